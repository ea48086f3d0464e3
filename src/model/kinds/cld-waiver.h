/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-record.h"

enum
{
  WAIVER_CHILD,
  WAIVER_DUTY_REF,
  WAIVER_REASON,
  WAIVER_ROLE,
  WAIVER_NAME,
  WAIVER_DECIDED_ON,
  WAIVER_N_FIELDS
};

extern const CldKind cld_waiver_kind;

G_DECLARE_FINAL_TYPE (CldWaiver, cld_waiver, CLD, WAIVER, CldRecord)
