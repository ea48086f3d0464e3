/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _CldSafeFile CldSafeFile;

CldSafeFile *cld_safe_file_create (const char *path, gboolean overwrite, GError **error);
void cld_safe_file_free (CldSafeFile *file);
GOutputStream *cld_safe_file_get_stream (CldSafeFile *file);
gboolean cld_safe_file_commit (CldSafeFile *file, GError **error);
gboolean cld_safe_file_write (const char *path, GBytes *bytes, gboolean overwrite, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CldSafeFile, cld_safe_file_free)

G_END_DECLS
