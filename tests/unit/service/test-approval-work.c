/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-approval-work.h"

#include <string.h>

#include "cld-kinds.h"

#define DAY(iso) ((iso) ? cld_date_to_day (iso) : CLD_NO_DAY)

/* Who has to decide, what counts, who may decide, and how the points stand. */

/* --- what counts --- */

static void
test_counts (void)
{
  static const struct
  {
    CldEvidenceLevel level;
    const char *provision;
    const char *role;
    gboolean counts;
  } cases[] = {
    { CLD_EVIDENCE_LEVEL_NO, "reg11_1_a", "NO", TRUE },
    { CLD_EVIDENCE_LEVEL_NO, "reg11_1_a", "DCS", TRUE },
    { CLD_EVIDENCE_LEVEL_NO, "reg11_1_b", "DCS", TRUE },
    { CLD_EVIDENCE_LEVEL_NO, "reg11_1_b", "NO", FALSE },
    { CLD_EVIDENCE_LEVEL_NO, "reg11_1_a", NULL, FALSE },
    { CLD_EVIDENCE_LEVEL_NO, "reg11_1_a", "TM", FALSE },
    { CLD_EVIDENCE_LEVEL_NO, "reg18", "NO", FALSE },
    { CLD_EVIDENCE_LEVEL_DCS, "reg11_1_b", "DCS", TRUE },
    { CLD_EVIDENCE_LEVEL_DCS, "reg11_1_b", "NO", FALSE },
    { CLD_EVIDENCE_LEVEL_DCS, "reg11_1_a", "DCS", FALSE },
    { CLD_EVIDENCE_LEVEL_DCS, "reg11_1_a", "NO", FALSE },
    { CLD_EVIDENCE_LEVEL_DCS, NULL, "DCS", FALSE },
    { CLD_EVIDENCE_LEVEL_EXEMPT, "reg11_4", NULL, TRUE },
    { CLD_EVIDENCE_LEVEL_EXEMPT, "reg11_1_b", "DCS", FALSE },
    { CLD_EVIDENCE_LEVEL_NONE, "reg11_1_b", "DCS", FALSE },
    { CLD_EVIDENCE_LEVEL_ADOPTION, "reg11_1_b", "DCS", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("case %u", i);
      g_assert_cmpint (cld_approval_counts (cases[i].level, cases[i].provision, cases[i].role), ==, cases[i].counts);
    }
}

/* The level needs what then counts. */
static void
test_need (void)
{
  for (CldEvidenceLevel level = CLD_EVIDENCE_LEVEL_NONE; level <= CLD_EVIDENCE_LEVEL_ADOPTION; level++)
    {
      CldApprovalNeed need = { .level = level, .place = CLD_PLACE_DISTANT, .start = DAY ("2024-11-04"), .due = DAY ("2024-11-04") };
      const char *provision = cld_approval_need_get_provision (&need), *role = cld_approval_need_get_role (&need);
      g_autofree char *who = cld_approval_need_dup_level (&need), *why = cld_approval_need_dup_why (&need, "Ó'Neil & <b>\"%s%n");
      g_autofree char *when = cld_approval_need_dup_when (&need, DAY ("2025-03-04"));

      g_assert_cmpint (cld_approval_counts (level, provision, role), ==, provision != NULL);
      g_assert_true (*who && *why);
      g_assert_cmpint (when != NULL, ==, role != NULL);
      if (level == CLD_EVIDENCE_LEVEL_NO || level == CLD_EVIDENCE_LEVEL_DCS)
        g_assert_nonnull (strstr (why, "Ó'Neil & <b>\"%s%n"));
    }
}

static void
test_own_request (void)
{
  static const struct
  {
    const char *name;
    const char *asked;
    gboolean own;
  } cases[] = {
    { "Helen Moss", "Helen Moss", TRUE }, { "helen  MOSS", "Helen Moss", TRUE }, { "Héléne Moss", "Helene Moss", TRUE }, { "Helen Moss", "Priya Nair", FALSE },
    { "", "", FALSE }, { NULL, NULL, FALSE }, { "Helen Moss", NULL, FALSE }, { NULL, "Helen Moss", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("case %u", i);
      g_assert_cmpint (cld_approval_is_own_request (cases[i].name, cases[i].asked), ==, cases[i].own);
    }
}

/* --- the points --- */

/* A letter a point: R recorded  L late  o open  - not recorded  . not needed; in the order wishes, suitable, relatives, IRO,
 * area, care plan. */
typedef struct
{
  const char *name;
  CldEvidenceLevel level;
  gboolean emergency;
  const char *due;
  const char *days[CLD_APPROVAL_N_POINTS];
  const char *decided;
  const char *today;
  const char *expected;
} PointCase;

#define DCS CLD_EVIDENCE_LEVEL_DCS
#define NO CLD_EVIDENCE_LEVEL_NO
#define ALL(day) { day, day, day, day, day, day }

static const PointCase points[] = {
  { "nothing, with time", DCS, FALSE, "2024-11-04", ALL (NULL), NULL, "2024-11-01", "oooooo" },
  { "due today is open", DCS, FALSE, "2024-11-04", ALL (NULL), NULL, "2024-11-04", "oooooo" },
  { "nothing, and late", DCS, FALSE, "2024-11-04", ALL (NULL), NULL, "2024-11-05", "------" },
  { "all in time", DCS, FALSE, "2024-11-04", ALL ("2024-10-30"), "2024-11-01", "2025-03-04", "RRRRRR" },
  { "on the day of the decision", DCS, FALSE, "2024-11-04", ALL ("2024-11-01"), "2024-11-01", "2025-03-04", "RRRRRR" },
  { "after the decision", DCS, FALSE, "2024-11-04", ALL ("2024-11-02"), "2024-11-01", "2025-03-04", "LLLLLL" },
  { "decided without any", DCS, FALSE, "2024-11-04", ALL (NULL), "2024-11-01", "2024-11-01", "------" },
  { "next door no care plan", NO, FALSE, "2024-11-04", ALL (NULL), NULL, "2024-11-01", "ooooo." },
  { "one that is not needed stays so with a day", NO, FALSE, "2024-11-04", ALL ("2024-10-30"), "2024-11-01", "2024-11-01", "RRRRR." },
  { "an emergency: two come first", DCS, TRUE, "2024-11-11", ALL (NULL), "2024-11-04", "2024-11-06", "--oooo" },
  { "and the rest may follow", DCS, TRUE, "2024-11-11", { "2024-11-04", "2024-11-04", "2024-11-11", "2024-11-11", "2024-11-12", "2024-11-10" }, "2024-11-04", "2025-03-04", "RRRRLR" },
  { "wishes after the decision are late in an emergency too", DCS, TRUE, "2024-11-11", { "2024-11-05", "2024-11-05", NULL, NULL, NULL, NULL }, "2024-11-04", "2025-03-04", "LL----" },
  { "decided after all was due", DCS, TRUE, "2024-11-11", { "2024-11-04", "2024-11-04", "2024-11-13", "2024-11-14", NULL, NULL }, "2024-11-13", "2025-03-04", "RRRL--" },
  { "not decided in an emergency", DCS, TRUE, "2024-11-11", { "2024-11-04", NULL, NULL, NULL, NULL, NULL }, NULL, "2024-11-11", "Rooooo" },
  { "a start that is not known", DCS, FALSE, NULL, { "2024-11-04", NULL, NULL, NULL, NULL, NULL }, NULL, "2025-03-04", "Rooooo" },
  { "exempt", CLD_EVIDENCE_LEVEL_EXEMPT, FALSE, NULL, ALL (NULL), "2024-11-01", "2025-03-04", "......" },
  { "in the area", CLD_EVIDENCE_LEVEL_NONE, FALSE, NULL, ALL (NULL), NULL, "2025-03-04", "......" },
};

static void
test_points (gconstpointer data)
{
  const PointCase *test = data;
  CldApprovalNeed need = { .level = test->level, .emergency = test->emergency, .start = CLD_NO_DAY, .due = DAY (test->due) };
  CldApprovalPoint found[CLD_APPROVAL_N_POINTS];
  gint32 days[CLD_APPROVAL_N_POINTS];
  char text[CLD_APPROVAL_N_POINTS + 1] = "";
  guint n = 0;

  for (guint i = 0; i < CLD_APPROVAL_N_POINTS; i++)
    days[i] = DAY (test->days[i]);
  cld_approval_points_find (&need, days, DAY (test->decided), DAY (test->today), found);
  for (guint i = 0; i < CLD_APPROVAL_N_POINTS; i++)
    {
      text[i] = ".RLo-"[found[i].state];
      n += text[i] == 'o' || text[i] == '-';
    }
  g_assert_cmpstr (text, ==, test->expected);
  g_assert_cmpuint (cld_approval_points_count_missing (found), ==, n);
}

/* --- who may decide --- */

static CldRow *
add_person (GPtrArray *people, CldArena *arena, const char *ref, const char *name, const char *role, const char *deputy_for, const char *from, const char *until)
{
  CldRow *row = cld_row_new (arena, &cld_person_kind, ref);

  row->values[PERSON_NAME] = (char *) name;
  row->values[PERSON_ROLE] = (char *) role;
  row->values[PERSON_DEPUTY_FOR] = (char *) deputy_for;
  row->values[PERSON_FROM_ON] = (char *) from;
  row->values[PERSON_UNTIL_ON] = (char *) until;
  g_ptr_array_add (people, row);
  return row;
}

static void
test_officers (void)
{
  static const struct
  {
    CldEvidenceLevel level;
    const char *on;
    const char *expected;
  } cases[] = {
    { DCS, "2024-06-30", "Helen Moss (DCS); Ada Bell (DCS, for Helen Moss); Ola Odd (DCS, for Helen Moss)" },
    { DCS, "2024-07-01", "Helen Moss (DCS); Ada Bell (DCS, for Helen Moss)" },
    { DCS, "2025-01-01", "Helen Moss (DCS); New Director (DCS); Ada Bell (DCS, for Helen Moss)" },
    { DCS, "2025-02-01", "New Director (DCS); Ada Bell (DCS, for Helen Moss)" },
    { NO, "2024-07-01", "Nia Ode (NO); Dee Putt (NO, for Nia Ode); Helen Moss (DCS); Ada Bell (DCS, for Helen Moss)" },
    { DCS, "2019-12-31", "Ada Bell (DCS, for Helen Moss); Ola Odd (DCS, for Helen Moss)" },
  };
  g_autoptr (CldArena) arena = cld_arena_new ();
  g_autoptr (GPtrArray) people = g_ptr_array_new ();

  add_person (people, arena, "moss", "Helen Moss", "DCS", NULL, "2020-01-01", "2025-01-31");
  add_person (people, arena, "new", "New Director", "DCS", NULL, "2025-01-01", NULL);
  add_person (people, arena, "ode", "Nia Ode", "no", NULL, "2020-01-01", NULL);
  /* Deputies: of their own role, or of none but for whom they stand in. */
  add_person (people, arena, "bell", "Ada Bell", "DCS", "moss", NULL, NULL);
  add_person (people, arena, "odd", "Ola Odd", NULL, "moss", NULL, "2024-06-30");
  add_person (people, arena, "putt", "Dee Putt", "Head of service", "ode", "2020-01-01", NULL);
  add_person (people, arena, "nair", "Priya Nair", "SW", NULL, NULL, NULL);
  add_person (people, arena, "lost", "Lost Link", NULL, "nobody", NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) found = cld_approval_officers_find (people, cases[i].level, DAY (cases[i].on));
      g_autoptr (GString) text = g_string_new (NULL);

      for (guint k = 0; k < found->len; k++)
        {
          const CldApprovalOfficer *officer = found->pdata[k];

          g_string_append_printf (text, "%s%s (%s%s%s)", k > 0 ? "; " : "", officer->name, officer->role, officer->deputy_for ? ", for " : "", officer->deputy_for ? officer->deputy_for : "");
        }
      g_test_message ("on %s", cases[i].on);
      g_assert_cmpstr (text->str, ==, cases[i].expected);
    }
}

/* --- hints --- */

static void
test_hints (void)
{
  const CldPlacementFact placement = { .ref = "P", .start = DAY ("2024-11-04"), .end = CLD_NO_DAY };
  const CldVisitFact visits[] = {
    { .ref = "1", .at = { DAY ("2024-10-01"), CLD_NO_MINUTE }, .counts = TRUE, .seen_alone = TRUE },
    { .ref = "2", .at = { DAY ("2024-10-29"), CLD_NO_MINUTE }, .counts = TRUE, .seen_alone = TRUE },
    { .ref = "3", .at = { DAY ("2024-11-01"), CLD_NO_MINUTE }, .counts = TRUE, .seen_alone = FALSE },
    { .ref = "4", .at = { DAY ("2024-11-20"), CLD_NO_MINUTE }, .counts = TRUE, .seen_alone = TRUE },
  };
  const CldNoticeFact notices[] = {
    { .ref = "A", .recipient_kind = "AREA", .sent_on = DAY ("2024-11-02"), .placement = 0 },
    { .ref = "B", .recipient_kind = "IRO", .sent_on = CLD_NO_DAY, .placement = 0 },
    { .ref = "C", .recipient_kind = "IRO", .sent_on = DAY ("2024-11-03"), .placement = CLD_NO_FACT },
  };
  const CldPlanFact plans[] = { { .ref = "D", .made_on = DAY ("2024-10-31"), .agreed_on = CLD_NO_DAY, .placement = 0, .kind = CLD_PLAN_PLACEMENT } };
  CldFacts facts = { .ref = "C" };
  gint32 today = DAY ("2025-03-04");

  facts.placements.at = &placement;
  facts.placements.n = 1;
  facts.visits.at = visits;
  facts.visits.n = G_N_ELEMENTS (visits);
  facts.notices.at = notices;
  facts.notices.n = G_N_ELEMENTS (notices);
  facts.plans.at = plans;
  facts.plans.n = G_N_ELEMENTS (plans);
  g_assert_cmpint (cld_approval_point_find_hint (CLD_APPROVAL_WISHES, &facts, 0, today), ==, DAY ("2024-10-29"));
  g_assert_cmpint (cld_approval_point_find_hint (CLD_APPROVAL_WISHES, &facts, 0, DAY ("2024-10-20")), ==, DAY ("2024-10-01"));
  g_assert_cmpint (cld_approval_point_find_hint (CLD_APPROVAL_SUITABLE, &facts, 0, today), ==, DAY ("2024-10-31"));
  g_assert_cmpint (cld_approval_point_find_hint (CLD_APPROVAL_AREA, &facts, 0, today), ==, DAY ("2024-11-02"));
  g_assert_cmpint (cld_approval_point_find_hint (CLD_APPROVAL_IRO, &facts, 0, today), ==, CLD_NO_DAY);
  g_assert_cmpint (cld_approval_point_find_hint (CLD_APPROVAL_RELATIVES, &facts, 0, today), ==, CLD_NO_DAY);
  for (guint id = 0; id < CLD_APPROVAL_N_POINTS; id++)
    {
      g_autofree char *text = cld_approval_point_dup_hint (id, cld_approval_point_find_hint (id, &facts, 0, today));

      g_assert_cmpint (text != NULL, ==, id != CLD_APPROVAL_RELATIVES && id != CLD_APPROVAL_IRO);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/approval-work/counts", test_counts);
  g_test_add_func ("/approval-work/need", test_need);
  g_test_add_func ("/approval-work/own-request", test_own_request);
  g_test_add_func ("/approval-work/officers", test_officers);
  g_test_add_func ("/approval-work/hints", test_hints);
  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    {
      g_autofree char *path = g_strdup_printf ("/approval-work/points/%s", points[i].name);

      g_test_add_data_func (path, &points[i], test_points);
    }
  return g_test_run ();
}
