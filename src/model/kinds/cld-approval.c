/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-approval.h"

#include <glib/gi18n-lib.h>

/* A decision to approve a placement, at a level, under a provision. */

/* clang-format off */
static const CldField fields[] = {
  [APPROVAL_CHILD]                  = { "child", N_("Child"), N_("Who"), CLD_REF, CLD_NEEDED | CLD_LIST, "child" },
  [APPROVAL_PLACEMENT]              = { "placement", N_("Placement"), N_("What"), CLD_REF, CLD_LIST, "placement" },
  [APPROVAL_PROVISION]              = { "provision", N_("Provision"), N_("What"), CLD_CHOICE, CLD_LIST, "approval_provision" },
  [APPROVAL_ROLE]                   = { "role", N_("Role"), N_("Decision"), CLD_CHOICE, CLD_LIST, "approval_role" },
  [APPROVAL_NAME]                   = { "name", N_("Name"), N_("Decision"), CLD_TEXT, CLD_LIST | CLD_SEARCH },
  [APPROVAL_DECIDED_ON]             = { "decided_on", N_("Decided on"), N_("Decision"), CLD_DATE, CLD_LIST },
  [APPROVAL_WISHES_HEARD_ON]        = { "wishes_heard_on", N_("Wishes and feelings heard on"), N_("Satisfied of"), CLD_DATE, 0 },
  [APPROVAL_RELATIVES_CONSULTED_ON] = { "relatives_consulted_on", N_("Relatives consulted on"), N_("Satisfied of"), CLD_DATE, 0 },
  [APPROVAL_AREA_CONSULTED_ON]      = { "area_consulted_on", N_("Area authority consulted on"), N_("Satisfied of"), CLD_DATE, 0 },
  [APPROVAL_CARE_PLAN_SENT_ON]      = { "care_plan_sent_on", N_("Care plan sent on"), N_("Satisfied of"), CLD_DATE, 0 },
  [APPROVAL_IRO_CONSULTED_ON]       = { "iro_consulted_on", N_("Reviewing officer consulted on"), N_("Satisfied of"), CLD_DATE, 0 },
  [APPROVAL_NOTE]                   = { "note", N_("Note"), N_("Decision"), CLD_NOTE, CLD_PRIVATE },
  [APPROVAL_REQUESTED_ON]           = { "requested_on", N_("Asked for on"), N_("Decision"), CLD_DATE, 0 },
  [APPROVAL_REQUESTED_BY]           = { "requested_by", N_("Asked for by"), N_("Decision"), CLD_TEXT, 0 },
  [APPROVAL_SUITABLE_ON]            = { "suitable_on", N_("Judged the most suitable on"), N_("Satisfied of"), CLD_DATE, 0 },
  [APPROVAL_DECISION]               = { "decision", N_("Decision"), N_("Decision"), CLD_CHOICE, CLD_LIST, "approval_decision" },
  [APPROVAL_CONDITIONS]             = { "conditions", N_("Conditions"), N_("Decision"), CLD_NOTE, CLD_PRIVATE },
};
/* clang-format on */
G_STATIC_ASSERT (G_N_ELEMENTS (fields) == APPROVAL_N_FIELDS);

const CldKind cld_approval_kind = {
  .id = "approval",
  .title = N_("Approval"),
  .plural = N_("Approvals"),
  .fields = fields,
  .n_fields = APPROVAL_N_FIELDS,
  .child = APPROVAL_CHILD,
  .date = APPROVAL_DECIDED_ON,
  .sort = { APPROVAL_DECIDED_ON, -1 },
  .get_type = cld_approval_get_type,
};

CLD_DEFINE_RECORD (CldApproval, cld_approval, cld_approval_kind)
