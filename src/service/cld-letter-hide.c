/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-letters-private.h"

#include <glib/gi18n-lib.h>

/* A restricted address in what people wrote: it is found whatever spaces, commas and capitals they used. */

#define MIN_KEY 4

/* (nullable): letters and digits alone, in capitals; NULL where too little is left to be recognised. */
char *
_cld_letter_make_key (const char *text)
{
  GString *key = g_string_new (NULL);

  for (const char *p = text; p && *p; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_unichar (key, g_unichar_toupper (g_utf8_get_char (p)));
  return g_string_free (key, g_utf8_strlen (key->str, -1) < MIN_KEY);
}

/* Where the key that begins at @p ends, or NULL. */
static const char *
match (const char *p, const char *key)
{
  while (*key && *p)
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c))
        {
          if (g_unichar_toupper (c) != g_utf8_get_char (key))
            return NULL;
          key = g_utf8_next_char (key);
        }
      p = g_utf8_next_char (p);
    }
  return *key || (*p && g_unichar_isalnum (g_utf8_get_char (p))) ? NULL : p;
}

static const char *
match_any (const char *p, GPtrArray *keys)
{
  for (guint i = 0; g_unichar_isalnum (g_utf8_get_char (p)) && i < keys->len; i++)
    if (match (p, keys->pdata[i]))
      return match (p, keys->pdata[i]);
  return NULL;
}

/* The text with every key in it replaced. */
char *
_cld_letter_hide (const char *text, GPtrArray *keys)
{
  GString *out = g_string_new (NULL);
  gboolean inside = FALSE;

  for (const char *p = text; *p;)
    {
      const char *end = inside ? NULL : match_any (p, keys);

      if (end)
        {
          g_string_append (out, _("[withheld]"));
          p = end;
          continue;
        }
      inside = g_unichar_isalnum (g_utf8_get_char (p));
      g_string_append_unichar (out, g_utf8_get_char (p));
      p = g_utf8_next_char (p);
    }
  return g_string_free (out, FALSE);
}

gboolean
_cld_letter_holds (const char *text, GPtrArray *keys)
{
  gboolean inside = FALSE;

  for (const char *p = text; p && *p; p = g_utf8_next_char (p))
    {
      if (!inside && match_any (p, keys))
        return TRUE;
      inside = g_unichar_isalnum (g_utf8_get_char (p));
    }
  return FALSE;
}
