/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-demonstration.h"

#include <glib/gi18n-lib.h>

#include "cld-import.h"

/* The made-up children come with the program. They have a database of their own beside the user's, so that they are
 * never mixed with real ones. */

static char *
find_folder (void)
{
  /* Before the program is installed, build-aux/run says where the data is. */
  const char *data = g_getenv ("CASELOAD_DATA_DIR");

  return g_build_filename (data && *data ? data : CLD_PKGDATADIR, "demonstration", NULL);
}

/* The folder itself, then that of each year: a set of files is a folder. */
static GStrv
list_folders (const char *folder, GError **error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, error);
  g_autoptr (GPtrArray) years = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  if (!dir)
    return NULL;
  g_strv_builder_add (builder, folder);
  while ((name = g_dir_read_name (dir)))
    {
      char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        g_ptr_array_add (years, path);
      else
        g_free (path);
    }
  g_ptr_array_sort (years, (GCompareFunc) (void (*) (void)) g_strcmp0);
  for (guint i = 0; i < years->len; i++)
    g_strv_builder_add (builder, years->pdata[i]);
  return g_strv_builder_end (builder);
}

static void
make_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const char *database = data;
  const CldImportOptions options = { .made_up = TRUE };
  g_autofree char *folder = find_folder ();
  g_auto (GStrv) paths = NULL;
  g_autoptr (CldImportReport) report = NULL;
  g_autoptr (GError) error = NULL;

  if (g_file_test (database, G_FILE_TEST_EXISTS))
    {
      g_task_return_pointer (task, g_strdup (database), g_free);
      return;
    }
  paths = list_folders (folder, &error);
  if (paths && cld_import (database, (const char *const *) paths, &options, NULL, NULL, cancellable, &report, &error))
    g_task_return_pointer (task, g_strdup (database), g_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/**
 * cld_demonstration_make_async:
 * @callback: called on the main thread
 * @user_data: for @callback
 *
 * Makes the database of the made-up children, or takes the one that was made before.
 */
void
cld_demonstration_make_async (GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);

  g_task_set_source_tag (task, cld_demonstration_make_async);
  g_task_set_task_data (task, g_build_filename (g_get_user_data_dir (), "caseload", "demonstration.db", NULL), g_free);
  g_task_run_in_thread (task, make_in_thread);
}

/**
 * cld_demonstration_make_finish:
 * @result: what the callback got
 * @error: return location
 *
 * Returns: (transfer full) (nullable) (type filename): the database
 */
char *
cld_demonstration_make_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
