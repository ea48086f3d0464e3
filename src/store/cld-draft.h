/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-kind.h"
#include "cld-store.h"

/**
 * CldDraftValue:
 * @field: the field's id
 * @typed: (nullable): what was typed, which may not be a value yet; %NULL where the field was cleared
 * @base: (nullable): the value when the form was opened
 *
 * A field that was changed.
 */
typedef struct
{
  char *field;
  char *typed;
  char *base;
} CldDraftValue;

/**
 * CldDraft:
 * @actor: whose it is
 * @kind: what kind of record
 * @ref: (nullable): the record's public name, %NULL for a new one
 * @child: (nullable): the child it is about
 * @version: the record's version when the form was opened, 0 for a new one
 * @saved_at: (nullable): when it was kept, UTC; the store sets it
 * @values: (element-type CldDraftValue): the fields that were changed
 *
 * What somebody typed into a form and did not save.
 */
typedef struct
{
  char *actor;
  const CldKind *kind;
  char *ref;
  char *child;
  int version;
  char *saved_at;
  GPtrArray *values;
} CldDraft;

CldDraft *cld_draft_new (const char *actor, const CldKind *kind, const char *ref, const char *child, int version);
CldDraft *cld_draft_copy (const CldDraft *draft);
void cld_draft_free (CldDraft *draft);
void cld_draft_add (CldDraft *draft, const char *field, const char *typed, const char *base);

gboolean cld_draft_save (CldStore *store, CldDraft *draft, GError **error);
gboolean cld_draft_remove (CldStore *store, const CldDraft *draft, GError **error);
CldDraft *cld_draft_find (CldDb *db, const char *actor, const CldKind *kind, const char *ref, const char *child, GError **error);
GPtrArray *cld_draft_list (CldDb *db, const char *actor, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CldDraft, cld_draft_free)
