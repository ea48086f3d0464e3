/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-calendar-strip.h"

#define CLD_CALENDAR_MAX_WEEKS 56

/* A part that can be chosen: everything before the calendar, a month, or a week of it. */
typedef struct
{
  gint32 from;  /* CLD_NO_DAY: everything before @until */
  gint32 until; /* its last day */
  CldDutiesDay counts;
} CldCalendarPart;

/* Which part is meant: a month (0 = all before, then the months) or a week. */
typedef struct
{
  gboolean week;
  int index; /* -1: none */
} CldCalendarPlace;

struct _CldCalendarStrip
{
  GtkWidget parent_instance;

  gint32 today;
  CldCalendarPart months[CLD_CALENDAR_MONTHS + 1];
  CldCalendarPart weeks[CLD_CALENDAR_MAX_WEEKS];
  int n_weeks;
  gint32 end; /* the day after the last */
  CldCalendarPlace chosen;
  CldCalendarPlace cursor;
};

const CldCalendarPart *_cld_calendar_strip_get_part (CldCalendarStrip *self, CldCalendarPlace place);
gboolean _cld_calendar_strip_find_span (CldCalendarStrip *self, CldCalendarPlace place, double *x, double *width);
CldCalendarPlace _cld_calendar_strip_find_place (CldCalendarStrip *self, double x, double y);
void _cld_calendar_strip_snapshot (GtkWidget *widget, GtkSnapshot *snapshot);
void _cld_calendar_strip_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline, int *natural_baseline);
