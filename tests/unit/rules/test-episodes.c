/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-episodes.h"

#include <string.h>

/* A row of a return in a line:
 *   YEAR DECOM DEC RNE LS CIN PLACE PROVIDER_KIND REC REASON POSTCODE URN
 * `-` is blank, and so is what is left out at the end. Its place among the lines is its place in the return. */
#define MAX_EPISODES 16
#define N_COLUMNS 12

/* What a case gives is written the same way, a slice in a line:
 *   period     START[~]..[END] REASON CIN
 *   status     START[~]..[END] CODE
 *   placement  START[~]..[END] TYPE[ in START] PROVIDER_KIND URN POSTCODE REASON_STARTED>REASON_ENDED
 *   remark     DECOM FLAG
 * `~` says that the start is not known, no end that it is open. */
typedef struct
{
  const char *name;
  const char *years; /* collection years that are held, NULL for those of the episodes */
  const char *episodes;
  const char *periods;
  const char *statuses;
  const char *placements;
  const char *remarks;
} Case;

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

static const Case cases[] = {
  { "one-open", NULL,
    "2025 2024-05-01 - S C2 N1 U4 PR1 - - LS1 SC1",
    "2024-05-01.. - N1",
    "2024-05-01.. C2",
    "2024-05-01.. U4 PR1 SC1 LS1 S>-",
    "" },
  { "one-closed", NULL,
    "2025 2024-05-01 2024-07-09 S V2 N3 K2 PR4 E4A - LS2 SC2",
    "2024-05-01..2024-07-09 E4A N3",
    "2024-05-01..2024-07-09 V2",
    "2024-05-01..2024-07-09 K2 PR4 SC2 LS2 S>-",
    "" },
  { "status-alone", NULL,
    "2025 2024-05-01 2024-06-01 S C1 N1 U4 PR1 X1 - LS1 SC1\n"
    "2025 2024-06-01 - L C2 N1 U4 PR1 - - LS1 SC1",
    "2024-05-01.. - N1",
    "2024-05-01..2024-06-01 C1\n2024-06-01.. C2",
    "2024-05-01.. U4 PR1 SC1 LS1 S>-",
    "" },
  { "status-alone-again-the-same", NULL,
    "2025 2024-05-01 2024-06-01 S C2 N1 U4 PR1 X1 - LS1 SC1\n"
    "2025 2024-06-01 - L C2 N1 U4 PR1 - - LS1 SC1",
    "2024-05-01.. - N1",
    "2024-05-01.. C2",
    "2024-05-01.. U4 PR1 SC1 LS1 S>-",
    "" },
  { "placement", NULL,
    "2025 2024-05-01 2024-06-01 S C2 N1 U4 PR1 X1 CARPL LS1 SC1\n"
    "2025 2024-06-01 - P C2 N1 K2 PR4 - - LS2 SC2",
    "2024-05-01.. - N1",
    "2024-05-01.. C2",
    "2024-05-01..2024-06-01 U4 PR1 SC1 LS1 S>CARPL\n2024-06-01.. K2 PR4 SC2 LS2 P>-",
    "" },
  { "type", NULL,
    "2025 2024-05-01 2024-06-01 S C2 N1 U6 PR1 X1 PLACE LS1 SC1\n"
    "2025 2024-06-01 - T C2 N1 U4 PR1 - - LS1 SC1",
    "2024-05-01.. - N1",
    "2024-05-01.. C2",
    "2024-05-01..2024-06-01 U6 PR1 SC1 LS1 S>PLACE\n2024-06-01.. U4 PR1 SC1 LS1 T>-",
    "" },
  { "both", NULL,
    "2025 2024-05-01 2024-06-01 S C1 N1 U4 PR1 X1 LAREQ LS1 SC1\n"
    "2025 2024-06-01 - B C2 N1 K2 PR4 - - LS2 SC2",
    "2024-05-01.. - N1",
    "2024-05-01..2024-06-01 C1\n2024-06-01.. C2",
    "2024-05-01..2024-06-01 U4 PR1 SC1 LS1 S>LAREQ\n2024-06-01.. K2 PR4 SC2 LS2 B>-",
    "" },
  { "status-and-type", NULL,
    "2025 2024-05-01 2024-06-01 S C2 N1 U6 PR1 X1 PLACE LS1 SC1\n"
    "2025 2024-06-01 - U E1 N1 A3 PR1 - - LS1 SC1",
    "2024-05-01.. - N1",
    "2024-05-01..2024-06-01 C2\n2024-06-01.. E1",
    "2024-05-01..2024-06-01 U6 PR1 SC1 LS1 S>PLACE\n2024-06-01.. A3 PR1 SC1 LS1 U>-",
    "" },
  { "periods-apart", NULL,
    "2025 2024-05-01 2024-06-01 S V2 N1 U4 PR1 E4A - LS1 SC1\n"
    "2025 2024-09-01 - S V2 N4 U4 PR1 - - LS1 SC1",
    "2024-05-01..2024-06-01 E4A N1\n2024-09-01.. - N4",
    "2024-05-01..2024-06-01 V2\n2024-09-01.. V2",
    "2024-05-01..2024-06-01 U4 PR1 SC1 LS1 S>-\n2024-09-01.. U4 PR1 SC1 LS1 S>-",
    "" },
  { "start-on-the-day-of-the-end", NULL,
    "2025 2024-05-01 2024-06-01 S V2 N1 U4 PR1 E8 - LS1 SC1\n"
    "2025 2024-06-01 - S C2 N1 U4 PR1 - - LS1 SC1",
    "2024-05-01..2024-06-01 E8 N1\n2024-06-01.. - N1",
    "2024-05-01..2024-06-01 V2\n2024-06-01.. C2",
    "2024-05-01..2024-06-01 U4 PR1 SC1 LS1 S>-\n2024-06-01.. U4 PR1 SC1 LS1 S>-",
    "" },

  /* absences */
  { "absence-and-back", NULL,
    "2025 2024-05-01 2024-06-01 S C2 N1 U4 PR1 X1 - LS1 SC1\n"
    "2025 2024-06-01 2024-06-09 P C2 N1 T1 - X1 - LS9\n"
    "2025 2024-06-09 - P C2 N1 U4 PR1 - - LS1 SC1",
    "2024-05-01.. - N1",
    "2024-05-01.. C2",
    "2024-05-01.. U4 PR1 SC1 LS1 S>-\n2024-06-01..2024-06-09 T1 in 2024-05-01 - - LS9 P>-",
    "" },
  { "absence-not-back", NULL,
    "2025 2024-05-01 2024-06-01 S C2 N1 U4 PR1 X1 - LS1 SC1\n"
    "2025 2024-06-01 2024-06-09 P C2 N1 T3 - X1 - LS9\n"
    "2025 2024-06-09 - P C2 N1 K2 PR4 - - LS2 SC2",
    "2024-05-01.. - N1",
    "2024-05-01.. C2",
    "2024-05-01..2024-06-01 U4 PR1 SC1 LS1 S>-\n2024-06-01..2024-06-09 T3 in 2024-05-01 - - LS9 P>-\n"
    "2024-06-09.. K2 PR4 SC2 LS2 P>-",
    "" },
  { "two-absences-in-a-row-not-back", NULL,
    "2025 2024-05-01 2024-06-01 S C2 N1 U4 PR1 X1 - LS1 SC1\n"
    "2025 2024-06-01 2024-06-05 P C2 N1 T1 - X1 - LS9\n"
    "2025 2024-06-05 2024-06-09 P C2 N1 T2 - X1 - LS8\n"
    "2025 2024-06-09 - P C2 N1 K2 PR4 - - LS2 SC2",
    "2024-05-01.. - N1",
    "2024-05-01.. C2",
    "2024-05-01..2024-06-01 U4 PR1 SC1 LS1 S>-\n2024-06-01..2024-06-05 T1 in 2024-05-01 - - LS9 P>-\n"
    "2024-06-05..2024-06-09 T2 in 2024-05-01 - - LS8 P>-\n2024-06-09.. K2 PR4 SC2 LS2 P>-",
    "" },
  { "two-absences-apart-the-second-for-good", NULL,
    "2025 2024-05-01 2024-06-01 S C2 N1 U4 PR1 X1 - LS1 SC1\n"
    "2025 2024-06-01 2024-06-05 P C2 N1 T1 - X1 - LS9\n"
    "2025 2024-06-05 2024-06-09 P C2 N1 U4 PR1 X1 - LS1 SC1\n"
    "2025 2024-06-09 2024-06-12 P C2 N1 T4 - X1 - LS8\n"
    "2025 2024-06-12 - P C2 N1 K2 PR4 - - LS2 SC2",
    "2024-05-01.. - N1",
    "2024-05-01.. C2",
    "2024-05-01..2024-06-09 U4 PR1 SC1 LS1 S>-\n2024-06-01..2024-06-05 T1 in 2024-05-01 - - LS9 P>-\n"
    "2024-06-09..2024-06-12 T4 in 2024-05-01 - - LS8 P>-\n2024-06-12.. K2 PR4 SC2 LS2 P>-",
    "" },
  { "absence-still-open", NULL,
    "2025 2024-05-01 2024-06-01 S C2 N1 U4 PR1 X1 - LS1 SC1\n"
    "2025 2024-06-01 - P C2 N1 T0 - - - LS9",
    "2024-05-01.. - N1",
    "2024-05-01.. C2",
    "2024-05-01.. U4 PR1 SC1 LS1 S>-\n2024-06-01.. T0 in 2024-05-01 - - LS9 P>-",
    "" },
  { "care-ends-during-an-absence", NULL,
    "2025 2024-05-01 2024-06-01 S C2 N1 U4 PR1 X1 - LS1 SC1\n"
    "2025 2024-06-01 2024-06-20 P C2 N1 T2 - E4A - LS9",
    "2024-05-01..2024-06-20 E4A N1",
    "2024-05-01..2024-06-20 C2",
    "2024-05-01..2024-06-01 U4 PR1 SC1 LS1 S>-\n2024-06-01..2024-06-20 T2 in 2024-05-01 - - LS9 P>-",
    "" },
  { "status-changes-during-an-absence", NULL,
    "2025 2024-05-01 2024-06-01 S C1 N1 U4 PR1 X1 - LS1 SC1\n"
    "2025 2024-06-01 2024-06-05 P C1 N1 T1 - X1 - LS9\n"
    "2025 2024-06-05 2024-06-09 L C2 N1 T1 - X1 - LS9\n"
    "2025 2024-06-09 - P C2 N1 U4 PR1 - - LS1 SC1",
    "2024-05-01.. - N1",
    "2024-05-01..2024-06-05 C1\n2024-06-05.. C2",
    "2024-05-01.. U4 PR1 SC1 LS1 S>-\n2024-06-01..2024-06-09 T1 in 2024-05-01 - - LS9 P>-",
    "" },
  { "absence-first-known", NULL,
    "2025 2024-06-01 2024-06-09 P C2 N1 T1 - X1 - LS9\n"
    "2025 2024-06-09 - P C2 N1 U4 PR1 - - LS1 SC1",
    "2024-06-01~.. - N1",
    "2024-06-01~.. C2",
    "2024-06-01..2024-06-09 T1 - - LS9 P>-\n2024-06-09.. U4 PR1 SC1 LS1 P>-",
    "" },
  { "t5-is-no-absence", NULL,
    "2025 2024-05-01 2024-06-01 S C2 N1 U4 PR1 X1 - LS1 SC1\n"
    "2025 2024-06-01 - P C2 N1 T5 - - - LS9",
    "2024-05-01.. - N1",
    "2024-05-01.. C2",
    "2024-05-01..2024-06-01 U4 PR1 SC1 LS1 S>-\n2024-06-01.. T5 - - LS9 P>-",
    "" },

  /* codes that changed their name */
  { "h5-recoded-k3", NULL,
    "2024 2023-05-01 - S C2 N1 H5 PR4 - - LS1 SC1\n"
    "2025 2023-05-01 2024-10-01 S C2 N1 K3 PR4 X1 - LS1 SC1\n"
    "2025 2024-10-01 - L V2 N1 K3 PR4 - - LS1 SC1",
    "2023-05-01.. - N1",
    "2023-05-01..2024-10-01 C2\n2024-10-01.. V2",
    "2023-05-01.. K3 PR4 SC1 LS1 S>-",
    "" },
  { "h5-then-k3-after-an-absence", NULL,
    "2025 2024-02-01 2024-04-03 S C2 N1 H5 PR4 X1 - LS1 SC1\n"
    "2025 2024-04-03 2024-04-09 P C2 N1 T1 - X1 - LS9\n"
    "2025 2024-04-09 - P C2 N1 K3 PR4 - - LS1 SC1",
    "2024-02-01.. - N1",
    "2024-02-01.. C2",
    "2024-02-01.. K3 PR4 SC1 LS1 S>-\n2024-04-03..2024-04-09 T1 in 2024-02-01 - - LS9 P>-",
    "" },
  { "z1-recoded-z12-by-a-status-row", NULL,
    "2026 2025-02-01 2025-06-03 S C2 N1 Z1 - X1 - LS1\n"
    "2026 2025-06-03 - L V2 N1 Z12 - - - LS1",
    "2025-02-01.. - N1",
    "2025-02-01..2025-06-03 C2\n2025-06-03.. V2",
    "2025-02-01.. Z12 - - LS1 S>-",
    "" },

  /* what began before the first known episode */
  { "first-known-l", NULL,
    "2025 2024-06-01 - L C2 N1 U4 PR1 - - LS1 SC1",
    "2024-06-01~.. - N1", "2024-06-01.. C2", "2024-06-01~.. U4 PR1 SC1 LS1 L>-", "" },
  { "first-known-p", NULL,
    "2025 2024-06-01 - P C2 N1 U4 PR1 - - LS1 SC1",
    "2024-06-01~.. - N1", "2024-06-01~.. C2", "2024-06-01.. U4 PR1 SC1 LS1 P>-", "" },
  { "first-known-t", NULL,
    "2025 2024-06-01 - T C2 N1 U4 PR1 - - LS1 SC1",
    "2024-06-01~.. - N1", "2024-06-01~.. C2", "2024-06-01.. U4 PR1 SC1 LS1 T>-", "" },
  { "first-known-b", NULL,
    "2025 2024-06-01 - B C2 N1 U4 PR1 - - LS1 SC1",
    "2024-06-01~.. - N1", "2024-06-01.. C2", "2024-06-01.. U4 PR1 SC1 LS1 B>-", "" },
  { "first-known-u", NULL,
    "2025 2024-06-01 - U C2 N1 U4 PR1 - - LS1 SC1",
    "2024-06-01~.. - N1", "2024-06-01.. C2", "2024-06-01.. U4 PR1 SC1 LS1 U>-", "" },
  { "first-known-without-a-reason", NULL,
    "2025 2024-06-01 - - C2 N1 U4 PR1 - - LS1 SC1",
    "2024-06-01~.. - N1", "2024-06-01~.. C2", "2024-06-01~.. U4 PR1 SC1 LS1 ->-", "" },
  { "first-known-of-an-unknown-reason", NULL,
    "2025 2024-06-01 - X C2 N1 U4 PR1 - - LS1 SC1",
    "2024-06-01~.. - N1", "2024-06-01~.. C2", "2024-06-01~.. U4 PR1 SC1 LS1 X>-", "" },
  { "unknown-reason-other-placement", NULL,
    "2025 2024-05-01 2024-06-01 S C2 N1 U4 PR1 X1 CARPL LS1 SC1\n"
    "2025 2024-06-01 - Q C2 N1 K2 PR4 - - LS2 SC2",
    "2024-05-01.. - N1", "2024-05-01.. C2",
    "2024-05-01..2024-06-01 U4 PR1 SC1 LS1 S>CARPL\n2024-06-01.. K2 PR4 SC2 LS2 Q>-", "" },
  { "unknown-reason-same-placement", NULL,
    "2025 2024-05-01 2024-06-01 S C1 N1 U4 PR1 X1 - LS1 SC1\n"
    "2025 2024-06-01 - - C2 N1 U4 PR1 - - LS1 SC1",
    "2024-05-01.. - N1", "2024-05-01..2024-06-01 C1\n2024-06-01.. C2",
    "2024-05-01.. U4 PR1 SC1 LS1 S>-", "" },
  { "known-after-a-gap", NULL,
    "2025 2024-05-01 2024-06-01 S C1 N1 U4 PR1 E4A - LS1 SC1\n"
    "2025 2024-09-01 - L C2 N1 U4 PR1 - - LS1 SC1",
    "2024-05-01..2024-06-01 E4A N1\n2024-09-01~.. - N1",
    "2024-05-01..2024-06-01 C1\n2024-09-01.. C2",
    "2024-05-01..2024-06-01 U4 PR1 SC1 LS1 S>-\n2024-09-01~.. U4 PR1 SC1 LS1 L>-",
    "2024-09-01 continues-after-end" },

  /* joining years */
  { "open-last-year-ended-this-year", NULL,
    "2025 2024-05-01 - S C2 N1 U4 PR1 - - LS1 SC1\n"
    "2026 2024-05-01 2025-06-01 S C2 N1 U4 PR1 E4A - LS1 SC1",
    "2024-05-01..2025-06-01 E4A N1", "2024-05-01..2025-06-01 C2",
    "2024-05-01..2025-06-01 U4 PR1 SC1 LS1 S>-", "" },
  { "later-year-wins", NULL,
    "2026 2024-05-01 - S C2 N2 U5 PR2 - - LS2 SC2\n"
    "2025 2024-05-01 - S C1 N1 U4 PR1 - - LS1 SC1",
    "2024-05-01.. - N2", "2024-05-01.. C2", "2024-05-01.. U5 PR2 SC2 LS2 S>-", "" },
  { "later-year-blank-leaves", NULL,
    "2025 2024-05-01 - S C1 N1 U4 PR1 - - LS1 SC1\n"
    "2026 2024-05-01 - S C1 - U4 - - - - -",
    "2024-05-01.. - N1", "2024-05-01.. C1", "2024-05-01.. U4 PR1 SC1 LS1 S>-", "" },
  { "later-year-open-again", NULL,
    "2025 2024-05-01 2025-03-01 S C1 N1 U4 PR1 E8 - LS1 SC1\n"
    "2026 2024-05-01 - S C1 N1 U4 PR1 - - LS1 SC1",
    "2024-05-01.. - N1", "2024-05-01.. C1", "2024-05-01.. U4 PR1 SC1 LS1 S>-", "" },
  { "same-year-twice-the-later-row", NULL,
    "2025 2024-05-01 - S C1 N1 U4 PR1 - - LS1 SC1\n"
    "2025 2024-05-01 - S C2 N1 U4 PR1 - - LS1 SC1",
    "2024-05-01.. - N1", "2024-05-01.. C2", "2024-05-01.. U4 PR1 SC1 LS1 S>-", "" },
  { "not-mentioned", "2025 2026",
    "2025 2024-05-01 - S C2 N1 U4 PR1 - - LS1 SC1",
    "2024-05-01.. - N1", "2024-05-01.. C2", "2024-05-01.. U4 PR1 SC1 LS1 S>-",
    "2024-05-01 not-mentioned" },
  { "not-mentioned-two-years-on", "2024 2025 2026",
    "2024 2023-05-01 - S C2 N1 U4 PR1 - - LS1 SC1\n"
    "2025 2023-05-01 - S C2 N1 U4 PR1 - - LS1 SC1",
    "2023-05-01.. - N1", "2023-05-01.. C2", "2023-05-01.. U4 PR1 SC1 LS1 S>-",
    "2023-05-01 not-mentioned" },
  { "ended-and-not-mentioned-is-no-fault", "2025 2026",
    "2025 2024-05-01 2025-03-31 S C2 N1 U4 PR1 E4A - LS1 SC1",
    "2024-05-01..2025-03-31 E4A N1", "2024-05-01..2025-03-31 C2", "2024-05-01..2025-03-31 U4 PR1 SC1 LS1 S>-", "" },
  { "not-mentioned-but-followed", NULL,
    "2025 2024-05-01 - S C2 N1 U4 PR1 - - LS1 SC1\n"
    "2026 2025-06-01 - P C2 N1 K2 PR4 - - LS2 SC2",
    "2024-05-01.. - N1", "2024-05-01.. C2",
    "2024-05-01..2025-06-01 U4 PR1 SC1 LS1 S>-\n2025-06-01.. K2 PR4 SC2 LS2 P>-",
    "2024-05-01 not-mentioned\n2024-05-01 end-moved" },
  { "replaced-by-another-start", NULL,
    "2025 2024-05-01 - S C2 N1 U4 PR1 - - LS1 SC1\n"
    "2026 2024-05-08 - S C2 N1 U4 PR1 - - LS1 SC1",
    "2024-05-08.. - N1", "2024-05-08.. C2", "2024-05-08.. U4 PR1 SC1 LS1 S>-",
    "2024-05-01 replaced" },
  { "replaced-by-an-earlier-one", NULL,
    "2025 2024-05-01 - P C2 N1 U4 PR1 - - LS1 SC1\n"
    "2026 2024-03-01 - S C2 N1 K2 PR4 - - LS2 SC2",
    "2024-03-01.. - N1", "2024-03-01.. C2", "2024-03-01.. K2 PR4 SC2 LS2 S>-",
    "2024-05-01 replaced" },

  /* ends that do not meet */
  { "open-but-followed", NULL,
    "2025 2024-05-01 - S C2 N1 U4 PR1 - - LS1 SC1\n"
    "2025 2024-06-01 - P C2 N1 K2 PR4 - - LS2 SC2",
    "2024-05-01.. - N1", "2024-05-01.. C2",
    "2024-05-01..2024-06-01 U4 PR1 SC1 LS1 S>-\n2024-06-01.. K2 PR4 SC2 LS2 P>-",
    "2024-05-01 end-moved" },
  { "overlap", NULL,
    "2025 2024-05-01 2024-06-09 S C2 N1 U4 PR1 X1 - LS1 SC1\n"
    "2025 2024-06-01 - P C2 N1 K2 PR4 - - LS2 SC2",
    "2024-05-01.. - N1", "2024-05-01.. C2",
    "2024-05-01..2024-06-01 U4 PR1 SC1 LS1 S>-\n2024-06-01.. K2 PR4 SC2 LS2 P>-",
    "2024-05-01 end-moved" },
  { "gap", NULL,
    "2025 2024-05-01 2024-05-20 S C2 N1 U4 PR1 X1 - LS1 SC1\n"
    "2025 2024-06-01 - P C2 N1 K2 PR4 - - LS2 SC2",
    "2024-05-01.. - N1", "2024-05-01.. C2",
    "2024-05-01..2024-06-01 U4 PR1 SC1 LS1 S>-\n2024-06-01.. K2 PR4 SC2 LS2 P>-",
    "2024-05-01 end-moved" },
  { "x1-and-nothing-follows", NULL,
    "2025 2024-05-01 2024-06-01 S C2 N1 U4 PR1 X1 - LS1 SC1",
    "2024-05-01.. - N1", "2024-05-01.. C2", "2024-05-01.. U4 PR1 SC1 LS1 S>-",
    "2024-05-01 no-next" },
  { "care-ended-yet-goes-on", NULL,
    "2025 2024-05-01 2024-06-01 S C2 N1 U4 PR1 E4A - LS1 SC1\n"
    "2025 2024-06-01 - P C2 N1 K2 PR4 - - LS2 SC2",
    "2024-05-01.. - N1", "2024-05-01.. C2",
    "2024-05-01..2024-06-01 U4 PR1 SC1 LS1 S>-\n2024-06-01.. K2 PR4 SC2 LS2 P>-",
    "2024-06-01 continues-after-end" },
  { "open-before-a-new-period", NULL,
    "2025 2024-05-01 - S C2 N1 U4 PR1 - - LS1 SC1\n"
    "2025 2024-06-01 - S C2 N1 K2 PR4 - - LS2 SC2",
    "2024-05-01.. - N1\n2024-06-01.. - N1", "2024-05-01.. C2\n2024-06-01.. C2",
    "2024-05-01.. U4 PR1 SC1 LS1 S>-\n2024-06-01.. K2 PR4 SC2 LS2 S>-",
    "2024-05-01 open-before-start" },
  { "x1-before-a-new-period", NULL,
    "2025 2024-05-01 2024-05-20 S C2 N1 U4 PR1 X1 - LS1 SC1\n"
    "2025 2024-06-01 - S C2 N1 K2 PR4 - - LS2 SC2",
    "2024-05-01..2024-05-20 - N1\n2024-06-01.. - N1", "2024-05-01..2024-05-20 C2\n2024-06-01.. C2",
    "2024-05-01..2024-05-20 U4 PR1 SC1 LS1 S>-\n2024-06-01.. K2 PR4 SC2 LS2 S>-",
    "" },
  { "no-days", NULL,
    "2025 2024-05-01 2024-05-01 S V3 N2 U4 PR1 E4A",
    "2024-05-01..2024-05-01 E4A N2", "2024-05-01..2024-05-01 V3", "2024-05-01..2024-05-01 U4 PR1 - - S>-",
    "2024-05-01 no-days" },

  /* a change of legal status that is more than one */
  { "status-alone-but-elsewhere", NULL,
    "2025 2024-05-01 2024-06-01 S C1 N1 U4 PR1 X1 - LS1 SC1\n"
    "2025 2024-06-01 - L C2 N1 K2 PR4 - - LS2 SC2",
    "2024-05-01.. - N1", "2024-05-01..2024-06-01 C1\n2024-06-01.. C2",
    "2024-05-01..2024-06-01 U4 PR1 SC1 LS1 S>-\n2024-06-01.. K2 PR4 SC2 LS2 L>-",
    "2024-06-01 placement-differs" },
  { "status-alone-fills-what-was-blank", NULL,
    "2025 2024-05-01 2024-06-01 S C1 N1 U4 - X1\n"
    "2025 2024-06-01 - L C2 N1 U4 PR1 - - LS1 SC1",
    "2024-05-01.. - N1", "2024-05-01..2024-06-01 C1\n2024-06-01.. C2",
    "2024-05-01.. U4 PR1 SC1 LS1 S>-", "" },
  { "category-of-need-of-the-last", NULL,
    "2025 2024-05-01 2024-06-01 S C1 N1 U4 PR1 X1 - LS1 SC1\n"
    "2025 2024-06-01 2024-07-01 L C2 N3 U4 PR1 X1 - LS1 SC1\n"
    "2025 2024-07-01 - L E1 - U4 PR1 - - LS1 SC1",
    "2024-05-01.. - N3", "2024-05-01..2024-06-01 C1\n2024-06-01..2024-07-01 C2\n2024-07-01.. E1",
    "2024-05-01.. U4 PR1 SC1 LS1 S>-", "" },
  { "blank-status-goes-on", NULL,
    "2025 2024-05-01 2024-06-01 S C2 N1 U4 PR1 X1 - LS1 SC1\n"
    "2025 2024-06-01 - P - N1 K2 PR4 - - LS2 SC2",
    "2024-05-01.. - N1", "2024-05-01.. C2",
    "2024-05-01..2024-06-01 U4 PR1 SC1 LS1 S>-\n2024-06-01.. K2 PR4 SC2 LS2 P>-", "" },
};

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
