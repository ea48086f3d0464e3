/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-change-set.h"
#include "cld-log-reader.h"

/* The key by which a record outside children is found. */
const char *
_cld_import_outside_key (CldImport *import, const CldKind *kind, const char *ref)
{
  return cld_arena_printf (import->arena, "%s\n%s", kind->id, ref);
}

typedef struct
{
  const CldRow *row;
  guint field;
  CldArena *arena;
  gboolean by_hand;
} Search;

static gboolean
search_cb (const CldLogEntry *entry, gpointer data, GError **error)
{
  Search *search = data;
  g_autoptr (GArray) rows = cld_log_parse_detail (entry->detail, entry->detail_len, search->arena, error);

  if (!rows)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      const CldLogRow *row = &g_array_index (rows, CldLogRow, i);
      const char *before, *after;

      if (!row->after || strcmp (row->after->id, search->row->id) != 0)
        continue;
      before = row->before ? row->before->values[search->field] : NULL;
      after = row->after->values[search->field];
      if (g_strcmp0 (before, after) != 0 || !row->before)
        search->by_hand = strcmp (entry->act, CLD_ACT_IMPORT) != 0;
    }
  return TRUE;
}

/* Whether the value that is recorded was last set by a person, not by an import. */
gboolean
_cld_import_is_by_hand (CldImport *import, const CldRow *row, guint field)
{
  const char *child = cld_row_get_child (row);
  CldLogFilter filter = { .child = child };
  Search search = { row, field, import->arena, FALSE };

  if (!import->store || !row->id || (child && !g_hash_table_contains (import->edited, child)))
    return FALSE;
  cld_log_each (import->store, &filter, search_cb, &search, NULL);
  return search.by_hand;
}

/* Sets a value that the import brings, unless a person set another since: then it is listed and left. */
void
_cld_import_set (CldImport *import, CldWorkRecord *record, guint field, const char *value, CldImportRow *row, const char *column)
{
  const char *now = record->after->values[field];

  if (g_strcmp0 (now, value) == 0)
    return;
  if (now && record->before && g_strcmp0 (record->before->values[field], now) == 0 && _cld_import_is_by_hand (import, record->before, field))
    {
      if (row)
        _cld_import_add_problem (import, row, column, value, _("changed by hand since it was imported: left as it is recorded"), now);
      return;
    }
  record->after->values[field] = value;
}
