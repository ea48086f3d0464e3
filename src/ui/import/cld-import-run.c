/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-import-run.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-error.h"
#include "cld-store.h"

/* An import in a thread of its own. What it is asked for is copied, so that the window may go on changing; how far it
 * is comes back on the thread that asked. */

struct _CldImportRequest
{
  char *database;
  GStrv paths;
  CldImportOptions options;
  GArray *years;       /* CldImportYear; the paths are the request's */
  GArray *corrections; /* CldImportCorrection; likewise */
  gboolean demonstration;
};

typedef struct
{
  CldImportRequest *request;
  CldImportReport *report;
  CldImportProgress progress;
  gpointer progress_data;
  GTask *task; /* not a reference: the task owns this */

  GMutex mutex; /* over what follows */
  CldImportStep step;
  double part;
  gboolean is_told;
} Run;

static void
clear_year (gpointer data)
{
  g_free ((char *) ((CldImportYear *) data)->path);
}

static void
clear_correction (gpointer data)
{
  CldImportCorrection *one = data;

  g_free ((char *) one->path);
  g_free ((char *) one->was);
  g_free ((char *) one->value);
}

/**
 * cld_import_request_new:
 * @database: the store's name
 * @paths: (array zero-terminated=1): files and folders
 *
 * Returns: (transfer full): what is asked of an import; its options are all off
 */
CldImportRequest *
cld_import_request_new (const char *database, const char *const *paths)
{
  CldImportRequest *request;

  g_return_val_if_fail (database, NULL);
  g_return_val_if_fail (paths, NULL);

  request = g_new0 (CldImportRequest, 1);
  request->database = g_strdup (database);
  request->paths = g_strdupv ((char **) paths);
  request->years = g_array_new (FALSE, FALSE, sizeof (CldImportYear));
  g_array_set_clear_func (request->years, clear_year);
  request->corrections = g_array_new (FALSE, FALSE, sizeof (CldImportCorrection));
  g_array_set_clear_func (request->corrections, clear_correction);
  return request;
}

/**
 * cld_import_request_free:
 * @request: (nullable): a request
 *
 * Frees it.
 */
void
cld_import_request_free (CldImportRequest *request)
{
  if (!request)
    return;
  g_free (request->database);
  g_strfreev (request->paths);
  g_array_unref (request->years);
  g_array_unref (request->corrections);
  g_free (request);
}

/**
 * cld_import_request_get_options:
 * @request: a request
 *
 * Returns: (transfer none): its options, to be set; years and corrections have functions of their own
 */
CldImportOptions *
cld_import_request_get_options (CldImportRequest *request)
{
  g_return_val_if_fail (request, NULL);

  return &request->options;
}

/**
 * cld_import_request_add_year:
 * @request: a request
 * @path: a file of a return
 * @year: the collection year of its set
 *
 * Says a year instead of having it told from the dates.
 */
void
cld_import_request_add_year (CldImportRequest *request, const char *path, int year)
{
  CldImportYear one = { g_strdup (path), year };

  g_return_if_fail (request);

  g_array_append_val (request->years, one);
}

/**
 * cld_import_request_add_correction:
 * @request: a request
 * @path: a file
 * @line: the line on which the row starts
 * @cell: which of its cells
 * @was: (nullable): what stands there
 * @value: what is to stand there
 *
 * Has a cell read as if @value stood in the file.
 */
void
cld_import_request_add_correction (CldImportRequest *request, const char *path, guint line, guint cell, const char *was, const char *value)
{
  CldImportCorrection one = { g_strdup (path), line, cell, g_strdup (was), g_strdup (value) };

  g_return_if_fail (request);

  g_array_append_val (request->corrections, one);
}

static void
run_free (gpointer data)
{
  Run *run = data;

  cld_import_request_free (run->request);
  cld_import_report_free (run->report);
  g_mutex_clear (&run->mutex);
  g_free (run);
}

static gboolean
tell_cb (gpointer data)
{
  GTask *task = data;
  Run *run = g_task_get_task_data (task);
  CldImportStep step;
  double part;

  g_mutex_lock (&run->mutex);
  step = run->step;
  part = run->part;
  run->is_told = FALSE;
  g_mutex_unlock (&run->mutex);
  /* Once the caller was told the end, its data may be gone. */
  if (!g_task_get_completed (task))
    run->progress (step, part, run->progress_data);
  return G_SOURCE_REMOVE;
}

/* In the import's thread. One message at a time is on its way, and it brings the newest state. */
static void
progress_cb (CldImportStep step, double part, gpointer data)
{
  Run *run = data;
  gboolean tell;

  g_mutex_lock (&run->mutex);
  run->step = step;
  run->part = part;
  tell = !run->is_told;
  run->is_told = TRUE;
  g_mutex_unlock (&run->mutex);
  if (tell)
    {
      g_autoptr (GSource) source = g_idle_source_new ();

      g_source_set_priority (source, G_PRIORITY_DEFAULT);
      g_source_set_callback (source, tell_cb, g_object_ref (run->task), g_object_unref);
      g_source_attach (source, g_task_get_context (run->task));
    }
}

/* The demonstration never goes into somebody's own records. */
static gboolean
check_demonstration (const char *database, GError **error)
{
  g_autoptr (CldStore) store = NULL;

  if (!g_file_test (database, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK))
    return TRUE;
  store = cld_store_open (database, CLD_STORE_OPEN, error);
  if (!store)
    return FALSE;
  if (cld_store_is_made_up (store))
    return TRUE;
  g_set_error_literal (error, CLD_STORE_ERROR, CLD_STORE_ERROR_REFUSED,
                       _("The database of the demonstration holds records that are not made up. Nothing was written. Move it to another place and try again."));
  return FALSE;
}

static void
run_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Run *run = data;
  CldImportRequest *request = run->request;
  GError *error = NULL;

  request->options.years = (const CldImportYear *) (gpointer) request->years->data;
  request->options.n_years = request->years->len;
  request->options.corrections = (const CldImportCorrection *) (gpointer) request->corrections->data;
  request->options.n_corrections = request->corrections->len;
  if ((!request->demonstration || check_demonstration (request->database, &error)) &&
      cld_import (request->database, (const char *const *) request->paths, &request->options, run->progress ? progress_cb : NULL, run,
                  cancellable, &run->report, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * cld_import_run_async:
 * @request: (transfer full): what is asked for
 * @cancellable: (nullable): to stop it; until it writes nothing is lost, and what it writes is there whole or not at all
 * @progress: (nullable): told how far it is, on this thread and never after @callback
 * @progress_data: for @progress; has to live until @callback
 * @callback: called on this thread
 * @user_data: for @callback
 *
 * Imports in a thread of its own: see cld_import().
 */
void
cld_import_run_async (CldImportRequest *request,
                      GCancellable *cancellable,
                      CldImportProgress progress,
                      gpointer progress_data,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Run *run;

  g_return_if_fail (request);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, cld_import_run_async);
  /* What is done is done: a Cancel that came too late must not read as "nothing was changed". */
  g_task_set_check_cancellable (task, FALSE);
  run = g_new0 (Run, 1);
  run->request = request;
  run->progress = progress;
  run->progress_data = progress_data;
  run->task = task;
  g_mutex_init (&run->mutex);
  g_task_set_task_data (task, run, run_free);
  g_task_run_in_thread (task, run_in_thread);
}

/**
 * cld_import_run_finish:
 * @result: what the callback got
 * @report: (out) (transfer full) (nullable): what was done, or why not; filled on errors too
 * @error: return location for the errors of cld_import()
 *
 * Returns: whether it was done
 */
gboolean
cld_import_run_finish (GAsyncResult *result, CldImportReport **report, GError **error)
{
  Run *run;

  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  run = g_task_get_task_data (G_TASK (result));
  *report = g_steal_pointer (&run->report);
  return g_task_propagate_boolean (G_TASK (result), error);
}

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* The folder, and those in it that are named like a year, the older first. */
static GStrv
list_demonstration (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    if (strlen (name) == 4 && strspn (name, "0123456789") == 4)
      g_ptr_array_add (paths, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (paths, compare_paths);
  g_ptr_array_insert (paths, 0, g_strdup (folder));
  g_ptr_array_add (paths, NULL);
  return (GStrv) g_ptr_array_steal (paths, NULL);
}

/**
 * cld_import_demonstration_async:
 * @database: the database to make; where it is there already it has to be of made-up children, and is brought up to date
 * @folder: the folder of the demonstration; its subfolders that are named like a year are its returns
 * @cancellable: (nullable): to stop it
 * @progress: (nullable): told how far it is, on this thread and never after @callback
 * @progress_data: for @progress; has to live until @callback
 * @callback: called on this thread
 * @user_data: for @callback
 *
 * Makes the caseload of the demonstration, whose children are made up: every print says so.
 */
void
cld_import_demonstration_async (const char *database,
                                const char *folder,
                                GCancellable *cancellable,
                                CldImportProgress progress,
                                gpointer progress_data,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  g_auto (GStrv) paths = NULL;
  CldImportRequest *request;

  g_return_if_fail (database);
  g_return_if_fail (folder);

  paths = list_demonstration (folder);
  request = cld_import_request_new (database, (const char *const *) paths);
  request->options.made_up = TRUE;
  request->demonstration = TRUE;
  cld_import_run_async (request, cancellable, progress, progress_data, callback, user_data);
}

/**
 * cld_import_demonstration_finish:
 * @result: what the callback got
 * @error: return location
 *
 * Returns: whether the caseload is there
 */
gboolean
cld_import_demonstration_finish (GAsyncResult *result, GError **error)
{
  g_autoptr (CldImportReport) report = NULL;

  return cld_import_run_finish (result, &report, error);
}
