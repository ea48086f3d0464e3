/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cld-children-next.h"
#include "cld-ids-model.h"

G_BEGIN_DECLS

#define CLD_TYPE_CHILDREN_COLUMNS (cld_children_columns_get_type ())
G_DECLARE_FINAL_TYPE (CldChildrenColumns, cld_children_columns, CLD, CHILDREN_COLUMNS, GObject)

CldChildrenColumns *cld_children_columns_new (GtkColumnView *view, CldIdsModel *model);
void cld_children_columns_show (CldChildrenColumns *self, const char *today, const char *const *found);
void cld_children_columns_set_next (CldChildrenColumns *self, const CldChildrenNext *next);
void cld_children_columns_set_sort (CldChildrenColumns *self, CldCaseloadSort sort, gboolean descending);
void cld_children_columns_get_sort (CldChildrenColumns *self, CldCaseloadSort *sort, gboolean *descending);
void cld_children_columns_set_chosen (CldChildrenColumns *self, GHashTable *chosen);
void cld_children_columns_set_room (CldChildrenColumns *self, int width);
gboolean cld_children_columns_is_shown (CldChildrenColumns *self, CldChildrenColumn column);
gboolean cld_children_columns_focus_row (CldChildrenColumns *self, guint position);

G_END_DECLS
