/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-mnemonics.h"

/* Every label has letters, every letter at most one label: the most labels get one by augmenting paths. */
typedef struct
{
  const char *const *labels;
  GHashTable *owner; /* letter -> index of its label + 1 */
  GHashTable *tried; /* letters of this search */
  int *positions;
} Search;

static gboolean
give_letter (Search *search, guint label, gunichar letter, int position);

/* Beginnings of words first: they are what people look for. */
static gboolean
find_letter (Search *search, guint label)
{
  for (int starts = 1; starts >= 0; starts--)
    {
      gboolean at_start = TRUE;
      int position = 0;

      for (const char *p = search->labels[label]; *p; p = g_utf8_next_char (p), position++)
        {
          gunichar letter = g_unichar_tolower (g_utf8_get_char (p));
          gboolean usable = g_unichar_isalnum (letter) && at_start == (gboolean) starts;

          at_start = !g_unichar_isalnum (letter);
          if (usable && g_hash_table_add (search->tried, GUINT_TO_POINTER (letter)) && give_letter (search, label, letter, position))
            return TRUE;
        }
    }
  return FALSE;
}

static gboolean
give_letter (Search *search, guint label, gunichar letter, int position)
{
  guint owner = GPOINTER_TO_UINT (g_hash_table_lookup (search->owner, GUINT_TO_POINTER (letter)));

  if (owner > 0 && !find_letter (search, owner - 1))
    return FALSE;
  g_hash_table_insert (search->owner, GUINT_TO_POINTER (letter), GUINT_TO_POINTER (label + 1));
  search->positions[label] = position;
  return TRUE;
}

/**
 * cld_mnemonics_assign:
 * @labels: (array length=n): the labels of a page
 * @n: how many
 * @taken: letters that something else on the page has, in lower case
 * @positions: (out caller-allocates) (array length=n): which character of each label is its mnemonic, -1 for none
 *
 * Gives each label a letter of its own, and as many of them one as can have one; those before have the choice.
 */
void
cld_mnemonics_assign (const char *const *labels, guint n, const char *taken, int *positions)
{
  g_autoptr (GHashTable) owner = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) tried = g_hash_table_new (NULL, NULL);
  Search search = { labels, owner, tried, positions };

  for (guint i = 0; i < n; i++)
    positions[i] = -1;
  for (guint i = 0; i < n; i++)
    {
      g_hash_table_remove_all (tried);
      for (const char *p = taken; *p; p = g_utf8_next_char (p))
        g_hash_table_add (tried, GUINT_TO_POINTER (g_utf8_get_char (p)));
      find_letter (&search, i);
    }
}
