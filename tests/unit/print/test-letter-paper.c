/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../store/store-fixture.h"

#include "../service/letters-fixture.h"
#include "cld-pdf.h"
#include "cld-print-job.h"

/* Letters on paper: what stands on them, how many pages they take, and what never stands on them. CLD_LOOK=FOLDER has each letter
 * written there as PDF, to be looked at. */

static const CldPrintOptions options = {
  .today = LETTERS_TODAY,
  .printed_at = "2025-03-04T14:40",
  .printed_by = "Dele Okafor",
  .print_number = "2025-0413",
};

static CldStore *store;

static GPtrArray *
make_sheets (const char *placement, gboolean show)
{
  g_autoptr (GPtrArray) letters = letters_load_filled (store, placement);
  GPtrArray *sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) cld_letter_sheet_unref);

  for (guint i = 0; i < letters->len; i++)
    {
      g_autoptr (GError) error = NULL;
      CldLetterSheet *sheet;

      if (cld_letter_may_show_address (letters->pdata[i]))
        cld_letter_show_address (letters->pdata[i], show);
      sheet = cld_letter_make_sheet (letters->pdata[i], &error);
      g_assert_no_error (error);
      g_ptr_array_add (sheets, sheet);
    }
  return sheets;
}

static CldPaper *
make_paper (GPtrArray *sheets)
{
  g_autoptr (CldPrintJob) job = cld_print_job_new_letters (sheets);
  g_autoptr (GError) error = NULL;
  CldPaper *paper = cld_print_job_make_paper (job, store, &options, &error);

  g_assert_no_error (error);
  return paper;
}

static char *
write_pdf (CldPaper *paper, const char *name)
{
  const char *look = g_getenv ("CLD_LOOK");
  char *path = look ? g_build_filename (look, name, NULL) : fixture_path (name);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileOutputStream) stream = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (cld_pdf_write (paper, G_OUTPUT_STREAM (stream), "Test", &error));
  g_assert_true (g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, &error));
  return path;
}

/* What anybody can get out of the file, without spaces and capitals. */
static char *
read_pdf (const char *path)
{
  const char *const argv[] = { "pdftotext", "-q", "-layout", path, "-", NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *out = NULL, *folded = NULL;
  GString *text = g_string_new (NULL);

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, NULL, NULL, &error);
  g_assert_no_error (error);
  folded = g_utf8_casefold (out, -1);
  for (const char *p = folded; *p; p++)
    if (!g_ascii_isspace (*p))
      g_string_append_c (text, *p);
  return g_string_free (text, FALSE);
}

static void
test_golden (void)
{
  g_autoptr (GPtrArray) sheets = make_sheets ("C1/2025-03-01", FALSE);
  g_autoptr (CldPaper) paper = make_paper (sheets);
  g_autofree char *path = write_pdf (paper, "letters.pdf");
  const guint area = 11;
  g_autofree char *text = cld_paper_get_page_text (paper, area);

  g_assert_cmpuint (cld_paper_get_n_pages (paper), ==, sheets->len);
  g_assert_cmpuint (cld_paper_get_n_shortened (paper), ==, 0);
  g_assert_cmpstr (text, ==,
                   "OFFICIAL-SENSITIVE\n"
                   "Brackenshire County Council\n"
                   "Children Looked After Team\n"
                   "Moot Hall, Brackenfold ZZ1 1AA\n"
                   "01632 960114\n"
                   "cla-notices@brackenshire.example\n"
                   "Head of Children’s Services\n"
                   "Northmoor Council\n"
                   "2 Staithe Road\n"
                   "Northmoor\n"
                   "ZZ9 1AA\n"
                   "4 March 2025\n"
                   "Our reference: C1/2025-03-01/AREA\n"
                   "Notice of a placement in your area\n"
                   "Regulation 13(4), Care Planning, Placement and Case Review (England) Regulations 2010\n"
                   "Dear colleague,\n"
                   "We have placed a child whom we look after in the area of your authority. The law asks us to tell you in writing, with our reasons and the care plan.\n"
                   "Child\nAisha Bello, born 9 May 2015 (9)\n"
                   "Looked after since\nMon 6 January 2025, accommodated under s20, single period\n"
                   "Placed with\nPat Lund, of Bright Lanes Fostering\n"
                   "Address\n6 Weir Row, Northmoor ZZ9 8HN\n"
                   "From\nSat 1 March 2025 · not an emergency\n"
                   "Approved by\nHelen Moss, Director of children’s services, Fri 28 February 2025\n"
                   "Social worker, IRO\nDele Okafor, 01632 960114 · Gareth Lowe, 01632 960120\n"
                   "Why here. No suitable placement was free in our area or next to it. Pat Lund can keep her at her school & near her grandmother.\n"
                   "With this letter: Aisha’s care plan of 28 February 2025; please keep it as you would your own records.\n"
                   "This notice is late. You should have had it before the placement started on Sat 1 March 2025.\n"
                   "Please tell us that you have it, with the slip below or by e-mail, by Tue 11 March 2025 (5 working days).\n"
                   "Yours faithfully,\n"
                   "Dele Okafor\n"
                   "Social worker\n"
                   "cut here\n"
                   "Reply slip\n"
                   "C1/2025-03-01/AREA · please return by Tue 11 March 2025\n"
                   "Northmoor Council has received the notice and the care plan of the child named above.\n"
                   "Received and entered in our register\n"
                   "Care plan not enclosed: please send\n"
                   "We wish to be consulted: please ring\n"
                   "Name and post\n"
                   "Signature\n"
                   "Date\n"
                   "Printed by Dele Okafor, 4 Mar 2025 14:40 · print 2025-0413\n"
                   "Page 1 of 1");
}

static void
test_restricted (void)
{
  static const char *const placements[] = { "C2/2025-03-01", "C3/2025-03-01" };
  static const char *const never[] = { "hiddengarth", "qx9", "4zp", "patlund" };

  for (guint i = 0; i < G_N_ELEMENTS (placements); i++)
    {
      g_autoptr (GPtrArray) sheets = make_sheets (placements[i], FALSE);
      g_autoptr (CldPaper) paper = make_paper (sheets);
      g_autofree char *name = g_strdup_printf ("restricted-%u.pdf", i), *path = write_pdf (paper, name), *text = read_pdf (path);

      g_assert_nonnull (strstr (text, "addresswithheld:ringthesocialworker"));
      for (guint j = 0; j < G_N_ELEMENTS (never); j++)
        g_assert_null (strstr (text, never[j]));
    }
}

/* Somebody decided: the area authority alone is told. */
static void
test_shown (void)
{
  g_autoptr (GPtrArray) sheets = make_sheets ("C2/2025-03-01", TRUE);

  for (guint i = 0; i < sheets->len; i++)
    {
      CldLetterSheet *sheet = sheets->pdata[i];
      g_autoptr (GPtrArray) one = g_ptr_array_new ();
      g_autoptr (CldPaper) paper = NULL;
      g_autofree char *path = NULL, *text = NULL;

      g_ptr_array_add (one, sheet);
      paper = make_paper (one);
      path = write_pdf (paper, "shown.pdf");
      text = read_pdf (path);
      g_assert_cmpint (strstr (text, "hiddengarth") != NULL, ==, g_str_has_suffix (sheet->notice, "/AREA"));
    }
}

/* A long letter goes on on a second page; nothing of it is lost. */
static void
test_long (void)
{
  g_autoptr (GPtrArray) letters = letters_load_filled (store, "C1/2025-03-01"), sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) cld_letter_sheet_unref);
  CldLetter *letter = letters_find (letters, "AREA");
  GString *why = g_string_new (NULL);
  g_autoptr (CldPaper) paper = NULL;
  g_autofree char *path = NULL, *text = NULL;

  for (guint i = 0; i < 400; i++)
    g_string_append_printf (why, "word%04u ", i);
  cld_letter_fill (letter, CLD_LETTER_WHY_HERE, why->str);
  g_ptr_array_add (sheets, cld_letter_make_sheet (letter, NULL));
  paper = make_paper (sheets);
  path = write_pdf (paper, "long.pdf");
  text = read_pdf (path);
  g_assert_cmpuint (cld_paper_get_n_pages (paper), ==, 2);
  for (guint i = 0; i < 400; i++)
    {
      g_autofree char *word = g_strdup_printf ("word%04u", i);

      g_assert_nonnull (strstr (text, word));
    }
  g_assert_nonnull (strstr (text, "replyslip"));
  g_assert_nonnull (strstr (text, "page2of2"));
  g_string_free (why, TRUE);
}

static void
test_nasty (void)
{
  g_autoptr (GPtrArray) sheets = make_sheets ("C1/2025-03-01", FALSE);
  g_autoptr (CldPaper) paper = make_paper (sheets);
  g_autofree char *text = cld_paper_get_page_text (paper, 1);

  g_assert_nonnull (strstr (text, "Dear Dawn " LETTERS_NASTY ","));
  g_assert_nonnull (strstr (text, "\nDawn " LETTERS_NASTY "\n24 Mill Lane\n"));
}

static void
test_job (void)
{
  g_autoptr (GPtrArray) sheets = make_sheets ("C1/2025-03-01", FALSE);
  g_autoptr (CldPrintJob) job = cld_print_job_new_letters (sheets);
  g_autofree char *name = cld_print_job_propose_name (job, LETTERS_TODAY);

  g_assert_cmpstr (name, ==, "Caseload-letters-C1-2025-03-04.pdf");
  g_assert_cmpuint (cld_print_job_get_n_rows (job), ==, sheets->len);
  g_assert_cmpstr (cld_print_job_get_child (job), ==, "C1");
}

int
main (int argc, char **argv)
{
  g_autofree char *path = NULL;
  int status;

  fixture_init ();
  g_test_init (&argc, &argv, NULL);
  path = fixture_store ();
  store = open_store (path, CLD_STORE_CREATE);
  letters_fill (store);
  g_test_add_func ("/letter-paper/golden", test_golden);
  g_test_add_func ("/letter-paper/restricted", test_restricted);
  g_test_add_func ("/letter-paper/shown", test_shown);
  g_test_add_func ("/letter-paper/long", test_long);
  g_test_add_func ("/letter-paper/nasty", test_nasty);
  g_test_add_func ("/letter-paper/job", test_job);
  status = g_test_run ();
  cld_store_free (store);
  if (status == 0)
    remove_tree (fixture_root);
  return status;
}
