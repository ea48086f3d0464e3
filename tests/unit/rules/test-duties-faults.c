/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duty-cases.h"

/* Facts that are not known, contradict each other, or are waived. */

#define SPELT_OUT "A03 A04 A07 A08 A09 A14 A15 B01 B02 B03 C01 C02 C09 D01 D02 D07 H02 F04 J01 J02 J05"

static const DutyCase starts[] = {
  { "a start that is not known: what is counted from it is unknown, the rest goes on",
    "child born=2012-05-01\nperiod ref=P start=2024-01-01 known=0\nplacement ref=A start=2024-01-01 known=0 type=U6 place=FAR\nvisit on=2024-01-05\nreview on=2024-01-20\ncheck on=2024-01-21\n"
    "plan on=2024-01-10\nplan ref=2 on=2024-01-10 kind=PEP\nsdq on=2024-02-01\n", "2024-02-10", SPELT_OUT,
    "A03/P/ - 2024-01-10 unknown\n"
    "A04/A/ - - unknown\n"
    "A07/P/ - 2024-01-21 unknown\n"
    "A14/P/ - 2024-02-01 unknown\n"
    "A15/P/ - 2024-01-10 unknown\n"
    "B01/P/ - 2024-01-20 unknown\n"
    "C01/A/ - 2024-01-05 unknown\n"
    "D02/A/ - - unknown\n"
    "D07/A/ - - unknown\n"
    "C02/A/2024-01-05 2024-02-16 - due\n"
    "B02/P/2024-01-20 2024-04-20 - upcoming\n"
    "A09/P/2024-01-21 2025-01-21 - upcoming\n"
    "A14/P/2024-02-01 2025-02-01 - upcoming\n" },
  { "a birthday after it is counted from all the same",
    "child born=2021-01-15\nperiod ref=P start=2024-01-01 known=0\n", "2025-02-10", "A14 A15",
    "A15/P/2024-01-15 2024-01-29 - overdue\n"
    "A14/P/2025-01-15 2026-01-15 - upcoming\n" },
  { "a status whose start is not known",
    "child born=2020-05-01\nperiod ref=P start=2024-01-01\nstatus ref=E start=2024-01-01 known=0 code=E1\nreview on=2024-03-01 kind=ADOPTION\n", "2024-03-10", "J01",
    "J01/P/ - 2024-03-01 unknown\n"
    "J01/P/2024-03-01 2024-09-01 - upcoming\n" },
};

static const DutyCase no_birth[] = {
  { "no date of birth: one row a period for each duty that needs it, and a later health row is A09",
    "period ref=P start=2024-01-01 end=2024-06-01\nperiod ref=Q start=2024-08-01\ncheck on=2024-01-10\nplan on=2024-01-11 kind=PEP\ncheck on=2024-09-01 status=REFUSED\n", "2024-09-10", "A07 A08 A09 A14 A15 H02",
    "A09/P/2024-01-10 - - unknown\n"
    "A09/Q/2024-09-01 - - unknown\n"
    "A14/P/ - - unknown\n"
    "A14/Q/ - - unknown\n"
    "A15/P/ - 2024-01-11 unknown\n"
    "A15/Q/ - - unknown\n"
    "H02/P/ - - unknown\n"
    "H02/Q/ - - unknown\n"
    "A07/P/2024-01-01 2024-01-29 2024-01-10 met\n"
    "A07/Q/2024-08-01 2024-08-30 - waived\n" },
  { "what is unknown stays so where it was refused",
    "child born=2012-05-01\nperiod ref=P start=2024-01-01 known=0\ncheck on=2024-01-10 status=REFUSED\n", "2024-02-10", "A07 A08 A09",
    "A07/P/ - - unknown\n"
    "A09/P/2024-01-10 2025-01-10 - upcoming\n" },
};

static const DutyCase contradictions[] = {
  { "a visit before birth",
    "child born=2024-03-01\nperiod ref=P start=2024-04-01\nplacement ref=A start=2024-04-01 type=U6\nvisit ref=V on=2014-04-02\nvisit ref=W on=2024-04-02\n", "2024-04-10", "C01 C02",
    "C01/V/2014-04-02 - - unknown\n"
    "C01/A/2024-04-01 2024-04-08 2024-04-02 met\n"
    "C02/A/2024-04-02 2024-05-14 - upcoming\n" },
  { "visits outside every placement are no fault",
    "child born=2012-05-01\nperiod ref=P start=2024-01-01\nplacement ref=A start=2024-01-10 type=U6\nvisit on=2024-01-09\n", "2024-01-11", "C",
    "C01/A/2024-01-10 2024-01-17 - due\n" },
  { "a review in no period of care",
    "child born=2012-05-01\nperiod ref=P start=2024-01-01 end=2024-02-01\nreview ref=R on=2024-02-02\nreview ref=S on=2023-12-31 kind=OTHER\n", "2024-03-01", "B",
    "B03/R/2024-02-02 - - unknown\n"
    "B01/P/2024-01-01 2024-01-29 - missed\n" },
  { "a placement that ends before it starts",
    "child born=2012-05-01\nperiod ref=P start=2024-01-01\nplacement ref=A start=2024-02-01 end=2024-01-01 type=U6\nvisit on=2024-02-02\n", "2024-03-01", "A03 A04 C",
    "A03/P/2024-02-01 - - unknown\n"
    "A04/A/2024-02-01 - - unknown\n"
    "C01/A/2024-02-01 - - unknown\n" },
  { "a period that ends before it starts",
    "child born=2012-05-01\nperiod ref=P start=2024-02-01 end=2024-01-01\nreview ref=R on=2024-02-02\n", "2024-03-01", "A07 A14 A15 B H02",
    "A07/P/2024-02-01 - - unknown\n"
    "A14/P/2024-02-01 - - unknown\n"
    "A15/P/2024-02-01 - - unknown\n"
    "B01/P/2024-02-01 - - unknown\n"
    "B03/R/2024-02-02 - - unknown\n" },
  { "a start before birth",
    "child born=2024-03-01\nperiod ref=P start=2024-01-01\nplacement ref=A start=2024-01-01 type=U6\nreview on=2024-04-01\n", "2024-04-10", "A03 A07 A14 A15 B C",
    "A03/P/2024-01-01 - - unknown\n"
    "A07/P/2024-01-01 - - unknown\n"
    "B01/P/2024-01-01 - 2024-04-01 unknown\n"
    "C01/A/2024-01-01 - - unknown\n"
    "B02/P/2024-04-01 2024-07-01 - upcoming\n" },
  { "a placement for adoption that ends before it starts cuts nothing",
    "child born=2022-05-01\nperiod ref=P start=2024-01-01\nplacement ref=A start=2024-02-01 end=2024-01-02 type=A5\n", "2024-03-01", "B J",
    "J02/A/2024-02-01 - - unknown\n"
    "J05/A/2024-02-01 - - unknown\n"
    "B01/P/2024-01-01 2024-01-29 - overdue\n" },
  { "a status that ends before it starts",
    "child born=2022-05-01\nperiod ref=P start=2024-01-01\nstatus ref=E start=2024-02-01 end=2024-01-02 code=E1\n", "2024-03-01", "J",
    "J01/P/2024-02-01 - - unknown\n" },
  { "an episode that ends before it begins",
    "child born=2012-05-01\nmissing ref=1 start=2024-02-02T10:00 end=2024-02-02T09:00\n", "2024-03-01", "F04",
    "F04/1/2024-02-02T09:00 - - unknown\n" },
  { "nothing at all", "child\n", "2024-03-01", NULL, "" },
};

static const DutyCase waivers[] = {
  { "a row that is not done is waived, from the day of the decision; one that is done is not",
    "child born=2012-05-01\nperiod ref=P start=2024-01-01\nplacement ref=A start=2024-01-01 type=U6\nvisit on=2024-01-05\nwaiver duty=C02/K/A/2024-01-05 on=2024-02-20\nwaiver duty=C01/K/A/2024-01-01 on=2024-02-20\nwaiver duty=B01/K/P/2024-01-01 on=2024-02-22\nwaiver duty=A07/K/P/2024-01-02 on=2024-02-02\n", "2024-02-21", "C B01 A07",
    "C01/A/2024-01-01 2024-01-08 2024-01-05 met\n"
    "A07/P/2024-01-01 2024-01-29 - overdue\n"
    "B01/P/2024-01-01 2024-01-29 - overdue\n"
    "C02/A/2024-01-05 2024-02-16 - waived\n" },
  { "the second of two by its own ref",
    "child born=2012-05-01\nperiod ref=P start=2024-01-01\nplacement ref=A start=2024-01-01 type=U3 reg24=2024-01-01\nvisit on=2024-01-01\nwaiver duty=C07/K/A/2024-01-01-2 on=2024-01-02\n", "2024-01-09", "C",
    "C07/A/2024-01-01 2024-01-08 2024-01-01 met\n"
    "C07/A/2024-01-01-2 2024-01-08 - waived\n" },
  { "an unknown one too",
    "child born=2012-05-01\nperiod ref=P start=2024-01-01\nplacement ref=A start=2024-01-01 type=U6 place=?\nwaiver duty=D02/K/A/2024-01-01 on=2024-01-02\n", "2024-01-09", "D02 D07",
    "D02/A/2024-01-01 - - waived\n"
    "D07/A/2024-01-01 - - unknown\n" },
};

static void
test_cases (gconstpointer data)
{
  const struct
  {
    const DutyCase *cases;
    guint n;
  } tables[] = {
    { starts, G_N_ELEMENTS (starts) }, { no_birth, G_N_ELEMENTS (no_birth) }, { contradictions, G_N_ELEMENTS (contradictions) }, { waivers, G_N_ELEMENTS (waivers) },
  };
  guint which = GPOINTER_TO_UINT (data);

  check_cases (tables[which].cases, tables[which].n);
}

/* The rules name their rows by number: the list has to be in that order. */
static void
test_rows (void)
{
  g_assert_cmpuint (cld_timetable_get_n (), ==, CLD_ROW_N);
  g_assert_cmpstr (cld_timetable_get (CLD_ROW_A01)->id, ==, "A01");
  g_assert_cmpstr (cld_timetable_get (CLD_ROW_A23)->id, ==, "A23");
  g_assert_cmpstr (cld_timetable_get (CLD_ROW_B12)->id, ==, "B12");
  g_assert_cmpstr (cld_timetable_get (CLD_ROW_C15)->id, ==, "C15");
  g_assert_cmpstr (cld_timetable_get (CLD_ROW_D07)->id, ==, "D07");
  g_assert_cmpstr (cld_timetable_get (CLD_ROW_E08)->id, ==, "E08");
  g_assert_cmpstr (cld_timetable_get (CLD_ROW_F04)->id, ==, "F04");
  g_assert_cmpstr (cld_timetable_get (CLD_ROW_G01)->id, ==, "G01");
  g_assert_cmpstr (cld_timetable_get (CLD_ROW_H02)->id, ==, "H02");
  g_assert_cmpstr (cld_timetable_get (CLD_ROW_I04)->id, ==, "I04");
  g_assert_cmpstr (cld_timetable_get (CLD_ROW_J05)->id, ==, "J05");
  for (guint i = 1; i < CLD_ROW_N; i++)
    g_assert_cmpstr (cld_timetable_get (i - 1)->id, <, cld_timetable_get (i)->id);
}

static void
test_states (void)
{
  for (guint i = 0; i < CLD_DUTY_N_STATES; i++)
    {
      g_assert_nonnull (cld_duty_state_id (i));
      g_assert_nonnull (cld_duty_state_label (i));
      g_assert_cmpint (cld_duty_is_open (&(CldDuty){ .state = (guint8) i }), ==,
                       i == CLD_DUTY_OVERDUE || i == CLD_DUTY_DUE || i == CLD_DUTY_UPCOMING || i == CLD_DUTY_UNKNOWN);
    }
}

int
main (int argc, char **argv)
{
  static const char *const names[] = { "starts", "no-birth", "contradictions", "waivers" };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_strconcat ("/duties/faults/", names[i], NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_cases);
    }
  g_test_add_func ("/duties/rows", test_rows);
  g_test_add_func ("/duties/states", test_states);
  return g_test_run ();
}
