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
assert_day (gint32 day, const char *expected)
{
  char iso[CLD_DATE_SIZE] = "none";

  if (day != CLD_NO_DAY)
    cld_date_from_day (day, iso);
  g_assert_cmpstr (iso, ==, expected);
}

static void
test_add_months (void)
{
  static const struct
  {
    const char *day;
    int n;
    const char *expected;
  } cases[] = {
    { "2026-01-15", 0, "2026-01-15" }, { "2026-01-15", 3, "2026-04-15" }, { "2026-01-31", 1, "2026-02-28" },
    { "2024-01-31", 1, "2024-02-29" }, { "2026-11-30", 3, "2027-02-28" }, { "2027-08-31", 6, "2028-02-29" },
    { "2024-02-29", 12, "2025-02-28" }, { "2024-02-29", 48, "2028-02-29" }, { "2026-12-31", 1, "2027-01-31" },
    { "2026-10-31", 1, "2026-11-30" }, { "2026-03-31", -1, "2026-02-28" }, { "2026-01-31", -1, "2025-12-31" },
    { "2026-01-15", -12, "2025-01-15" }, { "1999-12-31", 2, "2000-02-29" }, { "2099-12-31", 2, "2100-02-28" },
    { "2026-01-01", G_MAXINT, "none" }, { "2026-01-01", G_MININT, "none" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s %+d", cases[i].day, cases[i].n);
      assert_day (cld_day_add_months (cld_date_to_day (cases[i].day), cases[i].n), cases[i].expected);
    }
  g_assert_cmpint (cld_day_add_months (CLD_NO_DAY, 1), ==, CLD_NO_DAY);
  g_assert_cmpint (cld_day_add_months (G_MAXINT32, 1), ==, CLD_NO_DAY);
  /* The bounds of what four digits can write: 1 January 0001 and 31 December 9999. */
  g_assert_cmpint (cld_day_add_months (-719162, -1), ==, CLD_NO_DAY);
  g_assert_cmpint (cld_day_add_months (-719162, 1), ==, -719162 + 31);
  g_assert_cmpint (cld_day_add_months (2932896, 1), ==, CLD_NO_DAY);
  g_assert_cmpint (cld_day_add_months (2932896, -1), ==, 2932896 - 31);
  g_assert_cmpint (cld_day_add_months (2932897, 0), ==, CLD_NO_DAY);
}

static void
test_anniversary (void)
{
  static const struct
  {
    const char *birth;
    int years;
    const char *expected;
  } cases[] = {
    { "2010-06-15", 0, "2010-06-15" }, { "2010-06-15", 16, "2026-06-15" }, { "2008-02-29", 18, "2026-03-01" },
    { "2008-02-29", 4, "2012-02-29" }, { "2012-02-29", 75, "2087-03-01" }, { "2024-02-29", 76, "2100-03-01" },
    { "2010-12-31", 5, "2015-12-31" }, { "2010-06-15", 7990, "none" }, { "2010-06-15", -2010, "none" },
    { "2010-06-15", G_MAXINT, "none" }, { "2010-06-15", G_MININT, "none" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s, %d years", cases[i].birth, cases[i].years);
      assert_day (cld_day_anniversary (cld_date_to_day (cases[i].birth), cases[i].years), cases[i].expected);
    }
  g_assert_cmpint (cld_day_anniversary (CLD_NO_DAY, 18), ==, CLD_NO_DAY);
  g_assert_cmpint (cld_day_anniversary (G_MAXINT32, 18), ==, CLD_NO_DAY);
}

/* An age changes on the birthday, not the day before, for every day of four years. */
static void
test_day_age (void)
{
  gint32 last = cld_date_to_day ("2011-12-31");

  for (gint32 birth = cld_date_to_day ("2008-01-01"); birth <= last; birth++)
    for (int years = 1; years <= 21; years++)
      {
        gint32 birthday = cld_day_anniversary (birth, years);

        if (cld_day_age (birth, birthday) != years || cld_day_age (birth, birthday - 1) != years - 1)
          g_error ("born on day %d, %d years", birth, years);
      }
  g_assert_cmpint (cld_day_age (0, -1), ==, -1);
  g_assert_cmpint (cld_day_age (CLD_NO_DAY, 0), ==, -1);
  g_assert_cmpint (cld_day_age (0, CLD_NO_DAY), ==, -1);
  g_assert_cmpint (cld_day_age (0, G_MAXINT32), ==, -1);
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

/* What a database holds: as written, or nothing. */
static void
test_stored (void)
{
  static const char *const no_dates[] = { "", "2024-02-30", "2024-1-01", "2024-01-01 ", "2024-01-01T10:00", "20240101", "0000-00-00", "2024-01-0x", "yesterday!", NULL };
  static const char *const no_moments[] = { "", "2024-02-30T10:00", "2024-01-01T", "2024-01-01T24:00", "2024-01-01T10:60", "2024-01-01T10:00:00", "2024-01-01 10:00", NULL };
  gint16 minute;

  g_assert_cmpint (cld_date_read_day ("1970-01-02"), ==, 1);
  g_assert_cmpint (cld_date_read_day (NULL), ==, CLD_NO_DAY);
  for (guint i = 0; no_dates[i]; i++)
    g_assert_cmpint (cld_date_read_day (no_dates[i]), ==, CLD_NO_DAY);
  g_assert_cmpint (cld_moment_read_day ("1970-01-02", &minute), ==, 1);
  g_assert_cmpint (minute, ==, -1);
  g_assert_cmpint (cld_moment_read_day ("1970-01-02T00:00", &minute), ==, 1);
  g_assert_cmpint (minute, ==, 0);
  g_assert_cmpint (cld_moment_read_day ("1970-01-02T23:59", &minute), ==, 1);
  g_assert_cmpint (minute, ==, 23 * 60 + 59);
  g_assert_cmpint (cld_moment_read_day (NULL, &minute), ==, CLD_NO_DAY);
  for (guint i = 0; no_moments[i]; i++)
    {
      g_assert_cmpint (cld_moment_read_day (no_moments[i], &minute), ==, CLD_NO_DAY);
      g_assert_cmpint (minute, ==, -1);
    }
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
  g_test_add_func ("/date/add-months", test_add_months);
  g_test_add_func ("/date/anniversary", test_anniversary);
  g_test_add_func ("/date/day-age", test_day_age);
  g_test_add_func ("/date/return-year", test_return_year);
  g_test_add_func ("/date/stored", test_stored);
  g_test_add_func ("/date/now", test_now);
  return g_test_run ();
}
