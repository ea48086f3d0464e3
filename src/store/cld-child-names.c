/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-child-names.h"

/* What lists of records show of the children they name: one query, whatever their number. */

#define SELECT                                                                                                            \
  "SELECT c.ref, c.given_names, c.surname, c.known_as, c.worker, c.team, COALESCE(c.restricted, 0), c.search_key FROM child c" \
  " WHERE c.id IN (SELECT x.child FROM %s x WHERE x.child IS NOT NULL)"

static const char *
keep (CldStmt *stmt, int column, CldArena *arena)
{
  const char *text = cld_stmt_get_text (stmt, column);

  return text && *text ? cld_arena_strndup (arena, text, cld_stmt_get_len (stmt, column)) : NULL;
}

static const char *
make_name (CldStmt *stmt, CldArena *arena)
{
  const char *given = keep (stmt, 1, arena), *surname = keep (stmt, 2, arena), *known_as = keep (stmt, 3, arena);
  const char *called = known_as ? known_as : given;

  if (called && surname)
    return cld_arena_printf (arena, "%s %s", called, surname);
  return called ? called : surname;
}

static CldChildName *
read_name (CldStmt *stmt, CldArena *arena)
{
  CldChildName *name = cld_arena_alloc0 (arena, sizeof *name);

  name->child = keep (stmt, 0, arena);
  name->name = make_name (stmt, arena);
  name->worker = keep (stmt, 4, arena);
  name->team = keep (stmt, 5, arena);
  name->restricted = cld_stmt_get_int (stmt, 6) == 1;
  name->search_key = keep (stmt, 7, arena);
  return name;
}

/**
 * cld_child_names_load:
 * @db: a database
 * @kind: a kind of record that names a child
 * @arena: where the texts are kept
 * @error: return location
 *
 * Reads the children whom any record of @kind names.
 *
 * Returns: (transfer full) (element-type utf8 CldChildName) (nullable): number to child
 */
GHashTable *
cld_child_names_load (CldDb *db, const CldKind *kind, CldArena *arena, GError **error)
{
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *sql = NULL;
  gboolean has_row;
  CldStmt *stmt;

  g_return_val_if_fail (kind && kind->child >= 0, NULL);

  sql = g_strdup_printf (SELECT, kind->id);
  stmt = cld_db_prepare (db, sql, error);
  if (!stmt)
    return NULL;
  for (;;)
    {
      CldChildName *name;

      if (!cld_stmt_step (stmt, &has_row, error))
        return NULL;
      if (!has_row)
        return g_steal_pointer (&names);
      name = read_name (stmt, arena);
      g_hash_table_insert (names, (gpointer) name->child, name);
    }
}

/**
 * cld_child_is_named:
 * @db: a database
 * @kind: a kind of record that names a child
 * @child: a child's number
 * @named: (out): whether any record of @kind names it
 * @error: return location
 *
 * Returns: whether that could be read
 */
gboolean
cld_child_is_named (CldDb *db, const CldKind *kind, const char *child, gboolean *named, GError **error)
{
  g_autofree char *sql = NULL;
  gboolean done;
  CldStmt *stmt;

  g_return_val_if_fail (kind && kind->child >= 0, FALSE);

  sql = g_strdup_printf ("SELECT MIN(x.ref) FROM %s x JOIN child c ON c.id = x.child WHERE c.ref = ? HAVING COUNT(*) > 0", kind->id);
  stmt = cld_db_prepare (db, sql, error);
  if (!stmt)
    return FALSE;
  cld_stmt_bind_text (stmt, 1, child);
  done = cld_stmt_step (stmt, named, error);
  cld_stmt_reset (stmt);
  return done;
}
