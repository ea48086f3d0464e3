/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cld-db-private.h"
#include "cld-migrate.h"
#include "cld-place.h"

/* The start of the driver's structure: the engine's own connection, to be asked what was really set. */
typedef struct
{
  CldDb parent;
  sqlite3 *handle;
} Peek;

static char *
make_store (void)
{
  char *path = fixture_path ("caseload.db");
  g_autoptr (CldStore) store = open_store (path, CLD_STORE_CREATE);

  fill_store (store, 3);
  return path;
}

static void
run_sql (const char *path, const char *sql)
{
  sqlite3 *handle = NULL;

  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (handle, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (handle), ==, SQLITE_OK);
}

static const struct
{
  const char *pragma;
  const char *value;
} pragmas[] = {
  { "application_id", "1129071649" },
  { "user_version", "5" },
  { "synchronous", "2" },
  { "cell_size_check", "1" },
  { "secure_delete", "1" },
  { "temp_store", "2" },
  { "foreign_keys", "1" },
  { "cache_size", "-16384" },
  { "wal_autocheckpoint", "1000" },
  { "journal_size_limit", "4194304" },
  { "busy_timeout", "5000" },
  { "trusted_schema", "0" },
  { "encoding", "UTF-8" },
};

static char *
ask (sqlite3 *handle, const char *pragma)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA %s", pragma);
  sqlite3_stmt *stmt = NULL;
  char *value = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (handle, sql, -1, &stmt, NULL), ==, SQLITE_OK);
  if (sqlite3_step (stmt) == SQLITE_ROW)
    value = g_strdup ((const char *) sqlite3_column_text (stmt, 0));
  sqlite3_finalize (stmt);
  return value;
}

static void
test_pragmas (void)
{
  g_autofree char *path = make_store ();
  g_autoptr (CldDb) db = cld_db_open (path, CLD_DB_OPEN, NULL);
  sqlite3 *handle = ((Peek *) db)->handle;
  g_autofree char *journal = NULL, *mapped = NULL;

  sqlite3_set_authorizer (handle, NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (pragmas); i++)
    {
      g_autofree char *value = ask (handle, pragmas[i].pragma);

      g_test_message ("%s", pragmas[i].pragma);
      g_assert_cmpstr (value, ==, pragmas[i].value);
    }
  journal = ask (handle, "journal_mode");
  g_assert_cmpstr (journal, ==, sqlite3_libversion_number () < 3051003 ? "truncate" : "wal");
  mapped = ask (handle, "mmap_size");
  g_assert_true (!mapped || strcmp (mapped, "0") == 0);
}

/* A copy that is only read is as careful, but for what would have to be written. */
static void
test_pragmas_read_only (void)
{
  g_autofree char *path = make_store ();
  g_autoptr (CldDb) db = cld_db_open (path, CLD_DB_READ_ONLY, NULL);
  sqlite3 *handle = ((Peek *) db)->handle;
  g_autofree char *temp = NULL, *check = NULL;

  g_assert_cmpint (sqlite3_db_readonly (handle, "main"), ==, 1);
  sqlite3_set_authorizer (handle, NULL, NULL);
  temp = ask (handle, "temp_store");
  g_assert_cmpstr (temp, ==, "2");
  check = ask (handle, "cell_size_check");
  g_assert_cmpstr (check, ==, "1");
}

static void
test_settings (void)
{
  static const struct
  {
    int what;
    int value;
  } settings[] = {
    { SQLITE_DBCONFIG_DEFENSIVE, 1 },
    { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
    { SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
    { SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0 },
    { SQLITE_DBCONFIG_DQS_DML, 0 },
    { SQLITE_DBCONFIG_DQS_DDL, 0 },
    { SQLITE_DBCONFIG_LEGACY_ALTER_TABLE, 0 },
    { SQLITE_DBCONFIG_ENABLE_FKEY, 1 },
    { SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, 0 },
    { SQLITE_DBCONFIG_ENABLE_VIEW, 1 },
    { SQLITE_DBCONFIG_ENABLE_TRIGGER, 1 },
  }, limits[] = {
    { SQLITE_LIMIT_LENGTH, 64 * 1024 * 1024 },
    { SQLITE_LIMIT_SQL_LENGTH, 100000 },
    { SQLITE_LIMIT_COLUMN, 100 },
    { SQLITE_LIMIT_EXPR_DEPTH, 100 },
    { SQLITE_LIMIT_COMPOUND_SELECT, 10 },
    { SQLITE_LIMIT_VDBE_OP, 25000 },
    { SQLITE_LIMIT_FUNCTION_ARG, 16 },
    { SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 200 },
    { SQLITE_LIMIT_VARIABLE_NUMBER, 100 },
    { SQLITE_LIMIT_TRIGGER_DEPTH, 10 },
    { SQLITE_LIMIT_WORKER_THREADS, 0 },
    { SQLITE_LIMIT_ATTACHED, 0 },
  };
  g_autofree char *path = make_store ();
  g_autoptr (CldDb) db = cld_db_open (path, CLD_DB_OPEN, NULL);
  sqlite3 *handle = ((Peek *) db)->handle;

  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    {
      int value = -1;

      g_assert_cmpint (sqlite3_db_config (handle, settings[i].what, -1, &value), ==, SQLITE_OK);
      g_test_message ("setting %d", settings[i].what);
      g_assert_cmpint (value, ==, settings[i].value);
    }
  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      g_test_message ("limit %d", limits[i].what);
      g_assert_cmpint (sqlite3_limit (handle, limits[i].what, -1), ==, limits[i].value);
    }
}

static void
test_denied (void)
{
  static const char *const denied[] = {
    "ATTACH DATABASE ':memory:' AS other",
    "PRAGMA journal_mode=OFF",
    "PRAGMA synchronous=OFF",
    "PRAGMA foreign_keys(0); PRAGMA writable_schema=ON",
    "PRAGMA writable_schema=ON",
    "PRAGMA mmap_size=1000000",
    "SELECT load_extension('x')",
    "SELECT * FROM sqlite_schema WHERE name = \"no_such_column\"",
    "UPDATE sqlite_schema SET sql = ''",
    "DELETE FROM change",
    "UPDATE change SET act = 'x'",
    "DELETE FROM change_set",
    "UPDATE change_set SET actor = 'x'",
  };
  g_autofree char *path = make_store ();
  g_autoptr (CldDb) db = cld_db_open (path, CLD_DB_OPEN, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (denied); i++)
    {
      g_test_message ("%s", denied[i]);
      g_assert_false (cld_db_run_script (db, denied[i], NULL));
    }
}

/* Only the owner may read it, whatever the mask, and making it leaves nothing beside it but the engine's journal. */
static void
test_private (void)
{
  mode_t mask = umask (0);
  g_autofree char *path = make_store ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  GStatBuf about;
  const char *name;

  umask (mask);
  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *file = g_build_filename (folder, name, NULL);

      g_assert_true (strcmp (name, "caseload.db") == 0 || strcmp (name, "caseload.db-journal") == 0);
      g_assert_cmpint (g_stat (file, &about), ==, 0);
      g_assert_cmpint (about.st_mode & 0777, ==, 0600);
    }
}

static char *
file_missing (void)
{
  return fixture_path ("missing.db");
}

static char *
file_no_folder (void)
{
  g_autofree char *path = fixture_path ("no");

  return g_build_filename (path, "such", "caseload.db", NULL);
}

static char *
file_link (void)
{
  g_autofree char *path = make_store ();
  char *to = fixture_path ("link.db");

  g_assert_cmpint (symlink (path, to), ==, 0);
  return to;
}

static char *
file_dangling (void)
{
  char *to = fixture_path ("link.db");

  g_assert_cmpint (symlink ("/nowhere/at/all", to), ==, 0);
  return to;
}

static char *
file_fifo (void)
{
  char *path = fixture_path ("fifo.db");

  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  return path;
}

static char *
file_with (const char *text, gsize len)
{
  char *path = fixture_path ("caseload.db");

  g_assert_true (g_file_set_contents (path, text, (gssize) len, NULL));
  return path;
}

static char *
file_empty (void)
{
  return file_with ("", 0);
}

static char *
file_text (void)
{
  g_autofree char *text = g_strnfill (5000, 'x');

  return file_with (text, 5000);
}

static char *
file_header_only (void)
{
  return file_with ("SQLite format 3\0", 16);
}

static char *
file_other_program (void)
{
  char *path = fixture_path ("caseload.db");

  run_sql (path, "PRAGMA application_id=12345; CREATE TABLE child (id TEXT)");
  return path;
}

static char *
file_no_program (void)
{
  char *path = fixture_path ("caseload.db");

  run_sql (path, "CREATE TABLE child (id TEXT)");
  return path;
}

static char *
file_newer (void)
{
  char *path = make_store ();

  /* As a newer program would leave it: the other journal too, which must stay as it is. */
  run_sql (path, "PRAGMA journal_mode=WAL; PRAGMA user_version=6");
  return path;
}

static char *
file_no_schema (void)
{
  char *path = fixture_path ("caseload.db");

  run_sql (path, "PRAGMA application_id=1129071649; CREATE TABLE child (id TEXT)");
  return path;
}

static char *
file_no_id (void)
{
  char *path = make_store ();

  run_sql (path, "DELETE FROM store_info");
  return path;
}

static char *
file_odd_id (void)
{
  char *path = make_store ();

  run_sql (path, "UPDATE store_info SET value = 'a]b' || substr (value, 4) WHERE key = 'store_id'");
  return path;
}

static char *
file_cut (void)
{
  char *path = make_store ();

  g_assert_cmpint (truncate (path, 40000), ==, 0);
  return path;
}

static const struct
{
  const char *name;
  char *(*make) (void);
  CldStoreError code;
  const char *words;
} refusals[] = {
  { "missing", file_missing, CLD_STORE_ERROR_NOT_FOUND, "There is no database missing.db" },
  { "no-folder", file_no_folder, CLD_STORE_ERROR_NOT_FOUND, "folder" },
  { "link", file_link, CLD_STORE_ERROR_REFUSED, "link.db is a link" },
  { "dangling", file_dangling, CLD_STORE_ERROR_REFUSED, "is a link" },
  { "fifo", file_fifo, CLD_STORE_ERROR_REFUSED, "is not a file" },
  { "empty", file_empty, CLD_STORE_ERROR_NOT_OURS, "empty or cut off" },
  { "text", file_text, CLD_STORE_ERROR_NOT_OURS, "is not a Caseload database" },
  { "header-only", file_header_only, CLD_STORE_ERROR_NOT_OURS, "cut off" },
  { "other-program", file_other_program, CLD_STORE_ERROR_NOT_OURS, "is not a Caseload database" },
  { "no-program", file_no_program, CLD_STORE_ERROR_NOT_OURS, "is not a Caseload database" },
  { "newer", file_newer, CLD_STORE_ERROR_NEWER_SCHEMA, "newer version of Caseload (schema 6; this program knows 5)" },
  { "no-schema", file_no_schema, CLD_STORE_ERROR_NOT_OURS, "no records" },
  { "no-id", file_no_id, CLD_STORE_ERROR_CORRUPT, "lost its own description" },
  { "odd-id", file_odd_id, CLD_STORE_ERROR_CORRUPT, "lost its own description" },
  { "cut", file_cut, CLD_STORE_ERROR_CORRUPT, "damaged" },
};

static void
test_refused (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *path = refusals[i].make ();
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CldStore) store = NULL;
  gboolean is_file = g_file_test (path, G_FILE_TEST_IS_REGULAR);
  gsize length = 0, length_after = 0;

  if (is_file)
    g_assert_true (g_file_get_contents (path, &before, &length, NULL));
  store = cld_store_open (path, CLD_STORE_OPEN, &error);
  g_assert_null (store);
  g_assert_error (error, CLD_STORE_ERROR, (int) refusals[i].code);
  if (refusals[i].words)
    {
      g_test_message ("%s", error->message);
      g_assert_nonnull (strstr (error->message, refusals[i].words));
    }
  /* Nothing was changed. */
  if (is_file)
    {
      g_assert_true (g_file_get_contents (path, &after, &length_after, NULL));
      g_assert_cmpmem (before, length, after, length_after);
    }
}

static void
test_folder (void)
{
  g_autofree char *path = fixture_path ("caseload.db");
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  g_assert_null (cld_store_open (path, CLD_STORE_OPEN, &error));
  g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "caseload.db is a folder"));
  g_clear_error (&error);
  g_assert_null (cld_store_open (path, CLD_STORE_CREATE, &error));
  g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_REFUSED);
  assert_human (error);
}

static void
test_network (void)
{
  static const guint64 network[] = { 0x6969, 0xFF534D42, 0xFE534D42, 0x517B, 0x01021997, 0x5346414F, 0x6B414653, 0x00C36400, 0xFFFFFFFFFF534D42 };
  static const guint64 local[] = { 0xEF53, 0x58465342, 0x9123683E, 0x01021994, 0x794C7630, 0x65735546, 0x0, 0xDEADBEEF };

  for (guint i = 0; i < G_N_ELEMENTS (network); i++)
    g_assert_nonnull (_cld_place_refused_type (network[i]));
  for (guint i = 0; i < G_N_ELEMENTS (local); i++)
    g_assert_null (_cld_place_refused_type (local[i]));
  g_assert_true (cld_place_check_file_system (fixture_root, NULL));
}

static CldRow *
a_note (CldArena *arena, const char *ref)
{
  return make_row (arena, &cld_note_kind, ref, "child", "C1", "happened_on", "2024-01-01", "text", "Nothing to report.", NULL);
}

/* Tries to save; the error of whichever step fails. */
static GError *
try_save (CldStore *store)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  GError *error = NULL;
  g_autoptr (CldChangeSet) set = cld_change_set_begin (store, CLD_ACT_EDIT, "test", NULL, &error);

  if (set && cld_change_set_put (set, NULL, a_note (arena, "N1"), &error))
    cld_change_set_commit (set, &error);
  return error;
}

static void
test_busy (void)
{
  g_autofree char *path = make_store ();
  g_autoptr (CldStore) store = open_store (path, CLD_STORE_OPEN);
  g_autoptr (GError) error = NULL;
  sqlite3 *other = NULL;

  sqlite3_busy_timeout (((Peek *) cld_store_get_db (store))->handle, 50);
  g_assert_cmpint (sqlite3_open (path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "BEGIN IMMEDIATE", NULL, NULL, NULL), ==, SQLITE_OK);
  error = try_save (store);
  g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_BUSY);
  g_assert_nonnull (strstr (error->message, "Another program is saving"));
  assert_human (error);
  g_clear_error (&error);
  sqlite3_exec (other, "ROLLBACK", NULL, NULL, NULL);
  /* A reader that does not end keeps the commit from ending. */
  g_assert_cmpint (sqlite3_exec (other, "BEGIN; SELECT count(*) FROM child", NULL, NULL, NULL), ==, SQLITE_OK);
  error = try_save (store);
  g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_BUSY);
  g_clear_error (&error);
  sqlite3_close (other);
  error = try_save (store);
  g_assert_no_error (error);
  assert_intact (store);
}

static void
test_moved (gconstpointer data)
{
  g_autofree char *path = make_store ();
  g_autofree char *moved = g_strconcat (path, ".moved", NULL);
  g_autoptr (CldStore) store = open_store (path, CLD_STORE_OPEN);
  g_autoptr (GError) error = NULL;

  if (GPOINTER_TO_INT (data))
    g_assert_cmpint (g_unlink (path), ==, 0);
  else
    g_assert_cmpint (g_rename (path, moved), ==, 0);
  error = try_save (store);
  g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_ENGINE);
  g_assert_nonnull (strstr (error->message, "moved or deleted"));
  assert_human (error);
}

static void
test_read_only (gconstpointer data)
{
  gboolean folder = GPOINTER_TO_INT (data);
  g_autofree char *path = make_store ();
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  g_autofree char *parent = g_path_get_dirname (path);
  g_autoptr (CldStore) store = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;

  if (geteuid () == 0)
    {
      g_test_skip ("root may write everywhere");
      return;
    }
  g_unlink (journal);
  g_chmod (folder ? parent : path, folder ? 0500 : 0400);
  store = cld_store_open (path, CLD_STORE_OPEN, &error);
  if (store)
    {
      /* It can be read, and nothing can be saved. */
      content = dump_store (store);
      g_assert_nonnull (strstr (content, "child C1"));
      error = try_save (store);
    }
  g_chmod (folder ? parent : path, 0700);
  g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_ENGINE);
  g_test_message ("%s", error->message);
  g_assert_true (strstr (error->message, "may not be written to") || strstr (error->message, "may only be read") || strstr (error->message, "cannot be opened"));
  assert_human (error);
}

/* What exists is never made anew. */
static void
test_create (void)
{
  g_autofree char *path = file_other_program ();
  g_autofree char *ours = make_store ();
  g_autofree char *content = NULL, *again = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CldStore) store = NULL;

  g_assert_null (cld_db_open (path, CLD_DB_CREATE, &error));
  g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_null (cld_store_open (path, CLD_STORE_CREATE, &error));
  g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_NOT_OURS);
  store = open_store (ours, CLD_STORE_OPEN);
  content = dump_store (store);
  cld_store_free (g_steal_pointer (&store));
  store = open_store (ours, CLD_STORE_CREATE);
  again = dump_store (store);
  g_assert_cmpstr (again, ==, content);
  g_assert_nonnull (strstr (content, "child C1"));
}

static void
test_info (void)
{
  g_autofree char *path = make_store ();
  g_autoptr (CldStore) store = open_store (path, CLD_STORE_OPEN);

  g_assert_false (cld_store_is_made_up (store));
  g_assert_true (cld_store_set_info (store, "made_up", "1", NULL));
  g_assert_true (cld_store_is_made_up (store));
  g_assert_true (cld_store_set_info (store, "made_up", "0", NULL));
  g_assert_false (cld_store_is_made_up (store));
  g_assert_null (cld_store_get_info (store, "nothing"));
  g_assert_cmpstr (cld_store_get_actor (store), ==, g_get_user_name ());
  g_assert_null (cld_store_get_warning (store));
}

int
main (int argc, char **argv)
{
  fixture_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/db/pragmas", test_pragmas);
  g_test_add_func ("/db/pragmas-read-only", test_pragmas_read_only);
  g_test_add_func ("/db/settings", test_settings);
  g_test_add_func ("/db/denied", test_denied);
  g_test_add_func ("/db/private", test_private);
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *name = g_strconcat ("/db/refused/", refusals[i].name, NULL);

      g_test_add_data_func (name, GUINT_TO_POINTER (i), test_refused);
    }
  g_test_add_func ("/db/folder", test_folder);
  g_test_add_func ("/db/network", test_network);
  g_test_add_func ("/db/busy", test_busy);
  g_test_add_data_func ("/db/moved", GINT_TO_POINTER (FALSE), test_moved);
  g_test_add_data_func ("/db/deleted", GINT_TO_POINTER (TRUE), test_moved);
  g_test_add_data_func ("/db/read-only-file", GINT_TO_POINTER (FALSE), test_read_only);
  g_test_add_data_func ("/db/read-only-folder", GINT_TO_POINTER (TRUE), test_read_only);
  g_test_add_func ("/db/create", test_create);
  g_test_add_func ("/db/info", test_info);
  return fixture_run ();
}
