/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cld-duties-query.h"

G_BEGIN_DECLS

/* The duties of twelve months at a glance: a bar a week, what is late hatched. A month, or a week, can be chosen.
 *
 * Signal `chosen`: another part was chosen, or none. */
#define CLD_TYPE_CALENDAR_STRIP (cld_calendar_strip_get_type ())
G_DECLARE_FINAL_TYPE (CldCalendarStrip, cld_calendar_strip, CLD, CALENDAR_STRIP, GtkWidget)

#define CLD_CALENDAR_MONTHS 12

gint32 cld_calendar_strip_find_first (gint32 today);
guint cld_calendar_strip_count_days (gint32 today);

void cld_calendar_strip_set_days (CldCalendarStrip *self, gint32 today, const CldDutiesDay *days);
gboolean cld_calendar_strip_get_chosen (CldCalendarStrip *self, gint32 *from, gint32 *until);
void cld_calendar_strip_choose_month (CldCalendarStrip *self, int month);
void cld_calendar_strip_choose_none (CldCalendarStrip *self);
char *cld_calendar_strip_dup_name (CldCalendarStrip *self);
char *cld_calendar_strip_dup_text (CldCalendarStrip *self);

G_END_DECLS
