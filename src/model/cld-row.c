/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-row.h"

#include <string.h>

#include "cld-json.h"
#include "cld-text.h"

/**
 * cld_row_new:
 * @arena: where it lives
 * @kind: its kind
 * @ref: (nullable): its public name, which must live as long as @arena
 *
 * Returns: (transfer none): a row without values
 */
CldRow *
cld_row_new (CldArena *arena, const CldKind *kind, const char *ref)
{
  CldRow *row = cld_arena_alloc0 (arena, sizeof (CldRow) + kind->n_fields * sizeof (char *));

  row->kind = kind;
  row->ref = ref;
  return row;
}

/**
 * cld_row_copy:
 * @arena: where the copy lives
 * @row: a row
 *
 * Returns: (transfer none): a copy of @row; the texts are shared
 */
CldRow *
cld_row_copy (CldArena *arena, const CldRow *row)
{
  CldRow *copy = cld_row_new (arena, row->kind, row->ref);

  copy->id = row->id;
  copy->version = row->version;
  memcpy (copy->values, row->values, row->kind->n_fields * sizeof (char *));
  return copy;
}

/**
 * cld_row_same_values:
 * @a: (nullable): a row
 * @b: (nullable): a row of the same kind
 *
 * Returns: whether both have the same ref and values; two %NULL are the same
 */
gboolean
cld_row_same_values (const CldRow *a, const CldRow *b)
{
  if (!a || !b)
    return a == b;
  g_return_val_if_fail (a->kind == b->kind, FALSE);
  if (strcmp (a->ref, b->ref) != 0)
    return FALSE;
  for (guint i = 0; i < a->kind->n_fields; i++)
    if (a->values[i] != b->values[i] && g_strcmp0 (a->values[i], b->values[i]) != 0)
      return FALSE;
  return TRUE;
}

/**
 * cld_row_append_json:
 * @to: where to
 * @row: a row
 *
 * Appends the values as a JSON object in native order, those not recorded left out.
 */
void
cld_row_append_json (GString *to, const CldRow *row)
{
  gboolean first = TRUE;

  g_string_append_c (to, '{');
  for (guint i = 0; i < row->kind->n_fields; i++)
    {
      if (!row->values[i])
        continue;
      if (!first)
        g_string_append_c (to, ',');
      first = FALSE;
      g_string_append_c (to, '"');
      g_string_append (to, row->kind->fields[i].id);
      g_string_append_len (to, "\":", 2);
      cld_json_append_string (to, row->values[i]);
    }
  g_string_append_c (to, '}');
}

/**
 * cld_row_append_search_key:
 * @to: where to
 * @row: a row
 *
 * Appends what lists sort and search by: the sort fields, the ref, then the searched fields, all folded and each
 * ended by U+001F, which sorts before every letter. A kind without searched fields has no key.
 */
void
cld_row_append_search_key (GString *to, const CldRow *row)
{
  const CldKind *kind = row->kind;
  gboolean searched = FALSE;

  for (guint i = 0; i < kind->n_fields && !searched; i++)
    searched = (kind->fields[i].flags & CLD_SEARCH) != 0;
  if (!searched)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (kind->sort) && kind->sort[i] >= 0; i++)
    {
      cld_text_append_folded (to, row->values[kind->sort[i]]);
      g_string_append_c (to, '\x1f');
    }
  cld_text_append_folded (to, row->ref);
  g_string_append_c (to, '\x1f');
  for (guint i = 0; i < kind->n_fields; i++)
    if ((kind->fields[i].flags & CLD_SEARCH) && row->values[i] && (int) i != kind->sort[0] && (int) i != kind->sort[1])
      {
        cld_text_append_folded (to, row->values[i]);
        g_string_append_c (to, '\x1f');
      }
}

/**
 * cld_row_get_child:
 * @row: a row
 *
 * Returns: (nullable): the number of the child that the record belongs to: its own ref for a child
 */
const char *
cld_row_get_child (const CldRow *row)
{
  if (row->kind->child >= 0)
    return row->values[row->kind->child];
  return strcmp (row->kind->id, "child") == 0 ? row->ref : NULL;
}
