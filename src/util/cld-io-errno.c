/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-io-errno.h"

#include <errno.h>

#include <glib/gi18n-lib.h>

#include "cld-error.h"

/* What to do about it: the last part of a message, so it starts in lower case. */
static const char *
advice (CldIoAction action, int errsv)
{
  switch (errsv)
    {
    case ENOENT:
    case ENOTDIR:
      return action == CLD_IO_READING ? _ ("check the name and choose the file again") : _ ("choose a folder that exists");
    case EACCES:
    case EPERM:
      return action == CLD_IO_READING ? _ ("ask its owner to let you read it") : _ ("choose a folder you may write to");
    case EROFS:
      return _ ("choose a folder you may write to");
    case ENOSPC:
    case EDQUOT:
      return _ ("free some space or choose another disk, then try again");
    case EFBIG:
      return _ ("choose a disk that takes larger files");
    case ENAMETOOLONG:
    case ELOOP:
      return _ ("choose another name");
    default:
      return _ ("try again, or choose another disk");
    }
}

/**
 * cld_io_set_errno_error:
 * @error: (nullable): where to put the error
 * @action: what was being done
 * @name: the base name of the file, valid UTF-8
 * @errsv: the value of errno
 *
 * Sets a message that says which file, what could not be done, why, and what to do. The code is
 * %CLD_IO_ERROR_NOT_FOUND for a missing file or folder, %CLD_IO_ERROR_EXISTS for one in the way,
 * else %CLD_IO_ERROR_FAILED.
 */
void
cld_io_set_errno_error (GError **error, CldIoAction action, const char *name, int errsv)
{
  CldIoError code = CLD_IO_ERROR_FAILED;

  if (errsv == EEXIST)
    {
      g_set_error (error, CLD_IO_ERROR, CLD_IO_ERROR_EXISTS,
                   /* Translators: %s is a file name. */
                   _ ("%s: a file of this name is there already; nothing was written; choose another name or allow it to be replaced"), name);
      return;
    }
  if (errsv == ENOENT || errsv == ENOTDIR)
    code = CLD_IO_ERROR_NOT_FOUND;
  if (action == CLD_IO_READING)
    g_set_error (error, CLD_IO_ERROR, code,
                 /* Translators: a file name, the system's reason, what to do. */
                 _ ("%s: the file cannot be read: %s; %s"), name, g_strerror (errsv), advice (action, errsv));
  else
    g_set_error (error, CLD_IO_ERROR, code,
                 /* Translators: a file name, the system's reason, what to do. */
                 _ ("%s: the file cannot be written: %s; %s"), name, g_strerror (errsv), advice (action, errsv));
}

/**
 * cld_io_display_name:
 * @path: a path or base name in any encoding
 *
 * Returns: (transfer full): the base name for messages: valid UTF-8, and without control
 * characters, which could steer a terminal.
 */
char *
cld_io_display_name (const char *path)
{
  g_autofree char *name = g_filename_display_basename (path);

  for (char *p = name; *p != '\0'; p++)
    if ((guchar) *p < 0x20 || *p == 0x7f)
      *p = '?';
  return g_steal_pointer (&name);
}
