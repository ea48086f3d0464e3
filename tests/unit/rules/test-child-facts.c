/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cld-child-facts.h"
#include "cld-kinds.h"

#define TODAY "2026-04-07"

/* Adds a row of a kind; the values come as field, text, field, text ..., -1. */
static CldRow *
add (CldRecordSet *set, const CldKind *kind, const char *ref, ...)
{
  CldArena *arena = cld_record_set_get_arena (set);
  CldRow *row = cld_row_new (arena, kind, cld_arena_strdup (arena, ref));
  va_list values;

  va_start (values, ref);
  for (int field = va_arg (values, int); field >= 0; field = va_arg (values, int))
    row->values[field] = cld_arena_strdup (arena, va_arg (values, const char *));
  va_end (values);
  cld_record_set_add (set, row);
  return row;
}

/* Placements as "from until|from until within|..." with - for an open end. */
static void
add_placements (CldRecordSet *set, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "|", -1);

  for (guint i = 0; parts[i]; i++)
    {
      g_auto (GStrv) words = g_strsplit (parts[i], " ", -1);
      g_autofree char *ref = g_strdup_printf ("p%u", i);
      CldRow *row = add (set, &cld_placement_kind, ref, PLACEMENT_STARTED_ON, words[0], -1);

      if (strcmp (words[1], "-") != 0)
        row->values[PLACEMENT_ENDED_ON] = cld_arena_strdup (cld_record_set_get_arena (set), words[1]);
      if (words[2])
        row->values[PLACEMENT_WITHIN] = cld_arena_strdup (cld_record_set_get_arena (set), words[2]);
    }
}

static const struct
{
  const char *name;
  const char *period; /* "from until" */
  const char *placements;
  const char *short_breaks; /* legal status V3 from, or NULL */
  const char *lines; /* newest first: ref or gap, from, until, days, C for in force */
} histories[] = {
  { "one", "2026-01-01 -", "2026-01-01 -", NULL, "p0 2026-01-01 - 96 C" },
  { "gap", "2024-02-12 -", "2024-02-12 2024-06-10|2024-06-10 2024-08-30|2024-09-09 -", NULL,
    "p2 2024-09-09 - 575 C|gap 2024-08-30 2024-09-09 10|p1 2024-06-10 2024-08-30 81|p0 2024-02-12 2024-06-10 119" },
  { "gap of a day", "2026-01-01 -", "2026-01-01 2026-02-01|2026-02-02 -", NULL, "p1 2026-02-02 - 64 C|gap 2026-02-01 2026-02-02 1|p0 2026-01-01 2026-02-01 31" },
  { "gap to now", "2026-01-01 -", "2026-01-01 2026-04-01", NULL, "gap 2026-04-01 - 6 C|p0 2026-01-01 2026-04-01 90" },
  { "ended today", "2026-01-01 -", "2026-01-01 2026-04-07", NULL, "p0 2026-01-01 2026-04-07 96" },
  { "starts today", "2026-04-07 -", "2026-04-07 -", NULL, "p0 2026-04-07 - 0 C" },
  { "gap at the beginning", "2026-01-01 -", "2026-01-05 -", NULL, "p0 2026-01-05 - 92 C|gap 2026-01-01 2026-01-05 4" },
  { "none at all", "2026-04-01 -", NULL, NULL, "gap 2026-04-01 - 6 C" },
  { "absence is no gap and fills none", "2026-01-01 -", "2026-01-01 -|2026-02-01 2026-02-03 p0", NULL, "p1 2026-02-01 2026-02-03 2|p0 2026-01-01 - 96 C" },
  { "absence after its placement", "2026-01-01 2026-03-01", "2026-01-01 2026-02-01|2026-02-01 2026-02-03 p0", NULL, "p1 2026-02-01 2026-02-03 2|gap 2026-02-01 2026-03-01 28|p0 2026-01-01 2026-02-01 31" },
  { "overlap", "2026-01-01 -", "2026-01-01 2026-03-01|2026-02-01 -", NULL, "p1 2026-02-01 - 65 C|p0 2026-01-01 2026-03-01 59" },
  { "closed period", "2025-01-01 2025-03-01", "2025-01-01 2025-02-01", NULL, "gap 2025-02-01 2025-03-01 28|p0 2025-01-01 2025-02-01 31" },
  { "to come", "2026-01-01 -", "2026-01-01 -|2026-05-01 -", NULL, "p1 2026-05-01 - 0|p0 2026-01-01 - 96 C" },
  { "planned end", "2026-01-01 -", "2026-01-01 2026-05-01", NULL, "p0 2026-01-01 2026-05-01 96 C" },
  { "gap until one to come", "2026-01-01 -", "2026-01-01 2026-04-01|2026-05-01 -", NULL, "p1 2026-05-01 - 0|gap 2026-04-01 - 6 C|p0 2026-01-01 2026-04-01 90" },
  { "of another period", "2026-01-01 -", "2020-01-01 2020-02-01|2026-01-01 -", NULL, "p1 2026-01-01 - 96 C" },
  { "short breaks", "2026-01-01 -", "2026-01-01 2026-01-03|2026-02-01 2026-02-03", "2026-01-01", "p1 2026-02-01 2026-02-03 2|p0 2026-01-01 2026-01-03 2" },
};

static char *
write_lines (GArray *lines)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      const CldPlacementLine *line = &g_array_index (lines, CldPlacementLine, i);

      g_string_append_printf (out, "%s%s %s %s %d%s", i > 0 ? "|" : "", line->placement ? line->placement->ref : "gap", line->from, line->until ? line->until : "-", line->days, line->current ? " C" : "");
    }
  return g_string_free (out, FALSE);
}

static void
test_placements (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (CldRecordSet) set = cld_record_set_new ();
  g_auto (GStrv) period = g_strsplit (histories[i].period, " ", -1);
  CldRow *row = add (set, &cld_care_period_kind, "c", CARE_PERIOD_STARTED_ON, period[0], -1);
  g_autoptr (GArray) lines = NULL;
  g_autofree char *text = NULL;
  CldChildFacts facts;

  if (strcmp (period[1], "-") != 0)
    row->values[CARE_PERIOD_ENDED_ON] = period[1];
  if (histories[i].placements)
    add_placements (set, histories[i].placements);
  if (histories[i].short_breaks)
    add (set, &cld_legal_status_kind, "l", LEGAL_STATUS_STARTED_ON, histories[i].short_breaks, LEGAL_STATUS_CODE, "V3", -1);
  cld_child_facts_find (&facts, set, TODAY);
  lines = cld_child_facts_list_placements (&facts, row, cld_record_set_get_arena (set));
  text = write_lines (lines);
  g_assert_cmpstr (text, ==, histories[i].lines);
}

static const struct
{
  const char *from;
  const char *until;
  gboolean expected;
} in_force[] = {
  { "2026-04-07", NULL, TRUE },
  { "2026-04-08", NULL, FALSE },
  { "2026-04-06", "2026-04-07", FALSE },
  { "2026-04-06", "2026-04-08", TRUE },
  { "2026-04-07", "2026-04-07", FALSE },
  { "1990-01-01", "2027-01-01", TRUE },
  { NULL, NULL, FALSE },
};

static void
test_in_force (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (in_force); i++)
    {
      g_autoptr (CldRecordSet) set = cld_record_set_new ();
      CldRow *row = add (set, &cld_legal_status_kind, "l", -1);
      CldChildFacts facts;

      row->values[LEGAL_STATUS_STARTED_ON] = in_force[i].from;
      row->values[LEGAL_STATUS_ENDED_ON] = in_force[i].until;
      cld_child_facts_find (&facts, set, TODAY);
      g_assert_true ((facts.legal == row) == in_force[i].expected);
    }
}

/* Of two in force the newer one; an absence is no placement. */
static void
test_now (void)
{
  g_autoptr (CldRecordSet) set = cld_record_set_new ();
  CldChildFacts facts;

  add (set, &cld_child_kind, "C1", CHILD_DATE_OF_BIRTH, "2014-04-08", -1);
  add (set, &cld_placement_kind, "old", PLACEMENT_STARTED_ON, "2025-01-01", -1);
  add (set, &cld_placement_kind, "new", PLACEMENT_STARTED_ON, "2026-01-01", -1);
  add (set, &cld_placement_kind, "away", PLACEMENT_STARTED_ON, "2026-04-01", PLACEMENT_WITHIN, "new", -1);
  add (set, &cld_placement_kind, "planned", PLACEMENT_STARTED_ON, "2026-06-01", -1);
  add (set, &cld_note_kind, "n1", NOTE_RESTRICTED, "1", NOTE_HAPPENED_ON, "2026-04-01", NOTE_CHILDS_WORDS, "secret", -1);
  add (set, &cld_note_kind, "n2", NOTE_HAPPENED_ON, "2026-03-01", NOTE_CHILDS_WORDS, "open", -1);
  add (set, &cld_visit_kind, "v1", VISIT_VISITED_ON, "2026-02-01T10:00", VISIT_CHILDS_WORDS, "older", -1);
  cld_child_facts_find (&facts, set, TODAY);
  g_assert_cmpstr (facts.placement->ref, ==, "new");
  g_assert_cmpstr (facts.absence->ref, ==, "away");
  g_assert_null (facts.period);
  g_assert_cmpint (facts.age, ==, 11);
  g_assert_cmpuint (facts.n_restricted, ==, 1);
  g_assert_cmpstr (facts.last_words->ref, ==, "n2");
  cld_child_facts_find (&facts, set, "2026-04-08");
  g_assert_cmpint (facts.age, ==, 12);
}

static void
test_last (void)
{
  g_autoptr (CldRecordSet) set = cld_record_set_new ();
  CldChildFacts facts;

  add (set, &cld_visit_kind, "alone", VISIT_VISITED_ON, "2026-02-01", VISIT_OUTCOME, "SEEN_ALONE", -1);
  add (set, &cld_visit_kind, "seen", VISIT_VISITED_ON, "2026-03-01T09:00", VISIT_OUTCOME, "SEEN", -1);
  add (set, &cld_visit_kind, "tried", VISIT_VISITED_ON, "2026-04-01", VISIT_OUTCOME, "NO_ACCESS", -1);
  add (set, &cld_visit_kind, "planned", VISIT_VISITED_ON, "2026-04-08", VISIT_OUTCOME, "SEEN_ALONE", -1);
  add (set, &cld_review_kind, "today", REVIEW_HELD_ON, TODAY, -1);
  add (set, &cld_review_kind, "tomorrow", REVIEW_HELD_ON, "2026-04-08", -1);
  add (set, &cld_sdq_kind, "undated", SDQ_SCORE, "9", -1);
  add (set, &cld_sdq_kind, "dated", SDQ_COMPLETED_ON, "2020-01-01", -1);
  add (set, &cld_health_check_kind, "d1", HEALTH_CHECK_KIND, "DENTAL", HEALTH_CHECK_DONE_ON, "2025-01-01", -1);
  add (set, &cld_health_check_kind, "d2", HEALTH_CHECK_KIND, "OPT", HEALTH_CHECK_DONE_ON, "2026-01-01", -1);
  cld_child_facts_find (&facts, set, TODAY);
  g_assert_cmpstr (facts.last_seen->ref, ==, "seen");
  g_assert_cmpstr (facts.last_alone->ref, ==, "alone");
  g_assert_cmpstr (facts.last_review->ref, ==, "today");
  g_assert_cmpstr (facts.last_sdq->ref, ==, "dated");
  g_assert_cmpstr (cld_child_facts_find_last (&facts, &cld_health_check_kind, HEALTH_CHECK_DONE_ON, HEALTH_CHECK_KIND, "DENTAL")->ref, ==, "d1");
  g_assert_null (cld_child_facts_find_last (&facts, &cld_health_check_kind, HEALTH_CHECK_DONE_ON, HEALTH_CHECK_KIND, "IHA"));
}

static void
test_areas (void)
{
  g_autoptr (CldRecordSet) set = cld_record_set_new ();
  CldChildFacts facts;

  cld_child_facts_find (&facts, set, TODAY);
  g_assert_cmpint (cld_child_facts_get_area (&facts, NULL), ==, CLD_AREA_UNKNOWN);
  g_assert_cmpint (cld_child_facts_get_area (&facts, "383"), ==, CLD_AREA_UNKNOWN);
  g_assert_cmpint (cld_child_facts_get_area (&facts, "WAL"), ==, CLD_AREA_OTHER);
  g_assert_cmpint (cld_child_facts_get_area (&facts, "CON"), ==, CLD_AREA_CONFIDENTIAL);
  add (set, &cld_authority_kind, "383", AUTHORITY_OWN, "1", -1);
  add (set, &cld_authority_kind, "373", -1);
  cld_child_facts_find (&facts, set, TODAY);
  g_assert_cmpint (cld_child_facts_get_area (&facts, "383"), ==, CLD_AREA_OWN);
  g_assert_cmpint (cld_child_facts_get_area (&facts, "373"), ==, CLD_AREA_OTHER);
  add (set, &cld_authority_kind, "384", AUTHORITY_ADJOINING, "1", -1);
  g_assert_cmpint (cld_child_facts_get_area (&facts, "384"), ==, CLD_AREA_ADJOINING);
  g_assert_cmpint (cld_child_facts_get_area (&facts, "373"), ==, CLD_AREA_DISTANT);
  g_assert_cmpint (cld_child_facts_get_area (&facts, NULL), ==, CLD_AREA_UNKNOWN);
}

static void
test_events (void)
{
  static const char *const expected[] = { "v2", "r1", "v1", "undated", NULL };
  g_autoptr (CldRecordSet) set = cld_record_set_new ();
  g_autoptr (GPtrArray) events = NULL;
  CldChildFacts facts;

  add (set, &cld_child_kind, "C1", -1);
  add (set, &cld_visit_kind, "v1", VISIT_VISITED_ON, "2025-01-01", -1);
  add (set, &cld_visit_kind, "v2", VISIT_VISITED_ON, "2026-01-01T09:00", -1);
  add (set, &cld_review_kind, "r1", REVIEW_HELD_ON, "2026-01-01", -1);
  add (set, &cld_return_row_kind, "x", -1);
  add (set, &cld_plan_kind, "undated", -1);
  cld_child_facts_find (&facts, set, TODAY);
  events = cld_child_facts_list_events (&facts);
  g_assert_cmpuint (events->len, ==, 4);
  for (guint i = 0; expected[i]; i++)
    g_assert_cmpstr (((CldRow *) events->pdata[i])->ref, ==, expected[i]);
}

static void
test_days (void)
{
  g_assert_cmpint (cld_fact_days_between ("2024-02-28", "2024-03-01"), ==, 2);
  g_assert_cmpint (cld_fact_days_between ("2024-03-01T23:59", "2024-02-28"), ==, -2);
  g_assert_cmpint (cld_fact_days_between (NULL, TODAY), ==, G_MININT);
  g_assert_cmpint (cld_fact_days_between ("soon", TODAY), ==, G_MININT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (histories); i++)
    {
      g_autofree char *path = g_strdup_printf ("/child-facts/placements/%s", histories[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_placements);
    }
  g_test_add_func ("/child-facts/in-force", test_in_force);
  g_test_add_func ("/child-facts/now", test_now);
  g_test_add_func ("/child-facts/last", test_last);
  g_test_add_func ("/child-facts/areas", test_areas);
  g_test_add_func ("/child-facts/events", test_events);
  g_test_add_func ("/child-facts/days", test_days);
  return g_test_run ();
}
