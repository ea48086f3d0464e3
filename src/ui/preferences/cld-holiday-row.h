/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cld-date.h"

G_BEGIN_DECLS

/**
 * CldHolidayState:
 * @CLD_HOLIDAY_COMPUTED: as in every year, or a one-off day that the program knows
 * @CLD_HOLIDAY_ADDED: by a record
 * @CLD_HOLIDAY_TAKEN_AWAY: it would be one, but for a record
 *
 * Why a day is a bank holiday, or is none.
 */
typedef enum
{
  CLD_HOLIDAY_COMPUTED,
  CLD_HOLIDAY_ADDED,
  CLD_HOLIDAY_TAKEN_AWAY
} CldHolidayState;

#define CLD_TYPE_HOLIDAY_ROW (cld_holiday_row_get_type ())
G_DECLARE_FINAL_TYPE (CldHolidayRow, cld_holiday_row, CLD, HOLIDAY_ROW, AdwActionRow)

CldHolidayRow *cld_holiday_row_new (void);
void cld_holiday_row_show (CldHolidayRow *self, gint32 day, const char *name, CldHolidayState state);
gint32 cld_holiday_row_get_day (CldHolidayRow *self);
CldHolidayState cld_holiday_row_get_state (CldHolidayRow *self);
char *cld_holiday_words (gint32 day);

G_END_DECLS
