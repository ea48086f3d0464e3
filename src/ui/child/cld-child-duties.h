/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cld-child-data.h"

G_BEGIN_DECLS

#define CLD_TYPE_CHILD_DUTIES (cld_child_duties_get_type ())
G_DECLARE_FINAL_TYPE (CldChildDuties, cld_child_duties, CLD, CHILD_DUTIES, GtkWidget)

void cld_child_duties_set_data (CldChildDuties *self, CldSession *session, CldChildData *data);
void cld_child_duties_clear (CldChildDuties *self);

G_END_DECLS
