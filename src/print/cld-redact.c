/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-redact.h"

#include <string.h>

#include "config.h"

#include <glib/gi18n-lib.h>

/* What must not stand in any text of a print: postcodes of restricted addresses, and with a mask the names of
 * third parties. People write both into alerts and into the child's words, where no field tells them apart. */
struct _CldRedact
{
  GPtrArray *postcodes; /* letters and digits only, upper case */
  GHashTable *words;    /* words of names */
  GHashTable *shared;   /* words of names that are the child's too: hidden beside another word only */
  GHashTable *kept;     /* the child's own */
};

/**
 * cld_redact_new:
 *
 * Returns: (transfer full): a redactor that hides nothing yet
 */
CldRedact *
cld_redact_new (void)
{
  CldRedact *redact = g_new0 (CldRedact, 1);

  redact->postcodes = g_ptr_array_new_with_free_func (g_free);
  redact->words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  redact->shared = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  redact->kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return redact;
}

/**
 * cld_redact_free:
 * @redact: (nullable): a redactor
 */
void
cld_redact_free (CldRedact *redact)
{
  if (!redact)
    return;
  g_ptr_array_unref (redact->postcodes);
  g_hash_table_unref (redact->words);
  g_hash_table_unref (redact->shared);
  g_hash_table_unref (redact->kept);
  g_free (redact);
}

static gboolean
is_word_character (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

/* The end of the word that begins at @p. */
static const char *
word_end (const char *p)
{
  while (*p && is_word_character (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return p;
}

/* Calls @add for each word of @name. */
static void
each_word (const char *name, void (*add) (CldRedact *, const char *), CldRedact *redact)
{
  const char *end;

  for (const char *p = name; p && *p; p = *end ? g_utf8_next_char (end) : end)
    {
      g_autofree char *word = NULL;

      end = word_end (p);
      word = g_strndup (p, (gsize) (end - p));
      if (g_utf8_strlen (word, -1) >= 2)
        add (redact, word);
    }
}

static void
keep_word (CldRedact *redact, const char *word)
{
  g_hash_table_add (redact->kept, g_utf8_casefold (word, -1));
}

/**
 * cld_redact_keep_name:
 * @redact: a redactor
 * @name: (nullable): a name whose words stay, although a third party may share them: the child's own
 *
 * Must be called before cld_redact_add_name().
 */
void
cld_redact_keep_name (CldRedact *redact, const char *name)
{
  each_word (name, keep_word, redact);
}

static void
add_word (CldRedact *redact, const char *word)
{
  static const char *const titles[] = { "mr", "mrs", "ms", "miss", "dr", "the", "and" };
  g_autofree char *folded = g_utf8_casefold (word, -1);
  gboolean shared;

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (strcmp (folded, titles[i]) == 0)
      return;
  shared = g_hash_table_contains (redact->kept, folded);
  g_hash_table_add (shared ? redact->shared : redact->words, g_steal_pointer (&folded));
}

/**
 * cld_redact_add_name:
 * @redact: a redactor
 * @name: (nullable): a name to hide
 *
 * Hides each word of @name wherever it stands as a word that does not begin with a small letter: "Will" goes,
 * "will" stays. A word that is the child's too goes only behind another word of the name.
 */
void
cld_redact_add_name (CldRedact *redact, const char *name)
{
  each_word (name, add_word, redact);
}

/**
 * cld_redact_add_postcode:
 * @redact: a redactor
 * @postcode: (nullable): a postcode to hide, however it is spaced and in whatever case
 */
void
cld_redact_add_postcode (CldRedact *redact, const char *postcode)
{
  GString *bare = g_string_new (NULL);

  for (const char *p = postcode; p && *p; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (bare, g_ascii_toupper (*p));
  /* Anything shorter is no address and would take words out of sentences. */
  if (bare->len >= 5)
    g_ptr_array_add (redact->postcodes, g_string_free (bare, FALSE));
  else
    g_string_free (bare, TRUE);
}

/* The end of @postcode at @p, or NULL. */
static const char *
match_postcode (const char *p, const char *postcode)
{
  while (*postcode)
    {
      if (g_ascii_toupper (*p) == *postcode)
        postcode++;
      else if (*p != ' ' && *p != '-' && *p != '.')
        return NULL;
      p++;
    }
  return is_word_character (g_utf8_get_char (p)) ? NULL : p;
}

static const char *
match_any_postcode (CldRedact *redact, const char *p)
{
  if (!g_ascii_isalnum (*p))
    return NULL;
  for (guint i = 0; i < redact->postcodes->len; i++)
    {
      const char *end = match_postcode (p, redact->postcodes->pdata[i]);

      if (end)
        return end;
    }
  return NULL;
}

/* The end of the names that begin at @p, with the single spaces, hyphens and apostrophes between them, or NULL. */
static const char *
match_names (CldRedact *redact, const char *p)
{
  const char *end = NULL;

  for (;;)
    {
      const char *stop = word_end (p);
      g_autofree char *word = g_strndup (p, (gsize) (stop - p));
      g_autofree char *folded = g_utf8_casefold (word, -1);

      if (stop == p || g_unichar_islower (g_utf8_get_char (p)))
        return end;
      if (!g_hash_table_contains (redact->words, folded) && !(end && g_hash_table_contains (redact->shared, folded)))
        return end;
      end = stop;
      if (*stop != ' ' && *stop != '-' && *stop != '\'' && !g_str_has_prefix (stop, "’"))
        return end;
      p = g_utf8_next_char (stop);
    }
}

/**
 * cld_redact_text:
 * @redact: a redactor
 * @text: (nullable): valid UTF-8
 *
 * Returns: (transfer full) (nullable): @text with a word in brackets in place of what is hidden
 */
char *
cld_redact_text (CldRedact *redact, const char *text)
{
  GString *out;
  const char *end;

  if (!text)
    return NULL;
  out = g_string_new (NULL);
  for (const char *p = text; *p; p = end)
    {
      if ((end = match_any_postcode (redact, p)))
        /* Translators: stands in place of a restricted address inside a text */
        g_string_append (out, _("[RESTRICTED]"));
      else if ((end = match_names (redact, p)))
        /* Translators: stands in place of a third party's name inside a text */
        g_string_append (out, _("[name withheld]"));
      else
        {
          end = is_word_character (g_utf8_get_char (p)) ? word_end (p) : g_utf8_next_char (p);
          g_string_append_len (out, p, end - p);
        }
    }
  return g_string_free (out, FALSE);
}
