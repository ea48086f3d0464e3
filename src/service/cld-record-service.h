/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-record.h"
#include "cld-store.h"
#include "cld-undo.h"

gboolean cld_record_service_save (CldStore *store, CldRecord *record, const char *why, GError **error);
gboolean cld_record_service_remove (CldStore *store, CldRecord *record, const char *why, GError **error);
gboolean cld_record_service_remove_all (CldStore *store, GPtrArray *records, const char *why, GError **error);
CldUndoResult *cld_record_service_undo (CldStore *store, const char *change_set, GError **error);
CldUndoResult *cld_record_service_redo (CldStore *store, const char *change_set, GError **error);
char *cld_record_service_name_of_login (CldStore *store, const char *login);
CldRecord *cld_record_service_load (CldStore *store, const CldKind *kind, const char *ref, GError **error);
