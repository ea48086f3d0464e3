/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-row.h"
#include "cld-store.h"

/**
 * CldUndoRow:
 * @before: (nullable): the record before the undo
 * @after: (nullable): as the undo leaves it
 *
 * A record that an undo or redo set back.
 */
typedef struct
{
  CldRow *before;
  CldRow *after;
} CldUndoRow;

/**
 * CldUndoStep:
 * @is_redo: whether it is a redo
 * @rows: (element-type CldUndoRow): what was set back, of the kinds that the judge wants, in the order it was done
 * @n_left: how many records were left as they are
 * @change_set: key of the change set of the undo itself
 * @since: number of the last entry of what is taken back
 *
 * An undo or redo that is written and not committed.
 */
typedef struct
{
  gboolean is_redo;
  const GArray *rows;
  guint n_left;
  const char *change_set;
  gint64 since;
} CldUndoStep;

/**
 * CldUndoJudge:
 * @wants: whether it has to see records of a kind
 * @may: says of a step in its transaction whether it may be committed; where it may not, with an error. It is not asked where
 *   nothing that it wants was set back
 *
 * Who else decides on an undo: the rules of what may be recorded, which the store does not know.
 */
typedef struct
{
  gboolean (*wants) (const CldKind *kind);
  gboolean (*may) (CldStore *store, const CldUndoStep *step, GError **error);
} CldUndoJudge;

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
CldUndoResult *cld_undo_judged (CldStore *store, const char *change_set, const CldUndoJudge *judge, GError **error);
CldUndoResult *cld_redo_judged (CldStore *store, const char *change_set, const CldUndoJudge *judge, GError **error);
void cld_undo_result_free (CldUndoResult *result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CldUndoResult, cld_undo_result_free)
