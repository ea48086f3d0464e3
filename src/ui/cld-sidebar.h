/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cld-session.h"

G_BEGIN_DECLS

#define CLD_TYPE_SIDEBAR (cld_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (CldSidebar, cld_sidebar, CLD, SIDEBAR, GtkWidget)

void cld_sidebar_set_session (CldSidebar *self, CldSession *session);
void cld_sidebar_set_folded (CldSidebar *self, gboolean folded);
void cld_sidebar_select (CldSidebar *self, const char *place);
void cld_sidebar_pop_up_menu (CldSidebar *self);

G_END_DECLS
