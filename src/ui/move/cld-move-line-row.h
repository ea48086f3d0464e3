/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cld-move-plan.h"

G_BEGIN_DECLS

#define CLD_TYPE_MOVE_LINE_ROW (cld_move_line_row_get_type ())
G_DECLARE_FINAL_TYPE (CldMoveLineRow, cld_move_line_row, CLD, MOVE_LINE_ROW, GtkListBoxRow)

GtkWidget *cld_move_line_row_new (CldMoveLineId id);
CldMoveLineId cld_move_line_row_get_id (CldMoveLineRow *self);
guint cld_move_line_row_get_position (CldMoveLineRow *self);
gboolean cld_move_line_row_show (CldMoveLineRow *self, const CldMoveLine *line, guint position, const char *button, gint32 today);
void cld_move_line_row_mark (CldMoveLineRow *self);
GtkWidget *cld_move_line_row_get_button (CldMoveLineRow *self);

G_END_DECLS
