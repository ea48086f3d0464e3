/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-settle.h"

#include <glib/gi18n-lib.h>

#include "cld-db.h"
#include "cld-error.h"

#define SERVER_TRIES 20
#define SERVER_PAUSE (500 * 1000)

/* A commit that the engine calls failed may have happened all the same: the disk can refuse the very last step.
 * So the file is opened anew and asked. */

static gboolean
is_there (CldDb *db, const char *change_set, gboolean *found)
{
  CldStmt *stmt = cld_db_prepare (db, "SELECT 1 FROM change_set WHERE id = ?", NULL);

  if (!stmt)
    return FALSE;
  cld_stmt_bind_text (stmt, 1, change_set);
  if (!cld_stmt_step (stmt, found, NULL))
    return FALSE;
  cld_stmt_reset (stmt);
  return TRUE;
}

/* One more transaction that reaches the disk puts everything before it there too. */
static gboolean
write_through (CldDb *db)
{
  if (!cld_db_begin (db, NULL))
    return FALSE;
  if (!cld_db_exec (db, "UPDATE change_head SET seq = seq WHERE one = 1", NULL))
    {
      cld_db_rollback (db);
      return FALSE;
    }
  return cld_db_commit (db, NULL);
}

static gboolean
wait_for_end (CldDb *db)
{
  CldStmt *stmt = cld_db_prepare_log (db, CLD_DB_LOG_TAKE, NULL);
  gboolean has_row;

  if (!stmt || !cld_stmt_step (stmt, &has_row, NULL))
    return FALSE;
  cld_stmt_reset (stmt);
  return has_row;
}

/* A server may still be at the commit that nobody waits for any more, and holds the end of the log until that is
 * done; one that was started again needs a while. */
static gboolean
ask_server (const char *name, const char *change_set, gboolean *found)
{
  for (guint i = 0; i < SERVER_TRIES; i++)
    {
      g_autoptr (CldDb) db = cld_db_open (name, CLD_DB_OPEN, NULL);

      /* Closing it lets go of the end. */
      if (db && cld_db_begin (db, NULL) && wait_for_end (db) && is_there (db, change_set, found))
        return TRUE;
      g_usleep (SERVER_PAUSE);
    }
  return FALSE;
}

static gboolean
settle_on_server (const char *name, const char *change_set, GError *reported, GError **error)
{
  g_autofree char *shown = cld_db_display_name (name);
  gboolean found = FALSE;

  if (!ask_server (name, change_set, &found))
    g_set_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_ENGINE,
                 _("The connection to the database %s broke while a change was saved, and the server cannot be asked now: whether it was saved is not known. When the server answers again, look whether it is there."), shown);
  else if (!found)
    g_propagate_error (error, g_error_copy (reported));
  return found;
}

/**
 * _cld_settle_commit:
 * @name: the store's path, or its name on a server
 * @change_set: the key of a change set whose commit was reported as failed
 * @failure: (transfer full): what was reported
 * @error: return location
 *
 * Finds out what became of a change set after an error of the disk, or of the connection.
 *
 * Returns: whether it is stored for good after all; if not, the error says whether it is known that nothing was saved
 */
gboolean
_cld_settle_commit (const char *name, const char *change_set, GError *failure, GError **error)
{
  g_autoptr (GError) reported = failure;
  g_autoptr (CldDb) db = NULL;
  g_autofree char *shown = cld_db_display_name (name);
  gboolean found = FALSE;

  if (cld_db_is_server_name (name) && (g_error_matches (reported, CLD_STORE_ERROR, CLD_STORE_ERROR_ENGINE) || g_error_matches (reported, CLD_STORE_ERROR, CLD_STORE_ERROR_UNREACHABLE)))
    return settle_on_server (name, change_set, reported, error);
  /* Anything but the disk is refused before a byte of the change is in the file. */
  if (g_error_matches (reported, CLD_STORE_ERROR, CLD_STORE_ERROR_ENGINE))
    {
      db = cld_db_open (name, CLD_DB_OPEN, NULL);
      if (!db || !is_there (db, change_set, &found))
        {
          g_set_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_ENGINE,
                       _("The disk failed while the database %s was saved, and it cannot be read now: whether the change was saved is not known. Check the disk, then look whether it is there."), shown);
          return FALSE;
        }
      if (found && write_through (db))
        return TRUE;
      if (found)
        {
          g_set_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_ENGINE,
                       _("The disk failed while the database %s was saved. The change is there now but may not survive a power cut. Check the disk, then look whether it is still there."), shown);
          return FALSE;
        }
    }
  g_propagate_error (error, g_steal_pointer (&reported));
  return FALSE;
}
