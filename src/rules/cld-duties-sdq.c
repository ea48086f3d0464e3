/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-duty-private.h"

/* Strengths and difficulties questionnaires, A14: a series for each period of care, from the 4th to the 17th birthday. */

#define FIRST_AGE 4
#define LAST_AGE 17

static CldDutyStep
sdq_step (CldDutyContext *c, const CldDutySeries *series, gint32 from, guint nth)
{
  CldDutyStep step = _cld_duty_step (c, CLD_ROW_A14, nth == 0 ? CLD_BASIS_FIRST_SDQ : CLD_BASIS_SDQ, from);

  if (from != CLD_NO_DAY && step.due >= _cld_duty_birthday (c, LAST_AGE))
    step.row = CLD_ROW_NONE;
  return step;
}

/* Without a date of birth, or with a period that cannot be, there is one row that says so. */
static void
add_unknown (CldDutyContext *c, const CldPeriodView *period, CldMissing missing, gint32 from)
{
  _cld_duty_emit (c, &(CldDutyDraft){
    .row = CLD_ROW_A14,
    .basis = CLD_BASIS_FIRST_SDQ,
    .missing = missing,
    .end = period->end,
    .counted_from = _cld_on (from),
    .due = _cld_on (CLD_NO_DAY),
    .done = _cld_on (CLD_NO_DAY),
    .subject = _cld_fact (CLD_FACT_PERIOD, period->index),
    .from = _cld_fact (CLD_FACT_PERIOD, period->index),
  });
}

static void
add_series (CldDutyContext *c, const CldPeriodView *period)
{
  gint32 birthday = _cld_duty_birthday (c, FIRST_AGE);
  gboolean by_start = period->start > birthday;
  gint32 start = MAX (period->start, birthday);

  _cld_duty_run_series (c, &(CldDutySeries){
    .subject = _cld_fact (CLD_FACT_PERIOD, period->index),
    .start = start,
    .start_fact = by_start ? _cld_fact (CLD_FACT_PERIOD, period->index) : _cld_fact (CLD_FACT_CHILD, 0),
    .missing = by_start ? period->missing : CLD_MISSING_NOTHING,
    .end = period->end,
    .events = &c->sdqs,
    .event_kind = CLD_FACT_SDQ,
    .events_from = start,
    .events_until = period->end,
    .step = sdq_step,
  });
}

/**
 * _cld_duties_sdq:
 * @c: the context
 *
 * A14.
 */
void
_cld_duties_sdq (CldDutyContext *c)
{
  for (guint i = 0; i < c->n_periods; i++)
    if (c->facts->date_of_birth == CLD_NO_DAY)
      add_unknown (c, &c->periods[i], CLD_MISSING_DATE_OF_BIRTH, CLD_NO_DAY);
    else if (c->periods[i].empty)
      add_unknown (c, &c->periods[i], c->periods[i].missing, c->periods[i].start);
    else
      add_series (c, &c->periods[i]);
}
