/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-file-source.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

#include "cld-error.h"

#define BUFFER ((gsize) 64 << 10)
#define SAMPLE ((gsize) 4 << 10) /* what is looked at to tell the type */

/* A file stays open from the first reading to the last, so that another one put in its place changes nothing. */
struct _CldFileSource
{
  int fd;        /* -1 for bytes */
  GBytes *bytes; /* NULL for a file */
  gsize at;      /* in the bytes */
  gint64 size;
  char *sha256;
};

static gboolean
fail_errno (int errsv, GError **error)
{
  if (errsv == ELOOP)
    g_set_error_literal (error, CLD_IO_ERROR, CLD_IO_ERROR_FAILED, _("This is a link to another file. Choose the file itself."));
  else
    g_set_error (error, CLD_IO_ERROR, errsv == ENOENT ? CLD_IO_ERROR_NOT_FOUND : CLD_IO_ERROR_FAILED,
                 /* Translators: %s is the system's reason */
                 _("The file cannot be read: %s. Nothing was attached."), g_strerror (errsv));
  return FALSE;
}

static gboolean
check_size (gint64 size, gint64 most, GError **error)
{
  g_autofree char *shown = NULL;

  if (size > 0 && size <= most)
    return TRUE;
  if (size <= 0)
    {
      g_set_error_literal (error, CLD_IO_ERROR, CLD_IO_ERROR_VALUE, _("The file is empty: there is nothing in it to attach."));
      return FALSE;
    }
  shown = g_format_size_full ((guint64) size, G_FORMAT_SIZE_IEC_UNITS);
  g_set_error (error, CLD_IO_ERROR, CLD_IO_ERROR_LIMIT,
               /* Translators: a size such as 12.3 MiB, and a whole number of MiB */
               _("The file is too large: it has %1$s, and at most %2$d MiB can be attached. Attach a smaller one, or raise the limit in the team’s preferences."),
               shown, (int) (most >> 20));
  return FALSE;
}

static gboolean
open_file (CldFileSource *source, const char *path, gint64 most, GError **error)
{
  struct stat info;

  /* Without waiting: nobody may ever write into a pipe of that name. */
  source->fd = open (path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  if (source->fd < 0 || fstat (source->fd, &info) < 0)
    return fail_errno (errno, error);
  if (S_ISREG (info.st_mode))
    return check_size (info.st_size, most, error);
  g_set_error_literal (error, CLD_IO_ERROR, CLD_IO_ERROR_FAILED, _("This is a folder, device or pipe. Only files can be attached."));
  return FALSE;
}

/* Reads everything once: how long it is and what its digest is. */
static gboolean
measure (CldFileSource *source, gint64 most, GError **error)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guint8 *buffer = g_malloc (BUFFER);
  gssize len = 1;

  while (len > 0 && source->size <= most)
    {
      len = cld_file_source_read (buffer, BUFFER, source, error);
      if (len < 0)
        return FALSE;
      g_checksum_update (checksum, buffer, len);
      source->size += len;
    }
  source->sha256 = g_strdup (g_checksum_get_string (checksum));
  return check_size (source->size, most, error);
}

/**
 * cld_file_source_open:
 * @path: a file of this computer
 * @most: how many bytes it may have
 * @error: return location
 *
 * Opens and measures a file. Errors name no file, for its name may be somebody's: %CLD_IO_ERROR_NOT_FOUND,
 * %CLD_IO_ERROR_LIMIT, %CLD_IO_ERROR_VALUE for an empty one, else %CLD_IO_ERROR_FAILED: a link, a folder, a device, a pipe,
 * or what may not be read.
 *
 * Returns: (transfer full) (nullable): its bytes
 */
CldFileSource *
cld_file_source_open (const char *path, gint64 most, GError **error)
{
  g_autoptr (CldFileSource) source = g_new0 (CldFileSource, 1);

  if (!open_file (source, path, most, error) || !measure (source, most, error))
    return NULL;
  return g_steal_pointer (&source);
}

/**
 * cld_file_source_new:
 * @bytes: what is to be attached
 * @most: how many bytes it may have
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the same of bytes that the program made
 */
CldFileSource *
cld_file_source_new (GBytes *bytes, gint64 most, GError **error)
{
  g_autoptr (CldFileSource) source = g_new0 (CldFileSource, 1);

  source->fd = -1;
  source->bytes = g_bytes_ref (bytes);
  if (!check_size ((gint64) g_bytes_get_size (bytes), most, error) || !measure (source, most, error))
    return NULL;
  return g_steal_pointer (&source);
}

/**
 * cld_file_source_free:
 * @source: (nullable): a source
 *
 * Frees it and closes its file.
 */
void
cld_file_source_free (CldFileSource *source)
{
  if (!source)
    return;
  if (source->fd >= 0)
    close (source->fd);
  g_clear_pointer (&source->bytes, g_bytes_unref);
  g_free (source->sha256);
  g_free (source);
}

/**
 * cld_file_source_get_sha256:
 * @source: a source
 *
 * Returns: its digest when it was measured
 */
const char *
cld_file_source_get_sha256 (const CldFileSource *source)
{
  return source->sha256;
}

/**
 * cld_file_source_get_size:
 * @source: a source
 *
 * Returns: how many bytes it had when it was measured
 */
gint64
cld_file_source_get_size (const CldFileSource *source)
{
  return source->size;
}

/**
 * cld_file_source_rewind:
 * @source: a source
 * @error: return location
 *
 * Returns: whether it is read from its beginning again
 */
gboolean
cld_file_source_rewind (CldFileSource *source, GError **error)
{
  source->at = 0;
  return source->fd < 0 || lseek (source->fd, 0, SEEK_SET) == 0 || fail_errno (errno, error);
}

static gssize
read_bytes (CldFileSource *source, guint8 *buffer, gsize len)
{
  gsize size;
  const guint8 *all = g_bytes_get_data (source->bytes, &size);

  len = MIN (len, size - source->at);
  if (len > 0)
    memcpy (buffer, all + source->at, len);
  source->at += len;
  return (gssize) len;
}

/**
 * cld_file_source_read:
 * @buffer: where to
 * @len: how many bytes there is room for
 * @source: a #CldFileSource
 * @error: return location
 *
 * As a #CldContentReadFunc.
 *
 * Returns: how many bytes were read, fewer than @len only at the end, or -1
 */
gssize
cld_file_source_read (guint8 *buffer, gsize len, gpointer source, GError **error)
{
  CldFileSource *self = source;
  gsize n = 0;

  if (self->bytes)
    return read_bytes (self, buffer, len);
  while (n < len)
    {
      gssize more = read (self->fd, buffer + n, len - n);

      if (more == 0)
        break;
      if (more > 0)
        n += (gsize) more;
      else if (errno != EINTR)
        {
          fail_errno (errno, error);
          return -1;
        }
    }
  return (gssize) n;
}

/**
 * cld_file_source_guess_type:
 * @source: a source
 * @name: what it is called
 *
 * Returns: (transfer full): its media type, as its name and its first bytes tell it
 */
char *
cld_file_source_guess_type (CldFileSource *source, const char *name)
{
  g_autofree guint8 *buffer = g_malloc (SAMPLE);
  gssize len = cld_file_source_rewind (source, NULL) ? cld_file_source_read (buffer, SAMPLE, source, NULL) : -1;
  g_autofree char *type = g_content_type_guess (name, buffer, (gsize) MAX (len, 0), NULL);
  char *mime = g_content_type_get_mime_type (type);

  return mime ? mime : g_strdup ("application/octet-stream");
}
