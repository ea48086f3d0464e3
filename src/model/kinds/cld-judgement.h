/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-record.h"

enum
{
  JUDGEMENT_INSPECTION,
  JUDGEMENT_AREA,
  JUDGEMENT_GRADE,
  JUDGEMENT_NOTE,
  JUDGEMENT_N_FIELDS
};

extern const CldKind cld_judgement_kind;

G_DECLARE_FINAL_TYPE (CldJudgement, cld_judgement, CLD, JUDGEMENT, CldRecord)
