/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "../store/store-fixture.h"

#include "cld-codes.h"
#include "cld-duty-board.h"
#include "cld-duty-record.h"
#include "cld-duty-what-if.h"
#include "cld-kinds.h"

#define DAY(iso) cld_date_to_day (iso)
#define N_VALUES 7

/* A made-up child of ten, placed at a distance since Tue 2 Jan 2024, seen on Fri 5 Jan. */
typedef struct
{
  CldStore *store;
  CldDb *db;
  CldArena *arena;
} Fixture;

typedef struct
{
  const char *name;
  const CldKind *kind;
  const char *values[2 * N_VALUES + 1];
  const char *today;
  const char *done;   /* `C02 2024-02-16 met`, several with `; ` */
  const char *next;   /* `C02 2024-03-29`, "" for none */
} Case;

#define VISIT_CASE(name, at, outcome, today, done, next) { name, &cld_visit_kind, { "visited_on", at, "outcome", outcome }, today, done, next }
#define REVIEW_CASE(name, on, code, done, next) { name, &cld_review_kind, { "held_on", on, "kind", code }, "2024-02-16", done, next }
#define HEALTH_CASE(name, on, code, status, done, next) { name, &cld_health_check_kind, { "done_on", on, "kind", code, "status", status }, "2024-02-16", done, next }

static const Case cases[] = {
  VISIT_CASE ("alone", "2024-02-16T14:10", "SEEN_ALONE", "2024-02-16", "C02 2024-02-16 met", "C02 2024-03-29"),
  VISIT_CASE ("seen", "2024-02-16", "SEEN", "2024-02-16", "C02 2024-02-16 met", "C02 2024-03-29"),
  VISIT_CASE ("refused", "2024-02-16", "REFUSED", "2024-02-16", "C02 2024-02-16 met", "C02 2024-03-29"),
  VISIT_CASE ("not-seen", "2024-02-16", "NOT_SEEN", "2024-02-16", "", "C02 2024-02-16"),
  VISIT_CASE ("virtual", "2024-02-16", "VIRTUAL", "2024-02-16", "", "C02 2024-02-16"),
  VISIT_CASE ("not-chosen", "2024-02-16", NULL, "2024-02-16", "", "C02 2024-02-16"),
  VISIT_CASE ("day-before", "2024-02-15", "SEEN", "2024-02-16", "C02 2024-02-16 met", "C02 2024-03-28"),
  VISIT_CASE ("day-after", "2024-02-17", "SEEN", "2024-02-20", "C02 2024-02-16 late", "C02 2024-03-30"),
  VISIT_CASE ("to-come", "2024-03-01", "SEEN", "2024-02-16", "", "C02 2024-02-16"),
  VISIT_CASE ("no-day", NULL, "SEEN", "2024-02-16", "", "C02 2024-02-16"),
  VISIT_CASE ("before-placement", "2023-12-30", "SEEN", "2024-02-16", "", "C02 2024-02-16"),
  REVIEW_CASE ("first-review", "2024-01-30", "LAC", "B01 2024-01-30 met", "B02 2024-04-30"),
  REVIEW_CASE ("first-review-late", "2024-01-31", "LAC", "B01 2024-01-30 late", "B02 2024-04-30"),
  REVIEW_CASE ("other-review", "2024-01-30", "ADOPTION", "", ""),
  HEALTH_CASE ("health", "2024-01-30", "IHA", "COMPLETED", "A07 2024-01-30 met", "A09 2025-01-30"),
  HEALTH_CASE ("health-review-first", "2024-01-30", "RHA", "COMPLETED", "A07 2024-01-30 met", "A09 2025-01-30"),
  HEALTH_CASE ("health-planned", "2024-01-30", "IHA", "PLANNED", "", "A07 2024-01-30"),
  HEALTH_CASE ("health-refused", "2024-01-30", "IHA", "REFUSED", "A07 2024-01-30 waived", "A09 2025-01-30"),
  HEALTH_CASE ("dentist", "2024-01-30", "DENTAL", "COMPLETED", "A11 2025-01-02 met", "A11 2025-01-30"),
  { "sdq", &cld_sdq_kind, { "completed_on", "2024-02-10", "score", "0" }, "2024-02-16", "A14 2025-01-02 met", "A14 2025-02-10" },
  { "sdq-reason", &cld_sdq_kind, { "completed_on", "2024-02-10", "reason", "SDQ2" }, "2024-02-16", "", "A14 2025-01-02" },
  { "pep", &cld_plan_kind, { "kind", "PEP", "made_on", "2024-01-16" }, "2024-02-16", "A15 2024-01-16 met; A16 2024-01-30 met", "" },
  { "placement-plan", &cld_plan_kind, { "kind", "PLACEMENT", "made_on", "2024-01-10", "placement", "C1/2024-01-02" }, "2024-02-16", "A04 2024-01-09 late", "A05 2024-01-10" },
  { "plan-of-no-placement", &cld_plan_kind, { "kind", "PLACEMENT", "made_on", "2024-01-10" }, "2024-02-16", "", "A05 2024-01-10" },
  { "missing", &cld_missing_episode_kind, { "kind", "M", "started_at", "2024-02-10T17:30", "ended_at", "2024-02-10T19:40" }, "2024-02-12", "", "F04 2024-02-13" },
  { "interview", &cld_missing_episode_kind, { "started_at", "2024-02-10T17:30", "ended_at", "2024-02-10T19:40", "interview_done_at", "2024-02-13T19:40" }, "2024-02-16", "F04 2024-02-13 met", "" },
  { "interview-late", &cld_missing_episode_kind, { "started_at", "2024-02-10T17:30", "ended_at", "2024-02-10T19:40", "interview_done_at", "2024-02-13T19:41" }, "2024-02-16", "F04 2024-02-13 late", "" },
  { "interview-declined", &cld_missing_episode_kind, { "started_at", "2024-02-10T17:30", "ended_at", "2024-02-10T19:40", "interview_offered_at", "2024-02-11T10:00", "interview_accepted", "0" }, "2024-02-16", "F04 2024-02-13 waived", "" },
  { "approval", &cld_approval_kind, { "placement", "C1/2024-01-02", "provision", "reg11_1_b", "role", "DCS", "decided_on", "2024-01-01", "wishes_heard_on", "2024-01-01", "area_consulted_on", "2024-01-01", "iro_consulted_on", "2024-01-01" }, "2024-02-16", "D02 2024-01-02 met", "D03 2024-01-01" },
  { "approval-too-low", &cld_approval_kind, { "placement", "C1/2024-01-02", "provision", "reg11_1_a", "role", "NO", "decided_on", "2024-01-01" }, "2024-02-16", "", "D03 2024-01-01" },
  { "notice", &cld_notice_kind, { "direction", "OUT", "placement", "C1/2024-01-02", "provision", "reg13_4", "recipient_kind", "AREA", "sent_on", "2024-01-02" }, "2024-02-16", "D07 2024-01-02 met", "" },
  { "notice-withheld", &cld_notice_kind, { "direction", "OUT", "placement", "C1/2024-01-02", "provision", "reg13", "recipient_kind", "PARENT", "not_sent_reason", "HARM" }, "2024-02-16", "D06 2024-01-02 waived", "" },
  { "waiver", &cld_waiver_kind, { "duty_ref", "C02/C1/C1/2024-01-02/2024-01-05", "decided_on", "2024-02-10", "reason", "Made up" }, "2024-02-16", "C02 2024-02-16 waived", "" },
  { "waiver-to-come", &cld_waiver_kind, { "duty_ref", "C02/C1/C1/2024-01-02/2024-01-05", "decided_on", "2024-03-10", "reason", "Made up" }, "2024-02-16", "", "" },
};

static void
put_row (Fixture *fixture, CldRow *row)
{
  g_free (put_one (fixture->store, NULL, row));
}

#define PUT(kind, ref, ...) put_row (fixture, make_row (fixture->arena, &kind, ref, __VA_ARGS__, NULL))

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = fixture_store ();

  fixture->store = open_store (path, CLD_STORE_CREATE);
  fixture->db = cld_store_get_db (fixture->store);
  fixture->arena = cld_arena_new ();
  PUT (cld_authority_kind, "998", "name", "Brackenshire", "own", "1");
  PUT (cld_authority_kind, "999", "name", "Northmoor");
  PUT (cld_authority_kind, "997", "name", "Eastmere", "adjoining", "1");
  PUT (cld_child_kind, "C1", "surname", "Example", "date_of_birth", "2013-06-01", "iro", "I. Officer");
  PUT (cld_care_period_kind, "C1/2024-01-02", "child", "C1", "started_on", "2024-01-02");
  PUT (cld_legal_status_kind, "C1/2024-01-02", "child", "C1", "started_on", "2024-01-02", "code", "C2");
  PUT (cld_placement_kind, "C1/2024-01-02", "child", "C1", "started_on", "2024-01-02", "type", "U6", "area_authority", "999");
  PUT (cld_visit_kind, "C1/2024-01-05", "child", "C1", "visited_on", "2024-01-05T10:00", "outcome", "SEEN_ALONE");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  assert_intact (fixture->store);
  cld_store_free (fixture->store);
  cld_arena_free (fixture->arena);
}

static CldDutyBoard *
load (Fixture *fixture, const char *today)
{
  CldDutyBoard *board = cld_duty_board_new (DAY (today), CLD_NO_DAY);
  g_autoptr (GError) error = NULL;

  cld_duty_board_load_child (board, fixture->db, "C1", &error);
  g_assert_no_error (error);
  return board;
}

static CldDutySet
get_set (CldDutyBoard *board)
{
  CldDutySet set = { cld_duty_board_get_facts (board, "C1"), NULL, 0 };

  set.duties = cld_duty_board_get_duties (board, "C1", &set.n);
  return set;
}

static void
append_mark (GString *text, const CldDutyMark *mark, gboolean with_state)
{
  char iso[CLD_DATE_SIZE];

  cld_date_from_day (mark->due.day, iso);
  g_string_append_printf (text, "%s%s %s%s%s", text->len > 0 ? "; " : "", cld_timetable_get (mark->row)->id, iso, with_state ? " " : "",
                          with_state ? cld_duty_state_id (mark->state) : "");
}

static char *
write_changes (const CldDutyEffect *effect)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < effect->done->len; i++)
    append_mark (text, &g_array_index (effect->done, CldDutyMark, i), TRUE);
  for (guint i = 0; i < effect->waived->len; i++)
    append_mark (text, &g_array_index (effect->waived, CldDutyMark, i), TRUE);
  return g_string_free (text, FALSE);
}

static char *
write_next (const CldDutyEffect *effect)
{
  GString *text = g_string_new (NULL);

  if (effect->next.ref)
    append_mark (text, &effect->next, FALSE);
  return g_string_free (text, FALSE);
}

static CldRow *
make_case_row (Fixture *fixture, const Case *one, const char *ref)
{
  CldRow *row = cld_row_new (fixture->arena, one->kind, ref);

  row->values[one->kind->child] = "C1";
  for (guint i = 0; one->values[i]; i += 2)
    row->values[cld_kind_find_field (one->kind, one->values[i])] = one->values[i + 1];
  return row;
}

/* What is foreseen is what the table says, and what comes about when the record is saved. */
static void
test_case (Fixture *fixture, gconstpointer data)
{
  const Case *one = data;
  g_autoptr (CldDutyBoard) board = load (fixture, one->today);
  CldDutySet before = get_set (board), after;
  CldRow *typed = make_case_row (fixture, one, NULL);
  g_autoptr (CldDutyEffect) foreseen = cld_duty_what_if (before.facts, cld_duty_board_get_rules (board), DAY (one->today), typed);
  g_autofree char *changes = NULL, *next = NULL;
  g_autoptr (CldDutyBoard) now = NULL;
  g_autoptr (CldDutyEffect) real = NULL;
  g_autofree char *real_changes = NULL, *real_next = NULL;
  CldRow *saved;

  g_assert_nonnull (foreseen);
  changes = write_changes (foreseen);
  next = write_next (foreseen);
  g_assert_cmpstr (changes, ==, one->done);
  g_assert_cmpstr (next, ==, one->next);
  g_assert_cmpuint (foreseen->reopened->len, ==, 0);

  /* Without its day there is no visit to save. */
  if (one->kind == &cld_visit_kind && !typed->values[VISIT_VISITED_ON])
    return;
  saved = make_case_row (fixture, one, "C1/saved");
  put_row (fixture, saved);
  now = load (fixture, one->today);
  after = get_set (now);
  real = cld_duty_effect_find (&before, &after, saved);
  real_changes = write_changes (real);
  real_next = write_next (real);
  g_assert_cmpstr (changes, ==, real_changes);
  g_assert_cmpstr (next, ==, real_next);
  g_assert_cmpuint (real->reopened->len, ==, 0);
}

/* A record that is edited takes the place of what is recorded; taking it back opens what it did. */
static void
test_edit (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldDutyBoard) board = load (fixture, "2024-02-16");
  CldDutySet before = get_set (board);
  CldRow *visit = make_row (fixture->arena, &cld_visit_kind, "C1/2024-01-05", "child", "C1", "visited_on", "2024-01-05T10:00", "outcome", "SEEN", NULL);
  g_autoptr (CldDutyEffect) same = cld_duty_what_if (before.facts, cld_duty_board_get_rules (board), DAY ("2024-02-16"), visit);
  g_autoptr (CldDutyEffect) undone = NULL;
  CldFacts with;

  g_assert_cmpuint (same->done->len + same->waived->len + same->reopened->len, ==, 0);
  visit->values[VISIT_OUTCOME] = "NO_ACCESS";
  g_assert_true (cld_duty_what_if_add (before.facts, visit, fixture->arena, &with));
  g_assert_cmpuint (with.visits.n, ==, before.facts->visits.n);
  undone = cld_duty_what_if (before.facts, cld_duty_board_get_rules (board), DAY ("2024-02-16"), visit);
  g_assert_cmpuint (undone->reopened->len, ==, 1);
  g_assert_cmpstr (cld_timetable_get (g_array_index (undone->reopened, CldDutyMark, 0).row)->id, ==, "C01");
  g_assert_cmpint (undone->next.due.day, ==, DAY ("2024-01-09"));
}

static void
test_virtual (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldDutyBoard) board = load (fixture, "2024-02-16");
  CldDutyRules rules = *cld_duty_board_get_rules (board);
  CldRow *visit = make_row (fixture->arena, &cld_visit_kind, NULL, "child", "C1", "visited_on", "2024-02-16", "outcome", "VIRTUAL", NULL);
  g_autoptr (CldDutyEffect) effect = NULL;

  rules.virtual_counts = TRUE;
  effect = cld_duty_what_if (get_set (board).facts, &rules, DAY ("2024-02-16"), visit);
  g_assert_cmpuint (effect->done->len, ==, 1);
}

static void
test_why (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldDutyBoard) board = load (fixture, "2024-02-16");
  const CldDutyRules *rules = cld_duty_board_get_rules (board);
  CldRow *visit = make_row (fixture->arena, &cld_visit_kind, NULL, "child", "C1", "visited_on", "2024-02-16", "outcome", "SEEN", NULL);
  g_autoptr (CldDutyEffect) effect = cld_duty_what_if (get_set (board).facts, rules, DAY ("2024-02-16"), visit);
  g_autoptr (CldDutyWhy) why = cld_duty_what_if_explain (get_set (board).facts, rules, DAY ("2024-02-16"), visit, effect->next.ref);

  g_assert_nonnull (why);
  g_assert_cmpstr (why->row->id, ==, "C02");
  g_assert_nonnull (strstr (why->sentence, "16 Feb 2024"));
  g_assert_null (cld_duty_what_if_explain (get_set (board).facts, rules, DAY ("2024-02-16"), visit, "C02/C1/nothing/2024-01-01"));
}

/* What is not one of the child's dated records is left alone. */
static void
test_unknown_kinds (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldDutyBoard) board = load (fixture, "2024-02-16");
  const CldKind *const none[] = { &cld_child_kind, &cld_placement_kind, &cld_note_kind, &cld_care_period_kind };

  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    {
      CldRow *row = cld_row_new (fixture->arena, none[i], NULL);

      g_assert_false (cld_duty_what_if_knows (none[i]));
      g_assert_null (cld_duty_what_if (get_set (board).facts, cld_duty_board_get_rules (board), DAY ("2024-02-16"), row));
    }
}

/* Every code of every list is read as the store reads it. */
static guint
sum_fact (const CldFacts *facts, const CldKind *kind, guint i)
{
  if (kind == &cld_visit_kind)
    return facts->visits.at[i].counts + 2u * facts->visits.at[i].seen_alone + 4u * facts->visits.at[i].virtual_contact;
  if (kind == &cld_review_kind)
    return facts->reviews.at[i].kind;
  if (kind == &cld_health_check_kind)
    return facts->health.at[i].kind + 16u * facts->health.at[i].status;
  if (kind == &cld_plan_kind)
    return facts->plans.at[i].kind;
  if (kind == &cld_missing_episode_kind)
    return (guint) facts->missing.at[i].kind;
  if (kind == &cld_approval_kind)
    return facts->approvals.at[i].provision + 32u * facts->approvals.at[i].role;
  return facts->notices.at[i].provision + 32u * facts->notices.at[i].not_sent + 1024u * (guint) facts->notices.at[i].incoming;
}

static void
check_code (Fixture *fixture, const CldKind *kind, guint field, const char *code)
{
  g_autofree char *unique = g_strdup_printf ("C1/%s-%s", kind->fields[field].id, code);
  CldRow *row = cld_row_new (fixture->arena, kind, cld_arena_strdup (fixture->arena, unique));
  g_autoptr (CldDutyBoard) board = load (fixture, "2024-02-16"), now = NULL;
  const CldFacts *facts;
  CldFacts with;
  guint last;

  row->values[kind->child] = "C1";
  /* The latest of its kind, so that it comes last. */
  if (kind->date >= 0)
    row->values[kind->date] = "2099-01-01";
  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].type == CLD_CHOICE && kind->fields[i].flags & CLD_NEEDED)
      row->values[i] = cld_code_list_get (cld_code_list_find (kind->fields[i].target), 0)->code;
  row->values[field] = code;
  g_assert_true (cld_duty_what_if_add (get_set (board).facts, row, fixture->arena, &with));
  put_row (fixture, row);
  now = load (fixture, "2024-02-16");
  facts = get_set (now).facts;
#define N_OF(array) (facts->array.n)
  last = kind == &cld_visit_kind ? N_OF (visits) : kind == &cld_review_kind ? N_OF (reviews) : kind == &cld_health_check_kind ? N_OF (health) :
         kind == &cld_plan_kind ? N_OF (plans) : kind == &cld_missing_episode_kind ? N_OF (missing) : kind == &cld_approval_kind ? N_OF (approvals) : N_OF (notices);
#undef N_OF
  for (guint i = 0; i < last; i++)
    {
      const char *ref = kind == &cld_visit_kind ? facts->visits.at[i].ref : kind == &cld_review_kind ? facts->reviews.at[i].ref :
                        kind == &cld_health_check_kind ? facts->health.at[i].ref : kind == &cld_plan_kind ? facts->plans.at[i].ref :
                        kind == &cld_missing_episode_kind ? facts->missing.at[i].ref : kind == &cld_approval_kind ? facts->approvals.at[i].ref : facts->notices.at[i].ref;

      if (g_str_equal (ref, row->ref))
        {
          g_assert_cmpuint (sum_fact (facts, kind, i), ==, sum_fact (&with, kind, last - 1));
          return;
        }
    }
  g_assert_not_reached ();
}

static void
test_codes (Fixture *fixture, gconstpointer data)
{
  const CldKind *const kinds[] = { &cld_visit_kind, &cld_review_kind, &cld_health_check_kind, &cld_plan_kind, &cld_missing_episode_kind, &cld_approval_kind, &cld_notice_kind };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    for (guint j = 0; j < kinds[i]->n_fields; j++)
      {
        const CldCodeList *list = kinds[i]->fields[j].type == CLD_CHOICE ? cld_code_list_find (kinds[i]->fields[j].target) : NULL;

        for (guint k = 0; list && k < cld_code_list_get_n (list); k++)
          check_code (fixture, kinds[i], j, cld_code_list_get (list, k)->code);
      }
}

/* The codes that a form fills in for a duty are of the list of that field, and of a duty that there is. */
static void
test_duty_codes (void)
{
  guint n = 0;

  for (guint i = 0; i < cld_timetable_get_n (); i++)
    {
      const CldTimetableRow *row = cld_timetable_get (i);
      const char *code = cld_duty_record_get_code (row->id);
      const CldKind *kind = row->action ? cld_kind_find (row->action) : NULL;
      int field = kind ? cld_duty_record_get_code_field (kind) : -1;

      if (!code)
        continue;
      g_test_message ("%s %s", row->id, code);
      g_assert_cmpint (field, >=, 0);
      g_assert_nonnull (cld_code_list_lookup (cld_code_list_find (kind->fields[field].target), code));
      n++;
    }
  g_assert_cmpuint (n, >, 30);
}

int
main (int argc, char **argv)
{
  fixture_init ();
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/service/duty-what-if/case/%s", cases[i].name);

      g_test_add (path, Fixture, &cases[i], set_up, test_case, tear_down);
    }
  g_test_add ("/service/duty-what-if/edit", Fixture, NULL, set_up, test_edit, tear_down);
  g_test_add ("/service/duty-what-if/virtual", Fixture, NULL, set_up, test_virtual, tear_down);
  g_test_add ("/service/duty-what-if/why", Fixture, NULL, set_up, test_why, tear_down);
  g_test_add ("/service/duty-what-if/unknown-kinds", Fixture, NULL, set_up, test_unknown_kinds, tear_down);
  g_test_add ("/service/duty-what-if/codes", Fixture, NULL, set_up, test_codes, tear_down);
  g_test_add_func ("/service/duty-what-if/duty-codes", test_duty_codes);
  return fixture_run ();
}
