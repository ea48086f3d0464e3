/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "other-duties-fixture.h"

static const Case dental[] = {
  { "first year", "period 2025-01-05 -", "2025-12-01", "A11 period1 2025-01-05 2026-01-05 - upcoming" },
  { "last day", "period 2025-01-05 -", "2026-01-05", "A11 period1 2025-01-05 2026-01-05 - due" },
  { "day after", "period 2025-01-05 -", "2026-01-06", "A11 period1 2025-01-05 2026-01-05 - overdue" },
  { "a series", "period 2024-01-05 -; health 2024-06-30 DENTAL COMPLETED; health 2025-07-01 DENTAL COMPLETED", "2026-01-06",
    "A11 period1 2024-01-05 2025-01-05 2024-06-30 met; A11 health1 2024-06-30 2025-06-30 2025-07-01 late; A11 health2 2025-07-01 2026-07-01 - upcoming" },
  { "29 February", "period 2024-02-29 -", "2024-03-01", "A11 period1 2024-02-29 2025-02-28 - upcoming" },
  { "planned and cancelled ones", "period 2025-01-05 -; health 2025-06-01 DENTAL PLANNED; health 2025-06-02 DENTAL CANCELLED; health 2025-06-03 OPT COMPLETED", "2025-12-01",
    "A11 period1 2025-01-05 2026-01-05 - upcoming" },
  { "before care", "period 2025-01-05 -; health 2025-01-04 DENTAL COMPLETED", "2025-12-01", "A11 period1 2025-01-05 2026-01-05 - upcoming" },
  { "refused", "period 2024-01-05 -; health 2024-06-30 DENTAL REFUSED", "2025-01-06",
    "A11 period1 2024-01-05 2025-01-05 - waived; A11 health1 2024-06-30 2025-06-30 - upcoming" },
  { "refused, then done in time", "period 2024-01-05 -; health 2024-06-30 DENTAL REFUSED; health 2025-01-05 DENTAL COMPLETED", "2025-02-01",
    "A11 period1 2024-01-05 2025-01-05 2025-01-05 met; A11 health2 2025-01-05 2026-01-05 - upcoming" },
  { "refused and done on a day", "period 2024-01-05 -; health 2024-06-30 DENTAL REFUSED; health 2024-06-30 DENTAL COMPLETED", "2025-02-01",
    "A11 period1 2024-01-05 2025-01-05 2024-06-30 met; A11 health2 2024-06-30 2025-06-30 - upcoming" },
  { "care over before", "period 2025-01-05 2025-12-01 E4A", "2026-03-01", "A11 period1 2025-01-05 2026-01-05 - lapsed" },
  { "placed for adoption", "period 2024-01-05 -; placement 2024-01-05 2024-06-01 U6; placement 2024-06-01 - A3", "2025-03-01", "A11 period1 2024-01-05 2025-01-05 - lapsed" },
  { "short breaks", "period 2024-01-05 -; status 2024-01-05 - V4", "2025-03-01", "" },
};

static const Case others[] = {
  { "immunisations", "dob 2015-01-01; period 2025-01-05 -; health 2025-03-01 IMM COMPLETED", "2026-01-06",
    "A12 period1 2025-01-05 2026-01-05 2025-03-01 met; A12 health1 2025-03-01 2026-03-01 - upcoming" },
  { "surveillance under 5", "dob 2022-01-01; period 2025-01-05 -; health 2025-03-01 SURV COMPLETED; health 2025-02-01 IMM COMPLETED", "2026-01-06",
    "A12 period1 2025-01-05 2026-01-05 2025-02-01 met; A13 period1 2025-01-05 2026-01-05 2025-03-01 met; A12 health2 2025-02-01 2026-02-01 - upcoming; A13 health1 2025-03-01 2026-03-01 - upcoming" },
  { "due the day before the 5th birthday", "dob 2021-01-06; period 2025-01-05 -; health 2025-01-05 IMM COMPLETED", "2025-02-01",
    "A12 health1 2025-01-05 2026-01-05 - upcoming; A12 period1 2025-01-05 2026-01-05 2025-01-05 met; A13 period1 2025-01-05 2026-01-05 - upcoming" },
  { "due on the 5th birthday", "dob 2021-01-05; period 2025-01-05 -; health 2025-01-05 IMM COMPLETED", "2025-02-01",
    "A12 health1 2025-01-05 2026-01-05 - upcoming; A12 period1 2025-01-05 2026-01-05 2025-01-05 met" },
  { "not done before the 5th birthday: missed, and owed no longer", "dob 2021-01-06; period 2025-01-05 -; health 2025-01-05 IMM COMPLETED", "2026-01-06",
    "A12 health1 2025-01-05 2026-01-05 - overdue; A12 period1 2025-01-05 2026-01-05 2025-01-05 met; A13 period1 2025-01-05 2026-01-05 - missed" },
  { "no date of birth", "period 2025-01-05 -; health 2025-01-05 IMM COMPLETED; health 2025-01-05 SURV COMPLETED", "2025-02-01",
    "A13 period1 2025-01-05 - 2025-01-05 unknown; A12 health1 2025-01-05 2026-01-05 - upcoming; A12 period1 2025-01-05 2026-01-05 2025-01-05 met" },
};

static void
test_dental (void)
{
  check_cases (dental, G_N_ELEMENTS (dental), "A11");
}

static void
test_others (void)
{
  check_cases (others, G_N_ELEMENTS (others), "A12 A13");
}

static void
test_forecast (void)
{
  g_autofree char *rows = compute_rows ("period 2025-01-05 -", "2025-02-01", "A11", "2028-01-05", FALSE);

  g_assert_cmpstr (rows, ==, "A11 period1 2025-01-05 2026-01-05 - upcoming; A11 - 2026-01-05 2027-01-05 - projected; A11 - 2027-01-05 2028-01-05 - projected");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/duties-other/checks/dental", test_dental);
  g_test_add_func ("/duties-other/checks/others", test_others);
  g_test_add_func ("/duties-other/checks/forecast", test_forecast);
  return g_test_run ();
}
