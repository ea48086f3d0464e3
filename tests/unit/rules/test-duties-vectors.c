/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-csv-reader.h"
#include "other-duties-fixture.h"

/* The rows of date_test_vectors.csv that are a duty's, through the rules themselves: a child who has it, and its date. (Every row
 * is reckoned by hand in test-calendar.c.) */

static const struct
{
  const char *rule;  /* how it begins */
  const char *id;    /* the row it is of; its last one counts */
  const char *facts; /* D is the day of the vector, E a day shortly before, O the other date of the vector */
  const char *today; /* NULL: the day of the vector */
} vectors[] = {
  { "first review:", "B01", "period D -", NULL },
  { "emergency placement notice / placement plan:", "A04", "placement D - U6", NULL },
  { "care plan:", "A03", "period D -; placement D - U6", NULL },
  { "termination notice", "D09", "period 2026-01-01 -; placement 2026-01-01 D U6 ended=CARPL", NULL },
  { "serious incident:", "F06", "notice OUT s16c PANEL event=D", NULL },
  { "review/health: date + 3 months", "B02", "period E -; review D LAC", NULL },
  { "review/health: date + 6 months", "B03", "period E -; review E LAC; review D LAC", NULL },
  { "review/health: date + 12 months", "A11", "period E -; health D DENTAL COMPLETED", NULL },
  { "visit: placement start + 1 week", "C01", "placement D - U6", NULL },
  { "visit: last visit + 6 weeks", "C02", "placement E - U6; visit D", NULL },
  { "visit: last visit + 4 weeks", "C07", "period E -; placement E - U3 reg24=E,-; review E LAC; visit D", NULL },
  { "temporary approval: 16 weeks", "D13", "placement D - U3 reg24=D,-", NULL },
  { "temporary approval: 16+8 weeks", "D14", "placement D - U3 reg24=D,-; approval D reg24 NO p=1; approval 2026-05-20 reg24 NO p=1", "2026-06-01" },
  { "18th birthday", "I04", "dob D; uasc 2020-01-01 -", "2025-01-01" },
  { "pathway needs assessment:", "H02", "dob D; period 2025-01-05 -", "2026-12-01" },
  { "secure review:", "B09", "placement D - K1", NULL },
  { "return interview:", "F04", "missing 2026-12-20 M", "2026-12-25" },
  { "RHA due, last RHA 2026-03-01", "A08", "dob D; period 2026-02-01 -; health 2026-03-01 RHA COMPLETED", "2026-03-02" },
  { "RHA due, last RHA 2026-06-01", "A09", "dob D; period 2026-05-01 -; health 2026-06-01 RHA COMPLETED", "2026-06-02" },
};

/* @text with the days of the vector in the place of D, E and M. */
static char *
fill (const char *text, const char *day, const char *moment)
{
  GString *out = g_string_new (NULL);
  char before[CLD_DATE_SIZE];

  cld_date_from_day (day_of (day) - 9, before);
  for (const char *p = text; *p; p++)
    {
      gboolean alone = (p == text || strchr (" =,", p[-1])) && (!p[1] || strchr (" ;,", p[1]));

      if (alone && strchr ("DEM", *p))
        g_string_append (out, *p == 'D' ? day : *p == 'E' ? before : moment);
      else
        g_string_append_c (out, *p);
    }
  return g_string_free (out, FALSE);
}

static void
check_vector (const char *rule, const char *input, const char *expected)
{
  const char *date = input + strcspn (input, "0123456789");
  g_autofree char *day = g_strndup (date, 10), *due = g_strndup (expected, 10);

  for (guint i = 0; i < G_N_ELEMENTS (vectors); i++)
    if (g_str_has_prefix (rule, vectors[i].rule))
      {
        g_autofree char *facts = fill (vectors[i].facts, day, date);
        g_autofree char *rows = compute_rows (facts, vectors[i].today ? vectors[i].today : day, vectors[i].id, NULL, FALSE);
        const char *last = strrchr (rows, ';') ? strrchr (rows, ';') + 2 : rows;
        g_auto (GStrv) words = g_strsplit (last, " ", -1);

        g_test_message ("%s: %s", facts, rows);
        g_assert_cmpuint (g_strv_length (words), ==, 6);
        g_assert_cmpstr (words[0], ==, vectors[i].id);
        g_assert_cmpstr (words[3], ==, due);
        return;
      }
  /* No duty: retention, ages, and the days of care, which are below. */
  g_assert_true (g_str_has_prefix (rule, "age ") || g_str_has_prefix (rule, "retention:") || g_str_has_prefix (rule, "eligible child:"));
}

static void
test_vectors (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "date_test_vectors.csv", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (CldCsvTable) table = cld_csv_table_read (path, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 1; i < cld_csv_table_get_n_rows (table); i++)
    {
      guint n;
      const CldCell *cells = cld_csv_table_get_row (table, i, &n);

      g_test_message ("%s %s", cells[0].text, cells[1].text);
      check_vector (cells[1].text, cells[2].text, cells[3].text);
    }
}

/* T35: the 91 days of 1 June to 31 August 2024 are enough; 90 are not. */
static const Case eligible[] = {
  { "91 days", "dob 2010-01-01; period 2024-06-01 2024-08-31 E4A; period 2026-02-01 -", "2026-03-01", "H02 period2 2026-02-01 2026-05-01 - upcoming" },
  { "90 days", "dob 2010-01-01; period 2024-06-01 2024-08-30 E4A; period 2026-02-01 -", "2026-03-01", "H02 period2 2026-02-02 2026-05-02 - upcoming" },
};

static void
test_eligible (void)
{
  check_cases (eligible, G_N_ELEMENTS (eligible), "H02");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/duties/vectors", test_vectors);
  g_test_add_func ("/duties/eligible", test_eligible);
  return g_test_run ();
}
