/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-finding.h"

#include <glib/gi18n-lib.h>

/* One thing an inspection found, with what it rests on. */

/* clang-format off */
static const CldField fields[] = {
  [FINDING_INSPECTION]       = { "inspection", N_("Inspection"), N_("What"), CLD_REF, CLD_NEEDED | CLD_LIST, "inspection" },
  [FINDING_NUMBER]           = { "number", N_("Number"), N_("What"), CLD_TEXT, CLD_LIST },
  [FINDING_TYPE]             = { "type", N_("Type"), N_("What"), CLD_CHOICE, CLD_NEEDED | CLD_LIST, "insp_finding_type" },
  [FINDING_TEXT]             = { "text", N_("Text"), N_("What"), CLD_NOTE, CLD_SEARCH },
  [FINDING_REGULATIONS]      = { "regulations", N_("Regulations"), N_("What it rests on"), CLD_TEXT, CLD_LIST | CLD_MANY },
  [FINDING_STANDARDS]        = { "standards", N_("Standards"), N_("What it rests on"), CLD_TEXT, CLD_MANY },
  [FINDING_GUIDANCE]         = { "guidance", N_("Guidance"), N_("What it rests on"), CLD_TEXT, CLD_MANY },
  [FINDING_CAUSE]            = { "cause", N_("Cause"), N_("Why"), CLD_CHOICE, CLD_LIST, "insp_cause" },
  [FINDING_DUE_ON]           = { "due_on", N_("Due"), N_("Action"), CLD_DATE, CLD_LIST },
  [FINDING_OWNER]            = { "owner", N_("Owner"), N_("Action"), CLD_TEXT, CLD_LIST | CLD_SEARCH },
  [FINDING_STATUS]           = { "status", N_("State"), N_("Action"), CLD_CHOICE, CLD_LIST, "insp_action_status" },
  [FINDING_MET_ON]           = { "met_on", N_("Met"), N_("Action"), CLD_DATE, CLD_LIST },
  [FINDING_EVIDENCE]         = { "evidence", N_("Evidence"), N_("Action"), CLD_NOTE, 0 },
  [FINDING_EXPECTATION]      = { "expectation", N_("What is expected"), N_("What"), CLD_NOTE, CLD_SEARCH },
  [FINDING_BREACH_SHOWN]     = { "breach_shown", N_("How it shows a breach"), N_("What it rests on"), CLD_NOTE, 0 },
  [FINDING_REPEATS]          = { "repeats", N_("Found before as"), N_("Before"), CLD_REF, 0, "finding" },
  [FINDING_EVIDENCE_RECORDS] = { "evidence_records", N_("Records that show it"), N_("Action"), CLD_TEXT, CLD_MANY },
};
/* clang-format on */
G_STATIC_ASSERT (G_N_ELEMENTS (fields) == FINDING_N_FIELDS);

const CldKind cld_finding_kind = {
  .id = "finding",
  .title = N_("Finding"),
  .plural = N_("Findings"),
  .fields = fields,
  .n_fields = FINDING_N_FIELDS,
  .child = -1,
  .date = FINDING_DUE_ON,
  .sort = { FINDING_NUMBER, -1 },
  .get_type = cld_finding_get_type,
};

CLD_DEFINE_RECORD (CldFinding, cld_finding, cld_finding_kind)
