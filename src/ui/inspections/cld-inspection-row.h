/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cld-inspection-register.h"

G_BEGIN_DECLS

/* An inspection in the list: who was inspected and when, what it was, its grade and how many findings are open. */
#define CLD_TYPE_INSPECTION_ROW (cld_inspection_row_get_type ())
G_DECLARE_FINAL_TYPE (CldInspectionRow, cld_inspection_row, CLD, INSPECTION_ROW, GtkWidget)

GtkWidget *cld_inspection_row_new (void);
void cld_inspection_row_set (CldInspectionRow *self, const CldInspectionItem *item, const char *own);
char *cld_inspection_row_dup_sentence (CldInspectionRow *self);
char *cld_inspection_row_describe (const CldInspectionItem *item, const char *own);

G_END_DECLS
