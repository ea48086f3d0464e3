/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cld-annex-a.h"
#include "cld-date.h"
#include "cld-kinds.h"

/* List 8 of Annex A, a rule a test, from records made by hand. */

#define DAY "2026-03-31"

typedef struct
{
  CldRecordSet *set;
  CldAnnexA *annex;
} Case;

/* Adds a row of a kind; the values come as field, text, field, text ..., -1. */
static CldRow *
add (Case *c, const CldKind *kind, const char *ref, ...)
{
  CldArena *arena = cld_record_set_get_arena (c->set);
  CldRow *row = cld_row_new (arena, kind, cld_arena_strdup (arena, ref));
  va_list values;

  va_start (values, ref);
  for (int field = va_arg (values, int); field >= 0; field = va_arg (values, int))
    row->values[field] = cld_arena_strdup (arena, va_arg (values, const char *));
  va_end (values);
  cld_record_set_add (c->set, row);
  return row;
}

static void
set_up (Case *c)
{
  c->set = cld_record_set_new ();
  c->annex = NULL;
  add (c, &cld_authority_kind, "383", AUTHORITY_NAME, "Leeds", AUTHORITY_OWN, "1", -1);
  add (c, &cld_authority_kind, "380", AUTHORITY_NAME, "Bradford", AUTHORITY_ADJOINING, "1", -1);
  add (c, &cld_provider_kind, "2400013", PROVIDER_NAME, "Acre Lodge", PROVIDER_URN, "2400013", -1);
  add (c, &cld_child_kind, "0012", CHILD_DATE_OF_BIRTH, "2010-04-01", CHILD_SEX, "F", CHILD_ETHNICITY, "WBRI", CHILD_TEAM, "East", CHILD_WORKER, "=Priya", -1);
}

/* In care since 2020 in one placement. */
static void
set_up_in_care (Case *c)
{
  set_up (c);
  add (c, &cld_care_period_kind, "period", CARE_PERIOD_STARTED_ON, "2020-05-01", CARE_PERIOD_CATEGORY_OF_NEED, "N1", -1);
  add (c, &cld_legal_status_kind, "status", LEGAL_STATUS_STARTED_ON, "2020-06-01", LEGAL_STATUS_CODE, "C2", -1);
  add (c, &cld_placement_kind, "first", PLACEMENT_STARTED_ON, "2020-05-01", PLACEMENT_TYPE, "U6", PLACEMENT_PROVIDER_KIND, "PR1", PLACEMENT_POSTCODE, "LS1 1NP",
       PLACEMENT_PROVIDER, "2400013", PLACEMENT_AREA_AUTHORITY, "383", PLACEMENT_REASON_STARTED, "S", -1);
}

static void
tear_down (Case *c)
{
  g_clear_pointer (&c->annex, cld_annex_a_free);
  g_clear_pointer (&c->set, cld_record_set_free);
}

static void
make (Case *c, const char *day)
{
  g_clear_pointer (&c->annex, cld_annex_a_free);
  c->annex = cld_annex_a_new (cld_date_to_day (day));
  cld_annex_a_add_child (c->annex, c->set, c->set);
}

/* The cell under a heading that begins so, of the only row. */
static const char *
cell (Case *c, CldAnnexAList list, const char *heading)
{
  if (!c->annex)
    make (c, DAY);
  g_assert_cmpuint (cld_annex_a_get_n_rows (c->annex, list), ==, 1);
  for (guint i = 0; i < cld_annex_a_get_n_columns (c->annex, list); i++)
    if (g_str_has_prefix (cld_annex_a_get_heading (c->annex, list, i), heading))
      return cld_annex_a_get_cell (c->annex, list, 0, i);
  g_error ("no column %s", heading);
}

#define assert_cell(c, heading, expected) g_assert_cmpstr (cell (c, CLD_ANNEX_A_CARE, heading), ==, expected)

static void
test_columns (void)
{
  g_autoptr (CldAnnexA) annex = cld_annex_a_new (0);

  g_assert_cmpuint (cld_annex_a_get_n_columns (annex, CLD_ANNEX_A_CARE), ==, 34);
  g_assert_cmpuint (cld_annex_a_get_n_columns (annex, CLD_ANNEX_A_LEAVERS), ==, 17);
  g_assert_cmpuint (cld_annex_a_get_n_columns (annex, CLD_ANNEX_A_ADOPTION), ==, 16);
  g_assert_cmpstr (cld_annex_a_get_heading (annex, CLD_ANNEX_A_CARE, 0), ==, "Child Unique ID");
  g_assert_cmpstr (cld_annex_a_get_heading (annex, CLD_ANNEX_A_CARE, 33), ==, "Allocated Worker");
}

static void
test_wordings (void)
{
  Case c;

  set_up_in_care (&c);
  assert_cell (&c, "Child Unique ID", "0012");
  assert_cell (&c, "Gender", "b) Female");
  assert_cell (&c, "Ethnicity", "a) WBRI");
  assert_cell (&c, "Date of Birth", "01/04/2010");
  assert_cell (&c, "Age", "15");
  assert_cell (&c, "Unaccompanied", "b) No");
  assert_cell (&c, "Does the Child have a Disability", "");
  assert_cell (&c, "Child's Category", "N1 - Abuse or neglect");
  assert_cell (&c, "Child's Legal Status", "C2: FCO");
  assert_cell (&c, "Start date of current legal status", "01/06/2020");
  assert_cell (&c, "Placement Type", "f) U6: Foster placement - not FFA");
  assert_cell (&c, "Placement Provider", "b) PR1: Own provision");
  assert_cell (&c, "Placement postcode", "LS1 1NP");
  assert_cell (&c, "URN", "2400013");
  assert_cell (&c, "Placement Location", "a) In");
  assert_cell (&c, "LA of Placement", "Leeds");
  assert_cell (&c, "Date of Last Social Work Visit", "");
  /* The day after she is sixteen. */
  make (&c, "2026-04-01");
  assert_cell (&c, "Age", "16");
  tear_down (&c);
}

/* A code that Ofsted has no words for stands with its label, one that nobody knows not at all. */
static void
test_no_bare_codes (void)
{
  Case c;
  CldRow *placement;

  set_up_in_care (&c);
  placement = cld_record_set_find (c.set, &cld_placement_kind, "first");
  placement->values[PLACEMENT_TYPE] = "Q1";
  assert_cell (&c, "Placement Type", "Q1: Foster with relative or friend (older code)");
  placement->values[PLACEMENT_TYPE] = "XX";
  make (&c, DAY);
  assert_cell (&c, "Placement Type", "");
  tear_down (&c);
}

static const struct
{
  const char *ended;
  guint n;
} cohort[] = { { NULL, 1 }, { "2026-03-31", 1 }, { "2025-10-01", 1 }, { "2025-09-30", 1 }, { "2025-09-29", 0 }, { "2026-04-01", 1 } };

static void
test_cohort (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cohort); i++)
    {
      Case c;
      CldRow *period;

      set_up_in_care (&c);
      period = cld_record_set_find (c.set, &cld_care_period_kind, "period");
      period->values[CARE_PERIOD_ENDED_ON] = cohort[i].ended;
      period->values[CARE_PERIOD_REASON_ENDED] = "E4A";
      make (&c, DAY);
      g_assert_cmpuint (cld_annex_a_get_n_rows (c.annex, CLD_ANNEX_A_CARE), ==, cohort[i].n);
      /* What ends after the day has not ended. */
      if (cohort[i].n > 0 && (!cohort[i].ended || strcmp (cohort[i].ended, DAY) > 0))
        {
          assert_cell (&c, "Date Ceased", "");
          assert_cell (&c, "Reason Ceased", "");
        }
      else if (cohort[i].n > 0)
        assert_cell (&c, "Reason Ceased", "e) E4A: Returned home to live with parents or relatives - part of planning");
      tear_down (&c);
    }
}

static const struct
{
  const char *started;
  const char *before_ended;
  const char *second;
} periods[] = { { "2026-01-10", "2025-01-10", "a) Yes" }, { "2026-01-10", "2025-01-09", "b) No" }, { "2026-01-10", "2026-01-09", "a) Yes" },
                /* Of this start, however long ago it was. */
                { "2021-01-10", "2020-06-01", "a) Yes" } };

static void
test_second_period (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (periods); i++)
    {
      Case c;
      CldRow *period;

      set_up_in_care (&c);
      period = cld_record_set_find (c.set, &cld_care_period_kind, "period");
      period->values[CARE_PERIOD_STARTED_ON] = "2019-01-01";
      period->values[CARE_PERIOD_ENDED_ON] = periods[i].before_ended;
      add (&c, &cld_care_period_kind, "now", CARE_PERIOD_STARTED_ON, periods[i].started, -1);
      assert_cell (&c, "Is this a second", periods[i].second);
      tear_down (&c);
    }
}

/* Placements, and not episodes: two changes of the legal status and an absence between two placements count nothing. */
static void
test_placements (void)
{
  Case c;
  CldRow *first, *second;

  set_up_in_care (&c);
  first = cld_record_set_find (c.set, &cld_placement_kind, "first");
  assert_cell (&c, "Number of Placements", "1");
  add (&c, &cld_legal_status_kind, "again", LEGAL_STATUS_STARTED_ON, "2025-06-01", LEGAL_STATUS_CODE, "E1", -1);
  add (&c, &cld_legal_status_kind, "and again", LEGAL_STATUS_STARTED_ON, "2025-08-01", LEGAL_STATUS_CODE, "C2", -1);
  first->values[PLACEMENT_ENDED_ON] = "2025-09-01";
  second = add (&c, &cld_placement_kind, "second", PLACEMENT_STARTED_ON, "2025-09-01", PLACEMENT_TYPE, "K2", PLACEMENT_REASON_STARTED, "P", -1);
  add (&c, &cld_placement_kind, "absence", PLACEMENT_STARTED_ON, "2025-10-01", PLACEMENT_ENDED_ON, "2025-10-04", PLACEMENT_TYPE, "T1", PLACEMENT_WITHIN, "second", -1);
  make (&c, DAY);
  assert_cell (&c, "Number of Placements", "2");
  assert_cell (&c, "Start Date of Most Recent Placement", "01/09/2025");
  assert_cell (&c, "Placement Type", "p) K2: Children's Homes");
  assert_cell (&c, "Start date of current legal status", "01/08/2025");
  /* The same carer under another name is the same placement; its start is that of the name. */
  second->values[PLACEMENT_REASON_STARTED] = "T";
  make (&c, DAY);
  assert_cell (&c, "Number of Placements", "1");
  assert_cell (&c, "Start Date of Most Recent Placement", "01/09/2025");
  /* One that was over before the twelve months began. */
  second->values[PLACEMENT_REASON_STARTED] = "P";
  first->values[PLACEMENT_ENDED_ON] = second->values[PLACEMENT_STARTED_ON] = "2025-03-30";
  make (&c, DAY);
  assert_cell (&c, "Number of Placements", "1");
  tear_down (&c);
}

/* In hospital on the day: that is where the child is. */
static void
test_absence_on_the_day (void)
{
  Case c;

  set_up_in_care (&c);
  add (&c, &cld_placement_kind, "absence", PLACEMENT_STARTED_ON, "2026-03-29", PLACEMENT_TYPE, "T1", PLACEMENT_WITHIN, "first", -1);
  assert_cell (&c, "Placement Type", "x) T1: Temporary placement - hospital");
  assert_cell (&c, "Start Date of Most Recent Placement", "29/03/2026");
  assert_cell (&c, "Number of Placements", "1");
  tear_down (&c);
}

/* Neither postcode nor URN nor the name of the area; out of area it still is. */
static void
test_confidential (void)
{
  for (guint i = 0; i < 2; i++)
    {
      Case c;
      CldRow *placement;

      set_up_in_care (&c);
      placement = cld_record_set_find (c.set, &cld_placement_kind, "first");
      placement->values[PLACEMENT_AREA_AUTHORITY] = i == 0 ? "CON" : "380";
      placement->values[PLACEMENT_ADDRESS_RESTRICTED] = i == 0 ? NULL : "1";
      assert_cell (&c, "Placement postcode", "");
      assert_cell (&c, "URN", "");
      assert_cell (&c, "LA of Placement", "CON - Child placed in confidential placement");
      assert_cell (&c, "Placement Location", "b) Out");
      tear_down (&c);
    }
}

static void
test_where (void)
{
  const char *const cases[][3] = { { "380", "b) Out", "Bradford" }, { "WAL", "b) Out", "WAL - Child placed in Wales" }, { NULL, "", "" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Case c;

      set_up_in_care (&c);
      cld_record_set_find (c.set, &cld_placement_kind, "first")->values[PLACEMENT_AREA_AUTHORITY] = cases[i][0];
      assert_cell (&c, "Placement Location", cases[i][1]);
      assert_cell (&c, "LA of Placement", cases[i][2]);
      tear_down (&c);
    }
}

/* Missing and away are counted apart, and interviews are those of the last time missing alone. */
static void
test_missing (void)
{
  Case c;
  CldRow *last;

  set_up_in_care (&c);
  assert_cell (&c, "Number of Episodes the Child has been ‘Missing’", "0");
  assert_cell (&c, "Was the child offered", "");
  add (&c, &cld_missing_episode_kind, "old", MISSING_EPISODE_KIND, "M", MISSING_EPISODE_STARTED_AT, "2025-03-30T20:00", MISSING_EPISODE_ENDED_AT, "2025-03-31", -1);
  add (&c, &cld_missing_episode_kind, "one", MISSING_EPISODE_KIND, "M", MISSING_EPISODE_STARTED_AT, "2025-03-31T20:00", MISSING_EPISODE_ENDED_AT, "2025-04-01",
       MISSING_EPISODE_INTERVIEW_OFFERED_AT, "2025-04-02", MISSING_EPISODE_INTERVIEW_DONE_AT, "2025-04-03", -1);
  last = add (&c, &cld_missing_episode_kind, "two", MISSING_EPISODE_KIND, "M", MISSING_EPISODE_STARTED_AT, "2026-01-05", MISSING_EPISODE_ENDED_AT, "2026-01-06", -1);
  add (&c, &cld_missing_episode_kind, "away", MISSING_EPISODE_KIND, "A", MISSING_EPISODE_STARTED_AT, "2026-02-05", MISSING_EPISODE_ENDED_AT, "2026-02-06",
       MISSING_EPISODE_INTERVIEW_OFFERED_AT, "2026-02-07", MISSING_EPISODE_INTERVIEW_ACCEPTED, "1", -1);
  make (&c, DAY);
  assert_cell (&c, "Number of Episodes the Child has been ‘Missing’", "2");
  assert_cell (&c, "Number of Episodes the Child has been ‘Absent’", "1");
  /* Of the last nothing is recorded: that of the one before, and of the time away, do not count. */
  assert_cell (&c, "Was the child offered", "");
  assert_cell (&c, "Did the child accept", "");
  last->values[MISSING_EPISODE_INTERVIEW_OFFERED_AT] = "2026-01-07";
  last->values[MISSING_EPISODE_INTERVIEW_ACCEPTED] = "0";
  make (&c, DAY);
  assert_cell (&c, "Was the child offered", "a) Yes");
  assert_cell (&c, "Did the child accept", "b) No");
  last->values[MISSING_EPISODE_INTERVIEW_DONE_AT] = "2026-01-08";
  make (&c, DAY);
  assert_cell (&c, "Did the child accept", "a) Yes");
  /* On the day between: it was not known yet. */
  make (&c, "2026-01-06");
  assert_cell (&c, "Was the child offered", "");
  tear_down (&c);
}

static void
test_latest (void)
{
  Case c;

  set_up_in_care (&c);
  add (&c, &cld_review_kind, "r1", REVIEW_KIND, "LAC", REVIEW_HELD_ON, "2026-02-01", -1);
  add (&c, &cld_review_kind, "r2", REVIEW_KIND, "LAC", REVIEW_HELD_ON, "2026-04-01", -1);
  add (&c, &cld_review_kind, "r3", REVIEW_KIND, "SECURE", REVIEW_HELD_ON, "2026-03-01", -1);
  add (&c, &cld_visit_kind, "v1", VISIT_VISITED_ON, "2026-03-01T10:00", VISIT_OUTCOME, "SEEN_ALONE", -1);
  add (&c, &cld_visit_kind, "v2", VISIT_VISITED_ON, "2026-03-20", VISIT_OUTCOME, "NOT_SEEN", -1);
  add (&c, &cld_health_check_kind, "h1", HEALTH_CHECK_KIND, "IHA", HEALTH_CHECK_DONE_ON, "2025-03-01", HEALTH_CHECK_STATUS, "COMPLETED", -1);
  add (&c, &cld_health_check_kind, "h2", HEALTH_CHECK_KIND, "RHA", HEALTH_CHECK_DONE_ON, "2026-03-01", HEALTH_CHECK_STATUS, "REFUSED", -1);
  add (&c, &cld_health_check_kind, "h3", HEALTH_CHECK_KIND, "DENTAL", HEALTH_CHECK_DONE_ON, "2025-05-01", HEALTH_CHECK_STATUS, "COMPLETED", -1);
  assert_cell (&c, "Date of Latest Statutory Review", "01/02/2026");
  assert_cell (&c, "Date of Last Social Work Visit", "01/03/2026");
  assert_cell (&c, "Date of Last Health Assessment", "01/03/2025");
  assert_cell (&c, "Date of Last Dental Check", "01/05/2025");
  tear_down (&c);
}

static void
test_asylum_and_disability (void)
{
  Case c;
  CldRow *child;

  set_up_in_care (&c);
  child = cld_record_set_get (c.set, &cld_child_kind)->pdata[0];
  child->values[CHILD_UASC_FROM] = "2020-05-01";
  child->values[CHILD_UASC_UNTIL] = "2025-03-31";
  child->values[CHILD_DISABILITY] = "MOB;HAND";
  assert_cell (&c, "Unaccompanied", "a) Yes");
  assert_cell (&c, "Does the Child have a Disability", "a) Yes");
  child->values[CHILD_UASC_UNTIL] = "2025-03-30";
  child->values[CHILD_DISABILITY] = "NONE";
  make (&c, DAY);
  assert_cell (&c, "Unaccompanied", "b) No");
  assert_cell (&c, "Does the Child have a Disability", "b) No");
  tear_down (&c);
}

/* Who is on list 9, by age, years in care and what the return says. */
static void
test_leavers (void)
{
  static const struct
  {
    const char *born, *started, *ended, *word;
  } cases[] = {
    { "2010-04-01", "2020-05-01", NULL, NULL },                             /* fifteen */
    { "2009-03-01", "2020-05-01", NULL, "d) Eligible child" },
    { "2009-03-01", "2020-05-01", "2025-06-01", "a) Relevant child" },
    { "2009-03-01", "2020-05-01", "2025-03-01", NULL },                     /* left on the 16th birthday */
    { "2007-03-01", "2020-05-01", "2025-03-01", "b) Former relevant child" },
    { "2009-01-01", "2026-01-01", NULL, NULL },                             /* not thirteen weeks yet */
    { "2009-01-01", "2025-12-30", NULL, "d) Eligible child" },
    { "2004-03-01", "2020-05-01", "2022-03-01", NULL },                     /* twenty-two, and nobody says that services go on */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Case c;

      set_up (&c);
      ((CldRow *) cld_record_set_get (c.set, &cld_child_kind)->pdata[0])->values[CHILD_DATE_OF_BIRTH] = cases[i].born;
      add (&c, &cld_care_period_kind, "period", CARE_PERIOD_STARTED_ON, cases[i].started, -1)->values[CARE_PERIOD_ENDED_ON] = cases[i].ended;
      make (&c, DAY);
      g_assert_cmpuint (cld_annex_a_get_n_rows (c.annex, CLD_ANNEX_A_LEAVERS), ==, cases[i].word ? 1 : 0);
      if (cases[i].word)
        g_assert_cmpstr (cell (&c, CLD_ANNEX_A_LEAVERS, "Eligibility"), ==, cases[i].word);
      tear_down (&c);
    }
}

static void
test_adoption (void)
{
  Case c;

  set_up_in_care (&c);
  make (&c, DAY);
  g_assert_cmpuint (cld_annex_a_get_n_rows (c.annex, CLD_ANNEX_A_ADOPTION), ==, 0);
  add (&c, &cld_return_row_kind, "2026/PlacedAdoption/0012/1", RETURN_ROW_CHILD, "0012", RETURN_ROW_TABLE, "PlacedAdoption", RETURN_ROW_YEAR, "2026",
       RETURN_ROW_COLUMNS, "DOB=01/04/2010;DATE_PLACED=05/05/2024;DATE_PLACED_CEASED=01/10/2025;REASON_PLACED_CEASED=RD3", -1);
  add (&c, &cld_legal_status_kind, "order", LEGAL_STATUS_STARTED_ON, "2024-06-01", LEGAL_STATUS_CODE, "E1", -1);
  make (&c, DAY);
  g_assert_cmpstr (cell (&c, CLD_ANNEX_A_ADOPTION, "Date of Decision that Child Should be Placed"), ==, "05/05/2024");
  g_assert_cmpstr (cell (&c, CLD_ANNEX_A_ADOPTION, "Date of Placement Order"), ==, "01/06/2024");
  g_assert_cmpstr (cell (&c, CLD_ANNEX_A_ADOPTION, "Date of Decision that Child Should No Longer"), ==, "01/10/2025");
  g_assert_cmpstr (cell (&c, CLD_ANNEX_A_ADOPTION, "Reason Why"), ==, "RD3 - Prospective adopters could not be found");
  /* Before it was given up nothing had happened in the year before. */
  make (&c, "2025-09-30");
  g_assert_cmpuint (cld_annex_a_get_n_rows (c.annex, CLD_ANNEX_A_ADOPTION), ==, 0);
  tear_down (&c);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/annex-a/columns", test_columns);
  g_test_add_func ("/annex-a/wordings", test_wordings);
  g_test_add_func ("/annex-a/no-bare-codes", test_no_bare_codes);
  g_test_add_func ("/annex-a/cohort", test_cohort);
  g_test_add_func ("/annex-a/second-period", test_second_period);
  g_test_add_func ("/annex-a/placements", test_placements);
  g_test_add_func ("/annex-a/absence-on-the-day", test_absence_on_the_day);
  g_test_add_func ("/annex-a/confidential", test_confidential);
  g_test_add_func ("/annex-a/where", test_where);
  g_test_add_func ("/annex-a/missing", test_missing);
  g_test_add_func ("/annex-a/latest", test_latest);
  g_test_add_func ("/annex-a/asylum-and-disability", test_asylum_and_disability);
  g_test_add_func ("/annex-a/leavers", test_leavers);
  g_test_add_func ("/annex-a/adoption", test_adoption);
  return g_test_run ();
}
