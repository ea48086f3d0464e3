/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-evidence.h"
#include "duty-cases.h"

/* The evidence of a placement, a line each: level, a letter an item, how many of how many, what is lacking.
 *   R recorded  L late  ? no reply  W withheld  P not due yet  - not recorded  . not needed
 * in the order approval, wishes, relatives, IRO, area consulted, care plan, notice, acknowledged. */

typedef struct
{
  const char *name;
  const char *facts; /* the placement that is asked about is A */
  const char *today;
  const char *expected;
} EvidenceCase;

#define CARE "child born=2012-05-01\nperiod ref=P start=2024-01-01\nstatus start=2024-01-01 code=C2\n"
#define FAR CARE "placement ref=A start=2024-11-04 type=U6 place=FAR\n"
#define NEXT CARE "placement ref=A start=2024-11-04 type=U6 place=NEXT\n"
#define POINTS " wishes=2024-10-29 relatives=2024-10-30 area=2024-10-30 iro=2024-10-30"
#define DCS "approval ref=1 on=2024-11-01 placement=A under=reg11_1_b by=DCS"
#define TOLD "notice ref=N placement=A to=AREA under=reg13_4 sent=2024-11-01"

static const EvidenceCase levels[] = {
  { "in the area nothing is needed", CARE "placement ref=A start=2024-11-04 type=U6\n", "2025-03-04", "- ........ 0/0" },
  { "at a distance eight", FAR DCS POINTS " plan=2024-10-31\n" TOLD " acknowledged=2024-11-06\n", "2025-03-04", "DCS RRRRRRRR 8/8" },
  { "the care plan and the answer are missing", FAR DCS POINTS "\n" TOLD "\n", "2025-03-04", "DCS RRRRR-R? 6/8" },
  { "next door seven: no care plan", NEXT "approval ref=1 on=2024-11-04 placement=A under=reg11_1_a by=NO" POINTS "\n" TOLD " acknowledged=2024-11-06\n", "2025-03-04", "NO RRRRR.RR 7/7" },
  { "next door the director may decide", NEXT DCS POINTS "\n" TOLD " acknowledged=2024-11-06\n", "2025-03-04", "NO RRRRR.RR 7/7" },
  { "nothing at all", FAR, "2025-03-04", "DCS -------- 0/8 +approval +notice" },
  { "a connected person: told and answered", CARE "placement ref=A start=2024-11-04 type=U1 place=FAR connected=1\n" TOLD " acknowledged=2024-11-06\n", "2025-03-04", "EXEMPT ......RR 2/2" },
  { "our own carer: not told", CARE "placement ref=A start=2024-11-04 type=U6 place=NEXT own_foster=1\n", "2025-03-04", "EXEMPT ......-- 0/2 +notice" },
  { "our own carer in the area", CARE "placement ref=A start=2024-11-04 type=U6 own_foster=1\n", "2025-03-04", "- ........ 0/0" },
  { "confidential: by the director, and that is enough", CARE "placement ref=A start=2024-11-04 type=U6 place=CON\n" DCS POINTS "\n" TOLD "\n", "2025-03-04", "DCS RRRRR-R? 6/8" },
  { "confidential: nobody knows whether an officer was enough",
    CARE "placement ref=A start=2024-11-04 type=U6 place=CON\napproval ref=1 on=2024-11-01 placement=A under=reg11_1_a by=NO" POINTS "\n", "2025-03-04", "DCS -RRRR--- 4/8 +approval +notice" },
  { "no area recorded: nobody knows", CARE "placement ref=A start=2024-11-04 type=U6 place=?\n", "2025-03-04", "DCS -------- 0/8 +approval +notice" },
  { "no area recorded, but told", CARE "placement ref=A start=2024-11-04 type=U6 place=?\n" TOLD "\n", "2025-03-04", "DCS ------R? 1/8 +approval" },
  { "a start that is not known", CARE "placement ref=A start=2024-11-04 known=0 type=U6 place=FAR\nnotice ref=N placement=A to=AREA not_sent=NOT_PRACTICABLE\n", "2025-03-04", "DCS ------WW 2/8 +approval +notice" },
  { "placed for adoption", CARE "placement ref=A start=2024-11-04 type=A3 place=FAR\n", "2025-03-04", "ADOPTION ........ 0/0" },
  { "an absence is no placement", CARE "placement ref=H start=2024-01-01 type=U6 place=FAR\nplacement ref=A start=2024-11-04 type=T1 place=FAR within=H\n", "2025-03-04", "none" },
  { "nor is one that only its type tells", CARE "placement ref=A start=2024-11-04 type=T4 place=FAR\n", "2025-03-04", "none" },
};

static const EvidenceCase approvals[] = {
  { "by the wrong person: the points are recorded all the same", FAR "approval ref=1 on=2024-11-01 placement=A under=reg11_1_a by=NO" POINTS " plan=2024-10-31\n" TOLD "\n", "2025-03-04", "DCS -RRRRRR? 6/8 +approval" },
  { "by the right person under the wrong paragraph", FAR "approval ref=1 on=2024-11-01 placement=A under=reg11_1_a by=DCS\n" TOLD "\n", "2025-03-04", "DCS ------R? 1/8 +approval" },
  { "refused", FAR "approval ref=1 refused=2024-11-01 placement=A under=reg11_1_b by=DCS wishes=2024-10-29\n" TOLD "\n", "2025-03-04", "DCS -R----R? 2/8 +approval" },
  { "asked for, not decided", FAR "approval ref=1 requested=2024-11-01 placement=A under=reg11_1_b by=DCS wishes=2024-10-29\n" TOLD "\n", "2025-03-04", "DCS -R----R? 2/8 +approval" },
  { "refused, then approved: what was heard was heard", FAR "approval ref=0 refused=2024-10-30 placement=A under=reg11_1_b by=DCS wishes=2024-10-29\n" DCS "\n" TOLD "\n", "2025-03-04", "DCS RR----R? 3/8" },
  { "late, and so are points after it was decided", FAR "approval ref=1 on=2024-11-05 placement=A under=reg11_1_b by=DCS wishes=2024-11-06 relatives=2024-11-05 iro=2024-11-05 area=2024-11-05 plan=2024-11-05\n" TOLD "\n", "2025-03-04", "DCS LLRRRRR? 7/8" },
  { "decided after today is not known", FAR "approval ref=1 on=2025-03-05 placement=A under=reg11_1_b by=DCS wishes=2025-03-05\n" TOLD "\n", "2025-03-04", "DCS ------R? 1/8 +approval" },
  { "an emergency not yet due: five working days", CARE "placement ref=A start=2026-12-23 type=U6 place=FAR emergency=1\n", "2027-01-04", "DCS PPPPPPPP 0/8" },
  { "past it", CARE "placement ref=A start=2026-12-23 type=U6 place=FAR emergency=1\n", "2027-01-05", "DCS -------- 0/8 +approval +notice" },
  { "an emergency: the child is heard first, the rest follows",
    CARE "placement ref=A start=2024-11-04 type=U6 place=FAR emergency=1\napproval ref=1 on=2024-11-04 placement=A under=reg11_1_b by=DCS wishes=2024-11-05 relatives=2024-11-11 iro=2024-11-12\n"
    "notice ref=N placement=A to=AREA sent=2024-11-11\n", "2025-03-04", "DCS RLRL--R? 5/8" },
  { "an emergency: what else is to follow is not due yet", CARE "placement ref=A start=2024-11-04 type=U6 place=FAR emergency=1\napproval ref=1 on=2024-11-04 placement=A under=reg11_1_b by=DCS\n", "2024-11-06", "DCS R-PPPPPP 1/8" },
  { "due today is not lacking", FAR, "2024-11-04", "DCS PPPPPPPP 0/8" },
  { "another placement's approval and notice", CARE "placement ref=B start=2024-01-01 end=2024-11-04 type=U6 place=FAR\nplacement ref=A start=2024-11-04 type=U6 place=FAR\napproval ref=1 on=2024-01-01 placement=B under=reg11_1_b by=DCS" POINTS "\nnotice ref=N placement=B to=AREA sent=2024-01-01\n", "2025-03-04", "DCS -------- 0/8 +approval +notice" },
  { "waived: the reason is recorded, the approval is not", FAR "waiver duty=D02/K/A/2024-11-04 on=2024-11-10\n" TOLD "\n", "2025-03-04", "DCS WWWWWWR? 7/8 +approval" },
  { "the points are waived", FAR DCS " wishes=2024-10-29\nwaiver duty=D03/K/A/2024-11-01 on=2024-11-10\n" TOLD "\n", "2025-03-04", "DCS RRWWWWR? 7/8" },
};

static const EvidenceCase notices[] = {
  { "late", FAR "notice ref=N placement=A to=AREA sent=2024-11-05\n", "2025-03-04", "DCS ------L? 1/8 +approval" },
  { "withheld for an allowed reason: no answer can come", FAR "notice ref=N placement=A to=AREA not_sent=NOT_PRACTICABLE\n", "2025-03-04", "DCS ------WW 2/8 +approval +notice" },
  { "withheld, and not due yet: nothing is lacking yet", CARE "placement ref=A start=2024-11-04 type=U6 place=FAR emergency=1\nnotice ref=N placement=A to=AREA not_sent=NOT_APPLICABLE\n", "2024-11-11", "DCS PPPPPPWW 2/8" },
  { "harm is no reason for the area authority", FAR "notice ref=N placement=A to=AREA not_sent=HARM\n", "2025-03-04", "DCS -------- 0/8 +approval +notice" },
  { "returned: nobody answered", FAR TOLD " returned=2024-11-08\n", "2025-03-04", "DCS ------R? 1/8 +approval" },
  { "returned, sent again, answered", FAR TOLD " returned=2024-11-08\nnotice ref=O placement=A to=AREA sent=2024-11-09 acknowledged=2024-11-12\n", "2025-03-04", "DCS ------RR 2/8 +approval" },
  { "answered after today is not known", FAR TOLD " acknowledged=2025-03-05\n", "2025-03-04", "DCS ------R? 1/8 +approval" },
  { "to somebody else, about something else, or received", FAR "notice ref=1 placement=A to=PARENT sent=2024-11-01\nnotice ref=2 placement=A to=AREA under=reg14 sent=2024-11-01\nnotice ref=3 placement=A to=AREA in=1 sent=2024-11-01\n", "2025-03-04", "DCS -------- 0/8 +approval +notice" },
  { "ended: it lacks nothing any more, and shows what was not done", CARE "placement ref=A start=2024-11-04 end=2024-12-04 type=U6 place=NEXT\nperiod start=2025-01-01\n", "2025-03-04", "NO -----.-- 0/7" },
  { "a day and over: nothing was owed", CARE "placement ref=A start=2024-11-04 end=2024-11-04 type=U6 place=NEXT\n", "2025-03-04", "NO ........ 0/0" },
  { "still to come: what is there is there", CARE "placement ref=A start=2025-03-10 type=U6 place=FAR\napproval ref=1 on=2025-03-03 placement=A under=reg11_1_b by=DCS wishes=2025-03-01\napproval ref=2 on=2025-02-03 placement=A under=reg11_1_a by=NO\n", "2025-03-04", "DCS RR----PP 2/8" },
  { "still to come and told", CARE "placement ref=A start=2025-03-10 type=U6 place=NEXT\nnotice ref=N placement=A to=AREA sent=2025-03-03\n", "2025-03-04", "NO PPPPP.R? 1/7" },
  { "still to come, not told for a reason", CARE "placement ref=A start=2025-03-10 type=U6 place=FAR own_foster=1\nnotice ref=N placement=A to=AREA not_sent=NOT_APPLICABLE\n", "2025-03-04", "EXEMPT ......WW 2/2" },
};

static guint32
find_placement (const CldFacts *facts, const char *ref)
{
  for (guint32 i = 0; i < facts->placements.n; i++)
    if (strcmp (facts->placements.at[i].ref, ref) == 0)
      return i;
  g_assert_not_reached ();
}

static gboolean
look (const CldFacts *facts, const CldDutyRules *rules, const char *today, CldEvidence *evidence)
{
  g_autoptr (GArray) duties = g_array_new (FALSE, FALSE, sizeof (CldDuty));

  cld_duties_compute (facts, rules, day_of (today), duties);
  return cld_evidence_find (facts, rules, day_of (today), (const CldDuty *) (gconstpointer) duties->data, duties->len, find_placement (facts, "A"), evidence);
}

static char *
write_evidence (const CldEvidence *evidence)
{
  const char *level = cld_evidence_level_id (evidence->level);
  char letters[CLD_EVIDENCE_N + 1] = "";

  for (guint i = 0; i < CLD_EVIDENCE_N; i++)
    letters[i] = ".RL?WP-"[evidence->items[i].state];
  return g_strdup_printf ("%s %s %u/%u%s%s", *level ? level : "-", letters, evidence->n_recorded, evidence->n_needed, evidence->lacks_approval ? " +approval" : "", evidence->lacks_notice ? " +notice" : "");
}

static void
check (const EvidenceCase *test, const CldDutyRules *rules, const char *expected)
{
  g_autoptr (Facts) f = facts_read (test->facts);
  g_autofree char *got = NULL;
  CldEvidence evidence;

  got = look (facts_get (f), rules, test->today, &evidence) ? write_evidence (&evidence) : g_strdup ("none");
  if (strcmp (got, expected) != 0)
    g_error ("%s:\n  %s\nis\n  %s", test->name, expected, got);
}

static void
test_cases (gconstpointer data)
{
  static const struct
  {
    const EvidenceCase *cases;
    guint n;
  } tables[] = { { levels, G_N_ELEMENTS (levels) }, { approvals, G_N_ELEMENTS (approvals) }, { notices, G_N_ELEMENTS (notices) } };
  guint which = GPOINTER_TO_UINT (data);
  g_autoptr (CldCalendar) calendar = cld_calendar_new ();
  CldDutyRules rules;

  cld_duty_rules_init (&rules, calendar);
  for (guint i = 0; i < tables[which].n; i++)
    check (&tables[which].cases[i], &rules, tables[which].cases[i].expected);
}

/* Where the team asks for no notice from those who are exempt, none is needed; who is not exempt is not concerned. */
static void
test_setting (void)
{
  static const EvidenceCase exempt = { "exempt", CARE "placement ref=A start=2024-11-04 type=U1 place=FAR connected=1\n", "2025-03-04", NULL };
  static const EvidenceCase to_come = { "exempt and to come", CARE "placement ref=A start=2025-11-04 type=U1 place=FAR connected=1\n", "2025-03-04", NULL };
  static const EvidenceCase other = { "not exempt", FAR, "2025-03-04", NULL };
  g_autoptr (CldCalendar) calendar = cld_calendar_new ();
  CldDutyRules rules;

  cld_duty_rules_init (&rules, calendar);
  rules.exempt_from_d07 = TRUE;
  check (&exempt, &rules, "EXEMPT ........ 0/0");
  check (&to_come, &rules, "EXEMPT ........ 0/0");
  check (&other, &rules, "DCS -------- 0/8 +approval +notice");
}

static void
check_item (const CldFacts *facts, const CldEvidence *evidence, CldEvidenceId id, const char *day, const char *due, const char *by)
{
  const CldEvidenceItem *item = &evidence->items[id];

  g_assert_cmpint (item->day, ==, day_of (day));
  g_assert_cmpint (item->due, ==, day_of (due));
  g_assert_cmpstr (cld_fact_id_get_ref (facts, item->by), ==, by);
}

/* When, by when, and what says so. */
static void
test_days (void)
{
  g_autoptr (Facts) f = facts_read (FAR "approval ref=0 refused=2024-10-30 placement=A under=reg11_1_b by=DCS iro=2024-10-28 wishes=2024-10-01\n" DCS " wishes=2024-10-29\n"
                                    TOLD " returned=2024-11-08\nnotice ref=O placement=A to=AREA sent=2024-11-09 acknowledged=2024-11-12\n");
  const CldFacts *facts = facts_get (f);
  g_autoptr (CldCalendar) calendar = cld_calendar_new ();
  CldDutyRules rules;
  CldEvidence evidence;

  cld_duty_rules_init (&rules, calendar);
  g_assert_true (look (facts, &rules, "2025-03-04", &evidence));
  g_assert_cmpuint (evidence.place, ==, CLD_PLACE_DISTANT);
  g_assert_false (evidence.emergency);
  check_item (facts, &evidence, CLD_EVIDENCE_APPROVAL, "2024-11-01", "2024-11-04", "1");
  check_item (facts, &evidence, CLD_EVIDENCE_WISHES, "2024-10-29", "2024-11-01", "1");
  check_item (facts, &evidence, CLD_EVIDENCE_IRO, "2024-10-28", "2024-11-01", "0");
  check_item (facts, &evidence, CLD_EVIDENCE_CARE_PLAN, NULL, "2024-11-01", NULL);
  check_item (facts, &evidence, CLD_EVIDENCE_NOTICE, "2024-11-01", "2024-11-04", "N");
  check_item (facts, &evidence, CLD_EVIDENCE_ACKNOWLEDGED, "2024-11-12", NULL, "O");
}

static void
test_words (void)
{
  for (guint level = CLD_EVIDENCE_LEVEL_NONE; level <= CLD_EVIDENCE_LEVEL_ADOPTION; level++)
    for (guint id = 0; id < CLD_EVIDENCE_N; id++)
      {
        g_assert_cmpint (*cld_evidence_label (id, level), !=, '\0');
        g_assert_cmpint (*cld_evidence_provision (id, level), !=, '\0');
      }
  for (guint state = CLD_EVIDENCE_NOT_NEEDED; state <= CLD_EVIDENCE_NOT_RECORDED; state++)
    g_assert_cmpint (*cld_evidence_state_label (state), !=, '\0');
  g_assert_cmpstr (cld_evidence_provision (CLD_EVIDENCE_APPROVAL, CLD_EVIDENCE_LEVEL_NO), ==, "reg 11(1)(a)");
  g_assert_cmpstr (cld_evidence_provision (CLD_EVIDENCE_APPROVAL, CLD_EVIDENCE_LEVEL_DCS), ==, "reg 11(1)(b)");
  g_assert_cmpstr (cld_evidence_state_id (CLD_EVIDENCE_NO_REPLY), ==, "no-reply");
  g_assert_cmpstr (cld_evidence_id (CLD_EVIDENCE_ACKNOWLEDGED), ==, "acknowledged");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/evidence/levels", GUINT_TO_POINTER (0), test_cases);
  g_test_add_data_func ("/evidence/approvals", GUINT_TO_POINTER (1), test_cases);
  g_test_add_data_func ("/evidence/notices", GUINT_TO_POINTER (2), test_cases);
  g_test_add_func ("/evidence/setting", test_setting);
  g_test_add_func ("/evidence/days", test_days);
  g_test_add_func ("/evidence/words", test_words);

  return g_test_run ();
}
