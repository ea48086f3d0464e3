/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include <gio/gio.h>

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

  assert_cannot_open ("postgresql://127.0.0.1:1/caseload", CLD_STORE_OPEN, CLD_STORE_ERROR_UNREACHABLE, "does not answer at that port");
  assert_cannot_open ("postgresql://db.invalid/caseload", CLD_STORE_OPEN, CLD_STORE_ERROR_UNREACHABLE, "not known by that name");
  assert_cannot_open ("postgresql:///caseload?host=/nowhere/at/all", CLD_STORE_OPEN, CLD_STORE_ERROR_UNREACHABLE, "could not be reached");
  assert_cannot_open ("service=no_such_service", CLD_STORE_OPEN, CLD_STORE_ERROR_NOT_FOUND, "no_such_service");
  assert_cannot_open (missing, CLD_STORE_OPEN, CLD_STORE_ERROR_NOT_FOUND, "no database no_such_database");
  assert_cannot_open (missing, CLD_STORE_CREATE, CLD_STORE_ERROR_NOT_FOUND, "no database no_such_database");
  assert_cannot_open (empty, CLD_STORE_OPEN, CLD_STORE_ERROR_EMPTY, "is empty");
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

/* A role that may call one function and nothing else of the log: it can add to it under its own name. */
static void
test_append_change (void)
{
  static const char append[] = "SELECT append_change('01890000-0000-7000-8000-00000000000%s', '2024-01-01T00:00:00.000Z', 'a \"look\" of Zoë', NULL, 'view', 'C1', '00112233445566778899aabbccddeeff', '[]')";
  static const char *const denied[] = {
    "INSERT INTO change_set (id, at, actor, why) VALUES ('01890000-0000-7000-8000-000000000000', '2024-01-01T00:00:00.000Z', 'x', 'x')",
    "UPDATE change_head SET seq = 0",
    "DELETE FROM change",
    "UPDATE change_detail SET detail = ''",
    "DELETE FROM change_detail",
  };
  g_autofree char *name = fixture_store ();
  g_autofree char *worker_name = g_strconcat (name, "&user=cld_worker", NULL);
  g_autofree char *one = g_strdup_printf (append, "1"), *two = g_strdup_printf (append, "2");
  g_autoptr (CldStore) store = open_store (name, CLD_STORE_CREATE);
  g_autoptr (CldDb) worker = NULL;
  g_autoptr (GError) error = NULL;
  CldStmt *stmt;
  gboolean has_row;

  fill_store (store, 2);
  engine_administer ("DROP ROLE IF EXISTS cld_worker; CREATE ROLE cld_worker LOGIN");
  g_assert_true (cld_db_run_script (cld_store_get_db (store), "GRANT SELECT ON ALL TABLES IN SCHEMA public TO cld_worker; GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO cld_worker", NULL));
  worker = cld_db_open (worker_name, CLD_DB_OPEN, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (denied); i++)
    {
      g_assert_false (cld_db_run_script (worker, denied[i], &error));
      g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_REFUSED);
      assert_human (error);
      g_clear_error (&error);
    }
  g_assert_true (cld_db_run_script (worker, one, &error));
  /* Two entries of one change set are of one transaction; afterwards it is closed. */
  g_assert_false (cld_db_run_script (worker, one, NULL));
  {
    g_autofree char *both = g_strdup_printf ("%s; %s", two, two);

    g_assert_true (cld_db_run_script (worker, both, &error));
  }
  assert_intact (store);
  stmt = cld_db_prepare (worker, "SELECT count(*) FROM change c JOIN change_set s ON s.id = c.change_set WHERE s.actor = ? AND c.child = ?", NULL);
  cld_stmt_bind_text (stmt, 1, "cld_worker");
  cld_stmt_bind_text (stmt, 2, "C1");
  g_assert_true (cld_stmt_step (stmt, &has_row, NULL) && has_row);
  g_assert_cmpint (cld_stmt_get_int (stmt, 0), ==, 3);
  cld_stmt_reset (stmt);
  g_clear_pointer (&worker, cld_db_close);
  g_assert_true (cld_db_run_script (cld_store_get_db (store), "DROP OWNED BY cld_worker", NULL));
  engine_administer ("DROP ROLE cld_worker");
}

/* Says N to the first question, which must be for a sealed connection, and notes what else it is told. */
static gpointer
refuse_sealing_cb (gpointer data)
{
  GSocket *listener = data;
  g_autoptr (GSocket) looked = g_socket_accept (listener, NULL, NULL);
  g_autoptr (GSocket) socket = NULL;
  guint8 question[64];
  gssize n;

  /* The first one only looked what the settings are, and went away without a word. */
  g_assert_cmpint (g_socket_receive (looked, (char *) question, sizeof question, NULL, NULL), ==, 0);
  socket = g_socket_accept (listener, NULL, NULL);
  n = g_socket_receive (socket, (char *) question, sizeof question, NULL, NULL);
  g_assert_cmpint (n, ==, 8);
  g_assert_cmpmem (question + 4, 4, "\x04\xd2\x16\x2f", 4);
  g_assert_cmpint (g_socket_send (socket, "N", 1, NULL, NULL), ==, 1);
  g_assert_cmpint (g_socket_receive (socket, (char *) question, sizeof question, NULL, NULL), ==, 0);
  return NULL;
}

/* Off this computer nothing is said in the open, whatever the name asks for. */
static void
test_sealed (gconstpointer data)
{
  const char *asks = data;
  g_autoptr (GSocket) listener = g_socket_new (G_SOCKET_FAMILY_IPV4, G_SOCKET_TYPE_STREAM, G_SOCKET_PROTOCOL_TCP, NULL);
  g_autoptr (GInetAddress) here = g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4);
  g_autoptr (GSocketAddress) any = g_inet_socket_address_new (here, 0), at = NULL;
  g_autofree char *name = NULL;
  GThread *thread;

  g_assert_true (g_socket_bind (listener, any, TRUE, NULL) && g_socket_listen (listener, NULL));
  at = g_socket_get_local_address (listener, NULL);
  thread = g_thread_new ("listener", refuse_sealing_cb, listener);
  /* An address that leads here and is none of those that are known to. */
  name = g_strdup_printf ("postgresql://0.0.0.0:%u/caseload%s", g_inet_socket_address_get_port (G_INET_SOCKET_ADDRESS (at)), asks);
  assert_cannot_open (name, CLD_STORE_OPEN, CLD_STORE_ERROR_REFUSED, "(TLS)");
  g_thread_join (thread);
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
  g_test_add_func ("/postgres/append-change", test_append_change);
  g_test_add_data_func ("/postgres/sealed/not-asked", "", test_sealed);
  g_test_add_data_func ("/postgres/sealed/asked-for-less", "?sslmode=disable", test_sealed);
  g_test_add_func ("/postgres/round-trips", test_round_trips);
  return fixture_run ();
}
