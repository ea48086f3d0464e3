/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-file-set.h"

#include <glib/gstdio.h>

#include "cld-private-folder.h"
#include "cld-safe-file.h"

/* Files that appear together or not at all, in a folder of the user's alone. */
struct _CldFileSet
{
  gboolean force;
  gboolean done;
  GPtrArray *made; /* folders that were made for it */
  GPtrArray *paths;
  GPtrArray *files;
};

/**
 * cld_file_set_create:
 * @folder: where to; made, for the user alone, where it is missing
 * @names: (array zero-terminated=1): the files' names
 * @force: whether to replace files of the same names
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the files, to be written and committed; %CLD_IO_ERROR_EXISTS where one is in
 *   the way
 */
CldFileSet *
cld_file_set_create (const char *folder, const char *const *names, gboolean force, GError **error)
{
  g_autoptr (CldFileSet) set = g_new0 (CldFileSet, 1);

  set->force = force;
  set->paths = g_ptr_array_new_with_free_func (g_free);
  set->files = g_ptr_array_new_with_free_func ((GDestroyNotify) cld_safe_file_free);
  set->made = cld_private_folder_make (folder, error);
  if (!set->made)
    return NULL;
  for (guint i = 0; names[i]; i++)
    {
      char *path = g_build_filename (folder, names[i], NULL);
      CldSafeFile *file = cld_safe_file_create (path, force, error);

      g_ptr_array_add (set->paths, path);
      if (!file)
        return NULL;
      g_ptr_array_add (set->files, file);
    }
  return g_steal_pointer (&set);
}

/**
 * cld_file_set_free:
 * @set: (nullable): a set
 *
 * Frees it; what was not committed leaves nothing behind.
 */
void
cld_file_set_free (CldFileSet *set)
{
  if (!set)
    return;
  g_ptr_array_unref (set->files);
  g_ptr_array_unref (set->paths);
  if (set->made && set->done)
    g_ptr_array_unref (set->made);
  else if (set->made)
    cld_private_folder_remove (set->made);
  g_free (set);
}

/**
 * cld_file_set_get_stream:
 * @set: a set
 * @i: which file
 *
 * Returns: (transfer none): where its bytes go
 */
GOutputStream *
cld_file_set_get_stream (CldFileSet *set, guint i)
{
  return cld_safe_file_get_stream (set->files->pdata[i]);
}

/**
 * cld_file_set_commit:
 * @set: a set whose files are written
 * @error: return location
 *
 * Gives every file its name. Where one fails those that were not there before go again; one that replaced another
 * stays, since the other is gone.
 *
 * Returns: whether every file is there
 */
gboolean
cld_file_set_commit (CldFileSet *set, GError **error)
{
  for (guint i = 0; i < set->files->len; i++)
    if (!cld_safe_file_commit (set->files->pdata[i], error))
      {
        for (guint j = 0; j < i && !set->force; j++)
          g_unlink (set->paths->pdata[j]);
        return FALSE;
      }
  set->done = TRUE;
  return TRUE;
}
