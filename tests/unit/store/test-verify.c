/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include <gio/gio.h>
#include <sqlite3.h>

/* Each way of tampering, made with the engine itself, and the words that must name it. */
static const struct
{
  const char *name;
  const char *sql;
  const char *words;
} tampers[] = {
  { "flipped-value", "UPDATE visit SET notes = 'Seen with others.' WHERE ref = 'C2/2024-02-01'", "visit/C2/2024-02-01: the record is not what its last entry" },
  { "cleared-value", "UPDATE child SET date_of_birth = NULL WHERE ref = 'C1'", "child/C1: the record is not what its last entry" },
  { "other-reference", "UPDATE placement SET provider = NULL WHERE ref = 'C1/2024-01-01'", "placement/C1/2024-01-01: the record is not what" },
  { "other-child", "UPDATE visit SET child = (SELECT id FROM child WHERE ref = 'C1') WHERE ref = 'C2/2024-02-01'", "visit/C2/2024-02-01: the record is not what" },
  { "other-ref", "UPDATE contact SET ref = 'K9' WHERE ref = 'K1'", "contact/K1: the record is not what its last entry" },
  { "other-version", "UPDATE child SET version = 9 WHERE ref = 'C1'", "child/C1: the record's version" },
  { "other-search-key", "UPDATE child SET search_key = 'x' WHERE ref = 'C1'", "child/C1: the record's search key" },
  { "extra-record", "INSERT INTO contact (id, ref, version, search_key, name) VALUES ('01890000-0000-7000-8000-000000000000', 'K2', 1, '', 'X')",
    "contact/K2: the record is not in the change log" },
  { "missing-record", "DELETE FROM visit WHERE ref = 'C3/2024-02-01'", "visit/C3/2024-02-01: the record is missing" },
  { "deleted-middle-entry", "DROP TRIGGER change_no_delete; DELETE FROM change_detail WHERE seq = 4; DELETE FROM change WHERE seq = 4;"
                            "CREATE TRIGGER change_no_delete BEFORE DELETE ON change BEGIN SELECT RAISE (ABORT, 'the change log is never changed'); END",
    "change log: a gap, entry 4 is missing" },
  { "swapped-entries", "DROP TRIGGER change_no_update; UPDATE change SET seq = -3 WHERE seq = 3; UPDATE change SET seq = 3 WHERE seq = 4; UPDATE change SET seq = 4 WHERE seq = -3;"
                       "CREATE TRIGGER change_no_update BEFORE UPDATE ON change BEGIN SELECT RAISE (ABORT, 'the change log is never changed'); END",
    "entry 3 does not follow the one before it" },
  { "altered-entry", "DROP TRIGGER change_no_update; UPDATE change SET child = 'C1' WHERE seq = 4;"
                     "CREATE TRIGGER change_no_update BEFORE UPDATE ON change BEGIN SELECT RAISE (ABORT, 'the change log is never changed'); END",
    "the hash of entry 4 is wrong" },
  { "altered-actor", "DROP TRIGGER change_set_no_update; UPDATE change_set SET actor = 'somebody';"
                     "CREATE TRIGGER change_set_no_update BEFORE UPDATE ON change_set BEGIN SELECT RAISE (ABORT, 'the change log is never changed'); END",
    "the hash of entry 1 is wrong" },
  { "altered-detail", "UPDATE change_detail SET detail = replace (detail, 'Seen', 'Seem') WHERE seq = 3", "the detail of entry 3 was altered" },
  { "altered-detail-and-record", "UPDATE change_detail SET detail = replace (detail, 'Seen', 'Seem') WHERE seq = 3; UPDATE visit SET notes = replace (notes, 'Seen', 'Seem') WHERE ref = 'C1/2024-02-01'",
    "the detail of entry 3 was altered" },
  { "broken-detail", "UPDATE change_detail SET detail = '[{' WHERE seq = 3", "the detail of entry 3" },
  { "no-text-detail", "UPDATE change_detail SET detail = CAST (x'5BFF5D' AS TEXT) WHERE seq = 3", "the detail of entry 3" },
  { "odd-detail", "UPDATE change_detail SET detail = '[1,{\"kind\":7},{\"kind\":\"child\",\"ref\":1,\"id\":2,\"version\":\"x\",\"after\":{}},{\"kind\":\"child\",\"after\":{\"surname\":{}}}]' WHERE seq = 3",
    "the detail of entry 3 was altered" },
  { "altered-salt", "UPDATE change_detail SET salt = '00000000000000000000000000000000' WHERE seq = 3", "the detail of entry 3 was altered" },
  { "no-salt", "UPDATE change_detail SET salt = 'g' || substr (salt, 2) WHERE seq = 3", "the detail of entry 3 was altered" },
  { "other-form-of-salt", "UPDATE change_detail SET salt = upper (salt) WHERE seq = 3", "the detail of entry 3 was altered" },
  { "missing-detail", "DELETE FROM change_detail WHERE seq = 3", "the detail of entry 3 is missing" },
  { "lost-tail", "DROP TRIGGER change_no_delete; DELETE FROM change_detail WHERE seq = 6; DELETE FROM change WHERE seq = 6;"
                 "CREATE TRIGGER change_no_delete BEFORE DELETE ON change BEGIN SELECT RAISE (ABORT, 'the change log is never changed'); END",
    "change log: its tail is missing, the head names entry 6 and the last one is 5" },
  { "lost-tail-and-head", "DROP TRIGGER change_no_delete; DELETE FROM change_detail WHERE seq = 6; DELETE FROM change WHERE seq = 6; UPDATE change_head SET seq = 5, hash = (SELECT hash FROM change WHERE seq = 5);"
                          "CREATE TRIGGER change_no_delete BEFORE DELETE ON change BEGIN SELECT RAISE (ABORT, 'the change log is never changed'); END",
    "witness: the change log was rolled back: this computer saw entry 6" },
  { "no-head", "DELETE FROM change_head", "lost its end" },
  { "other-head", "UPDATE change_head SET seq = 3", "the head is not the last entry" },
  { "empty-change-set", "INSERT INTO change_set (id, at, actor, why) VALUES ('01890000-0000-7000-8000-000000000000', '2024-01-01T00:00:00.000Z', 'x', 'x')", "has no entries" },
  { "dropped-guard", "DROP TRIGGER change_no_update", "schema:" },
  { "dropped-index", "DROP INDEX visit_child", "schema:" },
  { "extra-table", "CREATE TABLE more (x TEXT)", "schema:" },
  { "broken-reference", "PRAGMA foreign_keys=OFF; DELETE FROM contact WHERE ref = 'K1'", "a record of relationship names a contact that is not there" },
  { "broken-rule", "PRAGMA ignore_check_constraints=ON; UPDATE relationship SET may_be_told = 7 WHERE ref = 'C1'", "CHECK constraint failed in relationship" },
};

static char *
make_store (void)
{
  char *path = fixture_store ();
  g_autoptr (CldStore) store = open_store (path, CLD_STORE_CREATE);

  fill_store (store, 3);
  assert_intact (store);
  g_assert_true (cld_change_log_look (store, CLD_ACT_VIEW, "look", "C1", NULL));
  assert_intact (store);
  return path;
}

/* What a server does not let anybody do. */
static gboolean
is_of_files (const char *sql)
{
  return strstr (sql, "x'") || strstr (sql, "ignore_check_constraints");
}

/* As the server's administrator, who can have guards and references overlooked for a while. */
static void
tamper_on_server (const char *name, const char *sql)
{
  static const struct
  {
    const char *pattern;
    const char *instead;
  } other[] = {
    { "PRAGMA foreign_keys=OFF;", "" },
    { "DROP TRIGGER (change_no_\\w+)", "DROP TRIGGER \\1 ON change" },
    { "DROP TRIGGER (change_set_no_\\w+)", "DROP TRIGGER \\1 ON change_set" },
    { "BEGIN SELECT RAISE \\(.*?\\); END", "FOR EACH ROW EXECUTE FUNCTION refuse_change ()" },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (CldDb) db = cld_db_open (name, CLD_DB_OPEN, &error);
  g_autofree char *text = g_strconcat ("SET session_replication_role = replica; ", sql, NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (other); i++)
    {
      g_autoptr (GRegex) regex = g_regex_new (other[i].pattern, 0, 0, NULL);
      char *next = g_regex_replace (regex, text, -1, 0, other[i].instead, 0, NULL);

      g_free (text);
      text = next;
    }
  cld_db_run_script (db, text, &error);
  g_assert_no_error (error);
}

static void
tamper (const char *path, const char *sql)
{
  sqlite3 *handle = NULL;
  char *message = NULL;

  if (engine_is_postgres ())
    {
      tamper_on_server (path, sql);
      return;
    }
  g_assert_cmpint (sqlite3_open (path, &handle), ==, SQLITE_OK);
  sqlite3_exec (handle, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (handle);
}

static void
test_tamper (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *path = make_store ();
  g_autoptr (CldStore) store = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *faults = NULL;

  tamper (path, tampers[i].sql);
  store = cld_store_open (path, CLD_STORE_OPEN, &error);
  /* What the look at the pages finds is refused at once. */
  faults = store ? verify_text (store) : g_strdup (error->message);
  g_test_message ("%s", faults);
  g_assert_nonnull (strstr (faults, tampers[i].words));
  /* No values of records. */
  g_assert_null (strstr (faults, "Seen"));
  g_assert_null (strstr (faults, "Marsh"));
}

static void
copy_file (const char *from, const char *to)
{
  g_autofree char *contents = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (from, &contents, &length, NULL));
  g_assert_true (g_file_set_contents (to, contents, (gssize) length, NULL));
}

/* An older copy of the file put in its place: all in order within, but this computer has seen more. */
static void
test_rolled_back (gconstpointer data)
{
  gboolean goes_on = GPOINTER_TO_INT (data);
  g_autofree char *path = make_store ();
  g_autofree char *older = g_strconcat (path, ".older", NULL);
  g_autofree char *faults = NULL;
  g_autoptr (CldArena) arena = cld_arena_new ();
  g_autoptr (CldStore) store = NULL;

  copy_file (path, older);
  store = open_store (path, CLD_STORE_OPEN);
  g_free (put_one (store, NULL, make_row (arena, &cld_contact_kind, "K2", "name", "X", NULL)));
  cld_store_free (g_steal_pointer (&store));
  copy_file (older, path);
  store = open_store (path, CLD_STORE_OPEN);
  g_assert_nonnull (cld_store_get_warning (store));
  if (goes_on)
    {
      g_free (put_one (store, NULL, make_row (arena, &cld_contact_kind, "K3", "name", "Y", NULL)));
      /* What was noticed stays noticed. */
      cld_store_free (g_steal_pointer (&store));
      store = open_store (path, CLD_STORE_OPEN);
      g_assert_nonnull (cld_store_get_warning (store));
    }
  faults = verify_text (store);
  g_assert_nonnull (strstr (faults, goes_on ? "witness: the change log was rewritten" : "witness: the change log was rolled back"));
}

/* Changed, removed, undone or not: the log and the records agree. */
static void
test_intact (void)
{
  g_autofree char *path = make_store ();
  g_autoptr (CldStore) store = open_store (path, CLD_STORE_OPEN);
  g_autoptr (CldArena) arena = cld_arena_new ();
  CldRow *row = find_row (store, &cld_child_kind, "C1", arena), *changed = cld_row_copy (arena, row);

  changed->values[CHILD_ALERT] = "\xF0\x9F\x91\xA7 \"quoted\" \\ \x01 \n\t tab";
  changed->values[CHILD_DOB_ESTIMATED] = "1";
  g_free (put_one (store, row, changed));
  assert_intact (store);
  g_free (put_one (store, find_row (store, &cld_relationship_kind, "C1", arena), NULL));
  assert_intact (store);
  g_free (put_one (store, NULL, make_row (arena, &cld_relationship_kind, "C1", "child", "C1", "contact", "K1", NULL)));
  assert_intact (store);
  g_free (put_one (store, NULL, make_row (arena, &cld_sdq_kind, "S1", "child", "C1", "score", "-2147483648", NULL)));
  assert_intact (store);
}

static void
test_cancelled (void)
{
  g_autofree char *path = make_store ();
  g_autoptr (CldStore) store = open_store (path, CLD_STORE_OPEN);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (cld_verify (store, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_intact (store);
}

int
main (int argc, char **argv)
{
  fixture_init ();
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tampers); i++)
    {
      g_autofree char *name = g_strconcat ("/verify/", tampers[i].name, NULL);

      if (engine_is_postgres () && is_of_files (tampers[i].sql))
        continue;
      g_test_add_data_func (name, GUINT_TO_POINTER (i), test_tamper);
    }
  if (!engine_is_postgres ())
    {
      g_test_add_data_func ("/verify/rolled-back", GINT_TO_POINTER (FALSE), test_rolled_back);
      g_test_add_data_func ("/verify/rewritten", GINT_TO_POINTER (TRUE), test_rolled_back);
    }
  g_test_add_func ("/verify/intact", test_intact);
  g_test_add_func ("/verify/cancelled", test_cancelled);
  return fixture_run ();
}
