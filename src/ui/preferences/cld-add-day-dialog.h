/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cld-date.h"

G_BEGIN_DECLS

/**
 * CldAddDayCheck:
 * @day: a day that was typed
 * @data: the caller's
 *
 * Returns: (transfer full) (nullable): why it cannot be added
 */
typedef char *(*CldAddDayCheck) (gint32 day, gpointer data);

#define CLD_TYPE_ADD_DAY_DIALOG (cld_add_day_dialog_get_type ())
G_DECLARE_FINAL_TYPE (CldAddDayDialog, cld_add_day_dialog, CLD, ADD_DAY_DIALOG, AdwMessageDialog)

CldAddDayDialog *cld_add_day_dialog_new (GtkWindow *parent, const char *today, CldAddDayCheck check, gpointer data);
gint32 cld_add_day_dialog_get_day (CldAddDayDialog *self);
char *cld_add_day_dialog_get_name (CldAddDayDialog *self);
GtkEditable *cld_add_day_dialog_get_date_entry (CldAddDayDialog *self);
GtkEditable *cld_add_day_dialog_get_name_entry (CldAddDayDialog *self);

G_END_DECLS
