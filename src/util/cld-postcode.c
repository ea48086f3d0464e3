/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-postcode.h"

#include <string.h>

/* The one that fits no pattern: it was a bank's. */
#define ODD_ONE "GIR0AA"

/* What stands before the last three: A9, A99, AA9, AA99, A9A, AA9A. */
static gboolean
is_outward (const char *text, gsize len)
{
  gsize letters = 0;

  while (letters < len && g_ascii_isupper (text[letters]))
    letters++;
  if (letters < 1 || letters > 2 || letters == len || !g_ascii_isdigit (text[letters]))
    return FALSE;
  return len == letters + 1 || (len == letters + 2 && g_ascii_isalnum (text[letters + 1]));
}

/**
 * cld_postcode_normalise:
 * @text: a text, of which nothing but letters, digits and spaces may be a postcode
 * @len: its length in bytes
 * @out: (out): the postcode in capitals without its space, ended by a NUL; empty where it is none
 *
 * Says whether a text has the form of a postcode of the United Kingdom, however it is spaced and in whatever case. Whether
 * there is one like it is another question.
 *
 * Returns: whether it has
 */
gboolean
cld_postcode_normalise (const char *text, gsize len, char out[CLD_POSTCODE_SIZE])
{
  gsize n = 0;

  g_return_val_if_fail (text != NULL && out != NULL, FALSE);

  for (gsize i = 0; i < len && n < CLD_POSTCODE_SIZE; i++)
    if (g_ascii_isalnum (text[i]) && n < CLD_POSTCODE_SIZE - 1)
      out[n++] = g_ascii_toupper (text[i]);
    else if (text[i] != ' ')
      n = CLD_POSTCODE_SIZE;
  if (n >= 5 && n < CLD_POSTCODE_SIZE)
    {
      out[n] = '\0';
      if (g_ascii_isdigit (out[n - 3]) && g_ascii_isupper (out[n - 2]) && g_ascii_isupper (out[n - 1]) && is_outward (out, n - 3))
        return TRUE;
      if (strcmp (out, ODD_ONE) == 0)
        return TRUE;
    }
  out[0] = '\0';
  return FALSE;
}

/**
 * cld_postcode_format:
 * @text: a text
 *
 * Returns: (transfer full) (nullable): the postcode as people write it, LS10 2PW; %NULL where it is none
 */
char *
cld_postcode_format (const char *text)
{
  char bare[CLD_POSTCODE_SIZE];
  gsize n;

  g_return_val_if_fail (text != NULL, NULL);

  if (!cld_postcode_normalise (text, strlen (text), bare))
    return NULL;
  n = strlen (bare) - 3;
  return g_strdup_printf ("%.*s %s", (int) n, bare, bare + n);
}
