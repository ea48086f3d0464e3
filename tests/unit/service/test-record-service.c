/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../store/store-fixture.h"

#include "cld-record-service.h"

typedef struct
{
  char *path;
  CldStore *store;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->path = fixture_store ();
  fixture->store = open_store (fixture->path, CLD_STORE_CREATE);
  fill_store (fixture->store, 2);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  assert_intact (fixture->store);
  cld_store_free (fixture->store);
  g_free (fixture->path);
}

static gint64
head_of (CldStore *store)
{
  g_autofree char *hash = NULL;
  gint64 seq = -1;

  g_assert_true (cld_store_get_head (store, &seq, &hash, NULL));
  return seq;
}

static CldRecord *
load (Fixture *fixture, const CldKind *kind, const char *ref)
{
  g_autoptr (GError) error = NULL;
  CldRecord *record = cld_record_service_load (fixture->store, kind, ref, &error);

  g_assert_no_error (error);
  return record;
}

static CldRecord *
new_visit (const char *on)
{
  CldRecord *record = cld_record_new (&cld_visit_kind, NULL);

  g_assert_true (cld_record_set_text (record, VISIT_CHILD, "C1"));
  g_assert_true (cld_record_set_text (record, VISIT_VISITED_ON, on));
  return record;
}

static void
save (Fixture *fixture, CldRecord *record)
{
  g_autoptr (GError) error = NULL;

  cld_record_service_save (fixture->store, record, "test", &error);
  g_assert_no_error (error);
}

static void
test_save (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldRecord) one = new_visit ("2024-05-01");
  g_autoptr (CldRecord) two = new_visit ("2024-05-01T10:00");
  g_autoptr (CldRecord) again = NULL;
  gint64 head;

  save (fixture, one);
  save (fixture, two);
  g_assert_cmpstr (cld_record_get_ref (one), ==, "C1/2024-05-01");
  g_assert_cmpstr (cld_record_get_ref (two), ==, "C1/2024-05-01-2");
  g_assert_cmpint (cld_record_get_version (one), ==, 1);
  g_assert_nonnull (cld_record_get_id (one));
  /* Saving what did not change does nothing. */
  head = head_of (fixture->store);
  save (fixture, one);
  g_assert_cmpint (head_of (fixture->store), ==, head);
  g_assert_cmpint (cld_record_get_version (one), ==, 1);
  g_assert_true (cld_record_set_text (one, VISIT_NOTES, "More."));
  save (fixture, one);
  g_assert_cmpint (head_of (fixture->store), ==, head + 1);
  g_assert_cmpint (cld_record_get_version (one), ==, 2);
  again = load (fixture, &cld_visit_kind, "C1/2024-05-01");
  g_assert_cmpstr (cld_record_get_text (again, VISIT_NOTES), ==, "More.");
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldRecord) empty = cld_record_new (&cld_visit_kind, NULL);
  g_autoptr (CldRecord) orphan = new_visit ("2024-05-01");
  g_autoptr (CldRecord) child = load (fixture, &cld_child_kind, "C1");
  g_autoptr (CldRecord) fresh = new_visit ("2024-05-01");
  g_autoptr (GError) error = NULL;
  gint64 head = head_of (fixture->store);

  g_assert_false (cld_record_service_save (fixture->store, empty, "test", &error));
  g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_CONSTRAINT);
  assert_human (error);
  g_clear_error (&error);
  g_assert_true (cld_record_set_text (orphan, VISIT_CHILD, "C9"));
  g_assert_false (cld_record_service_save (fixture->store, orphan, "test", &error));
  g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_CONSTRAINT);
  g_assert_cmpint (cld_record_get_version (orphan), ==, 0);
  g_clear_error (&error);
  g_assert_false (cld_record_service_remove (fixture->store, child, "test", &error));
  g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_IN_USE);
  assert_human (error);
  g_clear_error (&error);
  g_assert_false (cld_record_service_remove (fixture->store, fresh, "test", &error));
  g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_STALE);
  g_clear_error (&error);
  g_assert_null (cld_record_service_load (fixture->store, &cld_child_kind, "C9", &error));
  g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_NOT_FOUND);
  assert_human (error);
  g_assert_cmpint (head_of (fixture->store), ==, head);
}

/* Two people with the same record: nobody's change silently replaces the other's. */
static void
test_stale (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldRecord) mine = load (fixture, &cld_child_kind, "C1");
  g_autoptr (CldRecord) theirs = load (fixture, &cld_child_kind, "C1");
  g_autoptr (CldRecord) now = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (cld_record_set_text (theirs, CHILD_SURNAME, "Theirs"));
  save (fixture, theirs);
  g_assert_true (cld_record_set_text (mine, CHILD_SURNAME, "Mine"));
  g_assert_false (cld_record_service_save (fixture->store, mine, "test", &error));
  g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_STALE);
  assert_human (error);
  g_assert_null (strstr (error->message, "Mine"));
  g_clear_error (&error);
  g_assert_false (cld_record_service_remove (fixture->store, mine, "test", &error));
  g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_STALE);
  now = load (fixture, &cld_child_kind, "C1");
  g_assert_cmpstr (cld_record_get_text (now, CHILD_SURNAME), ==, "Theirs");
}

static void
test_remove (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldRecord) visit = load (fixture, &cld_visit_kind, "C1/2024-02-01");
  g_autoptr (GError) error = NULL;

  g_assert_true (cld_record_service_remove (fixture->store, visit, "test", &error));
  g_assert_no_error (error);
  g_assert_null (cld_record_service_load (fixture->store, &cld_visit_kind, "C1/2024-02-01", NULL));
  g_assert_false (cld_record_service_remove (fixture->store, visit, "test", &error));
  g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_STALE);
}

/* What a save costs on a server: once for all that it reads, once for all that it writes. */
static void
test_round_trips (Fixture *fixture, gconstpointer data)
{
  CldDb *db = cld_store_get_db (fixture->store);
  g_autoptr (CldRecord) visit = new_visit ("2024-05-01");
  g_autoptr (CldRecord) placement = load (fixture, &cld_placement_kind, "C1/2024-02-01");
  guint64 before = cld_db_get_round_trips (db);
  guint64 most = engine_is_postgres () ? 2 : 0;

  save (fixture, visit);
  g_assert_cmpuint (cld_db_get_round_trips (db) - before, ==, most);
  before = cld_db_get_round_trips (db);
  g_assert_true (cld_record_set_text (visit, VISIT_NOTES, "More."));
  save (fixture, visit);
  g_assert_cmpuint (cld_db_get_round_trips (db) - before, ==, most);
  before = cld_db_get_round_trips (db);
  g_assert_true (cld_record_set_text (placement, PLACEMENT_PROVIDER, "SC1"));
  save (fixture, placement);
  g_assert_cmpuint (cld_db_get_round_trips (db) - before, ==, most);
  before = cld_db_get_round_trips (db);
  g_assert_true (cld_record_service_remove (fixture->store, visit, "test", NULL));
  g_assert_cmpuint (cld_db_get_round_trips (db) - before, ==, most);
}

/* A day by its date, a setting by its key. */
static void
test_refs (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldRecord) day = cld_record_new (&cld_bank_holiday_kind, NULL);
  g_autoptr (CldRecord) waiver = cld_record_new (&cld_waiver_kind, NULL);
  g_autoptr (CldRecord) lacking = cld_record_new (&cld_waiver_kind, NULL);
  g_autoptr (CldRecord) setting = cld_record_new (&cld_setting_kind, "duty_window_days");

  g_assert_true (cld_record_set_text (day, BANK_HOLIDAY_DAY, "2026-06-15"));
  g_assert_true (cld_record_set_text (day, BANK_HOLIDAY_EFFECT, BANK_HOLIDAY_ADDED));
  save (fixture, day);
  g_assert_cmpstr (cld_record_get_ref (day), ==, "2026-06-15");
  g_assert_true (cld_record_set_text (waiver, WAIVER_CHILD, "C1"));
  g_assert_true (cld_record_set_text (waiver, WAIVER_DUTY_REF, "C01/C1/C1/2024-01-01/2024-01-01"));
  g_assert_true (cld_record_set_text (waiver, WAIVER_REASON, "Not needed"));
  g_assert_true (cld_record_set_text (waiver, WAIVER_DECIDED_ON, "2024-01-05"));
  save (fixture, waiver);
  g_assert_cmpstr (cld_record_get_ref (waiver), ==, "C1/2024-01-05");
  g_assert_true (cld_record_set_text (setting, SETTING_VALUE, "7"));
  save (fixture, setting);
  g_assert_cmpstr (cld_record_get_ref (setting), ==, "duty_window_days");
  /* What is waived has to have a reason. */
  g_assert_true (cld_record_set_text (lacking, WAIVER_CHILD, "C1"));
  g_assert_true (cld_record_set_text (lacking, WAIVER_DUTY_REF, "C01/C1/C1/2024-01-01/2024-01-01"));
  g_assert_false (cld_record_service_save (fixture->store, lacking, "test", NULL));
}

int
main (int argc, char **argv)
{
  fixture_init ();
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/record-service/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("save", test_save);
  ADD ("refused", test_refused);
  ADD ("stale", test_stale);
  ADD ("remove", test_remove);
  ADD ("refs", test_refs);
  ADD ("round-trips", test_round_trips);
#undef ADD
  return fixture_run ();
}
