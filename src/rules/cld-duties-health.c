/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-duty-private.h"

/* Health assessments, A07-A09: a series for each period of care. */

#define MONTHS_BEFORE 3 /* one made so long before the start is enough */

static CldDutyStep
health_step (CldDutyContext *c, const CldDutySeries *series, gint32 from, guint nth)
{
  CldDutyStep step;

  if (nth == 0)
    return _cld_duty_step (c, CLD_ROW_A07, CLD_BASIS_FIRST_HEALTH, from);
  step = _cld_duty_step (c, CLD_ROW_A08, CLD_BASIS_HEALTH_UNDER_5, from);
  if (c->facts->date_of_birth != CLD_NO_DAY && step.due <= _cld_duty_birthday (c, 5))
    return step;
  step = _cld_duty_step (c, CLD_ROW_A09, CLD_BASIS_HEALTH_FROM_5, from);
  if (c->facts->date_of_birth == CLD_NO_DAY)
    step.missing = CLD_MISSING_DATE_OF_BIRTH;
  return step;
}

/* A refusal waives the row that is open then, unless an assessment was made by the due date after all. */
static CldEventEffect
health_judge (CldDutyContext *c, const CldDutySeries *series, guint i, gint32 from, gint32 due)
{
  const CldHealthFact *facts = c->facts->health.at;
  const CldDatedList *list = series->events;

  if (facts[list->at[i].index].status == CLD_CHECK_COMPLETED)
    return CLD_EVENT_DOES;
  if (list->at[i].day < from)
    return CLD_EVENT_SKIPPED;
  for (guint next = i + 1; next < list->n && list->at[next].day <= MIN (due, series->events_until); next++)
    if (facts[list->at[next].index].status == CLD_CHECK_COMPLETED)
      return CLD_EVENT_SKIPPED;
  return CLD_EVENT_WAIVES;
}

static void
add_stretch (CldDutyContext *c, const CldPeriodView *period, const CldStretch *stretch)
{
  _cld_duty_run_series (c, &(CldDutySeries){
    .subject = _cld_fact (CLD_FACT_PERIOD, period->index),
    .start = stretch->start,
    .start_fact = stretch->start_fact,
    .missing = stretch->missing,
    .end = stretch->end,
    .events = &c->health,
    .event_kind = CLD_FACT_HEALTH,
    .events_from = cld_day_add_months (stretch->start, -MONTHS_BEFORE),
    .events_until = stretch->end,
    .gives_way = TRUE,
    .step = health_step,
    .judge = health_judge,
  });
}

/**
 * _cld_duties_health:
 * @c: the context
 *
 * A07-A09.
 */
void
_cld_duties_health (CldDutyContext *c)
{
  for (guint i = 0; i < c->n_periods; i++)
    _cld_duty_foreach_stretch (c, &c->periods[i], add_stretch);
}
