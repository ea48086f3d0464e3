/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cld-calendar-strip-private.h"

/* How the calendar is drawn, and what is where in it: above the names of the months with their counts, below a bar a
 * week. */

#define BARS_HEIGHT 40
#define BAR_GAP 2
#define PAD 4

/* --- where it is --- */

typedef struct
{
  int label_height;
  int before_width;
  double month_x;   /* of the first day */
  double day_width;
} Geometry;

static int
measure_text (GtkWidget *widget, const char *text, int *height)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);
  int width;

  pango_layout_get_pixel_size (layout, &width, height);
  return width;
}

static Geometry
find_geometry (CldCalendarStrip *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  Geometry geometry;
  gint32 n_days = self->end - self->months[1].from;

  geometry.before_width = measure_text (widget, _("Before"), &geometry.label_height) + 4 * PAD;
  geometry.month_x = geometry.before_width + PAD;
  geometry.day_width = MAX (0.1, (gtk_widget_get_width (widget) - geometry.month_x) / MAX (1, n_days));
  return geometry;
}

/* What @part takes of the width. */
static void
find_span (CldCalendarStrip *self, const Geometry *geometry, const CldCalendarPart *part, double *x, double *width)
{
  gint32 first = self->months[1].from;

  if (part->from == CLD_NO_DAY)
    {
      *x = 0;
      *width = geometry->before_width;
      return;
    }
  *x = geometry->month_x + (part->from - first) * geometry->day_width;
  *width = (part->until - part->from + 1) * geometry->day_width;
}

/* Where a part stands; FALSE where nothing is shown yet. */
gboolean
_cld_calendar_strip_find_span (CldCalendarStrip *self, CldCalendarPlace place, double *x, double *width)
{
  const CldCalendarPart *part = self->n_weeks > 0 ? _cld_calendar_strip_get_part (self, place) : NULL;
  Geometry geometry;

  if (!part)
    return FALSE;
  geometry = find_geometry (self);
  find_span (self, &geometry, part, x, width);
  return TRUE;
}

/* What is under a point. */
CldCalendarPlace
_cld_calendar_strip_find_place (CldCalendarStrip *self, double x, double y)
{
  Geometry geometry = find_geometry (self);
  gboolean week = y > 2 * geometry.label_height + PAD;
  const CldCalendarPart *parts = week ? self->weeks : self->months;
  int n = week ? self->n_weeks : CLD_CALENDAR_MONTHS + 1;

  if (x < geometry.before_width)
    return (CldCalendarPlace){ FALSE, 0 };
  for (int i = 0; i < n; i++)
    {
      double from, width;

      find_span (self, &geometry, &parts[i], &from, &width);
      if (parts[i].from != CLD_NO_DAY && x >= from && x < from + width)
        return (CldCalendarPlace){ week, i };
    }
  return (CldCalendarPlace){ FALSE, -1 };
}

/* --- how it is drawn --- */

static GdkRGBA
get_color (GtkWidget *widget, const char *name)
{
  GdkRGBA color;

  if (!name || !gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), name, &color))
    gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  return color;
}

static void
set_color (cairo_t *cr, const GdkRGBA *color, double alpha)
{
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha * alpha);
}

/* Late is hatched with an edge: it is told from the rest without its colour. */
static void
fill_hatched (cairo_t *cr, double x, double y, double width, double height, const GdkRGBA *color)
{
  cairo_save (cr);
  cairo_rectangle (cr, x, y, width, height);
  set_color (cr, color, 0.15);
  cairo_fill_preserve (cr);
  cairo_clip (cr);
  set_color (cr, color, 1);
  cairo_set_line_width (cr, 1.2);
  for (double at = -height; at < width; at += 4)
    {
      cairo_move_to (cr, x + at, y + height);
      cairo_line_to (cr, x + at + height, y);
    }
  cairo_stroke (cr);
  cairo_restore (cr);
  set_color (cr, color, 1);
  cairo_set_line_width (cr, 1);
  cairo_rectangle (cr, x + 0.5, y + 0.5, MAX (0, width - 1), MAX (0, height - 1));
  cairo_stroke (cr);
}

static guint
find_most (CldCalendarStrip *self)
{
  guint most = 1;

  for (int i = 0; i < self->n_weeks; i++)
    most = MAX (most, self->weeks[i].counts.n);
  return most;
}

static void
draw_bar (CldCalendarStrip *self, cairo_t *cr, const Geometry *geometry, const CldCalendarPart *part, double bottom, guint most)
{
  GdkRGBA plain = get_color (GTK_WIDGET (self), "cld_neutral"), late = get_color (GTK_WIDGET (self), "cld_late");
  double x, width, height, late_height;

  find_span (self, geometry, part, &x, &width);
  if (part->from == CLD_NO_DAY)
    {
      x += PAD;
      width -= 2 * PAD;
    }
  width = MAX (1, width - BAR_GAP);
  /* A week with few is seen too, and one with more than others is cut at the top by nobody. */
  height = part->counts.n > 0 ? MAX (3, MIN (1, part->counts.n / (double) most) * BARS_HEIGHT) : 0;
  late_height = part->counts.n_late > 0 ? MAX (4, height * part->counts.n_late / part->counts.n) : 0;
  height = MAX (height, late_height);
  set_color (cr, &plain, 0.55);
  cairo_rectangle (cr, x, bottom - height, width, height - late_height);
  cairo_fill (cr);
  if (late_height > 0)
    fill_hatched (cr, x, bottom - late_height, width, late_height, &late);
}

static void
draw_text (GtkWidget *widget, cairo_t *cr, const char *text, double x, double y, double width, gboolean bold, const GdkRGBA *color)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, text);
  PangoAttrList *attributes = pango_attr_list_new ();

  if (bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_set_width (layout, (int) (MAX (1, width) * PANGO_SCALE));
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  set_color (cr, color, 1);
  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
}

/* The year is said with its first month, where there is room. */
static char *
make_title (GtkWidget *widget, GDateTime *first, double room)
{
  g_autofree char *with_year = first && g_date_time_get_month (first) == 1 ? g_date_time_format (first, "%b %Y") : NULL;
  int height;

  if (!first)
    return g_strdup (_("Before"));
  /* Bold letters are wider. */
  if (with_year && measure_text (widget, with_year, &height) * 1.12 <= room)
    return g_steal_pointer (&with_year);
  return g_date_time_format (first, "%b");
}

static void
draw_month (CldCalendarStrip *self, cairo_t *cr, const Geometry *geometry, int i)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const CldCalendarPart *part = &self->months[i];
  GdkRGBA ink = get_color (widget, NULL), neutral = get_color (widget, "cld_neutral"), late = get_color (widget, "cld_late");
  g_autoptr (GDateTime) first = part->from == CLD_NO_DAY ? NULL : g_date_time_new_from_unix_utc ((gint64) part->from * 86400);
  g_autofree char *name = NULL;
  g_autofree char *count = g_strdup_printf ("%u", part->counts.n);
  double x, width;

  find_span (self, geometry, part, &x, &width);
  name = make_title (widget, first, width - PAD);
  if (i > 0)
    {
      set_color (cr, &ink, 0.18);
      cairo_rectangle (cr, (int) x, 0, 1, 2 * geometry->label_height + PAD + BARS_HEIGHT + PAD);
      cairo_fill (cr);
    }
  draw_text (widget, cr, name, x + PAD, 0, width - PAD, TRUE, &ink);
  draw_text (widget, cr, count, x + PAD, geometry->label_height, width - PAD, FALSE, part->counts.n_late > 0 && i == 0 ? &late : &neutral);
}

/* The part that is chosen stands on a tint, with an edge; the part that the keys are at has a dashed edge. */
static void
draw_mark (CldCalendarStrip *self, cairo_t *cr, const Geometry *geometry, CldCalendarPlace place, gboolean chosen)
{
  GdkRGBA accent = get_color (GTK_WIDGET (self), "accent_color");
  const CldCalendarPart *part = _cld_calendar_strip_get_part (self, place);
  const double dashes[] = { 3, 2 };
  double x, width, top = place.week ? 2 * geometry->label_height + PAD : 0;
  double height = gtk_widget_get_height (GTK_WIDGET (self)) - top;

  if (!part)
    return;
  find_span (self, geometry, part, &x, &width);
  cairo_save (cr);
  cairo_rectangle (cr, x + 0.5, top + 0.5, width - 1, height - 1);
  if (chosen)
    {
      set_color (cr, &accent, 0.18);
      cairo_fill_preserve (cr);
    }
  else
    cairo_set_dash (cr, dashes, 2, 0);
  set_color (cr, &accent, 1);
  cairo_set_line_width (cr, chosen ? 2 : 1);
  cairo_stroke (cr);
  cairo_restore (cr);
}

void
_cld_calendar_strip_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CldCalendarStrip *self = CLD_CALENDAR_STRIP (widget);
  Geometry geometry;
  double bottom;
  guint most = find_most (self);
  cairo_t *cr;

  if (self->n_weeks == 0)
    return;
  geometry = find_geometry (self);
  bottom = 2 * geometry.label_height + PAD + BARS_HEIGHT;
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget), (float) gtk_widget_get_height (widget)));
  draw_mark (self, cr, &geometry, self->chosen, TRUE);
  for (int i = 0; i <= CLD_CALENDAR_MONTHS; i++)
    draw_month (self, cr, &geometry, i);
  draw_bar (self, cr, &geometry, &self->months[0], bottom, MAX (most, self->months[0].counts.n));
  for (int i = 0; i < self->n_weeks; i++)
    draw_bar (self, cr, &geometry, &self->weeks[i], bottom, most);
  if (gtk_widget_has_focus (widget))
    draw_mark (self, cr, &geometry, self->cursor, FALSE);
  cairo_destroy (cr);
}

void
_cld_calendar_strip_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  int height, before = measure_text (widget, _("Before"), &height) + 4 * PAD;

  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = 2 * height + PAD + BARS_HEIGHT + PAD;
  else
    *minimum = *natural = before + PAD + CLD_CALENDAR_MONTHS * (measure_text (widget, "8888", &height) + PAD);
}
