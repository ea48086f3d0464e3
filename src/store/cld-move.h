/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/**
 * CldMoveResult:
 * @n_records: how many records were moved
 * @n_entries: how many entries the change log has, that of the move itself with them
 * @unnoted: (nullable): why the old store could not note that it was moved, %NULL where it did
 *
 * What a move did.
 */
typedef struct
{
  gint64 n_records;
  gint64 n_entries;
  char *unnoted;
} CldMoveResult;

typedef void (*CldMoveFunc) (double part, gpointer data);

gboolean cld_move (const char *from, const char *to, CldMoveFunc func, gpointer data, CldMoveResult *result, GError **error);
