/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The bytes of a file that is to be attached, read as often as needed and never held whole. */
typedef struct _CldFileSource CldFileSource;

CldFileSource *cld_file_source_open (const char *path, gint64 most, GError **error);
CldFileSource *cld_file_source_new (GBytes *bytes, gint64 most, GError **error);
void cld_file_source_free (CldFileSource *source);

const char *cld_file_source_get_sha256 (const CldFileSource *source);
gint64 cld_file_source_get_size (const CldFileSource *source);
char *cld_file_source_guess_type (CldFileSource *source, const char *name);

gboolean cld_file_source_rewind (CldFileSource *source, GError **error);
gssize cld_file_source_read (guint8 *buffer, gsize len, gpointer source, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CldFileSource, cld_file_source_free)

G_END_DECLS
