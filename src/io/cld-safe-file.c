/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-safe-file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

#include "cld-error.h"
#include "cld-io-errno.h"
#include "cld-safe-stream.h"

#define NAME_TRIES 100

/* Everything is done relative to the open folder, so that moving it meanwhile does no harm. */
struct _CldSafeFile
{
  int folder;
  char *name;      /* the final base name */
  char *display;   /* the same for messages */
  char *temporary; /* NULL when there is none (any more) */
  gboolean overwrite;
  GOutputStream *stream;
};

static gboolean
fail (const CldSafeFile *file, int errsv, GError **error)
{
  cld_io_set_errno_error (error, CLD_IO_WRITING, file->display, errsv);
  return FALSE;
}

static gboolean
open_folder (CldSafeFile *file, const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  file->folder = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  return file->folder >= 0 || fail (file, errno, error);
}

/* What is there already: nothing, or a file or link to be replaced. Never a folder, device or pipe:
 * renaming over /dev/null as the administrator would take it away. */
static gboolean
check_target (const CldSafeFile *file, gboolean names_folder, GError **error)
{
  struct stat info;

  if (!names_folder && fstatat (file->folder, file->name, &info, AT_SYMLINK_NOFOLLOW) < 0)
    return errno == ENOENT || fail (file, errno, error);
  if (!names_folder && (S_ISREG (info.st_mode) || S_ISLNK (info.st_mode)))
    return file->overwrite || fail (file, EEXIST, error);
  g_set_error (error, CLD_IO_ERROR, CLD_IO_ERROR_FAILED,
               /* Translators: %s is the name of a folder, device or pipe. */
               _ ("%s: this is a folder, device or pipe, which is not written over; choose the name of a file"), file->display);
  return FALSE;
}

static gboolean
open_temporary (CldSafeFile *file, GError **error)
{
  for (guint i = 0; i < NAME_TRIES; i++)
    {
      g_autofree char *name = g_strdup_printf (".caseload-%08x%08x", g_random_int (), g_random_int ());
      int fd = openat (file->folder, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);

      if (fd >= 0)
        {
          file->temporary = g_steal_pointer (&name);
          file->stream = cld_safe_stream_new (fd, file->display);
          return TRUE;
        }
      if (errno != EEXIST && errno != EINTR)
        return fail (file, errno, error);
    }
  return fail (file, EAGAIN, error);
}

/**
 * cld_safe_file_create:
 * @path: where the file shall be; its folder has to exist
 * @overwrite: whether to replace a file or link of that name (a link itself, not what it points to)
 * @error: where to put an error
 *
 * Starts a private file (mode 0600) that appears under its name whole, on the disk, or not at all:
 * it is written beside it and renamed by cld_safe_file_commit(). Errors: %CLD_IO_ERROR_EXISTS,
 * %CLD_IO_ERROR_NOT_FOUND for the folder, else %CLD_IO_ERROR_FAILED.
 *
 * Returns: (transfer full): the file; freeing it before the commit removes every trace of it
 */
CldSafeFile *
cld_safe_file_create (const char *path, gboolean overwrite, GError **error)
{
  g_autoptr (CldSafeFile) file = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  file = g_new0 (CldSafeFile, 1);
  file->folder = -1;
  file->overwrite = overwrite;
  file->name = g_path_get_basename (path);
  file->display = cld_io_display_name (path);
  if (!open_folder (file, path, error)
      || !check_target (file, *path == '\0' || g_str_has_suffix (path, "/"), error)
      || !open_temporary (file, error))
    return NULL;
  return g_steal_pointer (&file);
}

/**
 * cld_safe_file_free:
 * @file: (nullable): a file
 *
 * Closes the file and, when it was not committed, removes it.
 */
void
cld_safe_file_free (CldSafeFile *file)
{
  if (file == NULL)
    return;
  if (file->stream != NULL)
    g_output_stream_close (file->stream, NULL, NULL);
  g_clear_object (&file->stream);
  if (file->temporary != NULL)
    unlinkat (file->folder, file->temporary, 0);
  if (file->folder >= 0)
    close (file->folder);
  g_free (file->temporary);
  g_free (file->display);
  g_free (file->name);
  g_free (file);
}

/**
 * cld_safe_file_get_stream:
 * @file: a file
 *
 * Returns: (transfer none): where to write; without a buffer, and its errors name the file. It is
 * closed by the commit.
 */
GOutputStream *
cld_safe_file_get_stream (CldSafeFile *file)
{
  g_return_val_if_fail (file != NULL, NULL);

  return file->stream;
}

/* Network and old file systems know no rename that does not replace; a second name does the same. */
static int
rename_without_replacing (const CldSafeFile *file)
{
  if (renameat2 (file->folder, file->temporary, file->folder, file->name, RENAME_NOREPLACE) == 0)
    return 0;
  if (errno != EINVAL && errno != ENOSYS && errno != EOPNOTSUPP)
    return errno;
  if (linkat (file->folder, file->temporary, file->folder, file->name, 0) < 0)
    return errno;
  unlinkat (file->folder, file->temporary, 0);
  return 0;
}

static int
rename_to_name (const CldSafeFile *file)
{
  if (!file->overwrite)
    return rename_without_replacing (file);
  return renameat (file->folder, file->temporary, file->folder, file->name) == 0 ? 0 : errno;
}

/**
 * cld_safe_file_commit:
 * @file: a file, its stream not closed
 * @error: where to put an error
 *
 * Puts what was written on the disk and under its name; a writer of one's own has to be flushed
 * before. When it fails nothing has changed, except that after a failure of the very last step
 * (the folder's own entry) the new file is there but may not outlast a power cut. To be called once.
 *
 * Returns: whether the file is there to stay
 */
gboolean
cld_safe_file_commit (CldSafeFile *file, GError **error)
{
  int errsv;

  g_return_val_if_fail (file != NULL && file->temporary != NULL, FALSE);

  if (!g_output_stream_flush (file->stream, NULL, error)
      || !cld_safe_stream_sync (CLD_SAFE_STREAM (file->stream), error)
      || !g_output_stream_close (file->stream, NULL, error))
    return FALSE;
  errsv = rename_to_name (file);
  if (errsv != 0)
    return fail (file, errsv, error);
  g_clear_pointer (&file->temporary, g_free);
  /* EINVAL: a file system that has nothing to do for a folder. */
  return fsync (file->folder) == 0 || errno == EINVAL || fail (file, errno, error);
}

/**
 * cld_safe_file_write:
 * @path: where the file shall be; its folder has to exist
 * @bytes: what is in it
 * @overwrite: whether to replace a file or link of that name
 * @error: where to put an error, as of cld_safe_file_create()
 *
 * Returns: whether the whole file is there
 */
gboolean
cld_safe_file_write (const char *path, GBytes *bytes, gboolean overwrite, GError **error)
{
  g_autoptr (CldSafeFile) file = cld_safe_file_create (path, overwrite, error);
  gsize len;
  gconstpointer data = g_bytes_get_data (bytes, &len);

  return file && g_output_stream_write_all (file->stream, data, len, NULL, NULL, error) && cld_safe_file_commit (file, error);
}
