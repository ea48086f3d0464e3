/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-compliance.h"
#include "cld-row.h"

G_BEGIN_DECLS

/* What people thought of the work in children's records: quality audits by their grade, of the months and the children that
 * a filter says. They stand beside what became of duties and never mix with it. */
typedef struct _CldAuditGrades CldAuditGrades;

CldAuditGrades *cld_audit_grades_load (CldDb *db, const CldDutyBoard *board, const CldComplianceFilter *filter, GError **error);
void cld_audit_grades_free (CldAuditGrades *self);

guint cld_audit_grades_get_n (const CldAuditGrades *self);
const char *cld_audit_grades_get_code (const CldAuditGrades *self, guint grade);
const char *cld_audit_grades_get_label (const CldAuditGrades *self, guint grade);
GPtrArray *cld_audit_grades_get_rows (const CldAuditGrades *self, guint grade);
guint cld_audit_grades_count (const CldAuditGrades *self, guint grade);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CldAuditGrades, cld_audit_grades_free)

G_END_DECLS
