/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/Xdamage.h>

#include <glib.h>

/* Starts a program and tells when its window was painted, counted from just before exec:
 *
 *   bench-window PROGRAM ARGUMENTS...     prints  MILLISECONDS RSS-KIB PSS-KIB BRIGHTNESSES
 *
 * The X server says when something is drawn (XDamage); at each time the window's pixels are kept. When nothing more is
 * drawn for a while, the last picture is what the program had to show, and the first that equals it but for a few
 * pixels (a cursor that blinks, a scroll bar that fades) was its first whole frame. The program knows nothing of it,
 * so any program is measured the same way. The last number says how many rows of pixels are not of one colour: that a
 * list was really shown. */

#define QUIET_MS 2000
#define GIVE_UP_MS 30000
#define MAY_DIFFER 0.003 /* share of the pixels: less than a row of a list */
#define SIGNIFICANT 24  /* of 255, in one colour */
#define MAX_PICTURES 100

typedef struct
{
  double when;
  XImage *image;
} Picture;

typedef struct
{
  Display *display;
  Window window;
  int width;
  int height;
  int damage_event;
  Picture pictures[MAX_PICTURES];
  guint n_pictures;
} Watch;

static double
now_ms (void)
{
  struct timespec t;

  clock_gettime (CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

static pid_t
start (char **argv, double *started)
{
  double *shared = mmap (NULL, sizeof *shared, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  pid_t pid = fork ();

  if (pid == 0)
    {
      *shared = now_ms ();
      execv (argv[0], argv);
      _exit (127);
    }
  while (*(volatile double *) shared == 0)
    usleep (200);
  *started = *shared;
  munmap (shared, sizeof *shared);
  return pid;
}

/* The first window of the screen that a window manager would manage, and that is no helper of a pixel. */
static void
take_window (Watch *watch, Window window)
{
  XWindowAttributes attributes;

  if (watch->window || !XGetWindowAttributes (watch->display, window, &attributes) || attributes.override_redirect
      || attributes.width < 300)
    return;
  watch->window = window;
  XDamageCreate (watch->display, window, XDamageReportRawRectangles);
  XSelectInput (watch->display, window, StructureNotifyMask);
}

static void
take_picture (Watch *watch)
{
  XWindowAttributes attributes;
  Picture *picture;

  if (watch->n_pictures == MAX_PICTURES || !XGetWindowAttributes (watch->display, watch->window, &attributes)
      || attributes.map_state != IsViewable)
    return;
  picture = &watch->pictures[watch->n_pictures];
  watch->width = MIN (attributes.width, WidthOfScreen (attributes.screen) - MAX (attributes.x, 0));
  watch->height = MIN (attributes.height, HeightOfScreen (attributes.screen) - MAX (attributes.y, 0));
  /* The time before the picture is asked for would be too early: the server may still be drawing. */
  picture->image = XGetImage (watch->display, watch->window, 0, 0, (unsigned) watch->width, (unsigned) watch->height, AllPlanes, ZPixmap);
  picture->when = now_ms ();
  if (picture->image)
    watch->n_pictures++;
}

/* All that the server has to say; whether something was drawn. */
static gboolean
take_events (Watch *watch)
{
  gboolean drawn = FALSE;

  while (XPending (watch->display) > 0)
    {
      XEvent event;

      XNextEvent (watch->display, &event);
      if (event.type == MapNotify)
        take_window (watch, event.xmap.window);
      else if (event.type == watch->damage_event + XDamageNotify)
        drawn = TRUE;
    }
  return drawn;
}

static gboolean
watch_until_quiet (Watch *watch, pid_t pid, double started)
{
  double last = 0;

  while (now_ms () - started < GIVE_UP_MS)
    {
      if (waitpid (pid, NULL, WNOHANG) == pid)
        return FALSE;
      if (take_events (watch) && watch->window)
        {
          take_picture (watch);
          last = now_ms ();
        }
      else if (last > 0 && now_ms () - last > QUIET_MS)
        return TRUE;
      else
        usleep (300);
    }
  return FALSE;
}

static const guint8 *
pixel_at (const XImage *image, int x, int y)
{
  return (const guint8 *) image->data + (gsize) y * (gsize) image->bytes_per_line + (gsize) x * 4;
}

static gboolean
differs (const guint8 *a, const guint8 *b)
{
  return abs (a[0] - b[0]) > SIGNIFICANT || abs (a[1] - b[1]) > SIGNIFICANT || abs (a[2] - b[2]) > SIGNIFICANT;
}

static gboolean
is_same (const XImage *a, const XImage *b)
{
  gsize n = 0;

  if (a->width != b->width || a->height != b->height)
    return FALSE;
  for (int y = 0; y < a->height; y++)
    for (int x = 0; x < a->width; x++)
      n += differs (pixel_at (a, x, y), pixel_at (b, x, y));
  return n <= MAY_DIFFER * a->width * a->height;
}

/* Rows of pixels, in the part right of the places and below the header, that hold more than one colour. */
static int
count_drawn_rows (const XImage *image)
{
  int n = 0;

  for (int y = 120; y < image->height - 60; y++)
    for (int x = image->width / 3; x < image->width - 40; x++)
      if (differs (pixel_at (image, x, y), pixel_at (image, x - 1, y)))
        {
          n++;
          break;
        }
  return n;
}

static double
first_whole_frame (const Watch *watch)
{
  const XImage *last = watch->pictures[watch->n_pictures - 1].image;
  guint first = watch->n_pictures - 1;

  while (first > 0 && is_same (watch->pictures[first - 1].image, last))
    first--;
  return watch->pictures[first].when;
}

/* In KiB, from a line such as "Rss:   1234 kB". */
static long
memory_of (pid_t pid, const char *key)
{
  g_autofree char *name = g_strdup_printf ("/proc/%d/smaps_rollup", (int) pid);
  g_autofree char *text = NULL;
  const char *line;

  if (!g_file_get_contents (name, &text, NULL, NULL))
    return -1;
  line = strstr (text, key);
  return line ? strtol (line + strlen (key), NULL, 10) : -1;
}

int
main (int argc, char *argv[])
{
  Watch watch = { 0 };
  int error_event, status = 1;
  double started;
  pid_t pid;

  watch.display = argc > 1 ? XOpenDisplay (NULL) : NULL;
  if (!watch.display || !XDamageQueryExtension (watch.display, &watch.damage_event, &error_event))
    {
      fprintf (stderr, "usage, with a display that has XDamage: bench-window PROGRAM ARGUMENTS...\n");
      return 2;
    }
  XSelectInput (watch.display, DefaultRootWindow (watch.display), SubstructureNotifyMask);
  XSync (watch.display, False);
  pid = start (argv + 1, &started);
  if (watch_until_quiet (&watch, pid, started) && watch.n_pictures > 0)
    {
      const XImage *last = watch.pictures[watch.n_pictures - 1].image;

      printf ("%.1f %ld %ld %d\n", first_whole_frame (&watch) - started, memory_of (pid, "\nRss:"),
              memory_of (pid, "\nPss:"), count_drawn_rows (last));
      status = 0;
    }
  else
    fprintf (stderr, "bench-window: %s showed no window\n", argv[1]);
  kill (pid, SIGKILL);
  waitpid (pid, NULL, 0);
  XCloseDisplay (watch.display);
  return status;
}
