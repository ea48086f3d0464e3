/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-server-setup.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-db-private.h"
#include "cld-error.h"
#include "cld-migrate.h"

#define FOLDER "/org/caseload/Caseload/migrations/"
#define LONGEST_NAME 48 /* the server takes 63 bytes, and `_caseworker` may come behind */

static char *
read_script (const char *base)
{
  g_autofree char *path = g_strconcat (FOLDER, base, NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  return bytes ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)) : NULL;
}

/* All migrations one after the other, as a server runs them. */
static char *
make_schema (void)
{
  GString *sql = g_string_new (NULL);

  for (int version = 1; version <= cld_migrate_newest (); version++)
    {
      g_autofree char *base = g_strdup_printf ("%04d.sql", version), *own_base = g_strdup_printf ("%04d-postgres.sql", version);
      g_autofree char *script = read_script (base), *own = read_script (own_base);

      g_string_append (sql, script);
      if (own)
        g_string_append (sql, own);
    }
  g_string_append_printf (sql, "COMMENT ON TABLE store_info IS '" CLD_DB_SERVER_MARK "%d';", cld_migrate_newest ());
  return g_string_free (sql, FALSE);
}

/**
 * cld_server_setup_is_name:
 * @name: what a database or the roles are to be called
 *
 * Returns: whether it is a plain name: small letters, digits and `_`, and not too long
 */
gboolean
cld_server_setup_is_name (const char *name)
{
  return g_ascii_islower (*name) && strlen (name) <= LONGEST_NAME && strspn (name, "abcdefghijklmnopqrstuvwxyz0123456789_") == strlen (name);
}

/**
 * cld_server_setup_make_sql:
 * @database: the database's name, a plain one
 * @roles: how the names of the roles begin, a plain name
 *
 * Returns: (transfer full): what an administrator of a server has to run in psql, with comments that say why
 */
char *
cld_server_setup_make_sql (const char *database, const char *roles)
{
  static const char *const places[] = { "@DATABASE@", "@MIGRATE@", "@CASEWORKER@", "@MANAGER@", "@SCHEMA@" };
  g_autofree char *migrate = g_strconcat (roles, "_migrate", NULL), *caseworker = g_strconcat (roles, "_caseworker", NULL);
  g_autofree char *manager = g_strconcat (roles, "_manager", NULL), *schema = make_schema ();
  const char *const values[] = { database, migrate, caseworker, manager, schema };
  g_autofree char *template = read_script ("setup-server.sql");
  GString *sql = g_string_new (template);

  g_return_val_if_fail (cld_server_setup_is_name (database) && cld_server_setup_is_name (roles), g_string_free (sql, FALSE));

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    g_string_replace (sql, places[i], values[i], 0);
  return g_string_free (sql, FALSE);
}

/**
 * cld_server_setup_check:
 * @name: a database on a server
 * @func: (scope call): told of each thing
 * @data: for @func
 * @error: return location
 *
 * Looks whether a server's database is as `setup-server` makes it. Changes nothing; anybody who may connect can do it.
 *
 * Returns: whether it could be looked at
 */
gboolean
cld_server_setup_check (const char *name, CldServerSetupFunc func, gpointer data, GError **error)
{
  if (!cld_db_is_server_name (name))
    {
      g_set_error_literal (error, CLD_STORE_ERROR, CLD_STORE_ERROR_REFUSED,
                           _("The database is a file; only one on a server has a set-up to be checked. Give --database postgresql://SERVER/DATABASE."));
      return FALSE;
    }
  if (!cld_db_check_name (name, error))
    return FALSE;
#ifdef HAVE_POSTGRES
  return _cld_db_postgres_check_setup (name, func, data, error);
#else
  return FALSE;
#endif
}
