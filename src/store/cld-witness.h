/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/**
 * CldWitness:
 * @seq: the last entry of the change log this computer saw, 0 for none
 * @hash: its hash
 * @file_state: what the file looked like when it was last left in order (size, time), or %NULL
 * @checked_at: when its pages were last looked at, seconds since 1970
 *
 * What this computer remembers of a store, outside of it.
 */
typedef struct
{
  gint64 seq;
  char *hash;
  char *file_state;
  gint64 checked_at;
} CldWitness;

CldWitness *cld_witness_read (const char *store_id);
gboolean cld_witness_write (const char *store_id, const CldWitness *witness);
void cld_witness_free (CldWitness *witness);
char *cld_witness_file_state (const char *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CldWitness, cld_witness_free)
