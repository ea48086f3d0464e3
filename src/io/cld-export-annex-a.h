/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "cld-store.h"

gboolean cld_export_annex_a (CldStore *store, const char *folder, gint32 day, gboolean force, GError **error);
