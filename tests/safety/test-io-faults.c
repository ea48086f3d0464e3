/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "safety-fixture.h"

#include "cld-undo.h"
#include "fault-vfs.h"

/* Every write and every wait for the disk fails in turn. */

static char *base;

typedef struct
{
  guint n_done;      /* steps that were acknowledged */
  gboolean certain;  /* the error says that nothing was saved */
  gboolean failed;
} Outcome;

/* The words of an error must be true: nothing saved, or not known, or there but not for sure. */
static void
take_error (Outcome *outcome, const GError *error)
{
  assert_human (error);
  outcome->failed = TRUE;
  outcome->certain = strstr (error->message, "not known") == NULL && strstr (error->message, "may not survive") == NULL;
}

static void
run_scenario (const char *path, Outcome *outcome)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CldStore) store = cld_store_open (path, CLD_STORE_OPEN, &error);
  g_autoptr (CldUndoResult) undone = NULL;

  if (!store)
    {
      take_error (outcome, error);
      return;
    }
  for (guint n = 1; n <= 3; n++)
    {
      if (!save_note (store, "F", n, &error))
        {
          take_error (outcome, error);
          return;
        }
      outcome->n_done = n;
    }
  undone = cld_undo (store, NULL, &error);
  if (undone)
    outcome->n_done = 4;
  else
    take_error (outcome, error);
}

/* Step n was done: notes 1 to 3 are saved, step 4 takes the third back. */
static gboolean
is_done (CldStore *store, guint step)
{
  return step < 4 ? has_note (store, "F", step) : !has_note (store, "F", 3);
}

static void
check_after (const char *path, const Outcome *outcome, guint at)
{
  g_autoptr (CldStore) store = open_store (path, CLD_STORE_OPEN);
  guint next = outcome->n_done + 1;

  assert_intact (store);
  if (outcome->n_done > 0 && !(outcome->n_done == 3 && !outcome->certain) && !is_done (store, outcome->n_done))
    g_error ("fault at %u: step %u was acknowledged and is lost", at, outcome->n_done);
  for (guint n = 1; n < MIN (outcome->n_done, 3); n++)
    g_assert_true (is_done (store, n));
  if (outcome->failed && outcome->certain && is_done (store, next))
    g_error ("fault at %u: nothing was saved, it says, but step %u was", at, next);
}

static void
test_faults (gconstpointer data)
{
  guint code = GPOINTER_TO_UINT (data);
  FaultKind kind = (FaultKind) (code / 2);
  gboolean for_ever = code % 2 == 1, struck = TRUE;
  guint at, n_failed = 0;

  for (at = 1; struck; at++)
    {
      g_autofree char *path = fixture_path ("caseload.db");
      g_autofree char *folder = g_path_get_dirname (path);
      Outcome outcome = { 0, FALSE, FALSE };

      forget_witness ();
      copy_file (base, path);
      fault_vfs_arm (kind, at, for_ever, 0);
      run_scenario (path, &outcome);
      struck = fault_vfs_disarm ();
      n_failed += outcome.failed ? 1 : 0;
      if (!struck)
        g_assert_cmpuint (outcome.n_done, ==, 4);
      check_after (path, &outcome, at);
      remove_tree (folder);
    }
  g_test_message ("%u fault points, %u scenarios failed cleanly", at - 2, n_failed);
  g_assert_cmpuint (at, >, 10);
  g_assert_cmpuint (n_failed, >, 5);
}

/* The making of a new store: it is there whole or not at all, and nothing half-made beside it. */
static void
test_create (gconstpointer data)
{
  FaultKind kind = (FaultKind) GPOINTER_TO_INT (data);
  gboolean struck = TRUE;

  for (guint at = 1; struck; at += at < 20 ? 1 : 7)
    {
      g_autofree char *path = fixture_path ("caseload.db");
      g_autofree char *folder = g_path_get_dirname (path);
      g_autoptr (GError) error = NULL;
      g_autoptr (CldStore) store = NULL;

      fault_vfs_arm (kind, at, TRUE, 0);
      store = cld_store_open (path, CLD_STORE_CREATE, &error);
      struck = fault_vfs_disarm ();
      if (!store)
        {
          assert_human (error);
          g_clear_error (&error);
          store = cld_store_open (path, CLD_STORE_CREATE, &error);
          g_assert_no_error (error);
        }
      assert_intact (store);
      g_clear_pointer (&store, cld_store_free);
      remove_tree (folder);
    }
}

int
main (int argc, char **argv)
{
  static const char *const names[] = { NULL, "full", "write", "sync" };
  CldStore *store;
  int result;

  fixture_init ();
  g_test_init (&argc, &argv, NULL);
  fault_vfs_register ();
  base = fixture_path ("base.db");
  store = open_store (base, CLD_STORE_CREATE);
  fill_store (store, 4);
  cld_store_free (store);
  for (guint kind = FAULT_FULL; kind <= FAULT_SYNC; kind++)
    {
      for (guint for_ever = 0; for_ever < 2; for_ever++)
        {
          g_autofree char *name = g_strdup_printf ("/safety/io-faults/%s-%s", names[kind], for_ever ? "for-ever" : "once");

          g_test_add_data_func (name, GUINT_TO_POINTER (kind * 2 + for_ever), test_faults);
        }
      {
        g_autofree char *name = g_strdup_printf ("/safety/io-faults/create-%s", names[kind]);

        g_test_add_data_func (name, GUINT_TO_POINTER (kind), test_create);
      }
    }
  result = fixture_run ();
  g_free (base);
  return result;
}
