/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-timeline-private.h"

#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cld-date.h"

/* The drawing: the same on a screen and on paper. What is told by a fill is told by lines too. */

#define RGB(r, g, b) { (r) / 255.0, (g) / 255.0, (b) / 255.0, 1.0 }

const CldTimelineStyle cld_timeline_style_print = {
  .font = "Cantarell, Sans",
  .scale = 0.6,
  .text = RGB (0, 0, 0),
  .dim = RGB (60, 60, 60),
  .grid = RGB (190, 190, 190),
  .edge = RGB (90, 90, 90),
  .strong = RGB (0, 0, 0),
  .home = RGB (255, 255, 255),
  .near = RGB (242, 242, 242),
  .far = RGB (230, 230, 230),
  .current = RGB (212, 212, 212),
  .legal = RGB (255, 255, 255),
  .gap = RGB (0, 0, 0),
  .paper = RGB (255, 255, 255),
};

const CldTimelineStyle cld_timeline_style_light = {
  .font = "Cantarell, Sans",
  .scale = 1,
  .text = RGB (30, 30, 36),
  .dim = RGB (79, 77, 85),
  .grid = RGB (200, 199, 204),
  .edge = RGB (98, 142, 204),
  .strong = RGB (26, 95, 180),
  .home = RGB (222, 234, 251),
  .near = RGB (196, 217, 246),
  .far = RGB (178, 206, 243),
  .current = RGB (153, 193, 241),
  .legal = RGB (236, 235, 238),
  .gap = RGB (179, 20, 43),
  .paper = RGB (255, 255, 255),
};

const CldTimelineStyle cld_timeline_style_dark = {
  .font = "Cantarell, Sans",
  .scale = 1,
  .text = RGB (255, 255, 255),
  .dim = RGB (196, 193, 201),
  .grid = RGB (84, 84, 88),
  .edge = RGB (98, 142, 204),
  .strong = RGB (153, 193, 241),
  .home = RGB (34, 49, 72),
  .near = RGB (37, 62, 98),
  .far = RGB (36, 70, 118),
  .current = RGB (28, 84, 150),
  .legal = RGB (66, 66, 70),
  .gap = RGB (255, 147, 140),
  .paper = RGB (54, 54, 54),
};

/* A drawing in the making. */
typedef struct
{
  cairo_t *cr;
  const CldTimeline *timeline;
  const CldTimelineStyle *style;
  CldTimelineFrame frame;
  PangoLayout *layout;
  double width;
  double height;
} Drawing;

static void
set_color (cairo_t *cr, const CldTimelineColor *color)
{
  cairo_set_source_rgba (cr, color->red, color->green, color->blue, color->alpha);
}

/* The layout of a text; letters stand evenly at any scale. */
static PangoLayout *
make_layout (cairo_t *cr, const CldTimelineStyle *style)
{
  PangoLayout *layout = pango_cairo_create_layout (cr);
  PangoContext *context = pango_layout_get_context (layout);
  PangoFontDescription *font = pango_font_description_from_string (style->font ? style->font : "Sans");
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_font_description_set_absolute_size (font, 12.5 * style->scale * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  return layout;
}

/* Writes @text in its own colour, centred on @y, no wider than @width. Returns how wide it is. */
static double
write_text (Drawing *drawing, const char *text, double x, double y, double width, gboolean bold, const CldTimelineColor *color)
{
  PangoRectangle extents;

  if (!text || width < 10 * drawing->style->scale)
    return 0;
  pango_layout_set_attributes (drawing->layout, NULL);
  if (bold)
    {
      PangoAttrList *attributes = pango_attr_list_new ();

      pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
      pango_layout_set_attributes (drawing->layout, attributes);
      pango_attr_list_unref (attributes);
    }
  pango_layout_set_width (drawing->layout, (int) (width * PANGO_SCALE));
  pango_layout_set_text (drawing->layout, text, -1);
  pango_layout_get_extents (drawing->layout, NULL, &extents);
  set_color (drawing->cr, color);
  cairo_move_to (drawing->cr, x, y - (double) extents.height / PANGO_SCALE / 2);
  pango_cairo_show_layout (drawing->cr, drawing->layout);
  return (double) extents.width / PANGO_SCALE;
}

static void
draw_line (Drawing *drawing, double x1, double y1, double x2, double y2, double width, const CldTimelineColor *color)
{
  set_color (drawing->cr, color);
  cairo_set_line_width (drawing->cr, width * drawing->style->scale);
  cairo_move_to (drawing->cr, x1, y1);
  cairo_line_to (drawing->cr, x2, y2);
  cairo_stroke (drawing->cr);
}

static void
round_box (cairo_t *cr, double x, double y, double width, double height, double radius)
{
  radius = MIN (radius, MIN (width, height) / 2);
  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0, G_PI_2);
  cairo_arc (cr, x + radius, y + height - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

/* Slanted lines inside a box. */
static void
hatch (cairo_t *cr, double x, double y, double width, double height, double scale, const CldTimelineColor *color)
{
  double step = 5 * scale;

  cairo_save (cr);
  cairo_rectangle (cr, x, y, width, height);
  cairo_clip (cr);
  set_color (cr, color);
  cairo_set_line_width (cr, 1.5 * scale);
  for (double at = x - height; at < x + width; at += step)
    {
      cairo_move_to (cr, at, y + height);
      cairo_line_to (cr, at + height, y);
    }
  cairo_stroke (cr);
  cairo_restore (cr);
}

/* Next door one line along the foot, at a distance two. */
static void
draw_area_lines (cairo_t *cr, const CldTimelineStyle *style, CldArea area, double x, double y, double width, double height)
{
  guint n = area == CLD_AREA_ADJOINING ? 1 : area == CLD_AREA_DISTANT || area == CLD_AREA_OTHER ? 2 : 0;
  double s = style->scale, inset = MIN (5 * s, width / 4);

  set_color (cr, &style->strong);
  cairo_set_line_width (cr, 1.3 * s);
  for (guint i = 0; i < n && width > 2 * s; i++)
    {
      cairo_move_to (cr, x + inset, y + height - (4 + 3.5 * i) * s);
      cairo_line_to (cr, x + width - inset, y + height - (4 + 3.5 * i) * s);
    }
  cairo_stroke (cr);
}

static const CldTimelineColor *
get_fill (const CldTimelineStyle *style, CldArea area, gboolean current)
{
  if (current)
    return &style->current;
  if (area == CLD_AREA_ADJOINING)
    return &style->near;
  return area == CLD_AREA_DISTANT || area == CLD_AREA_OTHER ? &style->far : &style->home;
}

static void
draw_box (cairo_t *cr, const CldTimelineStyle *style, const CldTimelineColor *fill, const CldTimelineColor *edge, double line, double x, double y, double width, double height)
{
  double half = line * style->scale / 2;

  round_box (cr, x + half, y + half, MAX (width - 2 * half, 0.5 * style->scale), height - 2 * half, 4 * style->scale);
  set_color (cr, fill);
  cairo_fill_preserve (cr);
  set_color (cr, edge);
  cairo_set_line_width (cr, line * style->scale);
  cairo_stroke (cr);
}

static void
draw_gap (cairo_t *cr, const CldTimelineStyle *style, double x, double y, double width, double height)
{
  double line = 1.5 * style->scale;

  set_color (cr, &style->paper);
  cairo_rectangle (cr, x, y, width, height);
  cairo_fill (cr);
  hatch (cr, x, y, width, height, style->scale, &style->gap);
  set_color (cr, &style->gap);
  cairo_set_line_width (cr, line);
  cairo_rectangle (cr, x + line / 2, y + line / 2, MAX (width - line, 0), height - line);
  cairo_stroke (cr);
}

/* An absence is an outline of dashes within the time of its placement. */
static void
draw_absence (cairo_t *cr, const CldTimelineStyle *style, double x, double y, double width, double height)
{
  double s = style->scale, dashes[] = { 3 * s, 2 * s };

  cairo_save (cr);
  if (width < 8 * s)
    {
      /* Too short for dashes. */
      set_color (cr, &style->dim);
      cairo_rectangle (cr, x, y, width, height);
      cairo_fill (cr);
      cairo_restore (cr);
      return;
    }
  set_color (cr, &style->paper);
  cairo_rectangle (cr, x + 0.5 * s, y + 0.5 * s, MAX (width - s, 0), height - s);
  cairo_fill_preserve (cr);
  set_color (cr, &style->dim);
  cairo_set_line_width (cr, s);
  cairo_set_dash (cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_stroke (cr);
  cairo_restore (cr);
}

static void
draw_bar (Drawing *drawing, const CldTimelineBar *bar)
{
  const CldTimelineStyle *style = drawing->style;
  double s = style->scale, x = _cld_timeline_frame_x (&drawing->frame, drawing->timeline, bar->from);
  /* A day is seen however long the years are. */
  double width = MAX (_cld_timeline_frame_x (&drawing->frame, drawing->timeline, bar->until) - x, 2 * s);
  double y = drawing->frame.top[bar->lane], height = drawing->frame.height[bar->lane], middle = y + height / 2;
  g_autofree char *text = bar->name && !style->hide_names ? g_strdup_printf ("%s · %s", bar->type, bar->name) : g_strdup (bar->type);
  gboolean lined = bar->area == CLD_AREA_ADJOINING || bar->area == CLD_AREA_DISTANT || bar->area == CLD_AREA_OTHER;

  x = MIN (x, drawing->frame.right - 1);
  if (bar->gap)
    {
      draw_gap (drawing->cr, style, x, y, width, height);
      return;
    }
  if (bar->lane == LANE_ABSENCE)
    {
      draw_absence (drawing->cr, style, x, y, width, height);
      return;
    }
  if (bar->lane == LANE_LEGAL)
    draw_box (drawing->cr, style, &style->legal, &style->dim, 1, x, y, width, height);
  else
    {
      draw_box (drawing->cr, style, get_fill (style, bar->area, bar->current), bar->current ? &style->strong : &style->edge, bar->current ? 2 : 1, x, y, width, height);
      draw_area_lines (drawing->cr, style, bar->area, x, y, width, height);
    }
  if (width > 26 * s)
    write_text (drawing, text, x + 6 * s, lined ? middle - 4 * s : middle, width - 10 * s, bar->current && bar->lane == LANE_PLACEMENT, &style->text);
}

static void
draw_mark (cairo_t *cr, const CldTimelineStyle *style, CldTimelineMarkKind kind, double x, double y)
{
  double s = style->scale;

  cairo_new_path (cr);
  cairo_set_line_width (cr, 1.4 * s);
  set_color (cr, kind == MARK_MISSING ? &style->gap : &style->text);
  switch (kind)
    {
    case MARK_REVIEW:
      cairo_rectangle (cr, x - 3.5 * s, y - 3.5 * s, 7 * s, 7 * s);
      break;
    case MARK_MISSING:
      cairo_move_to (cr, x, y - 6 * s);
      cairo_line_to (cr, x + 6 * s, y + 5 * s);
      cairo_line_to (cr, x - 6 * s, y + 5 * s);
      cairo_close_path (cr);
      cairo_fill (cr);
      return;
    case MARK_VISIT:
      cairo_arc (cr, x, y, 4 * s, 0, 2 * G_PI);
      cairo_fill (cr);
      return;
    case MARK_TRIED:
    default:
      cairo_arc (cr, x, y, 3.4 * s, 0, 2 * G_PI);
      break;
    }
  cairo_stroke (cr);
}

static void
draw_marks (Drawing *drawing)
{
  double y = drawing->frame.top[LANE_EVENTS] + drawing->frame.height[LANE_EVENTS] / 2;

  for (guint i = 0; i < drawing->timeline->marks->len; i++)
    {
      const CldTimelineMark *mark = &g_array_index (drawing->timeline->marks, CldTimelineMark, i);

      draw_mark (drawing->cr, drawing->style, mark->kind, _cld_timeline_frame_x (&drawing->frame, drawing->timeline, mark->day), y);
    }
}

/* How many months from one label of the axis to the next. */
static int
choose_step (const Drawing *drawing)
{
  static const int steps[] = { 1, 2, 3, 6, 12, 24, 60, 120, 240 };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i] * 30.4 * drawing->frame.per_day >= (steps[i] < 12 ? 62 : 44) * drawing->style->scale)
      return steps[i];
  return 600;
}

static void
draw_tick (Drawing *drawing, GDateTime *month, int step, gboolean first)
{
  gint32 day = (gint32) (g_date_time_to_unix (month) / 86400);
  double s = drawing->style->scale, x = _cld_timeline_frame_x (&drawing->frame, drawing->timeline, day);
  gboolean january = g_date_time_get_month (month) == 1;
  double room = MIN (step * 30.4 * drawing->frame.per_day - 4 * s, drawing->width - x - 3 * s);
  g_autofree char *label = NULL;

  if (step >= 12)
    label = g_date_time_format (month, "%Y");
  else
    /* Translators: months of an axis, as for g_date_time_format(); the second is the first of its year */
    label = g_date_time_format (month, first || january ? _("%b %Y") : _("%b"));
  draw_line (drawing, x, 20 * s, x, drawing->height - 4 * s, 1, january && step < 12 ? &drawing->style->dim : &drawing->style->grid);
  if (day < drawing->timeline->until)
    write_text (drawing, label, x + 3 * s, 11 * s, room, FALSE, &drawing->style->dim);
}

static void
draw_axis (Drawing *drawing)
{
  g_autoptr (GDateTime) first = g_date_time_new_from_unix_utc ((gint64) drawing->timeline->from * 86400);
  int step = choose_step (drawing);
  /* Steps of more than a month stand at the beginning of a quarter, a year, a decade. */
  int month = g_date_time_get_year (first) * 12 + g_date_time_get_month (first) - 1;
  gboolean at_first = TRUE;

  if (month % step != 0)
    month += step - month % step;
  for (;; month += step)
    {
      g_autoptr (GDateTime) tick = month < 9999 * 12 ? g_date_time_new_utc (month / 12, month % 12 + 1, 1, 0, 0, 0) : NULL;

      if (!tick || g_date_time_to_unix (tick) / 86400 > drawing->timeline->until)
        return;
      draw_tick (drawing, tick, step, at_first);
      at_first = FALSE;
    }
}

static void
draw_labels (Drawing *drawing)
{
  const char *labels[N_LANES] = { _("Placement"), _("Away"), _("Legal status"), _("Events") };
  double s = drawing->style->scale;

  for (guint i = 0; i < N_LANES; i++)
    if (drawing->frame.height[i] > 0)
      write_text (drawing, labels[i], 4 * s, drawing->frame.top[i] + drawing->frame.height[i] / 2, drawing->frame.left - 10 * s, FALSE, &drawing->style->dim);
}

static void
draw_today (Drawing *drawing)
{
  double s = drawing->style->scale, x = _cld_timeline_frame_x (&drawing->frame, drawing->timeline, drawing->timeline->today);

  draw_line (drawing, x, 22 * s, x, drawing->height - 4 * s, 2, &drawing->style->text);
  write_text (drawing, _("Today"), x + 4 * s, drawing->frame.top[LANE_EVENTS] + drawing->frame.height[LANE_EVENTS] / 2, drawing->width - x - 5 * s, TRUE, &drawing->style->text);
}

/**
 * cld_timeline_draw:
 * @cr: where to, at its origin
 * @timeline: a timeline
 * @width: how wide, in the units of @cr
 * @height: how high; see cld_timeline_get_height()
 * @style: how it looks
 *
 * Draws the timeline and nothing outside of @width and @height.
 */
void
cld_timeline_draw (cairo_t *cr, const CldTimeline *timeline, double width, double height, const CldTimelineStyle *style)
{
  Drawing drawing = { .cr = cr, .timeline = timeline, .style = style, .width = width, .height = height };

  if (width <= 0 || height <= 0)
    return;
  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_clip (cr);
  drawing.layout = make_layout (cr, style);
  _cld_timeline_frame_init (&drawing.frame, timeline, width, style);
  draw_axis (&drawing);
  draw_labels (&drawing);
  for (guint i = 0; i < timeline->bars->len; i++)
    draw_bar (&drawing, &g_array_index (timeline->bars, CldTimelineBar, i));
  draw_marks (&drawing);
  if (timeline->today != CLD_NO_DAY)
    draw_today (&drawing);
  g_object_unref (drawing.layout);
  cairo_restore (cr);
}

/**
 * cld_timeline_sample_get_label:
 * @sample: a sign of the drawing
 *
 * Returns: what it means
 */
const char *
cld_timeline_sample_get_label (CldTimelineSample sample)
{
  static const char *const labels[] = {
    N_("In area"),
    N_("Next-door area"),
    N_("At a distance"),
    N_("Gap"),
    N_("Away"),
    N_("Visit"),
    N_("Review"),
    N_("Missing"),
  };

  G_STATIC_ASSERT (G_N_ELEMENTS (labels) == CLD_TIMELINE_N_SAMPLES);
  g_return_val_if_fail (sample < CLD_TIMELINE_N_SAMPLES, "");
  return _(labels[sample]);
}

/**
 * cld_timeline_draw_sample:
 * @cr: where to, at its origin
 * @sample: a sign of the drawing
 * @width: how wide
 * @height: how high
 * @style: how it looks
 *
 * Draws one sign for the legend.
 */
void
cld_timeline_draw_sample (cairo_t *cr, CldTimelineSample sample, double width, double height, const CldTimelineStyle *style)
{
  static const CldArea areas[] = { CLD_AREA_OWN, CLD_AREA_ADJOINING, CLD_AREA_DISTANT };

  cairo_save (cr);
  switch (sample)
    {
    case CLD_TIMELINE_SAMPLE_HOME:
    case CLD_TIMELINE_SAMPLE_NEAR:
    case CLD_TIMELINE_SAMPLE_FAR:
      draw_box (cr, style, get_fill (style, areas[sample], FALSE), &style->edge, 1, 0, 0, width, height);
      draw_area_lines (cr, style, areas[sample], 0, 0, width, height);
      break;
    case CLD_TIMELINE_SAMPLE_GAP:
      draw_gap (cr, style, 0, 0, width, height);
      break;
    case CLD_TIMELINE_SAMPLE_AWAY:
      draw_absence (cr, style, 0, 0, width, height);
      break;
    case CLD_TIMELINE_SAMPLE_VISIT:
      draw_mark (cr, style, MARK_VISIT, width / 2, height / 2);
      break;
    case CLD_TIMELINE_SAMPLE_REVIEW:
      draw_mark (cr, style, MARK_REVIEW, width / 2, height / 2);
      break;
    case CLD_TIMELINE_SAMPLE_MISSING:
      draw_mark (cr, style, MARK_MISSING, width / 2, height / 2);
      break;
    case CLD_TIMELINE_N_SAMPLES:
    default:
      break;
    }
  cairo_restore (cr);
}
