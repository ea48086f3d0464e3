/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cld-calendar.h"
#include "cld-csv-reader.h"

static CldCsvTable *
read_csv (const char *path)
{
  g_autoptr (GError) error = NULL;
  CldCsvTable *table = cld_csv_table_read (path, NULL, &error);

  g_assert_no_error (error);
  return table;
}

static char *
as_text (gint32 day)
{
  char iso[CLD_DATE_SIZE] = "none";

  if (day != CLD_NO_DAY)
    cld_date_from_day (day, iso);
  return g_strdup (iso);
}

#define D(iso) cld_date_to_day (iso)
#define assert_day(day, iso) G_STMT_START { g_autofree char *got = as_text (day); g_assert_cmpstr (got, ==, iso); } G_STMT_END

/* What is computed is the published list: every date of 25 years, with its name, and no other. */
static void
test_published (void)
{
  g_autoptr (CldCalendar) calendar = cld_calendar_new ();
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "codes", "england_bank_holidays_2011_2035.csv", NULL);
  g_autoptr (CldCsvTable) table = read_csv (path);
  g_autoptr (GHashTable) listed = g_hash_table_new (NULL, NULL);

  g_assert_cmpuint (cld_csv_table_get_n_rows (table), ==, 206);
  for (guint i = 1; i < cld_csv_table_get_n_rows (table); i++)
    {
      guint n;
      const CldCell *cells = cld_csv_table_get_row (table, i, &n);
      g_auto (GStrv) parts = g_strsplit (cells[2].text, "'", 2);
      g_autofree char *name = g_strjoinv ("’", parts);

      g_test_message ("%s %s", cells[0].text, cells[2].text);
      g_assert_cmpstr (cld_calendar_get_holiday (calendar, D (cells[0].text)), ==, name);
      g_assert_false (cld_calendar_is_working_day (calendar, D (cells[0].text)));
      g_hash_table_add (listed, GINT_TO_POINTER (D (cells[0].text)));
    }
  for (gint32 day = D ("2011-01-01"); day <= D ("2035-12-31"); day++)
    {
      gboolean weekend = (day + 4) % 7 == 0 || (day + 4) % 7 == 6;
      gboolean holiday = g_hash_table_contains (listed, GINT_TO_POINTER (day));
      g_autofree char *iso = as_text (day);

      g_test_message ("%s", iso);
      g_assert_cmpint (cld_calendar_get_holiday (calendar, day) != NULL, ==, holiday);
      g_assert_cmpint (cld_calendar_is_working_day (calendar, day), ==, !weekend && !holiday);
    }
}

static const struct
{
  const char *from;
  int n;
  const char *to;
} steps[] = {
  { "2026-04-02", 0, "2026-04-02" },
  { "2026-04-03", 0, "2026-04-03" }, /* day 0 need not be one for work */
  { "2026-04-02", 1, "2026-04-07" }, /* Good Friday, weekend, Easter Monday */
  { "2026-04-03", 1, "2026-04-07" },
  { "2026-04-04", 1, "2026-04-07" },
  { "2026-04-07", -1, "2026-04-02" },
  { "2026-04-06", -1, "2026-04-02" },
  { "2026-12-24", 1, "2026-12-29" },
  { "2026-12-24", 3, "2026-12-31" },
  { "2026-12-31", 1, "2027-01-04" },
  { "2027-01-04", -1, "2026-12-31" },
  { "2022-12-23", 1, "2022-12-28" }, /* Christmas on a Sunday */
  { "2021-12-24", 1, "2021-12-29" }, /* on a Saturday */
  { "2299-12-28", 1, "2299-12-29" }, /* the last one */
  { "2299-12-29", 1, NULL },
  { "1850-01-02", -1, NULL }, /* New Year's Day before it */
  { "2026-01-01", G_MAXINT, NULL },
  { "2026-01-01", G_MININT, NULL },
};

static void
test_steps (void)
{
  g_autoptr (CldCalendar) calendar = cld_calendar_new ();

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      gint32 to = cld_calendar_add_working_days (calendar, D (steps[i].from), steps[i].n);

      g_test_message ("%s %+d", steps[i].from, steps[i].n);
      assert_day (to, steps[i].to ? steps[i].to : "none");
      if (steps[i].to && steps[i].n > 0)
        g_assert_cmpint (cld_calendar_count_working_days (calendar, D (steps[i].from), to), ==, steps[i].n);
    }
  g_assert_cmpint (cld_calendar_add_working_days (calendar, CLD_NO_DAY, 5), ==, CLD_NO_DAY);
}

static void
test_count (void)
{
  g_autoptr (CldCalendar) calendar = cld_calendar_new ();

  g_assert_cmpint (cld_calendar_count_working_days (calendar, D ("2026-04-02"), D ("2026-04-07")), ==, 1);
  g_assert_cmpint (cld_calendar_count_working_days (calendar, D ("2026-04-02"), D ("2026-04-06")), ==, 0);
  g_assert_cmpint (cld_calendar_count_working_days (calendar, D ("2026-04-02"), D ("2026-04-02")), ==, 0);
  g_assert_cmpint (cld_calendar_count_working_days (calendar, D ("2026-04-10"), D ("2026-04-02")), ==, 0);
  g_assert_cmpint (cld_calendar_count_working_days (calendar, D ("2025-12-31"), D ("2026-12-31")), ==, 253);
  g_assert_cmpint (cld_calendar_count_working_days (calendar, CLD_NO_DAY, D ("1850-01-02")), ==, 1);
  g_assert_cmpint (cld_calendar_count_working_days (calendar, G_MAXINT32, CLD_NO_DAY), ==, 0);
  g_assert_cmpint (cld_calendar_count_working_days (calendar, CLD_NO_DAY, G_MAXINT32), >, 450 * 250);
}

static void
test_out_of_range (void)
{
  g_autoptr (CldCalendar) calendar = cld_calendar_new ();
  static const gint32 days[] = { CLD_NO_DAY, G_MAXINT32, -43830, 164359 - 43829 };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_assert_false (cld_calendar_is_working_day (calendar, days[i]));
      g_assert_null (cld_calendar_get_holiday (calendar, days[i]));
      g_assert_cmpint (cld_calendar_add_working_days (calendar, days[i], 1), ==, CLD_NO_DAY);
      cld_calendar_add_holiday (calendar, days[i], "Nowhere");
      cld_calendar_remove_holiday (calendar, days[i]);
      g_assert_null (cld_calendar_get_holiday (calendar, days[i]));
    }
  g_assert_false (cld_calendar_is_working_day (calendar, D ("1850-01-01")));
  g_assert_true (cld_calendar_is_working_day (calendar, D ("1850-01-02")));
  g_assert_true (cld_calendar_is_working_day (calendar, D ("2299-12-29")));
}

static void
test_own_days (void)
{
  g_autoptr (CldCalendar) calendar = cld_calendar_new ();
  gint32 day = D ("2027-06-16");

  g_assert_true (cld_calendar_is_working_day (calendar, day));
  cld_calendar_add_holiday (calendar, day, "A day of ours");
  g_assert_false (cld_calendar_is_working_day (calendar, day));
  g_assert_cmpstr (cld_calendar_get_holiday (calendar, day), ==, "A day of ours");
  cld_calendar_add_holiday (calendar, day, "Another name");
  g_assert_cmpstr (cld_calendar_get_holiday (calendar, day), ==, "A day of ours");
  assert_day (cld_calendar_add_working_days (calendar, day - 1, 1), "2027-06-17");
  cld_calendar_remove_holiday (calendar, day);
  g_assert_true (cld_calendar_is_working_day (calendar, day));
  g_assert_null (cld_calendar_get_holiday (calendar, day));

  /* A holiday that was taken away by proclamation, and a Saturday, which stays one. */
  cld_calendar_remove_holiday (calendar, D ("2027-08-30"));
  g_assert_true (cld_calendar_is_working_day (calendar, D ("2027-08-30")));
  cld_calendar_add_holiday (calendar, D ("2027-06-19"), NULL);
  g_assert_cmpstr (cld_calendar_get_holiday (calendar, D ("2027-06-19")), ==, "Bank holiday");
  cld_calendar_remove_holiday (calendar, D ("2027-06-19"));
  g_assert_false (cld_calendar_is_working_day (calendar, D ("2027-06-19")));

  assert_day (cld_calendar_known_until (calendar), "2026-12-31");
  cld_calendar_set_known_until (calendar, D ("2020-12-31"));
  assert_day (cld_calendar_known_until (calendar), "2026-12-31");
  cld_calendar_set_known_until (calendar, D ("2028-12-26"));
  assert_day (cld_calendar_known_until (calendar), "2028-12-26");
}

static void
test_computed_for_ever (void)
{
  g_autoptr (CldCalendar) calendar = cld_calendar_new ();

  /* From the tables of the Church, far from any list of ours. */
  g_assert_cmpstr (cld_calendar_get_holiday (calendar, D ("2038-04-26")), ==, "Easter Monday"); /* the latest there can be */
  g_assert_cmpstr (cld_calendar_get_holiday (calendar, D ("2285-03-23")), ==, "Easter Monday"); /* the earliest */
  g_assert_cmpstr (cld_calendar_get_holiday (calendar, D ("2285-03-20")), ==, "Good Friday");
  g_assert_cmpstr (cld_calendar_get_holiday (calendar, D ("2076-04-20")), ==, "Easter Monday");
  /* The moved days took the place of the usual ones. */
  g_assert_true (cld_calendar_is_working_day (calendar, D ("2012-05-28")));
  g_assert_true (cld_calendar_is_working_day (calendar, D ("2020-05-04")));
  g_assert_true (cld_calendar_is_working_day (calendar, D ("2022-05-30")));
}

/* The vectors, a row each. */
typedef gint32 (*Reckon) (const CldCalendar *calendar, gint32 from);

static gint32
add_20_wd (const CldCalendar *calendar, gint32 from)
{
  return cld_calendar_add_working_days (calendar, from, 20);
}

static gint32
add_10_wd (const CldCalendar *calendar, gint32 from)
{
  return cld_calendar_add_working_days (calendar, from, 10);
}

static gint32
add_5_wd (const CldCalendar *calendar, gint32 from)
{
  return cld_calendar_add_working_days (calendar, from, 5);
}

static gint32
add_1_month (const CldCalendar *calendar, gint32 from)
{
  return cld_day_add_months (from, 1);
}

static gint32
add_3_months (const CldCalendar *calendar, gint32 from)
{
  return cld_day_add_months (from, 3);
}

static gint32
add_6_months (const CldCalendar *calendar, gint32 from)
{
  return cld_day_add_months (from, 6);
}

static gint32
add_12_months (const CldCalendar *calendar, gint32 from)
{
  return cld_day_add_months (from, 12);
}

static gint32
add_7_days (const CldCalendar *calendar, gint32 from)
{
  return from + 7;
}

static gint32
add_28_days (const CldCalendar *calendar, gint32 from)
{
  return from + 28;
}

static gint32
add_42_days (const CldCalendar *calendar, gint32 from)
{
  return from + 42;
}

static gint32
add_16_weeks (const CldCalendar *calendar, gint32 from)
{
  return from + 16 * 7;
}

static gint32
add_24_weeks (const CldCalendar *calendar, gint32 from)
{
  return from + (16 + 8) * 7;
}

static gint32
birthday_18 (const CldCalendar *calendar, gint32 from)
{
  return cld_day_anniversary (from, 18);
}

static gint32
birthday_75 (const CldCalendar *calendar, gint32 from)
{
  return cld_day_anniversary (from, 75);
}

static gint32
add_15_years (const CldCalendar *calendar, gint32 from)
{
  return cld_day_anniversary (from, 15);
}

static gint32
pathway (const CldCalendar *calendar, gint32 from)
{
  return cld_day_add_months (cld_day_anniversary (from, 16), 3);
}

static const struct
{
  const char *rule; /* how it begins */
  Reckon reckon;
} rules[] = {
  { "first review: looked after + 20 working days", add_20_wd },
  { "emergency placement notice / placement plan: start + 5 working days", add_5_wd },
  { "care plan: first placement + 10 working days", add_10_wd },
  { "termination notice (late): termination + 10 working days", add_10_wd },
  { "serious incident: aware + 5 working days", add_5_wd },
  { "review/health: date + 3 months (clamp to month end)", add_3_months },
  { "review/health: date + 6 months (clamp to month end)", add_6_months },
  { "review/health: date + 12 months (clamp to month end)", add_12_months },
  { "visit: placement start + 1 week", add_7_days },
  { "visit: last visit + 6 weeks", add_42_days },
  { "visit: last visit + 4 weeks (reg 24 or ICO with parent)", add_28_days },
  { "temporary approval: 16 weeks", add_16_weeks },
  { "temporary approval: 16+8 weeks", add_24_weeks },
  { "18th birthday", birthday_18 },
  { "retention: 75th anniversary of birth", birthday_75 },
  { "retention: 75th anniversary of birth, 29 Feb", birthday_75 },
  { "retention: child died before 18, 15 years from death", add_15_years },
  { "pathway needs assessment: 16th birthday + 3 months", pathway },
  { "secure review: placed + 1 month", add_1_month },
};

/* The first date in a cell such as "dob 2008-02-29 on 2026-02-28", and where it ends. */
static gint32
next_day (const char **text)
{
  while (**text && !g_ascii_isdigit (**text))
    (*text)++;
  if (strnlen (*text, 10) < 10)
    return CLD_NO_DAY;
  *text += 10;
  return D (*text - 10);
}

static void
check_vector (const CldCalendar *calendar, const char *rule, const char *input, const char *expected)
{
  const char *rest = input;
  gint32 first = next_day (&rest);

  g_assert_cmpint (first, !=, CLD_NO_DAY);
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (strcmp (rule, rules[i].rule) == 0)
      {
        assert_day (rules[i].reckon (calendar, first), expected);
        return;
      }
  if (strcmp (rule, "age in whole years") == 0)
    g_assert_cmpint (cld_day_age (first, next_day (&rest)), ==, g_ascii_strtoll (expected, NULL, 10));
  else if (g_str_has_prefix (rule, "eligible child:"))
    g_assert_cmpint (next_day (&rest) - first, ==, g_ascii_strtoll (expected, NULL, 10));
  else if (strcmp (rule, "return interview: return + 72 hours") == 0)
    {
      g_autofree char *day = g_strndup (expected, 10);

      assert_day (first + 3, day);
      g_assert_cmpstr (rest, ==, expected + 10);
    }
  else if (g_str_has_prefix (rule, "RHA due, last RHA "))
    {
      gint32 last = D (rule + strlen ("RHA due, last RHA ")), six = cld_day_add_months (last, 6);

      assert_day (six <= cld_day_anniversary (first, 5) ? six : cld_day_add_months (last, 12), expected);
    }
  else
    g_error ("no such rule: %s", rule);
}

static void
test_vectors (void)
{
  g_autoptr (CldCalendar) calendar = cld_calendar_new ();
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "date_test_vectors.csv", NULL);
  g_autoptr (CldCsvTable) table = read_csv (path);

  g_assert_cmpuint (cld_csv_table_get_n_rows (table), ==, 40);
  for (guint i = 1; i < cld_csv_table_get_n_rows (table); i++)
    {
      guint n;
      const CldCell *cells = cld_csv_table_get_row (table, i, &n);

      g_test_message ("%s %s: %s", cells[0].text, cells[1].text, cells[2].text);
      check_vector (calendar, cells[1].text, cells[2].text, cells[3].text);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calendar/published", test_published);
  g_test_add_func ("/calendar/steps", test_steps);
  g_test_add_func ("/calendar/count", test_count);
  g_test_add_func ("/calendar/out-of-range", test_out_of_range);
  g_test_add_func ("/calendar/own-days", test_own_days);
  g_test_add_func ("/calendar/computed-for-ever", test_computed_for_ever);
  g_test_add_func ("/calendar/vectors", test_vectors);
  return g_test_run ();
}
