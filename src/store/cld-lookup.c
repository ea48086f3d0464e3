/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-lookup.h"

static GPtrArray *
read_texts (CldDb *db, const char *sql, CldArena *arena, GError **error)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  CldStmt *stmt = cld_db_prepare (db, sql, error);
  gboolean has_row = TRUE;

  if (!stmt)
    return NULL;
  while (has_row)
    {
      if (!cld_stmt_step (stmt, &has_row, error))
        return NULL;
      if (has_row)
        g_ptr_array_add (texts, cld_arena_strdup (arena, cld_stmt_get_text (stmt, 0)));
    }
  return g_steal_pointer (&texts);
}

/**
 * cld_lookup_children:
 * @db: a database
 * @arena: where the numbers are made
 * @error: return location
 *
 * Returns: (transfer container) (element-type utf8) (nullable): the numbers of all children, in byte order
 */
GPtrArray *
cld_lookup_children (CldDb *db, CldArena *arena, GError **error)
{
  return read_texts (db, "SELECT ref FROM child ORDER BY ref", arena, error);
}

/**
 * cld_lookup_edited_children:
 * @db: a database
 * @arena: where the numbers are made
 * @error: return location
 *
 * Returns: (transfer container) (element-type utf8) (nullable): the numbers of children of whom something was
 *   changed by hand, undone or redone
 */
GPtrArray *
cld_lookup_edited_children (CldDb *db, CldArena *arena, GError **error)
{
  return read_texts (db, "SELECT DISTINCT child FROM change WHERE act IN ('edit', 'undo', 'redo') AND child IS NOT NULL", arena, error);
}

/**
 * cld_lookup_return_years:
 * @db: a database
 * @table: (nullable): of this table alone
 * @error: return location
 *
 * Returns: (transfer full) (element-type int) (nullable): the collection years of which rows are held, sorted
 */
GArray *
cld_lookup_return_years (CldDb *db, const char *table, GError **error)
{
  CldStmt *stmt = cld_db_prepare (db, "SELECT DISTINCT year FROM return_row WHERE \"table\" = ? OR 1 = ? ORDER BY year", error);
  g_autoptr (GArray) years = g_array_new (FALSE, FALSE, sizeof (int));
  gboolean has_row = TRUE;

  if (!stmt)
    return NULL;
  cld_stmt_bind_text (stmt, 1, table ? table : "");
  cld_stmt_bind_int (stmt, 2, table ? 0 : 1);
  while (has_row)
    {
      if (!cld_stmt_step (stmt, &has_row, error))
        return NULL;
      if (has_row)
        {
          int year = (int) cld_stmt_get_int (stmt, 0);

          g_array_append_val (years, year);
        }
    }
  return g_steal_pointer (&years);
}

/**
 * cld_lookup_count_in_care:
 * @db: a database
 * @day: YYYY-MM-DD
 * @error: return location
 *
 * Returns: how many children are looked after on that day, -1 when it cannot be read
 */
gint64
cld_lookup_count_in_care (CldDb *db, const char *day, GError **error)
{
  CldStmt *stmt = cld_db_prepare (db, "SELECT COUNT(DISTINCT child) FROM care_period WHERE started_on <= ? AND (ended_on IS NULL OR ended_on > ?)", error);
  gboolean has_row;
  gint64 count = -1;

  if (!stmt)
    return -1;
  cld_stmt_bind_text (stmt, 1, day);
  cld_stmt_bind_text (stmt, 2, day);
  if (!cld_stmt_step (stmt, &has_row, error))
    return -1;
  if (has_row)
    count = cld_stmt_get_int (stmt, 0);
  cld_stmt_reset (stmt);
  return count;
}

/**
 * cld_lookup_has_children:
 * @db: a database
 *
 * Returns: whether a child is recorded; %TRUE too where that cannot be read, since then there is no knowing
 */
gboolean
cld_lookup_has_children (CldDb *db)
{
  CldStmt *stmt = cld_db_prepare (db, "SELECT 1 FROM child LIMIT 1", NULL);
  gboolean has_row;

  if (!stmt || !cld_stmt_step (stmt, &has_row, NULL))
    return TRUE;
  cld_stmt_reset (stmt);
  return has_row;
}
