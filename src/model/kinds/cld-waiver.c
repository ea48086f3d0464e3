/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-waiver.h"

#include <glib/gi18n-lib.h>

/* The decision that one duty of one child need not be done: which, why, and who decided it. */

/* clang-format off */
static const CldField fields[] = {
  [WAIVER_CHILD]      = { "child", N_("Child"), N_("Who"), CLD_REF, CLD_NEEDED | CLD_LIST, "child" },
  [WAIVER_DUTY_REF]   = { "duty_ref", N_("Duty that is not needed"), N_("What"), CLD_TEXT, CLD_NEEDED | CLD_LIST },
  [WAIVER_REASON]     = { "reason", N_("Why it is not needed"), N_("What"), CLD_NOTE, CLD_NEEDED | CLD_PRIVATE },
  [WAIVER_ROLE]       = { "role", N_("Role of who decided"), N_("Decision"), CLD_TEXT, CLD_LIST },
  [WAIVER_NAME]       = { "name", N_("Decided by"), N_("Decision"), CLD_TEXT, CLD_LIST | CLD_SEARCH },
  [WAIVER_DECIDED_ON] = { "decided_on", N_("Decided on"), N_("Decision"), CLD_DATE, CLD_LIST },
};
/* clang-format on */
G_STATIC_ASSERT (G_N_ELEMENTS (fields) == WAIVER_N_FIELDS);

const CldKind cld_waiver_kind = {
  .id = "waiver",
  .title = N_("Waived duty"),
  .plural = N_("Waived duties"),
  .fields = fields,
  .n_fields = WAIVER_N_FIELDS,
  .child = WAIVER_CHILD,
  .date = WAIVER_DECIDED_ON,
  .sort = { WAIVER_DECIDED_ON, -1 },
  .get_type = cld_waiver_get_type,
};

CLD_DEFINE_RECORD (CldWaiver, cld_waiver, cld_waiver_kind)
