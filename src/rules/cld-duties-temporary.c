/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-duties-other.h"

/* D13, D14, D15: temporary approval of a connected person, regulations 24 and 25. It runs from `reg24_from`, or from the first
 * approval under regulation 24, to `reg24_until`, which is its last day; a second approval extends it. */

#define ENOUGH CLD_BY_OFFICER (CLD_PROVISION_REG24)

typedef struct
{
  const CldPlacementView *p;
  CldFactId fact; /* that says from when */
  gint32 from;
  gint32 until; /* CLD_NO_DAY: not known today */
  CldDated extended;
} Temporary;

static gint32
known (const CldDutyContext *c, gint32 day)
{
  return day != CLD_NO_DAY && day <= c->today ? day : CLD_NO_DAY;
}

static gboolean
read_temporary (const CldDutyContext *c, const CldPlacementView *p, Temporary *t)
{
  CldDated first = _cld_duty_find_approval (c, p->index, ENOUGH, G_MININT32, CLD_OPEN);

  t->p = p;
  t->from = known (c, p->fact->reg24_from);
  t->fact = _cld_fact (CLD_FACT_PLACEMENT, p->index);
  if (t->from == CLD_NO_DAY && first.day != CLD_NO_DAY)
    {
      t->from = first.day;
      t->fact = _cld_fact (CLD_FACT_APPROVAL, first.index);
    }
  t->until = known (c, p->fact->reg24_until);
  t->extended = (CldDated){ CLD_NO_DAY, CLD_NO_FACT };
  if (first.day != CLD_NO_DAY)
    t->extended = _cld_duty_find_approval (c, p->index, ENOUGH, first.day + 1, CLD_OPEN);
  return t->from != CLD_NO_DAY;
}

/* D13: within 16 weeks it has ended, with full approval or without, or is extended. */
static void
make_limit (CldDutyContext *c, const Temporary *t)
{
  CldDutyDraft draft = _cld_duty_draft (CLD_ROW_D13, CLD_BASIS_TEMPORARY, t->fact, t->from);

  draft.due = _cld_on (_cld_duty_add (c, CLD_BASIS_TEMPORARY, t->from));
  draft.end = t->p->end;
  if (t->until != CLD_NO_DAY && t->until < t->from)
    draft.missing = CLD_MISSING_END_AFTER_START;
  if (t->extended.day != CLD_NO_DAY && (t->until == CLD_NO_DAY || t->extended.day < t->until))
    _cld_duty_draft_done (c, &draft, CLD_FACT_APPROVAL, t->extended);
  else
    _cld_duty_draft_done (c, &draft, CLD_FACT_PLACEMENT, (CldDated){ t->until, t->p->index });
  _cld_duty_emit (c, &draft);
}

/* D14: extended, it has ended 8 weeks after the 16. */
static void
make_extension (CldDutyContext *c, const Temporary *t)
{
  gint32 from = _cld_duty_add (c, CLD_BASIS_TEMPORARY, t->from);
  CldDutyDraft draft = _cld_duty_draft (CLD_ROW_D14, CLD_BASIS_EXTENDED, _cld_fact (CLD_FACT_APPROVAL, t->extended.index), from);

  if (t->extended.day == CLD_NO_DAY || (t->until != CLD_NO_DAY && t->until <= from))
    return;
  draft.due = _cld_on (_cld_duty_add (c, CLD_BASIS_EXTENDED, from));
  draft.end = t->p->end;
  _cld_duty_draft_done (c, &draft, CLD_FACT_PLACEMENT, (CldDated){ t->until, t->p->index });
  _cld_duty_emit (c, &draft);
}

/* D15: once it has run out the placement ends, unless the carer is one of our approved foster carers by then (`own_foster_carer`). */
static void
make_run_out (CldDutyContext *c, const Temporary *t)
{
  CldDutyDraft draft = _cld_duty_draft (CLD_ROW_D15, CLD_BASIS_RUN_OUT, _cld_fact (CLD_FACT_PLACEMENT, t->p->index), t->until);

  if (t->until == CLD_NO_DAY || t->until < t->from || t->p->fact->own_foster_carer)
    return;
  draft.end = t->p->end;
  _cld_duty_draft_done (c, &draft, CLD_FACT_PLACEMENT, (CldDated){ t->p->end, t->p->index });
  _cld_duty_emit (c, &draft);
}

void
_cld_duties_temporary (CldDutyContext *c)
{
  for (guint i = 0; i < c->n_placements; i++)
    {
      Temporary t;

      if (c->placements[i].empty || (c->placements[i].fact->reg24_from == CLD_NO_DAY && c->facts->approvals.n == 0) ||
          !read_temporary (c, &c->placements[i], &t))
        continue;
      make_limit (c, &t);
      make_extension (c, &t);
      make_run_out (c, &t);
    }
}
