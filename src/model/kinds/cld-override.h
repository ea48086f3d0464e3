/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-record.h"

enum
{
  OVERRIDE_CHILD,
  OVERRIDE_PLACEMENT,
  OVERRIDE_RULE,
  OVERRIDE_REASON,
  OVERRIDE_ROLE,
  OVERRIDE_NAME,
  OVERRIDE_DECIDED_ON,
  OVERRIDE_N_FIELDS
};

extern const CldKind cld_override_kind;

G_DECLARE_FINAL_TYPE (CldOverride, cld_override, CLD, OVERRIDE, CldRecord)
