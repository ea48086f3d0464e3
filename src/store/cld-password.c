/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-password.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-db-private.h"
#include "cld-error.h"
#ifdef HAVE_KEYRING
#include "cld-password-keyring.h"
#endif

/* Passwords of servers beside those that the engine's library finds itself: what was typed, as long as the program runs,
 * and the login keyring. None of them is ever part of a database's name. */

static GMutex mutex;
static GHashTable *typed; /* name of a database -> password */

static char *
protect (const char *password)
{
#ifdef HAVE_KEYRING
  return _cld_keyring_protect (password);
#else
  return g_strdup (password);
#endif
}

/**
 * _cld_password_free:
 * @password: (nullable): a password
 *
 * Wipes it out and frees it.
 */
void
_cld_password_free (char *password)
{
#ifdef HAVE_KEYRING
  _cld_keyring_free (password);
#else
  if (password)
    explicit_bzero (password, strlen (password));
  g_free (password);
#endif
}

/**
 * cld_password_has_keyring:
 *
 * Returns: whether a password can be asked to be remembered
 */
gboolean
cld_password_has_keyring (void)
{
#ifdef HAVE_KEYRING
  return _cld_keyring_may_be_there ();
#else
  return FALSE;
#endif
}

/**
 * cld_password_keep:
 * @db: a database on a server that was opened with a password just now
 * @keep: whether the login keyring is to keep that password; else it is to have none for this server
 * @error: return location
 *
 * May take as long as its user takes to unlock the keyring.
 *
 * Returns: whether it is so
 */
gboolean
cld_password_keep (CldDb *db, gboolean keep, GError **error)
{
  return !db->klass->keep_password || db->klass->keep_password (db, keep, error);
}

/**
 * cld_password_set_typed:
 * @name: a database on a server
 * @password: (nullable): what was typed for it; %NULL to forget it
 *
 * Uses it for every connection to that database from now on, until the program ends.
 */
void
cld_password_set_typed (const char *name, const char *password)
{
  g_return_if_fail (name);

  g_mutex_lock (&mutex);
  if (!typed)
    typed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) _cld_password_free);
  if (password)
    g_hash_table_replace (typed, g_strdup (name), protect (password));
  else
    g_hash_table_remove (typed, name);
  g_mutex_unlock (&mutex);
}

/**
 * _cld_password_get_typed:
 * @name: a database on a server
 *
 * Returns: (transfer full) (nullable): what was typed for it
 */
char *
_cld_password_get_typed (const char *name)
{
  const char *password;
  char *copy;

  g_mutex_lock (&mutex);
  password = typed ? g_hash_table_lookup (typed, name) : NULL;
  copy = password ? protect (password) : NULL;
  g_mutex_unlock (&mutex);
  return copy;
}

/**
 * _cld_password_find:
 * @place: for what
 *
 * Returns: (transfer full) (nullable): what the login keyring has for it; %NULL too where that is locked or does not
 *   answer within seconds
 */
char *
_cld_password_find (const CldPasswordPlace *place)
{
#ifdef HAVE_KEYRING
  return _cld_keyring_find (place);
#else
  return NULL;
#endif
}

/**
 * _cld_password_remember:
 * @place: for what
 * @password: what the server took
 * @error: return location
 *
 * Returns: whether the login keyring keeps it
 */
gboolean
_cld_password_remember (const CldPasswordPlace *place, const char *password, GError **error)
{
#ifdef HAVE_KEYRING
  return _cld_keyring_store (place, password, error);
#else
  g_set_error_literal (error, CLD_STORE_ERROR, CLD_STORE_ERROR_PASSWORD, _("The password could not be kept: this build of Caseload uses no keyring."));
  return FALSE;
#endif
}

/**
 * _cld_password_forget:
 * @place: for what
 *
 * Takes what the login keyring has for it away.
 */
void
_cld_password_forget (const CldPasswordPlace *place)
{
#ifdef HAVE_KEYRING
  _cld_keyring_clear (place);
#endif
}
