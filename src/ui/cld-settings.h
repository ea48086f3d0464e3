/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GSettings *cld_settings_get (void);
void cld_settings_restore_size (GtkWindow *window);
void cld_settings_keep_size (GtkWindow *window);

GStrv cld_recent_get (void);
void cld_recent_add (const char *database);

G_END_DECLS
