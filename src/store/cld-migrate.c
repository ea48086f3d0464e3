/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-migrate.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "cld-error.h"

#define MIGRATIONS "/org/caseload/Caseload/migrations/"

static char *
find_script (int version)
{
  g_autofree char *path = g_strdup_printf (MIGRATIONS "%04d.sql", version);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  return bytes ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)) : NULL;
}

/**
 * cld_migrate_newest:
 *
 * Returns: the number of the last migration that this program knows, and so the schema it works with
 */
int
cld_migrate_newest (void)
{
  int version = 0;

  for (;;)
    {
      g_autofree char *script = find_script (version + 1);

      if (!script)
        return version;
      version++;
    }
}

/**
 * _cld_migrate_to:
 * @db: a database in a transaction
 * @from: the version it has
 * @to: the version it is to have
 * @error: return location
 *
 * Returns: whether every step from @from to @to was done
 */
gboolean
_cld_migrate_to (CldDb *db, int from, int to, GError **error)
{
  for (int version = from + 1; version <= to; version++)
    {
      g_autofree char *script = find_script (version);
      g_autofree char *own = cld_db_engine_script (db, version);

      g_return_val_if_fail (script != NULL, FALSE);
      if (!cld_db_run_script (db, script, error) || (own && !cld_db_run_script (db, own, error)) ||
          !cld_db_set_schema_version (db, version, error))
        return FALSE;
    }
  return TRUE;
}

/* The version is read again once nobody else can write: another program may have been faster. */
static gboolean
migrate_in_transaction (CldDb *db, GError **error)
{
  int from;

  if (!cld_db_begin (db, error))
    return FALSE;
  from = cld_db_get_schema_version (db, error);
  if (from < 0 || !_cld_migrate_to (db, from, cld_migrate_newest (), error))
    {
      cld_db_rollback (db);
      return FALSE;
    }
  return cld_db_commit (db, error);
}

/**
 * cld_migrate_create:
 * @db: a new, empty database
 * @error: return location
 *
 * Makes the schema in one transaction.
 *
 * Returns: whether it was made
 */
gboolean
cld_migrate_create (CldDb *db, GError **error)
{
  return migrate_in_transaction (db, error);
}

static void
count_fault_cb (const char *fault, gpointer data)
{
  (*(guint *) data)++;
}

static gboolean
copy_and_check (CldDb *db, const char *path, GError **error)
{
  g_autoptr (CldDb) maintenance = cld_db_open (cld_db_get_name (db), CLD_DB_OPEN | CLD_DB_MAINTENANCE, error);
  g_autoptr (CldDb) copy = NULL;
  guint faults = 0;

  if (!maintenance || !cld_db_copy_to (maintenance, path, error))
    return FALSE;
  copy = cld_db_open (path, CLD_DB_OPEN | CLD_DB_READ_ONLY, error);
  if (!copy || !cld_db_check (copy, TRUE, count_fault_cb, &faults, error))
    return FALSE;
  if (faults == 0)
    return TRUE;
  g_set_error_literal (error, CLD_STORE_ERROR, CLD_STORE_ERROR_CORRUPT, _("The copy made before the upgrade has faults. Nothing was upgraded. Run `caseload-cli verify`."));
  return FALSE;
}

static gboolean
copy_beside (CldDb *db, int from, GError **error)
{
  g_autofree char *path = g_strdup_printf ("%s.before-%d", cld_db_get_name (db), from + 1);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_autofree char *shown = g_filename_display_basename (path);

      g_set_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_REFUSED,
                   _("The copy %s of an earlier upgrade is still there. Nothing was upgraded. Move it away and open the database again."), shown);
      return FALSE;
    }
  if (copy_and_check (db, path, error))
    return TRUE;
  /* Half a copy would keep the next attempt from being made. */
  g_unlink (path);
  return FALSE;
}

/* Every step is preceded by a copy that was opened and checked, so that there is a way back. A server's copies are its
 * administrator's, who alone has the right to change the schema. */
static gboolean
make_verified_copy (CldDb *db, int from, GError **error)
{
  if (cld_db_is_server (db))
    return TRUE;
  return copy_beside (db, from, error);
}

/**
 * _cld_migrate_refuse_newer:
 * @version: a schema's number
 * @shown: the base name of its file
 * @error: return location
 *
 * Returns: whether this program knows @version
 */
gboolean
_cld_migrate_refuse_newer (int version, const char *shown, GError **error)
{
  int newest = cld_migrate_newest ();

  if (version <= newest)
    return TRUE;
  g_set_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_NEWER_SCHEMA,
               _("The database %1$s was made by a newer version of Caseload (schema %2$d; this program knows %3$d). Nothing was changed. Use the newer program."),
               shown, version, newest);
  return FALSE;
}

/**
 * cld_migrate_open:
 * @db: an open database
 * @error: return location
 *
 * Brings an older database to this program's schema, after a verified copy beside it; refuses a newer one.
 *
 * Returns: whether @db now has this program's schema
 */
gboolean
cld_migrate_open (CldDb *db, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  int version = cld_db_get_schema_version (db, &local_error);
  g_autofree char *shown = cld_db_get_display_name (db);

  if (local_error)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (!_cld_migrate_refuse_newer (version, shown, error))
    return FALSE;
  if (version < 1)
    {
      g_set_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_NOT_OURS, _("The database %s has no records in it that Caseload knows. Nothing was changed."), shown);
      return FALSE;
    }
  if (version < cld_migrate_newest () && cld_db_is_limited (db))
    {
      g_set_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_REFUSED,
                   _("The database %s is of an older version of Caseload. Nothing was changed. Somebody with its migration role has to open it once with this version."), shown);
      return FALSE;
    }
  return version == cld_migrate_newest () || (make_verified_copy (db, version, error) && migrate_in_transaction (db, error));
}
