/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../service/inspection-fixture.h"

#include "cld-print-job.h"
#include "cld-report-inspection.h"
#include "cld-report-provider.h"
#include "cld-report-tracked.h"
#include "cld-report-trip.h"

/* The prints of inspections: what was found, a provider, tracked children as at the day, a journey. */

#define ODD "Ó'Neil & <b>\"%s%n"

static void
fill (Fixture *fixture)
{
  INSPECTION ("I1", "provider=SC1|event_type=FULL|started_on=2025-03-04|lead_inspector=Anita Fell|team=Marcus Yeo|inspectorates=OFSTED|report_ref=99-1442");
  INSPECTION ("I2", "provider=SC1|event_type=FULL|started_on=2026-03-04|ended_on=2026-03-05|published_on=2026-03-26|lead_inspector=Ruth Bell");
  JUDGEMENT ("J1", "inspection=I2|area=OEP|grade=INAD|note=Noted here");
  FINDING ("F0", "inspection=I1|number=3|type=REQ|text=Earlier text|regulations=CHR15-12(2)(a)|due_on=2025-04-01|met_on=2025-03-20|status=MET");
  FINDING ("F1", "inspection=I2|number=1|type=REQ|text=" ODD " text|expectation=Expected thing|regulations=CHR15-12(2)(a)|due_on=2026-04-03|owner=The home|evidence=Proof given");
  FINDING ("F2", "inspection=I2|number=2|type=REC|text=Menu|guidance=GUIDE15:4.6");
  ACTION ("A1", "finding=F1|what=Ask for the plan|owner=Nina|due_on=2026-03-20|done_on=2026-03-19|evidence=Letter");
  ACTION ("A2", "finding=F1|what=Visit Zoë|child=C1|due_on=2026-03-20");
  ENFORCEMENT ("E1", "provider=SC1|finding=F1|kind=RA|from_on=2026-04-01|note=Not safe");
}

static char *
text_of (Fixture *fixture, CldPrintJob *job, gboolean mask, const char *purpose)
{
  const CldPrintOptions options = { .today = TODAY, .printed_at = "2026-04-07T10:00", .printed_by = "Nina Bell", .mask = mask, .purpose = purpose };
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
      g_test_message ("%s in %s", words[i], text);
      g_assert_cmpint (strstr (text, words[i]) != NULL, ==, has);
    }
}

/* What is expected stands behind what was found, and the reason behind both. */
static void
assert_in_order (const char *text, const char *const *words)
{
  const char *at = text;

  for (guint i = 0; words[i]; i++)
    {
      g_test_message ("%s", words[i]);
      at = strstr (at, words[i]);
      g_assert_nonnull (at);
    }
}

static void
test_inspection (Fixture *fixture, gconstpointer data)
{
  static const char *const words[] = { "Larch House", "Ruth Bell", "26 Mar 2026", "Noted here", "2 findings", "1 overdue", "reg 12(2)(a)", "Overdue: 4 days", "The home", "3 Apr 2026",
                                       "Proof given", "Ask for the plan", "Letter", "4 Mar 2025, finding 3", "Not safe", "1 Apr 2026", "1 action is about a child", NULL };
  static const char *const order[] = { ODD, "Expected thing", "This is a requirement because", NULL };
  static const char *const not[] = { "Zoë", "C1", "Bello", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (CldPrintJob) job = NULL;
  g_autofree char *text = NULL;

  fill (fixture);
  job = cld_inspection_print_new (fixture->store, "I2", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (cld_print_job_get_subject (job), ==, "inspection/I2");
  g_assert_null (cld_print_job_get_children (job));
  text = text_of (fixture, job, FALSE, NULL);
  assert_has (text, words, TRUE);
  assert_in_order (text, order);
  assert_has (text, not, FALSE);
}

/* Both inspectors are in the head. */
static void
test_inspectors (Fixture *fixture, gconstpointer data)
{
  static const char *const words[] = { "Anita Fell", "Marcus Yeo", "99-1442", "Ofsted", "Found again: 4 Mar 2026, finding 1: Overdue: 4 days", NULL };
  g_autoptr (CldPrintJob) job = NULL;
  g_autofree char *text = NULL;

  fill (fixture);
  job = cld_inspection_print_new (fixture->store, "I1", NULL);
  text = text_of (fixture, job, FALSE, NULL);
  assert_has (text, words, TRUE);
}

/* What is open of all: the finding that was met is in none of it, but in the thread. */
static void
test_open (Fixture *fixture, gconstpointer data)
{
  static const char *const words[] = { "What is open", "Larch House", ODD, "Menu", NULL }, *const not[] = { "Earlier text", NULL };
  g_autoptr (CldPrintJob) job = NULL;
  g_autofree char *text = NULL;

  fill (fixture);
  job = cld_inspection_print_new (fixture->store, NULL, NULL);
  text = text_of (fixture, job, FALSE, NULL);
  assert_has (text, words, TRUE);
  assert_has (text, not, FALSE);
}

static void
test_nothing_open (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldPrintJob) job = cld_inspection_print_new (fixture->store, NULL, NULL);
  g_autofree char *text = text_of (fixture, job, FALSE, NULL);

  assert_has (text, (const char *const[]){ "No finding is open.", NULL }, TRUE);
}

static void
test_unknown (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) one = NULL, two = NULL, three = NULL;

  g_assert_null (cld_inspection_print_new (fixture->store, "none", &one));
  g_assert_error (one, CLD_STORE_ERROR, CLD_STORE_ERROR_NOT_FOUND);
  g_assert_null (cld_provider_print_new (fixture->store, "none", TODAY, &two));
  g_assert_error (two, CLD_STORE_ERROR, CLD_STORE_ERROR_NOT_FOUND);
  g_assert_null (cld_tracked_print_new (fixture->store, "none", "TRACK", &three));
  g_assert_error (three, CLD_STORE_ERROR, CLD_STORE_ERROR_NOT_FOUND);
}

/* --- a provider --- */

static void
test_provider (Fixture *fixture, gconstpointer data)
{
  static const char *const words[] = { "Larch House", "No new placements", "Inadequate", "Findings that are open", ODD, "Restriction of accommodation", "C1", "Z.B.", "2 Mar 2026",
                                       "C2", "[RESTRICTED]", "1 of 2 notices", "9 Mar 2026", NULL };
  /* Names are on no sheet, and not even the initials of a restricted record. */
  static const char *const not[] = { "Bello", "Zoë", "J.Á.", "Álvarez", "Heron Croft", "Earlier text", NULL };
  const char *const *children;
  g_autoptr (GError) error = NULL;
  g_autoptr (CldPrintJob) job = NULL;
  g_autofree char *text = NULL, *masked = NULL;

  fill (fixture);
  put_notice (fixture, "D", "direction=IN|provision=reg41|provider=SC1|recipient=Larch House|event_on=2026-03-02|occurred_on=2026-03-09");
  put_notice (fixture, "E", "direction=IN|provision=reg41|provider=SC1|recipient=Larch House|event_on=2026-03-27|occurred_on=2026-03-27");
  put_notice (fixture, "G", "direction=IN|provision=reg41|provider=SC2|recipient=Heron Croft|event_on=2026-03-02|occurred_on=2026-03-19");
  job = cld_provider_print_new (fixture->store, "SC1", TODAY, &error);
  g_assert_no_error (error);
  children = cld_print_job_get_children (job);
  g_assert_cmpuint (g_strv_length ((char **) children), ==, 3);
  g_assert_true (g_strv_contains (children, "C1"));
  text = text_of (fixture, job, FALSE, NULL);
  assert_has (text, words, TRUE);
  assert_has (text, not, FALSE);
  masked = text_of (fixture, job, TRUE, NULL);
  assert_has (masked, (const char *const[]){ "Z.B.", NULL }, FALSE);
  assert_has (masked, (const char *const[]){ "C1", NULL }, TRUE);
}

static void
change_record (Fixture *fixture, const CldKind *kind, const char *ref, const char *values)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  CldRow *before = find_row (fixture->store, kind, ref, arena), *after = cld_row_copy (arena, before);
  g_auto (GStrv) parts = g_strsplit (values, "|", -1);

  for (guint i = 0; parts[i]; i++)
    {
      char *value = strchr (parts[i], '=');

      *value++ = '\0';
      after->values[cld_kind_find_field (kind, parts[i])] = cld_arena_strdup (arena, value);
    }
  g_free (put_one (fixture->store, before, after));
}

/* --- tracked children --- */

static void
fill_tracked (Fixture *fixture)
{
  INSPECTION ("LA", "authority=815|event_type=STD|started_on=2026-02-10");
  change_record (fixture, &cld_child_kind, "C1", "alert=Since yesterday");
  put_record (fixture, &cld_inspection_child_kind, "T1", "inspection=LA|child=C1|role=TRACK");
  put_record (fixture, &cld_inspection_child_kind, "T2", "inspection=LA|child=C1|role=SPOKE");
  put_record (fixture, &cld_inspection_child_kind, "T3", "inspection=LA|child=C2|role=SAMPLE");
  put_record (fixture, &cld_visit_kind, "V1", "child=C1|visited_on=2026-01-20|outcome=SEEN_ALONE|notes=Before it");
  put_record (fixture, &cld_visit_kind, "V2", "child=C1|visited_on=2026-02-11|outcome=SEEN|notes=After it");
  put_record (fixture, &cld_note_kind, "N1", "child=C1|happened_on=2026-02-10T23:00|kind=CASE|text=On the very day");
  put_record (fixture, &cld_note_kind, "N2", "child=C1|happened_on=2026-03-01|kind=CASE|text=Later still");
  put_notice (fixture, "S", "direction=IN|provision=s30a|provider=SC1|recipient=Larch House|event_on=2026-03-20|occurred_on=2026-03-21");
}

static void
test_tracked (Fixture *fixture, gconstpointer data)
{
  /* Thirteen on the day, fourteen since the end of February; the placement that has ended goes on; nothing is late yet. */
  static const char *const words[] = { "As at 10 Feb 2026", "For Ofsted", "Case tracked in depth", "1 child", "Zoë Bello, 13", "Before it", "On the very day", "Larch House", "Duties", "Placements", "an alert is recorded, but not since when", NULL };
  static const char *const not[] = { "After it", "Later still", "Heron Croft", "11 Feb 2026", "2 Mar 2026", "21 Mar 2026", "Álvarez", "Since yesterday", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (CldPrintJob) job = NULL;
  g_autofree char *text = NULL, *number = NULL, *code = NULL;
  const CldPrintOptions options = { .today = TODAY, .printed_at = "2026-04-07T10:00", .printed_by = "Nina Bell" };

  fill_tracked (fixture);
  job = cld_tracked_print_new (fixture->store, "LA", "TRACK", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (cld_print_job_get_child (job), ==, "C1");
  text = text_of (fixture, job, FALSE, "For Ofsted");
  assert_has (text, words, TRUE);
  assert_has (text, not, FALSE);
  g_assert_true (cld_print_job_log (job, fixture->store, &options, &number, &code, &error));
  g_assert_no_error (error);
}

/* The evidence of a placement out of area is of the day too: worked out from what was so then. */
static void
test_tracked_out_of_area (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldPrintJob) job = NULL;
  g_autofree char *text = NULL;

  INSPECTION ("LA", "authority=815|event_type=STD|started_on=2026-03-10");
  put_record (fixture, &cld_inspection_child_kind, "T1", "inspection=LA|child=C1|role=TRACK");
  put_record (fixture, &cld_approval_kind, "A", "child=C1|placement=C1/2026-03-02|provision=reg11_1_a|role=NO|name=Ruth Officer|decided_on=2026-03-20");
  put_notice (fixture, "N", "child=C1|direction=OUT|provision=reg13_4|placement=C1/2026-03-02|recipient_kind=AREA|recipient=York|sent_on=2026-03-12");
  job = cld_tracked_print_new (fixture->store, "LA", "TRACK", NULL);
  text = text_of (fixture, job, FALSE, NULL);
  assert_has (text, (const char *const[]){ "Heron Croft", "Zoë Bello, 14", "evidence", NULL }, TRUE);
  assert_has (text, (const char *const[]){ "Ruth Officer", "12 Mar 2026", "20 Mar 2026", NULL }, FALSE);
}

/* Each child counts as it is laid out, and between two of them it can be stopped. */
static void
test_tracked_watched (Fixture *fixture, gconstpointer data)
{
  const CldPrintOptions options = { .today = TODAY, .printed_at = "2026-04-07T10:00", .printed_by = "Nina Bell" };
  CldPrintWatch watch = { NULL }, stopped = { g_cancellable_new (), 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (CldPrintJob) job = NULL;
  g_autoptr (CldPaper) paper = NULL, none = NULL;

  fill_tracked (fixture);
  put_record (fixture, &cld_inspection_child_kind, "T4", "inspection=LA|child=C3|role=TRACK");
  job = cld_tracked_print_new (fixture->store, "LA", "TRACK", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (cld_print_job_get_n_steps (job), ==, 2);
  paper = cld_print_job_make_paper_watched (job, fixture->store, &options, &watch, &error);
  g_assert_no_error (error);
  g_assert_nonnull (paper);
  g_assert_cmpint (watch.n_done, ==, 2);
  g_cancellable_cancel (stopped.cancellable);
  none = cld_print_job_make_paper_watched (job, fixture->store, &options, &stopped, &error);
  g_assert_null (none);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (stopped.n_done, ==, 0);
  g_object_unref (stopped.cancellable);
}

static void
test_nobody_tracked (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fill_tracked (fixture);
  g_assert_null (cld_tracked_print_new (fixture->store, "LA", "VISITED", &error));
  g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_NOT_FOUND);
}

/* --- a journey --- */

static void
test_trip (Fixture *fixture, gconstpointer data)
{
  static const char *const order[] = { "3 children out of area", "Trip sheet", "York", "Zoë Bello (C1)", "14", "Heron Croft", "7 Mill Lane, YO1 1AA", "RESTRICTED: not printed", "Confidential", ODD, NULL };
  static const char *const not[] = { "Hidden Street", "Secret Road", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (CldPrintJob) job = NULL;
  g_autofree char *text = NULL, *masked = NULL;

  put_record (fixture, &cld_child_kind, "C4", "surname=Inarea");
  put_record (fixture, &cld_care_period_kind, "C4/2025-01-06", "child=C4|started_on=2025-01-06");
  put_record (fixture, &cld_placement_kind, "C4/2025-01-06", "child=C4|started_on=2025-01-06|type=U6|area_authority=815");
  change_record (fixture, &cld_placement_kind, "C1/2026-03-02", "address=7 Mill Lane|postcode=YO1 1AA");
  change_record (fixture, &cld_placement_kind, "C2/2026-03-27", "address=Hidden Street|postcode=YO1 2BB|address_restricted=1");
  change_record (fixture, &cld_placement_kind, "C3/2025-01-06", "address=Secret Road|postcode=YO1 3CC");
  job = cld_trip_print_new (fixture->store, TODAY, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length ((char **) cld_print_job_get_children (job)), ==, 3);
  text = text_of (fixture, job, FALSE, NULL);
  assert_in_order (text, order);
  assert_has (text, not, FALSE);
  assert_has (text, (const char *const[]){ "Inarea", NULL }, FALSE);
  masked = text_of (fixture, job, TRUE, NULL);
  assert_has (masked, (const char *const[]){ "Bello", ODD, "Hidden Street", NULL }, FALSE);
  assert_has (masked, (const char *const[]){ "C1", "C3", NULL }, TRUE);
}

int
main (int argc, char **argv)
{
  fixture_init ();
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/report-inspection/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("inspection", test_inspection);
  ADD ("inspectors", test_inspectors);
  ADD ("open", test_open);
  ADD ("nothing-open", test_nothing_open);
  ADD ("unknown", test_unknown);
  ADD ("provider", test_provider);
  ADD ("tracked", test_tracked);
  ADD ("tracked-out-of-area", test_tracked_out_of_area);
  ADD ("tracked-watched", test_tracked_watched);
  ADD ("nobody-tracked", test_nobody_tracked);
  ADD ("trip", test_trip);
#undef ADD
  return fixture_run ();
}
