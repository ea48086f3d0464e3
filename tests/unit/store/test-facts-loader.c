/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include "cld-facts-loader.h"
#include "cld-key-table.h"

typedef struct
{
  CldStore *store;
  CldArena *arena;
  CldChangeSet *set;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = fixture_store ();

  fixture->store = open_store (path, CLD_STORE_CREATE);
  fixture->arena = cld_arena_new ();
  fixture->set = begin_set (fixture->store);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_null (fixture->set);
  cld_store_free (fixture->store);
  cld_arena_free (fixture->arena);
}

#define PUT(kind, ref, ...) put (fixture->set, NULL, make_row (fixture->arena, &kind, ref, __VA_ARGS__, NULL))

static void
commit (Fixture *fixture)
{
  g_free (commit_set (fixture->set));
  fixture->set = NULL;
}

static CldFactsBook *
load (Fixture *fixture, const char *child)
{
  g_autoptr (GError) error = NULL;
  CldFactsBook *book = cld_facts_book_load (cld_store_get_db (fixture->store), child, &error);

  g_assert_no_error (error);
  g_assert_false (cld_db_in_transaction (cld_store_get_db (fixture->store)));
  return book;
}

static void
run_sql (Fixture *fixture, const char *sql)
{
  g_autoptr (GError) error = NULL;

  cld_db_run_script (cld_store_get_db (fixture->store), sql, &error);
  g_assert_no_error (error);
}

#define DAY(iso) cld_date_to_day (iso)

static void
put_child (Fixture *fixture, const char *ref)
{
  PUT (cld_child_kind, ref, "surname", "Example", "date_of_birth", "2012-02-29", "worker", "Sam Ó'Worker", "team", "North", "iro", "Iris", "uasc_from", "2020-01-02");
}

static void
put_home (Fixture *fixture, const char *child, const char *ref, const char *start, const char *area)
{
  PUT (cld_placement_kind, ref, "child", child, "started_on", start, "type", "U1", "provider", "SC1", "area_authority", area);
}

/* --- one child, every field --- */

static void
put_everything (Fixture *fixture)
{
  PUT (cld_provider_kind, "SC1", "name", "Larch House");
  put_child (fixture, "C1");
  PUT (cld_care_period_kind, "C1/p", "child", "C1", "started_on", "2024-01-01", "start_known", "0", "ended_on", "2024-12-31", "reason_ended", "E4A");
  PUT (cld_care_period_kind, "C1/q", "child", "C1", "started_on", "2025-02-01");
  PUT (cld_legal_status_kind, "C1/s", "child", "C1", "started_on", "2024-01-01", "start_known", "1", "ended_on", "2024-06-01", "code", "V2");
  PUT (cld_placement_kind, "C1/b", "child", "C1", "started_on", "2024-03-01", "type", "A3", "emergency", "1", "connected_person", "1", "own_foster_carer", "1", "reg19_from", "2024-03-02",
       "reg19_until", "2024-03-03", "reg24_from", "2024-03-04", "reg24_until", "2024-03-05", "until_18_agreed_on", "2024-03-06", "long_term_foster_on", "2024-03-07",
       "fewer_visits_agreed_on", "2024-03-08", "fewer_visits_withdrawn_on", "2024-03-09", "other_arranger", "YOI", "remand", "YDA", "reason_started", "P", "reason_ended", "E1",
       "area_authority", "WAL", "start_known", "0");
  PUT (cld_placement_kind, "C1/a", "child", "C1", "started_on", "2024-01-01", "ended_on", "2024-03-01", "type", "U1", "provider", "SC1");
  PUT (cld_placement_kind, "C1/t", "child", "C1", "started_on", "2024-02-01", "ended_on", "2024-02-03", "type", "T0", "within", "C1/a");
  PUT (cld_visit_kind, "C1/v2", "child", "C1", "visited_on", "2024-01-08", "outcome", "SEEN_ALONE");
  PUT (cld_visit_kind, "C1/v1", "child", "C1", "visited_on", "2024-01-08T10:30", "outcome", "VIRTUAL");
  PUT (cld_visit_kind, "C1/v0", "child", "C1", "visited_on", "2024-01-05", "outcome", "NO_ACCESS");
  PUT (cld_visit_kind, "C1/v3", "child", "C1", "visited_on", "2024-02-05", "outcome", "REFUSED");
  PUT (cld_review_kind, "C1/r", "child", "C1", "kind", "ADOPTION", "held_on", "2024-04-01", "visits_every_days", "28");
  PUT (cld_review_kind, "C1/r2", "child", "C1", "kind", "OTHER", "held_on", "2024-05-01");
  PUT (cld_health_check_kind, "C1/h", "child", "C1", "kind", "RHA", "done_on", "2024-04-02", "status", "COMPLETED", "report_received_on", "2024-04-03");
  PUT (cld_health_check_kind, "C1/i", "child", "C1", "kind", "IHA");
  PUT (cld_sdq_kind, "C1/d", "child", "C1", "completed_on", "2024-04-04", "score", "0");
  PUT (cld_sdq_kind, "C1/e", "child", "C1", "completed_on", "2024-04-05", "reason", "SDQ1");
  PUT (cld_plan_kind, "C1/l", "child", "C1", "kind", "PLACEMENT", "placement", "C1/b", "made_on", "2024-04-06", "agreed_on", "2024-04-07");
  PUT (cld_missing_episode_kind, "C1/m", "child", "C1", "kind", "A", "started_at", "2024-04-08T23:59", "ended_at", "2024-04-09", "interview_offered_at", "2024-04-10T00:00", "interview_accepted", "0");
  PUT (cld_approval_kind, "C1/x", "child", "C1", "placement", "C1/a", "provision", "reg11_1_b", "role", "DCS", "decided_on", "2024-04-11");
  PUT (cld_notice_kind, "C1/n", "child", "C1", "direction", "OUT", "placement", "C1/b", "provision", "reg13_4", "recipient_kind", "AREA", "event_on", "2024-04-12", "sent_on", "2024-04-13",
       "acknowledged_on", "2024-04-14", "returned_on", "2024-04-15", "not_sent_reason", "HARM");
  PUT (cld_waiver_kind, "C1/w", "child", "C1", "duty_ref", "A04/C1/C1/a/2024-01-01", "reason", "Told so", "decided_on", "2024-04-16");
}

static void
check_placements (const CldFacts *facts)
{
  const CldPlacementFact *at = facts->placements.at;

  g_assert_cmpuint (facts->placements.n, ==, 3);
  g_assert_cmpstr (at[0].ref, ==, "C1/a");
  g_assert_cmpstr (at[1].ref, ==, "C1/t");
  g_assert_cmpstr (at[2].ref, ==, "C1/b");
  g_assert_cmpint (at[0].end, ==, DAY ("2024-03-01"));
  g_assert_cmpstr (at[0].provider, ==, "SC1");
  g_assert_true (at[0].start_known && !at[0].is_absence && at[0].within == CLD_NO_FACT && at[0].place == CLD_PLACE_UNKNOWN);
  g_assert_true (at[1].is_absence && at[1].within == 0);
  g_assert_cmpint (at[2].start, ==, DAY ("2024-03-01"));
  g_assert_cmpint (at[2].end, ==, CLD_NO_DAY);
  for (guint i = 0; i < 8; i++)
    g_assert_cmpint ((&at[2].reg19_from)[i], ==, DAY ("2024-03-02") + (int) i);
  g_assert_cmpstr (at[2].type, ==, "A3");
  g_assert_cmpstr (at[2].reason_started, ==, "P");
  g_assert_cmpstr (at[2].reason_ended, ==, "E1");
  g_assert_null (at[2].provider);
  g_assert_cmpint (at[2].remand, ==, CLD_REMAND_YDA);
  g_assert_cmpint (at[2].place, ==, CLD_PLACE_DISTANT);
  g_assert_true (!at[2].start_known && at[2].emergency && at[2].connected_person && at[2].own_foster_carer && at[2].other_arranger);
}

static void
check_events (const CldFacts *facts)
{
  const CldVisitFact *visits = facts->visits.at;
  const CldMissingFact *missing = facts->missing.at;

  g_assert_cmpuint (facts->visits.n, ==, 4);
  g_assert_cmpstr (visits[0].ref, ==, "C1/v0");
  g_assert_cmpstr (visits[1].ref, ==, "C1/v2");
  g_assert_cmpstr (visits[2].ref, ==, "C1/v1");
  g_assert_true (!visits[0].counts && !visits[0].virtual_contact);
  g_assert_true (visits[1].counts && visits[1].seen_alone && visits[1].at.minute == CLD_NO_MINUTE);
  g_assert_true (!visits[2].counts && visits[2].virtual_contact && visits[2].at.minute == 630);
  g_assert_true (visits[3].counts && !visits[3].seen_alone);
  g_assert_cmpint (facts->reviews.at[0].visits_every_days, ==, 28);
  g_assert_cmpint (facts->reviews.at[0].kind, ==, CLD_REVIEW_ADOPTION);
  g_assert_cmpint (facts->reviews.at[1].kind, ==, CLD_REVIEW_OTHER);
  g_assert_cmpint (facts->reviews.at[1].visits_every_days, ==, 0);
  g_assert_cmpint (facts->health.at[0].kind, ==, CLD_HEALTH_RHA);
  g_assert_cmpint (facts->health.at[0].status, ==, CLD_CHECK_COMPLETED);
  g_assert_cmpint (facts->health.at[0].report_received_on, ==, DAY ("2024-04-03"));
  /* Without a date: last. */
  g_assert_cmpint (facts->health.at[1].done_on, ==, CLD_NO_DAY);
  g_assert_cmpint (facts->health.at[1].status, ==, CLD_CHECK_UNKNOWN);
  g_assert_true (facts->sdqs.at[0].has_score && !facts->sdqs.at[1].has_score);
  g_assert_cmpuint (facts->missing.n, ==, 1);
  g_assert_true (missing->kind == 'A' && missing->started_at.minute == 23 * 60 + 59 && missing->ended_at.minute == CLD_NO_MINUTE);
  g_assert_true (missing->interview_offered_at.minute == 0 && missing->interview_done_at.day == CLD_NO_DAY && missing->interview_accepted == 0);
}

static void
check_papers (const CldFacts *facts)
{
  const CldNoticeFact *notice = facts->notices.at;

  g_assert_cmpuint (facts->plans.at[0].placement, ==, 2);
  g_assert_cmpint (facts->plans.at[0].kind, ==, CLD_PLAN_PLACEMENT);
  g_assert_cmpint (facts->plans.at[0].made_on, ==, DAY ("2024-04-06"));
  g_assert_cmpint (facts->plans.at[0].agreed_on, ==, DAY ("2024-04-07"));
  g_assert_cmpuint (facts->approvals.at[0].placement, ==, 0);
  g_assert_cmpint (facts->approvals.at[0].provision, ==, CLD_PROVISION_REG11_1_B);
  g_assert_cmpint (facts->approvals.at[0].role, ==, CLD_ROLE_DCS);
  g_assert_cmpuint (facts->notices.n, ==, 1);
  g_assert_true (!notice->incoming && notice->placement == 2 && notice->provision == CLD_PROVISION_REG13_4 && notice->not_sent == CLD_NOT_SENT_HARM);
  g_assert_cmpstr (notice->recipient_kind, ==, "AREA");
  g_assert_cmpint (notice->event_on, ==, DAY ("2024-04-12"));
  g_assert_cmpint (notice->occurred_on, ==, CLD_NO_DAY);
  g_assert_cmpint (notice->sent_on, ==, DAY ("2024-04-13"));
  g_assert_cmpint (notice->acknowledged_on, ==, DAY ("2024-04-14"));
  g_assert_cmpint (notice->returned_on, ==, DAY ("2024-04-15"));
  g_assert_cmpuint (facts->provider_notices.n, ==, 0);
  g_assert_cmpstr (facts->waivers.at[0].duty_ref, ==, "A04/C1/C1/a/2024-01-01");
  g_assert_cmpint (facts->waivers.at[0].decided_on, ==, DAY ("2024-04-16"));
}

static void
test_everything (Fixture *fixture, gconstpointer data)
{
  const char *const children[] = { NULL, "C1" };

  put_everything (fixture);
  commit (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    {
      g_autoptr (CldFactsBook) book = load (fixture, children[i]);
      const CldFacts *facts = cld_facts_book_get (book, 0);

      g_assert_cmpuint (cld_facts_book_get_n (book), ==, 1);
      g_assert_true (cld_facts_book_find (book, "C1") == facts);
      g_assert_cmpstr (facts->worker, ==, "Sam Ó'Worker");
      g_assert_cmpstr (facts->team, ==, "North");
      g_assert_cmpstr (facts->iro, ==, "Iris");
      g_assert_cmpint (facts->date_of_birth, ==, DAY ("2012-02-29"));
      g_assert_cmpint (facts->uasc_from, ==, DAY ("2020-01-02"));
      g_assert_cmpint (facts->uasc_until, ==, CLD_NO_DAY);
      g_assert_cmpuint (facts->periods.n, ==, 2);
      g_assert_true (!facts->periods.at[0].start_known && facts->periods.at[1].start_known);
      g_assert_cmpint (facts->periods.at[0].end, ==, DAY ("2024-12-31"));
      g_assert_cmpint (facts->periods.at[1].end, ==, CLD_NO_DAY);
      g_assert_cmpstr (facts->periods.at[0].reason_ended, ==, "E4A");
      g_assert_cmpstr (facts->statuses.at[0].code, ==, "V2");
      check_placements (facts);
      check_events (facts);
      check_papers (facts);
    }
}

/* --- many children --- */

static void
append_array (GString *text, gconstpointer facts, guint n, gsize size)
{
  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, " %s", *(const char *const *) (gconstpointer) ((const guint8 *) facts + size * i));
  g_string_append_c (text, '\n');
}

#define APPEND(name) append_array (text, facts->name.at, facts->name.n, sizeof *facts->name.at)

static char *
describe (const CldFacts *facts)
{
  GString *text = g_string_new (facts->ref);

  APPEND (periods);
  APPEND (statuses);
  APPEND (placements);
  APPEND (visits);
  APPEND (reviews);
  APPEND (health);
  APPEND (sdqs);
  APPEND (plans);
  APPEND (missing);
  APPEND (approvals);
  APPEND (notices);
  APPEND (provider_notices);
  APPEND (waivers);
  return g_string_free (text, FALSE);
}

/* Whoever was recorded when, each child has its own and in order. */
static void
test_many (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldFactsBook) book = NULL;
  guint n_visits = 0;

  PUT (cld_provider_kind, "SC1", "name", "Larch House");
  for (guint i = 0; i < 40; i++)
    put_child (fixture, cld_arena_printf (fixture->arena, "C%u", (i * 7) % 40));
  for (guint i = 0; i < 300; i++)
    {
      char *child = cld_arena_printf (fixture->arena, "C%u", (i * 13) % 39);

      PUT (cld_visit_kind, cld_arena_printf (fixture->arena, "%s/v%u", child, i), "child", child, "visited_on", cld_arena_printf (fixture->arena, "2024-%02u-%02u", 1 + (i * 5) % 12, 1 + i % 28));
    }
  commit (fixture);
  book = load (fixture, NULL);
  g_assert_cmpuint (cld_facts_book_get_n (book), ==, 40);
  for (guint i = 0; i < 40; i++)
    {
      const CldFacts *facts = cld_facts_book_get (book, i);
      g_autoptr (CldFactsBook) one = load (fixture, facts->ref);
      g_autofree char *here = describe (facts), *alone = describe (cld_facts_book_get (one, 0));

      g_assert_cmpstr (here, ==, alone);
      g_assert_true (cld_facts_book_find (book, facts->ref) == facts);
      g_assert_true (i == 0 || strcmp (cld_facts_book_get (book, i - 1)->ref, facts->ref) < 0);
      for (guint j = 0; j < facts->visits.n; j++)
        {
          g_assert_true (g_str_has_prefix (facts->visits.at[j].ref, facts->ref) && facts->visits.at[j].ref[strlen (facts->ref)] == '/');
          g_assert_true (j == 0 || facts->visits.at[j - 1].at.day <= facts->visits.at[j].at.day);
        }
      n_visits += facts->visits.n;
    }
  g_assert_cmpuint (n_visits, ==, 300);
  g_assert_null (cld_facts_book_find (book, "C"));
  g_assert_null (cld_facts_book_find (book, "C999"));
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldFactsBook) all = NULL, one = NULL;

  commit (fixture);
  all = load (fixture, NULL);
  one = load (fixture, "C1");
  g_assert_cmpuint (cld_facts_book_get_n (all), ==, 0);
  g_assert_cmpuint (cld_facts_book_get_n (one), ==, 0);
  g_assert_null (cld_facts_book_find (all, "C1"));
}

/* --- areas --- */

static void
assert_places (Fixture *fixture, const CldPlace *places)
{
  g_autoptr (CldFactsBook) all = load (fixture, NULL), one = load (fixture, "C1");

  for (guint i = 0; i < cld_facts_book_get (all, 0)->placements.n; i++)
    {
      g_test_message ("placement %u", i);
      g_assert_cmpint (cld_facts_book_get (all, 0)->placements.at[i].place, ==, places[i]);
      g_assert_cmpint (cld_facts_book_get (one, 0)->placements.at[i].place, ==, places[i]);
    }
}

static void
test_places (Fixture *fixture, gconstpointer data)
{
  static const char *const areas[] = { "860", "855", "330", "CON", NULL, "WAL", "SCO", "NIR", "NUK", "IN" };
  static const CldPlace nothing[] = { CLD_PLACE_UNKNOWN, CLD_PLACE_UNKNOWN, CLD_PLACE_UNKNOWN, CLD_PLACE_CONFIDENTIAL, CLD_PLACE_UNKNOWN,
                                      CLD_PLACE_DISTANT, CLD_PLACE_DISTANT, CLD_PLACE_DISTANT, CLD_PLACE_DISTANT, CLD_PLACE_OWN };
  static const CldPlace own[] = { CLD_PLACE_OWN, CLD_PLACE_DISTANT, CLD_PLACE_DISTANT, CLD_PLACE_CONFIDENTIAL, CLD_PLACE_UNKNOWN,
                                  CLD_PLACE_DISTANT, CLD_PLACE_DISTANT, CLD_PLACE_DISTANT, CLD_PLACE_DISTANT, CLD_PLACE_OWN };
  static const CldPlace both[] = { CLD_PLACE_OWN, CLD_PLACE_ADJOINING, CLD_PLACE_DISTANT, CLD_PLACE_CONFIDENTIAL, CLD_PLACE_UNKNOWN,
                                   CLD_PLACE_DISTANT, CLD_PLACE_DISTANT, CLD_PLACE_DISTANT, CLD_PLACE_DISTANT, CLD_PLACE_OWN };

  PUT (cld_provider_kind, "SC1", "name", "Larch House");
  PUT (cld_authority_kind, "330", "name", "Birmingham");
  put_child (fixture, "C1");
  for (guint i = 0; i < G_N_ELEMENTS (areas); i++)
    put_home (fixture, "C1", cld_arena_printf (fixture->arena, "C1/%u", i), cld_arena_printf (fixture->arena, "2024-01-%02u", i + 1), areas[i]);
  commit (fixture);
  assert_places (fixture, nothing);
  g_free (put_one (fixture->store, NULL, make_row (fixture->arena, &cld_authority_kind, "860", "name", "Staffordshire", "own", "1", NULL)));
  assert_places (fixture, own);
  g_free (put_one (fixture->store, NULL, make_row (fixture->arena, &cld_authority_kind, "855", "name", "Leicestershire", "adjoining", "1", NULL)));
  assert_places (fixture, both);
}

/* --- notices --- */

static void
assert_notices (Fixture *fixture, const char *child, const char *own, const char *about_providers)
{
  const char *const loads[] = { NULL, child };

  for (guint i = 0; i < G_N_ELEMENTS (loads); i++)
    {
      g_autoptr (CldFactsBook) book = load (fixture, loads[i]);
      const CldFacts *facts = cld_facts_book_find (book, child);
      g_autoptr (GString) first = g_string_new (NULL), second = g_string_new (NULL);

      for (guint j = 0; j < facts->notices.n; j++)
        g_string_append_printf (first, "%s ", facts->notices.at[j].ref);
      for (guint j = 0; j < facts->provider_notices.n; j++)
        {
          g_assert_cmpuint (facts->provider_notices.at[j].placement, ==, CLD_NO_FACT);
          g_assert_true (facts->provider_notices.at[j].incoming);
          g_string_append_printf (second, "%s ", facts->provider_notices.at[j].ref);
        }
      g_test_message ("%s, read %s", child, loads[i] ? "alone" : "with all");
      g_assert_cmpstr (first->str, ==, own);
      g_assert_cmpstr (second->str, ==, about_providers);
    }
}

static void
test_notices (Fixture *fixture, gconstpointer data)
{
  PUT (cld_provider_kind, "SC1", "name", "Larch House");
  PUT (cld_provider_kind, "SC2", "name", "Elm House");
  put_child (fixture, "C1");
  put_child (fixture, "C2");
  put_child (fixture, "C3");
  put_home (fixture, "C1", "C1/a", "2024-01-01", NULL);
  put_home (fixture, "C1", "C1/b", "2024-03-01", NULL);
  put_home (fixture, "C2", "C2/a", "2024-01-01", NULL);
  PUT (cld_notice_kind, "N1", "direction", "IN", "provider", "SC1", "provision", "s30a", "occurred_on", "2024-05-01", "event_on", "2024-05-01");
  PUT (cld_notice_kind, "N2", "direction", "IN", "provider", "SC2", "provision", "s30a", "occurred_on", "2024-05-01");
  PUT (cld_notice_kind, "N3", "direction", "OUT", "provider", "SC1", "provision", "s30a", "occurred_on", "2024-05-01");
  PUT (cld_notice_kind, "N4", "direction", "IN", "provider", "SC1", "provision", "reg40", "occurred_on", "2024-05-01");
  /* Of one child, and so about all who are there. */
  PUT (cld_notice_kind, "N5", "direction", "IN", "child", "C2", "provider", "SC1", "provision", "s30a", "occurred_on", "2024-06-01", "event_on", "2024-06-01");
  /* It names the placement alone. */
  PUT (cld_notice_kind, "N6", "direction", "OUT", "placement", "C1/b", "provision", "reg13", "sent_on", "2024-03-01", "event_on", "2024-03-01");
  PUT (cld_notice_kind, "N7", "direction", "IN", "placement", "C1/a", "provider", "SC1", "provision", "s30a", "occurred_on", "2024-07-01", "event_on", "2024-07-01");
  /* Somebody else's placement is none of this child's. */
  PUT (cld_notice_kind, "N8", "direction", "OUT", "child", "C3", "placement", "C1/a", "provision", "reg13", "event_on", "2024-03-01");
  commit (fixture);
  assert_notices (fixture, "C1", "N6 N7 ", "N1 N5 ");
  assert_notices (fixture, "C2", "N5 ", "N1 N7 ");
  assert_notices (fixture, "C3", "N8 ", "");
  {
    g_autoptr (CldFactsBook) book = load (fixture, NULL);

    g_assert_cmpuint (cld_facts_book_find (book, "C1")->notices.at[0].placement, ==, 1);
    g_assert_cmpuint (cld_facts_book_find (book, "C3")->notices.at[0].placement, ==, CLD_NO_FACT);
  }
}

/* --- what cannot be --- */

static void
test_impossible (Fixture *fixture, gconstpointer data)
{
  const char *const children[] = { NULL, "C1" };

  PUT (cld_provider_kind, "SC1", "name", "Larch House");
  put_child (fixture, "C1");
  put_child (fixture, "C2");
  put_home (fixture, "C2", "C2/a", "2024-01-01", NULL);
  put_home (fixture, "C1", "C1/a", "2024-01-01", NULL);
  PUT (cld_visit_kind, "C1/v", "child", "C1", "visited_on", "2024-01-05", "outcome", "SEEN");
  PUT (cld_visit_kind, "C1/w", "child", "C1", "visited_on", "2024-01-06", "outcome", "SEEN");
  PUT (cld_review_kind, "C1/r", "child", "C1", "kind", "LAC", "held_on", "2024-04-01", "visits_every_days", "28");
  PUT (cld_plan_kind, "C1/l", "child", "C1", "kind", "PLACEMENT", "placement", "C1/a");
  commit (fixture);
  run_sql (fixture, "UPDATE placement SET started_on = '2024-02-31', ended_on = 'yesterday!', type = 'A3 or so', remand = 'x' WHERE ref = 'C1/a';"
                    "UPDATE child SET date_of_birth = '0000-00-00', worker = '' WHERE ref = 'C1';"
                    "UPDATE visit SET visited_on = '2024-01-05T25:00', outcome = 'seen' WHERE ref = 'C1/v';"
                    "UPDATE visit SET visited_on = '2024-01-0x', outcome = NULL WHERE ref = 'C1/w';"
                    "UPDATE review SET visits_every_days = -7, held_on = '20240401--', kind = '' WHERE ref = 'C1/r';"
                    "UPDATE plan SET placement = (SELECT p.id FROM placement p WHERE p.ref = 'C2/a') WHERE ref = 'C1/l'");
  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    {
      g_autoptr (CldFactsBook) book = load (fixture, children[i]);
      const CldFacts *facts = cld_facts_book_find (book, "C1");

      g_assert_cmpint (facts->date_of_birth, ==, CLD_NO_DAY);
      g_assert_null (facts->worker);
      g_assert_cmpint (facts->placements.at[0].start, ==, CLD_NO_DAY);
      g_assert_cmpint (facts->placements.at[0].end, ==, CLD_NO_DAY);
      g_assert_cmpint (facts->placements.at[0].remand, ==, CLD_REMAND_NONE);
      g_assert_cmpstr (facts->placements.at[0].type, ==, "?");
      for (guint j = 0; j < 2; j++)
        g_assert_true (facts->visits.at[j].at.day == CLD_NO_DAY && facts->visits.at[j].at.minute == CLD_NO_MINUTE && !facts->visits.at[j].counts);
      g_assert_true (facts->reviews.at[0].held_on == CLD_NO_DAY && facts->reviews.at[0].visits_every_days == 0 && facts->reviews.at[0].kind == CLD_REVIEW_OTHER);
      g_assert_cmpuint (facts->plans.at[0].placement, ==, CLD_NO_FACT);
    }
}

/* Only a file can hold bytes that are no text. */
static void
test_no_text (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldFactsBook) book = NULL;
  const CldFacts *facts;

  put_child (fixture, "C1");
  PUT (cld_visit_kind, "C1/v", "child", "C1", "visited_on", "2024-01-05", "outcome", "SEEN");
  commit (fixture);
  if (engine_is_postgres ())
    return;
  run_sql (fixture, "UPDATE visit SET ref = CAST(x'C3' AS TEXT); UPDATE child SET worker = CAST(x'FFFE' AS TEXT), team = CAST(x'41004200' AS TEXT)");
  book = load (fixture, NULL);
  facts = cld_facts_book_get (book, 0);
  g_assert_true (g_utf8_validate (facts->visits.at[0].ref, -1, NULL));
  g_assert_true (g_utf8_validate (facts->worker, -1, NULL));
  g_assert_cmpstr (facts->team, ==, "A");
}

/* Inside somebody's transaction it sees what that sees, and leaves it open; a connection that is lost is an error. */
static void
test_transaction (Fixture *fixture, gconstpointer data)
{
  CldDb *db = cld_store_get_db (fixture->store);
  g_autoptr (CldFactsBook) book = NULL;
  g_autoptr (GError) error = NULL;

  put_child (fixture, "C1");
  commit (fixture);
  g_assert_true (cld_db_begin_read (db, NULL));
  book = cld_facts_book_load (db, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (cld_db_in_transaction (db));
  cld_db_rollback (db);
  run_sql (fixture, "ALTER TABLE waiver RENAME TO waived");
  g_assert_null (cld_facts_book_load (db, NULL, &error));
  assert_human (error);
  g_assert_false (cld_db_in_transaction (db));
  run_sql (fixture, "ALTER TABLE waived RENAME TO waiver");
  g_clear_pointer (&book, cld_facts_book_free);
  book = load (fixture, "C1");
  g_assert_cmpuint (cld_facts_book_get_n (book), ==, 1);
}

/* Every key is found, whatever was found before it, and nothing else is. */
static void
test_keys (Fixture *fixture, gconstpointer data)
{
  enum { N = 3000 };
  CldKeyTable *table = _cld_key_table_new (N);
  char key[40];

  commit (fixture);
  for (guint i = 0; i < N; i++)
    {
      g_snprintf (key, sizeof key, "01900000-0000-7000-8000-%012x", i);
      if (i != 7)
        _cld_key_table_set (table, i, key);
    }
  _cld_key_table_set (table, 7, "short");
  for (guint i = 0; i < 2 * N; i++)
    {
      g_snprintf (key, sizeof key, "01900000-0000-7000-8000-%012x", i);
      g_assert_cmpuint (_cld_key_table_find (table, key, (i * 7919) % (N + 5)), ==, i < N && i != 7 ? i : CLD_NO_KEY);
    }
  g_assert_cmpuint (_cld_key_table_find (table, "short", 7), ==, CLD_NO_KEY);
  g_assert_cmpuint (_cld_key_table_find (table, "", 0), ==, CLD_NO_KEY);
  key[5] = 'x';
  g_assert_cmpuint (_cld_key_table_find (table, key, 0), ==, CLD_NO_KEY);
  _cld_key_table_free (table);
  table = _cld_key_table_new (0);
  g_assert_cmpuint (_cld_key_table_find (table, key, 0), ==, CLD_NO_KEY);
  _cld_key_table_free (table);
}

/* To a server one child is one round trip, however much is recorded. */
static void
test_round_trips (Fixture *fixture, gconstpointer data)
{
  CldDb *db = cld_store_get_db (fixture->store);
  guint64 before;

  put_everything (fixture);
  commit (fixture);
  cld_facts_book_free (load (fixture, "C1"));
  before = cld_db_get_round_trips (db);
  cld_facts_book_free (load (fixture, "C1"));
  g_assert_cmpuint (cld_db_get_round_trips (db) - before, <=, 1);
}

int
main (int argc, char **argv)
{
  fixture_init ();
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/facts-loader/everything", Fixture, NULL, set_up, test_everything, tear_down);
  g_test_add ("/facts-loader/many", Fixture, NULL, set_up, test_many, tear_down);
  g_test_add ("/facts-loader/empty", Fixture, NULL, set_up, test_empty, tear_down);
  g_test_add ("/facts-loader/places", Fixture, NULL, set_up, test_places, tear_down);
  g_test_add ("/facts-loader/notices", Fixture, NULL, set_up, test_notices, tear_down);
  g_test_add ("/facts-loader/impossible", Fixture, NULL, set_up, test_impossible, tear_down);
  g_test_add ("/facts-loader/no-text", Fixture, NULL, set_up, test_no_text, tear_down);
  g_test_add ("/facts-loader/transaction", Fixture, NULL, set_up, test_transaction, tear_down);
  g_test_add ("/facts-loader/keys", Fixture, NULL, set_up, test_keys, tear_down);
  g_test_add ("/facts-loader/round-trips", Fixture, NULL, set_up, test_round_trips, tear_down);
  return fixture_run ();
}
