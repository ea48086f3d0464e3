/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cld-undo.h"

#define OPERATIONS 200

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

static void
reopen (Fixture *fixture)
{
  cld_store_free (fixture->store);
  fixture->store = open_store (fixture->path, CLD_STORE_OPEN);
}

/* A record of @kind picked at random, %NULL where there is none. */
static CldRow *
pick (Fixture *fixture, const CldKind *kind)
{
  g_autoptr (GPtrArray) ids = cld_repo_query_ids (cld_store_get_db (fixture->store), kind, NULL, NULL);

  if (ids->len == 0)
    return NULL;
  return cld_repo_find_by_id (cld_store_get_db (fixture->store), kind, ids->pdata[g_test_rand_int_range (0, (int) ids->len)], fixture->arena, NULL);
}

static CldRow *
new_record (Fixture *fixture, guint n)
{
  CldArena *arena = fixture->arena;
  CldRow *child = pick (fixture, &cld_child_kind), *placement, *contact;
  char *ref = cld_arena_printf (arena, "R%u", n);

  switch (child ? g_test_rand_int_range (0, 6) : 0)
    {
    case 0:
      return make_row (arena, &cld_child_kind, ref, "surname", ref, NULL);
    case 1:
      return make_row (arena, &cld_placement_kind, ref, "child", child->ref, "started_on", "2024-01-01", NULL);
    case 2:
      placement = pick (fixture, &cld_placement_kind);
      return make_row (arena, &cld_placement_kind, ref, "child", placement ? placement->values[PLACEMENT_CHILD] : child->ref, "started_on", "2024-01-02",
                       placement ? "within" : NULL, placement ? placement->ref : NULL, NULL);
    case 3:
      return make_row (arena, &cld_visit_kind, ref, "child", child->ref, "visited_on", "2024-01-01T10:00", "notes", "n", NULL);
    case 4:
      return make_row (arena, &cld_contact_kind, ref, "name", ref, NULL);
    default:
      contact = pick (fixture, &cld_contact_kind);
      return contact ? make_row (arena, &cld_relationship_kind, ref, "child", child->ref, "contact", contact->ref, NULL)
                     : make_row (arena, &cld_contact_kind, ref, "name", ref, NULL);
    }
}

static void
change_record (Fixture *fixture, CldRow *row, guint n)
{
  /* The last field of each of these kinds that is free text or a day. */
  static const struct
  {
    const CldKind *kind;
    const char *field;
  } fields[] = {
    { &cld_child_kind, "given_names" },
    { &cld_placement_kind, "carer" },
    { &cld_visit_kind, "notes" },
    { &cld_contact_kind, "address" },
    { &cld_relationship_kind, "kind" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (row->kind == fields[i].kind)
      row->values[cld_kind_find_field (row->kind, fields[i].field)] = n % 5 ? cld_arena_printf (fixture->arena, "changed %u", n) : NULL;
}

/* One random operation: adds, changes or removes; one of them in five is several in one change set. Removing a record
 * that others name is refused and so no operation: FALSE. */
static gboolean
operate (Fixture *fixture, guint n)
{
  static const CldKind *const kinds[] = { &cld_child_kind, &cld_placement_kind, &cld_visit_kind, &cld_contact_kind, &cld_relationship_kind };
  g_autoptr (CldChangeSet) set = NULL;
  CldRow *row = pick (fixture, kinds[g_test_rand_int_range (0, G_N_ELEMENTS (kinds))]), *changed;
  int what = g_test_rand_int_range (0, 10);
  g_autoptr (GError) error = NULL;

  if (!row || what < 5)
    {
      g_autofree CldRow **rows = g_new0 (CldRow *, 2);

      rows[0] = new_record (fixture, 2 * n);
      rows[1] = n % 5 == 0 ? new_record (fixture, 2 * n + 1) : NULL;
      set = begin_set (fixture->store);
      put (set, NULL, rows[0]);
      if (rows[1])
        put (set, NULL, rows[1]);
    }
  else if (what < 8)
    {
      changed = cld_row_copy (fixture->arena, row);
      change_record (fixture, changed, n);
      if (cld_row_same_values (row, changed))
        return FALSE;
      set = begin_set (fixture->store);
      put (set, row, changed);
    }
  else
    {
      set = begin_set (fixture->store);
      if (!cld_change_set_put (set, row, NULL, &error))
        {
          g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_IN_USE);
          return FALSE;
        }
    }
  g_free (commit_set (g_steal_pointer (&set)));
  return TRUE;
}

static guint
reverse_all (Fixture *fixture, CldUndoResult *(*reverse) (CldStore *, const char *, GError **))
{
  guint n = 0;

  for (;; n++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (CldUndoResult) result = reverse (fixture->store, NULL, &error);

      if (!result)
        {
          g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_NOT_FOUND);
          return n;
        }
      g_assert_cmpuint (result->left->len, ==, 0);
      g_assert_cmpuint (result->n_reversed, >, 0);
    }
}

static void
test_all (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = dump_store (fixture->store);
  g_autofree char *last = NULL;

  for (guint done = 0, n = 0; done < OPERATIONS; n++)
    done += operate (fixture, n) ? 1 : 0;
  last = dump_store (fixture->store);
  g_assert_cmpstr (last, !=, first);
  for (guint round = 0; round < 2; round++)
    {
      g_autofree char *undone = NULL, *redone = NULL;

      reopen (fixture);
      g_assert_cmpuint (reverse_all (fixture, cld_undo), ==, OPERATIONS);
      undone = dump_store (fixture->store);
      g_assert_cmpstr (undone, ==, first);
      assert_intact (fixture->store);
      reopen (fixture);
      g_assert_cmpuint (reverse_all (fixture, cld_redo), ==, OPERATIONS);
      redone = dump_store (fixture->store);
      g_assert_cmpstr (redone, ==, last);
      assert_intact (fixture->store);
    }
}

/* Records of one change set that name one another go and come in an order in which they can. */
static void
test_one_set (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = dump_store (fixture->store);
  g_autofree char *last = NULL;

  fill_store (fixture->store, 3);
  last = dump_store (fixture->store);
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (CldUndoResult) result = i % 2 ? cld_redo (fixture->store, NULL, &error) : cld_undo (fixture->store, NULL, &error);
      g_autofree char *now = NULL;

      g_assert_no_error (error);
      g_assert_cmpuint (result->left->len, ==, 0);
      g_assert_cmpuint (result->n_reversed, ==, 2 + 3 * 5);
      now = dump_store (fixture->store);
      g_assert_cmpstr (now, ==, i % 2 ? last : first);
    }
}

/* A program that is killed while it works leaves change sets that can be undone and redone like any others. */
static void
test_killed (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = dump_store (fixture->store);
  g_autofree char *last = NULL, *undone = NULL, *redone = NULL;
  guint n;
  pid_t pid;

  cld_store_free (g_steal_pointer (&fixture->store));
  pid = fork ();
  g_assert_cmpint (pid, >=, 0);
  if (pid == 0)
    {
      fixture->store = open_store (fixture->path, CLD_STORE_OPEN);
      for (guint i = 0;; i++)
        operate (fixture, i);
    }
  g_usleep (300000);
  kill (pid, SIGKILL);
  g_assert_cmpint (waitpid (pid, NULL, 0), ==, pid);
  fixture->store = open_store (fixture->path, CLD_STORE_OPEN);
  last = dump_store (fixture->store);
  n = reverse_all (fixture, cld_undo);
  g_assert_cmpuint (n, >, 5);
  undone = dump_store (fixture->store);
  g_assert_cmpstr (undone, ==, first);
  g_assert_cmpuint (reverse_all (fixture, cld_redo), ==, n);
  redone = dump_store (fixture->store);
  g_assert_cmpstr (redone, ==, last);
}

/* A record changed since is left and listed; the rest of the change set goes back. */
static void
test_changed_since (Fixture *fixture, gconstpointer data)
{
  CldChangeSet *set = begin_set (fixture->store);
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CldUndoResult) result = NULL;
  CldRow *row, *changed;

  put (set, NULL, make_row (fixture->arena, &cld_contact_kind, "K1", "name", "One", NULL));
  put (set, NULL, make_row (fixture->arena, &cld_contact_kind, "K2", "name", "Two", NULL));
  id = commit_set (set);
  row = find_row (fixture->store, &cld_contact_kind, "K1", fixture->arena);
  changed = cld_row_copy (fixture->arena, row);
  changed->values[CONTACT_NAME] = "Other";
  g_free (put_one (fixture->store, row, changed));
  result = cld_undo (fixture->store, id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (result->change_set, ==, id);
  g_assert_cmpuint (result->n_reversed, ==, 1);
  g_assert_cmpuint (result->left->len, ==, 1);
  g_assert_cmpstr (result->left->pdata[0], ==, "contact/K1");
  g_assert_null (find_row (fixture->store, &cld_contact_kind, "K2", fixture->arena));
  g_assert_cmpstr (find_row (fixture->store, &cld_contact_kind, "K1", fixture->arena)->values[CONTACT_NAME], ==, "Other");
  /* Twice is refused. */
  g_assert_null (cld_undo (fixture->store, id, &error));
  g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_NOT_FOUND);
  assert_human (error);
}

static void
test_named (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = put_one (fixture->store, NULL, make_row (fixture->arena, &cld_child_kind, "C1", "surname", "X", NULL));
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (GError) error = NULL;

  g_free (put_one (fixture->store, NULL, make_row (fixture->arena, &cld_visit_kind, "V1", "child", "C1", "visited_on", "2024-01-01", NULL)));
  before = dump_store (fixture->store);
  g_assert_null (cld_undo (fixture->store, id, &error));
  g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_STALE);
  assert_human (error);
  after = dump_store (fixture->store);
  g_assert_cmpstr (after, ==, before);
}

/* What names a record that is gone cannot come back before that record does. */
static void
test_names_what_is_gone (Fixture *fixture, gconstpointer data)
{
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CldUndoResult) result = NULL;

  fill_store (fixture->store, 1);
  id = put_one (fixture->store, find_row (fixture->store, &cld_relationship_kind, "C1", fixture->arena), NULL);
  g_free (put_one (fixture->store, find_row (fixture->store, &cld_contact_kind, "K1", fixture->arena), NULL));
  g_assert_null (cld_undo (fixture->store, id, &error));
  g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_STALE);
  g_clear_error (&error);
  /* The contact first, then it can. */
  result = cld_undo (fixture->store, NULL, &error);
  g_assert_no_error (error);
  cld_undo_result_free (g_steal_pointer (&result));
  result = cld_undo (fixture->store, id, &error);
  g_assert_no_error (error);
  g_assert_nonnull (find_row (fixture->store, &cld_relationship_kind, "C1", fixture->arena));
}

static void
test_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (cld_undo (fixture->store, NULL, &error));
  g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_NOT_FOUND);
  assert_human (error);
  g_clear_error (&error);
  g_assert_null (cld_redo (fixture->store, NULL, &error));
  g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_NOT_FOUND);
  assert_human (error);
  g_clear_error (&error);
  g_assert_null (cld_undo (fixture->store, "no-such-change-set", &error));
  g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (cld_redo (fixture->store, "no-such-change-set", &error));
  g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  /* A look is nothing that can be undone. */
  g_assert_true (cld_change_log_look (fixture->store, CLD_ACT_VIEW, "look", "C1", NULL));
  g_assert_null (cld_undo (fixture->store, NULL, &error));
  g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  fixture_init ();
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/undo/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("all", test_all);
  ADD ("one-set", test_one_set);
  ADD ("killed", test_killed);
  ADD ("changed-since", test_changed_since);
  ADD ("named", test_named);
  ADD ("names-what-is-gone", test_names_what_is_gone);
  ADD ("nothing", test_nothing);
#undef ADD
  return fixture_run ();
}
