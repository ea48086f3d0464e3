/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

static CldStore *store;

static void
test_find (void)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  CldRow *visit = find_row (store, &cld_visit_kind, "C2/2024-02-01", arena);
  CldRow *absence = find_row (store, &cld_placement_kind, "C2/2024-02-01", arena);
  CldRow *again;

  g_assert_cmpstr (visit->values[VISIT_CHILD], ==, "C2");
  g_assert_cmpstr (visit->values[VISIT_NOTES], ==, "Seen \"alone\".\nAll well.");
  g_assert_null (visit->values[VISIT_OUTCOME]);
  g_assert_cmpint (visit->version, ==, 1);
  /* References read as refs, to their own kind too. */
  g_assert_cmpstr (absence->values[PLACEMENT_WITHIN], ==, "C2/2024-01-01");
  g_assert_null (absence->values[PLACEMENT_PROVIDER]);
  again = cld_repo_find_by_id (cld_store_get_db (store), &cld_placement_kind, absence->id, arena, NULL);
  g_assert_true (cld_row_same_values (absence, again));
  g_assert_null (find_row (store, &cld_visit_kind, "C999", arena));
  g_assert_null (find_row (store, &cld_visit_kind, "", arena));
  g_assert_null (find_row (store, &cld_visit_kind, "x' OR '1'='1", arena));
}

static void
test_load_child (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CldRecordSet) set = cld_repo_load_child (cld_store_get_db (store), "C3", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (cld_record_set_get_n (set), ==, 5);
  g_assert_cmpuint (cld_record_set_get (set, &cld_placement_kind)->len, ==, 2);
  g_assert_nonnull (cld_record_set_find (set, &cld_placement_kind, "C3/2024-01-01"));
  g_assert_null (cld_record_set_find (set, &cld_provider_kind, "SC1"));
  g_assert_true (cld_repo_load_named (cld_store_get_db (store), set, &error));
  g_assert_nonnull (cld_record_set_find (set, &cld_provider_kind, "SC1"));
  g_assert_nonnull (cld_record_set_find (set, &cld_contact_kind, "K1"));
  g_assert_cmpuint (cld_record_set_get_n (set), ==, 7);
  g_assert_null (cld_repo_load_child (cld_store_get_db (store), "C999", &error));
  g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_NOT_FOUND);
  assert_human (error);
}

static void
test_load_all (void)
{
  g_autoptr (CldRecordSet) set = cld_record_set_new ();
  GPtrArray *rows;

  g_assert_true (cld_repo_load_all (cld_store_get_db (store), &cld_child_kind, set, NULL));
  rows = cld_record_set_get (set, &cld_child_kind);
  g_assert_cmpuint (rows->len, ==, 12);
  for (guint i = 1; i < rows->len; i++)
    g_assert_cmpstr (((CldRow *) rows->pdata[i - 1])->ref, <, ((CldRow *) rows->pdata[i])->ref);
  g_assert_cmpint (cld_repo_count (cld_store_get_db (store), &cld_child_kind, NULL), ==, 12);
  g_assert_cmpint (cld_repo_count (cld_store_get_db (store), &cld_note_kind, NULL), ==, 0);
}

static void
test_query_ids (void)
{
  static const struct
  {
    const char *search;
    guint n;
  } cases[] = {
    { NULL, 12 },
    { "", 12 },
    { "zoe", 12 },
    { "ZOË", 12 },
    { "example 3", 2 }, /* C3 and C10 */
    { "c10", 1 },
    { "nobody", 0 },
    { "%", 0 },
    { "_", 0 },
    { "\\", 0 },
    { "'", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) ids = cld_repo_query_ids (cld_store_get_db (store), &cld_child_kind, cases[i].search, &error);

      g_test_message ("<%s>", cases[i].search);
      g_assert_no_error (error);
      g_assert_cmpuint (ids->len, ==, cases[i].n);
    }
}

/* By folded surname, given names, ref. */
static void
test_query_order (void)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  g_autoptr (GPtrArray) ids = cld_repo_query_ids (cld_store_get_db (store), &cld_child_kind, NULL, NULL);
  static const char *const order[] = { "C7", "C1", "C8", "C2", "C9", "C10", "C3", "C11", "C4", "C12", "C5", "C6" };

  for (guint i = 0; i < ids->len; i++)
    g_assert_cmpstr (cld_repo_find_by_id (cld_store_get_db (store), &cld_child_kind, ids->pdata[i], arena, NULL)->ref, ==, order[i]);
}

static gboolean
stop_cb (CldRow *row, const char *search_key, gpointer data)
{
  return ++*(guint *) data < 3;
}

static void
test_each_stops (void)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  guint n = 0;

  g_assert_true (cld_repo_each (cld_store_get_db (store), &cld_child_kind, NULL, NULL, arena, stop_cb, &n, NULL));
  g_assert_cmpuint (n, ==, 3);
  /* No cursor is left that would keep others from saving. */
  g_free (put_one (store, NULL, make_row (arena, &cld_note_kind, "N1", "child", "C1", "happened_on", "2024-01-01", "text", "x", NULL)));
  g_free (put_one (store, find_row (store, &cld_note_kind, "N1", arena), NULL));
}

int
main (int argc, char **argv)
{
  g_autofree char *path = NULL;
  int result;

  fixture_init ();
  g_test_init (&argc, &argv, NULL);
  path = fixture_store ();
  store = open_store (path, CLD_STORE_CREATE);
  fill_store (store, 12);
  g_test_add_func ("/repo/find", test_find);
  g_test_add_func ("/repo/load-child", test_load_child);
  g_test_add_func ("/repo/load-all", test_load_all);
  g_test_add_func ("/repo/query-ids", test_query_ids);
  g_test_add_func ("/repo/query-order", test_query_order);
  g_test_add_func ("/repo/each-stops", test_each_stops);
  result = g_test_run ();
  cld_store_free (store);
  remove_tree (fixture_root);
  g_free (fixture_root);
  return result;
}
