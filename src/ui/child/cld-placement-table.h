/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The placements of a child, #CldPlacementItem each, as a table and as rows where there is no room for one. */
void cld_placement_table_prepare (GtkColumnView *view);
void cld_placement_table_prepare_rows (GtkListView *view);

G_END_DECLS
