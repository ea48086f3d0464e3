/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-chain.h"
#include "cld-db.h"

typedef void (*CldMoveTableFunc) (gint64 n_rows, gpointer data);

/**
 * CldMoveTable:
 * @name: the table
 * @columns: its columns
 * @select: the statement that reads all of it, in an order that is the same on every engine
 * @instead: what an INSERT ends with, where a new store has rows already that give way
 * @names_itself: by column: whether it names a row of this very table, which may come after
 * @n_rows: how many rows were copied
 * @digest: digest of what was read of them
 *
 * A table of a store, as it is taken from one engine to another.
 */
typedef struct
{
  char *name;
  GStrv columns;
  char *select;
  const char *instead;
  gboolean *names_itself;
  gint64 n_rows;
  char digest[CLD_HASH_SIZE];
} CldMoveTable;

GPtrArray *_cld_move_tables_new (void);
gboolean _cld_move_table_count (const CldMoveTable *table, CldDb *db, gint64 *n_rows, GError **error);
gboolean _cld_move_table_copy (CldMoveTable *table, CldDb *from, CldDb *to, CldMoveTableFunc func, gpointer data, GError **error);
gboolean _cld_move_table_is_same (const CldMoveTable *table, CldDb *db, gboolean *same, CldMoveTableFunc func, gpointer data, GError **error);
