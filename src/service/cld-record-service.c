/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-record-service.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-change-set.h"
#include "cld-error.h"
#include "cld-inspection-checks.h"
#include "cld-kinds.h"
#include "cld-log-reader.h"
#include "cld-records-save.h"
#include "cld-repo.h"

/**
 * cld_record_service_save:
 * @store: a store
 * @record: a record, new or changed; gets its id, ref and version
 * @why: what for; nothing personal
 * @error: return location
 *
 * Saves @record with its entry in the change log. Saving what did not change does nothing.
 *
 * Returns: whether it is stored; %CLD_STORE_ERROR_STALE where somebody else changed it since it was read
 */
gboolean
cld_record_service_save (CldStore *store, CldRecord *record, const char *why, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();

  g_ptr_array_add (records, record);
  return cld_records_save (store, records, why, error);
}

/**
 * cld_record_service_remove:
 * @store: a store
 * @record: a stored record
 * @why: what for; nothing personal
 * @error: return location
 *
 * Removes @record; its last state stays in the change log and undo brings it back.
 *
 * Returns: whether it was removed; not where another record names it, or where a rule refuses what it would leave
 */
gboolean
cld_record_service_remove (CldStore *store, CldRecord *record, const char *why, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();

  g_ptr_array_add (records, record);
  return cld_record_service_remove_all (store, records, why, error);
}

/**
 * cld_record_service_remove_all:
 * @store: a store
 * @records: (element-type CldRecord): stored records; one that names another comes before it
 * @why: what for; nothing personal
 * @error: return location
 *
 * Removes @records in one change set, which one undo takes back.
 *
 * Returns: whether they were removed; none is where another record names one of them, or where a rule refuses what it would leave
 */
gboolean
cld_record_service_remove_all (CldStore *store, GPtrArray *records, const char *why, GError **error)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  g_autofree CldSavedRow *removed = g_new0 (CldSavedRow, records->len);
  g_autoptr (CldChangeSet) set = cld_change_set_begin_together (store, CLD_ACT_EDIT, why, error);

  if (!set)
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    {
      removed[i] = (CldSavedRow){ _cld_records_find_before (store, records->pdata[i], arena, error), NULL, TRUE };
      if (!removed[i].before || !cld_change_set_put (set, removed[i].before, NULL, error))
        return FALSE;
    }
  return _cld_inspection_checks_run (store, CLD_CHECKS_REMOVE, removed, records->len, error) && cld_change_set_commit (set, error);
}

/* ---- undo and redo ---- */

/* Of each record what it was at first and what it is in the end. */
static GArray *
gather (const GArray *rows)
{
  GArray *gathered = g_array_new (FALSE, FALSE, sizeof (CldSavedRow));
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < rows->len; i++)
    {
      const CldUndoRow *row = &g_array_index (rows, CldUndoRow, i);
      const char *id = row->after ? row->after->id : row->before->id;
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (places, id));
      CldSavedRow saved = { row->before, row->after, TRUE };

      if (place > 0)
        g_array_index (gathered, CldSavedRow, place - 1).after = row->after;
      else
        {
          g_array_append_val (gathered, saved);
          g_hash_table_insert (places, (gpointer) id, GUINT_TO_POINTER (gathered->len));
        }
    }
  for (guint i = gathered->len; i > 0; i--)
    if (!g_array_index (gathered, CldSavedRow, i - 1).before && !g_array_index (gathered, CldSavedRow, i - 1).after)
      g_array_remove_index (gathered, i - 1);
  return gathered;
}

typedef struct
{
  const char *own; /* the change set of the undo itself */
  CldArena *arena;
  GHashTable *first; /* key -> CldLogRow: what was changed first, of those that the rules look at */
  GHashTable *last;  /* key -> CldLogRow: what was changed last */
} Since;

static gboolean
since_cb (const CldLogEntry *entry, gpointer data, GError **error)
{
  Since *since = data;
  g_autoptr (GArray) rows = NULL;

  if (!entry->detail || g_strcmp0 (entry->change_set, since->own) == 0)
    return TRUE;
  rows = cld_log_parse_detail (entry->detail, entry->detail_len, since->arena, error);
  for (guint i = 0; rows && i < rows->len; i++)
    {
      CldLogRow *row = cld_arena_alloc (since->arena, sizeof (CldLogRow));
      const char *id;

      *row = g_array_index (rows, CldLogRow, i);
      id = row->after ? row->after->id : row->before ? row->before->id : NULL;
      if (!id || !_cld_inspection_checks_want (row->kind))
        continue;
      if (!g_hash_table_contains (since->first, id))
        g_hash_table_insert (since->first, (gpointer) id, row);
      g_hash_table_insert (since->last, (gpointer) id, row);
    }
  return rows != NULL;
}

static gboolean
is_other (const CldRow *a, const CldRow *b)
{
  return (a == NULL) != (b == NULL) || (a && !cld_row_same_values (a, b));
}

/* Whether everything that the rules look at is then as it was once already: nothing is left out, and what was changed since was changed
 * back. What an import kept though a rule contradicts it can be come back to that way. */
static gboolean
is_as_it_was (CldStore *store, const CldUndoStep *step, gboolean *is, GError **error)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  g_autoptr (GHashTable) first = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) last = g_hash_table_new (g_str_hash, g_str_equal);
  Since since = { step->change_set, arena, first, last };
  CldLogFilter filter = { .outside = TRUE, .after = step->since };
  GHashTableIter iter;
  gpointer id, row;

  *is = FALSE;
  if (step->n_left > 0)
    return TRUE;
  if (!cld_log_each (store, &filter, since_cb, &since, error))
    return FALSE;
  g_hash_table_iter_init (&iter, last);
  while (g_hash_table_iter_next (&iter, &id, &row))
    if (is_other (((const CldLogRow *) g_hash_table_lookup (first, id))->before, ((const CldLogRow *) row)->after))
      return TRUE;
  *is = TRUE;
  return TRUE;
}

static gboolean
may_reverse (CldStore *store, const CldUndoStep *step, GError **error)
{
  g_autoptr (GArray) rows = gather (step->rows);
  g_autoptr (GError) refusal = NULL;
  gboolean is = FALSE;

  if (_cld_inspection_checks_run (store, step->is_redo ? CLD_CHECKS_REDO : CLD_CHECKS_UNDO, (const CldSavedRow *) (gpointer) rows->data, rows->len, &refusal))
    return TRUE;
  if (g_error_matches (refusal, CLD_STORE_ERROR, CLD_STORE_ERROR_CONSTRAINT) && !is_as_it_was (store, step, &is, error))
    return FALSE;
  if (!is)
    g_propagate_error (error, g_steal_pointer (&refusal));
  return is;
}

static const CldUndoJudge judge = { _cld_inspection_checks_want, may_reverse };

/**
 * cld_record_service_undo:
 * @store: a store
 * @change_set: (nullable): a change set, or %NULL for this user's latest that is not undone yet
 * @error: return location
 *
 * Takes a change set back, as cld_undo_judged() says, unless that would leave what no save may: a requirement without a regulation in
 * force, enforcement without its breach, a judgement or a step out of order.
 *
 * Returns: (transfer full) (nullable): what was done; %CLD_STORE_ERROR_NOT_FOUND where there is nothing to undo,
 *   %CLD_STORE_ERROR_CONSTRAINT where a rule refuses it
 */
CldUndoResult *
cld_record_service_undo (CldStore *store, const char *change_set, GError **error)
{
  return cld_undo_judged (store, change_set, &judge, error);
}

/**
 * cld_record_service_redo:
 * @store: a store
 * @change_set: (nullable): a change set that was undone, or %NULL for the one this user undid last
 * @error: return location
 *
 * Brings back what an undo took, by the same rules as cld_record_service_undo().
 *
 * Returns: (transfer full) (nullable): what was done; %CLD_STORE_ERROR_NOT_FOUND where there is nothing to redo,
 *   %CLD_STORE_ERROR_CONSTRAINT where a rule refuses it
 */
CldUndoResult *
cld_record_service_redo (CldStore *store, const char *change_set, GError **error)
{
  return cld_redo_judged (store, change_set, &judge, error);
}

/**
 * cld_record_service_load:
 * @store: a store
 * @kind: a kind
 * @ref: a record's public name
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the record; %CLD_STORE_ERROR_NOT_FOUND where there is none
 */
CldRecord *
cld_record_service_load (CldStore *store, const CldKind *kind, const char *ref, GError **error)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  g_autoptr (GError) local_error = NULL;
  CldRow *row = cld_repo_find (cld_store_get_db (store), kind, ref, arena, &local_error);

  if (row)
    return cld_record_new_from_row (row);
  if (local_error)
    g_propagate_error (error, g_steal_pointer (&local_error));
  else
    g_set_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_NOT_FOUND, _("There is no %s/%s."), kind->id, ref);
  return NULL;
}

/**
 * cld_record_service_name_of_login:
 * @store: a store
 * @login: a login name
 *
 * Returns: (transfer full): the name of the `person` that the login belongs to, else the login itself
 */
char *
cld_record_service_name_of_login (CldStore *store, const char *login)
{
  g_autoptr (CldRecordSet) set = cld_record_set_new ();
  GPtrArray *persons = cld_record_set_get (set, &cld_person_kind);

  if (cld_repo_load_all (cld_store_get_db (store), &cld_person_kind, set, NULL))
    for (guint i = 0; i < persons->len; i++)
      {
        const CldRow *person = persons->pdata[i];

        if (g_strcmp0 (person->values[PERSON_LOGIN], login) == 0 && person->values[PERSON_NAME])
          return g_strdup (person->values[PERSON_NAME]);
      }
  return g_strdup (login);
}
