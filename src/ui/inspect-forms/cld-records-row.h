/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-line-row.h"

G_BEGIN_DECLS

/* Records of children that show something: `visit/REF;health_check/REF`, each chosen by its child and then by what happened when. */
#define CLD_TYPE_RECORDS_ROW (cld_records_row_get_type ())
G_DECLARE_FINAL_TYPE (CldRecordsRow, cld_records_row, CLD, RECORDS_ROW, CldLineRow)

CldFormRow *cld_records_row_new (const CldField *field, CldSession *session);
void cld_records_row_add (CldRecordsRow *self, const char *kind, const char *ref);

/* Several children, joined with `;`: those who had the same part in an inspection. No field of a record. */
#define CLD_TYPE_CHILDREN_ROW (cld_children_row_get_type ())
G_DECLARE_FINAL_TYPE (CldChildrenRow, cld_children_row, CLD, CHILDREN_ROW, CldLineRow)

CldFormRow *cld_children_row_new (CldSession *session);
char *cld_children_row_describe (CldDb *db, const char *child);

G_END_DECLS
