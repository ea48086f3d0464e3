/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-chart-private.h"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>

#include "cld-codes.h"
#include "cld-date.h"

/* Scores of the strengths and difficulties questionnaire over time, on the bands in which clinics read them. */

#define HIGHEST 40
#define AXIS 30.0
#define LABELS 26.0
#define TOP 12.0
#define BAND 150.0 /* room for the names of the bands, to the right */
#define MAX_BANDS 3

typedef struct
{
  const char *label;
  int least;
  int most;
} Band;

static guint
load_bands (Band bands[MAX_BANDS])
{
  const CldCodeList *list = cld_code_list_find ("sdq_band");
  guint n = MIN (cld_code_list_get_n (list), MAX_BANDS);

  for (guint i = 0; i < n; i++)
    {
      const CldCode *code = cld_code_list_get (list, i);
      const char *least = cld_code_list_get_cell (list, code->code, "least"), *most = cld_code_list_get_cell (list, code->code, "most");

      bands[i] = (Band){ code->label, least ? atoi (least) : 0, most ? atoi (most) : HIGHEST };
    }
  return n;
}

/**
 * cld_chart_get_sdq_band:
 * @score: a score
 *
 * Returns: (nullable): the name of its band; %NULL for what is no score
 */
const char *
cld_chart_get_sdq_band (int score)
{
  Band bands[MAX_BANDS];
  guint n = load_bands (bands);

  for (guint i = 0; i < n; i++)
    if (score >= bands[i].least && score <= bands[i].most)
      return bands[i].label;
  return NULL;
}

/**
 * cld_chart_get_sdq_height:
 * @style: how it looks
 *
 * Returns: a height at which it reads well
 */
double
cld_chart_get_sdq_height (const CldChartStyle *style)
{
  return 240 * style->scale;
}

/* Where things are. */
typedef struct
{
  double left, right, top, bottom;
  gint32 first, last;
} Frame;

static double
find_y (const Frame *frame, double score)
{
  return frame->bottom - (frame->bottom - frame->top) * CLAMP (score, 0, HIGHEST) / HIGHEST;
}

static double
find_x (const Frame *frame, gint32 day)
{
  double inset = (frame->right - frame->left) * 0.06;

  if (frame->last <= frame->first)
    return (frame->left + frame->right) / 2;
  return frame->left + inset + (frame->right - frame->left - 2 * inset) * (day - frame->first) / (double) (frame->last - frame->first);
}

static void
draw_bands (CldChartDrawing *drawing, const Frame *frame)
{
  Band bands[MAX_BANDS];
  guint n = load_bands (bands);

  for (guint i = 0; i < n; i++)
    {
      /* Half a point on either side, so that bands meet and a score is well inside its own. */
      double high = i + 1 == n ? frame->top : find_y (frame, bands[i].most + 0.5), low = i == 0 ? frame->bottom : find_y (frame, bands[i].least - 0.5);
      g_autofree char *name = g_strdup_printf ("%s, %d–%d", bands[i].label, bands[i].least, bands[i].most);

      _cld_chart_set_color (drawing->cr, &drawing->style->bands[i]);
      cairo_rectangle (drawing->cr, frame->left, high, frame->right - frame->left, low - high);
      cairo_fill (drawing->cr);
      _cld_chart_line (drawing, frame->left, low, frame->right, low, 0.7, &drawing->style->dim);
      _cld_chart_write (drawing, name, frame->right + 8 * drawing->s, (high + low) / 2, 0, FALSE, &drawing->style->text);
    }
  for (int score = 0; score <= HIGHEST; score += 10)
    {
      g_autofree char *number = g_strdup_printf ("%d", score);

      _cld_chart_write (drawing, number, frame->left - 6 * drawing->s, find_y (frame, score), 1, FALSE, &drawing->style->dim);
    }
}

static char *
format_month (gint32 day)
{
  char iso[CLD_DATE_SIZE];
  g_autoptr (GDateTime) date = NULL;

  cld_date_from_day (day, iso);
  date = g_date_time_new_utc (atoi (iso), atoi (iso + 5), atoi (iso + 8), 0, 0, 0);
  return g_date_time_format (date, "%b %Y");
}

static void
draw_points (CldChartDrawing *drawing, const Frame *frame, const CldSdqPoint *points, guint n)
{
  double free_from = -1;

  for (guint i = 0; i + 1 < n; i++)
    _cld_chart_line (drawing, find_x (frame, points[i].day), find_y (frame, points[i].score), find_x (frame, points[i + 1].day), find_y (frame, points[i + 1].score), 1.6, &drawing->style->edge);
  for (guint i = 0; i < n; i++)
    {
      double x = find_x (frame, points[i].day), y = find_y (frame, points[i].score);
      g_autofree char *score = g_strdup_printf ("%d", points[i].score), *month = format_month (points[i].day);
      double width = _cld_chart_measure (drawing, month);

      cairo_arc (drawing->cr, x, y, 4 * drawing->s, 0, 2 * G_PI);
      _cld_chart_set_color (drawing->cr, &drawing->style->edge);
      cairo_fill (drawing->cr);
      _cld_chart_write (drawing, score, x, points[i].score > HIGHEST - 5 ? y + 13 * drawing->s : y - 12 * drawing->s, 0.5, TRUE, &drawing->style->text);
      /* A label that has no room is left out: the table has every date. */
      if (x - width / 2 > free_from)
        {
          _cld_chart_write (drawing, month, x, frame->bottom + LABELS / 2 * drawing->s, 0.5, FALSE, &drawing->style->text);
          free_from = x + width / 2 + 6 * drawing->s;
        }
    }
}

/**
 * cld_chart_draw_sdq:
 * @cr: where to
 * @points: (array length=n): scores by day
 * @n: how many
 * @width: the whole width
 * @height: the whole height
 * @style: how it looks
 *
 * Draws the scores over their bands. The table beside it says the same.
 */
void
cld_chart_draw_sdq (cairo_t *cr, const CldSdqPoint *points, guint n, double width, double height, const CldChartStyle *style)
{
  CldChartDrawing drawing;
  double s = style->scale;
  Frame frame = { AXIS * s, MAX (width - BAND * s, AXIS * s + 40 * s), TOP * s, height - LABELS * s, n > 0 ? points[0].day : 0, n > 0 ? points[n - 1].day : 0 };

  _cld_chart_begin (&drawing, cr, style, width, height);
  draw_bands (&drawing, &frame);
  if (n == 0)
    _cld_chart_write (&drawing, _("No score recorded"), (frame.left + frame.right) / 2, (frame.top + frame.bottom) / 2, 0.5, FALSE, &style->text);
  draw_points (&drawing, &frame, points, n);
  _cld_chart_end (&drawing);
}

/**
 * cld_chart_dup_sdq_sentence:
 * @points: (array length=n): scores by day
 * @n: how many
 *
 * Returns: (transfer full): the same in words: “Mar 2025: 12, close to average; …”
 */
char *
cld_chart_dup_sdq_sentence (const CldSdqPoint *points, guint n)
{
  GString *out = g_string_new (n == 0 ? _("No score recorded") : NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *month = format_month (points[i].day);
      const char *band = cld_chart_get_sdq_band (points[i].score);

      g_string_append_printf (out, "%s%s: %d", i > 0 ? "; " : "", month, points[i].score);
      if (band)
        g_string_append_printf (out, " (%s)", band);
    }
  return g_string_free (out, FALSE);
}
