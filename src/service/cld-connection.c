/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-connection.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "cld-db.h"
#include "cld-error.h"
#include "cld-kinds.h"
#include "cld-password.h"
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

typedef struct
{
  char *name;
  gboolean typed;    /* a password, for this try */
  gboolean remember;
  char *warning;
} Test;

static void
test_free (gpointer data)
{
  Test *test = data;

  g_free (test->name);
  g_free (test->warning);
  g_free (test);
}

/* Only what the server took is remembered. An empty database is opened in no other way. */
static void
keep_password (Test *test, CldDb *db)
{
  g_autoptr (CldDb) empty = db ? NULL : cld_db_open (test->name, CLD_DB_CREATE, NULL);
  g_autoptr (GError) error = NULL;

  if ((db || empty) && !cld_password_keep (db ? db : empty, test->remember, &error))
    test->warning = g_strdup (error->message);
}

static gboolean
try_to_open (Test *test, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (CldDb) db = cld_db_open (test->name, CLD_DB_OPEN, &local_error);
  gboolean empty = g_error_matches (local_error, CLD_STORE_ERROR, CLD_STORE_ERROR_EMPTY);

  if (test->typed && (db || empty))
    keep_password (test, db);
  if (test->typed && g_error_matches (local_error, CLD_STORE_ERROR, CLD_STORE_ERROR_PASSWORD))
    cld_password_set_typed (test->name, NULL);
  if (db && cld_repo_count (db, &cld_child_kind, &local_error) >= 0)
    return TRUE;
  if (!db && !empty)
    explain (test->name, &local_error);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static void
test_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (try_to_open (data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * cld_connection_test_async:
 * @name: a path, or a database on a server
 * @password: (nullable): what was typed for it
 * @remember: whether the login keyring is to keep @password once the server took it; else it forgets an older one
 * @cancellable: (nullable): to wait no longer
 * @callback: called on this thread
 * @user_data: for @callback
 *
 * Tries in a thread whether there is a caseload that this user may read. Changes nothing in it, not even an older
 * schema. A @password that the server takes is used until the program ends.
 */
void
cld_connection_test_async (const char *name, const char *password, gboolean remember, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Test *test;

  g_return_if_fail (name);

  task = g_task_new (NULL, cancellable, callback, user_data);
  test = g_new0 (Test, 1);
  test->name = g_strdup (name);
  test->typed = password != NULL;
  test->remember = remember;
  if (password)
    cld_password_set_typed (name, password);
  g_task_set_task_data (task, test, test_free);
  /* A server that does not answer is tried for seconds: nobody has to wait for the end of that. */
  g_task_set_return_on_cancel (task, TRUE);
  g_task_run_in_thread (task, test_in_thread);
}

/**
 * cld_connection_test_finish:
 * @result: what the callback got
 * @warning: (out) (transfer full) (nullable): why the password was not kept, where it was to be
 * @error: return location; %CLD_STORE_ERROR_PASSWORD where one has to be typed, %CLD_STORE_ERROR_EMPTY where a caseload
 *   can be begun
 *
 * Returns: whether there is a caseload that this user may read
 */
gboolean
cld_connection_test_finish (GAsyncResult *result, char **warning, GError **error)
{
  gboolean fits = g_task_propagate_boolean (G_TASK (result), error);
  gboolean known = fits || !error || !g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  /* Of one that was cancelled the thread may still be at work. */
  *warning = known ? g_strdup (((Test *) g_task_get_task_data (G_TASK (result)))->warning) : NULL;
  return fits;
}
