/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The first screen of Today: from making the page to the first frame with its rows, once the duties are in memory; and
 * what a change of one child takes until the page shows it. Prints, in milliseconds:
 *
 *   bench-today DATABASE DAY ROUNDS     LOADED FIRST-FRAME ITS-PROCESSOR-TIME CHANGE LATE      (medians)
 */

#include "config.h"

#include <adwaita.h>
#include <stdlib.h>

#include "bench-window.h"
#include "cld-today-pane-private.h"

typedef struct
{
  GArray *wall; /* (element-type double) */
  GArray *cpu;  /* (element-type double) */
} Frames;

static void
measure (CldSession *session, const Frames *frames, GArray *changes)
{
  const CldDutyBoard *board = cld_duty_watch_get_board (cld_duty_watch_of (session));
  GtkWidget *window = gtk_window_new ();
  BenchTime start = bench_now (), took;
  CldPane *pane = cld_today_pane_new (session);

  gtk_window_set_default_size (GTK_WINDOW (window), 1366, 768);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (pane));
  gtk_window_present (GTK_WINDOW (window));
  cld_pane_shown (pane);
  took = bench_wait_painted (window, start);
  g_array_append_val (frames->wall, took.wall);
  g_array_append_val (frames->cpu, took.cpu);
  if (!cld_today_body_get_current (_cld_today_pane_get_body (CLD_TODAY_PANE (pane)), TRUE))
    g_error ("Today has no rows");
  bench_spin (300);
  start = bench_now ();
  cld_session_note_change (session, cld_duty_board_get_child (board, cld_duty_board_get_n_children (board) / 2)->ref);
  took = bench_since (start);
  g_array_append_val (changes, took.wall);
  bench_spin (100);
  gtk_window_destroy (GTK_WINDOW (window));
  bench_spin (100);
}

int
main (int argc, char **argv)
{
  g_autoptr (GArray) walls = g_array_new (FALSE, FALSE, sizeof (double)), cpus = g_array_new (FALSE, FALSE, sizeof (double)), changes = g_array_new (FALSE, FALSE, sizeof (double));
  const Frames frames = { walls, cpus };
  g_autoptr (GError) error = NULL;
  g_autoptr (CldSession) session = NULL;
  BenchTime start;
  double loaded;

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
  start = bench_now ();
  while (!cld_duty_watch_get_board (cld_duty_watch_of (session)))
    g_main_context_iteration (NULL, TRUE);
  loaded = bench_since (start).wall;
  /* The first window of a program pays for the fonts and the theme. */
  measure (session, &frames, changes);
  g_array_set_size (walls, 0);
  g_array_set_size (cpus, 0);
  g_array_set_size (changes, 0);
  for (int i = 0; i < atoi (argv[3]); i++)
    measure (session, &frames, changes);
  g_print ("%.1f %.1f %.1f %.1f %" G_GINT64_FORMAT "\n", loaded, bench_median (walls), bench_median (cpus), bench_median (changes), cld_today_count (session));
  return 0;
}
