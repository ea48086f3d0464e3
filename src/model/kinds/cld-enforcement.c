/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-enforcement.h"

#include <glib/gi18n-lib.h>

/* A step that a regulator took against a provider. */

/* clang-format off */
static const CldField fields[] = {
  [ENFORCEMENT_PROVIDER]  = { "provider", N_("Provider"), N_("Of whom"), CLD_REF, CLD_NEEDED | CLD_LIST, "provider" },
  [ENFORCEMENT_FINDING]   = { "finding", N_("Finding"), N_("What"), CLD_REF, CLD_LIST, "finding" },
  [ENFORCEMENT_KIND]      = { "kind", N_("Step"), N_("What"), CLD_CHOICE, CLD_NEEDED | CLD_LIST, "insp_enforcement" },
  [ENFORCEMENT_FROM_ON]   = { "from_on", N_("From"), N_("When"), CLD_DATE, CLD_LIST },
  [ENFORCEMENT_UNTIL_ON]  = { "until_on", N_("Until"), N_("When"), CLD_DATE, CLD_LIST },
  [ENFORCEMENT_NOTE]      = { "note", N_("Reason"), N_("Why"), CLD_NOTE, 0 },
  [ENFORCEMENT_TOLD_ON]   = { "told_on", N_("We were told"), N_("When"), CLD_DATE, 0 },
  [ENFORCEMENT_REFERENCE] = { "reference", N_("Reference"), N_("What"), CLD_TEXT, CLD_SEARCH },
};
/* clang-format on */
G_STATIC_ASSERT (G_N_ELEMENTS (fields) == ENFORCEMENT_N_FIELDS);

const CldKind cld_enforcement_kind = {
  .id = "enforcement",
  .title = N_("Enforcement"),
  .plural = N_("Enforcement"),
  .fields = fields,
  .n_fields = ENFORCEMENT_N_FIELDS,
  .child = -1,
  .date = ENFORCEMENT_FROM_ON,
  .sort = { ENFORCEMENT_FROM_ON, -1 },
  .get_type = cld_enforcement_get_type,
};

CLD_DEFINE_RECORD (CldEnforcement, cld_enforcement, cld_enforcement_kind)
