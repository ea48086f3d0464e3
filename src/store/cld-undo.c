/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-undo.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-change-set.h"
#include "cld-error.h"
#include "cld-log-reader.h"
#include "cld-repo.h"

typedef struct
{
  CldStore *store;
  CldDb *db;
  CldArena *arena;
  GPtrArray *entries; /* GArray of CldLogRow, in the order of the log */
  CldChangeSet *set;
  CldUndoResult *result;
  const CldUndoJudge *judge; /* (nullable) */
  GArray *rows;              /* CldUndoRow that the judge wants */
  gint64 since;
} Reversal;

/**
 * cld_undo_result_free:
 * @result: (nullable): a result
 *
 * Frees it.
 */
void
cld_undo_result_free (CldUndoResult *result)
{
  if (!result)
    return;
  g_free (result->change_set);
  g_free (result->why);
  g_ptr_array_unref (result->left);
  g_free (result);
}

static gboolean
query_text (CldDb *db, const char *sql, const char *value, char **text, char **other, GError **error)
{
  CldStmt *stmt = cld_db_prepare (db, sql, error);
  gboolean has_row;

  *text = NULL;
  if (!stmt)
    return FALSE;
  cld_stmt_bind_text (stmt, 1, value);
  if (!cld_stmt_step (stmt, &has_row, error))
    return FALSE;
  if (!has_row)
    return TRUE;
  *text = g_strdup (cld_stmt_get_text (stmt, 0));
  if (other)
    *other = g_strdup (cld_stmt_get_text (stmt, 1));
  cld_stmt_reset (stmt);
  return TRUE;
}

/* The last undo or redo of @change_set: its act and, in @set, its key. */
static gboolean
last_reversal (CldDb *db, const char *change_set, char **act, char **set, GError **error)
{
  return query_text (db,
                     "SELECT c.act, s.id FROM change_set s JOIN change c ON c.change_set = s.id WHERE s.target = ? ORDER BY c.seq DESC LIMIT 1",
                     change_set, act, set, error);
}

/* The user's latest change set that is done (for undo) or undone (for redo). */
static gboolean
find_latest (CldStore *store, gboolean undone, char **change_set, GError **error)
{
  CldDb *db = cld_store_get_db (store);
  const char *sql = undone
                      ? "SELECT s.target FROM change c JOIN change_set s ON s.id = c.change_set WHERE s.actor = ? AND c.act = 'undo' GROUP BY s.id, s.target ORDER BY max(c.seq) DESC"
                      : "SELECT s.id FROM change c JOIN change_set s ON s.id = c.change_set WHERE s.actor = ? AND c.act IN ('edit', 'import') GROUP BY s.id ORDER BY max(c.seq) DESC";
  g_autoptr (GPtrArray) candidates = g_ptr_array_new_with_free_func (g_free);
  CldStmt *stmt = cld_db_prepare (db, sql, error);
  gboolean has_row = TRUE;

  if (!stmt)
    return FALSE;
  cld_stmt_bind_text (stmt, 1, cld_store_get_actor (store));
  while (has_row)
    {
      if (!cld_stmt_step (stmt, &has_row, error))
        return FALSE;
      if (has_row)
        g_ptr_array_add (candidates, g_strdup (cld_stmt_get_text (stmt, 0)));
    }
  for (guint i = 0; i < candidates->len && !*change_set; i++)
    {
      g_autofree char *act = NULL, *set = NULL;

      if (!last_reversal (db, candidates->pdata[i], &act, &set, error))
        return FALSE;
      if ((g_strcmp0 (act, CLD_ACT_UNDO) == 0) == undone)
        *change_set = g_strdup (candidates->pdata[i]);
    }
  return TRUE;
}

static gboolean
collect_cb (const CldLogEntry *entry, gpointer data, GError **error)
{
  Reversal *reversal = data;
  GArray *rows = cld_log_parse_detail (entry->detail, entry->detail_len, reversal->arena, error);

  if (!rows)
    return FALSE;
  g_ptr_array_add (reversal->entries, rows);
  reversal->since = entry->seq;
  return TRUE;
}

/* One question for each field that can name records of @kind: which is up to the caller to read or to reset. */
static GPtrArray *
ask_who_names (CldDb *db, const CldRow *row, GError **error)
{
  g_autoptr (GPtrArray) asked = g_ptr_array_new ();

  for (guint i = 0; i < cld_kinds_count (); i++)
    for (guint j = 0; j < cld_kinds ()[i]->n_fields; j++)
      {
        const CldField *field = &cld_kinds ()[i]->fields[j];
        g_autofree char *sql = NULL;
        CldStmt *stmt;

        if (field->type != CLD_REF || strcmp (field->target, row->kind->id) != 0)
          continue;
        sql = g_strdup_printf ("SELECT 1 FROM %s WHERE \"%s\" = ? LIMIT 1", cld_kinds ()[i]->id, field->id);
        stmt = cld_db_prepare (db, sql, error);
        if (!stmt)
          return NULL;
        cld_stmt_bind_text (stmt, 1, row->id);
        if (!cld_stmt_send (stmt, error))
          return NULL;
        g_ptr_array_add (asked, stmt);
      }
  return g_steal_pointer (&asked);
}

/* Whether any record names this one. */
static gboolean
is_named (CldDb *db, const CldRow *row, gboolean *named, GError **error)
{
  g_autoptr (GPtrArray) asked = ask_who_names (db, row, error);
  gboolean done = asked != NULL;

  *named = FALSE;
  for (guint i = 0; asked && i < asked->len; i++)
    {
      if (done && !*named)
        done = cld_stmt_step (asked->pdata[i], named, error);
      cld_stmt_reset (asked->pdata[i]);
    }
  return done;
}

/* Whether everything that @row names is there. */
static gboolean
names_only_what_is (Reversal *reversal, const CldRow *row, gboolean *there, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  *there = TRUE;
  for (guint i = 0; i < row->kind->n_fields && *there; i++)
    if (row->values[i] && row->kind->fields[i].type == CLD_REF)
      *there = cld_repo_find (reversal->db, cld_field_target_kind (&row->kind->fields[i]), row->values[i], reversal->arena, &local_error) != NULL;
  if (!local_error)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* Whether the record is still as the change left it, so that it may be set back. @current: as it is now. */
static gboolean
may_reverse (Reversal *reversal, const CldLogRow *row, CldRow **current, gboolean *may, GError **error)
{
  const CldRow *one = row->after ? row->after : row->before;
  g_autoptr (GError) local_error = NULL;
  gboolean named = FALSE;

  *current = cld_repo_find_by_id (reversal->db, row->kind, one->id, reversal->arena, &local_error);
  if (!*current && !local_error && !row->after)
    *may = cld_repo_find (reversal->db, row->kind, one->ref, reversal->arena, &local_error) == NULL;
  else
    *may = *current && row->after && cld_row_same_values (*current, row->after);
  if (local_error)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (!*may)
    return TRUE;
  if (row->before)
    return names_only_what_is (reversal, row->before, may, error);
  if (!is_named (reversal->db, *current, &named, error))
    return FALSE;
  *may = !named;
  return TRUE;
}

static gboolean
reverse_row (Reversal *reversal, const CldLogRow *row, GError **error)
{
  CldRow *current = NULL, *wanted = NULL;
  gboolean may = FALSE;

  if (!may_reverse (reversal, row, &current, &may, error))
    return FALSE;
  if (!may)
    {
      const CldRow *one = row->after ? row->after : row->before;

      g_ptr_array_add (reversal->result->left, g_strdup_printf ("%s/%s", row->kind->id, one->ref));
      return TRUE;
    }
  if (row->before)
    {
      wanted = cld_row_copy (reversal->arena, row->before);
      wanted->version = row->before->version + 1;
    }
  reversal->result->n_reversed++;
  if (reversal->judge && reversal->judge->wants (row->kind))
    {
      CldUndoRow judged = { current, wanted };

      g_array_append_val (reversal->rows, judged);
    }
  return cld_change_set_put (reversal->set, current, wanted, error);
}

static gboolean
reverse_all (Reversal *reversal, GError **error)
{
  /* Last change first, so that what was made later goes before what it names. */
  for (guint i = reversal->entries->len; i > 0; i--)
    {
      GArray *rows = reversal->entries->pdata[i - 1];

      for (guint j = rows->len; j > 0; j--)
        if (!reverse_row (reversal, &g_array_index (rows, CldLogRow, j - 1), error))
          return FALSE;
    }
  return TRUE;
}

static gboolean
is_allowed (Reversal *reversal, const char *act, GError **error)
{
  CldUndoStep step = { strcmp (act, CLD_ACT_REDO) == 0, reversal->rows, reversal->result->left->len, cld_change_set_get_id (reversal->set), reversal->since };

  return reversal->rows->len == 0 || reversal->judge->may (reversal->store, &step, error);
}

static gboolean
run (Reversal *reversal, const char *source, const char *act, GError **error)
{
  CldLogFilter filter = { .change_set = source };

  if (!cld_db_check_sees_change_set (reversal->db, source, error))
    return FALSE;
  if (!query_text (reversal->db, "SELECT why FROM change_set WHERE id = ?", reversal->result->change_set, &reversal->result->why, NULL, error))
    return FALSE;
  reversal->set = cld_change_set_begin (reversal->store, act, reversal->result->why ? reversal->result->why : "", reversal->result->change_set, error);
  if (!reversal->set || !cld_log_each (reversal->store, &filter, collect_cb, reversal, error))
    return FALSE;
  if (reversal->entries->len > 100)
    cld_change_set_use_threads (reversal->set);
  if (!reverse_all (reversal, error))
    return FALSE;
  if (reversal->result->n_reversed == 0)
    {
      g_set_error_literal (error, CLD_STORE_ERROR, CLD_STORE_ERROR_STALE, _("Nothing could be taken back: every record changed since, or is named by others. Nothing was saved."));
      return FALSE;
    }
  return is_allowed (reversal, act, error) && cld_change_set_commit (reversal->set, error);
}

static CldUndoResult *
reverse (CldStore *store, const char *change_set, const char *source, const char *act, const CldUndoJudge *judge, GError **error)
{
  g_autoptr (CldUndoResult) result = g_new0 (CldUndoResult, 1);
  Reversal reversal = {
    .store = store,
    .db = cld_store_get_db (store),
    .arena = cld_arena_new (),
    .entries = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref),
    .result = result,
    .judge = judge,
    .rows = g_array_new (FALSE, FALSE, sizeof (CldUndoRow)),
  };
  gboolean done;

  result->change_set = g_strdup (change_set);
  result->left = g_ptr_array_new_with_free_func (g_free);
  done = run (&reversal, source, act, error);
  cld_change_set_free (reversal.set);
  g_ptr_array_unref (reversal.entries);
  g_array_unref (reversal.rows);
  cld_arena_free (reversal.arena);
  return done ? g_steal_pointer (&result) : NULL;
}

static gboolean
check_found (const char *change_set, const char *nothing, GError **error)
{
  if (change_set)
    return TRUE;
  g_set_error_literal (error, CLD_STORE_ERROR, CLD_STORE_ERROR_NOT_FOUND, nothing);
  return FALSE;
}

/**
 * cld_undo_judged:
 * @store: a store
 * @change_set: (nullable): a change set, or %NULL for this user's latest that is not undone yet
 * @judge: (nullable): who else decides on it
 * @error: return location
 *
 * Sets back every record of a change set to what it was before, in a change set of its own. Records that changed
 * since, or that others name, are left and listed. Nothing is written where @judge refuses it.
 *
 * Returns: (transfer full) (nullable): what was done; %CLD_STORE_ERROR_NOT_FOUND where there is nothing to undo
 */
CldUndoResult *
cld_undo_judged (CldStore *store, const char *change_set, const CldUndoJudge *judge, GError **error)
{
  g_autofree char *found = NULL;
  g_autofree char *act = NULL, *set = NULL;

  if (change_set)
    {
      if (!query_text (cld_store_get_db (store), "SELECT change_set FROM change WHERE change_set = ? AND act IN ('edit', 'import') LIMIT 1", change_set, &found, NULL, error))
        return NULL;
    }
  else if (!find_latest (store, FALSE, &found, error))
    return NULL;
  if (!check_found (found, _("There is nothing to undo. `caseload-cli history` lists what was done."), error) ||
      !last_reversal (cld_store_get_db (store), found, &act, &set, error))
    return NULL;
  if (g_strcmp0 (act, CLD_ACT_UNDO) == 0)
    {
      g_set_error_literal (error, CLD_STORE_ERROR, CLD_STORE_ERROR_NOT_FOUND, _("That change is undone already. `caseload-cli redo` brings it back."));
      return NULL;
    }
  return reverse (store, found, found, CLD_ACT_UNDO, judge, error);
}

/**
 * cld_redo_judged:
 * @store: a store
 * @change_set: (nullable): a change set that was undone, or %NULL for the one this user undid last
 * @judge: (nullable): who else decides on it
 * @error: return location
 *
 * Brings back what an undo took, in a change set of its own.
 *
 * Returns: (transfer full) (nullable): what was done; %CLD_STORE_ERROR_NOT_FOUND where there is nothing to redo
 */
CldUndoResult *
cld_redo_judged (CldStore *store, const char *change_set, const CldUndoJudge *judge, GError **error)
{
  g_autofree char *found = g_strdup (change_set);
  g_autofree char *act = NULL, *set = NULL;

  if (!found && !find_latest (store, TRUE, &found, error))
    return NULL;
  if (!check_found (found, _("There is nothing to redo."), error) ||
      !last_reversal (cld_store_get_db (store), found, &act, &set, error) ||
      !check_found (g_strcmp0 (act, CLD_ACT_UNDO) == 0 ? set : NULL, _("There is nothing to redo: that change was not undone."), error))
    return NULL;
  return reverse (store, found, set, CLD_ACT_REDO, judge, error);
}

/**
 * cld_undo:
 * @store: a store
 * @change_set: (nullable): see cld_undo_judged()
 * @error: return location
 *
 * As cld_undo_judged() without a judge, for the store's own use and its tests. What a person does is
 * cld_record_service_undo().
 *
 * Returns: (transfer full) (nullable): what was done
 */
CldUndoResult *
cld_undo (CldStore *store, const char *change_set, GError **error)
{
  return cld_undo_judged (store, change_set, NULL, error);
}

/**
 * cld_redo:
 * @store: a store
 * @change_set: (nullable): see cld_redo_judged()
 * @error: return location
 *
 * As cld_redo_judged() without a judge. What a person does is cld_record_service_redo().
 *
 * Returns: (transfer full) (nullable): what was done
 */
CldUndoResult *
cld_redo (CldStore *store, const char *change_set, GError **error)
{
  return cld_redo_judged (store, change_set, NULL, error);
}
