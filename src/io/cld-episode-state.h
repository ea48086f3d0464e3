/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "cld-row.h"

/**
 * CldEpisodeState:
 * @there: whether the child is in care then, with a legal status and a placement
 * @cells: the columns of Episodes, as indexed by EPISODES_*; the child's number and the home postcode are left out
 *
 * What records say of the episode that begins on a day.
 */
typedef struct
{
  gboolean there;
  const char *cells[13];
} CldEpisodeState;

void cld_episode_state (GPtrArray *rows, const char *day, CldEpisodeState *state);
void cld_episode_starts (GPtrArray *rows, GPtrArray *days);
