/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-record.h"

enum
{
  AUTHORITY_NAME,
  AUTHORITY_OWN,
  AUTHORITY_ADJOINING,
  AUTHORITY_N_FIELDS
};

extern const CldKind cld_authority_kind;

G_DECLARE_FINAL_TYPE (CldAuthority, cld_authority, CLD, AUTHORITY, CldRecord)
