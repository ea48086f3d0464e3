/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-trend-area.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

struct _CldTrendArea
{
  GtkWidget parent_instance;

  CldComplianceBars *bars; /* (nullable) */
  char *title;
  guint current;
};

G_DEFINE_FINAL_TYPE (CldTrendArea, cld_trend_area, GTK_TYPE_WIDGET)

enum
{
  OPEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The font that a desktop without another asks for: 11 pt at 96 dpi. */
#define USUAL_FONT_SIZE (11.0 * 96 / 72)
#define MIN_WIDTH 300

/**
 * cld_chart_style_from_widget:
 * @style: (out caller-allocates): the colours and the font
 * @widget: where it is drawn
 *
 * Takes light or dark, contrast, and the size of the font from the desktop.
 */
void
cld_chart_style_from_widget (CldChartStyle *style, GtkWidget *widget)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  PangoFontDescription *font = pango_context_get_font_description (gtk_widget_get_pango_context (widget));
  double size = font ? pango_font_description_get_size (font) / (double) PANGO_SCALE : 0;

  *style = adw_style_manager_get_dark (manager) ? cld_chart_style_dark : cld_chart_style_light;
  if (font && pango_font_description_get_family (font))
    style->font = pango_font_description_get_family (font);
  if (font && !pango_font_description_get_size_is_absolute (font))
    size *= pango_cairo_context_get_resolution (gtk_widget_get_pango_context (widget)) / 72;
  if (size > 4)
    style->scale = size / USUAL_FONT_SIZE;
  if (adw_style_manager_get_high_contrast (manager))
    style->dim = style->edge = style->text;
}

static const CldChartBar *
get_bars (CldTrendArea *self, guint *n)
{
  *n = self->bars ? self->bars->bars->len : 0;
  return self->bars ? (const CldChartBar *) self->bars->bars->data : NULL;
}

static void
cld_trend_area_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CldTrendArea *self = CLD_TREND_AREA (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height);
  CldChartStyle style;
  guint n;
  const CldChartBar *bars = get_bars (self, &n);
  cairo_t *cr;

  if (n == 0 || width <= 0 || height <= 0)
    return;
  cld_chart_style_from_widget (&style, widget);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  cld_chart_draw_trend (cr, bars, n, width, height, &style);
  if (gtk_widget_has_visible_focus (widget))
    cld_chart_draw_focus (cr, bars, n, width, height, &style, self->current);
  cairo_destroy (cr);
}

static void
cld_trend_area_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  CldChartStyle style;

  cld_chart_style_from_widget (&style, widget);
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? MIN_WIDTH : (int) ceil (cld_chart_get_trend_height (&style));
}

/* --- which month --- */

/* A screen reader says the month that the keyboard is on. */
static void
say_current (CldTrendArea *self)
{
  guint n;
  const CldChartBar *bars = get_bars (self, &n);
  g_autofree char *sentence = self->current < n ? cld_chart_bar_dup_sentence (&bars[self->current]) : g_strdup ("");

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, self->title ? self->title : _("Trend"), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  sentence, -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
open_month (CldTrendArea *self, guint month)
{
  guint n;

  get_bars (self, &n);
  if (month < n)
    g_signal_emit (self, signals[OPEN], 0, month);
}

static int
find_month (CldTrendArea *self, double x)
{
  CldChartStyle style;
  guint n;
  const CldChartBar *bars = get_bars (self, &n);

  cld_chart_style_from_widget (&style, GTK_WIDGET (self));
  return cld_chart_find_bar (bars, n, gtk_widget_get_width (GTK_WIDGET (self)), &style, x);
}

static void
released_cb (CldTrendArea *self, int n_press, double x, double y)
{
  int month = find_month (self, x);

  if (month < 0)
    return;
  self->current = (guint) month;
  gtk_widget_grab_focus (GTK_WIDGET (self));
  say_current (self);
  open_month (self, (guint) month);
}

static gboolean
key_pressed_cb (CldTrendArea *self, guint keyval, guint keycode, GdkModifierType state)
{
  guint n;

  get_bars (self, &n);
  if (n == 0 || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return FALSE;
  if (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter || keyval == GDK_KEY_space)
    {
      open_month (self, self->current);
      return TRUE;
    }
  if (keyval == GDK_KEY_Left && self->current > 0)
    self->current--;
  else if (keyval == GDK_KEY_Right && self->current + 1 < n)
    self->current++;
  else if (keyval == GDK_KEY_Home)
    self->current = 0;
  else if (keyval == GDK_KEY_End)
    self->current = n - 1;
  else
    return keyval == GDK_KEY_Left || keyval == GDK_KEY_Right;
  say_current (self);
  return TRUE;
}

static gboolean
cld_trend_area_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  CldTrendArea *self = CLD_TREND_AREA (widget);
  guint n;
  const CldChartBar *bars = get_bars (self, &n);
  int month = keyboard ? (int) self->current : find_month (self, x);
  g_autofree char *sentence = month >= 0 && (guint) month < n ? cld_chart_bar_dup_sentence (&bars[month]) : NULL;

  gtk_tooltip_set_text (tooltip, sentence);
  return sentence != NULL;
}

/* --- life --- */

static void
cld_trend_area_finalize (GObject *object)
{
  CldTrendArea *self = CLD_TREND_AREA (object);

  cld_compliance_bars_free (self->bars);
  g_free (self->title);
  G_OBJECT_CLASS (cld_trend_area_parent_class)->finalize (object);
}

static void
cld_trend_area_class_init (CldTrendAreaClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cld_trend_area_finalize;
  widget_class->snapshot = cld_trend_area_snapshot;
  widget_class->measure = cld_trend_area_measure;
  widget_class->query_tooltip = cld_trend_area_query_tooltip;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);

  /**
   * CldTrendArea::open:
   * @self: the chart
   * @month: a month, counted from the first
   */
  signals[OPEN] = g_signal_new ("open", CLD_TYPE_TREND_AREA, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
cld_trend_area_init (CldTrendArea *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self, "notify::has-focus", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

/**
 * cld_trend_area_set_bars:
 * @self: a chart
 * @bars: (transfer full) (nullable): its months
 * @title: what it is the trend of
 */
void
cld_trend_area_set_bars (CldTrendArea *self, CldComplianceBars *bars, const char *title)
{
  g_return_if_fail (CLD_IS_TREND_AREA (self));

  cld_compliance_bars_free (self->bars);
  self->bars = bars;
  g_free (self->title);
  self->title = g_strdup (title);
  self->current = bars && bars->bars->len > 0 ? bars->bars->len - 1 : 0;
  say_current (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
