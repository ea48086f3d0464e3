/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-duties-other.h"

/* A02, F15, I04: what the child's own record and the legal status alone say. */

/* A02: while nobody is recorded as reviewing officer of a child who is looked after. The record names the officer, not the day of the
 * appointment: once there is one, nothing can be said of when, so there is no row. */
static void
make_reviewing_officer (CldDutyContext *c, const CldPeriodView *period)
{
  CldDutyDraft draft = _cld_duty_draft (CLD_ROW_A02, CLD_BASIS_REVIEWING_OFFICER, _cld_fact (CLD_FACT_PERIOD, period->index), period->start);

  draft.due = _cld_on (_cld_duty_add (c, CLD_BASIS_REVIEWING_OFFICER, period->start));
  draft.missing = period->missing;
  _cld_duty_emit (c, &draft);
}

static gboolean
is_extension (const CldDutyContext *c, const CldStatusView *s)
{
  for (guint i = 0; i < c->n_statuses; i++)
    if (&c->statuses[i] != s && !c->statuses[i].empty && c->statuses[i].bit == CLD_STATUS_L2 && c->statuses[i].start < s->start &&
        c->statuses[i].end == s->start)
      return TRUE;
  return FALSE;
}

/* F15: how long police protection (L1), an emergency protection order (L2) and a child assessment order (L3) may last; done by
 * the end of the status. Of a status only dates are recorded, so 72 hours are the end of the third day. An order that begins as
 * another ends extends it. */
static void
make_limit (CldDutyContext *c, const CldStatusView *s)
{
  CldDutyBasis basis = s->bit == CLD_STATUS_L1   ? CLD_BASIS_POLICE_PROTECTION
                       : s->bit == CLD_STATUS_L3 ? CLD_BASIS_ASSESSMENT_ORDER
                       : is_extension (c, s)     ? CLD_BASIS_EXTENDED_ORDER
                                                 : CLD_BASIS_EMERGENCY_ORDER;
  CldDutyDraft draft = _cld_duty_draft (CLD_ROW_F15, basis, _cld_fact (CLD_FACT_STATUS, s->index), s->start);

  draft.due = _cld_on (_cld_duty_add (c, basis, s->start));
  draft.missing = s->missing;
  _cld_duty_draft_done (c, &draft, CLD_FACT_STATUS, (CldDated){ s->end, s->index });
  _cld_duty_emit (c, &draft);
}

/* I04: the status of an unaccompanied asylum-seeking child ends by the 18th birthday. */
static void
make_asylum_seeker (CldDutyContext *c)
{
  const CldFacts *facts = c->facts;
  gint32 eighteenth = _cld_duty_birthday (c, 18);
  CldDutyDraft draft = _cld_duty_draft (CLD_ROW_I04, CLD_BASIS_ASYLUM_SEEKER, _cld_fact (CLD_FACT_CHILD, 0), facts->uasc_from);

  if (facts->uasc_from == CLD_NO_DAY || facts->uasc_from > c->today)
    return;
  draft.due = _cld_on (eighteenth);
  if (eighteenth == CLD_NO_DAY)
    draft.missing = CLD_MISSING_DATE_OF_BIRTH;
  else if (facts->uasc_until != CLD_NO_DAY && facts->uasc_until < facts->uasc_from)
    draft.missing = CLD_MISSING_END_AFTER_START;
  _cld_duty_draft_done (c, &draft, CLD_FACT_CHILD, (CldDated){ facts->uasc_until, 0 });
  _cld_duty_emit (c, &draft);
}

void
_cld_duties_status (CldDutyContext *c)
{
  gboolean has_officer = c->facts->iro && *c->facts->iro;

  for (guint i = 0; i < c->n_periods && !has_officer; i++)
    if (!c->periods[i].empty && c->periods[i].end == CLD_OPEN)
      make_reviewing_officer (c, &c->periods[i]);
  for (guint i = 0; i < c->n_statuses; i++)
    if (!c->statuses[i].empty && (c->statuses[i].bit & (CLD_STATUS_L1 | CLD_STATUS_L2 | CLD_STATUS_L3)))
      make_limit (c, &c->statuses[i]);
  make_asylum_seeker (c);
}
