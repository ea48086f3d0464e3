/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-date.h"
#include "cld-error.h"

void
_cld_import_file_free (CldImportFile *file)
{
  g_free (file->path);
  g_free (file->name);
  g_free (file->folder);
  cld_csv_table_free (file->table);
  g_free (file->columns);
  if (file->rows)
    g_array_unref (file->rows);
  g_free (file);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static gboolean
add_folder (GPtrArray *paths, const char *folder, GError **error)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, error);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  if (!dir)
    return FALSE;
  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      /* A folder is not entered recursively; hidden files are nobody's data. */
      if (name[0] != '.' && !g_file_test (path, G_FILE_TEST_IS_DIR))
        g_ptr_array_add (names, g_steal_pointer (&path));
    }
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    g_ptr_array_add (paths, g_strdup (names->pdata[i]));
  return TRUE;
}

static CldImportFile *
add_file (CldImport *import, const char *path)
{
  CldImportFile *file = g_new0 (CldImportFile, 1);

  file->path = g_strdup (path);
  file->name = g_filename_display_basename (path);
  file->folder = g_path_get_dirname (path);
  file->rows = g_array_new (FALSE, FALSE, sizeof (CldImportRow *));
  file->report = g_new0 (CldImportFileReport, 1);
  file->report->name = g_strdup (file->name);
  file->report->path = g_strdup (path);
  file->report->kind = "not read";
  g_ptr_array_add (import->report->files, file->report);
  g_ptr_array_add (import->files, file);
  return file;
}

static gboolean
may_be_table (const char *name)
{
  static const char *const endings[] = { ".csv", ".txt", ".tsv", ".tab" };
  const char *dot = strrchr (name, '.');

  for (guint i = 0; dot && i < G_N_ELEMENTS (endings); i++)
    if (g_ascii_strcasecmp (dot, endings[i]) == 0)
      return TRUE;
  return dot == NULL;
}

static void
list_unreadable (CldImport *import, CldImportFile *file, const char *reason)
{
  CldImportProblem *problem = g_new0 (CldImportProblem, 1);

  file->type = CLD_FILE_NO_TABLE;
  file->report->kind = "no table";
  file->report->problems++;
  import->report->n_unreadable++;
  problem->report = file->report;
  problem->file = g_strdup (file->name);
  problem->reason = g_strdup (reason);
  problem->cell = -1;
  file->report->why = g_strdup (reason);
  g_ptr_array_add (import->report->problems, problem);
}

static void
note_how_read (CldImport *import, CldImportFile *file)
{
  switch (cld_csv_table_get_encoding (file->table))
    {
    case CLD_CSV_CP1252:
      /* Translators: %s is a file */
      g_ptr_array_add (import->report->notes, g_strdup_printf (_("%s: not UTF-8, read as Windows-1252; look at names with accents."), file->name));
      break;
    case CLD_CSV_UTF16:
      g_ptr_array_add (import->report->notes, g_strdup_printf (_("%s: read as UTF-16."), file->name));
      break;
    case CLD_CSV_UTF8:
    case CLD_CSV_UTF8_BOM:
    default:
      break;
    }
}

static gboolean
read_file (CldImport *import, const char *path, GError **error)
{
  CldImportFile *file = add_file (import, path);
  g_autoptr (GError) local_error = NULL;

  if (!may_be_table (file->name))
    {
      g_ptr_array_add (import->report->notes, g_strdup_printf (_("%s: not read, since only CSV files are."), file->name));
      file->report->why = g_strdup (_("only CSV files are read"));
      return TRUE;
    }
  file->table = cld_csv_table_read (path, import->cancellable, &local_error);
  if (!file->table)
    {
      if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      list_unreadable (import, file, local_error->message);
      return TRUE;
    }
  import->report->n_readable++;
  _cld_import_recognise (import, file);
  _cld_import_describe_file (import, file);
  if (file->type == CLD_FILE_NOT_READ)
    {
      g_clear_pointer (&file->table, cld_csv_table_free);
      file->report->why = g_strdup (_("its columns are those of no table that can be imported"));
      return TRUE;
    }
  note_how_read (import, file);
  _cld_import_correct (import, file);
  return TRUE;
}

/* Several files of one table in one folder: the first of each table is one return, the second another. */
static void
number_sets (CldImport *import)
{
  for (guint i = 0; i < import->files->len; i++)
    {
      CldImportFile *file = import->files->pdata[i];

      for (guint j = 0; j < i && file->type == CLD_FILE_RETURN; j++)
        {
          CldImportFile *other = import->files->pdata[j];

          if (other->type == CLD_FILE_RETURN && other->return_table == file->return_table && strcmp (other->folder, file->folder) == 0)
            file->set++;
        }
    }
}

static void
find_latest (CldImportFile *file, char latest[CLD_MOMENT_SIZE])
{
  guint n_rows = cld_csv_table_get_n_rows (file->table);

  for (guint i = file->header + 1; i < n_rows; i++)
    {
      guint n;
      const CldCell *cells = cld_csv_table_get_row (file->table, i, &n);

      for (guint j = 0; j < MIN (n, file->n_columns); j++)
        {
          int column = file->columns[j];
          char date[CLD_MOMENT_SIZE];
          gsize len;
          const char *text;

          if (column < 0 || file->return_table->columns[column].type != CLD_RETURN_DATE ||
              strcmp (file->return_table->columns[column].name, "DOB") == 0)
            continue;
          text = _cld_import_cell_text (NULL, &cells[j], &len);
          if (len > 0 && cld_date_read (text, len, date) && strncmp (date, latest, 10) > 0)
            g_strlcpy (latest, date, CLD_DATE_SIZE);
        }
    }
}

/* The year of a set of files: that of the latest date in its Episodes and Reviews. */
static int
infer_year (CldImport *import, const CldImportFile *file)
{
  char latest[CLD_MOMENT_SIZE] = "";

  for (guint i = 0; i < import->files->len; i++)
    {
      CldImportFile *other = import->files->pdata[i];

      if (other->type == CLD_FILE_RETURN && other->set == file->set && strcmp (other->folder, file->folder) == 0 &&
          (other->return_table == cld_return_tables () + CLD_RETURN_EPISODES || other->return_table == cld_return_tables () + CLD_RETURN_REVIEWS))
        find_latest (other, latest);
    }
  return cld_date_return_year (latest);
}

/* The first file of the set that @file is in; sets are numbered by theirs. */
static CldImportFile *
first_of_set (CldImport *import, const CldImportFile *file)
{
  guint i = 0;

  for (;; i++)
    {
      CldImportFile *other = import->files->pdata[i];

      if (other->type == CLD_FILE_RETURN && other->set == file->set && strcmp (other->folder, file->folder) == 0)
        {
          file->report->set = i;
          return other;
        }
    }
}

static int
said_year (CldImport *import, const CldImportFile *file)
{
  for (guint i = 0; i < import->options->n_years; i++)
    if (strcmp (import->options->years[i].path, file->path) == 0)
      return import->options->years[i].year;
  return import->options->year;
}

static gboolean
give_years (CldImport *import, GError **error)
{
  number_sets (import);
  for (guint i = 0; i < import->files->len; i++)
    {
      CldImportFile *file = import->files->pdata[i];
      CldImportFile *first = file->type == CLD_FILE_RETURN ? first_of_set (import, file) : NULL;

      if (!first)
        continue;
      file->year = first == file ? said_year (import, file) : first->year;
      if (file->year == 0)
        file->year = infer_year (import, file);
      if (file->year == 0 && !import->options->only_read)
        {
          g_set_error (error, CLD_IMPORT_ERROR, CLD_IMPORT_ERROR_NO_YEAR,
                       _("%s: the collection year cannot be told, since no Episodes or Reviews with dates are beside it. Say it with --year."), file->name);
          return FALSE;
        }
      file->report->year = file->year;
    }
  return TRUE;
}

/* Reads every file and tells what each is; those that are no table are listed and left out. */
gboolean
_cld_import_read_files (CldImport *import, const char *const *paths, GError **error)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_free);
  gboolean done = TRUE;

  for (guint i = 0; paths[i] && done; i++)
    {
      if (g_file_test (paths[i], G_FILE_TEST_IS_DIR))
        done = add_folder (all, paths[i], error);
      else
        g_ptr_array_add (all, g_strdup (paths[i]));
    }
  for (guint i = 0; i < all->len && done; i++)
    {
      done = read_file (import, all->pdata[i], error);
      if (import->progress)
        import->progress (CLD_IMPORT_READING, (i + 1.0) / all->len, import->progress_data);
    }
  if (!done)
    return FALSE;
  if (import->report->n_readable == 0)
    {
      const CldImportProblem *first = import->report->problems->len > 0 ? import->report->problems->pdata[0] : NULL;

      g_set_error (error, CLD_IMPORT_ERROR, CLD_IMPORT_ERROR_NO_FILE, _("None of the named files could be read as a table. Nothing was imported. %s"), first ? first->reason : "");
      return FALSE;
    }
  return give_years (import, error);
}
