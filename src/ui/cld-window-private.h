/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-window.h"

G_BEGIN_DECLS

void _cld_window_install_actions (GtkWidgetClass *widget_class);
void _cld_window_enable_caseload (CldWindow *self, gboolean enabled);
gboolean _cld_window_leave (CldWindow *self);
void _cld_window_toggle_sidebar (CldWindow *self);
void _cld_window_pop_up_menu (CldWindow *self);
gboolean _cld_window_finish_opening (CldWindow *self);
gboolean _cld_window_make_database (CldWindow *self, GError **error);

G_END_DECLS
