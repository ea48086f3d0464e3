/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-duty-chase.h"

#include "cld-notice-state.h"

/* A placement that is over no longer waits for an answer. */
static gboolean
is_of_past (const CldFacts *facts, const CldNoticeFact *notice, gint32 today)
{
  const CldPlacementFact *placement = notice->placement < facts->placements.n ? &facts->placements.at[notice->placement] : NULL;

  return placement && placement->end != CLD_NO_DAY && placement->end <= today;
}

static gboolean
is_in_care (const CldFacts *facts, gint32 today)
{
  for (guint i = 0; i < facts->periods.n; i++)
    if (facts->periods.at[i].end == CLD_NO_DAY || facts->periods.at[i].end > today)
      return TRUE;
  return FALSE;
}

/**
 * cld_duty_is_to_chase:
 * @calendar: working days
 * @facts: a child
 * @notice: a notice about it
 * @today: today
 *
 * Returns: whether it was sent and whoever got it was asked for an answer and has not given one within the days that are given, while the child is
 *   in care and still lives where it is about
 */
gboolean
cld_duty_is_to_chase (const CldCalendar *calendar, const CldFacts *facts, const CldNoticeFact *notice, gint32 today)
{
  if (notice->incoming || notice->sent_on == CLD_NO_DAY || notice->sent_on > today || notice->acknowledged_on != CLD_NO_DAY ||
      notice->returned_on != CLD_NO_DAY || !cld_notice_is_answer_asked (notice->recipient_kind) || is_of_past (facts, notice, today) || !is_in_care (facts, today))
    return FALSE;
  return cld_calendar_count_working_days (calendar, notice->sent_on, today) > CLD_CHASE_DAYS;
}
