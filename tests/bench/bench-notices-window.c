/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The register of notices on a real display: from making the page to the first frame with its rows, and what a filter takes until
 * the next frame. By hand, with a database that bench-notices made (bench-notices 20000 NAME):
 *
 *   bench-notices-window DATABASE DAY ROUNDS     OPENED FILTERED      (medians, milliseconds)
 */

#include "config.h"

#include <adwaita.h>
#include <stdlib.h>

#include "cld-notices-pane.h"
#include "cld-notices-view.h"

static double
now (void)
{
  return (double) g_get_monotonic_time () / 1000;
}

static void
painted_cb (double *at)
{
  *at = *at > 0 ? *at : now ();
}

static void
wait_painted (GtkWidget *window, double *at)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  gulong handler = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (painted_cb), at);

  gtk_widget_queue_draw (window);
  while (*at <= 0)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, handler);
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

static GtkWidget *
find_view (GtkWidget *root)
{
  if (CLD_IS_NOTICES_VIEW (root))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_view (child);

      if (found)
        return found;
    }
  return NULL;
}

static void
measure (CldSession *session, GArray *opened, GArray *filtered)
{
  static const guint only[] = { CLD_NOTICES_NOT_SENT, CLD_NOTICES_NOT_ACKNOWLEDGED, CLD_NOTICES_WITHHELD, 0 };
  GtkWidget *window = adw_window_new ();
  double start, painted = 0, ms;
  CldPane *pane;

  gtk_window_set_default_size (GTK_WINDOW (window), 1366, 768);
  gtk_window_present (GTK_WINDOW (window));
  spin (300);
  start = now ();
  pane = cld_notices_pane_new (session);
  adw_window_set_content (ADW_WINDOW (window), GTK_WIDGET (pane));
  cld_pane_shown (pane);
  wait_painted (window, &painted);
  ms = painted - start;
  g_array_append_val (opened, ms);
  spin (500);
  for (guint i = 0; i < G_N_ELEMENTS (only); i++)
    {
      painted = 0;
      start = now ();
      cld_notices_view_only (CLD_NOTICES_VIEW (find_view (window)), only[i]);
      wait_painted (window, &painted);
      ms = painted - start;
      g_array_append_val (filtered, ms);
      spin (300);
    }
  gtk_window_destroy (GTK_WINDOW (window));
  spin (200);
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
  g_print ("%.0f %.0f\n", median (opened), median (filtered));
  return 0;
}
