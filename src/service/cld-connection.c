/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-connection.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "cld-db.h"
#include "cld-error.h"
#include "cld-kinds.h"
#include "cld-repo.h"

static gboolean
is_blank (const char *text)
{
  return !text || !*text;
}

static gboolean
refuse (const char *message, GError **error)
{
  g_set_error_literal (error, CLD_STORE_ERROR, CLD_STORE_ERROR_REFUSED, message);
  return FALSE;
}

static gboolean
is_port (const char *text)
{
  guint64 port;

  return g_ascii_string_to_unsigned (text, 10, 1, 65535, &port, NULL);
}

/* What the engine's library takes for the end of the name, or for another setting, is none of it. */
static gboolean
is_service (const char *text)
{
  for (const char *p = text; *p; p++)
    if (!g_ascii_isalnum (*p) && !strchr ("_-.", *p))
      return FALSE;
  return TRUE;
}

/* One host alone: a comma would be another one. */
static gboolean
is_host (const char *text)
{
  return *text == '/' || (!strpbrk (text, "/@?#,[]% \t") && g_utf8_validate (text, -1, NULL));
}

static gboolean
check (const CldConnection *connection, GError **error)
{
  if (!is_blank (connection->service))
    return is_service (connection->service) || refuse (_("The name of a service is letters, digits, and . _ - only."), error);
  if (is_blank (connection->database))
    return refuse (_("Say which database it is, or give the name of a service."), error);
  if (!is_blank (connection->host) && !is_host (connection->host))
    return refuse (_("The server is a name or an address alone, such as db.example.org."), error);
  return is_blank (connection->port) || is_port (connection->port) || refuse (_("The port is a number from 1 to 65535; it is mostly 5432."), error);
}

static void
append_escaped (GString *name, const char *before, const char *text)
{
  g_autofree char *escaped = g_uri_escape_string (text, NULL, FALSE);

  g_string_append_printf (name, "%s%s", before, escaped);
}

/**
 * cld_connection_make_name:
 * @connection: what was typed
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the name of the database for cld_store_open(); %NULL with a reason where something
 *   cannot be so
 */
char *
cld_connection_make_name (const CldConnection *connection, GError **error)
{
  g_autoptr (GString) name = g_string_new ("postgresql://");
  gboolean is_socket = !is_blank (connection->host) && *connection->host == '/';

  if (!check (connection, error))
    return NULL;
  if (!is_blank (connection->service))
    return g_strconcat ("service=", connection->service, NULL);
  if (!is_blank (connection->user))
    {
      append_escaped (name, "", connection->user);
      g_string_append_c (name, '@');
    }
  if (!is_blank (connection->host) && !is_socket)
    g_string_append_printf (name, strchr (connection->host, ':') ? "[%s]" : "%s", connection->host);
  if (!is_blank (connection->port))
    g_string_append_printf (name, ":%s", connection->port);
  append_escaped (name, "/", connection->database);
  if (is_socket)
    append_escaped (name, "?host=", connection->host);
  return g_string_free (g_steal_pointer (&name), FALSE);
}

/* The engine's library leaves the file alone if others may read it, and says so where nobody looks. */
static char *
find_open_password_file (void)
{
  const char *told = g_getenv ("PGPASSFILE");
  g_autofree char *path = told && *told ? g_strdup (told) : g_build_filename (g_get_home_dir (), ".pgpass", NULL);
  GStatBuf about;

  return g_stat (path, &about) == 0 && (about.st_mode & 077) != 0 ? g_steal_pointer (&path) : NULL;
}

static void
explain (const char *name, GError **error)
{
  g_autofree char *path = cld_db_is_server_name (name) ? find_open_password_file () : NULL;
  char *message;

  if (!path || !error)
    return;
  /* Translators: %1$s says why the server was not reached, %2$s is a file */
  message = g_strdup_printf (_("%1$s The file %2$s is left aside because others may read it: run chmod 600 on it."), (*error)->message, path);
  g_free ((*error)->message);
  (*error)->message = message;
}

/**
 * cld_connection_test:
 * @name: a path, or a database on a server
 * @error: return location
 *
 * Tries whether there is a caseload that this user may read. Changes nothing, not even an older schema. May take
 * seconds.
 *
 * Returns: whether it is so
 */
gboolean
cld_connection_test (const char *name, GError **error)
{
  g_autoptr (CldDb) db = NULL;

  g_return_val_if_fail (name, FALSE);

  db = cld_db_open (name, CLD_DB_OPEN, error);
  if (db && cld_repo_count (db, &cld_child_kind, error) >= 0)
    return TRUE;
  if (!db)
    explain (name, error);
  return FALSE;
}

static void
test_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (cld_connection_test (data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * cld_connection_test_async:
 * @name: a path, or a database on a server
 * @cancellable: (nullable): to wait no longer
 * @callback: called on this thread
 * @user_data: for @callback
 *
 * As cld_connection_test(), in a thread.
 */
void
cld_connection_test_async (const char *name, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_task_data (task, g_strdup (name), g_free);
  /* A server that does not answer is tried for seconds: nobody has to wait for the end of that. */
  g_task_set_return_on_cancel (task, TRUE);
  g_task_run_in_thread (task, test_in_thread);
}

/**
 * cld_connection_test_finish:
 * @result: what the callback got
 * @error: return location
 *
 * Returns: whether there is a caseload that this user may read
 */
gboolean
cld_connection_test_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
