/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-chain.h"
#include "cld-row.h"

/* An entry of the change log while it is written: its rows, then their text and digest. */
typedef struct
{
  char *child;      /* (nullable) */
  GPtrArray *pairs; /* before, after, before, after ...; owned by the caller of the change set */
  GString *detail;
  char salt[CLD_SALT_SIZE];
  char detail_hash[CLD_HASH_SIZE];
  gboolean salted;
  gboolean rendered; /* under the change set's lock */
} CldChangeEntry;

CldChangeEntry *_cld_change_entry_new (const char *child);
void _cld_change_entry_free (CldChangeEntry *entry);
void _cld_change_entry_add (CldChangeEntry *entry, const CldRow *before, const CldRow *after);
void _cld_change_entry_render (CldChangeEntry *entry);
