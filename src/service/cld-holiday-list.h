/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-store.h"

G_BEGIN_DECLS

/**
 * CldListedHoliday:
 * @day: the day
 * @name: what it is called
 *
 * A day of a list of bank holidays.
 */
typedef struct
{
  gint32 day;
  const char *name;
} CldListedHoliday;

/**
 * CldHolidayChanges:
 * @n_listed: how many days the list has
 * @n_added: how many of them are bank holidays by a record of their own now
 * @n_removed: how many computed days are none any more
 * @n_mended: how many records were not needed any more
 * @known_until: the day up to which one-off days are known now; %CLD_NO_DAY where that did not change
 *
 * What a list of bank holidays changed.
 */
typedef struct
{
  guint n_listed;
  guint n_added;
  guint n_removed;
  guint n_mended;
  gint32 known_until;
} CldHolidayChanges;

/**
 * CldHolidayChange:
 * @day: a day
 * @name: what it is called, owned
 * @taken_away: whether it is no bank holiday any more; else it becomes one
 *
 * One day of what a list of bank holidays changes.
 */
typedef struct
{
  gint32 day;
  char *name;
  gboolean taken_away;
} CldHolidayChange;

gboolean cld_holiday_list_apply (CldStore *store, const CldListedHoliday *days, guint n, CldHolidayChanges *changes, GError **error);
GArray *cld_holiday_list_look (CldStore *store, const CldListedHoliday *days, guint n, CldHolidayChanges *changes, GError **error);

G_END_DECLS
