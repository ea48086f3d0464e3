/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-intervention.h"

#include <glib/gi18n-lib.h>

/* A step of the Department for Education with an authority. */

/* clang-format off */
static const CldField fields[] = {
  [INTERVENTION_INSPECTION] = { "inspection", N_("Inspection"), N_("After"), CLD_REF, CLD_NEEDED | CLD_LIST, "inspection" },
  [INTERVENTION_KIND]       = { "kind", N_("Step"), N_("What"), CLD_CHOICE, CLD_NEEDED | CLD_LIST, "insp_intervention" },
  [INTERVENTION_FROM_ON]    = { "from_on", N_("From"), N_("When"), CLD_DATE, CLD_LIST },
  [INTERVENTION_UNTIL_ON]   = { "until_on", N_("Until"), N_("When"), CLD_DATE, CLD_LIST },
  [INTERVENTION_REASON]     = { "reason", N_("Reason"), N_("Why"), CLD_NOTE, 0 },
};
/* clang-format on */
G_STATIC_ASSERT (G_N_ELEMENTS (fields) == INTERVENTION_N_FIELDS);

const CldKind cld_intervention_kind = {
  .id = "intervention",
  .title = N_("Intervention"),
  .plural = N_("Interventions"),
  .fields = fields,
  .n_fields = INTERVENTION_N_FIELDS,
  .child = -1,
  .date = INTERVENTION_FROM_ON,
  .sort = { INTERVENTION_FROM_ON, -1 },
  .get_type = cld_intervention_get_type,
};

CLD_DEFINE_RECORD (CldIntervention, cld_intervention, cld_intervention_kind)
