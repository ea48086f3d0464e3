/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cld-placement-move.h"

G_BEGIN_DECLS

#define CLD_TYPE_MOVE_PANE (cld_move_pane_get_type ())
G_DECLARE_FINAL_TYPE (CldMovePane, cld_move_pane, CLD, MOVE_PANE, GtkWidget)

GtkWidget *cld_move_pane_new (CldPlacementMove *move, gint32 today);
void cld_move_pane_update (CldMovePane *self);
GtkWidget *cld_move_pane_get_list (CldMovePane *self);
gboolean cld_move_pane_focus_problem (CldMovePane *self, const char *rule);

G_END_DECLS
