/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cld-private-postgres.h"

/* What others wrote: they announce it with their COMMIT, and the server tells every connection that listens. */

#define ANNOUNCE "SELECT pg_notify('" CLD_PG_CHANNEL "', ?)"
#define LONGEST 7999 /* bytes that the server takes */

gboolean
_cld_pg_watch (CldDb *parent, GError **error)
{
  PgDb *db = (PgDb *) parent;
  PGresult *result;

  db->watching = TRUE;
  result = _cld_pg_exec (db, "LISTEN " CLD_PG_CHANNEL, error);
  PQclear (result);
  db->watched = db->generation;
  return result != NULL;
}

int
_cld_pg_get_watch_fd (CldDb *parent)
{
  PgDb *db = (PgDb *) parent;

  return db->connection && !db->lost ? PQsocket (db->connection) : -1;
}

/* Asks nobody, and does not make the connection anew. */
gboolean
_cld_pg_look_around (CldDb *parent, CldDbNewsFunc func, gpointer data, GError **error)
{
  PgDb *db = (PgDb *) parent;
  PGnotify *note;

  if (!db->offline && db->connection)
    _cld_pg_take_answers (db);
  if (db->offline || db->lost || _cld_pg_is_broken (db))
    {
      _cld_pg_set_lost (db, error);
      return FALSE;
    }
  while ((note = PQnotifies (db->connection)))
    {
      if (strcmp (note->relname, CLD_PG_CHANNEL) == 0)
        func (CLD_DB_NEWS_TOLD, note->extra, data);
      PQfreemem (note);
    }
  /* Made anew by somebody who read: nobody told what happened in between. */
  if (db->watching && db->watched != db->generation)
    func (CLD_DB_NEWS_ALL, NULL, data);
  db->watched = db->generation;
  return TRUE;
}

/* Part of the transaction, so that it is told when that is committed and not otherwise; nothing waits for it. */
gboolean
_cld_pg_announce (CldDb *parent, const char *text, GError **error)
{
  PgDb *db = (PgDb *) parent;
  CldStmt *stmt;

  if (db->scratch)
    return TRUE;
  stmt = cld_db_prepare (parent, ANNOUNCE, error);
  if (!stmt)
    return FALSE;
  cld_stmt_bind_text (stmt, 1, strlen (text) <= LONGEST ? text : "");
  return cld_stmt_run (stmt, error);
}

void
_cld_pg_set_offline (CldDb *parent)
{
  ((PgDb *) parent)->offline = TRUE;
}

gboolean
_cld_pg_reconnect (CldDb *parent, GError **error)
{
  PgDb *db = (PgDb *) parent;

  _cld_pg_forget (db);
  g_clear_error (&db->failure);
  db->offline = !_cld_pg_connect (db, error);
  return !db->offline;
}

int
_cld_pg_get_connection_id (CldDb *parent)
{
  PgDb *db = (PgDb *) parent;

  return db->connection ? PQbackendPID (db->connection) : 0;
}

char *
_cld_pg_find_blocker (CldDb *parent, int connection)
{
  PgDb *db = (PgDb *) parent;
  g_autoptr (GError) error = NULL;
  char number[16];
  PGresult *result;
  char *name;

  if (connection == 0 || db->offline || db->parent.in_transaction)
    return NULL;
  g_snprintf (number, sizeof number, "%d", connection);
  result = _cld_pg_query (db, "SELECT a.usename FROM pg_stat_activity a WHERE a.pid = ANY (pg_blocking_pids($1::int)) AND a.usename IS NOT NULL LIMIT 1", number, &error);
  name = result && PQntuples (result) > 0 ? g_strdup (PQgetvalue (result, 0, 0)) : NULL;
  PQclear (result);
  return name;
}
