/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-conflict.h"

#include <string.h>

#include "cld-error.h"
#include "cld-kinds.h"
#include "cld-log-reader.h"
#include "cld-record-service.h"

static void
clear_field (gpointer data)
{
  CldConflictField *field = data;

  g_free (field->base);
  g_free (field->theirs);
  g_free (field->mine);
}

/**
 * cld_conflict_free:
 * @conflict: (nullable): a conflict
 */
void
cld_conflict_free (CldConflict *conflict)
{
  if (!conflict)
    return;
  g_clear_object (&conflict->theirs);
  g_array_unref (conflict->fields);
  g_free (conflict->who);
  g_free (conflict->at);
  g_free (conflict);
}

typedef struct
{
  const CldKind *kind;
  const char *id;
  CldConflict *conflict;
  char *login;
} Find;

static gboolean
names_record (const CldRow *row, const Find *find)
{
  return row && row->kind == find->kind && g_strcmp0 (row->id, find->id) == 0;
}

/* The last entry that changed the record stays. */
static gboolean
entry_cb (const CldLogEntry *entry, gpointer data, GError **error)
{
  Find *find = data;
  g_autoptr (CldArena) arena = NULL;
  g_autoptr (GArray) rows = NULL;

  if (!entry->detail || !strstr (entry->detail, find->id))
    return TRUE;
  arena = cld_arena_new ();
  rows = cld_log_parse_detail (entry->detail, entry->detail_len, arena, NULL);
  for (guint i = 0; rows && i < rows->len; i++)
    {
      const CldLogRow *row = &g_array_index (rows, CldLogRow, i);

      if (!names_record (row->before, find) && !names_record (row->after, find))
        continue;
      g_free (find->conflict->at);
      g_free (find->login);
      find->conflict->at = g_strdup (entry->at);
      find->login = g_strdup (entry->actor);
    }
  return TRUE;
}

static const char *
get_child (CldRecord *record)
{
  const CldKind *kind = cld_record_get_kind (record);

  if (kind == &cld_child_kind)
    return cld_record_get_ref (record);
  return kind->child >= 0 ? cld_record_get_text (record, (guint) kind->child) : NULL;
}

static gboolean
find_who (CldStore *store, CldRecord *base, CldConflict *conflict, GError **error)
{
  CldLogFilter filter = { .child = get_child (base) };
  Find find = { cld_record_get_kind (base), cld_record_get_id (base), conflict, NULL };
  g_autofree char *login = NULL;

  if (!find.id || !cld_log_each (store, &filter, entry_cb, &find, error))
    return find.id == NULL;
  login = find.login;
  conflict->who = login ? cld_record_service_name_of_login (store, login) : NULL;
  return TRUE;
}

static void
compare_field (CldConflict *conflict, guint i, const char *base, const char *theirs, const char *mine)
{
  CldConflictField field = { i, NULL, NULL, NULL, g_strcmp0 (mine, base) != 0, g_strcmp0 (theirs, base) != 0 };

  if (g_strcmp0 (mine, theirs) == 0)
    return;
  field.base = g_strdup (base);
  field.theirs = g_strdup (theirs);
  field.mine = g_strdup (mine);
  g_array_append_val (conflict->fields, field);
}

/**
 * cld_conflict_find:
 * @store: a store
 * @base: the record as it was read
 * @mine: the record as it was to be saved
 * @error: return location
 *
 * Compares what somebody else stored meanwhile with what was to be saved, field by field, and asks the change log who
 * it was.
 *
 * Returns: (transfer full) (nullable): both versions; a record that was removed has no fields
 */
CldConflict *
cld_conflict_find (CldStore *store, CldRecord *base, CldRecord *mine, GError **error)
{
  g_autoptr (CldConflict) conflict = g_new0 (CldConflict, 1);
  const CldKind *kind = cld_record_get_kind (base);
  g_autoptr (GError) local_error = NULL;

  conflict->fields = g_array_new (FALSE, FALSE, sizeof (CldConflictField));
  g_array_set_clear_func (conflict->fields, clear_field);
  conflict->theirs = cld_record_service_load (store, kind, cld_record_get_ref (base), &local_error);
  if (!conflict->theirs && !g_error_matches (local_error, CLD_STORE_ERROR, CLD_STORE_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  if (!find_who (store, base, conflict, error))
    return NULL;
  for (guint i = 0; conflict->theirs && i < kind->n_fields; i++)
    compare_field (conflict, i, cld_record_get_text (base, i), cld_record_get_text (conflict->theirs, i), cld_record_get_text (mine, i));
  return g_steal_pointer (&conflict);
}
