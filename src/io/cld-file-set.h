/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _CldFileSet CldFileSet;

CldFileSet *cld_file_set_create (const char *folder, const char *const *names, gboolean force, GError **error);
void cld_file_set_free (CldFileSet *set);
GOutputStream *cld_file_set_get_stream (CldFileSet *set, guint i);
gboolean cld_file_set_commit (CldFileSet *set, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CldFileSet, cld_file_set_free)

G_END_DECLS
