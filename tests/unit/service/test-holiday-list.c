/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../store/store-fixture.h"

#include "cld-calendar.h"
#include "cld-date.h"
#include "cld-duty-board.h"
#include "cld-holiday-list.h"
#include "cld-undo.h"

#define DAY(iso) cld_date_to_day (iso)

typedef struct
{
  CldStore *store;
  CldArena *arena;
  GArray *list;
} Fixture;

/* A whole computed year. */
static void
add_year (Fixture *fixture, int year)
{
  g_autoptr (CldCalendar) calendar = cld_calendar_new ();
  char first[CLD_DATE_SIZE], last[CLD_DATE_SIZE];

  g_snprintf (first, sizeof first, "%04u-01-01", (guint) year % 10000);
  g_snprintf (last, sizeof last, "%04u-12-31", (guint) year % 10000);
  for (gint32 day = DAY (first); day <= DAY (last); day++)
    if (cld_calendar_get_holiday (calendar, day) && ((day + 3) % 7 + 7) % 7 < 5)
      {
        CldListedHoliday one = { day, "A day" };

        g_array_append_val (fixture->list, one);
      }
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  return ((const CldListedHoliday *) a)->day - ((const CldListedHoliday *) b)->day;
}

static void
add_day (Fixture *fixture, const char *iso)
{
  CldListedHoliday one = { DAY (iso), "Made-up “Day”" };

  g_array_append_val (fixture->list, one);
  g_array_sort (fixture->list, compare_days);
}

static void
leave_out (Fixture *fixture, const char *iso)
{
  for (guint i = 0; i < fixture->list->len; i++)
    if (g_array_index (fixture->list, CldListedHoliday, i).day == DAY (iso))
      {
        g_array_remove_index (fixture->list, i);
        return;
      }
  g_assert_not_reached ();
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = fixture_store ();

  fixture->store = open_store (path, CLD_STORE_CREATE);
  fixture->arena = cld_arena_new ();
  fixture->list = g_array_new (FALSE, FALSE, sizeof (CldListedHoliday));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  assert_intact (fixture->store);
  cld_store_free (fixture->store);
  cld_arena_free (fixture->arena);
  g_array_unref (fixture->list);
}

static gint64
n_entries (Fixture *fixture)
{
  g_autofree char *hash = NULL;
  gint64 seq = -1;

  g_assert_true (cld_store_get_head (fixture->store, &seq, &hash, NULL));
  return seq;
}

/* Applies it, and again: the second time changes nothing. */
static void
apply (Fixture *fixture, guint added, guint removed, guint mended)
{
  g_autoptr (GError) error = NULL;
  CldHolidayChanges changes;
  g_autoptr (GArray) named = NULL;
  gint64 before = n_entries (fixture);
  guint n_taken_away = 0;

  /* Looking at it first tells the same, and does nothing. */
  named = cld_holiday_list_look (fixture->store, (const CldListedHoliday *) (gconstpointer) fixture->list->data, fixture->list->len, &changes, &error);
  g_assert_no_error (error);
  g_assert_cmpint (n_entries (fixture), ==, before);
  g_assert_cmpuint (changes.n_added, ==, added);
  g_assert_cmpuint (changes.n_removed, ==, removed);
  g_assert_cmpuint (changes.n_mended, ==, mended);
  g_assert_cmpuint (named->len, ==, added + removed + mended);
  for (guint i = 0; i < named->len; i++)
    n_taken_away += g_array_index (named, CldHolidayChange, i).taken_away;
  g_assert_cmpuint (n_taken_away, ==, removed);
  g_assert_true (cld_holiday_list_apply (fixture->store, (const CldListedHoliday *) (gconstpointer) fixture->list->data, fixture->list->len, &changes, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (changes.n_listed, ==, fixture->list->len);
  g_assert_cmpuint (changes.n_added, ==, added);
  g_assert_cmpuint (changes.n_removed, ==, removed);
  g_assert_cmpuint (changes.n_mended, ==, mended);
  before = n_entries (fixture);
  g_assert_true (cld_holiday_list_apply (fixture->store, (const CldListedHoliday *) (gconstpointer) fixture->list->data, fixture->list->len, &changes, &error));
  g_assert_cmpint (n_entries (fixture), ==, before);
  g_assert_cmpuint (changes.n_added + changes.n_removed + changes.n_mended, ==, 0);
}

static gboolean
works (Fixture *fixture, const char *iso)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CldCalendar) calendar = cld_duty_calendar_load (cld_store_get_db (fixture->store), &error);

  g_assert_no_error (error);
  return cld_calendar_is_working_day (calendar, DAY (iso));
}

static void
test_as_computed (Fixture *fixture, gconstpointer data)
{
  gint64 before = n_entries (fixture);

  apply (fixture, 0, 0, 0);
  for (int year = 2019; year <= 2026; year++)
    add_year (fixture, year);
  apply (fixture, 0, 0, 0);
  g_assert_cmpint (n_entries (fixture), ==, before);
}

static void
test_differs (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldUndoResult) undone = NULL;
  g_autoptr (GError) error = NULL;

  add_year (fixture, 2026);
  add_day (fixture, "2026-06-15");
  add_day (fixture, "2026-06-20"); /* a Saturday: no working day anyway */
  leave_out (fixture, "2026-08-31");
  g_assert_true (works (fixture, "2026-06-15") && !works (fixture, "2026-08-31"));
  apply (fixture, 1, 1, 0);
  g_assert_true (!works (fixture, "2026-06-15") && works (fixture, "2026-08-31"));
  g_assert_cmpstr (find_row (fixture->store, &cld_bank_holiday_kind, "2026-06-15", fixture->arena)->values[BANK_HOLIDAY_NAME], ==, "Made-up “Day”");
  g_assert_cmpint (cld_repo_count (cld_store_get_db (fixture->store), &cld_bank_holiday_kind, NULL), ==, 2);
  /* One change, which can be taken back. */
  undone = cld_undo (fixture->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (undone->n_reversed, ==, 2);
  g_assert_true (works (fixture, "2026-06-15") && !works (fixture, "2026-08-31"));
}

/* A list that names a day or two of a year says nothing of the others, nor of what lies outside it. */
static void
test_not_whole (Fixture *fixture, gconstpointer data)
{
  add_day (fixture, "2026-01-01");
  add_day (fixture, "2026-06-15");
  add_day (fixture, "2026-12-25");
  apply (fixture, 1, 0, 0);
  g_assert_false (works (fixture, "2026-08-31"));
}

static void
test_recorded (Fixture *fixture, gconstpointer data)
{
  g_free (put_one (fixture->store, NULL, make_row (fixture->arena, &cld_bank_holiday_kind, "2026-07-01", "day", "2026-07-01", "effect", "ADDED", NULL)));
  g_free (put_one (fixture->store, NULL, make_row (fixture->arena, &cld_bank_holiday_kind, "2026-12-25", "day", "2026-12-25", "effect", "REMOVED", NULL)));
  g_free (put_one (fixture->store, NULL, make_row (fixture->arena, &cld_bank_holiday_kind, "x", "day", "2026-06-15", "effect", "REMOVED", NULL)));
  add_year (fixture, 2026);
  add_day (fixture, "2026-06-15");
  apply (fixture, 1, 0, 1);
  /* The day that somebody added stays, what the list contradicts does not. */
  g_assert_true (!works (fixture, "2026-07-01") && !works (fixture, "2026-12-25") && !works (fixture, "2026-06-15"));
  g_assert_null (find_row (fixture->store, &cld_bank_holiday_kind, "2026-12-25", fixture->arena));
}

/* How far the days are known is kept. */
static void
test_known_until (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldCalendar) before = cld_duty_calendar_load (cld_store_get_db (fixture->store), NULL), after = NULL;

  add_year (fixture, 2060);
  apply (fixture, 0, 0, 0);
  after = cld_duty_calendar_load (cld_store_get_db (fixture->store), NULL);
  g_assert_cmpint (cld_calendar_known_until (before), <, DAY ("2060-01-01"));
  g_assert_cmpint (cld_calendar_known_until (after), ==, g_array_index (fixture->list, CldListedHoliday, fixture->list->len - 1).day);
}

int
main (int argc, char **argv)
{
  fixture_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/holiday-list/as-computed", Fixture, NULL, set_up, test_as_computed, tear_down);
  g_test_add ("/holiday-list/differs", Fixture, NULL, set_up, test_differs, tear_down);
  g_test_add ("/holiday-list/not-whole", Fixture, NULL, set_up, test_not_whole, tear_down);
  g_test_add ("/holiday-list/recorded", Fixture, NULL, set_up, test_recorded, tear_down);
  g_test_add ("/holiday-list/known-until", Fixture, NULL, set_up, test_known_until, tear_down);
  return fixture_run ();
}
