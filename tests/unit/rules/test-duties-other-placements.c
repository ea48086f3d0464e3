/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "other-duties-fixture.h"

static const Case satisfied[] = {
  { "next door", "placement 2026-01-05 - U6; approval 2026-01-04 reg11_1_a NO p=1 checks=2026-01-02,2026-01-04,2026-01-03", "2026-03-01",
    "D03 placement1 2026-01-04 2026-01-04 2026-01-04 met" },
  { "one too late", "placement 2026-01-05 - U6; approval 2026-01-04 reg11_1_a NO p=1 checks=2026-01-02,2026-01-05,2026-01-03", "2026-03-01",
    "D03 placement1 2026-01-04 2026-01-04 2026-01-05 late" },
  { "one not recorded", "placement 2026-01-05 - U6; approval 2026-01-04 reg11_1_a NO p=1 checks=2026-01-02,-,2026-01-03", "2026-03-01",
    "D03 placement1 2026-01-04 2026-01-04 - overdue" },
  { "at a distance", "placement 2026-01-05 - U6; approval 2026-01-04 reg11_1_b DCS p=1 checks=2026-01-02,2026-01-02,2026-01-03,2026-01-03", "2026-03-01",
    "D03 placement1 2026-01-04 2026-01-04 2026-01-03 met" },
  { "at a distance, no care plan sent", "placement 2026-01-05 - U6; approval 2026-01-04 reg11_1_b DCS p=1 checks=2026-01-02,2026-01-02,2026-01-03", "2026-03-01",
    "D03 placement1 2026-01-04 2026-01-04 - overdue" },
  { "placement over", "placement 2026-01-05 2026-02-01 U6; approval 2026-01-04 reg11_1_a NO p=1", "2026-03-01", "D03 placement1 2026-01-04 2026-01-04 - missed" },
  { "other approvals, or of no placement", "placement 2026-01-05 - U6; approval 2026-01-04 reg24 NO p=1; approval 2026-01-04 reg11_1_a NO; approval - reg11_1_a NO p=1", "2026-03-01", "" },
};

/* 27 March 2026 + 10 working days: 14 April (Easter). */
static const Case ends[] = {
  { "before the end", "period 2026-01-05 -; placement 2026-01-05 2026-03-27 U6 ended=CARPL; notice OUT reg14 PARENT sent=2026-03-27 p=1", "2026-05-01",
    "D08 placement1 2026-03-27 2026-03-27 2026-03-27 met" },
  { "in the 10 working days", "period 2026-01-05 -; placement 2026-01-05 2026-03-27 U6 ended=CARPL; notice OUT reg14 PARENT sent=2026-04-14 p=1", "2026-05-01",
    "D09 placement1 2026-03-27 2026-04-14 2026-04-14 met" },
  { "later", "period 2026-01-05 -; placement 2026-01-05 2026-03-27 U6 ended=LAREQ; notice OUT reg14 IRO sent=2026-04-15 p=1", "2026-05-01",
    "D09 placement1 2026-03-27 2026-04-14 2026-04-15 late" },
  { "not yet", "period 2026-01-05 -; placement 2026-01-05 2026-03-27 U6 ended=ALLEG; notice OUT reg13 IRO sent=2026-03-20 p=1; notice IN reg14 IRO sent=2026-03-20 p=1", "2026-04-10",
    "D09 placement1 2026-03-27 2026-04-14 - due" },
  { "never", "period 2026-01-05 -; placement 2026-01-05 2026-03-27 U6 ended=STAND", "2026-05-01", "D09 placement1 2026-03-27 2026-04-14 - overdue" },
  { "never, and care is over", "period 2026-01-05 2026-04-20 E4A; placement 2026-01-05 2026-03-27 U6 ended=STAND", "2026-05-01", "D09 placement1 2026-03-27 2026-04-14 - missed" },
  { "none applies", "period 2026-01-05 -; placement 2026-01-05 2026-03-27 U6 ended=CARPL; notice OUT reg14 PARENT p=1 not=NOT_APPLICABLE", "2026-05-01",
    "D09 placement1 2026-03-27 2026-04-14 - waived" },
  { "the carer asked", "period 2026-01-05 -; placement 2026-01-05 2026-03-27 U6 ended=CREQB", "2026-05-01", "" },
  { "no reason, open, to come", "placement 2026-01-05 2026-03-27 U6; placement 2026-03-27 - U6 ended=CARPL; placement 2026-01-05 2026-05-02 U6 ended=CARPL", "2026-05-01", "" },
  { "not for regulations 19 and 25", "placement 2026-01-05 2026-03-27 P1 ended=CARPL reg19=2026-01-05,-; placement 2026-01-05 2026-03-27 U3 ended=CARPL reg24=2026-01-05,2026-03-27", "2026-05-01", "" },
  { "short breaks and adoption", "status 2026-01-05 2026-03-27 V4; placement 2026-01-05 2026-03-27 U6 ended=CARPL; placement 2026-03-28 2026-04-04 A3 ended=CARPL", "2026-05-01", "" },
};

/* 5 January 2026 + 10 working days: 19 January; + 10 more: 2 February. */
static const Case parents[] = {
  { "approved before", "status 2025-06-01 - C2; placement 2026-01-05 - P1; approval 2026-01-05 reg18 NO p=1", "2026-03-01", "D11 placement1 2026-01-05 2026-01-05 2026-01-05 met" },
  { "by the director, a day late", "status 2025-06-01 - C1; placement 2026-01-05 - P1; approval 2026-01-06 reg18 DCS p=1", "2026-03-01", "D11 placement1 2026-01-05 2026-01-05 2026-01-06 late" },
  { "by nobody who may, or of something else", "status 2025-06-01 - C2; placement 2026-01-05 - P1; approval 2026-01-05 reg18 - p=1; approval 2026-01-05 reg18 NO; approval 2026-01-05 reg24 NO p=1", "2026-03-01",
    "D11 placement1 2026-01-05 2026-01-05 - overdue" },
  { "not in care", "status 2025-06-01 - V2; placement 2026-01-05 - P1", "2026-03-01", "" },
  { "order made at home", "status 2025-06-01 2026-02-01 V2; status 2026-02-01 - C1; placement 2026-01-05 - P1; approval 2026-02-02 reg18 NO p=1", "2026-03-01", "D11 status2 2026-02-01 2026-02-01 2026-02-02 late" },
  { "legal status not recorded", "placement 2026-01-05 - P1", "2026-03-01", "D11 placement1 2026-01-05 - - unknown" },
  { "with a carer", "status 2025-06-01 - C2; placement 2026-01-05 - U6", "2026-03-01", "" },
  { "regulation 19: the assessment", "status 2025-06-01 - C2; placement 2026-01-05 - P1 reg19=2026-01-05,-", "2026-01-10", "D12 placement1 2026-01-05 2026-01-19 - due" },
  { "the assessment, and the decision", "status 2025-06-01 - C2; placement 2026-01-05 - P1 reg19=2026-01-05,2026-01-19; approval 2026-02-02 reg18 NO p=1", "2026-03-01",
    "D12 placement1 2026-01-05 2026-01-19 2026-01-19 met; D12 placement1 2026-01-19 2026-02-02 2026-02-02 met" },
  { "both late", "status 2025-06-01 - C2; placement 2026-01-05 - P1 reg19=2026-01-05,2026-01-20; approval 2026-02-04 reg18 NO p=1", "2026-03-01",
    "D12 placement1 2026-01-05 2026-01-19 2026-01-20 late; D12 placement1 2026-01-20 2026-02-03 2026-02-04 late" },
  { "assessed, not decided", "status 2025-06-01 - C2; placement 2026-01-05 - P1 reg19=2026-01-05,2026-01-19", "2026-02-03",
    "D12 placement1 2026-01-05 2026-01-19 2026-01-19 met; D12 placement1 2026-01-19 2026-02-02 - overdue" },
  { "decided: then it was assessed", "status 2025-06-01 - C2; placement 2026-01-05 - P1 reg19=2026-01-05,-; approval 2026-01-15 reg18 NO p=1", "2026-02-03",
    "D12 placement1 2026-01-05 2026-01-19 2026-01-15 met" },
  { "ends before it starts", "status 2025-06-01 - C2; placement 2026-01-05 - P1 reg19=2026-01-05,2026-01-04", "2026-02-03", "D12 placement1 2026-01-05 - 2026-01-04 unknown" },
};

/* 2 February 2026 + 16 weeks: 25 May; + 8 weeks: 20 July. */
static const Case temporary[] = {
  { "running", "placement 2026-02-02 - U3 reg24=2026-02-02,-", "2026-03-01", "D13 placement1 2026-02-02 2026-05-25 - upcoming" },
  { "last day", "placement 2026-02-02 - U3 reg24=2026-02-02,-", "2026-05-25", "D13 placement1 2026-02-02 2026-05-25 - due" },
  { "over", "placement 2026-02-02 - U3 reg24=2026-02-02,-", "2026-05-26", "D13 placement1 2026-02-02 2026-05-25 - overdue" },
  { "full approval in time", "placement 2026-02-02 - U3 reg24=2026-02-02,2026-05-25 own=1", "2026-06-01", "D13 placement1 2026-02-02 2026-05-25 2026-05-25 met" },
  { "full approval a day late", "placement 2026-02-02 - U3 reg24=2026-02-02,2026-05-26 own=1", "2026-06-01", "D13 placement1 2026-02-02 2026-05-25 2026-05-26 late" },
  { "its end is known beforehand, which is no end yet", "placement 2026-02-02 - U3 reg24=2026-02-02,2026-05-24", "2026-05-20", "D13 placement1 2026-02-02 2026-05-25 - due" },
  { "extended", "placement 2026-02-02 - U3 reg24=2026-02-02,-; approval 2026-02-02 reg24 NO p=1; approval 2026-05-20 reg24 NO p=1", "2026-05-24", "D13 placement1 2026-02-02 2026-05-25 2026-05-20 met" },
  { "extended: 8 weeks", "placement 2026-02-02 - U3 reg24=2026-02-02,-; approval 2026-02-02 reg24 NO p=1; approval 2026-05-20 reg24 NO p=1", "2026-05-25",
    "D13 placement1 2026-02-02 2026-05-25 2026-05-20 met; D14 approval2 2026-05-25 2026-07-20 - upcoming" },
  { "extended too late, and over", "placement 2026-02-02 - U3 reg24=2026-02-02,-; approval 2026-02-02 reg24 NO p=1; approval 2026-05-26 reg24 DCS p=1", "2026-07-21",
    "D13 placement1 2026-02-02 2026-05-25 2026-05-26 late; D14 approval2 2026-05-25 2026-07-20 - overdue" },
  { "extended, approved", "placement 2026-02-02 - U3 reg24=2026-02-02,2026-07-20 own=1; approval 2026-02-02 reg24 NO p=1; approval 2026-05-25 reg24 NO p=1", "2026-08-01",
    "D13 placement1 2026-02-02 2026-05-25 2026-05-25 met; D14 approval2 2026-05-25 2026-07-20 2026-07-20 met" },
  { "extended, but over before the 16 weeks", "placement 2026-02-02 - U3 reg24=2026-02-02,2026-05-10 own=1; approval 2026-02-02 reg24 NO p=1; approval 2026-05-05 reg24 NO p=1", "2026-08-01",
    "D13 placement1 2026-02-02 2026-05-25 2026-05-05 met" },
  { "from the approval", "placement 2026-02-02 - U3; approval 2026-02-03 reg24 NO p=1", "2026-03-01", "D13 approval1 2026-02-03 2026-05-26 - upcoming" },
  { "placement over before", "placement 2026-02-02 2026-05-25 U3 reg24=2026-02-02,-", "2026-06-01", "D13 placement1 2026-02-02 2026-05-25 - lapsed" },
  { "run out, placement goes on", "placement 2026-02-02 - U3 reg24=2026-02-02,2026-05-25", "2026-05-26",
    "D13 placement1 2026-02-02 2026-05-25 2026-05-25 met; D15 placement1 2026-05-25 2026-05-25 - overdue" },
  { "run out, ended that day", "placement 2026-02-02 2026-05-25 U3 reg24=2026-02-02,2026-05-25", "2026-06-26",
    "D13 placement1 2026-02-02 2026-05-25 2026-05-25 met; D15 placement1 2026-05-25 2026-05-25 2026-05-25 met" },
  { "run out, ended later", "placement 2026-02-02 2026-05-27 U3 reg24=2026-02-02,2026-05-25", "2026-06-26",
    "D13 placement1 2026-02-02 2026-05-25 2026-05-25 met; D15 placement1 2026-05-25 2026-05-25 2026-05-27 late" },
  { "ended before it ran out", "placement 2026-02-02 2026-05-20 U3 reg24=2026-02-02,2026-05-25", "2026-06-26", "D13 placement1 2026-02-02 2026-05-25 2026-05-25 met" },
  { "ends before it starts", "placement 2026-02-02 - U3 reg24=2026-02-02,2026-02-01", "2026-06-26", "D13 placement1 2026-02-02 - 2026-02-01 unknown" },
  { "approvals of others", "placement 2026-02-02 - U3; approval 2026-02-03 reg24 NO; approval 2026-02-03 reg24 - p=1; approval 2026-02-03 reg18 NO p=1", "2026-03-01", "" },
};

static const Case bans[] = {
  { "under 16", "dob 2011-01-01; placement 2026-01-05 - K3", "2026-02-01", "D18 placement1 2026-01-05 2026-01-05 - overdue" },
  { "moved on", "dob 2011-01-01; placement 2026-01-05 2026-01-20 H5", "2026-02-01", "D18 placement1 2026-01-05 2026-01-05 2026-01-20 late" },
  { "16 now", "dob 2010-01-20; placement 2026-01-05 - P2", "2026-02-01", "D18 placement1 2026-01-05 2026-01-05 2026-01-20 late" },
  { "16 that day", "dob 2010-01-05; placement 2026-01-05 - P2", "2026-02-01", "" },
  { "before the law", "dob 2007-01-01; placement 2021-01-05 2021-09-09 H5", "2026-02-01", "" },
  { "across the law", "dob 2007-01-01; placement 2021-01-05 2021-09-10 H5", "2026-02-01", "D18 placement1 2021-09-09 2021-09-09 2021-09-10 late" },
  { "no date of birth", "placement 2026-01-05 - K3", "2026-02-01", "D18 placement1 2026-01-05 - - unknown" },
  { "a home, a hospital, a school, a parent", "dob 2011-01-01; placement 2026-01-05 - K2; placement 2026-01-05 - R2; placement 2026-01-05 - S1; placement 2026-01-05 - P1", "2026-02-01", "" },
};

static void
test_satisfied (void)
{
  check_cases (satisfied, G_N_ELEMENTS (satisfied), "D03");
}

static void
test_ends (void)
{
  check_cases (ends, G_N_ELEMENTS (ends), "D08 D09");
}

static void
test_parents (void)
{
  check_cases (parents, G_N_ELEMENTS (parents), "D11 D12");
}

static void
test_temporary (void)
{
  check_cases (temporary, G_N_ELEMENTS (temporary), "D13 D14 D15");
}

static void
test_bans (void)
{
  check_cases (bans, G_N_ELEMENTS (bans), "D18");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/duties-other/placements/satisfied", test_satisfied);
  g_test_add_func ("/duties-other/placements/ends", test_ends);
  g_test_add_func ("/duties-other/placements/parents", test_parents);
  g_test_add_func ("/duties-other/placements/temporary", test_temporary);
  g_test_add_func ("/duties-other/placements/bans", test_bans);
  return g_test_run ();
}
