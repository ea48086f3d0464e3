/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cld-codes.h"

static const struct
{
  const char *list;
  const char *code;
  int year;
  gboolean valid;
} years[] = {
  /* Semi-independent living went, registered supported accommodation came. */
  { "placement_type", "H5", 2024, TRUE },
  { "placement_type", "H5", 2025, TRUE },
  { "placement_type", "H5", 2026, FALSE },
  { "placement_type", "K3", 2024, FALSE },
  { "placement_type", "K3", 2025, TRUE },
  { "placement_type", "K3", 2026, TRUE },
  { "placement_type", "Z1", 2025, TRUE },
  { "placement_type", "Z1", 2026, FALSE },
  { "placement_type", "Z11", 2025, FALSE },
  { "placement_type", "Z11", 2026, TRUE },
  /* A day as a bound: 28 October 2023 lies in the year that ends in March 2024. */
  { "placement_type", "P2", 2023, TRUE },
  { "placement_type", "P2", 2024, TRUE },
  { "placement_type", "P2", 2025, FALSE },
  { "placement_type", "U1", 1990, TRUE },
  { "placement_type", "U1", 2050, TRUE },
  { "sex", "1", 2024, TRUE },
  { "sex", "1", 2025, FALSE },
  { "sex", "2", 2024, TRUE },
  { "sex", "M", 2024, FALSE },
  { "sex", "M", 2025, TRUE },
  { "sex", "F", 2026, TRUE },
  { "placement_type", "H5", 0, TRUE },
  { "sex", "1", 0, TRUE },
};

static void
test_years (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (years); i++)
    {
      const CldCode *code = cld_code_list_lookup (cld_code_list_find (years[i].list), years[i].code);

      g_test_message ("%s %s in %d", years[i].list, years[i].code, years[i].year);
      g_assert_nonnull (code);
      g_assert_cmpint (cld_code_is_of_year (code, years[i].year), ==, years[i].valid);
    }
}

static const struct
{
  const char *list;
  const char *code;
  const char *day;
  gboolean valid;
} days[] = {
  /* Of day to day: both ends count. */
  { "insp_grade_provider", "ADEQ", "2014-03-31", TRUE },
  { "insp_grade_provider", "ADEQ", "2014-04-01", FALSE },
  { "insp_grade_provider", "RI", "2014-03-31", FALSE },
  { "insp_grade_provider", "RI", "2014-04-01", TRUE },
  { "insp_judgement_la", "CIC_CL", "2022-12-31", TRUE },
  { "insp_judgement_la", "CIC_CL", "2023-01-01", FALSE },
  { "insp_grade_provider", "OUT", "1999-01-01", TRUE },
  /* Of collection years: 1 April begins the next. */
  { "placement_type", "K3", "2024-03-31", FALSE },
  { "placement_type", "K3", "2024-04-01", TRUE },
  { "sex", "1", "2024-03-31", TRUE },
  { "sex", "1", "2024-04-01", FALSE },
  { "sex", "1", NULL, TRUE },
};

static void
test_days (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      const CldCode *code = cld_code_list_lookup (cld_code_list_find (days[i].list), days[i].code);

      g_test_message ("%s %s on %s", days[i].list, days[i].code, days[i].day ? days[i].day : "any day");
      g_assert_nonnull (code);
      g_assert_cmpint (cld_code_is_of_day (code, days[i].day), ==, days[i].valid);
    }
}

/* A field may hold codes of two lists; of a code of both the first is meant. */
static void
test_joined (void)
{
  const CldCodeList *whole = cld_code_list_find ("insp_judgement_provider|insp_judgement_la");
  const CldCodeList *first = cld_code_list_find ("insp_judgement_provider"), *second = cld_code_list_find ("insp_judgement_la");

  g_assert_nonnull (whole);
  g_assert_true (whole == cld_code_list_find ("insp_judgement_provider|insp_judgement_la"));
  /* HP is in both. */
  g_assert_cmpuint (cld_code_list_get_n (whole), ==, cld_code_list_get_n (first) + cld_code_list_get_n (second) - 1);
  g_assert_cmpstr (cld_code_list_lookup (whole, "HP")->label, ==, cld_code_list_lookup (first, "HP")->label);
  g_assert_cmpstr (cld_code_list_lookup (whole, "CIC")->label, ==, cld_code_list_lookup (second, "CIC")->label);
  g_assert_cmpstr (cld_code_list_get_cell (whole, "CIC", "framework"), ==, "ILACS");
  g_assert_cmpstr (cld_code_list_get_cell (whole, "OEP", "kind"), ==, "overall");
  g_assert_null (cld_code_list_lookup (whole, "nothing"));
  g_assert_null (cld_code_list_get_cell (whole, "nothing", "kind"));
}

static const struct
{
  const char *list;
  const char *value;
  int year;
  const char *nearest;
} near[] = {
  { "placement_type", "u1", 2026, "U1" },
  { "placement_type", "H55", 2024, "H5" },
  { "placement_type", "H55", 2026, NULL }, /* H5 is no longer of use */
  { "placement_type", "Secure children's home", 2026, "K1" },
  { "placement_type", "SECURE CHILDREN'S HOME", 2026, "K1" },
  { "legal_status", "C3", 2026, NULL }, /* C1 and C2 are as near */
  { "legal_status", "nothing like it", 2026, NULL },
  { "sex", "male", 2024, "1" },
  { "sex", "Male", 2026, "M" },
  { "sex", "Male", 0, NULL }, /* two codes have that label */
};

static void
test_nearest (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (near); i++)
    {
      const CldCode *code = cld_code_list_nearest (cld_code_list_find (near[i].list), near[i].value, near[i].year);

      g_test_message ("%s, %s, %d", near[i].list, near[i].value, near[i].year);
      g_assert_cmpstr (code ? code->code : NULL, ==, near[i].nearest);
    }
}

static void
test_lists (void)
{
  const CldCodeList *list = cld_code_list_find ("placement_type");

  g_assert_null (cld_code_list_find ("no_such_list"));
  g_assert_null (cld_code_list_find (""));
  g_assert_null (cld_code_list_find ("../placement_type"));
  g_assert_true (cld_code_list_find ("placement_type") == list);
  g_assert_null (cld_code_list_lookup (list, "Q9"));
  g_assert_null (cld_code_list_lookup (list, NULL));
  g_assert_null (cld_code_list_lookup (list, "u1"));
  for (guint i = 0; i < cld_code_list_get_n (list); i++)
    {
      const CldCode *code = cld_code_list_get (list, i);

      g_assert_true (code->code && *code->code);
      g_assert_true (code->label && *code->label);
      g_assert_true (cld_code_list_lookup (list, code->code) == code);
    }
}

static void
test_labels (void)
{
  g_assert_cmpstr (cld_code_list_label ("placement_type", "K1"), ==, "Secure children's home");
  /* Of another year: with its label all the same. */
  g_assert_cmpstr (cld_code_list_label ("sex", "1"), ==, "Male");
  /* Unknown: shown as it is. */
  g_assert_cmpstr (cld_code_list_label ("placement_type", "Q9"), ==, "Q9");
  g_assert_cmpstr (cld_code_list_label ("no_such_list", "Q9"), ==, "Q9");
  g_assert_null (cld_code_list_label ("placement_type", NULL));
}

static void
test_parts (void)
{
  const CldCodeList *all = cld_code_list_find ("adopter_codes");
  const CldCodeList *number = cld_code_list_find ("adopter_codes:NB_ADOPTR");

  g_assert_nonnull (all);
  g_assert_nonnull (number);
  g_assert_cmpuint (cld_code_list_get_n (number), ==, 2);
  g_assert_cmpuint (cld_code_list_get_n (all), >, 2);
  g_assert_nonnull (cld_code_list_lookup (number, "2"));
  g_assert_null (cld_code_list_lookup (number, "M1"));
  g_assert_nonnull (cld_code_list_lookup (cld_code_list_find ("adopter_codes:SEX_ADOPTR"), "M1"));
}

static gpointer
find_many (gpointer data)
{
  for (guint i = 0; i < 1000; i++)
    g_assert_nonnull (cld_code_list_find (i % 2 ? "ethnicity" : "disability"));
  return NULL;
}

static void
test_threads (void)
{
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("codes", find_many, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

/* A column that only one list has. */
static void
test_cells (void)
{
  const CldCodeList *outcomes = cld_code_list_find ("visit_status");

  g_assert_cmpstr (cld_code_list_get_cell (outcomes, "SEEN_ALONE", "counts_as_visit"), ==, "yes");
  g_assert_cmpstr (cld_code_list_get_cell (outcomes, "NOT_SEEN", "counts_as_visit"), ==, "no");
  g_assert_true (g_str_has_prefix (cld_code_list_get_cell (outcomes, "VIRTUAL", "counts_as_visit"), "no unless"));
  g_assert_null (cld_code_list_get_cell (outcomes, "NOTHING", "counts_as_visit"));
  g_assert_null (cld_code_list_get_cell (outcomes, "SEEN", "nothing"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/codes/years", test_years);
  g_test_add_func ("/codes/days", test_days);
  g_test_add_func ("/codes/joined", test_joined);
  g_test_add_func ("/codes/nearest", test_nearest);
  g_test_add_func ("/codes/lists", test_lists);
  g_test_add_func ("/codes/labels", test_labels);
  g_test_add_func ("/codes/parts", test_parts);
  g_test_add_func ("/codes/cells", test_cells);
  g_test_add_func ("/codes/threads", test_threads);
  return g_test_run ();
}
