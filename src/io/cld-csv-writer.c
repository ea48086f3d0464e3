/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-csv-writer.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "cld-error.h"

#define FLUSH_AT ((gsize) 64 << 10)

/* A cell of the row being written, in the row's text. */
typedef struct
{
  gsize start;
  gsize len;
} Cell;

struct _CldCsvWriter
{
  GOutputStream *stream;
  gboolean guard_formulas;
  GString *row;    /* the cells of this row as they came, each ended by a NUL */
  GArray *cells;   /* of Cell */
  GString *buffer; /* finished rows not yet in the stream */
  guint n_columns; /* of the first row; 0 before it */
  GError *failure; /* the first error: what follows would be a file with a hole */
};

/**
 * cld_csv_writer_new:
 * @stream: where to write; a reference is taken, it is not closed
 * @guard_formulas: whether to put an apostrophe before a cell that a spreadsheet would take for a
 *   formula (it starts with = + - @, tab or CR); such cells do not read back as they were
 *
 * Writes CSV after RFC 4180: comma, newline, UTF-8 without byte order mark. Quotes are written only
 * where they are needed: around a cell that holds a comma, quote or line end, or starts or ends with
 * a space; around the only cell of a row when it is empty; and around a cell with a semicolon or tab
 * in the first row, in rows of one cell, and in rows of another length than the first, where those
 * could be taken for the delimiter.
 *
 * What is written, cld_csv_table_parse() reads back as it was, but for CR: it is kept, in quotes,
 * and read as a newline, as CRLF is.
 *
 * Returns: (transfer full): a writer
 */
CldCsvWriter *
cld_csv_writer_new (GOutputStream *stream, gboolean guard_formulas)
{
  CldCsvWriter *writer;

  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), NULL);

  writer = g_new0 (CldCsvWriter, 1);
  writer->stream = g_object_ref (stream);
  writer->guard_formulas = guard_formulas;
  writer->row = g_string_new (NULL);
  writer->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  writer->buffer = g_string_sized_new (FLUSH_AT + 4096);
  return writer;
}

/**
 * cld_csv_writer_free:
 * @writer: (nullable): a writer
 *
 * Frees the writer. Rows that were not flushed are dropped.
 */
void
cld_csv_writer_free (CldCsvWriter *writer)
{
  if (writer == NULL)
    return;
  g_clear_object (&writer->stream);
  g_string_free (writer->row, TRUE);
  g_array_unref (writer->cells);
  g_string_free (writer->buffer, TRUE);
  g_clear_error (&writer->failure);
  g_free (writer);
}

static gboolean
has_failed (CldCsvWriter *writer, GError **error)
{
  if (writer->failure == NULL)
    return FALSE;
  if (error != NULL)
    *error = g_error_copy (writer->failure);
  return TRUE;
}

/* A stream of ours has said which file and what to do; of any other only the reason is known. */
static void
keep_failure (CldCsvWriter *writer, GError *why)
{
  if (why->domain == CLD_IO_ERROR || g_error_matches (why, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      writer->failure = why;
      return;
    }
  writer->failure = g_error_new (CLD_IO_ERROR, CLD_IO_ERROR_FAILED,
                                 /* Translators: %s is the system's reason. */
                                 _ ("The table cannot be written: %s; free some space or choose another place, then try again"), why->message);
  g_error_free (why);
}

static gboolean
write_buffer (CldCsvWriter *writer, GError **error)
{
  GError *why = NULL;

  if (writer->buffer->len == 0)
    return TRUE;
  if (!g_output_stream_write_all (writer->stream, writer->buffer->str, writer->buffer->len, NULL, NULL, &why))
    {
      keep_failure (writer, why);
      return !has_failed (writer, error);
    }
  g_string_truncate (writer->buffer, 0);
  return TRUE;
}

static gboolean
needs_quotes (const char *text, gsize len, gboolean quote_delimiters)
{
  if (len == 0)
    return FALSE;
  if (text[0] == ' ' || text[len - 1] == ' ')
    return TRUE;
  /* At the start of a file it would be taken for a byte order mark. */
  if (quote_delimiters && g_str_has_prefix (text, "\xef\xbb\xbf"))
    return TRUE;
  return text[strcspn (text, quote_delimiters ? ",\"\r\n;\t" : ",\"\r\n")] != '\0';
}

static void
append_quoted (GString *buffer, const char *text)
{
  g_string_append_c (buffer, '"');
  for (;;)
    {
      gsize plain = strcspn (text, "\"");

      g_string_append_len (buffer, text, (gssize) plain);
      if (text[plain] == '\0')
        break;
      g_string_append (buffer, "\"\"");
      text += plain + 1;
    }
  g_string_append_c (buffer, '"');
}

static void
append_cell (CldCsvWriter *writer, const Cell *cell, gboolean quote_delimiters)
{
  const char *text = writer->row->str + cell->start;

  if (writer->guard_formulas && cell->len > 0 && strchr ("=+-@\t\r", text[0]) != NULL)
    {
      gsize at = writer->buffer->len + 1;

      append_quoted (writer->buffer, text);
      g_string_insert_c (writer->buffer, (gssize) at, '\'');
    }
  else if (needs_quotes (text, cell->len, quote_delimiters))
    append_quoted (writer->buffer, text);
  else
    g_string_append_len (writer->buffer, text, (gssize) cell->len);
}

/**
 * cld_csv_writer_cell:
 * @writer: a writer
 * @text: (nullable): valid UTF-8; %NULL is an empty cell
 * @error: where to put an error
 *
 * Adds a cell to the row. Errors are those of the stream, as %CLD_IO_ERROR_FAILED; after one, every
 * call fails with it.
 *
 * Returns: whether it worked
 */
gboolean
cld_csv_writer_cell (CldCsvWriter *writer, const char *text, GError **error)
{
  Cell cell;

  g_return_val_if_fail (writer != NULL, FALSE);

  if (has_failed (writer, error))
    return FALSE;
  cell = (Cell) { writer->row->len, text == NULL ? 0 : strlen (text) };
  if (cell.len > 0)
    g_string_append_len (writer->row, text, (gssize) cell.len);
  g_string_append_c (writer->row, '\0');
  g_array_append_val (writer->cells, cell);
  return TRUE;
}

/**
 * cld_csv_writer_end_row:
 * @writer: a writer
 * @error: where to put an error
 *
 * Ends the row. One without cells is written as a row of one empty cell.
 *
 * Returns: whether it worked
 */
gboolean
cld_csv_writer_end_row (CldCsvWriter *writer, GError **error)
{
  const Cell *cells;
  guint n_cells;
  gboolean quote_delimiters;

  g_return_val_if_fail (writer != NULL, FALSE);

  if (has_failed (writer, error))
    return FALSE;
  cells = (const Cell *) (gconstpointer) writer->cells->data;
  n_cells = writer->cells->len;
  quote_delimiters = n_cells < 2 || n_cells != writer->n_columns;
  if (writer->n_columns == 0)
    writer->n_columns = MAX (n_cells, 1);
  for (guint i = 0; i < n_cells; i++)
    {
      if (i > 0)
        g_string_append_c (writer->buffer, ',');
      append_cell (writer, &cells[i], quote_delimiters);
    }
  if (n_cells == 0 || (n_cells == 1 && cells[0].len == 0))
    g_string_append (writer->buffer, "\"\"");
  g_string_append_c (writer->buffer, '\n');
  g_string_truncate (writer->row, 0);
  g_array_set_size (writer->cells, 0);
  return writer->buffer->len < FLUSH_AT || write_buffer (writer, error);
}

/**
 * cld_csv_writer_flush:
 * @writer: a writer
 * @error: where to put an error
 *
 * Hands every finished row to the stream and flushes it. To be called once at the end.
 *
 * Returns: whether all of it is written
 */
gboolean
cld_csv_writer_flush (CldCsvWriter *writer, GError **error)
{
  GError *why = NULL;

  g_return_val_if_fail (writer != NULL, FALSE);

  if (has_failed (writer, error) || !write_buffer (writer, error))
    return FALSE;
  if (g_output_stream_flush (writer->stream, NULL, &why))
    return TRUE;
  keep_failure (writer, why);
  return !has_failed (writer, error);
}
