/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-record.h"

enum
{
  INSPECTION_CHILD_INSPECTION,
  INSPECTION_CHILD_CHILD,
  INSPECTION_CHILD_ROLE,
  INSPECTION_CHILD_FINDING,
  INSPECTION_CHILD_NOTE,
  INSPECTION_CHILD_N_FIELDS
};

extern const CldKind cld_inspection_child_kind;

G_DECLARE_FINAL_TYPE (CldInspectionChild, cld_inspection_child, CLD, INSPECTION_CHILD, CldRecord)
