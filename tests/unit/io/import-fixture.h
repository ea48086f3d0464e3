/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gstdio.h>
#include <string.h>

#include "cld-export-native.h"
#include "cld-import.h"
#include "cld-kinds.h"
#include "cld-log-reader.h"
#include "cld-record-service.h"
#include "cld-repo.h"

#include "../both-engines.h"

/* A folder of its own with files to import and a database. Every import checks what must hold of all. */

#define HEADER "CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n"
#define EPISODES "CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n"
#define REVIEWS "CHILD,DOB,REVIEW,REVIEW_CODE\n"
#define ONE_CHILD HEADER "100,M,01/02/2015,WBRI,UN1,,\n"
#define ONE_EPISODE EPISODES "100,01/05/2024,S,C2,N1,U4,PR1,,,,LS1 1AA,LS2 2BB,SC123456\n"

typedef struct
{
  char *folder;
  char *database;
  GError *error; /* of the last import */
} Fixture;

static const CldImportOptions plain = { 0 };

static G_GNUC_UNUSED void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("cld-import-XXXXXX", &error);
  g_assert_no_error (error);
  g_setenv ("XDG_STATE_HOME", fixture->folder, TRUE);
  path = g_build_filename (fixture->folder, "s.db", NULL);
  fixture->database = engine_new_name (path);
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

static G_GNUC_UNUSED void
tear_down (Fixture *fixture, gconstpointer data)
{
  remove_folder (fixture->folder);
  g_clear_error (&fixture->error);
  g_free (fixture->database);
  g_free (fixture->folder);
}

/* Begins anew with another database. */
static G_GNUC_UNUSED void
empty (Fixture *fixture)
{
  tear_down (fixture, NULL);
  set_up (fixture, NULL);
}

static G_GNUC_UNUSED void
put_bytes (Fixture *fixture, const char *name, const char *bytes, gssize length)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_file_set_contents (path, bytes, length, &error);
  g_assert_no_error (error);
}

static G_GNUC_UNUSED void
put (Fixture *fixture, const char *name, const char *text)
{
  put_bytes (fixture, name, text, -1);
}

/* What holds of every report. */
static void
check_report (const CldImportReport *report)
{
  guint n_rejected = 0;

  for (guint i = 0; i < report->files->len; i++)
    {
      const CldImportFileReport *file = report->files->pdata[i];
      guint problems = 0;

      g_assert_cmpuint (file->added + file->changed + file->unchanged + file->rejected, ==, file->rows);
      for (guint j = 0; j < report->problems->len; j++)
        problems += ((CldImportProblem *) report->problems->pdata[j])->report == file ? 1 : 0;
      g_assert_cmpuint (problems, ==, file->problems);
      n_rejected += file->rejected;
    }
  g_assert_cmpuint (n_rejected, ==, report->n_rejected);
  for (guint i = 0; i < report->problems->len; i++)
    {
      const CldImportProblem *problem = report->problems->pdata[i];

      g_assert_true (problem->reason && *problem->reason);
      g_assert_true (!problem->rejected || problem->row);
    }
}

/* Imports what @names says, names of files or folders with a space between. A refusal is in fixture->error. */
static G_GNUC_UNUSED CldImportReport *
import (Fixture *fixture, const CldImportOptions *options, const char *names)
{
  g_auto (GStrv) paths = g_strsplit (names, " ", -1);
  CldImportReport *report = NULL;
  gboolean done;

  for (guint i = 0; paths[i]; i++)
    {
      char *path = g_build_filename (fixture->folder, paths[i], NULL);

      g_free (paths[i]);
      paths[i] = path;
    }
  g_clear_error (&fixture->error);
  done = cld_import (fixture->database, (const char *const *) paths, options, NULL, NULL, NULL, &report, &fixture->error);
  g_assert_cmpint (done, ==, fixture->error == NULL);
  g_assert_nonnull (report);
  if (done && !options->only_read)
    check_report (report);
  return report;
}

/* One import that must be done, without a look at what it says. */
static G_GNUC_UNUSED void
import_quietly (Fixture *fixture, const char *names)
{
  g_autoptr (CldImportReport) report = import (fixture, &plain, names);

  g_assert_no_error (fixture->error);
}

static G_GNUC_UNUSED const CldImportFileReport *
file_report (const CldImportReport *report, const char *name)
{
  for (guint i = 0; i < report->files->len; i++)
    if (strcmp (((CldImportFileReport *) report->files->pdata[i])->name, name) == 0)
      return report->files->pdata[i];
  g_error ("no report of %s", name);
  return NULL;
}

/* `kind rows=3 +1 ~1 =0 -1` of a file: added, changed, unchanged, rejected. */
static G_GNUC_UNUSED void
assert_file (const CldImportReport *report, const char *name, const char *expected)
{
  const CldImportFileReport *file = file_report (report, name);
  g_autofree char *found = g_strdup_printf ("%s rows=%u +%u ~%u =%u -%u", file->kind, file->rows, file->added, file->changed, file->unchanged, file->rejected);

  g_assert_cmpstr (found, ==, expected);
}

/* The problem list, a line each: `FILE:LINE COLUMN VALUE SUGGESTION kept` or `... rejected`; `-` is blank. */
static G_GNUC_UNUSED void
assert_problems (const CldImportReport *report, const char *expected)
{
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < report->problems->len; i++)
    {
      const CldImportProblem *one = report->problems->pdata[i];

      g_string_append_printf (found, "%s%s:%u %s %s %s %s", i > 0 ? "\n" : "", one->file, one->line, one->column ? one->column : "-",
                              one->value ? one->value : "-", one->suggestion ? one->suggestion : "-", one->rejected ? "rejected" : "kept");
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static G_GNUC_UNUSED CldStore *
open_store (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  CldStore *store = cld_store_open (fixture->database, CLD_STORE_OPEN, &error);

  g_assert_no_error (error);
  return store;
}

/* A kind as the native export writes it, without the line of its columns; sorted by ref. */
static G_GNUC_UNUSED char *
native (Fixture *fixture, const CldKind *kind)
{
  g_autoptr (CldStore) store = open_store (fixture);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  cld_export_native_kind (cld_store_get_db (store), kind, stream, &error);
  g_assert_no_error (error);
  g_output_stream_write_all (stream, "", 1, NULL, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);
  text = g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
  return g_strdup (strchr (text, '\n') + 1);
}

/* Everything that is recorded. */
static G_GNUC_UNUSED char *
native_all (Fixture *fixture)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < cld_kinds_count (); i++)
    {
      g_autofree char *one = native (fixture, cld_kinds ()[i]);

      g_string_append_printf (all, "[%s]\n%s", cld_kinds ()[i]->id, one);
    }
  return g_string_free (g_steal_pointer (&all), FALSE);
}

/* No store, or on a server one in which nothing was ever written. */
static G_GNUC_UNUSED void
assert_nothing_there (Fixture *fixture)
{
  g_autoptr (CldStore) store = NULL;
  g_autofree char *hash = NULL;
  gint64 seq = -1;

  if (!cld_store_is_there (fixture->database))
    return;
  g_assert_true (engine_is_postgres ());
  store = open_store (fixture);
  g_assert_true (cld_store_get_head (store, &seq, &hash, NULL));
  g_assert_cmpint (seq, ==, 0);
}

static G_GNUC_UNUSED guint
count (Fixture *fixture, const CldKind *kind)
{
  g_autoptr (CldStore) store = open_store (fixture);
  g_autoptr (GError) error = NULL;
  gint64 n = cld_repo_count (cld_store_get_db (store), kind, &error);

  g_assert_no_error (error);
  return (guint) n;
}

/* A value of a record, or "(no record)". */
static G_GNUC_UNUSED char *
value (Fixture *fixture, const CldKind *kind, const char *ref, guint field)
{
  g_autoptr (CldStore) store = open_store (fixture);
  g_autoptr (CldRecord) record = cld_record_service_load (store, kind, ref, NULL);

  return g_strdup (record ? cld_record_get_text (record, field) : "(no record)");
}

static G_GNUC_UNUSED void
assert_value (Fixture *fixture, const CldKind *kind, const char *ref, guint field, const char *expected)
{
  g_autofree char *found = value (fixture, kind, ref, field);

  if (g_strcmp0 (found, expected) != 0)
    g_test_message ("%s of %s/%s", kind->fields[field].id, kind->id, ref);
  g_assert_cmpstr (found, ==, expected);
}

/* A value as a person changes it. */
static G_GNUC_UNUSED void
edit (Fixture *fixture, const CldKind *kind, const char *ref, guint field, const char *text)
{
  g_autoptr (CldStore) store = open_store (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (CldRecord) record = cld_record_service_load (store, kind, ref, &error);

  g_assert_no_error (error);
  g_assert_true (cld_record_set_text (record, field, text));
  g_assert_true (cld_record_service_save (store, record, "test", &error));
  g_assert_no_error (error);
}

/* The last entry of the change log. */
static G_GNUC_UNUSED gint64
head (Fixture *fixture)
{
  g_autoptr (CldStore) store = open_store (fixture);
  g_autoptr (GError) error = NULL;
  g_autofree char *hash = NULL;
  gint64 seq = 0;

  g_assert_true (cld_store_get_head (store, &seq, &hash, &error));
  return seq;
}
