/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-db.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-db-private.h"
#include "cld-error.h"

#define MIGRATIONS "/org/caseload/Caseload/migrations/"

/**
 * cld_db_is_server_name:
 * @name: how a database is called
 *
 * Returns: whether that is one on a server, not a file: `postgresql://...`, `postgres://...` or `service=...`
 */
gboolean
cld_db_is_server_name (const char *name)
{
  return g_str_has_prefix (name, "postgresql:") || g_str_has_prefix (name, "postgres:") || g_str_has_prefix (name, "service=");
}

/**
 * cld_db_display_name:
 * @name: how a database is called
 *
 * Returns: (transfer full): its short form for messages: the base name of a file, the name of the service, or that
 *   of the database on the server; nothing of who uses it
 */
char *
cld_db_display_name (const char *name)
{
  g_auto (GStrv) parts = NULL;
  const char *path;

  if (!cld_db_is_server_name (name))
    return g_filename_display_basename (name);
  if (g_str_has_prefix (name, "service="))
    return g_strndup (name + strlen ("service="), strcspn (name + strlen ("service="), " "));
  parts = g_strsplit (name, "?", 2);
  path = strstr (parts[0], "://");
  path = path ? strrchr (path + 3, '/') : NULL;
  /* What is written wrongly may hold a password anywhere. */
  return g_strdup (path && path[1] && !strpbrk (path, "@:%") ? path + 1 : "postgresql");
}

/**
 * cld_db_check_name:
 * @name: how a database is called
 * @error: return location
 *
 * Looks at the name of a database on a server before anybody else may show it: a password can stand in it.
 *
 * Returns: whether it may be used; %CLD_STORE_ERROR_REFUSED, without repeating it, where it may not
 */
gboolean
cld_db_check_name (const char *name, GError **error)
{
  if (!cld_db_is_server_name (name))
    return TRUE;
#ifdef HAVE_POSTGRES
  return _cld_db_postgres_check_name (name, error);
#else
  g_set_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_REFUSED,
               _("This build of Caseload keeps its records in a file; it cannot use a database server. Give the path of a file."));
  return FALSE;
#endif
}

/**
 * cld_db_open:
 * @name: a path, or a database on a server
 * @flags: how
 * @error: return location
 *
 * Opens a database after checking that it is one of ours, undamaged as far as a quick look shows, and in a place
 * where a database can live.
 *
 * Returns: (transfer full) (nullable): the database, or %NULL with a %CLD_STORE_ERROR
 */
CldDb *
cld_db_open (const char *name, CldDbFlags flags, GError **error)
{
  CldDb *db;

  g_return_val_if_fail (name != NULL, NULL);

  if (!cld_db_check_name (name, error))
    return NULL;
#ifdef HAVE_POSTGRES
  if (cld_db_is_server_name (name))
    db = _cld_db_postgres_open (name, flags, error);
  else
#endif
    db = _cld_db_sqlite_open (name, flags, error);
  if (!db)
    return NULL;
  if (!db->name)
    db->name = g_strdup (name);
  db->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) db->klass->stmt_free);
  return db;
}

/**
 * cld_db_close:
 * @db: (nullable): a database
 *
 * Closes it; an open transaction is rolled back.
 */
void
cld_db_close (CldDb *db)
{
  if (!db)
    return;
  cld_db_rollback (db);
  g_clear_pointer (&db->statements, g_hash_table_unref);
  g_clear_pointer (&db->name, g_free);
  db->klass->close (db);
}

/**
 * cld_db_get_name:
 * @db: a database
 *
 * Returns: the name it was opened by
 */
const char *
cld_db_get_name (CldDb *db)
{
  return db->name;
}

/**
 * cld_db_get_display_name:
 * @db: a database
 *
 * Returns: (transfer full): its short name, for messages
 */
char *
cld_db_get_display_name (CldDb *db)
{
  return cld_db_display_name (db->name);
}

/**
 * cld_db_is_server:
 * @db: a database
 *
 * Returns: whether it lives on a server
 */
gboolean
cld_db_is_server (CldDb *db)
{
  return db->klass->is_server;
}

/**
 * cld_db_get_user:
 * @db: a database
 *
 * Returns: the login name of who uses it: on a server the session's user, else the computer's
 */
const char *
cld_db_get_user (CldDb *db)
{
  return db->klass->get_user ? db->klass->get_user (db) : g_get_user_name ();
}

/**
 * cld_db_get_round_trips:
 * @db: a database
 *
 * Returns: how often something was sent to a server and its answer waited for; 0 for a file
 */
guint64
cld_db_get_round_trips (CldDb *db)
{
  return db->klass->get_round_trips ? db->klass->get_round_trips (db) : 0;
}

/**
 * cld_db_prepare:
 * @db: a database
 * @sql: one statement with `?` for values
 * @error: return location
 *
 * Statements are prepared once and kept with @db.
 *
 * Returns: (transfer none) (nullable): the statement, reset, its values all unset
 */
CldStmt *
cld_db_prepare (CldDb *db, const char *sql, GError **error)
{
  CldStmt *stmt = g_hash_table_lookup (db->statements, sql);

  if (stmt)
    {
      db->klass->reset (stmt);
      return stmt;
    }
  stmt = db->klass->prepare (db, sql, error);
  if (!stmt)
    return NULL;
  stmt->db = db;
  g_hash_table_insert (db->statements, g_strdup (sql), stmt);
  return stmt;
}

/**
 * cld_db_prepare_for_one:
 * @db: a database
 * @sql: one statement that changes or removes one record
 * @error: return location
 *
 * Prepares a statement for cld_stmt_run_for_one().
 *
 * Returns: (transfer none) (nullable): the statement
 */
CldStmt *
cld_db_prepare_for_one (CldDb *db, const char *sql, GError **error)
{
  g_autofree char *guarded = db->klass->guard ? db->klass->guard (sql) : NULL;

  return cld_db_prepare (db, guarded ? guarded : sql, error);
}

/**
 * cld_db_flush:
 * @db: a database in a transaction
 * @error: return location
 *
 * Waits until everything that was run is known to have gone well. Not needed before a commit, which does the same.
 *
 * Returns: whether it did
 */
gboolean
cld_db_flush (CldDb *db, GError **error)
{
  return !db->klass->flush || db->klass->flush (db, error);
}

/**
 * cld_db_exec:
 * @db: a database
 * @sql: one statement without values and rows
 * @error: return location
 *
 * Returns: whether it was done
 */
gboolean
cld_db_exec (CldDb *db, const char *sql, GError **error)
{
  CldStmt *stmt = cld_db_prepare (db, sql, error);

  return stmt && cld_stmt_run (stmt, error);
}

/**
 * cld_db_run_script:
 * @db: a database, in a transaction
 * @sql: statements, each ended by `;`
 * @error: return location
 *
 * Returns: whether all of them were done
 */
gboolean
cld_db_run_script (CldDb *db, const char *sql, GError **error)
{
  return db->klass->run_script (db, sql, error);
}

static gboolean
begin (CldDb *db, gboolean for_writing, GError **error)
{
  g_return_val_if_fail (!db->in_transaction, FALSE);

  if (!db->klass->begin (db, for_writing, error))
    return FALSE;
  db->in_transaction = TRUE;
  return TRUE;
}

/**
 * cld_db_begin:
 * @db: a database
 * @error: return location
 *
 * Begins a transaction that writes, waiting up to five seconds for another program that is saving. Any error in it
 * rolls back the whole unit.
 *
 * Returns: whether it began; %CLD_STORE_ERROR_BUSY where another program did not finish
 */
gboolean
cld_db_begin (CldDb *db, GError **error)
{
  return begin (db, TRUE, error);
}

/**
 * cld_db_begin_read:
 * @db: a database
 * @error: return location
 *
 * Begins a transaction in which everything that is read is of one moment. Ends with cld_db_rollback().
 *
 * Returns: whether it began
 */
gboolean
cld_db_begin_read (CldDb *db, GError **error)
{
  return begin (db, FALSE, error);
}

/**
 * cld_db_commit:
 * @db: a database in a transaction
 * @error: return location
 *
 * Once this returns %TRUE the changes survive a crash and a power cut. After %FALSE nothing is certain: read back.
 *
 * Returns: whether the engine said so
 */
gboolean
cld_db_commit (CldDb *db, GError **error)
{
  g_return_val_if_fail (db->in_transaction, FALSE);

  if (!db->klass->commit (db, error))
    {
      cld_db_rollback (db);
      return FALSE;
    }
  db->in_transaction = FALSE;
  return TRUE;
}

/**
 * cld_db_rollback:
 * @db: a database
 *
 * Takes back what the open transaction did, if there is one.
 */
void
cld_db_rollback (CldDb *db)
{
  if (db->in_transaction)
    db->klass->rollback (db);
  db->in_transaction = FALSE;
}

/**
 * cld_db_in_transaction:
 * @db: a database
 *
 * Returns: whether a transaction is open
 */
gboolean
cld_db_in_transaction (CldDb *db)
{
  return db->in_transaction;
}

/**
 * cld_db_get_schema_version:
 * @db: a database
 * @error: return location
 *
 * Returns: the number of its last migration, 0 for a new database, -1 on error
 */
int
cld_db_get_schema_version (CldDb *db, GError **error)
{
  return db->klass->get_schema_version (db, error);
}

/**
 * cld_db_set_schema_version:
 * @db: a database in a transaction
 * @version: the number of a migration
 * @error: return location
 *
 * Returns: whether it was noted
 */
gboolean
cld_db_set_schema_version (CldDb *db, int version, GError **error)
{
  return db->klass->set_schema_version (db, version, error);
}

/**
 * cld_db_engine_script:
 * @db: a database
 * @version: the number of a migration
 *
 * Returns: (transfer full) (nullable): what this engine alone does in migration @version
 */
char *
cld_db_engine_script (CldDb *db, int version)
{
  g_autofree char *path = g_strdup_printf (MIGRATIONS "%04d-%s.sql", version, db->klass->engine);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  return bytes ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)) : NULL;
}

/**
 * cld_db_columns:
 * @db: a database
 * @table: a table of a kind
 * @error: return location
 *
 * Returns: (transfer full): the columns in order, without the store's own: id, ref, version, search_key; each as
 *   `name TYPE [NOT NULL] [-> table]`
 */
GStrv
cld_db_columns (CldDb *db, const char *table, GError **error)
{
  return db->klass->columns (db, table, error);
}

/**
 * cld_db_describe_schema:
 * @db: a database
 * @error: return location
 *
 * Returns: (transfer full): every table, index and guard as text, sorted by name: two databases of one version
 *   have the same
 */
char *
cld_db_describe_schema (CldDb *db, GError **error)
{
  return db->klass->describe_schema (db, error);
}

/**
 * cld_db_open_scratch:
 * @db: a database
 * @error: return location
 *
 * Returns: (transfer full) (nullable): an empty database of the same engine, of which nothing stays once it is closed
 */
CldDb *
cld_db_open_scratch (CldDb *db, GError **error)
{
  CldDb *scratch = db->klass->open_scratch ? db->klass->open_scratch (db, error) : cld_db_open (":memory:", CLD_DB_CREATE, error);

  if (scratch && !scratch->statements)
    scratch->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) scratch->klass->stmt_free);
  return scratch;
}

/**
 * cld_db_check:
 * @db: a database
 * @whole: whether indexes are compared with their tables too, and references followed
 * @func: (scope call): told of each fault; without any values of records
 * @data: for @func
 * @error: return location
 *
 * Looks at every page of the file.
 *
 * Returns: whether the check could be made; faults are no error
 */
gboolean
cld_db_check (CldDb *db, gboolean whole, CldDbFaultFunc func, gpointer data, GError **error)
{
  return db->klass->check (db, whole, func, data, error);
}

/**
 * cld_db_copy_to:
 * @db: a database opened for maintenance, in no transaction
 * @path: a file that does not exist
 * @error: return location
 *
 * Writes a compact copy of the whole database, private to the user.
 *
 * Returns: whether the copy is complete and on the disk
 */
gboolean
cld_db_copy_to (CldDb *db, const char *path, GError **error)
{
  return db->klass->copy_to (db, path, error);
}
