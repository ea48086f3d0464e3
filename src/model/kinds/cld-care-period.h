/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-record.h"

enum
{
  CARE_PERIOD_CHILD,
  CARE_PERIOD_STARTED_ON,
  CARE_PERIOD_START_KNOWN,
  CARE_PERIOD_ENDED_ON,
  CARE_PERIOD_REASON_ENDED,
  CARE_PERIOD_CATEGORY_OF_NEED,
  CARE_PERIOD_N_FIELDS
};

extern const CldKind cld_care_period_kind;

G_DECLARE_FINAL_TYPE (CldCarePeriod, cld_care_period, CLD, CARE_PERIOD, CldRecord)
