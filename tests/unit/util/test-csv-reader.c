/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "cld-csv-private.h"
#include "cld-csv-reader.h"
#include "cld-error.h"

/* A literal with NULs in it, and its length. */
#define BYTES(s) (s), sizeof (s) - 1

static const CldCsvLimits roomy = { CLD_CSV_MAX_FILE_BYTES, CLD_CSV_MAX_ROWS, CLD_CSV_MAX_LINE_BYTES, CLD_CSV_MAX_COLUMNS };

/* The whole table as text: a row a line, its line number first, a newline in a cell as "\n". */
static char *
dump (const CldCsvTable *table)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint row = 0; row < cld_csv_table_get_n_rows (table); row++)
    {
      guint n_cells;
      const CldCell *cells = cld_csv_table_get_row (table, row, &n_cells);

      g_assert_cmpuint (n_cells, ==, cld_csv_table_get_n_cells (table, row));
      g_string_append_printf (out, "%u:", cld_csv_table_get_line (table, row));
      for (guint i = 0; i < n_cells; i++)
        {
          g_auto (GStrv) lines = g_strsplit (cells[i].text, "\n", -1);
          g_autofree char *shown = g_strjoinv ("\\n", lines);

          g_assert_cmpuint (cells[i].len, ==, strlen (cells[i].text));
          g_string_append_printf (out, "[%s]", shown);
        }
      g_string_append_c (out, '\n');
    }
  return g_string_free (g_steal_pointer (&out), FALSE);
}

static CldCsvTable *
parse (const char *data, gsize len, const CldCsvLimits *limits, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, len);

  return _cld_csv_table_parse_with_limits (bytes, "Reviews.csv", limits, error);
}

typedef struct
{
  const char *name;
  const char *data;
  gsize len;
  char delimiter;
  CldCsvEncoding encoding;
  const char *expected;
} Case;

static const Case cases[] = {
  /* line ends */
  { "lf", BYTES ("a,b\n1,2\n"), ',', CLD_CSV_UTF8, "1:[a][b]\n2:[1][2]\n" },
  { "crlf", BYTES ("a,b\r\n1,2\r\n"), ',', CLD_CSV_UTF8, "1:[a][b]\n2:[1][2]\n" },
  { "lone-cr", BYTES ("a,b\r1,2\r"), ',', CLD_CSV_UTF8, "1:[a][b]\n2:[1][2]\n" },
  { "mixed-ends", BYTES ("a,b\r1,2\n3,4\r\n5,6"), ',', CLD_CSV_UTF8, "1:[a][b]\n2:[1][2]\n3:[3][4]\n4:[5][6]\n" },
  { "no-last-end", BYTES ("a,b\n1,2"), ',', CLD_CSV_UTF8, "1:[a][b]\n2:[1][2]\n" },
  { "blank-lines", BYTES ("\n\na,b\r\n\r\n1,2\n\n"), ',', CLD_CSV_UTF8, "1:[]\n2:[]\n3:[a][b]\n4:[]\n5:[1][2]\n6:[]\n" },
  { "only-a-line-end", BYTES ("\n"), ',', CLD_CSV_UTF8, "1:[]\n" },
  { "only-crlf", BYTES ("\r\n"), ',', CLD_CSV_UTF8, "1:[]\n" },
  /* cells */
  { "empty-cells", BYTES ("a,b,c\n,,\n,x,\n"), ',', CLD_CSV_UTF8, "1:[a][b][c]\n2:[][][]\n3:[][x][]\n" },
  { "last-cell-empty", BYTES ("a,b\n1,"), ',', CLD_CSV_UTF8, "1:[a][b]\n2:[1][]\n" },
  { "spaces-kept", BYTES ("a, b ,c\n 1,2 , 3\n"), ',', CLD_CSV_UTF8, "1:[a][ b ][c]\n2:[ 1][2 ][ 3]\n" },
  { "ragged", BYTES ("a,b,c\n1\n1,2,3,4\n"), ',', CLD_CSV_UTF8, "1:[a][b][c]\n2:[1]\n3:[1][2][3][4]\n" },
  { "one-byte", BYTES ("a"), ',', CLD_CSV_UTF8, "1:[a]\n" },
  /* quotes */
  { "quoted", BYTES ("\"a\",\"b,c\"\n\"\",\"x\"\n"), ',', CLD_CSV_UTF8, "1:[a][b,c]\n2:[][x]\n" },
  { "doubled", BYTES ("a,b\n\"\"\"\",\"say \"\"no\"\"\"\n\"a\"\"\"\"b\",\"\"\"\"\"\"\n"), ',', CLD_CSV_UTF8, "1:[a][b]\n2:[\"][say \"no\"]\n3:[a\"\"b][\"\"]\n" },
  { "bare-quote", BYTES ("a,b\nsaid \"no\",5\"\n \"x\",y\"\n"), ',', CLD_CSV_UTF8, "1:[a][b]\n2:[said \"no\"][5\"]\n3:[ \"x\"][y\"]\n" },
  { "quoted-at-end", BYTES ("a,\"b\""), ',', CLD_CSV_UTF8, "1:[a][b]\n" },
  { "quoted-then-cr", BYTES ("\"a\"\r\"b\"\r"), ',', CLD_CSV_UTF8, "1:[a]\n2:[b]\n" },
  { "quoted-blank", BYTES ("\"\"\n\"\"\n"), ',', CLD_CSV_UTF8, "1:[]\n2:[]\n" },
  /* line numbers after line breaks inside quotes; every kind of them reads as a newline */
  { "break-lf", BYTES ("a,b\n\"x\ny\",1\n2,3\n"), ',', CLD_CSV_UTF8, "1:[a][b]\n2:[x\\ny][1]\n4:[2][3]\n" },
  { "break-crlf", BYTES ("a,b\r\n\"x\r\ny\r\n\",1\r\n2,3\r\n"), ',', CLD_CSV_UTF8, "1:[a][b]\n2:[x\\ny\\n][1]\n5:[2][3]\n" },
  { "break-cr", BYTES ("a,b\r\"x\r\ry\",1\r2,3\r"), ',', CLD_CSV_UTF8, "1:[a][b]\n2:[x\\n\\ny][1]\n5:[2][3]\n" },
  { "break-crcrlf", BYTES ("a,b\n\"x\r\r\ny\",1\n2,3\n"), ',', CLD_CSV_UTF8, "1:[a][b]\n2:[x\\n\\ny][1]\n5:[2][3]\n" },
  { "break-and-quote", BYTES ("a,b\n\"\"\"\r\n\"\"\",1\n2,3\n"), ',', CLD_CSV_UTF8, "1:[a][b]\n2:[\"\\n\"][1]\n4:[2][3]\n" },
  /* delimiters */
  { "semicolon", BYTES ("a;b;c\n1;2,5;3\n"), ';', CLD_CSV_UTF8, "1:[a][b][c]\n2:[1][2,5][3]\n" },
  { "tab", BYTES ("a\tb\n1,2\t3;4\n"), '\t', CLD_CSV_UTF8, "1:[a][b]\n2:[1,2][3;4]\n" },
  { "single-column", BYTES ("ref\nx\ny\n"), ',', CLD_CSV_UTF8, "1:[ref]\n2:[x]\n3:[y]\n" },
  { "title-with-commas", BYTES ("Children, Example, 2026\n\na;b\n1;2\n"), ';', CLD_CSV_UTF8, "1:[Children, Example, 2026]\n2:[]\n3:[a][b]\n4:[1][2]\n" },
  { "title-above-header-only", BYTES ("Reviews, 2026\nCHILD;DOB;REVIEW;REVIEW_CODE\n"), ';', CLD_CSV_UTF8, "1:[Reviews, 2026]\n2:[CHILD][DOB][REVIEW][REVIEW_CODE]\n" },
  { "title-with-semicolons", BYTES ("From: a; to: b; by: c\nx,y\n1,2\n"), ',', CLD_CSV_UTF8, "1:[From: a; to: b; by: c]\n2:[x][y]\n3:[1][2]\n" },
  { "commas-in-text", BYTES ("a;b\n1;p, q\n2;p, q\n3;p, q\n4;p, q\n"), ';', CLD_CSV_UTF8, "1:[a][b]\n2:[1][p, q]\n3:[2][p, q]\n4:[3][p, q]\n5:[4][p, q]\n" },
  { "lists-in-cells", BYTES ("a,b\nx;y;z,1\nx;y;z,2\nx;y;z,3\n"), ',', CLD_CSV_UTF8, "1:[a][b]\n2:[x;y;z][1]\n3:[x;y;z][2]\n4:[x;y;z][3]\n" },
  { "delimiters-in-quotes", BYTES ("a,\"b;c;d;e\"\n1,\"2;3;4;5\"\n"), ',', CLD_CSV_UTF8, "1:[a][b;c;d;e]\n2:[1][2;3;4;5]\n" },
  { "quoted-semicolons", BYTES ("\"a\";\"b,c,d\"\n\"1\";\"2,3,4\"\n"), ';', CLD_CSV_UTF8, "1:[a][b,c,d]\n2:[1][2,3,4]\n" },
  { "break-before-delimiter", BYTES ("\"a\n;;;\n;;;\n;;;\",b\n1,2\n"), ',', CLD_CSV_UTF8, "1:[a\\n;;;\\n;;;\\n;;;][b]\n5:[1][2]\n" },
  { "bare-quote-semicolon", BYTES ("t, u\na;b\n5\";x\n"), ';', CLD_CSV_UTF8, "1:[t, u]\n2:[a][b]\n3:[5\"][x]\n" },
  { "many-blank-lines", BYTES ("\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\na;b\n"), ';', CLD_CSV_UTF8,
    "1:[]\n2:[]\n3:[]\n4:[]\n5:[]\n6:[]\n7:[]\n8:[]\n9:[]\n10:[]\n11:[]\n12:[]\n13:[]\n14:[]\n15:[]\n16:[]\n17:[]\n18:[]\n19:[]\n20:[]\n21:[]\n22:[a][b]\n" },
  /* encodings */
  { "utf8", BYTES ("a,b\nZo\xc3\xab,\xe2\x80\x99\n"), ',', CLD_CSV_UTF8, "1:[a][b]\n2:[Zo\xc3\xab][\xe2\x80\x99]\n" },
  { "bom", BYTES ("\xef\xbb\xbf" "a,b\n"), ',', CLD_CSV_UTF8_BOM, "1:[a][b]\n" },
  { "bom-before-quote", BYTES ("\xef\xbb\xbf\"a\",b\n"), ',', CLD_CSV_UTF8_BOM, "1:[a][b]\n" },
  { "cp1252", BYTES ("a,b\nO\x92Neil,\xa3" "20 \x80 Zo\xeb\n"), ',', CLD_CSV_CP1252, "1:[a][b]\n2:[O\xe2\x80\x99Neil][\xc2\xa3" "20 \xe2\x82\xac Zo\xc3\xab]\n" },
  { "cp1252-after-bom", BYTES ("\xef\xbb\xbf" "a,b\n\x92,1\n"), ',', CLD_CSV_CP1252, "1:[a][b]\n2:[\xe2\x80\x99][1]\n" },
  { "utf16le", BYTES ("\xff\xfe" "a\0\t\0b\0\r\0\n\0\xeb\0\t\0\x34\xd8\x1e\xdd"), '\t', CLD_CSV_UTF16, "1:[a][b]\n2:[\xc3\xab][\xf0\x9d\x84\x9e]\n" },
  { "utf16be", BYTES ("\xfe\xff\0a\0,\0b\0\n\0\xeb\0,\xd8\x34\xdd\x1e"), ',', CLD_CSV_UTF16, "1:[a][b]\n2:[\xc3\xab][\xf0\x9d\x84\x9e]\n" },
};

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CldCsvTable) table = parse (c->data, c->len, &roomy, &error);
  g_autofree char *dumped = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (cld_csv_table_get_name (table), ==, "Reviews.csv");
  g_assert_cmpint (cld_csv_table_get_delimiter (table), ==, c->delimiter);
  g_assert_cmpint (cld_csv_table_get_encoding (table), ==, c->encoding);
  g_assert_false (cld_csv_table_had_unmappable (table));
  dumped = dump (table);
  g_assert_cmpstr (dumped, ==, c->expected);
}

typedef struct
{
  const char *name;
  const char *data;
  gsize len;
  CldCsvLimits limits;
  CldIoError code;
  const char *message;
} Refusal;

#define ROOMY { CLD_CSV_MAX_FILE_BYTES, CLD_CSV_MAX_ROWS, CLD_CSV_MAX_LINE_BYTES, CLD_CSV_MAX_COLUMNS }
#define EMPTY "Reviews.csv: the file is empty; export it again and choose the new file"
#define NUL "Reviews.csv: the file holds NUL bytes, so it is no table; save it as “CSV UTF-8” and choose that file"
#define UTF16 "Reviews.csv: the file is marked as UTF-16 but its text is broken; save it again as “CSV UTF-8”"
#define BOOK "Reviews.csv: this is a spreadsheet workbook or archive, so it is no table; open it and save each sheet as “CSV UTF-8”"
#define NEVER " is never closed; close it, or double a quote that belongs to the text, and try again"
#define AFTER "; double each quote that belongs to the text and try again"

static const Refusal refusals[] = {
  { "empty", BYTES (""), ROOMY, CLD_IO_ERROR_FAILED, EMPTY },
  { "only-bom", BYTES ("\xef\xbb\xbf"), ROOMY, CLD_IO_ERROR_FAILED, EMPTY },
  { "only-utf16-bom", BYTES ("\xff\xfe"), ROOMY, CLD_IO_ERROR_FAILED, EMPTY },
  { "nul", BYTES ("a,b\n1,\0\n"), ROOMY, CLD_IO_ERROR_ENCODING, NUL },
  { "nul-at-end", BYTES ("a,b\n1,2\n\0"), ROOMY, CLD_IO_ERROR_ENCODING, NUL },
  { "utf16-without-bom", BYTES ("a\0,\0b\0\n\0"), ROOMY, CLD_IO_ERROR_ENCODING, NUL },
  { "utf16-nul", BYTES ("\xff\xfe" "a\0\0\0b\0"), ROOMY, CLD_IO_ERROR_ENCODING, NUL },
  { "utf16-odd", BYTES ("\xff\xfe" "a\0b"), ROOMY, CLD_IO_ERROR_ENCODING, UTF16 },
  { "utf16-lone-surrogate", BYTES ("\xff\xfe" "a\0\x34\xd8" "b\0"), ROOMY, CLD_IO_ERROR_ENCODING, UTF16 },
  { "xlsx", BYTES ("PK\003\004\024\0\006\0"), ROOMY, CLD_IO_ERROR_ENCODING, BOOK },
  { "xls", BYTES ("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0"), ROOMY, CLD_IO_ERROR_ENCODING, BOOK },
  { "open-quote", BYTES ("a,b\n1,\"x\n2,3\n"), ROOMY, CLD_IO_ERROR_SYNTAX, "Reviews.csv:2: a quote opened here (column 2)" NEVER },
  { "open-quote-at-end", BYTES ("a,b\n1,2\n\""), ROOMY, CLD_IO_ERROR_SYNTAX, "Reviews.csv:3: a quote opened here (column 1)" NEVER },
  { "open-quote-doubled", BYTES ("a,b\n\"x\"\""), ROOMY, CLD_IO_ERROR_SYNTAX, "Reviews.csv:2: a quote opened here (column 1)" NEVER },
  { "open-quote-second", BYTES ("a,b\n\"x\n\ny\",\"z\n\n"), ROOMY, CLD_IO_ERROR_SYNTAX, "Reviews.csv:4: a quote opened here (column 2)" NEVER },
  { "after-quote", BYTES ("a,b\n\n1,\"x\" y\n"), ROOMY, CLD_IO_ERROR_SYNTAX, "Reviews.csv:3: text follows the closing quote of the cell that starts here (column 2)" AFTER },
  { "after-quote-broken", BYTES ("a,b\n1,\"x\n\ny\"z\n"), ROOMY, CLD_IO_ERROR_SYNTAX, "Reviews.csv:2: text follows the closing quote of the cell that starts here (column 2)" AFTER },
  { "space-after-quote", BYTES ("a,b\n\"x\" ,2\n"), ROOMY, CLD_IO_ERROR_SYNTAX, "Reviews.csv:2: text follows the closing quote of the cell that starts here (column 1)" AFTER },
  { "file-limit", BYTES ("0123456789"), { 9, 9, 9, 9 }, CLD_IO_ERROR_LIMIT, "Reviews.csv: the file is larger than 9 bytes; split it into smaller files" },
  { "row-limit", BYTES ("a\n\"1\n1\"\n2\n3\n"), { 99, 2, 99, 9 }, CLD_IO_ERROR_LIMIT, "Reviews.csv:5: the file has more than 2 rows; split it into smaller files" },
  { "row-limit-one", BYTES ("a\n1\n2"), { 99, 1, 99, 9 }, CLD_IO_ERROR_LIMIT, "Reviews.csv:3: the file has more than 1 row; split it into smaller files" },
  { "line-limit", BYTES ("a,b\n12,345678,9\n"), { 99, 9, 8, 9 }, CLD_IO_ERROR_LIMIT, "Reviews.csv:2: the line is longer than 8 bytes, passed in column 2; shorten it, or close the quote that joins several lines" },
  { "line-limit-quoted", BYTES ("a,b\n\"1\n2\n3\n4\n5\",6\n"), { 99, 9, 8, 9 }, CLD_IO_ERROR_LIMIT, "Reviews.csv:2: the line is longer than 8 bytes, passed in column 1; shorten it, or close the quote that joins several lines" },
  { "column-limit", BYTES ("a,b\n1,2,3,4\n"), { 99, 9, 99, 3 }, CLD_IO_ERROR_LIMIT, "Reviews.csv:2: the line has more than 3 columns; delete the columns that are not needed" },
};

static void
test_refusal (gconstpointer data)
{
  const Refusal *r = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CldCsvTable) table = parse (r->data, r->len, &r->limits, &error);

  g_assert_null (table);
  g_assert_error (error, CLD_IO_ERROR, (int) r->code);
  g_assert_cmpstr (error->message, ==, r->message);
}

/* At each limit exactly, a file is read. */
static void
test_limits_reached (void)
{
  static const CldCsvLimits limits = { .file_bytes = 14, .rows = 2, .line_bytes = 5, .columns = 3 };
  g_autoptr (GError) error = NULL;
  g_autoptr (CldCsvTable) table = parse ("a,b,c\n12345\nx\n", 14, &limits, &error);
  g_autofree char *dumped = NULL;

  g_assert_no_error (error);
  dumped = dump (table);
  g_assert_cmpstr (dumped, ==, "1:[a][b][c]\n2:[12345]\n3:[x]\n");
}

static void
test_default_limits (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = g_string_new ("h");
  g_autoptr (GBytes) bytes = NULL;
  CldCsvTable *table;

  for (guint i = 1; i < CLD_CSV_MAX_COLUMNS; i++)
    g_string_append_c (text, ',');
  g_string_append_c (text, '\n');
  for (gsize i = 0; i < CLD_CSV_MAX_LINE_BYTES; i++)
    g_string_append_c (text, 'x');
  bytes = g_bytes_new (text->str, text->len);
  table = cld_csv_table_parse (bytes, "big.csv", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (cld_csv_table_get_n_cells (table, 0), ==, CLD_CSV_MAX_COLUMNS);
  g_assert_cmpuint (cld_csv_table_get_row (table, 1, NULL)->len, ==, CLD_CSV_MAX_LINE_BYTES);
  cld_csv_table_free (table);

  g_bytes_unref (bytes);
  g_string_append_c (text, 'x');
  bytes = g_bytes_new (text->str, text->len);
  g_assert_null (cld_csv_table_parse (bytes, "big.csv", &error));
  g_assert_error (error, CLD_IO_ERROR, CLD_IO_ERROR_LIMIT);
  g_assert_true (g_str_has_prefix (error->message, "big.csv:2: the line is longer than 1.0"));
}

/* The own table of Windows-1252 is held against that of the C library. */
static void
test_cp1252_all (void)
{
  static const char undefined[] = "\x81\x8d\x8f\x90\x9d";

  for (guint byte = 0x80; byte <= 0xff; byte++)
    {
      const char data[] = { 'a', (char) byte, '\n', 0 };
      gboolean defined = strchr (undefined, (char) byte) == NULL;
      g_autofree char *converted = defined ? g_convert (data, 2, "UTF-8", "CP1252", NULL, NULL, NULL) : g_strdup ("a\xef\xbf\xbd");
      g_autoptr (CldCsvTable) table = parse (data, 3, &roomy, NULL);

      g_assert_nonnull (converted);
      g_assert_cmpint (cld_csv_table_get_encoding (table), ==, CLD_CSV_CP1252);
      g_assert_cmpstr (cld_csv_table_get_row (table, 0, NULL)->text, ==, converted);
      g_assert_cmpint (cld_csv_table_had_unmappable (table), ==, !defined);
    }
}

static void
test_blank_rows (void)
{
  static const gboolean expected[] = { FALSE, TRUE, TRUE, TRUE, TRUE, FALSE, TRUE };
  const char *text = "a,b\n\n,,\n \xc2\xa0,\t\n\"\n\"\n0,\n\" \"\n";
  g_autoptr (CldCsvTable) table = parse (text, strlen (text), &roomy, NULL);

  g_assert_cmpuint (cld_csv_table_get_n_rows (table), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpint (cld_csv_table_row_is_blank (table, i), ==, expected[i]);
}

static void
test_clean_cells (void)
{
  for (guint byte = 1; byte < 0x100; byte++)
    {
      const char text[] = { 'a', (char) byte, 0 };
      const CldCell cell = { text, 2 };

      g_assert_cmpint (cld_csv_cell_is_clean (&cell), ==, byte >= 0x20 || byte == '\t' || byte == '\n');
    }
}

static void
test_sha256 (void)
{
  g_autoptr (CldCsvTable) table = parse ("\xef\xbb\xbf" "a,\"b\"\r\n", 10, &roomy, NULL);
  g_autofree char *expected = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) "\xef\xbb\xbf" "a,\"b\"\r\n", 10);
  g_autofree char *sha256 = cld_csv_table_get_sha256 (table);

  g_assert_cmpstr (sha256, ==, expected);
}

static char *
make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("cld-csv-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

static void
assert_unreadable (const char *path, CldIoError code, const char *message)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (cld_csv_table_read (path, NULL, &error));
  g_assert_error (error, CLD_IO_ERROR, (int) code);
  g_assert_cmpstr (error->message, ==, message);
}

static void
test_read_refused (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *base = g_path_get_basename (folder);
  g_autofree char *is_folder = g_strdup_printf ("%s: this is a folder, not a file; choose the CSV files in it", base);
  g_autofree char *missing = g_build_filename (folder, "no\033[31m.csv", NULL);
  g_autofree char *pipe = g_build_filename (folder, "pipe.csv", NULL);

  assert_unreadable (folder, CLD_IO_ERROR_FAILED, is_folder);
  assert_unreadable (missing, CLD_IO_ERROR_NOT_FOUND, "no?[31m.csv: the file cannot be read: No such file or directory; check the name and choose the file again");
  assert_unreadable ("/dev/null", CLD_IO_ERROR_FAILED, "null: this is a device or pipe, not a file; choose a CSV file");
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  assert_unreadable (pipe, CLD_IO_ERROR_FAILED, "pipe.csv: this is a device or pipe, not a file; choose a CSV file");
  g_unlink (pipe);
  g_rmdir (folder);
}

static void
test_read_too_large (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "huge.csv", NULL);
  g_autoptr (GError) error = NULL;

  /* A hole: no disk space is used. */
  g_assert_true (g_file_set_contents (path, "a", 1, NULL));
  g_assert_cmpint (truncate (path, (off_t) CLD_CSV_MAX_FILE_BYTES + 1), ==, 0);
  g_assert_null (cld_csv_table_read (path, NULL, &error));
  g_assert_error (error, CLD_IO_ERROR, CLD_IO_ERROR_LIMIT);
  g_assert_true (g_str_has_prefix (error->message, "huge.csv: the file is larger than 1.0"));
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_read_link_and_cancel (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "a.csv", NULL);
  g_autofree char *link = g_build_filename (folder, "link.csv", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (CldCsvTable) table = NULL;
  g_autofree char *dumped = NULL;

  g_assert_true (g_file_set_contents (path, "a,b\n1,2\n", -1, NULL));
  g_assert_cmpint (symlink ("a.csv", link), ==, 0);
  table = cld_csv_table_read (link, cancellable, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (cld_csv_table_get_name (table), ==, "link.csv");
  dumped = dump (table);
  g_assert_cmpstr (dumped, ==, "1:[a][b]\n2:[1][2]\n");

  g_cancellable_cancel (cancellable);
  g_assert_null (cld_csv_table_read (path, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_unlink (link);
  g_unlink (path);
  g_rmdir (folder);
}

/* /proc says that its files have no bytes: what counts is what can be read. */
static void
test_read_wrong_size (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CldCsvTable) table = cld_csv_table_read ("/proc/self/status", NULL, &error);

  if (g_error_matches (error, CLD_IO_ERROR, CLD_IO_ERROR_NOT_FOUND))
    {
      g_test_skip ("no /proc here");
      return;
    }
  g_assert_no_error (error);
  g_assert_cmpuint (cld_csv_table_get_n_rows (table), >, 5);
}

/* Speed on plain rows, as the importer's; run with -m perf. */
static void
test_speed (void)
{
  g_autoptr (GString) text = g_string_new ("CHILD,SEX,DOB,DECOM,RNE,LS,CIN,PLACE,URN\n");
  g_autoptr (GBytes) bytes = NULL;
  double best = 0;

  for (guint i = 0; i < 2000000; i++)
    g_string_append_printf (text, "%u,1,01/02/2010,14/06/2024,S,C2,N1,U1,SC%06u\n", 100000 + i, i % 999999);
  bytes = g_bytes_new (text->str, text->len);
  for (guint i = 0; i < 3; i++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (CldCsvTable) table = cld_csv_table_parse (bytes, "big.csv", NULL);
      double rate = (double) text->len / (double) (g_get_monotonic_time () - start);

      g_assert_cmpuint (cld_csv_table_get_n_rows (table), ==, 2000001);
      best = MAX (best, rate);
    }
  g_test_maximized_result (best, "%.0f MB/s of %.0f MB", best, (double) text->len / 1e6);
}

int
main (int argc, char **argv)
{
  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/csv-reader/reads/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *path = g_strconcat ("/csv-reader/refuses/", refusals[i].name, NULL);

      g_test_add_data_func (path, &refusals[i], test_refusal);
    }
  g_test_add_func ("/csv-reader/limits-reached", test_limits_reached);
  g_test_add_func ("/csv-reader/default-limits", test_default_limits);
  g_test_add_func ("/csv-reader/cp1252", test_cp1252_all);
  g_test_add_func ("/csv-reader/blank-rows", test_blank_rows);
  g_test_add_func ("/csv-reader/clean-cells", test_clean_cells);
  g_test_add_func ("/csv-reader/sha256", test_sha256);
  g_test_add_func ("/csv-reader/read/refused", test_read_refused);
  g_test_add_func ("/csv-reader/read/too-large", test_read_too_large);
  g_test_add_func ("/csv-reader/read/link-and-cancel", test_read_link_and_cancel);
  g_test_add_func ("/csv-reader/read/wrong-size", test_read_wrong_size);
  if (g_test_perf ())
    g_test_add_func ("/csv-reader/speed", test_speed);
  return g_test_run ();
}
