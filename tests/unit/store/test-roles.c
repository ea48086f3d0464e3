/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include <gio/gio.h>

#include "cld-attachment-content.h"
#include "cld-caseload.h"
#include "cld-caseload-facts.h"
#include "cld-caseload-query.h"
#include "cld-draft.h"
#include "cld-log-reader.h"
#include "cld-lookup.h"
#include "cld-server-setup.h"
#include "cld-undo.h"

/* Real roles on a server that was set up as `setup-server` says: what caseworkers can and cannot do. */

#define DAY "2024-03-01"

static char *prefix;     /* of the database and all roles of this program */
static char *server_uri; /* of the database, without a user */

/* psql stands beside the server's programs. */
static void
run_psql (const char *database, const char *sql)
{
  g_autofree char *folder = g_path_get_dirname (g_getenv ("CASELOAD_TEST_PG_CTL"));
  g_autofree char *psql = g_build_filename (folder, "psql", NULL);
  g_autofree char *said = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_MERGE, &error,
                                                      psql, "-X", "-q", "-h", g_getenv ("CASELOAD_TEST_SERVER"), "-d", database, NULL);

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, sql, NULL, &said, NULL, &error);
  g_assert_no_error (error);
  /* Nothing that an administrator would have to read. */
  g_assert_cmpstr (said, ==, "");
  g_assert_true (g_subprocess_get_successful (process));
}

static void G_GNUC_PRINTF (1, 2)
administer (const char *format, ...)
{
  g_autofree char *sql = NULL;
  va_list args;

  va_start (args, format);
  sql = g_strdup_vprintf (format, args);
  va_end (args);
  run_psql (prefix, sql);
}

static char *
name_of (const char *who)
{
  return g_strdup_printf ("%s&user=%s_%s", server_uri, prefix, who);
}

static CldStore *
open_as (const char *who)
{
  g_autofree char *name = name_of (who);

  return open_store (name, CLD_STORE_OPEN);
}

static void
make_login (const char *who, const char *role)
{
  administer ("CREATE ROLE %1$s_%2$s LOGIN; GRANT %1$s_%3$s TO %1$s_%2$s;", prefix, who, role);
}

static CldRow *
make_person (CldArena *arena, const char *who, const char *name, const char *team)
{
  g_autofree char *login = g_strdup_printf ("%s_%s", prefix, who);

  return make_row (arena, &cld_person_kind, who, "name", name, "login", login, "team", team, NULL);
}

/* C2 is restricted; its worker is Sam Oak of team East. */
static void
fill_roles (void)
{
  g_autoptr (CldStore) store = open_as ("dana");
  g_autoptr (CldArena) arena = cld_arena_new ();
  CldRow *child;
  CldChangeSet *set;

  fill_store (store, 3);
  set = begin_set (store);
  put (set, NULL, make_person (arena, "sam", "Sam Oak", "East"));
  put (set, NULL, make_person (arena, "kim", "Kim Elm", "East"));
  put (set, NULL, make_person (arena, "rea", "Rea Fir", "West"));
  put (set, NULL, make_person (arena, "boss", "Bo Yew", "East"));
  put (set, NULL, make_person (arena, "chief", "Chi Ash", "West"));
  put (set, NULL, make_row (arena, &cld_contact_kind, "K2", "name", "Secret Aunt", NULL));
  put (set, NULL, make_row (arena, &cld_relationship_kind, "C2-K2", "child", "C2", "contact", "K2", NULL));
  put (set, NULL, make_row (arena, &cld_return_row_kind, "2024/HEADER/C2/1", "child", "C2", "table", "HEADER", "year", "2024", "position", "1", "columns", "SEX=1", NULL));
  put (set, NULL, make_row (arena, &cld_notice_kind, "N2", "direction", "OUT", "placement", "C2/2024-01-01", NULL));
  put (set, NULL, make_row (arena, &cld_note_kind, "C2", "child", "C2", "happened_on", "2024-01-05", "text", "Hidden words.", NULL));
  g_free (commit_set (set));
  child = find_row (store, &cld_child_kind, "C2", arena);
  {
    CldRow *after = make_row (arena, &cld_child_kind, "C2", "given_names", "Zoë", "surname", "Hidden", "date_of_birth", "2012-02-29",
                              "worker", "Sam Oak", "team", "East", "restricted", "1", NULL);

    after->id = child->id;
    g_free (put_one (store, child, after));
  }
}

static void
drop_roles (void)
{
  static const char *const roles[] = { "sam", "kim", "rea", "boss", "chief", "dana", "ann", "manager", "caseworker", "migrate" };
  g_autofree char *drop = g_strdup_printf ("DROP DATABASE IF EXISTS %s WITH (FORCE)", prefix);

  engine_administer (drop);
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      g_autofree char *sql = g_strdup_printf ("DROP ROLE IF EXISTS %s_%s", prefix, roles[i]);

      engine_administer (sql);
    }
}

/* A new database with its roles and people; what the printed SQL does twice, it does once. */
static void
set_up (void)
{
  g_autofree char *sql = cld_server_setup_make_sql (prefix, prefix);

  drop_roles ();
  run_psql ("postgres", sql);
  run_psql ("postgres", sql);
  make_login ("dana", "migrate");
  make_login ("sam", "caseworker");
  make_login ("kim", "caseworker");
  make_login ("rea", "caseworker");
  make_login ("ann", "caseworker");
  make_login ("boss", "manager");
  make_login ("chief", "manager");
  fill_roles ();
  administer ("INSERT INTO child_reader (child, login) VALUES ('C2', '%s_rea');", prefix);
}

static void
assert_intact_for_dana (void)
{
  g_autoptr (CldStore) store = open_as ("dana");

  assert_intact (store);
}

static gboolean
mentions_cb (const CldLogEntry *entry, gpointer data, GError **error)
{
  if (g_strcmp0 (entry->child, "C2") == 0 || (entry->detail && (strstr (entry->detail, "C2") || strstr (entry->detail, "Secret Aunt"))))
    (*(guint *) data)++;
  return TRUE;
}

static gboolean
count_cb (CldRow *row, const char *search_key, gpointer data)
{
  if (strstr (row->ref, "C2") || strcmp (row->ref, "K2") == 0 || strcmp (row->ref, "N2") == 0)
    (*(guint *) data)++;
  return TRUE;
}

/* How many entries of the log and how many records tell of C2, asked in every way there is. */
static void
count_traces (CldStore *store, guint *n_entries, guint *n_records)
{
  CldLogFilter of_child = { .child = "C2" };

  *n_entries = *n_records = 0;
  g_assert_true (cld_log_each (store, NULL, mentions_cb, n_entries, NULL));
  g_assert_true (cld_log_each (store, &of_child, mentions_cb, n_entries, NULL));
  for (guint i = 0; i < cld_kinds_count (); i++)
    {
      g_autoptr (CldArena) arena = cld_arena_new ();

      g_assert_true (cld_repo_each (cld_store_get_db (store), cld_kinds ()[i], "", NULL, arena, count_cb, n_records, NULL));
      if (cld_repo_find (cld_store_get_db (store), cld_kinds ()[i], "C2", arena, NULL))
        (*n_records)++;
    }
}

static guint
count_found (CldDb *db, const char *search)
{
  const CldCaseloadQuery query = { .day = DAY, .scope = CLD_CASELOAD_EVERYONE, .search = search };
  g_autoptr (CldIds) ids = cld_caseload_query (db, &query, NULL);

  return cld_ids_get_n (ids);
}

static void
assert_sees (const char *who, gboolean sees)
{
  g_autoptr (CldStore) store = open_as (who);
  CldDb *db = cld_store_get_db (store);
  g_autoptr (CldArena) arena = cld_arena_new ();
  g_autoptr (GPtrArray) lines = cld_caseload_on (db, DAY, FALSE, arena, NULL);
  g_autoptr (GPtrArray) children = cld_lookup_children (db, arena, NULL);
  g_autoptr (CldRecordSet) whole = cld_repo_load_child_fully (db, "C2", NULL);
  g_autoptr (CldRecordSet) known = cld_log_as_known_on (store, "C2", "9999", NULL);
  g_autofree char *found = cld_caseload_find_child (db, "C2", NULL);
  guint n_entries, n_records;

  g_test_message ("%s", who);
  g_assert_null (cld_store_get_warning (store));
  g_assert_cmpuint (lines->len, ==, sees ? 3 : 2);
  g_assert_cmpuint (children->len, ==, sees ? 3 : 2);
  g_assert_cmpint (cld_caseload_count (db, CLD_CASELOAD_EVERYONE, DAY, NULL), ==, sees ? 3 : 2);
  g_assert_cmpuint (count_found (db, NULL), ==, sees ? 3 : 2);
  g_assert_cmpuint (count_found (db, "hidden"), ==, sees ? 1 : 0);
  g_assert_true ((found != NULL) == sees);
  g_assert_true ((whole && cld_record_set_get_n (whole) > 0) == sees);
  g_assert_true ((known && cld_record_set_get_n (known) > 0) == sees);
  count_traces (store, &n_entries, &n_records);
  g_assert_cmpuint (n_records > 0, ==, sees);
  g_assert_cmpuint (n_entries > 0, ==, sees);
}

static void
test_restricted (void)
{
  set_up ();
  assert_sees ("dana", TRUE);
  assert_sees ("sam", TRUE);
  assert_sees ("kim", FALSE);
  assert_sees ("rea", TRUE);
  assert_sees ("boss", TRUE);
  assert_sees ("chief", FALSE);
  /* Somebody who is no person yet. */
  assert_sees ("ann", FALSE);
  administer ("DELETE FROM child_reader;");
  assert_sees ("rea", FALSE);
  administer ("UPDATE person SET until_on = '2024-01-01' WHERE name = 'Sam Oak';");
  assert_sees ("sam", FALSE);
}

static void
assert_refused (CldDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;

  g_test_message ("%s", sql);
  g_assert_false (cld_db_run_script (db, sql, &error));
  g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_REFUSED);
  assert_human (error);
}

static void
test_log (void)
{
  static const char *const denied[] = {
    "UPDATE change SET act = 'x'", "DELETE FROM change", "TRUNCATE change CASCADE", "UPDATE change_detail SET detail = ''", "DELETE FROM change_detail",
    "UPDATE change_set SET actor = 'x'", "DELETE FROM change_set", "UPDATE change_head SET seq = 0", "DELETE FROM change_head",
    "INSERT INTO change_set (id, at, actor, why) VALUES ('01890000-0000-7000-8000-000000000000', '2024-01-01T00:00:00.000Z', 'x', 'x')",
    "SELECT 1 FROM change_head FOR UPDATE", "ALTER TABLE change DISABLE TRIGGER ALL", "ALTER TABLE child DISABLE ROW LEVEL SECURITY", "DROP POLICY seen ON child",
    "CREATE TABLE mine (x TEXT)", "CREATE TEMPORARY TABLE child (x TEXT)", "SELECT set_up_roles('x', 'x')", "SELECT give_rights()",
    "UPDATE server_role SET name = 'x'", "INSERT INTO child_reader (child, login) VALUES ('C2', current_user)", "SELECT * FROM child_reader",
    "UPDATE person SET name = 'Sam Oak'", "UPDATE store_info SET value = 'x'",
    "UPDATE attachment_content SET content = 'QUJD'", "DELETE FROM attachment_content", "TRUNCATE attachment_content",
    "INSERT INTO attachment_content (sha256, position, content) VALUES (encode(sha256('ABC'), 'hex'), 0, 'QUJD')",
    /* Nothing is stored under a digest that is another's. */
    "BEGIN; SELECT * FROM take_log_end(); SELECT append_change('01890000-0000-7000-8000-000000000001', '2024-01-01T00:00:00.000Z', 'x', NULL, 'view', NULL, '00000000000000000000000000000000', '[]');"
    " INSERT INTO attachment_content (sha256, position, content) VALUES (repeat('0', 64), 0, 'QUJD'); COMMIT",
    "BEGIN; SELECT * FROM take_log_end(); SELECT append_change('01890000-0000-7000-8000-000000000001', '2024-01-01T00:00:00.000Z', 'x', NULL, 'view', NULL, '00000000000000000000000000000000', '[]');"
    " INSERT INTO attachment_content (sha256, position, content) VALUES (encode(sha256('ABC'), 'hex'), 1, 'QUJD'), (encode(sha256('ABC'), 'hex'), 3, 'QUJD'); COMMIT",
    /* A record is not written without its entry. */
    "UPDATE child SET surname = 'x'", "INSERT INTO contact (id, ref, version, search_key, name) VALUES ('01890000-0000-7000-8000-000000000000', 'K9', 1, 'x', 'x')",
    "DELETE FROM visit", "BEGIN; SELECT * FROM take_log_end(); UPDATE child SET surname = 'x'; COMMIT",
  };
  g_autoptr (CldStore) kim = NULL;

  set_up ();
  kim = open_as ("kim");
  for (guint i = 0; i < G_N_ELEMENTS (denied); i++)
    {
      assert_refused (cld_store_get_db (kim), denied[i]);
      cld_db_run_script (cld_store_get_db (kim), "ROLLBACK", NULL);
    }
  assert_intact_for_dana ();
}

static gssize
read_cb (guint8 *buffer, gsize len, gpointer data, GError **error)
{
  gsize *left = data;

  len = MIN (len, *left);
  memset (buffer, 'x', len);
  *left -= len;
  return (gssize) len;
}

/* Attaches a file of @len letters to a child. */
static void
attach (CldStore *store, const char *ref, const char *child, gsize len)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  g_autofree char *text = g_strnfill (len, 'x'), *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, (gssize) len);
  CldChangeSet *set = begin_set (store);
  g_autoptr (GError) error = NULL;
  gsize left = len;

  put (set, NULL, make_row (arena, &cld_attachment_kind, ref, "child", child, "name", "a.txt", "sha256", sha256, NULL));
  cld_attachment_content_put (cld_store_get_db (store), sha256, (gint64) len, read_cb, &left, &error);
  g_assert_no_error (error);
  g_free (commit_set (set));
}

static gint64
count_pieces (CldStore *store)
{
  CldStmt *stmt = cld_db_prepare (cld_store_get_db (store), "SELECT count(*) FROM attachment_content", NULL);
  gboolean has_row;
  gint64 n;

  g_assert_true (cld_stmt_step (stmt, &has_row, NULL));
  n = cld_stmt_get_int (stmt, 0);
  cld_stmt_reset (stmt);
  return n;
}

/* What is in a file is seen by who sees its record; the same file again is not stored twice, nor told of. */
static void
test_files (void)
{
  g_autoptr (CldStore) kim = NULL, sam = NULL;
  g_autofree char *text = g_strnfill (CLD_CONTENT_PIECE + 1, 'x'), *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1), *more = NULL;
  g_autoptr (GError) error = NULL;

  set_up ();
  kim = open_as ("kim");
  sam = open_as ("sam");
  attach (sam, "F1", "C2", CLD_CONTENT_PIECE + 1);
  g_assert_cmpint (count_pieces (sam), ==, 2);
  g_assert_cmpint (count_pieces (kim), ==, 0);
  g_assert_false (cld_attachment_content_get (cld_store_get_db (kim), sha256, -1, NULL, NULL, NULL));
  attach (kim, "F2", "C1", CLD_CONTENT_PIECE + 1);
  g_assert_cmpint (count_pieces (kim), ==, 2);
  g_assert_true (cld_attachment_content_get (cld_store_get_db (kim), sha256, CLD_CONTENT_PIECE + 1, NULL, NULL, &error));
  attach (kim, "F3", "C1", 3);
  g_assert_cmpint (count_pieces (kim), ==, 3);
  g_assert_cmpint (count_pieces (sam), ==, 3);
  /* A content that is there is whole. */
  more = g_strdup_printf ("BEGIN; SELECT * FROM take_log_end(); SELECT append_change('01890000-0000-7000-8000-000000000001', '2024-01-01T00:00:00.000Z', 'x', NULL, 'view', NULL,"
                          " '00000000000000000000000000000000', '[]'); INSERT INTO attachment_content (sha256, position, content) VALUES ('%s', 2, 'QUJD'); COMMIT", sha256);
  g_assert_true (cld_db_run_script (cld_store_get_db (kim), more, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count_pieces (kim), ==, 3);
  assert_intact_for_dana ();
}

static void
add_visit (CldStore *store, const char *ref, const char *child)
{
  g_autoptr (CldArena) arena = cld_arena_new ();

  g_free (put_one (store, NULL, make_row (arena, &cld_visit_kind, ref, "child", child, "visited_on", "2024-02-20", NULL)));
}

static gboolean
actor_cb (const CldLogEntry *entry, gpointer data, GError **error)
{
  g_free (*(char **) data);
  *(char **) data = g_strdup (entry->actor);
  return TRUE;
}

/* What caseworkers do all day goes through append_change(), in as few round trips, and the chain is whole. */
static void
test_work (void)
{
  g_autoptr (CldStore) kim = NULL, sam = NULL;
  g_autoptr (CldUndoResult) undone = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *actor = NULL, *login = g_strconcat (prefix, "_kim", NULL);
  guint64 before;

  set_up ();
  kim = open_as ("kim");
  sam = open_as ("sam");
  add_visit (kim, "V1", "C1");
  before = cld_db_get_round_trips (cld_store_get_db (kim));
  g_assert_true (cld_change_log_look (kim, CLD_ACT_VIEW, "look", "C1", &error));
  g_assert_cmpuint (cld_db_get_round_trips (cld_store_get_db (kim)) - before, ==, 2);
  add_visit (sam, "V2", "C2");
  undone = cld_undo (kim, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (cld_log_each (kim, NULL, actor_cb, &actor, NULL));
  g_assert_cmpstr (actor, ==, login);
  assert_intact_for_dana ();
  /* Theirs is not undone by who cannot see it, nor a part of a whole. */
  {
    g_autoptr (CldStore) dana = open_as ("dana");
    g_autoptr (CldArena) arena = cld_arena_new ();
    CldChangeSet *set = begin_set (dana);
    g_autofree char *id = NULL;

    put (set, NULL, make_row (arena, &cld_visit_kind, "V3", "child", "C1", "visited_on", "2024-02-21", NULL));
    put (set, NULL, make_row (arena, &cld_visit_kind, "V4", "child", "C2", "visited_on", "2024-02-21", NULL));
    id = commit_set (set);
    g_assert_null (cld_undo (kim, id, &error));
    g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_REFUSED);
    assert_human (error);
    g_clear_error (&error);
  }
  g_assert_null (cld_verify (kim, NULL, &error));
  g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "migration role"));
  assert_human (error);
  assert_intact_for_dana ();
}

/* A worker hands a restricted child on, and does not see it any more. */
static void
test_hand_on (void)
{
  g_autoptr (CldStore) sam = NULL;
  g_autoptr (CldArena) arena = cld_arena_new ();
  CldRow *child, *after;

  set_up ();
  sam = open_as ("sam");
  child = find_row (sam, &cld_child_kind, "C2", arena);
  after = make_row (arena, &cld_child_kind, "C2", "given_names", "Zoë", "surname", "Hidden", "worker", "Kim Elm", "team", "East", "restricted", "1", NULL);
  after->id = child->id;
  g_free (put_one (sam, child, after));
  assert_sees ("sam", FALSE);
  assert_sees ("kim", TRUE);
  assert_intact_for_dana ();
}

/* What somebody types is theirs. */
static void
test_drafts (void)
{
  g_autoptr (CldStore) kim = NULL, sam = NULL;
  g_autoptr (CldDraft) draft = NULL;
  g_autoptr (GPtrArray) seen = NULL, own = NULL;
  g_autoptr (GError) error = NULL;

  set_up ();
  kim = open_as ("kim");
  sam = open_as ("sam");
  draft = cld_draft_new (cld_store_get_actor (kim), &cld_visit_kind, "", "C1", 0);
  cld_draft_add (draft, "notes", "secret", "");
  g_assert_true (cld_draft_save (kim, draft, &error));
  g_assert_no_error (error);
  own = cld_draft_list (cld_store_get_db (kim), cld_store_get_actor (kim), NULL);
  g_assert_cmpuint (own->len, ==, 1);
  seen = cld_draft_list (cld_store_get_db (sam), cld_store_get_actor (kim), NULL);
  g_assert_cmpuint (seen->len, ==, 0);
}

typedef struct
{
  guint n_good, n_bad;
  const char *words;
  gboolean named;
} Seen;

static void
item_cb (gboolean good, const char *what, gpointer data)
{
  Seen *seen = data;

  good ? seen->n_good++ : seen->n_bad++;
  if (!good)
    g_test_message ("WRONG %s", what);
  if (!good && seen->words && strstr (what, seen->words))
    seen->named = TRUE;
}

static void
check_setup (const char *name, Seen *seen)
{
  g_autoptr (GError) error = NULL;

  cld_server_setup_check (name, item_cb, seen, &error);
  g_assert_no_error (error);
}

/* Green as it is set up, for everybody who may connect; each thing that is not so is named, and is put right again. */
static void
test_check (void)
{
  static const struct
  {
    const char *spoil, *mend, *words;
  } cases[] = {
    { "GRANT UPDATE ON change TO @_caseworker", "REVOKE UPDATE ON change FROM @_caseworker", "may write to the change log" },
    { "GRANT INSERT (act) ON change TO @_kim", "REVOKE INSERT (act) ON change FROM @_kim", "may write to the change log" },
    { "GRANT DELETE ON change_detail TO PUBLIC", "REVOKE DELETE ON change_detail FROM PUBLIC", "may write to the change log" },
    { "GRANT @_migrate TO @_caseworker", "REVOKE @_migrate FROM @_caseworker", "is the migration role too" },
    { "ALTER FUNCTION append_change SECURITY INVOKER", "ALTER FUNCTION append_change SECURITY DEFINER", "not SECURITY DEFINER" },
    { "ALTER FUNCTION append_change RESET search_path", "ALTER FUNCTION append_change SET search_path = public, pg_temp", "no fixed search path" },
    { "ALTER FUNCTION hidden_children SET search_path = pg_temp, public", "ALTER FUNCTION hidden_children SET search_path = public, pg_temp", "has no fixed search path" },
    { "REVOKE EXECUTE ON FUNCTION append_change FROM @_caseworker", "GRANT EXECUTE ON FUNCTION append_change TO @_caseworker", "may not use append_change()" },
    { "GRANT EXECUTE ON FUNCTION append_change TO PUBLIC", "REVOKE EXECUTE ON FUNCTION append_change FROM PUBLIC", "everybody may use the functions" },
    { "ALTER TABLE visit DISABLE ROW LEVEL SECURITY", "ALTER TABLE visit ENABLE ROW LEVEL SECURITY", "row-level security is off" },
    { "ALTER POLICY seen ON visit USING (true)", "ALTER POLICY seen ON visit USING (child NOT IN (SELECT hidden_children()))", "policy is not that of this version" },
    { "ALTER TABLE change DISABLE TRIGGER change_no_update", "ALTER TABLE change ENABLE TRIGGER change_no_update", "a guard of the change log" },
    { "ALTER TABLE visit OWNER TO @_kim", "ALTER TABLE visit OWNER TO @_migrate", "do not belong to the migration role" },
    { "REVOKE SELECT ON visit FROM @_caseworker", "GRANT SELECT ON visit TO @_caseworker", "lack rights" },
    { "GRANT UPDATE ON person TO @_kim", "REVOKE UPDATE ON person FROM @_kim", "write to person" },
    { "GRANT UPDATE ON server_role TO @_kim", "REVOKE UPDATE ON server_role FROM @_kim", "write to server_role" },
    { "ALTER ROLE @_kim BYPASSRLS", "ALTER ROLE @_kim NOBYPASSRLS", "goes round row-level security" },
    { "ALTER ROLE @_migrate LOGIN", "ALTER ROLE @_migrate NOLOGIN", "belong to a login" },
    { "GRANT UPDATE ON attachment_content TO @_kim", "REVOKE UPDATE ON attachment_content FROM @_kim", "others may change what is in them" },
    { "ALTER TABLE attachment_content DISABLE ROW LEVEL SECURITY", "ALTER TABLE attachment_content ENABLE ROW LEVEL SECURITY", "row-level security is off" },
    { "REVOKE @_caseworker FROM @_manager", "GRANT @_caseworker TO @_manager", "the manager role is no caseworker" },
    { "GRANT CONNECT ON DATABASE @ TO PUBLIC", "REVOKE CONNECT ON DATABASE @ FROM PUBLIC", "everybody with a login" },
    { "GRANT CREATE ON SCHEMA public TO PUBLIC", "REVOKE CREATE ON SCHEMA public FROM PUBLIC", "may make tables" },
    { "REVOKE USAGE ON SCHEMA public FROM @_caseworker", "GRANT USAGE ON SCHEMA public TO @_caseworker", "do not get into" },
    { "DELETE FROM server_role", "SET ROLE @_migrate; SELECT set_up_roles('@_caseworker', '@_manager') \\g /dev/null", "role is missing" },
    { "COMMENT ON TABLE store_info IS 'Caseload schema 1'", "COMMENT ON TABLE store_info IS 'Caseload schema 5'", "older version" },
    { "COMMENT ON TABLE store_info IS 'Caseload schema 99'", "COMMENT ON TABLE store_info IS 'Caseload schema 5'", "newer version" },
  };
  g_autofree char *kim = NULL;
  Seen seen = { 0 };

  set_up ();
  kim = name_of ("kim");
  check_setup (server_uri, &seen);
  g_assert_cmpuint (seen.n_bad, ==, 0);
  g_assert_cmpuint (seen.n_good, >, 20);
  seen = (Seen){ 0 };
  check_setup (kim, &seen);
  g_assert_cmpuint (seen.n_bad, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) spoil = g_strsplit (cases[i].spoil, "@", -1), mend = g_strsplit (cases[i].mend, "@", -1);
      g_autofree char *bad = g_strjoinv (prefix, spoil), *good = g_strjoinv (prefix, mend);

      g_test_message ("%s", bad);
      administer ("%s;", bad);
      seen = (Seen){ .words = cases[i].words };
      check_setup (server_uri, &seen);
      g_assert_true (seen.named);
      administer ("%s%s", good, strchr (good, '\\') ? "\n" : ";");
      seen = (Seen){ 0 };
      check_setup (server_uri, &seen);
      g_assert_cmpuint (seen.n_bad, ==, 0);
    }
}

/* A database that is none of ours is looked at as well, and what it lacks is named. */
static void
test_check_wrong (void)
{
  g_autofree char *latin = engine_make_database ("ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C'");
  g_autofree char *icu = engine_make_database ("LOCALE_PROVIDER icu ICU_LOCALE 'en-GB'");
  g_autofree char *missing = engine_uri ("no_such_database");
  g_autoptr (GError) error = NULL;
  Seen seen = { .words = "not in UTF-8" };

  check_setup (latin, &seen);
  g_assert_true (seen.named);
  seen = (Seen){ .words = "sorts by a language" };
  check_setup (icu, &seen);
  g_assert_true (seen.named);
  seen = (Seen){ .words = "no tables of Caseload" };
  check_setup (icu, &seen);
  g_assert_true (seen.named);
  g_assert_false (cld_server_setup_check (missing, item_cb, &seen, &error));
  g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (cld_server_setup_check ("/tmp/caseload.db", item_cb, &seen, &error));
  g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_REFUSED);
}

/* The schema made by a member of the migration role belongs to that role. */
static void
test_owner (void)
{
  g_autofree char *dana = NULL;
  g_autofree char *empty = g_strdup_printf ("DROP DATABASE %1$s WITH (FORCE);\nCREATE DATABASE %1$s OWNER %1$s_migrate TEMPLATE template0;\n", prefix);
  Seen seen = { .words = "do not belong" };

  set_up ();
  run_psql ("postgres", empty);
  dana = name_of ("dana");
  cld_store_free (open_store (dana, CLD_STORE_CREATE));
  check_setup (server_uri, &seen);
  g_assert_false (seen.named);
  seen = (Seen){ .words = "belong to a login" };
  check_setup (server_uri, &seen);
  g_assert_false (seen.named);
}

int
main (int argc, char **argv)
{
  int result;

  fixture_init ();
  g_test_init (&argc, &argv, NULL);
  prefix = g_strdup_printf ("r%d", (int) getpid ());
  server_uri = engine_uri (prefix);
  g_test_add_func ("/roles/restricted", test_restricted);
  g_test_add_func ("/roles/log", test_log);
  g_test_add_func ("/roles/files", test_files);
  g_test_add_func ("/roles/work", test_work);
  g_test_add_func ("/roles/hand-on", test_hand_on);
  g_test_add_func ("/roles/drafts", test_drafts);
  g_test_add_func ("/roles/check", test_check);
  g_test_add_func ("/roles/check-wrong", test_check_wrong);
  g_test_add_func ("/roles/owner", test_owner);
  result = g_test_run ();
  drop_roles ();
  engine_clean_up ();
  remove_tree (fixture_root);
  g_free (fixture_root);
  g_free (server_uri);
  g_free (prefix);
  return result;
}
