/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cld-finding-node.h"

G_BEGIN_DECLS

/* The findings of an inspection, each with its actions below it. Left and Right fold and unfold.
 *
 * Signals: `current`: another row is current; `open`: Enter or a double click on it; `menu` (widget, GdkRectangle): a menu of the
 * current row is wanted there. */
#define CLD_TYPE_FINDING_TREE (cld_finding_tree_get_type ())
G_DECLARE_FINAL_TYPE (CldFindingTree, cld_finding_tree, CLD, FINDING_TREE, GtkWidget)

void cld_finding_tree_show (CldFindingTree *self, CldInspectionRegister *inspections, GPtrArray *nodes);
CldFindingNode *cld_finding_tree_get_current (CldFindingTree *self);
gboolean cld_finding_tree_choose (CldFindingTree *self, const char *key);
guint cld_finding_tree_get_n_rows (CldFindingTree *self);
CldFindingNode *cld_finding_tree_get_row (CldFindingTree *self, guint position);
void cld_finding_tree_set_compact (CldFindingTree *self, gboolean compact);
gboolean cld_finding_tree_is_compact (CldFindingTree *self);
void cld_finding_tree_focus (CldFindingTree *self);

G_END_DECLS
