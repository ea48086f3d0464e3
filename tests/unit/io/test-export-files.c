/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../store/store-fixture.h"

#include <gio/gio.h>
#include <sys/stat.h>

#include "cld-attachment-content.h"
#include "cld-attachments.h"
#include "cld-export-native.h"
#include "cld-import.h"

/* Attached files on their way out and in. */

#define ODD "Ó'Neil & <b>\"%s%n.pdf"

static GBytes *
make_bytes (gsize len, guint8 seed)
{
  guint8 *bytes = g_malloc (len);

  for (gsize i = 0; i < len; i++)
    bytes[i] = (guint8) (i * 31 + seed);
  return g_bytes_new_take (bytes, len);
}

static char *
add (CldStore *store, gsize len, guint8 seed, const char *child)
{
  const CldAttachmentNote note = { .child = child, .claims = child ? "visit/C1/2024-02-01;child/C1" : NULL, .added_on = "2026-04-07" };
  g_autoptr (GBytes) bytes = make_bytes (len, seed);
  g_autoptr (GError) error = NULL;
  g_autoptr (CldRecord) record = cld_attachments_add_bytes (store, bytes, ODD, NULL, &note, &error);

  g_assert_no_error (error);
  return g_strdup (cld_record_get_text (record, ATTACHMENT_SHA256));
}

static char *
export (CldStore *store, gboolean shared)
{
  char *folder = fixture_path ("out");
  g_autoptr (GError) error = NULL;

  (shared ? cld_export_shared : cld_export_native) (store, folder, FALSE, &error);
  g_assert_no_error (error);
  return folder;
}

static CldImportReport *
import (const char *database, const char *folder)
{
  const char *const paths[] = { folder, NULL };
  const CldImportOptions options = { 0 };
  CldImportReport *report = NULL;
  g_autoptr (GError) error = NULL;

  cld_import (database, paths, &options, NULL, NULL, NULL, &report, &error);
  g_assert_no_error (error);
  return report;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Everything in a folder and below, as one text. */
static void
describe_folder (GString *out, const char *folder, const char *below)
{
  g_autofree char *path = below ? g_build_filename (folder, below, NULL) : g_strdup (folder);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *file = g_build_filename (path, names->pdata[i], NULL), *digest = NULL, *contents = NULL;
      gsize len;

      if (g_file_test (file, G_FILE_TEST_IS_DIR))
        {
          describe_folder (out, folder, names->pdata[i]);
          continue;
        }
      g_assert_true (g_file_get_contents (file, &contents, &len, NULL));
      digest = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) contents, len);
      g_string_append_printf (out, "%s/%s %s\n", below ? below : "", (char *) names->pdata[i], digest);
    }
}

static char *
describe (const char *folder)
{
  GString *out = g_string_new (NULL);

  describe_folder (out, folder, NULL);
  return g_string_free (out, FALSE);
}

static CldStore *
make_store (void)
{
  g_autofree char *name = fixture_store ();
  CldStore *store = open_store (name, CLD_STORE_CREATE);

  fill_store (store, 2);
  return store;
}

/* Out, in and out again: byte for byte, the files too. */
static void
test_round (void)
{
  CldStore *store = make_store (), *second;
  g_autofree char *one = add (store, CLD_CONTENT_PIECE * 2 + 7, 1, "C1"), *same = add (store, CLD_CONTENT_PIECE * 2 + 7, 1, "C2"), *of_none = add (store, 1, 0, NULL);
  g_autofree char *first = export (store, FALSE), *again = NULL, *file = g_build_filename (first, "attachments", one, NULL), *name = fixture_store ();
  g_autofree char *a = describe (first), *b = NULL;
  g_autoptr (CldImportReport) report = import (name, first), once_more = NULL;
  struct stat info;

  g_assert_cmpstr (one, ==, same);
  g_assert_cmpstr (one, !=, of_none);
  g_assert_cmpint (stat (file, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_cmpuint (report->n_rejected, ==, 0);
  g_assert_cmpuint (report->problems->len, ==, 0);
  second = open_store (name, CLD_STORE_OPEN);
  assert_intact (second);
  again = export (second, FALSE);
  b = describe (again);
  g_assert_cmpstr (a, ==, b);
  /* What is stored already need not be there. */
  g_assert_cmpint (g_remove (file), ==, 0);
  cld_store_free (second);
  once_more = import (name, first);
  g_assert_cmpuint (once_more->n_rejected, ==, 0);
  g_assert_null (once_more->change_set);
  cld_store_free (store);
}

/* People outside get neither the files nor their names. */
static void
test_shared (void)
{
  CldStore *store = make_store ();
  g_autofree char *sha256 = add (store, 10, 3, "C1"), *folder = export (store, TRUE), *below = g_build_filename (folder, "attachments", NULL);
  g_autofree char *csv = g_build_filename (folder, "attachment.csv", NULL), *text = NULL;

  g_assert_false (g_file_test (below, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_get_contents (csv, &text, NULL, NULL));
  g_assert_null (strstr (text, "Neil"));
  g_assert_nonnull (strstr (text, sha256));
  cld_store_free (store);
}

/* Without files there is no folder; one that is in the way stops the export before it wrote a file there. */
static void
test_nothing (void)
{
  CldStore *store = make_store ();
  g_autofree char *folder = export (store, FALSE), *below = g_build_filename (folder, "attachments", NULL), *sha256 = NULL, *blocked = fixture_path ("out"), *way = NULL, *csv = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (g_file_test (below, G_FILE_TEST_EXISTS));
  sha256 = add (store, 10, 3, "C1");
  way = g_build_filename (blocked, "attachments", sha256, NULL);
  csv = g_build_filename (blocked, "child.csv", NULL);
  g_assert_cmpint (g_mkdir_with_parents (way, 0700), ==, 0);
  g_assert_false (cld_export_native (store, blocked, TRUE, &error));
  g_assert_error (error, CLD_IO_ERROR, CLD_IO_ERROR_FAILED);
  g_assert_false (g_file_test (csv, G_FILE_TEST_EXISTS));
  cld_store_free (store);
}

typedef enum
{
  MISSING,
  OTHER_BYTES,
  OTHER_SIZE,
  EMPTY,
  LINK,
  TOO_LARGE,
  NO_DIGEST,
  N_WAYS
} Way;

static void
spoil (Way way, const char *file, const char *csv, const char *sha256)
{
  g_autofree char *text = NULL, *other = g_strconcat (file, "x", NULL);
  g_autoptr (GString) edited = NULL;

  g_assert_true (g_file_get_contents (csv, &text, NULL, NULL));
  edited = g_string_new (text);
  if (way == MISSING)
    g_assert_cmpint (g_remove (file), ==, 0);
  else if (way == OTHER_BYTES || way == EMPTY)
    g_assert_true (g_file_set_contents (file, "123456789012345", way == EMPTY ? 0 : 15, NULL));
  else if (way == OTHER_SIZE)
    g_string_replace (edited, ",15,", ",16,", 1);
  else if (way == LINK)
    g_assert_cmpint (g_rename (file, other) | symlink (other, file), ==, 0);
  else if (way == TOO_LARGE)
    g_assert_cmpint (truncate (file, CLD_CONTENT_MOST + 1), ==, 0);
  else
    g_string_replace (edited, sha256, "../../../../etc/passwd", 1);
  g_assert_true (g_file_set_contents (csv, edited->str, -1, NULL));
}

/* Only the row whose file is not what it says is left out. */
static void
test_rejected (void)
{
  static const char *const words[N_WAYS] = { "not there", "another one", "another size", "empty", "no plain file", "larger", "not a SHA-256" };

  for (Way way = MISSING; way < N_WAYS; way++)
    {
      CldStore *store = make_store (), *second;
      g_autofree char *good = add (store, 10, 3, "C1"), *bad = add (store, 15, 4, "C2"), *folder = export (store, FALSE), *name = fixture_store ();
      g_autofree char *file = g_build_filename (folder, "attachments", bad, NULL), *csv = g_build_filename (folder, "attachment.csv", NULL);
      g_autoptr (CldImportReport) report = NULL;
      g_autoptr (GPtrArray) left = NULL, kept = NULL;
      const CldImportProblem *problem;

      spoil (way, file, csv, bad);
      report = import (name, folder);
      g_assert_cmpuint (report->n_rejected, ==, 1);
      problem = report->problems->pdata[0];
      g_assert_true (problem->rejected);
      g_assert_cmpstr (problem->column, ==, way == OTHER_SIZE ? "size" : "sha256");
      g_test_message ("%s", problem->reason);
      g_assert_nonnull (strstr (problem->reason, words[way]));
      second = open_store (name, CLD_STORE_OPEN);
      assert_intact (second);
      left = cld_attachments_list (cld_store_get_db (second), "C2", NULL, NULL);
      kept = cld_attachments_list (cld_store_get_db (second), "C1", NULL, NULL);
      g_assert_cmpuint (left->len, ==, 0);
      g_assert_cmpuint (kept->len, ==, 1);
      cld_store_free (second);
      cld_store_free (store);
    }
}

int
main (int argc, char **argv)
{
  fixture_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/export-files/round", test_round);
  g_test_add_func ("/export-files/shared", test_shared);
  g_test_add_func ("/export-files/nothing", test_nothing);
  g_test_add_func ("/export-files/rejected", test_rejected);
  return fixture_run ();
}
