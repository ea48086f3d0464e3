/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duty-cases.h"

/* Explanations: the sentence, the arithmetic, the facts and the days that were skipped. */

typedef struct
{
  const char *facts;
  const char *today;
  const char *ref;
  const char *sentence;
  const char *state;
  const char *arithmetic;
  const char *used;    /* label kind ref date, a line each */
  const char *skipped; /* date name, a line each */
} WhyCase;

#define CARE "child born=2012-05-01\nperiod ref=P start=2026-12-17\nplacement ref=A start=2026-12-17 type=U6 place=FAR\n"

static const WhyCase cases[] = {
  { CARE "review on=2027-01-20\n", "2027-02-01", "B01/K/P/2026-12-17",
    "20 working days from 17 Dec 2026, when the period of care started", "Done on 20 Jan 2027, 1 day late", "17 Dec 2026 + 20 working days = 19 Jan 2027",
    "Period of care started|care_period|P|2026-12-17\nReview held|review|2027-01-20|2027-01-20\n",
    "2026-12-19 Saturday\n2026-12-20 Sunday\n2026-12-25 Christmas Day\n2026-12-26 Saturday\n2026-12-27 Sunday\n2026-12-28 Boxing Day\n2027-01-01 New Year’s Day\n"
    "2027-01-02 Saturday\n2027-01-03 Sunday\n2027-01-09 Saturday\n2027-01-10 Sunday\n2027-01-16 Saturday\n2027-01-17 Sunday\n" },
  { CARE "visit on=2026-12-20\n", "2027-01-01", "C02/K/A/2026-12-20",
    "6 weeks from the visit on 20 Dec 2026: in the first year of the placement", "Due in 30 days", "20 Dec 2026 + 42 days = 31 Jan 2027",
    "Visit|visit|2026-12-20|2026-12-20\nPlacement started|placement|A|2026-12-17\n", "" },
  { CARE, "2027-01-01", "D02/K/A/2026-12-17", "Before the placement started, on 17 Dec 2026", "Not done: 15 days overdue", "17 Dec 2026",
    "Placement started|placement|A|2026-12-17\n", "" },
  { CARE "notice ref=N placement=A to=CHILD not_sent=NOT_APPROPRIATE_AGE\n", "2027-01-01", "D06/K/A/2026-12-17",
    "CHILD: Before the placement started, on 17 Dec 2026; The notice was not sent, for a reason that the law allows", "The notice was not sent, for a reason that the law allows", "17 Dec 2026",
    "Placement started|placement|A|2026-12-17\nNotice|notice|N|\n", "" },
  { "period ref=P start=2026-12-17\ncheck on=2026-12-18\n", "2027-01-01", "A09/K/P/2026-12-18", "The date of birth is not recorded", "The due date cannot be computed", "",
    "Health assessment|health_check|2026-12-18|2026-12-18\nPeriod of care started|care_period|P|2026-12-17\nDate of birth|child|K|\n", "" },
  { "child born=2012-05-01\nperiod ref=P start=2026-12-17 known=0\n", "2027-01-01", "B01/K/P/",
    "The real start of the period of care is not recorded: it was on or before 17 Dec 2026", "The due date cannot be computed", "", "Period of care started|care_period|P|2026-12-17\n", "" },
  { "missing ref=M start=2026-12-20 end=2026-12-24 offered=2026-12-26T11:00 accepted=0\n", "2027-01-01", "F04/K/M/2026-12-24T23:59",
    "72 hours from the return on 24 Dec 2026 23:59 (the time is not known: taken as 23:59); Offered in time on 26 Dec 2026 11:00, and declined", "Offered in time on 26 Dec 2026 11:00, and declined",
    "24 Dec 2026 23:59 + 72 hours = 27 Dec 2026 23:59", "Missing episode ended|missing_episode|M|2026-12-24\nReturn interview offered|missing_episode|M|2026-12-26T11:00\n", "" },
  { "child born=2012-05-01\nperiod ref=P start=2026-12-17\nstatus ref=S start=2026-12-17 code=C1\nplacement ref=A start=2026-12-17 type=P1\nreview ref=R on=2027-01-10\nvisit ref=V on=2027-01-12\nwaiver duty=C08/K/A/2027-01-12 on=2027-01-14\n", "2027-02-15", "C08/K/A/2027-01-12",
    "4 weeks from the visit on 12 Jan 2027: interim care order and living with a parent, after the first review; Waived by a decision of 14 Jan 2027", "Waived by a decision of 14 Jan 2027", "12 Jan 2027 + 28 days = 9 Feb 2027",
    "Visit|visit|V|2027-01-12\nPlacement started|placement|A|2026-12-17\nLegal status began|legal_status|S|2026-12-17\nFirst review|review|R|2027-01-10\nWaived|waiver|W|2027-01-14\n", "" },
};

static char *
write_when (CldWhen when)
{
  g_autoptr (GString) text = g_string_new (NULL);

  append_when (text, when);
  return g_strdup (when.day == CLD_NO_DAY ? "" : text->str + 1);
}

static void
check_lists (const WhyCase *test, const CldDutyWhy *why)
{
  g_autoptr (GString) used = g_string_new (NULL), skipped = g_string_new (NULL);

  for (guint i = 0; i < why->facts->len; i++)
    {
      const CldWhyFact *fact = &g_array_index (why->facts, CldWhyFact, i);
      g_autofree char *at = write_when (fact->at);

      g_string_append_printf (used, "%s|%s|%s|%s\n", fact->label, fact->kind, fact->ref, at);
    }
  for (guint i = 0; i < why->skipped->len; i++)
    {
      const CldWhySkipped *day = &g_array_index (why->skipped, CldWhySkipped, i);
      g_autofree char *at = write_when ((CldWhen){ day->day, CLD_NO_MINUTE });

      g_string_append_printf (skipped, "%s %s\n", at, day->name);
    }
  g_assert_cmpstr (used->str, ==, test->used);
  g_assert_cmpstr (skipped->str, ==, test->skipped);
}

static void
test_case (gconstpointer data)
{
  const WhyCase *test = data;
  g_autoptr (CldCalendar) calendar = cld_calendar_new ();
  g_autoptr (Facts) f = facts_read (test->facts);
  g_autoptr (GArray) duties = g_array_new (FALSE, FALSE, sizeof (CldDuty));
  gboolean found = FALSE;
  CldDutyRules rules;

  cld_duty_rules_init (&rules, calendar);
  cld_duties_compute (facts_get (f), &rules, day_of (test->today), duties);
  for (guint i = 0; i < duties->len; i++)
    {
      const CldDuty *duty = &g_array_index (duties, CldDuty, i);
      g_autofree char *ref = cld_duty_dup_ref (&f->facts, duty);
      g_autofree char *plain = cld_duty_dup_why (&f->facts, &rules, day_of (test->today), duty);
      g_autoptr (CldDutyWhy) why = cld_duty_explain (&f->facts, &rules, day_of (test->today), duty);

      g_assert_cmpstr (plain, ==, why->sentence);
      g_assert_cmpstr (why->sentence, !=, "");
      g_assert_cmpstr (why->state_sentence, !=, "");
      if (strcmp (ref, test->ref) != 0)
        continue;
      found = TRUE;
      g_assert_cmpstr (why->sentence, ==, test->sentence);
      g_assert_cmpstr (why->state_sentence, ==, test->state);
      g_assert_cmpstr (why->arithmetic, ==, test->arithmetic);
      g_assert_true (why->row == cld_timetable_get (duty->row));
      check_lists (test, why);
    }
  g_assert_true (found);
}

/* Beyond the days that were looked up a working day is a guess. */
static void
test_check_holidays (void)
{
  g_autoptr (CldCalendar) calendar = cld_calendar_new ();
  g_autoptr (Facts) f = facts_read ("child born=2012-05-01\nperiod ref=P start=2020-01-01\nreview on=2020-01-10\nperiod ref=Q start=2090-01-02\n");
  g_autoptr (GArray) duties = g_array_new (FALSE, FALSE, sizeof (CldDuty));
  guint n = 0;
  CldDutyRules rules;

  cld_duty_rules_init (&rules, calendar);
  cld_duties_compute (facts_get (f), &rules, day_of ("2090-02-01"), duties);
  for (guint i = 0; i < duties->len; i++)
    {
      const CldDuty *duty = &g_array_index (duties, CldDuty, i);
      g_autoptr (CldDutyWhy) why = cld_duty_explain (&f->facts, &rules, day_of ("2090-02-01"), duty);

      if (duty->row == CLD_ROW_B01)
        g_assert_cmpint (why->check_holidays, ==, duty->subject.index == 1);
      n += duty->row == CLD_ROW_B01;
    }
  g_assert_cmpuint (n, ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/duty-why/%u/%s.", i, cases[i].ref);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/duty-why/check-holidays", test_check_holidays);
  return g_test_run ();
}
