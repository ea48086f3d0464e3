/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-arena.h"
#include "cld-date.h"
#include "cld-db.h"

G_BEGIN_DECLS

/**
 * CldProviderChild:
 * @child: the child's number
 * @given_names: (nullable)
 * @surname: (nullable)
 * @known_as: (nullable)
 * @restricted: whether the child's record is restricted
 * @placement: ref of the placement
 * @started_on: when it began
 * @ended_on: (nullable): when it ended, or the child's period of care in which it was
 * @provider: ref of the provider
 * @date_of_birth: (nullable): the child's
 * @worker: (nullable): the child's social worker
 *
 * A placement with a provider and the child whose it is.
 */
typedef struct
{
  const char *child;
  const char *given_names;
  const char *surname;
  const char *known_as;
  gboolean restricted;
  const char *placement;
  const char *started_on;
  const char *ended_on;
  const char *provider;
  const char *date_of_birth;
  const char *worker;
} CldProviderChild;

/**
 * CldProviderTold:
 * @event_on: day of the admission or discharge, or %CLD_NO_DAY
 * @received_on: day we were told, or %CLD_NO_DAY
 *
 * A notice under regulation 41 that a home gave.
 */
typedef struct
{
  gint32 event_on;
  gint32 received_on;
} CldProviderTold;

GArray *cld_provider_told_load (CldDb *db, const char *provider, GError **error);
GPtrArray *cld_provider_children_load (CldDb *db, const char *provider, const char *since, const char *until, CldArena *arena, GError **error);
GPtrArray *cld_provider_children_load_all (CldDb *db, const char *since, const char *until, CldArena *arena, GError **error);

G_END_DECLS
