/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-duty-private.h"

/* Adoption: J01 from the placement order until the child is placed, J02-J05 from then on. */

static CldDutyStep
authority_step (CldDutyContext *c, const CldDutySeries *series, gint32 from, guint nth)
{
  return _cld_duty_step (c, CLD_ROW_J01, nth == 0 ? CLD_BASIS_FIRST_AUTHORITY_REVIEW : CLD_BASIS_AUTHORITY_REVIEW, from);
}

/* The period that holds @day: start ≤ day < end. */
static const CldPeriodView *
find_period (const CldDutyContext *c, gint32 day)
{
  for (guint i = c->n_periods; i > 0; i--)
    if (!c->periods[i - 1].empty && c->periods[i - 1].start <= day && day < c->periods[i - 1].end)
      return &c->periods[i - 1];
  return NULL;
}

/* The day of the placement for adoption that ends the waiting: the first in the period that was not over at the order. */
static gint32
find_placing (const CldDutyContext *c, const CldPeriodView *period, gint32 order)
{
  for (guint i = 0; i < c->n_placements; i++)
    {
      const CldPlacementView *p = &c->placements[i];

      if (p->adoption && !p->empty && p->period == (guint32) (period - c->periods) && p->end > order)
        return p->start;
    }
  return CLD_OPEN;
}

static void
add_authority (CldDutyContext *c, const CldStatusView *status)
{
  const CldPeriodView *period = find_period (c, status->start);
  gint32 placed = period ? find_placing (c, period, status->start) : CLD_OPEN;
  gint32 end = period ? MIN (status->end, period->end) : status->end;

  /* A contradictory status is named even where nothing can hold it. */
  if (!period && !status->empty)
    return;
  _cld_duty_run_series (c, &(CldDutySeries){
    .subject = period ? _cld_fact (CLD_FACT_PERIOD, period->index) : _cld_fact (CLD_FACT_STATUS, status->index),
    .start = status->start,
    .start_fact = _cld_fact (CLD_FACT_STATUS, status->index),
    .missing = status->missing,
    .end = MIN (end, placed),
    .events = &c->adoption_reviews,
    .event_kind = CLD_FACT_REVIEW,
    .events_from = status->start,
    .events_until = placed == CLD_OPEN ? end : MIN (end, placed - 1),
    .step = authority_step,
  });
}

static CldDutyStep
placed_step (CldDutyContext *c, const CldDutySeries *series, gint32 from, guint nth)
{
  if (nth == 0)
    return _cld_duty_step (c, CLD_ROW_J02, CLD_BASIS_FIRST_ADOPTION_REVIEW, from);
  if (nth == 1)
    return _cld_duty_step (c, CLD_ROW_J03, CLD_BASIS_SECOND_ADOPTION_REVIEW, from);
  return _cld_duty_step (c, CLD_ROW_J04, CLD_BASIS_LATER_ADOPTION_REVIEW, from);
}

static CldDutyStep
visit_step (CldDutyContext *c, const CldDutySeries *series, gint32 from, guint nth)
{
  const CldPlacementView *p = series->data;
  const CldDated *review;
  CldDutyStep step;
  int days;

  if (nth == 0)
    return _cld_duty_step (c, CLD_ROW_J05, CLD_BASIS_FIRST_VISIT, from);
  review = _cld_dated_last (&c->adoption_reviews, p->start, MIN (from, p->end));
  if (!review)
    return _cld_duty_step (c, CLD_ROW_J05, CLD_BASIS_ADOPTION_WEEKLY, from);
  step = _cld_duty_step (c, CLD_ROW_J05, CLD_BASIS_ADOPTION_DECIDED, from);
  days = c->facts->reviews.at[review->index].visits_every_days;
  if (days > 0 && days <= G_MAXINT16)
    step.due = from + days;
  else
    step.missing = CLD_MISSING_VISIT_INTERVAL;
  return step;
}

static void
add_placed (CldDutyContext *c, const CldPlacementView *p)
{
  CldDutySeries series = {
    .subject = _cld_fact (CLD_FACT_PLACEMENT, p->index),
    .start = p->start,
    .start_fact = _cld_fact (CLD_FACT_PLACEMENT, p->index),
    .missing = p->missing,
    .end = p->end,
    .events = &c->adoption_reviews,
    .event_kind = CLD_FACT_REVIEW,
    .events_from = p->start,
    .events_until = p->end,
    .step = placed_step,
    .data = p,
  };

  _cld_duty_run_series (c, &series);
  series.events = &c->visits;
  series.event_kind = CLD_FACT_VISIT;
  series.events_from = c->rules->move_day_counts || p->start == CLD_NO_DAY ? p->start : p->start + 1;
  series.events_until = p->until;
  series.step = visit_step;
  _cld_duty_run_series (c, &series);
}

/**
 * _cld_duties_adoption:
 * @c: the context
 *
 * J01-J05.
 */
void
_cld_duties_adoption (CldDutyContext *c)
{
  for (guint i = 0; i < c->n_statuses; i++)
    if (c->statuses[i].bit == CLD_STATUS_E1)
      add_authority (c, &c->statuses[i]);
  for (guint i = 0; i < c->n_placements; i++)
    if (c->placements[i].adoption)
      add_placed (c, &c->placements[i]);
}
