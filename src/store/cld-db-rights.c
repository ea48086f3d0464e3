/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "cld-db-private.h"
#include "cld-error.h"

/* What a user may do. A file's owner may do everything; on a server a caseworker adds to the change log through
 * functions alone, and does not see every child. */

/**
 * cld_db_is_limited:
 * @db: a database
 *
 * Returns: whether its user has the rights of a caseworker only
 */
gboolean
cld_db_is_limited (CldDb *db)
{
  return db->klass->is_limited && db->klass->is_limited (db);
}

/**
 * cld_db_prepare_log:
 * @db: a database
 * @what: what is asked of the change log
 * @error: return location
 *
 * Returns: (transfer none) (nullable): the statement for it that the user has the right to
 */
CldStmt *
cld_db_prepare_log (CldDb *db, CldDbLog what, GError **error)
{
  static const char *const plain[] = {
    [CLD_DB_LOG_TAKE] = "UPDATE change_head SET seq = seq WHERE one = 1 RETURNING seq, hash",
    [CLD_DB_LOG_HASH] = "SELECT hash FROM change WHERE seq = ?",
  };

  g_return_val_if_fail (cld_db_is_limited (db) || what < G_N_ELEMENTS (plain), NULL);

  return cld_db_prepare (db, cld_db_is_limited (db) ? db->klass->log_sql[what] : plain[what], error);
}

/**
 * cld_db_check_sees_all:
 * @db: a database
 * @what: what is to be done, as a user knows it: `verify`
 * @error: return location
 *
 * For what makes sense with all records alone.
 *
 * Returns: whether the user sees every record; %CLD_STORE_ERROR_REFUSED where not
 */
gboolean
cld_db_check_sees_all (CldDb *db, const char *what, GError **error)
{
  g_autofree char *shown = NULL;

  if (!cld_db_is_limited (db))
    return TRUE;
  shown = cld_db_get_display_name (db);
  g_set_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_REFUSED,
               /* Translators: %1$s is a command such as `verify`, %2$s a database */
               _("%1$s needs the migration role of the database %2$s, which sees every record. Nothing was done. Ask the administrator of the server."), what, shown);
  return FALSE;
}

/**
 * cld_db_check_nothing_hidden:
 * @db: a database
 * @what: what is to be done, as a user knows it
 * @error: return location
 *
 * For what would be wrong, without showing it, if a child were left out.
 *
 * Returns: whether no child is hidden from the user; %CLD_STORE_ERROR_REFUSED where one is
 */
gboolean
cld_db_check_nothing_hidden (CldDb *db, const char *what, GError **error)
{
  CldStmt *stmt;
  gboolean hidden;

  if (!cld_db_is_limited (db))
    return TRUE;
  stmt = cld_db_prepare_log (db, CLD_DB_LOG_HIDDEN, error);
  if (!stmt || !cld_stmt_step (stmt, &hidden, error))
    return FALSE;
  cld_stmt_reset (stmt);
  return !hidden || cld_db_check_sees_all (db, what, error);
}

/**
 * cld_db_check_sees_change_set:
 * @db: a database
 * @change_set: a change set that is to be reversed
 * @error: return location
 *
 * Returns: whether the user sees all of it; %CLD_STORE_ERROR_REFUSED where not
 */
gboolean
cld_db_check_sees_change_set (CldDb *db, const char *change_set, GError **error)
{
  CldStmt *stmt;
  gboolean hidden;

  if (!cld_db_is_limited (db))
    return TRUE;
  stmt = cld_db_prepare_log (db, CLD_DB_LOG_HIDES, error);
  if (!stmt)
    return FALSE;
  cld_stmt_bind_text (stmt, 1, change_set);
  if (!cld_stmt_step (stmt, &hidden, error))
    return FALSE;
  cld_stmt_reset (stmt);
  if (hidden)
    g_set_error_literal (error, CLD_STORE_ERROR, CLD_STORE_ERROR_REFUSED,
                         _("That change is also about records that you may not see. Nothing was saved. Ask the team’s manager, or who keeps the database."));
  return !hidden;
}
