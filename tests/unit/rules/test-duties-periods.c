/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duty-cases.h"

/* Duties that hang on a period of care: reviews, health, questionnaires, plans, the needs assessment. */

static const DutyCase reviews[] = {
  { "the days between are working days, the next clocks start at the reviews held",
    "child born=2012-05-01\nperiod ref=P start=2026-12-17\nreview on=2027-01-19\nreview on=2027-04-20\nreview on=2027-04-21\n", "2027-05-01", "B",
    "B01/P/2026-12-17 2027-01-19 2027-01-19 met\n"
    "B02/P/2027-01-19 2027-04-19 2027-04-20 late\n"
    "B03/P/2027-04-20 2027-10-20 2027-04-21 met\n"
    "B03/P/2027-04-21 2027-10-21 - upcoming\n" },
  { "a month's end: 30 November + 3 months, 31 August + 6 months",
    "child born=2012-05-01\nperiod ref=P start=2026-11-02\nreview on=2026-11-30\nreview on=2027-02-28\nreview on=2027-08-31\n", "2027-09-01", "B02 B03",
    "B02/P/2026-11-30 2027-02-28 2027-02-28 met\n"
    "B03/P/2027-02-28 2027-08-28 2027-08-31 late\n"
    "B03/P/2027-08-31 2028-02-29 - upcoming\n" },
  { "the first and the last day of a period lie in it; two on a day are one; another kind is none",
    "child born=2012-05-01\nperiod ref=P start=2024-01-01 end=2024-06-03\nreview ref=1 on=2024-01-01\nreview ref=2 on=2024-01-01\nreview ref=3 on=2024-02-01 kind=OTHER\nreview on=2024-06-03\n", "2024-07-01", "B",
    "B01/P/2024-01-01 2024-01-29 2024-01-01 met\n"
    "B02/P/2024-01-01 2024-04-01 2024-06-03 late\n"
    "B03/P/2024-06-03 2024-12-03 - lapsed\n" },
  { "every period begins anew",
    "child born=2012-05-01\nperiod ref=P start=2024-01-01 end=2024-01-30\nperiod ref=Q start=2024-06-03\nreview on=2024-06-10\n", "2024-07-01", "B",
    "B01/P/2024-01-01 2024-01-29 - missed\n"
    "B01/Q/2024-06-03 2024-07-01 2024-06-10 met\n"
    "B02/Q/2024-06-10 2024-09-10 - upcoming\n" },
  { "short breaks give way",
    "child born=2012-05-01\nperiod ref=P start=2024-01-01\nstatus start=2024-01-01 end=2024-03-01 code=V4\nstatus start=2024-03-01 code=V2\nreview on=2024-02-01\nreview on=2024-03-01\n", "2024-03-02", "B01 B02 B03",
    "B03/P/2024-03-01 2024-09-01 - upcoming\n" },
};

static const DutyCase health[] = {
  { "six months while that is not after the 5th birthday (T38), twelve where it is (T39)",
    "child born=2021-10-20\nperiod ref=P start=2026-02-02\ncheck kind=IHA on=2026-03-01\ncheck on=2026-04-20\ncheck on=2026-04-21\n", "2026-05-01", "A07 A08 A09",
    "A07/P/2026-02-02 2026-03-02 2026-03-01 met\n"
    "A08/P/2026-03-01 2026-09-01 2026-04-20 met\n"
    "A08/P/2026-04-20 2026-10-20 2026-04-21 met\n"
    "A09/P/2026-04-21 2027-04-21 - upcoming\n" },
  { "one made up to three months before the start is enough; what was only planned is none",
    "child born=2012-05-01\nperiod ref=P start=2024-05-31\ncheck on=2024-02-28\ncheck on=2024-02-29\ncheck on=2024-06-05 status=PLANNED\ncheck on=2024-06-06 kind=DENTAL\n", "2024-06-10", "A07 A08 A09",
    "A07/P/2024-05-31 2024-06-28 2024-02-29 met\n"
    "A09/P/2024-02-29 2025-02-28 - upcoming\n" },
  { "a refusal waives what is open, and the next is counted from it",
    "child born=2012-05-01\nperiod ref=P start=2024-01-01\ncheck on=2024-01-20 status=REFUSED\ncheck on=2024-03-01\n", "2024-03-10", "A07 A08 A09",
    "A07/P/2024-01-01 2024-01-29 - waived\n"
    "A09/P/2024-01-20 2025-01-20 2024-03-01 met\n"
    "A09/P/2024-03-01 2025-03-01 - upcoming\n" },
  { "unless one is completed by the due date",
    "child born=2012-05-01\nperiod ref=P start=2024-01-01\ncheck on=2024-01-20 status=REFUSED\ncheck on=2024-01-29\n", "2024-03-10", "A07 A08 A09",
    "A07/P/2024-01-01 2024-01-29 2024-01-29 met\n"
    "A09/P/2024-01-29 2025-01-29 - upcoming\n" },
  { "a day later is too late; before the start nothing was open to refuse",
    "child born=2012-05-01\nperiod ref=P start=2024-01-01\ncheck on=2023-12-20 status=REFUSED\ncheck on=2024-01-20 status=REFUSED\ncheck on=2024-01-30\n", "2024-03-10", "A07 A08 A09",
    "A07/P/2024-01-01 2024-01-29 - waived\n"
    "A09/P/2024-01-20 2025-01-20 2024-01-30 met\n"
    "A09/P/2024-01-30 2025-01-30 - upcoming\n" },
  { "short breaks give way",
    "child born=2012-05-01\nperiod ref=P start=2024-01-01\nstatus start=2024-01-01 code=V3\n", "2024-03-10", "A07 A08 A09", "" },
};

static const DutyCase sdqs[] = {
  { "from the 4th birthday, with a score only",
    "child born=2020-02-29\nperiod ref=P start=2021-01-01\nsdq on=2024-02-28\nsdq on=2024-05-01 score=0\nsdq on=2025-03-01\n", "2025-04-01", "A14",
    "A14/P/2024-02-29 2025-02-28 2025-03-01 late\n"
    "A14/P/2025-03-01 2026-03-01 - upcoming\n" },
  { "on the first day of it: the second row is -2",
    "child born=2012-05-01\nperiod ref=P start=2024-01-01\nsdq on=2024-01-01\n", "2024-02-01", "A14",
    "A14/P/2024-01-01 2025-01-01 2024-01-01 met\n"
    "A14/P/2024-01-01-2 2025-01-01 - upcoming\n" },
  { "none is due on or after the 17th birthday",
    "child born=2008-05-01\nperiod ref=P start=2023-04-01\nsdq on=2024-04-30\nsdq on=2024-05-01\n", "2024-06-01", "A14",
    "A14/P/2023-04-01 2024-04-01 2024-04-30 late\n"
    "A14/P/2024-04-30 2025-04-30 2024-05-01 met\n" },
  { "a baby has none yet",
    "child born=2023-05-01\nperiod ref=P start=2023-06-01\n", "2024-06-01", "A14", "" },
};

static const DutyCase plans[] = {
  { "the care plan: from the first placement, ten working days",
    "child born=2012-05-01\nperiod ref=P start=2026-12-18\nplacement ref=A start=2026-12-18 end=2026-12-20 type=U6\nplacement ref=B start=2026-12-20 type=U6 rne=P\nplan on=2027-01-06\n", "2027-01-07", "A03",
    "A03/P/2026-12-18 2027-01-06 2027-01-06 met\n" },
  { "one made three months before the period counts, not the day before that",
    "child born=2012-05-01\nperiod ref=P start=2024-05-31\nplacement ref=A start=2024-06-03 type=U6\nplan ref=1 on=2024-02-28\nplan ref=2 on=2024-02-29\n", "2024-07-01", "A03",
    "A03/P/2024-06-03 2024-06-17 2024-02-29 met\n" },
  { "after the end of the period it is missed",
    "child born=2012-05-01\nperiod ref=P start=2024-01-01 end=2024-01-16\nplacement ref=A start=2024-01-01 type=U6\nplan on=2024-01-17\n", "2024-07-01", "A03",
    "A03/P/2024-01-01 2024-01-15 - missed\n" },
  { "the placement plan: of that placement, whenever made; after its end it is late",
    "child born=2012-05-01\nperiod ref=P start=2026-04-01\nplacement ref=A start=2026-04-02 end=2026-04-08 type=U6\nplacement ref=B start=2026-04-08 type=U6 rne=T\nplan ref=1 on=2026-04-01 kind=PLACEMENT\n"
    "plan ref=2 on=2026-04-09 kind=PLACEMENT placement=A\nplan ref=3 on=2026-04-15 kind=PLACEMENT placement=B\n", "2026-04-20", "A04",
    "A04/A/2026-04-02 2026-04-13 2026-04-09 late\n"
    "A04/B/2026-04-08 2026-04-15 2026-04-15 met\n" },
  { "the PEP: from the 3rd birthday",
    "child born=2021-06-10\nperiod ref=P start=2024-01-01\nplan on=2024-06-01 kind=PEP\n", "2024-07-01", "A15",
    "A15/P/2024-06-10 2024-06-24 2024-06-01 met\n" },
  { "it ends with the 18th birthday",
    "child born=2006-01-16\nperiod ref=P start=2024-01-01 end=2024-03-01\n", "2024-07-01", "A15",
    "A15/P/2024-01-01 2024-01-15 - missed\n" },
  { "which is not the end before it has come",
    "child born=2006-01-12\nperiod ref=P start=2024-01-01\n", "2024-01-11", "A15",
    "A15/P/2024-01-01 2024-01-15 - due\n" },
  { "and lapses there",
    "child born=2006-01-12\nperiod ref=P start=2024-01-01\n", "2024-01-12", "A15",
    "A15/P/2024-01-01 2024-01-15 - lapsed\n" },
};

static const DutyCase leaving[] = {
  { "91 days by the 16th birthday: from that day",
    "child born=2010-11-30\nperiod ref=P start=2026-06-01\nplan on=2026-12-31 kind=PATHWAY_ASSESSMENT\n", "2027-01-10", "H02",
    "H02/P/2026-11-30 2027-02-28 2026-12-31 met\n" },
  { "else from the day on which they are reached",
    "child born=2010-01-01\nperiod ref=P start=2026-01-10\n", "2026-04-11", "H02",
    "H02/P/2026-04-11 2026-07-11 - upcoming\n" },
  { "the day before it is none",
    "child born=2010-01-01\nperiod ref=P start=2026-01-10\n", "2026-04-10", "H02", "" },
  { "all periods together, and only days since the 14th birthday",
    "child born=2010-01-01\nperiod ref=O start=2023-01-01 end=2024-01-31\nperiod ref=P start=2024-05-01 end=2024-06-30\nperiod ref=Q start=2026-02-01\n", "2026-03-01", "H02",
    "H02/Q/2026-02-02 2026-05-02 - upcoming\n" },
  { "reached on the day a period ends, it waits for the next",
    "child born=2010-01-01\nperiod ref=P start=2024-01-01 end=2024-04-01\nperiod ref=Q start=2026-02-01\n", "2026-03-01", "H02",
    "H02/Q/2026-02-01 2026-05-01 - upcoming\n" },
  { "short breaks are left out",
    "child born=2010-01-01\nperiod ref=P start=2026-01-01\nstatus start=2026-01-01 end=2026-02-01 code=V3\nstatus start=2026-02-01 code=V2\n", "2026-06-01", "H02",
    "H02/P/2026-05-03 2026-08-03 - upcoming\n" },
  { "an assessment from before the 15th birthday is none; after the end of care it is late",
    "child born=2010-01-01\nperiod ref=P start=2025-01-01 end=2026-02-01\nplan ref=1 on=2024-12-31 kind=PATHWAY_ASSESSMENT\nplan ref=2 on=2026-02-02 kind=PATHWAY_ASSESSMENT\n", "2026-06-01", "H02",
    "H02/P/2026-01-01 2026-04-01 2026-02-02 late\n" },
  { "from 18 on there is none",
    "child born=2008-01-01\nperiod ref=P start=2025-12-01\n", "2026-06-01", "H02", "" },
};

static void
test_cases (gconstpointer data)
{
  guint which = GPOINTER_TO_UINT (data);
  const struct
  {
    const DutyCase *cases;
    guint n;
  } tables[] = {
    { reviews, G_N_ELEMENTS (reviews) }, { health, G_N_ELEMENTS (health) }, { sdqs, G_N_ELEMENTS (sdqs) }, { plans, G_N_ELEMENTS (plans) }, { leaving, G_N_ELEMENTS (leaving) },
  };

  check_cases (tables[which].cases, tables[which].n);
}

int
main (int argc, char **argv)
{
  static const char *const names[] = { "reviews", "health", "sdqs", "plans", "leaving" };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_strconcat ("/duties/periods/", names[i], NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_cases);
    }
  return g_test_run ();
}
