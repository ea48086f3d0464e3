/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-db.h"

#include "cld-db-private.h"

/**
 * cld_db_watch:
 * @db: a database in no transaction
 * @error: return location
 *
 * Begins to notice what others write: a server is asked to tell it from now on; of a file the present state is noted.
 *
 * Returns: whether it began
 */
gboolean
cld_db_watch (CldDb *db, GError **error)
{
  return !db->klass->watch || db->klass->watch (db, error);
}

/**
 * cld_db_get_watch_fd:
 * @db: a database that is watched
 *
 * Returns: what becomes readable when a server tells something, good until the connection is made anew; -1 where there
 *   is nothing of the kind and one has to look
 */
int
cld_db_get_watch_fd (CldDb *db)
{
  return db->klass->get_watch_fd ? db->klass->get_watch_fd (db) : -1;
}

/**
 * cld_db_look_around:
 * @db: a database that is watched
 * @func: (scope call): told of what was written since the last look
 * @data: for @func
 * @error: return location
 *
 * Looks what others wrote. Waits for nobody.
 *
 * Returns: whether it could; not where the connection to a server broke
 */
gboolean
cld_db_look_around (CldDb *db, CldDbNewsFunc func, gpointer data, GError **error)
{
  return db->klass->look_around (db, func, data, error);
}

/**
 * cld_db_announce:
 * @db: a database in a transaction that writes
 * @text: what is written, in few words; nothing personal but a child's number
 * @error: return location
 *
 * Has the server tell it to all who watch, once the transaction is committed. Whoever watches a file sees it there.
 *
 * Returns: whether that is under way
 */
gboolean
cld_db_announce (CldDb *db, const char *text, GError **error)
{
  return !db->klass->announce || db->klass->announce (db, text, error);
}

/**
 * cld_db_set_offline:
 * @db: a database whose server is known to be out of reach
 *
 * From now on everything fails at once, instead of trying for seconds to reach the server, until cld_db_reconnect().
 */
void
cld_db_set_offline (CldDb *db)
{
  if (db->klass->set_offline)
    db->klass->set_offline (db);
}

/**
 * cld_db_reconnect:
 * @db: a database in no transaction
 * @error: return location
 *
 * Makes the connection to a server anew.
 *
 * Returns: whether there is one again
 */
gboolean
cld_db_reconnect (CldDb *db, GError **error)
{
  return !db->klass->reconnect || db->klass->reconnect (db, error);
}

/**
 * cld_db_get_connection_id:
 * @db: a database
 *
 * Returns: the number by which a server knows this connection; 0 for a file
 */
int
cld_db_get_connection_id (CldDb *db)
{
  return db->klass->get_connection_id ? db->klass->get_connection_id (db) : 0;
}

/**
 * cld_db_find_blocker:
 * @db: a database
 * @connection: the number of another connection to it
 *
 * Returns: (transfer full) (nullable): the login name of the one for whom it waits; %NULL where it does not wait, or the
 *   engine does not know
 */
char *
cld_db_find_blocker (CldDb *db, int connection)
{
  return db->klass->find_blocker ? db->klass->find_blocker (db, connection) : NULL;
}
