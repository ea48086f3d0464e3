/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-export-native.h"

#include "cld-caseload.h"
#include "cld-change-set.h"
#include "cld-csv-writer.h"
#include "cld-export-files.h"
#include "cld-file-set.h"

typedef struct
{
  CldCsvWriter *writer;
  gboolean shared;
  GError *error;
} Sink;

static gboolean
is_written (const CldField *field, gboolean shared)
{
  return !shared || !(field->flags & CLD_PRIVATE);
}

static gboolean
write_row_cb (CldRow *row, const char *search_key, gpointer data)
{
  Sink *sink = data;
  gboolean done = cld_csv_writer_cell (sink->writer, row->ref, &sink->error);

  for (guint i = 0; i < row->kind->n_fields && done; i++)
    if (is_written (&row->kind->fields[i], sink->shared))
      done = cld_csv_writer_cell (sink->writer, row->values[i], &sink->error);
  return done && cld_csv_writer_end_row (sink->writer, &sink->error);
}

static gboolean
write_kind (CldDb *db, const CldKind *kind, gboolean shared, GOutputStream *stream, GError **error)
{
  g_autoptr (CldCsvWriter) writer = cld_csv_writer_new (stream, shared);
  Sink sink = { writer, shared, NULL };

  if (!cld_csv_writer_cell (writer, "ref", error))
    return FALSE;
  for (guint i = 0; i < kind->n_fields; i++)
    if (is_written (&kind->fields[i], shared) && !cld_csv_writer_cell (writer, kind->fields[i].id, error))
      return FALSE;
  if (!cld_csv_writer_end_row (writer, error) || !cld_caseload_each_record (db, kind, write_row_cb, &sink, error))
    return FALSE;
  if (sink.error)
    {
      g_propagate_error (error, sink.error);
      return FALSE;
    }
  return cld_csv_writer_flush (writer, error);
}

/**
 * cld_export_native_kind:
 * @db: a database
 * @kind: a kind
 * @stream: where to
 * @error: return location
 *
 * Writes the native CSV of a kind: `ref` and its fields in native order, rows in byte order of their refs, values
 * untouched, a header alone where there are none.
 *
 * Returns: whether all of it was written
 */
gboolean
cld_export_native_kind (CldDb *db, const CldKind *kind, GOutputStream *stream, GError **error)
{
  return write_kind (db, kind, FALSE, stream, error);
}

static gboolean
write_files (CldFileSet *files, CldDb *db, gboolean shared, GError **error)
{
  for (guint i = 0; i < cld_kinds_count (); i++)
    if (!write_kind (db, cld_kinds ()[i], shared, cld_file_set_get_stream (files, i), error))
      return FALSE;
  return TRUE;
}

/* All of one moment. People outside get what is said of files, not what is in them. */
static gboolean
write_all (CldFileSet *files, CldDb *db, const char *folder, gboolean shared, gboolean force, GError **error)
{
  g_autoptr (CldExportFiles) contents = NULL;
  gboolean done = cld_db_begin_read (db, error) && write_files (files, db, shared, error);

  if (done && !shared)
    {
      contents = cld_export_files_write (db, folder, force, error);
      done = contents != NULL;
    }
  cld_db_rollback (db);
  if (!done || !cld_file_set_commit (files, error))
    return FALSE;
  if (contents)
    cld_export_files_keep (contents);
  return TRUE;
}

static gboolean
export_all (CldStore *store, const char *folder, gboolean shared, gboolean force, GError **error)
{
  g_autoptr (CldFileSet) files = NULL;
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;

  for (guint i = 0; i < cld_kinds_count (); i++)
    {
      g_autofree char *name = g_strconcat (cld_kinds ()[i]->id, ".csv", NULL);

      g_strv_builder_add (builder, name);
    }
  names = g_strv_builder_end (builder);
  files = cld_file_set_create (folder, (const char *const *) names, force, error);
  /* What cannot be logged is not exported. */
  return files && cld_change_log_look (store, CLD_ACT_EXPORT, shared ? "export csv" : "export native", NULL, error) &&
         write_all (files, cld_store_get_db (store), folder, shared, force, error);
}

/**
 * cld_export_native:
 * @store: a store
 * @folder: where to; made, for the user alone, where it is missing
 * @force: whether to replace files of the same names
 * @error: return location
 *
 * Notes the export in the change log, then writes a file a kind, and what is in the attached files into the folder
 * `attachments` there, all of one moment. Nothing is written where a file
 * is in the way and @force is not given, and nothing is left behind by an export that failed, except that files it
 * had already replaced stay replaced.
 *
 * Returns: whether every file is there
 */
gboolean
cld_export_native (CldStore *store, const char *folder, gboolean force, GError **error)
{
  return cld_db_check_sees_all (cld_store_get_db (store), "`export native`", error) && export_all (store, folder, FALSE, force, error);
}

/**
 * cld_export_shared:
 * @store: a store
 * @folder: where to; made, for the user alone, where it is missing
 * @force: whether to replace files of the same names
 * @error: return location
 *
 * As cld_export_native(), for people outside: private fields are left out, and what a spreadsheet would take for a
 * formula is guarded. It is not meant to be read back.
 *
 * Returns: whether every file is there
 */
gboolean
cld_export_shared (CldStore *store, const char *folder, gboolean force, GError **error)
{
  return export_all (store, folder, TRUE, force, error);
}
