/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-record-set.h"

/* Rows of any kinds together: one child with everything recorded of it and what that names, or a folder's files. */
struct _CldRecordSet
{
  CldArena *arena;
  GPtrArray **by_kind;
};

/**
 * cld_record_set_new:
 *
 * Returns: (transfer full): an empty set with an arena of its own
 */
CldRecordSet *
cld_record_set_new (void)
{
  CldRecordSet *set = g_new0 (CldRecordSet, 1);

  set->arena = cld_arena_new ();
  set->by_kind = g_new (GPtrArray *, cld_kinds_count ());
  for (guint i = 0; i < cld_kinds_count (); i++)
    set->by_kind[i] = g_ptr_array_new ();
  return set;
}

/**
 * cld_record_set_free:
 * @set: (nullable): a set
 *
 * Frees @set, its arena and so its rows.
 */
void
cld_record_set_free (CldRecordSet *set)
{
  if (!set)
    return;
  for (guint i = 0; i < cld_kinds_count (); i++)
    g_ptr_array_unref (set->by_kind[i]);
  g_free (set->by_kind);
  cld_arena_free (set->arena);
  g_free (set);
}

/**
 * cld_record_set_get_arena:
 * @set: a set
 *
 * Returns: (transfer none): where rows for @set are made
 */
CldArena *
cld_record_set_get_arena (CldRecordSet *set)
{
  return set->arena;
}

/**
 * cld_record_set_add:
 * @set: a set
 * @row: a row that lives at least as long as @set, best in its arena
 *
 * Adds @row behind those of its kind.
 */
void
cld_record_set_add (CldRecordSet *set, CldRow *row)
{
  g_ptr_array_add (set->by_kind[cld_kind_index (row->kind)], row);
}

/**
 * cld_record_set_get:
 * @set: a set
 * @kind: a kind
 *
 * Returns: (transfer none) (element-type CldRow): the rows of @kind in the order they were added
 */
GPtrArray *
cld_record_set_get (CldRecordSet *set, const CldKind *kind)
{
  return set->by_kind[cld_kind_index (kind)];
}

/**
 * cld_record_set_find:
 * @set: a set
 * @kind: a kind
 * @ref: (nullable): a ref
 *
 * Looks through the rows of @kind one by one: for one child's set.
 *
 * Returns: (transfer none) (nullable): the row
 */
CldRow *
cld_record_set_find (CldRecordSet *set, const CldKind *kind, const char *ref)
{
  GPtrArray *rows = cld_record_set_get (set, kind);

  for (guint i = 0; i < rows->len; i++)
    if (g_strcmp0 (((CldRow *) rows->pdata[i])->ref, ref) == 0)
      return rows->pdata[i];
  return NULL;
}

/**
 * cld_record_set_get_n:
 * @set: a set
 *
 * Returns: how many rows it holds
 */
guint
cld_record_set_get_n (CldRecordSet *set)
{
  guint n = 0;

  for (guint i = 0; i < cld_kinds_count (); i++)
    n += set->by_kind[i]->len;
  return n;
}
