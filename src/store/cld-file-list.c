/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-file-list.h"

#include "cld-kinds.h"

/* A claim is one of the values of `proves`, with `;` between them: where it is taken out something goes. */
#define OF_CHILD "t.child = (SELECT c.id FROM child c WHERE c.ref = ?)"
#define OF_CLAIM "replace(';' || t.proves || ';', ';' || CAST(? AS TEXT) || ';', '') <> ';' || t.proves || ';'"
#define LATEST_FIRST " ORDER BY COALESCE(t.added_on, '') DESC, t.ref DESC"

/**
 * cld_file_list_each:
 * @db: a database
 * @child: (nullable): a child's number: only files of this child
 * @claim: (nullable): `notice/REF`: only files that prove it
 * @arena: where the rows are made
 * @func: (scope call): called for each row of kind `attachment`, the one added last first
 * @data: for @func
 * @error: return location
 *
 * Without both there is nothing.
 *
 * Returns: whether they were read
 */
gboolean
cld_file_list_each (CldDb *db, const char *child, const char *claim, CldArena *arena, CldRowFunc func, gpointer data, GError **error)
{
  const char *condition = child && claim ? "WHERE " OF_CHILD " AND " OF_CLAIM LATEST_FIRST : child ? "WHERE " OF_CHILD LATEST_FIRST : "WHERE " OF_CLAIM LATEST_FIRST;
  const char *values[] = { child ? child : claim, child ? claim : NULL, NULL };

  return (!child && !claim) || cld_repo_each (db, &cld_attachment_kind, condition, values, arena, func, data, error);
}

/**
 * cld_print_list_each:
 * @db: a database
 * @since: (nullable): a moment in UTC: only prints from then on
 * @arena: where the rows are made
 * @func: (scope call): called for each row of kind `print_log`, the latest first
 * @data: for @func
 * @error: return location
 *
 * Returns: whether they were read
 */
gboolean
cld_print_list_each (CldDb *db, const char *since, CldArena *arena, CldRowFunc func, gpointer data, GError **error)
{
  const char *values[] = { since, NULL };

  return cld_repo_each (db, &cld_print_log_kind, since ? "WHERE t.printed_at >= ? ORDER BY t.printed_at DESC, t.ref DESC" : "ORDER BY t.printed_at DESC, t.ref DESC", values,
                        arena, func, data, error);
}
