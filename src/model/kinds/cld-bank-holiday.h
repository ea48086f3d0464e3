/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-record.h"

enum
{
  BANK_HOLIDAY_DAY,
  BANK_HOLIDAY_NAME,
  BANK_HOLIDAY_EFFECT,
  BANK_HOLIDAY_N_FIELDS
};

/* What a record does to the days that are computed. */
#define BANK_HOLIDAY_ADDED "ADDED"
#define BANK_HOLIDAY_REMOVED "REMOVED"

extern const CldKind cld_bank_holiday_kind;

G_DECLARE_FINAL_TYPE (CldBankHolidayRecord, cld_bank_holiday_record, CLD, BANK_HOLIDAY_RECORD, CldRecord)
