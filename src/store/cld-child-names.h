/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-arena.h"
#include "cld-db.h"
#include "cld-kind.h"

G_BEGIN_DECLS

/**
 * CldChildName:
 * @child: the child's number
 * @name: (nullable): what the child is called, with the surname; %NULL where no name is recorded
 * @worker: (nullable): the child's social worker
 * @team: (nullable): the team
 * @restricted: whether the child's record is restricted
 * @search_key: folded names and number, for a search
 *
 * A child that a record of another kind names.
 */
typedef struct
{
  const char *child;
  const char *name;
  const char *worker;
  const char *team;
  gboolean restricted;
  const char *search_key;
} CldChildName;

GHashTable *cld_child_names_load (CldDb *db, const CldKind *kind, CldArena *arena, GError **error);

gboolean cld_child_is_named (CldDb *db, const CldKind *kind, const char *child, gboolean *named, GError **error);

G_END_DECLS
