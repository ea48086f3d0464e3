/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-import-private.h"

#include <string.h>

#include "cld-csv-writer.h"
#include "cld-safe-file.h"

/* What a report says besides counts: how a file was read, the rows to look at, the rows that stayed out. */

#define MAX_SAMPLES 3

static char *
join_cells (const CldImportFile *file, guint row)
{
  const char between[] = { cld_csv_table_get_delimiter (file->table), '\0' };
  g_auto (GStrv) cells = _cld_import_copy_row (file, row);
  char *line = g_strjoinv (between, cells);

  return g_strdelimit (line, "\n\r", ' ');
}

/* Where the encoding is a guess, lines that show whether it is right. */
static GStrv
find_samples (const CldImportFile *file)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  guint n_rows = cld_csv_table_get_n_rows (file->table), found = 0;

  for (guint i = 0; i < n_rows && found < MAX_SAMPLES; i++)
    {
      guint n;
      const CldCell *cells = cld_csv_table_get_row (file->table, i, &n);
      gboolean plain = TRUE;

      for (guint j = 0; j < n && plain; j++)
        plain = g_str_is_ascii (cells[j].text);
      if (!plain)
        {
          g_autofree char *line = join_cells (file, i);

          g_strv_builder_add (builder, line);
          found++;
        }
    }
  return g_strv_builder_end (builder);
}

/* Says how a file was read that is a table. */
void
_cld_import_describe_file (CldImport *import, CldImportFile *file)
{
  CldImportFileReport *report = file->report;
  guint n_rows = cld_csv_table_get_n_rows (file->table);

  report->encoding = cld_csv_table_get_encoding (file->table);
  report->delimiter = cld_csv_table_get_delimiter (file->table);
  if (file->type == CLD_FILE_NOT_READ)
    return;
  report->is_return = file->type == CLD_FILE_RETURN;
  report->header = _cld_import_copy_row (file, file->header);
  if (report->encoding == CLD_CSV_CP1252)
    report->samples = find_samples (file);
  for (guint i = file->header + 1; i < n_rows && import->options->only_read; i++)
    report->rows += cld_csv_table_row_is_blank (file->table, i) ? 0 : 1;
}

/* Collects the rows with problems, and one row before and after each. */
void
_cld_import_report_rows (CldImport *import)
{
  for (guint i = 0; i < import->files->len; i++)
    {
      const CldImportFile *file = import->files->pdata[i];

      for (guint j = 0; j < file->rows->len; j++)
        {
          const CldImportRow *row = g_array_index (file->rows, CldImportRow *, j);
          gboolean beside = (j > 0 && g_array_index (file->rows, CldImportRow *, j - 1)->has_problem) ||
                            (j + 1 < file->rows->len && g_array_index (file->rows, CldImportRow *, j + 1)->has_problem);
          CldImportRowReport *one;

          if (!row->has_problem && !beside)
            continue;
          one = g_new0 (CldImportRowReport, 1);
          one->report = file->report;
          one->line = cld_csv_table_get_line (file->table, row->row);
          one->has_problem = row->has_problem;
          one->cells = _cld_import_copy_row (file, row->row);
          g_ptr_array_add (import->report->rows, one);
        }
    }
}

static gboolean
is_named (const CldImportFile *file, int target, const char *heading, const char *column)
{
  if (file->type == CLD_FILE_RETURN)
    return strcmp (file->return_table->columns[target].name, column) == 0;
  if (file->type == CLD_FILE_NATIVE)
    return strcmp (target == NATIVE_REF ? "ref" : file->kind->fields[target - 1].id, column) == 0;
  /* Two columns are named as in the returns, whatever the export calls them. */
  if (strcmp (column, "CHILD") == 0 || strcmp (column, "D.O.B.") == 0)
    return target == (*column == 'C' ? CASE_REF : CASE_DATE_OF_BIRTH);
  return strcmp (heading, column) == 0;
}

/* Which cell of the row a problem's @column is, or -1: the file may not have it, or the row ends before it. */
int
_cld_import_find_cell (const CldImportRow *row, const char *column)
{
  const CldImportFile *file = row->file;
  guint n_names, n_cells;
  const CldCell *names = cld_csv_table_get_row (file->table, file->header, &n_names);

  cld_csv_table_get_row (file->table, row->row, &n_cells);
  for (guint i = 0; column && i < MIN (file->n_columns, n_cells); i++)
    if (file->columns[i] >= 0 && is_named (file, file->columns[i], names[i].text, column))
      return (int) i;
  return -1;
}

static gboolean
write_reject (CldCsvWriter *writer, const CldImportProblem *problem, GError **error)
{
  char line[16];

  g_snprintf (line, sizeof line, "%u", problem->line);
  if (!cld_csv_writer_cell (writer, problem->file, error) || !cld_csv_writer_cell (writer, line, error) ||
      !cld_csv_writer_cell (writer, problem->column, error) || !cld_csv_writer_cell (writer, problem->reason, error) ||
      !cld_csv_writer_cell (writer, problem->suggestion, error))
    return FALSE;
  for (guint i = 0; problem->row && problem->row[i]; i++)
    if (!cld_csv_writer_cell (writer, problem->row[i], error))
      return FALSE;
  return cld_csv_writer_end_row (writer, error);
}

/**
 * cld_import_report_save_rejects:
 * @report: what an import did
 * @path: the file's name
 * @overwrite: whether a file that is there already is replaced
 * @error: return location for a `CldIoError`
 *
 * Writes the rows that were left out as they came, each behind where it stood and why it was left out. The file is
 * for its owner alone, and there whole or not at all.
 *
 * Returns: whether it was written
 */
gboolean
cld_import_report_save_rejects (const CldImportReport *report, const char *path, gboolean overwrite, GError **error)
{
  static const char *const columns[] = { "file", "line", "column", "reason", "suggestion", "row" };
  g_autoptr (CldSafeFile) file = cld_safe_file_create (path, overwrite, error);
  g_autoptr (CldCsvWriter) writer = file ? cld_csv_writer_new (cld_safe_file_get_stream (file), FALSE) : NULL;

  if (!writer)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (!cld_csv_writer_cell (writer, columns[i], error))
      return FALSE;
  if (!cld_csv_writer_end_row (writer, error))
    return FALSE;
  for (guint i = 0; i < report->problems->len; i++)
    {
      const CldImportProblem *problem = report->problems->pdata[i];

      if (problem->rejected && !write_reject (writer, problem, error))
        return FALSE;
    }
  return cld_csv_writer_flush (writer, error) && cld_safe_file_commit (file, error);
}
