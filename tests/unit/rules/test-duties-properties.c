/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "duty-cases.h"

/* What holds whatever the facts are. Each child is made of a seed, so a failure names the child that failed. */

#define N_CHILDREN 1500
#define FIRST "2015-01-01"
#define TODAY "2026-04-07"

typedef struct
{
  GRand *rand;
  GPtrArray *placements; /* lines, before the rest: others name them */
  GPtrArray *lines;
} Maker;

static char *
random_day (Maker *m, gint32 from, gint32 until)
{
  char iso[CLD_DATE_SIZE];

  cld_date_from_day (g_rand_int_range (m->rand, from, until + 1), iso);
  return g_strdup (iso);
}

static const char *
pick (Maker *m, const char *const *values)
{
  return values[g_rand_int_range (m->rand, 0, (int) g_strv_length ((char **) values))];
}

static gboolean
maybe (Maker *m, double chance)
{
  return g_rand_double (m->rand) < chance;
}

static void
make_dated (Maker *m, const char *kind, guint n, gint32 from, gint32 until, const char *const *more)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *day = random_day (m, from, until);

      g_ptr_array_add (m->lines, g_strdup_printf ("%s ref=%s%u on=%s%s", kind, kind, i, day, pick (m, more)));
    }
}

static void
make_placement (Maker *m, guint i, gint32 from, gint32 until, gboolean last)
{
  static const char *const types[] = { "U6", "U4", "K2", "P1", "R5", "A3", "A5", "T1", "H5", NULL };
  static const char *const rne[] = { "S", "P", "T", "U", "B", NULL };
  static const char *const places[] = { "OWN", "NEXT", "FAR", "CON", "?", NULL };
  static const char *const more[] = { "", "", "", " emergency=1", " connected=1", " other=1", " remand=YDA", " reg24=2016-01-01 reg24_until=2020-01-01", " reg19=2016-01-01",
                                      " until18=2018-01-01", " ltf=2016-01-01 fewer=2018-01-01 withdrawn=2020-01-01", " known=0", NULL };
  char start[CLD_DATE_SIZE], end[CLD_DATE_SIZE];
  g_autofree char *ended = NULL;

  cld_date_from_day (from, start);
  cld_date_from_day (until, end);
  ended = last && maybe (m, 0.7) ? g_strdup ("") : g_strconcat (" end=", end, NULL);
  g_ptr_array_add (m->placements, g_strdup_printf ("placement ref=A%u start=%s%s type=%s rne=%s place=%s%s provider=H", i, start, ended, pick (m, types), pick (m, rne), pick (m, places), pick (m, more)));
  for (guint k = 0; k < 3; k++)
    {
      static const char *const notices[] = { "to=CHILD", "to=VSH", "to=AREA under=reg13_4", "to=PREVCARER not_sent=HARM", "to=IRO not_sent=NOT_APPLICABLE", NULL };
      static const char *const deciders[] = { "under=reg11_1_a by=NO", "under=reg11_1_b by=DCS", NULL };
      g_autofree char *day = random_day (m, from - 20, from + 20);

      g_ptr_array_add (m->lines, g_strdup_printf ("notice ref=N%u-%u placement=A%u %s sent=%s", i, k, i, pick (m, notices), day));
      g_ptr_array_add (m->lines, g_strdup_printf ("approval ref=D%u-%u placement=A%u on=%s %s", i, k, i, day, pick (m, deciders)));
      g_ptr_array_add (m->lines, g_strdup_printf ("plan ref=L%u-%u placement=A%u on=%s kind=PLACEMENT", i, k, i, day));
    }
}

/* One period with statuses and placements that follow each other. */
static void
make_period (Maker *m, guint i, gint32 from, gint32 until, gboolean open)
{
  static const char *const codes[] = { "V2", "C1", "C2", "E1", "V3", "J1", NULL };
  char start[CLD_DATE_SIZE], end[CLD_DATE_SIZE];
  gint32 day = from;

  cld_date_from_day (from, start);
  cld_date_from_day (until, end);
  g_ptr_array_add (m->lines, g_strdup_printf ("period ref=P%u start=%s%s%s%s", i, start, open ? "" : " end=", open ? "" : end, maybe (m, 0.1) ? " known=0" : ""));
  for (guint k = 0; k < 3; k++)
    {
      gint32 next = k == 2 ? until : g_rand_int_range (m->rand, day, until + 1);
      char a[CLD_DATE_SIZE], b[CLD_DATE_SIZE];

      cld_date_from_day (day, a);
      cld_date_from_day (next, b);
      g_ptr_array_add (m->lines, g_strdup_printf ("status ref=S%u-%u start=%s%s%s code=%s", i, k, a, open && k == 2 ? "" : " end=", open && k == 2 ? "" : b, pick (m, codes)));
      make_placement (m, 3 * i + k, day, next, k == 2);
      day = next;
    }
}

static void
make_events (Maker *m, gint32 from, gint32 today)
{
  static const char *const visits[] = { "", "", "T10:30", " counts=0", " counts=0 virtual=1", NULL };
  static const char *const reviews[] = { "", "", " kind=ADOPTION every=14", " kind=ADOPTION", NULL };
  static const char *const checks[] = { "", " kind=IHA", " status=REFUSED", " status=PLANNED", " kind=DENTAL", NULL };
  static const char *const plans[] = { " kind=CARE", " kind=PEP", " kind=PATHWAY_ASSESSMENT", NULL };
  static const char *const sdqs[] = { "", " score=0", NULL };

  make_dated (m, "visit", (guint) g_rand_int_range (m->rand, 0, 40), from, today + 30, visits);
  make_dated (m, "review", (guint) g_rand_int_range (m->rand, 0, 10), from, today + 30, reviews);
  make_dated (m, "check", (guint) g_rand_int_range (m->rand, 0, 8), from, today + 30, checks);
  make_dated (m, "plan", (guint) g_rand_int_range (m->rand, 0, 6), from, today + 30, plans);
  make_dated (m, "sdq", (guint) g_rand_int_range (m->rand, 0, 5), from, today + 30, sdqs);
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *start = random_day (m, from, today), *done = random_day (m, from, today);

      g_ptr_array_add (m->lines, g_strdup_printf ("missing ref=M%u start=%s end=%sT10:00 done=%s", i, start, start, done));
    }
}

/* A maker whose lines are the child of @seed. */
static Maker
make (guint32 seed)
{
  Maker m = { g_rand_new_with_seed (seed), g_ptr_array_new_with_free_func (g_free), g_ptr_array_new_with_free_func (g_free) };
  gint32 today = day_of (TODAY), day = day_of (FIRST);
  guint n_periods = (guint) g_rand_int_range (m.rand, 1, 4);

  if (maybe (&m, 0.95))
    {
      g_autofree char *born = random_day (&m, day - 5000, day + 200);

      g_ptr_array_add (m.lines, g_strdup_printf ("child born=%s", born));
    }
  for (guint i = 0; i < n_periods; i++)
    {
      gint32 from = g_rand_int_range (m.rand, day, MIN (day + 900, today)), until = g_rand_int_range (m.rand, from, today + 60);

      make_period (&m, i, from, until, i + 1 == n_periods && maybe (&m, 0.6));
      day = MIN (until, today - 1);
    }
  make_events (&m, day_of (FIRST), today);
  return m;
}

static void
maker_clear (Maker *m)
{
  g_rand_free (m->rand);
  g_ptr_array_unref (m->placements);
  g_ptr_array_unref (m->lines);
}

static Facts *
read_lines (const Maker *m)
{
  Facts *f = facts_new ();

  for (guint i = 0; i < m->placements->len; i++)
    read_line (f, m->placements->pdata[i]);
  for (guint i = 0; i < m->lines->len; i++)
    read_line (f, m->lines->pdata[i]);
  return f;
}

static void
shuffle (GRand *rand, GPtrArray *lines)
{
  for (guint i = lines->len; i > 1; i--)
    {
      guint k = (guint) g_rand_int_range (rand, 0, (int) i);
      gpointer line = lines->pdata[i - 1];

      lines->pdata[i - 1] = lines->pdata[k];
      lines->pdata[k] = line;
    }
}

static GArray *
compute (Facts *f, const CldDutyRules *rules)
{
  GArray *duties = g_array_new (FALSE, FALSE, sizeof (CldDuty));

  cld_duties_compute (facts_get (f), rules, day_of (TODAY), duties);
  return duties;
}

/* What the contract lets be done before the day it is counted from: plans, health checks, approvals, notices. */
static gboolean
may_come_before (const CldDuty *duty)
{
  switch (duty->row)
    {
    case CLD_ROW_C01:
    case CLD_ROW_C02:
    case CLD_ROW_C03:
    case CLD_ROW_C04:
    case CLD_ROW_C05:
    case CLD_ROW_C06:
    case CLD_ROW_C07:
    case CLD_ROW_C08:
    case CLD_ROW_C09:
    case CLD_ROW_C10:
    case CLD_ROW_C12:
    case CLD_ROW_C15:
    case CLD_ROW_A08:
    case CLD_ROW_A09:
    case CLD_ROW_A14:
    case CLD_ROW_B01:
    case CLD_ROW_B02:
    case CLD_ROW_B03:
    case CLD_ROW_F04:
    case CLD_ROW_J01:
    case CLD_ROW_J02:
    case CLD_ROW_J03:
    case CLD_ROW_J04:
    case CLD_ROW_J05:
      return FALSE;
    default:
      return TRUE;
    }
}

static void
check_row (guint seed, const CldDuty *duty)
{
  gboolean done = duty->done.day != CLD_NO_DAY, known = duty->due.day != CLD_NO_DAY;
  gint32 today = day_of (TODAY);

  if (done && duty->counted_from.day != CLD_NO_DAY && !may_come_before (duty) && duty->done.day < duty->counted_from.day)
    g_error ("child %u: %s done before the day it is counted from", seed, cld_timetable_get (duty->row)->id);
  g_assert_true (duty->done.day <= today);
  g_assert_true (duty->counted_from.day <= today);
  g_assert_cmpint (known, ==, duty->missing == CLD_MISSING_NOTHING);
  switch ((CldDutyState) duty->state)
    {
    case CLD_DUTY_MET:
      g_assert_true (done && known && duty->done.day <= duty->due.day);
      break;
    case CLD_DUTY_LATE:
      g_assert_true (done && known);
      break;
    case CLD_DUTY_UNKNOWN:
      g_assert_false (known);
      break;
    case CLD_DUTY_OVERDUE:
      g_assert_true (!done && known && duty->due.day < today);
      break;
    case CLD_DUTY_DUE:
      g_assert_true (!done && known && duty->due.day >= today && duty->due.day <= today + 14);
      break;
    case CLD_DUTY_UPCOMING:
      g_assert_true (!done && known && duty->due.day > today + 14);
      break;
    case CLD_DUTY_MISSED:
    case CLD_DUTY_LAPSED:
    case CLD_DUTY_WAIVED:
      g_assert_false (done);
      break;
    case CLD_DUTY_PROJECTED:
    case CLD_DUTY_N_STATES:
    default:
      g_assert_not_reached ();
    }
}

static void
test_rows (gconstpointer data)
{
  for (guint seed = 0; seed < N_CHILDREN; seed++)
    {
      Maker m = make (seed);
      g_autoptr (Facts) f = read_lines (&m);
      g_autoptr (GArray) duties = compute (f, data);
      g_autoptr (GHashTable) refs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

      for (guint i = 0; i < duties->len; i++)
        {
          const CldDuty *duty = &g_array_index (duties, CldDuty, i);

          check_row (seed, duty);
          g_assert_true (g_hash_table_add (refs, cld_duty_dup_ref (&f->facts, duty)));
          g_assert_true (i == 0 || g_array_index (duties, CldDuty, i - 1).due.day <= duty->due.day);
        }
      maker_clear (&m);
    }
}

static void
test_any_order (gconstpointer data)
{
  for (guint seed = 0; seed < N_CHILDREN; seed++)
    {
      Maker m = make (seed);
      g_autoptr (Facts) f = read_lines (&m), g = NULL;
      g_autofree char *rows = rows_write (facts_get (f), data, day_of (TODAY), NULL), *again = NULL;

      shuffle (m.rand, m.placements);
      shuffle (m.rand, m.lines);
      g = read_lines (&m);
      again = rows_write (facts_get (g), data, day_of (TODAY), NULL);
      g_assert_cmpstr (rows, ==, again);
      maker_clear (&m);
    }
}

static const CldDuty *
find_row (const CldFacts *facts, const GArray *duties, const char *ref)
{
  for (guint i = 0; i < duties->len; i++)
    {
      const CldDuty *duty = &g_array_index (duties, CldDuty, i);
      g_autofree char *own = cld_duty_dup_ref (facts, duty);

      if (strcmp (own, ref) == 0)
        return duty;
    }
  return NULL;
}

static gboolean
is_visit_row (const CldDuty *duty)
{
  return (duty->row >= CLD_ROW_C01 && duty->row <= CLD_ROW_C10) || duty->row == CLD_ROW_C12 || duty->row == CLD_ROW_C15 || duty->row == CLD_ROW_J05;
}

/* One visit more: rows that are counted from a day before it keep their due date, and are done no later. */
static void
test_visit_more (gconstpointer data)
{
  for (guint seed = 0; seed < N_CHILDREN; seed++)
    {
      Maker m = make (seed);
      g_autoptr (Facts) f = read_lines (&m), g = NULL;
      g_autoptr (GArray) before = compute (f, data), after = NULL;
      g_autofree char *day = random_day (&m, day_of (FIRST), day_of (TODAY));

      g_ptr_array_add (m.lines, g_strdup_printf ("visit ref=more on=%s", day));
      g = read_lines (&m);
      after = compute (g, data);
      for (guint i = 0; i < before->len; i++)
        {
          const CldDuty *old = &g_array_index (before, CldDuty, i), *new;
          g_autofree char *ref = cld_duty_dup_ref (&f->facts, old);

          if (!is_visit_row (old) || old->counted_from.day > day_of (day))
            continue;
          new = find_row (&g->facts, after, ref);
          g_assert_nonnull (new);
          g_assert_cmpint (new->due.day, ==, old->due.day);
          g_assert_true (old->done.day == CLD_NO_DAY || (new->done.day != CLD_NO_DAY && new->done.day <= old->done.day));
        }
      maker_clear (&m);
    }
}

/* A forecast adds rows and changes none; each follows the one before. */
static void
test_forecast (gconstpointer data)
{
  CldDutyRules rules = *(const CldDutyRules *) data;

  rules.forecast_until = day_of ("2027-04-07");
  for (guint seed = 0; seed < N_CHILDREN / 4; seed++)
    {
      Maker m = make (seed);
      g_autoptr (Facts) f = read_lines (&m);
      g_autoptr (GArray) plain = compute (f, data), all = compute (f, &rules);
      guint k = 0;

      for (guint i = 0; i < all->len; i++)
        {
          const CldDuty *duty = &g_array_index (all, CldDuty, i);

          if (duty->state == CLD_DUTY_PROJECTED)
            g_assert_true (duty->due.day <= rules.forecast_until && duty->due.day > duty->counted_from.day);
          else
            {
              const CldDuty *same = &g_array_index (plain, CldDuty, k++);

              g_assert_true (same->row == duty->row && same->state == duty->state && same->due.day == duty->due.day && same->done.day == duty->done.day);
            }
        }
      g_assert_cmpuint (k, ==, plain->len);
      maker_clear (&m);
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (CldCalendar) calendar = cld_calendar_new ();
  CldDutyRules rules;

  g_test_init (&argc, &argv, NULL);
  cld_duty_rules_init (&rules, calendar);
  g_test_add_data_func ("/duties/properties/rows", &rules, test_rows);
  g_test_add_data_func ("/duties/properties/any-order", &rules, test_any_order);
  g_test_add_data_func ("/duties/properties/visit-more", &rules, test_visit_more);
  g_test_add_data_func ("/duties/properties/forecast", &rules, test_forecast);
  return g_test_run ();
}
