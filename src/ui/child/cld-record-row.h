/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cld-record-entry.h"

G_BEGIN_DECLS

#define CLD_TYPE_RECORD_ROW (cld_record_row_get_type ())
G_DECLARE_FINAL_TYPE (CldRecordRow, cld_record_row, CLD, RECORD_ROW, GtkWidget)

GtkWidget *cld_record_row_new (void);
void cld_record_row_set_entry (CldRecordRow *self, CldRecordEntry *entry);

G_END_DECLS
