/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cld-duty-row.h"
#include "cld-today.h"

G_BEGIN_DECLS

/* A heading, how many there are, and a card with the first rows; more on demand, so that thousands cost nothing.
 *
 * Signal `activate` (row): a row was pressed. Signal `past-end` (direction): the arrow keys went past the first row or
 * the last one. */
#define CLD_TYPE_TODAY_GROUP (cld_today_group_get_type ())
G_DECLARE_FINAL_TYPE (CldTodayGroup, cld_today_group, CLD, TODAY_GROUP, GtkWidget)

GtkWidget *cld_today_group_new (CldTodayGroupId id, CldDutyRowLayout layout);
void cld_today_group_show (CldTodayGroup *self, CldSession *session, const CldToday *today, guint at_most);
guint cld_today_group_get_cap (CldTodayGroup *self);
gboolean cld_today_group_focus (CldTodayGroup *self, gboolean last);
gboolean cld_today_group_focus_duty (CldTodayGroup *self, const char *ref);
GtkWidget *cld_today_group_get_first_row (CldTodayGroup *self);
guint cld_today_group_get_n_shown (CldTodayGroup *self);

G_END_DECLS
