/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cld-finding-node.h"

G_BEGIN_DECLS

/* The cells of the tree alone. */
GtkWidget *_cld_finding_cell_new (CldFindingColumn column);
void _cld_finding_cell_bind (GtkWidget *cell, CldFindingColumn column, GtkTreeListRow *row, CldInspectionRegister *inspections, gboolean compact);

G_END_DECLS
