/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <gio/gio.h>
#include <glib/gstdio.h>

#include "cld-process.h"
#include "cld-startup.h"

/* GLib reads the place of the runtime folder once, so every case is a process of its own with its own folder. */

static char *
private_path (void)
{
  return g_build_filename (g_getenv ("XDG_RUNTIME_DIR"), "caseload", NULL);
}

static guint
mode_of (const char *path)
{
  struct stat info;

  g_assert_no_errno (lstat (path, &info));
  return info.st_mode & 07777;
}

static void
run_case (const char *path)
{
  g_autofree char *runtime = g_dir_make_tmp ("caseload-startup-XXXXXX", NULL);
  g_autofree char *left = NULL;

  g_assert_nonnull (runtime);
  g_assert_true (g_setenv ("XDG_RUNTIME_DIR", runtime, TRUE));
  left = private_path ();

  g_test_trap_subprocess (path, 0, 0);
  g_test_trap_assert_passed ();

  g_assert_no_errno (g_remove (left));
  g_assert_no_errno (g_rmdir (runtime));
}

static void
test_tmpdir_made (void)
{
  run_case ("/startup/tmpdir/made/subprocess");
}

static void
test_tmpdir_made_subprocess (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = private_path ();

  g_assert_true (cld_startup_use_private_tmpdir (&error));
  g_assert_no_error (error);
  g_assert_cmpstr (g_getenv ("TMPDIR"), ==, path);
  g_assert_cmpstr (g_get_tmp_dir (), ==, path);
  g_assert_cmpuint (mode_of (path), ==, 0700);
}

static void
test_tmpdir_closed (void)
{
  run_case ("/startup/tmpdir/closed/subprocess");
}

/* A folder that is there already, open to others, is closed to them. */
static void
test_tmpdir_closed_subprocess (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = private_path ();

  g_assert_no_errno (g_mkdir (path, 0755));
  g_assert_no_errno (g_chmod (path, 0755));
  g_assert_true (cld_startup_use_private_tmpdir (&error));
  g_assert_no_error (error);
  g_assert_cmpuint (mode_of (path), ==, 0700);
}

static void
test_tmpdir_link (void)
{
  run_case ("/startup/tmpdir/link/subprocess");
}

/* A link in its place could lead anywhere. */
static void
test_tmpdir_link_subprocess (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = private_path ();
  g_autofree char *before = g_strdup (g_getenv ("TMPDIR"));

  g_assert_no_errno (symlink ("/tmp", path));
  g_assert_false (cld_startup_use_private_tmpdir (&error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_DIRECTORY);
  g_assert_cmpstr (g_getenv ("TMPDIR"), ==, before);
}

static void
test_core_dumps (void)
{
  struct rlimit limit;
  g_autofree char *filter = NULL;

  cld_process_forbid_core_dumps ();

  g_assert_no_errno (getrlimit (RLIMIT_CORE, &limit));
  g_assert_cmpuint (limit.rlim_cur, ==, 0);
  g_assert_cmpuint (limit.rlim_max, ==, 0);
  if (g_file_get_contents ("/proc/self/coredump_filter", &filter, NULL, NULL))
    g_assert_cmpuint (g_ascii_strtoull (filter, NULL, 16), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/startup/tmpdir/made", test_tmpdir_made);
  g_test_add_func ("/startup/tmpdir/made/subprocess", test_tmpdir_made_subprocess);
  g_test_add_func ("/startup/tmpdir/closed", test_tmpdir_closed);
  g_test_add_func ("/startup/tmpdir/closed/subprocess", test_tmpdir_closed_subprocess);
  g_test_add_func ("/startup/tmpdir/link", test_tmpdir_link);
  g_test_add_func ("/startup/tmpdir/link/subprocess", test_tmpdir_link_subprocess);
  g_test_add_func ("/startup/core-dumps", test_core_dumps);

  return g_test_run ();
}
