/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include <sys/stat.h>

#include "cld-backup.h"
#include "cld-caseload.h"

/* What a server's database is and a file is not. */

static void
assert_cannot_open (const char *name, CldStoreFlags flags, CldStoreError code, const char *words)
{
  g_autoptr (GError) error = NULL;
  CldStore *store = cld_store_open (name, flags, &error);

  g_assert_null (store);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, words));
  g_assert_error (error, CLD_STORE_ERROR, (int) code);
  assert_human (error);
}

/* A password in a name is refused before anybody is asked, and repeated nowhere. */
static void
test_passwords (void)
{
  static const char *const names[] = {
    "postgresql://sam:Sw0rdfish@db.invalid/caseload",
    "postgres://sam:Sw0rdfish@db.invalid/caseload",
    "postgresql://db.invalid/caseload?password=Sw0rdfish",
    "postgresql://sam:Sw0rdfish%zz@db.invalid/caseload",
    "postgresql://sam:Sw0rd/Sw0rdfish@db.invalid:port/x",
    "postgresql://db.invalid/caseload?sslpassword=Sw0rdfish",
    "postgresql://sam:Sw0rdfish@db.invalid/case%load",
    "service=team password=Sw0rdfish",
    "service=team password='Sw0rdfish",
    "postgresql:Sw0rdfish",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *shown = cld_db_display_name (names[i]);

      g_assert_false (cld_db_check_name (names[i], &error));
      g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_REFUSED);
      g_assert_null (strstr (error->message, "Sw0rd"));
      g_assert_null (strstr (shown, "Sw0rd"));
      g_clear_error (&error);
      g_assert_null (cld_store_open (names[i], CLD_STORE_OPEN, &error));
      g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_REFUSED);
      g_assert_null (strstr (error->message, "Sw0rd"));
    }
}

static void
test_names (void)
{
  static const struct
  {
    const char *name;
    gboolean is_server;
    const char *shown;
  } cases[] = {
    { "/home/sam/caseload.db", FALSE, "caseload.db" },
    { "postgresql.db", FALSE, "postgresql.db" },
    { "postgresql://db.invalid/caseload", TRUE, "caseload" },
    { "postgresql://sam@db.invalid:5433/caseload?sslmode=verify-full", TRUE, "caseload" },
    { "postgresql://db.invalid", TRUE, "postgresql" },
    { "postgres:///caseload?host=/run/postgresql", TRUE, "caseload" },
    { "service=team", TRUE, "team" },
    { "service=team dbname=caseload", TRUE, "team" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *shown = cld_db_display_name (cases[i].name);

      g_assert_cmpint (cld_db_is_server_name (cases[i].name), ==, cases[i].is_server);
      g_assert_cmpstr (shown, ==, cases[i].shown);
      g_assert_true (cld_db_check_name (cases[i].name, NULL));
    }
}

/* Each way of not getting in is told from the others. */
static void
test_reasons (void)
{
  g_autofree char *missing = engine_uri ("no_such_database");
  g_autofree char *empty = engine_make_database ("");
  g_autofree char *sorted = engine_make_database ("LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8'");
  g_autofree char *latin = engine_make_database ("ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C'");
  g_autofree char *icu = engine_make_database ("LOCALE_PROVIDER icu ICU_LOCALE 'en-GB'");
  g_autofree char *stranger = g_strconcat (empty, "&user=nobody_of_that_name", NULL);
  g_autofree char *foreign = engine_make_database ("");
  g_autoptr (CldDb) db = cld_db_open (foreign, CLD_DB_CREATE, NULL);

  assert_cannot_open ("postgresql://127.0.0.1:1/caseload", CLD_STORE_OPEN, CLD_STORE_ERROR_ENGINE, "does not answer at that port");
  assert_cannot_open ("postgresql://db.invalid/caseload", CLD_STORE_OPEN, CLD_STORE_ERROR_NOT_FOUND, "not known by that name");
  assert_cannot_open ("postgresql:///caseload?host=/nowhere/at/all", CLD_STORE_OPEN, CLD_STORE_ERROR_ENGINE, "could not be reached");
  assert_cannot_open ("service=no_such_service", CLD_STORE_OPEN, CLD_STORE_ERROR_ENGINE, "no_such_service");
  assert_cannot_open (missing, CLD_STORE_OPEN, CLD_STORE_ERROR_NOT_FOUND, "no database no_such_database");
  assert_cannot_open (missing, CLD_STORE_CREATE, CLD_STORE_ERROR_NOT_FOUND, "no database no_such_database");
  assert_cannot_open (empty, CLD_STORE_OPEN, CLD_STORE_ERROR_NOT_FOUND, "is empty");
  assert_cannot_open (stranger, CLD_STORE_OPEN, CLD_STORE_ERROR_REFUSED, "does not let this user in");
  assert_cannot_open (latin, CLD_STORE_CREATE, CLD_STORE_ERROR_REFUSED, "UTF-8");
  assert_cannot_open (icu, CLD_STORE_CREATE, CLD_STORE_ERROR_REFUSED, "sorts by a language");
  g_assert_true (cld_db_run_script (db, "CREATE TABLE child (id TEXT)", NULL));
  assert_cannot_open (foreign, CLD_STORE_OPEN, CLD_STORE_ERROR_NOT_OURS, "not a database of Caseload");
  assert_cannot_open (foreign, CLD_STORE_CREATE, CLD_STORE_ERROR_NOT_OURS, "not a database of Caseload");
  cld_store_free (open_store (sorted, CLD_STORE_CREATE));
}

static void
test_newer (void)
{
  g_autofree char *name = fixture_store ();
  g_autoptr (CldDb) db = NULL;

  cld_store_free (open_store (name, CLD_STORE_CREATE));
  db = cld_db_open (name, CLD_DB_OPEN, NULL);
  g_assert_true (cld_db_set_schema_version (db, 999, NULL));
  assert_cannot_open (name, CLD_STORE_OPEN, CLD_STORE_ERROR_NEWER_SCHEMA, "newer version of Caseload (schema 999");
  assert_cannot_open (name, CLD_STORE_CREATE, CLD_STORE_ERROR_NEWER_SCHEMA, "newer version of Caseload (schema 999");
}

/* Made where it is empty, opened where it is there, by several at once too. */
static void
test_create (void)
{
  g_autofree char *name = fixture_store ();
  CldStore *one, *two;

  g_assert_false (cld_store_is_there (name));
  one = open_store (name, CLD_STORE_CREATE);
  fill_store (one, 2);
  two = open_store (name, CLD_STORE_CREATE);
  g_assert_cmpstr (cld_store_get_id (one), ==, cld_store_get_id (two));
  g_assert_true (cld_store_is_there (name));
  g_assert_cmpint (cld_repo_count (cld_store_get_db (two), &cld_child_kind, NULL), ==, 2);
  cld_store_free (one);
  cld_store_free (two);
}

static gpointer
create_cb (gpointer data)
{
  return open_store (data, CLD_STORE_CREATE);
}

static void
test_create_at_once (void)
{
  g_autofree char *name = fixture_store ();
  GThread *threads[4];
  CldStore *stores[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("create", create_cb, name);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    stores[i] = g_thread_join (threads[i]);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_assert_cmpstr (cld_store_get_id (stores[i]), ==, cld_store_get_id (stores[0]));
      assert_intact (stores[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    cld_store_free (stores[i]);
}

/* Who is in the way is named, and the wait ends. */
static void
test_busy (void)
{
  g_autofree char *name = fixture_store ();
  g_autoptr (CldStore) one = open_store (name, CLD_STORE_CREATE);
  g_autoptr (CldStore) two = open_store (name, CLD_STORE_OPEN);
  g_autoptr (CldArena) arena = cld_arena_new ();
  g_autoptr (GError) error = NULL;
  CldChangeSet *held = begin_set (one);
  g_autofree char *words = g_strdup_printf ("%s is saving", g_get_user_name ());

  g_assert_true (cld_db_run_script (cld_store_get_db (two), "SET lock_timeout = '100ms'", NULL));
  g_assert_null (cld_change_set_begin (two, CLD_ACT_EDIT, "test", NULL, &error));
  g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_BUSY);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, words));
  assert_human (error);
  /* A reader waits for nobody. */
  g_assert_cmpint (cld_repo_count (cld_store_get_db (two), &cld_child_kind, NULL), ==, 0);
  cld_change_set_free (held);
  g_free (put_one (two, NULL, make_row (arena, &cld_child_kind, "C1", "surname", "Example", NULL)));
  assert_intact (one);
}

/* The log is only appended to; a text that names values stays with the engine. */
static void
test_guards (void)
{
  static const char *const denied[] = {
    "DELETE FROM change",
    "UPDATE change SET act = 'x'",
    "DELETE FROM change_set",
    "UPDATE change_set SET actor = 'x'",
    "TRUNCATE change CASCADE",
    "TRUNCATE change_set CASCADE",
    "INSERT INTO child (id, ref, version, search_key) VALUES ('Sw0rdfish', 'Sw0rdfish', 1, '')",
    "INSERT INTO sdq (id, ref, version, search_key, child, score) VALUES ('x', 'x', 1, '', 'x', 3000000000)",
  };
  g_autofree char *name = fixture_store ();
  g_autoptr (CldStore) store = open_store (name, CLD_STORE_CREATE);

  fill_store (store, 1);
  for (guint i = 0; i < G_N_ELEMENTS (denied); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (cld_db_run_script (cld_store_get_db (store), denied[i], &error));
      g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_CONSTRAINT);
      assert_human (error);
      g_assert_null (strstr (error->message, "Sw0rd"));
    }
  assert_intact (store);
}

/* A question that is left in the middle, one inside another, and one that is asked ahead. */
static void
test_nested (void)
{
  g_autofree char *name = fixture_store ();
  g_autoptr (CldStore) store = open_store (name, CLD_STORE_CREATE);
  CldDb *db = cld_store_get_db (store);
  CldStmt *outer, *inner, *ahead;
  gboolean has_row;
  guint n = 0;

  fill_store (store, 50);
  ahead = cld_db_prepare (db, "SELECT count(*) FROM visit WHERE visited_on > ?", NULL);
  cld_stmt_bind_text (ahead, 1, "2000");
  g_assert_true (cld_stmt_send (ahead, NULL));
  outer = cld_db_prepare (db, "SELECT id FROM child ORDER BY ref", NULL);
  while (cld_stmt_step (outer, &has_row, NULL) && has_row)
    {
      g_autofree char *id = g_strdup (cld_stmt_get_text (outer, 0));

      inner = cld_db_prepare (db, "SELECT ref FROM placement WHERE child = ? ORDER BY ref", NULL);
      cld_stmt_bind_text (inner, 1, id);
      g_assert_true (cld_stmt_step (inner, &has_row, NULL) && has_row);
      g_assert_cmpstr (cld_stmt_get_text (outer, 0), ==, id);
      n++;
    }
  g_assert_cmpuint (n, ==, 50);
  g_assert_true (cld_stmt_step (ahead, &has_row, NULL) && has_row);
  g_assert_cmpint (cld_stmt_get_int (ahead, 0), ==, 50);
  cld_stmt_reset (ahead);
}

static void
test_backup (void)
{
  g_autofree char *name = fixture_store ();
  g_autofree char *path = fixture_path ("copy.db");
  g_autofree char *kept = NULL;
  g_autoptr (CldStore) store = open_store (name, CLD_STORE_CREATE);
  g_autoptr (GError) error = NULL;

  g_assert_false (cld_backup (store, path, &error));
  g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "pg_dump"));
  assert_human (error);
  g_clear_error (&error);
  g_assert_false (cld_restore (name, path, &kept, &error));
  g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_REFUSED);
  assert_human (error);
}

static guint64
since (CldStore *store, guint64 *before)
{
  guint64 now = cld_db_get_round_trips (cld_store_get_db (store)), n = now - *before;

  *before = now;
  return n;
}

/* A list, a child with its entry in the log, a save of each kind: counted, the first time as well as later. */
static void
test_round_trips (void)
{
  g_autofree char *name = fixture_store ();
  g_autoptr (CldStore) store = open_store (name, CLD_STORE_CREATE);
  guint64 before = 0;

  fill_store (store, 20);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (CldRecordSet) child = NULL;
      g_autoptr (CldArena) arena = cld_arena_new ();
      g_autoptr (CldStore) fresh = open_store (name, CLD_STORE_OPEN);
      g_autoptr (GPtrArray) lines = NULL;

      before = cld_db_get_round_trips (cld_store_get_db (fresh));
      for (guint j = 0; j < 2; j++)
        {
          g_clear_pointer (&child, cld_record_set_free);
          child = cld_repo_load_child_fully (cld_store_get_db (fresh), "C3", NULL);
          g_assert_cmpuint (cld_record_set_get_n (child), ==, 7);
          g_assert_cmpuint (since (fresh, &before), ==, 1);
          g_assert_true (cld_change_log_look (fresh, CLD_ACT_VIEW, "look", "C3", NULL));
          g_assert_cmpuint (since (fresh, &before), ==, 2);
        }
      lines = cld_caseload_on (cld_store_get_db (fresh), "2024-01-02", FALSE, arena, NULL);
      g_assert_cmpuint (lines->len, ==, 20);
      g_assert_cmpuint (since (fresh, &before), <=, 4);
    }
  assert_intact (store);
}

int
main (int argc, char **argv)
{
  fixture_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/postgres/passwords", test_passwords);
  g_test_add_func ("/postgres/names", test_names);
  g_test_add_func ("/postgres/reasons", test_reasons);
  g_test_add_func ("/postgres/newer", test_newer);
  g_test_add_func ("/postgres/create", test_create);
  g_test_add_func ("/postgres/create-at-once", test_create_at_once);
  g_test_add_func ("/postgres/busy", test_busy);
  g_test_add_func ("/postgres/guards", test_guards);
  g_test_add_func ("/postgres/nested", test_nested);
  g_test_add_func ("/postgres/backup", test_backup);
  g_test_add_func ("/postgres/round-trips", test_round_trips);
  return fixture_run ();
}
