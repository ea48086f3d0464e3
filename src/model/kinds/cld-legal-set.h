/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-record.h"

enum
{
  LEGAL_SET_CODE,
  LEGAL_SET_NAME,
  LEGAL_SET_FORM,
  LEGAL_SET_AUDIENCE,
  LEGAL_SET_POWER,
  LEGAL_SET_PROVIDER_TYPES,
  LEGAL_SET_VALID_FROM,
  LEGAL_SET_VALID_TO,
  LEGAL_SET_N_FIELDS
};

extern const CldKind cld_legal_set_kind;

G_DECLARE_FINAL_TYPE (CldLegalSet, cld_legal_set, CLD, LEGAL_SET, CldRecord)
