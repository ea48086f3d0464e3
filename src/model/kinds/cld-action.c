/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-action.h"

#include <glib/gi18n-lib.h>

/* What somebody does about a finding, or about enforcement, by when. */

/* clang-format off */
static const CldField fields[] = {
  [ACTION_FINDING]     = { "finding", N_("Finding"), N_("About"), CLD_REF, CLD_LIST, "finding" },
  [ACTION_CHILD]       = { "child", N_("Child"), N_("About"), CLD_REF, CLD_LIST, "child" },
  [ACTION_WHAT]        = { "what", N_("What"), N_("What"), CLD_TEXT, CLD_NEEDED | CLD_LIST | CLD_SEARCH },
  [ACTION_OWNER]       = { "owner", N_("Owner"), N_("Who"), CLD_TEXT, CLD_LIST | CLD_SEARCH },
  [ACTION_DUE_ON]      = { "due_on", N_("Due"), N_("When"), CLD_DATE, CLD_LIST },
  [ACTION_DONE_ON]     = { "done_on", N_("Done"), N_("When"), CLD_DATE, CLD_LIST },
  [ACTION_EVIDENCE]    = { "evidence", N_("Evidence"), N_("When"), CLD_NOTE, 0 },
  [ACTION_STATUS]      = { "status", N_("State"), N_("When"), CLD_CHOICE, CLD_LIST, "insp_action_status" },
  [ACTION_INSPECTION]  = { "inspection", N_("Inspection"), N_("About"), CLD_REF, 0, "inspection" },
  [ACTION_ENFORCEMENT] = { "enforcement", N_("Enforcement"), N_("About"), CLD_REF, 0, "enforcement" },
  [ACTION_KIND]        = { "kind", N_("Kind"), N_("What"), CLD_CHOICE, 0, "action_kind" },
};
/* clang-format on */
G_STATIC_ASSERT (G_N_ELEMENTS (fields) == ACTION_N_FIELDS);

const CldKind cld_action_kind = {
  .id = "action",
  .title = N_("Action"),
  .plural = N_("Actions"),
  .fields = fields,
  .n_fields = ACTION_N_FIELDS,
  .child = ACTION_CHILD,
  .date = ACTION_DUE_ON,
  .sort = { ACTION_DUE_ON, -1 },
  .get_type = cld_action_get_type,
};

CLD_DEFINE_RECORD (CldAction, cld_action, cld_action_kind)
