/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-form-row.h"
#include "cld-where.h"

G_BEGIN_DECLS

#define CLD_TYPE_AREA_ROW (cld_area_row_get_type ())
G_DECLARE_FINAL_TYPE (CldAreaRow, cld_area_row, CLD, AREA_ROW, CldFormRow)

CldFormRow *cld_area_row_new (const CldField *field, CldWhere *where, CldSession *session);

G_END_DECLS
