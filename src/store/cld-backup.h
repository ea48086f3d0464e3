/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-store.h"

gboolean cld_backup (CldStore *store, const char *path, GError **error);
gboolean cld_restore (const char *name, const char *backup, char **kept, GError **error);
