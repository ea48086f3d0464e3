/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <json-glib/json-glib.h>
#include <string.h>

#include "cld-error.h"
#include "cld-output.h"

static const char *const columns[] = { "ref", "name", "note", NULL };

/* A list in memory, written row by row. */
static char *
write_list (CldOutputFormat format, const char *const rows[][3], guint n_rows)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (CldOutput) output = cld_output_new (stream, format, columns);
  g_autoptr (GError) error = NULL;
  gsize size;
  char *text;

  for (guint i = 0; i < n_rows; i++)
    {
      cld_output_row (output, rows[i], &error);
      g_assert_no_error (error);
    }
  g_assert_true (cld_output_finish (output, &error));
  g_assert_no_error (error);
  g_output_stream_write_all (stream, "", 1, NULL, NULL, NULL);
  g_output_stream_close (stream, NULL, NULL);
  size = g_memory_output_stream_get_data_size (G_MEMORY_OUTPUT_STREAM (stream));
  text = g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (stream));
  g_assert_cmpuint (strlen (text), ==, size - 1);
  return text;
}

static const char *const sample[][3] = {
  { "1", "Ångström", NULL },
  { "1002", "日本", "a,b" },
  { "3", "=SUM(A1)", "two\nlines" },
  { "4", NULL, "e\xcc\x81!" },
};

typedef struct
{
  CldOutputFormat format;
  guint n_rows;
  const char *expected;
} Case;

static const Case cases[] = {
  { CLD_OUTPUT_TABLE, 0, "ref  name  note\n" },
  { CLD_OUTPUT_CSV, 0, "ref,name,note\n" },
  { CLD_OUTPUT_JSON, 0, "[]\n" },
  { CLD_OUTPUT_TABLE, 4,
    "ref   name      note\n"
    "1     Ångström\n"
    "1002  日本      a,b\n"
    "3     =SUM(A1)  two lines\n"
    "4               e\xcc\x81!\n" },
  { CLD_OUTPUT_CSV, 4,
    "ref,name,note\n"
    "1,Ångström,\n"
    "1002,日本,\"a,b\"\n"
    "3,\"'=SUM(A1)\",\"two\nlines\"\n"
    "4,,e\xcc\x81!\n" },
  { CLD_OUTPUT_JSON, 2,
    "[\n"
    " {\"ref\": \"1\", \"name\": \"Ångström\", \"note\": null},\n"
    " {\"ref\": \"1002\", \"name\": \"日本\", \"note\": \"a,b\"}\n"
    "]\n" },
};

static void
test_formats (gconstpointer data)
{
  const Case *one = data;
  g_autofree char *text = write_list (one->format, sample, one->n_rows);

  g_assert_cmpstr (text, ==, one->expected);
}

/* What a reader of JSON makes of it is what went in. */
static void
test_json_reads_back (void)
{
  static const char *const rows[][3] = { { "\"\\/\b\f\n\r\t\x01\x7f", "\xe2\x80\xa8😀", "" }, { "1", "\xc2\x80", "null" } };
  g_autofree char *text = write_list (CLD_OUTPUT_JSON, rows, G_N_ELEMENTS (rows));
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonArray *array;

  g_assert_true (json_parser_load_from_data (parser, text, -1, NULL));
  array = json_node_get_array (json_parser_get_root (parser));
  g_assert_cmpuint (json_array_get_length (array), ==, G_N_ELEMENTS (rows));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    for (guint j = 0; j < 3; j++)
      {
        JsonObject *row = json_array_get_object_element (array, i);

        if (*rows[i][j])
          g_assert_cmpstr (json_object_get_string_member (row, columns[j]), ==, rows[i][j]);
        else
          g_assert_true (json_object_get_null_member (row, columns[j]));
      }
}

/* Much more than one write takes. */
static void
test_many_rows (gconstpointer data)
{
  CldOutputFormat format = (CldOutputFormat) GPOINTER_TO_INT (data);
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autofree const char *(*rows)[3] = g_malloc0 (20000 * sizeof *rows);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  for (guint i = 0; i < 20000; i++)
    {
      g_ptr_array_add (texts, g_strdup_printf ("%05u", i));
      rows[i][0] = rows[i][1] = rows[i][2] = texts->pdata[i];
    }
  text = write_list (format, (const char *const (*)[3]) rows, 20000);
  lines = g_strsplit (text, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, format == CLD_OUTPUT_JSON ? 20003 : 20002);
  for (guint i = 0; i < 20000; i++)
    g_assert_nonnull (strstr (lines[i + 1], texts->pdata[i]));
}

static void
test_clean_line (void)
{
  static const struct
  {
    const char *text, *clean;
    guint width;
  } lines[] = {
    { NULL, "", 0 },
    { "plain", "plain", 5 },
    { "a\nb\tc\rd", "a b c d", 7 },
    { "\x1b[2J", "\xef\xbf\xbd[2J", 4 },
    { "\xc2\x9b" "2J", "\xef\xbf\xbd" "2J", 3 },
    { "a\xe2\x80\xae" "b", "a\xef\xbf\xbd" "b", 3 },
    { "a\xe2\x81\xa6" "b", "a\xef\xbf\xbd" "b", 3 },
    { "e\xcc\x81", "e\xcc\x81", 1 },
    { "日本", "日本", 4 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *clean = cld_output_clean_line (lines[i].text);

      g_assert_cmpstr (clean, ==, lines[i].clean);
      g_assert_cmpuint (cld_output_width (clean), ==, lines[i].width);
    }
}

static void
test_format_names (void)
{
  CldOutputFormat format = CLD_OUTPUT_JSON;

  g_assert_true (cld_output_format_parse (NULL, &format));
  g_assert_cmpint (format, ==, CLD_OUTPUT_TABLE);
  g_assert_true (cld_output_format_parse ("csv", &format));
  g_assert_cmpint (format, ==, CLD_OUTPUT_CSV);
  g_assert_true (cld_output_format_parse ("json", &format));
  g_assert_cmpint (format, ==, CLD_OUTPUT_JSON);
  g_assert_true (cld_output_format_parse ("table", &format));
  g_assert_false (cld_output_format_parse ("CSV", &format));
  g_assert_false (cld_output_format_parse ("", &format));
}

/* A stream that takes a little and then no more. */
static void
test_full (gconstpointer data)
{
  CldOutputFormat format = (CldOutputFormat) GPOINTER_TO_INT (data);
  char room[64];
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new (room, sizeof room, NULL, NULL);
  g_autoptr (CldOutput) output = cld_output_new (stream, format, columns);
  g_autoptr (GError) error = NULL;
  gboolean done = TRUE;

  for (guint i = 0; i < 10000 && done; i++)
    done = cld_output_row (output, sample[1], &error);
  if (done)
    done = cld_output_finish (output, &error);
  g_assert_false (done);
  g_assert_nonnull (error);
}

int
main (int argc, char **argv)
{
  static const char *const names[] = { "table", "csv", "json" };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/output/%s/%u", names[cases[i].format], cases[i].n_rows);

      g_test_add_data_func (path, &cases[i], test_formats);
    }
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *many = g_strdup_printf ("/output/%s/many", names[i]);
      g_autofree char *full = g_strdup_printf ("/output/%s/full", names[i]);

      g_test_add_data_func (many, GINT_TO_POINTER (i), test_many_rows);
      g_test_add_data_func (full, GINT_TO_POINTER (i), test_full);
    }
  g_test_add_func ("/output/json-reads-back", test_json_reads_back);
  g_test_add_func ("/output/clean-line", test_clean_line);
  g_test_add_func ("/output/format-names", test_format_names);
  return g_test_run ();
}
