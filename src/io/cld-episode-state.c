/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-episode-state.h"

#include <string.h>

#include "cld-kinds.h"
#include "cld-return-table.h"

static gboolean
holds (const CldRow *row, guint started_on, guint ended_on, const char *day)
{
  const char *start = row->values[started_on], *end = row->values[ended_on];

  return strcmp (start, day) <= 0 && (!end || strcmp (day, end) < 0);
}

/* The row of @kind that holds @day and starts last. */
static const CldRow *
find (GPtrArray *rows, const CldKind *kind, guint started_on, guint ended_on, const char *day, gboolean absence)
{
  const CldRow *found = NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      const CldRow *row = rows->pdata[i];

      if (row->kind != kind || !holds (row, started_on, ended_on, day))
        continue;
      if (kind == &cld_placement_kind && (row->values[PLACEMENT_WITHIN] != NULL) != absence)
        continue;
      if (!found || strcmp (row->values[started_on], found->values[started_on]) > 0)
        found = row;
    }
  return found;
}

static void
take_earlier (const char **next, const char *candidate, const char *day)
{
  if (candidate && strcmp (candidate, day) > 0 && (!*next || strcmp (candidate, *next) < 0))
    *next = candidate;
}

/* The first day after @day on which a status or a placement begins or ends, up to the end of the period. */
static const char *
find_next (GPtrArray *rows, const CldRow *period, const char *day)
{
  const char *next = period->values[CARE_PERIOD_ENDED_ON];

  for (guint i = 0; i < rows->len; i++)
    {
      const CldRow *row = rows->pdata[i];

      if (row->kind == &cld_legal_status_kind)
        {
          take_earlier (&next, row->values[LEGAL_STATUS_STARTED_ON], day);
          take_earlier (&next, row->values[LEGAL_STATUS_ENDED_ON], day);
        }
      else if (row->kind == &cld_placement_kind)
        {
          take_earlier (&next, row->values[PLACEMENT_STARTED_ON], day);
          /* A placement that ended when its absence began ended with no row of its own. */
          take_earlier (&next, row->values[PLACEMENT_ENDED_ON], day);
        }
    }
  return next;
}

static gboolean
starts_on (const CldRow *row, guint started_on, guint start_known, const char *day)
{
  return row && strcmp (row->values[started_on], day) == 0 && g_strcmp0 (row->values[start_known], "0") != 0;
}

static const char *
reason_begun (const CldRow *period, const CldRow *status, const CldRow *placement, const char *day)
{
  gboolean new_status = starts_on (status, LEGAL_STATUS_STARTED_ON, LEGAL_STATUS_START_KNOWN, day);
  const char *reason = placement->values[PLACEMENT_REASON_STARTED];

  if (starts_on (period, CARE_PERIOD_STARTED_ON, CARE_PERIOD_START_KNOWN, day))
    return "S";
  if (!starts_on (placement, PLACEMENT_STARTED_ON, PLACEMENT_START_KNOWN, day))
    return new_status ? "L" : "P";
  if (reason && strchr ("TU", reason[0]) && reason[1] == '\0')
    return new_status ? "U" : "T";
  return new_status ? "B" : "P";
}

static const char *
reason_moved (const CldRow *home, const CldRow *absence, const char *end)
{
  if (absence || g_strcmp0 (home->values[PLACEMENT_ENDED_ON], end) != 0)
    return NULL;
  return home->values[PLACEMENT_REASON_ENDED];
}

/**
 * cld_episode_state:
 * @rows: (element-type CldRow): a child's records
 * @day: a day
 * @state: (out caller-allocates): what they say
 *
 * Tells the episode that begins on @day, or that @day is in. The provider's cell holds its ref.
 */
void
cld_episode_state (GPtrArray *rows, const char *day, CldEpisodeState *state)
{
  const CldRow *period = find (rows, &cld_care_period_kind, CARE_PERIOD_STARTED_ON, CARE_PERIOD_ENDED_ON, day, FALSE);
  const CldRow *status = find (rows, &cld_legal_status_kind, LEGAL_STATUS_STARTED_ON, LEGAL_STATUS_ENDED_ON, day, FALSE);
  const CldRow *home = find (rows, &cld_placement_kind, PLACEMENT_STARTED_ON, PLACEMENT_ENDED_ON, day, FALSE);
  const CldRow *absence = find (rows, &cld_placement_kind, PLACEMENT_STARTED_ON, PLACEMENT_ENDED_ON, day, TRUE);
  const CldRow *placement = absence ? absence : home;
  const char *end;

  memset (state, 0, sizeof *state);
  state->there = period && status && placement;
  if (!state->there)
    return;
  end = find_next (rows, period, day);
  state->cells[EPISODES_DECOM] = day;
  state->cells[EPISODES_RNE] = reason_begun (period, status, placement, day);
  state->cells[EPISODES_LS] = status->values[LEGAL_STATUS_CODE];
  state->cells[EPISODES_CIN] = period->values[CARE_PERIOD_CATEGORY_OF_NEED];
  state->cells[EPISODES_PLACE] = placement->values[PLACEMENT_TYPE];
  state->cells[EPISODES_PLACE_PROVIDER] = placement->values[PLACEMENT_PROVIDER_KIND];
  state->cells[EPISODES_PL_POST] = placement->values[PLACEMENT_POSTCODE];
  state->cells[EPISODES_URN] = placement->values[PLACEMENT_PROVIDER];
  state->cells[EPISODES_DEC] = end;
  if (!end)
    return;
  if (g_strcmp0 (end, period->values[CARE_PERIOD_ENDED_ON]) == 0)
    {
      state->cells[EPISODES_REC] = period->values[CARE_PERIOD_REASON_ENDED];
      return;
    }
  state->cells[EPISODES_REC] = "X1";
  if (home)
    state->cells[EPISODES_REASON] = reason_moved (home, absence, end);
}

static void
add_day (GPtrArray *days, const char *day)
{
  for (guint i = 0; i < days->len; i++)
    if (strcmp (days->pdata[i], day) == 0)
      return;
  g_ptr_array_add (days, (gpointer) day);
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * cld_episode_starts:
 * @rows: (element-type CldRow): a child's records
 * @days: (element-type utf8): filled with the days on which episodes begin, in order; the texts are the records'
 *
 * A day on which a period, a status or a placement begins, or the child comes back from an absence.
 */
void
cld_episode_starts (GPtrArray *rows, GPtrArray *days)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const CldRow *row = rows->pdata[i];

      if (row->kind == &cld_care_period_kind)
        add_day (days, row->values[CARE_PERIOD_STARTED_ON]);
      else if (row->kind == &cld_legal_status_kind)
        add_day (days, row->values[LEGAL_STATUS_STARTED_ON]);
      else if (row->kind == &cld_placement_kind)
        {
          add_day (days, row->values[PLACEMENT_STARTED_ON]);
          if (row->values[PLACEMENT_WITHIN] && row->values[PLACEMENT_ENDED_ON])
            add_day (days, row->values[PLACEMENT_ENDED_ON]);
        }
    }
  g_ptr_array_sort (days, compare_days);
}
