/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-demonstration.h"

#include "cld-import-run.h"

/* The made-up children come with the program. They have a database of their own beside the user's, so that they are
 * never mixed with real ones. */

static char *
find_folder (void)
{
  /* Before the program is installed, build-aux/run says where the data is. */
  const char *data = g_getenv ("CASELOAD_DATA_DIR");

  return g_build_filename (data && *data ? data : CLD_PKGDATADIR, "demonstration", NULL);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  GError *error = NULL;

  if (cld_import_demonstration_finish (result, &error))
    g_task_return_pointer (task, g_strdup (g_task_get_task_data (task)), g_free);
  else
    g_task_return_error (task, error);
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
  g_autofree char *database = g_build_filename (g_get_user_data_dir (), "caseload", "demonstration.db", NULL);
  g_autofree char *folder = find_folder ();

  g_task_set_source_tag (task, cld_demonstration_make_async);
  if (g_file_test (database, G_FILE_TEST_EXISTS))
    {
      g_task_return_pointer (task, g_steal_pointer (&database), g_free);
      return;
    }
  g_task_set_task_data (task, g_strdup (database), g_free);
  cld_import_demonstration_async (database, folder, NULL, NULL, NULL, made_cb, g_steal_pointer (&task));
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
