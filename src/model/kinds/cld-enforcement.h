/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-record.h"

enum
{
  ENFORCEMENT_PROVIDER,
  ENFORCEMENT_FINDING,
  ENFORCEMENT_KIND,
  ENFORCEMENT_FROM_ON,
  ENFORCEMENT_UNTIL_ON,
  ENFORCEMENT_NOTE,
  ENFORCEMENT_TOLD_ON,
  ENFORCEMENT_REFERENCE,
  ENFORCEMENT_N_FIELDS
};

extern const CldKind cld_enforcement_kind;

G_DECLARE_FINAL_TYPE (CldEnforcement, cld_enforcement, CLD, ENFORCEMENT, CldRecord)
