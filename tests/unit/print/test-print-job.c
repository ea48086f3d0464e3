/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-print-job.h"

#include "../store/store-fixture.h"

#include "cld-date.h"
#include "cld-log-reader.h"
#include "cld-pdf.h"
#include "cld-undo.h"

#define NASTY "Ó'Neil & <b>\"%s%n"

static const CldPrintOptions plain = {
  .today = "2025-03-04",
  .printed_at = "2025-03-04T14:31",
  .printed_by = "Priya Nair",
  .made_up = TRUE,
};

static const CldPrintKind kinds[] = { CLD_PRINT_SUMMARY, CLD_PRINT_PLACEMENTS, CLD_PRINT_RECORD, CLD_PRINT_HISTORY };

static CldStore *store;

/* A child with everything that a mask or a restriction must keep off the paper, and a second with nothing. */
static void
fill (void)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  CldChangeSet *set = begin_set (store);
  CldRow *before, *after;

  put (set, NULL, make_row (arena, &cld_person_kind, "P1", "name", "Priya Nair", "login", "pnair", NULL));
  put (set, NULL, make_row (arena, &cld_contact_kind, "K1", "name", "Dawn Quince", "role", "PARENT", NULL));
  put (set, NULL, make_row (arena, &cld_child_kind, "BR/17", "given_names", "Jay", "surname", NASTY, "date_of_birth", "2013-11-14", "worker", "P1", NULL));
  put (set, NULL, make_row (arena, &cld_child_kind, "EMPTY", NULL));
  put (set, NULL, make_row (arena, &cld_care_period_kind, "BR/17/2024-02-12", "child", "BR/17", "started_on", "2024-02-12", "category_of_need", "N1", NULL));
  put (set, NULL, make_row (arena, &cld_relationship_kind, "R1", "child", "BR/17", "contact", "K1", "kind", "MOTHER", "from_on", "2024-02-12", NULL));
  put (set, NULL, make_row (arena, &cld_placement_kind, "BR/17/a", "child", "BR/17", "started_on", "2024-02-12", "ended_on", "2024-11-04", "type", "U6", "carer", "Ann Tollgate", "postcode", "ZZ1 4RT", NULL));
  put (set, NULL, make_row (arena, &cld_placement_kind, "BR/17/b", "child", "BR/17", "started_on", "2024-11-04", "type", "U6", "carer", "Sarah Oddly", "postcode", "QX9 4ZP", "distance_miles", "41.5", "address_restricted", "1", NULL));
  put (set, NULL, make_row (arena, &cld_visit_kind, "V1", "child", "BR/17", "visited_on", "2025-01-21T10:30", "outcome", "SEEN_ALONE", "by", "P1", "notes", "Sarah Oddly was in; " NASTY, "childs_words", "I like Sarah.", NULL));
  put (set, NULL, make_row (arena, &cld_note_kind, "T1", "child", "BR/17", "happened_on", "2024-12-02", "kind", "DECISION", "significant", "1", "restricted", "1", "text", "SECRETWORD about qx9-4zp", NULL));
  put (set, NULL, make_row (arena, &cld_note_kind, "T2", "child", "BR/17", "happened_on", "2024-12-05", "kind", "CASE", "text", "Letter to Dawn Quince at QX9 4ZP " NASTY, NULL));
  put (set, NULL, make_row (arena, &cld_review_kind, "W1", "child", "BR/17", "kind", "LAC", "held_on", "2024-11-28", "decisions", "DECIDEDWORD on Sundays", NULL));
  g_free (commit_set (set));

  before = find_row (store, &cld_placement_kind, "BR/17/a", arena);
  after = cld_row_copy (arena, before);
  after->values[PLACEMENT_CARER] = "Bill Tollgate";
  g_free (put_one (store, before, after));
}

static char *
write_pdf (CldPaper *paper)
{
  char *path = fixture_path ("print.pdf");
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileOutputStream) stream = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (cld_pdf_write (paper, G_OUTPUT_STREAM (stream), "Test", &error));
  g_assert_true (g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, &error));
  return path;
}

static char *
run (const char *const *argv)
{
  g_autoptr (GError) error = NULL;
  char *out = NULL;
  int status;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, &error));
  return out;
}

/* What stands on paper, lines and columns joined by single spaces, so that a fact that breaks is found. */
static char *
read_paper (CldPaper *paper)
{
  g_autofree char *path = write_pdf (paper);
  const char *const argv[] = { "pdftotext", "-enc", "UTF-8", path, "-", NULL };
  g_autofree char *text = run (argv);

  return cld_page_clean_whole_text (text);
}

static CldPaper *
make_paper (CldPrintJob *job, const CldPrintOptions *options)
{
  g_autoptr (GError) error = NULL;
  CldPaper *paper = cld_print_job_make_paper (job, store, options, &error);

  g_assert_no_error (error);
  g_assert_nonnull (paper);
  return paper;
}

static char *
print_child (CldPrintKind kind, const char *child, const CldPrintOptions *options)
{
  g_autoptr (CldPrintJob) job = cld_print_job_new_child (kind, child);
  g_autoptr (CldPaper) paper = make_paper (job, options);

  return read_paper (paper);
}

static void
assert_has (const char *text, const char *what)
{
  if (!strstr (text, what))
    g_error ("“%s” is not in: %s", what, text);
}

static void
assert_lacks (const char *text, const char *what)
{
  if (strstr (text, what))
    g_error ("“%s” is in: %s", what, text);
}

/* The frame, on every kind of paper. */
static void
test_frame (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *text = print_child (kinds[i], "BR/17", &plain);

      assert_has (text, "J. Ó. B. · BR/17");
      assert_has (text, "Jay Ó'Neil & <b>\"%s%n, 11");
      assert_has (text, "MADE-UP DATA");
      assert_has (text, "Printed Tue 4 Mar 2025 14:31 by Priya Nair");
      assert_has (text, "Page 1 of ");
      assert_has (text, "Third parties shown");
    }
}

static void
test_facts (void)
{
  g_autofree char *placements = print_child (CLD_PRINT_PLACEMENTS, "BR/17", &plain);
  g_autofree char *record = print_child (CLD_PRINT_RECORD, "BR/17", &plain);
  g_autofree char *history = print_child (CLD_PRINT_HISTORY, "BR/17", &plain);

  assert_has (placements, "In care 12 Feb 2024 – now");
  assert_has (placements, "2 placements");
  assert_has (placements, "Bill Tollgate");
  assert_has (placements, "266");
  assert_has (record, "21 Jan 2025 10:30");
  assert_has (record, "was in; " NASTY);
  assert_has (record, "DECIDEDWORD");
  assert_has (record, "Came into care");
  /* In the order it happened. */
  g_assert_true (strstr (record, "Came into care") < strstr (record, "DECIDEDWORD"));
  assert_has (history, "Carer: Ann Tollgate → Bill Tollgate");
  assert_has (history, "Added. ");
}

/* Restrictions hold without a mask, on every kind of paper, for what was restricted at any time. */
static void
test_restricted (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *text = print_child (kinds[i], "BR/17", &plain);

      assert_lacks (text, "SECRETWORD");
      assert_lacks (text, "QX9");
      assert_lacks (text, "qx9");
      assert_has (text, "hidden: restricted address");
    }
}

static void
test_masked (void)
{
  static const char *const names[] = { "Quince", "Dawn", "Tollgate", "Oddly", "Sarah", "DECIDEDWORD", "SECRETWORD", "QX9" };
  CldPrintOptions options = plain;

  options.mask = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *text = print_child (kinds[i], "BR/17", &options);

      for (guint k = 0; k < G_N_ELEMENTS (names); k++)
        assert_lacks (text, names[k]);
      assert_has (text, "Third parties masked");
      assert_has (text, "facts hidden:");
      assert_has (text, "Jay");
    }
}

static void
test_empty (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *text = print_child (kinds[i], "EMPTY", &plain);

      assert_has (text, "EMPTY");
      assert_has (text, kinds[i] == CLD_PRINT_HISTORY ? "Added." : "NOT RECORDED");
    }
}

static void
test_not_known (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (CldPrintJob) nobody = cld_print_job_new_child (kinds[i], "X99"), child = cld_print_job_new_child (kinds[i], "BR/17");
      g_autoptr (GError) error = NULL, early = NULL;
      CldPrintOptions options = plain;

      g_assert_null (cld_print_job_make_paper (nobody, store, &plain, &error));
      g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_NOT_FOUND);
      options.as_known_on = "2020-01-01";
      g_assert_null (cld_print_job_make_paper (child, store, &options, &early));
      g_assert_error (early, CLD_STORE_ERROR, CLD_STORE_ERROR_NOT_FOUND);
    }
}

static char *
print_table (const char *const *cells, guint n_columns, guint n_rows, const CldPrintOptions *options, CldPaper **kept)
{
  g_autofree CldColumn *columns = g_new0 (CldColumn, n_columns);
  g_autoptr (CldPrintJob) job = NULL;
  g_autoptr (CldPaper) paper = NULL;

  for (guint i = 0; i < n_columns; i++)
    columns[i].title = "Column";
  job = cld_print_job_new_table ("Children", "those of Sarah Oddly", columns, n_columns);
  for (guint i = 0; i < n_rows; i++)
    cld_print_job_add_row (job, cells);
  paper = make_paper (job, options);
  if (kept)
    *kept = cld_paper_ref (paper);
  return read_paper (paper);
}

static void
test_table (void)
{
  static const char *const cells[] = { NASTY, "Jay", NULL, "", "a", "b", "c", "d", "e", "f", "g", "h" };
  g_autoptr (CldPaper) narrow = NULL, wide = NULL;
  g_autofree char *text = print_table (cells, 3, 120, &plain, &narrow), *twelve = print_table (cells, 12, 120, &plain, &wide);
  g_autofree char *none = print_table (cells, 3, 0, &plain, NULL);
  double width, height;

  assert_has (text, NASTY);
  assert_has (text, "NOT RECORDED");
  assert_has (text, "120 rows");
  assert_has (none, "No rows.");
  cld_paper_get_size (narrow, &width, &height);
  g_assert_cmpfloat (width, <, height);
  cld_paper_get_size (wide, &width, &height);
  g_assert_cmpfloat (width, >, height);
  g_assert_cmpuint (cld_paper_get_n_pages (narrow), ==, 3);
  for (guint i = 0; i < cld_paper_get_n_pages (narrow); i++)
    {
      g_autofree char *page = cld_paper_get_page_text (narrow, i);

      assert_has (page, "Column\nColumn\nColumn");
    }
}

/* Names of third parties go from lists too; those of the children stay. */
static void
test_table_masked (void)
{
  static const char *const cells[] = { "Oddly, Jay", "U6, Sarah Oddly; DAWN QUINCE", "Sarahs" };
  CldPrintOptions options = plain;
  g_autofree char *shown = print_table (cells, 3, 5, &options, NULL), *masked = NULL;

  options.mask = TRUE;
  masked = print_table (cells, 3, 5, &options, NULL);
  assert_has (shown, "Sarah Oddly");
  assert_lacks (masked, "Sarah Oddly");
  assert_lacks (masked, "QUINCE");
  assert_has (masked, "Oddly, Jay");
  assert_has (masked, "Sarahs");
  assert_has (masked, "11 facts hidden: 11 names");
}

static void
test_summaries (void)
{
  g_autoptr (CldPrintJob) job = cld_print_job_new_summaries ((const char *const[]){ "BR/17", "EMPTY", "BR/17", NULL });
  g_autoptr (CldPaper) paper = make_paper (job, &plain);
  g_autofree char *first = cld_paper_get_page_text (paper, 0), *last = cld_paper_get_page_text (paper, cld_paper_get_n_pages (paper) - 1);

  g_assert_cmpuint (cld_paper_get_n_pages (paper), >=, 3);
  g_assert_cmpuint (cld_paper_get_n_pages (paper), <=, 6);
  assert_has (first, "Page 1 of ");
  assert_has (last, "BR/17");
  g_assert_null (cld_print_job_get_child (job));
  g_assert_cmpuint (cld_print_job_get_n_rows (job), ==, 3);
}

/* Somebody else sees how far it is, and can stop it. */
static void
test_watched (void)
{
  g_autoptr (CldPrintJob) job = cld_print_job_new_summaries ((const char *const[]){ "BR/17", "EMPTY", NULL });
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  CldPrintWatch watch = { cancellable, 0 };
  g_autoptr (CldPaper) paper = cld_print_job_make_paper_watched (job, store, &plain, &watch, &error);

  g_assert_no_error (error);
  g_assert_nonnull (paper);
  g_assert_cmpint (watch.n_done, ==, 2);
  g_cancellable_cancel (cancellable);
  g_assert_null (cld_print_job_make_paper_watched (job, store, &plain, &watch, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (watch.n_done, ==, 2);
}

static gboolean
count_cb (const CldLogEntry *entry, gpointer data, GError **error)
{
  GPtrArray *whys = data;

  if (g_str_equal (entry->act, CLD_ACT_PRINT))
    g_ptr_array_add (whys, g_strdup_printf ("%s: %s", entry->child ? entry->child : "", entry->why));
  return TRUE;
}

/* One entry a child, which says what was printed and names nobody; its number and code stand on the paper. */
static void
test_log (void)
{
  g_autoptr (CldPrintJob) job = cld_print_job_new_child (CLD_PRINT_RECORD, "BR/17"), two = cld_print_job_new_summaries ((const char *const[]){ "BR/17", "EMPTY", NULL });
  const CldColumn column = { "Name", 0 };
  g_autoptr (CldPrintJob) list = cld_print_job_new_table ("Children", "about Dawn Quince", &column, 1);
  g_autoptr (GPtrArray) whys = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *number = NULL, *code = NULL, *other = NULL, *other_code = NULL, *text = NULL, *third = NULL, *third_code = NULL;
  g_autoptr (GError) error = NULL;
  CldPrintOptions options = plain;

  options.mask = TRUE;
  options.recipient = "Gareth Lowe";
  g_assert_true (cld_print_job_log (job, store, &options, &number, &code, &error));
  options.print_number = number;
  options.check_code = code;
  g_assert_true (cld_print_job_log (two, store, &plain, &other, &other_code, &error));
  g_assert_true (cld_print_job_log (list, store, &plain, &third, &third_code, &error));
  g_assert_cmpstr (number, !=, other);
  g_assert_cmpuint (strlen (code), ==, 14);

  g_assert_true (cld_log_each (store, &(CldLogFilter){ NULL }, count_cb, whys, &error));
  /* A look for each child, then the record of the print. */
  g_assert_cmpuint (whys->len, ==, 7);
  g_assert_cmpstr (whys->pdata[0], ==, "BR/17: record, third parties masked");
  g_assert_cmpstr (whys->pdata[1], ==, "BR/17: record, third parties masked");
  g_assert_cmpstr (whys->pdata[2], ==, "BR/17: summary");
  g_assert_cmpstr (whys->pdata[3], ==, "EMPTY: summary");
  g_assert_cmpstr (whys->pdata[4], ==, ": summary");
  g_assert_cmpstr (whys->pdata[5], ==, ": list");
  g_assert_cmpstr (whys->pdata[6], ==, ": list");

  text = print_child (CLD_PRINT_RECORD, "BR/17", &options);
  assert_has (text, number);
  assert_has (text, code);
  assert_has (text, "to Gareth Lowe");
  assert_intact (store);
}

static gboolean
take_set_cb (const CldLogEntry *entry, gpointer data, GError **error)
{
  g_free (*(char **) data);
  *(char **) data = g_strdup (entry->change_set);
  return TRUE;
}

/* Its record: the ref is the number; no undo takes it. */
static void
test_record (void)
{
  g_autoptr (CldPrintJob) job = cld_print_job_new_child (CLD_PRINT_PLACEMENTS, "BR/17"), two = cld_print_job_new_summaries ((const char *const[]){ "BR/17", "EMPTY", NULL });
  g_autofree char *number = NULL, *code = NULL, *other = NULL, *other_code = NULL, *set = NULL;
  g_autoptr (CldArena) arena = cld_arena_new ();
  g_autoptr (GError) error = NULL;
  CldPrintOptions options = plain;
  const CldRow *row, *second;

  options.mask = TRUE;
  options.purpose = " Ó'Neil & <b>\"%s%n\nnext ";
  options.recipient = "Gareth Lowe";
  cld_print_job_set_subject (job, "placement/BR/17-1");
  g_assert_true (cld_print_job_log (job, store, &options, &number, &code, &error));
  row = find_row (store, &cld_print_log_kind, number, arena);
  g_assert_true (g_str_has_suffix (row->values[PRINT_LOG_PRINTED_AT], "Z") && g_str_has_prefix (row->values[PRINT_LOG_PRINTED_AT], "20"));
  g_assert_cmpstr (row->values[PRINT_LOG_PRINTED_BY], ==, options.printed_by);
  g_assert_cmpstr (row->values[PRINT_LOG_WHAT], ==, "placements");
  g_assert_cmpstr (row->values[PRINT_LOG_CHILD], ==, "BR/17");
  g_assert_cmpstr (row->values[PRINT_LOG_SUBJECT], ==, "placement/BR/17-1");
  g_assert_cmpstr (row->values[PRINT_LOG_PURPOSE], ==, "Ó'Neil & <b>\"%s%n next");
  g_assert_cmpstr (row->values[PRINT_LOG_RECIPIENT], ==, "Gareth Lowe");
  g_assert_cmpstr (row->values[PRINT_LOG_MASKED], ==, "1");
  g_assert_null (row->values[PRINT_LOG_WITHHELD]);
  g_assert_true (cld_print_job_log (two, store, &plain, &other, &other_code, &error));
  second = find_row (store, &cld_print_log_kind, other, arena);
  g_assert_null (second->values[PRINT_LOG_CHILD]);
  g_assert_null (second->values[PRINT_LOG_PURPOSE]);
  g_assert_cmpstr (second->values[PRINT_LOG_MASKED], ==, "0");
  g_assert_true (cld_log_each (store, &(CldLogFilter){ NULL }, take_set_cb, &set, &error));
  g_assert_null (cld_undo (store, set, &error));
  g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_NOT_FOUND);
  g_assert_nonnull (find_row (store, &cld_print_log_kind, number, arena));
  g_assert_nonnull (find_row (store, &cld_print_log_kind, other, arena));
  assert_intact (store);
}

/* Prints that were imported may have the next number. */
static void
test_taken_number (void)
{
  g_autoptr (CldPrintJob) job = cld_print_job_new_child (CLD_PRINT_RECORD, "BR/17");
  g_autoptr (CldArena) arena = cld_arena_new ();
  g_autofree char *hash = NULL, *number = NULL, *code = NULL, *year = NULL, *taken = NULL, *expected = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GError) error = NULL;
  gint64 seq;

  g_assert_true (cld_store_get_head (store, &seq, &hash, NULL));
  year = g_date_time_format (now, "%Y");
  taken = g_strdup_printf ("%s-%04d", year, (int) seq + 2);
  expected = g_strconcat (taken, "-2", NULL);
  g_free (put_one (store, NULL, make_row (arena, &cld_print_log_kind, taken, "printed_at", "2020-01-01T00:00:00Z", "what", "summary", NULL)));
  g_assert_true (cld_print_job_log (job, store, &plain, &number, &code, &error));
  g_assert_cmpstr (number, ==, expected);
  assert_intact (store);
}

static void
test_names (void)
{
  const CldColumn column = { "Name", 0 };
  g_autoptr (CldPrintJob) child = cld_print_job_new_child (CLD_PRINT_PLACEMENTS, "BR/17 \n&"), list = cld_print_job_new_table ("Children", NULL, &column, 1);
  g_autofree char *name = cld_print_job_propose_name (child, "2025-03-04"), *of_list = cld_print_job_propose_name (list, "2025-03-04");
  g_autofree char *path = fixture_path ("Caseload-children-2025-03-04.pdf"), *folder = g_path_get_dirname (path), *next = NULL;

  g_assert_cmpstr (name, ==, "Caseload-placements-BR-17----2025-03-04.pdf");
  g_assert_cmpstr (of_list, ==, "Caseload-children-2025-03-04.pdf");
  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  next = cld_print_job_propose_path (list, folder, "2025-03-04");
  g_assert_true (g_str_has_suffix (next, "/Caseload-children-2025-03-04-2.pdf"));
}

/* Thousands of events, one of them as long as a note may be: every word of it is on paper. */
static void
test_long (void)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  CldChangeSet *set = begin_set (store);
  GString *novel = g_string_new (NULL);
  g_autoptr (CldPrintJob) record = cld_print_job_new_child (CLD_PRINT_RECORD, "LONG"), history = cld_print_job_new_child (CLD_PRINT_HISTORY, "LONG");
  g_autoptr (CldPaper) paper = NULL, changes = NULL;
  g_autofree char *text = NULL;
  gint64 start = g_get_monotonic_time ();

  for (guint i = 0; i < 9000; i++)
    g_string_append_printf (novel, "w%u ", i);
  put (set, NULL, make_row (arena, &cld_child_kind, "LONG", "surname", "Long", NULL));
  put (set, NULL, make_row (arena, &cld_note_kind, "LONG/n", "child", "LONG", "happened_on", "2023-01-01", "text", novel->str, NULL));
  for (guint i = 0; i < 2000; i++)
    {
      char day[CLD_DATE_SIZE];

      cld_date_from_day (cld_date_to_day ("2018-01-01") + (gint32) i, day);
      put (set, NULL, make_row (arena, &cld_visit_kind, cld_arena_printf (arena, "LONG/%u", i), "child", "LONG", "visited_on", day, "outcome", "SEEN", "notes", "All is well.", NULL));
    }
  g_free (commit_set (set));
  g_string_free (novel, TRUE);
  start = g_get_monotonic_time ();
  paper = make_paper (record, &plain);
  g_test_message ("2,001 events on %u pages in %.0f ms", cld_paper_get_n_pages (paper), (double) (g_get_monotonic_time () - start) / 1000);
  g_assert_cmpuint (cld_paper_get_n_pages (paper), >, 30);
  g_assert_cmpuint (cld_paper_get_n_shortened (paper), ==, 0);
  text = read_paper (paper);
  for (guint i = 0; i < 9000; i += 7)
    {
      g_autofree char *word = g_strdup_printf (" w%u ", i);

      assert_has (text, word);
    }
  assert_has (text, "2,001" + 2);
  changes = make_paper (history, &plain);
  g_assert_cmpuint (cld_paper_get_n_pages (changes), >, 30);
}

/* The page as Cairo draws it on a screen, in greys, @scale pixels a point. */
static guchar *
render_page (CldPaper *paper, guint page, double scale, int *width, int *height)
{
  double sheet_width, sheet_height;
  cairo_surface_t *surface;
  cairo_t *cr;
  guchar *grey;

  cld_paper_get_size (paper, &sheet_width, &sheet_height);
  *width = (int) (sheet_width * scale + 0.5);
  *height = (int) (sheet_height * scale + 0.5);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, *width, *height);
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  cld_paper_draw_page (paper, cr, page);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  grey = g_malloc ((gsize) *width * (gsize) *height);
  for (int y = 0; y < *height; y++)
    for (int x = 0; x < *width; x++)
      grey[y * *width + x] = cairo_image_surface_get_data (surface)[y * cairo_image_surface_get_stride (surface) + 4 * x + 1];
  cairo_surface_destroy (surface);
  return grey;
}

/* A page of the PDF as poppler draws it. */
static guchar *
render_pdf (const char *path, guint page, int *width, int *height)
{
  g_autofree char *number = g_strdup_printf ("%u", page + 1), *stem = g_strconcat (path, "-page", NULL), *image = g_strconcat (stem, ".pgm", NULL);
  const char *const argv[] = { "pdftoppm", "-gray", "-r", "72", "-f", number, "-l", number, "-singlefile", path, stem, NULL };
  g_autofree char *out = run (argv), *data = NULL;
  gsize len;

  g_assert_true (g_file_get_contents (image, &data, &len, NULL));
  g_assert_cmpint (sscanf (data, "P5 %d %d", width, height), ==, 2);
  g_assert_cmpuint (len, >, (gsize) (*width * *height));
  return g_memdup2 (data + len - (gsize) (*width * *height), (gsize) (*width * *height));
}

/* The largest difference of two pages in blocks of 16 points, in parts of 255. */
static double
compare (const guchar *a, int a_width, const guchar *b, int b_width, int width, int height)
{
  double worst = 0;

  for (int top = 0; top + 16 <= height; top += 8)
    for (int left = 0; left + 16 <= width; left += 8)
      {
        double sum = 0;

        for (int y = top; y < top + 16; y++)
          for (int x = left; x < left + 16; x++)
            sum += (double) a[y * a_width + x] - (double) b[y * b_width + x];
        worst = MAX (worst, ABS (sum) / 256);
      }
  return worst;
}

/* Screen and PDF show the same pages; other pages would not pass. */
static void
test_same_on_screen (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (CldPrintJob) job = cld_print_job_new_child (kinds[i], "BR/17");
      g_autoptr (CldPaper) paper = make_paper (job, &plain);
      g_autofree char *path = write_pdf (paper);
      g_autofree guchar *other = NULL;
      int other_width, other_height;

      for (guint page = 0; page < cld_paper_get_n_pages (paper); page++)
        {
          int width, height, pdf_width, pdf_height;
          g_autofree guchar *screen = render_page (paper, page, 1, &width, &height), *pdf = render_pdf (path, page, &pdf_width, &pdf_height);
          double difference = compare (screen, width, pdf, pdf_width, MIN (width, pdf_width), MIN (height, pdf_height));

          g_assert_cmpint (ABS (width - pdf_width), <=, 1);
          g_assert_cmpint (ABS (height - pdf_height), <=, 1);
          g_test_message ("kind %u page %u: %.1f", kinds[i], page, difference);
          g_assert_cmpfloat (difference, <, 25);
        }
      {
        g_autoptr (CldPrintJob) empty = cld_print_job_new_child (kinds[i], "EMPTY");
        g_autoptr (CldPaper) another = make_paper (empty, &plain);
        int width, height;
        g_autofree guchar *screen = render_page (paper, 0, 1, &width, &height);

        other = render_page (another, 0, 1, &other_width, &other_height);
        g_assert_cmpfloat (compare (screen, width, other, other_width, width, height), >, 40);
      }
    }
}

int
main (int argc, char *argv[])
{
  g_autofree char *path = NULL;
  int result;

  fixture_init ();
  g_test_init (&argc, &argv, NULL);
  path = fixture_path ("caseload.db");
  store = open_store (path, CLD_STORE_CREATE);
  fill ();

  g_test_add_func ("/print-job/frame", test_frame);
  g_test_add_func ("/print-job/facts", test_facts);
  g_test_add_func ("/print-job/restricted", test_restricted);
  g_test_add_func ("/print-job/masked", test_masked);
  g_test_add_func ("/print-job/empty", test_empty);
  g_test_add_func ("/print-job/not-known", test_not_known);
  g_test_add_func ("/print-job/table", test_table);
  g_test_add_func ("/print-job/table-masked", test_table_masked);
  g_test_add_func ("/print-job/summaries", test_summaries);
  g_test_add_func ("/print-job/watched", test_watched);
  g_test_add_func ("/print-job/log", test_log);
  g_test_add_func ("/print-job/record", test_record);
  g_test_add_func ("/print-job/taken-number", test_taken_number);
  g_test_add_func ("/print-job/names", test_names);
  g_test_add_func ("/print-job/long", test_long);
  g_test_add_func ("/print-job/same-on-screen", test_same_on_screen);

  result = g_test_run ();
  cld_store_free (store);
  if (result == 0)
    remove_tree (fixture_root);
  return result;
}
