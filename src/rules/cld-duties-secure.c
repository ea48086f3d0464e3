/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-duties-other.h"

#include <string.h>

/* B09: reviews of whether the criteria for secure accommodation are still met, in each placement of type K1. Remand to youth detention
 * accommodation in such a home is none under these regulations. */

static CldDutyStep
step (CldDutyContext *c, const CldDutySeries *series, gint32 from, guint nth)
{
  return _cld_duty_step (c, CLD_ROW_B09, nth == 0 ? CLD_BASIS_FIRST_SECURE : CLD_BASIS_LATER_SECURE, from);
}

static void
run_placement (CldDutyContext *c, const CldPlacementView *p, const CldDatedList *reviews)
{
  CldDutySeries series = {
    .start = p->start,
    .start_fact = _cld_fact (CLD_FACT_PLACEMENT, p->index),
    .missing = p->missing,
    .end = p->end,
    .events = reviews,
    .event_kind = CLD_FACT_REVIEW,
    .events_from = p->start,
    .events_until = p->until,
    .step = step,
  };

  _cld_duty_run_own_series (c, &series);
}

void
_cld_duties_secure (CldDutyContext *c)
{
  g_autofree CldDated *at = NULL;
  CldDatedList reviews = { NULL, 0 };

  for (guint i = 0; i < c->n_placements; i++)
    {
      const CldPlacementView *p = &c->placements[i];

      if (p->empty || strcmp (p->fact->type, "K1") != 0 || p->fact->remand == CLD_REMAND_YDA)
        continue;
      if (!at)
        {
          at = g_new (CldDated, c->facts->reviews.n + 1);
          for (guint k = 0; k < c->facts->reviews.n; k++)
            if (c->facts->reviews.at[k].kind == CLD_REVIEW_SECURE && c->facts->reviews.at[k].held_on != CLD_NO_DAY &&
                c->facts->reviews.at[k].held_on <= c->today)
              at[reviews.n++] = (CldDated){ c->facts->reviews.at[k].held_on, k };
          reviews = _cld_duty_context_sort (c, CLD_FACT_REVIEW, at, reviews.n, TRUE);
        }
      run_placement (c, p, &reviews);
    }
}
