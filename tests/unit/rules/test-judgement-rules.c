/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "inspection-fixture.h"

/* Areas, scales and the two rules between judgements. */

static CldRow *
judge (const char *area, const char *grade)
{
  g_autofree char *ref = g_strdup_printf ("i/%s", area);

  return make_row (&cld_judgement_kind, cld_arena_strdup (rows_arena, ref), JUDGEMENT_INSPECTION, "i", JUDGEMENT_AREA, area, JUDGEMENT_GRADE, grade, -1);
}

/* @overall against @other in @area: both records say the same. */
static void
assert_together (const CldInspectionCase *self, const char *overall, const char *area, const char *grade, gboolean refused)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_autofree char *first = NULL, *second = NULL;

  g_ptr_array_add (all, judge ("OEP", overall));
  g_ptr_array_add (all, judge (area, grade));
  first = list_faults (&cld_judgement_kind, cld_judgement_check (self, all->pdata[0], all));
  second = list_faults (&cld_judgement_kind, cld_judgement_check (self, all->pdata[1], all));
  g_test_message ("OEP %s, %s %s", overall, area, grade);
  g_assert_cmpstr (first, ==, refused ? "grade!" : "");
  g_assert_cmpstr (second, ==, refused ? "grade!" : "");
}

/* Protection limits: the lowest there is the lowest overall. Leadership caps: the second lowest overall. */
static void
test_both_rules (void)
{
  static const char *const four[] = { "INAD", "RI", "GOOD", "OUT" }, *const three[] = { "SA3", "SA2", "SA1" };
  CldInspectionCase home = provider_case ("CH", "2018-06-01"), supported = provider_case ("SUPP", "2025-06-01");

  rows_arena = rows_arena ? rows_arena : cld_arena_new ();
  for (guint o = 0; o < 4; o++)
    for (guint g = 0; g < 4; g++)
      {
        assert_together (&home, four[o], "HP", four[g], g == 0 && o > 0);
        assert_together (&home, four[o], "LM", four[g], g == 0 && o > 1);
      }
  for (guint o = 0; o < 3; o++)
    for (guint g = 0; g < 3; g++)
      {
        assert_together (&supported, three[o], "HP", three[g], g == 0 && o > 0);
        assert_together (&supported, three[o], "LM", three[g], g == 0 && o > 1);
      }
}

static const struct
{
  const char *provider_type; /* NULL for an authority */
  const char *event;
  const char *framework;
  const char *day;
  const char *area;
  const char *grade;
  const char *faults;
} scales[] = {
  { "CH", "FULL", "SCCIF", "2018-06-01", "OEP", "RI", "" },
  { "CH", "FULL", NULL, "2014-03-31", "OE_H", "ADEQ", "" },
  { "CH", "FULL", NULL, "2014-03-31", "OE_H", "RI", "grade!" },
  { "CH", "FULL", NULL, "2014-04-01", "OE_H", "ADEQ", "grade!" },
  { "CH", "FULL", NULL, "2014-04-01", "OE_H", "RI", "" },
  { "CH", "FULL", NULL, "2014-04-01", "OUT_H", "GOOD", "area!" },
  { "CH", "FULL", NULL, "2017-03-31", "OEP", "GOOD", "area!" },
  { "CH", "FULL", NULL, "2017-04-01", "KS_H", "GOOD", "area!" },
  { "CH", "FULL", "SCCIF", "2018-06-01", "OEP", "SUST", "grade!" },
  { "CH", "FULL", "SCCIF", "2025-06-01", "OEP", "SA1", "grade!" },
  { "CH", "FULL", "SCCIF", "2025-06-01", "OEP", "NOGR", "" },
  { "CH", "INTERIM", NULL, "2016-06-01", "OE_H", "IMPR", "" },
  { "CH", "INTERIM", NULL, "2016-06-01", "OE_H", "GOOD", "grade!" },
  { "CH", "MON", NULL, "2018-06-01", "OEP", "GOOD", "grade!" },
  { "CH", "MON", NULL, "2018-06-01", "OEP", "NOGR", "" },
  { "CH", "ASSUR", NULL, "2021-06-01", "HP", "INAD", "grade!" },
  { "CH", "EMERG", NULL, "2021-06-01", "HP", "INAD", "" },
  { "CH", "COMM", NULL, "2021-06-01", "HP", "GOOD", "" },
  { "SUPP", "FULL", "SCCIF_SA", "2025-06-01", "OEP", "SA2", "" },
  { "SUPP", "FULL", NULL, "2025-06-01", "OEP", "GOOD", "grade!" },
  { NULL, "STD", "ILACS", "2023-06-01", "CIC", "GOOD", "" },
  { "SUPP", "FULL", "SCCIF_SA", "2024-08-31", "OEP", "SA2", "grade!" },
  { "CH", "FULL", NULL, "2018-06-01", "EDU", "GOOD", "area!" },
  { "SCH", "FULL", NULL, "2018-06-01", "EDU", "GOOD", "" },
  { "SCH", "FULL", NULL, "2018-06-01", "HEA", "GOOD", "" },
  { "CH", "FULL", NULL, "2018-06-01", "CIC", "GOOD", "area!" },
  { "CH", "FULL", NULL, "2018-06-01", "NOSUCH", "NOSUCH", "area grade" },
  { "WALES", "FULL", "CIW", "2020-06-01", "OEP", "ADEQ", "" },
  { NULL, "STD", "ILACS", "2022-12-31", "CIC_CL", "RI", "" },
  { NULL, "STD", "ILACS", "2023-01-01", "CIC_CL", "RI", "area!" },
  { NULL, "STD", "ILACS", "2022-12-31", "CL", "RI", "area!" },
  { NULL, "SIF", "SIF", "2015-06-01", "SIF_HP", "INAD", "" },
  { NULL, "SIF", "SIF", "2018-06-01", "SIF_HP", "INAD", "area!" },
  { NULL, "FOCUS", "ILACS", "2023-06-01", "CIC", "GOOD", "grade!" },
  { NULL, "FOCUS", "ILACS", "2023-06-01", "CIC", "NOGR", "" },
  { NULL, "STD", "ILACS", "2023-06-01", "OEP", "GOOD", "area!" },
  { NULL, "STD", "ILACS", "2023-06-01", "OE", "ADEQ", "grade!" },
  /* Of an authority protection limits nothing. */
  { NULL, "STD", "ILACS", "2023-06-01", "HP", "INAD", "" },
};

static void
test_scales (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (scales); i++)
    {
      CldInspectionCase self = scales[i].provider_type ? provider_case (scales[i].provider_type, scales[i].day) : authority_case (scales[i].day);
      g_autoptr (GPtrArray) all = g_ptr_array_new ();
      g_autofree char *faults = NULL;

      rows_arena = rows_arena ? rows_arena : cld_arena_new ();
      self.event_type = scales[i].event;
      self.framework = scales[i].framework;
      g_ptr_array_add (all, judge (scales[i].area, scales[i].grade));
      faults = list_faults (&cld_judgement_kind, cld_judgement_check (&self, all->pdata[0], all));
      g_test_message ("%s %s %s %s %s", scales[i].provider_type, scales[i].event, scales[i].day, scales[i].area, scales[i].grade);
      g_assert_cmpstr (faults, ==, scales[i].faults);
      /* What is refused is not offered, and the other way round. */
      if (strstr (faults, "grade") || !*faults)
        g_assert_cmpint (cld_inspection_offers (&self, cld_inspection_list_of (&self, "grade"), scales[i].grade), ==, !*faults);
    }
}

static void
test_once_an_area (void)
{
  CldInspectionCase self = provider_case ("CH", "2018-06-01");
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  CldRow *one = make_row (&cld_judgement_kind, "a", JUDGEMENT_AREA, "HP", JUDGEMENT_GRADE, "GOOD", -1);
  CldRow *same = make_row (&cld_judgement_kind, "a", JUDGEMENT_AREA, "HP", JUDGEMENT_GRADE, "RI", -1), *other = make_row (&cld_judgement_kind, "b", JUDGEMENT_AREA, "HP", JUDGEMENT_GRADE, "RI", -1);
  g_autofree char *alone = NULL, *twice = NULL;

  /* An earlier state of itself is no other judgement. */
  g_ptr_array_add (all, one);
  alone = list_faults (&cld_judgement_kind, cld_judgement_check (&self, same, all));
  g_assert_cmpstr (alone, ==, "");
  g_ptr_array_add (all, other);
  twice = list_faults (&cld_judgement_kind, cld_judgement_check (&self, one, all));
  g_assert_cmpstr (twice, ==, "area!");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rules/judgement-rules/both-rules", test_both_rules);
  g_test_add_func ("/rules/judgement-rules/scales", test_scales);
  g_test_add_func ("/rules/judgement-rules/once-an-area", test_once_an_area);
  return run_tests ();
}
