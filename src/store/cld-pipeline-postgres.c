/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-private-postgres.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-error.h"

/* Statements sent before the server is asked to answer, and such groups that may be on their way: the server works
 * while the next ones are made, and its answers never fill the line. */
#define GROUP 128
#define MAX_GROUPS 3

/* What was sent, in order; the answers come in the same order. */
typedef struct
{
  enum
  {
    PREPARE,
    RUN,
    SYNC,
  } what;
  PgStmt *stmt;        /* NULL for a plain statement, or where nobody waits for the answer any more */
  gboolean keeps_rows; /* somebody will read them */
  gboolean is_commit;
  char *stale;  /* what to say where no row was changed */
  char *in_use; /* what to say where other records name it */
} Pending;

static void
pending_free (Pending *pending)
{
  g_free (pending->stale);
  g_free (pending->in_use);
  g_free (pending);
}

static Pending *
push (PgDb *db, int what, PgStmt *stmt)
{
  Pending *pending = g_new0 (Pending, 1);

  pending->what = what;
  pending->stmt = stmt;
  g_queue_push_tail (&db->pending, pending);
  return pending;
}

/**
 * _cld_pg_forget:
 * @db: a database whose connection ended
 *
 * Nothing that was sent will be answered.
 */
void
_cld_pg_forget (PgDb *db)
{
  Pending *pending;

  while ((pending = g_queue_pop_head (&db->pending)))
    {
      if (pending->stmt)
        {
          pending->stmt->prepared = PG_NOT_PREPARED;
          pending->stmt->state = PG_AT_REST;
        }
      pending_free (pending);
    }
  if (db->active)
    db->active->state = PG_AT_REST;
  db->active = NULL;
  db->n_since_sync = 0;
  db->n_syncs = 0;
  db->in_block = FALSE;
}

/* Keeps the first failure of the transaction; those after it only follow from it. */
static void
keep_failure (PgDb *db, GError *failure)
{
  if (db->failure)
    g_error_free (failure);
  else
    db->failure = failure;
}

static void
lose (PgDb *db)
{
  GError *failure = NULL;

  _cld_pg_set_lost (db, &failure);
  keep_failure (db, failure);
  db->lost = TRUE;
  _cld_pg_forget (db);
}

static gboolean
copy_failure (PgDb *db, GError **error)
{
  if (!db->failure)
    return TRUE;
  if (error)
    *error = g_error_copy (db->failure);
  /* Outside a transaction the next statement stands for itself. */
  if (!db->parent.in_transaction)
    g_clear_error (&db->failure);
  return FALSE;
}

static GError *
make_failure (PgDb *db, const Pending *pending, const char *state)
{
  GError *failure = NULL;

  if (pending->stale && g_strcmp0 (state, "22012") == 0)
    return g_error_new_literal (CLD_STORE_ERROR, CLD_STORE_ERROR_STALE, pending->stale);
  if (pending->in_use && g_strcmp0 (state, "23503") == 0)
    return g_error_new_literal (CLD_STORE_ERROR, CLD_STORE_ERROR_IN_USE, pending->in_use);
  _cld_pg_set_error (db, state, &failure);
  return failure;
}

/* The server's last word before it closes the line, or the library's own that it is closed. */
static gboolean
is_end (PgDb *db, const PGresult *result)
{
  static const char *const last_words[] = { "57P01", "57P02", "57P05", "25P03", NULL };
  const char *state = PQresultErrorField (result, PG_DIAG_SQLSTATE);

  return PQstatus (db->connection) == CONNECTION_BAD || !state || g_str_has_prefix (state, "08") || g_strv_contains (last_words, state);
}

/* Takes one answer; FALSE where the connection broke. */
static gboolean
take_result (PgDb *db, Pending *pending, PGresult *result)
{
  ExecStatusType status = PQresultStatus (result);
  PgStmt *stmt = pending->stmt;

  switch (status)
    {
    case PGRES_COMMAND_OK:
    case PGRES_TUPLES_OK:
      if (pending->what == PREPARE && stmt)
        stmt->prepared = PG_PREPARED;
      else if (pending->is_commit && strcmp (PQcmdStatus (result), "COMMIT") != 0 && !db->failure)
        _cld_pg_set_error (db, "25P02", &db->failure);
      else if (stmt)
        {
          stmt->n_changes = g_ascii_strtoull (PQcmdTuples (result), NULL, 10);
          if (pending->keeps_rows)
            {
              g_queue_push_tail (&stmt->results, result);
              return TRUE;
            }
        }
      break;
    case PGRES_FATAL_ERROR:
    case PGRES_BAD_RESPONSE:
      if (is_end (db, result))
        {
          PQclear (result);
          return FALSE;
        }
      keep_failure (db, make_failure (db, pending, PQresultErrorField (result, PG_DIAG_SQLSTATE)));
      G_GNUC_FALLTHROUGH;
    default:
      /* Also what was skipped after an error. */
      if (pending->what == PREPARE && stmt)
        stmt->prepared = PG_NOT_PREPARED;
    }
  PQclear (result);
  return TRUE;
}

/* Reads the answer to the oldest thing that was sent. */
static void
collect_one (PgDb *db)
{
  Pending *pending = g_queue_pop_head (&db->pending);
  gboolean alive = TRUE;
  PGresult *result;

  if (pending->what == SYNC)
    {
      result = PQgetResult (db->connection);
      alive = result && PQresultStatus (result) == PGRES_PIPELINE_SYNC;
      PQclear (result);
      db->n_syncs--;
    }
  else
    {
      result = PQgetResult (db->connection);
      alive = result && take_result (db, pending, result);
      while (alive && (result = PQgetResult (db->connection)))
        PQclear (result);
      if (pending->stmt && pending->keeps_rows && pending->stmt->state == PG_SENT)
        pending->stmt->state = PG_RECEIVED;
    }
  if (!alive)
    {
      if (pending->stmt)
        {
          pending->stmt->state = PG_AT_REST;
          pending->stmt->prepared = PG_NOT_PREPARED;
        }
      lose (db);
    }
  pending_free (pending);
}

/* A failure among rows; returns whether it is the end of the connection. */
static gboolean
fail_stream (PgDb *db, const PGresult *result)
{
  GError *failure = NULL;

  if (is_end (db, result))
    {
      lose (db);
      return TRUE;
    }
  _cld_pg_set_error (db, PQresultErrorField (result, PG_DIAG_SQLSTATE), &failure);
  keep_failure (db, failure);
  return FALSE;
}

/* Ends the rows of a statement that are read one by one: those left are thrown away, or kept for later. */
static void
end_stream (PgDb *db, gboolean keep)
{
  PgStmt *stmt = db->active;
  gboolean broken = FALSE;
  PGresult *result;

  if (!stmt)
    return;
  db->active = NULL;
  while ((result = PQgetResult (db->connection)))
    {
      ExecStatusType status = PQresultStatus (result);

      if (keep && (status == PGRES_SINGLE_TUPLE || (status == PGRES_TUPLES_OK && PQntuples (result) > 0)))
        {
          g_queue_push_tail (&stmt->results, result);
          continue;
        }
      if (status == PGRES_FATAL_ERROR)
        broken = fail_stream (db, result);
      PQclear (result);
      if (broken)
        break;
    }
  stmt->state = PG_RECEIVED;
  if (broken || PQstatus (db->connection) == CONNECTION_BAD)
    lose (db);
  /* The point of synchronisation that was sent with it. */
  while (!db->lost && db->n_syncs > 0)
    collect_one (db);
}

/**
 * _cld_pg_park:
 * @db: a database
 *
 * Makes room for another statement while the rows of one are being read: those left are kept in memory.
 */
void
_cld_pg_park (PgDb *db)
{
  end_stream (db, TRUE);
}

/**
 * _cld_pg_ready:
 * @db: a database
 * @error: return location
 *
 * Makes the connection anew where it broke while nothing was under way.
 *
 * Returns: whether something can be sent
 */
gboolean
_cld_pg_ready (PgDb *db, GError **error)
{
  _cld_pg_park (db);
  if (db->offline)
    _cld_pg_set_lost (db, error);
  if (db->offline || !copy_failure (db, error))
    return FALSE;
  if (db->in_block || db->scratch)
    return TRUE;
  if (!db->lost && !_cld_pg_is_broken (db))
    return TRUE;
  _cld_pg_forget (db);
  return _cld_pg_connect (db, error);
}

static gboolean
prepare_if_needed (PgDb *db, PgStmt *stmt)
{
  if (stmt->generation != db->generation)
    stmt->prepared = PG_NOT_PREPARED;
  if (stmt->prepared != PG_NOT_PREPARED)
    return TRUE;
  g_snprintf (stmt->name, sizeof stmt->name, "s%u", ++db->n_statements);
  if (!PQsendPrepare (db->connection, stmt->name, stmt->sql, 0, NULL))
    return FALSE;
  stmt->prepared = PG_PREPARE_SENT;
  stmt->generation = db->generation;
  push (db, PREPARE, stmt);
  return TRUE;
}

/**
 * _cld_pg_send:
 * @db: a database that is ready
 * @stmt: a statement with its values
 * @keeps_rows: whether its rows will be read
 * @stale: (nullable): what to say where no row was changed
 * @in_use: (nullable): what to say where other records name the one it removes
 * @error: return location
 *
 * Sends @stmt without waiting; its values may change afterwards.
 *
 * Returns: whether it is on its way
 */
gboolean
_cld_pg_send (PgDb *db, PgStmt *stmt, gboolean keeps_rows, const char *stale, const char *in_use, GError **error)
{
  Pending *pending;

  if (!prepare_if_needed (db, stmt) ||
      !PQsendQueryPrepared (db->connection, stmt->name, stmt->n_parameters, stmt->values, NULL, NULL, 0))
    {
      lose (db);
      return copy_failure (db, error);
    }
  pending = push (db, RUN, stmt);
  pending->keeps_rows = keeps_rows;
  pending->stale = g_strdup (stale);
  pending->in_use = g_strdup (in_use);
  stmt->n_changes = 0;
  if (keeps_rows)
    stmt->state = PG_SENT;
  db->n_since_sync++;
  return TRUE;
}

/**
 * _cld_pg_send_plain:
 * @db: a database that is ready
 * @sql: BEGIN, COMMIT or ROLLBACK
 * @error: return location
 *
 * Returns: whether it is on its way
 */
gboolean
_cld_pg_send_plain (PgDb *db, const char *sql, GError **error)
{
  if (!PQsendQueryParams (db->connection, sql, 0, NULL, NULL, NULL, NULL, 0))
    {
      lose (db);
      return copy_failure (db, error);
    }
  push (db, RUN, NULL)->is_commit = strcmp (sql, "COMMIT") == 0;
  db->n_since_sync++;
  return TRUE;
}

/**
 * _cld_pg_sync:
 * @db: a database
 * @error: return location
 *
 * Sends everything off, to be answered.
 *
 * Returns: whether it is on its way
 */
gboolean
_cld_pg_sync (PgDb *db, GError **error)
{
  if (db->n_since_sync == 0)
    return TRUE;
  if (!PQpipelineSync (db->connection))
    {
      lose (db);
      return copy_failure (db, error);
    }
  push (db, SYNC, NULL);
  db->n_since_sync = 0;
  db->n_syncs++;
  return TRUE;
}

/**
 * _cld_pg_throttle:
 * @db: a database
 * @error: return location
 *
 * Has the server begin with what was sent, and waits for the oldest answers where there are many.
 *
 * Returns: whether nothing is known to have failed
 */
gboolean
_cld_pg_throttle (PgDb *db, GError **error)
{
  if (db->n_since_sync < GROUP)
    return TRUE;
  if (!_cld_pg_sync (db, error))
    return FALSE;
  if (db->n_syncs > MAX_GROUPS)
    {
      guint wanted = db->n_syncs - 1;

      db->round_trips++;
      while (!db->lost && db->n_syncs > wanted)
        collect_one (db);
    }
  return copy_failure (db, error);
}

/**
 * _cld_pg_collect:
 * @db: a database
 * @error: return location
 *
 * Waits for the answers to all that was sent.
 *
 * Returns: whether nothing failed
 */
gboolean
_cld_pg_collect (PgDb *db, GError **error)
{
  _cld_pg_park (db);
  if (!_cld_pg_sync (db, error))
    return FALSE;
  if (db->pending.length > 0)
    db->round_trips++;
  while (db->pending.length > 0)
    collect_one (db);
  return copy_failure (db, error);
}

/**
 * _cld_pg_take_answers:
 * @db: a database
 *
 * Takes the answers that came already, such as that to a ROLLBACK nobody waited for: as long as one lies in the line,
 * what waits for the line to say something is told that it does. Waits for nothing.
 */
void
_cld_pg_take_answers (PgDb *db)
{
  while (!db->active && !db->lost && db->pending.length > 0 && PQconsumeInput (db->connection) && !PQisBusy (db->connection))
    collect_one (db);
}

/**
 * _cld_pg_stream:
 * @db: a database
 * @stmt: a statement that was sent last
 * @error: return location
 *
 * Waits for what was sent before it and begins to read its rows one by one.
 *
 * Returns: whether nothing failed before it
 */
gboolean
_cld_pg_stream (PgDb *db, PgStmt *stmt, GError **error)
{
  if (!_cld_pg_sync (db, error))
    return FALSE;
  db->round_trips++;
  while (db->pending.length > 0)
    {
      Pending *pending = g_queue_peek_head (&db->pending);

      if (pending->what == RUN && pending->stmt == stmt && pending->keeps_rows)
        break;
      collect_one (db);
    }
  if (db->pending.length == 0)
    return copy_failure (db, error);
  PQsetSingleRowMode (db->connection);
  pending_free (g_queue_pop_head (&db->pending));
  stmt->state = PG_STREAM;
  db->active = stmt;
  return TRUE;
}

/**
 * _cld_pg_finish_rows:
 * @db: a database
 * @stmt: a statement
 *
 * Throws away the rows of @stmt that were not read.
 */
void
_cld_pg_finish_rows (PgDb *db, PgStmt *stmt)
{
  if (db->active == stmt)
    end_stream (db, FALSE);
  if (stmt->state == PG_SENT)
    for (GList *l = db->pending.head; l; l = l->next)
      {
        Pending *pending = l->data;

        if (pending->stmt == stmt && pending->what == RUN)
          pending->keeps_rows = FALSE;
      }
  g_clear_pointer (&stmt->result, PQclear);
  g_queue_clear_full (&stmt->results, (GDestroyNotify) PQclear);
  stmt->state = PG_AT_REST;
}

/**
 * _cld_pg_drop:
 * @db: a database
 * @stmt: a statement that is about to be freed
 *
 * Nobody waits for its answers any more.
 */
void
_cld_pg_drop (PgDb *db, PgStmt *stmt)
{
  for (GList *l = db->pending.head; l; l = l->next)
    {
      Pending *pending = l->data;

      if (pending->stmt == stmt)
        pending->stmt = NULL;
    }
}

/* The next result of the rows that come one by one; NULL after the last one, or where it failed. */
static PGresult *
next_streamed (PgDb *db)
{
  PGresult *result = PQgetResult (db->connection);

  if (result && PQntuples (result) > 0)
    return result;
  if (result && PQresultStatus (result) == PGRES_FATAL_ERROR)
    fail_stream (db, result);
  PQclear (result);
  end_stream (db, FALSE);
  return NULL;
}

/**
 * _cld_pg_next:
 * @db: a database
 * @stmt: a statement whose rows come or were received
 * @error: return location
 *
 * Goes to the next row; there is none where its result is %NULL afterwards.
 *
 * Returns: whether nothing failed
 */
gboolean
_cld_pg_next (PgDb *db, PgStmt *stmt, GError **error)
{
  if (stmt->result && ++stmt->row < PQntuples (stmt->result))
    return TRUE;
  g_clear_pointer (&stmt->result, PQclear);
  stmt->row = 0;
  while (!stmt->result)
    {
      stmt->result = g_queue_pop_head (&stmt->results);
      if (!stmt->result && db->active == stmt)
        stmt->result = next_streamed (db);
      else if (!stmt->result)
        break;
      if (!stmt->result)
        break;
      if (PQntuples (stmt->result) == 0)
        g_clear_pointer (&stmt->result, PQclear);
    }
  return stmt->result || copy_failure (db, error);
}

/* A pipeline takes no several statements in one text. */
static PGresult *
exec_aside (PgDb *db, const char *sql, const char *value, gboolean script)
{
  const char *values[] = { value };
  PGresult *result;

  if (!PQexitPipelineMode (db->connection))
    return NULL;
  db->round_trips++;
  result = script ? PQexec (db->connection, sql) : PQexecParams (db->connection, sql, value ? 1 : 0, NULL, values, NULL, NULL, 0);
  PQenterPipelineMode (db->connection);
  return result;
}

static PGresult *
check_aside (PgDb *db, PGresult *result, GError **error)
{
  ExecStatusType status = PQresultStatus (result);
  GError *failure = NULL;

  if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK)
    return result;
  if (!result || is_end (db, result))
    lose (db);
  else
    {
      _cld_pg_set_error (db, PQresultErrorField (result, PG_DIAG_SQLSTATE), &failure);
      keep_failure (db, failure);
    }
  PQclear (result);
  copy_failure (db, error);
  return NULL;
}

/**
 * _cld_pg_exec:
 * @db: a database
 * @sql: statements without values
 * @error: return location
 *
 * Waits for what was sent and runs a script.
 *
 * Returns: (transfer full) (nullable): what the last one gave
 */
PGresult *
_cld_pg_exec (PgDb *db, const char *sql, GError **error)
{
  if (!_cld_pg_ready (db, error) || !_cld_pg_collect (db, error))
    return NULL;
  return check_aside (db, exec_aside (db, sql, NULL, TRUE), error);
}

/**
 * _cld_pg_query:
 * @db: a database
 * @sql: one statement with at most one $1
 * @value: (nullable): its value
 * @error: return location
 *
 * Waits for what was sent and asks the catalogs.
 *
 * Returns: (transfer full) (nullable): all rows
 */
PGresult *
_cld_pg_query (PgDb *db, const char *sql, const char *value, GError **error)
{
  if (!_cld_pg_ready (db, error) || !_cld_pg_collect (db, error))
    return NULL;
  return check_aside (db, exec_aside (db, sql, value, FALSE), error);
}
