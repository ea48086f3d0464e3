/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-record.h"

enum
{
  LEGAL_STATUS_CHILD,
  LEGAL_STATUS_STARTED_ON,
  LEGAL_STATUS_START_KNOWN,
  LEGAL_STATUS_ENDED_ON,
  LEGAL_STATUS_CODE,
  LEGAL_STATUS_N_FIELDS
};

extern const CldKind cld_legal_status_kind;

G_DECLARE_FINAL_TYPE (CldLegalStatus, cld_legal_status, CLD, LEGAL_STATUS, CldRecord)
