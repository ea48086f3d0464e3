/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-duties-other.h"

/* H04: reviews of the pathway plan, every 6 months from when it was first made, by a review of the child's case while looked after, and by a
 * new version of the plan at any time. It goes on after care ended, to the 21st birthday, unless care ended before the 18th in
 * another way than a move on to independence. */

static const char *const stays_ours[] = { "E5", "E6", "E7", "E8", "E9", "E14", NULL };

static gint32
find_end (const CldDutyContext *c)
{
  gint32 eighteenth = _cld_duty_birthday (c, 18), end = _cld_duty_birthday (c, 21);
  const CldPeriodView *last = NULL;

  if (end > c->today || end == CLD_NO_DAY)
    end = CLD_OPEN;
  for (guint i = 0; i < c->n_periods; i++)
    if (!c->periods[i].empty)
      last = &c->periods[i];
  if (last && last->end != CLD_OPEN && last->end < eighteenth && !_cld_duty_is_one_of (last->fact->reason_ended, stays_ours))
    end = MIN (end, last->end);
  return end;
}

static CldDatedList
list_plans (CldDutyContext *c, CldDated *at)
{
  guint n = 0;

  for (guint i = 0; i < c->facts->plans.n; i++)
    {
      const CldPlanFact *plan = &c->facts->plans.at[i];

      if (plan->kind == CLD_PLAN_PATHWAY && plan->made_on != CLD_NO_DAY && plan->made_on <= c->today)
        at[n++] = (CldDated){ plan->made_on, i };
    }
  return _cld_duty_context_sort (c, CLD_FACT_PLAN, at, n, TRUE);
}

/* The next of the two kinds of event after @day: a plan comes first where both are on one. */
static gboolean
find_next (const CldDutyContext *c, const CldDatedList *plans, gint32 day, CldDated *event, CldFactKind *kind)
{
  const CldDated *plan = _cld_dated_first (plans, day + 1, CLD_OPEN), *review = _cld_dated_first (&c->lac_reviews, day + 1, CLD_OPEN);

  if (!plan && !review)
    return FALSE;
  *kind = plan && (!review || plan->day <= review->day) ? CLD_FACT_PLAN : CLD_FACT_REVIEW;
  *event = *kind == CLD_FACT_PLAN ? *plan : *review;
  return TRUE;
}

static void
project (CldDutyContext *c, gint32 due)
{
  gint32 last = MIN (c->rules->forecast_until, _cld_duty_birthday (c, 21));

  for (gint32 from = due; from != CLD_NO_DAY;)
    {
      CldDutyDraft draft = _cld_duty_draft (CLD_ROW_H04, CLD_BASIS_PATHWAY_REVIEW, _cld_fact (CLD_FACT_NONE, 0), from);

      draft.due = _cld_on (_cld_duty_add (c, CLD_BASIS_PATHWAY_REVIEW, from));
      if (draft.due.day == CLD_NO_DAY || draft.due.day > last)
        return;
      draft.projected = TRUE;
      _cld_duty_emit (c, &draft);
      from = draft.due.day;
    }
}

static void
run_reviews (CldDutyContext *c, const CldDatedList *plans)
{
  CldDated from = plans->at[0], event;
  CldFactKind kind = CLD_FACT_PLAN, next_kind;
  gint32 end = find_end (c);

  for (;;)
    {
      CldDutyDraft draft = _cld_duty_draft (CLD_ROW_H04, CLD_BASIS_PATHWAY_REVIEW, _cld_fact (kind, from.index), from.day);
      gboolean done = find_next (c, plans, from.day, &event, &next_kind) && event.day <= end;

      draft.due = _cld_on (_cld_duty_add (c, CLD_BASIS_PATHWAY_REVIEW, from.day));
      draft.end = end;
      if (_cld_duty_birthday (c, 21) == CLD_NO_DAY)
        draft.missing = CLD_MISSING_DATE_OF_BIRTH;
      else if (done)
        _cld_duty_draft_done (c, &draft, next_kind, event);
      _cld_duty_emit (c, &draft);
      if (draft.missing != CLD_MISSING_NOTHING || !done)
        {
          if (draft.missing == CLD_MISSING_NOTHING && end == CLD_OPEN && c->rules->forecast_until != CLD_NO_DAY)
            project (c, draft.due.day);
          return;
        }
      from = event;
      kind = next_kind;
    }
}

void
_cld_duties_pathway (CldDutyContext *c)
{
  CldDated few[64];
  g_autofree CldDated *many = c->facts->plans.n > G_N_ELEMENTS (few) ? g_new (CldDated, c->facts->plans.n) : NULL;
  CldDatedList plans = list_plans (c, many ? many : few);

  if (plans.n > 0)
    run_reviews (c, &plans);
}
