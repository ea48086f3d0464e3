/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-db.h"
#include "cld-record-set.h"

/**
 * CldRowFunc:
 * @row: a row, good only during the call unless its arena lives on
 * @search_key: the key it is stored with
 * @data: the caller's
 *
 * Returns: whether to go on
 */
typedef gboolean (*CldRowFunc) (CldRow *row, const char *search_key, gpointer data);

gboolean cld_repo_each (CldDb *db, const CldKind *kind, const char *condition, const char *const *values, CldArena *arena, CldRowFunc func, gpointer data, GError **error);
CldStmt *cld_repo_send (CldDb *db, const CldKind *kind, const char *condition, const char *const *values, GError **error);
gboolean cld_repo_read (CldStmt *stmt, const CldKind *kind, CldArena *arena, CldRowFunc func, gpointer data, GError **error);
CldRow *cld_repo_find (CldDb *db, const CldKind *kind, const char *ref, CldArena *arena, GError **error);
CldRow *cld_repo_find_by_id (CldDb *db, const CldKind *kind, const char *id, CldArena *arena, GError **error);
gboolean cld_repo_load_all (CldDb *db, const CldKind *kind, CldRecordSet *set, GError **error);
gboolean cld_repo_each_of_child (CldDb *db, const char *ref, CldArena *arena, CldRowFunc func, gpointer data, GError **error);
CldRecordSet *cld_repo_load_child (CldDb *db, const char *ref, GError **error);
CldRecordSet *cld_repo_load_child_fully (CldDb *db, const char *ref, GError **error);
gboolean cld_repo_load_named (CldDb *db, CldRecordSet *set, GError **error);
GPtrArray *cld_repo_query_ids (CldDb *db, const CldKind *kind, const char *search, GError **error);
gint64 cld_repo_count (CldDb *db, const CldKind *kind, GError **error);
