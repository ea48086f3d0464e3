/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cld-kinds.h"
#include "cld-timetable.h"

/* Every row is either computed or says why not, and has what a list, an explanation and a form need. */
static void
test_rows (void)
{
  g_assert_cmpuint (cld_timetable_get_n (), ==, 118);
  for (guint i = 0; i < cld_timetable_get_n (); i++)
    {
      const CldTimetableRow *row = cld_timetable_get (i);

      g_test_message ("%s %s", row->id, row->duty);
      g_assert_true (cld_timetable_find (row->id) == row);
      g_assert_cmpint (cld_timetable_index (row->id), ==, i);
      g_assert_true (*row->group && *row->duty && *row->who && *row->strength && *row->source);
      g_assert_true (g_utf8_strlen (row->short_title, -1) > 4 && g_utf8_strlen (row->short_title, -1) <= 32);
      g_assert_cmpint (row->action != NULL, ==, row->why_not == NULL);
      if (row->action)
        g_assert_nonnull (cld_kind_find (row->action));
      else
        g_assert_cmpuint (strlen (row->why_not), >, 20);
      g_assert_cmpint (row->valid_from != CLD_NO_DAY, ==, *row->version != '\0');
      if (i > 0)
        g_assert_cmpint (strcmp (cld_timetable_get (i - 1)->id, row->id), <, 0);
    }
}

static void
test_find (void)
{
  const CldTimetableRow *visit = cld_timetable_find ("C05");
  static const char *const none[] = { "", "C", "C18", "c05", "C05 ", NULL };

  g_assert_cmpstr (visit->source, ==, "CPPCR reg 28(3A)");
  g_assert_cmpstr (visit->short_title, ==, "Visit");
  g_assert_cmpstr (visit->action, ==, "visit");
  g_assert_cmpint (visit->number, ==, 6);
  g_assert_cmpstr (visit->unit, ==, "months");
  g_assert_true (visit->must);
  g_assert_cmpint (visit->valid_from, ==, cld_date_to_day ("2015-04-01"));
  g_assert_cmpint (visit->valid_until, ==, CLD_NO_DAY);
  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    {
      g_assert_null (cld_timetable_find (none[i]));
      g_assert_cmpint (cld_timetable_index (none[i]), ==, -1);
    }
}

/* Law comes before guidance: what stands first in the list's own column decides. */
static void
test_must (void)
{
  static const struct
  {
    const char *id;
    const char *strength;
    gboolean must;
  } cases[] = {
    { "A01", "ACT", TRUE }, { "A02", "ACT + GP", TRUE }, { "A03", "REG", TRUE }, { "A11", "REG + return", TRUE }, { "A12", "return", FALSE },
    { "A14", "SG", FALSE }, { "A15", "REG + SG", TRUE }, { "A18", "SG/GP", FALSE }, { "B10", "GP", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpstr (cld_timetable_find (cases[i].id)->strength, ==, cases[i].strength);
      g_assert_cmpint (cld_timetable_find (cases[i].id)->must, ==, cases[i].must);
    }
}

/* What the rules name is computed. */
static void
test_contract (void)
{
  static const char *const ids[] = {
    "A03", "A04", "A07", "A08", "A09", "A14", "A15", "B01", "B02", "B03", "B06", "C01", "C02", "C03", "C04", "C05", "C06", "C07", "C08", "C09", "C10",
    "C12", "C14", "C15", "D01", "D02", "D04", "D06", "D07", "F04", "H02", "J01", "J02", "J03", "J04", "J05",
  };

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_test_message ("%s", ids[i]);
      g_assert_null (cld_timetable_find (ids[i])->why_not);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timetable/rows", test_rows);
  g_test_add_func ("/timetable/find", test_find);
  g_test_add_func ("/timetable/must", test_must);
  g_test_add_func ("/timetable/contract", test_contract);
  return g_test_run ();
}
