/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-duties-other.h"

/* D08, D09, D21, D22: the end of a placement that the authority ends, and of care that it decides to end. */

/* Why a placement ended, where it was the authority that ended it. */
static const char *const ended_by_us[] = { "CARPL", "ALLEG", "STAND", "LAREQ", NULL };

/* Why care ended, where the authority decided it: not a court, a parent, a birthday, another authority, or death. */
static const char *const decided_by_us[] = { "E4A", "E13", "E5", "E6", "E7", "E8", NULL };

static gboolean
is_ended_by_us (const CldDutyContext *c, const CldPlacementView *p)
{
  const CldPlacementFact *fact = p->fact;

  if (p->empty || p->adoption || fact->end == CLD_NO_DAY || fact->end > c->today || !_cld_duty_is_one_of (fact->reason_ended, ended_by_us))
    return FALSE;
  /* Regulation 14 is not for those that end under regulations 19 or 25. */
  if (fact->reg19_from != CLD_NO_DAY || (fact->reg24_until != CLD_NO_DAY && fact->reg24_until <= fact->end && !fact->own_foster_carer))
    return FALSE;
  return !_cld_duty_is_short_break (c, p->start);
}

/* The first notice of the end that was sent; @needless: that there is one with the reason why none applies. */
static CldDated
find_notice (const CldDutyContext *c, const CldPlacementView *p, CldDated *needless)
{
  CldDated sent = { CLD_NO_DAY, CLD_NO_FACT };

  *needless = sent;
  for (guint32 i = p->first_notice; i != CLD_NO_FACT; i = c->next_notice[i])
    {
      const CldNoticeFact *notice = &c->facts->notices.at[i];

      if (notice->provision != CLD_PROVISION_REG14)
        continue;
      if (notice->sent_on != CLD_NO_DAY && notice->sent_on <= c->today && (sent.day == CLD_NO_DAY || notice->sent_on < sent.day))
        sent = (CldDated){ notice->sent_on, i };
      else if (notice->sent_on == CLD_NO_DAY && notice->not_sent == CLD_NOT_SENT_NOT_APPLICABLE)
        needless->index = i;
    }
  return sent;
}

/* D08: a notice sent by the end. Where there is none, it is not known whether one was practicable, so D09 stands in its place: 10
 * working days after the end. */
static void
make_end_of_placement (CldDutyContext *c, const CldPlacementView *p)
{
  CldDated needless, sent = find_notice (c, p, &needless);
  CldDutyDraft draft = _cld_duty_draft (CLD_ROW_D08, CLD_BASIS_END_NOTICE, _cld_fact (CLD_FACT_PLACEMENT, p->index), p->fact->end);

  if (p->period != CLD_NO_FACT)
    draft.end = c->periods[p->period].end;
  if (sent.day == CLD_NO_DAY || sent.day > p->fact->end)
    {
      draft.row = CLD_ROW_D09;
      draft.basis = CLD_BASIS_LATE_END_NOTICE;
      draft.due = _cld_on (_cld_duty_add (c, CLD_BASIS_LATE_END_NOTICE, p->fact->end));
      draft.waived = sent.day == CLD_NO_DAY && needless.index != CLD_NO_FACT;
      if (draft.waived)
        draft.by = _cld_fact (CLD_FACT_NOTICE, needless.index);
    }
  _cld_duty_draft_done (c, &draft, CLD_FACT_NOTICE, sent);
  _cld_duty_emit (c, &draft);
}

/* The approval is of care that ends, so it is not of an earlier period, nor of a later one. */
static gint32
find_next_start (const CldDutyContext *c, guint i)
{
  for (guint k = i + 1; k < c->n_periods; k++)
    if (!c->periods[k].empty && c->periods[k].start > c->periods[i].start)
      return c->periods[k].start;
  return CLD_OPEN;
}

/* Due the day care ends; once that is over it cannot be done before any more, so from the next day on it is missed. A decision
 * recorded as made later is late. */
static void
make_leaving (CldDutyContext *c, guint i, CldDutyRowId row, CldDutyBasis basis, guint enough, guint8 missing)
{
  const CldPeriodView *period = &c->periods[i];
  CldDutyDraft draft = _cld_duty_draft (row, basis, _cld_fact (CLD_FACT_PERIOD, period->index), period->end);
  gint32 next = find_next_start (c, i);

  draft.end = period->end + 1;
  draft.missing = missing;
  _cld_duty_draft_done (c, &draft, CLD_FACT_APPROVAL,
                        _cld_duty_find_approval (c, CLD_NO_FACT, enough, period->start, next == CLD_OPEN ? CLD_OPEN : MAX (next - 1, period->end)));
  _cld_duty_emit (c, &draft);
}

/* D21: after 20 working days of care the nominated officer (or the director) approves that it ends. D22: at 16 or 17, not in care
 * under an order, the director. Both are asked for where both apply; one decision of the director does both. */
static void
make_end_of_care (CldDutyContext *c, guint i)
{
  const CldPeriodView *period = &c->periods[i];
  const char *reason = period->fact->reason_ended;
  guint8 missing = reason && *reason ? CLD_MISSING_NOTHING : CLD_MISSING_REASON_ENDED;
  int age = cld_day_age (c->facts->date_of_birth, period->end);
  guint status = _cld_duty_status_on (c, MAX (period->end - 1, period->start));

  if (age >= 18 || (status & CLD_STATUS_SHORT_BREAKS) || (missing == CLD_MISSING_NOTHING && !_cld_duty_is_one_of (reason, decided_by_us)))
    return;
  if (cld_calendar_count_working_days (c->rules->calendar, period->start, period->end) >= 20)
    make_leaving (c, i, CLD_ROW_D21, CLD_BASIS_LEAVING_CARE, CLD_BY_OFFICER (CLD_PROVISION_REG39_2) | CLD_BY_DIRECTOR (CLD_PROVISION_REG39_5), missing);
  if (age < 16 || (status & (CLD_STATUS_IN_CARE | CLD_STATUS_E1)))
    return;
  if (missing == CLD_MISSING_NOTHING && status == 0)
    missing = CLD_MISSING_LEGAL_STATUS;
  make_leaving (c, i, CLD_ROW_D22, CLD_BASIS_LEAVING_CARE_16, CLD_BY_DIRECTOR (CLD_PROVISION_REG39_5), missing);
}

void
_cld_duties_ending (CldDutyContext *c)
{
  for (guint i = 0; i < c->n_placements; i++)
    if (is_ended_by_us (c, &c->placements[i]))
      make_end_of_placement (c, &c->placements[i]);
  for (guint i = 0; i < c->n_periods; i++)
    if (!c->periods[i].empty && c->periods[i].end != CLD_OPEN)
      make_end_of_care (c, i);
}
