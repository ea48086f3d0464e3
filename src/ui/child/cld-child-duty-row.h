/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cld-child-duty.h"

G_BEGIN_DECLS

/* A row of the list of a child's duties, in a #GtkListView: a line with columns, or what stands below each other where
 * there is no room. It knows the actions `duty.do`, `duty.why`, `duty.waive` and `duty.menu`. */
#define CLD_TYPE_CHILD_DUTY_ROW (cld_child_duty_row_get_type ())
G_DECLARE_FINAL_TYPE (CldChildDutyRow, cld_child_duty_row, CLD, CHILD_DUTY_ROW, GtkWidget)

GtkWidget *cld_child_duty_row_new (gboolean narrow);
GtkWidget *cld_child_duty_row_new_titles (void);
void cld_child_duty_row_set (CldChildDutyRow *self, CldChildDuty *duty);
CldChildDuty *cld_child_duty_row_get (CldChildDutyRow *self);

G_END_DECLS
