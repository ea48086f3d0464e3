/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-private-sqlite.h"

/* A file tells nobody that it changed, so it is asked; that takes microseconds. Whoever is saving just then is not
 * waited for: what they saved is seen at the next look. */
gboolean
_cld_sqlite_look_around (CldDb *parent, CldDbNewsFunc func, gpointer data, GError **error)
{
  SqliteDb *db = (SqliteDb *) parent;
  CldStmt *stmt = cld_db_prepare (parent, "PRAGMA data_version", error);
  gint64 before = db->data_version;

  if (!stmt)
    return FALSE;
  sqlite3_busy_timeout (db->handle, 0);
  if (sqlite3_step (((SqliteStmt *) stmt)->handle) == SQLITE_ROW)
    db->data_version = cld_stmt_get_int (stmt, 0);
  cld_stmt_reset (stmt);
  sqlite3_busy_timeout (db->handle, SQLITE_BUSY_MS);
  if (before != db->data_version)
    func (CLD_DB_NEWS_IN_LOG, NULL, data);
  return TRUE;
}
