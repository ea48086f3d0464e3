/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define CLD_TYPE_SAFE_STREAM (cld_safe_stream_get_type ())

G_DECLARE_FINAL_TYPE (CldSafeStream, cld_safe_stream, CLD, SAFE_STREAM, GOutputStream)

GOutputStream *cld_safe_stream_new (int fd, const char *name);
gboolean cld_safe_stream_sync (CldSafeStream *stream, GError **error);

G_END_DECLS
