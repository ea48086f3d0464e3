/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-duties-other.h"

/* B06, C14: a series of short breaks (legal status V3 or V4). A break belongs to the series of the one before where it starts within 6
 * months of its end, the longest interval, and no other status began between. So long the series is taken to go on, since
 * between two breaks a review is still to be held; afterwards it ended with its last break. */
#define SAME_SERIES_MONTHS 6

typedef struct
{
  guint32 first; /* CLD_NO_FACT: there is none */
  gint32 start;
  gint32 end;
  gint32 closed; /* the day another status began */
  guint8 missing;
} Run;

static CldDutyStep
step (CldDutyContext *c, const CldDutySeries *series, gint32 from, guint nth)
{
  return _cld_duty_step (c, *(const guint8 *) series->data, nth == 0 ? CLD_BASIS_FIRST_SHORT_BREAK : CLD_BASIS_SHORT_BREAK, from);
}

/* A visit is made on a day on which the child is there. */
static CldEventEffect
judge_visit (CldDutyContext *c, const CldDutySeries *series, guint i, gint32 from, gint32 due)
{
  return _cld_duty_is_short_break (c, series->events->at[i].day) ? CLD_EVENT_DOES : CLD_EVENT_SKIPPED;
}

/* A review of the child's case will do as well as one of kind SHORT_BREAK: returns know no other. */
static void
run_reviews (CldDutyContext *c, CldDutySeries *series)
{
  static const guint8 row = CLD_ROW_B06;
  g_autofree CldDated *at = g_new (CldDated, c->facts->reviews.n + 1);
  CldDatedList events;
  guint n = 0;

  for (guint i = 0; i < c->facts->reviews.n; i++)
    {
      const CldReviewFact *fact = &c->facts->reviews.at[i];

      if ((fact->kind == CLD_REVIEW_SHORT_BREAK || fact->kind == CLD_REVIEW_LAC) && fact->held_on != CLD_NO_DAY && fact->held_on <= c->today)
        at[n++] = (CldDated){ fact->held_on, i };
    }
  events = _cld_duty_context_sort (c, CLD_FACT_REVIEW, at, n, TRUE);
  series->events = &events;
  series->event_kind = CLD_FACT_REVIEW;
  series->judge = NULL;
  series->data = &row;
  _cld_duty_run_own_series (c, series);
}

static void
run_visits (CldDutyContext *c, CldDutySeries *series)
{
  static const guint8 row = CLD_ROW_C14;

  series->events = &c->visits;
  series->event_kind = CLD_FACT_VISIT;
  series->judge = judge_visit;
  series->data = &row;
  _cld_duty_run_own_series (c, series);
}

static void
run_breaks (CldDutyContext *c, const Run *run)
{
  gint32 end = run->end;
  CldDutySeries series = { .start = run->start, .start_fact = _cld_fact (CLD_FACT_STATUS, run->first), .missing = run->missing, .step = step };

  if (end != CLD_OPEN && MIN (cld_day_add_months (end, SAME_SERIES_MONTHS), run->closed) > c->today)
    end = CLD_OPEN;
  series.end = end;
  series.events_from = run->start;
  series.events_until = end;
  run_reviews (c, &series);
  run_visits (c, &series);
}

static gboolean
continues (const Run *run, const CldStatusView *s)
{
  if (run->first == CLD_NO_FACT || run->closed != CLD_OPEN)
    return FALSE;
  return run->end == CLD_OPEN || s->start <= cld_day_add_months (run->end, SAME_SERIES_MONTHS);
}

void
_cld_duties_short_breaks (CldDutyContext *c)
{
  Run run = { .first = CLD_NO_FACT };

  for (guint i = 0; i < c->n_statuses; i++)
    {
      const CldStatusView *s = &c->statuses[i];

      if (s->empty)
        continue;
      if (!(s->bit & CLD_STATUS_SHORT_BREAKS))
        run.closed = run.first != CLD_NO_FACT ? MIN (run.closed, s->start) : CLD_OPEN;
      else if (continues (&run, s))
        run.end = MAX (run.end, s->end);
      else
        {
          if (run.first != CLD_NO_FACT)
            run_breaks (c, &run);
          run = (Run){ .first = s->index, .start = s->start, .end = s->end, .closed = CLD_OPEN, .missing = s->missing };
        }
    }
  if (run.first != CLD_NO_FACT)
    run_breaks (c, &run);
}
