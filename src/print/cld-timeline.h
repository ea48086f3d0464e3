/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>

#include "cld-record-set.h"

G_BEGIN_DECLS

/**
 * CldTimelineColor:
 *
 * A colour, each part from 0 to 1.
 */
typedef struct
{
  double red;
  double green;
  double blue;
  double alpha;
} CldTimelineColor;

/**
 * CldTimelineStyle:
 * @font: family of the texts
 * @scale: the size of everything: 1 draws text 13.3 units high, as on a screen of 96 dpi; paper takes 0.6
 * @hide_names: whether carers and homes are left out, so that the type alone names a bar
 * @text: texts
 * @dim: the axis and the labels of the rows
 * @grid: the lines of the months
 * @edge: the outline of bars
 * @strong: the outline of the bar in force, and the lines that tell the area
 * @home: a bar in our own area, or where the area is not known
 * @near: a bar next door
 * @far: a bar at a distance
 * @current: the bar in force
 * @legal: the strip of the legal status
 * @gap: the hatch of a gap, and missing episodes
 * @paper: what is behind it all
 *
 * How a timeline looks. Nothing is told by colour alone.
 */
typedef struct
{
  const char *font;
  double scale;
  gboolean hide_names;
  CldTimelineColor text;
  CldTimelineColor dim;
  CldTimelineColor grid;
  CldTimelineColor edge;
  CldTimelineColor strong;
  CldTimelineColor home;
  CldTimelineColor near;
  CldTimelineColor far;
  CldTimelineColor current;
  CldTimelineColor legal;
  CldTimelineColor gap;
  CldTimelineColor paper;
} CldTimelineStyle;

/* What is drawn of one period of care. It holds the texts itself: the records may go. */
typedef struct _CldTimeline CldTimeline;

extern const CldTimelineStyle cld_timeline_style_print;
extern const CldTimelineStyle cld_timeline_style_light;
extern const CldTimelineStyle cld_timeline_style_dark;

CldTimeline *cld_timeline_new (CldRecordSet *set, const CldRow *period, const char *today);
void cld_timeline_free (CldTimeline *timeline);
gboolean cld_timeline_is_empty (const CldTimeline *timeline);
double cld_timeline_get_height (const CldTimeline *timeline, const CldTimelineStyle *style);
double cld_timeline_get_min_width (const CldTimeline *timeline, const CldTimelineStyle *style);
void cld_timeline_draw (cairo_t *cr, const CldTimeline *timeline, double width, double height, const CldTimelineStyle *style);
const char *cld_timeline_get_text_at (const CldTimeline *timeline, double width, const CldTimelineStyle *style, double x, double y);
const char *cld_timeline_get_ref_at (const CldTimeline *timeline, double width, const CldTimelineStyle *style, double x, double y);

/* What stands in the legend. */
typedef enum
{
  CLD_TIMELINE_SAMPLE_HOME,
  CLD_TIMELINE_SAMPLE_NEAR,
  CLD_TIMELINE_SAMPLE_FAR,
  CLD_TIMELINE_SAMPLE_GAP,
  CLD_TIMELINE_SAMPLE_AWAY,
  CLD_TIMELINE_SAMPLE_VISIT,
  CLD_TIMELINE_SAMPLE_REVIEW,
  CLD_TIMELINE_SAMPLE_MISSING,
  CLD_TIMELINE_N_SAMPLES,
} CldTimelineSample;

const char *cld_timeline_sample_get_label (CldTimelineSample sample);
void cld_timeline_draw_sample (cairo_t *cr, CldTimelineSample sample, double width, double height, const CldTimelineStyle *style);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CldTimeline, cld_timeline_free)

G_END_DECLS
