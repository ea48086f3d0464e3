/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "safety-fixture.h"

#include <sqlite3.h>

#include "cld-db-private.h"
#include "fault-vfs.h"

#define SAVES 8

typedef struct
{
  CldDb parent;
  sqlite3 *handle;
} Peek;

static char *base; /* an intact store that each cut begins with */

/* In a process of its own: saves until the power is cut at operation @at. */
static G_GNUC_NORETURN void
run_child (const char *path, int fd, guint at, guint32 seed, gboolean careless)
{
  CldStore *store;

  fault_vfs_register ();
  store = open_store (path, CLD_STORE_OPEN);
  if (careless)
    {
      sqlite3 *handle = ((Peek *) cld_store_get_db (store))->handle;

      sqlite3_set_authorizer (handle, NULL, NULL);
      g_assert_cmpint (sqlite3_exec (handle, "PRAGMA synchronous=OFF", NULL, NULL, NULL), ==, SQLITE_OK);
    }
  fault_vfs_arm (FAULT_POWER_CUT, at, FALSE, seed);
  save_for_ever (store, "P", fd, SAVES);
  _exit (0);
}

/* Returns %FALSE where something acknowledged is lost or what is there is not whole; @cut: whether the power was cut. */
static gboolean
survives (guint at, guint32 seed, gboolean careless, gboolean *cut, guint *acknowledged)
{
  g_autofree char *path = fixture_path ("caseload.db");
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (CldStore) store = NULL;
  g_autoptr (GPtrArray) faults = NULL;
  int ends[2], status;
  gboolean good;
  pid_t pid;

  forget_witness ();
  copy_file (base, path);
  g_assert_cmpint (pipe (ends), ==, 0);
  pid = fork ();
  g_assert_cmpint (pid, >=, 0);
  if (pid == 0)
    {
      close (ends[0]);
      run_child (path, ends[1], at, seed, careless);
    }
  close (ends[1]);
  *acknowledged = read_acknowledged (ends[0]);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFEXITED (status));
  g_assert_true (WEXITSTATUS (status) == FAULT_EXIT || WEXITSTATUS (status) == 0);
  *cut = WEXITSTATUS (status) == FAULT_EXIT;
  store = cld_store_open (path, CLD_STORE_OPEN, NULL);
  faults = store ? cld_verify (store, NULL, NULL) : NULL;
  good = faults && faults->len == 0;
  for (guint n = 1; good && n <= *acknowledged; n++)
    good = has_note (store, "P", n);
  g_clear_pointer (&store, cld_store_free);
  remove_tree (folder);
  return good;
}

static void
test_cuts (void)
{
  guint rounds = get_rounds (300), n_cut = 0, total = 0;

  for (guint round = 0; n_cut < rounds; round++)
    {
      guint at = (guint) g_test_rand_int_range (1, SAVES * 65), acknowledged;
      gboolean cut;

      if (!survives (at, (guint32) g_test_rand_int (), FALSE, &cut, &acknowledged))
        g_error ("round %u: the power cut at operation %u lost something", round, at);
      n_cut += cut ? 1 : 0;
      total += acknowledged;
      g_assert_cmpuint (round, <, 20 * rounds + 100);
    }
  g_test_message ("%u cuts, %u saves acknowledged, 0 lost", n_cut, total);
}

/* The test tests itself: without waiting for the disk the same cuts must lose something. */
static void
test_control (void)
{
  guint lost = 0;

  for (guint round = 0; round < 100 && lost < 3; round++)
    {
      gboolean cut;
      guint acknowledged;

      lost += survives ((guint) g_test_rand_int_range (10, SAVES * 60), (guint32) g_test_rand_int (), TRUE, &cut, &acknowledged) ? 0 : 1;
    }
  g_assert_cmpuint (lost, ==, 3);
}

int
main (int argc, char **argv)
{
  CldStore *store;
  int result;

  fixture_init ();
  g_test_init (&argc, &argv, NULL);
  base = fixture_path ("base.db");
  store = open_store (base, CLD_STORE_CREATE);
  fill_store (store, 4);
  cld_store_free (store);
  g_test_add_func ("/safety/power-cut", test_cuts);
  g_test_add_func ("/safety/power-cut-control", test_control);
  result = fixture_run ();
  g_free (base);
  return result;
}
