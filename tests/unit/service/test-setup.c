/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../store/store-fixture.h"

#include "cld-record-service.h"
#include "cld-setup.h"
#include "cld-undo.h"

#define NASTY "Ó'Neil & <b>\"%s%n"

typedef struct
{
  CldStore *store;
  CldSetup *setup;
} Fixture;

static void
load (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&fixture->setup, cld_setup_free);
  fixture->setup = cld_setup_load (cld_store_get_db (fixture->store), &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *name = fixture_store ();

  fixture->store = open_store (name, CLD_STORE_CREATE);
  load (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  cld_setup_free (fixture->setup);
  cld_store_free (fixture->store);
}

static gboolean
save (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  gboolean changed;

  g_assert_true (cld_setup_save (fixture->setup, fixture->store, &changed, &error));
  g_assert_no_error (error);
  load (fixture);
  return changed;
}

static CldRecord *
find_record (Fixture *fixture, const CldKind *kind, const char *ref)
{
  return cld_record_service_load (fixture->store, kind, ref, NULL);
}

static const CldSetupAuthority *
find (Fixture *fixture, const char *code)
{
  for (guint i = 0; i < cld_setup_get_n_authorities (fixture->setup); i++)
    if (strcmp (cld_setup_get_authority (fixture->setup, i)->code, code) == 0)
      return cld_setup_get_authority (fixture->setup, i);
  return NULL;
}

static CldSetupOfficer *
officer_at (Fixture *fixture, guint i)
{
  return cld_setup_get_officers (fixture->setup)->pdata[i];
}

static void
test_list (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (cld_setup_get_n_authorities (fixture->setup), >=, 150);
  g_assert_cmpstr (find (fixture, "383")->name, ==, "Leeds");
  g_assert_cmpstr (find (fixture, "942")->name, ==, "Cumberland");
  /* Ended, no authority, not in England. */
  g_assert_null (find (fixture, "909"));
  g_assert_null (find (fixture, "999"));
  g_assert_null (find (fixture, "WAL"));
  g_assert_null (cld_setup_get_own (fixture->setup));
  for (guint i = 1; i < cld_setup_get_n_authorities (fixture->setup); i++)
    g_assert_cmpint (g_ascii_strcasecmp (cld_setup_get_authority (fixture->setup, i - 1)->name, cld_setup_get_authority (fixture->setup, i)->name), <=, 0);
}

static void
test_authorities (Fixture *fixture, gconstpointer data)
{
  g_autofree char *hash = NULL, *hash_after = NULL;
  gint64 before, after;
  CldRecord *record;

  g_assert_true (cld_setup_is_needed (cld_store_get_db (fixture->store)));
  cld_setup_set_own (fixture->setup, "383");
  cld_setup_set_adjoining (fixture->setup, "380", TRUE);
  cld_setup_set_adjoining (fixture->setup, "384", TRUE);
  cld_setup_set_adjoining (fixture->setup, "383", TRUE);
  g_assert_cmpuint (cld_setup_count_adjoining (fixture->setup), ==, 2);
  g_assert_true (save (fixture));
  g_assert_false (cld_setup_is_needed (cld_store_get_db (fixture->store)));
  g_assert_cmpstr (cld_setup_get_own (fixture->setup)->code, ==, "383");
  g_assert_true (find (fixture, "380")->adjoining);
  g_assert_cmpuint (cld_setup_count_adjoining (fixture->setup), ==, 2);
  g_assert_cmpint (cld_repo_count (cld_store_get_db (fixture->store), &cld_authority_kind, NULL), ==, 3);

  /* Nothing changed, nothing written. */
  g_assert_true (cld_store_get_head (fixture->store, &before, &hash, NULL));
  g_assert_false (save (fixture));
  g_assert_true (cld_store_get_head (fixture->store, &after, &hash_after, NULL));
  g_assert_cmpint (after, ==, before);
  g_assert_cmpstr (hash_after, ==, hash);

  /* One that is no neighbour any more is kept: placements name it. */
  cld_setup_set_own (fixture->setup, "384");
  cld_setup_set_adjoining (fixture->setup, "380", FALSE);
  cld_setup_set_adjoining (fixture->setup, "383", TRUE);
  g_assert_true (save (fixture));
  g_assert_cmpstr (cld_setup_get_own (fixture->setup)->code, ==, "384");
  g_assert_cmpuint (cld_setup_count_adjoining (fixture->setup), ==, 1);
  record = find_record (fixture, &cld_authority_kind, "380");
  g_assert_cmpstr (cld_record_get_text (record, AUTHORITY_ADJOINING), ==, "0");
  g_assert_null (cld_record_get_text (record, AUTHORITY_OWN));
  g_object_unref (record);
  record = find_record (fixture, &cld_authority_kind, "383");
  g_assert_cmpstr (cld_record_get_text (record, AUTHORITY_OWN), ==, "0");
  g_object_unref (record);
}

static void
test_settings (Fixture *fixture, gconstpointer data)
{
  CldRecord *record;

  g_assert_null (cld_setup_get_setting (fixture->setup, CLD_TEAM_SENDER_TEAM));
  cld_setup_set_setting (fixture->setup, CLD_TEAM_SENDER_TEAM, NASTY);
  cld_setup_set_setting (fixture->setup, CLD_TEAM_SENDER_ADDRESS, "1 Made-up Street\nQX1 1AA");
  cld_setup_set_setting (fixture->setup, CLD_TEAM_ACKNOWLEDGE_DAYS, "9");
  g_assert_true (save (fixture));
  g_assert_cmpstr (cld_setup_get_setting (fixture->setup, CLD_TEAM_SENDER_TEAM), ==, NASTY);
  g_assert_cmpstr (cld_setup_get_setting (fixture->setup, CLD_TEAM_SENDER_ADDRESS), ==, "1 Made-up Street\nQX1 1AA");
  g_assert_cmpstr (cld_setup_get_setting (fixture->setup, CLD_TEAM_ACKNOWLEDGE_DAYS), ==, "9");
  cld_setup_set_setting (fixture->setup, CLD_TEAM_SENDER_TEAM, "");
  cld_setup_set_setting (fixture->setup, CLD_TEAM_ACKNOWLEDGE_DAYS, NULL);
  g_assert_true (save (fixture));
  g_assert_null (cld_setup_get_setting (fixture->setup, CLD_TEAM_SENDER_TEAM));
  record = find_record (fixture, &cld_setting_kind, "sender_team");
  g_assert_null (record);
  g_assert_false (save (fixture));
}

static void
test_officers (Fixture *fixture, gconstpointer data)
{
  CldSetupOfficer *officer, *deputy;
  g_autoptr (CldRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  gboolean changed;

  officer = cld_setup_add_officer (fixture->setup, "NO", NULL);
  deputy = cld_setup_add_officer (fixture->setup, "NO", officer);
  cld_setup_add_officer (fixture->setup, "DCS", NULL);
  cld_record_set_text (officer->record, PERSON_NAME, NASTY);
  cld_record_set_text (officer->record, PERSON_LOGIN, "oneil");
  cld_record_set_text (deputy->record, PERSON_NAME, "Dee Puty");
  /* The director has no name: nothing of it all is saved. */
  cld_setup_set_own (fixture->setup, "383");
  g_assert_false (cld_setup_save (fixture->setup, fixture->store, &changed, &error));
  g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_CONSTRAINT);
  g_assert_cmpint (cld_repo_count (cld_store_get_db (fixture->store), &cld_person_kind, NULL), ==, 0);
  g_assert_cmpint (cld_repo_count (cld_store_get_db (fixture->store), &cld_authority_kind, NULL), ==, 0);
  cld_record_set_text (officer_at (fixture, 2)->record, PERSON_NAME, "Di Rector");
  g_assert_true (save (fixture));
  g_assert_cmpuint (cld_setup_get_officers (fixture->setup)->len, ==, 3);
  record = find_record (fixture, &cld_person_kind, "oneil");
  g_assert_cmpstr (cld_record_get_text (record, PERSON_NAME), ==, NASTY);
  for (guint i = 0; i < 2; i++)
    if (officer_at (fixture, i)->deputy_for)
      g_assert_cmpstr (cld_record_get_text (officer_at (fixture, i)->record, PERSON_DEPUTY_FOR), ==, "oneil");
  g_assert_true ((officer_at (fixture, 0)->deputy_for == NULL) != (officer_at (fixture, 1)->deputy_for == NULL));
  g_assert_cmpstr (cld_record_get_text (officer_at (fixture, 2)->record, PERSON_ROLE), ==, "DCS");

  /* Who is taken out ends today; a new one who was never saved is forgotten. */
  for (guint i = 0; i < 2; i++)
    if (!officer_at (fixture, i)->deputy_for)
      {
        cld_setup_drop_officer (fixture->setup, officer_at (fixture, i), "2026-04-07");
        break;
      }
  cld_setup_drop_officer (fixture->setup, cld_setup_add_officer (fixture->setup, "NO", NULL), "2026-04-07");
  g_assert_true (save (fixture));
  g_clear_object (&record);
  record = find_record (fixture, &cld_person_kind, "oneil");
  g_assert_cmpstr (cld_record_get_text (record, PERSON_UNTIL_ON), ==, "2026-04-07");
  g_assert_cmpint (cld_repo_count (cld_store_get_db (fixture->store), &cld_person_kind, NULL), ==, 3);
  for (guint i = 0; i < cld_setup_get_officers (fixture->setup)->len; i++)
    g_assert_null (officer_at (fixture, i)->deputy_for);
}

/* All of it is one step. */
static void
test_undo (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = dump_store (fixture->store), *after = NULL;
  g_autoptr (CldUndoResult) undone = NULL;
  g_autoptr (GError) error = NULL;

  cld_setup_set_own (fixture->setup, "383");
  cld_setup_set_adjoining (fixture->setup, "380", TRUE);
  cld_setup_set_setting (fixture->setup, CLD_TEAM_SENDER_TEAM, "Team");
  cld_record_set_text (cld_setup_add_officer (fixture->setup, "DCS", NULL)->record, PERSON_NAME, "Di Rector");
  g_assert_true (save (fixture));
  undone = cld_undo (fixture->store, NULL, &error);
  g_assert_no_error (error);
  after = dump_store (fixture->store);
  g_assert_cmpstr (after, ==, before);
}

static void
test_stale (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldSetup) mine = NULL;
  g_autoptr (GError) error = NULL;
  gboolean changed = TRUE;

  cld_setup_set_own (fixture->setup, "383");
  g_assert_true (save (fixture));
  mine = cld_setup_load (cld_store_get_db (fixture->store), NULL);
  cld_setup_set_own (fixture->setup, "384");
  g_assert_true (save (fixture));
  cld_setup_set_own (mine, "380");
  g_assert_false (cld_setup_save (mine, fixture->store, &changed, &error));
  g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_STALE);
  g_assert_false (changed);
  load (fixture);
  g_assert_cmpstr (cld_setup_get_own (fixture->setup)->code, ==, "384");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_init ();
  g_test_add ("/setup/list", Fixture, NULL, set_up, test_list, tear_down);
  g_test_add ("/setup/authorities", Fixture, NULL, set_up, test_authorities, tear_down);
  g_test_add ("/setup/settings", Fixture, NULL, set_up, test_settings, tear_down);
  g_test_add ("/setup/officers", Fixture, NULL, set_up, test_officers, tear_down);
  g_test_add ("/setup/undo", Fixture, NULL, set_up, test_undo, tear_down);
  g_test_add ("/setup/stale", Fixture, NULL, set_up, test_stale, tear_down);
  return fixture_run ();
}
