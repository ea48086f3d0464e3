/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-duties-other.h"

#include "cld-timetable.h"

/* D03, D18: conditions of a placement. */

/* D03: before an approval out of the area the approver is satisfied of what the record of it asks: wishes heard, area authority and
 * reviewing officer consulted, and at a distance the care plan sent. Relatives are consulted where that is right, which nobody
 * records, so these are left out. Done on the last of those days, once all are recorded. */
static gint32
find_satisfied (const CldApprovalFact *fact)
{
  const gint32 days[] = { fact->wishes_heard_on, fact->area_consulted_on, fact->iro_consulted_on,
                          fact->provision == CLD_PROVISION_REG11_1_B ? fact->care_plan_sent_on : fact->wishes_heard_on };
  gint32 last = G_MININT32;

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      if (days[i] == CLD_NO_DAY)
        return CLD_NO_DAY;
      last = MAX (last, days[i]);
    }
  return last;
}

static void
make_satisfied (CldDutyContext *c, guint32 index)
{
  const CldApprovalFact *fact = &c->facts->approvals.at[index];
  const CldPlacementView *p = fact->placement != CLD_NO_FACT ? _cld_duty_find_placement (c, fact->placement) : NULL;
  CldDutyDraft draft = _cld_duty_draft (CLD_ROW_D03, CLD_BASIS_SATISFIED, _cld_fact (CLD_FACT_APPROVAL, index), fact->decided_on);

  if (!p || p->empty || p->adoption || fact->decided_on == CLD_NO_DAY || fact->decided_on > c->today)
    return;
  draft.subject = _cld_fact (CLD_FACT_PLACEMENT, p->index);
  draft.end = p->end;
  draft.late_after_end = TRUE;
  _cld_duty_draft_done (c, &draft, CLD_FACT_APPROVAL, (CldDated){ find_satisfied (fact), index });
  _cld_duty_emit (c, &draft);
}

/* D18: arrangements that are none of those listed for a child under 16: semi-independent or supported accommodation, independent
 * living, residential employment. The ban holds from the day of its law on; it is met when the placement ends, and over on
 * the 16th birthday. */
static void
make_ban (CldDutyContext *c, const CldPlacementView *p)
{
  gint32 sixteenth = _cld_duty_birthday (c, 16), law = cld_timetable_get (CLD_ROW_D18)->valid_from;
  gint32 from = MAX (p->start, law), over = sixteenth == CLD_NO_DAY ? p->end : MIN (p->end, sixteenth);
  CldDutyDraft draft = _cld_duty_draft (CLD_ROW_D18, CLD_BASIS_UNDER_16, _cld_fact (CLD_FACT_PLACEMENT, p->index), from);

  if (over <= from)
    return;
  draft.missing = sixteenth == CLD_NO_DAY ? CLD_MISSING_DATE_OF_BIRTH : p->start >= law ? p->missing : CLD_MISSING_NOTHING;
  draft.end = p->end;
  if (sixteenth != CLD_NO_DAY)
    _cld_duty_draft_done (c, &draft, CLD_FACT_PLACEMENT, (CldDated){ over, p->index });
  _cld_duty_emit (c, &draft);
}

void
_cld_duties_conditions (CldDutyContext *c)
{
  static const char *const unlisted[] = { "H5", "K3", "P2", "P3", NULL };

  for (guint i = 0; i < c->facts->approvals.n; i++)
    if (c->facts->approvals.at[i].provision == CLD_PROVISION_REG11_1_A || c->facts->approvals.at[i].provision == CLD_PROVISION_REG11_1_B)
      make_satisfied (c, i);
  for (guint i = 0; i < c->n_placements; i++)
    if (!c->placements[i].empty && _cld_duty_is_one_of (c->placements[i].fact->type, unlisted))
      make_ban (c, &c->placements[i]);
}
