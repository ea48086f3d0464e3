/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* The database engine as the store sees it: SQLite behind it, another engine behind the same functions.
 * SQL is written so that it runs on both: TEXT keys, ISO dates, flags as 0/1, values bound with `?`, tables
 * ended by a comment that SQLite reads as STRICT, no engine's own functions. */

typedef struct _CldDb CldDb;
typedef struct _CldStmt CldStmt;

/**
 * CldDbFlags:
 * @CLD_DB_OPEN: an existing database
 * @CLD_DB_CREATE: a new one, which must not exist
 * @CLD_DB_READ_ONLY: nothing is written
 * @CLD_DB_MAINTENANCE: may copy itself to another file
 *
 * How a database is opened.
 */
typedef enum
{
  CLD_DB_OPEN = 0,
  CLD_DB_CREATE = 1 << 0,
  CLD_DB_READ_ONLY = 1 << 1,
  CLD_DB_MAINTENANCE = 1 << 2,
} CldDbFlags;

/**
 * CldDbLog:
 * @CLD_DB_LOG_TAKE: take the end of the log: number and hash of the last entry
 * @CLD_DB_LOG_HASH: the hash of entry `?`
 * @CLD_DB_LOG_APPEND: add an entry: change set, moment, why, target, act, child, salt, detail; of a limited user
 * @CLD_DB_LOG_HIDDEN: a row where a child is hidden; of a limited user
 * @CLD_DB_LOG_HIDES: a row where an entry of change set `?` is hidden; of a limited user
 *
 * What is asked of the change log, which not everybody may touch.
 */
typedef enum
{
  CLD_DB_LOG_TAKE,
  CLD_DB_LOG_HASH,
  CLD_DB_LOG_APPEND,
  CLD_DB_LOG_HIDDEN,
  CLD_DB_LOG_HIDES,
} CldDbLog;

typedef void (*CldDbFaultFunc) (const char *fault, gpointer data);

/**
 * CldDbNews:
 * @CLD_DB_NEWS_TOLD: somebody announced it
 * @CLD_DB_NEWS_IN_LOG: something was committed; the change log may say what
 * @CLD_DB_NEWS_ALL: the connection was made anew, and nobody knows what happened meanwhile
 *
 * How it is known that something was written.
 */
typedef enum
{
  CLD_DB_NEWS_TOLD,
  CLD_DB_NEWS_IN_LOG,
  CLD_DB_NEWS_ALL,
} CldDbNews;

typedef void (*CldDbNewsFunc) (CldDbNews what, const char *text, gpointer data);

gboolean cld_db_is_server_name (const char *name);
char *cld_db_display_name (const char *name);
gboolean cld_db_check_name (const char *name, GError **error);

CldDb *cld_db_open (const char *name, CldDbFlags flags, GError **error);
void cld_db_close (CldDb *db);
const char *cld_db_get_name (CldDb *db);
char *cld_db_get_display_name (CldDb *db);
gboolean cld_db_is_server (CldDb *db);
const char *cld_db_get_user (CldDb *db);
guint64 cld_db_get_round_trips (CldDb *db);

gboolean cld_db_is_limited (CldDb *db);
gboolean cld_db_check_sees_all (CldDb *db, const char *what, GError **error);
gboolean cld_db_check_nothing_hidden (CldDb *db, const char *what, GError **error);
gboolean cld_db_check_sees_change_set (CldDb *db, const char *change_set, GError **error);
CldStmt *cld_db_prepare_log (CldDb *db, CldDbLog what, GError **error);

CldStmt *cld_db_prepare (CldDb *db, const char *sql, GError **error);
CldStmt *cld_db_prepare_for_one (CldDb *db, const char *sql, GError **error);
gboolean cld_db_flush (CldDb *db, GError **error);
gboolean cld_db_exec (CldDb *db, const char *sql, GError **error);
gboolean cld_db_run_script (CldDb *db, const char *sql, GError **error);

gboolean cld_db_begin (CldDb *db, GError **error);
gboolean cld_db_begin_read (CldDb *db, GError **error);
gboolean cld_db_commit (CldDb *db, GError **error);
void cld_db_rollback (CldDb *db);
gboolean cld_db_in_transaction (CldDb *db);

int cld_db_get_schema_version (CldDb *db, GError **error);
gboolean cld_db_set_schema_version (CldDb *db, int version, GError **error);
char *cld_db_engine_script (CldDb *db, int version);
GStrv cld_db_columns (CldDb *db, const char *table, GError **error);
char *cld_db_describe_schema (CldDb *db, GError **error);
CldDb *cld_db_open_scratch (CldDb *db, GError **error);

gboolean cld_db_check (CldDb *db, gboolean whole, CldDbFaultFunc func, gpointer data, GError **error);
gboolean cld_db_copy_to (CldDb *db, const char *path, GError **error);

gboolean cld_db_watch (CldDb *db, GError **error);
int cld_db_get_watch_fd (CldDb *db);
gboolean cld_db_look_around (CldDb *db, CldDbNewsFunc func, gpointer data, GError **error);
gboolean cld_db_announce (CldDb *db, const char *text, GError **error);
void cld_db_set_offline (CldDb *db);
gboolean cld_db_reconnect (CldDb *db, GError **error);
int cld_db_get_connection_id (CldDb *db);
char *cld_db_find_blocker (CldDb *db, int connection);

void cld_stmt_bind_text (CldStmt *stmt, int parameter, const char *text);
void cld_stmt_bind_text_len (CldStmt *stmt, int parameter, const char *text, gsize len);
void cld_stmt_bind_int (CldStmt *stmt, int parameter, gint64 value);
gboolean cld_stmt_step (CldStmt *stmt, gboolean *has_row, GError **error);
gboolean cld_stmt_send (CldStmt *stmt, GError **error);
gboolean cld_stmt_run (CldStmt *stmt, GError **error);
gboolean cld_stmt_run_for_one (CldStmt *stmt, const char *stale, const char *in_use, GError **error);
const char *cld_stmt_get_text (CldStmt *stmt, int column);
gsize cld_stmt_get_len (CldStmt *stmt, int column);
gint64 cld_stmt_get_int (CldStmt *stmt, int column);
void cld_stmt_reset (CldStmt *stmt);
int cld_stmt_get_changes (CldStmt *stmt);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CldDb, cld_db_close)
