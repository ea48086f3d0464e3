/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cld-child-data.h"

G_BEGIN_DECLS

#define CLD_TYPE_CHILD_RECORD (cld_child_record_get_type ())
G_DECLARE_FINAL_TYPE (CldChildRecord, cld_child_record, CLD, CHILD_RECORD, GtkWidget)

void cld_child_record_set_data (CldChildRecord *self, CldChildData *data);
void cld_child_record_clear (CldChildRecord *self);
void cld_child_record_find (CldChildRecord *self);

G_END_DECLS
