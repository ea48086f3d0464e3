/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-output.h"

#include <string.h>

#include "cld-csv-writer.h"
#include "cld-json.h"

#define GAP "  "
#define FLUSH_AT ((gsize) 64 << 10)

struct _CldOutput
{
  GOutputStream *stream;
  CldOutputFormat format;
  GStrv columns;
  guint n_columns;
  guint n_rows;
  CldCsvWriter *csv; /* CLD_OUTPUT_CSV */
  GString *json;     /* CLD_OUTPUT_JSON: what is not yet in the stream */
  GPtrArray *lines;  /* CLD_OUTPUT_TABLE: each row's cells, for their widths are known last */
};

/**
 * cld_output_format_parse:
 * @name: (nullable): `table`, `csv` or `json`; %NULL is `table`
 * @format: (out): the format
 *
 * Returns: whether @name names a format
 */
gboolean
cld_output_format_parse (const char *name, CldOutputFormat *format)
{
  static const char *const names[] = { "table", "csv", "json" };

  if (!name)
    name = names[CLD_OUTPUT_TABLE];
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (names[i], name) == 0)
      {
        *format = (CldOutputFormat) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * cld_output_new:
 * @stream: where to; a reference is taken, it is neither flushed nor closed
 * @format: how
 * @columns: the columns' names, %NULL-terminated
 *
 * Writes a list. Rows of a table are kept until the end, those of the other formats go out as they come.
 *
 * Returns: (transfer full): the writer of one list
 */
CldOutput *
cld_output_new (GOutputStream *stream, CldOutputFormat format, const char *const *columns)
{
  CldOutput *output;

  g_return_val_if_fail (G_IS_OUTPUT_STREAM (stream), NULL);
  g_return_val_if_fail (columns != NULL && columns[0] != NULL, NULL);

  output = g_new0 (CldOutput, 1);
  output->stream = g_object_ref (stream);
  output->format = format;
  output->columns = g_strdupv ((GStrv) columns);
  output->n_columns = g_strv_length (output->columns);
  if (format == CLD_OUTPUT_CSV)
    {
      output->csv = cld_csv_writer_new (stream, TRUE);
      for (guint i = 0; i < output->n_columns; i++)
        cld_csv_writer_cell (output->csv, columns[i], NULL);
      cld_csv_writer_end_row (output->csv, NULL);
    }
  else if (format == CLD_OUTPUT_JSON)
    output->json = g_string_new (NULL);
  else
    output->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  return output;
}

/**
 * cld_output_free:
 * @output: (nullable): a writer
 *
 * Frees it. What was not finished is incomplete.
 */
void
cld_output_free (CldOutput *output)
{
  if (!output)
    return;
  g_clear_object (&output->stream);
  g_strfreev (output->columns);
  cld_csv_writer_free (output->csv);
  if (output->json)
    g_string_free (output->json, TRUE);
  g_clear_pointer (&output->lines, g_ptr_array_unref);
  g_free (output);
}

/* What could steer a terminal, or turn the order of what stands on the line. */
static gboolean
is_unsafe (gunichar c)
{
  return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029 || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

/**
 * cld_output_clean_line:
 * @text: (nullable): any valid UTF-8
 *
 * Returns: (transfer full): @text fit for one line of a terminal: line ends and tabs as spaces, other control
 *   characters and those that turn the writing direction as U+FFFD
 */
char *
cld_output_clean_line (const char *text)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text ? text : ""; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\n' || c == '\r' || c == '\t')
        c = ' ';
      g_string_append_unichar (out, is_unsafe (c) ? 0xfffd : c);
    }
  return g_string_free (out, FALSE);
}

/**
 * cld_output_width:
 * @text: valid UTF-8 of one line
 *
 * Returns: how many cells of a terminal it fills
 */
guint
cld_output_width (const char *text)
{
  guint width = 0;

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_iszerowidth (c))
        width += g_unichar_iswide (c) ? 2 : 1;
    }
  return width;
}

static gboolean
write_text (CldOutput *output, GString *text, GError **error)
{
  gboolean written = g_output_stream_write_all (output->stream, text->str, text->len, NULL, NULL, error);

  g_string_truncate (text, 0);
  return written;
}

static gboolean
add_json_row (CldOutput *output, const char *const *cells, GError **error)
{
  g_string_append (output->json, output->n_rows == 0 ? "[\n {" : ",\n {");
  for (guint i = 0; i < output->n_columns; i++)
    {
      if (i > 0)
        g_string_append (output->json, ", ");
      cld_json_append_string (output->json, output->columns[i]);
      g_string_append (output->json, ": ");
      cld_json_append_string (output->json, cells[i] && *cells[i] ? cells[i] : NULL);
    }
  g_string_append_c (output->json, '}');
  return output->json->len < FLUSH_AT || write_text (output, output->json, error);
}

static void
add_table_row (CldOutput *output, const char *const *cells)
{
  GStrv line = g_new0 (char *, output->n_columns + 1);

  for (guint i = 0; i < output->n_columns; i++)
    line[i] = cld_output_clean_line (cells[i]);
  g_ptr_array_add (output->lines, line);
}

/**
 * cld_output_row:
 * @output: a writer
 * @cells: as many texts as there are columns, valid UTF-8, %NULL where nothing is recorded
 * @error: return location
 *
 * Adds a row.
 *
 * Returns: whether it was taken; errors are those of the stream
 */
gboolean
cld_output_row (CldOutput *output, const char *const *cells, GError **error)
{
  gboolean done = TRUE;

  if (output->format == CLD_OUTPUT_CSV)
    {
      for (guint i = 0; i < output->n_columns && done; i++)
        done = cld_csv_writer_cell (output->csv, cells[i], error);
      done = done && cld_csv_writer_end_row (output->csv, error);
    }
  else if (output->format == CLD_OUTPUT_JSON)
    done = add_json_row (output, cells, error);
  else
    add_table_row (output, cells);
  output->n_rows++;
  return done;
}

static void
append_line (GString *text, char **line, guint n_columns, const guint *widths)
{
  for (guint i = 0; i < n_columns; i++)
    {
      g_string_append (text, line[i]);
      for (guint width = cld_output_width (line[i]); width < widths[i]; width++)
        g_string_append_c (text, ' ');
      g_string_append (text, GAP);
    }
  /* No spaces at the end of a line. */
  while (text->len > 0 && text->str[text->len - 1] == ' ')
    g_string_truncate (text, text->len - 1);
  g_string_append_c (text, '\n');
}

static gboolean
write_table (CldOutput *output, GError **error)
{
  g_autofree guint *widths = g_new0 (guint, output->n_columns);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < output->n_columns; i++)
    widths[i] = cld_output_width (output->columns[i]);
  for (guint row = 0; row < output->lines->len; row++)
    for (guint i = 0; i < output->n_columns; i++)
      widths[i] = MAX (widths[i], cld_output_width (((char **) output->lines->pdata[row])[i]));

  append_line (text, output->columns, output->n_columns, widths);
  for (guint row = 0; row < output->lines->len; row++)
    {
      append_line (text, output->lines->pdata[row], output->n_columns, widths);
      if (text->len >= FLUSH_AT && !write_text (output, text, error))
        return FALSE;
    }
  return write_text (output, text, error);
}

/**
 * cld_output_finish:
 * @output: a writer
 * @error: return location
 *
 * Writes what is still kept and ends the list. To be called once.
 *
 * Returns: whether the stream took everything
 */
gboolean
cld_output_finish (CldOutput *output, GError **error)
{
  switch (output->format)
    {
    case CLD_OUTPUT_CSV:
      return cld_csv_writer_flush (output->csv, error);
    case CLD_OUTPUT_JSON:
      g_string_append (output->json, output->n_rows == 0 ? "[]\n" : "\n]\n");
      return write_text (output, output->json, error);
    case CLD_OUTPUT_TABLE:
    default:
      return write_table (output, error);
    }
}
