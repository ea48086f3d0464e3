/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-painted.h"

/* What is to be done later, while its widget lives. */
typedef struct
{
  GWeakRef widget;
  CldPaintedFunc func;
  guint milliseconds;
  guint n_frames;
} Later;

static void
later_free (gpointer data)
{
  Later *later = data;

  g_weak_ref_clear (&later->widget);
  g_free (later);
}

static gboolean
timeout_cb (gpointer data)
{
  Later *later = data;
  g_autoptr (GtkWidget) widget = g_weak_ref_get (&later->widget);

  if (widget && gtk_widget_get_root (widget))
    later->func (widget);
  return G_SOURCE_REMOVE;
}

/* The second frame begins when the first one has been painted. */
static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Later *later = data;
  Later *next;

  if (later->n_frames++ == 0)
    return G_SOURCE_CONTINUE;
  next = g_new0 (Later, 1);
  g_weak_ref_init (&next->widget, widget);
  next->func = later->func;
  g_timeout_add_full (G_PRIORITY_LOW, later->milliseconds, timeout_cb, next, later_free);
  return G_SOURCE_REMOVE;
}

/**
 * cld_when_painted:
 * @widget: a widget, in view or soon to be
 * @milliseconds: how long to wait after that
 * @func: what to do then; not done where the widget is gone
 *
 * For what takes time and is not needed for the first picture.
 */
void
cld_when_painted (GtkWidget *widget, guint milliseconds, CldPaintedFunc func)
{
  Later *later;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (func);

  later = g_new0 (Later, 1);
  g_weak_ref_init (&later->widget, NULL);
  later->func = func;
  later->milliseconds = milliseconds;
  gtk_widget_add_tick_callback (widget, tick_cb, later, later_free);
}
