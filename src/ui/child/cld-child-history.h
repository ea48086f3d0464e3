/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cld-child-data.h"

G_BEGIN_DECLS

#define CLD_TYPE_CHILD_HISTORY (cld_child_history_get_type ())
G_DECLARE_FINAL_TYPE (CldChildHistory, cld_child_history, CLD, CHILD_HISTORY, GtkWidget)

void cld_child_history_set_child (CldChildHistory *self, CldSession *session, CldChildData *data);
void cld_child_history_clear (CldChildHistory *self);
void cld_child_history_find (CldChildHistory *self);

G_END_DECLS
