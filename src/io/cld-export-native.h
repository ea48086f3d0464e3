/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "cld-kind.h"
#include "cld-store.h"

G_BEGIN_DECLS

gboolean cld_export_native (CldStore *store, const char *folder, gboolean force, GError **error);
gboolean cld_export_shared (CldStore *store, const char *folder, gboolean force, GError **error);
gboolean cld_export_native_kind (CldDb *db, const CldKind *kind, GOutputStream *stream, GError **error);

G_END_DECLS
