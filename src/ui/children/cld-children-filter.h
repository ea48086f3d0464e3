/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cld-caseload-query.h"

G_BEGIN_DECLS

#define CLD_TYPE_CHILDREN_FILTER (cld_children_filter_get_type ())
G_DECLARE_FINAL_TYPE (CldChildrenFilter, cld_children_filter, CLD, CHILDREN_FILTER, GtkWidget)

void cld_children_filter_load (CldChildrenFilter *self, CldDb *db, const char *today);
void cld_children_filter_apply (CldChildrenFilter *self, CldCaseloadQuery *query);
void cld_children_filter_clear (CldChildrenFilter *self);
void cld_children_filter_set_scope (CldChildrenFilter *self, CldCaseloadScope scope);
gboolean cld_children_filter_is_late_only (CldChildrenFilter *self);
void cld_children_filter_set_has_duties (CldChildrenFilter *self, gboolean has_duties);
gboolean cld_children_filter_is_set (CldChildrenFilter *self);
void cld_children_filter_set_searching (CldChildrenFilter *self, gboolean searching);
gboolean cld_children_filter_is_searching (CldChildrenFilter *self);
gboolean cld_children_filter_forward_key (CldChildrenFilter *self, GtkEventControllerKey *controller, guint keyval, GdkModifierType state);
const char *cld_children_filter_get_search (CldChildrenFilter *self);

G_END_DECLS
