/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-episodes.h"

#include <stdlib.h>
#include <string.h>

/* The joining of episodes follows ssda903: a later collection year wins over an earlier one, the start being the
 * key; what does not join is flagged and never ended by guess. */

/**
 * cld_slices_init:
 * @slices: slices
 *
 * Makes empty slices.
 */
void
cld_slices_init (CldSlices *slices)
{
  slices->periods = g_array_new (FALSE, TRUE, sizeof (CldPeriodSlice));
  slices->statuses = g_array_new (FALSE, TRUE, sizeof (CldStatusSlice));
  slices->placements = g_array_new (FALSE, TRUE, sizeof (CldPlacementSlice));
  slices->remarks = g_array_new (FALSE, TRUE, sizeof (CldEpisodeRemark));
}

/**
 * cld_slices_reset:
 * @slices: slices
 *
 * Empties them for the next child.
 */
void
cld_slices_reset (CldSlices *slices)
{
  g_array_set_size (slices->periods, 0);
  g_array_set_size (slices->statuses, 0);
  g_array_set_size (slices->placements, 0);
  g_array_set_size (slices->remarks, 0);
}

/**
 * cld_slices_clear:
 * @slices: slices
 *
 * Frees what they hold.
 */
void
cld_slices_clear (CldSlices *slices)
{
  g_clear_pointer (&slices->periods, g_array_unref);
  g_clear_pointer (&slices->statuses, g_array_unref);
  g_clear_pointer (&slices->placements, g_array_unref);
  g_clear_pointer (&slices->remarks, g_array_unref);
}

static void
remark (CldSlices *slices, CldEpisodeFlag flag, const CldEpisode *episode)
{
  CldEpisodeRemark one = { flag, episode->source };

  g_array_append_val (slices->remarks, one);
}

static gboolean
is_code (const char *code, const char *wanted)
{
  return code && strcmp (code, wanted) == 0;
}

static gboolean
is_one_of (const char *code, const char *letters)
{
  return code && code[0] && code[1] == '\0' && strchr (letters, code[0]) != NULL;
}

/**
 * cld_episode_is_absence:
 * @place: (nullable): a placement type
 *
 * Returns: whether it is a temporary one (T0-T4), within the placement that the child comes from
 */
gboolean
cld_episode_is_absence (const char *place)
{
  return place && place[0] == 'T' && place[1] >= '0' && place[1] <= '4' && place[2] == '\0';
}

static int
compare_episodes (const void *a, const void *b)
{
  const CldEpisode *x = a, *y = b;
  int order = strcmp (x->decom, y->decom);

  if (order != 0)
    return order;
  if (x->year != y->year)
    return x->year < y->year ? -1 : 1;
  return x->order < y->order ? -1 : x->order > y->order;
}

/* A blank cell leaves the value: what only the earlier return held is kept. An end is not kept against a later
 * return that says the episode is open: it is the later one's fact. */
static void
fill_blanks (CldEpisode *later, const CldEpisode *earlier)
{
  const char **to[] = { &later->rne, &later->ls, &later->cin, &later->place, &later->provider_kind, &later->postcode, &later->urn };
  const char *from[] = { earlier->rne, earlier->ls, earlier->cin, earlier->place, earlier->provider_kind, earlier->postcode, earlier->urn };
  gboolean same_place = g_strcmp0 (later->place, earlier->place) == 0;

  for (guint i = 0; i < G_N_ELEMENTS (to); i++)
    if (!*to[i] && (i < 4 || same_place))
      *to[i] = from[i];
}

static guint
join_years (CldEpisode *episodes, guint n)
{
  guint kept = 0;

  if (n > 0)
    qsort (episodes, n, sizeof (CldEpisode), compare_episodes);
  for (guint i = 0; i < n; i++)
    {
      if (kept > 0 && strcmp (episodes[kept - 1].decom, episodes[i].decom) == 0)
        {
          if (episodes[kept - 1].year != episodes[i].year)
            fill_blanks (&episodes[i], &episodes[kept - 1]);
          kept--;
        }
      episodes[kept++] = episodes[i];
    }
  return kept;
}

static int
next_year (int year, const int *years, guint n_years)
{
  int next = 0;

  for (guint i = 0; i < n_years; i++)
    if (years[i] > year && (next == 0 || years[i] < next))
      next = years[i];
  return next;
}

static gboolean
same_facts (const CldEpisode *a, const CldEpisode *b)
{
  return g_strcmp0 (a->ls, b->ls) == 0 && g_strcmp0 (a->place, b->place) == 0 &&
         g_strcmp0 (a->postcode, b->postcode) == 0 && g_strcmp0 (a->urn, b->urn) == 0;
}

/* Whether a later return has another episode in the place of @old, which it should have held and does not. */
static gboolean
is_replaced (const CldEpisode *old, const CldEpisode *episodes, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      const CldEpisode *other = &episodes[i];

      if (other->year <= old->year)
        continue;
      if (strcmp (other->decom, old->decom) < 0 && (!other->dec || strcmp (other->dec, old->decom) > 0))
        return TRUE;
      if (strcmp (other->decom, old->decom) > 0 && is_code (other->rne, old->rne ? old->rne : "") && same_facts (other, old))
        return TRUE;
    }
  return FALSE;
}

/* Whether the return of @year must hold @episode, from what is known of it. */
static gboolean
belongs_to (const CldEpisode *episode, int year)
{
  char first_day[] = "0000-04-01";

  if (!episode->dec)
    return TRUE;
  for (int i = 3, y = year - 1; i >= 0; i--, y /= 10)
    first_day[i] = (char) ('0' + y % 10);
  return strcmp (episode->dec, first_day) >= 0;
}

static guint
drop_replaced (CldSlices *slices, CldEpisode *episodes, guint n, const int *years, guint n_years)
{
  g_autofree gboolean *dropped = g_new0 (gboolean, n);
  guint kept = 0;

  for (guint i = 0; i < n; i++)
    {
      int next = next_year (episodes[i].year, years, n_years);

      if (next == 0 || !belongs_to (&episodes[i], next))
        continue;
      dropped[i] = is_replaced (&episodes[i], episodes, n);
      if (dropped[i])
        remark (slices, CLD_EPISODE_REPLACED, &episodes[i]);
      else if (!episodes[i].dec)
        remark (slices, CLD_EPISODE_NOT_MENTIONED, &episodes[i]);
    }
  for (guint i = 0; i < n; i++)
    if (!dropped[i])
      episodes[kept++] = episodes[i];
  return kept;
}

static void
move_end (CldSlices *slices, CldEpisode *episode, const CldEpisode *next)
{
  episode->dec = next->decom;
  episode->rec = "X1";
  remark (slices, CLD_EPISODE_END_MOVED, episode);
}

/* Makes the ends meet: after it an episode with a follower ends on its start, or ends a period of care. */
static void
join_ends (CldSlices *slices, CldEpisode *episodes, guint n)
{
  for (guint i = 0; i + 1 < n; i++)
    {
      CldEpisode *one = &episodes[i];
      const CldEpisode *next = &episodes[i + 1];
      gboolean starts = is_code (next->rne, "S");
      int order = one->dec ? strcmp (one->dec, next->decom) : 1;

      if (starts)
        {
          if (order > 0)
            remark (slices, CLD_EPISODE_OPEN_BEFORE_START, one);
        }
      else if (order > 0 || (order < 0 && (!one->rec || is_code (one->rec, "X1"))))
        move_end (slices, one, next);
      else if (one->rec && !is_code (one->rec, "X1"))
        remark (slices, CLD_EPISODE_CONTINUES_AFTER_END, next);
    }
  if (n > 0 && is_code (episodes[n - 1].rec, "X1"))
    remark (slices, CLD_EPISODE_NO_NEXT, &episodes[n - 1]);
  for (guint i = 0; i < n; i++)
    if (episodes[i].dec && strcmp (episodes[i].dec, episodes[i].decom) == 0)
      remark (slices, CLD_EPISODE_NO_DAYS, &episodes[i]);
}

/* Whether @episode begins a period of care, given the one before it. */
static gboolean
begins_period (const CldEpisode *before, const CldEpisode *episode)
{
  if (!before || is_code (episode->rne, "S"))
    return TRUE;
  return before->dec && strcmp (before->dec, episode->decom) < 0;
}

/* Where care stood when nothing follows @episode in its period: its end, unless it says that another follows. */
static const char *
end_of (const CldEpisode *episode)
{
  return is_code (episode->rec, "X1") ? NULL : episode->dec;
}

static void
make_periods (CldSlices *slices, const CldEpisode *episodes, guint n)
{
  CldPeriodSlice *period = NULL;

  for (guint i = 0; i < n; i++)
    {
      const CldEpisode *one = &episodes[i];
      const CldEpisode *before = i > 0 ? &episodes[i - 1] : NULL;

      if (begins_period (before, one))
        {
          CldPeriodSlice fresh = { one->decom, is_code (one->rne, "S"), NULL, NULL, NULL };

          /* X1 before a new start: care ended that day, why is not known. */
          if (period && !period->ended_on && before->dec)
            period->ended_on = before->dec;
          g_array_append_val (slices->periods, fresh);
          period = &g_array_index (slices->periods, CldPeriodSlice, slices->periods->len - 1);
        }
      if (one->cin)
        period->category_of_need = one->cin;
      period->ended_on = end_of (one);
      period->reason_ended = period->ended_on ? one->rec : NULL;
      /* A closing code with another episode that very day: care went on. */
      if (i + 1 < n && !begins_period (one, &episodes[i + 1]))
        period->ended_on = period->reason_ended = NULL;
    }
}

static void
make_statuses (CldSlices *slices, const CldEpisode *episodes, guint n)
{
  CldStatusSlice *status = NULL;

  for (guint i = 0; i < n; i++)
    {
      const CldEpisode *one = &episodes[i];
      gboolean begins = begins_period (i > 0 ? one - 1 : NULL, one);

      if (begins || (one->ls && g_strcmp0 (one->ls, status->code) != 0))
        {
          CldStatusSlice fresh = { one->decom, TRUE, NULL, one->ls };

          if (begins)
            fresh.start_known = is_one_of (one->rne, "SLBU");
          g_array_append_val (slices->statuses, fresh);
          status = &g_array_index (slices->statuses, CldStatusSlice, slices->statuses->len - 1);
        }
      if (i + 1 < n && !begins_period (one, one + 1))
        status->ended_on = one[1].ls && g_strcmp0 (one[1].ls, status->code) != 0 ? one[1].decom : NULL;
      else
        status->ended_on = end_of (one) ? end_of (one) : i + 1 < n ? one->dec : NULL;
    }
}

/* Codes that changed their name, not what they mean: H5 became K3, P2 and Z1 became Z11 to Z14. */
static gboolean
same_type (const char *a, const char *b)
{
  if (g_strcmp0 (a, b) == 0)
    return TRUE;
  if (!a || !b)
    return FALSE;
  if (is_code (a, "H5"))
    return is_code (b, "K3");
  return (is_code (a, "Z1") || is_code (a, "P2")) && b[0] == 'Z' && b[1] == '1';
}

static gboolean
same_text (const char *a, const char *b)
{
  return !a || !b || strcmp (a, b) == 0;
}

static gboolean
same_placement (const CldPlacementSlice *placement, const CldEpisode *episode)
{
  return same_type (placement->type, episode->place) && same_text (placement->postcode, episode->postcode) &&
         same_text (placement->urn, episode->urn) && same_text (placement->provider_kind, episode->provider_kind);
}

typedef struct
{
  CldSlices *slices;
  int home;    /* the placement the child lives in, or -1 */
  int absence; /* the absence the child is on, or -1 */
} PlacementState;

static CldPlacementSlice *
placement_at (PlacementState *state, int index)
{
  return &g_array_index (state->slices->placements, CldPlacementSlice, index);
}

static int
add_placement (PlacementState *state, const CldEpisode *episode, gboolean known, int within)
{
  CldPlacementSlice fresh = { episode->decom, known, NULL, episode->place, within, episode->provider_kind, episode->urn,
                              episode->postcode, episode->rne, NULL };

  g_array_append_val (state->slices->placements, fresh);
  return (int) state->slices->placements->len - 1;
}

static void
end_placement (PlacementState *state, int *index, const char *on, const char *reason)
{
  if (*index < 0)
    return;
  placement_at (state, *index)->ended_on = on;
  placement_at (state, *index)->reason_ended = reason;
  *index = -1;
}

/* A child who does not return from an absence: the placement ended the day the absence began. */
static const char *
first_absence_after (PlacementState *state, int home)
{
  /* Absences in a row are one stay away: the first of them that runs up to the last. */
  const char *from = NULL;

  for (int i = (int) state->slices->placements->len - 1; i > home; i--)
    {
      const CldPlacementSlice *one = placement_at (state, i);

      if (one->within != home || (from && g_strcmp0 (one->ended_on, from) != 0))
        break;
      from = one->started_on;
    }
  return from;
}

static void
start_home (PlacementState *state, const CldEpisode *before, const CldEpisode *episode, gboolean known)
{
  const char *left = state->absence >= 0 ? first_absence_after (state, state->home) : NULL;

  end_placement (state, &state->absence, episode->decom, before ? before->reason : NULL);
  end_placement (state, &state->home, left ? left : episode->decom, before ? before->reason : NULL);
  state->home = add_placement (state, episode, known, -1);
}

static void
continue_placement (PlacementState *state, const CldEpisode *episode)
{
  CldPlacementSlice *placement = placement_at (state, state->absence >= 0 ? state->absence : state->home);

  if (!placement->postcode)
    placement->postcode = episode->postcode;
  if (!placement->urn)
    placement->urn = episode->urn;
  if (!placement->provider_kind)
    placement->provider_kind = episode->provider_kind;
  if (episode->place && same_type (placement->type, episode->place))
    placement->type = episode->place;
}

static void
take_absence (PlacementState *state, const CldEpisode *episode, gboolean begins, gboolean known)
{
  if (!begins && state->absence >= 0 && is_one_of (episode->rne, "L"))
    {
      continue_placement (state, episode);
      return;
    }
  end_placement (state, &state->absence, episode->decom, NULL);
  state->absence = add_placement (state, episode, known, state->home);
}

/* Only the legal status changed, it says; but a placement elsewhere with another provider or of another type is
 * another placement. */
static gboolean
contradicts (const CldPlacementSlice *placement, const CldEpisode *episode)
{
  gboolean elsewhere = placement->postcode && episode->postcode && strcmp (placement->postcode, episode->postcode) != 0;
  gboolean otherwise = !same_text (placement->urn, episode->urn) || (episode->place && !same_type (placement->type, episode->place));

  return elsewhere && otherwise;
}

static void
take_home (PlacementState *state, const CldEpisode *before, const CldEpisode *episode, gboolean begins, gboolean known)
{
  gboolean moved = !is_one_of (episode->rne, "L");

  if (begins || state->home < 0)
    {
      start_home (state, before, episode, known);
      return;
    }
  if (state->absence >= 0 && same_placement (placement_at (state, state->home), episode))
    {
      end_placement (state, &state->absence, episode->decom, NULL);
      continue_placement (state, episode);
      return;
    }
  if (state->absence < 0 && !moved)
    {
      if (!contradicts (placement_at (state, state->home), episode))
        {
          continue_placement (state, episode);
          return;
        }
      remark (state->slices, CLD_EPISODE_PLACEMENT_DIFFERS, episode);
    }
  /* A row whose reason cannot be read begins a placement only where the placement is another. */
  if (!is_one_of (episode->rne, "PTBUL") && state->absence < 0 && same_placement (placement_at (state, state->home), episode))
    {
      continue_placement (state, episode);
      return;
    }
  start_home (state, before, episode, TRUE);
}

static void
end_all (PlacementState *state, const CldEpisode *last, const char *on)
{
  const char *left = state->absence >= 0 && state->home >= 0 ? first_absence_after (state, state->home) : NULL;

  end_placement (state, &state->absence, on, last->reason);
  end_placement (state, &state->home, on && left ? left : on, last->reason);
}

static void
make_placements (CldSlices *slices, const CldEpisode *episodes, guint n)
{
  PlacementState state = { slices, -1, -1 };

  for (guint i = 0; i < n; i++)
    {
      const CldEpisode *one = &episodes[i];
      const CldEpisode *before = i > 0 ? one - 1 : NULL;
      gboolean begins = begins_period (before, one);
      gboolean known = !begins || is_one_of (one->rne, "SPTBU");

      if (begins && before)
        end_all (&state, before, before->dec);
      if (cld_episode_is_absence (one->place))
        take_absence (&state, one, begins, known);
      else
        take_home (&state, before, one, begins, known);
    }
  if (n > 0)
    end_all (&state, &episodes[n - 1], end_of (&episodes[n - 1]));
}

/**
 * cld_slices_make:
 * @slices: emptied slices, filled with what the episodes say
 * @episodes: (array length=n_episodes): one child's episodes of all returns, in any order; they are sorted and
 *   joined in place
 * @n_episodes: how many
 * @years: (array length=n_years): the collection years whose episodes are held for any child
 * @n_years: how many
 *
 * Turns episodes into periods of care, legal statuses and placements. A change of legal status alone starts no
 * placement; temporary placements (T0-T4) are absences within one. A first known episode that did not start care
 * leaves the start of what it does not begin open: the placement's where the legal status changed (L), the legal
 * status's where the placement did (P, T), only the period's where both did (B, U).
 */
void
cld_slices_make (CldSlices *slices, CldEpisode *episodes, guint n_episodes, const int *years, guint n_years)
{
  guint n = join_years (episodes, n_episodes);

  n = drop_replaced (slices, episodes, n, years, n_years);
  join_ends (slices, episodes, n);
  make_periods (slices, episodes, n);
  make_statuses (slices, episodes, n);
  make_placements (slices, episodes, n);
}
