/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-password-keyring.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <libsecret/secret.h>
#include <string.h>

#include "cld-error.h"

/* The login keyring, the only place that knows its library. Whatever asks it is done in a thread of its own and waited
 * for a while only: a bus or a service that hangs must not hold anybody up. */

#define FIND_SECONDS 3
#define STORE_SECONDS 120 /* somebody may have to type the keyring's own password first */

static const SecretSchema schema = {
  "org.caseload.Caseload.Server",
  SECRET_SCHEMA_NONE,
  {
    { "host", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { "port", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { "dbname", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { "user", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { NULL, 0 },
  },
};

typedef struct _Job Job;

struct _Job
{
  void (*func) (Job *job);
  GHashTable *attributes;
  char *label;
  char *password; /* given, or found */
  GCancellable *cancellable;
  gboolean good;
  GMutex mutex;
  GCond cond;
  gboolean done;
};

static void
job_clear (gpointer data)
{
  Job *job = data;

  g_hash_table_unref (job->attributes);
  g_free (job->label);
  secret_password_free (job->password);
  g_object_unref (job->cancellable);
  g_mutex_clear (&job->mutex);
  g_cond_clear (&job->cond);
}

static void
job_unref (Job *job)
{
  g_atomic_rc_box_release_full (job, job_clear);
}

static Job *
job_new (void (*func) (Job *job), const CldPasswordPlace *place)
{
  Job *job = g_atomic_rc_box_new0 (Job);

  job->func = func;
  job->attributes = secret_attributes_build (&schema, "host", place->host, "port", place->port, "dbname", place->database, "user", place->user, NULL);
  /* Translators: how the desktop's list of passwords shows it: a database and its server */
  job->label = g_strdup_printf (_("Caseload: %1$s on %2$s"), place->database, place->host);
  job->cancellable = g_cancellable_new ();
  g_mutex_init (&job->mutex);
  g_cond_init (&job->cond);
  return job;
}

/* A bus that goes away would end this process otherwise. */
static void
survive_bus (Job *job)
{
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, job->cancellable, NULL);

  if (bus && !g_application_get_default ())
    g_dbus_connection_set_exit_on_close (bus, FALSE);
}

static gpointer
job_thread (gpointer data)
{
  Job *job = data;

  survive_bus (job);
  job->func (job);
  /* The next question finds the service that is there then. */
  secret_service_disconnect ();
  g_mutex_lock (&job->mutex);
  job->done = TRUE;
  g_cond_broadcast (&job->cond);
  g_mutex_unlock (&job->mutex);
  job_unref (job);
  return NULL;
}

static gboolean
job_run (Job *job, guint seconds)
{
  const gint64 until = g_get_monotonic_time () + (gint64) seconds * G_USEC_PER_SEC;
  gboolean good;

  if (!_cld_keyring_may_be_there ())
    return FALSE;
  g_thread_unref (g_thread_new ("keyring", job_thread, g_atomic_rc_box_acquire (job)));
  g_mutex_lock (&job->mutex);
  while (!job->done && g_cond_wait_until (&job->cond, &job->mutex, until))
    ;
  good = job->done && job->good;
  g_mutex_unlock (&job->mutex);
  if (!good)
    g_cancellable_cancel (job->cancellable);
  return good;
}

/* A keyring that is locked is not asked to be opened: its items come without their secrets. */
static void
find (Job *job)
{
  GList *items = secret_password_searchv_sync (&schema, job->attributes, SECRET_SEARCH_LOAD_SECRETS, job->cancellable, NULL);
  SecretValue *value = items ? secret_retrievable_retrieve_secret_sync (items->data, job->cancellable, NULL) : NULL;

  if (value)
    job->password = secret_value_unref_to_password (value, NULL);
  job->good = job->password != NULL;
  g_list_free_full (items, g_object_unref);
}

static void
store (Job *job)
{
  job->good = secret_password_storev_sync (&schema, job->attributes, SECRET_COLLECTION_DEFAULT, job->label, job->password, job->cancellable, NULL);
}

static void
clear (Job *job)
{
  job->good = secret_password_clearv_sync (&schema, job->attributes, job->cancellable, NULL);
}

/**
 * _cld_keyring_find:
 * @place: for what
 *
 * Asks nobody to unlock the keyring, and waits three seconds at most.
 *
 * Returns: (transfer full) (nullable): the password, to be freed with _cld_keyring_free()
 */
char *
_cld_keyring_find (const CldPasswordPlace *place)
{
  Job *job = job_new (find, place);
  char *password = job_run (job, FIND_SECONDS) ? g_steal_pointer (&job->password) : NULL;

  job_unref (job);
  return password;
}

/**
 * _cld_keyring_store:
 * @place: for what
 * @password: the password
 * @error: return location
 *
 * Keeps it, in the place of an older one. The keyring may ask its user to unlock it.
 *
 * Returns: whether it is kept
 */
gboolean
_cld_keyring_store (const CldPasswordPlace *place, const char *password, GError **error)
{
  Job *job = job_new (store, place);
  gboolean good;

  job->password = _cld_keyring_protect (password);
  good = job_run (job, STORE_SECONDS);
  job_unref (job);
  if (!good)
    g_set_error_literal (error, CLD_STORE_ERROR, CLD_STORE_ERROR_PASSWORD, _("The password could not be kept: the login keyring is locked, or there is none."));
  return good;
}

/**
 * _cld_keyring_clear:
 * @place: for what
 *
 * Takes a password out of the keyring, if there is one.
 */
void
_cld_keyring_clear (const CldPasswordPlace *place)
{
  Job *job = job_new (clear, place);

  job_run (job, FIND_SECONDS);
  job_unref (job);
}

/**
 * _cld_keyring_may_be_there:
 *
 * Returns: whether there is a session bus to ask; none is started
 */
gboolean
_cld_keyring_may_be_there (void)
{
  const char *address = g_getenv ("DBUS_SESSION_BUS_ADDRESS");
  g_autofree char *path = g_build_filename (g_get_user_runtime_dir (), "bus", NULL);

  return (address && *address) || g_file_test (path, G_FILE_TEST_EXISTS);
}

/**
 * _cld_keyring_protect:
 * @password: a password
 *
 * Returns: (transfer full): a copy in memory that is not written to the disk, for _cld_keyring_free()
 */
char *
_cld_keyring_protect (const char *password)
{
  return secret_value_unref_to_password (secret_value_new (password, (gssize) strlen (password), "text/plain"), NULL);
}

/**
 * _cld_keyring_free:
 * @password: (nullable): a password of these functions
 *
 * Wipes it out and frees it.
 */
void
_cld_keyring_free (char *password)
{
  secret_password_free (password);
}
