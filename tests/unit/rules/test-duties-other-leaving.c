/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "other-duties-fixture.h"

/* 5 January 2026 + 20 working days: 2 February. */
static const Case leaving[] = {
  { "approved the day before", "dob 2015-01-01; period 2026-01-05 2026-02-02 E4A; status 2026-01-05 2026-02-02 V2; approval 2026-02-01 reg39_2 NO", "2026-03-01", "D21 period1 2026-02-02 2026-02-02 2026-02-01 met" },
  { "19 working days", "dob 2015-01-01; period 2026-01-05 2026-02-01 E4A; status 2026-01-05 2026-02-01 V2", "2026-03-01", "" },
  { "approved later", "dob 2015-01-01; period 2026-01-05 2026-02-02 E4A; status 2026-01-05 2026-02-02 V2; approval 2026-02-03 reg39_2 DCS", "2026-03-01", "D21 period1 2026-02-02 2026-02-02 2026-02-03 late" },
  { "today", "dob 2015-01-01; period 2026-01-05 2026-02-02 E13; status 2026-01-05 2026-02-02 V2", "2026-02-02", "D21 period1 2026-02-02 2026-02-02 - due" },
  { "never", "dob 2015-01-01; period 2026-01-05 2026-02-02 E13; status 2026-01-05 2026-02-02 V2", "2026-02-03", "D21 period1 2026-02-02 2026-02-02 - missed" },
  { "still looked after", "dob 2015-01-01; period 2026-01-05 2026-02-02 E13; status 2026-01-05 2026-02-02 V2", "2026-02-01", "" },
  { "by a court, adopted, taken over, dead", "dob 2015-01-01; period 2024-01-05 2024-06-02 E41; period 2024-07-05 2024-12-02 E11; period 2025-01-05 2025-06-02 E3; period 2025-07-05 2025-12-02 E2", "2026-03-01", "" },
  { "reason not recorded", "dob 2015-01-01; period 2026-01-05 2026-02-02", "2026-03-01", "D21 period1 2026-02-02 - - unknown" },
  { "16, not in care: both, and the director does both", "dob 2010-02-02; period 2026-01-05 2026-02-02 E5; status 2026-01-05 2026-02-02 V2; approval 2026-02-01 reg39_5 DCS", "2026-03-01",
    "D21 period1 2026-02-02 2026-02-02 2026-02-01 met; D22 period1 2026-02-02 2026-02-02 2026-02-01 met" },
  { "the nominated officer alone", "dob 2010-02-02; period 2026-01-05 2026-02-02 E5; status 2026-01-05 2026-02-02 V2; approval 2026-02-01 reg39_2 NO; approval 2026-02-01 reg39_5 NO", "2026-03-01",
    "D21 period1 2026-02-02 2026-02-02 2026-02-01 met; D22 period1 2026-02-02 2026-02-02 - missed" },
  { "15 that day", "dob 2010-02-03; period 2026-01-05 2026-01-20 E5; status 2026-01-05 2026-01-20 V2", "2026-03-01", "" },
  { "17, a few days only", "dob 2008-02-03; period 2026-01-05 2026-01-20 E5; status 2026-01-05 2026-01-20 V2", "2026-03-01", "D22 period1 2026-01-20 2026-01-20 - missed" },
  { "17 under a care order", "dob 2008-02-03; period 2026-01-05 2026-01-20 E5; status 2026-01-05 2026-01-20 C2", "2026-03-01", "" },
  { "18", "dob 2008-02-02; period 2025-01-05 2026-02-02 E5; status 2025-01-05 2026-02-02 V2", "2026-03-01", "" },
  { "17, legal status not recorded", "dob 2008-02-03; period 2026-01-05 2026-01-20 E5", "2026-03-01", "D22 period1 2026-01-20 - - unknown" },
  { "short breaks", "dob 2015-01-01; period 2025-01-05 2026-02-02 E4A; status 2025-01-05 2026-02-02 V4", "2026-03-01", "" },
  { "the approval of another period", "dob 2015-01-01; period 2024-01-05 2024-06-02 E4A; period 2025-01-05 2025-06-02 E4A; status 2024-01-05 2024-06-02 V2; status 2025-01-05 2025-06-02 V2; approval 2025-06-01 reg39_2 NO", "2026-03-01",
    "D21 period1 2024-06-02 2024-06-02 - missed; D21 period2 2025-06-02 2025-06-02 2025-06-01 met" },
};

/* 24 December 2025 + 5 working days: 5 January 2026. */
static const Case incidents[] = {
  { "in time", "notice OUT s16c PANEL event=2025-12-24 sent=2026-01-05", "2026-02-01", "F06 notice1 2025-12-24 2026-01-05 2026-01-05 met" },
  { "a day late", "notice OUT s16c PANEL event=2025-12-24 sent=2026-01-06", "2026-02-01", "F06 notice1 2025-12-24 2026-01-05 2026-01-06 late" },
  { "not sent", "notice OUT s16c - event=2025-12-24", "2026-02-01", "F06 notice1 2025-12-24 2026-01-05 - overdue" },
  { "does not apply", "notice OUT s16c PANEL event=2025-12-24 not=NOT_APPLICABLE", "2026-02-01", "F06 notice1 2025-12-24 2026-01-05 - waived" },
  { "no event", "notice OUT s16c PANEL sent=2026-01-05", "2026-02-01", "F06 notice1 - - 2026-01-05 unknown" },
  { "what arrived, and to others", "notice IN s16c PANEL event=2025-12-24; notice OUT s16c OFSTED event=2025-12-24; notice OUT reg13 PANEL event=2025-12-24", "2026-02-01", "" },
  { "a death", "period 2024-01-05 2025-12-24 E2; notice OUT other SOS sent=2026-01-05", "2026-02-01", "F07 period1 2025-12-24 2026-01-05 2026-01-05 met" },
  { "a death, nobody told", "period 2024-01-05 2025-12-24 E2; notice OUT other PARENT sent=2026-01-05; notice OUT other OFSTED sent=2025-12-23", "2026-02-01", "F07 period1 2025-12-24 2026-01-05 - overdue" },
  { "a death to come", "period 2024-01-05 2025-12-24 E2", "2025-12-23", "" },
};

static const Case limits[] = {
  { "police protection", "status 2026-01-05 2026-01-08 L1", "2026-02-01", "F15 status1 2026-01-05 2026-01-08 2026-01-08 met" },
  { "a day too long", "status 2026-01-05 2026-01-09 L1", "2026-02-01", "F15 status1 2026-01-05 2026-01-08 2026-01-09 late" },
  { "goes on", "status 2026-01-05 - L1", "2026-01-09", "F15 status1 2026-01-05 2026-01-08 - overdue" },
  { "emergency order", "status 2026-01-05 2026-01-13 L2", "2026-02-01", "F15 status1 2026-01-05 2026-01-13 2026-01-13 met" },
  { "extended", "status 2026-01-05 2026-01-13 L2; status 2026-01-13 2026-01-21 L2", "2026-02-01",
    "F15 status1 2026-01-05 2026-01-13 2026-01-13 met; F15 status2 2026-01-13 2026-01-20 2026-01-21 late" },
  { "assessment order", "status 2026-01-05 - L3", "2026-01-06", "F15 status1 2026-01-05 2026-01-12 - due" },
  { "start not known", "status 2026-01-05 - L3 before=1", "2026-01-06", "F15 status1 - - - unknown" },
  { "ends before it starts, and other statuses", "status 2026-01-05 2026-01-04 L3; status 2026-01-05 - C1", "2026-01-06", "" },
  { "asylum seeker", "dob 2008-02-29; uasc 2025-01-01 -", "2026-02-20", "I04 X1 2025-01-01 2026-03-01 - due" },
  { "asylum seeker: over in time", "dob 2008-02-29; uasc 2025-01-01 2026-03-01", "2026-04-01", "I04 X1 2025-01-01 2026-03-01 2026-03-01 met" },
  { "asylum seeker at 18", "dob 2008-02-29; uasc 2025-01-01 2026-05-01", "2026-04-01", "I04 X1 2025-01-01 2026-03-01 - overdue" },
  { "asylum seeker, no date of birth", "uasc 2025-01-01 -", "2026-04-01", "I04 X1 2025-01-01 - - unknown" },
  { "asylum seeker, ends before", "dob 2008-02-29; uasc 2025-01-01 2024-12-31", "2026-04-01", "I04 X1 2025-01-01 - 2024-12-31 unknown" },
  { "no reviewing officer", "period 2026-01-05 -", "2026-01-06", "A02 period1 2026-01-05 2026-01-12 - due" },
  { "no reviewing officer for long", "period 2026-01-05 -", "2026-01-13", "A02 period1 2026-01-05 2026-01-12 - overdue" },
  { "a reviewing officer", "iro Somebody; period 2026-01-05 -", "2026-01-13", "" },
  { "not looked after any more", "period 2026-01-05 2026-01-10", "2026-01-13", "" },
};

static const Case pathway[] = {
  { "first review", "dob 2009-06-01; plan 2025-08-31 PATHWAY", "2026-01-06", "H04 plan1 2025-08-31 2026-02-28 - upcoming" },
  { "by a review of the case and by a new plan", "dob 2009-06-01; plan 2025-08-31 PATHWAY; review 2026-02-28 LAC; plan 2026-08-29 PATHWAY; review 2025-08-01 LAC", "2026-09-01",
    "H04 plan1 2025-08-31 2026-02-28 2026-02-28 met; H04 review1 2026-02-28 2026-08-28 2026-08-29 late; H04 plan2 2026-08-29 2027-02-28 - upcoming" },
  { "both on a day", "dob 2009-06-01; plan 2025-08-31 PATHWAY; review 2026-02-01 LAC; plan 2026-02-01 PATHWAY", "2026-02-02",
    "H04 plan1 2025-08-31 2026-02-28 2026-02-01 met; H04 plan2 2026-02-01 2026-08-01 - upcoming" },
  { "after care", "dob 2007-06-01; period 2023-01-01 2025-06-01 E17; plan 2025-01-01 PATHWAY", "2026-01-01", "H04 plan1 2025-01-01 2025-07-01 - overdue" },
  { "home before 18", "dob 2009-06-01; period 2023-01-01 2025-06-01 E4A; plan 2025-01-01 PATHWAY", "2026-01-01", "H04 plan1 2025-01-01 2025-07-01 - lapsed" },
  { "independent before 18", "dob 2009-06-01; period 2023-01-01 2025-06-01 E5; plan 2025-01-01 PATHWAY", "2026-01-01", "H04 plan1 2025-01-01 2025-07-01 - overdue" },
  { "21 now", "dob 2005-06-01; plan 2026-01-01 PATHWAY", "2026-06-01", "H04 plan1 2026-01-01 2026-07-01 - lapsed" },
  { "21, and late before", "dob 2005-06-01; plan 2025-06-01 PATHWAY", "2026-06-01", "H04 plan1 2025-06-01 2025-12-01 - missed" },
  { "no date of birth", "plan 2025-06-01 PATHWAY; plan 2025-07-01 PATHWAY", "2026-06-01", "H04 plan1 2025-06-01 - - unknown" },
  { "no pathway plan", "dob 2009-06-01; plan 2025-06-01 PATHWAY_ASSESSMENT; review 2025-07-01 LAC", "2026-06-01", "" },
};

static void
test_leaving (void)
{
  check_cases (leaving, G_N_ELEMENTS (leaving), "D21 D22");
}

static void
test_incidents (void)
{
  check_cases (incidents, G_N_ELEMENTS (incidents), "F06 F07");
}

static void
test_limits (void)
{
  check_cases (limits, G_N_ELEMENTS (limits), "A02 F15 I04");
}

static void
test_pathway (void)
{
  g_autofree char *rows = compute_rows ("dob 2006-06-01; plan 2026-01-01 PATHWAY", "2026-02-01", "H04", "2030-01-01", FALSE);

  check_cases (pathway, G_N_ELEMENTS (pathway), "H04");
  /* A forecast ends with the 21st birthday. */
  g_assert_cmpstr (rows, ==, "H04 plan1 2026-01-01 2026-07-01 - upcoming; H04 - 2026-07-01 2027-01-01 - projected");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/duties-other/leaving/care", test_leaving);
  g_test_add_func ("/duties-other/leaving/incidents", test_incidents);
  g_test_add_func ("/duties-other/leaving/limits", test_limits);
  g_test_add_func ("/duties-other/leaving/pathway", test_pathway);
  return g_test_run ();
}
