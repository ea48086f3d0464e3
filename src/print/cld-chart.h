/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/**
 * CldChartColor:
 *
 * A colour, each part from 0 to 1.
 */
typedef struct
{
  double red;
  double green;
  double blue;
} CldChartColor;

/* The parts of a bar, from the foot up. */
typedef enum
{
  CLD_CHART_ON_TIME,
  CLD_CHART_LATE,
  CLD_CHART_MISSING,
  CLD_CHART_NOT_RECORDED,
  CLD_CHART_N_PARTS
} CldChartPart;

/**
 * CldChartStyle:
 * @font: family of the texts
 * @scale: the size of everything: 1 draws text 12 units high, as on a screen; paper takes 0.68
 * @text: texts
 * @dim: numbers of the axes
 * @grid: lines behind the bars
 * @paper: what is behind it all
 * @edge: outlines and hatches
 * @parts: what a part of a bar is filled with, under its hatch
 * @bands: what the bands of a score are filled with, from the lowest
 *
 * How a chart looks. Each part has a hatch of its own, so nothing is told by colour alone.
 */
typedef struct
{
  const char *font;
  double scale;
  CldChartColor text;
  CldChartColor dim;
  CldChartColor grid;
  CldChartColor paper;
  CldChartColor edge;
  CldChartColor parts[CLD_CHART_N_PARTS];
  CldChartColor bands[3];
} CldChartStyle;

extern const CldChartStyle cld_chart_style_print;
extern const CldChartStyle cld_chart_style_light;
extern const CldChartStyle cld_chart_style_dark;

/**
 * CldChartBar:
 * @label: what stands below it: “Mar”
 * @group: (nullable): what stands below the label of the first of a group: “2026”
 * @parts: how many rows each part is
 *
 * A month of a trend.
 */
typedef struct
{
  const char *label;
  const char *group;
  guint parts[CLD_CHART_N_PARTS];
} CldChartBar;

/**
 * CldSdqPoint:
 * @day: when it was completed (cld_date_to_day())
 * @score: 0 to 40
 *
 * A score of the strengths and difficulties questionnaire.
 */
typedef struct
{
  gint32 day;
  int score;
} CldSdqPoint;

const char *cld_chart_part_get_label (CldChartPart part); /* translated: “On time” */

/* Stacked bars by month with their legend, on the whole of @width × @height. */
void cld_chart_draw_trend (cairo_t *cr, const CldChartBar *bars, guint n, double width, double height, const CldChartStyle *style);
double cld_chart_get_trend_height (const CldChartStyle *style); /* a good one */
/* The bar that is drawn at @x, or -1; and the middle of a bar. */
int cld_chart_find_bar (const CldChartBar *bars, guint n, double width, const CldChartStyle *style, double x);
void cld_chart_draw_focus (cairo_t *cr, const CldChartBar *bars, guint n, double width, double height, const CldChartStyle *style, guint bar);
void cld_chart_draw_part (cairo_t *cr, CldChartPart part, double x, double y, double width, double height, const CldChartStyle *style);
char *cld_chart_bar_dup_sentence (const CldChartBar *bar); /* for a screen reader: “Mar 2026: 4 on time, 1 late, …” */

/* Scores by date over the bands 0-13, 14-16 and 17-40 (data/codes/sdq_band.csv), with the bands' names and each score beside
 * its point. @points are sorted by day; none draws the bands and says that there is no score. */
void cld_chart_draw_sdq (cairo_t *cr, const CldSdqPoint *points, guint n, double width, double height, const CldChartStyle *style);
double cld_chart_get_sdq_height (const CldChartStyle *style);
char *cld_chart_dup_sdq_sentence (const CldSdqPoint *points, guint n); /* for a screen reader: each day, score and band */
const char *cld_chart_get_sdq_band (int score); /* (nullable): “Close to average”, for the table beside it */

G_END_DECLS
