/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../service/notice-fixture.h"

#include "cld-print-job.h"

#define ODD "Ó'Neil & <b>\"%s%n"
#define OUT "direction=OUT|provision=reg13|placement=C1/2026-03-02|"

static void
fill (Fixture *fixture)
{
  put_notice (fixture, "A", OUT "recipient_kind=AREA|recipient=York Council");
  put_notice (fixture, "B", OUT "recipient_kind=PARENT|recipient=" ODD "|sent_on=2026-03-01|method=Post");
  put_notice (fixture, "C", "direction=OUT|provision=reg13_4|placement=C3/2025-01-06|recipient_kind=AREA|recipient=Harrowdale|sent_on=2025-01-02|acknowledged_on=2025-01-03");
  put_notice (fixture, "D", "direction=IN|provision=reg41|provider=SC1|recipient=Larch House|event_on=2026-03-02|occurred_on=2026-03-09|our_action=Rang Mrs Secret.");
  put_notice (fixture, "E", "direction=IN|provision=reg40|provider=SC2|recipient=Heron Croft|occurred_on=2026-03-20|closed_on=2026-03-21|child=C2");
  put_record (fixture, &cld_incoming_child_kind, "H1", "placing_authority=Leeds|given_names=Callum|surname=O’Shea|date_of_birth=2010-09-30|address=6 Weir Row|carer=Pat Lund"
                                                       "|legal_status=C2|iro=Ines Roy|started_on=2024-07-01|ended_on=2026-02-20|told_on=2024-07-02|ehc_plan_authority=Saltmere");
  put_record (fixture, &cld_incoming_child_kind, "H2", "placing_authority=York|surname=Control\nCharacter|started_on=2026-03-03");
}

/* The whole text of a print, a space between pages. */
static char *
print (Fixture *fixture, const CldNoticesPrint *what, gboolean mask)
{
  const CldPrintOptions options = { .today = TODAY, .printed_at = "2026-04-07T10:00", .printed_by = "Nina Bell", .mask = mask };
  g_autoptr (CldPrintJob) job = cld_print_job_new_notices (what);
  g_autoptr (GError) error = NULL;
  g_autoptr (CldPaper) paper = cld_print_job_make_paper (job, fixture->store, &options, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < cld_paper_get_n_pages (paper); i++)
    {
      g_autofree char *page = cld_paper_get_page_text (paper, i);

      g_string_append_printf (text, " %s", page);
    }
  /* Cells break where they like. */
  for (char *p = text->str; *p; p++)
    if (*p == '\n' || *p == '\t')
      *p = ' ';
  return g_string_free (text, FALSE);
}

static void
assert_has (const char *text, const char *const *words, gboolean has)
{
  for (guint i = 0; words[i]; i++)
    {
      g_test_message ("%s", words[i]);
      g_assert_cmpint (strstr (text, words[i]) != NULL, ==, has);
    }
}

static const char *const names[] = { ODD, "Zoë Bello", "J Álvarez", "Callum O’Shea", "30 Sep 2010", "6 Weir Row", "Pat Lund", "Mrs Secret", "Harrowdale", "Control Character", NULL };

static void
test_all (Fixture *fixture, gconstpointer data)
{
  static const char *const words[] = { "Notices", "All days", "Sent", "Received", "Late: not sent", "York Council", "Area authority", "reg 13(2)(b)", "2 Mar 2026", "Post", "n/a",
                                       "Admission or discharge", "9 Mar 2026, late", "Heron Croft", "Closed 21 Mar 2026", "Children of other authorities", "Leeds", "C2", "Ines Roy",
                                       "Saltmere", "1 Jul 2024", "20 Feb 2026", "NOT RECORDED", "5 notices", "2 children", NULL };
  const CldNoticesPrint what = { .filter = CLD_NOTICE_FILTER_INIT, .host = TRUE };
  g_autofree char *text = NULL;

  fill (fixture);
  text = print (fixture, &what, FALSE);
  assert_has (text, words, TRUE);
  assert_has (text, names, TRUE);
}

/* With a mask no third party is in the text: persons who were told, other authorities' children and carers, where a confidential
 * place is, notes; our own children by their number. What was left out is counted. */
static void
test_mask (Fixture *fixture, gconstpointer data)
{
  static const char *const words[] = { "York Council", "C1", "C3", "[name withheld]", "[withheld]", "Leeds", "Larch House", "by number only",
                                       "7 facts hidden: restricted address, 5 names, 1 note", NULL };
  const CldNoticesPrint what = { .filter = CLD_NOTICE_FILTER_INIT, .host = TRUE };
  g_autofree char *text = NULL;

  fill (fixture);
  text = print (fixture, &what, TRUE);
  assert_has (text, names, FALSE);
  assert_has (text, words, TRUE);
}

/* What is shown is what is printed. */
static void
test_parts (Fixture *fixture, gconstpointer data)
{
  static const char *const sent[] = { "York Council", ODD, "Received only", NULL }, *const not_sent[] = { "Larch House", "Callum", "Host register", NULL };
  static const char *const spring[] = { "From 1 Mar 2026 to 31 Mar 2026", "Heron Croft", "Control Character", NULL }, *const not_spring[] = { "Harrowdale", "Callum", NULL };
  CldNoticesPrint what = { .filter = CLD_NOTICE_FILTER_INIT, .about = "Received only" };
  g_autofree char *first = NULL, *second = NULL, *third = NULL, *fourth = NULL;

  fill (fixture);
  what.filter.view = CLD_NOTICES_SENT;
  first = print (fixture, &what, FALSE);
  assert_has (first, sent, TRUE);
  assert_has (first, not_sent, FALSE);
  what = (CldNoticesPrint){ .filter = { .period = CLD_NOTICES_BETWEEN, .from = cld_date_to_day ("2026-03-01"), .until = cld_date_to_day ("2026-03-31") }, .host = TRUE };
  second = print (fixture, &what, FALSE);
  assert_has (second, spring, TRUE);
  assert_has (second, not_spring, FALSE);
  what = (CldNoticesPrint){ .filter = CLD_NOTICE_FILTER_INIT, .refs = (const char *const[]){ "B", NULL } };
  third = print (fixture, &what, FALSE);
  assert_has (third, (const char *const[]){ ODD, "1 notice", "No notices received.", NULL }, TRUE);
  assert_has (third, (const char *const[]){ "York Council", "Larch House", NULL }, FALSE);
  what = (CldNoticesPrint){ .filter = CLD_NOTICE_FILTER_INIT, .host = TRUE, .host_filter = { .here = TRUE } };
  fourth = print (fixture, &what, FALSE);
  assert_has (fourth, (const char *const[]){ "Control Character", "1 child", NULL }, TRUE);
  assert_has (fourth, (const char *const[]){ "Callum", NULL }, FALSE);
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  const CldNoticesPrint what = { .filter = CLD_NOTICE_FILTER_INIT, .host = TRUE };
  g_autofree char *text = print (fixture, &what, TRUE);

  assert_has (text, (const char *const[]){ "0 notices", "No notices in this period.", "No notices received.", "No child of another authority is recorded.", NULL }, TRUE);
  assert_has (text, (const char *const[]){ "hidden", NULL }, FALSE);
}

/* It is logged like every print, and its file says nothing. */
static void
test_log (Fixture *fixture, gconstpointer data)
{
  const CldPrintOptions options = { .today = TODAY, .printed_at = "2026-04-07T10:00", .printed_by = "Nina Bell", .mask = TRUE, .purpose = "Inspection" };
  const CldNoticesPrint what = { .filter = CLD_NOTICE_FILTER_INIT };
  g_autoptr (CldPrintJob) job = cld_print_job_new_notices (&what);
  g_autofree char *number = NULL, *check_code = NULL, *file = cld_print_job_propose_name (job, TODAY);
  g_autoptr (CldArena) arena = cld_arena_new ();
  g_autoptr (GError) error = NULL;
  const CldRow *row;

  g_assert_cmpstr (file, ==, "Caseload-notices-2026-04-07.pdf");
  g_assert_true (cld_print_job_log (job, fixture->store, &options, &number, &check_code, &error));
  g_assert_no_error (error);
  row = find_row (fixture->store, &cld_print_log_kind, number, arena);
  g_assert_nonnull (row);
  g_assert_cmpstr (row->values[PRINT_LOG_WHAT], ==, "notices");
  g_assert_cmpstr (row->values[PRINT_LOG_MASKED], ==, "1");
  g_assert_cmpstr (row->values[PRINT_LOG_PURPOSE], ==, "Inspection");
}

int
main (int argc, char **argv)
{
  fixture_init ();
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/print-notices/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("all", test_all);
  ADD ("mask", test_mask);
  ADD ("parts", test_parts);
  ADD ("empty", test_empty);
  ADD ("log", test_log);
#undef ADD
  return fixture_run ();
}
