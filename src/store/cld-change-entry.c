/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-change-entry.h"

#include "cld-json.h"

CldChangeEntry *
_cld_change_entry_new (const char *child)
{
  CldChangeEntry *entry = g_new0 (CldChangeEntry, 1);

  entry->child = g_strdup (child);
  entry->pairs = g_ptr_array_new ();
  return entry;
}

void
_cld_change_entry_free (CldChangeEntry *entry)
{
  g_free (entry->child);
  g_ptr_array_unref (entry->pairs);
  if (entry->detail)
    g_string_free (entry->detail, TRUE);
  g_free (entry);
}

void
_cld_change_entry_add (CldChangeEntry *entry, const CldRow *before, const CldRow *after)
{
  g_ptr_array_add (entry->pairs, (gpointer) before);
  g_ptr_array_add (entry->pairs, (gpointer) after);
}

static void
append_pair (GString *to, const CldRow *before, const CldRow *after)
{
  const CldRow *one = after ? after : before;

  g_string_append (to, "{\"kind\":\"");
  g_string_append (to, one->kind->id);
  g_string_append (to, "\",\"ref\":");
  cld_json_append_string (to, one->ref);
  g_string_append (to, ",\"id\":\"");
  g_string_append (to, one->id);
  g_string_append_printf (to, "\",\"version\":%d", one->version);
  if (before)
    {
      g_string_append (to, ",\"before\":");
      cld_row_append_json (to, before);
    }
  if (after)
    {
      g_string_append (to, ",\"after\":");
      cld_row_append_json (to, after);
    }
  g_string_append_c (to, '}');
}

/* Makes the detail and its digest. Touches nothing but the entry and its rows, so any thread may do it. */
void
_cld_change_entry_render (CldChangeEntry *entry)
{
  entry->detail = g_string_sized_new (256 + entry->pairs->len * 160);
  g_string_append_c (entry->detail, '[');
  for (guint i = 0; i + 1 < entry->pairs->len; i += 2)
    {
      if (i > 0)
        g_string_append_c (entry->detail, ',');
      append_pair (entry->detail, entry->pairs->pdata[i], entry->pairs->pdata[i + 1]);
    }
  g_string_append_c (entry->detail, ']');
  entry->salted = cld_chain_make_salt (entry->salt);
  cld_chain_hash_detail (entry->salt, entry->detail->str, entry->detail->len, entry->detail_hash);
}
