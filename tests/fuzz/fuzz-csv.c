/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Any bytes: read, write, read again. The reader may refuse the bytes, with an error that starts
 * with the name; what it takes must come back the same, cell for cell. */
#include <string.h>

#include <gio/gio.h>

#include "cld-csv-private.h"
#include "cld-csv-reader.h"
#include "cld-csv-writer.h"
#include "cld-error.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* Small limits are reached by small inputs. */
static const CldCsvLimits in_limits = { .file_bytes = 1 << 20, .rows = 300, .line_bytes = 2048, .columns = 40 };
static const CldCsvLimits out_limits = { .file_bytes = 1 << 24, .rows = 300, .line_bytes = 1 << 20, .columns = 40 };

static GBytes *
write_table (const CldCsvTable *table, gboolean guard)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (CldCsvWriter) writer = cld_csv_writer_new (stream, guard);

  for (guint row = 0; row < cld_csv_table_get_n_rows (table); row++)
    {
      guint n_cells;
      const CldCell *cells = cld_csv_table_get_row (table, row, &n_cells);

      for (guint i = 0; i < n_cells; i++)
        g_assert_true (cld_csv_writer_cell (writer, cells[i].text, NULL));
      g_assert_true (cld_csv_writer_end_row (writer, NULL));
    }
  g_assert_true (cld_csv_writer_flush (writer, NULL));
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

static void
check_cell (const CldCell *before, const CldCell *after, gboolean guard)
{
  gboolean formula = guard && before->len > 0 && strchr ("=+-@\t", before->text[0]) != NULL;

  g_assert_cmpuint (strlen (before->text), ==, before->len);
  g_assert_true (g_utf8_validate (before->text, (gssize) before->len, NULL));
  g_assert_null (strchr (before->text, '\r'));
  g_assert_true (!formula || after->text[0] == '\'');
  g_assert_cmpstr (before->text, ==, after->text + formula);
}

static void
check_same (const CldCsvTable *before, const CldCsvTable *after, gboolean guard)
{
  g_assert_cmpuint (cld_csv_table_get_n_rows (before), ==, cld_csv_table_get_n_rows (after));
  for (guint row = 0; row < cld_csv_table_get_n_rows (before); row++)
    {
      guint n_before, n_after;
      const CldCell *a = cld_csv_table_get_row (before, row, &n_before);
      const CldCell *b = cld_csv_table_get_row (after, row, &n_after);

      g_assert_cmpuint (n_before, ==, n_after);
      g_assert_cmpuint (n_before, >, 0);
      g_assert_true (row == 0 || cld_csv_table_get_line (before, row) > cld_csv_table_get_line (before, row - 1));
      g_assert_true (guard || cld_csv_table_row_is_blank (before, row) == cld_csv_table_row_is_blank (after, row));
      for (guint i = 0; i < n_before; i++)
        check_cell (&a[i], &b[i], guard);
    }
}

static void
check_round_trip (const CldCsvTable *table, gboolean guard)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) written = write_table (table, guard);
  g_autoptr (CldCsvTable) again = _cld_csv_table_parse_with_limits (written, "again.csv", &out_limits, &error);

  g_assert_no_error (error);
  g_assert_cmpint (cld_csv_table_get_encoding (again), ==, CLD_CSV_UTF8);
  g_assert_cmpint (cld_csv_table_get_delimiter (again), ==, ',');
  check_same (table, again, guard);
  if (!guard)
    {
      g_autoptr (GBytes) twice = write_table (again, guard);

      g_assert_true (g_bytes_equal (written, twice));
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (CldCsvTable) table = _cld_csv_table_parse_with_limits (bytes, "fuzz.csv", &in_limits, &error);

  if (table == NULL)
    {
      g_assert_true (error->domain == CLD_IO_ERROR);
      g_assert_true (g_str_has_prefix (error->message, "fuzz.csv:"));
      return 0;
    }
  g_assert_no_error (error);
  check_round_trip (table, FALSE);
  check_round_trip (table, TRUE);
  return 0;
}
