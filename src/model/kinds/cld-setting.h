/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-record.h"

enum
{
  SETTING_VALUE,
  SETTING_N_FIELDS
};

extern const CldKind cld_setting_kind;

G_DECLARE_FINAL_TYPE (CldSetting, cld_setting, CLD, SETTING, CldRecord)
