/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define CLD_BANK_HOLIDAYS_MAX_BYTES ((gsize) 4 << 20)
#define CLD_BANK_HOLIDAYS_MAX_EVENTS 5000u

/**
 * CldBankHoliday:
 * @day: the day (cld_date_to_day())
 * @name: what it is called, owned
 *
 * A day of the government's list.
 */
typedef struct
{
  gint32 day;
  char *name;
} CldBankHoliday;

GPtrArray *cld_bank_holidays_read (const char *path, GCancellable *cancellable, GError **error);
GPtrArray *cld_bank_holidays_parse (GBytes *bytes, const char *name, GError **error);

G_END_DECLS
