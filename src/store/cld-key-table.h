/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#define CLD_NO_KEY G_MAXUINT32

/* Where the records are whose keys are known: keys of 36 letters, numbered from 0. A general hash table of texts takes
 * several times as long, and every row of a caseload is looked up. */
typedef struct _CldKeyTable CldKeyTable;

CldKeyTable *_cld_key_table_new (guint n_keys);
void _cld_key_table_free (CldKeyTable *table);
void _cld_key_table_set (CldKeyTable *table, guint32 number, const char *key);
guint32 _cld_key_table_find (const CldKeyTable *table, const char *key, guint32 likely);
