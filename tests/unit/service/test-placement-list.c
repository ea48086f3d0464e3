/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../store/store-fixture.h"

#include "cld-placement-list.h"

#define TODAY "2024-03-01"

typedef struct
{
  CldStore *store;
  CldDb *db;
  CldArena *arena;
  CldDutyBoard *board;
} Fixture;

static void
put_row (Fixture *fixture, CldRow *row)
{
  g_free (put_one (fixture->store, NULL, row));
}

#define PUT(kind, ref, ...) put_row (fixture, make_row (fixture->arena, &kind, ref, __VA_ARGS__, NULL))

static void
put_child (Fixture *fixture, const char *child, const char *surname, const char *given, const char *worker)
{
  PUT (cld_child_kind, child, "surname", surname, "given_names", given, "date_of_birth", "2014-05-06", "worker", worker, "team", "North");
  PUT (cld_care_period_kind, cld_arena_printf (fixture->arena, "%s/2024-01-02", child), "child", child, "started_on", "2024-01-02");
  PUT (cld_legal_status_kind, cld_arena_printf (fixture->arena, "%s/2024-01-02", child), "child", child, "started_on", "2024-01-02", "code", "C2");
}

/* In the order of the list: Ábel (own, then next door), Abel (a gap since February), Zed (away, confidential, to come). */
static void
put_all (Fixture *fixture)
{
  PUT (cld_authority_kind, "383", "name", "Brackenshire", "own", "1");
  PUT (cld_authority_kind, "380", "name", "Aldermere & <Co>", "adjoining", "1");
  PUT (cld_provider_kind, "SC1", "name", "Larch House", "urn", "SC999999", "postcode", "ZZ9 9ZZ");
  PUT (cld_provider_kind, "NONE", "name", "Lodgings");
  put_child (fixture, "C2", "Abel", "Zoë", "Sam");
  put_child (fixture, "C3", "Ábel", "Ann", "Kim");
  put_child (fixture, "C1", "Zed", "Ann", NULL);
  put_child (fixture, "C4", "Zed", "Bob", NULL);
  PUT (cld_placement_kind, "A", "child", "C3", "started_on", "2024-01-02", "ended_on", "2024-02-01", "type", "U6", "provider", "SC1", "area_authority", "383");
  PUT (cld_placement_kind, "B", "child", "C3", "started_on", "2024-02-01", "type", "K3", "provider", "NONE", "carer", "Ó'Neil & <b>\"%s%n", "area_authority", "380", "distance_miles", "12.5",
       "address_restricted", "1", "postcode", "SECRET 1");
  PUT (cld_placement_kind, "T", "child", "C3", "started_on", "2024-02-10", "type", "T1", "within", "B", "area_authority", "370");
  PUT (cld_placement_kind, "C", "child", "C2", "started_on", "2024-01-02", "ended_on", "2024-02-01", "type", "P2", "area_authority", "370");
  PUT (cld_placement_kind, "D", "child", "C1", "started_on", "2024-01-02", "ended_on", "2024-02-01", "type", "K2", "area_authority", "WAL");
  PUT (cld_placement_kind, "E", "child", "C1", "started_on", "2024-02-01", "type", "U6", "provider", "SC1", "area_authority", "CON", "distance_miles", "77.0", "postcode", "SECRET 2");
  PUT (cld_placement_kind, "F", "child", "C1", "started_on", "2024-04-01", "type", "U1", "connected_person", "1", "area_authority", "370");
  PUT (cld_placement_kind, "G", "child", "C4", "started_on", "2024-01-02", "type", "U6", "provider", "SC1");
  PUT (cld_approval_kind, "E1", "child", "C1", "placement", "E", "provision", "reg11_1_b", "role", "DCS", "requested_on", "2024-01-30");
  PUT (cld_approval_kind, "B1", "child", "C3", "placement", "B", "provision", "reg11_1_a", "role", "NO", "decided_on", "2024-01-30", "decision", "REFUSED");
  PUT (cld_notice_kind, "B2", "direction", "OUT", "child", "C3", "placement", "B", "provision", "reg13_4", "recipient_kind", "AREA", "sent_on", "2024-02-02");
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = fixture_store ();
  g_autoptr (GError) error = NULL;

  fixture->store = open_store (path, CLD_STORE_CREATE);
  fixture->db = cld_store_get_db (fixture->store);
  fixture->arena = cld_arena_new ();
  put_all (fixture);
  fixture->board = cld_duty_board_new (cld_date_to_day (TODAY), CLD_NO_DAY);
  g_assert_true (cld_duty_board_load (fixture->board, fixture->db, &error));
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  cld_duty_board_free (fixture->board);
  cld_store_free (fixture->store);
  cld_arena_free (fixture->arena);
}

static CldPlacementList *
load (Fixture *fixture, CldPlacementScope scope)
{
  g_autoptr (GError) error = NULL;
  CldPlacementList *list = cld_placement_list_load (fixture->db, fixture->board, scope, &error);

  g_assert_no_error (error);
  return list;
}

/* The refs, a gap as its days. */
static char *
describe (CldPlacementList *list, const CldPlacementFilter *filter)
{
  g_autoptr (GPtrArray) found = cld_placement_list_find (list, filter);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    {
      const CldPlacementEntry *entry = found->pdata[i];
      char from[CLD_DATE_SIZE] = "", until[CLD_DATE_SIZE] = "";

      if (text->len > 0)
        g_string_append_c (text, ' ');
      if (entry->ref)
        {
          g_string_append (text, entry->ref);
          continue;
        }
      cld_date_from_day (entry->from, from);
      if (entry->until != CLD_NO_DAY)
        cld_date_from_day (entry->until, until);
      g_string_append_printf (text, "%s:%s-%s", entry->child, from, until);
    }
  g_assert_cmpuint (cld_placement_list_count (list, filter), ==, found->len);
  return g_string_free (text, FALSE);
}

static void
check (CldPlacementList *list, CldPlacementFilter filter, const char *expected)
{
  g_autofree char *got = describe (list, &filter);

  g_assert_cmpstr (got, ==, expected);
}

static void
test_scope (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldPlacementList) current = load (fixture, CLD_PLACEMENTS_CURRENT), past = load (fixture, CLD_PLACEMENTS_PAST), all = load (fixture, CLD_PLACEMENTS_ALL);

  check (current, (CldPlacementFilter){ 0 }, "B E G");
  check (past, (CldPlacementFilter){ 0 }, "A C D");
  check (all, (CldPlacementFilter){ 0 }, "A B C D E F G");
  check (all, (CldPlacementFilter){ .gaps = TRUE }, "A B C C2:2024-02-01- D E F G");
  check (current, (CldPlacementFilter){ .gaps = TRUE }, "B C2:2024-02-01- E G");
  check (past, (CldPlacementFilter){ .gaps = TRUE }, "A C D");
  check (all, (CldPlacementFilter){ .flags = CLD_PLACEMENT_IS_GAP }, "C2:2024-02-01-");
  check (all, (CldPlacementFilter){ .flags = CLD_PLACEMENT_IS_TO_COME }, "F");
}

static void
test_filters (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldPlacementList) all = load (fixture, CLD_PLACEMENTS_ALL);

  check (all, (CldPlacementFilter){ .flags = CLD_PLACEMENT_OUT_OF_AREA }, "B C D E F");
  check (all, (CldPlacementFilter){ .flags = CLD_PLACEMENT_AT_A_DISTANCE }, "C D F");
  check (all, (CldPlacementFilter){ .flags = CLD_PLACEMENT_AREA_UNKNOWN }, "G");
  check (all, (CldPlacementFilter){ .flags = CLD_PLACEMENT_UNREGISTERED }, "B C");
  check (all, (CldPlacementFilter){ .flags = CLD_PLACEMENT_LACKS_APPROVAL }, "B E");
  check (all, (CldPlacementFilter){ .flags = CLD_PLACEMENT_LACKS_NOTICE }, "E");
  check (all, (CldPlacementFilter){ .flags = CLD_PLACEMENT_LACKS_NOTICE | CLD_PLACEMENT_LACKS_APPROVAL }, "E");
  check (all, (CldPlacementFilter){ .flags = CLD_PLACEMENT_AWAITS_DECISION }, "E");
  check (all, (CldPlacementFilter){ .flags = CLD_PLACEMENT_IS_RESTRICTED }, "B E");
  check (all, (CldPlacementFilter){ .child = "C1" }, "D E F");
  check (all, (CldPlacementFilter){ .worker = "Kim" }, "A B");
  check (all, (CldPlacementFilter){ .team = "South" }, "");
}

/* No postcode is found, and nothing of one is there to be found. */
static void
test_search (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldPlacementList) all = load (fixture, CLD_PLACEMENTS_ALL);

  check (all, (CldPlacementFilter){ .search = "" }, "A B C D E F G");
  check (all, (CldPlacementFilter){ .search = "ÁBEL ann" }, "A B");
  check (all, (CldPlacementFilter){ .search = "larch" }, "A E G");
  check (all, (CldPlacementFilter){ .search = "sc999" }, "A E G");
  check (all, (CldPlacementFilter){ .search = "c1 conf" }, "E");
  check (all, (CldPlacementFilter){ .search = "o'neil %s%n" }, "B");
  check (all, (CldPlacementFilter){ .search = "aldermere & <co>" }, "B");
  check (all, (CldPlacementFilter){ .search = "secret" }, "");
  check (all, (CldPlacementFilter){ .search = "zz9" }, "");
  check (all, (CldPlacementFilter){ .search = "zoe", .gaps = TRUE }, "C C2:2024-02-01-");
}

static void
test_entry (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldPlacementList) all = load (fixture, CLD_PLACEMENTS_ALL);
  const CldPlacementEntry *b = cld_placement_list_find_ref (all, "B"), *e = cld_placement_list_find_ref (all, "E"), *d = cld_placement_list_find_ref (all, "D");

  g_assert_null (cld_placement_list_find_ref (all, "T"));
  g_assert_cmpstr (b->given_names, ==, "Ann");
  g_assert_cmpint (b->age, ==, 9);
  g_assert_cmpstr (b->carer, ==, "Ó'Neil & <b>\"%s%n");
  g_assert_cmpstr (b->provider_name, ==, "Lodgings");
  g_assert_null (b->urn);
  g_assert_cmpint (b->area, ==, CLD_AREA_ADJOINING);
  g_assert_cmpstr (b->area_name, ==, "Aldermere & <Co>");
  g_assert_cmpstr (b->miles, ==, "12.5");
  g_assert_cmpuint (b->evidence.n_needed, ==, 7);
  g_assert_cmpuint (b->evidence.n_recorded, ==, 1);
  g_assert_cmpint (b->until, ==, CLD_NO_DAY);
  g_assert_cmpstr (e->area_name, ==, "Confidential");
  g_assert_null (e->miles);
  g_assert_cmpstr (e->urn, ==, "SC999999");
  g_assert_cmpstr (d->area_code, ==, "WAL");
  g_assert_cmpint (d->area, ==, CLD_AREA_DISTANT);
}

/* A placement that nobody ended ends with its period of care. */
static void
test_period (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldPlacementList) list = NULL;
  g_autoptr (GError) error = NULL;

  PUT (cld_child_kind, "L", "surname", "Left");
  PUT (cld_care_period_kind, "L/1", "child", "L", "started_on", "2024-01-02", "ended_on", "2024-02-20");
  PUT (cld_placement_kind, "L/P", "child", "L", "started_on", "2024-01-10", "type", "U1", "area_authority", "370");
  g_assert_true (cld_duty_board_load (fixture->board, fixture->db, &error));
  list = load (fixture, CLD_PLACEMENTS_ALL);
  check (list, (CldPlacementFilter){ .child = "L", .gaps = TRUE }, "L:2024-01-02-2024-01-10 L/P");
  g_assert_cmpint (cld_placement_list_find_ref (list, "L/P")->until, ==, cld_date_to_day ("2024-02-20"));
  g_assert_false (cld_placement_list_find_ref (list, "L/P")->flags & (CLD_PLACEMENT_IS_CURRENT | CLD_PLACEMENT_LACKS_NOTICE));
  /* Another program took the child away since the board was loaded, or brought one. */
  PUT (cld_child_kind, "M", "surname", "More");
  PUT (cld_placement_kind, "M/P", "child", "M", "started_on", "2024-01-10");
  g_clear_pointer (&list, cld_placement_list_free);
  list = load (fixture, CLD_PLACEMENTS_ALL);
  check (list, (CldPlacementFilter){ .child = "M" }, "");
}

#define ADD(name, func) g_test_add ("/placement-list/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  fixture_init ();
  g_test_init (&argc, &argv, NULL);

  ADD ("scope", test_scope);
  ADD ("filters", test_filters);
  ADD ("search", test_search);
  ADD ("entry", test_entry);
  ADD ("period", test_period);

  return fixture_run ();
}
