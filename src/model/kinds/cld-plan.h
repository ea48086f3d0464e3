/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-record.h"

enum
{
  PLAN_CHILD,
  PLAN_KIND,
  PLAN_PLACEMENT,
  PLAN_MADE_ON,
  PLAN_AGREED_ON,
  PLAN_N_FIELDS
};

extern const CldKind cld_plan_kind;

G_DECLARE_FINAL_TYPE (CldPlan, cld_plan, CLD, PLAN, CldRecord)
