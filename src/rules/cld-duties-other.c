/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-duties-other.h"

#include <string.h>

/* What the rules of cld-duties-other.h share. */

/* A row that hangs on the record it is counted from, on @day, and is due as @basis says; not done, not ended. */
CldDutyDraft
_cld_duty_draft (CldDutyRowId row, CldDutyBasis basis, CldFactId from, gint32 day)
{
  return (CldDutyDraft){
    .row = (guint8) row,
    .basis = (guint8) basis,
    .end = CLD_OPEN,
    .counted_from = _cld_on (day),
    .due = _cld_on (day),
    .done = _cld_on (CLD_NO_DAY),
    .subject = from,
    .from = from,
  };
}

/* Says what did the row, where that is known today. */
void
_cld_duty_draft_done (const CldDutyContext *c, CldDutyDraft *draft, CldFactKind kind, CldDated done)
{
  if (done.day == CLD_NO_DAY || done.day > c->today)
    return;
  draft->done = _cld_on (done.day);
  draft->by = _cld_fact (kind, done.index);
}

/* A series each row of which hangs on the record that it is counted from; what is only projected hangs on none. */
void
_cld_duty_run_own_series (CldDutyContext *c, const CldDutySeries *series)
{
  guint first = c->duties->len;

  _cld_duty_run_series (c, series);
  for (guint i = first; i < c->duties->len; i++)
    {
      CldDuty *duty = &g_array_index (c->duties, CldDuty, i);

      duty->subject = duty->from;
    }
}

/* Whether @code, which may be NULL, is among @codes. */
gboolean
_cld_duty_is_one_of (const char *code, const char *const *codes)
{
  return code && g_strv_contains (codes, code);
}

/* The view of the placement at @index of the facts; NULL where it is none, or an absence. */
const CldPlacementView *
_cld_duty_find_placement (const CldDutyContext *c, guint32 index)
{
  for (guint i = 0; i < c->n_placements; i++)
    if (c->placements[i].index == index)
      return &c->placements[i];
  return NULL;
}

/* The earliest approval that suffices, decided from @from to @until: of @placement, or of whatever with CLD_NO_FACT. */
CldDated
_cld_duty_find_approval (const CldDutyContext *c, guint32 placement, guint provisions, gint32 from, gint32 until)
{
  CldDated found = { CLD_NO_DAY, CLD_NO_FACT };

  for (guint i = 0; i < c->facts->approvals.n; i++)
    {
      const CldApprovalFact *fact = &c->facts->approvals.at[i];
      gboolean suffices = (fact->role == CLD_ROLE_DCS && (provisions & CLD_BY_DIRECTOR (fact->provision))) ||
                          (fact->role != CLD_ROLE_OTHER && (provisions & CLD_BY_OFFICER (fact->provision)));

      if (!suffices || (placement != CLD_NO_FACT && fact->placement != placement))
        continue;
      if (fact->decided_on == CLD_NO_DAY || fact->decided_on > c->today || fact->decided_on < from || fact->decided_on > until)
        continue;
      if (found.day == CLD_NO_DAY || fact->decided_on < found.day ||
          (fact->decided_on == found.day && g_strcmp0 (fact->ref, c->facts->approvals.at[found.index].ref) < 0))
        found = (CldDated){ fact->decided_on, i };
    }
  return found;
}
