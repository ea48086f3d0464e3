/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cld-child-data.h"

G_BEGIN_DECLS

#define CLD_TYPE_CHILD_PLACEMENTS (cld_child_placements_get_type ())
G_DECLARE_FINAL_TYPE (CldChildPlacements, cld_child_placements, CLD, CHILD_PLACEMENTS, GtkWidget)

void cld_child_placements_set_data (CldChildPlacements *self, CldSession *session, CldChildData *data);
void cld_child_placements_show_duties (CldChildPlacements *self);
void cld_child_placements_choose (CldChildPlacements *self, const char *placement);
void cld_child_placements_clear (CldChildPlacements *self);

G_END_DECLS
