/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What the programs share that measure a page on a real display: the two clocks, the next frame, the middle of several rounds. */

#include <gtk/gtk.h>
#include <time.h>

/**
 * BenchTime:
 * @wall: milliseconds on the wall
 * @cpu: milliseconds of processor that this program used, all threads together
 *
 * A moment, or how long something took. On a machine that others load the processor is what counts.
 */
typedef struct
{
  double wall;
  double cpu;
} BenchTime;

static inline BenchTime
bench_now (void)
{
  struct timespec cpu;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &cpu);
  return (BenchTime){ (double) g_get_monotonic_time () / 1e3, (double) cpu.tv_sec * 1e3 + (double) cpu.tv_nsec / 1e6 };
}

static inline BenchTime
bench_since (BenchTime start)
{
  BenchTime now = bench_now ();

  return (BenchTime){ now.wall - start.wall, now.cpu - start.cpu };
}

static inline void
bench_painted_cb (BenchTime *at)
{
  if (at->wall <= 0)
    *at = bench_now ();
}

/* What it took from @start until the next whole frame of @window. */
static inline BenchTime
bench_wait_painted (GtkWidget *window, BenchTime start)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (window);
  BenchTime at = { 0 };
  gulong handler = g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (bench_painted_cb), &at);

  gtk_widget_queue_draw (window);
  while (at.wall <= 0)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, handler);
  return (BenchTime){ at.wall - start.wall, at.cpu - start.cpu };
}

static inline void
bench_spin (guint ms)
{
  for (gint64 end = g_get_monotonic_time () + ms * 1000; g_get_monotonic_time () < end;)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (500);
    }
}

static inline int
bench_compare (gconstpointer a, gconstpointer b)
{
  const double *x = a, *y = b;

  return (*x > *y) - (*x < *y);
}

/* The middle of (element-type double) @values; they are sorted. */
static inline double
bench_median (GArray *values)
{
  g_array_sort (values, bench_compare);
  return g_array_index (values, double, values->len / 2);
}

/* The first widget of a type below @root, or @root; %NULL where there is none. */
static inline GtkWidget *
bench_find (GtkWidget *root, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = bench_find (child, type);

      if (found)
        return found;
    }
  return NULL;
}
