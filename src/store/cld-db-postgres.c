/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-error.h"
#include "cld-migrate.h"
#include "cld-private-postgres.h"

/* Taken while the schema is made or brought up to date: there may be no table yet to lock. */
#define MIGRATION_LOCK "SELECT pg_advisory_xact_lock(1129071649)"

/* Without a schema: what this user can do about it. Who may not even look into it finds it empty, too. */
static gboolean
set_empty (PgDb *db, GError **error)
{
  PGresult *result = _cld_pg_query (db, "SELECT current_schema() IS NULL, current_schema() IS NOT NULL AND has_schema_privilege(current_schema(), 'CREATE')", NULL, error);

  if (!result)
    return FALSE;
  if (*PQgetvalue (result, 0, 0) == 't')
    g_set_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_REFUSED,
                 _("You may not look into the database %s. Its administrator has to run what `caseload-cli setup-server` prints, and give you one of its roles."), db->shown);
  else if (*PQgetvalue (result, 0, 1) == 't')
    g_set_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_EMPTY,
                 _("The database %s is empty: there are no records of Caseload in it. Check the name, or begin with `caseload-cli import`."), db->shown);
  else
    g_set_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_REFUSED,
                 _("The database %s is empty, and you may not set it up. Its administrator has to run what `caseload-cli setup-server` prints."), db->shown);
  PQclear (result);
  return FALSE;
}

static gboolean
may_make_schema (PgDb *db, GError **error)
{
  g_autoptr (GError) reason = NULL;

  set_empty (db, &reason);
  if (g_error_matches (reason, CLD_STORE_ERROR, CLD_STORE_ERROR_EMPTY))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

static gboolean
check_presence (PgDb *db, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  int version = _cld_pg_get_schema_version (&db->parent, &local_error);

  if (version < 0)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  db->old = version < cld_migrate_newest ();
  if (!_cld_migrate_refuse_newer (version, db->shown, error))
    return FALSE;
  if (version == 0 && !(db->flags & CLD_DB_CREATE))
    return set_empty (db, error);
  return (version > 0 || may_make_schema (db, error)) && _cld_pg_find_rights (db, error);
}

PgDb *
_cld_pg_new (const char *name, CldDbFlags flags)
{
  PgDb *db = g_new0 (PgDb, 1);

  db->parent.klass = &_cld_pg_class;
  db->parent.name = g_strdup (name);
  db->flags = flags;
  db->shown = cld_db_display_name (name);
  g_queue_init (&db->pending);
  return db;
}

static void
pg_close (CldDb *parent)
{
  PgDb *db = (PgDb *) parent;

  _cld_pg_forget (db);
  PQfinish (db->connection);
  g_clear_error (&db->failure);
  g_free (db->shown);
  g_free (db);
}

void
_cld_pg_throw_away (PgDb *db)
{
  g_free (db->parent.name);
  pg_close (&db->parent);
}

CldDb *
_cld_db_postgres_open (const char *name, CldDbFlags flags, GError **error)
{
  PgDb *db = _cld_pg_new (name, flags);

  if (_cld_pg_connect (db, error) && check_presence (db, error))
    return &db->parent;
  _cld_pg_throw_away (db);
  return NULL;
}

/* An empty schema beside the real one, in a transaction that ends with the connection: nothing of it stays. Its functions are
 * about the real one's tables, which may not be committed yet, and are never called. */
static CldDb *
pg_open_scratch (CldDb *parent, GError **error)
{
  PgDb *db = _cld_pg_new (parent->name, CLD_DB_CREATE);
  PGresult *result = NULL;

  if (_cld_pg_connect (db, error))
    result = _cld_pg_exec (db, "BEGIN; CREATE SCHEMA caseload_scratch; SET LOCAL search_path = caseload_scratch; SET LOCAL check_function_bodies = off", error);
  PQclear (result);
  db->scratch = TRUE;
  if (result)
    return &db->parent;
  _cld_pg_throw_away (db);
  return NULL;
}

/* Numbers the `?` that stand outside of quotes. */
static char *
number_parameters (const char *sql, int *n)
{
  GString *out = g_string_new (NULL);
  char quote = 0;

  *n = 0;
  for (const char *p = sql; *p; p++)
    {
      if (quote ? *p == quote : *p == '\'' || *p == '"')
        quote = quote ? 0 : *p;
      if (*p == '?' && !quote)
        g_string_append_printf (out, "$%d", ++*n);
      else
        g_string_append_c (out, *p);
    }
  return g_string_free (out, FALSE);
}

/* Nothing is asked of the server before the statement is used. */
static CldStmt *
pg_prepare (CldDb *parent, const char *sql, GError **error)
{
  PgStmt *stmt = g_new0 (PgStmt, 1);

  stmt->sql = number_parameters (sql, &stmt->n_parameters);
  stmt->values = g_new0 (const char *, stmt->n_parameters);
  stmt->numbers = g_malloc0_n ((gsize) stmt->n_parameters, sizeof *stmt->numbers);
  stmt->owned = g_new0 (char *, stmt->n_parameters);
  g_queue_init (&stmt->results);
  return &stmt->parent;
}

static void
pg_reset (CldStmt *parent)
{
  PgStmt *stmt = (PgStmt *) parent;

  _cld_pg_finish_rows ((PgDb *) parent->db, stmt);
  for (int i = 0; i < stmt->n_parameters; i++)
    {
      stmt->values[i] = NULL;
      g_clear_pointer (&stmt->owned[i], g_free);
    }
}

static void
pg_stmt_free (CldStmt *parent)
{
  PgStmt *stmt = (PgStmt *) parent;

  pg_reset (parent);
  _cld_pg_drop ((PgDb *) parent->db, stmt);
  g_free (stmt->values);
  g_free (stmt->numbers);
  g_free (stmt->owned);
  g_free (stmt->sql);
  g_free (stmt);
}

static gboolean
pg_run_script (CldDb *parent, const char *sql, GError **error)
{
  PGresult *result = _cld_pg_exec ((PgDb *) parent, sql, error);

  PQclear (result);
  return result != NULL;
}

static gboolean
pg_begin (CldDb *parent, gboolean for_writing, GError **error)
{
  PgDb *db = (PgDb *) parent;

  if (db->scratch)
    return TRUE;
  g_clear_error (&db->failure);
  if (!_cld_pg_ready (db, error) ||
      !_cld_pg_send_plain (db, for_writing ? "BEGIN" : "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", error))
    return FALSE;
  db->in_block = TRUE;
  if (for_writing && db->old)
    return _cld_pg_send_plain (db, MIGRATION_LOCK, error) && _cld_pg_become_owner (db, error) && _cld_pg_collect (db, error);
  return TRUE;
}

/* After a wait in vain: who is in the way. The transaction is over, so it may be asked. */
static void
name_holder (PgDb *db, GError **error)
{
  g_autofree char *holder = NULL;

  if (!error || !g_error_matches (*error, CLD_STORE_ERROR, CLD_STORE_ERROR_BUSY) || db->lost || !db->in_block)
    return;
  db->parent.klass->rollback (&db->parent);
  holder = _cld_pg_find_holder (db);
  if (!holder)
    return;
  g_clear_error (error);
  g_set_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_BUSY,
               /* Translators: %1$s is a login name, %2$s a database */
               _("%1$s is saving to the database %2$s and did not finish in time. Nothing was saved. Try again."), holder, db->shown);
  /* What was begun is over; every later step of it says the same. */
  db->failure = g_error_copy (*error);
}

static gboolean
pg_commit (CldDb *parent, GError **error)
{
  PgDb *db = (PgDb *) parent;

  if (db->scratch)
    return TRUE;
  if (!_cld_pg_ready (db, error) || !_cld_pg_send_plain (db, "COMMIT", error) || !_cld_pg_collect (db, error))
    return FALSE;
  db->in_block = FALSE;
  db->old = FALSE;
  return TRUE;
}

/* Not waited for: what comes next finds it done. */
static void
pg_rollback (CldDb *parent)
{
  PgDb *db = (PgDb *) parent;

  if (db->scratch)
    return;
  _cld_pg_park (db);
  if (db->in_block && !db->lost && _cld_pg_send_plain (db, "ROLLBACK", NULL))
    _cld_pg_sync (db, NULL);
  db->in_block = FALSE;
  g_clear_error (&db->failure);
}

static gboolean
pg_copy_to (CldDb *parent, const char *path, GError **error)
{
  g_set_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_REFUSED,
               _("The database %s lives on a server, whose administrator makes its backups (pg_dump). Nothing was written."), ((PgDb *) parent)->shown);
  return FALSE;
}

static void
pg_bind_text (CldStmt *parent, int parameter, const char *text, gssize len)
{
  PgStmt *stmt = (PgStmt *) parent;

  g_return_if_fail (parameter >= 1 && parameter <= stmt->n_parameters);

  /* The engine's library wants texts with an end. */
  if (text && len >= 0)
    {
      g_free (stmt->owned[parameter - 1]);
      text = stmt->owned[parameter - 1] = g_strndup (text, (gsize) len);
    }
  stmt->values[parameter - 1] = text;
}

static void
pg_bind_int (CldStmt *parent, int parameter, gint64 value)
{
  PgStmt *stmt = (PgStmt *) parent;

  g_return_if_fail (parameter >= 1 && parameter <= stmt->n_parameters);

  g_snprintf (stmt->numbers[parameter - 1], sizeof stmt->numbers[0], "%" G_GINT64_FORMAT, value);
  stmt->values[parameter - 1] = stmt->numbers[parameter - 1];
}

/* Has all rows received that were sent for, or begins to receive those of a statement that is used only now. */
static gboolean
begin_rows (PgDb *db, PgStmt *stmt, GError **error)
{
  if (stmt->state == PG_SENT)
    return _cld_pg_collect (db, error);
  return _cld_pg_ready (db, error) && _cld_pg_send (db, stmt, TRUE, NULL, NULL, error) && _cld_pg_stream (db, stmt, error);
}

static gboolean
read_first_row (PgDb *db, PgStmt *stmt, GError **error)
{
  return begin_rows (db, stmt, error) && _cld_pg_next (db, stmt, error);
}

/* Where the connection broke under a question that is no part of a transaction, it is asked once more. */
static gboolean
pg_step (CldStmt *parent, gboolean *has_row, GError **error)
{
  PgDb *db = (PgDb *) parent->db;
  PgStmt *stmt = (PgStmt *) parent;
  g_autoptr (GError) local_error = NULL;
  gboolean first = stmt->state == PG_AT_REST || stmt->state == PG_SENT;
  gboolean done = first ? read_first_row (db, stmt, &local_error) : _cld_pg_next (db, stmt, &local_error);

  if (!done && first && db->lost && !db->parent.in_transaction && !db->scratch)
    {
      g_clear_error (&local_error);
      done = read_first_row (db, stmt, &local_error);
    }
  *has_row = done && stmt->result != NULL;
  if (done)
    return TRUE;
  name_holder (db, &local_error);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* Where no row is changed the statement itself fails, so that a COMMIT sent behind it does nothing. */
static char *
pg_guard (const char *sql)
{
  return g_strconcat ("WITH one AS (", sql, " RETURNING 1) SELECT 1 / count(*) FROM one", NULL);
}

/* Inside a transaction nothing waits for the answer; outside of one it is the end of the matter. */
static gboolean
pg_run (CldStmt *stmt, const char *stale, const char *in_use, GError **error)
{
  PgDb *db = (PgDb *) stmt->db;
  gboolean done = _cld_pg_ready (db, error) && _cld_pg_send (db, (PgStmt *) stmt, FALSE, stale, in_use, error) &&
                  (db->in_block || db->scratch ? _cld_pg_throttle (db, error) : _cld_pg_collect (db, error));

  pg_reset (stmt);
  return done;
}

static gboolean
pg_send (CldStmt *parent, GError **error)
{
  PgDb *db = (PgDb *) parent->db;

  return _cld_pg_ready (db, error) && _cld_pg_send (db, (PgStmt *) parent, TRUE, NULL, NULL, error);
}

static gboolean
pg_flush (CldDb *parent, GError **error)
{
  PgDb *db = (PgDb *) parent;
  g_autoptr (GError) local_error = NULL;

  if (_cld_pg_collect (db, &local_error))
    return TRUE;
  name_holder (db, &local_error);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static const char *
pg_get_text (CldStmt *parent, int column)
{
  PgStmt *stmt = (PgStmt *) parent;

  return stmt->result && !PQgetisnull (stmt->result, stmt->row, column) ? PQgetvalue (stmt->result, stmt->row, column) : NULL;
}

static gsize
pg_get_len (CldStmt *parent, int column)
{
  PgStmt *stmt = (PgStmt *) parent;

  return stmt->result ? (gsize) PQgetlength (stmt->result, stmt->row, column) : 0;
}

static gint64
pg_get_int (CldStmt *parent, int column)
{
  const char *text = pg_get_text (parent, column);

  return text ? g_ascii_strtoll (text, NULL, 10) : 0;
}

static int
pg_get_changes (CldStmt *parent)
{
  _cld_pg_collect ((PgDb *) parent->db, NULL);
  return (int) ((PgStmt *) parent)->n_changes;
}

static guint64
pg_get_round_trips (CldDb *parent)
{
  return ((PgDb *) parent)->round_trips;
}

static const char *
pg_get_user (CldDb *parent)
{
  return PQuser (((PgDb *) parent)->connection);
}

const CldDbClass _cld_pg_class = {
  .close = pg_close,
  .prepare = pg_prepare,
  .stmt_free = pg_stmt_free,
  .run_script = pg_run_script,
  .begin = pg_begin,
  .commit = pg_commit,
  .rollback = pg_rollback,
  .get_schema_version = _cld_pg_get_schema_version,
  .set_schema_version = _cld_pg_set_schema_version,
  .engine = "postgres",
  .is_server = TRUE,
  .columns = _cld_pg_columns,
  .describe_schema = _cld_pg_describe_schema,
  .open_scratch = pg_open_scratch,
  .check = _cld_pg_check,
  .copy_to = pg_copy_to,
  .look_around = _cld_pg_look_around,
  .watch = _cld_pg_watch,
  .get_watch_fd = _cld_pg_get_watch_fd,
  .announce = _cld_pg_announce,
  .set_offline = _cld_pg_set_offline,
  .reconnect = _cld_pg_reconnect,
  .get_connection_id = _cld_pg_get_connection_id,
  .find_blocker = _cld_pg_find_blocker,
  .get_user = pg_get_user,
  .get_round_trips = pg_get_round_trips,
  .keep_password = _cld_pg_keep_password,
  .is_limited = _cld_pg_is_limited,
  .log_sql = _cld_pg_log_sql,
  .bind_text = pg_bind_text,
  .bind_int = pg_bind_int,
  .step = pg_step,
  .guard = pg_guard,
  .run = pg_run,
  .send = pg_send,
  .flush = pg_flush,
  .get_text = pg_get_text,
  .get_len = pg_get_len,
  .get_int = pg_get_int,
  .reset = pg_reset,
  .get_changes = pg_get_changes,
};
