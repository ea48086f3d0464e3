/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include "cld-caseload-facts.h"
#include "cld-caseload-query.h"

#define DAY "2026-04-07"

typedef struct
{
  const char *search;
  const char *found; /* numbers in the order of names, with spaces between */
} SearchCase;

static CldStore *
make_store (void)
{
  g_autofree char *path = fixture_path ("a.db");
  g_autoptr (CldArena) arena = cld_arena_new ();
  CldStore *store = open_store (path, CLD_STORE_CREATE);
  CldChangeSet *set = begin_set (store);

  put (set, NULL, make_row (arena, &cld_authority_kind, "383", "name", "Brackenshire", "own", "1", NULL));
  put (set, NULL, make_row (arena, &cld_authority_kind, "373", "name", "Northmoor", "own", "0", NULL));
  put (set, NULL, make_row (arena, &cld_provider_kind, "SC1", "name", "Larch Hoûse", "urn", "9900112", "postcode", "TV4 9QW", NULL));

  /* A: fostered out of area; earlier with another carer; former name; seen alone, then seen, then nobody in. */
  put (set, NULL, make_row (arena, &cld_child_kind, "A1", "given_names", "Jay", "surname", "Marsh", "former_names", "Jay Ross", "date_of_birth", "2014-11-14",
                            "home_postcode", "BK13 8UN", "worker", "Priya Nair", "team", "East", "iro", "Gareth Lowe", "restricted", "1", "alert", "Not to be told.", NULL));
  put (set, NULL, make_row (arena, &cld_care_period_kind, "A1/1", "child", "A1", "started_on", "2024-02-12", NULL));
  put (set, NULL, make_row (arena, &cld_legal_status_kind, "A1/1", "child", "A1", "started_on", "2024-02-12", "ended_on", "2025-01-01", "code", "V2", NULL));
  put (set, NULL, make_row (arena, &cld_legal_status_kind, "A1/2", "child", "A1", "started_on", "2025-01-01", "code", "C2", NULL));
  put (set, NULL, make_row (arena, &cld_placement_kind, "A1/1", "child", "A1", "started_on", "2024-02-12", "ended_on", "2025-11-03", "type", "K2", "provider", "SC1", NULL));
  put (set, NULL, make_row (arena, &cld_placement_kind, "A1/2", "child", "A1", "started_on", "2025-11-03", "type", "U6", "carer", "Sarah Odd", "postcode", "NM4 5HA",
                            "area_authority", "373", "distance_miles", "41.0", "address_restricted", "1", NULL));
  put (set, NULL, make_row (arena, &cld_placement_kind, "A1/3", "child", "A1", "started_on", "2026-04-01", "type", "T1", "within", "A1/2", "carer", "Nobody", NULL));
  put (set, NULL, make_row (arena, &cld_visit_kind, "A1/1", "child", "A1", "visited_on", "2026-02-01T10:30", "outcome", "SEEN_ALONE", NULL));
  put (set, NULL, make_row (arena, &cld_visit_kind, "A1/2", "child", "A1", "visited_on", "2026-03-01", "outcome", "SEEN", NULL));
  put (set, NULL, make_row (arena, &cld_visit_kind, "A1/3", "child", "A1", "visited_on", "2026-04-01", "outcome", "NO_ACCESS", NULL));
  put (set, NULL, make_row (arena, &cld_visit_kind, "A1/4", "child", "A1", "visited_on", "2026-05-01", "outcome", "SEEN_ALONE", NULL));

  /* B: in a home, in our area; accents; the visit of the day itself. */
  put (set, NULL, make_row (arena, &cld_child_kind, "B2", "given_names", "Zoë", "surname", "Ó'Neil", "known_as", "Zed_100%", "date_of_birth", "2011-01-02", "worker", "tom Keane",
                            "team", "West", NULL));
  put (set, NULL, make_row (arena, &cld_care_period_kind, "B2/1", "child", "B2", "started_on", "2025-01-01", NULL));
  put (set, NULL, make_row (arena, &cld_legal_status_kind, "B2/1", "child", "B2", "started_on", "2025-01-01", "code", "V2", NULL));
  put (set, NULL, make_row (arena, &cld_placement_kind, "B2/1", "child", "B2", "started_on", "2025-01-01", "type", "K2", "provider", "SC1", "area_authority", "383",
                            "distance_miles", "9.5", NULL));
  put (set, NULL, make_row (arena, &cld_visit_kind, "B2/1", "child", "B2", "visited_on", DAY "T16:00", "outcome", "SEEN_ALONE", NULL));
  put (set, NULL, make_row (arena, &cld_missing_episode_kind, "B2/1", "child", "B2", "kind", "A", "started_at", "2026-04-06T22:00", NULL));

  /* C: in care, and nothing else is known; the area is confidential. */
  put (set, NULL, make_row (arena, &cld_child_kind, "C3", "given_names", NULL));
  put (set, NULL, make_row (arena, &cld_care_period_kind, "C3/1", "child", "C3", "started_on", DAY, NULL));
  put (set, NULL, make_row (arena, &cld_placement_kind, "C3/1", "child", "C3", "started_on", DAY, "area_authority", "CON", NULL));

  /* D: left that very day; a name like a pattern. E: not yet in care. */
  put (set, NULL, make_row (arena, &cld_child_kind, "D4", "given_names", "Back\\slash", "surname", "\"Quoted\" & <b>", "date_of_birth", "2009-12-31", "worker", "Priya Nair", NULL));
  put (set, NULL, make_row (arena, &cld_care_period_kind, "D4/1", "child", "D4", "started_on", "2020-01-01", "ended_on", DAY, NULL));
  put (set, NULL, make_row (arena, &cld_child_kind, "E5", "given_names", "Eve", "surname", "Later", NULL));
  put (set, NULL, make_row (arena, &cld_care_period_kind, "E5/1", "child", "E5", "started_on", "2026-04-08", NULL));
  g_free (commit_set (set));
  return store;
}

static char *
ask (CldStore *store, const CldCaseloadQuery *query)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CldIds) ids = cld_caseload_query (cld_store_get_db (store), query, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < cld_ids_get_n (ids); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", cld_ids_get (ids, i));
  return g_strdup (text->str);
}

static void
test_search (void)
{
  static const SearchCase cases[] = {
    { "", "D4 E5 A1 B2 C3" },
    { "   ", "D4 E5 A1 B2 C3" },
    { "mar", "A1" },
    { "ARS", "A1" },
    { "jay marsh", "A1" },
    { "marsh jay", "A1" },
    { "jay  oneil", "" },
    { "ross", "A1" },
    { "o'neil", "B2" },
    { "o’neil", "B2" },
    { "oneil", "B2" },
    { "Ó'N", "B2" },
    { "zoe", "B2" },
    { "zed", "B2" },
    { "a1", "A1" },
    { "2014-11-14", "A1" },
    { "14/11/2014", "A1" },
    { "14.11.2014", "A1" },
    { "14/11/14", "A1" },
    { "14/11", "A1" },
    { "14/11/20", "A1" },
    { "14/1", "A1" },
    { "2/1/2011", "B2" },
    { "11/2014", "A1" },
    { "14 Nov 2014", "A1" },
    { "14-nov-2014", "A1" },
    { "marsh 14 november 2014", "A1" },
    { "11/14/2014", "" },
    { "bk13 8un", "A1" },
    { "bk138un", "A1" },
    { "bk138", "A1" },
    { "nm45ha", "A1" },
    { "NM4 5HA", "A1" },
    { "tv49qw", "B2" },
    { "foster", "A1" },
    { "children's", "B2" },
    { "u6", "A1" },
    { "adopt", "" },
    { "long term", "A1" },
    { "sarah", "A1" },
    { "nobody", "" },
    { "larch house", "B2" },
    { "priya", "D4 A1" },
    { "priya u6", "A1" },
    { "east", "A1" },
    { "gareth", "A1" },
    { "%", "B2" },
    { "_", "B2" },
    { "\\", "D4" },
    { "\"quoted\"", "D4" },
    { "<b>", "D4" },
    { "'; DROP TABLE child; --", "" },
    { "%%", "" },
    { "100%", "B2" },
  };
  g_autoptr (CldStore) store = make_store ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      CldCaseloadQuery query = { .day = DAY, .scope = CLD_CASELOAD_EVERYONE, .search = cases[i].search };
      g_autofree char *found = ask (store, &query);

      if (strcmp (found, cases[i].found) != 0)
        g_test_message ("searched: %s", cases[i].search);
      g_assert_cmpstr (found, ==, cases[i].found);
    }
}

static void
test_scope (void)
{
  static const char *const found[] = { "A1 B2 C3", "D4", "D4 E5 A1 B2 C3" };
  static const gint64 counts[] = { 3, 1, 5 };
  g_autoptr (CldStore) store = make_store ();

  for (guint i = 0; i < G_N_ELEMENTS (found); i++)
    {
      CldCaseloadQuery query = { .day = DAY, .scope = (CldCaseloadScope) i };
      g_autofree char *text = ask (store, &query);
      g_autoptr (GError) error = NULL;

      g_assert_cmpstr (text, ==, found[i]);
      g_assert_cmpint (cld_caseload_count (cld_store_get_db (store), (CldCaseloadScope) i, DAY, &error), ==, counts[i]);
      g_assert_no_error (error);
    }
}

static void
test_sort (void)
{
  static const struct
  {
    CldCaseloadSort sort;
    const char *up;
    const char *down;
  } cases[] = {
    { CLD_CASELOAD_BY_NAME, "D4 E5 A1 B2 C3", "B2 A1 E5 D4 C3" },
    { CLD_CASELOAD_BY_NUMBER, "A1 B2 C3 D4 E5", "E5 D4 C3 B2 A1" },
    { CLD_CASELOAD_BY_AGE, "A1 B2 D4 E5 C3", "D4 B2 A1 E5 C3" },
    { CLD_CASELOAD_BY_LEGAL_STATUS, "A1 B2 D4 E5 C3", "B2 A1 D4 E5 C3" },
    { CLD_CASELOAD_BY_TYPE, "B2 A1 D4 E5 C3", "A1 B2 D4 E5 C3" },
    { CLD_CASELOAD_BY_CARER, "B2 A1 D4 E5 C3", "A1 B2 D4 E5 C3" },
    { CLD_CASELOAD_BY_SINCE, "B2 A1 C3 D4 E5", "C3 A1 B2 D4 E5" },
    { CLD_CASELOAD_BY_MILES, "B2 A1 D4 E5 C3", "A1 B2 D4 E5 C3" },
    { CLD_CASELOAD_BY_WORKER, "D4 A1 B2 E5 C3", "B2 D4 A1 E5 C3" },
    { CLD_CASELOAD_BY_TEAM, "A1 B2 D4 E5 C3", "B2 A1 D4 E5 C3" },
    { CLD_CASELOAD_BY_IRO, "A1 D4 E5 B2 C3", "A1 D4 E5 B2 C3" },
    { CLD_CASELOAD_BY_SEEN, "A1 B2 D4 E5 C3", "B2 A1 D4 E5 C3" },
    { CLD_CASELOAD_BY_ALONE, "B2 A1 D4 E5 C3", "A1 B2 D4 E5 C3" },
    { CLD_CASELOAD_BY_ALERT, "B2 A1 D4 E5 C3", "A1 B2 D4 E5 C3" },
  };
  g_autoptr (CldStore) store = make_store ();

  for (guint i = 0; i < G_N_ELEMENTS (cases) * 2; i++)
    {
      CldCaseloadQuery query = { .day = DAY, .scope = CLD_CASELOAD_EVERYONE, .sort = cases[i / 2].sort, .descending = i % 2 };
      const char *expected = i % 2 ? cases[i / 2].down : cases[i / 2].up;
      g_autofree char *text = ask (store, &query);

      g_test_message ("sorted by %d%s: %s", (int) query.sort, query.descending ? ", turned" : "", text);
      g_assert_cmpstr (text, ==, expected);
    }
}

/* A worker is one whose name is written with an accent once and without it another time, in capitals or not; a name
 * that begins with an accent stands where it does in a list on paper; within a worker children are by name. */
static void
test_sort_folds (void)
{
  static const char *const workers[] = { "Émile Roy", "zoe Lane", "Zoë Lane", "Frank Day", NULL, "ZOË LANE" };
  static const char *const sorted[] = { "F1 F4 F2 F3 F6 F5", "F2 F3 F6 F4 F1 F5" };
  g_autofree char *path = fixture_path ("a.db");
  g_autoptr (CldArena) arena = cld_arena_new ();
  g_autoptr (CldStore) store = open_store (path, CLD_STORE_CREATE);
  CldChangeSet *set = begin_set (store);

  for (guint i = 0; i < G_N_ELEMENTS (workers); i++)
    {
      g_autofree char *ref = g_strdup_printf ("F%u", i + 1);

      put (set, NULL, make_row (arena, &cld_child_kind, cld_arena_strdup (arena, ref), "given_names", "A", "surname", cld_arena_strdup (arena, ref),
                                workers[i] ? "worker" : NULL, workers[i], NULL));
    }
  g_free (commit_set (set));
  for (guint i = 0; i < G_N_ELEMENTS (sorted); i++)
    {
      CldCaseloadQuery query = { .day = DAY, .scope = CLD_CASELOAD_EVERYONE, .sort = CLD_CASELOAD_BY_WORKER, .descending = i == 1 };
      g_autofree char *text = ask (store, &query);

      g_assert_cmpstr (text, ==, sorted[i]);
    }
}

static void
test_filters (void)
{
  static const char *const homes[] = { "K2", "K1", NULL };
  static const char *const none[] = { "Z9", NULL };
  const struct
  {
    CldCaseloadQuery query;
    const char *found;
  } cases[] = {
    { { .day = DAY, .worker = "Priya Nair" }, "A1" },
    { { .day = DAY, .scope = CLD_CASELOAD_EVERYONE, .worker = "Priya Nair" }, "D4 A1" },
    { { .day = DAY, .worker = "priya nair" }, "" },
    { { .day = DAY, .team = "West" }, "B2" },
    { { .day = DAY, .legal_status = "V2" }, "B2" },
    { { .day = "2024-06-01", .legal_status = "V2" }, "A1" },
    { { .day = DAY, .types = homes }, "B2" },
    { { .day = "2025-06-01", .types = homes }, "A1 B2" },
    { { .day = DAY, .types = none }, "" },
    { { .day = DAY, .out_of_area = TRUE }, "A1" },
    { { .day = DAY, .out_of_area = TRUE, .types = homes }, "" },
    { { .day = DAY, .born_after = "2012-01-01" }, "A1" },
    { { .day = DAY, .born_after = "2010-01-01", .born_until = "2012-01-01" }, "B2" },
    { { .day = DAY, .team = "East", .worker = "Priya Nair", .legal_status = "C2", .out_of_area = TRUE, .search = "odd",
        .sort = CLD_CASELOAD_BY_SEEN, .descending = TRUE },
      "A1" },
    { { .day = DAY, .team = "West", .worker = "Priya Nair" }, "" },
  };
  g_autoptr (CldStore) store = make_store ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *found = ask (store, &cases[i].query);

      g_test_message ("case %u", i);
      g_assert_cmpstr (found, ==, cases[i].found);
    }
}

static void
test_facts (void)
{
  const char *refs[] = { "B2", "gone", "A1", "D4", "C3" };
  g_autoptr (CldStore) store = make_store ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) all = cld_caseload_load (cld_store_get_db (store), refs, G_N_ELEMENTS (refs), DAY, &error);
  CldCaseloadFacts *facts;

  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, 5);
  g_assert_null (all->pdata[1]);
  facts = all->pdata[2];
  g_assert_cmpstr (facts->ref, ==, "A1");
  g_assert_cmpstr (facts->legal_status, ==, "C2");
  g_assert_cmpstr (facts->placement_type, ==, "U6");
  g_assert_cmpstr (facts->carer, ==, "Sarah Odd");
  g_assert_cmpstr (facts->since, ==, "2025-11-03");
  g_assert_cmpstr (facts->miles, ==, "41.0");
  g_assert_cmpstr (facts->seen_on, ==, "2026-03-01");
  g_assert_cmpstr (facts->seen_alone_on, ==, "2026-02-01");
  g_assert_true (facts->restricted && facts->address_restricted);
  g_assert_null (facts->left_on);
  facts = all->pdata[0];
  g_assert_cmpstr (facts->provider, ==, "Larch Hoûse");
  g_assert_cmpstr (facts->seen_alone_on, ==, DAY);
  g_assert_cmpstr (facts->missing_since, ==, "2026-04-06T22:00");
  g_assert_cmpstr (facts->missing_kind, ==, "A");
  facts = all->pdata[3];
  g_assert_cmpstr (facts->left_on, ==, DAY);
  g_assert_null (facts->care_started_on);
  g_assert_null (facts->placement_type);
  facts = all->pdata[4];
  g_assert_cmpstr (facts->care_started_on, ==, DAY);
  g_assert_null (facts->surname);
  g_assert_null (facts->seen_on);
}

/* More than one statement's worth, and none at all. */
static void
test_facts_of_many (void)
{
  g_autofree char *path = fixture_path ("a.db");
  g_autoptr (CldStore) store = open_store (path, CLD_STORE_CREATE);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) refs = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) all = NULL;

  fill_store (store, 150);
  for (guint i = 0; i < 150; i++)
    g_ptr_array_add (refs, g_strdup_printf ("C%u", 150 - i));
  all = cld_caseload_load (cld_store_get_db (store), (const char *const *) refs->pdata, refs->len, DAY, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, 150);
  for (guint i = 0; i < 150; i++)
    g_assert_cmpstr (((CldCaseloadFacts *) all->pdata[i])->ref, ==, refs->pdata[i]);
  none = cld_caseload_load (cld_store_get_db (store), NULL, 0, DAY, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (none->len, ==, 0);
}

static void
test_choices (void)
{
  g_autoptr (CldStore) store = make_store ();
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) workers = cld_caseload_choices (cld_store_get_db (store), CLD_CASELOAD_WORKERS, DAY, &error);
  g_auto (GStrv) teams = cld_caseload_choices (cld_store_get_db (store), CLD_CASELOAD_TEAMS, DAY, &error);
  g_auto (GStrv) statuses = cld_caseload_choices (cld_store_get_db (store), CLD_CASELOAD_LEGAL_STATUSES, DAY, &error);
  g_autofree char *all = NULL;

  g_assert_no_error (error);
  all = g_strjoin ("|", workers[0], workers[1], teams[0], teams[1], statuses[0], statuses[1], NULL);
  g_assert_cmpstr (all, ==, "Priya Nair|tom Keane|East|West|C2|V2");
  g_assert_cmpuint (g_strv_length (workers) + g_strv_length (teams) + g_strv_length (statuses), ==, 6);
}

/* Two placements at once: the one begun last is where the child is, in the search, the filter and the row alike. */
static void
test_two_at_once (void)
{
  static const char *const homes[] = { "K2", NULL };
  static const char *const foster[] = { "U6", NULL };
  g_autofree char *path = fixture_path ("a.db");
  g_autoptr (CldArena) arena = cld_arena_new ();
  g_autoptr (CldStore) store = open_store (path, CLD_STORE_CREATE);
  CldChangeSet *set = begin_set (store);
  const CldCaseloadQuery home = { .day = DAY, .scope = CLD_CASELOAD_EVERYONE, .types = homes };
  const CldCaseloadQuery old = { .day = DAY, .scope = CLD_CASELOAD_EVERYONE, .search = "old" };
  const CldCaseloadQuery now = { .day = DAY, .scope = CLD_CASELOAD_EVERYONE, .types = foster, .search = "new", .sort = CLD_CASELOAD_BY_SINCE };
  g_autofree char *found_home = NULL, *found_old = NULL, *found_now = NULL;

  put (set, NULL, make_row (arena, &cld_child_kind, "A1", "surname", "Marsh", NULL));
  put (set, NULL, make_row (arena, &cld_placement_kind, "A1/1", "child", "A1", "started_on", "2025-01-01", "type", "K2", "carer", "Old", NULL));
  put (set, NULL, make_row (arena, &cld_placement_kind, "A1/2", "child", "A1", "started_on", "2025-06-01", "type", "U6", "carer", "New", NULL));
  g_free (commit_set (set));
  found_home = ask (store, &home);
  found_old = ask (store, &old);
  found_now = ask (store, &now);
  g_assert_cmpstr (found_home, ==, "");
  g_assert_cmpstr (found_old, ==, "");
  g_assert_cmpstr (found_now, ==, "A1");
}

int
main (int argc, char *argv[])
{
  fixture_init ();
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/caseload-query/search", test_search);
  g_test_add_func ("/caseload-query/scope", test_scope);
  g_test_add_func ("/caseload-query/sort", test_sort);
  g_test_add_func ("/caseload-query/sort-folds", test_sort_folds);
  g_test_add_func ("/caseload-query/filters", test_filters);
  g_test_add_func ("/caseload-query/facts", test_facts);
  g_test_add_func ("/caseload-query/facts-of-many", test_facts_of_many);
  g_test_add_func ("/caseload-query/choices", test_choices);
  g_test_add_func ("/caseload-query/two-at-once", test_two_at_once);

  return fixture_run ();
}
