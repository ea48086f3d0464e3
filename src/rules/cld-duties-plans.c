/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-duty-private.h"

/* Plans that follow from coming into care and from being placed: A03, A04, A15. */

#define MONTHS_BEFORE 3 /* a care plan made so long before the period is its plan */
#define PEP_FROM 3
#define PEP_UNTIL 18

static void
set_done (CldDutyDraft *draft, const CldDated *plan)
{
  draft->done = _cld_on (plan ? plan->day : CLD_NO_DAY);
  if (plan)
    draft->by = _cld_fact (CLD_FACT_PLAN, plan->index);
}

static void
add_care_plan (CldDutyContext *c, const CldPeriodView *period)
{
  const CldPlacementView *p;
  CldDutyDraft draft;

  if (period->first_placement == CLD_NO_FACT)
    return;
  p = &c->placements[period->first_placement];
  draft = (CldDutyDraft){
    .row = CLD_ROW_A03,
    .basis = CLD_BASIS_CARE_PLAN,
    .missing = p->missing,
    .end = period->end,
    .counted_from = _cld_on (p->start),
    .due = _cld_on (_cld_duty_add (c, CLD_BASIS_CARE_PLAN, p->start)),
    .subject = _cld_fact (CLD_FACT_PERIOD, period->index),
    .from = _cld_fact (CLD_FACT_PLACEMENT, p->index),
  };
  set_done (&draft, _cld_dated_first (&c->care_plans, cld_day_add_months (period->start, -MONTHS_BEFORE), period->end));
  _cld_duty_emit (c, &draft);
}

static void
add_placement_plan (CldDutyContext *c, const CldPlacementView *p)
{
  CldDutyDraft draft = {
    .row = CLD_ROW_A04,
    .basis = CLD_BASIS_PLACEMENT_PLAN,
    .missing = p->missing,
    .late_after_end = TRUE,
    .end = p->end,
    .counted_from = _cld_on (p->start),
    .due = _cld_on (_cld_duty_add (c, CLD_BASIS_PLACEMENT_PLAN, p->start)),
    .subject = _cld_fact (CLD_FACT_PLACEMENT, p->index),
    .from = _cld_fact (CLD_FACT_PLACEMENT, p->index),
  };

  set_done (&draft, p->plan.day != CLD_NO_DAY ? &p->plan : NULL);
  _cld_duty_emit (c, &draft);
}

static void
add_pep (CldDutyContext *c, const CldPeriodView *period)
{
  gint32 from = _cld_duty_birthday (c, PEP_FROM), until = _cld_duty_birthday (c, PEP_UNTIL);
  gboolean has_birth = from != CLD_NO_DAY, by_start = period->empty || period->start > from;
  gint32 start = by_start ? period->start : from;
  CldDutyDraft draft = {
    .row = CLD_ROW_A15,
    .basis = CLD_BASIS_PEP,
    .missing = !has_birth ? CLD_MISSING_DATE_OF_BIRTH : by_start ? period->missing : CLD_MISSING_NOTHING,
    .end = has_birth && until <= c->today ? MIN (until, period->end) : period->end,
    .counted_from = _cld_on (has_birth ? start : CLD_NO_DAY),
    .due = _cld_on (_cld_duty_add (c, CLD_BASIS_PEP, start)),
    .subject = _cld_fact (CLD_FACT_PERIOD, period->index),
    .from = has_birth && !by_start ? _cld_fact (CLD_FACT_CHILD, 0) : _cld_fact (CLD_FACT_PERIOD, period->index),
  };

  set_done (&draft, period->empty ? NULL : _cld_dated_first (&c->peps, period->start, period->end));
  _cld_duty_emit (c, &draft);
}

/**
 * _cld_duties_plans:
 * @c: the context
 *
 * A03 once a period, A04 once a placement, A15 once a period.
 */
void
_cld_duties_plans (CldDutyContext *c)
{
  for (guint i = 0; i < c->n_periods; i++)
    {
      add_care_plan (c, &c->periods[i]);
      add_pep (c, &c->periods[i]);
    }
  for (guint i = 0; i < c->n_placements; i++)
    if (!c->placements[i].adoption)
      add_placement_plan (c, &c->placements[i]);
}
