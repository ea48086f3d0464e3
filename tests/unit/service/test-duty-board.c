/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../store/store-fixture.h"

#include "cld-duty-board.h"
#include "cld-team-settings.h"

#define TODAY "2024-03-01"
#define DAY(iso) cld_date_to_day (iso)

typedef struct
{
  CldStore *store;
  CldDb *db;
  CldArena *arena;
} Fixture;

static CldRow *
put_row (Fixture *fixture, const CldRow *before, CldRow *after)
{
  g_free (put_one (fixture->store, before, after));
  return find_row (fixture->store, after->kind, after->ref, fixture->arena);
}

#define PUT(kind, ref, ...) put_row (fixture, NULL, make_row (fixture->arena, &kind, ref, __VA_ARGS__, NULL))

static void
put_child (Fixture *fixture, const char *child, const char *worker, const char *team)
{
  char *ref = cld_arena_printf (fixture->arena, "%s/2024-01-02", child);

  PUT (cld_child_kind, child, "surname", "Example", "date_of_birth", "2014-05-06", "worker", worker, "team", team);
  PUT (cld_care_period_kind, ref, "child", child, "started_on", "2024-01-02");
  PUT (cld_legal_status_kind, ref, "child", child, "started_on", "2024-01-02", "code", "C2");
  PUT (cld_placement_kind, ref, "child", child, "started_on", "2024-01-02", "type", "U1", "provider", "SC1");
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = fixture_store ();

  fixture->store = open_store (path, CLD_STORE_CREATE);
  fixture->db = cld_store_get_db (fixture->store);
  fixture->arena = cld_arena_new ();
  PUT (cld_provider_kind, "SC1", "name", "Larch House");
  put_child (fixture, "C2", "Sam", "North");
  put_child (fixture, "C1", "Sam", "South");
  put_child (fixture, "C3", NULL, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  /* The text of a schema that was spoilt for a moment is another one. */
  if (!data)
    assert_intact (fixture->store);
  cld_store_free (fixture->store);
  cld_arena_free (fixture->arena);
}

static CldDutyBoard *
load (Fixture *fixture)
{
  CldDutyBoard *board = cld_duty_board_new (DAY (TODAY), CLD_NO_DAY);
  g_autoptr (GError) error = NULL;

  g_assert_true (cld_duty_board_load (board, fixture->db, &error));
  g_assert_no_error (error);
  return board;
}

static void
refresh (Fixture *fixture, CldDutyBoard *board, const char *child)
{
  g_autoptr (GError) error = NULL;
  guint version = cld_duty_board_get_version (board);

  g_assert_true (cld_duty_board_refresh_child (board, fixture->db, child, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (cld_duty_board_get_version (board), !=, version);
}

static gboolean
append_cb (const CldFacts *facts, const CldDuty *duty, gpointer data)
{
  g_autofree char *ref = cld_duty_dup_ref (facts, duty);

  g_string_append_printf (data, "%s %s %d\n", ref, cld_duty_state_id (duty->state), duty->due.day);
  return TRUE;
}

static char *
describe (CldDutyBoard *board)
{
  CldDutyFilter all = CLD_DUTY_FILTER_INIT;
  GString *text = g_string_new (NULL);

  cld_duty_board_foreach (board, &all, append_cb, text);
  return g_string_free (text, FALSE);
}

/* A board that was kept up to date says what a new one says. */
static void
assert_fresh (Fixture *fixture, CldDutyBoard *board)
{
  g_autoptr (CldDutyBoard) other = load (fixture);
  g_autofree char *kept = describe (board), *fresh = describe (other);

  g_assert_cmpuint (cld_duty_board_get_n_children (board), ==, cld_duty_board_get_n_children (other));
  g_assert_cmpstr (kept, ==, fresh);
}

static const CldDuty *
find_duty (CldDutyBoard *board, const char *child, const char *id)
{
  guint n;
  const CldDuty *duties = cld_duty_board_get_duties (board, child, &n);

  for (guint i = 0; i < n; i++)
    if (strcmp (cld_timetable_get (duties[i].row)->id, id) == 0)
      return &duties[i];
  return NULL;
}

static void
test_load (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldDutyBoard) board = load (fixture);
  static const char *const children[] = { "C1", "C2", "C3" };
  guint n;

  g_assert_cmpuint (cld_duty_board_get_n_children (board), ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      const CldDuty *duties = cld_duty_board_get_duties (board, children[i], &n);
      const CldDuty *next = cld_duty_board_get_next (board, children[i]);

      g_assert_cmpstr (cld_duty_board_get_child (board, i)->ref, ==, children[i]);
      g_assert_true (cld_duty_board_get_facts (board, children[i]) == cld_duty_board_get_child (board, i));
      g_assert_cmpuint (n, >, 3);
      g_assert_nonnull (duties);
      for (guint j = 1; j < n; j++)
        g_assert_true (duties[j - 1].due.day <= duties[j].due.day);
      g_assert_nonnull (next);
      g_assert_true (cld_duty_is_open (next) && next->state != CLD_DUTY_UNKNOWN);
      for (guint j = 0; j < n; j++)
        g_assert_true (!cld_duty_is_open (&duties[j]) || duties[j].state == CLD_DUTY_UNKNOWN || duties[j].due.day >= next->due.day);
    }
  g_assert_null (cld_duty_board_get_facts (board, "C"));
  g_assert_null (cld_duty_board_get_duties (board, "C9", &n));
  g_assert_null (cld_duty_board_get_next (board, "C9"));
  /* Nobody came in the first week. */
  g_assert_cmpint (find_duty (board, "C1", "C01")->due.day, ==, DAY ("2024-01-09"));
  g_assert_cmpint (find_duty (board, "C1", "C01")->state, ==, CLD_DUTY_OVERDUE);
}

static void
test_refresh (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldDutyBoard) board = load (fixture);
  const CldFacts *other = cld_duty_board_get_facts (board, "C2");
  CldRow *visit;

  visit = PUT (cld_visit_kind, "C1/v", "child", "C1", "visited_on", "2024-01-05", "outcome", "SEEN_ALONE");
  refresh (fixture, board, "C1");
  g_assert_cmpint (find_duty (board, "C1", "C01")->state, ==, CLD_DUTY_MET);
  g_assert_cmpint (find_duty (board, "C2", "C01")->state, ==, CLD_DUTY_OVERDUE);
  /* The others were left alone. */
  g_assert_true (cld_duty_board_get_facts (board, "C2") == other);
  assert_fresh (fixture, board);
  g_free (put_one (fixture->store, visit, NULL));
  refresh (fixture, board, "C1");
  g_assert_cmpint (find_duty (board, "C1", "C01")->state, ==, CLD_DUTY_OVERDUE);
  assert_fresh (fixture, board);
  /* New, and gone again. */
  put_child (fixture, "C15", "Kim", "North");
  refresh (fixture, board, "C15");
  g_assert_cmpstr (cld_duty_board_get_child (board, 1)->ref, ==, "C15");
  assert_fresh (fixture, board);
  {
    CldRow *empty = PUT (cld_child_kind, "C0", "surname", "Example");

    refresh (fixture, board, "C0");
    assert_fresh (fixture, board);
    g_free (put_one (fixture->store, empty, NULL));
    refresh (fixture, board, "C0");
  }
  refresh (fixture, board, "C99");
  assert_fresh (fixture, board);
  g_assert_cmpuint (cld_duty_board_get_n_children (board), ==, 4);
}

/* What is said of a provider is about everybody there. */
static void
test_others (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldDutyBoard) board = load (fixture);
  CldRow *notice;

  g_assert_null (find_duty (board, "C2", "C12"));
  notice = PUT (cld_notice_kind, "N1", "direction", "IN", "child", "C1", "provider", "SC1", "provision", "s30a", "occurred_on", "2024-02-01");
  refresh (fixture, board, "C1");
  assert_fresh (fixture, board);
  g_assert_nonnull (find_duty (board, "C2", "C12"));
  g_free (put_one (fixture->store, notice, NULL));
  refresh (fixture, board, "C1");
  assert_fresh (fixture, board);
  g_assert_null (find_duty (board, "C2", "C12"));
}

static guint
count (CldDutyBoard *board, CldDutyFilter filter)
{
  g_autoptr (GArray) found = cld_duty_board_find (board, &filter);

  for (guint i = 0; i < found->len; i++)
    {
      const CldDutyItem *item = &g_array_index (found, CldDutyItem, i);

      g_assert_true (cld_duty_filter_matches (&filter, item->facts, item->duty));
      g_assert_true (i == 0 || g_array_index (found, CldDutyItem, i - 1).duty->due.day <= item->duty->due.day);
    }
  g_assert_cmpuint (cld_duty_board_count (board, &filter), ==, found->len);
  return found->len;
}

static void
test_filter (Fixture *fixture, gconstpointer data)
{
  static const char *const visit[] = { "C01", NULL }, *const visits[] = { "C", NULL }, *const nothing[] = { "C0", NULL };
  g_autoptr (CldDutyBoard) board = load (fixture);
  const CldDutyFilter any = CLD_DUTY_FILTER_INIT;
  CldDutyFilter filter = any;
  guint all = count (board, any), n;

  g_assert_cmpuint (all, >, 10);
  filter.ids = visit;
  g_assert_cmpuint (count (board, filter), ==, 3);
  filter.from = filter.until = DAY ("2024-01-09");
  g_assert_cmpuint (count (board, filter), ==, 3);
  filter.from = DAY ("2024-01-10");
  g_assert_cmpuint (count (board, filter), ==, 0);
  filter = any;
  filter.until = DAY ("2024-01-08");
  filter.ids = visit;
  g_assert_cmpuint (count (board, filter), ==, 0);
  filter.until = CLD_NO_DAY;
  filter.ids = visits;
  g_assert_cmpuint (count (board, filter), >=, 3);
  filter.ids = nothing;
  g_assert_cmpuint (count (board, filter), ==, 0);
  filter = any;
  filter.child = "C2";
  cld_duty_board_get_duties (board, "C2", &n);
  g_assert_cmpuint (count (board, filter), ==, n);
  filter.child = "C9";
  g_assert_cmpuint (count (board, filter), ==, 0);
  filter = any;
  filter.worker = "Sam";
  g_assert_cmpuint (count (board, filter), ==, all - all / 3);
  filter.team = "North";
  g_assert_cmpuint (count (board, filter), ==, all / 3);
  filter.team = "West";
  g_assert_cmpuint (count (board, filter), ==, 0);
  filter = any;
  filter.states = CLD_DUTY_STATES_OPEN;
  n = count (board, filter);
  g_assert_cmpuint (n, >, 0);
  filter.states = CLD_DUTY_STATES_ALL & ~CLD_DUTY_STATES_OPEN;
  g_assert_cmpuint (n + count (board, filter), ==, all);
  /* What has no date is on no day. */
  filter = any;
  filter.from = DAY ("1900-01-01");
  n = count (board, filter);
  filter.from = CLD_NO_DAY;
  filter.states = CLD_DUTY_STATE_BIT (CLD_DUTY_UNKNOWN);
  g_assert_cmpuint (n + count (board, filter), ==, all);
}

/* Settings, holidays and today. */
static void
test_rules (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldDutyBoard) board = load (fixture);
  gint32 review = find_duty (board, "C1", "B01")->due.day, until;

  g_assert_cmpint (cld_duty_board_get_rules (board)->window, ==, 14);
  g_assert_true (cld_duty_board_get_rules (board)->move_day_counts && !cld_duty_board_get_rules (board)->virtual_counts);
  PUT (cld_setting_kind, "duty_window_days", "value", "5");
  PUT (cld_setting_kind, "count_move_day_as_visit", "value", "0");
  PUT (cld_setting_kind, "reset_visits_on_transfer", "value", "1");
  PUT (cld_setting_kind, "virtual_counts", "value", "nonsense");
  PUT (cld_setting_kind, "of_another_version", "value", "1");
  PUT (cld_bank_holiday_kind, "2024-01-03", "day", "2024-01-03", "name", "Made up", "effect", "ADDED");
  PUT (cld_bank_holiday_kind, "2024-01-01", "day", "2024-01-01", "effect", "REMOVED");
  refresh (fixture, board, NULL);
  g_assert_cmpint (cld_duty_board_get_rules (board)->window, ==, 5);
  g_assert_true (!cld_duty_board_get_rules (board)->move_day_counts && cld_duty_board_get_rules (board)->reset_on_transfer);
  g_assert_true (!cld_duty_board_get_rules (board)->virtual_counts && !cld_duty_board_get_rules (board)->exempt_from_d07);
  g_assert_false (cld_calendar_is_working_day (cld_duty_board_get_rules (board)->calendar, DAY ("2024-01-03")));
  g_assert_true (cld_calendar_is_working_day (cld_duty_board_get_rules (board)->calendar, DAY ("2024-01-01")));
  g_assert_cmpint (find_duty (board, "C1", "B01")->due.day, ==, review + 1);
  until = cld_calendar_known_until (cld_duty_board_get_rules (board)->calendar);
  PUT (cld_setting_kind, CLD_TEAM_HOLIDAYS_UNTIL, "value", "2199-12-26");
  refresh (fixture, board, NULL);
  g_assert_cmpint (cld_calendar_known_until (cld_duty_board_get_rules (board)->calendar), >, until);
  cld_duty_board_set_today (board, DAY ("2024-01-02"));
  g_assert_cmpint (find_duty (board, "C1", "C01")->state, ==, CLD_DUTY_UPCOMING);
  cld_duty_board_set_today (board, DAY ("2024-01-04"));
  g_assert_cmpint (find_duty (board, "C1", "C01")->state, ==, CLD_DUTY_DUE);
  g_assert_cmpint (cld_duty_board_get_today (board), ==, DAY ("2024-01-04"));
}

static gpointer
load_cb (gpointer data)
{
  CldStore *store = open_store (data, CLD_STORE_OPEN);
  CldDutyBoard *board = cld_duty_board_new (DAY (TODAY), DAY ("2025-03-01"));
  g_autoptr (GError) error = NULL;

  g_assert_true (cld_duty_board_load (board, cld_store_get_db (store), &error));
  g_assert_no_error (error);
  cld_store_free (store);
  return board;
}

/* Filled by a thread with a store of its own, and used here. */
static void
test_thread (Fixture *fixture, gconstpointer data)
{
  GThread *thread = g_thread_new ("board", load_cb, (gpointer) cld_store_get_name (fixture->store));
  g_autoptr (CldDutyBoard) board = g_thread_join (thread);
  CldDutyFilter projected = CLD_DUTY_FILTER_INIT;

  g_assert_cmpuint (cld_duty_board_get_n_children (board), ==, 3);
  projected.states = CLD_DUTY_STATE_BIT (CLD_DUTY_PROJECTED);
  g_assert_cmpuint (count (board, projected), >, 0);
  refresh (fixture, board, "C1");
  g_assert_cmpuint (count (board, projected), >, 0);
}

/* What cannot be read leaves the board as it was. */
static void
test_failure (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldDutyBoard) board = load (fixture);
  g_autofree char *before = describe (board), *after = NULL;
  g_autoptr (GError) error = NULL;
  const char *const children[] = { NULL, "C1" };

  g_assert_true (cld_db_run_script (fixture->db, "ALTER TABLE waiver RENAME TO waived", NULL));
  for (guint i = 0; i < 2; i++)
    {
      g_assert_false (cld_duty_board_refresh_child (board, fixture->db, children[i], &error));
      assert_human (error);
      g_clear_error (&error);
    }
  g_assert_true (cld_db_run_script (fixture->db, "ALTER TABLE waived RENAME TO waiver", NULL));
  after = describe (board);
  g_assert_cmpstr (after, ==, before);
}

int
main (int argc, char **argv)
{
  fixture_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/duty-board/load", Fixture, NULL, set_up, test_load, tear_down);
  g_test_add ("/duty-board/refresh", Fixture, NULL, set_up, test_refresh, tear_down);
  g_test_add ("/duty-board/others", Fixture, NULL, set_up, test_others, tear_down);
  g_test_add ("/duty-board/filter", Fixture, NULL, set_up, test_filter, tear_down);
  g_test_add ("/duty-board/rules", Fixture, NULL, set_up, test_rules, tear_down);
  g_test_add ("/duty-board/thread", Fixture, NULL, set_up, test_thread, tear_down);
  g_test_add ("/duty-board/failure", Fixture, "spoilt", set_up, test_failure, tear_down);
  return fixture_run ();
}
