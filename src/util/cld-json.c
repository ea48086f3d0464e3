/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-json.h"

#include <string.h>

/* json-glib reads all JSON and writes what people see. This writes the change log's details: one of them stands
 * for every record of an import, and json-glib's generator would be most of the import's time. */

static const guchar needs_escape[256] = {
  [0 ... 0x1F] = 1,
  ['"'] = 1,
  ['\\'] = 1,
};

static void
append_escaped (GString *to, guchar c)
{
  switch (c)
    {
    case '"':
      g_string_append (to, "\\\"");
      break;
    case '\\':
      g_string_append (to, "\\\\");
      break;
    case '\n':
      g_string_append (to, "\\n");
      break;
    case '\t':
      g_string_append (to, "\\t");
      break;
    default:
      g_string_append_printf (to, "\\u%04x", c);
    }
}

/**
 * cld_json_append_string_len:
 * @to: where to
 * @text: valid UTF-8 without NUL
 * @len: its length in bytes
 *
 * Appends @text as a JSON string, with its quotes. One text has one form, so that digests of it compare.
 */
void
cld_json_append_string_len (GString *to, const char *text, gsize len)
{
  const char *p = text, *end = text + len;

  g_string_append_c (to, '"');
  while (p < end)
    {
      const char *run = p;

      while (p < end && !needs_escape[(guchar) *p])
        p++;
      g_string_append_len (to, run, p - run);
      if (p < end)
        append_escaped (to, (guchar) *p++);
    }
  g_string_append_c (to, '"');
}

/**
 * cld_json_append_string:
 * @to: where to
 * @text: (nullable): valid UTF-8; %NULL makes the word null
 *
 * See cld_json_append_string_len().
 */
void
cld_json_append_string (GString *to, const char *text)
{
  if (text)
    cld_json_append_string_len (to, text, strlen (text));
  else
    g_string_append (to, "null");
}
