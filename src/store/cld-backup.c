/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-backup.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <unistd.h>

#include "cld-change-set.h"
#include "cld-error.h"
#include "cld-migrate.h"
#include "cld-place.h"
#include "cld-store-private.h"
#include "cld-verify.h"
#include "cld-witness.h"

static void
count_fault_cb (const char *fault, gpointer data)
{
  (*(guint *) data)++;
}

/* Opens a copy and looks at every page of it. */
static gboolean
prove (const char *path, GError **error)
{
  g_autoptr (CldDb) db = cld_db_open (path, CLD_DB_OPEN | CLD_DB_READ_ONLY, error);
  g_autofree char *shown = g_filename_display_basename (path);
  guint faults = 0;
  int version;

  if (!db || !cld_db_check (db, TRUE, count_fault_cb, &faults, error))
    return FALSE;
  version = cld_db_get_schema_version (db, error);
  if (version < 0)
    return FALSE;
  if (version > cld_migrate_newest ())
    g_set_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_NEWER_SCHEMA, _("%s was made by a newer version of Caseload. Nothing was changed. Use the newer program."), shown);
  else if (faults > 0)
    g_set_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_CORRUPT, _("%s is damaged. Nothing was changed. Use another backup."), shown);
  else
    return TRUE;
  return FALSE;
}

static gboolean
copy (const char *from, const char *to, GError **error)
{
  /* Nothing is written beside a backup, which may lie where nothing can be. */
  g_autoptr (CldDb) db = cld_db_open (from, CLD_DB_READ_ONLY | CLD_DB_MAINTENANCE, error);

  if (db && cld_db_copy_to (db, to, error) && prove (to, error))
    return TRUE;
  if (db)
    cld_place_remove (to);
  return FALSE;
}

/**
 * cld_backup:
 * @store: a store
 * @path: a file that does not exist
 * @error: return location
 *
 * Notes the backup in the change log, writes a compact copy of the store, private to the user, and proves it by
 * opening it.
 *
 * Returns: whether the backup is there and good
 */
gboolean
cld_backup (CldStore *store, const char *path, GError **error)
{
  g_autofree char *shown = g_filename_display_basename (path);

  if (g_file_test (path, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK))
    {
      g_set_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_REFUSED, _("%s is there already and is not overwritten. Choose another name."), shown);
      return FALSE;
    }
  if (cld_db_is_server (cld_store_get_db (store)))
    return cld_db_copy_to (cld_store_get_db (store), path, error);
  return cld_change_log_look (store, CLD_ACT_BACKUP, "backup", NULL, error) &&
         copy (cld_store_get_name (store), path, error);
}

/* A restored store says so in its own log; @id and @witness tell of the end of that log. */
static gboolean
note_restore (const char *path, char **id, CldWitness *witness, GError **error)
{
  g_autoptr (CldStore) store = cld_store_open (path, CLD_STORE_OPEN, error);
  g_autoptr (GPtrArray) faults = NULL;

  if (!store)
    return FALSE;
  _cld_store_keep_apart (store);
  faults = cld_verify (store, NULL, error);
  if (!faults)
    return FALSE;
  if (faults->len > 0)
    {
      g_set_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_CORRUPT,
                   /* Translators: %s is the first fault that was found */
                   _("The backup is not intact (%s). Nothing was changed. Use another backup."), (char *) faults->pdata[0]);
      return FALSE;
    }
  if (!cld_change_log_look (store, CLD_ACT_RESTORE, "restore", NULL, error))
    return FALSE;
  *id = g_strdup (cld_store_get_id (store));
  return cld_store_get_head (store, &witness->seq, &witness->hash, error);
}

static const char *const companions[] = { "-journal", "-wal", "-shm" };

/* Moves what the engine keeps beside @from to where it stands beside @to. */
static gboolean
move_companions (const char *from, const char *to)
{
  for (guint i = 0; i < G_N_ELEMENTS (companions); i++)
    {
      g_autofree char *old = g_strconcat (from, companions[i], NULL);
      g_autofree char *new = g_strconcat (to, companions[i], NULL);

      if (g_rename (old, new) != 0 && errno != ENOENT)
        return FALSE;
    }
  return TRUE;
}

/* Sets the present file aside and the fresh one in its place; a journal that belongs to the one must never meet
 * the other. */
static gboolean
put_in_place (const char *fresh, const char *name, const char *kept, GError **error)
{
  int errsv;

  if (link (name, kept) != 0)
    {
      g_set_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_ENGINE, _("The present database could not be set aside: %s. Nothing was changed."), g_strerror (errno));
      return FALSE;
    }
  if (move_companions (name, kept) && g_rename (fresh, name) == 0)
    {
      cld_place_sync_folder (name);
      return TRUE;
    }
  errsv = errno;
  move_companions (kept, name);
  g_unlink (kept);
  g_set_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_ENGINE, _("The restored database could not be put in place: %s. Nothing was changed."), g_strerror (errsv));
  return FALSE;
}

/* Nobody may be saving to the present file while it is set aside. One that is damaged cannot be locked. */
static gboolean
lock_present (const char *name, CldDb **db, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  *db = cld_db_open (name, CLD_DB_OPEN, NULL);
  if (!*db || cld_db_begin (*db, &local_error) || !g_error_matches (local_error, CLD_STORE_ERROR, CLD_STORE_ERROR_BUSY))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
check_is_file (const char *name, GError **error)
{
  g_autofree char *shown = cld_db_display_name (name);

  if (!cld_db_is_server_name (name))
    return TRUE;
  g_set_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_REFUSED,
               _("The database %s lives on a server, whose administrator restores it. Nothing was changed."), shown);
  return FALSE;
}

/**
 * cld_restore:
 * @name: the store's path; it must be there, damaged or not
 * @backup: a backup
 * @kept: (out) (transfer full): where the present file was set aside
 * @error: return location
 *
 * Proves the backup, copies it beside the store, notes the restore in its change log, then changes the two in one
 * step. The present file is kept under another name.
 *
 * Returns: whether the store is now the backup's
 */
gboolean
cld_restore (const char *name, const char *backup, char **kept, GError **error)
{
  g_autofree char *resolved = check_is_file (name, error) ? cld_place_resolve (name, TRUE, error) : NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *stamp = g_date_time_format (now, "%Y-%m-%d-%H%M%S");
  g_autofree char *fresh = NULL;
  g_autofree char *aside = NULL;
  g_autofree char *id = NULL;
  g_autofree char *hash = NULL;
  g_autoptr (CldDb) present = NULL;
  CldWitness witness = { 0, NULL, NULL, 0 };
  gboolean done;

  if (!resolved || !prove (backup, error))
    return FALSE;
  fresh = g_strdup_printf ("%s.restoring-%d", resolved, (int) getpid ());
  aside = g_strdup_printf ("%s.before-restore-%s", resolved, stamp);
  cld_place_remove (fresh);
  done = copy (backup, fresh, error) && note_restore (fresh, &id, &witness, error) && lock_present (resolved, &present, error) &&
         put_in_place (fresh, resolved, aside, error);
  hash = witness.hash;
  cld_place_remove (fresh);
  if (!done)
    return FALSE;
  /* From now on the older end of the log is the right one. */
  cld_witness_write (id, &witness);
  *kept = g_path_get_basename (aside);
  return TRUE;
}
