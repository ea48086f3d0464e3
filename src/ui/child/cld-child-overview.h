/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cld-child-data.h"

G_BEGIN_DECLS

#define CLD_TYPE_CHILD_OVERVIEW (cld_child_overview_get_type ())
G_DECLARE_FINAL_TYPE (CldChildOverview, cld_child_overview, CLD, CHILD_OVERVIEW, GtkWidget)

void cld_child_overview_set_data (CldChildOverview *self, CldSession *session, CldChildData *data);
void cld_child_overview_show_duties (CldChildOverview *self, CldSession *session, CldChildData *data);

G_END_DECLS
