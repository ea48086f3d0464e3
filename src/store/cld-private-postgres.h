/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libpq-fe.h>

#include "cld-db-private.h"

/* The parts of the PostgreSQL driver: connect (where to and how), pipeline (what is sent and what came back), errors
 * (what a failure means), schema (what the catalogs say) and db (the class itself). Nothing outside these files knows
 * the engine's library. */

/* Where the password of a connection came from, for what is said when it is refused. */
typedef enum
{
  PG_PASSWORD_OF_FILE, /* the password file, the service file or the environment */
  PG_PASSWORD_TYPED,
  PG_PASSWORD_OF_KEYRING,
} PgPassword;

typedef struct
{
  CldDb parent;
  PGconn *connection;
  CldDbFlags flags;
  char *shown;        /* the database as messages name it */
  PgPassword password;
  guint generation;   /* counts connections: a statement is prepared on one of them */
  guint n_statements; /* names of prepared statements */
  gboolean lost;      /* the connection broke; the next use makes another */
  gboolean scratch;   /* a schema of its own, in one transaction that is never committed */
  gboolean offline;   /* out of reach: everything fails at once until it is connected anew */
  gboolean watching;  /* every connection listens */
  guint watched;      /* the connection of the last look around */
  gboolean limited;   /* a caseworker's rights */
  gboolean any;       /* looked at only, whatever kind of server and database it is */
  gboolean old;       /* without this program's schema, so that migrations need a lock of their own */

  GQueue pending;        /* Pending, sent and not answered */
  guint n_since_sync;    /* statements sent since the last point of synchronisation */
  guint n_syncs;         /* points of synchronisation not answered */
  gboolean in_block;     /* BEGIN was sent */
  GError *failure;       /* of the open transaction: nothing more of it is sent */
  struct _PgStmt *active; /* whose rows are being read one by one */
  guint64 round_trips;
} PgDb;

typedef enum
{
  PG_NOT_PREPARED,
  PG_PREPARE_SENT,
  PG_PREPARED,
} PgPrepared;

typedef enum
{
  PG_AT_REST,
  PG_SENT,     /* its rows are on their way, or wait in results */
  PG_STREAM,   /* its rows come one by one */
  PG_RECEIVED, /* all its rows are in results */
} PgState;

typedef struct _PgStmt
{
  CldStmt parent;
  char *sql;     /* with $1 for ? */
  char name[24];
  int n_parameters;
  const char **values; /* what is bound; texts are the caller's until it is reset */
  char (*numbers)[24];
  char **owned;  /* texts that were not ended by a NUL */
  PgPrepared prepared;
  guint generation;

  PgState state;
  GQueue results; /* PGresult with rows that were received and not read */
  PGresult *result;
  int row;
  guint64 n_changes;
} PgStmt;

extern const CldDbClass _cld_pg_class;

/* Every statement is sent through the pipeline; what comes back is read only where somebody needs it. */
gboolean _cld_pg_ready (PgDb *db, GError **error);
gboolean _cld_pg_send (PgDb *db, PgStmt *stmt, gboolean keeps_rows, const char *stale, const char *in_use, GError **error);
gboolean _cld_pg_send_plain (PgDb *db, const char *sql, GError **error);
gboolean _cld_pg_sync (PgDb *db, GError **error);
gboolean _cld_pg_collect (PgDb *db, GError **error);
gboolean _cld_pg_throttle (PgDb *db, GError **error);
void _cld_pg_park (PgDb *db);
void _cld_pg_take_answers (PgDb *db);
gboolean _cld_pg_stream (PgDb *db, PgStmt *stmt, GError **error);
gboolean _cld_pg_next (PgDb *db, PgStmt *stmt, GError **error);
void _cld_pg_forget (PgDb *db);
void _cld_pg_drop (PgDb *db, PgStmt *stmt);
void _cld_pg_finish_rows (PgDb *db, PgStmt *stmt);

PGresult *_cld_pg_exec (PgDb *db, const char *sql, GError **error);
PGresult *_cld_pg_query (PgDb *db, const char *sql, const char *value, GError **error);

gboolean _cld_pg_connect (PgDb *db, GError **error);
gboolean _cld_pg_keep_password (CldDb *parent, gboolean keep, GError **error);
gboolean _cld_pg_is_broken (PgDb *db);
gboolean _cld_pg_is_in_the_open (PgDb *db);

void _cld_pg_set_error (PgDb *db, const char *state, GError **error);
void _cld_pg_set_lost (PgDb *db, GError **error);
void _cld_pg_set_connect_error (PgDb *db, PGconn *connection, GError **error);
char *_cld_pg_find_holder (PgDb *db);

#define CLD_PG_CHANNEL "caseload_changed"
gboolean _cld_pg_watch (CldDb *db, GError **error);
int _cld_pg_get_watch_fd (CldDb *db);
gboolean _cld_pg_look_around (CldDb *db, CldDbNewsFunc func, gpointer data, GError **error);
gboolean _cld_pg_announce (CldDb *db, const char *text, GError **error);
void _cld_pg_set_offline (CldDb *db);
gboolean _cld_pg_reconnect (CldDb *db, GError **error);
int _cld_pg_get_connection_id (CldDb *db);
char *_cld_pg_find_blocker (CldDb *db, int connection);

extern const char *const _cld_pg_log_sql[];
gboolean _cld_pg_is_limited (CldDb *db);
gboolean _cld_pg_find_rights (PgDb *db, GError **error);
gboolean _cld_pg_become_owner (PgDb *db, GError **error);
PgDb *_cld_pg_new (const char *name, CldDbFlags flags);
void _cld_pg_throw_away (PgDb *db);

int _cld_pg_get_schema_version (CldDb *db, GError **error);
gboolean _cld_pg_set_schema_version (CldDb *db, int version, GError **error);
GStrv _cld_pg_columns (CldDb *db, const char *table, GError **error);
char *_cld_pg_describe_schema (CldDb *db, GError **error);
gboolean _cld_pg_check (CldDb *db, gboolean whole, CldDbFaultFunc func, gpointer data, GError **error);
