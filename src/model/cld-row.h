/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-arena.h"
#include "cld-kind.h"

/**
 * CldRow:
 * @kind: what kind of record
 * @id: (nullable): the key inside the store; %NULL while it is not stored
 * @version: counts the times it was saved; 0 while it is not stored
 * @ref: its public name
 * @values: the kind's @n_fields values in native form; %NULL is not recorded
 *
 * A record as plain data, in an arena: what the store reads and writes by the thousand.
 */
typedef struct
{
  const CldKind *kind;
  const char *id;
  int version;
  const char *ref;
  const char *values[];
} CldRow;

CldRow *cld_row_new (CldArena *arena, const CldKind *kind, const char *ref);
CldRow *cld_row_copy (CldArena *arena, const CldRow *row);
gboolean cld_row_same_values (const CldRow *a, const CldRow *b);
void cld_row_append_json (GString *to, const CldRow *row);
void cld_row_append_search_key (GString *to, const CldRow *row);
const char *cld_row_get_child (const CldRow *row);
