/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-facts.h"

G_BEGIN_DECLS

/**
 * CldArea:
 * @CLD_AREA_UNKNOWN: not recorded, or nobody says which area is ours
 * @CLD_AREA_OWN: our own
 * @CLD_AREA_ADJOINING: out of area, next door
 * @CLD_AREA_DISTANT: out of area, at a distance: neighbours are recorded and it is none
 * @CLD_AREA_OTHER: out of area; no neighbours are recorded, so that nobody knows how far
 * @CLD_AREA_CONFIDENTIAL: not told
 *
 * Where a placement is, seen from the authority that looks after the child.
 */
typedef enum
{
  CLD_AREA_UNKNOWN,
  CLD_AREA_OWN,
  CLD_AREA_ADJOINING,
  CLD_AREA_DISTANT,
  CLD_AREA_OTHER,
  CLD_AREA_CONFIDENTIAL,
} CldArea;

/**
 * CldAreaKnown:
 * @own: whether any authority is recorded as our own
 * @neighbours: whether any is recorded as adjoining ours
 * @is_own: whether the one asked about is our own
 * @is_adjoining: whether the one asked about adjoins ours
 *
 * What the records of authorities say.
 */
typedef struct
{
  gboolean own;
  gboolean neighbours;
  gboolean is_own;
  gboolean is_adjoining;
} CldAreaKnown;

CldArea cld_area_tell (const char *code, const CldAreaKnown *known);
CldPlace cld_area_get_place (CldArea area);

G_END_DECLS
