/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-chart-private.h"

#include <math.h>

#include "config.h"

#include <glib/gi18n-lib.h>

/* Bars by month: the same on a screen and on paper. What is told by a colour is told by a hatch too. */

#define RGB(r, g, b) { (r) / 255.0, (g) / 255.0, (b) / 255.0 }

const CldChartStyle cld_chart_style_print = {
  .font = "Cantarell, Sans",
  .scale = 0.68,
  .text = RGB (0, 0, 0),
  .dim = RGB (60, 60, 60),
  .grid = RGB (200, 200, 200),
  .paper = RGB (255, 255, 255),
  .edge = RGB (0, 0, 0),
  .parts = { RGB (225, 225, 225), RGB (255, 255, 255), RGB (110, 110, 110), RGB (255, 255, 255) },
  .bands = { RGB (255, 255, 255), RGB (240, 240, 240), RGB (222, 222, 222) },
};

const CldChartStyle cld_chart_style_light = {
  .font = "Cantarell, Sans",
  .scale = 1,
  .text = RGB (30, 30, 36),
  .dim = RGB (79, 77, 85),
  .grid = RGB (214, 213, 218),
  .paper = RGB (255, 255, 255),
  .edge = RGB (46, 52, 54),
  .parts = { RGB (143, 206, 165), RGB (248, 214, 110), RGB (224, 108, 104), RGB (238, 237, 240) },
  .bands = { RGB (228, 243, 233), RGB (252, 243, 213), RGB (250, 224, 222) },
};

const CldChartStyle cld_chart_style_dark = {
  .font = "Cantarell, Sans",
  .scale = 1,
  .text = RGB (255, 255, 255),
  .dim = RGB (196, 193, 201),
  .grid = RGB (84, 84, 88),
  .paper = RGB (54, 54, 54),
  .edge = RGB (222, 221, 218),
  .parts = { RGB (38, 112, 70), RGB (138, 104, 20), RGB (158, 44, 48), RGB (76, 76, 80) },
  .bands = { RGB (36, 66, 48), RGB (78, 66, 30), RGB (88, 44, 46) },
};

#define LEGEND 26.0
#define AXIS 34.0  /* room for its numbers */
#define LABELS 38.0 /* months and years below */
#define RIGHT 8.0
#define SAMPLE 18.0

/* --- what both charts share --- */

void
_cld_chart_set_color (cairo_t *cr, const CldChartColor *color)
{
  cairo_set_source_rgb (cr, color->red, color->green, color->blue);
}

/* Letters stand evenly at any scale. */
void
_cld_chart_begin (CldChartDrawing *drawing, cairo_t *cr, const CldChartStyle *style, double width, double height)
{
  PangoFontDescription *font = pango_font_description_from_string (style->font ? style->font : "Sans");
  cairo_font_options_t *options = cairo_font_options_create ();

  *drawing = (CldChartDrawing){ cr, style, pango_cairo_create_layout (cr), style->scale };
  cairo_save (cr);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (pango_layout_get_context (drawing->layout), options);
  cairo_font_options_destroy (options);
  pango_context_set_round_glyph_positions (pango_layout_get_context (drawing->layout), FALSE);
  pango_font_description_set_absolute_size (font, 12 * style->scale * PANGO_SCALE);
  pango_layout_set_font_description (drawing->layout, font);
  pango_font_description_free (font);
  pango_layout_set_single_paragraph_mode (drawing->layout, TRUE);
}

void
_cld_chart_end (CldChartDrawing *drawing)
{
  cairo_restore (drawing->cr);
  g_object_unref (drawing->layout);
}

static void
set_text (CldChartDrawing *drawing, const char *text, gboolean bold)
{
  pango_layout_set_attributes (drawing->layout, NULL);
  pango_layout_set_text (drawing->layout, text, -1);
  if (bold)
    {
      PangoAttrList *attributes = pango_attr_list_new ();

      pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
      pango_layout_set_attributes (drawing->layout, attributes);
      pango_attr_list_unref (attributes);
    }
}

double
_cld_chart_measure (CldChartDrawing *drawing, const char *text)
{
  PangoRectangle extents;

  set_text (drawing, text, FALSE);
  pango_layout_get_extents (drawing->layout, NULL, &extents);
  return (double) extents.width / PANGO_SCALE;
}

double
_cld_chart_write (CldChartDrawing *drawing, const char *text, double x, double y, double align, gboolean bold, const CldChartColor *color)
{
  PangoRectangle extents;
  double width;

  set_text (drawing, text, bold);
  pango_layout_get_extents (drawing->layout, NULL, &extents);
  width = (double) extents.width / PANGO_SCALE;
  _cld_chart_set_color (drawing->cr, color);
  cairo_move_to (drawing->cr, x - align * width, y - (double) extents.height / PANGO_SCALE / 2);
  pango_cairo_show_layout (drawing->cr, drawing->layout);
  return width;
}

void
_cld_chart_line (CldChartDrawing *drawing, double x1, double y1, double x2, double y2, double width, const CldChartColor *color)
{
  _cld_chart_set_color (drawing->cr, color);
  cairo_set_line_width (drawing->cr, width * drawing->s);
  cairo_move_to (drawing->cr, x1, y1);
  cairo_line_to (drawing->cr, x2, y2);
  cairo_stroke (drawing->cr);
}

/* --- the parts of a bar --- */

/**
 * cld_chart_part_get_label:
 * @part: a part of a bar
 *
 * Returns: what it stands for, translated
 */
const char *
cld_chart_part_get_label (CldChartPart part)
{
  static const char *const labels[CLD_CHART_N_PARTS] = { N_("On time"), N_("Late"), N_("Missing"), N_("Not recorded") };

  g_return_val_if_fail (part < CLD_CHART_N_PARTS, NULL);

  return _(labels[part]);
}

/* Lines that rise from left to right, or fall, over the whole of a box that clips them. */
static void
hatch (cairo_t *cr, double x, double y, double width, double height, double step, gboolean falling)
{
  for (double at = -height; at < width; at += step)
    {
      cairo_move_to (cr, x + at, falling ? y : y + height);
      cairo_line_to (cr, x + at + height, falling ? y + height : y);
    }
  cairo_stroke (cr);
}

static void
dot (cairo_t *cr, double x, double y, double width, double height, double step)
{
  for (double i = step / 2; i < width; i += step)
    for (double k = step / 2; k < height; k += step)
      {
        cairo_new_sub_path (cr);
        cairo_arc (cr, x + i, y + k, step / 5, 0, 2 * G_PI);
      }
  cairo_fill (cr);
}

/**
 * cld_chart_draw_part:
 * @cr: where to
 * @part: a part of a bar
 * @x: its left edge
 * @y: its upper edge
 * @width: how wide it is
 * @height: how high
 * @style: how it looks
 *
 * Draws a box: plain is on time, lines are late, crossed lines are missing, dots are not recorded.
 */
void
cld_chart_draw_part (cairo_t *cr, CldChartPart part, double x, double y, double width, double height, const CldChartStyle *style)
{
  double step = 6 * style->scale;

  if (width <= 0 || height <= 0)
    return;
  cairo_save (cr);
  cairo_rectangle (cr, x, y, width, height);
  cairo_clip (cr);
  _cld_chart_set_color (cr, &style->parts[part]);
  cairo_paint (cr);
  _cld_chart_set_color (cr, &style->edge);
  cairo_set_line_width (cr, 0.9 * style->scale);
  if (part == CLD_CHART_LATE || part == CLD_CHART_MISSING)
    hatch (cr, x, y, width, height, step, FALSE);
  if (part == CLD_CHART_MISSING)
    hatch (cr, x, y, width, height, step, TRUE);
  if (part == CLD_CHART_NOT_RECORDED)
    dot (cr, x, y, width, height, step);
  cairo_restore (cr);
  _cld_chart_set_color (cr, &style->edge);
  cairo_set_line_width (cr, 0.9 * style->scale);
  cairo_rectangle (cr, x, y, width, height);
  cairo_stroke (cr);
}

/* --- bars by month --- */

static guint
count_bar (const CldChartBar *bar)
{
  guint n = 0;

  for (guint i = 0; i < CLD_CHART_N_PARTS; i++)
    n += bar->parts[i];
  return n;
}

/* The step of the axis: 1, 2 or 5 times a power of ten, at most five of them. */
static guint
find_step (guint highest)
{
  static const guint factors[] = { 1, 2, 5 };

  for (guint power = 1;; power *= 10)
    for (guint i = 0; i < G_N_ELEMENTS (factors); i++)
      if (highest <= 5 * factors[i] * power || power > 100000000)
        return factors[i] * power;
}

/* Where its words are long it is drawn smaller. */
static void
draw_legend (CldChartDrawing *drawing, double room)
{
  double x = 0, y = 0, wanted = 0;

  for (guint i = 0; i < CLD_CHART_N_PARTS; i++)
    wanted += (SAMPLE + 6 + (i > 0 ? 16 : 0)) * drawing->s + _cld_chart_measure (drawing, cld_chart_part_get_label (i));
  cairo_save (drawing->cr);
  cairo_translate (drawing->cr, AXIS * drawing->s, LEGEND / 2 * drawing->s);
  if (wanted > room)
    cairo_scale (drawing->cr, room / wanted, room / wanted);
  for (guint i = 0; i < CLD_CHART_N_PARTS; i++)
    {
      cld_chart_draw_part (drawing->cr, i, x, y - 6 * drawing->s, SAMPLE * drawing->s, 12 * drawing->s, drawing->style);
      x += (SAMPLE + 6) * drawing->s;
      x += _cld_chart_write (drawing, cld_chart_part_get_label (i), x, y, 0, FALSE, &drawing->style->text) + 16 * drawing->s;
    }
  cairo_restore (drawing->cr);
}

static void
draw_axis (CldChartDrawing *drawing, guint step, guint n_steps, double width, double top, double bottom)
{
  for (guint i = 0; i <= n_steps; i++)
    {
      double y = bottom - (bottom - top) * i / n_steps;
      g_autofree char *number = g_strdup_printf ("%u", i * step);

      _cld_chart_line (drawing, AXIS * drawing->s, y, width - RIGHT * drawing->s, y, i == 0 ? 1.2 : 0.7, i == 0 ? &drawing->style->edge : &drawing->style->grid);
      _cld_chart_write (drawing, number, (AXIS - 6) * drawing->s, y, 1, FALSE, &drawing->style->dim);
    }
}

static void
draw_bar (CldChartDrawing *drawing, const CldChartBar *bar, double middle, double slot, double bottom, double unit)
{
  double width = MIN (slot * 0.62, 56 * drawing->s), y = bottom;
  guint n = count_bar (bar);
  g_autofree char *total = n > 0 ? g_strdup_printf ("%u", n) : NULL;

  for (guint i = 0; i < CLD_CHART_N_PARTS; i++)
    if (bar->parts[i] > 0)
      {
        double height = bar->parts[i] * unit;

        y -= height;
        cld_chart_draw_part (drawing->cr, i, middle - width / 2, y, width, height, drawing->style);
      }
  if (total)
    _cld_chart_write (drawing, total, middle, y - 8 * drawing->s, 0.5, FALSE, &drawing->style->dim);
  _cld_chart_write (drawing, bar->label, middle, bottom + 10 * drawing->s, 0.5, FALSE, &drawing->style->text);
  if (bar->group)
    _cld_chart_write (drawing, bar->group, middle, bottom + 26 * drawing->s, 0.5, FALSE, &drawing->style->dim);
}

static double
get_slot (guint n, double width, const CldChartStyle *style)
{
  return n > 0 ? (width - (AXIS + RIGHT) * style->scale) / n : 0;
}

/**
 * cld_chart_draw_trend:
 * @cr: where to
 * @bars: (array length=n): months, the oldest first
 * @n: how many
 * @width: the whole width
 * @height: the whole height
 * @style: how it looks
 *
 * Draws stacked bars with their legend. The numbers belong into a table beside it.
 */
void
cld_chart_draw_trend (cairo_t *cr, const CldChartBar *bars, guint n, double width, double height, const CldChartStyle *style)
{
  CldChartDrawing drawing;
  guint highest = 1, step, n_steps;
  double top = (LEGEND + 18) * style->scale, bottom = height - LABELS * style->scale, slot = get_slot (n, width, style);

  for (guint i = 0; i < n; i++)
    highest = MAX (highest, count_bar (&bars[i]));
  step = find_step (highest);
  n_steps = (highest + step - 1) / step;
  _cld_chart_begin (&drawing, cr, style, width, height);
  draw_legend (&drawing, width - (AXIS + RIGHT) * style->scale);
  draw_axis (&drawing, step, n_steps, width, top, bottom);
  for (guint i = 0; i < n; i++)
    draw_bar (&drawing, &bars[i], AXIS * style->scale + slot * (i + 0.5), slot, bottom, (bottom - top) / ((double) n_steps * step));
  _cld_chart_end (&drawing);
}

/**
 * cld_chart_get_trend_height:
 * @style: how it looks
 *
 * Returns: a height at which it reads well
 */
double
cld_chart_get_trend_height (const CldChartStyle *style)
{
  return 270 * style->scale;
}

/**
 * cld_chart_find_bar:
 * @bars: (array length=n): months
 * @n: how many
 * @width: the whole width
 * @style: how it looks
 * @x: a place
 *
 * Returns: which month is there, -1 for none
 */
int
cld_chart_find_bar (const CldChartBar *bars, guint n, double width, const CldChartStyle *style, double x)
{
  double slot = get_slot (n, width, style), at = x - AXIS * style->scale;

  return slot > 0 && at >= 0 && at < slot * n ? (int) (at / slot) : -1;
}

/**
 * cld_chart_draw_focus:
 * @cr: where to
 * @bars: (array length=n): months
 * @n: how many
 * @width: the whole width
 * @height: the whole height
 * @style: how it looks
 * @bar: one of them
 *
 * Draws the frame round the month that the keyboard is on.
 */
void
cld_chart_draw_focus (cairo_t *cr, const CldChartBar *bars, guint n, double width, double height, const CldChartStyle *style, guint bar)
{
  double slot = get_slot (n, width, style), s = style->scale;

  g_return_if_fail (bar < n);

  cairo_save (cr);
  _cld_chart_set_color (cr, &style->text);
  cairo_set_line_width (cr, 2 * s);
  cairo_rectangle (cr, AXIS * s + slot * bar + 2 * s, LEGEND * s, slot - 4 * s, height - (LEGEND + 1) * s);
  cairo_stroke (cr);
  cairo_restore (cr);
}

/**
 * cld_chart_bar_dup_sentence:
 * @bar: a month
 *
 * Returns: (transfer full): it in words
 */
char *
cld_chart_bar_dup_sentence (const CldChartBar *bar)
{
  /* Translators: a month and what became of its duties */
  return g_strdup_printf (_("%1$s %2$s: %3$u on time, %4$u late, %5$u missing, %6$u not recorded"), bar->label, bar->group ? bar->group : "", bar->parts[CLD_CHART_ON_TIME],
                          bar->parts[CLD_CHART_LATE], bar->parts[CLD_CHART_MISSING], bar->parts[CLD_CHART_NOT_RECORDED]);
}
