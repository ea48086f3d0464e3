/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CLD_TYPE_CHILDREN_CELL (cld_children_cell_get_type ())
G_DECLARE_FINAL_TYPE (CldChildrenCell, cld_children_cell, CLD, CHILDREN_CELL, GtkWidget)

/**
 * CldChildrenCellFunc:
 * @self: a cell that is about to be seen
 * @data: the owner's
 *
 * Calls cld_children_cell_set() with what the cell says now.
 */
typedef void (*CldChildrenCellFunc) (CldChildrenCell *self, gpointer data);

GtkWidget *cld_children_cell_new (gboolean numeric, CldChildrenCellFunc fill, gpointer data);
void cld_children_cell_invalidate (CldChildrenCell *self);
void cld_children_cell_update (CldChildrenCell *self);
void cld_children_cell_set (CldChildrenCell *self, const char *text, const char *icon_name, const char *color, const char *const *found);
const char *cld_children_cell_get_text (CldChildrenCell *self);
gboolean cld_children_cell_is_cut (CldChildrenCell *self);
PangoAttrList *cld_children_mark_found (const char *text, const char *const *found);

G_END_DECLS
