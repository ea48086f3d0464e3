/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-record.h"
#include "cld-store.h"

gboolean cld_records_save (CldStore *store, GPtrArray *records, const char *why, GError **error);
char *cld_records_propose_ref (CldStore *store, CldRecord *record, GPtrArray *others);

CldRow *_cld_records_find_before (CldStore *store, CldRecord *record, CldArena *arena, GError **error);
