/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-csv-reader.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gi18n-lib.h>

#include "cld-csv-private.h"
#include "cld-error.h"
#include "cld-io-errno.h"

#define READ_CHUNK ((gsize) 4 << 20)

/* The bytes of a file while they are read: len of them in room. */
typedef struct
{
  guchar *bytes;
  gsize len;
  gsize room;
} FileData;

static const CldCsvLimits default_limits = {
  .file_bytes = CLD_CSV_MAX_FILE_BYTES,
  .rows = CLD_CSV_MAX_ROWS,
  .line_bytes = CLD_CSV_MAX_LINE_BYTES,
  .columns = CLD_CSV_MAX_COLUMNS,
};

static CldCsvTable *
parse (GBytes *bytes, const char *name, const CldCsvLimits *limits, GCancellable *cancellable, GError **error)
{
  g_autoptr (CldCsvTable) table = g_new0 (CldCsvTable, 1);
  CldCsvSource source = { .limits = limits, .cancellable = cancellable };

  table->name = cld_io_display_name (name);
  table->bytes = g_bytes_ref (bytes);
  source.name = table->name;
  if (g_bytes_get_size (bytes) > limits->file_bytes)
    {
      _cld_csv_set_size_error (error, table->name, limits->file_bytes);
      return NULL;
    }
  if (!_cld_csv_decode (bytes, table->name, &table->text, error))
    return NULL;
  table->delimiter = _cld_csv_find_delimiter (table->text.text, table->text.len);
  if (!_cld_csv_scan (table->text.text, table->text.len, table->delimiter, &source, &table->cells, error))
    return NULL;
  return g_steal_pointer (&table);
}

static int
open_file (const char *path)
{
  int fd;

  /* Not to wait for the other end, should it be a pipe. */
  do
    fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  while (fd < 0 && errno == EINTR);
  return fd;
}

static gboolean
check_regular (int fd, const char *name, gsize *size, GError **error)
{
  struct stat info;

  if (fstat (fd, &info) < 0)
    {
      cld_io_set_errno_error (error, CLD_IO_READING, name, errno);
      return FALSE;
    }
  *size = (gsize) info.st_size;
  if (S_ISREG (info.st_mode))
    return TRUE;
  if (S_ISDIR (info.st_mode))
    g_set_error (error, CLD_IO_ERROR, CLD_IO_ERROR_FAILED,
                 /* Translators: %s is the name of a folder. */
                 _ ("%s: this is a folder, not a file; choose the CSV files in it"), name);
  else
    g_set_error (error, CLD_IO_ERROR, CLD_IO_ERROR_FAILED,
                 /* Translators: %s is the name of a device or pipe. */
                 _ ("%s: this is a device or pipe, not a file; choose a CSV file"), name);
  return FALSE;
}

/* Makes room for one byte more. FALSE when there is no memory for it. */
static gboolean
file_data_grow (FileData *data)
{
  gsize room = data->len + 1 > 2 * data->room ? data->len + 1 : 2 * data->room;
  guchar *grown = g_try_realloc (data->bytes, room);

  if (grown == NULL)
    return FALSE;
  data->bytes = grown;
  data->room = room;
  return TRUE;
}

/* Reads to the end, whatever the size said: a file can grow meanwhile. One byte above the limit is
 * enough to know that it is passed. */
static gboolean
read_all (int fd, FileData *data, const char *name, GCancellable *cancellable, GError **error)
{
  while (data->len <= CLD_CSV_MAX_FILE_BYTES)
    {
      gssize got;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (data->len == data->room && !file_data_grow (data))
        {
          _cld_csv_set_memory_error (error, name);
          return FALSE;
        }
      got = read (fd, data->bytes + data->len, MIN (READ_CHUNK, data->room - data->len));
      if (got == 0)
        return TRUE;
      if (got > 0)
        data->len += (gsize) got;
      else if (errno != EINTR)
        {
          cld_io_set_errno_error (error, CLD_IO_READING, name, errno);
          return FALSE;
        }
    }
  _cld_csv_set_size_error (error, name, CLD_CSV_MAX_FILE_BYTES);
  return FALSE;
}

static gboolean
read_open_file (int fd, FileData *data, const char *name, GCancellable *cancellable, GError **error)
{
  gsize size;

  if (!check_regular (fd, name, &size, error))
    return FALSE;
  if (size > CLD_CSV_MAX_FILE_BYTES)
    {
      _cld_csv_set_size_error (error, name, CLD_CSV_MAX_FILE_BYTES);
      return FALSE;
    }
  /* One byte more than the file, so that the read that finds its end needs no growing. */
  data->len = size;
  if (!file_data_grow (data))
    {
      _cld_csv_set_memory_error (error, name);
      return FALSE;
    }
  data->len = 0;
  return read_all (fd, data, name, cancellable, error);
}

static GBytes *
read_file (const char *path, const char *name, GCancellable *cancellable, GError **error)
{
  FileData data = { 0 };
  int fd = open_file (path);
  gboolean ok;

  if (fd < 0)
    {
      cld_io_set_errno_error (error, CLD_IO_READING, name, errno);
      return NULL;
    }
  ok = read_open_file (fd, &data, name, cancellable, error);
  close (fd);
  if (ok)
    return g_bytes_new_take (data.bytes, data.len);
  g_free (data.bytes);
  return NULL;
}

/**
 * cld_csv_table_read:
 * @path: a file; a link to one will do
 * @cancellable: (nullable): to stop from another thread
 * @error: where to put an error
 *
 * Reads a whole CSV file. UTF-8 with or without byte order mark, UTF-16 with one, else taken for
 * Windows-1252; divided by comma, semicolon or tab, whichever fits; line ends LF, CRLF or CR.
 *
 * Quotes are read strictly after RFC 4180, never guessed at: one that is not closed, or text after
 * a closing one, is an error. A quote inside a cell that does not start with a quote is text, for
 * case systems write `said "no"` unquoted.
 *
 * Errors: %CLD_IO_ERROR_NOT_FOUND, %CLD_IO_ERROR_ENCODING (it is no text), %CLD_IO_ERROR_SYNTAX,
 * %CLD_IO_ERROR_LIMIT (the macros above), %CLD_IO_ERROR_FAILED (empty, a folder, unreadable),
 * %G_IO_ERROR_CANCELLED. Messages start with the base name, and the line where there is one, and
 * never hold text of a cell.
 *
 * Returns: (transfer full): the table, immutable, so any thread may read it
 */
CldCsvTable *
cld_csv_table_read (const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  name = cld_io_display_name (path);
  bytes = read_file (path, name, cancellable, error);
  return bytes == NULL ? NULL : parse (bytes, name, &default_limits, cancellable, error);
}

/**
 * cld_csv_table_parse:
 * @bytes: the bytes of a file
 * @name: its base name, for messages
 * @error: where to put an error
 *
 * As cld_csv_table_read(), from memory. @bytes is kept until the table is freed.
 *
 * Returns: (transfer full): the table
 */
CldCsvTable *
cld_csv_table_parse (GBytes *bytes, const char *name, GError **error)
{
  return _cld_csv_table_parse_with_limits (bytes, name, &default_limits, error);
}

CldCsvTable *
_cld_csv_table_parse_with_limits (GBytes *bytes, const char *name, const CldCsvLimits *limits, GError **error)
{
  g_return_val_if_fail (bytes != NULL && name != NULL, NULL);

  return parse (bytes, name, limits, NULL, error);
}

/**
 * cld_csv_table_free:
 * @table: (nullable): a table
 *
 * Frees the table and every cell of it.
 */
void
cld_csv_table_free (CldCsvTable *table)
{
  if (table == NULL)
    return;
  _cld_csv_cells_clear (&table->cells);
  _cld_csv_text_clear (&table->text);
  g_clear_pointer (&table->bytes, g_bytes_unref);
  g_free (table->name);
  g_free (table);
}
