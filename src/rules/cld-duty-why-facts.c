/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-duty-why-private.h"

/* The facts that a date rests on, in the order of the argument: what it is counted from, what chose the rule, what did it. */

static const struct
{
  const char *kind;
  const char *label;
} kinds[CLD_FACT_N_KINDS] = {
  [CLD_FACT_NONE] = { "", "" },
  [CLD_FACT_CHILD] = { "child", N_("Date of birth") },
  [CLD_FACT_PERIOD] = { "care_period", N_("Period of care started") },
  [CLD_FACT_STATUS] = { "legal_status", N_("Legal status began") },
  [CLD_FACT_PLACEMENT] = { "placement", N_("Placement started") },
  [CLD_FACT_VISIT] = { "visit", N_("Visit") },
  [CLD_FACT_REVIEW] = { "review", N_("Review held") },
  [CLD_FACT_HEALTH] = { "health_check", N_("Health assessment") },
  [CLD_FACT_SDQ] = { "sdq", N_("Questionnaire") },
  [CLD_FACT_PLAN] = { "plan", N_("Plan made") },
  [CLD_FACT_MISSING] = { "missing_episode", N_("Missing episode ended") },
  [CLD_FACT_APPROVAL] = { "approval", N_("Approval") },
  [CLD_FACT_NOTICE] = { "notice", N_("Notice") },
  [CLD_FACT_PROVIDER_NOTICE] = { "notice", N_("Notice received about the home") },
  [CLD_FACT_WAIVER] = { "waiver", N_("Waived") },
};

/* The date by which a fact is known. */
CldWhen
_cld_why_get_when (const CldFacts *facts, CldFactId id)
{
  switch ((CldFactKind) id.kind)
    {
    case CLD_FACT_CHILD:
      return _cld_on (facts->date_of_birth);
    case CLD_FACT_PERIOD:
      return _cld_on (facts->periods.at[id.index].start);
    case CLD_FACT_STATUS:
      return _cld_on (facts->statuses.at[id.index].start);
    case CLD_FACT_PLACEMENT:
      return _cld_on (facts->placements.at[id.index].start);
    case CLD_FACT_VISIT:
      return facts->visits.at[id.index].at;
    case CLD_FACT_REVIEW:
      return _cld_on (facts->reviews.at[id.index].held_on);
    case CLD_FACT_HEALTH:
      return _cld_on (facts->health.at[id.index].done_on);
    case CLD_FACT_SDQ:
      return _cld_on (facts->sdqs.at[id.index].completed_on);
    case CLD_FACT_PLAN:
      return _cld_on (facts->plans.at[id.index].made_on);
    case CLD_FACT_MISSING:
      return facts->missing.at[id.index].ended_at;
    case CLD_FACT_APPROVAL:
      return _cld_on (facts->approvals.at[id.index].decided_on);
    case CLD_FACT_NOTICE:
      return _cld_on (facts->notices.at[id.index].incoming ? facts->notices.at[id.index].occurred_on : facts->notices.at[id.index].sent_on);
    case CLD_FACT_PROVIDER_NOTICE:
      return _cld_on (facts->provider_notices.at[id.index].occurred_on);
    case CLD_FACT_WAIVER:
      return _cld_on (facts->waivers.at[id.index].decided_on);
    case CLD_FACT_NONE:
    case CLD_FACT_N_KINDS:
    default:
      return _cld_on (CLD_NO_DAY);
    }
}

static void
add (const CldDutyContext *c, GArray *facts, CldFactId id, const char *label, CldWhen at)
{
  CldWhyFact fact = { .label = label, .kind = kinds[id.kind].kind, .ref = cld_fact_id_get_ref (c->facts, id), .at = at };

  for (guint i = 0; i < facts->len; i++)
    {
      const CldWhyFact *known = &g_array_index (facts, CldWhyFact, i);

      if (strcmp (known->label, label) == 0 && g_strcmp0 (known->ref, fact.ref) == 0 && strcmp (known->kind, fact.kind) == 0)
        return;
    }
  g_array_append_val (facts, fact);
}

static void
add_fact (const CldDutyContext *c, GArray *facts, CldFactId id)
{
  if (id.kind != CLD_FACT_NONE)
    add (c, facts, id, _(kinds[id.kind].label), _cld_why_get_when (c->facts, id));
}

static void
add_date (const CldDutyContext *c, GArray *facts, CldFactId id, const char *label, gint32 day, gint32 until)
{
  if (day != CLD_NO_DAY && day <= until)
    add (c, facts, id, label, _cld_on (day));
}

/* Statuses in force on @day, of those in @bits. */
static void
add_statuses (const CldDutyContext *c, GArray *facts, gint32 day, guint bits)
{
  for (guint i = 0; i < c->n_statuses; i++)
    {
      const CldStatusView *s = &c->statuses[i];

      if ((s->bit & bits) && !s->empty && s->start <= day && day <= s->until)
        add_fact (c, facts, _cld_fact (CLD_FACT_STATUS, s->index));
    }
}

static void
add_first_review (const CldDutyContext *c, GArray *facts, const CldPlacementView *p, gint32 day)
{
  const CldPeriodView *period = p->period != CLD_NO_FACT ? &c->periods[p->period] : NULL;
  const CldDated *review = period ? _cld_dated_first (&c->lac_reviews, period->start, MIN (day, period->end)) : NULL;

  if (review)
    /* Translators: the first review of the period of care */
    add (c, facts, _cld_fact (CLD_FACT_REVIEW, review->index), _("First review"), _cld_on (review->day));
}

/* What chose the rule of a visit: the placement's agreements, the orders, the first review. */
static void
add_visit_facts (const CldDutyContext *c, const CldDuty *duty, GArray *facts)
{
  gint32 day = duty->counted_from.day;
  const CldPlacementView *p = day != CLD_NO_DAY ? _cld_duty_placement_on (c, day) : NULL;
  CldFactId id;

  add_fact (c, facts, duty->subject);
  if (!p)
    return;
  id = _cld_fact (CLD_FACT_PLACEMENT, p->index);
  if (duty->row == CLD_ROW_C07)
    {
      /* Translators: of the carer, under reg 24 */
      add_date (c, facts, id, _("Temporary approval from"), p->fact->reg24_from, day);
      add_date (c, facts, id, _("Temporary approval until"), p->fact->reg24_until, G_MAXINT32);
    }
  if (duty->row == CLD_ROW_C06)
    {
      /* Translators: placed with a parent before the assessment is finished, under reg 19 */
      add_date (c, facts, id, _("Before the assessment from"), p->fact->reg19_from, day);
      add_date (c, facts, id, _("Before the assessment until"), p->fact->reg19_until, G_MAXINT32);
    }
  if (duty->row == CLD_ROW_C08 || duty->row == CLD_ROW_C09 || duty->row == CLD_ROW_C10)
    add_statuses (c, facts, day, CLD_STATUS_IN_CARE);
  if (duty->row == CLD_ROW_C06 || duty->row == CLD_ROW_C07 || duty->row == CLD_ROW_C08)
    add_first_review (c, facts, p, day);
  if (duty->row == CLD_ROW_C05)
    add_date (c, facts, id, _("Long-term foster placement since"), p->fact->long_term_foster_on, day);
  if (duty->row == CLD_ROW_C03)
    add_date (c, facts, id, _("Agreed to last until 18"), p->fact->until_18_agreed_on, day);
  if (duty->row == CLD_ROW_C05 || duty->row == CLD_ROW_C04 || duty->row == CLD_ROW_C03)
    {
      add_date (c, facts, id, _("Child agreed to fewer visits"), p->fact->fewer_visits_agreed_on, day);
      add_date (c, facts, id, _("Agreement to fewer visits withdrawn"), p->fact->fewer_visits_withdrawn_on, day);
    }
}

static void
add_adoption_facts (const CldDutyContext *c, const CldDuty *duty, GArray *facts)
{
  const CldPlacementView *p = _cld_duty_placement_on (c, duty->counted_from.day);
  const CldDated *review = p ? _cld_dated_last (&c->adoption_reviews, p->start, MIN (duty->counted_from.day, p->end)) : NULL;

  add_fact (c, facts, duty->subject);
  if (review)
    /* Translators: the latest adoption review, which decides how often to visit */
    add (c, facts, _cld_fact (CLD_FACT_REVIEW, review->index), _("Latest adoption review"), _cld_on (review->day));
}

static gboolean
is_visit_row (const CldDuty *duty)
{
  return (duty->row >= CLD_ROW_C01 && duty->row <= CLD_ROW_C10) || duty->row == CLD_ROW_C15;
}

static gboolean
rests_on_age (const CldDuty *duty)
{
  return duty->row == CLD_ROW_A08 || duty->row == CLD_ROW_A09 || duty->row == CLD_ROW_A14 || duty->row == CLD_ROW_A15 ||
         duty->row == CLD_ROW_H02 || duty->missing == CLD_MISSING_DATE_OF_BIRTH || duty->missing == CLD_MISSING_START_AFTER_BIRTH ||
         duty->missing == CLD_MISSING_VISIT_AFTER_BIRTH;
}

/* The child's number is that of the page; what counts here is the date. */
static void
add_interview (const CldDutyContext *c, const CldDuty *duty, GArray *facts)
{
  const CldMissingFact *fact = &c->facts->missing.at[duty->subject.index];

  if (fact->interview_offered_at.day != CLD_NO_DAY && fact->interview_offered_at.day <= c->today)
    add (c, facts, duty->subject, _("Return interview offered"), fact->interview_offered_at);
  if (fact->interview_done_at.day != CLD_NO_DAY && fact->interview_done_at.day <= c->today)
    add (c, facts, duty->subject, _("Return interview done"), fact->interview_done_at);
}

/* What a row is counted from: the start of something, or its end. */
static void
add_from (const CldDutyContext *c, const CldDuty *duty, GArray *facts)
{
  gint32 day = duty->counted_from.day, start = _cld_why_get_when (c->facts, duty->from).day;

  if (duty->from.kind == CLD_FACT_PLACEMENT && day != CLD_NO_DAY && day != start && c->facts->placements.at[duty->from.index].end == day)
    add (c, facts, duty->from, _("Placement ended"), _cld_on (day));
  else if (duty->from.kind == CLD_FACT_PERIOD && day != CLD_NO_DAY && day != start && c->facts->periods.at[duty->from.index].end == day)
    add (c, facts, duty->from, _("Period of care ended"), _cld_on (day));
  else
    add_fact (c, facts, duty->from);
}

/* Appends the facts of @duty, an array of CldWhyFact. */
void
_cld_why_add_facts (const CldDutyContext *c, const CldDuty *duty, GArray *facts)
{
  add_from (c, duty, facts);
  if (is_visit_row (duty))
    add_visit_facts (c, duty, facts);
  else if (duty->row == CLD_ROW_J05 && duty->counted_from.day != CLD_NO_DAY)
    add_adoption_facts (c, duty, facts);
  else
    add_fact (c, facts, duty->subject);
  if (rests_on_age (duty))
    add_fact (c, facts, _cld_fact (CLD_FACT_CHILD, 0));
  if (duty->row == CLD_ROW_F04)
    add_interview (c, duty, facts);
  else
    add_fact (c, facts, duty->by);
  if (duty->by.kind == CLD_FACT_WAIVER)
    add_fact (c, facts, duty->by);
}
