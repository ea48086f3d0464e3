/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-arena.h"
#include "cld-db.h"

GPtrArray *cld_lookup_children (CldDb *db, CldArena *arena, GError **error);
GPtrArray *cld_lookup_edited_children (CldDb *db, CldArena *arena, GError **error);
gboolean cld_lookup_has_children (CldDb *db);
gint64 cld_lookup_count_in_care (CldDb *db, const char *day, GError **error);
GArray *cld_lookup_return_years (CldDb *db, const char *table, GError **error);
