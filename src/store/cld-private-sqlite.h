/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "cld-db-private.h"

#define SQLITE_BUSY_MS 5000

typedef struct
{
  CldDb parent;
  sqlite3 *handle;
  gboolean maintenance;
  gboolean held; /* the connection is this thread's for a whole transaction */
  gint64 data_version; /* of the last look at what others wrote; 0 before the first, which tells of news once too often */
} SqliteDb;

typedef struct
{
  CldStmt parent;
  sqlite3_stmt *handle;
} SqliteStmt;

void _cld_sqlite_configure (void);
gboolean _cld_sqlite_look_around (CldDb *db, CldDbNewsFunc func, gpointer data, GError **error);
