/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-bank-holiday.h"

#include <glib/gi18n-lib.h>

/* A day on which the computed bank holidays are wrong: one more, or one less. Its ref is the day. */

/* clang-format off */
static const CldField fields[] = {
  [BANK_HOLIDAY_DAY]    = { "day", N_("Day"), N_("Bank holiday"), CLD_DATE, CLD_NEEDED | CLD_LIST },
  [BANK_HOLIDAY_NAME]   = { "name", N_("Name"), N_("Bank holiday"), CLD_TEXT, CLD_LIST | CLD_SEARCH },
  [BANK_HOLIDAY_EFFECT] = { "effect", N_("What it changes"), N_("Bank holiday"), CLD_CHOICE, CLD_NEEDED | CLD_LIST, "bank_holiday_effect" },
};
/* clang-format on */
G_STATIC_ASSERT (G_N_ELEMENTS (fields) == BANK_HOLIDAY_N_FIELDS);

const CldKind cld_bank_holiday_kind = {
  .id = "bank_holiday",
  .title = N_("Bank holiday"),
  .plural = N_("Bank holidays"),
  .fields = fields,
  .n_fields = BANK_HOLIDAY_N_FIELDS,
  .child = -1,
  .date = BANK_HOLIDAY_DAY,
  .sort = { BANK_HOLIDAY_DAY, -1 },
  .ref_is_date = TRUE,
  .get_type = cld_bank_holiday_record_get_type,
};

CLD_DEFINE_RECORD (CldBankHolidayRecord, cld_bank_holiday_record, cld_bank_holiday_kind)
