/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/**
 * CldEpisode:
 * @decom: start
 * @dec: (nullable): end; %NULL while it is open
 * @rne: (nullable): reason it began
 * @ls: (nullable): legal status
 * @cin: (nullable): category of need
 * @place: (nullable): placement type
 * @provider_kind: (nullable): kind of provider
 * @rec: (nullable): reason it ceased
 * @reason: (nullable): reason for the change of placement, on the episode that ended
 * @postcode: (nullable): of the placement
 * @urn: (nullable): of the provider
 * @year: the collection year of the return that says so
 * @order: place in that return; of two with one start the later is used
 * @source: the caller's
 *
 * A row of the return: a slice of a period of care with one legal status and one placement. Dates are ISO.
 */
typedef struct
{
  const char *decom;
  const char *dec;
  const char *rne;
  const char *ls;
  const char *cin;
  const char *place;
  const char *provider_kind;
  const char *rec;
  const char *reason;
  const char *postcode;
  const char *urn;
  int year;
  guint order;
  gconstpointer source;
} CldEpisode;

typedef struct
{
  const char *started_on;
  gboolean start_known;
  const char *ended_on;
  const char *reason_ended;
  const char *category_of_need;
} CldPeriodSlice;

typedef struct
{
  const char *started_on;
  gboolean start_known;
  const char *ended_on;
  const char *code;
} CldStatusSlice;

typedef struct
{
  const char *started_on;
  gboolean start_known;
  const char *ended_on;
  const char *type;
  int within; /* index of the placement it is an absence from, or -1 */
  const char *provider_kind;
  const char *urn;
  const char *postcode;
  const char *reason_started;
  const char *reason_ended;
} CldPlacementSlice;

/**
 * CldEpisodeFlag:
 * @CLD_EPISODE_END_MOVED: its end was moved to the real next start
 * @CLD_EPISODE_NOT_MENTIONED: open, and the next return does not mention it: left open
 * @CLD_EPISODE_OPEN_BEFORE_START: open, though a later one starts a new period of care: left open
 * @CLD_EPISODE_REPLACED: a later return has another one in its place
 * @CLD_EPISODE_NO_NEXT: it says that another follows that day, and none does: left open
 * @CLD_EPISODE_CONTINUES_AFTER_END: care ended and this one says that it continues
 * @CLD_EPISODE_PLACEMENT_DIFFERS: only the legal status changed, it says, but the placement is another
 * @CLD_EPISODE_NO_DAYS: it ends the day it starts
 *
 * What had to be decided about an episode, to be told to the user.
 */
typedef enum
{
  CLD_EPISODE_END_MOVED,
  CLD_EPISODE_NOT_MENTIONED,
  CLD_EPISODE_OPEN_BEFORE_START,
  CLD_EPISODE_REPLACED,
  CLD_EPISODE_NO_NEXT,
  CLD_EPISODE_CONTINUES_AFTER_END,
  CLD_EPISODE_PLACEMENT_DIFFERS,
  CLD_EPISODE_NO_DAYS,
} CldEpisodeFlag;

typedef struct
{
  CldEpisodeFlag flag;
  gconstpointer source; /* of the episode */
} CldEpisodeRemark;

/**
 * CldSlices:
 * @periods: (element-type CldPeriodSlice): by start
 * @statuses: (element-type CldStatusSlice): by start
 * @placements: (element-type CldPlacementSlice): by start, absences among them
 * @remarks: (element-type CldEpisodeRemark): what had to be decided
 *
 * What episodes say of a child. The texts are those of the episodes.
 */
typedef struct
{
  GArray *periods;
  GArray *statuses;
  GArray *placements;
  GArray *remarks;
} CldSlices;

void cld_slices_init (CldSlices *slices);
void cld_slices_reset (CldSlices *slices);
void cld_slices_clear (CldSlices *slices);
void cld_slices_make (CldSlices *slices, CldEpisode *episodes, guint n_episodes, const int *years, guint n_years);
gboolean cld_episode_is_absence (const char *place);
