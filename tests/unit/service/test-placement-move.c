/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../store/store-fixture.h"

#include <unistd.h>

#include "cld-date.h"
#include "cld-notice-state.h"
#include "cld-placement-move.h"
#include "cld-undo.h"

/* A made-up child of eight under a care order, with our own foster carer since 2 January 2024. */
typedef struct
{
  char *path;
  CldStore *store;
  CldDb *db;
  CldArena *arena;
  CldWhere *where;
} Fixture;

static void
put_row (Fixture *fixture, CldRow *row)
{
  g_free (put_one (fixture->store, NULL, row));
}

#define PUT(kind, ref, ...) put_row (fixture, make_row (fixture->arena, &kind, ref, __VA_ARGS__, NULL))

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *directory = fixture_path ("no-postcodes.db");

  fixture->path = fixture_store ();
  fixture->store = open_store (fixture->path, CLD_STORE_CREATE);
  fixture->db = cld_store_get_db (fixture->store);
  fixture->arena = cld_arena_new ();
  fixture->where = cld_where_new (directory);
  PUT (cld_authority_kind, "998", "name", "Brackenshire", "own", "1");
  PUT (cld_authority_kind, "999", "name", "Northmoor");
  PUT (cld_authority_kind, "997", "name", "Eastmere", "adjoining", "1");
  PUT (cld_child_kind, "C1", "given_names", "Ash", "surname", "Ó'Neil & <b>\"%s%n", "date_of_birth", "2016-06-01", "iro", "I. Officer", "home_postcode", "ZZ9 9ZZ");
  PUT (cld_care_period_kind, "C1/2024-01-02", "child", "C1", "started_on", "2024-01-02");
  PUT (cld_legal_status_kind, "C1/2024-01-02", "child", "C1", "started_on", "2024-01-02", "code", "C2");
  PUT (cld_provider_kind, "SC990417", "name", "Bright Lanes Fostering", "urn", "SC990417", "type", "IFA");
  PUT (cld_provider_kind, "SC990001", "name", "Closed Home", "urn", "SC990001", "type", "CH");
  PUT (cld_placement_kind, "C1/2024-01-02", "child", "C1", "started_on", "2024-01-02", "type", "U6", "area_authority", "998", "carer", "Old Carer", "address", "1 Old Road");
  PUT (cld_contact_kind, "m", "name", "Ana Sample", "role", "PARENT", "address", "2 Elm Road");
  PUT (cld_relationship_kind, "C1/m", "child", "C1", "contact", "m", "kind", "MOTHER", "parental_responsibility", "1");
  PUT (cld_contact_kind, "f", "name", "Ben Sample", "role", "PARENT");
  PUT (cld_relationship_kind, "C1/f", "child", "C1", "contact", "f", "kind", "FATHER", "may_be_told", "0");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  assert_intact (fixture->store);
  cld_where_free (fixture->where);
  cld_store_free (fixture->store);
  cld_arena_free (fixture->arena);
  g_free (fixture->path);
}

static CldPlacementMove *
load (Fixture *fixture, gboolean only_end)
{
  g_autoptr (GError) error = NULL;
  CldPlacementMove *move = cld_placement_move_load (fixture->db, fixture->where, "C1", only_end, "2025-03-04", "worker", &error);

  g_assert_no_error (error);
  return move;
}

static void
look (Fixture *fixture, CldPlacementMove *move)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (cld_placement_move_look (move, fixture->db, &error));
  g_assert_no_error (error);
}

static void
type (CldPlacementMove *move, const char *first, ...)
{
  CldRecord *record = cld_placement_move_get_placement (move);
  va_list list;

  va_start (list, first);
  for (const char *field = first; field; field = va_arg (list, const char *))
    g_assert_true (cld_record_set_text (record, (guint) cld_kind_find_field (&cld_placement_kind, field), va_arg (list, const char *)));
  va_end (list);
}

static void
type_move_at_a_distance (CldPlacementMove *move)
{
  type (move, "started_on", "2025-03-12", "type", "U6", "provider", "SC990417", "provider_kind", "PR4", "carer", "Helen and Paul Voss",
        "address", "14 Tarn Close", "postcode", "ZZ9 4QT", "area_authority", "999", "distance_miles", "38.5", NULL);
  cld_record_set_text (cld_placement_move_get_old (move), PLACEMENT_REASON_ENDED, "CARPL");
}

static char *
save (Fixture *fixture, CldPlacementMove *move)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  g_autoptr (GPtrArray) rows = cld_placement_move_make_rows (move, arena);
  g_autoptr (GError) error = NULL;
  char *ref = cld_placement_move_save (fixture->store, rows, "placement", &error);

  g_assert_no_error (error);
  return ref;
}

static const char *
get (Fixture *fixture, const CldKind *kind, const char *ref, guint field)
{
  CldRow *row = cld_repo_find (fixture->db, kind, ref, fixture->arena, NULL);

  g_assert_nonnull (row);
  return row->values[field];
}

static gint64
head_of (CldStore *store)
{
  g_autofree char *hash = NULL;
  gint64 seq = -1;

  g_assert_true (cld_store_get_head (store, &seq, &hash, NULL));
  return seq;
}

/* The father may not be told: his notice is withheld, with the reason, once somebody says so. */
static void
withhold (CldPlacementMove *move)
{
  const CldRecipient *one;

  while ((one = cld_placement_move_find_undecided (move)) != NULL)
    {
      g_assert_cmpstr (one->name, ==, "Ben Sample");
      cld_placement_move_decide (move, one, CLD_MOVE_WITHHOLD, "HARM", "Made up: a non-molestation order.");
    }
}

/* Everything in one change set: the end of the old, the new one, an approval, notices. One undo takes it back. */
static void
test_save (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldPlacementMove) move = load (fixture, FALSE);
  g_autofree char *before = dump_store (fixture->store), *after = NULL, *ref = NULL, *back = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CldUndoResult) undone = NULL;
  gint64 head = head_of (fixture->store), n_before = cld_repo_count (fixture->db, &cld_notice_kind, NULL);

  type_move_at_a_distance (move);
  look (fixture, move);
  g_assert_cmpint (cld_placement_move_get_plan (move)->level, ==, CLD_MOVE_LEVEL_DCS);
  g_assert_true (cld_placement_move_ends_old (move));
  g_assert_nonnull (cld_placement_move_find_undecided (move));
  withhold (move);
  g_assert_null (cld_placement_move_find_undecided (move));
  g_assert_null (cld_placement_move_find_unanswered (move));
  /* CHILD, mother, section 34, carer before, ICB ×2, GP ×2, school, IRO, area, virtual school: 12, and of the end CHILD, mother,
   * section 34, carer before, ICB, GP, school, IRO, carer: 9. The father's two are withheld. */
  g_assert_cmpuint (cld_placement_move_count_notices (move), ==, 21);
  ref = save (fixture, move);
  g_assert_cmpstr (ref, ==, "C1/2025-03-12");
  g_assert_cmpstr (get (fixture, &cld_placement_kind, "C1/2024-01-02", PLACEMENT_ENDED_ON), ==, "2025-03-12");
  g_assert_cmpstr (get (fixture, &cld_placement_kind, "C1/2024-01-02", PLACEMENT_REASON_ENDED), ==, "CARPL");
  g_assert_cmpstr (get (fixture, &cld_placement_kind, ref, PLACEMENT_ADDRESS), ==, "14 Tarn Close");
  g_assert_cmpstr (get (fixture, &cld_placement_kind, ref, PLACEMENT_REASON_STARTED), ==, "P");
  g_assert_cmpstr (get (fixture, &cld_placement_kind, ref, PLACEMENT_START_KNOWN), ==, "1");
  g_assert_cmpint (cld_repo_count (fixture->db, &cld_notice_kind, NULL) - n_before, ==, 23);
  g_assert_cmpint (cld_repo_count (fixture->db, &cld_approval_kind, NULL), ==, 1);
  g_assert_cmpstr (get (fixture, &cld_approval_kind, "C1/approval", APPROVAL_PROVISION), ==, "reg11_1_b");
  g_assert_cmpstr (get (fixture, &cld_approval_kind, "C1/approval", APPROVAL_PLACEMENT), ==, ref);
  g_assert_cmpstr (get (fixture, &cld_approval_kind, "C1/approval", APPROVAL_REQUESTED_ON), ==, "2025-03-04");
  g_assert_cmpstr (get (fixture, &cld_approval_kind, "C1/approval", APPROVAL_REQUESTED_BY), ==, "worker");
  g_assert_cmpstr (get (fixture, &cld_approval_kind, "C1/approval", APPROVAL_DECIDED_ON), ==, NULL);
  g_assert_cmpint (head_of (fixture->store), >, head);

  undone = cld_undo (fixture->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (undone->left->len, ==, 0);
  after = dump_store (fixture->store);
  /* What was changed and set back counts one version more: compare what is recorded. */
  back = g_strdup (after);
  g_assert_cmpint (cld_repo_count (fixture->db, &cld_notice_kind, NULL), ==, n_before);
  g_assert_cmpint (cld_repo_count (fixture->db, &cld_placement_kind, NULL), ==, 1);
  g_assert_cmpint (cld_repo_count (fixture->db, &cld_approval_kind, NULL), ==, 0);
  g_assert_cmpstr (get (fixture, &cld_placement_kind, "C1/2024-01-02", PLACEMENT_ENDED_ON), ==, NULL);
  g_assert_nonnull (before);
}

typedef struct
{
  const char *kind;
  guint n;
  const char *recipient;
  const char *address;
  CldNoticeState state;
} Expected;

static gboolean
count_notice_cb (CldRow *row, const char *search_key, gpointer data)
{
  Expected *expected = data;

  if (g_strcmp0 (row->values[NOTICE_RECIPIENT_KIND], expected->kind) == 0 && g_strcmp0 (row->values[NOTICE_RECIPIENT], expected->recipient) == 0 &&
      g_strcmp0 (row->values[NOTICE_ADDRESS], expected->address) == 0 && cld_notice_state_of (row) == expected->state)
    expected->n++;
  return TRUE;
}

/* Names and addresses where contacts say so; the area by name; the old carer where the child lived. */
static void
test_notices (Fixture *fixture, gconstpointer data)
{
  static const Expected expected[] = {
    { "PARENT", 2, "Ana Sample", "2 Elm Road", CLD_NOTICE_TO_SEND },
    { "PARENT", 2, "Ben Sample", NULL, CLD_NOTICE_WITHHELD },
    { "PREVCARER", 1, "Old Carer", "1 Old Road", CLD_NOTICE_TO_SEND },
    { "FOSTER", 1, "Old Carer", "1 Old Road", CLD_NOTICE_TO_SEND },
    { "AREA", 1, "Northmoor", NULL, CLD_NOTICE_TO_SEND },
    { "IRO", 2, "I. Officer", NULL, CLD_NOTICE_TO_SEND },
    { "CHILD", 2, "Ash Ó'Neil & <b>\"%s%n", NULL, CLD_NOTICE_TO_SEND },
    { "GP_TO", 1, NULL, NULL, CLD_NOTICE_TO_SEND },
    { "VSH", 1, NULL, NULL, CLD_NOTICE_TO_SEND },
  };
  g_autoptr (CldPlacementMove) move = load (fixture, FALSE);
  g_autofree char *ref = NULL;

  type_move_at_a_distance (move);
  look (fixture, move);
  withhold (move);
  ref = save (fixture, move);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      Expected found = expected[i];
      g_autoptr (GError) error = NULL;

      found.n = 0;
      cld_repo_each (fixture->db, &cld_notice_kind, NULL, NULL, fixture->arena, count_notice_cb, &found, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (found.n, ==, expected[i].n);
    }
}

/* Whoever does not want notices prepared, nor an approval asked for, writes the two placements alone. */
static void
test_placements_alone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldPlacementMove) move = load (fixture, FALSE);
  g_autofree char *ref = NULL;

  type_move_at_a_distance (move);
  cld_placement_move_get_said (move)->prepares = FALSE;
  cld_placement_move_get_said (move)->asks = FALSE;
  look (fixture, move);
  g_assert_null (cld_placement_move_find_undecided (move));
  ref = save (fixture, move);
  g_assert_cmpint (cld_repo_count (fixture->db, &cld_notice_kind, NULL), ==, 0);
  g_assert_cmpint (cld_repo_count (fixture->db, &cld_approval_kind, NULL), ==, 0);
  g_assert_cmpint (cld_repo_count (fixture->db, &cld_placement_kind, NULL), ==, 2);
}

static char *
hash_file (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize n;

  g_file_get_contents (path, &bytes, &n, &error);
  g_assert_no_error (error);
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) bytes, n);
}

/* Looking at everything that is typed leaves the file byte for byte as it was, and its log too. */
static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL, *after = NULL, *dump = dump_store (fixture->store), *dumped = NULL;
  gint64 head = head_of (fixture->store);
  gboolean is_file = !engine_is_postgres ();

  if (is_file)
    before = hash_file (fixture->path);
  {
    g_autoptr (CldPlacementMove) move = load (fixture, FALSE);
    g_autoptr (CldArena) arena = cld_arena_new ();
    g_autoptr (GPtrArray) rows = NULL;

    type_move_at_a_distance (move);
    look (fixture, move);
    type (move, "emergency", "1", "area_authority", "SCO", "provider", "SC990001", NULL);
    look (fixture, move);
    withhold (move);
    cld_placement_move_override (move, "r501", "Made up", "NO", "N. Officer");
    rows = cld_placement_move_make_rows (move, arena);
    g_assert_cmpuint (rows->len, >, 20);
  }
  if (is_file)
    {
      after = hash_file (fixture->path);
      g_assert_cmpstr (before, ==, after);
    }
  dumped = dump_store (fixture->store);
  g_assert_cmpstr (dump, ==, dumped);
  g_assert_cmpint (head_of (fixture->store), ==, head);
}

/* A home under enforcement: recorded only with a reason and who answers for it. */
static void
test_override (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldPlacementMove) move = load (fixture, FALSE);
  g_autofree char *ref = NULL, *said = NULL;
  const CldPlacementFinding *finding;

  PUT (cld_notice_kind, "n1", "direction", "IN", "provision", "s30a", "provider", "SC990001", "occurred_on", "2025-02-01");
  PUT (cld_notice_kind, "n2", "direction", "IN", "provision", "s30a", "provider", "SC990417", "occurred_on", "2024-02-01", "closed_on", "2024-06-01");
  type (move, "started_on", "2025-03-12", "type", "K2", "provider", "SC990417", "area_authority", "998", NULL);
  look (fixture, move);
  g_assert_null (cld_placement_move_find_unanswered (move));
  type (move, "provider", "SC990001", NULL);
  look (fixture, move);
  finding = cld_placement_move_find_unanswered (move);
  g_assert_nonnull (finding);
  g_assert_cmpstr (finding->rule, ==, "restricted_home");
  g_assert_cmpint (finding->level, ==, CLD_PLACEMENT_BLOCK);
  g_assert_cmpint (finding->day, ==, cld_date_to_day ("2025-02-01"));
  said = cld_placement_move_describe (move, finding->rule);
  g_assert_nonnull (strstr (said, "A notice of enforcement of 1 Feb 2025 is open (section 30A)."));
  cld_placement_move_override (move, "restricted_home", "Made up: the notice is about another building.", "DCS", "D. Rector");
  g_assert_null (cld_placement_move_find_unanswered (move));
  withhold (move);
  ref = save (fixture, move);
  g_assert_cmpint (cld_repo_count (fixture->db, &cld_override_kind, NULL), ==, 1);
  g_assert_cmpstr (get (fixture, &cld_override_kind, "C1/2025-03-04", OVERRIDE_RULE), ==, "restricted_home");
  g_assert_cmpstr (get (fixture, &cld_override_kind, "C1/2025-03-04", OVERRIDE_PLACEMENT), ==, ref);
  g_assert_cmpstr (get (fixture, &cld_override_kind, "C1/2025-03-04", OVERRIDE_NAME), ==, "D. Rector");
  g_assert_cmpstr (get (fixture, &cld_override_kind, "C1/2025-03-04", OVERRIDE_ROLE), ==, "DCS");
}

/* What speaks against a placement with SC990001 that starts on the day of each case. */
typedef struct
{
  const char *enforcement; /* kind, from, until */
  const char *grade;       /* area, grade, day of the inspection */
  const char *start;
  const char *rules;
  const char *causes; /* what is said of them beside their sentences */
} Blocked;

static const Blocked blocked[] = {
  { "RA 2025-03-12 -", "", "2025-03-12", "restricted_home", "Restriction of accommodation since 12 Mar 2025." },
  { "RA 2025-03-12 -", "", "2025-03-11", "", "" },
  { "RA 2025-01-01 2025-03-12", "", "2025-03-12", "restricted_home", "Restriction of accommodation since 1 Jan 2025." },
  { "RA 2025-01-01 2025-03-11", "", "2025-03-12", "", "" },
  { "SUSP 2025-01-01 -", "", "2025-03-12", "restricted_home", "Suspension of registration since 1 Jan 2025." },
  { "CANC 2025-01-01 -", "", "2025-03-12", "restricted_home", "Cancellation of registration since 1 Jan 2025." },
  { "ECANC 2025-01-01 -", "", "2025-03-12", "restricted_home", "Emergency cancellation by court order since 1 Jan 2025." },
  { "NOP 2025-01-01 -", "", "2025-03-12", "", "" },
  { "CN 2025-01-01 -", "", "2025-03-12", "", "" },
  { "", "OEP INAD 2025-03-01", "2025-03-12", "inadequate_home", "Inadequate overall in the inspection of 1 Mar 2025, the latest with a grade." },
  { "", "OEP INAD 2025-03-12", "2025-03-12", "inadequate_home", "Inadequate overall in the inspection of 12 Mar 2025, the latest with a grade." },
  { "", "OEP INAD 2025-03-13", "2025-03-12", "", "" },
  { "", "OEP SA3 2025-03-01", "2025-03-12", "inadequate_home", "Serious or widespread weaknesses overall in the inspection of 1 Mar 2025, the latest with a grade." },
  { "", "OEP RI 2025-03-01", "2025-03-12", "", "" },
  { "", "HP INAD 2025-03-01", "2025-03-12", "", "" },
  { "RA 2025-01-01 -", "OEP INAD 2025-03-01", "2025-03-12", "restricted_home inadequate_home", "Restriction of accommodation since 1 Jan 2025. Inadequate overall in the inspection of 1 Mar 2025, the latest with a grade." },
};

static void
put_blocked (Fixture *fixture, const Blocked *one)
{
  g_auto (GStrv) step = g_strsplit (one->enforcement, " ", 3), grade = g_strsplit (one->grade, " ", 3);

  if (step[0])
    PUT (cld_enforcement_kind, "e", "provider", "SC990001", "kind", step[0], "from_on", step[1], "until_on", strcmp (step[2], "-") == 0 ? NULL : step[2]);
  if (!grade[0])
    return;
  PUT (cld_inspection_kind, "i", "provider", "SC990001", "event_type", "FULL", "started_on", grade[2]);
  PUT (cld_judgement_kind, "j", "inspection", "i", "area", grade[0], "grade", grade[1]);
}

/* What is said beside the sentence of the rule: which step, or which grade, and since when. */
static void
append_cause (GString *to, CldPlacementMove *move, const char *rule)
{
  const char *sentence = cld_placement_rule_sentence (rule);
  g_autofree char *said = cld_placement_move_describe (move, rule);

  g_assert_true (g_str_has_prefix (said, sentence));
  g_assert_cmpint (said[strlen (sentence)], ==, ' ');
  g_string_append_printf (to, "%s%s", to->len > 0 ? " " : "", said + strlen (sentence) + 1);
}

static void
test_blocked (Fixture *fixture, gconstpointer data)
{
  const Blocked *one = data;
  g_autoptr (CldPlacementMove) move = load (fixture, FALSE);
  g_autoptr (GString) rules = g_string_new (NULL), causes = g_string_new (NULL);
  const CldPlacementFinding *finding;

  put_blocked (fixture, one);
  type (move, "started_on", one->start, "type", "K2", "provider", "SC990001", "area_authority", "998", NULL);
  look (fixture, move);
  while ((finding = cld_placement_move_find_unanswered (move)) && rules->len < 100)
    {
      g_assert_cmpint (finding->level, ==, CLD_PLACEMENT_BLOCK);
      g_string_append_printf (rules, "%s%s", rules->len > 0 ? " " : "", finding->rule);
      append_cause (causes, move, finding->rule);
      cld_placement_move_override (move, finding->rule, "Made up", "DCS", "D. Rector");
    }
  g_assert_cmpstr (rules->str, ==, one->rules);
  g_assert_cmpstr (causes->str, ==, one->causes);
  type (move, "provider", "SC990417", NULL);
  look (fixture, move);
  g_assert_null (cld_placement_move_find_unanswered (move));
}

/* An override of what does not speak any more is not written. */
static void
test_override_gone (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldPlacementMove) move = load (fixture, FALSE);
  g_autofree char *ref = NULL;

  type_move_at_a_distance (move);
  type (move, "ended_on", "2025-03-12", NULL);
  look (fixture, move);
  g_assert_cmpstr (cld_placement_move_find_unanswered (move)->rule, ==, "r355");
  cld_placement_move_override (move, "r355", "Made up", NULL, "W. Orker");
  type (move, "ended_on", NULL, NULL);
  look (fixture, move);
  withhold (move);
  ref = save (fixture, move);
  g_assert_cmpint (cld_repo_count (fixture->db, &cld_override_kind, NULL), ==, 0);
}

/* Exempt: who decided it is recorded, or it waits. */
static void
test_exempt (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldPlacementMove) move = load (fixture, FALSE);
  g_autofree char *ref = NULL;

  type_move_at_a_distance (move);
  type (move, "own_foster_carer", "1", NULL);
  cld_placement_move_set_exempt (move, "N. Officer", "NO");
  look (fixture, move);
  withhold (move);
  ref = save (fixture, move);
  g_assert_cmpstr (get (fixture, &cld_approval_kind, "C1/2025-03-04", APPROVAL_PROVISION), ==, "reg11_4");
  g_assert_cmpstr (get (fixture, &cld_approval_kind, "C1/2025-03-04", APPROVAL_NAME), ==, "N. Officer");
  g_assert_cmpstr (get (fixture, &cld_approval_kind, "C1/2025-03-04", APPROVAL_DECIDED_ON), ==, "2025-03-04");
}

/* The end alone. */
static void
test_end (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldPlacementMove) move = load (fixture, TRUE);
  g_autofree char *ref = NULL;

  cld_record_set_text (cld_placement_move_get_old (move), PLACEMENT_ENDED_ON, "2025-03-12");
  cld_record_set_text (cld_placement_move_get_old (move), PLACEMENT_REASON_ENDED, "STAND");
  look (fixture, move);
  g_assert_nonnull (cld_move_plan_find (cld_placement_move_get_plan (move), CLD_MOVE_END_NOTICES));
  g_assert_cmpuint (cld_placement_move_get_findings (move)->len, ==, 1);
  withhold (move);
  ref = save (fixture, move);
  g_assert_cmpstr (ref, ==, "C1/2024-01-02");
  g_assert_cmpint (cld_repo_count (fixture->db, &cld_placement_kind, NULL), ==, 1);
  g_assert_cmpstr (get (fixture, &cld_placement_kind, ref, PLACEMENT_ENDED_ON), ==, "2025-03-12");
  g_assert_cmpint (cld_repo_count (fixture->db, &cld_notice_kind, NULL), ==, 10);
}

/* In hospital: an absence within the placement, which goes on. */
static void
test_absence (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldPlacementMove) move = load (fixture, FALSE);
  g_autofree char *ref = NULL;

  type (move, "started_on", "2025-03-12", "ended_on", "2025-03-15", "type", "T1", NULL);
  look (fixture, move);
  g_assert_false (cld_placement_move_ends_old (move));
  g_assert_null (cld_placement_move_find_unanswered (move));
  g_assert_cmpuint (cld_placement_move_get_plan (move)->lines->len, ==, 0);
  ref = save (fixture, move);
  g_assert_cmpstr (get (fixture, &cld_placement_kind, ref, PLACEMENT_WITHIN), ==, "C1/2024-01-02");
  g_assert_cmpstr (get (fixture, &cld_placement_kind, "C1/2024-01-02", PLACEMENT_ENDED_ON), ==, NULL);
  g_assert_cmpint (cld_repo_count (fixture->db, &cld_notice_kind, NULL), ==, 0);
}

/* Reasons and stretches that follow from the rest. */
static void
test_derived (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldPlacementMove) move = load (fixture, FALSE);
  g_autofree char *ref = NULL;

  type (move, "started_on", "2025-03-12", "type", "P1", "emergency", "1", "provider_kind", "PR0", "area_authority", "998", NULL);
  cld_placement_move_get_said (move)->same_carer = TRUE;
  cld_placement_move_get_said (move)->prepares = FALSE;
  look (fixture, move);
  ref = save (fixture, move);
  g_assert_cmpstr (get (fixture, &cld_placement_kind, ref, PLACEMENT_REASON_STARTED), ==, "T");
  g_assert_cmpstr (get (fixture, &cld_placement_kind, ref, PLACEMENT_REG19_FROM), ==, "2025-03-12");
  g_assert_cmpstr (get (fixture, &cld_placement_kind, ref, PLACEMENT_REG24_FROM), ==, NULL);
  g_assert_cmpstr (get (fixture, &cld_approval_kind, "C1/approval", APPROVAL_PROVISION), ==, "reg18");
}

/* Somebody else ended the old placement meanwhile: nothing is written. */
static void
test_stale (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldPlacementMove) move = load (fixture, FALSE), other = load (fixture, TRUE);
  g_autoptr (CldArena) arena = cld_arena_new ();
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *ref = NULL, *mine = NULL;

  cld_record_set_text (cld_placement_move_get_old (other), PLACEMENT_ENDED_ON, "2025-03-01");
  cld_placement_move_get_said (other)->prepares = FALSE;
  look (fixture, other);
  ref = save (fixture, other);
  type_move_at_a_distance (move);
  look (fixture, move);
  withhold (move);
  rows = cld_placement_move_make_rows (move, arena);
  mine = cld_placement_move_save (fixture->store, rows, "placement", &error);
  g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_STALE);
  g_assert_null (mine);
  g_assert_cmpint (cld_repo_count (fixture->db, &cld_placement_kind, NULL), ==, 1);
  g_assert_cmpint (cld_repo_count (fixture->db, &cld_notice_kind, NULL), ==, 0);
}

int
main (int argc, char *argv[])
{
  fixture_init ();
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/placement-move/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("save", test_save);
  ADD ("notices", test_notices);
  ADD ("placements-alone", test_placements_alone);
  ADD ("cancel", test_cancel);
  ADD ("override", test_override);
  ADD ("override-gone", test_override_gone);
  ADD ("exempt", test_exempt);
  ADD ("end", test_end);
  ADD ("absence", test_absence);
  ADD ("derived", test_derived);
  ADD ("stale", test_stale);
#undef ADD
  for (guint i = 0; i < G_N_ELEMENTS (blocked); i++)
    {
      g_autofree char *path = g_strdup_printf ("/placement-move/blocked/%u", i);

      g_test_add (path, Fixture, &blocked[i], set_up, test_blocked, tear_down);
    }
  return fixture_run ();
}
