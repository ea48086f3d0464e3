/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-record.h"

enum
{
  VISIT_CHILD,
  VISIT_VISITED_ON,
  VISIT_OUTCOME,
  VISIT_BY,
  VISIT_NOTES,
  VISIT_CHILDS_WORDS,
  VISIT_N_FIELDS
};

extern const CldKind cld_visit_kind;

G_DECLARE_FINAL_TYPE (CldVisit, cld_visit, CLD, VISIT, CldRecord)
