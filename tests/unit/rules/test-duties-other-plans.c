/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "other-duties-fixture.h"

static const Case agreed[] = {
  { "with the plan", "placement 2026-01-05 - U6; plan 2026-01-08 PLACEMENT p=1 agreed=2026-01-08", "2026-03-01", "A05 plan1 2026-01-08 2026-01-08 2026-01-08 met" },
  { "before it", "plan 2026-01-08 PLACEMENT agreed=2026-01-07", "2026-03-01", "A05 plan1 2026-01-08 2026-01-08 2026-01-07 met" },
  { "a day late", "placement 2026-01-05 - U6; plan 2026-01-08 PLACEMENT p=1 agreed=2026-01-09", "2026-03-01", "A05 plan1 2026-01-08 2026-01-08 2026-01-09 late" },
  { "not agreed", "placement 2026-01-05 - U6; plan 2026-01-08 PLACEMENT p=1", "2026-03-01", "A05 plan1 2026-01-08 2026-01-08 - overdue" },
  { "not agreed, today", "placement 2026-01-05 - U6; plan 2026-01-08 PLACEMENT p=1", "2026-01-08", "A05 plan1 2026-01-08 2026-01-08 - due" },
  { "agreed tomorrow, which is not known", "placement 2026-01-05 - U6; plan 2026-01-08 PLACEMENT p=1 agreed=2026-01-10", "2026-01-09", "A05 plan1 2026-01-08 2026-01-08 - overdue" },
  { "placement over", "placement 2026-01-05 2026-02-01 U6; plan 2026-01-08 PLACEMENT p=1", "2026-03-01", "A05 plan1 2026-01-08 2026-01-08 - missed" },
  { "made when it was over", "placement 2026-01-05 2026-02-01 U6; plan 2026-02-08 PLACEMENT p=1", "2026-03-01", "" },
  { "placed for adoption", "placement 2026-01-05 - A3; plan 2026-01-08 PLACEMENT p=1", "2026-03-01", "" },
  { "other plans, plans to come", "plan 2026-01-08 CARE; plan 2026-03-02 PLACEMENT; plan - PLACEMENT", "2026-03-01", "" },
};

static const Case health_plan[] = {
  { "with the care plan", "period 2026-01-05 -; plan 2026-01-12 CARE; plan 2026-01-12 HEALTH", "2026-03-01", "A10 plan1 2026-01-12 2026-01-12 2026-01-12 met" },
  { "later", "period 2026-01-05 -; plan 2026-01-12 CARE; plan 2026-02-01 HEALTH", "2026-03-01", "A10 plan1 2026-01-12 2026-01-12 2026-02-01 late" },
  { "none", "period 2026-01-05 -; plan 2026-01-12 CARE; plan 2026-02-12 CARE", "2026-03-01", "A10 plan1 2026-01-12 2026-01-12 - overdue" },
  { "no care plan yet", "period 2026-01-05 -; plan 2026-01-12 HEALTH", "2026-03-01", "" },
  { "one from before care", "period 2026-01-05 -; plan 2026-01-12 CARE; plan 2025-10-05 HEALTH", "2026-03-01", "A10 plan1 2026-01-12 2026-01-12 2025-10-05 met" },
  { "one from too long before", "period 2026-01-05 -; plan 2026-01-12 CARE; plan 2025-10-04 HEALTH", "2026-03-01", "A10 plan1 2026-01-12 2026-01-12 - overdue" },
  { "short breaks", "period 2026-01-05 -; status 2026-01-05 - V4; plan 2026-01-12 CARE", "2026-03-01", "" },
  { "care is over", "period 2026-01-05 2026-02-02; plan 2026-01-12 CARE; plan 2026-02-03 HEALTH", "2026-03-01", "A10 plan1 2026-01-12 2026-01-12 - missed" },
};

static const Case for_review[] = {
  /* 5 January 2026 + 20 working days: 2 February. */
  { "in time", "dob 2015-06-01; period 2026-01-05 -; plan 2026-02-02 PEP", "2026-03-01", "A16 period1 2026-01-05 2026-02-02 2026-02-02 met" },
  { "a day late", "dob 2015-06-01; period 2026-01-05 -; plan 2026-02-03 PEP", "2026-03-01", "A16 period1 2026-01-05 2026-02-02 2026-02-03 late" },
  { "an early review", "dob 2015-06-01; period 2026-01-05 -; review 2026-01-20 LAC; plan 2026-01-21 PEP", "2026-03-01", "A16 period1 2026-01-05 2026-01-20 2026-01-21 late" },
  { "a late review", "dob 2015-06-01; period 2026-01-05 -; review 2026-02-20 LAC; plan 2026-02-10 PEP", "2026-03-01", "A16 period1 2026-01-05 2026-02-02 2026-02-10 late" },
  { "before care", "dob 2015-06-01; period 2026-01-05 -; plan 2026-01-04 PEP", "2026-01-06", "A16 period1 2026-01-05 2026-02-02 - upcoming" },
  { "within the window", "dob 2015-06-01; period 2026-01-05 -", "2026-01-19", "A16 period1 2026-01-05 2026-02-02 - due" },
  { "third birthday the day care began", "dob 2023-01-05; period 2026-01-05 -", "2026-03-01", "A16 period1 2026-01-05 2026-02-02 - overdue" },
  { "third birthday the day after", "dob 2023-01-06; period 2026-01-05 -", "2026-03-01", "" },
  { "18 the day care began", "dob 2008-01-05; period 2026-01-05 -", "2026-03-01", "" },
  { "18 before it was due", "dob 2008-01-20; period 2026-01-05 -", "2026-03-01", "A16 period1 2026-01-05 2026-02-02 - lapsed" },
  { "no date of birth", "period 2026-01-05 -", "2026-03-01", "A16 period1 2026-01-05 - - unknown" },
  { "start not known", "dob 2015-06-01; period 2026-01-05 - before=1", "2026-03-01", "A16 period1 - - - unknown" },
  { "short breaks", "dob 2015-06-01; period 2026-01-05 -; status 2026-01-05 - V3", "2026-03-01", "" },
};

static const Case remand[] = {
  /* 5 January 2026 + 5 working days: 12 January; + 10: 19 January. */
  { "to the authority", "period 2026-01-05 -; status 2026-01-05 - J1; placement 2026-01-05 - U6 remand=RLAA; plan 2026-01-12 CARE", "2026-03-01",
    "A20 placement1 2026-01-05 2026-01-12 2026-01-12 met" },
  { "a day late", "period 2026-01-05 -; status 2026-01-05 - J1; placement 2026-01-05 - U6 remand=RLAA; plan 2026-01-13 CARE", "2026-03-01",
    "A20 placement1 2026-01-05 2026-01-12 2026-01-13 late" },
  { "in care already", "period 2025-01-05 -; status 2025-01-05 - C2; placement 2026-01-05 - U6 remand=RLAA", "2026-03-01", "" },
  { "in care besides", "period 2026-01-05 -; status 2026-01-05 - C2; status 2026-01-05 - J1; placement 2026-01-05 - U6 remand=RLAA", "2026-03-01", "" },
  { "legal status not recorded", "period 2026-01-05 -; placement 2026-01-05 - U6 remand=RLAA", "2026-03-01", "A20 placement1 2026-01-05 - - unknown" },
  { "a move under one remand", "period 2026-01-05 -; status 2026-01-05 - J1; placement 2026-01-05 2026-02-01 U6 remand=RLAA; placement 2026-02-01 - K2 remand=RLAA", "2026-03-01",
    "A20 placement1 2026-01-05 2026-01-12 - overdue" },
  { "remand over", "period 2026-01-05 2026-02-01 E14; status 2026-01-05 2026-02-01 J1; placement 2026-01-05 2026-02-01 U6 remand=RLAA", "2026-03-01",
    "A20 placement1 2026-01-05 2026-01-12 - missed" },
  { "remand over before it was due", "period 2026-01-05 2026-01-12 E14; status 2026-01-05 2026-01-12 J1; placement 2026-01-05 2026-01-12 U6 remand=RLAA", "2026-03-01",
    "A20 placement1 2026-01-05 2026-01-12 - lapsed" },
  { "detained", "period 2026-01-05 -; placement 2026-01-05 - R5 remand=YDA; plan 2026-01-19 PLACEMENT p=1", "2026-03-01",
    "A21 placement1 2026-01-05 2026-01-19 2026-01-19 met" },
  { "detained, plan late", "period 2026-01-05 -; placement 2026-01-05 - R5 remand=YDA; plan 2026-01-20 PLACEMENT p=1", "2026-03-01",
    "A21 placement1 2026-01-05 2026-01-19 2026-01-20 late" },
  { "detained, plan of another placement", "period 2026-01-05 -; placement 2026-01-05 - R5 remand=YDA; plan 2026-01-19 PLACEMENT", "2026-03-01",
    "A21 placement1 2026-01-05 2026-01-19 - overdue" },
  { "no remand", "period 2026-01-05 -; status 2026-01-05 - J1; placement 2026-01-05 - U6", "2026-03-01", "" },
};

static void
test_agreed (void)
{
  check_cases (agreed, G_N_ELEMENTS (agreed), "A05");
}

static void
test_health_plan (void)
{
  check_cases (health_plan, G_N_ELEMENTS (health_plan), "A10");
}

static void
test_for_review (void)
{
  check_cases (for_review, G_N_ELEMENTS (for_review), "A16");
}

static void
test_remand (void)
{
  check_cases (remand, G_N_ELEMENTS (remand), "A20 A21");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/duties-other/plans/agreed", test_agreed);
  g_test_add_func ("/duties-other/plans/health", test_health_plan);
  g_test_add_func ("/duties-other/plans/for-review", test_for_review);
  g_test_add_func ("/duties-other/plans/remand", test_remand);
  return g_test_run ();
}
