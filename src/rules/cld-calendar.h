/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "cld-date.h"

G_BEGIN_DECLS

/* The working days of England: not a Saturday or Sunday, not a bank holiday. Computed for every year; one-off and moved
 * days are data (rows with a `kind` in data/codes/england_bank_holidays_2011_2035.csv) and can be added to. */
typedef struct _CldCalendar CldCalendar;

CldCalendar *cld_calendar_new (void);
CldCalendar *cld_calendar_ref (CldCalendar *calendar);
void cld_calendar_unref (CldCalendar *calendar);

/* Changes before the calendar is shared: a day that the user or the government's list added or took away. */
void cld_calendar_add_holiday (CldCalendar *calendar, gint32 day, const char *name);
void cld_calendar_remove_holiday (CldCalendar *calendar, gint32 day);
void cld_calendar_set_known_until (CldCalendar *calendar, gint32 day); /* the last day of a list of holidays that was read; never earlier than known */

gboolean cld_calendar_is_working_day (const CldCalendar *calendar, gint32 day);
gint32 cld_calendar_add_working_days (const CldCalendar *calendar, gint32 day, int n); /* n may be negative; a day out of range: CLD_NO_DAY */
int cld_calendar_count_working_days (const CldCalendar *calendar, gint32 from, gint32 until); /* from excluded, until included */
const char *cld_calendar_get_holiday (const CldCalendar *calendar, gint32 day); /* (nullable): its name; NULL for an ordinary day or weekend */
gint32 cld_calendar_known_until (const CldCalendar *calendar); /* last day for which one-off days were looked up: "check holidays" after it */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CldCalendar, cld_calendar_unref)

G_END_DECLS
