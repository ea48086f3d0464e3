/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-child-names.h"
#include "cld-row.h"

G_BEGIN_DECLS

/**
 * CldAuditEntry:
 * @row: of kind quality_audit
 * @child: (nullable): whose record it is about
 * @key: (nullable): folded texts of the record that a search looks into
 *
 * What somebody thought of the work in a child's record. It counts in no figure about dates.
 */
typedef struct
{
  const CldRow *row;
  const CldChildName *child;
  const char *key;
} CldAuditEntry;

/* All quality audits of a store, in memory. */
typedef struct _CldAuditRegister CldAuditRegister;

CldAuditRegister *cld_audit_register_load (CldDb *db, GError **error);
void cld_audit_register_free (CldAuditRegister *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CldAuditRegister, cld_audit_register_free)

guint cld_audit_register_get_n (CldAuditRegister *self);
const CldAuditEntry *cld_audit_register_get (CldAuditRegister *self, guint i);
GPtrArray *cld_audit_register_filter (CldAuditRegister *self, const char *grade, const char *text);

G_END_DECLS
