/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-record.h"

enum
{
  RETURN_ROW_CHILD,
  RETURN_ROW_TABLE,
  RETURN_ROW_YEAR,
  RETURN_ROW_POSITION,
  RETURN_ROW_COLUMNS,
  RETURN_ROW_N_FIELDS
};

extern const CldKind cld_return_row_kind;

G_DECLARE_FINAL_TYPE (CldReturnRow, cld_return_row, CLD, RETURN_ROW, CldRecord)
