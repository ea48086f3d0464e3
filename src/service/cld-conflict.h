/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-record.h"
#include "cld-store.h"

/**
 * CldConflictField:
 * @field: the index of a field
 * @base: (nullable): the value before both changed it
 * @theirs: (nullable): the value that is stored now
 * @mine: (nullable): the value that was to be saved
 * @by_me: whether it was changed here
 * @by_them: whether it was changed by somebody else
 *
 * A field of which two people have different values.
 */
typedef struct
{
  guint field;
  char *base;
  char *theirs;
  char *mine;
  gboolean by_me;
  gboolean by_them;
} CldConflictField;

/**
 * CldConflict:
 * @theirs: (nullable): the record as it is stored now; %NULL where it was removed
 * @fields: (element-type CldConflictField): what differs
 * @who: (nullable): the name of who changed it last
 * @at: (nullable): when, UTC
 *
 * Two versions of one record.
 */
typedef struct
{
  CldRecord *theirs;
  GArray *fields;
  char *who;
  char *at;
} CldConflict;

CldConflict *cld_conflict_find (CldStore *store, CldRecord *base, CldRecord *mine, GError **error);
void cld_conflict_free (CldConflict *conflict);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CldConflict, cld_conflict_free)
