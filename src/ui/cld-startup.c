/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-startup.h"

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

static gboolean
is_private_folder (const char *path)
{
  struct stat info;

  if (lstat (path, &info) != 0)
    return FALSE;
  if (!S_ISDIR (info.st_mode))
    {
      errno = ENOTDIR;
      return FALSE;
    }
  if (info.st_uid != geteuid ())
    {
      errno = EPERM;
      return FALSE;
    }

  return (info.st_mode & 077) == 0 || chmod (path, 0700) == 0;
}

/**
 * cld_startup_use_private_tmpdir:
 * @error: return location for a #GError
 *
 * Makes `caseload` in the user's runtime folder, for its owner alone, and sets `TMPDIR` to it: GTK spools prints there,
 * and one path of it leaves them behind. The runtime folder is in memory and gone at logout.
 *
 * Call it before anything asks for the temporary folder, and before threads are started.
 *
 * Returns: %FALSE with a #GIOErrorEnum when there is no such folder to be had
 */
gboolean
cld_startup_use_private_tmpdir (GError **error)
{
  g_autofree char *path = g_build_filename (g_get_user_runtime_dir (), "caseload", NULL);

  if (g_mkdir_with_parents (path, 0700) != 0 || !is_private_folder (path))
    {
      int code = errno;
      g_autofree char *name = g_filename_display_name (path);

      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code),
                   /* Translators: the first %s is a folder, the second the system's reason */
                   _ ("The folder for temporary files %s cannot be used: %s. Make it yours, or move it away."),
                   name, g_strerror (code));
      return FALSE;
    }

  return g_setenv ("TMPDIR", path, TRUE);
}
