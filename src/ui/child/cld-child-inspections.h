/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cld-child-data.h"

G_BEGIN_DECLS

#define CLD_TYPE_CHILD_INSPECTIONS (cld_child_inspections_get_type ())
G_DECLARE_FINAL_TYPE (CldChildInspections, cld_child_inspections, CLD, CHILD_INSPECTIONS, GtkWidget)

void cld_child_inspections_set_data (CldChildInspections *self, CldSession *session, CldChildData *data);
void cld_child_inspections_clear (CldChildInspections *self);

G_END_DECLS
