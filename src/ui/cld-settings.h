/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GSettings *cld_settings_get (void);

GStrv cld_recent_get (void);
void cld_recent_add (const char *database);

G_END_DECLS
