/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <gtk/gtk.h>

/* Timers that are due later than this are not waited for: drafts that are kept, toasts, the look at the database. A button
 * that is activated is pressed for 250. */
#define SETTLE_TIMER_MS 260
/* Something that never comes to rest, as a spinner that turns, is waited for as long as this. */
#define SETTLE_SECONDS 3

/* Whether another thread of this process has something to do: whether it is in anything but a wait to be woken. One that
 * waits for a processor, a disk or a lock on a database is at work. */
static inline gboolean
settle_others_work (void)
{
  static const char tasks[] = "/proc/self/task";
  g_autofree char *self = g_strdup_printf ("%d", (int) getpid ());
  g_autoptr (GDir) dir = g_dir_open (tasks, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (tasks, name, "syscall", NULL);
      g_autofree char *call = NULL;
      gint64 number;

      if (strcmp (name, self) == 0 || !g_file_get_contents (path, &call, NULL, NULL))
        continue;
      if (!g_ascii_isdigit (*call))
        return TRUE;
      number = g_ascii_strtoll (call, NULL, 10);
      if (number != SYS_futex && number != SYS_poll && number != SYS_ppoll && number != SYS_epoll_wait)
        return TRUE;
    }
  return FALSE;
}

/* Milliseconds until the next timer of the main context is due; -1 where there is none. */
static inline int
settle_next_timer (void)
{
  GMainContext *context = g_main_context_default ();
  GPollFD ignored[1];
  int timeout = -1, priority;

  if (!g_main_context_acquire (context))
    return 0;
  if (g_main_context_prepare (context, &priority))
    timeout = 0;
  else
    g_main_context_query (context, G_MAXINT, &timeout, ignored, 0);
  g_main_context_release (context);
  return timeout;
}

/*
 * settle:
 *
 * Runs the main loop until the program is at rest, however loaded the machine is: nothing is ready, no timer is due soon,
 * no thread has work, the display has answered everything and the last frame is drawn. What waits for another process, as
 * for a server, is not seen.
 */
static inline void
settle (void)
{
  const gint64 end = g_get_monotonic_time () + SETTLE_SECONDS * G_TIME_SPAN_SECOND;
  guint quiet = 0;

  while (quiet < 2 && g_get_monotonic_time () < end)
    {
      gboolean worked = FALSE;
      int timer;

      while (g_main_context_iteration (NULL, FALSE))
        worked = TRUE;
      if (settle_others_work ())
        {
          g_usleep (500);
          quiet = 0;
          continue;
        }
      if (gdk_display_get_default ())
        gdk_display_sync (gdk_display_get_default ());
      timer = settle_next_timer ();
      if (timer > 0 && timer <= SETTLE_TIMER_MS)
        g_main_context_iteration (NULL, TRUE);
      quiet = worked || (timer >= 0 && timer <= SETTLE_TIMER_MS) ? 0 : quiet + 1;
    }
}
