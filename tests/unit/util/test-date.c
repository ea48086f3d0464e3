/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cld-date.h"

static const struct
{
  const char *text;
  const char *moment; /* NULL: refused */
} layouts[] = {
  /* Day first, padded or not, with or without a time. */
  { "04/03/2024", "2024-03-04" },
  { "4/3/2024", "2024-03-04" },
  { "04/3/2024", "2024-03-04" },
  { "31/12/1999", "1999-12-31" },
  { "29/02/2024", "2024-02-29" },
  { "29/02/2000", "2000-02-29" },
  { "04-03-2024", "2024-03-04" },
  { "04.03.2024", "2024-03-04" },
  { "04 03 2024", "2024-03-04" },
  { "04/03/2024 00:00", "2024-03-04" },
  { "04/03/2024 00:00:00", "2024-03-04" },
  { "04/03/2024 0:00", "2024-03-04" },
  { "04/03/2024 14:05", "2024-03-04T14:05" },
  { "04/03/2024 9:05", "2024-03-04T09:05" },
  { "04/03/2024 14:05:59", "2024-03-04T14:05" },
  { "4/3/2024 23:59", "2024-03-04T23:59" },
  /* ISO, with or without a time. */
  { "2024-03-04", "2024-03-04" },
  { "2024/03/04", "2024-03-04" },
  { "2024-03-04 00:00:00", "2024-03-04" },
  { "2024-03-04T00:00:00", "2024-03-04" },
  { "2024-03-04 00:00:00.000", "2024-03-04" },
  { "2024-03-04T14:05", "2024-03-04T14:05" },
  { "2024-03-04 14:05:00", "2024-03-04T14:05" },
  { "2024-03-04 14:05:00.123456", "2024-03-04T14:05" },
  /* The month by name. */
  { "04-Mar-2024", "2024-03-04" },
  { "4-MAR-2024", "2024-03-04" },
  { "04/mar/2024", "2024-03-04" },
  { "4 March 2024", "2024-03-04" },
  { "01-May-2024", "2024-05-01" },
  { "30 September 2024", "2024-09-30" },
  { "04-Mar-2024 14:05", "2024-03-04T14:05" },
  /* Day numbers of spreadsheets, and their bounds. */
  { "20000", "1954-10-03" },
  { "45355", "2024-03-04" },
  { "45355.0", "2024-03-04" },
  { "45355.00", "2024-03-04" },
  { "60000", "2064-04-08" },
  { "19999", NULL },
  { "60001", NULL },
  { "45355.5", NULL },
  { "453550", NULL },
  { "4535", NULL },
  { "99999", NULL },
  /* Bounds of the years. */
  { "01/01/1850", "1850-01-01" },
  { "31/12/2299", "2299-12-31" },
  { "31/12/1849", NULL },
  { "01/01/2300", NULL },
  { "1849-12-31", NULL },
  { "2300-01-01", NULL },
  /* No real day. */
  { "31/02/2024", NULL },
  { "30/02/2024", NULL },
  { "29/02/2023", NULL },
  { "29/02/1900", NULL },
  { "31/04/2024", NULL },
  { "00/03/2024", NULL },
  { "04/00/2024", NULL },
  { "32/01/2024", NULL },
  { "99/99/9999", NULL },
  { "00/00/0000", NULL },
  { "2024-02-30", NULL },
  { "2024-13-01", NULL },
  { "0000-00-00", NULL },
  { "31-Jun-2024", NULL },
  /* Month first, and years of two digits: never guessed. */
  { "03/25/2024", NULL },
  { "12/31/1999", NULL },
  { "04/03/24", NULL },
  { "04-Mar-24", NULL },
  { "24-03-04", NULL },
  { "Mar-04-2024", NULL },
  { "March 4, 2024", NULL },
  /* Times that are none. */
  { "04/03/2024 24:00", NULL },
  { "04/03/2024 14:60", NULL },
  { "04/03/2024 14:05:60", NULL },
  { "04/03/2024 14:5", NULL },
  { "04/03/2024 14", NULL },
  { "04/03/2024 14:05 pm", NULL },
  { "04/03/2024 14:05Z", NULL },
  { "04/03/2024x", NULL },
  { "04/03/20245", NULL },
  { "2024-03-045", NULL },
  /* What is no date at all. */
  { "", NULL },
  { "/", NULL },
  { "x", NULL },
  { "04", NULL },
  { "04/", NULL },
  { "04/03", NULL },
  { "04/03/", NULL },
  { "04/03-2024", NULL },
  { "2024-3-4", NULL },
  { "2024-03", NULL },
  { "2024.03.04", NULL },
  { "2024", NULL },
  { "20240304", NULL },
  { "240", NULL },
  { "-4/3/2024", NULL },
  { "04-Mrz-2024", NULL },
  { "04-Marc-2024", NULL },
  { "04-M-2024", NULL },
  { "04-Mar2024", NULL },
  /* White space around is the caller's, a no-break space too. */
  { " 04/03/2024", NULL },
  { "\xC2\xA0" "04/03/2024", NULL },
  { "04/03/2024\xC2\xA0", NULL },
};

static void
test_layouts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (layouts); i++)
    {
      char moment[CLD_MOMENT_SIZE] = "";
      /* An exact copy without a NUL, so that a sanitizer sees any reading past the end. */
      gsize len = strlen (layouts[i].text);
      g_autofree char *exact = g_memdup2 (layouts[i].text, len);
      gboolean taken = cld_date_read (exact, len, moment);

      g_test_message ("<%s>", layouts[i].text);
      g_assert_cmpstr (taken ? moment : NULL, ==, layouts[i].moment);
      if (taken)
        g_assert_true (cld_moment_is_iso (moment));
    }
}

static void
test_nul (void)
{
  char moment[CLD_MOMENT_SIZE];

  g_assert_false (cld_date_read ("04\0" "03\0" "2024", 10, moment));
  g_assert_false (cld_date_read ("04/03/2024\0", 11, moment));
}

/* Every day of four and a half centuries: back and forth, without a gap, and the same as GLib's calendar. */
static void
test_days (void)
{
  gint32 first = cld_date_to_day ("1850-01-01"), last = cld_date_to_day ("2299-12-31");
  g_autoptr (GDate) date = g_date_new_dmy (1, G_DATE_JANUARY, 1850);

  g_assert_cmpint (cld_date_to_day ("1970-01-01"), ==, 0);
  g_assert_cmpint (cld_date_to_day ("1969-12-31"), ==, -1);
  g_assert_cmpint (last - first + 1, ==, 164359);
  for (gint32 day = first; day <= last; day++, g_date_add_days (date, 1))
    {
      char iso[CLD_DATE_SIZE], expected[CLD_DATE_SIZE + 1];

      cld_date_from_day (day, iso);
      g_date_strftime (expected, sizeof expected, "%Y-%m-%d", date);
      if (strcmp (iso, expected) != 0 || cld_date_to_day (iso) != day || !cld_date_is_iso (iso))
        g_error ("day %d is %s, expected %s", day, iso, expected);
    }
}

static void
test_no_day (void)
{
  static const char *const none[] = { NULL, "", "2024", "2024-02-30", "04/03/2024", "2024-03-0", "1849-12-31", "2300-01-01" };

  for (guint i = 0; i < G_N_ELEMENTS (none); i++)
    {
      g_assert_cmpint (cld_date_to_day (none[i]), ==, CLD_NO_DAY);
      g_assert_cmpint (cld_date_return_year (none[i]), ==, 0);
      g_assert_cmpint (cld_date_age (none[i], "2024-01-01"), ==, -1);
      g_assert_cmpint (cld_date_age ("2010-01-01", none[i]), ==, -1);
    }
  g_assert_cmpint (cld_date_to_day ("2024-03-04T14:05"), ==, cld_date_to_day ("2024-03-04"));
}

static void
test_iso (void)
{
  static const struct
  {
    const char *text;
    gboolean date;
    gboolean moment;
  } cases[] = {
    { NULL, FALSE, FALSE },
    { "", FALSE, FALSE },
    { "2024-03-04", TRUE, TRUE },
    { "2024-02-29", TRUE, TRUE },
    { "2023-02-29", FALSE, FALSE },
    { "2024-3-4", FALSE, FALSE },
    { "2024/03/04", FALSE, FALSE },
    { "2024-03-04 ", FALSE, FALSE },
    { "2024-03-04T00:00", FALSE, TRUE },
    { "2024-03-04T23:59", FALSE, TRUE },
    { "2024-03-04T24:00", FALSE, FALSE },
    { "2024-03-04T23:60", FALSE, FALSE },
    { "2024-03-04 23:59", FALSE, FALSE },
    { "2024-03-04T23:59Z", FALSE, FALSE },
    { "2024-03-04T3:59", FALSE, FALSE },
    { "2024-03-04T23:5x", FALSE, FALSE },
    { "2024-02-30T10:00", FALSE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("<%s>", cases[i].text);
      g_assert_cmpint (cld_date_is_iso (cases[i].text), ==, cases[i].date);
      g_assert_cmpint (cld_moment_is_iso (cases[i].text), ==, cases[i].moment);
    }
}

static void
test_age (void)
{
  static const struct
  {
    const char *born;
    const char *on;
    int age;
  } cases[] = {
    { "2010-06-15", "2010-06-15", 0 },
    { "2010-06-15", "2026-06-14", 15 },
    { "2010-06-15", "2026-06-15", 16 },
    { "2010-06-15", "2026-06-16", 16 },
    { "2010-06-15", "2026-12-31", 16 },
    { "2010-06-15", "2027-01-01", 16 },
    { "2010-12-31", "2011-01-01", 0 },
    { "2010-06-15", "2010-06-14", -1 },
    { "2010-06-15", "2009-01-01", -1 },
    { "2010-06-15", "1990-01-01", -1 },
    { "2008-02-29", "2009-02-28", 0 },
    { "2008-02-29", "2009-03-01", 1 },
    { "2008-02-29", "2012-02-28", 3 },
    { "2008-02-29", "2012-02-29", 4 },
    { "2008-02-29", "2026-02-28", 17 },
    { "2008-02-29", "2026-03-01", 18 },
    { "2010-06-15", "2026-06-15T10:00", 16 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s on %s", cases[i].born, cases[i].on);
      g_assert_cmpint (cld_date_age (cases[i].born, cases[i].on), ==, cases[i].age);
    }
}

static void
test_return_year (void)
{
  g_assert_cmpint (cld_date_return_year ("2025-03-31"), ==, 2025);
  g_assert_cmpint (cld_date_return_year ("2025-04-01"), ==, 2026);
  g_assert_cmpint (cld_date_return_year ("2025-12-31"), ==, 2026);
  g_assert_cmpint (cld_date_return_year ("2026-01-01"), ==, 2026);
  g_assert_cmpint (cld_date_return_year ("2026-03-31T23:59"), ==, 2026);
}

static void
test_now (void)
{
  g_autofree char *today = cld_date_today ();
  g_autofree char *now = cld_moment_now_utc ();

  g_assert_true (cld_date_is_iso (today));
  g_assert_cmpuint (strlen (now), ==, 24);
  g_assert_true (g_regex_match_simple ("^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$", now, 0, 0));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/date/layouts", test_layouts);
  g_test_add_func ("/date/nul", test_nul);
  g_test_add_func ("/date/days", test_days);
  g_test_add_func ("/date/no-day", test_no_day);
  g_test_add_func ("/date/iso", test_iso);
  g_test_add_func ("/date/age", test_age);
  g_test_add_func ("/date/return-year", test_return_year);
  g_test_add_func ("/date/now", test_now);
  return g_test_run ();
}
