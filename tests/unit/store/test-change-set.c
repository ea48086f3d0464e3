/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include "cld-chain.h"
#include "cld-log-reader.h"

typedef struct
{
  char *path;
  CldStore *store;
  CldArena *arena;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->path = fixture_store ();
  fixture->store = open_store (fixture->path, CLD_STORE_CREATE);
  fixture->arena = cld_arena_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  assert_intact (fixture->store);
  cld_store_free (fixture->store);
  cld_arena_free (fixture->arena);
  g_free (fixture->path);
}

static gint64
head_of (CldStore *store)
{
  g_autofree char *hash = NULL;
  gint64 seq = -1;

  g_assert_true (cld_store_get_head (store, &seq, &hash, NULL));
  return seq;
}

static gint64
count (CldStore *store, const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s", table);
  CldStmt *stmt = cld_db_prepare (cld_store_get_db (store), sql, NULL);
  gboolean has_row;
  gint64 n;

  g_assert_true (cld_stmt_step (stmt, &has_row, NULL) && has_row);
  n = cld_stmt_get_int (stmt, 0);
  cld_stmt_reset (stmt);
  return n;
}

static CldRow *
new_child (Fixture *fixture, const char *ref)
{
  return make_row (fixture->arena, &cld_child_kind, ref, "surname", "Example", NULL);
}

static void
test_save_change_remove (Fixture *fixture, gconstpointer data)
{
  CldRow *row, *changed, *found;

  g_free (put_one (fixture->store, NULL, new_child (fixture, "C1")));
  row = find_row (fixture->store, &cld_child_kind, "C1", fixture->arena);
  g_assert_cmpint (row->version, ==, 1);
  changed = cld_row_copy (fixture->arena, row);
  changed->values[CHILD_SURNAME] = NULL;
  changed->values[CHILD_RESTRICTED] = "1";
  g_free (put_one (fixture->store, row, changed));
  g_assert_cmpint (changed->version, ==, 2);
  found = find_row (fixture->store, &cld_child_kind, "C1", fixture->arena);
  g_assert_true (cld_row_same_values (found, changed));
  g_assert_cmpint (found->version, ==, 2);
  g_assert_cmpstr (found->id, ==, row->id);
  g_free (put_one (fixture->store, found, NULL));
  g_assert_null (find_row (fixture->store, &cld_child_kind, "C1", fixture->arena));
  g_assert_cmpint (head_of (fixture->store), ==, 3);
}

static void
assert_refused (Fixture *fixture, const CldRow *before, CldRow *after, CldStoreError code)
{
  g_autofree char *content = dump_store (fixture->store);
  g_autofree char *now = NULL;
  g_autoptr (GError) error = NULL;
  CldChangeSet *set = begin_set (fixture->store);
  gint64 head = head_of (fixture->store);

  /* A good record before the bad one goes with it. */
  put (set, NULL, new_child (fixture, "C77"));
  g_assert_false (cld_change_set_put (set, before, after, &error));
  g_assert_error (error, CLD_STORE_ERROR, (int) code);
  assert_human (error);
  g_clear_error (&error);
  /* Nothing more can be done with the set. */
  g_assert_false (cld_change_set_put (set, NULL, new_child (fixture, "C78"), &error));
  g_clear_error (&error);
  g_assert_false (cld_change_set_commit (set, &error));
  assert_human (error);
  cld_change_set_free (set);
  now = dump_store (fixture->store);
  g_assert_cmpstr (now, ==, content);
  g_assert_cmpint (head_of (fixture->store), ==, head);
}

static void
test_stale (Fixture *fixture, gconstpointer data)
{
  CldRow *old, *mine, *theirs;

  g_free (put_one (fixture->store, NULL, new_child (fixture, "C1")));
  old = find_row (fixture->store, &cld_child_kind, "C1", fixture->arena);
  theirs = cld_row_copy (fixture->arena, old);
  theirs->values[CHILD_SURNAME] = "Theirs";
  g_free (put_one (fixture->store, old, theirs));
  mine = cld_row_copy (fixture->arena, old);
  mine->values[CHILD_SURNAME] = "Mine";
  assert_refused (fixture, old, mine, CLD_STORE_ERROR_STALE);
  assert_refused (fixture, old, NULL, CLD_STORE_ERROR_STALE);
  g_free (put_one (fixture->store, find_row (fixture->store, &cld_child_kind, "C1", fixture->arena), NULL));
  assert_refused (fixture, theirs, mine, CLD_STORE_ERROR_STALE);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  CldRow *placement;

  fill_store (fixture->store, 2);
  /* A reference to nothing. */
  assert_refused (fixture, NULL, make_row (fixture->arena, &cld_visit_kind, "V1", "child", "C9", "visited_on", "2024-01-01", NULL), CLD_STORE_ERROR_CONSTRAINT);
  placement = find_row (fixture->store, &cld_placement_kind, "C1/2024-01-01", fixture->arena);
  {
    CldRow *changed = cld_row_copy (fixture->arena, placement);

    changed->values[PLACEMENT_PROVIDER] = "SC9";
    assert_refused (fixture, placement, changed, CLD_STORE_ERROR_CONSTRAINT);
  }
  /* A ref that is taken, a needed field not given, a malformed date. */
  assert_refused (fixture, NULL, new_child (fixture, "C1"), CLD_STORE_ERROR_CONSTRAINT);
  assert_refused (fixture, NULL, make_row (fixture->arena, &cld_visit_kind, "V1", "child", "C1", NULL), CLD_STORE_ERROR_CONSTRAINT);
  assert_refused (fixture, NULL, make_row (fixture->arena, &cld_visit_kind, "V1", "child", "C1", "visited_on", "4/3/24", NULL), CLD_STORE_ERROR_CONSTRAINT);
  assert_refused (fixture, NULL, make_row (fixture->arena, &cld_notice_kind, "N1", "direction", "UP", NULL), CLD_STORE_ERROR_CONSTRAINT);
  /* A record that others name. */
  assert_refused (fixture, placement, NULL, CLD_STORE_ERROR_IN_USE);
  assert_refused (fixture, find_row (fixture->store, &cld_child_kind, "C1", fixture->arena), NULL, CLD_STORE_ERROR_IN_USE);
}

static void
test_nothing_left (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = dump_store (fixture->store);
  g_autofree char *after = NULL;
  CldChangeSet *set = begin_set (fixture->store);

  g_free (commit_set (set));
  set = begin_set (fixture->store);
  put (set, NULL, new_child (fixture, "C1"));
  cld_change_set_free (set);
  after = dump_store (fixture->store);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpint (count (fixture->store, "change_set"), ==, 0);
  g_assert_cmpint (count (fixture->store, "change"), ==, 0);
  g_assert_cmpint (count (fixture->store, "change_detail"), ==, 0);
  g_assert_cmpint (head_of (fixture->store), ==, 0);
  g_assert_false (cld_db_in_transaction (cld_store_get_db (fixture->store)));
}

typedef struct
{
  gint64 seq;
  char hash[CLD_HASH_SIZE];
  GString *children;
} Walk;

static gboolean
walk_cb (const CldLogEntry *entry, gpointer data, GError **error)
{
  Walk *walk = data;
  CldChainEntry link = { entry->prev, entry->seq, entry->change_set, entry->at, entry->actor, entry->why, entry->act, entry->child, entry->detail_hash, entry->target };
  char hash[CLD_HASH_SIZE];

  g_assert_cmpint (entry->seq, ==, walk->seq + 1);
  g_assert_cmpstr (entry->prev, ==, walk->hash);
  cld_chain_hash_entry (&link, hash);
  g_assert_cmpstr (entry->hash, ==, hash);
  cld_chain_hash_detail (entry->salt, entry->detail, entry->detail_len, hash);
  g_assert_cmpstr (entry->detail_hash, ==, hash);
  g_assert_cmpstr (entry->actor, ==, g_get_user_name ());
  g_string_append_printf (walk->children, "%s ", entry->child ? entry->child : "-");
  walk->seq = entry->seq;
  g_strlcpy (walk->hash, entry->hash, sizeof walk->hash);
  return TRUE;
}

/* One entry a child, one a record outside a child, each linked to the one before, the head at the end. */
static void
test_chain (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) children = g_string_new (NULL);
  Walk walk = { 0, "", children };
  g_autofree char *hash = NULL;
  gint64 seq;

  fill_store (fixture->store, 3);
  g_assert_true (cld_change_log_look (fixture->store, CLD_ACT_VIEW, "look", "C2", NULL));
  g_free (put_one (fixture->store, NULL, new_child (fixture, "C9")));
  g_assert_true (cld_log_each (fixture->store, NULL, walk_cb, &walk, NULL));
  g_assert_cmpstr (children->str, ==, "- - C1 C2 C3 C2 C9 ");
  g_assert_true (cld_store_get_head (fixture->store, &seq, &hash, NULL));
  g_assert_cmpint (seq, ==, walk.seq);
  g_assert_cmpstr (hash, ==, walk.hash);
  g_assert_cmpint (count (fixture->store, "change_set"), ==, 3);
}

/* With the second thread: the same log, in the same order. */
static void
test_threads (Fixture *fixture, gconstpointer data)
{
  CldChangeSet *set = begin_set (fixture->store);
  g_autoptr (GString) children = g_string_new (NULL);
  Walk walk = { 0, "", children };

  cld_change_set_use_threads (set);
  for (guint i = 0; i < 2000; i++)
    {
      g_autofree char *ref = g_strdup_printf ("C%04u", i);

      put (set, NULL, new_child (fixture, ref));
      put (set, NULL, make_row (fixture->arena, &cld_note_kind, ref, "child", ref, "happened_on", "2024-01-01", "text", "a \"note\"", NULL));
    }
  g_free (commit_set (set));
  g_assert_true (cld_log_each (fixture->store, NULL, walk_cb, &walk, NULL));
  g_assert_cmpint (walk.seq, ==, 2000);
  g_assert_true (g_str_has_prefix (children->str, "C0000 C0001 C0002 "));
  /* One that is given up while the thread is at work. */
  set = begin_set (fixture->store);
  cld_change_set_use_threads (set);
  for (guint i = 0; i < 500; i++)
    {
      g_autofree char *ref = g_strdup_printf ("D%04u", i);

      put (set, NULL, new_child (fixture, ref));
    }
  cld_change_set_free (set);
  g_assert_cmpint (count (fixture->store, "child"), ==, 2000);
}

static void
test_detail (Fixture *fixture, gconstpointer data)
{
  CldLogFilter filter = { .child = "C1" };
  g_autoptr (CldRecordSet) known = NULL;
  g_autoptr (GError) error = NULL;
  CldRow *row, *changed;

  fill_store (fixture->store, 2);
  row = find_row (fixture->store, &cld_child_kind, "C1", fixture->arena);
  changed = cld_row_copy (fixture->arena, row);
  changed->values[CHILD_SURNAME] = "Later \"Name\"\\";
  g_free (put_one (fixture->store, row, changed));
  known = cld_log_as_known_on (fixture->store, "C1", "9999-12-31T23:59:59.999Z", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (cld_record_set_get_n (known), ==, 5);
  g_assert_true (cld_row_same_values (cld_record_set_find (known, &cld_child_kind, "C1"), changed));
  g_assert_null (cld_log_as_known_on (fixture->store, "C1", "2000-01-01T00:00:00.000Z", &error));
  g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_NOT_FOUND);
  filter.from = "9999-01-01T00:00:00.000Z";
  {
    g_autoptr (GString) children = g_string_new (NULL);
    Walk walk = { 0, "", children };

    g_assert_true (cld_log_each (fixture->store, &filter, walk_cb, &walk, NULL));
    g_assert_cmpint (walk.seq, ==, 0);
  }
}

/* A record that was written goes on to be found by those after it in the same set, one that was removed does not. */
static void
test_refs_within_a_set (Fixture *fixture, gconstpointer data)
{
  CldChangeSet *set = begin_set (fixture->store);
  CldRow *child = new_child (fixture, "C1");
  CldRow *contact = make_row (fixture->arena, &cld_contact_kind, "K1", "name", "Somebody", NULL);
  g_autoptr (GError) error = NULL;

  put (set, NULL, child);
  put (set, NULL, contact);
  put (set, NULL, make_row (fixture->arena, &cld_relationship_kind, "R1", "child", "C1", "contact", "K1", NULL));
  g_free (commit_set (set));
  set = begin_set (fixture->store);
  put (set, find_row (fixture->store, &cld_relationship_kind, "R1", fixture->arena), NULL);
  put (set, find_row (fixture->store, &cld_contact_kind, "K1", fixture->arena), NULL);
  g_assert_false (cld_change_set_put (set, NULL, make_row (fixture->arena, &cld_relationship_kind, "R2", "child", "C1", "contact", "K1", NULL), &error));
  g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_CONSTRAINT);
  cld_change_set_free (set);
}

int
main (int argc, char **argv)
{
  fixture_init ();
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/change-set/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("save-change-remove", test_save_change_remove);
  ADD ("stale", test_stale);
  ADD ("refused", test_refused);
  ADD ("nothing-left", test_nothing_left);
  ADD ("chain", test_chain);
  ADD ("threads", test_threads);
  ADD ("detail", test_detail);
  ADD ("refs-within-a-set", test_refs_within_a_set);
#undef ADD
  return fixture_run ();
}
