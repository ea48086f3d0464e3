/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-text.h"

#include <string.h>

/* The length of the white space that begins at @p: ASCII space or control, or U+00A0. */
static gsize
space_length (const char *p, const char *end)
{
  if ((guchar) *p <= ' ')
    return 1;
  if (end - p >= 2 && (guchar) p[0] == 0xC2 && (guchar) p[1] == 0xA0)
    return 2;
  return 0;
}

/**
 * cld_text_trim:
 * @text: (inout): start of the text
 * @len: (inout): its length in bytes
 *
 * Narrows to the text without white space (no-break spaces too) at either end.
 */
void
cld_text_trim (const char **text, gsize *len)
{
  const char *p = *text, *end = *text + *len;
  gsize n;

  while (p < end && (n = space_length (p, end)) > 0)
    p += n;
  for (;;)
    {
      if (end > p && (guchar) end[-1] <= ' ')
        end--;
      else if (end - p >= 2 && (guchar) end[-2] == 0xC2 && (guchar) end[-1] == 0xA0)
        end -= 2;
      else
        break;
    }
  *text = p;
  *len = (gsize) (end - p);
}

/**
 * cld_text_is_blank_word:
 * @text: trimmed text
 * @len: its length
 *
 * Returns: whether @text is one of the ways in which exports spell a blank cell
 */
gboolean
cld_text_is_blank_word (const char *text, gsize len)
{
  static const char *const words[] = { "NULL", "(NULL)", "N/A", "#N/A", "-", "--", "00/00/0000", "0000-00-00", "NaN", "NaT", "\\N",
                                       /* Databases append a time to their zero date. */
                                       "00/00/0000 00:00", "00/00/0000 00:00:00", "0000-00-00 00:00:00", "0000-00-00T00:00:00" };

  if (len == 0)
    return TRUE;
  if (len > 19 || (g_ascii_isalnum (text[0]) && text[0] != '0' && text[0] != 'n' && text[0] != 'N'))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strlen (words[i]) == len && g_ascii_strncasecmp (text, words[i], len) == 0)
      return TRUE;
  return FALSE;
}

/**
 * cld_text_is_ascii:
 * @text: any bytes
 * @len: how many
 *
 * Returns: whether all of them are below 128
 */
gboolean
cld_text_is_ascii (const char *text, gsize len)
{
  guchar all = 0;

  for (gsize i = 0; i < len; i++)
    all |= (guchar) text[i];
  return all < 0x80;
}

static void
append_folded_unicode (GString *to, const char *text)
{
  /* A damaged file may hold anything, and what folds letters would read past the end of a broken one. */
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *folded = g_utf8_casefold (valid, -1);
  g_autofree char *apart = g_utf8_normalize (folded, -1, G_NORMALIZE_ALL);

  for (const char *p = apart ? apart : folded; *p; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_ismark (c))
        continue;
      /* Letters that Unicode does not take apart, but that people type without the stroke. */
      if (c == 0x142)
        c = 'l';
      else if (c == 0x111)
        c = 'd';
      else if (c == 0xF8)
        c = 'o';
      else if (c == 0x2019 || c == 0x2018)
        c = '\'';
      g_string_append_unichar (to, c);
    }
}

/**
 * cld_text_append_folded:
 * @to: where to
 * @text: (nullable): UTF-8; what is no text in it becomes U+FFFD
 *
 * Appends @text as it is searched and sorted everywhere: case folded, marks stripped, never by locale.
 */
void
cld_text_append_folded (GString *to, const char *text)
{
  gsize len;

  if (!text)
    return;
  len = strlen (text);
  if (!cld_text_is_ascii (text, len))
    {
      append_folded_unicode (to, text);
      return;
    }
  for (gsize i = 0; i < len; i++)
    g_string_append_c (to, g_ascii_tolower (text[i]));
}

/**
 * cld_text_fold:
 * @text: (nullable): valid UTF-8
 *
 * Returns: (transfer full): @text case folded and without marks; see cld_text_append_folded()
 */
char *
cld_text_fold (const char *text)
{
  GString *out = g_string_new (NULL);

  cld_text_append_folded (out, text);
  return g_string_free (out, FALSE);
}

/* What turns the reading direction or cannot be seen has no place in a name: it makes two names look alike. */
static gboolean
is_invisible (gunichar c)
{
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || (c >= 0x200B && c <= 0x200F) || c == 0xFEFF || c == 0x2060;
}

/**
 * cld_text_clean_name:
 * @text: valid UTF-8
 * @len: its length
 *
 * Returns: (transfer full): @text trimmed, in NFC, inner runs of white space made one space, without
 *   bidirectional overrides and zero-width characters
 */
char *
cld_text_clean_name (const char *text, gsize len)
{
  g_autoptr (GString) kept = NULL;
  gboolean space = FALSE;

  cld_text_trim (&text, &len);
  kept = g_string_sized_new (len + 1);
  for (const char *p = text; p < text + len; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_invisible (c))
        continue;
      if (c == 0xA0 || c <= ' ')
        {
          space = TRUE;
          continue;
        }
      if (space && kept->len > 0)
        g_string_append_c (kept, ' ');
      space = FALSE;
      g_string_append_unichar (kept, c);
    }
  if (cld_text_is_ascii (kept->str, kept->len))
    return g_strdup (kept->str);
  return g_utf8_normalize (kept->str, -1, G_NORMALIZE_NFC);
}

/**
 * cld_text_distance:
 * @a: short text
 * @b: short text
 *
 * Returns: how many letters must be changed, added, left out or swapped with their neighbour to make @b of @a
 *   (bytes; at most 63 of each are looked at)
 */
guint
cld_text_distance (const char *a, const char *b)
{
  guint n = (guint) MIN (strlen (a), 63), m = (guint) MIN (strlen (b), 63);
  guint d[3][64];

  for (guint j = 0; j <= m; j++)
    d[0][j] = j;
  for (guint i = 1; i <= n; i++)
    {
      guint *row = d[i % 3], *above = d[(i - 1) % 3], *before = d[(i + 1) % 3];

      row[0] = i;
      for (guint j = 1; j <= m; j++)
        {
          guint cost = a[i - 1] != b[j - 1];

          row[j] = MIN (MIN (above[j] + 1, row[j - 1] + 1), above[j - 1] + cost);
          if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
            row[j] = MIN (row[j], before[j - 2] + 1);
        }
    }
  return d[n % 3][m];
}

/**
 * cld_text_compare:
 * @a: (nullable): text
 * @b: (nullable): text
 *
 * Returns: byte order, %NULL first; the order in which refs are written
 */
int
cld_text_compare (const char *a, const char *b)
{
  return g_strcmp0 (a, b);
}
