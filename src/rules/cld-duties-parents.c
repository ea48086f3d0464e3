/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-duties-other.h"

#include <string.h>

/* D11, D12: a child in care (C1, C2) placed with a parent (type P1), regulations 15 to 20. */

#define ENOUGH CLD_BY_OFFICER (CLD_PROVISION_REG18)

/* From when the child of @p is in care: its start, or the order that was made during it. */
static gboolean
find_start_in_care (const CldDutyContext *c, const CldPlacementView *p, gint32 *day, CldFactId *fact)
{
  *day = p->start;
  *fact = _cld_fact (CLD_FACT_PLACEMENT, p->index);
  if (_cld_duty_status_on (c, p->start) & CLD_STATUS_IN_CARE)
    return TRUE;
  for (guint i = 0; i < c->n_statuses; i++)
    {
      const CldStatusView *s = &c->statuses[i];

      if (s->empty || !(s->bit & CLD_STATUS_IN_CARE) || s->start <= p->start || s->start > p->until)
        continue;
      *day = s->start;
      *fact = _cld_fact (CLD_FACT_STATUS, s->index);
      return TRUE;
    }
  return FALSE;
}

/* D11: the nominated officer approves before it begins. */
static void
make_approval (CldDutyContext *c, const CldPlacementView *p, CldFactId from, gint32 day, guint8 missing)
{
  CldDutyDraft draft = _cld_duty_draft (CLD_ROW_D11, CLD_BASIS_PARENT_APPROVAL, from, day);

  draft.missing = missing;
  draft.end = p->end;
  draft.late_after_end = TRUE;
  _cld_duty_draft_done (c, &draft, CLD_FACT_APPROVAL, _cld_duty_find_approval (c, p->index, ENOUGH, G_MININT32, CLD_OPEN));
  _cld_duty_emit (c, &draft);
}

/* D12: begun before the assessment was finished, which regulation 19 allows: `reg19_until` is the day it was. Then the decision. */
static void
make_assessment (CldDutyContext *c, const CldPlacementView *p)
{
  gint32 from = p->fact->reg19_from, finished = p->fact->reg19_until;
  CldDated approved = _cld_duty_find_approval (c, p->index, ENOUGH, G_MININT32, CLD_OPEN);
  CldDutyDraft draft = _cld_duty_draft (CLD_ROW_D12, CLD_BASIS_PARENT_ASSESSMENT, _cld_fact (CLD_FACT_PLACEMENT, p->index), from);
  gboolean known = finished != CLD_NO_DAY && finished <= c->today;

  draft.due = _cld_on (_cld_duty_add (c, CLD_BASIS_PARENT_ASSESSMENT, from));
  draft.end = p->end;
  draft.late_after_end = TRUE;
  draft.missing = known && finished < from ? CLD_MISSING_END_AFTER_START : CLD_MISSING_NOTHING;
  if (known)
    _cld_duty_draft_done (c, &draft, CLD_FACT_PLACEMENT, (CldDated){ finished, p->index });
  else
    /* Nobody approves what has not been assessed. */
    _cld_duty_draft_done (c, &draft, CLD_FACT_APPROVAL, approved);
  _cld_duty_emit (c, &draft);
  if (!known || finished < from)
    return;
  draft.basis = CLD_BASIS_PARENT_DECISION;
  draft.counted_from = _cld_on (finished);
  draft.due = _cld_on (_cld_duty_add (c, CLD_BASIS_PARENT_DECISION, finished));
  draft.done = _cld_on (CLD_NO_DAY);
  draft.by = _cld_fact (CLD_FACT_NONE, 0);
  _cld_duty_draft_done (c, &draft, CLD_FACT_APPROVAL, approved);
  _cld_duty_emit (c, &draft);
}

void
_cld_duties_parents (CldDutyContext *c)
{
  for (guint i = 0; i < c->n_placements; i++)
    {
      const CldPlacementView *p = &c->placements[i];
      CldFactId from;
      gint32 day;

      if (p->empty || strcmp (p->fact->type, "P1") != 0)
        continue;
      if (!find_start_in_care (c, p, &day, &from))
        {
          if (_cld_duty_status_on (c, p->start) == 0)
            make_approval (c, p, from, day, CLD_MISSING_LEGAL_STATUS);
        }
      else if (p->fact->reg19_from != CLD_NO_DAY && p->fact->reg19_from <= c->today)
        make_assessment (c, p);
      else
        make_approval (c, p, from, day, day == p->start ? p->missing : CLD_MISSING_NOTHING);
    }
}
