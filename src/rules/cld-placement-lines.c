/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-child-facts.h"

#include <string.h>

#include "cld-date.h"
#include "cld-kinds.h"

/* The history of placements with the days in care that have none. */

/* A day as a number; CLD_NO_DAY where it cannot be read. */
static gint32
read_day (const char *iso)
{
  return cld_date_is_iso (iso) ? cld_date_to_day (iso) : CLD_NO_DAY;
}

static const char *
write_day (CldArena *arena, gint32 day)
{
  char iso[CLD_DATE_SIZE];

  cld_date_from_day (day, iso);
  return cld_arena_strdup (arena, iso);
}

static int
count_days (gint32 from, gint32 until, gint32 today)
{
  if (from == CLD_NO_DAY)
    return -1;
  /* What is planned to end later has lasted until today. */
  if (until == CLD_NO_DAY || until > today)
    until = today;
  return MAX (0, until - from);
}

static gboolean
belongs_to (const CldRow *row, const CldRow *period)
{
  const char *from = cld_fact_get (row, PLACEMENT_STARTED_ON), *until = cld_fact_get (row, PLACEMENT_ENDED_ON);
  const char *first = cld_fact_get (period, CARE_PERIOD_STARTED_ON), *last = cld_fact_get (period, CARE_PERIOD_ENDED_ON);

  if (!from)
    return FALSE;
  return !period || ((!last || strcmp (from, last) < 0) && (!until || !first || strcmp (until, first) > 0 || strcmp (from, first) >= 0));
}

static CldPlacementLine
make_line (const CldChildFacts *facts, CldRow *row)
{
  CldPlacementLine line = {
    .placement = row,
    .from = cld_fact_get (row, PLACEMENT_STARTED_ON),
    .until = cld_fact_get (row, PLACEMENT_ENDED_ON),
    .absence = cld_fact_get (row, PLACEMENT_WITHIN) != NULL,
    .current = cld_fact_is_in_force (row, PLACEMENT_STARTED_ON, PLACEMENT_ENDED_ON, facts->today),
    .from_known = g_strcmp0 (cld_fact_get (row, PLACEMENT_START_KNOWN), "0") != 0,
  };

  line.days = count_days (read_day (line.from), line.until ? read_day (line.until) : CLD_NO_DAY, read_day (facts->today));
  return line;
}

/* A child of a series of short breaks lives at home between them. */
static gboolean
is_short_breaks (const CldChildFacts *facts, const char *day)
{
  GPtrArray *rows = cld_record_set_get (facts->set, &cld_legal_status_kind);

  for (guint i = 0; i < rows->len; i++)
    {
      const char *code = cld_fact_get (rows->pdata[i], LEGAL_STATUS_CODE);

      if (code && code[0] == 'V' && (code[1] == '3' || code[1] == '4') && cld_fact_is_in_force (rows->pdata[i], LEGAL_STATUS_STARTED_ON, LEGAL_STATUS_ENDED_ON, day))
        return TRUE;
    }
  return FALSE;
}

static void
add_gap (const CldChildFacts *facts, GArray *lines, gint32 from, gint32 until, gboolean open, CldArena *arena)
{
  CldPlacementLine gap = {
    .from = write_day (arena, from),
    .until = open ? NULL : write_day (arena, until),
    .days = until - from,
    .current = open,
    .from_known = TRUE,
  };

  if (!is_short_breaks (facts, gap.from))
    g_array_append_val (lines, gap);
}

/* Walks the placements oldest first; @covered is the first day that none has yet. What has not begun makes no gap. */
static void
add_gaps (const CldChildFacts *facts, GArray *lines, const CldRow *period, CldArena *arena)
{
  gint32 today = read_day (facts->today), covered = read_day (cld_fact_get (period, CARE_PERIOD_STARTED_ON));
  gint32 end = read_day (cld_fact_get (period, CARE_PERIOD_ENDED_ON));
  gboolean open = end == CLD_NO_DAY || end > today;
  gint32 last = open ? today : end;
  guint n = lines->len;

  if (!period || covered == CLD_NO_DAY || today == CLD_NO_DAY)
    return;
  for (guint i = 0; i < n; i++)
    {
      /* Adding may move the array. */
      CldPlacementLine line = g_array_index (lines, CldPlacementLine, i);
      gint32 from = read_day (line.from), until = line.until ? read_day (line.until) : G_MAXINT32;

      if (line.absence || from == CLD_NO_DAY || until == CLD_NO_DAY)
        continue;
      if (MIN (from, last) > covered)
        add_gap (facts, lines, covered, MIN (from, last), open && from > today, arena);
      covered = MAX (covered, until);
    }
  if (last > covered)
    add_gap (facts, lines, covered, last, open, arena);
}

static int
compare_oldest_first (gconstpointer a, gconstpointer b)
{
  const CldPlacementLine *left = a, *right = b;
  int order = g_strcmp0 (left->from, right->from);

  /* An absence may begin with its placement. */
  if (order == 0)
    order = (int) left->absence - (int) right->absence;
  return order != 0 || !left->placement || !right->placement ? order : g_strcmp0 (left->placement->ref, right->placement->ref);
}

static int
compare_newest_first (gconstpointer a, gconstpointer b)
{
  return compare_oldest_first (b, a);
}

/**
 * cld_child_facts_list_placements:
 * @facts: the facts
 * @period: (nullable): the period of care; %NULL for all placements, without gaps
 * @arena: where the days of gaps are made
 *
 * Lists the placements of a period of care with their absences, and the days of it that have no placement. A placement
 * to come is listed and makes no gap before it but up to today.
 *
 * Returns: (transfer full) (element-type CldPlacementLine): the lines, newest first
 */
GArray *
cld_child_facts_list_placements (const CldChildFacts *facts, const CldRow *period, CldArena *arena)
{
  GPtrArray *rows = cld_record_set_get (facts->set, &cld_placement_kind);
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (CldPlacementLine));

  for (guint i = 0; i < rows->len; i++)
    if (belongs_to (rows->pdata[i], period))
      {
        CldPlacementLine line = make_line (facts, rows->pdata[i]);

        g_array_append_val (lines, line);
      }
  g_array_sort (lines, compare_oldest_first);
  add_gaps (facts, lines, period, arena);
  g_array_sort (lines, compare_newest_first);
  return lines;
}
