/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-record.h"

enum
{
  PROVIDER_NAME,
  PROVIDER_URN,
  PROVIDER_TYPE,
  PROVIDER_SECTOR,
  PROVIDER_AREA_AUTHORITY,
  PROVIDER_POSTCODE,
  PROVIDER_PHONE,
  PROVIDER_EMAIL,
  PROVIDER_N_FIELDS
};

extern const CldKind cld_provider_kind;

G_DECLARE_FINAL_TYPE (CldProvider, cld_provider, CLD, PROVIDER, CldRecord)
