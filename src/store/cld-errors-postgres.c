/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <netdb.h>
#include <string.h>

#include "cld-error.h"
#include "cld-private-postgres.h"

/* What the engine says may quote a value, so it is never shown: its five letters tell what happened. */
static const struct
{
  const char *state; /* the whole or the start of an SQLSTATE */
  CldStoreError error;
  const char *message; /* %s: the database */
} messages[] = {
  { "55P03", CLD_STORE_ERROR_BUSY, N_("Another program is saving to the database %s and did not finish in time. Nothing was saved. Try again.") },
  { "40", CLD_STORE_ERROR_BUSY, N_("Another program was saving to the database %s at the same time. Nothing was saved. Try again.") },
  { "57014", CLD_STORE_ERROR_BUSY, N_("The server stopped what was asked of the database %s. Nothing was saved. Try again.") },
  { "53100", CLD_STORE_ERROR_ENGINE, N_("The disk of the server with the database %s is full. Nothing was saved. Tell its administrator.") },
  { "53300", CLD_STORE_ERROR_BUSY, N_("The server of the database %s has too many connections. Try again; if it stays so, tell its administrator.") },
  { "53", CLD_STORE_ERROR_ENGINE, N_("The server of the database %s has not enough memory or room. Nothing was saved. Tell its administrator.") },
  { "58030", CLD_STORE_ERROR_ENGINE, N_("The disk of the server with the database %s reported an error. Nothing was saved. Tell its administrator.") },
  { "25006", CLD_STORE_ERROR_ENGINE, N_("The database %s may only be read. Nothing was saved. Ask its administrator which server is to be used.") },
  { "25P02", CLD_STORE_ERROR_ENGINE, N_("An earlier step of this change to the database %s failed. Nothing was saved.") },
  { "P0001", CLD_STORE_ERROR_CONSTRAINT, N_("The database %s refused a record that breaks its rules. Nothing was saved.") },
  { "22", CLD_STORE_ERROR_CONSTRAINT, N_("The database %s refused a value that it cannot hold. Nothing was saved.") },
  { "23", CLD_STORE_ERROR_CONSTRAINT, N_("The database %s refused a record that breaks its rules. Nothing was saved.") },
  { "54", CLD_STORE_ERROR_CONSTRAINT, N_("A text is too long for the database %s. Nothing was saved.") },
  { "42501", CLD_STORE_ERROR_REFUSED, N_("You do not have the right to do that in the database %s. Nothing was saved. Ask its administrator.") },
  { "42P01", CLD_STORE_ERROR_NOT_OURS, N_("The database %s lacks a table of Caseload, or you may not see it. Nothing was saved. Ask its administrator.") },
  { "3F000", CLD_STORE_ERROR_REFUSED, N_("You may not use the schema of the database %s. Nothing was saved. Ask its administrator.") },
  { "XX001", CLD_STORE_ERROR_CORRUPT, N_("The database %s is damaged. Nothing was changed. Tell the administrator of the server, who has its backups.") },
  { "XX002", CLD_STORE_ERROR_CORRUPT, N_("An index of the database %s is damaged. Nothing was changed. Tell the administrator of the server.") },
  { "28", CLD_STORE_ERROR_REFUSED, N_("The server does not let this user into the database %s from this computer. Ask its administrator.") },
  { "3D000", CLD_STORE_ERROR_NOT_FOUND, N_("There is no database %s on that server. Check the name, or ask its administrator.") },
  { "57P03", CLD_STORE_ERROR_UNREACHABLE, N_("The server of the database %s is starting or stopping. Try again in a moment.") },
};

static const char *
find_message (const char *state, CldStoreError *code)
{
  for (guint i = 0; state && i < G_N_ELEMENTS (messages); i++)
    if (g_str_has_prefix (state, messages[i].state))
      {
        *code = messages[i].error;
        return _(messages[i].message);
      }
  return NULL;
}

static void
set_named (PgDb *db, CldStoreError code, const char *message, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (message, "%s", 2);
  g_autofree char *text = g_strjoinv (db->shown, parts);

  g_set_error_literal (error, CLD_STORE_ERROR, (int) code, text);
}

/**
 * _cld_pg_set_error:
 * @db: a database
 * @state: (nullable): an SQLSTATE
 * @error: return location
 *
 * Says what a failure means. Never the engine's own words, which hold values.
 */
void
_cld_pg_set_error (PgDb *db, const char *state, GError **error)
{
  CldStoreError code;
  const char *message = find_message (state, &code);

  if (message)
    set_named (db, code, message, error);
  else
    g_set_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_ENGINE,
                 /* Translators: %1$s is a database, %2$s an error code for the people who look after the server */
                 _("The database %1$s could not be used (error %2$s). Nothing was saved."), db->shown, state ? state : "-");
}

/**
 * _cld_pg_set_lost:
 * @db: a database
 * @error: return location
 *
 * Says that the connection broke.
 */
void
_cld_pg_set_lost (PgDb *db, GError **error)
{
  set_named (db, CLD_STORE_ERROR_ENGINE, _("The connection to the database %s broke. What was being saved is not saved. Try again; if it stays so, look at the network or tell the administrator of the server."), error);
}

/* With SQLSTATE as verbosity, the server's refusal is `FATAL:  28P01`. */
static char *
find_state (const char *text)
{
  g_autoptr (GRegex) regex = g_regex_new ("[A-Z]:\\s+([0-9A-Z]{5})\\s*$", G_REGEX_MULTILINE, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  return text && g_regex_match (regex, text, 0, &match) ? g_match_info_fetch (match, 1) : NULL;
}

static gboolean
is_unknown_host (const char *host)
{
  struct addrinfo *found = NULL;
  int code;

  if (!host || !*host || *host == '/' || *host == '@')
    return FALSE;
  code = getaddrinfo (host, NULL, NULL, &found);
  if (code == 0)
    freeaddrinfo (found);
  return code != 0;
}

/* Says whose password was wrong, so that the right place is mended. */
static void
set_refused (PgDb *db, PGconn *connection, GError **error)
{
  PQconninfoOption *options = PQconninfo (connection), *option;
  const char *file = NULL;

  /* A password among the options is of the service file or the environment, any other of the password file. */
  for (option = options; option && option->keyword; option++)
    if (strcmp (option->keyword, "passfile") == 0 && option->val)
      file = option->val;
    else if (strcmp (option->keyword, "password") == 0 && option->val && *option->val)
      break;
  if (db->password == PG_PASSWORD_TYPED)
    set_named (db, CLD_STORE_ERROR_PASSWORD, _("The server refused the password that was typed for the database %s. Type it again, or ask its administrator."), error);
  else if (db->password == PG_PASSWORD_OF_KEYRING)
    set_named (db, CLD_STORE_ERROR_PASSWORD, _("The server refused the password for the database %s that the login keyring keeps. Type the right one in the window, or ask its administrator."), error);
  else if ((option && option->keyword) || !file)
    set_named (db, CLD_STORE_ERROR_PASSWORD, _("The server refused the password for the database %s that stands in the service file, or in PGPASSWORD. Put the right one there, or ask its administrator."), error);
  else
    g_set_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_PASSWORD,
                 /* Translators: %1$s is a database, %2$s a file */
                 _("The server refused the password for the database %1$s that stands in the password file %2$s. Put the right one there, or ask its administrator."), db->shown, file);
  PQconninfoFree (options);
}

static void
set_unreachable (PgDb *db, PGconn *connection, const char *said, GError **error)
{
  /* Only settings that could be read name a host. */
  if (connection && *PQhost (connection) == '\0')
    set_named (db, CLD_STORE_ERROR_NOT_FOUND, _("The settings for the database %s cannot be used: there is no such service in the service file, or something in it is written wrongly. Check the name, or ask its administrator."), error);
  else if (connection && is_unknown_host (PQhost (connection)))
    set_named (db, CLD_STORE_ERROR_UNREACHABLE, _("The server of the database %s is not known by that name. Check the name and the network."), error);
  else if (said && strstr (said, g_strerror (ECONNREFUSED)))
    set_named (db, CLD_STORE_ERROR_UNREACHABLE, _("The server of the database %s does not answer at that port: it is not running, or listens elsewhere. Check the name, or tell its administrator."), error);
  else if (said && (strstr (said, "SSL") || strstr (said, "certificate")))
    set_named (db, CLD_STORE_ERROR_REFUSED, _("No sealed connection (TLS) to the server of the database %s could be made. Nothing was sent. Ask its administrator."), error);
  else
    set_named (db, CLD_STORE_ERROR_UNREACHABLE, _("The server of the database %s could not be reached. Check the name and the network, or tell its administrator."), error);
}

/**
 * _cld_pg_set_connect_error:
 * @db: a database
 * @connection: (nullable): what failed
 * @error: return location
 *
 * Says why a server was not reached or did not let the user in.
 */
void
_cld_pg_set_connect_error (PgDb *db, PGconn *connection, GError **error)
{
  const char *said = connection ? PQerrorMessage (connection) : NULL;
  g_autofree char *state = find_state (said);
  CldStoreError code;
  const char *message = find_message (state, &code);

  if (connection && PQconnectionNeedsPassword (connection))
    set_named (db, CLD_STORE_ERROR_PASSWORD, _("The server wants a password for the database %s and none is known. Type it in the window, or put it into ~/.pgpass or the service file."), error);
  else if (connection && (g_strcmp0 (state, "28P01") == 0 || (!message && PQconnectionUsedPassword (connection))))
    set_refused (db, connection, error);
  else if (message)
    set_named (db, code, message, error);
  else
    set_unreachable (db, connection, said, error);
}

/**
 * _cld_pg_find_holder:
 * @db: a database that waited for a lock in vain, its transaction ended
 *
 * Returns: (transfer full) (nullable): the login name of who holds the end of the change log
 */
char *
_cld_pg_find_holder (PgDb *db)
{
  g_autoptr (GError) error = NULL;
  PGresult *result = _cld_pg_query (db,
                                    "SELECT a.usename FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid"
                                    " WHERE l.relation = to_regclass('change_head') AND l.mode = 'RowExclusiveLock' AND l.granted"
                                    " AND a.pid <> pg_backend_pid() ORDER BY a.xact_start LIMIT 1",
                                    NULL, &error);
  char *name = result && PQntuples (result) > 0 ? g_strdup (PQgetvalue (result, 0, 0)) : NULL;

  PQclear (result);
  return name;
}
