/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-store.h"

gboolean _cld_store_make (const char *path, GError **error);
CldStore *_cld_store_new_unfinished (CldDb *db, const char *name);
void _cld_store_keep_apart (CldStore *store);
void _cld_store_tell_commit (CldStore *store, const char *change_set);
char *_cld_store_find_rollback (CldStore *store, GError **error);
