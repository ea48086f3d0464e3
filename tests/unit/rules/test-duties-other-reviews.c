/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "other-duties-fixture.h"

static const Case breaks[] = {
  { "an agreement", "status 2025-01-31 - V4", "2025-04-01", "B06 status1 2025-01-31 2025-04-30 - upcoming; C14 status1 2025-01-31 2025-04-30 - upcoming" },
  { "reviewed and visited", "status 2025-01-31 - V4; review 2025-04-30 SHORT_BREAK; visit 2025-05-01", "2025-06-01",
    "B06 status1 2025-01-31 2025-04-30 2025-04-30 met; C14 status1 2025-01-31 2025-04-30 2025-05-01 late; "
    "B06 review1 2025-04-30 2025-10-30 - upcoming; C14 visit1 2025-05-01 2025-11-01 - upcoming" },
  { "a review as returns write it", "status 2025-01-31 - V4; review 2025-04-29 LAC; review 2025-04-29 SHORT_BREAK; review 2025-04-20 SECURE", "2025-04-30",
    "B06 status1 2025-01-31 2025-04-30 2025-04-29 met; C14 status1 2025-01-31 2025-04-30 - due; B06 review1 2025-04-29 2025-10-29 - upcoming" },
  { "single breaks: a visit between two counts for nothing", "status 2025-01-03 2025-01-06 V3; status 2025-02-07 2025-02-10 V3; visit 2025-01-20; visit 2025-02-08", "2025-02-20",
    "B06 status1 2025-01-03 2025-04-03 - upcoming; C14 status1 2025-01-03 2025-04-03 2025-02-08 met; C14 visit2 2025-02-08 2025-08-08 - upcoming" },
  { "a visit on the last day of a break", "status 2025-01-03 2025-01-06 V3; visit 2025-01-06", "2025-02-20",
    "B06 status1 2025-01-03 2025-04-03 - upcoming; C14 status1 2025-01-03 2025-04-03 2025-01-06 met; C14 visit1 2025-01-06 2025-07-06 - upcoming" },
  { "still a series on the last day of 6 months", "status 2025-01-03 2025-01-06 V3", "2025-07-05",
    "B06 status1 2025-01-03 2025-04-03 - overdue; C14 status1 2025-01-03 2025-04-03 - overdue" },
  { "no series any more: nothing was owed", "status 2025-01-03 2025-01-06 V3", "2025-07-06",
    "B06 status1 2025-01-03 2025-04-03 - lapsed; C14 status1 2025-01-03 2025-04-03 - lapsed" },
  { "a new series", "status 2025-01-03 2025-01-06 V3; status 2025-07-07 2025-07-10 V3", "2025-07-20",
    "B06 status1 2025-01-03 2025-04-03 - lapsed; C14 status1 2025-01-03 2025-04-03 - lapsed; B06 status2 2025-07-07 2025-10-07 - upcoming; C14 status2 2025-07-07 2025-10-07 - upcoming" },
  { "the same series", "status 2025-01-03 2025-01-06 V3; status 2025-07-06 2025-07-10 V3", "2025-07-20",
    "B06 status1 2025-01-03 2025-04-03 - overdue; C14 status1 2025-01-03 2025-04-03 - overdue" },
  { "another status in between", "status 2025-01-03 2025-01-06 V3; status 2025-02-01 2025-03-01 V2; status 2025-03-01 2025-03-04 V3", "2025-03-10",
    "B06 status1 2025-01-03 2025-04-03 - lapsed; C14 status1 2025-01-03 2025-04-03 - lapsed; B06 status3 2025-03-01 2025-06-01 - upcoming; C14 status3 2025-03-01 2025-06-01 - upcoming" },
  { "start not known", "status 2025-01-03 - V4 before=1; review 2025-02-01 SHORT_BREAK", "2025-03-10",
    "B06 status1 - - 2025-02-01 unknown; C14 status1 - - - unknown; B06 review1 2025-02-01 2025-08-01 - upcoming" },
  { "no short breaks", "status 2025-01-03 - V2", "2025-07-05", "" },
  { "to come", "status 2025-07-06 - V4", "2025-07-05", "" },
};

static const Case secure[] = {
  { "first month", "placement 2026-01-31 - K1", "2026-02-01", "B09 placement1 2026-01-31 2026-02-28 - upcoming" },
  { "then every 3 months", "placement 2026-01-31 - K1; review 2026-02-28 SECURE; review 2026-06-01 SECURE; review 2026-03-05 LAC", "2026-08-20",
    "B09 placement1 2026-01-31 2026-02-28 2026-02-28 met; B09 review1 2026-02-28 2026-05-28 2026-06-01 late; B09 review2 2026-06-01 2026-09-01 - due" },
  { "left before", "placement 2026-01-31 2026-02-20 K1", "2026-03-20", "B09 placement1 2026-01-31 2026-02-28 - lapsed" },
  { "left after", "placement 2026-01-31 2026-03-10 K1", "2026-03-20", "B09 placement1 2026-01-31 2026-02-28 - missed" },
  { "another secure home", "placement 2026-01-31 2026-02-10 K1; placement 2026-02-10 - K1; review 2026-02-10 SECURE", "2026-03-20",
    "B09 placement1 2026-01-31 2026-02-28 - lapsed; B09 placement2 2026-02-10 2026-03-10 2026-02-10 met; B09 review1 2026-02-10 2026-05-10 - upcoming" },
  { "detained there", "placement 2026-01-31 - K1 remand=YDA", "2026-03-20", "" },
  { "another home", "placement 2026-01-31 - K2", "2026-03-20", "" },
};

static void
test_breaks (void)
{
  check_cases (breaks, G_N_ELEMENTS (breaks), "B06 C14");
}

static void
test_secure (void)
{
  check_cases (secure, G_N_ELEMENTS (secure), "B09");
}

static void
test_forecast (void)
{
  g_autofree char *rows = compute_rows ("placement 2026-01-31 - K1", "2026-02-01", "B09", "2026-08-28", FALSE);

  g_assert_cmpstr (rows, ==, "B09 placement1 2026-01-31 2026-02-28 - upcoming; B09 - 2026-02-28 2026-05-28 - projected; B09 - 2026-05-28 2026-08-28 - projected");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/duties-other/reviews/short-breaks", test_breaks);
  g_test_add_func ("/duties-other/reviews/secure", test_secure);
  g_test_add_func ("/duties-other/reviews/forecast", test_forecast);
  return g_test_run ();
}
