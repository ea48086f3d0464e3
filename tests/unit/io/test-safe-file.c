/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "cld-error.h"
#include "cld-safe-file.h"

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("cld-safe-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "out.csv", NULL);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_unlink (fixture->path);
  /* Fails when a test left something behind. */
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static void
write_text (CldSafeFile *file, const char *text)
{
  g_autoptr (GError) error = NULL;

  g_output_stream_write_all (cld_safe_file_get_stream (file), text, strlen (text), NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_contents (const char *path, const char *expected)
{
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, expected);
}

static void
assert_mode (const char *path, mode_t mode)
{
  struct stat info;

  g_assert_cmpint (lstat (path, &info), ==, 0);
  g_assert_true (S_ISREG (info.st_mode));
  g_assert_cmpuint (info.st_mode & 07777, ==, mode);
}

static void
test_commit (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CldSafeFile) file = cld_safe_file_create (fixture->path, GPOINTER_TO_INT (data), &error);

  g_assert_no_error (error);
  write_text (file, "a,b\n");
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
  g_assert_true (cld_safe_file_commit (file, &error));
  g_assert_no_error (error);
  assert_contents (fixture->path, "a,b\n");
  assert_mode (fixture->path, 0600);
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

static void
test_private_whatever_the_mask (Fixture *fixture, gconstpointer data)
{
  mode_t mask = umask (0);
  g_autoptr (CldSafeFile) file = cld_safe_file_create (fixture->path, FALSE, NULL);

  umask (mask);
  g_assert_true (cld_safe_file_commit (file, NULL));
  assert_mode (fixture->path, 0600);
}

static void
test_drop (Fixture *fixture, gconstpointer data)
{
  CldSafeFile *file = cld_safe_file_create (fixture->path, FALSE, NULL);

  write_text (file, "half");
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
  cld_safe_file_free (file);
  g_assert_cmpuint (count_files (fixture->folder), ==, 0);
}

static void
test_exists (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (fixture->path, "old", -1, NULL));
  g_assert_null (cld_safe_file_create (fixture->path, FALSE, &error));
  g_assert_error (error, CLD_IO_ERROR, CLD_IO_ERROR_EXISTS);
  g_assert_cmpstr (error->message, ==, "out.csv: a file of this name is there already; nothing was written; choose another name or allow it to be replaced");
  assert_contents (fixture->path, "old");
}

/* Somebody makes the file between the start and the commit. */
static void
test_appears_meanwhile (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  CldSafeFile *file = cld_safe_file_create (fixture->path, FALSE, NULL);

  write_text (file, "new");
  g_assert_true (g_file_set_contents (fixture->path, "theirs", -1, NULL));
  g_assert_false (cld_safe_file_commit (file, &error));
  g_assert_error (error, CLD_IO_ERROR, CLD_IO_ERROR_EXISTS);
  assert_contents (fixture->path, "theirs");
  cld_safe_file_free (file);
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

static void
test_overwrite (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  CldSafeFile *file;

  g_assert_true (g_file_set_contents (fixture->path, "old", -1, NULL));
  g_assert_cmpint (g_chmod (fixture->path, 0644), ==, 0);
  file = cld_safe_file_create (fixture->path, TRUE, NULL);
  write_text (file, "dropped");
  cld_safe_file_free (file);
  assert_contents (fixture->path, "old");

  file = cld_safe_file_create (fixture->path, TRUE, NULL);
  write_text (file, "new");
  assert_contents (fixture->path, "old");
  g_assert_true (cld_safe_file_commit (file, &error));
  g_assert_no_error (error);
  cld_safe_file_free (file);
  assert_contents (fixture->path, "new");
  assert_mode (fixture->path, 0600);
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

/* A link is replaced: what it points to is not written. */
static void
test_overwrite_link (Fixture *fixture, gconstpointer data)
{
  g_autofree char *target = g_build_filename (fixture->folder, "target", NULL);
  g_autoptr (GError) error = NULL;
  CldSafeFile *file;

  g_assert_true (g_file_set_contents (target, "theirs", -1, NULL));
  g_assert_cmpint (symlink ("target", fixture->path), ==, 0);
  g_assert_null (cld_safe_file_create (fixture->path, FALSE, &error));
  g_assert_error (error, CLD_IO_ERROR, CLD_IO_ERROR_EXISTS);
  file = cld_safe_file_create (fixture->path, TRUE, NULL);
  write_text (file, "new");
  g_assert_true (cld_safe_file_commit (file, NULL));
  cld_safe_file_free (file);
  assert_contents (target, "theirs");
  assert_contents (fixture->path, "new");
  assert_mode (fixture->path, 0600);
  g_unlink (target);
}

static void
assert_refused (const char *path, CldIoError code, const char *message)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (cld_safe_file_create (path, TRUE, &error));
  g_assert_error (error, CLD_IO_ERROR, (int) code);
  g_assert_cmpstr (error->message, ==, message);
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autofree char *missing = g_build_filename (fixture->folder, "none", "out.csv", NULL);
  g_autofree char *slash = g_strconcat (fixture->folder, "/", NULL);
  g_autofree char *base = g_path_get_basename (fixture->folder);
  g_autofree char *is_folder = g_strconcat (base, ": this is a folder, device or pipe, which is not written over; choose the name of a file", NULL);
  g_autofree char *name = g_strnfill (300, 'x');
  g_autofree char *long_path = g_build_filename (fixture->folder, name, NULL);
  g_autofree char *too_long = g_strconcat (name, ": the file cannot be written: File name too long; choose another name", NULL);

  assert_refused (missing, CLD_IO_ERROR_NOT_FOUND, "out.csv: the file cannot be written: No such file or directory; choose a folder that exists");
  assert_refused (fixture->folder, CLD_IO_ERROR_FAILED, is_folder);
  assert_refused (slash, CLD_IO_ERROR_FAILED, is_folder);
  assert_refused ("/dev/null", CLD_IO_ERROR_FAILED, "null: this is a folder, device or pipe, which is not written over; choose the name of a file");
  assert_refused (long_path, CLD_IO_ERROR_FAILED, too_long);
  g_assert_cmpuint (count_files (fixture->folder), ==, 0);
}

static void
test_read_only_folder (Fixture *fixture, gconstpointer data)
{
  if (geteuid () == 0)
    {
      g_test_skip ("the administrator may write anywhere");
      return;
    }
  g_assert_cmpint (g_chmod (fixture->folder, 0500), ==, 0);
  assert_refused (fixture->path, CLD_IO_ERROR_FAILED, "out.csv: the file cannot be written: Permission denied; choose a folder you may write to");
  g_assert_cmpint (g_chmod (fixture->folder, 0700), ==, 0);
}

/* The disk takes no more: the write says so, and a commit after it makes no file with a hole. */
static void
test_no_room (Fixture *fixture, gconstpointer data)
{
  const struct rlimit small = { 100, RLIM_INFINITY };
  struct rlimit before;
  char block[300] = { 0 };
  g_autoptr (GError) error = NULL;
  CldSafeFile *file = cld_safe_file_create (fixture->path, FALSE, NULL);
  gboolean written;

  getrlimit (RLIMIT_FSIZE, &before);
  signal (SIGXFSZ, SIG_IGN);
  if (setrlimit (RLIMIT_FSIZE, &small) == 0)
    {
      written = g_output_stream_write_all (cld_safe_file_get_stream (file), block, sizeof block, NULL, NULL, &error);
      setrlimit (RLIMIT_FSIZE, &before);
      g_assert_false (written);
      g_assert_error (error, CLD_IO_ERROR, CLD_IO_ERROR_FAILED);
      g_assert_cmpstr (error->message, ==, "out.csv: the file cannot be written: File too large; choose a disk that takes larger files");
      g_clear_error (&error);
      g_assert_false (cld_safe_file_commit (file, &error));
      g_assert_error (error, CLD_IO_ERROR, CLD_IO_ERROR_FAILED);
    }
  else
    g_test_skip ("the limit cannot be lowered here");
  signal (SIGXFSZ, SIG_DFL);
  cld_safe_file_free (file);
  g_assert_cmpuint (count_files (fixture->folder), ==, 0);
}

/* The folder is moved while the file is written: the file is in it all the same. */
static void
test_folder_moved (Fixture *fixture, gconstpointer data)
{
  CldSafeFile *file = cld_safe_file_create (fixture->path, FALSE, NULL);
  g_autofree char *moved = g_strconcat (fixture->folder, "-moved", NULL);

  g_assert_cmpint (g_rename (fixture->folder, moved), ==, 0);
  write_text (file, "x");
  g_assert_true (cld_safe_file_commit (file, NULL));
  cld_safe_file_free (file);
  g_assert_cmpint (g_rename (moved, fixture->folder), ==, 0);
  assert_contents (fixture->path, "x");
}

int
main (int argc, char **argv)
{
  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  g_test_init (&argc, &argv, NULL);
#define ADD(name, data, func) g_test_add ("/safe-file/" name, Fixture, data, set_up, func, tear_down)
  ADD ("commit", GINT_TO_POINTER (FALSE), test_commit);
  ADD ("commit-overwrite-nothing", GINT_TO_POINTER (TRUE), test_commit);
  ADD ("private-whatever-the-mask", NULL, test_private_whatever_the_mask);
  ADD ("drop", NULL, test_drop);
  ADD ("exists", NULL, test_exists);
  ADD ("appears-meanwhile", NULL, test_appears_meanwhile);
  ADD ("overwrite", NULL, test_overwrite);
  ADD ("overwrite-link", NULL, test_overwrite_link);
  ADD ("refused", NULL, test_refused);
  ADD ("read-only-folder", NULL, test_read_only_folder);
  ADD ("no-room", NULL, test_no_room);
  ADD ("folder-moved", NULL, test_folder_moved);
#undef ADD
  return g_test_run ();
}
