/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-import.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-change-set.h"
#include "cld-error.h"
#include "cld-import-private.h"

G_DEFINE_QUARK (cld-import-error-quark, cld_import_error)

static void
file_report_free (gpointer data)
{
  CldImportFileReport *report = data;

  g_free (report->name);
  g_free (report->path);
  g_strfreev (report->header);
  g_strfreev (report->samples);
  g_free (report->why);
  g_free (report);
}

static void
problem_free (gpointer data)
{
  CldImportProblem *problem = data;

  g_free (problem->file);
  g_free (problem->column);
  g_free (problem->value);
  g_free (problem->reason);
  g_free (problem->suggestion);
  g_strfreev (problem->row);
  g_free (problem->fix);
  g_free (problem);
}

static void
row_report_free (gpointer data)
{
  CldImportRowReport *row = data;

  g_strfreev (row->cells);
  g_free (row);
}

static CldImportReport *
report_new (void)
{
  CldImportReport *report = g_new0 (CldImportReport, 1);

  report->files = g_ptr_array_new_with_free_func (file_report_free);
  report->problems = g_ptr_array_new_with_free_func (problem_free);
  report->rows = g_ptr_array_new_with_free_func (row_report_free);
  report->notes = g_ptr_array_new_with_free_func (g_free);
  return report;
}

/**
 * cld_import_report_free:
 * @report: (nullable): a report
 *
 * Frees it.
 */
void
cld_import_report_free (CldImportReport *report)
{
  if (!report)
    return;
  g_ptr_array_unref (report->files);
  g_ptr_array_unref (report->problems);
  g_ptr_array_unref (report->rows);
  g_ptr_array_unref (report->notes);
  g_free (report->change_set);
  g_free (report);
}

static void
work_free (gpointer data)
{
  CldChildWork *work = data;

  g_ptr_array_unref (work->rows);
  g_ptr_array_unref (work->natives);
  g_ptr_array_unref (work->existing);
  g_free (work);
}

void
_cld_import_init (CldImport *import)
{
  import->arena = cld_arena_new ();
  import->files = g_ptr_array_new_with_free_func ((GDestroyNotify) _cld_import_file_free);
  import->children = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, work_free);
  import->child_order = g_ptr_array_new ();
  import->outside = g_ptr_array_new ();
  import->providers = g_hash_table_new (g_str_hash, g_str_equal);
  import->outside_refs = g_hash_table_new (g_str_hash, g_str_equal);
  import->edited = g_hash_table_new (g_str_hash, g_str_equal);
  import->contents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  import->years = g_array_new (FALSE, FALSE, sizeof (int));
  import->puts = g_array_new (FALSE, FALSE, sizeof (CldPlannedPut));
}

void
_cld_import_clear (CldImport *import)
{
  g_ptr_array_unref (import->files);
  g_hash_table_unref (import->children);
  g_ptr_array_unref (import->child_order);
  g_ptr_array_unref (import->outside);
  g_hash_table_unref (import->providers);
  g_hash_table_unref (import->outside_refs);
  g_hash_table_unref (import->edited);
  g_hash_table_unref (import->contents);
  cld_legal_library_free (import->library);
  g_array_unref (import->years);
  g_array_unref (import->puts);
  cld_store_free (import->store);
  cld_arena_free (import->arena);
}

static void
read_rows (CldImport *import)
{
  for (guint i = 0; i < import->files->len; i++)
    {
      CldImportFile *file = import->files->pdata[i];

      if (file->type == CLD_FILE_RETURN)
        _cld_import_return_rows (import, file);
      else if (file->type == CLD_FILE_CASE)
        _cld_import_case_rows (import, file);
      else if (file->type == CLD_FILE_NATIVE)
        _cld_import_native_rows (import, file);
    }
}

/* With --good-rows-only what would be kept and listed is left out. */
static void
reject_problem_rows (CldImport *import)
{
  for (guint i = 0; i < import->files->len; i++)
    {
      CldImportFile *file = import->files->pdata[i];

      for (guint j = 0; j < file->rows->len; j++)
        {
          CldImportRow *row = g_array_index (file->rows, CldImportRow *, j);

          if (row->has_problem && row->state == CLD_ROW_GOOD)
            _cld_import_reject (import, row, NULL, NULL, _("left out, since it has problems and only good rows were asked for"), NULL);
        }
    }
}

static void
count_rows (CldImport *import)
{
  for (guint i = 0; i < import->files->len; i++)
    {
      CldImportFile *file = import->files->pdata[i];
      CldImportFileReport *report = file->report;

      report->rows = file->rows->len;
      for (guint j = 0; j < file->rows->len; j++)
        {
          const CldImportRow *row = g_array_index (file->rows, CldImportRow *, j);

          if (row->state == CLD_ROW_REJECTED)
            report->rejected++;
          else if (row->state == CLD_ROW_REPEAT || row->outcome == CLD_ROW_UNCHANGED)
            report->unchanged++;
          else if (row->outcome == CLD_ROW_ADDED)
            report->added++;
          else
            report->changed++;
        }
      import->report->n_rejected += report->rejected;
    }
}

static int
compare_problems (gconstpointer a, gconstpointer b, gpointer data)
{
  const CldImportProblem *x = *(const CldImportProblem *const *) a, *y = *(const CldImportProblem *const *) b;
  GHashTable *order = data;
  gpointer left = g_hash_table_lookup (order, x), right = g_hash_table_lookup (order, y);

  if (left != right)
    return GPOINTER_TO_UINT (left) < GPOINTER_TO_UINT (right) ? -1 : 1;
  return x->line < y->line ? -1 : x->line > y->line;
}

/* By file and line, however late they were found. */
static void
sort_problems (CldImport *import)
{
  g_autoptr (GHashTable) order = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < import->report->problems->len; i++)
    {
      CldImportProblem *problem = import->report->problems->pdata[i];
      guint place = 0;

      while (place < import->files->len && problem->report != ((CldImportFile *) import->files->pdata[place])->report)
        place++;
      g_hash_table_insert (order, problem, GUINT_TO_POINTER (place + 1));
    }
  g_ptr_array_sort_with_data (import->report->problems, compare_problems, order);
}

static gboolean
open_existing (CldImport *import, GError **error)
{
  g_autofree char *hash = NULL;

  if (!cld_store_is_there (import->database))
    return TRUE;
  import->store = cld_store_open (import->database, CLD_STORE_OPEN, error);
  /* What is not seen could not be compared. */
  return import->store && cld_db_check_sees_all (cld_store_get_db (import->store), "`import`", error) && cld_store_get_head (import->store, &import->head, &hash, error);
}

static char *
describe (CldImport *import)
{
  guint n = 0;

  for (guint i = 0; i < import->files->len; i++)
    n += ((CldImportFile *) import->files->pdata[i])->rows->len > 0 ? 1 : 0;
  return g_strdup_printf (import->options->made_up ? "import of %u files, made up" : "import of %u files", n);
}

static gboolean
write_puts (CldImport *import, CldChangeSet *set, GError **error)
{
  for (guint i = 0; i < import->puts->len; i++)
    {
      CldPlannedPut *put = &g_array_index (import->puts, CldPlannedPut, i);

      if (i % 1024 == 0)
        {
          if (g_cancellable_set_error_if_cancelled (import->cancellable, error))
            return FALSE;
          if (import->progress)
            import->progress (CLD_IMPORT_WRITING, (double) i / import->puts->len, import->progress_data);
        }
      if (!cld_change_set_put (set, put->before, put->after, error))
        return FALSE;
    }
  return TRUE;
}

/* The comparison was made without holding the store: somebody may have saved since. */
static gboolean
check_still_so (CldImport *import, GError **error)
{
  g_autofree char *hash = NULL;
  gint64 head;

  if (!cld_store_get_head (import->store, &head, &hash, error))
    return FALSE;
  if (head == import->head)
    return TRUE;
  g_set_error_literal (error, CLD_STORE_ERROR, CLD_STORE_ERROR_STALE, _("Somebody saved to the database while the files were compared with it. Nothing was imported. Import again."));
  return FALSE;
}

static gboolean
write_set (CldImport *import, GError **error)
{
  g_autofree char *why = describe (import);
  g_autoptr (CldChangeSet) set = cld_change_set_begin (import->store, CLD_ACT_IMPORT, why, NULL, error);

  if (!set || !check_still_so (import, error))
    return FALSE;
  if (import->puts->len > 1000)
    {
      cld_change_set_use_threads (set);
      cld_change_set_set_writes_only (set);
    }
  if (!write_puts (import, set, error) || !_cld_import_put_files (import, error) ||
      (import->options->made_up && !cld_store_set_info (import->store, "made_up", "1", error)) ||
      !cld_change_set_commit (set, error))
    return FALSE;
  import->report->change_set = g_strdup (cld_change_set_get_id (set));
  return TRUE;
}

/* Where the import fails, a database that it made goes again: nothing was changed. */
static gboolean
write_all (CldImport *import, GError **error)
{
  gboolean made = import->store == NULL;

  if (made)
    import->store = cld_store_open (import->database, CLD_STORE_CREATE, error);
  if (!import->store)
    return FALSE;
  if (write_set (import, error))
    return TRUE;
  if (made)
    cld_store_discard (g_steal_pointer (&import->store));
  return FALSE;
}

static gboolean
run (CldImport *import, const char *const *paths, GError **error)
{
  gboolean done;

  if (!_cld_import_read_files (import, paths, error))
    return FALSE;
  if (import->options->only_read)
    return TRUE;
  if (!open_existing (import, error))
    return FALSE;
  read_rows (import);
  if (import->store && !cld_db_begin_read (cld_store_get_db (import->store), error))
    return FALSE;
  done = _cld_import_find_children (import, error) && _cld_import_load_existing (import, error);
  if (done)
    {
      if (import->options->good_rows_only)
        reject_problem_rows (import);
      _cld_import_mark_repeats (import);
      done = _cld_import_plan (import, error);
    }
  if (import->store)
    cld_db_rollback (cld_store_get_db (import->store));
  if (!done)
    return FALSE;
  count_rows (import);
  sort_problems (import);
  if (import->options->with_rows)
    _cld_import_report_rows (import);
  if (import->options->all_or_nothing && import->report->n_rejected > 0)
    {
      g_set_error_literal (error, CLD_IMPORT_ERROR, CLD_IMPORT_ERROR_REJECTED, _("Rows were rejected, and the import was to be all or nothing. Nothing was imported."));
      return FALSE;
    }
  if (import->options->dry_run)
    return TRUE;
  if (import->puts->len > 0)
    return write_all (import, error);
  return !import->store || !import->options->made_up || cld_store_is_made_up (import->store) || cld_store_set_info (import->store, "made_up", "1", error);
}

/**
 * cld_import:
 * @database: the store's name; it is made where there is none and something is to be written
 * @paths: (array zero-terminated=1): files and folders; folders are not entered recursively
 * @options: how
 * @progress: (nullable) (scope call): told how far it is
 * @data: for @progress
 * @cancellable: (nullable): to stop it; nothing is written then
 * @report: (out) (transfer full): what was done, or why not; filled on errors too
 * @error: return location
 *
 * Reads returns of any number of collection years, native files and case exports, joins them with what is recorded,
 * and writes the difference in one transaction and one change set. Importing the same files again changes nothing.
 *
 * Returns: whether it was done; a %CLD_IMPORT_ERROR where it was refused, with nothing changed
 */
gboolean
cld_import (const char *database,
            const char *const *paths,
            const CldImportOptions *options,
            CldImportProgress progress,
            gpointer data,
            GCancellable *cancellable,
            CldImportReport **report,
            GError **error)
{
  CldImport import = { .database = database, .options = options, .progress = progress, .progress_data = data, .cancellable = cancellable };
  gboolean done;

  import.report = report_new ();
  _cld_import_init (&import);
  done = run (&import, paths, error);
  _cld_import_clear (&import);
  *report = import.report;
  return done;
}
