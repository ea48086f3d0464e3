/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "../both-engines.h"
#include "cld-duty-watch.h"
#include "cld-kinds.h"
#include "cld-record-service.h"

#define TODAY "2026-04-07"
#define N_CHILDREN 3

typedef struct
{
  char *folder;
  char *database;
  CldSession *session;
  CldDutyWatch *watch;
  GAsyncResult *result;
  guint n_changed;
  char *changed_child;
} Fixture;

static void
changed_cb (Fixture *fixture, const char *child)
{
  fixture->n_changed++;
  g_free (fixture->changed_child);
  fixture->changed_child = g_strdup (child);
}

static void
save (CldStore *store, const CldKind *kind, const char *ref, guint n, const guint *fields, const char *const *values)
{
  g_autoptr (CldRecord) record = cld_record_new (kind, ref);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n; i++)
    cld_record_set_text (record, fields[i], values[i]);
  cld_record_service_save (store, record, "test", &error);
  g_assert_no_error (error);
}

/* Looked after since 2 March in one placement, never visited: the first visit was due on 9 March. */
static void
put_child (CldStore *store, const char *child)
{
  save (store, &cld_child_kind, child, 4, (const guint[]){ CHILD_GIVEN_NAMES, CHILD_SURNAME, CHILD_DATE_OF_BIRTH, CHILD_WORKER },
        (const char *const[]){ "Jay", child, "2015-01-01", "P1" });
  save (store, &cld_care_period_kind, NULL, 2, (const guint[]){ CARE_PERIOD_CHILD, CARE_PERIOD_STARTED_ON }, (const char *const[]){ child, "2026-03-02" });
  save (store, &cld_legal_status_kind, NULL, 3, (const guint[]){ LEGAL_STATUS_CHILD, LEGAL_STATUS_CODE, LEGAL_STATUS_STARTED_ON },
        (const char *const[]){ child, "C2", "2026-03-02" });
  save (store, &cld_placement_kind, NULL, 3, (const guint[]){ PLACEMENT_CHILD, PLACEMENT_TYPE, PLACEMENT_STARTED_ON },
        (const char *const[]){ child, "U4", "2026-03-02" });
}

static void
wait_changed (Fixture *fixture)
{
  guint before = fixture->n_changed;
  gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while (fixture->n_changed == before && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpuint (fixture->n_changed, >, before);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("cld-watch-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "caseload.db", NULL);
  fixture->database = engine_new_name (path);
  fixture->session = cld_session_open (fixture->database, CLD_STORE_CREATE, &error);
  g_assert_no_error (error);
  cld_session_set_today (fixture->session, TODAY);
  save (cld_session_get_store (fixture->session), &cld_person_kind, "P1", 3, (const guint[]){ PERSON_NAME, PERSON_LOGIN, PERSON_TEAM }, (const char *const[]){ "Priya Nair", "pnair", "North" });
  save (cld_session_get_store (fixture->session), &cld_person_kind, "P2", 2, (const guint[]){ PERSON_NAME, PERSON_TEAM }, (const char *const[]){ "Tom Ellis", "North" });
  save (cld_session_get_store (fixture->session), &cld_person_kind, "P3", 2, (const guint[]){ PERSON_NAME, PERSON_TEAM }, (const char *const[]){ "Tom Ellis", "South" });
  for (guint i = 0; i < N_CHILDREN; i++)
    {
      g_autofree char *child = g_strdup_printf ("C%u", i);

      put_child (cld_session_get_store (fixture->session), child);
    }
  fixture->watch = cld_duty_watch_of (fixture->session);
  g_signal_connect_swapped (fixture->watch, "changed", G_CALLBACK (changed_cb), fixture);
  g_assert_null (cld_duty_watch_get_board (fixture->watch));
  wait_changed (fixture);
  g_assert_null (cld_duty_watch_get_fault (fixture->watch));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  static const char *const suffixes[] = { "", "-journal", "-wal", "-shm" };

  g_clear_object (&fixture->result);
  g_signal_handlers_disconnect_by_data (fixture->watch, fixture);
  for (guint i = 0; i < 2000 && G_OBJECT (fixture->session)->ref_count > 1; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_assert_finalize_object (fixture->session);
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *path = g_strconcat (fixture->database, suffixes[i], NULL);

      g_unlink (path);
    }
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->changed_child);
  g_free (fixture->database);
  g_free (fixture->folder);
}

/* The state of the child's first row of a duty; -1 where it has none. */
static int
state_of (Fixture *fixture, const char *child, const char *id)
{
  guint n;
  const CldDuty *duties = cld_duty_board_get_duties (cld_duty_watch_get_board (fixture->watch), child, &n);

  for (guint i = 0; i < n; i++)
    if (strcmp (cld_timetable_get (duties[i].row)->id, id) == 0)
      return duties[i].state;
  return -1;
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_set_object (&((Fixture *) data)->result, result);
}

static void
save_visit (Fixture *fixture, const char *child, const char *at)
{
  g_autoptr (CldRecord) visit = cld_record_new (&cld_visit_kind, NULL);
  g_autoptr (GError) error = NULL;

  cld_record_set_text (visit, VISIT_CHILD, child);
  cld_record_set_text (visit, VISIT_VISITED_ON, at);
  cld_record_set_text (visit, VISIT_OUTCOME, "SEEN");
  g_clear_object (&fixture->result);
  cld_session_save_async (fixture->session, visit, "test", done_cb, fixture);
  while (!fixture->result)
    g_main_context_iteration (NULL, TRUE);
  cld_session_save_finish (fixture->session, fixture->result, &error);
  g_assert_no_error (error);
}

static void
test_loaded (Fixture *fixture, gconstpointer data)
{
  const CldDutyPeople *people = cld_duty_watch_get_people (fixture->watch);

  g_assert_null (fixture->changed_child);
  g_assert_true (cld_duty_watch_of (fixture->session) == fixture->watch);
  g_assert_cmpuint (cld_duty_board_get_n_children (cld_duty_watch_get_board (fixture->watch)), ==, N_CHILDREN);
  g_assert_cmpint (state_of (fixture, "C1", "C01"), ==, CLD_DUTY_OVERDUE);
  g_assert_cmpstr (cld_duty_people_get_name (people, "C1"), ==, "Jay C1");
  g_assert_cmpstr (cld_duty_people_get_name (people, "nobody"), ==, "nobody");
  g_assert_cmpstr (cld_duty_people_get_worker (people, "P1"), ==, "Priya Nair");
  g_assert_cmpstr (cld_duty_people_get_worker (people, "Somebody"), ==, "Somebody");
  g_assert_cmpstr (cld_duty_people_get_team (people, "P1"), ==, "North");
  g_assert_cmpstr (cld_duty_people_get_team (people, "pnair"), ==, "North");
  g_assert_cmpstr (cld_duty_people_get_team (people, "Priya Nair"), ==, "North");
  g_assert_cmpstr (cld_duty_people_get_team (people, "P3"), ==, "South");
  /* Two have this name, in two teams. */
  g_assert_null (cld_duty_people_get_team (people, "Tom Ellis"));
  g_assert_null (cld_duty_people_get_team (people, "Somebody"));
  g_assert_null (cld_duty_people_get_team (people, NULL));
  g_assert_true (cld_duty_people_child_matches (people, "C1", "c1 ja"));
  g_assert_false (cld_duty_people_child_matches (people, "C1", "c2"));
  g_assert_false (cld_duty_people_is_user (people, "P1"));
}

/* Rows of the others stay where they are in memory: they were not computed again. */
static void
test_one_child (Fixture *fixture, gconstpointer data)
{
  guint n_before, n_after;
  const CldDutyBoard *board = cld_duty_watch_get_board (fixture->watch);
  const CldDuty *others = cld_duty_board_get_duties (board, "C0", &n_before), *after;

  save_visit (fixture, "C1", "2026-03-05");
  g_assert_cmpstr (fixture->changed_child, ==, "C1");
  g_assert_cmpuint (fixture->n_changed, ==, 2);
  g_assert_true (cld_duty_watch_get_board (fixture->watch) == board);
  g_assert_cmpint (state_of (fixture, "C1", "C01"), ==, CLD_DUTY_MET);
  g_assert_cmpint (state_of (fixture, "C0", "C01"), ==, CLD_DUTY_OVERDUE);
  g_assert_cmpint (state_of (fixture, "C2", "C01"), ==, CLD_DUTY_OVERDUE);
  after = cld_duty_board_get_duties (board, "C0", &n_after);
  g_assert_true (after == others);
  g_assert_cmpuint (n_after, ==, n_before);
}

/* A name is what lists show too. */
static void
test_name (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CldRecord) child = cld_record_service_load (cld_session_get_store (fixture->session), &cld_child_kind, "C2", &error);

  g_assert_no_error (error);
  cld_record_set_text (child, CHILD_KNOWN_AS, "Bird");
  cld_record_service_save (cld_session_get_store (fixture->session), child, "test", &error);
  g_assert_no_error (error);
  cld_session_note_change (fixture->session, "C2");
  g_assert_cmpstr (cld_duty_people_get_name (cld_duty_watch_get_people (fixture->watch), "C2"), ==, "Bird C2");
}

/* What is nobody's alone, such as a bank holiday, makes everything new. */
static void
test_everything (Fixture *fixture, gconstpointer data)
{
  CldStore *store = cld_session_get_store (fixture->session);

  put_child (store, "C9");
  save (store, &cld_setting_kind, "duty_window_days", 1, (const guint[]){ SETTING_VALUE }, (const char *const[]){ "1" });
  cld_session_note_change (fixture->session, NULL);
  g_assert_cmpuint (cld_duty_board_get_n_children (cld_duty_watch_get_board (fixture->watch)), ==, N_CHILDREN);
  wait_changed (fixture);
  g_assert_null (fixture->changed_child);
  g_assert_cmpuint (cld_duty_board_get_n_children (cld_duty_watch_get_board (fixture->watch)), ==, N_CHILDREN + 1);
}

/* A change while a thread reads everything is in what is shown afterwards, and a second order is not lost. */
static void
test_meanwhile (Fixture *fixture, gconstpointer data)
{
  cld_session_note_change (fixture->session, NULL);
  save_visit (fixture, "C0", "2026-03-06");
  cld_session_note_change (fixture->session, NULL);
  save_visit (fixture, "C1", "2026-03-06");
  for (guint i = 0; i < 200; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_assert_cmpint (state_of (fixture, "C0", "C01"), ==, CLD_DUTY_MET);
  g_assert_cmpint (state_of (fixture, "C1", "C01"), ==, CLD_DUTY_MET);
  g_assert_cmpint (state_of (fixture, "C2", "C01"), ==, CLD_DUTY_OVERDUE);
}

static void
test_other_day (Fixture *fixture, gconstpointer data)
{
  cld_session_set_today (fixture->session, "2026-03-03");
  save_visit (fixture, "C0", "2026-03-02");
  g_assert_null (fixture->changed_child);
  g_assert_cmpint (cld_duty_board_get_today (cld_duty_watch_get_board (fixture->watch)), ==, cld_date_to_day ("2026-03-03"));
  g_assert_cmpint (state_of (fixture, "C0", "C01"), ==, CLD_DUTY_MET);
  g_assert_cmpint (state_of (fixture, "C1", "C01"), ==, CLD_DUTY_DUE);
}

/* What another program writes comes by itself. */
static void
test_others (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CldStore) other = cld_store_open (fixture->database, CLD_STORE_OPEN, &error);

  g_assert_no_error (error);
  save (other, &cld_visit_kind, NULL, 3, (const guint[]){ VISIT_CHILD, VISIT_VISITED_ON, VISIT_OUTCOME },
        (const char *const[]){ "C2", "2026-03-07", "SEEN" });
  for (gint64 end = g_get_monotonic_time () + 20 * G_USEC_PER_SEC; state_of (fixture, "C2", "C01") != CLD_DUTY_MET && g_get_monotonic_time () < end;)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpint (state_of (fixture, "C2", "C01"), ==, CLD_DUTY_MET);
}

static gboolean
has_projected (Fixture *fixture)
{
  CldDutyFilter filter = CLD_DUTY_FILTER_INIT;

  filter.states = CLD_DUTY_STATE_BIT (CLD_DUTY_PROJECTED);
  return cld_duty_board_count (cld_duty_watch_get_board (fixture->watch), &filter) > 0;
}

static void
test_forecast (Fixture *fixture, gconstpointer data)
{
  g_assert_false (has_projected (fixture));
  cld_duty_watch_set_forecast (fixture->watch, cld_date_to_day ("2027-04-07"));
  wait_changed (fixture);
  g_assert_true (has_projected (fixture));
}

/* A session may go while a thread still reads. */
static void
test_gone (Fixture *fixture, gconstpointer data)
{
  cld_session_note_change (fixture->session, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define add(path, func) g_test_add ("/duty-watch/" path, Fixture, NULL, set_up, func, tear_down)
  /* First: what it leaves behind reads on in a thread, which the end of the process would take its resources from. */
  add ("gone", test_gone);
  add ("loaded", test_loaded);
  add ("one-child", test_one_child);
  add ("name", test_name);
  add ("everything", test_everything);
  add ("meanwhile", test_meanwhile);
  add ("other-day", test_other_day);
  add ("others", test_others);
  add ("forecast", test_forecast);
  return engine_run ();
}
