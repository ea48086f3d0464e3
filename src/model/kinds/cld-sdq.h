/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-record.h"

enum
{
  SDQ_CHILD,
  SDQ_COMPLETED_ON,
  SDQ_SCORE,
  SDQ_REASON,
  SDQ_N_FIELDS
};

extern const CldKind cld_sdq_kind;

G_DECLARE_FINAL_TYPE (CldSdq, cld_sdq, CLD, SDQ, CldRecord)
