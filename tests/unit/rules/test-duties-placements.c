/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-codes.h"
#include "duty-cases.h"

/* Approvals and notices of placements, enforcement at the home, missing episodes, adoption. */

#define CARE "child born=2012-05-01\nperiod ref=P start=2024-01-01\nstatus start=2024-01-01 code=V2\n"

static const DutyCase approvals[] = {
  { "in the own area none is needed",
    CARE "placement ref=A start=2024-01-01 type=U6\n", "2024-02-01", "D01 D02 D04 D07", "" },
  { "next door: by the nominated officer, on the day still before",
    CARE "placement ref=A start=2024-01-03 type=U6 place=NEXT\napproval ref=1 on=2024-01-03 placement=A under=reg11_1_a by=NO\n", "2024-02-01", "D01 D02 D04",
    "D01/A/2024-01-03 2024-01-03 2024-01-03 met\n" },
  { "the director may decide either way, the officer not at a distance",
    CARE "placement ref=A start=2024-01-03 end=2024-01-10 type=U6 place=NEXT\nplacement ref=B start=2024-01-10 type=U6 place=FAR\n"
    "approval ref=1 on=2024-01-02 placement=A under=reg11_1_b by=NO\napproval ref=2 on=2024-01-04 placement=A under=reg11_1_b by=DCS\n"
    "approval ref=3 on=2024-01-09 placement=B under=reg11_1_a by=DCS\napproval ref=4 on=2024-01-09 placement=B under=reg11_1_b by=NO\n", "2024-02-01", "D01 D02 D04",
    "D01/A/2024-01-03 2024-01-03 2024-01-04 late\n"
    "D02/B/2024-01-10 2024-01-10 - overdue\n" },
  { "an approval after the end does it, late; without one it lapses with a placement of a day",
    CARE "placement ref=A start=2024-01-03 end=2024-01-10 type=U6 place=FAR\nplacement ref=B start=2024-01-10 end=2024-01-10 type=U6 place=FAR\napproval ref=1 on=2024-01-20 placement=A under=reg11_1_b by=DCS\n", "2024-02-01", "D01 D02 D04",
    "D02/A/2024-01-03 2024-01-03 2024-01-20 late\n"
    "D02/B/2024-01-10 2024-01-10 - lapsed\n" },
  { "in an emergency five working days, at the level of the area",
    CARE "placement ref=A start=2026-12-23 type=U6 place=NEXT emergency=1\napproval ref=1 on=2027-01-04 placement=A under=reg11_1_a by=NO\n", "2027-02-01", "D01 D02 D04",
    "D04/A/2026-12-23 2027-01-04 2027-01-04 met\n" },
  { "exempt from approval is not exempt from notice",
    CARE "placement ref=A start=2024-01-03 end=2024-01-10 type=U6 place=FAR own_foster=1\nplacement ref=B start=2024-01-10 type=U3 connected=1\n", "2024-02-01", "D01 D02 D04 D07",
    "D07/A/2024-01-03 2024-01-03 - missed\n" },
  { "no area: unknown, with the notice; confidential: unknown, but notice there is",
    CARE "placement ref=A start=2024-01-03 end=2024-01-10 type=U6 place=?\nplacement ref=B start=2024-01-10 type=U6 place=CON emergency=1\n", "2024-02-01", "D01 D02 D04 D07",
    "D02/A/2024-01-03 - - unknown\n"
    "D04/B/2024-01-10 - - unknown\n"
    "D07/A/2024-01-03 - - unknown\n"
    "D07/B/2024-01-10 2024-01-17 - overdue\n" },
};

static const DutyCase notices[] = {
  { "one row for each recipient, in one order",
    CARE "placement ref=A start=2024-01-03 type=U6\nnotice ref=1 placement=A to=VSH sent=2024-01-04\nnotice ref=2 placement=A to=CHILD sent=2024-01-03\nnotice ref=3 placement=A to=PREVCARER not_sent=HARM\n"
    "notice ref=4 placement=A to=GP_FROM not_sent=HARM\nnotice ref=5 placement=A to=IRO under=reg14 sent=2024-01-02\nnotice ref=6 placement=A to=EDU\nnotice ref=7 placement=A to=AREA sent=2024-01-02\n", "2024-02-01", "D06 D07",
    "D06/A/2024-01-03 2024-01-03 2024-01-03 met\n"
    "D06/A/2024-01-03-2 2024-01-03 - overdue\n"
    "D06/A/2024-01-03-3 2024-01-03 - waived\n"
    "D06/A/2024-01-03-4 2024-01-03 - overdue\n"
    "D06/A/2024-01-03-5 2024-01-03 - overdue\n"
    "D06/A/2024-01-03-6 2024-01-03 - overdue\n"
    "D06/A/2024-01-03-7 2024-01-03 - overdue\n"
    "D06/A/2024-01-03-8 2024-01-03 2024-01-04 late\n" },
  { "reasons that are allowed, and to whom; one sent does it all the same",
    CARE "placement ref=A start=2024-01-03 type=U6\nnotice ref=1 placement=A to=CHILD not_sent=NOT_APPROPRIATE_AGE\nnotice ref=2 placement=A to=PARENT not_sent=NOT_APPROPRIATE_AGE\nnotice ref=3 placement=A to=PREVCARER not_sent=NOT_PRACTICABLE\n"
    "notice ref=4 placement=A to=ICB_FROM not_sent=NOT_APPLICABLE\nnotice ref=5 placement=A to=GP_FROM not_sent=NOT_APPLICABLE\nnotice ref=6 placement=A to=GP_FROM sent=2024-01-05\nnotice ref=7 placement=A to=IRO not_sent=OTHER\n", "2024-02-01", "D06",
    "D06/A/2024-01-03 2024-01-03 - waived\n"
    "D06/A/2024-01-03-2 2024-01-03 - overdue\n"
    "D06/A/2024-01-03-3 2024-01-03 - waived\n"
    "D06/A/2024-01-03-4 2024-01-03 - waived\n"
    "D06/A/2024-01-03-5 2024-01-03 2024-01-05 late\n"
    "D06/A/2024-01-03-6 2024-01-03 - overdue\n" },
  { "to the area authority under either paragraph; harm is no reason there",
    CARE "placement ref=A start=2024-01-03 end=2024-01-10 type=U6 place=FAR emergency=1\nplacement ref=B start=2024-01-10 type=U6 place=NEXT\nnotice ref=1 placement=A to=AREA under=reg13_4 sent=2024-01-10\nnotice ref=2 placement=B to=AREA not_sent=HARM\n", "2024-02-01", "D07",
    "D07/A/2024-01-03 2024-01-10 2024-01-10 met\n"
    "D07/B/2024-01-10 2024-01-10 - overdue\n" },
  { "short breaks need no notice to recipients, but to the area",
    "child born=2012-05-01\nperiod start=2024-01-01\nstatus start=2024-01-01 code=V4\nplacement ref=A start=2024-01-03 type=U6 place=FAR\n", "2024-02-01", "D06 D07",
    "D07/A/2024-01-03 2024-01-03 - overdue\n" },
};

static const DutyCase homes[] = {
  { "a visit within a week of the notice, for whoever was placed there then; a move does not settle it",
    CARE "placement ref=A start=2024-01-03 end=2024-02-10 type=K2 provider=H\nplacement ref=B start=2024-02-10 type=K2 provider=H2\nnotice ref=N shared=1 in=1 under=s30a provider=H on=2024-02-01\n"
    "notice ref=N2 in=1 under=s30a provider=H on=2024-02-10\nnotice ref=N3 shared=1 in=1 under=s30a provider=H2 on=2024-02-10\nnotice ref=N3 in=1 under=s30a provider=H2 on=2024-02-10\nvisit on=2024-01-30\nvisit on=2024-02-10\n", "2024-03-01", "C12",
    "C12/N/2024-02-01 2024-02-08 2024-02-10 late\n"
    "C12/N3/2024-02-10 2024-02-17 2024-02-10 met\n" },
};

static const DutyCase interviews[] = {
  { "72 hours on the clock, to the minute",
    CARE "missing ref=1 start=2026-12-20T10:00 end=2026-12-24T22:15 done=2026-12-27T22:15\nmissing ref=2 start=2026-11-20 end=2026-11-24T22:15 done=2026-11-27T22:16\nmissing ref=3 start=2026-10-20 end=2026-10-24T22:15 done=2026-10-27\n", "2026-12-30", "F04",
    "F04/3/2026-10-24T22:15 2026-10-27T22:15 2026-10-27 met\n"
    "F04/2/2026-11-24T22:15 2026-11-27T22:15 2026-11-27T22:16 late\n"
    "F04/1/2026-12-24T22:15 2026-12-27T22:15 2026-12-27T22:15 met\n" },
  { "a date alone is its last minute; on its day it is due, from the next it is overdue",
    CARE "missing ref=1 start=2026-12-20 end=2026-12-24\nmissing ref=2 start=2026-12-20 end=2026-12-25\n", "2026-12-28", "F04",
    "F04/1/2026-12-24T23:59 2026-12-27T23:59 - overdue\n"
    "F04/2/2026-12-25T23:59 2026-12-28T23:59 - due\n" },
  { "offered in time and declined is waived, offered late is not",
    CARE "missing ref=1 start=2026-12-01 end=2026-12-02T10:00 offered=2026-12-05 accepted=0\nmissing ref=2 start=2026-12-03 end=2026-12-04T10:00 offered=2026-12-07T10:01 accepted=0\nmissing ref=3 start=2026-12-06 end=2026-12-07T10:00 offered=2026-12-08 accepted=1\nmissing ref=4 start=2026-12-20\n", "2026-12-28", "F04",
    "F04/1/2026-12-02T10:00 2026-12-05T10:00 - waived\n"
    "F04/2/2026-12-04T10:00 2026-12-07T10:00 - overdue\n"
    "F04/3/2026-12-07T10:00 2026-12-10T10:00 - overdue\n" },
};

#define ORDER "child born=2020-05-01\nperiod ref=P start=2024-01-01\nstatus start=2024-01-01 end=2024-03-31 code=C1\nstatus ref=E start=2024-03-31 code=E1\n"

static const DutyCase adoption[] = {
  { "from the order to the placement, by adoption reviews before its day",
    ORDER "review on=2024-03-30 kind=ADOPTION\nreview on=2024-06-30 kind=ADOPTION\nreview on=2024-10-01 kind=ADOPTION\nplacement ref=A start=2024-10-01 type=A5\n", "2024-10-02", "J01 J02 J03 J04",
    "J01/P/2024-03-31 2024-06-30 2024-06-30 met\n"
    "J02/A/2024-10-01 2024-10-29 2024-10-01 met\n"
    "J01/P/2024-06-30 2024-12-30 - lapsed\n"
    "J03/A/2024-10-01 2025-01-01 - upcoming\n" },
  { "it ends with the status too",
    "child born=2020-05-01\nperiod ref=P start=2024-01-01\nstatus ref=E start=2024-03-31 end=2024-07-01 code=E1\n", "2024-10-02", "J01",
    "J01/P/2024-03-31 2024-06-30 - missed\n" },
  { "visits: weekly to the first adoption review in the placement, then as the latest decided",
    ORDER "placement ref=A start=2024-04-01 type=A5 place=FAR\nreview ref=1 on=2024-04-20 kind=ADOPTION every=14\nreview ref=2 on=2024-05-10 kind=ADOPTION\nvisit on=2024-04-05\nvisit on=2024-04-12\nvisit on=2024-04-20\nvisit on=2024-05-09\nvisit on=2024-05-10\nvisit on=2024-05-30\n", "2024-06-02", "C D A04 J05",
    "J05/A/2024-05-10 - 2024-05-30 unknown\n"
    "J05/A/2024-05-30 - - unknown\n"
    "J05/A/2024-04-01 2024-04-08 2024-04-05 met\n"
    "J05/A/2024-04-05 2024-04-12 2024-04-12 met\n"
    "J05/A/2024-04-12 2024-04-19 2024-04-20 late\n"
    "J05/A/2024-04-20 2024-05-04 2024-05-09 late\n"
    "J05/A/2024-05-09 2024-05-23 2024-05-10 met\n" },
  { "reviews and health end with the placement for adoption and begin again from its end",
    "child born=2012-05-01\nperiod ref=P start=2024-01-01\nplacement ref=O start=2024-01-01 end=2024-04-01 type=U6\nplacement ref=A start=2024-04-01 end=2024-07-01 type=A3 rne=T\nplacement ref=B start=2024-07-01 type=U6 rne=T\n"
    "review on=2024-01-20\nreview on=2024-04-01\nreview on=2024-05-01\nreview on=2024-07-10\ncheck on=2024-01-10\ncheck on=2024-05-01\nvisit on=2024-06-30\n", "2024-08-01", "B01 B02 B03 A07 A08 A09 C",
    "C01/O/2024-01-01 2024-01-08 - missed\n"
    "A07/P/2024-01-01 2024-01-29 2024-01-10 met\n"
    "B01/P/2024-01-01 2024-01-29 2024-01-20 met\n"
    "B02/P/2024-01-20 2024-04-20 2024-04-01 met\n"
    "C01/B/2024-07-01 2024-07-08 - overdue\n"
    "A07/P/2024-07-01 2024-07-29 2024-05-01 met\n"
    "B01/P/2024-07-01 2024-07-29 2024-07-10 met\n"
    "B03/P/2024-04-01 2024-10-01 - lapsed\n"
    "B02/P/2024-07-10 2024-10-10 - upcoming\n"
    "A09/P/2024-01-10 2025-01-10 - lapsed\n"
    "A09/P/2024-05-01 2025-05-01 - upcoming\n" },
  { "they do not begin again where care ended with it",
    "child born=2012-05-01\nperiod ref=P start=2024-01-01 end=2024-07-01\nplacement ref=A start=2024-02-01 end=2024-07-01 type=A4\n", "2024-08-01", "B A07",
    "A07/P/2024-01-01 2024-01-29 - missed\n"
    "B01/P/2024-01-01 2024-01-29 - missed\n" },
};

static void
test_cases (gconstpointer data)
{
  const struct
  {
    const DutyCase *cases;
    guint n;
  } tables[] = {
    { approvals, G_N_ELEMENTS (approvals) }, { notices, G_N_ELEMENTS (notices) }, { homes, G_N_ELEMENTS (homes) }, { interviews, G_N_ELEMENTS (interviews) }, { adoption, G_N_ELEMENTS (adoption) },
  };
  guint which = GPOINTER_TO_UINT (data);

  check_cases (tables[which].cases, tables[which].n);
}

static void
test_exempt (void)
{
  static const DutyCase test = { "exempt from notice by the setting",
                                 CARE "placement ref=A start=2024-01-03 end=2024-01-10 type=U6 place=FAR own_foster=1\nplacement ref=B start=2024-01-10 type=U3 connected=1 place=?\n", "2024-02-01", "D07", "" };
  g_autoptr (CldCalendar) calendar = cld_calendar_new ();
  CldDutyRules settings;

  cld_duty_rules_init (&settings, calendar);
  settings.exempt_from_d07 = TRUE;
  check_case_with (&test, &settings);
}

static void
test_strength (void)
{
  CldDuty duty = { .row = CLD_ROW_D06, .detail = "VSH" };

  g_assert_cmpstr (cld_duty_get_strength (&duty), ==, "SG");
  duty.detail = "CHILD";
  g_assert_cmpstr (cld_duty_get_strength (&duty), ==, "REG");
}

/* Who may be left out where notice would do harm is what the code list says, and the list's order is that of the rows. */
static void
test_recipients (void)
{
  const CldCodeList *list = cld_code_list_find ("notification_recipient");
  g_autoptr (CldCalendar) calendar = cld_calendar_new ();
  CldDutyRules rules;

  cld_duty_rules_init (&rules, calendar);
  for (guint i = 0; i < cld_code_list_get_n (list); i++)
    {
      const char *code = cld_code_list_get (list, i)->code;
      const char *harm = cld_code_list_get_cell (list, code, "can_withhold_for_harm");
      g_autofree char *text = g_strdup_printf (CARE "placement ref=A start=2024-01-03 type=U6\nnotice ref=1 placement=A to=%s not_sent=HARM\n", code);
      g_autoptr (Facts) f = facts_read (text);
      g_autoptr (GArray) duties = g_array_new (FALSE, FALSE, sizeof (CldDuty));
      guint n = 0;

      cld_duties_compute (facts_get (f), &rules, day_of ("2024-02-01"), duties);
      for (guint k = 0; k < duties->len; k++)
        {
          const CldDuty *duty = &g_array_index (duties, CldDuty, k);

          if (g_strcmp0 (duty->detail, code) != 0)
            continue;
          g_test_message ("%s", code);
          g_assert_cmpstr (cld_timetable_get (duty->row)->id, ==, "D06");
          g_assert_true ((duty->state == CLD_DUTY_WAIVED) == (g_strcmp0 (harm, "yes") == 0));
          n++;
        }
      g_assert_cmpuint (n, ==, strcmp (code, "AREA") == 0 ? 0 : 1);
    }
}

int
main (int argc, char **argv)
{
  static const char *const names[] = { "approvals", "notices", "homes", "interviews", "adoption" };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_strconcat ("/duties/placements/", names[i], NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_cases);
    }
  g_test_add_func ("/duties/placements/exempt", test_exempt);
  g_test_add_func ("/duties/placements/strength", test_strength);
  g_test_add_func ("/duties/placements/recipients", test_recipients);
  return g_test_run ();
}
