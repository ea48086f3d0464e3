/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-store.h"

/**
 * CldUndoResult:
 * @change_set: the change set that was undone or redone
 * @why: what it was for
 * @n_reversed: how many records were set back
 * @left: (element-type utf8): `kind/ref` of those that were left, since they changed since or others name them
 *
 * What an undo or redo did.
 */
typedef struct
{
  char *change_set;
  char *why;
  guint n_reversed;
  GPtrArray *left;
} CldUndoResult;

CldUndoResult *cld_undo (CldStore *store, const char *change_set, GError **error);
CldUndoResult *cld_redo (CldStore *store, const char *change_set, GError **error);
void cld_undo_result_free (CldUndoResult *result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CldUndoResult, cld_undo_result_free)
