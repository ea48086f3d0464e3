/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-episodes.h"

#include <stdlib.h>
#include <string.h>

#include "episode-cases.h"

#define MAX_EPISODES 16
#define N_COLUMNS 12

typedef struct
{
  GStrv lines;
  GPtrArray *cells; /* GStrv */
  CldEpisode episodes[MAX_EPISODES];
  guint n;
  GArray *years;
} Chain;

static const char *
cell (GStrv cells, guint column)
{
  return column < g_strv_length (cells) && strcmp (cells[column], "-") != 0 ? cells[column] : NULL;
}

static void
add_year (GArray *years, int year)
{
  for (guint i = 0; i < years->len; i++)
    if (g_array_index (years, int, i) == year)
      return;
  g_array_append_val (years, year);
}

static void
chain_init (Chain *chain, const char *text, const char *years)
{
  g_auto (GStrv) named = years ? g_strsplit (years, " ", -1) : NULL;

  chain->lines = g_strsplit (text, "\n", -1);
  chain->cells = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  chain->years = g_array_new (FALSE, FALSE, sizeof (int));
  chain->n = 0;
  for (guint i = 0; chain->lines[i]; i++)
    {
      GStrv c = g_strsplit (chain->lines[i], " ", -1);
      CldEpisode one = { .decom = cell (c, 1), .dec = cell (c, 2), .rne = cell (c, 3), .ls = cell (c, 4), .cin = cell (c, 5),
                         .place = cell (c, 6), .provider_kind = cell (c, 7), .rec = cell (c, 8), .reason = cell (c, 9),
                         .postcode = cell (c, 10), .urn = cell (c, 11), .year = atoi (c[0]), .order = i + 1, .source = cell (c, 1) };

      g_assert_cmpuint (g_strv_length (c), <=, N_COLUMNS);
      g_assert_cmpuint (chain->n, <, MAX_EPISODES);
      g_ptr_array_add (chain->cells, c);
      chain->episodes[chain->n++] = one;
      if (!years)
        add_year (chain->years, one.year);
    }
  for (guint i = 0; named && named[i]; i++)
    add_year (chain->years, atoi (named[i]));
}

static void
chain_clear (Chain *chain)
{
  g_strfreev (chain->lines);
  g_ptr_array_unref (chain->cells);
  g_array_unref (chain->years);
}

static const char *
shown (const char *text)
{
  return text ? text : "-";
}

static char *
span (const char *start, gboolean known, const char *end)
{
  return g_strdup_printf ("%s%s..%s", start, known ? "" : "~", end ? end : "");
}

static char *
join (GPtrArray *lines)
{
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

static char *
show_periods (const CldSlices *slices)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < slices->periods->len; i++)
    {
      const CldPeriodSlice *one = &g_array_index (slices->periods, CldPeriodSlice, i);
      g_autofree char *days = span (one->started_on, one->start_known, one->ended_on);

      g_ptr_array_add (lines, g_strdup_printf ("%s %s %s", days, shown (one->reason_ended), shown (one->category_of_need)));
    }
  return join (lines);
}

static char *
show_statuses (const CldSlices *slices)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < slices->statuses->len; i++)
    {
      const CldStatusSlice *one = &g_array_index (slices->statuses, CldStatusSlice, i);
      g_autofree char *days = span (one->started_on, one->start_known, one->ended_on);

      g_ptr_array_add (lines, g_strdup_printf ("%s %s", days, shown (one->code)));
    }
  return join (lines);
}

static char *
show_placements (const CldSlices *slices)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < slices->placements->len; i++)
    {
      const CldPlacementSlice *one = &g_array_index (slices->placements, CldPlacementSlice, i);
      g_autofree char *days = span (one->started_on, one->start_known, one->ended_on);
      const char *home = one->within >= 0 ? g_array_index (slices->placements, CldPlacementSlice, one->within).started_on : NULL;

      g_ptr_array_add (lines, g_strdup_printf ("%s %s%s%s %s %s %s %s>%s", days, shown (one->type), home ? " in " : "", home ? home : "",
                                               shown (one->provider_kind), shown (one->urn), shown (one->postcode),
                                               shown (one->reason_started), shown (one->reason_ended)));
    }
  return join (lines);
}

static char *
show_remarks (const CldSlices *slices)
{
  static const char *const flags[] = {
    [CLD_EPISODE_END_MOVED] = "end-moved",
    [CLD_EPISODE_NOT_MENTIONED] = "not-mentioned",
    [CLD_EPISODE_OPEN_BEFORE_START] = "open-before-start",
    [CLD_EPISODE_REPLACED] = "replaced",
    [CLD_EPISODE_NO_NEXT] = "no-next",
    [CLD_EPISODE_CONTINUES_AFTER_END] = "continues-after-end",
    [CLD_EPISODE_PLACEMENT_DIFFERS] = "placement-differs",
    [CLD_EPISODE_NO_DAYS] = "no-days",
  };
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < slices->remarks->len; i++)
    {
      const CldEpisodeRemark *one = &g_array_index (slices->remarks, CldEpisodeRemark, i);

      g_ptr_array_add (lines, g_strdup_printf ("%s %s", (const char *) one->source, flags[one->flag]));
    }
  return join (lines);
}

static void
compare (const char *what, char *found, const char *expected)
{
  g_autofree char *own = found;

  if (strcmp (own, expected) != 0)
    {
      g_test_message ("%s: expected\n%s\ngot\n%s", what, expected, own);
      g_test_fail ();
    }
}

static void
test_case (gconstpointer data)
{
  const Case *one = data;
  Chain chain;
  CldSlices slices;

  chain_init (&chain, one->episodes, one->years);
  cld_slices_init (&slices);
  cld_slices_make (&slices, chain.episodes, chain.n, (const int *) (gpointer) chain.years->data, chain.years->len);
  compare ("periods", show_periods (&slices), one->periods);
  compare ("statuses", show_statuses (&slices), one->statuses);
  compare ("placements", show_placements (&slices), one->placements);
  compare ("remarks", show_remarks (&slices), one->remarks);
  cld_slices_clear (&slices);
  chain_clear (&chain);
}

static void
test_none (void)
{
  CldSlices slices;

  cld_slices_init (&slices);
  cld_slices_make (&slices, NULL, 0, NULL, 0);
  g_assert_cmpuint (slices.periods->len + slices.statuses->len + slices.placements->len + slices.remarks->len, ==, 0);
  cld_slices_clear (&slices);
}

/* Slices are emptied for the next child. */
static void
test_reset (void)
{
  Chain chain;
  CldSlices slices;

  cld_slices_init (&slices);
  for (guint i = 0; i < 2; i++)
    {
      chain_init (&chain, cases[1].episodes, NULL);
      cld_slices_make (&slices, chain.episodes, chain.n, (const int *) (gpointer) chain.years->data, chain.years->len);
      compare ("placements", show_placements (&slices), cases[1].placements);
      cld_slices_reset (&slices);
      g_assert_cmpuint (slices.periods->len + slices.statuses->len + slices.placements->len + slices.remarks->len, ==, 0);
      chain_clear (&chain);
    }
  cld_slices_clear (&slices);
}

static void
test_absence (void)
{
  for (char type[] = "T0"; type[1] <= '9'; type[1]++)
    g_assert_cmpint (cld_episode_is_absence (type), ==, type[1] <= '4');
  g_assert_false (cld_episode_is_absence (NULL));
  g_assert_false (cld_episode_is_absence (""));
  g_assert_false (cld_episode_is_absence ("T"));
  g_assert_false (cld_episode_is_absence ("T11"));
  g_assert_false (cld_episode_is_absence ("U4"));
}

static const char *
pick (GRand *rand, const char *const *from)
{
  return from[g_rand_int_range (rand, 0, (int) g_strv_length ((char **) from))];
}

/* A chain as bad as returns can be: any reason, any end, rows of three years with one start. */
static char *
make_chain (GRand *rand)
{
  static const char *const reasons[] = { "S", "L", "P", "T", "U", "B", "P", "L", "-", "Q", NULL };
  static const char *const statuses[] = { "C1", "C2", "V2", "-", NULL };
  static const char *const places[] = { "U4", "K2", "T1", "T4", "H5", "K3", "Z1", "Z12", "-", NULL };
  static const char *const ends[] = { "X1", "X1", "E4A", "-", NULL };
  static const char *const posts[] = { "LS1", "LS2", "-", NULL };
  static const char *const urns[] = { "SC1", "SC2", "-", NULL };
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  int n = g_rand_int_range (rand, 1, MAX_EPISODES);

  for (int i = 0; i < n; i++)
    {
      int start = g_rand_int_range (rand, 1, 13), end = g_rand_int_range (rand, start, 14);
      g_autofree char *dec = end == 13 ? g_strdup ("-") : g_strdup_printf ("2024-%02d-01", end);

      g_ptr_array_add (lines, g_strdup_printf ("%d 2024-%02d-01 %s %s %s N1 %s PR1 %s - %s %s", g_rand_int_range (rand, 2024, 2027), start, dec, pick (rand, reasons),
                                               pick (rand, statuses), pick (rand, places), end == 13 ? "-" : pick (rand, ends), pick (rand, posts), pick (rand, urns)));
    }
  return join (lines);
}

static char *
show_all (Chain *chain)
{
  CldSlices slices;
  char *all;

  cld_slices_init (&slices);
  cld_slices_make (&slices, chain->episodes, chain->n, (const int *) (gpointer) chain->years->data, chain->years->len);
  {
    g_autofree char *periods = show_periods (&slices), *statuses = show_statuses (&slices), *placements = show_placements (&slices), *remarks = show_remarks (&slices);

    all = g_strdup_printf ("%s\n\n%s\n\n%s\n\n%s", periods, statuses, placements, remarks);
  }
  cld_slices_clear (&slices);
  return all;
}

static void
shuffle (GRand *rand, Chain *chain)
{
  for (guint i = chain->n; i > 1; i--)
    {
      guint j = (guint) g_rand_int_range (rand, 0, (int) i);
      CldEpisode kept = chain->episodes[i - 1];

      chain->episodes[i - 1] = chain->episodes[j];
      chain->episodes[j] = kept;
    }
  if (chain->years->len > 1 && g_rand_boolean (rand))
    {
      int first = g_array_index (chain->years, int, 0);

      g_array_remove_index (chain->years, 0);
      g_array_append_val (chain->years, first);
    }
}

/* The order of the rows, and of the years, says nothing. */
static void
test_any_order (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (903);

  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *text = make_chain (rand);
      Chain plain, shuffled;
      g_autofree char *expected = NULL, *found = NULL;

      chain_init (&plain, text, NULL);
      chain_init (&shuffled, text, NULL);
      shuffle (rand, &shuffled);
      expected = show_all (&plain);
      found = show_all (&shuffled);
      if (strcmp (expected, found) != 0)
        g_test_message ("chain %u:\n%s", i, text);
      g_assert_cmpstr (found, ==, expected);
      chain_clear (&plain);
      chain_clear (&shuffled);
    }
}

static void
check_placements (const CldSlices *slices)
{
  const char *last = "";

  for (guint i = 0; i < slices->placements->len; i++)
    {
      const CldPlacementSlice *one = &g_array_index (slices->placements, CldPlacementSlice, i);

      g_assert_cmpstr (last, <, one->started_on);
      g_assert_true (!one->ended_on || strcmp (one->ended_on, one->started_on) >= 0);
      g_assert_cmpint (one->within, <, (int) i);
      if (one->within >= 0)
        {
          g_assert_true (cld_episode_is_absence (one->type));
          g_assert_false (cld_episode_is_absence (g_array_index (slices->placements, CldPlacementSlice, one->within).type));
        }
      last = one->started_on;
    }
}

/* Whatever the rows say: slices in order of their start, none ends before it starts, absences in what is none. */
static void
test_invariants (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2026);

  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *text = make_chain (rand);
      const char *last_period = "", *last_status = "";
      Chain chain;
      CldSlices slices;

      chain_init (&chain, text, NULL);
      cld_slices_init (&slices);
      cld_slices_make (&slices, chain.episodes, chain.n, (const int *) (gpointer) chain.years->data, chain.years->len);
      for (guint j = 0; j < slices.periods->len; j++)
        {
          const CldPeriodSlice *one = &g_array_index (slices.periods, CldPeriodSlice, j);

          g_assert_cmpstr (last_period, <, one->started_on);
          g_assert_true (!one->ended_on || strcmp (one->ended_on, one->started_on) >= 0);
          g_assert_true (one->ended_on || !one->reason_ended);
          last_period = one->started_on;
        }
      for (guint j = 0; j < slices.statuses->len; j++)
        {
          const CldStatusSlice *one = &g_array_index (slices.statuses, CldStatusSlice, j);

          g_assert_cmpstr (last_status, <, one->started_on);
          g_assert_true (!one->ended_on || strcmp (one->ended_on, one->started_on) >= 0);
          last_status = one->started_on;
        }
      check_placements (&slices);
      g_assert_cmpuint (slices.statuses->len, >=, slices.periods->len);
      cld_slices_clear (&slices);
      chain_clear (&chain);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/episodes/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/episodes/none", test_none);
  g_test_add_func ("/episodes/reset", test_reset);
  g_test_add_func ("/episodes/absence-types", test_absence);
  g_test_add_func ("/episodes/any-order", test_any_order);
  g_test_add_func ("/episodes/invariants", test_invariants);
  return g_test_run ();
}
