/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-date-entry.h"

#include <locale.h>

#define TODAY "2025-03-04" /* a Tuesday */

typedef struct
{
  const char *text;
  const char *today;
  const char *date;   /* in a field of dates; NULL: refused */
  const char *moment; /* in a field of moments */
} Case;

#define BOTH(text, iso) { text, TODAY, iso, iso }
#define LATER(text, day, iso) { text, day, iso, iso }
#define TIMED(text, iso) { text, TODAY, NULL, iso }
#define REFUSED(text) { text, TODAY, NULL, NULL }

static const Case cases[] = {
  BOTH ("2025-03-12", "2025-03-12"),
  BOTH ("2025-3-1", "2025-03-01"),
  BOTH ("2025/03/12", "2025-03-12"),
  BOTH ("12/3", "2025-03-12"),
  BOTH (" 12 / 3 ", "2025-03-12"),
  BOTH ("12/3/25", "2025-03-12"),
  BOTH ("12.3.2025", "2025-03-12"),
  BOTH ("12-3-2025", "2025-03-12"),
  BOTH ("12032025", "2025-03-12"),
  BOTH ("120325", "2025-03-12"),
  BOTH ("12 mar", "2025-03-12"),
  BOTH ("12mar", "2025-03-12"),
  BOTH ("12 MARCH 2025", "2025-03-12"),
  BOTH ("12th March 2025", "2025-03-12"),
  BOTH ("12 of march", "2025-03-12"),
  BOTH ("12-Mar-2025", "2025-03-12"),
  BOTH ("12-Mar-25", "2025-03-12"),
  BOTH ("mar 12", "2025-03-12"),
  BOTH ("March 12, 2025", "2025-03-12"),
  BOTH ("1 sept 24", "2024-09-01"),
  BOTH ("Tue 4 March 2025", "2025-03-04"),
  BOTH ("tuesday, 4 march", "2025-03-04"),
  REFUSED ("Wed 4 March 2025"),

  /* The day first, always; the nearest year; never more than 20 years ahead. */
  BOTH ("3/4/2025", "2025-04-03"),
  REFUSED ("4/13/2025"),
  BOTH ("20/12", "2024-12-20"),
  BOTH ("1/9", "2025-09-01"),
  LATER ("5/1", "2025-12-20", "2026-01-05"),
  BOTH ("1/1/45", "2045-01-01"),
  BOTH ("1/1/46", "1946-01-01"),
  BOTH ("1/1/99", "1999-01-01"),
  LATER ("1/1/05", "1999-06-01", "1905-01-01"),
  REFUSED ("1/1/125"),
  REFUSED ("1/1/0025"),
  REFUSED ("1/1/1849"),

  /* 29 February, and months that end sooner. */
  BOTH ("29/2/2024", "2024-02-29"),
  REFUSED ("29/2/2025"),
  BOTH ("29/2", "2024-02-29"),
  REFUSED ("29/2/1900"),
  BOTH ("29/2/2000", "2000-02-29"),
  REFUSED ("31/02"),
  REFUSED ("31/4/2025"),
  REFUSED ("0/3/2025"),
  REFUSED ("12/0/2025"),
  REFUSED ("32 mar"),
  LATER ("+1m", "2025-01-31", "2025-02-28"),
  LATER ("+1m", "2024-01-31", "2024-02-29"),
  LATER ("-1m", "2025-03-31", "2025-02-28"),
  LATER ("+1y", "2024-02-29", "2025-02-28"),
  LATER ("+4y", "2024-02-29", "2028-02-29"),
  LATER ("-2m", "2025-01-15", "2024-11-15"),

  BOTH ("t", "2025-03-04"),
  BOTH ("T", "2025-03-04"),
  BOTH ("today", "2025-03-04"),
  BOTH ("yesterday", "2025-03-03"),
  BOTH ("tomorrow", "2025-03-05"),
  LATER ("tomorrow", "2024-02-28", "2024-02-29"),
  BOTH ("+5w", "2025-04-08"),
  BOTH ("5w", "2025-04-08"),
  BOTH ("+ 5 weeks", "2025-04-08"),
  BOTH ("-1d", "2025-03-03"),
  BOTH ("+5", "2025-03-09"),
  BOTH ("+3m", "2025-06-04"),
  BOTH ("+1y", "2026-03-04"),
  BOTH ("w", "2025-03-11"),
  BOTH ("+1w", "2025-03-11"),
  BOTH ("-w", "2025-02-25"),
  REFUSED ("+999999999w"),
  REFUSED ("+9999y"),
  REFUSED ("+"),

  /* The latest one not after today. */
  BOTH ("fri", "2025-02-28"),
  BOTH ("tue", "2025-03-04"),
  BOTH ("Wednesday", "2025-02-26"),
  BOTH ("thurs", "2025-02-27"),
  BOTH ("last tue", "2025-02-25"),
  BOTH ("next tue", "2025-03-11"),
  BOTH ("next fri", "2025-03-07"),
  LATER ("sun", "1969-12-31", "1969-12-28"),

  TIMED ("12/3/2025 14:10", "2025-03-12T14:10"),
  TIMED ("2025-03-12T14:10", "2025-03-12T14:10"),
  TIMED ("12/3 1410", "2025-03-12T14:10"),
  TIMED ("12 mar 1410", "2025-03-12T14:10"),
  TIMED ("12 mar 14:10", "2025-03-12T14:10"),
  TIMED ("12 mar 14.10", "2025-03-12T14:10"),
  TIMED ("12 mar 2pm", "2025-03-12T14:00"),
  TIMED ("12 mar 10.30am", "2025-03-12T10:30"),
  TIMED ("12 mar 2024 2.30pm", "2024-03-12T14:30"),
  TIMED ("t 2.30pm", "2025-03-04T14:30"),
  TIMED ("yesterday at 9:05", "2025-03-03T09:05"),
  TIMED ("fri 930", "2025-02-28T09:30"),
  TIMED ("fri 14:00", "2025-02-28T14:00"),
  TIMED ("14:10", "2025-03-04T14:10"),
  TIMED ("1410", "2025-03-04T14:10"),
  TIMED ("2.30pm", "2025-03-04T14:30"),
  TIMED ("12am", "2025-03-04T00:00"),
  TIMED ("12pm", "2025-03-04T12:00"),
  TIMED ("t 00:00", "2025-03-04T00:00"),
  BOTH ("14.10", "2024-10-14"),
  REFUSED ("24:00"),
  REFUSED ("t 14:60"),
  REFUSED ("13pm"),
  REFUSED ("t 14"),

  REFUSED (""),
  REFUSED ("   "),
  REFUSED ("soon"),
  REFUSED ("12"),
  REFUSED ("ma 12"),
  REFUSED ("marching 12"),
  REFUSED ("12/3/2025/4"),
  REFUSED ("12/3-2025"),
  REFUSED ("12 mar 2025 extra"),
  TIMED ("2025", "2025-03-04T20:25"),
  REFUSED ("45000"),
  REFUSED ("99999999999999999999/1"),
  REFUSED ("1/1/1/1/1/1/1/1/1/1/1/1/1/1"),
  REFUSED ("Ó'Neil & <b>\"%s%n"),
  REFUSED ("١٢/٣"),
};

static void
check (const Case *one, gboolean with_time, const char *expected)
{
  char out[CLD_MOMENT_SIZE] = "";
  gboolean read = cld_date_entry_parse (one->text, one->today, with_time, out);

  if (read != (expected != NULL) || (read && !g_str_equal (out, expected)))
    g_test_message ("'%s' as a %s", one->text, with_time ? "moment" : "date");
  g_assert_cmpint (read, ==, expected != NULL);
  if (read)
    g_assert_cmpstr (out, ==, expected);
}

static void
test_parse (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      check (&cases[i], FALSE, cases[i].date);
      check (&cases[i], TRUE, cases[i].moment);
    }
}

/* What is shown reads back as what it was, on every day of some years. */
static void
test_round (void)
{
  for (gint32 day = cld_date_to_day ("2023-12-01"); day < cld_date_to_day ("2025-03-05"); day++)
    {
      char iso[CLD_DATE_SIZE], moment[CLD_MOMENT_SIZE + 16], out[CLD_MOMENT_SIZE];
      g_autofree char *text = NULL, *timed = NULL, *words = NULL;

      cld_date_from_day (day, iso);
      text = cld_date_entry_format (iso);
      g_assert_true (cld_date_entry_parse (text, TODAY, FALSE, out));
      g_assert_cmpstr (out, ==, iso);
      g_snprintf (moment, sizeof moment, "%sT%02d:%02d", iso, ABS (day) % 24, ABS (day) % 60);
      timed = cld_date_entry_format (moment);
      g_assert_true (cld_date_entry_parse (timed, TODAY, TRUE, out));
      g_assert_cmpstr (out, ==, moment);
      words = cld_date_entry_words (iso, "2030-01-01");
      g_assert_true (cld_date_entry_parse (words, TODAY, FALSE, out));
      g_assert_cmpstr (out, ==, iso);
    }
}

static void
test_words (void)
{
  static const char *const words[][2] = {
    { "2025-03-04", "Tue 4 March 2025, today" },
    { "2025-03-04T14:10", "Tue 4 March 2025, today" },
    { "2025-03-05", "Wed 5 March 2025, tomorrow" },
    { "2025-03-03", "Mon 3 March 2025, yesterday" },
    { "2025-03-12", "Wed 12 March 2025, in 8 days" },
    { "2025-02-20", "Thu 20 February 2025, 12 days ago" },
    { "2012-02-29", "Wed 29 February 2012" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *text = cld_date_entry_words (words[i][0], TODAY);

      g_assert_cmpstr (text, ==, words[i][1]);
    }
}

static void
test_is_time (void)
{
  static const char *const times[] = { "14:10", " 1410 ", "2pm", "2.30pm", "9:05" };
  static const char *const others[] = { "", "12/3", "14.10", "t 14:10", "12 mar 1410", "25:00", "120325", "1", "14:", "nine" };

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    g_assert_true (cld_date_entry_is_time (times[i], "2025-03-04"));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_false (cld_date_entry_is_time (others[i], "2025-03-04"));
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/date-entry/is-time", test_is_time);
  g_test_add_func ("/date-entry/parse", test_parse);
  g_test_add_func ("/date-entry/round", test_round);
  g_test_add_func ("/date-entry/words", test_words);
  return g_test_run ();
}
