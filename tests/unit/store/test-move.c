/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <sqlite3.h>

#include "store-fixture.h"

#include "cld-move-table.h"
#include "cld-move.h"

static char *
ask (const char *path, const char *sql)
{
  g_autoptr (GString) out = g_string_new (NULL);
  sqlite3_stmt *stmt = NULL;
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL), ==, SQLITE_OK);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    g_string_append_printf (out, "%s ", (const char *) sqlite3_column_text (stmt, 0));
  sqlite3_finalize (stmt);
  sqlite3_close (db);
  return g_strdup (out->str);
}

static void
ignore_rows_cb (gint64 n_rows, gpointer data)
{
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(CldMoveTable *const *) a)->name, (*(CldMoveTable *const *) b)->name);
}

/* A table or a column that the schema got and the move does not know would be left behind. */
static void
test_tables (void)
{
  g_autofree char *path = fixture_path ("a.db");
  g_autofree char *names = NULL;
  g_autoptr (GPtrArray) tables = _cld_move_tables_new ();
  g_autoptr (GString) known = g_string_new (NULL);

  cld_store_free (open_store (path, CLD_STORE_CREATE));
  g_ptr_array_sort (tables, compare_names);
  for (guint i = 0; i < tables->len; i++)
    {
      const CldMoveTable *table = tables->pdata[i];
      g_autofree char *sql = g_strdup_printf ("SELECT name FROM pragma_table_info('%s') ORDER BY name", table->name);
      g_autofree char *columns = ask (path, sql);
      g_autoptr (GString) moved = g_string_new (NULL);

      for (guint j = 0; table->columns[j]; j++)
        {
          g_autofree char *name = g_strdup_printf ("%s ", table->columns[j]);

          g_assert_nonnull (strstr (columns, name));
          g_string_append (moved, name);
        }
      g_assert_cmpuint (strlen (columns), ==, moved->len);
      g_string_append_printf (known, "%s ", table->name);
    }
  names = ask (path, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name");
  g_assert_cmpstr (known->str, ==, names);
}

/* One value that is not what was sent is noticed, and so is a row too many. */
static void
test_difference (void)
{
  g_autofree char *one = fixture_path ("a.db"), *two = fixture_path ("b.db");
  CldStore *from = open_store (one, CLD_STORE_CREATE), *to = open_store (two, CLD_STORE_CREATE);
  CldDb *db = cld_store_get_db (to);
  g_autoptr (GPtrArray) tables = _cld_move_tables_new ();
  CldMoveTable *table = tables->pdata[cld_kind_index (&cld_contact_kind)];
  gboolean same;

  fill_store (from, 3);
  g_assert_true (cld_db_begin (db, NULL));
  g_assert_true (_cld_move_table_copy (table, cld_store_get_db (from), db, ignore_rows_cb, NULL, NULL));
  g_assert_true (_cld_move_table_is_same (table, db, &same, ignore_rows_cb, NULL, NULL) && same);
  g_assert_true (cld_db_exec (db, "UPDATE contact SET version = version + 1", NULL));
  g_assert_true (_cld_move_table_is_same (table, db, &same, ignore_rows_cb, NULL, NULL) && !same);
  g_assert_true (cld_db_exec (db, "UPDATE contact SET version = version - 1, name = name || ' '", NULL));
  g_assert_true (_cld_move_table_is_same (table, db, &same, ignore_rows_cb, NULL, NULL) && !same);
  cld_db_rollback (db);
  cld_store_free (from);
  cld_store_free (to);
}

/* Rows that name others of their kind, whichever comes first. */
static void
test_names (void)
{
  g_autofree char *one = fixture_path ("a.db"), *two = fixture_path ("b.db"), *left = NULL, *right = NULL;
  CldStore *from = open_store (one, CLD_STORE_CREATE), *to;
  CldMoveResult result;
  g_autoptr (GError) error = NULL;

  fill_store (from, 100);
  left = dump_store (from);
  cld_store_free (from);
  cld_move (one, two, NULL, NULL, &result, &error);
  g_assert_no_error (error);
  g_assert_null (result.unnoted);
  g_assert_cmpint (result.n_records, ==, 502);
  to = open_store (two, CLD_STORE_OPEN);
  g_assert_null (cld_store_get_warning (to));
  right = dump_store (to);
  g_assert_cmpstr (left, ==, right);
  assert_intact (to);
  cld_store_free (to);
  g_assert_false (cld_move (one, two, NULL, NULL, &result, &error));
  assert_human (error);
}

int
main (int argc, char **argv)
{
  fixture_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/move/tables", test_tables);
  g_test_add_func ("/move/difference", test_difference);
  g_test_add_func ("/move/names", test_names);
  return fixture_run ();
}
