/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-private-folder.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#include "cld-error.h"
#include "cld-io-errno.h"
#include "cld-safe-file.h"

/* Thumbnailers and full-text indexers pass over a folder that holds these. */
static const char *const marks[] = { ".nomedia", ".trackerignore" };

static gboolean
make_folder (GPtrArray *made, const char *path, GError **error)
{
  g_autofree char *parent = g_path_get_dirname (path);
  g_autofree char *shown = NULL;

  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return TRUE;
  if (strcmp (parent, path) != 0 && !make_folder (made, parent, error))
    return FALSE;
  if (g_mkdir (path, 0700) == 0)
    {
      g_ptr_array_add (made, g_strdup (path));
      return TRUE;
    }
  shown = cld_io_display_name (path);
  /* A file of that name is in the way: it is not one that could be replaced. */
  cld_io_set_errno_error (error, CLD_IO_WRITING, shown, errno == EEXIST ? ENOTDIR : errno);
  return FALSE;
}

static gboolean
mark_folder (const char *path, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      g_autofree char *mark = g_build_filename (path, marks[i], NULL);
      g_autoptr (CldSafeFile) file = cld_safe_file_create (mark, TRUE, error);

      if (!file || !cld_safe_file_commit (file, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * cld_private_folder_make:
 * @path: a folder
 * @error: return location
 *
 * Makes the folder, and those above it that are missing, for the user alone. One that is made gets the two marks that
 * keep thumbnailers and indexers out of it; one that is there already is left as it is.
 *
 * Returns: (transfer full) (element-type filename) (nullable): the folders that were made, uppermost first; a
 *   %CLD_IO_ERROR, and nothing left behind, where it could not be made
 */
GPtrArray *
cld_private_folder_make (const char *path, GError **error)
{
  GPtrArray *made = g_ptr_array_new_with_free_func (g_free);

  if (make_folder (made, path, error) && (made->len == 0 || mark_folder (path, error)))
    return made;
  cld_private_folder_remove (made);
  return NULL;
}

/**
 * cld_private_folder_remove:
 * @made: (transfer full): what cld_private_folder_make() returned
 *
 * Removes the folders that were made, their marks too, where nothing else is in them.
 */
void
cld_private_folder_remove (GPtrArray *made)
{
  for (guint i = made->len; i > 0; i--)
    {
      for (guint j = 0; i == made->len && j < G_N_ELEMENTS (marks); j++)
        {
          g_autofree char *mark = g_build_filename (made->pdata[i - 1], marks[j], NULL);

          g_unlink (mark);
        }
      g_rmdir (made->pdata[i - 1]);
    }
  g_ptr_array_unref (made);
}
