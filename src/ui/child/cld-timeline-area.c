/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-timeline-area.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

/* The drawn timeline on the screen. It takes no focus: the table beside it says the same, and says so. */
struct _CldTimelineArea
{
  GtkWidget parent_instance;

  CldTimeline *timeline;
};

G_DEFINE_FINAL_TYPE (CldTimelineArea, cld_timeline_area, GTK_TYPE_WIDGET)

enum
{
  PLACEMENT_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The font that a desktop without another asks for: 11 pt at 96 dpi. */
#define USUAL_FONT_SIZE (11.0 * 96 / 72)

/**
 * cld_timeline_style_from_widget:
 * @style: (out caller-allocates): the colours and the font
 * @widget: where it is drawn
 *
 * Takes light or dark, contrast, and the size of the font from the desktop.
 */
void
cld_timeline_style_from_widget (CldTimelineStyle *style, GtkWidget *widget)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();
  PangoFontDescription *font = pango_context_get_font_description (gtk_widget_get_pango_context (widget));
  double size = font ? pango_font_description_get_size (font) / (double) PANGO_SCALE : 0;

  *style = adw_style_manager_get_dark (manager) ? cld_timeline_style_dark : cld_timeline_style_light;
  if (font && pango_font_description_get_family (font))
    style->font = pango_font_description_get_family (font);
  if (font && !pango_font_description_get_size_is_absolute (font))
    size *= pango_cairo_context_get_resolution (gtk_widget_get_pango_context (widget)) / 72;
  if (size > 4)
    style->scale = size / USUAL_FONT_SIZE;
  if (!adw_style_manager_get_high_contrast (manager))
    return;
  style->dim = style->text;
  style->edge = style->text;
  style->strong = style->text;
}

static void
cld_timeline_area_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CldTimelineArea *self = CLD_TIMELINE_AREA (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height);
  CldTimelineStyle style;
  cairo_t *cr;

  if (!self->timeline || width <= 0 || height <= 0)
    return;
  cld_timeline_style_from_widget (&style, widget);
  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  cld_timeline_draw (cr, self->timeline, width, height, &style);
  cairo_destroy (cr);
}

static void
cld_timeline_area_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  CldTimelineArea *self = CLD_TIMELINE_AREA (widget);
  CldTimelineStyle style;

  *minimum = *natural = 0;
  if (!self->timeline)
    return;
  cld_timeline_style_from_widget (&style, widget);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = *natural = (int) ceil (cld_timeline_get_min_width (self->timeline, &style));
  else
    *minimum = *natural = (int) ceil (cld_timeline_get_height (self->timeline, &style));
}

static gboolean
cld_timeline_area_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  CldTimelineArea *self = CLD_TIMELINE_AREA (widget);
  CldTimelineStyle style;
  const char *text;

  if (!self->timeline || keyboard)
    return FALSE;
  cld_timeline_style_from_widget (&style, widget);
  text = cld_timeline_get_text_at (self->timeline, gtk_widget_get_width (widget), &style, x, y);
  gtk_tooltip_set_text (tooltip, text);
  return text != NULL;
}

static void
pressed_cb (CldTimelineArea *self, int n_press, double x, double y)
{
  CldTimelineStyle style;
  const char *ref;

  if (!self->timeline)
    return;
  cld_timeline_style_from_widget (&style, GTK_WIDGET (self));
  ref = cld_timeline_get_ref_at (self->timeline, gtk_widget_get_width (GTK_WIDGET (self)), &style, x, y);
  if (ref)
    g_signal_emit (self, signals[PLACEMENT_CHOSEN], 0, ref, n_press > 1);
}

static void
cld_timeline_area_finalize (GObject *object)
{
  cld_timeline_free (CLD_TIMELINE_AREA (object)->timeline);
  G_OBJECT_CLASS (cld_timeline_area_parent_class)->finalize (object);
}

static void
cld_timeline_area_class_init (CldTimelineAreaClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cld_timeline_area_finalize;
  widget_class->snapshot = cld_timeline_area_snapshot;
  widget_class->measure = cld_timeline_area_measure;
  widget_class->query_tooltip = cld_timeline_area_query_tooltip;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);

  /**
   * CldTimelineArea::placement-chosen:
   * @self: the area
   * @ref: the placement that was clicked at
   * @open: whether it was clicked at twice
   */
  signals[PLACEMENT_CHOSEN] = g_signal_new ("placement-chosen", CLD_TYPE_TIMELINE_AREA, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
}

static void
cld_timeline_area_init (CldTimelineArea *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  g_signal_connect_object (click, "pressed", G_CALLBACK (pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Timeline of the placements"),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, _("A drawing. The table below says the same."),
                                  -1);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::high-contrast", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

/**
 * cld_timeline_area_set_timeline:
 * @self: an area
 * @timeline: (transfer full) (nullable): what it draws
 */
void
cld_timeline_area_set_timeline (CldTimelineArea *self, CldTimeline *timeline)
{
  g_return_if_fail (CLD_IS_TIMELINE_AREA (self));

  cld_timeline_free (self->timeline);
  self->timeline = timeline;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
