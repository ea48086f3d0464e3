/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-duties-other.h"

/* A11, A12, A13: dental check, immunisations and (under 5) health surveillance, within 12 months as the return asks. They run in the same
 * stretches of a period as the health assessments, give way to short breaks as these do, and a refused one is waived likewise. */

typedef struct
{
  guint8 row;
  guint8 kind; /* CldHealthKind */
  int below;   /* age from which it is not due any more; 0 = never */
} Check;

static const Check checks[] = {
  { CLD_ROW_A11, CLD_HEALTH_DENTAL, 0 },
  { CLD_ROW_A12, CLD_HEALTH_IMM, 0 },
  { CLD_ROW_A13, CLD_HEALTH_SURV, 5 },
};

static CldDutyStep
step (CldDutyContext *c, const CldDutySeries *series, gint32 from, guint nth)
{
  const Check *check = series->data;
  gint32 birthday = check->below > 0 ? _cld_duty_birthday (c, check->below) : CLD_OPEN;
  CldDutyStep s = _cld_duty_step (c, check->row, nth == 0 ? CLD_BASIS_FIRST_CHECK : CLD_BASIS_LATER_CHECK, from);

  if (birthday == CLD_NO_DAY)
    s.missing = CLD_MISSING_DATE_OF_BIRTH;
  if (birthday == CLD_NO_DAY ? nth > 0 : s.due >= birthday)
    s.row = CLD_ROW_NONE;
  return s;
}

static CldEventEffect
judge (CldDutyContext *c, const CldDutySeries *series, guint i, gint32 from, gint32 due)
{
  const CldHealthFact *facts = c->facts->health.at;

  if (facts[series->events->at[i].index].status == CLD_CHECK_COMPLETED)
    return CLD_EVENT_DOES;
  for (guint k = i + 1; k < series->events->n && series->events->at[k].day <= due; k++)
    if (facts[series->events->at[k].index].status == CLD_CHECK_COMPLETED)
      return CLD_EVENT_SKIPPED;
  return CLD_EVENT_WAIVES;
}

/* Those of @kind that were completed or refused; of several on a day the completed one. */
static CldDatedList
list_checks (CldDutyContext *c, guint8 kind, CldDated *at)
{
  const CldHealthFact *facts = c->facts->health.at;
  CldDatedList list;
  guint n = 0, kept = 0;

  for (guint i = 0; i < c->facts->health.n; i++)
    if (facts[i].kind == kind && (facts[i].status == CLD_CHECK_COMPLETED || facts[i].status == CLD_CHECK_REFUSED) &&
        facts[i].done_on != CLD_NO_DAY && facts[i].done_on <= c->today)
      at[n++] = (CldDated){ facts[i].done_on, i };
  list = _cld_duty_context_sort (c, CLD_FACT_HEALTH, at, n, FALSE);
  for (guint i = 0; i < list.n; i++)
    if (kept == 0 || at[kept - 1].day != at[i].day)
      at[kept++] = at[i];
    else if (facts[at[i].index].status == CLD_CHECK_COMPLETED && facts[at[kept - 1].index].status == CLD_CHECK_REFUSED)
      at[kept - 1] = at[i];
  list.n = kept;
  return list;
}

/* What is owed to a child under an age is owed no longer from that birthday on. */
static gint32
find_end (CldDutyContext *c, const Check *check, gint32 end)
{
  gint32 birthday = check->below > 0 ? _cld_duty_birthday (c, check->below) : CLD_NO_DAY;

  return birthday == CLD_NO_DAY || birthday > c->today ? end : MIN (end, birthday);
}

static void
run_stretch (CldDutyContext *c, const CldPeriodView *period, const CldStretch *stretch)
{
  CldDated few[64];
  g_autofree CldDated *many = c->facts->health.n > G_N_ELEMENTS (few) ? g_new (CldDated, c->facts->health.n) : NULL;

  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    {
      CldDatedList events = list_checks (c, checks[i].kind, many ? many : few);
      CldDutySeries series = {
        .start = stretch->start,
        .start_fact = stretch->start_fact,
        .missing = stretch->missing,
        .end = find_end (c, &checks[i], stretch->end),
        .events = &events,
        .event_kind = CLD_FACT_HEALTH,
        .events_from = stretch->start,
        .events_until = stretch->end,
        .gives_way = TRUE,
        .step = step,
        .judge = judge,
        .data = &checks[i],
      };

      _cld_duty_run_own_series (c, &series);
    }
}

void
_cld_duties_checks (CldDutyContext *c)
{
  for (guint i = 0; i < c->n_periods; i++)
    if (!c->periods[i].empty)
      _cld_duty_foreach_stretch (c, &c->periods[i], run_stretch);
}
