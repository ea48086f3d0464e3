/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cld-today.h"

G_BEGIN_DECLS

/* What waits below the duties: notices that nobody acknowledged, and forms that were left half filled. */
#define CLD_TYPE_TODAY_OTHERS (cld_today_others_get_type ())
G_DECLARE_FINAL_TYPE (CldTodayOthers, cld_today_others, CLD, TODAY_OTHERS, GtkWidget)

GtkWidget *cld_today_others_new (GtkOrientation orientation);
void cld_today_others_show (CldTodayOthers *self, CldSession *session, const CldToday *today);

G_END_DECLS
