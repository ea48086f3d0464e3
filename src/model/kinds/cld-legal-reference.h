/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-record.h"

enum
{
  LEGAL_REFERENCE_CODE,
  LEGAL_REFERENCE_IN_SET,
  LEGAL_REFERENCE_NUMBER,
  LEGAL_REFERENCE_TITLE,
  LEGAL_REFERENCE_TEXT,
  LEGAL_REFERENCE_LINKS,
  LEGAL_REFERENCE_VALID_FROM,
  LEGAL_REFERENCE_VALID_TO,
  LEGAL_REFERENCE_N_FIELDS
};

extern const CldKind cld_legal_reference_kind;

G_DECLARE_FINAL_TYPE (CldLegalReferenceRecord, cld_legal_reference, CLD, LEGAL_REFERENCE, CldRecord)
