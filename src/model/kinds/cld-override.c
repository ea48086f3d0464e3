/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-override.h"

#include <glib/gi18n-lib.h>

/* The decision to record what a rule about placements speaks against: the fact is true, or somebody answers for it. */

/* clang-format off */
static const CldField fields[] = {
  [OVERRIDE_CHILD]      = { "child", N_("Child"), N_("Who"), CLD_REF, CLD_NEEDED | CLD_LIST, "child" },
  [OVERRIDE_PLACEMENT]  = { "placement", N_("Placement"), N_("What"), CLD_REF, CLD_LIST, "placement" },
  [OVERRIDE_RULE]       = { "rule", N_("Rule"), N_("What"), CLD_CHOICE, CLD_NEEDED | CLD_LIST, "placement_rule" },
  [OVERRIDE_REASON]     = { "reason", N_("Reason"), N_("Decision"), CLD_NOTE, CLD_NEEDED | CLD_PRIVATE },
  [OVERRIDE_ROLE]       = { "role", N_("Role"), N_("Decision"), CLD_TEXT, CLD_LIST },
  [OVERRIDE_NAME]       = { "name", N_("Name"), N_("Decision"), CLD_TEXT, CLD_LIST | CLD_SEARCH },
  [OVERRIDE_DECIDED_ON] = { "decided_on", N_("Decided on"), N_("Decision"), CLD_DATE, CLD_LIST },
};
/* clang-format on */
G_STATIC_ASSERT (G_N_ELEMENTS (fields) == OVERRIDE_N_FIELDS);

const CldKind cld_override_kind = {
  .id = "override",
  .title = N_("Override"),
  .plural = N_("Overrides"),
  .fields = fields,
  .n_fields = OVERRIDE_N_FIELDS,
  .child = OVERRIDE_CHILD,
  .date = OVERRIDE_DECIDED_ON,
  .sort = { OVERRIDE_DECIDED_ON, -1 },
  .get_type = cld_override_get_type,
};

CLD_DEFINE_RECORD (CldOverride, cld_override, cld_override_kind)
