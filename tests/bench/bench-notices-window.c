/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The register of notices on a real display: from making the page to the first frame with its rows, and what a filter takes until
 * the next frame. By hand, with a database that bench-notices made (bench-notices 20000 NAME):
 *
 *   bench-notices-window DATABASE DAY ROUNDS     OPENED FILTERED      (medians, milliseconds)
 */

#include "config.h"

#include <adwaita.h>
#include <stdlib.h>

#include "bench-window.h"
#include "cld-notices-pane.h"
#include "cld-notices-view.h"

static void
measure (CldSession *session, GArray *opened, GArray *filtered)
{
  static const guint only[] = { CLD_NOTICES_NOT_SENT, CLD_NOTICES_NOT_ACKNOWLEDGED, CLD_NOTICES_WITHHELD, 0 };
  GtkWidget *window = adw_window_new ();
  BenchTime start;
  double ms;
  CldPane *pane;

  gtk_window_set_default_size (GTK_WINDOW (window), 1366, 768);
  gtk_window_present (GTK_WINDOW (window));
  bench_spin (300);
  start = bench_now ();
  pane = cld_notices_pane_new (session);
  adw_window_set_content (ADW_WINDOW (window), GTK_WIDGET (pane));
  cld_pane_shown (pane);
  ms = bench_wait_painted (window, start).wall;
  g_array_append_val (opened, ms);
  bench_spin (500);
  for (guint i = 0; i < G_N_ELEMENTS (only); i++)
    {
      start = bench_now ();
      cld_notices_view_only (CLD_NOTICES_VIEW (bench_find (window, CLD_TYPE_NOTICES_VIEW)), only[i]);
      ms = bench_wait_painted (window, start).wall;
      g_array_append_val (filtered, ms);
      bench_spin (300);
    }
  gtk_window_destroy (GTK_WINDOW (window));
  bench_spin (200);
}

int
main (int argc, char **argv)
{
  g_autoptr (GArray) opened = g_array_new (FALSE, FALSE, sizeof (double)), filtered = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GError) error = NULL;
  g_autoptr (CldSession) session = NULL;

  if (argc != 4)
    {
      g_printerr ("usage: bench-notices-window DATABASE DAY ROUNDS\n");
      return 2;
    }
  gtk_init ();
  adw_init ();
  session = cld_session_open (argv[1], CLD_STORE_OPEN, &error);
  if (!session)
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  cld_session_set_today (session, argv[2]);
  for (int i = 0; i < atoi (argv[3]); i++)
    measure (session, opened, filtered);
  g_print ("%.0f %.0f\n", bench_median (opened), bench_median (filtered));
  return 0;
}
