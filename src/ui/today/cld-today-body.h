/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cld-duty-row.h"
#include "cld-today.h"
#include "cld-today-group.h"

G_BEGIN_DECLS

/* The groups of Today below each other, and what waits. Two of it stand in a page: wide and narrow.
 *
 * Signals: `more`: somebody asks for more rows, show again. `clear`: for no filters. */
#define CLD_TYPE_TODAY_BODY (cld_today_body_get_type ())
G_DECLARE_FINAL_TYPE (CldTodayBody, cld_today_body, CLD, TODAY_BODY, GtkWidget)

void cld_today_body_show (CldTodayBody *self, CldSession *session, const CldToday *today, gboolean filtered);
gboolean cld_today_body_focus_first (CldTodayBody *self);
gboolean cld_today_body_focus_duty (CldTodayBody *self, const char *ref);
CldDutyRow *cld_today_body_get_current (CldTodayBody *self, gboolean or_first);
guint cld_today_body_get_cap (CldTodayBody *self);
CldTodayGroup *cld_today_body_get_group (CldTodayBody *self, CldTodayGroupId id);

G_END_DECLS
