/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-record.h"

enum
{
  INTERVENTION_INSPECTION,
  INTERVENTION_KIND,
  INTERVENTION_FROM_ON,
  INTERVENTION_UNTIL_ON,
  INTERVENTION_REASON,
  INTERVENTION_N_FIELDS
};

extern const CldKind cld_intervention_kind;

G_DECLARE_FINAL_TYPE (CldIntervention, cld_intervention, CLD, INTERVENTION, CldRecord)
