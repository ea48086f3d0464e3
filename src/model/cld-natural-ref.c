/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-natural-ref.h"

/* What the ref of a record begins with: CHILD/its date where it has them, else what there is. */
static char *
make_stem (const CldRow *row, CldArena *arena)
{
  const char *child = cld_row_get_child (row);
  const char *date = row->kind->date >= 0 ? row->values[row->kind->date] : NULL;

  if (date && row->kind->ref_is_date)
    return cld_arena_printf (arena, "%.10s", date);
  if (child && date)
    return cld_arena_printf (arena, "%s/%.10s", child, date);
  if (child)
    return cld_arena_printf (arena, "%s/%s", child, row->kind->id);
  if (date)
    return cld_arena_printf (arena, "%s/%.10s", row->kind->id, date);
  return cld_arena_printf (arena, "%s/1", row->kind->id);
}

/**
 * cld_natural_ref_make:
 * @row: a row without a ref
 * @arena: where the ref is made
 * @taken: (scope call): tells which refs are taken
 * @data: for @taken
 *
 * Returns: (transfer none): a ref that is free: CHILD/its date, then `-2`, `-3`
 */
char *
cld_natural_ref_make (const CldRow *row, CldArena *arena, CldRefTakenFunc taken, gpointer data)
{
  char *stem = make_stem (row, arena);
  char *ref = stem;

  for (guint i = 2; taken (row->kind, ref, data); i++)
    ref = cld_arena_printf (arena, "%s-%u", stem, i);
  return ref;
}
