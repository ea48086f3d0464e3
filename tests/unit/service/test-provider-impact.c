/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "inspection-fixture.h"

#include "cld-duty-board.h"
#include "cld-duty-rows.h"
#include "cld-provider-impact.h"
#include "cld-undo.h"

/* At Larch House: C2 and C3 now, C1 until 2 March 2026. */
static void
fill (Fixture *fixture)
{
  INSPECTION ("I1", "provider=SC1|event_type=FULL|framework=SCCIF|started_on=2026-03-25");
  JUDGEMENT ("I1/OEP", "inspection=I1|area=OEP|grade=INAD");
  FINDING ("I1/1", "inspection=I1|number=1|type=REQ|regulations=CHR15-12|due_on=2026-05-01");
}

static CldProviderImpact *
load (Fixture *fixture, CldImpactCause cause, const char *ref)
{
  g_autoptr (GError) error = NULL;
  CldProviderImpact *impact = cld_provider_impact_new (cld_store_get_db (fixture->store), cause, ref, cld_date_to_day (TODAY), &error);

  g_assert_no_error (error);
  g_assert_nonnull (impact);
  return impact;
}

/* CHILD:now or before:KIND:due:wanted, a line each */
static char *
describe (CldProviderImpact *impact)
{
  GPtrArray *children = cld_provider_impact_get_children (impact);
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < children->len; i++)
    {
      const CldImpactChild *child = children->pdata[i];

      g_string_append_printf (all, "%s%s:%s:%s:%s:%s", i > 0 ? " " : "", child->child->child, child->now ? "now" : "before", child->kind, child->due_on, child->wanted ? "yes" : "no");
    }
  return g_string_free (all, FALSE);
}

static void
save (Fixture *fixture, CldProviderImpact *impact)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (cld_provider_impact_save (impact, fixture->store, &error));
  g_assert_no_error (error);
}

/* Each step, what it proposes and by when: 7 April is a Tuesday, five working days later is the next one. */
static void
test_steps (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *step;
    const char *kind;
    const char *due;
    gboolean notice;
  } steps[] = {
    { "CR", "VISIT", "2026-04-14", FALSE },
    { "WARN", "VISIT", "2026-04-14", FALSE },
    { "CN", "VISIT", "2026-04-14", TRUE },
    { "COND", "VISIT", "2026-04-14", TRUE },
    { "RA", "DECIDE", "2026-04-14", TRUE },
    { "SUSP", "MOVE", "2026-04-14", TRUE },
    { "CAUT", "VISIT", "2026-04-14", TRUE },
    { "PROS", "VISIT", "2026-04-14", TRUE },
    { "NOP", "DECIDE", "2026-04-14", TRUE },
    { "CANC", "MOVE", "2026-04-14", TRUE },
    { "ECANC", "MOVE", "2026-04-07", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *values = g_strdup_printf ("provider=SC1|kind=%s|from_on=2026-04-01", steps[i].step), *text = NULL, *expected = NULL;
      g_autoptr (CldProviderImpact) impact = NULL;

      ENFORCEMENT (steps[i].step, values);
      impact = load (fixture, CLD_IMPACT_ENFORCEMENT, steps[i].step);
      text = describe (impact);
      expected = g_strdup_printf ("C2:now:%s:%s:yes C3:now:%s:%s:yes C1:before:%s:%s:no", steps[i].kind, steps[i].due, steps[i].kind, steps[i].due, steps[i].kind, steps[i].due);
      g_assert_cmpstr (text, ==, expected);
      g_assert_cmpint (cld_provider_impact_needs_notice (impact), ==, steps[i].notice);
    }
}

/* An inadequate judgement: one action each, one step, one undo; a second run has nothing left to propose. */
static void
test_inadequate (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  g_autoptr (CldProviderImpact) impact = NULL, again = NULL, after_undo = NULL;
  g_autoptr (CldUndoResult) undone = NULL;
  g_autofree char *before = NULL, *read = NULL, *after = NULL, *text = NULL, *words = NULL, *second = NULL, *third = NULL;
  const CldRow *action;

  fill (fixture);
  before = dump_store (fixture->store);
  impact = load (fixture, CLD_IMPACT_INADEQUATE, "I1");
  read = dump_store (fixture->store);
  g_assert_cmpstr (read, ==, before);
  text = describe (impact);
  g_assert_cmpstr (text, ==, "C2:now:DECIDE:2026-04-14:yes C3:now:DECIDE:2026-04-14:yes C1:before:DECIDE:2026-04-14:no");
  words = cld_provider_impact_describe (impact);
  g_assert_cmpstr (words, ==, "Larch House was judged inadequate in the inspection of 25 Mar 2026. 2 of our children are there now.");
  g_assert_false (cld_provider_impact_needs_notice (impact));
  g_assert_cmpuint (cld_provider_impact_count_wanted (impact), ==, 2);
  save (fixture, impact);
  g_assert_cmpint (cld_repo_count (cld_store_get_db (fixture->store), &cld_action_kind, NULL), ==, 2);
  g_assert_cmpint (cld_repo_count (cld_store_get_db (fixture->store), &cld_notice_kind, NULL), ==, 0);
  action = find_row (fixture->store, &cld_action_kind, "I1/C2/DECIDE", arena);
  g_assert_cmpstr (action->values[ACTION_CHILD], ==, "C2");
  g_assert_cmpstr (action->values[ACTION_INSPECTION], ==, "I1");
  g_assert_cmpstr (action->values[ACTION_WHAT], ==, "Decide whether the child stays at Larch House");
  again = load (fixture, CLD_IMPACT_INADEQUATE, "I1");
  second = describe (again);
  g_assert_cmpstr (second, ==, "C2:now:DECIDE:2026-04-14:no C3:now:DECIDE:2026-04-14:no C1:before:DECIDE:2026-04-14:no");
  save (fixture, again); /* nothing to do: no change set, so the undo takes the first one back */
  undone = cld_undo (fixture->store, NULL, NULL);
  g_assert_cmpuint (undone->n_reversed, ==, 2);
  after = dump_store (fixture->store);
  g_assert_cmpstr (after, ==, before);
  after_undo = load (fixture, CLD_IMPACT_INADEQUATE, "I1");
  third = describe (after_undo);
  g_assert_cmpstr (third, ==, text);
}

/* Somebody chose: one of two, another day and owner, one of before; the other stays to be proposed. */
static void
test_chosen (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  g_autoptr (CldProviderImpact) impact = NULL, again = NULL;
  g_autofree char *text = NULL;
  CldImpactChild *child;
  const CldRow *action;

  fill (fixture);
  impact = load (fixture, CLD_IMPACT_INADEQUATE, "I1");
  child = cld_provider_impact_get_children (impact)->pdata[0];
  child->wanted = FALSE;
  child = cld_provider_impact_get_children (impact)->pdata[2];
  child->wanted = TRUE;
  child->owner = "N. Bell";
  g_free (child->due_on);
  child->due_on = g_strdup ("2026-04-09");
  save (fixture, impact);
  action = find_row (fixture->store, &cld_action_kind, "I1/C1/DECIDE", arena);
  g_assert_cmpstr (action->values[ACTION_OWNER], ==, "N. Bell");
  g_assert_cmpstr (action->values[ACTION_DUE_ON], ==, "2026-04-09");
  again = load (fixture, CLD_IMPACT_INADEQUATE, "I1");
  text = describe (again);
  g_assert_cmpstr (text, ==, "C2:now:DECIDE:2026-04-14:yes C3:now:DECIDE:2026-04-14:no C1:before:DECIDE:2026-04-14:no");
}

/* The notice is recorded with the actions, so that the week's visit (C12) is due for each child; one undo takes both back. */
static void
test_notice_with_it (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  g_autoptr (CldProviderImpact) impact = NULL, again = NULL;
  g_autoptr (CldUndoResult) undone = NULL;
  g_autofree char *before = NULL, *after = NULL;
  const CldRow *notice;

  ENFORCEMENT ("E1", "provider=SC1|kind=RA|from_on=2026-04-01|told_on=2026-04-02|reference=OFS-1");
  before = dump_store (fixture->store);
  impact = load (fixture, CLD_IMPACT_ENFORCEMENT, "E1");
  g_assert_true (cld_provider_impact_needs_notice (impact));
  g_assert_cmpstr (cld_provider_impact_get_notice_day (impact), ==, "2026-04-02");
  save (fixture, impact);
  notice = find_row (fixture->store, &cld_notice_kind, "notice/2026-04-01", arena);
  g_assert_nonnull (notice);
  g_assert_cmpstr (notice->values[NOTICE_PROVIDER], ==, "SC1");
  g_assert_cmpstr (notice->values[NOTICE_PROVISION], ==, "s30a");
  g_assert_cmpstr (notice->values[NOTICE_DIRECTION], ==, "IN");
  g_assert_cmpstr (notice->values[NOTICE_OCCURRED_ON], ==, "2026-04-02");
  g_assert_cmpstr (notice->values[NOTICE_REFERENCE], ==, "OFS-1");
  g_assert_cmpstr (find_row (fixture->store, &cld_action_kind, "E1/C2/DECIDE", arena)->values[ACTION_ENFORCEMENT], ==, "E1");
  again = load (fixture, CLD_IMPACT_ENFORCEMENT, "E1");
  g_assert_false (cld_provider_impact_needs_notice (again));
  undone = cld_undo (fixture->store, NULL, NULL);
  g_assert_cmpuint (undone->n_reversed, ==, 3);
  after = dump_store (fixture->store);
  g_assert_cmpstr (after, ==, before);
}

static gboolean
count_visit_cb (const CldFacts *facts, const CldDuty *duty, gpointer data)
{
  char due[CLD_DATE_SIZE];

  if (duty->row != CLD_ROW_C12)
    return TRUE;
  cld_date_from_day (duty->due.day, due);
  g_string_append_printf (data, "%s:%s ", facts->ref, due);
  return TRUE;
}

static void
test_visits (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldProviderImpact) impact = NULL;
  g_autoptr (CldDutyBoard) board = cld_duty_board_new (cld_date_to_day (TODAY), CLD_NO_DAY);
  const CldDutyFilter all = { .from = CLD_NO_DAY, .until = CLD_NO_DAY, .states = CLD_DUTY_STATES_ALL };
  g_autoptr (GString) visits = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  ENFORCEMENT ("E1", "provider=SC1|kind=CN|from_on=2026-04-01|told_on=2026-04-02");
  impact = load (fixture, CLD_IMPACT_ENFORCEMENT, "E1");
  save (fixture, impact);
  cld_duty_board_load (board, cld_store_get_db (fixture->store), &error);
  g_assert_no_error (error);
  cld_duty_board_foreach (board, &all, count_visit_cb, visits);
  g_assert_cmpstr (visits->str, ==, "C2:2026-04-09 C3:2026-04-09 ");
}

/* A notice that is recorded already, by its day, its reference, or as it came after; and one that was not wanted. */
static void
test_notice_there (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *notice;
    gboolean needs;
  } cases[] = {
    { "event_on=2026-04-01", FALSE },
    { "occurred_on=2026-04-02", FALSE },
    { "reference=OFS-1|event_on=2025-01-01", FALSE },
    { "event_on=2026-03-01|occurred_on=2026-04-02", TRUE },
    { "occurred_on=2026-03-02", TRUE },
  };

  ENFORCEMENT ("E1", "provider=SC1|kind=RA|from_on=2026-04-01|reference=OFS-1");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CldArena) arena = cld_arena_new ();
      g_autofree char *values = g_strdup_printf ("direction=IN|provision=s30a|provider=SC1|%s", cases[i].notice);
      g_autoptr (CldProviderImpact) impact = NULL;
      CldChangeSet *set;

      put_notice (fixture, "n", values);
      impact = load (fixture, CLD_IMPACT_ENFORCEMENT, "E1");
      g_assert_cmpint (cld_provider_impact_needs_notice (impact), ==, cases[i].needs);
      set = begin_set (fixture->store);
      put (set, find_row (fixture->store, &cld_notice_kind, "n", arena), NULL);
      g_free (commit_set (set));
    }
  {
    g_autoptr (CldProviderImpact) impact = load (fixture, CLD_IMPACT_ENFORCEMENT, "E1");

    cld_provider_impact_set_notice (impact, FALSE, NULL);
    save (fixture, impact);
    g_assert_cmpint (cld_repo_count (cld_store_get_db (fixture->store), &cld_notice_kind, NULL), ==, 0);
  }
}

/* A notice alone: a visit each, a week after it came. */
static void
test_notice (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldProviderImpact) impact = NULL, again = NULL;
  g_autofree char *text = NULL, *second = NULL;

  put_notice (fixture, "n1", "direction=IN|provision=s30a|provider=SC1|event_on=2026-04-01|occurred_on=2026-04-02");
  impact = load (fixture, CLD_IMPACT_NOTICE, "n1");
  text = describe (impact);
  g_assert_cmpstr (text, ==, "C2:now:VISIT:2026-04-09:yes C3:now:VISIT:2026-04-09:yes C1:before:VISIT:2026-04-09:no");
  save (fixture, impact);
  again = load (fixture, CLD_IMPACT_NOTICE, "n1");
  second = describe (again);
  g_assert_cmpstr (second, ==, "C2:now:VISIT:2026-04-09:no C3:now:VISIT:2026-04-09:no C1:before:VISIT:2026-04-09:no");
}

static void
test_nothing (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldProviderImpact) none = NULL, authority = NULL, empty = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;
  CldDb *db = cld_store_get_db (fixture->store);

  none = cld_provider_impact_new (db, CLD_IMPACT_INADEQUATE, "nothing", cld_date_to_day (TODAY), &error);
  g_assert_null (none);
  g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  INSPECTION ("A1", "authority=815|event_type=STD|started_on=2026-02-12");
  authority = cld_provider_impact_new (db, CLD_IMPACT_INADEQUATE, "A1", cld_date_to_day (TODAY), &error);
  g_assert_null (authority);
  g_assert_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_NOT_FOUND);
  put_record (fixture, &cld_provider_kind, "SC3", "name=Nobody’s|type=SUPP");
  INSPECTION ("W1", "provider=SC3|event_type=FULL|started_on=2026-02-12");
  {
    g_autoptr (CldProviderImpact) weak = load (fixture, CLD_IMPACT_INADEQUATE, "W1");
    g_autofree char *told = cld_provider_impact_describe (weak);

    g_assert_cmpstr (told, ==, "The inspection of Nobody’s of 12 Feb 2026 found serious or widespread weaknesses. None of our children is there now.");
  }
  ENFORCEMENT ("E1", "provider=SC3|kind=WARN|from_on=2026-04-01");
  empty = load (fixture, CLD_IMPACT_ENFORCEMENT, "E1");
  words = cld_provider_impact_describe (empty);
  g_assert_true (g_str_has_suffix (words, "None of our children is there now."));
  save (fixture, empty);
  g_assert_cmpint (cld_repo_count (db, &cld_action_kind, NULL), ==, 0);
}

/* The list of a provider with 2,000 placements is there at once. */
static void
test_many (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  CldChangeSet *set = begin_set (fixture->store);
  gint64 best = G_MAXINT64;

  for (guint i = 0; i < 2000; i++)
    {
      char *child = cld_arena_printf (arena, "M%u", i);

      put (set, NULL, make_row (arena, &cld_child_kind, child, "given_names", "Made", "surname", "Up", "worker", "N. Bell", NULL));
      put (set, NULL, make_row (arena, &cld_placement_kind, child, "child", child, "started_on", "2025-06-01", "type", "K2", "provider", "SC2", NULL));
    }
  g_free (commit_set (set));
  ENFORCEMENT ("E1", "provider=SC2|kind=CANC|from_on=2026-04-01");
  for (guint i = 0; i < 3; i++)
    {
      gint64 begin = g_get_monotonic_time ();
      g_autoptr (CldProviderImpact) impact = load (fixture, CLD_IMPACT_ENFORCEMENT, "E1");

      best = MIN (best, g_get_monotonic_time () - begin);
      g_assert_cmpuint (cld_provider_impact_get_children (impact)->len, ==, 2001);
    }
  g_test_message ("2,000 placements: %.1f ms", (double) best / 1000.0);
  {
    g_autoptr (CldProviderImpact) impact = load (fixture, CLD_IMPACT_ENFORCEMENT, "E1");
    g_autoptr (CldUndoResult) undone = NULL;
    gint64 begin = g_get_monotonic_time ();

    save (fixture, impact);
    g_test_message ("2,001 actions saved: %.0f ms", (double) (g_get_monotonic_time () - begin) / 1000.0);
    g_assert_cmpint (cld_repo_count (cld_store_get_db (fixture->store), &cld_action_kind, NULL), ==, 2001);
    undone = cld_undo (fixture->store, NULL, NULL);
    g_assert_cmpuint (undone->n_reversed, ==, 2002);
    g_assert_cmpint (cld_repo_count (cld_store_get_db (fixture->store), &cld_action_kind, NULL), ==, 0);
  }
  /* 100 ms on the slowest machine; a program without optimisation or with a checker may take longer. */
  if (g_getenv ("CASELOAD_BENCH"))
    g_assert_cmpint (best, <=, 100000);
}

int
main (int argc, char **argv)
{
  fixture_init ();
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/provider-impact/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("steps", test_steps);
  ADD ("inadequate", test_inadequate);
  ADD ("chosen", test_chosen);
  ADD ("notice-with-it", test_notice_with_it);
  ADD ("visits", test_visits);
  ADD ("notice-there", test_notice_there);
  ADD ("notice", test_notice);
  ADD ("nothing", test_nothing);
  ADD ("many", test_many);
#undef ADD
  return fixture_run ();
}
