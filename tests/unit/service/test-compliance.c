/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../store/store-fixture.h"

#include <string.h>

#include "cld-audit-grades.h"
#include "cld-compliance.h"
#include "cld-report-rows.h"

#define TODAY "2024-06-14"
#define DAY(iso) cld_date_to_day (iso)
#define MONTH(text) cld_month_read (text)

typedef struct
{
  CldStore *store;
  CldDb *db;
  CldArena *arena;
} Fixture;

static CldRow *
put_row (Fixture *fixture, CldRow *row)
{
  g_free (put_one (fixture->store, NULL, row));
  return find_row (fixture->store, row->kind, row->ref, fixture->arena);
}

#define PUT(kind, ref, ...) put_row (fixture, make_row (fixture->arena, &kind, ref, __VA_ARGS__, NULL))

static void
put_visit (Fixture *fixture, const char *child, const char *day, const char *outcome)
{
  PUT (cld_visit_kind, cld_arena_printf (fixture->arena, "%s/%s", child, day), "child", child, "visited_on", day, "outcome", outcome);
}

static void
put_child (Fixture *fixture, const char *child, const char *born, const char *worker, const char *team, const char *start, const char *end, const char *known)
{
  char *ref = cld_arena_printf (fixture->arena, "%s/%s", child, start);

  PUT (cld_child_kind, child, "surname", "Example", "date_of_birth", born, "worker", worker, "team", team);
  PUT (cld_care_period_kind, ref, "child", child, "started_on", start, "start_known", known, "ended_on", end);
  PUT (cld_legal_status_kind, ref, "child", child, "started_on", start, "start_known", known, "code", "C2", "ended_on", end);
  PUT (cld_placement_kind, ref, "child", child, "started_on", start, "start_known", known, "type", "U1", "area_authority", "391", "ended_on", end);
}

/* Visits of K1 from 2 January: within a week, then every 42 days. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = fixture_store ();

  fixture->store = open_store (path, CLD_STORE_CREATE);
  fixture->db = cld_store_get_db (fixture->store);
  fixture->arena = cld_arena_new ();
  PUT (cld_authority_kind, "390", "name", "Own", "own", "1");
  PUT (cld_authority_kind, "391", "name", "Other", "adjoining", "1");
  put_child (fixture, "K1", "2014-05-06", "Sam", "North", "2024-01-02", NULL, "1");
  put_visit (fixture, "K1", "2024-01-09", "SEEN_ALONE"); /* the last day of the week: on time */
  put_visit (fixture, "K1", "2024-02-21", "SEEN"); /* 43 days on: one day late */
  put_child (fixture, "K2", "2014-05-06", "Sam", "South", "2024-01-02", NULL, "0");
  put_child (fixture, "K3", "2006-06-01", "Alex", "North", "2022-01-02", "2024-01-20", "1");
  put_child (fixture, "K4", "2010-06-01", NULL, NULL, "2024-05-01", NULL, "1");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  assert_intact (fixture->store);
  cld_store_free (fixture->store);
  cld_arena_free (fixture->arena);
}

static CldDutyBoard *
load (Fixture *fixture)
{
  CldDutyBoard *board = cld_duty_board_new (DAY (TODAY), DAY ("2024-12-31"));
  g_autoptr (GError) error = NULL;

  g_assert_true (cld_duty_board_load (board, fixture->db, &error));
  g_assert_no_error (error);
  return board;
}

/* "2024-02 late=1, ..." of one child's duty. */
static char *
describe (const CldCompliance *counts, const char *id)
{
  GString *out = g_string_new (NULL);
  guint duty = (guint) cld_timetable_index (id);

  for (gint32 month = cld_compliance_get_from (counts); month <= cld_compliance_get_until (counts) + 1; month++)
    {
      gint32 at = month > cld_compliance_get_until (counts) ? CLD_COMPLIANCE_NO_MONTH : month;
      char text[CLD_MONTH_SIZE] = "none";

      if (at != CLD_COMPLIANCE_NO_MONTH)
        cld_month_write (at, text);
      for (guint what = 0; what < CLD_COMPLIANCE_N; what++)
        if (cld_compliance_count (counts, duty, at, what) > 0)
          g_string_append_printf (out, "%s%s %s=%u", out->len > 0 ? ", " : "", text, cld_compliance_what_id (what), cld_compliance_count (counts, duty, at, what));
    }
  return g_string_free (out, FALSE);
}

static void
test_by_table (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *team, *worker, *id, *expected;
    CldCohort cohort;
  } cases[] = {
    { "North", "Sam", "C01", "2024-01 on_time=1", CLD_COHORT_EVERYBODY },
    /* From 9 January: 20 February, done on the 21st; from there 3 April, never done, and no other before it is. */
    { "North", "Sam", "C02", "2024-02 late=1, 2024-04 missing=1", CLD_COHORT_EVERYBODY },
    /* Nobody knows when it began: in no month of any period. */
    { "South", "Sam", "C01", "none not_recorded=1", CLD_COHORT_EVERYBODY },
    { "South", "Sam", "C01", "none not_recorded=1", CLD_COHORT_LOOKED_AFTER },
    { "South", "Sam", "C01", "", CLD_COHORT_CARE_LEAVERS },
    { "North", "Alex", "C02", "", CLD_COHORT_CARE_LEAVERS },
  };
  g_autoptr (CldDutyBoard) board = load (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *const workers[] = { cases[i].worker, NULL };
      CldComplianceFilter filter = { .from = MONTH ("2024-01"), .until = MONTH ("2024-06"), .team = cases[i].team, .workers = workers, .cohort = cases[i].cohort };
      g_autoptr (CldCompliance) counts = cld_compliance_new (board, &filter);
      g_autofree char *text = describe (counts, cases[i].id);

      g_test_message ("%s %s %s", cases[i].team, cases[i].worker, cases[i].id);
      g_assert_cmpstr (text, ==, cases[i].expected);
    }
}

/* Every state has one place; what is projected has none. */
static void
test_states (void)
{
  static const int expected[CLD_DUTY_N_STATES] = {
    [CLD_DUTY_MET] = CLD_COMPLIANCE_ON_TIME,    [CLD_DUTY_LATE] = CLD_COMPLIANCE_LATE,        [CLD_DUTY_OVERDUE] = CLD_COMPLIANCE_MISSING, [CLD_DUTY_MISSED] = CLD_COMPLIANCE_MISSING,
    [CLD_DUTY_LAPSED] = CLD_COMPLIANCE_LAPSED,  [CLD_DUTY_DUE] = CLD_COMPLIANCE_NOT_YET,      [CLD_DUTY_UPCOMING] = CLD_COMPLIANCE_NOT_YET, [CLD_DUTY_WAIVED] = CLD_COMPLIANCE_WAIVED,
    [CLD_DUTY_UNKNOWN] = CLD_COMPLIANCE_NOT_RECORDED, [CLD_DUTY_PROJECTED] = -1,
  };

  for (guint state = 0; state < CLD_DUTY_N_STATES; state++)
    {
      CldDuty duty = { .state = (guint8) state, .due = { 100, CLD_NO_MINUTE }, .counted_from = { 50, CLD_NO_MINUTE } };
      CldComplianceWhat what;
      gint32 day;

      g_assert_cmpint (cld_compliance_judge (&duty, &what, &day), ==, expected[state] >= 0);
      if (expected[state] < 0)
        continue;
      g_assert_cmpint (what, ==, expected[state]);
      g_assert_cmpint (day, ==, 100);
      duty.due.day = CLD_NO_DAY;
      cld_compliance_judge (&duty, &what, &day);
      g_assert_cmpint (day, ==, 50);
    }
}

static void
test_cohorts (void)
{
  CldPeriodFact periods[] = { { "p", 0, 0, TRUE, NULL } };
  CldFacts facts = { .ref = "C" };
  static const struct
  {
    const char *born, *from, *until, *day;
    gboolean looked_after, leaver;
  } cases[] = {
    { "2006-06-01", "2022-01-02", "2024-01-20", "2024-01-20", TRUE, FALSE }, /* the last day counts */
    { "2006-06-01", "2022-01-02", "2024-01-20", "2024-01-21", FALSE, TRUE },
    { "2006-06-01", "2022-01-02", "2022-05-31", "2024-01-21", FALSE, FALSE }, /* out before 16 */
    { "2006-06-01", "2022-01-02", "2022-06-01", "2024-01-21", FALSE, TRUE },
    { "2006-06-01", "2022-01-02", "2024-01-20", "2031-05-31", FALSE, TRUE },
    { "2006-06-01", "2022-01-02", "2024-01-20", "2031-06-01", FALSE, FALSE }, /* 25 */
    { "2006-06-01", "2022-01-02", NULL, "2024-01-21", TRUE, FALSE },
    { "2006-06-01", "2022-01-02", NULL, "2022-01-01", FALSE, FALSE },
    { NULL, "2022-01-02", "2024-01-20", "2024-02-01", FALSE, FALSE },
  };

  facts.periods.at = periods;
  facts.periods.n = 1;
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      facts.date_of_birth = cases[i].born ? DAY (cases[i].born) : CLD_NO_DAY;
      periods[0].start = DAY (cases[i].from);
      periods[0].end = cases[i].until ? DAY (cases[i].until) : CLD_NO_DAY;
      g_assert_cmpint (cld_cohort_has (CLD_COHORT_LOOKED_AFTER, &facts, DAY (cases[i].day)), ==, cases[i].looked_after);
      g_assert_cmpint (cld_cohort_has (CLD_COHORT_CARE_LEAVERS, &facts, DAY (cases[i].day)), ==, cases[i].leaver);
      g_assert_true (cld_cohort_has (CLD_COHORT_EVERYBODY, &facts, DAY (cases[i].day)));
    }
}

/* The vocabulary says which cohorts there are, and which one is not held. */
static void
test_cohort_words (void)
{
  CldCohort cohort;

  g_assert_true (cld_cohort_find ("looked-after", &cohort) && cohort == CLD_COHORT_LOOKED_AFTER);
  g_assert_true (cld_cohort_find ("care-leavers", &cohort) && cohort == CLD_COHORT_CARE_LEAVERS);
  g_assert_false (cld_cohort_find ("help-and-protection", &cohort));
  g_assert_nonnull (strstr (cld_cohort_get_limits (), "help and protection"));
}

/* --- count = rows, over random filters; counted a second time with nothing of the first --- */

typedef struct
{
  const CldComplianceFilter *filter;
  guint duty;
  gint32 month;
  guint what;
  guint n;
} Naive;

static gboolean
naive_cb (const CldFacts *facts, const CldDuty *duty, gpointer data)
{
  Naive *naive = data;
  const CldComplianceFilter *filter = naive->filter;
  CldComplianceWhat what;
  gint32 day, month;

  if (duty->row != naive->duty || !cld_compliance_judge (duty, &what, &day) || what != naive->what)
    return TRUE;
  month = day == CLD_NO_DAY ? CLD_COMPLIANCE_NO_MONTH : cld_month_of_day (day);
  if (month != naive->month || (filter->team && g_strcmp0 (filter->team, facts->team) != 0) ||
      (filter->workers && g_strcmp0 (filter->workers[0], facts->worker) != 0) || !cld_cohort_has (filter->cohort, facts, day == CLD_NO_DAY ? DAY (TODAY) : day) ||
      !cld_strengths_has (filter->strength, duty))
    return TRUE;
  naive->n++;
  return TRUE;
}

static void
assert_cell (const CldDutyBoard *board, const CldCompliance *counts, const CldComplianceFilter *filter, guint duty, gint32 month, guint what)
{
  CldDutyFilter all = CLD_DUTY_FILTER_INIT;
  Naive naive = { filter, duty, month, what, 0 };
  g_autoptr (GArray) rows = cld_compliance_get_rows (counts, duty, month, what);

  all.ids = filter->ids;
  cld_duty_board_foreach (board, &all, naive_cb, &naive);
  g_assert_cmpuint (cld_compliance_count (counts, duty, month, what), ==, rows->len);
  g_assert_cmpuint (rows->len, ==, naive.n);
  for (guint i = 0; i < rows->len; i++)
    {
      const CldDutyItem *item = &g_array_index (rows, CldDutyItem, i);
      CldComplianceWhat is;
      gint32 day;

      g_assert_cmpuint (item->duty->row, ==, duty);
      g_assert_true (cld_compliance_judge (item->duty, &is, &day));
      g_assert_cmpuint (is, ==, what);
      g_assert_cmpint (cld_month_of_day (day), ==, month);
    }
}

static void
assert_filter (const CldDutyBoard *board, const CldComplianceFilter *filter)
{
  g_autoptr (CldCompliance) counts = cld_compliance_new (board, filter);

  for (guint duty = 0; duty < cld_timetable_get_n (); duty++)
    {
      g_autoptr (GArray) charted = NULL;
      guint n = 0, of_parts = 0;

      if (!cld_compliance_has_duty (counts, duty))
        continue;
      for (guint what = 0; what < CLD_COMPLIANCE_N; what++)
        {
          for (gint32 month = filter->from; month <= filter->until; month++)
            {
              assert_cell (board, counts, filter, duty, month, what);
              n += cld_compliance_count (counts, duty, month, what);
              of_parts += what <= CLD_COMPLIANCE_NOT_RECORDED ? cld_compliance_count (counts, duty, month, what) : 0;
            }
          assert_cell (board, counts, filter, duty, CLD_COMPLIANCE_NO_MONTH, what);
        }
      charted = cld_compliance_get_rows (counts, duty, CLD_COMPLIANCE_PERIOD, CLD_COMPLIANCE_CHARTED);
      g_assert_cmpuint (charted->len, ==, of_parts);
      g_assert_cmpuint (cld_compliance_count_any (counts, duty, CLD_COMPLIANCE_PERIOD), ==, n);
    }
}

static void
test_count_is_rows (Fixture *fixture, gconstpointer data)
{
  static const char *const teams[] = { NULL, "North", "South", "Nowhere" };
  static const char *const workers[][2] = { { "Sam" }, { "Alex" } };
  static const char *const ids[][2] = { { "C" }, { "A04" }, { "D" }, { "A" } };
  g_autoptr (CldDutyBoard) board = load (fixture);

  for (guint i = 0; i < 60; i++)
    {
      gint32 from = MONTH ("2022-01") + g_test_rand_int_range (0, 30);
      CldComplianceFilter filter = { .from = from, .until = from + g_test_rand_int_range (0, 14), .team = teams[g_test_rand_int_range (0, 4)],
                                     .cohort = g_test_rand_int_range (0, CLD_COHORT_N), .strength = g_test_rand_int_range (0, 3) };

      filter.workers = g_test_rand_bit () ? workers[g_test_rand_int_range (0, 2)] : NULL;
      filter.ids = g_test_rand_bit () ? ids[g_test_rand_int_range (0, 4)] : NULL;
      assert_filter (board, &filter);
    }
}

static gboolean
count_cb (const CldFacts *facts, const CldDuty *duty, gpointer data)
{
  (*(guint *) data)++;
  return TRUE;
}

/* The rows of everything are the counts of everything. */
static void
test_all_rows (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldDutyBoard) board = load (fixture);
  CldComplianceFilter filter = { .from = MONTH ("2020-01"), .until = MONTH ("2025-12") };
  g_autoptr (CldCompliance) counts = cld_compliance_new (board, &filter);
  guint n = 0, sum = 0;

  cld_compliance_foreach (counts, count_cb, &n);
  for (guint duty = 0; duty < cld_timetable_get_n (); duty++)
    sum += cld_compliance_count_any (counts, duty, CLD_COMPLIANCE_PERIOD) + cld_compliance_count_any (counts, duty, CLD_COMPLIANCE_NO_MONTH);
  g_assert_cmpuint (n, >, 20);
  g_assert_cmpuint (n, ==, sum);
}

static void
test_share (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldDutyBoard) board = load (fixture);
  CldComplianceFilter filter = { .from = MONTH ("2024-01"), .until = MONTH ("2024-06"), .team = "North" };
  g_autoptr (CldCompliance) counts = cld_compliance_new (board, &filter);
  guint c01 = (guint) cld_timetable_index ("C01"), e01 = (guint) cld_timetable_index ("E01");

  g_assert_cmpint (cld_compliance_get_share (counts, c01, CLD_COMPLIANCE_PERIOD), ==, 100);
  g_assert_cmpint (cld_compliance_get_share (counts, c01, MONTH ("2024-05")), ==, -1);
  g_assert_cmpint (cld_compliance_get_share (counts, e01, CLD_COMPLIANCE_PERIOD), ==, -1);
}

/* --- audits, apart --- */

static void
test_audits (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldDutyBoard) board = NULL;
  g_autoptr (CldCompliance) before = NULL, after = NULL;
  g_autoptr (CldAuditGrades) audits = NULL;
  g_autoptr (GError) error = NULL;
  CldComplianceFilter filter = { .from = MONTH ("2024-01"), .until = MONTH ("2024-06") };
  guint n = 0;

  PUT (cld_quality_audit_kind, "q1", "child", "K1", "audited_on", "2024-03-04", "grade", "GOOD");
  PUT (cld_quality_audit_kind, "q2", "child", "K1", "audited_on", "2023-03-04", "grade", "GOOD");
  PUT (cld_quality_audit_kind, "q3", "child", "K2", "audited_on", "2024-06-30", "grade", "RI");
  PUT (cld_quality_audit_kind, "q4", "child", "K4", "audited_on", "2024-05-04");
  board = load (fixture);
  audits = cld_audit_grades_load (fixture->db, board, &filter, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < cld_audit_grades_get_n (audits); i++)
    {
      const char *code = cld_audit_grades_get_code (audits, i);
      guint expected = strcmp (code, "GOOD") == 0 || strcmp (code, "RI") == 0 || *code == '\0' ? 1 : 0;
      CldReportQuery query = { .source = CLD_REPORT_AUDITS, .filter = filter, .grade = code };
      g_autoptr (CldReportRows) rows = cld_report_rows_find (&query, fixture->db, board, &error);

      g_assert_cmpuint (cld_audit_grades_count (audits, i), ==, expected);
      g_assert_cmpuint (cld_report_rows_get_n (rows), ==, expected);
      n += expected;
    }
  g_assert_cmpuint (n, ==, 3);
}

/* --- tiles --- */

static guint
count_tile (Fixture *fixture, CldDutyBoard *board, CldReportSource source)
{
  CldReportQuery query = { .source = source };
  g_autoptr (GError) error = NULL;
  g_autoptr (CldReportRows) rows = NULL;
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);

  cld_compliance_filter_init (&query.filter, DAY (TODAY));
  rows = cld_report_rows_find (&query, fixture->db, board, &error);
  g_assert_no_error (error);
  /* No row twice. */
  for (guint i = 0; i < cld_report_rows_get_n (rows); i++)
    g_assert_true (g_hash_table_add (keys, (gpointer) cld_report_rows_get (rows, i)->key));
  return cld_report_rows_get_n (rows);
}

static void
test_tiles (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldDutyBoard) board = NULL;
  CldDutyFilter late = CLD_DUTY_FILTER_INIT;
  CldRow *first;

  first = find_row (fixture->store, &cld_placement_kind, "K1/2024-01-02", fixture->arena);
  put_row (fixture, make_row (fixture->arena, &cld_placement_kind, "K1/m", "child", "K1", "started_on", "2024-05-02", "type", "U6", "area_authority", "390", NULL));
  put_row (fixture, make_row (fixture->arena, &cld_placement_kind, "K1/t", "child", "K1", "started_on", "2024-05-20", "type", "U6", "area_authority", "390", "reason_started", "T", NULL));
  g_assert_nonnull (first);
  PUT (cld_missing_episode_kind, "m1", "child", "K1", "kind", "M", "started_at", "2024-03-01T10:00");
  PUT (cld_missing_episode_kind, "m2", "child", "K1", "kind", "M", "started_at", "2023-06-14T10:00");
  PUT (cld_missing_episode_kind, "m3", "child", "K1", "kind", "A", "started_at", "2024-04-01T10:00");
  PUT (cld_provider_kind, "SC1", "name", "Larch House", "type", "CH");
  PUT (cld_inspection_kind, "i1", "provider", "SC1", "event_type", "FULL", "started_on", "2024-02-01");
  PUT (cld_finding_kind, "f1", "inspection", "i1", "number", "1", "type", "REQ", "text", "x", "regulations", "CHR15-12", "due_on", "2024-06-13", "status", "OPEN");
  PUT (cld_finding_kind, "f2", "inspection", "i1", "number", "2", "type", "REQ", "text", "x", "regulations", "CHR15-12", "due_on", "2024-06-14", "status", "OPEN");
  PUT (cld_finding_kind, "f3", "inspection", "i1", "number", "3", "type", "REC", "text", "x", "due_on", "2024-06-01", "status", "OPEN");
  board = load (fixture);
  late.states = CLD_DUTY_STATE_BIT (CLD_DUTY_OVERDUE);
  g_assert_cmpuint (count_tile (fixture, board, CLD_REPORT_OPEN_CHILDREN), ==, 3);
  g_assert_cmpuint (count_tile (fixture, board, CLD_REPORT_OUT_OF_AREA), ==, 2);  /* K1 is home again */
  g_assert_cmpuint (count_tile (fixture, board, CLD_REPORT_MOVES), ==, 1);        /* not T: the same carers */
  g_assert_cmpuint (count_tile (fixture, board, CLD_REPORT_LATE), ==, cld_duty_board_count (board, &late));
  g_assert_cmpuint (count_tile (fixture, board, CLD_REPORT_LATE), >, 3);
  g_assert_cmpuint (count_tile (fixture, board, CLD_REPORT_NOT_ALONE), ==, 2);    /* K1 was seen alone */
  g_assert_cmpuint (count_tile (fixture, board, CLD_REPORT_MISSING), ==, 1);      /* 12 months to the day are over; A is another thing */
  g_assert_cmpuint (count_tile (fixture, board, CLD_REPORT_REQUIREMENTS), ==, 1); /* due today is not overdue */
  g_assert_cmpuint (count_tile (fixture, board, CLD_REPORT_NOT_VISITED), >=, 2);
}

static void
test_months (void)
{
  char text[CLD_MONTH_SIZE];

  g_assert_cmpint (cld_month_read ("2024-02"), ==, 2024 * 12 + 1);
  g_assert_cmpint (cld_month_of_day (DAY ("2024-02-29")), ==, MONTH ("2024-02"));
  g_assert_cmpint (cld_month_get_first_day (MONTH ("2024-02")), ==, DAY ("2024-02-01"));
  g_assert_cmpint (cld_month_get_last_day (MONTH ("2024-02")), ==, DAY ("2024-02-29"));
  g_assert_cmpint (cld_month_get_last_day (MONTH ("2023-12")), ==, DAY ("2023-12-31"));
  g_assert_cmpint (cld_month_of_day (CLD_NO_DAY), ==, CLD_NO_MONTH);
  cld_month_write (MONTH ("2024-12") + 1, text);
  g_assert_cmpstr (text, ==, "2025-01");
  for (guint i = 0; i < 5; i++)
    g_assert_cmpint (cld_month_read (((const char *const[]){ "", "2024", "2024-13", "2024-1", "2024-02-01" })[i]), ==, CLD_NO_MONTH);
}

int
main (int argc, char **argv)
{
  fixture_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/compliance/months", test_months);
  g_test_add_func ("/compliance/states", test_states);
  g_test_add_func ("/compliance/cohorts", test_cohorts);
  g_test_add_func ("/compliance/cohort-words", test_cohort_words);
  g_test_add ("/compliance/by-table", Fixture, NULL, set_up, test_by_table, tear_down);
  g_test_add ("/compliance/count-is-rows", Fixture, NULL, set_up, test_count_is_rows, tear_down);
  g_test_add ("/compliance/all-rows", Fixture, NULL, set_up, test_all_rows, tear_down);
  g_test_add ("/compliance/share", Fixture, NULL, set_up, test_share, tear_down);
  g_test_add ("/compliance/audits", Fixture, NULL, set_up, test_audits, tear_down);
  g_test_add ("/compliance/tiles", Fixture, NULL, set_up, test_tiles, tear_down);
  return fixture_run ();
}
