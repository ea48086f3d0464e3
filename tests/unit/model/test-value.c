/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-kinds.h"
#include "cld-value.h"

static const struct
{
  const CldKind *kind;
  const char *field;
  const char *value;
  const char *shown;
} cases[] = {
  { &cld_child_kind, "surname", "Ó'Neil & <b>\"%s%n", "Ó'Neil & <b>\"%s%n" },
  { &cld_child_kind, "surname", NULL, NULL },
  { &cld_child_kind, "date_of_birth", "2013-11-04", "4 Nov 2013" },
  { &cld_child_kind, "date_of_birth", "1850-01-01", "1 Jan 1850" },
  { &cld_child_kind, "date_of_birth", "not a date", "not a date" },
  { &cld_child_kind, "restricted", "1", "Yes" },
  { &cld_child_kind, "restricted", "0", "No" },
  { &cld_child_kind, "sex", "M", "Male" },
  { &cld_child_kind, "sex", "1", "Male" },
  { &cld_child_kind, "sex", "Q", "Q" },
  { &cld_visit_kind, "visited_on", "2024-11-04T14:05", "4 Nov 2024 14:05" },
  { &cld_visit_kind, "visited_on", "2024-11-04", "4 Nov 2024" },
  { &cld_placement_kind, "type", "K1", "Secure children's home" },
  { &cld_placement_kind, "distance_miles", "14.0", "14.0" },
  { &cld_placement_kind, "child", "C1", "C1" },
  { &cld_sdq_kind, "score", "23", "23" },
};

static void
test_display (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int field = cld_kind_find_field (cases[i].kind, cases[i].field);
      g_autofree char *shown = cld_value_display (&cases[i].kind->fields[field], cases[i].value);

      g_assert_cmpstr (shown, ==, cases[i].shown);
    }
}

static void
test_several (void)
{
  const CldField *field = &cld_child_kind.fields[CHILD_DISABILITY];
  g_autofree char *one = cld_value_display (field, "HEAR");
  g_autofree char *two = cld_value_display (field, "HEAR;XXXX");
  g_autofree char *expected = g_strconcat (one, "; XXXX", NULL);

  g_assert_cmpstr (one, !=, "HEAR");
  g_assert_cmpstr (two, ==, expected);
}

static void
test_dates (void)
{
  g_autofree char *day = cld_value_display_date ("2024-11-04");
  g_autofree char *short_day = cld_value_display_day ("2024-11-04");

  g_assert_cmpstr (day, ==, "4 November 2024");
  g_assert_cmpstr (short_day, ==, "4 Nov 2024");
  g_assert_null (cld_value_display_date (NULL));
  g_assert_null (cld_value_display_day (NULL));
}

int
main (int argc, char **argv)
{
  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/value/display", test_display);
  g_test_add_func ("/value/several", test_several);
  g_test_add_func ("/value/dates", test_dates);
  return g_test_run ();
}
