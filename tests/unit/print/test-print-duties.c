/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-print-job.h"

#include "../store/store-fixture.h"

#include "cld-date.h"
#include "cld-log-reader.h"
#include "cld-pdf.h"

#define NASTY "Ó'Neil & <b>\"%s%n"

static const CldPrintOptions plain = { .today = "2026-04-07", .printed_at = "2026-04-07T09:31", .printed_by = "Priya Nair", .made_up = TRUE };
static const CldPrintOptions masked = { .today = "2026-04-07", .printed_at = "2026-04-07T09:31", .printed_by = "Priya Nair", .mask = TRUE };

static CldStore *store;
static char *before_the_visit; /* a moment of the change log */

/* Two children of one worker and one of nobody. */
static void
fill (void)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  CldChangeSet *set = begin_set (store);

  put (set, NULL, make_row (arena, &cld_authority_kind, "391", "name", "Brackenshire", "own", "1", NULL));
  put (set, NULL, make_row (arena, &cld_person_kind, "P1", "name", "Priya Nair", "login", "pnair", NULL));
  put (set, NULL, make_row (arena, &cld_child_kind, "A1", "given_names", "Jay", "surname", NASTY, "date_of_birth", "2013-11-14", "worker", "pnair", "team", "East", NULL));
  put (set, NULL, make_row (arena, &cld_child_kind, "B2", "given_names", "Mia", "surname", "Ross", "date_of_birth", "2015-02-01", "worker", "Priya Nair", "team", "West", NULL));
  put (set, NULL, make_row (arena, &cld_child_kind, "C3", "given_names", "Leo", "surname", "Sand", NULL));
  for (guint i = 0; i < 3; i++)
    {
      const char *child = (const char *[]){ "A1", "B2", "C3" }[i];
      g_autofree char *ref = g_strdup_printf ("%s/2025-09-01", child);

      put (set, NULL, make_row (arena, &cld_care_period_kind, ref, "child", child, "started_on", "2025-09-01", NULL));
      put (set, NULL, make_row (arena, &cld_placement_kind, ref, "child", child, "started_on", "2025-09-01", "type", "U6", "carer", "Ann Tollgate", "postcode", "ZZ1 4RT", "area_authority", "391", NULL));
    }
  g_free (commit_set (set));
  g_usleep (20000);
  before_the_visit = cld_moment_now_utc ();
  g_usleep (20000);
  set = begin_set (store);
  /* 6 weeks from 24 February is 7 April; from 3 March it is 14 April. */
  put (set, NULL, make_row (arena, &cld_visit_kind, "V1", "child", "A1", "visited_on", "2026-02-24", "outcome", "SEEN_ALONE", "by", "P1", NULL));
  put (set, NULL, make_row (arena, &cld_visit_kind, "V2", "child", "B2", "visited_on", "2026-03-03", "outcome", "SEEN", "by", "P1", NULL));
  g_free (commit_set (set));
}

static char *
read_paper (CldPaper *paper)
{
  g_autofree char *path = fixture_path ("print.pdf"), *out = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileOutputStream) stream = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL, &error);
  const char *const argv[] = { "pdftotext", "-enc", "UTF-8", path, "-", NULL };
  int status;

  g_assert_true (cld_pdf_write (paper, G_OUTPUT_STREAM (stream), "Test", &error));
  g_assert_true (g_output_stream_close (G_OUTPUT_STREAM (stream), NULL, &error));
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, &error));
  return cld_page_clean_whole_text (out);
}

static char *
print_job (CldPrintJob *job, const CldPrintOptions *options, guint *n_pages)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CldPaper) paper = cld_print_job_make_paper (job, store, options, &error);

  g_assert_no_error (error);
  if (n_pages)
    *n_pages = cld_paper_get_n_pages (paper);
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

static void
assert_order (const char *text, const char *first, const char *second)
{
  const char *at = strstr (text, first), *then = strstr (text, second);

  assert_has (text, first);
  assert_has (text, second);
  g_assert_true (at < then);
}

static CldForecast
make_forecast (void)
{
  CldForecast forecast = { .filter = CLD_DUTY_FILTER_INIT };

  forecast.filter.until = cld_date_to_day ("2026-07-31");
  return forecast;
}

static char *
print_forecast (const CldForecast *forecast, const CldPrintOptions *options)
{
  g_autoptr (CldPrintJob) job = cld_print_job_new_forecast (forecast);

  return print_job (job, options, NULL);
}

/* Whom it is for stands on it. */
static void
test_recipient (void)
{
  const CldForecast forecast = make_forecast ();
  CldPrintOptions options = plain;
  g_autofree char *text = NULL;

  options.purpose = "Team meeting";
  options.recipient = "Gareth Lowe";
  text = print_forecast (&forecast, &options);
  assert_has (text, "by worker · Team meeting · to Gareth Lowe");
}

/* By worker, whose login and name are one person; nobody's children last. */
static void
test_forecast (void)
{
  const CldForecast forecast = make_forecast ();
  g_autofree char *text = print_forecast (&forecast, &plain);

  assert_has (text, "Duty forecast");
  assert_has (text, "Late, and due up to Fri 31 Jul 2026 · by worker");
  assert_order (text, "1 Priya Nair", "2 No worker");
  assert_lacks (text, "pnair");
  assert_has (text, "Jay " NASTY);
  assert_has (text, "Due today");
  assert_has (text, "Tue 7 Apr 2026");
  assert_has (text, "Forecast");
  assert_has (text, "days late");
  assert_has (text, "CPPCR reg 28(2)(b)");
  assert_has (text, "Must");
  assert_has (text, "MADE-UP DATA");
}

static void
test_forecast_parts (void)
{
  const char *const one[] = { "B2", NULL }, *const visits[] = { "C", NULL };
  CldForecast forecast = make_forecast ();
  g_autofree char *by_team = NULL, *child = NULL, *of_worker = NULL, *period = NULL, *hidden = NULL, *nothing = NULL;

  forecast.by_team = TRUE;
  by_team = print_forecast (&forecast, &plain);
  assert_order (by_team, "1 East", "2 West");
  assert_order (by_team, "2 West", "3 No team");
  forecast.by_team = FALSE;

  forecast.children = one;
  child = print_forecast (&forecast, &plain);
  assert_has (child, "Mia Ross, B2");
  assert_lacks (child, "A1");
  forecast.children = NULL;

  forecast.filter.worker = "pnair";
  of_worker = print_forecast (&forecast, &plain);
  assert_has (of_worker, "Mia Ross, B2");
  assert_has (of_worker, "A1");
  assert_lacks (of_worker, "C3");
  forecast.filter.worker = NULL;

  forecast.filter.from = cld_date_to_day ("2026-04-08");
  forecast.filter.until = cld_date_to_day ("2026-04-14");
  forecast.filter.ids = visits;
  period = print_forecast (&forecast, &plain);
  assert_has (period, "Due from Wed 8 Apr 2026 to Tue 14 Apr 2026");
  assert_has (period, "Tue 14 Apr 2026");
  assert_has (period, "1 duty");
  hidden = print_forecast (&forecast, &masked);
  assert_has (hidden, "B2");
  assert_lacks (hidden, "Mia");
  assert_has (hidden, "their names are withheld");

  forecast.filter.until = forecast.filter.from;
  nothing = print_forecast (&forecast, &plain);
  assert_has (nothing, "Nothing is due in this period.");
}

static void
test_child (void)
{
  g_autoptr (CldPrintJob) job = cld_print_job_new_child (CLD_PRINT_DUTIES, "A1");
  CldPrintOptions then = plain;
  g_autofree char *text = print_job (job, &plain, NULL), *earlier = NULL;

  g_assert_cmpstr (cld_print_job_get_title (job), ==, "Duties");
  assert_has (text, "J. Ó. B. · A1");
  assert_order (text, "1 Late and due", "2 Later");
  assert_has (text, "6 weeks from the visit on 24 Feb 2026");
  assert_has (text, "Why this date");
  assert_has (text, "20 working days from 1 Sep 2025");
  assert_has (text, "days of weekends");
  /* Before the visit was recorded none was known of. */
  then.as_known_until = before_the_visit;
  then.as_known_on = "2026-04-07";
  earlier = print_job (job, &then, NULL);
  assert_lacks (earlier, "24 Feb 2026");
  assert_has (earlier, "1 week from the start of the placement on 1 Sep 2025");
}

static void
test_visit_sheets (void)
{
  g_autoptr (CldDutyBoard) board = cld_duty_board_new (cld_date_to_day ("2026-04-07"), CLD_NO_DAY);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) today = NULL, week = NULL, east = NULL;
  g_autoptr (CldPrintJob) job = NULL;
  g_autofree char *text = NULL, *hidden = NULL;
  guint n_pages;

  g_assert_true (cld_duty_board_load (board, cld_store_get_db (store), &error));
  today = cld_visit_sheets_find (board, cld_date_to_day ("2026-04-07"), NULL, NULL);
  week = cld_visit_sheets_find (board, cld_date_to_day ("2026-04-14"), NULL, NULL);
  east = cld_visit_sheets_find (board, cld_date_to_day ("2026-04-14"), NULL, "East");
  /* The third child was never visited, and has no worker. */
  g_assert_cmpstrv (today, ((const char *const[]){ "C3", "A1", NULL }));
  g_assert_cmpuint (g_strv_length (week), ==, 3);
  g_assert_cmpstrv (east, ((const char *const[]){ "A1", NULL }));

  job = cld_print_job_new_visit_sheets ((const char *const *) week);
  text = print_job (job, &plain, &n_pages);
  g_assert_cmpuint (n_pages, ==, 3);
  assert_has (text, "Jay " NASTY ", 12");
  assert_has (text, "Tue 7 Apr 2026 · Due today");
  assert_has (text, "Ann Tollgate");
  assert_has (text, "Tue 24 Feb 2026, by Priya Nair");
  assert_has (text, "Child seen alone");
  /* The order of the form. */
  assert_order (text, "When", "Who was there");
  assert_order (text, "Who was there", "seen? Tick one.");
  assert_order (text, "seen? Tick one.", "Notes");
  assert_order (text, "Notes", "own words");
  assert_order (text, "own words", "What next");
  /* Mia was seen, but not alone. */
  assert_has (text, "NOT RECORDED");
  hidden = print_job (job, &masked, NULL);
  assert_lacks (hidden, "Tollgate");
}

static gboolean
take_why_cb (const CldLogEntry *entry, gpointer data, GError **error)
{
  if (g_str_equal (entry->act, CLD_ACT_PRINT))
    g_string_append_printf (data, "%s: %s\n", entry->child ? entry->child : "", entry->why);
  return TRUE;
}

/* Each child that a sheet is about has an entry of its own; a forecast is of nobody alone and names nobody. */
static void
test_log (void)
{
  const CldForecast forecast = make_forecast ();
  g_autoptr (CldPrintJob) sheets = cld_print_job_new_visit_sheets ((const char *const[]){ "A1", "B2", NULL });
  g_autoptr (CldPrintJob) list = cld_print_job_new_forecast (&forecast), child = cld_print_job_new_child (CLD_PRINT_DUTIES, "A1");
  CldPrintJob *const jobs[] = { sheets, list, child };
  g_autofree char *name = cld_print_job_propose_name (list, "2026-04-07"), *sheet_name = cld_print_job_propose_name (sheets, "2026-04-07");
  g_autoptr (GString) log = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (name, ==, "Caseload-duty-forecast-2026-04-07.pdf");
  g_assert_cmpstr (sheet_name, ==, "Caseload-visit-sheet-2026-04-07.pdf");
  for (guint i = 0; i < G_N_ELEMENTS (jobs); i++)
    {
      g_autofree char *number = NULL, *code = NULL;

      g_assert_true (cld_print_job_log (jobs[i], store, &masked, &number, &code, &error));
      g_assert_no_error (error);
      g_assert_nonnull (number);
    }
  g_assert_true (cld_log_each (store, &(CldLogFilter){ NULL }, take_why_cb, log, &error));
  g_assert_cmpstr (log->str, ==, "A1: visit sheets, third parties masked\nB2: visit sheets, third parties masked\n: visit sheets, third parties masked\n"
                                 ": duty forecast, third parties masked\n: duty forecast, third parties masked\nA1: duties, third parties masked\nA1: duties, third parties masked\n");
  assert_intact (store);
}

int
main (int argc, char **argv)
{
  g_autofree char *path = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  fixture_init ();
  path = fixture_store ();
  store = open_store (path, CLD_STORE_CREATE);
  fill ();
  g_test_add_func ("/print-duties/forecast", test_forecast);
  g_test_add_func ("/print-duties/recipient", test_recipient);
  g_test_add_func ("/print-duties/forecast-parts", test_forecast_parts);
  g_test_add_func ("/print-duties/child", test_child);
  g_test_add_func ("/print-duties/visit-sheets", test_visit_sheets);
  g_test_add_func ("/print-duties/log", test_log);
  result = g_test_run ();
  cld_store_free (store);
  g_free (before_the_visit);
  engine_clean_up ();
  remove_tree (fixture_root);
  g_free (fixture_root);
  return result;
}
