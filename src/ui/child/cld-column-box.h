/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CLD_TYPE_COLUMN_LAYOUT (cld_column_layout_get_type ())
G_DECLARE_FINAL_TYPE (CldColumnLayout, cld_column_layout, CLD, COLUMN_LAYOUT, GtkLayoutManager)

#define CLD_TYPE_COLUMN_LAYOUT_CHILD (cld_column_layout_child_get_type ())
G_DECLARE_FINAL_TYPE (CldColumnLayoutChild, cld_column_layout_child, CLD, COLUMN_LAYOUT_CHILD, GtkLayoutChild)

#define CLD_TYPE_COLUMN_BOX (cld_column_box_get_type ())
G_DECLARE_FINAL_TYPE (CldColumnBox, cld_column_box, CLD, COLUMN_BOX, GtkWidget)

guint cld_column_box_get_n_columns (CldColumnBox *self);

G_END_DECLS
