/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-missing-episode.h"

#include <glib/gi18n-lib.h>

/* Time missing or away without authorisation, on top of placements. */

/* clang-format off */
static const CldField fields[] = {
  [MISSING_EPISODE_CHILD]                = { "child", N_("Child"), N_("Who"), CLD_REF, CLD_NEEDED | CLD_LIST, "child" },
  [MISSING_EPISODE_KIND]                 = { "kind", N_("Kind"), N_("What"), CLD_CHOICE, CLD_LIST, "missing_type" },
  [MISSING_EPISODE_STARTED_AT]           = { "started_at", N_("From"), N_("When"), CLD_MOMENT, CLD_NEEDED | CLD_LIST },
  [MISSING_EPISODE_ENDED_AT]             = { "ended_at", N_("Until"), N_("When"), CLD_MOMENT, CLD_LIST },
  [MISSING_EPISODE_INTERVIEW_OFFERED_AT] = { "interview_offered_at", N_("Return interview offered"), N_("Return interview"), CLD_MOMENT, 0 },
  [MISSING_EPISODE_INTERVIEW_ACCEPTED]   = { "interview_accepted", N_("Return interview accepted"), N_("Return interview"), CLD_BOOL, 0 },
  [MISSING_EPISODE_INTERVIEW_DONE_AT]    = { "interview_done_at", N_("Return interview done"), N_("Return interview"), CLD_MOMENT, CLD_LIST },
  [MISSING_EPISODE_POLICE_REF]           = { "police_ref", N_("Police reference"), N_("What"), CLD_TEXT, CLD_SEARCH | CLD_PRIVATE },
};
/* clang-format on */
G_STATIC_ASSERT (G_N_ELEMENTS (fields) == MISSING_EPISODE_N_FIELDS);

const CldKind cld_missing_episode_kind = {
  .id = "missing_episode",
  .title = N_("Missing episode"),
  .plural = N_("Missing episodes"),
  .fields = fields,
  .n_fields = MISSING_EPISODE_N_FIELDS,
  .child = MISSING_EPISODE_CHILD,
  .date = MISSING_EPISODE_STARTED_AT,
  .sort = { MISSING_EPISODE_STARTED_AT, -1 },
  .get_type = cld_missing_episode_get_type,
};

CLD_DEFINE_RECORD (CldMissingEpisode, cld_missing_episode, cld_missing_episode_kind)
