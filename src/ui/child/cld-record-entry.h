/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "cld-child-data.h"

G_BEGIN_DECLS

#define CLD_TYPE_RECORD_ENTRY (cld_record_entry_get_type ())
G_DECLARE_FINAL_TYPE (CldRecordEntry, cld_record_entry, CLD, RECORD_ENTRY, GObject)

CldRecordEntry *cld_record_entry_new (CldChildData *data, const CldRow *row);
const CldRow *cld_record_entry_get_row (CldRecordEntry *self);
const char *cld_record_entry_get_kind (CldRecordEntry *self);
const char *cld_record_entry_get_text (CldRecordEntry *self);
const char *cld_record_entry_get_note (CldRecordEntry *self);
const char *cld_record_entry_get_words (CldRecordEntry *self);
const char *cld_record_entry_get_author (CldRecordEntry *self);
char *cld_record_entry_make_day (CldRecordEntry *self);
gboolean cld_record_entry_is_significant (CldRecordEntry *self);
gboolean cld_record_entry_is_restricted (CldRecordEntry *self);
gboolean cld_record_entry_matches (CldRecordEntry *self, const char *const *words);
gboolean cld_record_entry_is_same (CldRecordEntry *self, CldRecordEntry *other);

G_END_DECLS
