/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The first screen of Today: from making the page to the first frame with its rows, once the duties are in memory; and
 * what a change of one child takes until the page shows it. Prints, in milliseconds:
 *
 *   bench-today DATABASE DAY ROUNDS     LOADED FIRST-FRAME CHANGE LATE      (medians)
 */

#include "config.h"

#include <adwaita.h>
#include <stdlib.h>

#include "cld-today-pane-private.h"

static double
now (void)
{
  return (double) g_get_monotonic_time () / 1000;
}

static void
spin (guint ms)
{
  for (double end = now () + ms; now () < end;)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (500);
    }
}

static void
painted_cb (double *at)
{
  *at = *at > 0 ? *at : now ();
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const double *x = a, *y = b;

  return (*x > *y) - (*x < *y);
}

static double
median (GArray *values)
{
  g_array_sort (values, compare);
  return g_array_index (values, double, values->len / 2);
}

static void
measure (CldSession *session, GArray *frames, GArray *changes)
{
  const CldDutyBoard *board = cld_duty_watch_get_board (cld_duty_watch_of (session));
  GtkWidget *window = gtk_window_new ();
  double painted = 0, start = now (), ms;
  CldPane *pane = cld_today_pane_new (session);

  gtk_window_set_default_size (GTK_WINDOW (window), 1366, 768);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (pane));
  gtk_window_present (GTK_WINDOW (window));
  cld_pane_shown (pane);
  g_signal_connect_swapped (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (painted_cb), &painted);
  while (painted == 0)
    g_main_context_iteration (NULL, TRUE);
  ms = painted - start;
  g_array_append_val (frames, ms);
  if (!cld_today_body_get_current (_cld_today_pane_get_body (CLD_TODAY_PANE (pane)), TRUE))
    g_error ("Today has no rows");
  spin (300);
  start = now ();
  cld_session_note_change (session, cld_duty_board_get_child (board, cld_duty_board_get_n_children (board) / 2)->ref);
  ms = now () - start;
  g_array_append_val (changes, ms);
  spin (100);
  gtk_window_destroy (GTK_WINDOW (window));
  spin (100);
}

int
main (int argc, char **argv)
{
  g_autoptr (GArray) frames = g_array_new (FALSE, FALSE, sizeof (double)), changes = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GError) error = NULL;
  g_autoptr (CldSession) session = NULL;
  double start, loaded;

  if (argc != 4)
    {
      g_printerr ("usage, with a display: bench-today DATABASE DAY ROUNDS\n");
      return 2;
    }
  adw_init ();
  session = cld_session_open (argv[1], CLD_STORE_OPEN, &error);
  if (!session)
    g_error ("%s", error->message);
  cld_session_set_today (session, argv[2]);
  start = now ();
  while (!cld_duty_watch_get_board (cld_duty_watch_of (session)))
    g_main_context_iteration (NULL, TRUE);
  loaded = now () - start;
  /* The first window of a program pays for the fonts and the theme. */
  measure (session, frames, changes);
  g_array_set_size (frames, 0);
  g_array_set_size (changes, 0);
  for (int i = 0; i < atoi (argv[3]); i++)
    measure (session, frames, changes);
  g_print ("%.1f %.1f %.1f %" G_GINT64_FORMAT "\n", loaded, median (frames), median (changes), cld_today_count (session));
  return 0;
}
