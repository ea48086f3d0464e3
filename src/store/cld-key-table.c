/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-key-table.h"

#include <string.h>

#define KEY_LEN 36

struct _CldKeyTable
{
  char (*keys)[KEY_LEN];
  guint n_keys;
  guint32 *slots; /* number + 1 of a key; 0 where there is none */
  guint32 mask;
};

static guint32
hash (const char *key)
{
  const guint64 factor = G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  guint64 word, sum = 0;
  guint32 rest;

  for (guint i = 0; i < 4; i++)
    {
      memcpy (&word, key + 8 * i, sizeof word);
      sum = (sum ^ word) * factor;
      sum ^= sum >> 29;
    }
  memcpy (&rest, key + 32, sizeof rest);
  return (guint32) (((sum ^ rest) * factor) >> 32);
}

/**
 * _cld_key_table_new:
 * @n_keys: how many keys there will be
 *
 * Returns: (transfer full): a table without keys
 */
CldKeyTable *
_cld_key_table_new (guint n_keys)
{
  CldKeyTable *table = g_new0 (CldKeyTable, 1);
  guint32 n_slots = 16;

  while (n_slots / 2 < n_keys)
    n_slots *= 2;
  table->keys = g_malloc0_n (MAX (n_keys, 1), KEY_LEN);
  table->n_keys = n_keys;
  table->slots = g_new0 (guint32, n_slots);
  table->mask = n_slots - 1;
  return table;
}

/**
 * _cld_key_table_free:
 * @table: (nullable): a table
 *
 * Frees it.
 */
void
_cld_key_table_free (CldKeyTable *table)
{
  if (!table)
    return;
  g_free (table->keys);
  g_free (table->slots);
  g_free (table);
}

/**
 * _cld_key_table_set:
 * @table: a table
 * @number: a number less than that of its keys, each once
 * @key: (nullable): its key; what is no key is never found
 */
void
_cld_key_table_set (CldKeyTable *table, guint32 number, const char *key)
{
  guint32 slot;

  g_return_if_fail (number < table->n_keys);

  if (!key || strlen (key) != KEY_LEN)
    return;
  memcpy (table->keys[number], key, KEY_LEN);
  for (slot = hash (key) & table->mask; table->slots[slot] != 0; slot = (slot + 1) & table->mask)
    ;
  table->slots[slot] = number + 1;
}

/**
 * _cld_key_table_find:
 * @table: a table
 * @key: a key
 * @likely: a number that is tried first, and then the next: records are mostly made child by child
 *
 * Returns: the number of @key, %CLD_NO_KEY where there is none
 */
guint32
_cld_key_table_find (const CldKeyTable *table, const char *key, guint32 likely)
{
  if (strnlen (key, KEY_LEN + 1) != KEY_LEN)
    return CLD_NO_KEY;
  for (guint32 number = likely; number < table->n_keys && number <= likely + 1; number++)
    if (memcmp (table->keys[number], key, KEY_LEN) == 0)
      return number;
  for (guint32 slot = hash (key) & table->mask; table->slots[slot] != 0; slot = (slot + 1) & table->mask)
    if (memcmp (table->keys[table->slots[slot] - 1], key, KEY_LEN) == 0)
      return table->slots[slot] - 1;
  return CLD_NO_KEY;
}
