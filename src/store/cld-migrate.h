/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-db.h"

int cld_migrate_newest (void);
gboolean cld_migrate_create (CldDb *db, GError **error);
gboolean cld_migrate_open (CldDb *db, GError **error);
gboolean _cld_migrate_refuse_newer (int version, const char *shown, GError **error);
gboolean _cld_migrate_to (CldDb *db, int from, int to, GError **error);
