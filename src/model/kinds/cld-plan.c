/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-plan.h"

#include <glib/gi18n-lib.h>

/* A care, placement, education, health or pathway plan. */

/* clang-format off */
static const CldField fields[] = {
  [PLAN_CHILD]     = { "child", N_("Child"), N_("Who"), CLD_REF, CLD_NEEDED | CLD_LIST, "child" },
  [PLAN_KIND]      = { "kind", N_("Kind"), N_("What"), CLD_CHOICE, CLD_NEEDED | CLD_LIST, "plan_kind" },
  [PLAN_PLACEMENT] = { "placement", N_("Placement"), N_("What"), CLD_REF, 0, "placement" },
  [PLAN_MADE_ON]   = { "made_on", N_("Made"), N_("When"), CLD_DATE, CLD_LIST },
  [PLAN_AGREED_ON] = { "agreed_on", N_("Agreed"), N_("When"), CLD_DATE, CLD_LIST },
};
/* clang-format on */
G_STATIC_ASSERT (G_N_ELEMENTS (fields) == PLAN_N_FIELDS);

const CldKind cld_plan_kind = {
  .id = "plan",
  .title = N_("Plan"),
  .plural = N_("Plans"),
  .fields = fields,
  .n_fields = PLAN_N_FIELDS,
  .child = PLAN_CHILD,
  .date = PLAN_MADE_ON,
  .sort = { PLAN_MADE_ON, -1 },
  .get_type = cld_plan_get_type,
};

CLD_DEFINE_RECORD (CldPlan, cld_plan, cld_plan_kind)
