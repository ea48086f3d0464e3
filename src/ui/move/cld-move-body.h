/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CLD_TYPE_MOVE_BODY (cld_move_body_get_type ())
G_DECLARE_FINAL_TYPE (CldMoveBody, cld_move_body, CLD, MOVE_BODY, GtkWidget)

void cld_move_body_set_children (CldMoveBody *self, GtkWidget *form, GtkWidget *pane);
gboolean cld_move_body_is_folded (CldMoveBody *self);
void cld_move_body_move_divider (CldMoveBody *self);
void cld_move_body_show_pane (CldMoveBody *self);

G_END_DECLS
