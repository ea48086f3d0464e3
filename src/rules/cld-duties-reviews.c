/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-duty-private.h"

/* Reviews of children looked after, B01-B03: a series for each period of care. */

static CldDutyStep
review_step (CldDutyContext *c, const CldDutySeries *series, gint32 from, guint nth)
{
  if (nth == 0)
    return _cld_duty_step (c, CLD_ROW_B01, CLD_BASIS_FIRST_REVIEW, from);
  if (nth == 1)
    return _cld_duty_step (c, CLD_ROW_B02, CLD_BASIS_SECOND_REVIEW, from);
  return _cld_duty_step (c, CLD_ROW_B03, CLD_BASIS_LATER_REVIEW, from);
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
    .events = &c->lac_reviews,
    .event_kind = CLD_FACT_REVIEW,
    .events_from = stretch->start,
    .events_until = stretch->end,
    .gives_way = TRUE,
    .step = review_step,
  });
}

static void
add_stray (CldDutyContext *c, const CldDated *review)
{
  _cld_duty_emit (c, &(CldDutyDraft){
    .row = CLD_ROW_B03,
    .basis = CLD_BASIS_LATER_REVIEW,
    .missing = CLD_MISSING_PERIOD,
    .end = CLD_OPEN,
    .counted_from = _cld_on (review->day),
    .due = _cld_on (CLD_NO_DAY),
    .done = _cld_on (CLD_NO_DAY),
    .subject = _cld_fact (CLD_FACT_REVIEW, review->index),
    .from = _cld_fact (CLD_FACT_REVIEW, review->index),
  });
}

/**
 * _cld_duties_reviews:
 * @c: the context
 *
 * B01-B03, and a row `unknown` for each review in no period of care.
 */
void
_cld_duties_reviews (CldDutyContext *c)
{
  for (guint i = 0; i < c->n_periods; i++)
    _cld_duty_foreach_stretch (c, &c->periods[i], add_stretch);
  for (guint i = 0; i < c->lac_reviews.n; i++)
    if (!_cld_duty_in_period (c, c->lac_reviews.at[i].day))
      add_stray (c, &c->lac_reviews.at[i]);
}
