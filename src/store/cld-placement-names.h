/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-arena.h"
#include "cld-db.h"

G_BEGIN_DECLS

/**
 * CldPlacementNames:
 * @child: the child's number
 * @surname: (nullable): family name
 * @given_names: (nullable): given names
 * @known_as: (nullable): what people call the child
 * @ref: (nullable): the placement; %NULL where the child has none that was asked for
 * @carer: (nullable): who cares for the child
 * @area: (nullable): the area authority: a DfE number or a code of locality.csv
 * @miles: (nullable): how far it is from home, as recorded
 * @provider_kind: (nullable): code
 * @provider: (nullable): ref of the provider
 * @provider_name: (nullable): its name
 * @urn: (nullable): its URN
 * @restricted: whether its address must not be given away
 *
 * What the facts of the timetable do not hold of a placement. No address and no postcode is among it.
 */
typedef struct
{
  const char *child;
  const char *surname;
  const char *given_names;
  const char *known_as;
  const char *ref;
  const char *carer;
  const char *area;
  const char *miles;
  const char *provider_kind;
  const char *provider;
  const char *provider_name;
  const char *urn;
  gboolean restricted;
} CldPlacementNames;

GArray *cld_placement_names_load (CldDb *db, const char *since, CldArena *arena, GError **error);

G_END_DECLS
