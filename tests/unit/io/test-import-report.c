/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-fixture.h"

#include "cld-csv-reader.h"
#include "cld-error.h"

/* What the window needs of an import beside the counts: how files were read, rows to look at, cells put right. */

/* What stands in a row of the report, with `|` between the cells; NULL where the row is not in it. */
static char *
row_text (const CldImportReport *report, guint line)
{
  for (guint i = 0; i < report->rows->len; i++)
    {
      const CldImportRowReport *row = report->rows->pdata[i];

      if (row->line == line)
        return g_strjoinv ("|", row->cells);
    }
  return NULL;
}

/* Rows with problems and the rows beside them, also at the ends of a file; no others. */
static void
test_rows_to_look_at (Fixture *fixture, gconstpointer data)
{
  const CldImportOptions options = { .year = 2025, .with_rows = TRUE, .dry_run = TRUE }, quick = { .year = 2025 };
  const guint expected[] = { 2, 3, 5, 6, 7 };
  g_autoptr (CldImportReport) report = NULL;
  g_autoptr (CldImportReport) without = NULL;
  g_autofree char *first = NULL;

  put (fixture, "header.csv",
       HEADER "1,M,soon,WBRI,UN1,,\n2,M,01/02/2015,WBRI,UN1,,\n3,M,01/02/2015,WBRI,UN1,,\n4,M,01/02/2015,WBRI,UN1,,\n"
              "\"\xC3\x93'Neil & <b>\",M,01/02/2015,XXXX,UN1,,\n6,M,01/02/2015,WBRI,UN1,,\n");
  report = import (fixture, &options, "header.csv");
  g_assert_cmpuint (report->rows->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < report->rows->len; i++)
    {
      const CldImportRowReport *row = report->rows->pdata[i];

      g_assert_cmpuint (row->line, ==, expected[i]);
      g_assert_cmpint (row->has_problem, ==, row->line == 2 || row->line == 6);
      g_assert_true (row->report == file_report (report, "header.csv"));
    }
  first = row_text (report, 6);
  g_assert_cmpstr (first, ==, "\xC3\x93'Neil & <b>|M|01/02/2015|XXXX|UN1||");
  without = import (fixture, &quick, "header.csv");
  g_assert_cmpuint (without->problems->len, ==, 2);
  g_assert_cmpuint (without->rows->len, ==, 0);
}

static const CldImportProblem *
find_problem (const CldImportReport *report, guint line, const char *column)
{
  for (guint i = 0; i < report->problems->len; i++)
    {
      const CldImportProblem *one = report->problems->pdata[i];

      if (one->line == line && g_strcmp0 (one->column, column) == 0)
        return one;
    }
  g_error ("no problem of %s in line %u", column, line);
  return NULL;
}

/* Where in its row a problem is, and what of its suggestion can stand in the cell. */
static void
test_cells_and_fixes (Fixture *fixture, gconstpointer data)
{
  const CldImportOptions options = { .year = 2025, .dry_run = TRUE };
  g_autoptr (CldImportReport) report = NULL;
  const CldImportProblem *date, *code, *missing, *shorter;

  put (fixture, "header.csv", "UPN,ETHNIC,DOB,SEX,CHILD\nUN1,WBRI,01/02/2015,M,100\nUN1,WBRI,31/02/2015,M,101\n");
  put (fixture, "episodes.csv", "CHILD,DECOM,RNE,LS,CIN,PLACE,DEC,REC\n100,01/05/2024,S,C22,N1,U4,,\n100,01/06/2024,P,C2,N1\n");
  report = import (fixture, &options, "header.csv episodes.csv");
  g_assert_no_error (fixture->error);
  date = find_problem (report, 3, "DOB");
  code = find_problem (report, 2, "LS");
  missing = find_problem (report, 2, "PLACE_PROVIDER");
  shorter = find_problem (report, 3, "PLACE");
  g_assert_cmpint (date->cell, ==, 2);
  g_assert_null (date->fix);
  g_assert_cmpint (code->cell, ==, 3);
  g_assert_cmpstr (code->suggestion, ==, "C2 (Full care order)");
  g_assert_cmpstr (code->fix, ==, "C2");
  /* A column that the file does not have, and one that the row ends before. */
  g_assert_cmpint (missing->cell, ==, -1);
  g_assert_cmpint (shorter->cell, ==, -1);
}

/* A corrected cell is checked and imported as if the file had it; the file and the other rows stay as they are. */
static void
test_corrections (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "header.csv", NULL);
  const CldImportCorrection fixes[] = {
    { path, 3, 2, "soon", "30/03/2015" }, { path, 3, 2, "30/03/2015", "01/03/2015" }, { path, 4, 3, NULL, "WBRI" },
    { path, 1, 0, NULL, "no row" }, { path, 99, 0, NULL, "no row" }, { path, 2, 99, NULL, "no cell" }, { "elsewhere.csv", 2, 0, NULL, "999" },
    { path, 2, 2, "02/02/2015", "03/02/2015" },
  };
  CldImportOptions options = { .year = 2025, .dry_run = TRUE, .with_rows = TRUE };
  g_autoptr (CldImportReport) report = NULL, half = NULL, done = NULL;
  g_autofree char *row = NULL;

  put (fixture, "header.csv", HEADER "100,M,01/02/2015,WBRI,UN1,,\n101,M,soon,WBRI,UN1,,\n102,M,01/02/2015,XXXX,UN1,,\n");
  report = import (fixture, &options, "header.csv");
  assert_file (report, "header.csv", "Header rows=3 +2 ~0 =0 -1");
  options.corrections = fixes;
  options.n_corrections = 2;
  half = import (fixture, &options, "header.csv");
  assert_file (half, "header.csv", "Header rows=3 +3 ~0 =0 -0");
  assert_problems (half, "header.csv:4 ETHNIC XXXX - kept");
  row = row_text (half, 3);
  g_assert_cmpstr (row, ==, "101|M|01/03/2015|WBRI|UN1||");
  options.n_corrections = G_N_ELEMENTS (fixes);
  options.dry_run = FALSE;
  done = import (fixture, &options, "header.csv");
  assert_problems (done, "");
  assert_value (fixture, &cld_child_kind, "101", CHILD_DATE_OF_BIRTH, "2015-03-01");
  assert_value (fixture, &cld_child_kind, "102", CHILD_ETHNICITY, "WBRI");
  assert_value (fixture, &cld_child_kind, "100", CHILD_DATE_OF_BIRTH, "2015-02-01");
  g_assert_cmpuint (count (fixture, &cld_child_kind), ==, 3);
}

/* A corrected value is a cell like any other: it can be wrong. */
static void
test_bad_correction (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "header.csv", NULL);
  const CldImportCorrection fix = { path, 2, 2, "01/02/2015", "30/02/2015" };
  const CldImportOptions options = { .year = 2025, .corrections = &fix, .n_corrections = 1 };
  g_autoptr (CldImportReport) report = NULL;

  put (fixture, "header.csv", ONE_CHILD);
  report = import (fixture, &options, "header.csv");
  assert_problems (report, "header.csv:2 DOB 30/02/2015 write it DD/MM/YYYY rejected");
}

/* Only read: how each file was read, what year its set has, and nothing compared or written. */
static void
test_only_read (Fixture *fixture, gconstpointer data)
{
  const CldImportOptions options = { .only_read = TRUE };
  g_autoptr (CldImportReport) report = NULL;
  const CldImportFileReport *header, *other, *words;
  g_autofree char *path = g_build_filename (fixture->folder, "a", "header.csv", NULL);

  put (fixture, "a/header.csv", "CHILD;SEX;DOB;ETHNIC;UPN\n100;M;01/02/2015;WBRI;UN1\n;;;;\n101;M;soon;WBRI;Jos\xE9\n");
  put (fixture, "a/episodes.csv", ONE_EPISODE);
  put (fixture, "b/header.csv", ONE_CHILD);
  put (fixture, "b/words.txt", "Nothing,but words\n");
  report = import (fixture, &options, "a b");
  g_assert_no_error (fixture->error);
  g_assert_false (g_file_test (fixture->database, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (report->files->len, ==, 4);
  header = report->files->pdata[1];
  other = report->files->pdata[2];
  words = report->files->pdata[3];
  g_assert_cmpstr (header->path, ==, path);
  g_assert_cmpint (header->year, ==, 2025);
  g_assert_cmpuint (header->rows, ==, 2);
  g_assert_cmpint (header->encoding, ==, CLD_CSV_CP1252);
  g_assert_cmpint (header->delimiter, ==, ';');
  g_assert_cmpstr (header->header[4], ==, "UPN");
  g_assert_cmpuint (g_strv_length (header->samples), ==, 1);
  g_assert_cmpstr (header->samples[0], ==, "101;M;soon;WBRI;Jos\xC3\xA9");
  g_assert_cmpuint (header->set, ==, ((CldImportFileReport *) report->files->pdata[0])->set);
  g_assert_cmpuint (header->set, !=, other->set);
  g_assert_cmpint (other->year, ==, 0);
  g_assert_nonnull (words->why);
  g_assert_null (words->samples);
}

/* A year that is said of one file is that of its set, and goes before what the dates tell. */
static void
test_said_years (Fixture *fixture, gconstpointer data)
{
  g_autofree char *a = g_build_filename (fixture->folder, "a", "episodes.csv", NULL);
  g_autofree char *b = g_build_filename (fixture->folder, "b", "header.csv", NULL);
  const CldImportYear years[] = { { a, 2024 }, { b, 2026 } };
  const CldImportOptions options = { .years = years, .n_years = 2, .dry_run = TRUE };
  g_autoptr (CldImportReport) report = NULL;

  put (fixture, "a/header.csv", ONE_CHILD);
  put (fixture, "a/episodes.csv", ONE_EPISODE);
  put (fixture, "b/header.csv", ONE_CHILD);
  report = import (fixture, &options, "a b");
  g_assert_no_error (fixture->error);
  g_assert_cmpint (((CldImportFileReport *) report->files->pdata[0])->year, ==, 2024);
  g_assert_cmpint (((CldImportFileReport *) report->files->pdata[1])->year, ==, 2024);
  g_assert_cmpint (((CldImportFileReport *) report->files->pdata[2])->year, ==, 2026);
}

static void
test_save_rejects (Fixture *fixture, gconstpointer data)
{
  const CldImportOptions options = { .year = 2025 };
  g_autofree char *path = g_build_filename (fixture->folder, "out.csv", NULL);
  g_autoptr (CldImportReport) report = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  GStatBuf info;

  put (fixture, "header.csv", HEADER "100,M,01/02/2015,XXXX,UN1,,\n\"=1,\"\"2\",M,soon,WBRI,UN1,,\n");
  report = import (fixture, &options, "header.csv");
  g_assert_true (cld_import_report_save_rejects (report, path, FALSE, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, "file,line,column,reason,suggestion,row\nheader.csv,3,DOB,"));
  g_assert_true (g_str_has_suffix (text, ",write it DD/MM/YYYY,\"=1,\"\"2\",M,soon,WBRI,UN1,,\n"));
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_false (cld_import_report_save_rejects (report, path, FALSE, &error));
  g_assert_error (error, CLD_IO_ERROR, CLD_IO_ERROR_EXISTS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/import-report/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("rows-to-look-at", test_rows_to_look_at);
  ADD ("cells-and-fixes", test_cells_and_fixes);
  ADD ("corrections", test_corrections);
  ADD ("bad-correction", test_bad_correction);
  ADD ("only-read", test_only_read);
  ADD ("said-years", test_said_years);
  ADD ("save-rejects", test_save_rejects);
#undef ADD
  return g_test_run ();
}
