/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-duty-private.h"

/* Approval of a placement outside the area: D01 next door, D02 at a distance, D04 in an emergency. */

static void
add_approval (CldDutyContext *c, const CldPlacementView *p)
{
  gboolean near = p->fact->place == CLD_PLACE_ADJOINING, emergency = p->fact->emergency;
  const CldDated *approval = near ? &p->approved_near : &p->approved_far;
  CldDutyBasis basis = emergency ? CLD_BASIS_EMERGENCY : CLD_BASIS_BEFORE_PLACEMENT;
  CldDutyDraft draft = {
    .row = emergency ? CLD_ROW_D04 : near ? CLD_ROW_D01 : CLD_ROW_D02,
    .basis = (guint8) basis,
    .missing = p->missing,
    .late_after_end = TRUE,
    .end = p->end,
    .counted_from = _cld_on (p->start),
    .due = _cld_on (_cld_duty_add (c, basis, p->start)),
    .done = _cld_on (approval->day),
    .subject = _cld_fact (CLD_FACT_PLACEMENT, p->index),
    .from = _cld_fact (CLD_FACT_PLACEMENT, p->index),
  };

  if (approval->day != CLD_NO_DAY)
    draft.by = _cld_fact (CLD_FACT_APPROVAL, approval->index);
  /* The start is named first: without it there is no day that the row is counted from. */
  if (p->missing == CLD_MISSING_NOTHING && p->fact->place == CLD_PLACE_UNKNOWN)
    draft.missing = CLD_MISSING_AREA;
  else if (p->missing == CLD_MISSING_NOTHING && p->fact->place == CLD_PLACE_CONFIDENTIAL)
    draft.missing = CLD_MISSING_CONFIDENTIAL_AREA;
  _cld_duty_emit (c, &draft);
}

/**
 * _cld_duties_approvals:
 * @c: the context
 *
 * D01, D02 and D04.
 */
void
_cld_duties_approvals (CldDutyContext *c)
{
  for (guint i = 0; i < c->n_placements; i++)
    {
      const CldPlacementView *p = &c->placements[i];

      if (!p->adoption && p->fact->place != CLD_PLACE_OWN && !p->fact->connected_person && !p->fact->own_foster_carer)
        add_approval (c, p);
    }
}
