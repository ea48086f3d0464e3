/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-child-facts.h"
#include "cld-timeline.h"

/* A row of the drawing. */
typedef enum
{
  LANE_PLACEMENT,
  LANE_ABSENCE,
  LANE_LEGAL,
  LANE_EVENTS,
  N_LANES
} CldTimelineLane;

/* Days from, up to but not including until. */
typedef struct
{
  CldTimelineLane lane;
  gint32 from;
  gint32 until;
  gboolean gap;
  gboolean current;
  gboolean from_known;
  CldArea area;
  const char *type; /* what it is */
  const char *name; /* (nullable): with whom */
  const char *text; /* all of it, as a tooltip */
  const char *ref;  /* (nullable): the placement or legal status */
} CldTimelineBar;

typedef enum
{
  MARK_VISIT,
  MARK_TRIED, /* a visit at which the child was not seen */
  MARK_REVIEW,
  MARK_MISSING,
} CldTimelineMarkKind;

typedef struct
{
  CldTimelineMarkKind kind;
  gint32 day;
  const char *text;
} CldTimelineMark;

struct _CldTimeline
{
  CldArena *arena;
  GArray *bars;  /* oldest first, lane by lane */
  GArray *marks; /* oldest first */
  gint32 from;   /* the first day that is drawn */
  gint32 until;  /* the day after the last */
  gint32 today;  /* CLD_NO_DAY where it is not drawn */
  gboolean has_absences;
};

/* Where things stand in a drawing of some width. */
typedef struct
{
  double left;
  double right;
  double per_day;
  double top[N_LANES];
  double height[N_LANES];
} CldTimelineFrame;

void _cld_timeline_frame_init (CldTimelineFrame *frame, const CldTimeline *timeline, double width, const CldTimelineStyle *style);
double _cld_timeline_frame_x (const CldTimelineFrame *frame, const CldTimeline *timeline, gint32 day);
