/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-duty-watch.h"
#include "cld-evidence.h"
#include "cld-placements-pane.h"

/* How many placements lack something, for the sidebar: from the board alone, without names. What is lacking is what the evidence
 * says, and which placements are meant what the list of them says. */

/* Left open, a placement ends with its period of care. */
static gboolean
is_current (const CldFacts *facts, const CldPlacementFact *fact, gint32 today)
{
  const CldPeriodFact *found = NULL;

  if (fact->start == CLD_NO_DAY || fact->start > today || (fact->end != CLD_NO_DAY && fact->end <= today))
    return FALSE;
  for (guint i = 0; fact->end == CLD_NO_DAY && i < facts->periods.n; i++)
    {
      const CldPeriodFact *period = &facts->periods.at[i];

      if (period->start != CLD_NO_DAY && period->start <= fact->start && (period->end == CLD_NO_DAY || fact->start < period->end) && (!found || period->start >= found->start))
        found = period;
    }
  return !found || found->end == CLD_NO_DAY || found->end > today;
}

static gboolean
is_lacking (const CldDutyBoard *board, const CldFacts *facts, guint32 index)
{
  const CldPlacementFact *fact = &facts->placements.at[index];
  gint32 today = cld_duty_board_get_today (board);
  const CldDuty *duties;
  CldEvidence evidence;
  guint n;

  /* Most are in the own area or over, and need no second look. */
  if (fact->place == CLD_PLACE_OWN || fact->place == CLD_PLACE_UNKNOWN || !is_current (facts, fact, today))
    return FALSE;
  duties = cld_duty_board_get_duties (board, facts->ref, &n);
  return cld_evidence_find (facts, cld_duty_board_get_rules (board), today, duties, n, index, &evidence) && (evidence.lacks_approval || evidence.lacks_notice);
}

/**
 * cld_placements_count:
 * @session: the caseload
 *
 * Returns: how many current out-of-area placements lack approval or notice; -1 while that is not known
 */
gint64
cld_placements_count (CldSession *session)
{
  const CldDutyBoard *board = cld_duty_watch_get_board (cld_duty_watch_of (session));
  gint64 n = 0;

  if (!board)
    return -1;
  for (guint i = 0; i < cld_duty_board_get_n_children (board); i++)
    {
      const CldFacts *facts = cld_duty_board_get_child (board, i);

      for (guint32 k = 0; k < facts->placements.n; k++)
        n += is_lacking (board, facts, k);
    }
  return n;
}
