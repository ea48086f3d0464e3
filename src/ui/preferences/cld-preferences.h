/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cld-session.h"

G_BEGIN_DECLS

#define CLD_TYPE_PREFERENCES (cld_preferences_get_type ())
G_DECLARE_FINAL_TYPE (CldPreferences, cld_preferences, CLD, PREFERENCES, AdwPreferencesWindow)

CldPreferences *cld_preferences_new (GtkWindow *parent, CldSession *session);
void cld_preferences_toast (GtkWidget *widget, const char *text, gboolean can_undo);
void cld_preferences_show_error (GtkWidget *widget, const char *heading, const GError *error);

G_END_DECLS
