/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cld-window.h"

G_BEGIN_DECLS

#define CLD_TYPE_CONNECT_DIALOG (cld_connect_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CldConnectDialog, cld_connect_dialog, CLD, CONNECT_DIALOG, AdwWindow)

CldConnectDialog *cld_connect_dialog_new (GtkWindow *parent);
void cld_connect_dialog_set_name (CldConnectDialog *self, const char *name);
void cld_connect_dialog_ask_password (CldConnectDialog *self, const char *name);

G_END_DECLS
