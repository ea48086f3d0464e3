/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-safe-stream.h"

#include <errno.h>
#include <unistd.h>

#include "cld-io-errno.h"

/* A stream into a file descriptor whose errors say which file, why, and what to do. GLib's own
 * names neither. */
struct _CldSafeStream
{
  GOutputStream parent_instance;

  int fd;
  int failed; /* errno of the first write that failed: the file has a hole */
  char *name;
};

G_DEFINE_FINAL_TYPE (CldSafeStream, cld_safe_stream, G_TYPE_OUTPUT_STREAM)

static gssize
cld_safe_stream_write (GOutputStream *stream, const void *buffer, gsize count, GCancellable *cancellable, GError **error)
{
  CldSafeStream *self = CLD_SAFE_STREAM (stream);

  for (;;)
    {
      gssize written;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return -1;
      written = write (self->fd, buffer, count);
      if (written >= 0)
        return written;
      if (errno != EINTR)
        break;
    }
  self->failed = errno;
  cld_io_set_errno_error (error, CLD_IO_WRITING, self->name, errno);
  return -1;
}

static gboolean
cld_safe_stream_close (GOutputStream *stream, GCancellable *cancellable, GError **error)
{
  CldSafeStream *self = CLD_SAFE_STREAM (stream);
  int fd = self->fd;

  self->fd = -1;
  if (fd < 0 || close (fd) == 0 || errno == EINTR)
    return TRUE;
  cld_io_set_errno_error (error, CLD_IO_WRITING, self->name, errno);
  return FALSE;
}

static void
cld_safe_stream_finalize (GObject *object)
{
  CldSafeStream *self = CLD_SAFE_STREAM (object);

  if (self->fd >= 0)
    close (self->fd);
  g_free (self->name);
  G_OBJECT_CLASS (cld_safe_stream_parent_class)->finalize (object);
}

static void
cld_safe_stream_class_init (CldSafeStreamClass *klass)
{
  GOutputStreamClass *stream_class = G_OUTPUT_STREAM_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cld_safe_stream_finalize;
  stream_class->write_fn = cld_safe_stream_write;
  stream_class->close_fn = cld_safe_stream_close;
}

static void
cld_safe_stream_init (CldSafeStream *self)
{
  self->fd = -1;
}

/**
 * cld_safe_stream_new:
 * @fd: (transfer full): an open file
 * @name: its base name, for messages
 *
 * Returns: (transfer full): a stream that writes to @fd without a buffer and closes it
 */
GOutputStream *
cld_safe_stream_new (int fd, const char *name)
{
  CldSafeStream *self = g_object_new (CLD_TYPE_SAFE_STREAM, NULL);

  self->fd = fd;
  self->name = g_strdup (name);
  return G_OUTPUT_STREAM (self);
}

/**
 * cld_safe_stream_sync:
 * @stream: a stream
 * @error: where to put an error
 *
 * Waits until all that was written is on the disk. Fails when a write has failed before.
 *
 * Returns: whether all of it is there
 */
gboolean
cld_safe_stream_sync (CldSafeStream *stream, GError **error)
{
  g_return_val_if_fail (CLD_IS_SAFE_STREAM (stream), FALSE);

  if (stream->failed == 0 && fsync (stream->fd) < 0)
    stream->failed = errno;
  if (stream->failed == 0)
    return TRUE;
  cld_io_set_errno_error (error, CLD_IO_WRITING, stream->name, stream->failed);
  return FALSE;
}
