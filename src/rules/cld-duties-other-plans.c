/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-duties-other.h"

/* A05, A10, A16, A20, A21: what is asked of plans beside the care, placement and education plans themselves. */

/* A05: each placement plan is agreed with the appropriate person when it is made. */
static void
make_agreement (CldDutyContext *c, guint32 index)
{
  const CldPlanFact *plan = &c->facts->plans.at[index];
  const CldPlacementView *p = plan->placement != CLD_NO_FACT ? _cld_duty_find_placement (c, plan->placement) : NULL;
  CldDutyDraft draft = _cld_duty_draft (CLD_ROW_A05, CLD_BASIS_PLAN_AGREED, _cld_fact (CLD_FACT_PLAN, index), plan->made_on);

  if (p && p->adoption)
    return;
  if (p && !p->empty)
    draft.end = p->end;
  _cld_duty_draft_done (c, &draft, CLD_FACT_PLAN, (CldDated){ plan->agreed_on, index });
  _cld_duty_emit (c, &draft);
}

static void
make_agreements (CldDutyContext *c)
{
  for (guint i = 0; i < c->facts->plans.n; i++)
    {
      const CldPlanFact *plan = &c->facts->plans.at[i];

      if (plan->kind == CLD_PLAN_PLACEMENT && plan->made_on != CLD_NO_DAY && plan->made_on <= c->today)
        make_agreement (c, i);
    }
}

static CldDated
find_health_plan (const CldDutyContext *c, gint32 from, gint32 until)
{
  CldDated found = { CLD_NO_DAY, CLD_NO_FACT };

  for (guint i = 0; i < c->facts->plans.n; i++)
    {
      const CldPlanFact *plan = &c->facts->plans.at[i];

      if (plan->kind == CLD_PLAN_HEALTH && plan->made_on != CLD_NO_DAY && plan->made_on <= c->today && plan->made_on >= from &&
          plan->made_on <= until &&
          (found.day == CLD_NO_DAY || plan->made_on < found.day ||
           (plan->made_on == found.day && g_strcmp0 (plan->ref, c->facts->plans.at[found.index].ref) < 0)))
        found = (CldDated){ plan->made_on, i };
    }
  return found;
}

/* A10: the health plan is part of the care plan, so it is there when that is made; both in the time that A03 allows. How soon it
 * is brought up to date after a check no law says. */
static void
make_health_plan (CldDutyContext *c, const CldPeriodView *period)
{
  gint32 from = cld_day_add_months (period->start, -3);
  const CldDated *care = _cld_dated_first (&c->care_plans, from, period->end);
  const CldPlacementView *p = care ? _cld_duty_placement_on (c, care->day) : NULL;
  CldDutyDraft draft;

  if (!care || _cld_duty_is_short_break (c, MAX (care->day, period->start)) || (p && p->adoption))
    return;
  draft = _cld_duty_draft (CLD_ROW_A10, CLD_BASIS_HEALTH_PLAN, _cld_fact (CLD_FACT_PLAN, care->index), care->day);
  draft.end = period->end;
  _cld_duty_draft_done (c, &draft, CLD_FACT_PLAN, find_health_plan (c, from, period->end));
  _cld_duty_emit (c, &draft);
}

/* A16: the education plan of a child of 3 to 17 is there for the first review: when it is held, and by the day it is due. */
static void
make_plan_for_review (CldDutyContext *c, const CldPeriodView *period)
{
  gint32 third = _cld_duty_birthday (c, 3), eighteenth = _cld_duty_birthday (c, 18);
  CldDutyDraft draft = _cld_duty_draft (CLD_ROW_A16, CLD_BASIS_PEP_FOR_REVIEW, _cld_fact (CLD_FACT_PERIOD, period->index), period->start);
  const CldDated *pep;

  if (_cld_duty_is_short_break (c, period->start) || (third != CLD_NO_DAY && third > period->start) ||
      (eighteenth != CLD_NO_DAY && eighteenth <= period->start))
    return;
  draft.due = _cld_on (_cld_duty_add (c, CLD_BASIS_PEP_FOR_REVIEW, period->start));
  if (period->first_review < draft.due.day)
    {
      draft.basis = CLD_BASIS_PEP_AT_REVIEW;
      draft.due = _cld_on (period->first_review);
    }
  draft.missing = third == CLD_NO_DAY ? CLD_MISSING_DATE_OF_BIRTH : period->missing;
  draft.end = eighteenth != CLD_NO_DAY && eighteenth <= c->today ? MIN (eighteenth, period->end) : period->end;
  pep = _cld_dated_first (&c->peps, period->start, period->end);
  if (pep)
    _cld_duty_draft_done (c, &draft, CLD_FACT_PLAN, *pep);
  _cld_duty_emit (c, &draft);
}

/* Whether the placement goes on from one under the same remand. */
static gboolean
follows_remand (const CldDutyContext *c, const CldPlacementView *p)
{
  for (guint i = 0; i < c->n_placements; i++)
    {
      const CldPlacementView *before = &c->placements[i];

      if (before != p && !before->empty && before->fact->remand == p->fact->remand && before->start < p->start && before->end == p->start)
        return TRUE;
    }
  return FALSE;
}

/* A20: the care plan of a child who is looked after only by remand (status J1 and no other). A move under one remand asks
 * for no other plan. */
static void
make_remand_plan (CldDutyContext *c, const CldPlacementView *p)
{
  guint status = p->empty ? 0 : _cld_duty_status_on (c, p->start);
  CldDutyDraft draft = _cld_duty_draft (CLD_ROW_A20, CLD_BASIS_REMAND_PLAN, _cld_fact (CLD_FACT_PLACEMENT, p->index), p->start);
  gint32 end = p->period != CLD_NO_FACT ? c->periods[p->period].end : p->end;
  const CldDated *plan;

  if (p->empty || follows_remand (c, p) || (status != 0 && status != CLD_STATUS_J1))
    return;
  draft.due = _cld_on (_cld_duty_add (c, CLD_BASIS_REMAND_PLAN, p->start));
  draft.missing = p->missing != CLD_MISSING_NOTHING ? p->missing : status == 0 ? CLD_MISSING_LEGAL_STATUS : CLD_MISSING_NOTHING;
  draft.end = end;
  plan = _cld_dated_first (&c->care_plans, cld_day_add_months (p->start, -3), end);
  if (plan)
    _cld_duty_draft_done (c, &draft, CLD_FACT_PLAN, *plan);
  _cld_duty_emit (c, &draft);
}

/* A21: the plan of a placement in youth detention accommodation is a placement plan of another name, whatever the legal status. */
static void
make_detention_plan (CldDutyContext *c, const CldPlacementView *p)
{
  CldDutyDraft draft = _cld_duty_draft (CLD_ROW_A21, CLD_BASIS_DETENTION_PLAN, _cld_fact (CLD_FACT_PLACEMENT, p->index), p->start);

  if (p->empty)
    return;
  draft.due = _cld_on (_cld_duty_add (c, CLD_BASIS_DETENTION_PLAN, p->start));
  draft.missing = p->missing;
  draft.end = p->end;
  draft.late_after_end = TRUE;
  _cld_duty_draft_done (c, &draft, CLD_FACT_PLAN, p->plan);
  _cld_duty_emit (c, &draft);
}

void
_cld_duties_other_plans (CldDutyContext *c)
{
  make_agreements (c);
  for (guint i = 0; i < c->n_periods; i++)
    if (!c->periods[i].empty)
      {
        make_health_plan (c, &c->periods[i]);
        make_plan_for_review (c, &c->periods[i]);
      }
  for (guint i = 0; i < c->n_placements; i++)
    if (c->placements[i].fact->remand == CLD_REMAND_RLAA)
      make_remand_plan (c, &c->placements[i]);
    else if (c->placements[i].fact->remand == CLD_REMAND_YDA)
      make_detention_plan (c, &c->placements[i]);
}
