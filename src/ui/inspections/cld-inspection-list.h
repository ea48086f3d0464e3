/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cld-inspections-query.h"

G_BEGIN_DECLS

/* The inspections, newest first, with what narrows them. The register is its owner's.
 *
 * Signals: `current`: another inspection is current; `open`: Enter or a double click on it; `filtered`: others are listed. */
#define CLD_TYPE_INSPECTION_LIST (cld_inspection_list_get_type ())
G_DECLARE_FINAL_TYPE (CldInspectionList, cld_inspection_list, CLD, INSPECTION_LIST, GtkWidget)

void cld_inspection_list_show (CldInspectionList *self, CldInspectionRegister *inspections, const char *own);
CldInspectionItem *cld_inspection_list_get_current (CldInspectionList *self);
gboolean cld_inspection_list_choose (CldInspectionList *self, const char *ref);
GPtrArray *cld_inspection_list_get_items (CldInspectionList *self);
CldInspectionsWhich cld_inspection_list_get_which (CldInspectionList *self);
void cld_inspection_list_set_which (CldInspectionList *self, CldInspectionsWhich which);
void cld_inspection_list_set_search (CldInspectionList *self, const char *text);
gboolean cld_inspection_list_is_narrowed (CldInspectionList *self);
void cld_inspection_list_clear (CldInspectionList *self);
gboolean cld_inspection_list_is_searching (CldInspectionList *self);
void cld_inspection_list_set_searching (CldInspectionList *self, gboolean searching);
gboolean cld_inspection_list_forward_key (CldInspectionList *self, GtkEventControllerKey *controller, guint keyval, GdkModifierType state);
void cld_inspection_list_set_alone (CldInspectionList *self, gboolean alone);
void cld_inspection_list_focus (CldInspectionList *self);

G_END_DECLS
