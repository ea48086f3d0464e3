/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "cld-caseload.h"
#include "cld-change-set.h"
#include "cld-csv-reader.h"
#include "cld-error.h"
#include "cld-export-native.h"
#include "cld-kinds.h"
#include "cld-log-reader.h"
#include "cld-private-folder.h"

#include "../both-engines.h"

typedef struct
{
  char *folder;
  char *out;
  CldStore *store;
  CldArena *arena;
} Fixture;

static CldRow *
add_child (Fixture *fixture, CldChangeSet *set, const char *ref, const char *surname)
{
  CldRow *row = cld_row_new (fixture->arena, &cld_child_kind, ref);
  g_autoptr (GError) error = NULL;

  row->values[CHILD_SURNAME] = surname;
  cld_change_set_put (set, NULL, row, &error);
  g_assert_no_error (error);
  return row;
}

static void
add_placement (Fixture *fixture, CldChangeSet *set, const char *ref, const char *child, const char *within)
{
  CldRow *row = cld_row_new (fixture->arena, &cld_placement_kind, ref);
  g_autoptr (GError) error = NULL;

  row->values[PLACEMENT_CHILD] = child;
  row->values[PLACEMENT_STARTED_ON] = "2024-02-03";
  row->values[PLACEMENT_TYPE] = within ? "T4" : "K2";
  row->values[PLACEMENT_WITHIN] = within;
  row->values[PLACEMENT_DISTANCE_MILES] = "14.50";
  row->values[PLACEMENT_EMERGENCY] = "0";
  cld_change_set_put (set, NULL, row, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CldChangeSet) set = NULL;
  g_autofree char *path = NULL, *name = NULL;

  fixture->folder = g_dir_make_tmp ("cld-export-XXXXXX", &error);
  g_assert_no_error (error);
  g_setenv ("XDG_STATE_HOME", fixture->folder, TRUE);
  path = g_build_filename (fixture->folder, "s.db", NULL);
  name = engine_new_name (path);
  fixture->out = g_build_filename (fixture->folder, "out", NULL);
  fixture->arena = cld_arena_new ();
  fixture->store = cld_store_open (name, CLD_STORE_CREATE, &error);
  g_assert_no_error (error);
  set = cld_change_set_begin (fixture->store, CLD_ACT_IMPORT, "test", NULL, &error);
  g_assert_no_error (error);
  add_child (fixture, set, "é", "accent");
  add_child (fixture, set, "9", "=1+1");
  add_child (fixture, set, "10", "two\nlines, \"quoted\"");
  add_child (fixture, set, "010", " spaced ");
  add_placement (fixture, set, "9/2024-02-03", "9", NULL);
  add_placement (fixture, set, "9/2024-02-03-2", "9", "9/2024-02-03");
  cld_change_set_commit (set, &error);
  g_assert_no_error (error);
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *entry = g_build_filename (path, name, NULL);

      if (g_file_test (entry, G_FILE_TEST_IS_DIR) && !g_file_test (entry, G_FILE_TEST_IS_SYMLINK))
        remove_folder (entry);
      else
        g_unlink (entry);
    }
  g_rmdir (path);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  cld_store_free (fixture->store);
  cld_arena_free (fixture->arena);
  remove_folder (fixture->folder);
  g_assert_false (g_file_test (fixture->folder, G_FILE_TEST_EXISTS));
  g_free (fixture->out);
  g_free (fixture->folder);
}

static char *
read_out (Fixture *fixture, const char *name)
{
  g_autofree char *path = g_build_filename (fixture->out, name, NULL);
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, NULL);
  return text;
}

static char *
native_csv (Fixture *fixture, const CldKind *kind)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  cld_export_native_kind (cld_store_get_db (fixture->store), kind, stream, &error);
  g_assert_no_error (error);
  g_output_stream_write_all (stream, "", 1, NULL, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
}

static guint
count_exports (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CldArena) arena = cld_arena_new ();
  gint64 seq = 0;
  g_autofree char *hash = NULL;

  g_assert_true (cld_store_get_head (fixture->store, &seq, &hash, &error));
  return (guint) seq;
}

/* Rows in byte order of the ref, columns in native order, values untouched, references by ref. */
static void
test_kind (Fixture *fixture, gconstpointer data)
{
  g_autofree char *children = native_csv (fixture, &cld_child_kind);
  g_autofree char *placements = native_csv (fixture, &cld_placement_kind);
  g_autofree char *visits = native_csv (fixture, &cld_visit_kind);

  g_assert_cmpstr (children, ==,
                   "ref,given_names,surname,known_as,former_names,date_of_birth,dob_estimated,sex,ethnicity,upn,nhs_number,disability,uasc_from,"
                   "uasc_until,home_postcode,worker,team,iro,restricted,alert\n"
                   "010,,\" spaced \",,,,,,,,,,,,,,,,,\n"
                   "10,,\"two\nlines, \"\"quoted\"\"\",,,,,,,,,,,,,,,,,\n"
                   "9,,=1+1,,,,,,,,,,,,,,,,,\n"
                   "é,,accent,,,,,,,,,,,,,,,,,\n");
  g_assert_nonnull (strstr (placements, "\n9/2024-02-03,9,2024-02-03,,,K2,,,,,,,,14.50,0,"));
  g_assert_nonnull (strstr (placements, "\n9/2024-02-03-2,9,2024-02-03,,,T4,9/2024-02-03,,"));
  g_assert_cmpstr (visits, ==, "ref,child,visited_on,outcome,by,notes,childs_words\n");
}

/* What the reader makes of each file is what the store holds. */
static void
test_reads_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CldRecordSet) set = cld_record_set_new ();

  for (guint i = 0; i < cld_kinds_count (); i++)
    {
      const CldKind *kind = cld_kinds ()[i];
      g_autofree char *text = native_csv (fixture, kind);
      g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
      g_autoptr (CldCsvTable) table = cld_csv_table_parse (bytes, kind->id, &error);
      GPtrArray *rows = cld_record_set_get (set, kind);

      g_assert_no_error (error);
      g_assert_true (cld_repo_load_all (cld_store_get_db (fixture->store), kind, set, &error));
      g_assert_cmpuint (cld_csv_table_get_n_rows (table), ==, rows->len + 1);
      for (guint j = 0; j <= rows->len; j++)
        {
          guint n;
          const CldCell *cells = cld_csv_table_get_row (table, j, &n);
          const CldRow *row = j > 0 ? rows->pdata[j - 1] : NULL;

          g_assert_cmpuint (n, ==, kind->n_fields + 1);
          g_assert_cmpstr (cells[0].text, ==, row ? row->ref : "ref");
          for (guint k = 0; k < kind->n_fields; k++)
            g_assert_cmpstr (cells[k + 1].text, ==, row ? (row->values[k] ? row->values[k] : "") : kind->fields[k].id);
        }
    }
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (dir && g_dir_read_name (dir))
    n++;
  return n;
}

static void
test_folder (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *expected = native_csv (fixture, &cld_child_kind);
  g_autofree char *written = NULL;
  guint before = count_exports (fixture);
  struct stat about;

  cld_export_native (fixture->store, fixture->out, FALSE, &error);
  g_assert_no_error (error);
  written = read_out (fixture, "child.csv");
  g_assert_cmpstr (written, ==, expected);
  g_assert_cmpuint (count_files (fixture->out), ==, cld_kinds_count () + 2);
  g_assert_cmpint (g_stat (fixture->out, &about), ==, 0);
  g_assert_cmpuint (about.st_mode & 07777, ==, 0700);
  g_assert_cmpuint (count_exports (fixture), ==, before + 1);
  g_assert_false (cld_db_in_transaction (cld_store_get_db (fixture->store)));

  /* Again: refused, or with the very same result. */
  g_assert_false (cld_export_native (fixture->store, fixture->out, FALSE, &error));
  g_assert_error (error, CLD_IO_ERROR, CLD_IO_ERROR_EXISTS);
  g_assert_cmpuint (count_exports (fixture), ==, before + 1);
  g_clear_error (&error);
  g_assert_true (cld_export_native (fixture->store, fixture->out, TRUE, &error));
  g_assert_cmpuint (count_files (fixture->out), ==, cld_kinds_count () + 2);
}

/* One name in the way, the last in order: nothing is written, a folder that was there is left as it was. */
static void
test_in_the_way (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *last = g_strconcat (cld_kinds ()[cld_kinds_count () - 1]->id, ".csv", NULL);
  g_autofree char *path = g_build_filename (fixture->out, last, NULL);
  g_autofree char *text = NULL;
  guint before = count_exports (fixture);

  g_assert_cmpint (g_mkdir (fixture->out, 0755), ==, 0);
  g_assert_true (g_file_set_contents (path, "mine", -1, NULL));
  g_assert_false (cld_export_native (fixture->store, fixture->out, FALSE, &error));
  g_assert_error (error, CLD_IO_ERROR, CLD_IO_ERROR_EXISTS);
  g_assert_cmpuint (count_files (fixture->out), ==, 1);
  text = read_out (fixture, last);
  g_assert_cmpstr (text, ==, "mine");
  g_assert_cmpuint (count_exports (fixture), ==, before);
}

/* What cannot be logged is not exported, and a folder made for it goes again. */
static void
test_not_logged (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *deep = g_build_filename (fixture->out, "a", "b", NULL);
  CldDb *db = cld_store_get_db (fixture->store);

  /* Without the end of the log there can be no entry. */
  g_assert_true (cld_db_begin (db, &error) && cld_db_exec (db, "DELETE FROM change_head", &error) && cld_db_commit (db, &error));
  g_assert_false (cld_export_native (fixture->store, deep, FALSE, &error));
  g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_CORRUPT);
  g_assert_false (g_file_test (fixture->out, G_FILE_TEST_EXISTS));
}

static void
test_shared (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *children = NULL;
  g_autofree char *notes = NULL;

  g_assert_true (cld_export_shared (fixture->store, fixture->out, FALSE, &error));
  children = read_out (fixture, "child.csv");
  g_assert_true (g_str_has_prefix (children, "ref,dob_estimated,sex,"));
  g_assert_null (strstr (children, "accent"));
  g_assert_nonnull (strstr (children, "\né,"));
  notes = read_out (fixture, "note.csv");
  g_assert_nonnull (notes);
}

/* The folder: its parents are made and go again, one that is there is not marked, a file is not taken for one. */
static void
put_file (Fixture *fixture, const char *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, "in the way", -1, NULL));
}

static void
test_private_folder (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *deep = g_build_filename (fixture->out, "a", "b", NULL);
  g_autofree char *below_file = g_build_filename (fixture->folder, "file", "x", NULL);
  GPtrArray *made = cld_private_folder_make (deep, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (made->len, ==, 3);
  g_assert_cmpuint (count_files (deep), ==, 2);
  g_assert_cmpuint (count_files (fixture->out), ==, 1);
  cld_private_folder_remove (made);
  g_assert_false (g_file_test (fixture->out, G_FILE_TEST_EXISTS));

  made = cld_private_folder_make (fixture->folder, &error);
  g_assert_cmpuint (made->len, ==, 0);
  cld_private_folder_remove (made);
  g_assert_true (g_file_test (fixture->folder, G_FILE_TEST_IS_DIR));

  put_file (fixture, "file");
  g_assert_null (cld_private_folder_make (below_file, &error));
  g_assert_error (error, CLD_IO_ERROR, CLD_IO_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/export-native/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("kind", test_kind);
  ADD ("reads-back", test_reads_back);
  ADD ("folder", test_folder);
  ADD ("in-the-way", test_in_the_way);
  ADD ("not-logged", test_not_logged);
  ADD ("shared", test_shared);
  ADD ("private-folder", test_private_folder);
#undef ADD
  return engine_run ();
}
