/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

char *cld_place_resolve (const char *path, gboolean must_exist, GError **error);
void cld_place_remove (const char *path);
void cld_place_sync_folder (const char *path);
gboolean cld_place_check_file_system (const char *folder, GError **error);
const char *_cld_place_refused_type (guint64 magic);
