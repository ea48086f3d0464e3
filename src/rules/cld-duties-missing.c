/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-duty-private.h"

/* Return interviews, F04. */

#define LAST_MINUTE (23 * 60 + 59)
#define DAYS 3 /* 72 hours on the clock on the wall */

static gboolean
is_known (const CldDutyContext *c, CldWhen when)
{
  return when.day != CLD_NO_DAY && when.day <= c->today;
}

/* Where only a date is known of either, dates are compared. */
static gboolean
is_before (CldWhen a, CldWhen b)
{
  if (a.day != b.day)
    return a.day < b.day;
  return a.minute != CLD_NO_MINUTE && b.minute != CLD_NO_MINUTE && a.minute < b.minute;
}

static CldMissing
find_fault (const CldDutyContext *c, const CldMissingFact *fact)
{
  if (fact->started_at.day != CLD_NO_DAY && is_before (fact->ended_at, fact->started_at))
    return CLD_MISSING_END_AFTER_START;
  if (c->facts->date_of_birth != CLD_NO_DAY && fact->ended_at.day < c->facts->date_of_birth)
    return CLD_MISSING_START_AFTER_BIRTH;
  return CLD_MISSING_NOTHING;
}

static void
add_interview (CldDutyContext *c, guint32 index)
{
  const CldMissingFact *fact = &c->facts->missing.at[index];
  CldWhen from = fact->ended_at, due;
  CldDutyDraft draft;

  if (from.minute == CLD_NO_MINUTE)
    from.minute = LAST_MINUTE;
  due = (CldWhen){ .day = from.day + DAYS, .minute = from.minute };
  draft = (CldDutyDraft){
    .row = CLD_ROW_F04,
    .basis = CLD_BASIS_RETURN_INTERVIEW,
    .missing = find_fault (c, fact),
    .end = CLD_OPEN,
    .counted_from = from,
    .due = due,
    .done = _cld_on (CLD_NO_DAY),
    .subject = _cld_fact (CLD_FACT_MISSING, index),
    .from = _cld_fact (CLD_FACT_MISSING, index),
  };
  /* Before the return there is nothing to be interviewed about. */
  if (is_known (c, fact->interview_done_at) && fact->interview_done_at.day >= from.day)
    {
      draft.done = fact->interview_done_at;
      draft.by = _cld_fact (CLD_FACT_MISSING, index);
    }
  else if (fact->interview_accepted == 0 && is_known (c, fact->interview_offered_at) && !is_before (due, fact->interview_offered_at))
    {
      draft.waived = TRUE;
      draft.by = _cld_fact (CLD_FACT_MISSING, index);
    }
  _cld_duty_emit (c, &draft);
}

/**
 * _cld_duties_missing:
 * @c: the context
 *
 * F04 for each episode that ended.
 */
void
_cld_duties_missing (CldDutyContext *c)
{
  for (guint i = 0; i < c->facts->missing.n; i++)
    if (is_known (c, c->facts->missing.at[i].ended_at))
      add_interview (c, i);
}
