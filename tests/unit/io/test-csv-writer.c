/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cld-csv-reader.h"
#include "cld-csv-writer.h"
#include "cld-error.h"

#define MAX_CELLS 6
#define END_ROW "\036"

static GBytes *
finish (CldCsvWriter *writer, GOutputStream *stream)
{
  g_autoptr (GError) error = NULL;

  cld_csv_writer_flush (writer, &error);
  g_assert_no_error (error);
  g_output_stream_close (stream, NULL, NULL);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

static char *
to_string (GBytes *bytes)
{
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

typedef struct
{
  const char *name;
  const char *cells[2 * MAX_CELLS]; /* END_ROW between rows */
  const char *plain;
  const char *guarded; /* NULL: the same */
} Case;

static const Case cases[] = {
  { "plain", { "a", "b", END_ROW, "1", "2", END_ROW }, "a,b\n1,2\n", NULL },
  { "empty-cells", { "a", "b", END_ROW, "", "", END_ROW }, "a,b\n,\n", NULL },
  { "one-empty-cell", { "a", END_ROW, "", END_ROW }, "a\n\"\"\n", NULL },
  { "no-cell", { END_ROW, "a", END_ROW }, "\"\"\na\n", NULL },
  { "comma", { "a,b", "c", END_ROW }, "\"a,b\",c\n", NULL },
  { "quote", { "\"", "say \"no\"", END_ROW }, "\"\"\"\",\"say \"\"no\"\"\"\n", NULL },
  { "line-ends", { "a\nb", "c\rd", END_ROW, "\r\n", "e", END_ROW }, "\"a\nb\",\"c\rd\"\n\"\r\n\",e\n", "\"a\nb\",\"c\rd\"\n\"'\r\n\",e\n" },
  { "spaces", { " a", "b ", END_ROW, "c d", " ", END_ROW }, "\" a\",\"b \"\nc d,\" \"\n", NULL },
  { "utf8", { "Zo\xc3\xab", "\xf0\x9d\x84\x9e", END_ROW }, "Zo\xc3\xab,\xf0\x9d\x84\x9e\n", NULL },
  /* other delimiters: only where they could be taken for one */
  { "lists", { "a", "b", END_ROW, "x;y", "p\tq", END_ROW }, "a,b\nx;y,p\tq\n", NULL },
  { "lists-in-header", { "a;b", "c\td", END_ROW }, "\"a;b\",\"c\td\"\n", NULL },
  { "lists-in-single", { "a", END_ROW, "x;y", END_ROW }, "a\n\"x;y\"\n", NULL },
  { "lists-in-ragged", { "a", "b", END_ROW, "x;y", "2", "3", END_ROW }, "a,b\n\"x;y\",2,3\n", NULL },
  { "byte-order-mark", { "\xef\xbb\xbfo", "b", END_ROW, "\xef\xbb\xbfx", "2", END_ROW }, "\"\xef\xbb\xbfo\",b\n\xef\xbb\xbfx,2\n", NULL },
  /* what a spreadsheet takes for a formula */
  { "formulas", { "=1+1", "+44", END_ROW, "-1", "@x", END_ROW, "\tx", "a=b", END_ROW },
    "=1+1,+44\n-1,@x\n\tx,a=b\n", "\"'=1+1\",\"'+44\"\n\"'-1\",\"'@x\"\n\"'\tx\",a=b\n" },
  { "formula-with-quote", { "=\"a\"", "'x", END_ROW }, "\"=\"\"a\"\"\",'x\n", "\"'=\"\"a\"\"\",'x\n" },
};

static char *
write_case (const Case *c, gboolean guard)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (CldCsvWriter) writer = cld_csv_writer_new (stream, guard);
  g_autoptr (GBytes) bytes = NULL;

  for (guint i = 0; c->cells[i] != NULL; i++)
    if (strcmp (c->cells[i], END_ROW) == 0)
      g_assert_true (cld_csv_writer_end_row (writer, NULL));
    else
      g_assert_true (cld_csv_writer_cell (writer, c->cells[i], NULL));
  bytes = finish (writer, stream);
  return to_string (bytes);
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autofree char *plain = write_case (c, FALSE);
  g_autofree char *guarded = write_case (c, TRUE);

  g_assert_cmpstr (plain, ==, c->plain);
  g_assert_cmpstr (guarded, ==, c->guarded != NULL ? c->guarded : c->plain);
}

static void
test_null_is_empty (void)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (CldCsvWriter) writer = cld_csv_writer_new (stream, TRUE);
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;

  cld_csv_writer_cell (writer, NULL, NULL);
  cld_csv_writer_cell (writer, "a", NULL);
  cld_csv_writer_cell (writer, NULL, NULL);
  cld_csv_writer_end_row (writer, NULL);
  bytes = finish (writer, stream);
  text = to_string (bytes);
  g_assert_cmpstr (text, ==, ",a,\n");
}

/* A cell of pieces that matter to CSV, and letters. */
static char *
random_cell (void)
{
  static const char *const pieces[] = { ",", ";", "\t", "\"", "\"\"", "\n", " ", "'", "=", "-", "\xef\xbb\xbf", "\xc3\xab", "\xf0\x9d\x84\x9e", "\x01", "a", "Example", "01/02/2026" };
  GString *cell = g_string_new (NULL);

  for (gint n = g_test_rand_int_range (0, 8); n > 0; n--)
    g_string_append (cell, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
  return g_string_free (cell, FALSE);
}

static GPtrArray *
random_row (guint n_cells)
{
  GPtrArray *row = g_ptr_array_new_with_free_func (g_free);

  while (row->len < n_cells)
    g_ptr_array_add (row, random_cell ());
  return row;
}

/* Even tables are rectangular, odd ones ragged. */
static GPtrArray *
random_table (gboolean ragged)
{
  GPtrArray *table = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  guint n_rows = (guint) g_test_rand_int_range (1, 200);
  guint n_cells = (guint) g_test_rand_int_range (1, MAX_CELLS);

  while (table->len < n_rows)
    g_ptr_array_add (table, random_row (ragged ? (guint) g_test_rand_int_range (1, MAX_CELLS) : n_cells));
  return table;
}

static GBytes *
write_table (GPtrArray *table)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (CldCsvWriter) writer = cld_csv_writer_new (stream, FALSE);

  for (guint i = 0; i < table->len; i++)
    {
      GPtrArray *row = g_ptr_array_index (table, i);

      for (guint j = 0; j < row->len; j++)
        g_assert_true (cld_csv_writer_cell (writer, g_ptr_array_index (row, j), NULL));
      g_assert_true (cld_csv_writer_end_row (writer, NULL));
    }
  return finish (writer, stream);
}

static void
assert_reads_back (GPtrArray *table, GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CldCsvTable) read = cld_csv_table_parse (bytes, "again.csv", &error);

  g_assert_no_error (error);
  g_assert_cmpint (cld_csv_table_get_delimiter (read), ==, ',');
  g_assert_cmpint (cld_csv_table_get_encoding (read), ==, CLD_CSV_UTF8);
  g_assert_cmpuint (cld_csv_table_get_n_rows (read), ==, table->len);
  for (guint i = 0; i < table->len; i++)
    {
      GPtrArray *row = g_ptr_array_index (table, i);
      guint n_cells;
      const CldCell *cells = cld_csv_table_get_row (read, i, &n_cells);

      g_assert_cmpuint (n_cells, ==, row->len);
      for (guint j = 0; j < n_cells; j++)
        g_assert_cmpstr (cells[j].text, ==, g_ptr_array_index (row, j));
    }
}

static void
test_round_trip (void)
{
  gsize written = 0;

  for (guint i = 0; written < 3000000; i++)
    {
      g_autoptr (GPtrArray) table = random_table (i % 2);
      g_autoptr (GBytes) bytes = write_table (table);

      written += g_bytes_get_size (bytes);
      assert_reads_back (table, bytes);
    }
}

/* What cannot be kept: CR reads back as a newline. */
static void
test_cr_becomes_newline (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("\"a\rb\",\"c\r\nd\"\n", 13);
  g_autoptr (CldCsvTable) table = cld_csv_table_parse (bytes, "a.csv", NULL);

  g_assert_cmpstr (cld_csv_table_get_row (table, 0, NULL)[0].text, ==, "a\nb");
  g_assert_cmpstr (cld_csv_table_get_row (table, 0, NULL)[1].text, ==, "c\nd");
}

/* A stream that is full: every later call fails too, so nobody takes the file for whole. */
static void
test_full_stream (void)
{
  char room[4];
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new (room, sizeof room, NULL, NULL);
  g_autoptr (CldCsvWriter) writer = cld_csv_writer_new (stream, FALSE);
  g_autoptr (GError) first = NULL;
  g_autoptr (GError) second = NULL;

  g_assert_true (cld_csv_writer_cell (writer, "longer than that", NULL));
  g_assert_true (cld_csv_writer_end_row (writer, NULL));
  g_assert_false (cld_csv_writer_flush (writer, &first));
  g_assert_error (first, CLD_IO_ERROR, CLD_IO_ERROR_FAILED);
  g_assert_true (g_str_has_prefix (first->message, "The table cannot be written: "));
  g_assert_null (strstr (first->message, "longer than that"));
  g_assert_false (cld_csv_writer_cell (writer, "x", NULL));
  g_assert_false (cld_csv_writer_end_row (writer, &second));
  g_assert_cmpstr (first->message, ==, second->message);
  g_assert_false (cld_csv_writer_flush (writer, NULL));
}

/* Rows go to the stream while they are written, not all at the end. */
static void
test_large_is_passed_on (void)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (CldCsvWriter) writer = cld_csv_writer_new (stream, FALSE);

  for (guint i = 0; i < 20000; i++)
    {
      cld_csv_writer_cell (writer, "0123456789", NULL);
      cld_csv_writer_end_row (writer, NULL);
    }
  g_assert_cmpuint (g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)), >, 100000);
  g_assert_true (cld_csv_writer_flush (writer, NULL));
  g_assert_cmpuint (g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream)), ==, 220000);
}

int
main (int argc, char **argv)
{
  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/csv-writer/writes/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/csv-writer/null-is-empty", test_null_is_empty);
  g_test_add_func ("/csv-writer/round-trip", test_round_trip);
  g_test_add_func ("/csv-writer/cr-becomes-newline", test_cr_becomes_newline);
  g_test_add_func ("/csv-writer/full-stream", test_full_stream);
  g_test_add_func ("/csv-writer/large-is-passed-on", test_large_is_passed_on);
  return g_test_run ();
}
