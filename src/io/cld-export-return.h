/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "cld-store.h"

gboolean cld_export_return (CldStore *store, const char *folder, int year, gboolean force, GError **error);
