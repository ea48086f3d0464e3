/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duty-cases.h"

#define CARE "child born=2012-05-01\nperiod ref=P start=2024-01-01\nstatus start=2024-01-01 code=V2\n"

static const DutyCase series[] = {
  { "first visit on its last day, the next after six weeks",
    CARE "placement ref=A start=2024-01-01 type=U6\nvisit on=2024-01-08\n", "2024-01-20", "C",
    "C01/A/2024-01-01 2024-01-08 2024-01-08 met\n"
    "C02/A/2024-01-08 2024-02-19 - upcoming\n" },
  { "first visit a day late, and the next clock starts at the real date",
    CARE "placement ref=A start=2024-01-01 type=U6\nvisit on=2024-01-09\n", "2024-02-20", "C",
    "C01/A/2024-01-01 2024-01-08 2024-01-09 late\n"
    "C02/A/2024-01-09 2024-02-20 - due\n" },
  { "overdue from the day after, due up to the window's last day",
    CARE "placement ref=A start=2024-01-01 type=U6\nvisit on=2024-01-09\n", "2024-02-21", "C",
    "C01/A/2024-01-01 2024-01-08 2024-01-09 late\n"
    "C02/A/2024-01-09 2024-02-20 - overdue\n" },
  { "the window includes its last day",
    CARE "placement ref=A start=2024-01-01 type=U6\nvisit on=2024-01-09\n", "2024-02-06", "C02",
    "C02/A/2024-01-09 2024-02-20 - due\n" },
  { "and not the day before it",
    CARE "placement ref=A start=2024-01-01 type=U6\nvisit on=2024-01-09\n", "2024-02-05", "C02",
    "C02/A/2024-01-09 2024-02-20 - upcoming\n" },
  { "several on a day are one, those that do not count are none",
    CARE "placement ref=A start=2024-01-01 type=U6\nvisit ref=1 on=2024-01-05T10:00\nvisit ref=2 on=2024-01-05T15:00\nvisit ref=3 on=2024-01-06 counts=0\nvisit ref=4 on=2024-01-07 counts=0 virtual=1\n", "2024-01-20", "C",
    "C01/A/2024-01-01 2024-01-08 2024-01-05 met\n"
    "C02/A/2024-01-05 2024-02-16 - upcoming\n" },
  { "a visit on the day of the start counts",
    CARE "placement ref=A start=2024-01-01 type=U6\nvisit on=2024-01-01\n", "2024-01-20", "C",
    "C01/A/2024-01-01 2024-01-08 2024-01-01 met\n"
    "C02/A/2024-01-01 2024-02-12 - upcoming\n" },
  { "a visit on the day of a move belongs to the new placement",
    CARE "placement ref=A start=2024-01-01 end=2024-01-06 type=U6\nplacement ref=B start=2024-01-06 type=K2 rne=P\nvisit on=2024-01-06\n", "2024-01-20", "C",
    "C01/A/2024-01-01 2024-01-08 - lapsed\n"
    "C01/B/2024-01-06 2024-01-13 2024-01-06 met\n"
    "C02/B/2024-01-06 2024-02-17 - upcoming\n" },
  { "where nothing starts the last day counts too",
    "child born=2012-05-01\nperiod ref=P start=2024-01-01 end=2024-01-06\nplacement ref=A start=2024-01-01 end=2024-01-06 type=U6\nvisit on=2024-01-06\n", "2024-01-20", "C",
    "C01/A/2024-01-01 2024-01-08 2024-01-06 met\n"
    "C02/A/2024-01-06 2024-02-17 - lapsed\n" },
  { "missed where it ended after it was due, lapsed on the day",
    "child born=2012-05-01\nperiod ref=P start=2024-01-01\nplacement ref=A start=2024-01-01 end=2024-01-09 type=U6\nplacement ref=B start=2024-01-09 end=2024-01-16 type=U6 rne=P\n", "2024-01-20", "C",
    "C01/A/2024-01-01 2024-01-08 - missed\n"
    "C01/B/2024-01-09 2024-01-16 - lapsed\n" },
  { "an end after today is not known yet",
    CARE "placement ref=A start=2024-01-01 end=2024-01-21 type=U6\nvisit on=2024-01-21\n", "2024-01-20", "C",
    "C01/A/2024-01-01 2024-01-08 - overdue\n" },
  { "a placement left open ends with its period",
    "child born=2012-05-01\nperiod ref=P start=2024-01-01 end=2024-02-01\nplacement ref=A start=2024-01-01 type=U6\n", "2024-03-20", "C",
    "C01/A/2024-01-01 2024-01-08 - missed\n" },
  { "an absence is no placement, by its link or by its type",
    CARE "placement ref=A start=2024-01-01 type=U6\nplacement ref=T start=2024-01-03 end=2024-01-05 type=R2 within=A\nplacement ref=T2 start=2024-01-05 end=2024-01-06 type=T4\nvisit on=2024-01-04\n", "2024-01-20", "C",
    "C01/A/2024-01-01 2024-01-08 2024-01-04 met\n"
    "C02/A/2024-01-04 2024-02-15 - upcoming\n" },
  { "T and U go on with the series before, P and B do not",
    CARE "placement ref=A start=2024-01-01 end=2024-01-20 type=U6 rne=S\nplacement ref=B start=2024-01-20 end=2024-02-01 type=U6 rne=T\n"
    "placement ref=C start=2024-02-01 end=2024-03-01 type=U6 rne=U\nplacement ref=D start=2024-03-01 type=U6 rne=B\nvisit on=2024-01-05\nvisit on=2024-02-10\n", "2024-03-05", "C",
    "C01/A/2024-01-01 2024-01-08 2024-01-05 met\n"
    "C02/A/2024-01-05 2024-02-16 2024-02-10 met\n"
    "C01/D/2024-03-01 2024-03-08 - due\n"
    "C02/A/2024-02-10 2024-03-23 - lapsed\n" },
  { "the year of a continued series runs from its first placement",
    CARE "placement ref=A start=2024-01-01 end=2024-12-20 type=U6 rne=S\nplacement ref=B start=2024-12-20 type=U6 rne=T until18=2024-06-01\nvisit on=2024-12-31\nvisit on=2025-01-01\n", "2025-01-10", "C0",
    "C01/A/2024-01-01 2024-01-08 2024-12-31 late\n"
    "C02/A/2024-12-31 2025-02-11 2025-01-01 met\n"
    "C03/A/2025-01-01 2025-04-01 - upcoming\n" },
  { "a transfer into another period begins anew",
    "child born=2012-05-01\nperiod ref=P start=2024-01-01 end=2024-02-01\nperiod ref=Q start=2024-03-01\nplacement ref=A start=2024-01-01 end=2024-02-01 type=U6\nplacement ref=B start=2024-03-01 type=U6 rne=T\n", "2024-03-02", "C",
    "C01/A/2024-01-01 2024-01-08 - missed\n"
    "C01/B/2024-03-01 2024-03-08 - due\n" },
};

static const DutyCase rules[] = {
  { "29 February: the year ends on the 28th",
    "child born=2012-05-01\nperiod ref=P start=2024-02-29\nplacement ref=A start=2024-02-29 type=U6\nvisit on=2025-02-27\nvisit on=2025-02-28\n", "2025-03-01", "C",
    "C01/A/2024-02-29 2024-03-07 2025-02-27 late\n"
    "C02/A/2025-02-27 2025-04-10 2025-02-28 met\n"
    "C04/A/2025-02-28 2025-04-11 - upcoming\n" },
  { "long term needs all three: the placement, a year, the child's word",
    CARE "placement ref=A start=2024-01-01 type=U4 ltf=2024-02-01 fewer=2025-03-02 until18=2025-06-01\nvisit on=2024-12-31\nvisit on=2025-03-01\nvisit on=2025-03-02\nvisit on=2025-08-31\n", "2025-09-10", "C",
    "C01/A/2024-01-01 2024-01-08 2024-12-31 late\n"
    "C02/A/2024-12-31 2025-02-11 2025-03-01 late\n"
    "C04/A/2025-03-01 2025-04-12 2025-03-02 met\n"
    "C05/A/2025-03-02 2025-09-02 2025-08-31 met\n"
    "C05/A/2025-08-31 2026-02-28 - upcoming\n" },
  { "withdrawn, it no longer counts from that day on",
    CARE "placement ref=A start=2024-01-01 type=U4 ltf=2024-02-01 fewer=2025-03-02 withdrawn=2025-05-02\nvisit on=2025-05-01\nvisit on=2025-05-02\n", "2025-05-10", "C04 C05",
    "C04/A/2025-05-02 2025-06-13 - upcoming\n"
    "C05/A/2025-05-01 2025-11-01 2025-05-02 met\n" },
  { "agreed again after the withdrawal, it counts again",
    CARE "placement ref=A start=2024-01-01 type=U4 ltf=2024-02-01 fewer=2025-05-03 withdrawn=2025-05-02\nvisit on=2025-05-02\nvisit on=2025-05-03\n", "2025-05-10", "C04 C05",
    "C04/A/2025-05-02 2025-06-13 2025-05-03 met\n"
    "C05/A/2025-05-03 2025-11-03 - upcoming\n" },
  { "temporary approval: weekly to the first review, then four weeks, its last day included",
    CARE "placement ref=A start=2024-01-01 type=U3 reg24=2024-01-01 reg24_until=2024-02-10\nreview on=2024-01-20\nvisit on=2024-01-05\nvisit on=2024-01-20\nvisit on=2024-02-10\nvisit on=2024-02-11\n", "2024-02-12", "C",
    "C07/A/2024-01-01 2024-01-08 2024-01-05 met\n"
    "C07/A/2024-01-05 2024-01-12 2024-01-20 late\n"
    "C07/A/2024-01-20 2024-02-17 2024-02-10 met\n"
    "C07/A/2024-02-10 2024-03-09 2024-02-11 met\n"
    "C02/A/2024-02-11 2024-03-24 - upcoming\n" },
  { "two rows with one ref: the later one is -2",
    CARE "placement ref=A start=2024-01-01 type=U3 reg24=2024-01-01\nvisit on=2024-01-01\n", "2024-01-02", "C",
    "C07/A/2024-01-01 2024-01-08 2024-01-01 met\n"
    "C07/A/2024-01-01-2 2024-01-08 - due\n" },
  { "a review of an earlier period is not the first review",
    "child born=2012-05-01\nperiod start=2023-01-01 end=2023-06-01\nreview on=2023-02-01\nperiod start=2024-01-01\nplacement ref=A start=2024-01-01 type=U3 reg24=2024-01-01\nvisit on=2024-01-05\n", "2024-01-06", "C",
    "C07/A/2024-01-01 2024-01-08 2024-01-05 met\n"
    "C07/A/2024-01-05 2024-01-12 - due\n" },
  { "interim order at home, and the care order that follows in mid-placement",
    "child born=2012-05-01\nperiod start=2024-01-01\nstatus start=2024-01-01 end=2024-02-15 code=C1\nstatus start=2024-02-15 code=C2\nplacement ref=A start=2024-01-01 type=P1\n"
    "review on=2024-01-26\nvisit on=2024-01-08\nvisit on=2024-01-15\nvisit on=2024-01-26\nvisit on=2024-02-14\nvisit on=2024-02-23\n", "2024-03-01", "C",
    "C08/A/2024-01-01 2024-01-08 2024-01-08 met\n"
    "C08/A/2024-01-08 2024-01-15 2024-01-15 met\n"
    "C08/A/2024-01-15 2024-01-22 2024-01-26 late\n"
    "C09/A/2024-02-15 2024-02-22 2024-02-23 late\n"
    "C08/A/2024-01-26 2024-02-23 2024-02-14 met\n"
    "C08/A/2024-02-14 2024-03-13 2024-02-23 met\n"
    "C09/A/2024-02-23 2024-04-05 - upcoming\n" },
  { "a visit on the day of the order does the order's row; the other one is -2",
    "child born=2012-05-01\nperiod start=2024-01-01\nstatus start=2024-01-01 end=2024-02-15 code=V2\nstatus start=2024-02-15 code=C2\nplacement ref=A start=2024-01-01 type=P1\nvisit on=2024-02-15\n", "2024-02-15", "C",
    "C01/A/2024-01-01 2024-01-08 2024-02-15 late\n"
    "C09/A/2024-02-15 2024-02-22 2024-02-15 met\n"
    "C09/A/2024-02-15-2 2024-03-28 - upcoming\n" },
  { "an order before the placement adds nothing",
    "child born=2012-05-01\nperiod start=2024-01-01\nstatus start=2024-01-01 code=C2\nplacement ref=A start=2024-01-01 end=2024-02-01 type=P1\nplacement ref=B start=2024-02-01 type=U6 rne=P\nstatus start=2024-03-01 code=C2\n", "2024-03-02", "C",
    "C09/A/2024-01-01 2024-01-08 - missed\n"
    "C01/B/2024-02-01 2024-02-08 - overdue\n" },
  { "with a parent before the assessment: weekly, then six weeks",
    CARE "placement ref=A start=2024-01-01 type=P1 reg19=2024-01-01 reg19_until=2024-01-31\nreview on=2024-01-20\nvisit on=2024-01-19\nvisit on=2024-01-20\nvisit on=2024-02-01\n", "2024-02-02", "C",
    "C06/A/2024-01-01 2024-01-08 2024-01-19 late\n"
    "C06/A/2024-01-19 2024-01-26 2024-01-20 met\n"
    "C06/A/2024-01-20 2024-03-02 2024-02-01 met\n"
    "C02/A/2024-02-01 2024-03-14 - upcoming\n" },
  { "temporary approval comes before the interim order",
    "child born=2012-05-01\nperiod start=2024-01-01\nstatus start=2024-01-01 code=C1\nplacement ref=A start=2024-01-01 type=P1 reg24=2024-01-01 reg19=2024-01-01\n", "2024-01-02", "C",
    "C07/A/2024-01-01 2024-01-08 - due\n" },
  { "somebody else runs it: six weeks in the first year, then three months",
    "child born=2012-05-01\nperiod start=2024-01-01\nstatus start=2024-01-01 code=C2\nplacement ref=A start=2024-01-01 type=R5 other=1\nvisit on=2024-12-31\nvisit on=2025-01-01\n", "2025-01-02", "C",
    "C10/A/2024-01-01 2024-01-08 2024-12-31 late\n"
    "C10/A/2024-12-31 2025-02-11 2025-01-01 met\n"
    "C10/A/2025-01-01 2025-04-01 - upcoming\n" },
  { "but only for a child in care",
    CARE "placement ref=A start=2024-01-01 type=R2 other=1\n", "2024-01-02", "C", "C01/A/2024-01-01 2024-01-08 - due\n" },
  { "remand to youth detention",
    "child born=2008-05-01\nperiod start=2024-01-31\nstatus start=2024-01-31 code=J1\nplacement ref=A start=2024-01-31 type=R5 remand=YDA\nvisit on=2024-02-07\nvisit on=2025-01-31\n", "2025-02-01", "C",
    "C15/A/2024-01-31 2024-02-07 2024-02-07 met\n"
    "C15/A/2024-02-07 2024-03-20 2025-01-31 late\n"
    "C15/A/2025-01-31 2025-04-30 - upcoming\n" },
};

static const DutyCase short_breaks[] = {
  { "rows counted from a day of short breaks give way, later ones do not",
    "child born=2012-05-01\nperiod ref=P start=2024-01-01\nstatus start=2024-01-01 end=2024-03-01 code=V4\nstatus start=2024-03-01 code=V2\nplacement ref=A start=2024-01-01 type=U6\nvisit on=2024-02-29\nvisit on=2024-03-01\n", "2024-03-02", "C01 C02 C04",
    "C02/A/2024-03-01 2024-04-12 - upcoming\n" },
  { "the last day of a status counts where no other starts on it",
    "child born=2012-05-01\nperiod ref=P start=2024-01-01\nstatus start=2024-01-01 end=2024-03-01 code=V3\nplacement ref=A start=2024-01-01 type=U6\nvisit on=2024-03-01\nvisit on=2024-03-02\n", "2024-03-03", "C01 C02 C04",
    "C02/A/2024-03-02 2024-04-13 - upcoming\n" },
};

static void
test_series (void)
{
  check_cases (series, G_N_ELEMENTS (series));
}

static void
test_rules (void)
{
  check_cases (rules, G_N_ELEMENTS (rules));
}

static void
test_short_breaks (void)
{
  check_cases (short_breaks, G_N_ELEMENTS (short_breaks));
}

static void
test_settings (void)
{
  static const DutyCase cases[] = {
    { "the day of the move does not count",
      CARE "placement ref=A start=2024-01-01 type=U6\nvisit on=2024-01-01\nvisit on=2024-01-02\n", "2024-01-03", "C",
      "C01/A/2024-01-01 2024-01-08 2024-01-02 met\n"
      "C02/A/2024-01-02 2024-02-13 - upcoming\n" },
    { "a transfer begins its own series",
      CARE "placement ref=A start=2024-01-01 end=2024-01-20 type=U6\nplacement ref=B start=2024-01-20 type=U6 rne=T\nvisit on=2024-01-05\n", "2024-01-21", "C",
      "C01/A/2024-01-01 2024-01-08 2024-01-05 met\n"
      "C01/B/2024-01-20 2024-01-27 - due\n"
      "C02/A/2024-01-05 2024-02-16 - lapsed\n" },
    { "a contact by telephone counts",
      CARE "placement ref=A start=2024-01-01 type=U6\nvisit on=2024-01-02 counts=0 virtual=1\n", "2024-01-03", "C",
      "C01/A/2024-01-01 2024-01-08 2024-01-02 met\n"
      "C02/A/2024-01-02 2024-02-13 - upcoming\n" },
  };
  g_autoptr (CldCalendar) calendar = cld_calendar_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      CldDutyRules settings;

      cld_duty_rules_init (&settings, calendar);
      settings.move_day_counts = i != 0;
      settings.reset_on_transfer = i == 1;
      settings.virtual_counts = i == 2;
      check_case_with (&cases[i], &settings);
    }
}

static void
test_forecast (void)
{
  static const DutyCase cases[] = {
    { "each as if the one before were done on its due date",
      CARE "placement ref=A start=2024-01-01 type=U6 until18=2024-01-01\nvisit on=2024-11-01\n", "2024-12-01", "C",
      "C01/A/2024-01-01 2024-01-08 2024-11-01 late\n"
      "C02/A/2024-11-01 2024-12-13 - due\n"
      "C02/A/2024-12-13 2025-01-24 - projected\n"
      "C03/A/2025-01-24 2025-04-24 - projected\n"
      "C03/A/2025-04-24 2025-07-24 - projected\n" },
    { "what begins after today is not known yet, when it ends may be",
      CARE "placement ref=A start=2024-11-01 type=P1 reg19=2024-12-02\nplacement ref=B start=2024-11-01 type=U3 reg24=2024-11-01 reg24_until=2024-12-17\nvisit on=2024-11-28\nreview on=2024-11-20\n", "2024-12-01", "C",
      "C01/A/2024-11-01 2024-11-08 2024-11-28 late\n"
      "C07/B/2024-11-01 2024-11-08 2024-11-28 late\n"
      "C07/B/2024-11-28 2024-12-26 - upcoming\n"
      "C02/A/2024-11-28 2025-01-09 - upcoming\n"
      "C02/B/2024-12-26 2025-02-06 - projected\n"
      "C02/A/2025-01-09 2025-02-20 - projected\n"
      "C02/B/2025-02-06 2025-03-20 - projected\n"
      "C02/A/2025-02-20 2025-04-03 - projected\n"
      "C02/B/2025-03-20 2025-05-01 - projected\n"
      "C02/A/2025-04-03 2025-05-15 - projected\n"
      "C02/B/2025-05-01 2025-06-12 - projected\n"
      "C02/A/2025-05-15 2025-06-26 - projected\n"
      "C02/B/2025-06-12 2025-07-24 - projected\n" },
    { "nothing is projected of what has ended",
      "child born=2012-05-01\nperiod start=2024-01-01 end=2024-02-01\nplacement ref=A start=2024-01-01 type=U6\nreview on=2024-01-05\n", "2024-12-01", "C B",
      "C01/A/2024-01-01 2024-01-08 - missed\n"
      "B01/2024-01-01/2024-01-01 2024-01-29 2024-01-05 met\n"
      "B02/2024-01-01/2024-01-05 2024-04-05 - lapsed\n" },
  };
  g_autoptr (CldCalendar) calendar = cld_calendar_new ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      CldDutyRules settings;

      cld_duty_rules_init (&settings, calendar);
      settings.forecast_until = cld_date_to_day ("2025-07-24");
      check_case_with (&cases[i], &settings);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/duties/visits/series", test_series);
  g_test_add_func ("/duties/visits/rules", test_rules);
  g_test_add_func ("/duties/visits/short-breaks", test_short_breaks);
  g_test_add_func ("/duties/visits/settings", test_settings);
  g_test_add_func ("/duties/visits/forecast", test_forecast);
  return g_test_run ();
}
