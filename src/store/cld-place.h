/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

char *cld_place_resolve (const char *path, gboolean must_exist, GError **error);
void cld_place_remove (const char *path);
char *cld_place_make_hidden_name (const char *path, GError **error);
void cld_place_propagate (GError **error, GError *failure, const char *hidden, const char *path);
gboolean cld_place_publish (const char *hidden, const char *path, GError **error);
void cld_place_sync_folder (const char *path);
gboolean cld_place_check_file_system (const char *folder, GError **error);
const char *_cld_place_refused_type (guint64 magic);
