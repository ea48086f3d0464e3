/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-duty-basis.h"
#include "cld-duty-rows.h"
#include "cld-duty.h"

G_BEGIN_DECLS

/* What the rules share: one child's facts as they are known today, sorted, and the helpers that make rows of them.
 *
 * A rule is a function `void _cld_duties_SUBJECT (CldDutyContext *c)` named in the table of cld-duty.c. It walks the views
 * below (never the raw facts, which are in any order and may lie in the future), and hands each row to _cld_duty_emit(), or
 * a whole series to _cld_duty_run_series(). States, serial numbers, waivers and the order of the rows are not its business. */

#define CLD_OPEN G_MAXINT32 /* the end of what has not ended by today; compares later than every day */

/* A fact known today that has a day: @index is its place in the array of CldFacts. */
typedef struct
{
  gint32 day;
  guint32 index;
} CldDated;

/* Facts by day, then by ref; what is dated after today is not among them. */
typedef struct
{
  CldDated *at;
  guint n;
} CldDatedList;

/* Legal statuses, a bit each: several can be in force where the record says so. */
typedef enum
{
  CLD_STATUS_C1 = 1 << 0,
  CLD_STATUS_C2 = 1 << 1,
  CLD_STATUS_E1 = 1 << 2,
  CLD_STATUS_V2 = 1 << 3,
  CLD_STATUS_V3 = 1 << 4,
  CLD_STATUS_V4 = 1 << 5,
  CLD_STATUS_L1 = 1 << 6,
  CLD_STATUS_L2 = 1 << 7,
  CLD_STATUS_L3 = 1 << 8,
  CLD_STATUS_J1 = 1 << 9,
  CLD_STATUS_J2 = 1 << 10,
  CLD_STATUS_J3 = 1 << 11,
  CLD_STATUS_D1 = 1 << 12,
  CLD_STATUS_OTHER = 1 << 13,
} CldStatusBits;

#define CLD_STATUS_SHORT_BREAKS (CLD_STATUS_V3 | CLD_STATUS_V4)
#define CLD_STATUS_IN_CARE (CLD_STATUS_C1 | CLD_STATUS_C2)

/**
 * CldPeriodView:
 * @start: first day (as recorded, even where it is not known for sure)
 * @end: last day, %CLD_OPEN while the child is looked after
 * @missing: why what is counted from its start cannot be said; %CLD_MISSING_NOTHING where it can
 * @empty: it ends before it starts: nothing lies in it, only its first rows are made, `unknown`
 * @first_review: day of the first LAC review in it, %CLD_OPEN where there is none
 * @first_placement: index of its first placement in the views, %CLD_NO_FACT where there is none
 */
typedef struct
{
  const CldPeriodFact *fact;
  guint32 index;
  gint32 start;
  gint32 end;
  gint32 first_review;
  guint32 first_placement;
  guint8 missing;
  gboolean empty;
} CldPeriodView;

/**
 * CldStatusView:
 * @end: its end day, %CLD_OPEN while in force
 * @until: last day on which it is in force (the end day only where no other starts on it)
 * @bit: #CldStatusBits of its code
 */
typedef struct
{
  const CldStatusFact *fact;
  guint32 index;
  gint32 start;
  gint32 end;
  gint32 until;
  guint16 bit;
  guint8 missing;
  gboolean empty;
} CldStatusView;

/* From this day on the legal statuses in force are @bits. */
typedef struct
{
  gint32 day;
  guint16 bits;
} CldStatusStep;

/**
 * CldPlacementView:
 * @end: the day it ended, by itself or with its period; %CLD_OPEN while it runs
 * @until: last day on which a visit counts for it (the end day only where no other placement starts on it)
 * @period: index in the views of the period that holds its start, %CLD_NO_FACT where none does
 * @adoption: of type A3-A6
 * @approved_near: earliest approval that suffices for an authority next door
 * @approved_far: earliest approval that suffices at a distance
 * @plan: earliest placement plan of it; a day of %CLD_NO_DAY in these three says there is none
 * @first_notice: first of its outgoing notices in @notices of the context, %CLD_NO_FACT where there is none
 *
 * A placement that is no temporary absence.
 */
typedef struct
{
  const CldPlacementFact *fact;
  guint32 index;
  gint32 start;
  gint32 end;
  gint32 until;
  guint32 period;
  guint32 first_notice;
  guint8 missing;
  gboolean empty;
  gboolean adoption;
  CldDated approved_near;
  CldDated approved_far;
  CldDated plan;
} CldPlacementView;

typedef struct
{
  const CldFacts *facts;
  const CldDutyRules *rules;
  gint32 today;
  GArray *duties;
  CldPeriodView *periods; /* by start */
  guint n_periods;
  CldStatusView *statuses; /* by start */
  guint n_statuses;
  CldStatusStep *status_steps;
  guint n_status_steps;
  CldPlacementView *placements; /* by start, then end; absences are not among them */
  guint n_placements;
  guint32 *next_notice;         /* of a notice: the next one of its placement */
  CldDatedList visits;          /* those that count, one a day */
  CldDatedList lac_reviews;     /* one a day */
  CldDatedList adoption_reviews; /* one a day */
  CldDatedList health;          /* completed or refused IHA and RHA, one a day */
  CldDatedList sdqs;            /* with a score, one a day */
  CldDatedList care_plans;
  CldDatedList peps;
  CldDatedList pathway_assessments;
  gpointer scratch;
} CldDutyContext;

void _cld_duty_context_init (CldDutyContext *c, const CldFacts *facts, const CldDutyRules *rules, gint32 today, GArray *duties);
void _cld_duty_context_clear (CldDutyContext *c);
CldDatedList _cld_duty_context_sort (CldDutyContext *c, CldFactKind kind, CldDated *at, guint n, gboolean one_a_day);

/* What was so on a day. */
guint _cld_duty_status_on (const CldDutyContext *c, gint32 day); /* CldStatusBits */
gboolean _cld_duty_is_short_break (const CldDutyContext *c, gint32 day);
guint _cld_dated_find (const CldDatedList *list, gint32 from);                                    /* first on or after, list->n where none */
const CldDated *_cld_dated_first (const CldDatedList *list, gint32 from, gint32 until);           /* (nullable): both days included */
const CldDated *_cld_dated_last (const CldDatedList *list, gint32 from, gint32 until);            /* (nullable) */
const CldPlacementView *_cld_duty_placement_on (const CldDutyContext *c, gint32 day);             /* (nullable): latest start of those that hold it */
gboolean _cld_duty_in_period (const CldDutyContext *c, gint32 day);

/* Dates. */
gint32 _cld_duty_add (const CldDutyContext *c, CldDutyBasis basis, gint32 from); /* CLD_NO_DAY beyond the calendar */
gint32 _cld_duty_birthday (const CldDutyContext *c, int years);                  /* CLD_NO_DAY without a date of birth */

/* Names of facts. */
static inline CldWhen
_cld_on (gint32 day)
{
  return (CldWhen){ .day = day, .minute = CLD_NO_MINUTE };
}

static inline CldFactId
_cld_fact (CldFactKind kind, guint32 index)
{
  return (CldFactId){ .kind = (guint8) kind, .index = index };
}

/**
 * CldDutyDraft:
 * @row: #CldDutyRowId
 * @basis: #CldDutyBasis
 * @missing: what makes it `unknown`
 * @waived: not needed, @by says why
 * @late_after_end: nothing limits when it may be done, but after the end of what it hangs on it is `late`
 * @projected: a forecast
 * @end: when what it hangs on ended; 0-initialised drafts must set it (%CLD_OPEN)
 * @done: no day where it was not done: set it to _cld_on (CLD_NO_DAY)
 *
 * A row to be: the rest follows from it.
 */
typedef struct
{
  guint8 row;
  guint8 basis;
  guint8 missing;
  gboolean waived;
  gboolean late_after_end;
  gboolean projected;
  gint32 end;
  CldWhen counted_from;
  CldWhen due;
  CldWhen done;
  CldFactId subject;
  CldFactId from;
  CldFactId by;
  const char *detail;
} CldDutyDraft;

void _cld_duty_emit (CldDutyContext *c, const CldDutyDraft *draft);

/* What a step of a series asks for: a row of @row + its basis, due at @due; @row %CLD_ROW_NONE ends the series. */
typedef struct
{
  guint8 row;
  guint8 basis;
  guint8 missing;
  gint32 due;
} CldDutyStep;

typedef enum
{
  CLD_EVENT_SKIPPED,
  CLD_EVENT_DOES,
  CLD_EVENT_WAIVES,
} CldEventEffect;

/**
 * CldDutySeries:
 * @subject: what it hangs on
 * @start: the day that the first row is counted from
 * @start_fact: the fact that says so
 * @missing: why that day is not known
 * @end: when what it hangs on ended, or %CLD_OPEN
 * @events: what does its rows
 * @event_kind: their kind
 * @events_from: first day of an event that does the first row (may lie before @start)
 * @events_until: last day of an event that counts
 * @gives_way: rows counted from a day of short breaks (V3, V4) are left out
 * @step: row and due date counted from @from; @nth is 0 for the first row
 * @judge: (nullable): what the event at @i does to the row counted from @from and due at @due; %NULL: every one does it
 * @data: the caller's
 *
 * Rows that follow each other: each is counted from what did (or waived) the one before.
 */
typedef struct _CldDutySeries CldDutySeries;
struct _CldDutySeries
{
  CldFactId subject;
  gint32 start;
  CldFactId start_fact;
  guint8 missing;
  gint32 end;
  const CldDatedList *events;
  CldFactKind event_kind;
  gint32 events_from;
  gint32 events_until;
  gboolean gives_way;
  CldDutyStep (*step) (CldDutyContext *c, const CldDutySeries *series, gint32 from, guint nth);
  CldEventEffect (*judge) (CldDutyContext *c, const CldDutySeries *series, guint i, gint32 from, gint32 due);
  gconstpointer data;
};

void _cld_duty_run_series (CldDutyContext *c, const CldDutySeries *series);
CldDutyStep _cld_duty_step (const CldDutyContext *c, CldDutyRowId row, CldDutyBasis basis, gint32 from);

/* The stretches of a period that the reviews and health checks run in: from its start, or from the end of a placement for
 * adoption, to the next such placement, or its end. */
typedef struct
{
  gint32 start;
  gint32 end;
  CldFactId start_fact;
  guint8 missing;
} CldStretch;

typedef void (*CldStretchFunc) (CldDutyContext *c, const CldPeriodView *period, const CldStretch *stretch);
void _cld_duty_foreach_stretch (CldDutyContext *c, const CldPeriodView *period, CldStretchFunc func);

/* The rules, a file each. */
void _cld_duties_visits (CldDutyContext *c);
void _cld_duties_reviews (CldDutyContext *c);
void _cld_duties_health (CldDutyContext *c);
void _cld_duties_sdq (CldDutyContext *c);
void _cld_duties_plans (CldDutyContext *c);
void _cld_duties_approvals (CldDutyContext *c);
void _cld_duties_notices (CldDutyContext *c);
void _cld_duties_missing (CldDutyContext *c);
void _cld_duties_providers (CldDutyContext *c);
void _cld_duties_leaving (CldDutyContext *c);
void _cld_duties_adoption (CldDutyContext *c);

G_END_DECLS
