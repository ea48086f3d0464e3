/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-quality-audit.h"

#include <glib/gi18n-lib.h>

/* What somebody thought of the work in a child's record. It counts in no compliance figure. */

/* clang-format off */
static const CldField fields[] = {
  [QUALITY_AUDIT_CHILD]      = { "child", N_("Child"), N_("Who"), CLD_REF, CLD_NEEDED | CLD_LIST, "child" },
  [QUALITY_AUDIT_AUDITED_ON] = { "audited_on", N_("Audited"), N_("When"), CLD_DATE, CLD_NEEDED | CLD_LIST },
  [QUALITY_AUDIT_AUDITOR]    = { "auditor", N_("Auditor"), N_("Who"), CLD_TEXT, CLD_LIST | CLD_SEARCH },
  [QUALITY_AUDIT_GRADE]      = { "grade", N_("Grade"), N_("What"), CLD_CHOICE, CLD_LIST, "audit_grade" },
  [QUALITY_AUDIT_REASONS]    = { "reasons", N_("Reasons"), N_("What"), CLD_NOTE, CLD_PRIVATE },
  [QUALITY_AUDIT_EXPERIENCE] = { "experience", N_("What life is like for the child"), N_("What"), CLD_NOTE, CLD_PRIVATE },
  [QUALITY_AUDIT_VOICE]      = { "voice", N_("The child’s voice"), N_("What"), CLD_NOTE, CLD_PRIVATE },
  [QUALITY_AUDIT_PLANNING]   = { "planning", N_("Assessment and planning"), N_("What"), CLD_NOTE, CLD_PRIVATE },
  [QUALITY_AUDIT_OVERSIGHT]  = { "oversight", N_("Supervision and oversight"), N_("What"), CLD_NOTE, CLD_PRIVATE },
  [QUALITY_AUDIT_SAMPLE]     = { "sample", N_("Sample"), N_("When"), CLD_TEXT, CLD_LIST | CLD_SEARCH },
  [QUALITY_AUDIT_INSPECTION] = { "inspection", N_("Inspection"), N_("When"), CLD_REF, 0, "inspection" },
};
/* clang-format on */
G_STATIC_ASSERT (G_N_ELEMENTS (fields) == QUALITY_AUDIT_N_FIELDS);

const CldKind cld_quality_audit_kind = {
  .id = "quality_audit",
  .title = N_("Quality audit"),
  .plural = N_("Quality audits"),
  .fields = fields,
  .n_fields = QUALITY_AUDIT_N_FIELDS,
  .child = QUALITY_AUDIT_CHILD,
  .date = QUALITY_AUDIT_AUDITED_ON,
  .sort = { QUALITY_AUDIT_AUDITED_ON, -1 },
  .get_type = cld_quality_audit_get_type,
};

CLD_DEFINE_RECORD (CldQualityAudit, cld_quality_audit, cld_quality_audit_kind)
