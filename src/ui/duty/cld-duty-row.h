/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cld-duty-entry.h"

G_BEGIN_DECLS

/**
 * CldDutyRowLayout:
 * @CLD_DUTY_ROW_WIDE: one line: state, day, strength, duty, provision, child, worker, action, menu
 * @CLD_DUTY_ROW_NARROW: three lines: child and strength, duty, state and day
 * @CLD_DUTY_ROW_STRIP: one line without the child: state, strength, duty, provision, why, action
 * @CLD_DUTY_ROW_STRIP_NARROW: the same below each other
 *
 * How a row is laid out.
 */
typedef enum
{
  CLD_DUTY_ROW_WIDE,
  CLD_DUTY_ROW_NARROW,
  CLD_DUTY_ROW_STRIP,
  CLD_DUTY_ROW_STRIP_NARROW,
} CldDutyRowLayout;

/* A row of a list of duties, for a #GtkListBox of class `cld-duties`. It knows the actions `duty.do`, `duty.why`,
 * `duty.open`, `duty.open-window` and `duty.waive`, and has a menu of them (`duty.menu`). */
#define CLD_TYPE_DUTY_ROW (cld_duty_row_get_type ())
G_DECLARE_FINAL_TYPE (CldDutyRow, cld_duty_row, CLD, DUTY_ROW, GtkListBoxRow)

GtkWidget *cld_duty_row_new (CldDutyRowLayout layout);
void cld_duty_row_set_entry (CldDutyRow *self, CldDutyEntry *entry);
CldDutyEntry *cld_duty_row_get_entry (CldDutyRow *self);

G_END_DECLS
