/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <poll.h>
#include <string.h>

#include "cld-error.h"
#include "cld-migrate.h"
#include "cld-password.h"
#include "cld-private-postgres.h"

#define CONNECT_SECONDS 10
#define OLDEST_SERVER 150000

/* What every session begins with, whatever the server's administrator set. Waiting for another program is limited,
 * working is not; a COMMIT that is acknowledged is on the disk. */
#define SETTINGS                                                                                                       \
  "SET client_encoding = 'UTF8'; SET standard_conforming_strings = on; SET search_path = public; SET TimeZone = 'UTC';" \
  "SET default_transaction_isolation = 'read committed'; SET lock_timeout = '5s'; SET statement_timeout = 0;"          \
  "SET client_min_messages = error; SET jit = off;"                                                                    \
  "SELECT set_config('synchronous_commit', 'on', false) WHERE current_setting('synchronous_commit') IN ('off', 'local')"

static void
ignore_notice_cb (void *data, const PGresult *result)
{
  /* It may hold a value. */
}

static const char *
find_option (const PQconninfoOption *options, const char *keyword)
{
  for (; options && options->keyword; options++)
    if (strcmp (options->keyword, keyword) == 0)
      return options->val && *options->val ? options->val : NULL;
  return NULL;
}

static gboolean
is_local_host (const char *host)
{
  return *host == '\0' || *host == '/' || *host == '@' || strcmp (host, "localhost") == 0 || g_str_has_prefix (host, "127.") || strcmp (host, "::1") == 0;
}

/* Whether all hosts that may be tried are this computer. */
static gboolean
is_local (const PQconninfoOption *options)
{
  const char *hosts = find_option (options, "hostaddr") ?: find_option (options, "host");
  g_auto (GStrv) each = g_strsplit (hosts ? hosts : "", ",", -1);

  for (guint i = 0; each[i]; i++)
    if (!is_local_host (each[i]))
      return FALSE;
  return TRUE;
}

static gboolean
is_weak (const char *mode)
{
  static const char *const weak[] = { "disable", "allow", "prefer", NULL };

  return !mode || g_strv_contains (weak, mode);
}

/* A password with `/` in it, not written as %2F, is taken for a port and a database. */
static gboolean
is_misread (const PQconninfoOption *options)
{
  const char *port = find_option (options, "port"), *database = find_option (options, "dbname");

  return (port && port[strspn (port, "0123456789,")] != '\0') || (database && strchr (database, '@'));
}

/**
 * _cld_db_postgres_check_name:
 * @name: a URI, or keywords that begin with `service=`
 * @error: return location
 *
 * The name must not hold a password, since it is shown in lists and kept in settings. What libpq says of a name that it
 * cannot read may hold parts of it.
 *
 * Returns: whether it can be read and holds none
 */
gboolean
_cld_db_postgres_check_name (const char *name, GError **error)
{
  PQconninfoOption *options = PQconninfoParse (name, NULL);
  gboolean secret = find_option (options, "password") || find_option (options, "sslpassword");
  gboolean fits;

  if (secret)
    g_set_error_literal (error, CLD_STORE_ERROR, CLD_STORE_ERROR_REFUSED,
                         _("The name of the database holds a password, which others would see. Leave it out, and put it into ~/.pgpass or the service file."));
  else if (!options || is_misread (options))
    g_set_error_literal (error, CLD_STORE_ERROR, CLD_STORE_ERROR_REFUSED,
                         _("The name of the database on a server cannot be read. Write postgresql://SERVER/DATABASE, or service=NAME."));
  fits = options && !secret && !is_misread (options);
  PQconninfoFree (options);
  return fits;
}

static PGconn *
start (const char *name, gboolean sealed, const char *password)
{
  /* A name that is given as dbname is taken apart; what comes after it overrules it, what comes before does not. */
  const char *const keywords[] = { "fallback_application_name", "connect_timeout", "tcp_user_timeout", "keepalives_idle", "dbname",
                                   password ? "password" : "sslmode", sealed ? "sslmode" : NULL, NULL };
  const char *const values[] = { "caseload", G_STRINGIFY (CONNECT_SECONDS), "30000", "30", name, password, sealed ? "require" : NULL, NULL };
  PGconn *connection = PQconnectStartParams (keywords, values, 1);

  if (connection)
    {
      PQsetErrorVerbosity (connection, PQERRORS_SQLSTATE);
      PQsetNoticeReceiver (connection, ignore_notice_cb, NULL);
    }
  return connection;
}

/* Settings of the user or of a service may ask for less than a sealed connection: that is for this computer alone. */
static gboolean
needs_sealing (PGconn *connection)
{
  PQconninfoOption *options = PQconninfo (connection);
  gboolean needs = !is_local (options) && is_weak (find_option (options, "sslmode"));

  PQconninfoFree (options);
  return needs;
}

static void
wait_for (PGconn *connection)
{
  gint64 until = g_get_monotonic_time () + CONNECT_SECONDS * G_USEC_PER_SEC;
  PostgresPollingStatusType status = PGRES_POLLING_WRITING;

  while (status == PGRES_POLLING_READING || status == PGRES_POLLING_WRITING)
    {
      struct pollfd fd = { PQsocket (connection), status == PGRES_POLLING_READING ? POLLIN : POLLOUT, 0 };
      gint64 left = until - g_get_monotonic_time ();

      if (left <= 0 || fd.fd < 0 || poll (&fd, 1, (int) (left / 1000) + 1) == 0)
        return;
      status = PQconnectPoll (connection);
    }
}

/* A connection that may have failed. */
static PGconn *
reach_with (PgDb *db, const char *password)
{
  PGconn *connection = start (db->parent.name, FALSE, password);

  if (connection && PQstatus (connection) != CONNECTION_BAD && needs_sealing (connection))
    {
      PQfinish (connection);
      connection = start (db->parent.name, TRUE, password);
    }
  if (connection && PQstatus (connection) != CONNECTION_BAD)
    wait_for (connection);
  return connection;
}

static CldPasswordPlace
place_of (PGconn *connection)
{
  return (CldPasswordPlace){ PQhost (connection), PQport (connection), PQdb (connection), PQuser (connection) };
}

/* What was typed counts before what the engine's library finds, and the keyring is asked only where nothing else is
 * known: it may be slow. */
static PGconn *
reach (PgDb *db, GError **error)
{
  char *password = _cld_password_get_typed (db->parent.name);
  PGconn *connection = reach_with (db, password);

  db->password = password ? PG_PASSWORD_TYPED : PG_PASSWORD_OF_FILE;
  if (connection && PQstatus (connection) != CONNECTION_OK && !password && PQconnectionNeedsPassword (connection))
    {
      CldPasswordPlace place = place_of (connection);

      password = _cld_password_find (&place);
      if (password)
        {
          PQfinish (connection);
          connection = reach_with (db, password);
          db->password = PG_PASSWORD_OF_KEYRING;
        }
    }
  _cld_password_free (password);
  if (connection && PQstatus (connection) == CONNECTION_OK)
    return connection;
  _cld_pg_set_connect_error (db, connection, error);
  PQfinish (connection);
  return NULL;
}

gboolean
_cld_pg_keep_password (CldDb *parent, gboolean keep, GError **error)
{
  PgDb *db = (PgDb *) parent;
  CldPasswordPlace place = place_of (db->connection);

  if (keep && PQconnectionUsedPassword (db->connection))
    return _cld_password_remember (&place, PQpass (db->connection), error);
  if (!keep)
    _cld_password_forget (&place);
  return TRUE;
}

/**
 * _cld_pg_is_in_the_open:
 * @db: a database with a connection
 *
 * Returns: whether others on the way could read what is said: it is neither sealed nor on this computer
 */
gboolean
_cld_pg_is_in_the_open (PgDb *db)
{
  PQconninfoOption *options = PQconninfo (db->connection);
  gboolean local = is_local (options);

  PQconninfoFree (options);
  return !local && !PQsslInUse (db->connection) && !PQgssEncInUse (db->connection);
}

static gboolean
check_server (PgDb *db, GError **error)
{
  if (_cld_pg_is_in_the_open (db))
    g_set_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_REFUSED,
                 _("The connection to the server of the database %s is not sealed (TLS). Nothing was sent. Ask its administrator."), db->shown);
  else if (PQserverVersion (db->connection) < OLDEST_SERVER)
    g_set_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_REFUSED,
                 _("The server of the database %s is too old: PostgreSQL 15 or newer is needed. Ask its administrator."), db->shown);
  else
    return TRUE;
  return FALSE;
}

/* The connection may break already while it is made ready. */
static gboolean
check_answer (PgDb *db, const PGresult *result, GError **error)
{
  const char *state = PQresultErrorField (result, PG_DIAG_SQLSTATE);

  if (PQresultStatus (result) == PGRES_TUPLES_OK || PQresultStatus (result) == PGRES_COMMAND_OK)
    return TRUE;
  if (!state || PQstatus (db->connection) == CONNECTION_BAD || g_str_has_prefix (state, "57P"))
    _cld_pg_set_lost (db, error);
  else
    _cld_pg_set_error (db, state, error);
  return FALSE;
}

/* Lists are in byte order on every engine, so the database must not sort by a language. */
static gboolean
check_order (PgDb *db, GError **error)
{
  PGresult *result = PQexec (db->connection, "SELECT 1 FROM pg_database WHERE datname = current_database() AND pg_encoding_to_char(encoding) = 'UTF8'"
                                             " AND datlocprovider = 'c' AND lower(datcollate) IN ('c', 'posix', 'c.utf8', 'c.utf-8')");
  gboolean answered = check_answer (db, result, error);
  gboolean fits = answered && PQntuples (result) == 1;

  PQclear (result);
  if (answered && !fits)
    g_set_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_REFUSED,
                 _("The database %s sorts by a language, or is not in UTF-8. Ask its administrator to make it with ENCODING 'UTF8' LC_COLLATE 'C' TEMPLATE template0."), db->shown);
  return fits;
}

static gboolean
run_settings (PgDb *db, GError **error)
{
  const char *more = db->flags & CLD_DB_READ_ONLY ? "; SET default_transaction_read_only = on" : "";
  g_autofree char *sql = g_strconcat (SETTINGS, more, db->watching ? "; LISTEN " CLD_PG_CHANNEL : "", NULL);
  PGresult *result = PQexec (db->connection, sql);
  gboolean done = check_answer (db, result, error);

  PQclear (result);
  return done;
}

/**
 * _cld_pg_connect:
 * @db: a database
 * @error: return location
 *
 * Makes a connection, the first one or another in the place of one that broke. Statements are prepared again when
 * they are next used.
 *
 * Returns: whether there is one, fit for use
 */
gboolean
_cld_pg_connect (PgDb *db, GError **error)
{
  g_clear_pointer (&db->connection, PQfinish);
  db->lost = TRUE;
  db->connection = reach (db, error);
  if (!db->connection || (!db->any && !check_server (db, error)) || !run_settings (db, error) || (!db->any && !check_order (db, error)))
    return FALSE;
  PQenterPipelineMode (db->connection);
  db->generation++;
  db->lost = FALSE;
  return TRUE;
}

/**
 * _cld_pg_is_broken:
 * @db: a database with nothing under way
 *
 * Returns: whether the server is known to have ended the connection; asks nobody
 */
gboolean
_cld_pg_is_broken (PgDb *db)
{
  struct pollfd fd = { db->connection ? PQsocket (db->connection) : -1, POLLIN, 0 };

  if (fd.fd < 0 || PQstatus (db->connection) == CONNECTION_BAD)
    return TRUE;
  if (db->pending.length > 0)
    return FALSE;
  /* Something came unasked: a notice, or the end, which may stand behind a last word. */
  while (poll (&fd, 1, 0) > 0)
    if (!PQconsumeInput (db->connection) || PQstatus (db->connection) == CONNECTION_BAD)
      return TRUE;
  return FALSE;
}
