/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "safety-fixture.h"

#include <signal.h>
#include <sys/resource.h>

#include "cld-backup.h"

static void
set_limit (rlim_t most)
{
  struct rlimit limit;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = MIN (most, limit.rlim_max);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

/* A disk that takes no more: the words say so, what was saved stays, and with room again work goes on. */
static void
test_file_size (void)
{
  g_autofree char *path = fixture_path ("caseload.db");
  g_autofree char *backup = fixture_path ("backup.db");
  g_autoptr (CldStore) store = open_store (path, CLD_STORE_CREATE);
  g_autoptr (GError) error = NULL;
  GStatBuf about;
  guint n = 0;

  fill_store (store, 4);
  g_assert_cmpint (g_stat (path, &about), ==, 0);
  signal (SIGXFSZ, SIG_IGN);
  set_limit ((rlim_t) about.st_size + 16384);
  while (save_note (store, "L", n + 1, &error))
    n++;
  g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_ENGINE);
  g_assert_true (strstr (error->message, "may be full") || strstr (error->message, "is full"));
  g_assert_nonnull (strstr (error->message, "Nothing was saved"));
  assert_human (error);
  g_clear_error (&error);
  g_assert_cmpuint (n, >, 3);
  /* Reading goes on. */
  g_assert_true (has_note (store, "L", n));
  g_assert_false (has_note (store, "L", n + 1));
  assert_intact (store);
  set_limit (65536);
  g_assert_false (cld_backup (store, backup, &error));
  assert_human (error);
  g_assert_false (g_file_test (backup, G_FILE_TEST_EXISTS));
  g_clear_error (&error);
  set_limit (RLIM_INFINITY);
  save_note (store, "L", n + 1, &error);
  g_assert_no_error (error);
  g_assert_true (cld_backup (store, backup, &error));
  g_assert_no_error (error);
  assert_intact (store);
}

/* No room for a new store: nothing is left of it. */
static void
test_create (void)
{
  for (rlim_t most = 0; most < 300000; most += 20000)
    {
      g_autofree char *path = fixture_path ("caseload.db");
      g_autofree char *folder = g_path_get_dirname (path);
      g_autoptr (GError) error = NULL;
      g_autoptr (GDir) dir = NULL;

      signal (SIGXFSZ, SIG_IGN);
      set_limit (most);
      g_assert_null (cld_store_open (path, CLD_STORE_CREATE, &error));
      set_limit (RLIM_INFINITY);
      assert_human (error);
      dir = g_dir_open (folder, 0, NULL);
      g_assert_null (g_dir_read_name (dir));
    }
}

int
main (int argc, char **argv)
{
  fixture_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/safety/limits/file-size", test_file_size);
  g_test_add_func ("/safety/limits/create", test_create);
  return fixture_run ();
}
