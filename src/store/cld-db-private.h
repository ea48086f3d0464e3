/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-db.h"
#include "cld-server-setup.h"

/* On a server the schema's version is a comment on store_info that begins so. */
#define CLD_DB_SERVER_MARK "Caseload schema "

/* What an engine has to do. A driver's structures begin with CldDb and CldStmt. */
typedef struct
{
  void (*close) (CldDb *db);
  CldStmt *(*prepare) (CldDb *db, const char *sql, GError **error);
  void (*stmt_free) (CldStmt *stmt);
  gboolean (*run_script) (CldDb *db, const char *sql, GError **error);
  gboolean (*begin) (CldDb *db, gboolean for_writing, GError **error);
  gboolean (*commit) (CldDb *db, GError **error);
  void (*rollback) (CldDb *db);
  int (*get_schema_version) (CldDb *db, GError **error);
  gboolean (*set_schema_version) (CldDb *db, int version, GError **error);
  const char *engine; /* names the engine's own scripts */
  gboolean is_server; /* no file of this computer */
  GStrv (*columns) (CldDb *db, const char *table, GError **error);
  char *(*describe_schema) (CldDb *db, GError **error);
  CldDb *(*open_scratch) (CldDb *db, GError **error);
  gboolean (*check) (CldDb *db, gboolean whole, CldDbFaultFunc func, gpointer data, GError **error);
  gboolean (*copy_to) (CldDb *db, const char *path, GError **error);
  const char *(*get_user) (CldDb *db);        /* may be NULL: the user of the computer */
  guint64 (*get_round_trips) (CldDb *db);     /* may be NULL: there are none */
  gboolean (*keep_password) (CldDb *db, gboolean keep, GError **error); /* may be NULL: there is none */
  gboolean (*is_limited) (CldDb *db);         /* may be NULL: nobody is */
  const char *const *log_sql;                 /* for who is, by CldDbLog */

  /* Noticing others: see cld-db-watch.c. All but look_around may be NULL: a file needs none of it. */
  gboolean (*look_around) (CldDb *db, CldDbNewsFunc func, gpointer data, GError **error);
  gboolean (*watch) (CldDb *db, GError **error);
  int (*get_watch_fd) (CldDb *db);
  gboolean (*announce) (CldDb *db, const char *text, GError **error);
  void (*set_offline) (CldDb *db);
  gboolean (*reconnect) (CldDb *db, GError **error);
  int (*get_connection_id) (CldDb *db);
  char *(*find_blocker) (CldDb *db, int connection);

  void (*bind_text) (CldStmt *stmt, int parameter, const char *text, gssize len);
  void (*bind_int) (CldStmt *stmt, int parameter, gint64 value);
  gboolean (*step) (CldStmt *stmt, gboolean *has_row, GError **error);
  /* For an engine that answers later; NULL for one that does everything at once. */
  char *(*guard) (const char *sql);
  gboolean (*run) (CldStmt *stmt, const char *stale, const char *in_use, GError **error);
  gboolean (*send) (CldStmt *stmt, GError **error);
  gboolean (*flush) (CldDb *db, GError **error);

  const char *(*get_text) (CldStmt *stmt, int column);
  gsize (*get_len) (CldStmt *stmt, int column);
  gint64 (*get_int) (CldStmt *stmt, int column);
  void (*reset) (CldStmt *stmt);
  int (*get_changes) (CldStmt *stmt);
} CldDbClass;

struct _CldDb
{
  const CldDbClass *klass;
  char *name;
  GHashTable *statements; /* SQL text -> CldStmt, prepared once and kept */
  gboolean in_transaction;
};

struct _CldStmt
{
  CldDb *db;
};

CldDb *_cld_db_sqlite_open (const char *path, CldDbFlags flags, GError **error);
CldDb *_cld_db_postgres_open (const char *name, CldDbFlags flags, GError **error);
gboolean _cld_db_postgres_check_name (const char *name, GError **error);
gboolean _cld_db_postgres_check_setup (const char *name, CldServerSetupFunc func, gpointer data, GError **error);
