/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-db.h"

typedef struct _CldStore CldStore;

/**
 * CldStoreFlags:
 * @CLD_STORE_OPEN: an existing store
 * @CLD_STORE_CREATE: made where there is none; for the import and the window's first run alone
 *
 * How a store is opened.
 */
typedef enum
{
  CLD_STORE_OPEN = 0,
  CLD_STORE_CREATE = 1 << 0,
} CldStoreFlags;

/**
 * CldStoreCommitFunc:
 * @change_set: the key of a change set
 * @data: the caller's
 *
 * Called in the thread of who commits.
 */
typedef void (*CldStoreCommitFunc) (const char *change_set, gpointer data);

char *cld_store_default_name (void);
gboolean cld_store_is_there (const char *name);
CldStore *cld_store_open (const char *name, CldStoreFlags flags, GError **error);
void cld_store_free (CldStore *store);
void cld_store_discard (CldStore *store);
CldDb *cld_store_get_db (CldStore *store);
const char *cld_store_get_name (CldStore *store);
const char *cld_store_get_id (CldStore *store);
const char *cld_store_get_actor (CldStore *store);
const char *cld_store_get_warning (CldStore *store);
char *cld_store_get_info (CldStore *store, const char *key);
gboolean cld_store_set_info (CldStore *store, const char *key, const char *value, GError **error);
gboolean cld_store_is_made_up (CldStore *store);
void cld_store_set_commit_func (CldStore *store, CldStoreCommitFunc func, gpointer data);
gboolean cld_store_get_head (CldStore *store, gint64 *seq, char **hash, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CldStore, cld_store_free)
