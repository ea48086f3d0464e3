/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "safety-fixture.h"

#include "cld-error.h"

#define RECORDS 20

/* The engine of a file does not queue: who opens it, or reads, may wait in vain while others save without a pause. */
static CldRow *
find_patiently (CldStore *store, const char *ref, CldArena *arena)
{
  for (;;)
    {
      g_autoptr (GError) error = NULL;
      CldRow *row = cld_repo_find (cld_store_get_db (store), &cld_review_kind, ref, arena, &error);

      if (row)
        return row;
      g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_BUSY);
    }
}

static CldStore *
open_patiently (const char *path)
{
  for (;;)
    {
      g_autoptr (GError) error = NULL;
      CldStore *store = cld_store_open (path, CLD_STORE_OPEN, &error);

      if (store)
        return store;
      g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_BUSY);
    }
}

/* Counts one up in one of the shared records, reading it anew for as long as another program was faster. Returns how
 * many times it was. */
static guint
count_up (CldStore *store, guint record)
{
  for (guint tries = 0;; tries++)
    {
      g_autoptr (CldArena) arena = cld_arena_new ();
      g_autoptr (GError) error = NULL;
      CldRow *before = find_patiently (store, cld_arena_printf (arena, "shared-%u", record), arena);
      CldRow *after = cld_row_copy (arena, before);
      g_autoptr (CldChangeSet) set = NULL;

      after->values[REVIEW_VISITS_EVERY_DAYS] = cld_arena_printf (arena, "%d", atoi (before->values[REVIEW_VISITS_EVERY_DAYS]) + 1);
      set = cld_change_set_begin (store, CLD_ACT_EDIT, "count", NULL, &error);
      if (set && cld_change_set_put (set, before, after, &error) && cld_change_set_commit (set, &error))
        return tries;
      if (!g_error_matches (error, CLD_STORE_ERROR, CLD_STORE_ERROR_STALE) && !g_error_matches (error, CLD_STORE_ERROR, CLD_STORE_ERROR_BUSY))
        {
          g_printerr ("# editor: %s\n", error->message);
          _exit (255);
        }
    }
}

static G_GNUC_NORETURN void
run_editor (const char *path, guint seed, guint edits, int fd)
{
  CldStore *store = open_patiently (path);
  GRand *dice = g_rand_new_with_seed (seed);
  guint32 conflicts = 0;

  for (guint i = 0; i < edits; i++)
    conflicts += count_up (store, (guint) g_rand_int_range (dice, 0, RECORDS));
  if (write (fd, &conflicts, sizeof conflicts) != sizeof conflicts)
    _exit (254);
  cld_store_free (store);
  _exit (0);
}

static void
make_shared (const char *path)
{
  CldStore *store = open_store (path, CLD_STORE_CREATE);
  g_autoptr (CldArena) arena = cld_arena_new ();
  g_autoptr (CldChangeSet) set = NULL;

  fill_store (store, 1);
  set = cld_change_set_begin (store, CLD_ACT_EDIT, "shared", NULL, NULL);
  for (guint i = 0; i < RECORDS; i++)
    g_assert_true (cld_change_set_put (set, NULL, make_row (arena, &cld_review_kind, cld_arena_printf (arena, "shared-%u", i), "child", "C1", "kind", "LAC", "held_on", "2024-01-01", "visits_every_days", "0", NULL), NULL));
  g_assert_true (cld_change_set_commit (set, NULL));
  g_clear_pointer (&set, cld_change_set_free);
  cld_store_free (store);
}

static guint
sum_up (CldStore *store)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  guint sum = 0;

  for (guint i = 0; i < RECORDS; i++)
    sum += (guint) atoi (find_row (store, &cld_review_kind, cld_arena_printf (arena, "shared-%u", i), arena)->values[REVIEW_VISITS_EVERY_DAYS]);
  return sum;
}

/* Several programs change the same few records as fast as they can: every change counts, and each that would have
 * written over another is caught. */
static void
test_editors (gconstpointer data)
{
  guint editors = GPOINTER_TO_UINT (data), edits = get_rounds (100), conflicts = 0;
  g_autofree char *path = fixture_store ();
  CldStore *store;
  int ends[2], status;
  guint32 n;

  make_shared (path);
  g_assert_cmpint (pipe (ends), ==, 0);
  for (guint i = 0; i < editors; i++)
    {
      guint seed = (guint) g_test_rand_int ();
      pid_t pid = fork ();

      g_assert_cmpint (pid, >=, 0);
      if (pid == 0)
        run_editor (path, seed, edits, ends[1]);
    }
  for (guint i = 0; i < editors; i++)
    {
      g_assert_cmpint (wait (&status), >, 0);
      g_assert_true (WIFEXITED (status));
      g_assert_cmpint (WEXITSTATUS (status), ==, 0);
    }
  close (ends[1]);
  while (read (ends[0], &n, sizeof n) == sizeof n)
    conflicts += n;
  close (ends[0]);
  store = open_store (path, CLD_STORE_OPEN);
  g_assert_cmpuint (sum_up (store), ==, editors * edits);
  assert_intact (store);
  cld_store_free (store);
  g_test_message ("%u editors, %u edits each, %u conflicts caught, 0 lost", editors, edits, conflicts);
}

int
main (int argc, char **argv)
{
  fixture_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/safety/editors/4", GUINT_TO_POINTER (4), test_editors);
  g_test_add_data_func ("/safety/editors/8", GUINT_TO_POINTER (8), test_editors);
  return fixture_run ();
}
