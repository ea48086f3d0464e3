/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-row.h"

typedef struct _CldRecordSet CldRecordSet;

CldRecordSet *cld_record_set_new (void);
void cld_record_set_free (CldRecordSet *set);
CldArena *cld_record_set_get_arena (CldRecordSet *set);
void cld_record_set_add (CldRecordSet *set, CldRow *row);
GPtrArray *cld_record_set_get (CldRecordSet *set, const CldKind *kind);
CldRow *cld_record_set_find (CldRecordSet *set, const CldKind *kind, const char *ref);
guint cld_record_set_get_n (CldRecordSet *set);
CldRecordSet *cld_record_set_as_at (CldRecordSet *set, const char *day);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CldRecordSet, cld_record_set_free)
