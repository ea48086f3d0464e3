/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-form-row.h"

G_BEGIN_DECLS

#define CLD_TYPE_SWITCH_ROW (cld_switch_row_get_type ())
G_DECLARE_FINAL_TYPE (CldSwitchRow, cld_switch_row, CLD, SWITCH_ROW, CldFormRow)

CldFormRow *cld_switch_row_new (const CldField *field, const char *caption, CldSession *session);

G_END_DECLS
