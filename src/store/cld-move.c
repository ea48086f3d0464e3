/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-move.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-change-set.h"
#include "cld-error.h"
#include "cld-kind.h"
#include "cld-migrate.h"
#include "cld-move-table.h"
#include "cld-place.h"
#include "cld-settle.h"
#include "cld-store-private.h"
#include "cld-verify.h"

/* One transaction on each side. The old store is held still by the entry that says it was moved, which is copied with the
 * rest, so that both logs end alike; the new store appears whole, after it was proved equal, or not at all. */
typedef struct
{
  CldStore *source;
  CldChangeSet *set; /* of the move itself; holds the end of the source's log */
  CldDb *target;
  CldStore *whole; /* the target once all of it is there */
  char *path;   /* where the target is to be, where that is a file */
  char *hidden; /* what it is called until it is whole */
  GPtrArray *tables;
  CldMoveFunc func;
  gpointer data;
  gint64 n_read;
  gint64 n_to_read;
} Move;

static void
rows_cb (gint64 n_rows, gpointer data)
{
  Move *move = data;

  move->n_read += n_rows;
  if (move->func)
    move->func (move->n_to_read > 0 ? MIN (1, (double) move->n_read / (double) move->n_to_read) : 1, move->data);
}

static CldDb *
open_file (Move *move, const char *to, GError **error)
{
  move->path = cld_place_resolve (to, FALSE, error);
  if (!move->path)
    return NULL;
  if (g_file_test (move->path, G_FILE_TEST_EXISTS))
    {
      g_autofree char *shown = g_filename_display_basename (to);

      g_set_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_REFUSED, _("%s is there already and is not overwritten. Choose another name."), shown);
      return NULL;
    }
  move->hidden = cld_place_make_hidden_name (move->path, error);
  return move->hidden ? cld_db_open (move->hidden, CLD_DB_CREATE, error) : NULL;
}

/* Whether nobody wrote anything to a store yet: what an administrator set up. Nobody can until it is filled. */
static gboolean
is_empty (Move *move, CldDb *db, gboolean *empty, GError **error)
{
  *empty = cld_db_exec (db, "UPDATE change_head SET seq = seq WHERE one = 1", error);
  if (!*empty)
    return FALSE;
  for (guint i = 0; i < move->tables->len; i++)
    {
      const CldMoveTable *table = move->tables->pdata[i];
      gint64 n_rows;

      if (!_cld_move_table_count (table, db, &n_rows, error))
        return FALSE;
      if (n_rows > 0 && !*table->instead)
        *empty = FALSE;
    }
  return TRUE;
}

/* The schema is made, where it is not there, in the transaction that the rest goes into. */
static gboolean
make_schema (Move *move, CldDb *db, GError **error)
{
  g_autofree char *shown = cld_db_get_display_name (db);
  int version = cld_db_begin (db, error) ? cld_db_get_schema_version (db, error) : -1;
  gboolean empty = FALSE;

  if (version == 0)
    return _cld_migrate_to (db, 0, cld_migrate_newest (), error);
  if (version < 0 || !cld_db_check_sees_all (db, "`move`", error) || (version == cld_migrate_newest () && !is_empty (move, db, &empty, error)))
    return FALSE;
  if (!empty)
    g_set_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_REFUSED,
                 _("The database %s holds records of Caseload already, and is not overwritten. Nothing was moved. Ask its administrator for an empty one."), shown);
  return empty;
}

static gboolean
open_target (Move *move, const char *to, GError **error)
{
  g_autoptr (CldDb) db = cld_db_is_server_name (to) ? cld_db_open (to, CLD_DB_CREATE, error) : open_file (move, to, error);

  if (!db || !make_schema (move, db, error))
    return FALSE;
  move->target = g_steal_pointer (&db);
  return TRUE;
}

/* The end of the log is written with the commit, but copied before it. */
static gboolean
write_head (CldDb *db, GError **error)
{
  CldStmt *stmt = cld_db_prepare (db, "SELECT seq, hash FROM change ORDER BY seq DESC LIMIT 1", error);
  g_autofree char *hash = NULL;
  gint64 seq = 0;
  gboolean has_row;

  if (!stmt || !cld_stmt_step (stmt, &has_row, error))
    return FALSE;
  if (has_row)
    {
      seq = cld_stmt_get_int (stmt, 0);
      hash = g_strdup (cld_stmt_get_text (stmt, 1));
    }
  cld_stmt_reset (stmt);
  stmt = cld_db_prepare (db, "UPDATE change_head SET seq = ?, hash = ? WHERE one = 1", error);
  if (!stmt)
    return FALSE;
  cld_stmt_bind_int (stmt, 1, seq);
  cld_stmt_bind_text (stmt, 2, hash);
  return cld_stmt_run (stmt, error);
}

static gboolean
hold_source (Move *move, GError **error)
{
  const char *why = cld_db_is_server (move->target) ? "move to a server" : "move to a file";

  move->set = cld_change_set_begin (move->source, CLD_ACT_MOVE, why, NULL, error);
  return move->set && cld_change_set_look (move->set, NULL, error) && write_head (cld_store_get_db (move->source), error);
}

static gboolean
copy_tables (Move *move, GError **error)
{
  CldDb *source = cld_store_get_db (move->source);

  for (guint i = 0; i < move->tables->len; i++)
    {
      gint64 n_rows;

      if (!_cld_move_table_count (move->tables->pdata[i], source, &n_rows, error))
        return FALSE;
      move->n_to_read += 2 * n_rows;
    }
  for (guint i = 0; i < move->tables->len; i++)
    if (!_cld_move_table_copy (move->tables->pdata[i], source, move->target, rows_cb, move, error))
      return FALSE;
  return cld_db_flush (move->target, error);
}

static gboolean
compare_tables (Move *move, GError **error)
{
  for (guint i = 0; i < move->tables->len; i++)
    {
      const CldMoveTable *table = move->tables->pdata[i];
      gboolean same;

      if (!_cld_move_table_is_same (table, move->target, &same, rows_cb, move, error))
        return FALSE;
      if (same)
        continue;
      g_set_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_CORRUPT,
                   /* Translators: %s is a kind of record, or a part of the change log */
                   _("What arrived is not what was sent (%s). Nothing was moved. Try again, and ask whoever looks after the database."), table->name);
      return FALSE;
    }
  return TRUE;
}

/* What is equal and not intact was not intact before. */
static gboolean
check_intact (Move *move, GError **error)
{
  g_autofree char *name = g_strdup (cld_db_get_name (move->target));
  g_autoptr (GPtrArray) faults = NULL;

  move->whole = _cld_store_new_unfinished (g_steal_pointer (&move->target), name);
  faults = cld_verify (move->whole, NULL, error);
  if (!faults)
    return FALSE;
  if (faults->len == 0)
    return TRUE;
  g_set_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_CORRUPT,
               /* Translators: %s is the first fault that was found */
               _("The database is not intact (%s). Nothing was moved. Run `caseload-cli verify`."), (char *) faults->pdata[0]);
  return FALSE;
}

static gboolean
finish_target (Move *move, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  if (!cld_db_commit (cld_store_get_db (move->whole), &local_error) &&
      !_cld_settle_commit (cld_store_get_name (move->whole), cld_change_set_get_id (move->set), g_steal_pointer (&local_error), error))
    return FALSE;
  g_clear_pointer (&move->whole, cld_store_free);
  return !move->hidden || cld_place_publish (move->hidden, move->path, error);
}

static void
tell (Move *move, CldMoveResult *result)
{
  for (guint i = 0; i < move->tables->len; i++)
    {
      const CldMoveTable *table = move->tables->pdata[i];

      if (cld_kind_find (table->name))
        result->n_records += table->n_rows;
      else if (strcmp (table->name, "change") == 0)
        result->n_entries = table->n_rows;
    }
}

/* The new store is there: what goes wrong now is told, and takes nothing back. */
static void
finish_source (Move *move, CldMoveResult *result)
{
  g_autoptr (GError) error = NULL;

  if (!cld_change_set_commit (move->set, &error))
    result->unnoted = g_strdup (error->message);
}

static void
clean_up (Move *move)
{
  cld_store_free (move->whole);
  cld_db_close (move->target);
  if (move->hidden)
    cld_place_remove (move->hidden);
  cld_change_set_free (move->set);
  cld_store_free (move->source);
  g_ptr_array_unref (move->tables);
  g_free (move->path);
  g_free (move->hidden);
}

/**
 * cld_move:
 * @from: a store: a path, or a database on a server
 * @to: where it is to be: a path that does not exist, or a database on a server that is empty, or was only set up
 * @func: (nullable) (scope call): told how far it is, from 0 to 1
 * @data: for @func
 * @result: (out caller-allocates): what was moved; its text is to be freed
 * @error: return location
 *
 * Takes a whole store, its id, records, versions, change log and drafts, to another place. Nobody can write to it
 * meanwhile. Before the new one is made good every table is read back and compared row for row, and everything that
 * cld_verify() looks at is looked at. The last entry of both logs says that the store was moved; the old one is kept.
 * What only a server has, its roles and the named readers of restricted children, is not moved.
 *
 * Returns: whether the new store is there; where it is not, nothing is changed on either side
 */
gboolean
cld_move (const char *from, const char *to, CldMoveFunc func, gpointer data, CldMoveResult *result, GError **error)
{
  Move move = { .tables = _cld_move_tables_new (), .func = func, .data = data };
  g_autoptr (GError) local_error = NULL;
  gboolean done;

  memset (result, 0, sizeof *result);
  move.source = cld_store_open (from, CLD_STORE_OPEN, &local_error);
  done = move.source && cld_db_check_sees_all (cld_store_get_db (move.source), "`move`", &local_error) &&
         open_target (&move, to, &local_error) && hold_source (&move, &local_error) && copy_tables (&move, &local_error) &&
         compare_tables (&move, &local_error) && check_intact (&move, &local_error) && finish_target (&move, &local_error);
  if (done)
    {
      finish_source (&move, result);
      tell (&move, result);
    }
  else if (move.hidden)
    cld_place_propagate (error, g_steal_pointer (&local_error), move.hidden, move.path);
  else
    g_propagate_error (error, g_steal_pointer (&local_error));
  clean_up (&move);
  return done;
}
