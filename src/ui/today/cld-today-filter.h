/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cld-today.h"

G_BEGIN_DECLS

/* What Today leaves out: a strip of drop-downs, and a search by child.
 *
 * Signals: `changed`: something else is wanted. `leave`: the keyboard is to go to the rows. `activate`: Enter in the
 * search. */
#define CLD_TYPE_TODAY_FILTER (cld_today_filter_get_type ())
G_DECLARE_FINAL_TYPE (CldTodayFilter, cld_today_filter, CLD, TODAY_FILTER, GtkWidget)

void cld_today_filter_load (CldTodayFilter *self, const CldDutyBoard *board, const CldDutyPeople *people);
void cld_today_filter_fill (CldTodayFilter *self, CldTodayWanted *wanted);
gboolean cld_today_filter_is_set (CldTodayFilter *self);
void cld_today_filter_clear (CldTodayFilter *self);
void cld_today_filter_set_searching (CldTodayFilter *self, gboolean searching);
gboolean cld_today_filter_is_searching (CldTodayFilter *self);
gboolean cld_today_filter_has_search_focus (CldTodayFilter *self);
gboolean cld_today_filter_forward_key (CldTodayFilter *self, GtkEventControllerKey *controller, guint keyval, GdkModifierType state);

G_END_DECLS
