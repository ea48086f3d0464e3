/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CLD_TYPE_RECORD_BUTTON (cld_record_button_get_type ())
G_DECLARE_FINAL_TYPE (CldRecordButton, cld_record_button, CLD, RECORD_BUTTON, GtkWidget)

GMenuModel *cld_record_menu_new (const char *action);
GtkWidget *cld_record_button_new (void);

G_END_DECLS
