/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-duty-private.h"

/* A visit after a notice of enforcement action about the home, C12. It hangs on the notice, which has no end: a move does not
 * settle it, but any visit that counts does. */

/* Whether the child was placed with that provider on the day the notice came. */
static gboolean
was_placed (const CldDutyContext *c, const CldNoticeFact *notice)
{
  for (guint i = c->n_placements; i > 0; i--)
    {
      const CldPlacementView *p = &c->placements[i - 1];

      if (p->empty || notice->occurred_on < p->start || notice->occurred_on > p->until)
        continue;
      if (notice->provider ? g_strcmp0 (notice->provider, p->fact->provider) == 0 : notice->placement == p->index)
        return TRUE;
    }
  return FALSE;
}

static void
add_visit (CldDutyContext *c, const CldNoticeFact *notice, CldFactId id)
{
  const CldDated *visit;
  CldDutyDraft draft;

  if (!notice->incoming || notice->provision != CLD_PROVISION_S30A || notice->occurred_on == CLD_NO_DAY || notice->occurred_on > c->today)
    return;
  if (!was_placed (c, notice))
    return;
  visit = _cld_dated_first (&c->visits, notice->occurred_on, CLD_OPEN);
  draft = (CldDutyDraft){
    .row = CLD_ROW_C12,
    .basis = CLD_BASIS_VISIT_ENFORCEMENT,
    .end = CLD_OPEN,
    .counted_from = _cld_on (notice->occurred_on),
    .due = _cld_on (_cld_duty_add (c, CLD_BASIS_VISIT_ENFORCEMENT, notice->occurred_on)),
    .done = _cld_on (visit ? visit->day : CLD_NO_DAY),
    .subject = id,
    .from = id,
  };
  if (visit)
    draft.by = _cld_fact (CLD_FACT_VISIT, visit->index);
  _cld_duty_emit (c, &draft);
}

/* A notice about the child may stand among those about the provider as well. */
static gboolean
is_among_own (const CldDutyContext *c, const CldNoticeFact *notice)
{
  for (guint i = 0; i < c->facts->notices.n; i++)
    if (g_strcmp0 (c->facts->notices.at[i].ref, notice->ref) == 0)
      return TRUE;
  return FALSE;
}

/**
 * _cld_duties_providers:
 * @c: the context
 *
 * C12.
 */
void
_cld_duties_providers (CldDutyContext *c)
{
  for (guint i = 0; i < c->facts->notices.n; i++)
    add_visit (c, &c->facts->notices.at[i], _cld_fact (CLD_FACT_NOTICE, i));
  for (guint i = 0; i < c->facts->provider_notices.n; i++)
    if (!is_among_own (c, &c->facts->provider_notices.at[i]))
      add_visit (c, &c->facts->provider_notices.at[i], _cld_fact (CLD_FACT_PROVIDER_NOTICE, i));
}
