/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include <sqlite3.h>

#include "cld-db-private.h"
#include "cld-migrate.h"

typedef struct
{
  CldDb parent;
  sqlite3 *handle;
} Peek;

static void
test_create (void)
{
  g_autofree char *path = fixture_path ("caseload.db");
  g_autoptr (CldDb) db = cld_db_open (path, CLD_DB_CREATE, NULL);
  g_autoptr (CldDb) memory = cld_db_open (":memory:", CLD_DB_CREATE, NULL);
  g_autofree char *one = NULL, *two = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (cld_db_get_schema_version (db, NULL), ==, 0);
  g_assert_false (cld_migrate_open (db, &error));
  g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_NOT_OURS);
  g_clear_error (&error);
  g_assert_true (cld_migrate_create (db, &error));
  g_assert_no_error (error);
  g_assert_cmpint (cld_db_get_schema_version (db, NULL), ==, cld_migrate_newest ());
  g_assert_true (cld_migrate_open (db, NULL));
  g_assert_true (cld_migrate_create (memory, NULL));
  one = cld_db_describe_schema (db, NULL);
  two = cld_db_describe_schema (memory, NULL);
  g_assert_cmpstr (one, ==, two);
  /* Made already by another program meanwhile: nothing is done twice. */
  g_assert_true (cld_migrate_create (db, NULL));
}

static void
test_newer (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (_cld_migrate_refuse_newer (cld_migrate_newest (), "x.db", NULL));
  g_assert_false (_cld_migrate_refuse_newer (cld_migrate_newest () + 1, "x.db", &error));
  g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_NEWER_SCHEMA);
  assert_human (error);
}

typedef struct
{
  gint64 n;
  gint64 stop;
} Cut;

static int
count_cb (void *data)
{
  Cut *cut = data;

  return ++cut->n == cut->stop;
}

/* Stopped at every step of the engine's machine: the whole schema or nothing, never in between. An error does not
 * mean nothing: at the last step the commit has happened though the call says it was interrupted. */
static void
test_cut (void)
{
  gint64 stop = 1, whole = 0;
  /* A step apart at the start and thinned out later: the schema takes a hundred thousand steps. */
  gint64 stride = g_getenv ("CLD_LONG") ? 1 : 211;
  gboolean done = FALSE;

  for (; !done; stop += stride)
    {
      g_autoptr (CldDb) db = cld_db_open (":memory:", CLD_DB_CREATE, NULL);
      sqlite3 *handle = ((Peek *) db)->handle;
      g_autoptr (GError) error = NULL;
      g_autofree char *schema = NULL;
      Cut cut = { 0, stop };
      int version;

      sqlite3_progress_handler (handle, 1, count_cb, &cut);
      done = cld_migrate_create (db, &error);
      sqlite3_progress_handler (handle, 0, NULL, NULL);
      g_assert_true (sqlite3_get_autocommit (handle));
      if (!done)
        assert_human (error);
      schema = cld_db_describe_schema (db, NULL);
      version = cld_db_get_schema_version (db, NULL);
      if (version == 0)
        g_assert_cmpstr (schema, ==, "");
      else
        {
          g_assert_cmpint (version, ==, cld_migrate_newest ());
          g_assert_nonnull (strstr (schema, "table return_row"));
          g_assert_nonnull (strstr (schema, "trigger change_no_delete"));
          whole++;
        }
    }
  g_test_message ("cut at %d points", (int) (stop / stride));
  g_assert_cmpint (stop / stride, >, 20);
  g_assert_cmpint (whole, >=, 1);
}

/* A database of each schema there ever was, made when that schema was the newest and never edited since. */
static void
test_fixture (gconstpointer data)
{
  g_autofree char *name = g_strdup_printf ("%04d.db", GPOINTER_TO_INT (data));
  g_autofree char *from = g_test_build_filename (G_TEST_DIST, "data", "schema", name, NULL);
  g_autofree char *path = fixture_path ("caseload.db");
  g_autofree char *contents = NULL, *dump = NULL;
  g_autoptr (CldStore) store = NULL;
  g_autoptr (CldArena) arena = cld_arena_new ();
  gsize length;

  g_assert_true (g_file_get_contents (from, &contents, &length, NULL));
  g_assert_true (g_file_set_contents (path, contents, (gssize) length, NULL));
  store = open_store (path, CLD_STORE_OPEN);
  g_assert_cmpint (cld_db_get_schema_version (cld_store_get_db (store), NULL), ==, cld_migrate_newest ());
  assert_intact (store);
  dump = dump_store (store);
  g_assert_nonnull (strstr (dump, "child C1"));
  g_assert_nonnull (strstr (dump, "Dawn Ó'Marsh"));
  g_assert_cmpint (cld_repo_count (cld_store_get_db (store), &cld_placement_kind, NULL), ==, 4);
  g_free (put_one (store, NULL, make_row (arena, &cld_contact_kind, "K2", "name", "New", NULL)));
  assert_intact (store);
}

/* Writes the database for a new schema into a folder: test-store-migrate FOLDER. */
static int
make_fixture (const char *folder)
{
  g_autofree char *path = g_strdup_printf ("%s/%04d.db", folder, cld_migrate_newest ());
  CldStore *store = open_store (path, CLD_STORE_CREATE);

  fill_store (store, 2);
  cld_store_free (store);
  remove_tree (fixture_root);
  return 0;
}

int
main (int argc, char **argv)
{
  fixture_init ();
  if (argc == 2 && argv[1][0] == '/' && g_file_test (argv[1], G_FILE_TEST_IS_DIR))
    return make_fixture (argv[1]);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/migrate/create", test_create);
  g_test_add_func ("/migrate/newer", test_newer);
  g_test_add_func ("/migrate/cut", test_cut);
  for (int version = 1; version <= cld_migrate_newest (); version++)
    {
      g_autofree char *name = g_strdup_printf ("/migrate/fixture/%04d", version);

      g_test_add_data_func (name, GINT_TO_POINTER (version), test_fixture);
    }
  return fixture_run ();
}
