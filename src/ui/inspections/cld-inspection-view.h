/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cld-finding-tree.h"
#include "cld-inspections-query.h"
#include "cld-session.h"

G_BEGIN_DECLS

/**
 * CldInspectionStep:
 * @CLD_INSPECTION_STEP_BOTH: there is room for all
 * @CLD_INSPECTION_STEP_INSPECTION: the inspection and its findings
 * @CLD_INSPECTION_STEP_FINDING: the chosen finding
 *
 * How much of an inspection is in view.
 */
typedef enum
{
  CLD_INSPECTION_STEP_BOTH,
  CLD_INSPECTION_STEP_INSPECTION,
  CLD_INSPECTION_STEP_FINDING,
} CldInspectionStep;

/* An inspection: who was inspected, how it was judged, what was found and why it is what it is, which children it touched. What can
 * be done are the actions of the page, `inspections.*`.
 *
 * Signals: `current`: another finding or action is current; `open`: Enter or a double click on it; `menu` (widget, GdkRectangle): a
 * menu of it is wanted there; `show-all`: the findings that are left out are wanted too. */
#define CLD_TYPE_INSPECTION_VIEW (cld_inspection_view_get_type ())
G_DECLARE_FINAL_TYPE (CldInspectionView, cld_inspection_view, CLD, INSPECTION_VIEW, GtkWidget)

void cld_inspection_view_show (CldInspectionView *self, CldSession *session, CldInspectionRegister *inspections, CldInspectionItem *item, CldInspectionsWhich which);
CldFindingTree *cld_inspection_view_get_tree (CldInspectionView *self);
void cld_inspection_view_set_step (CldInspectionView *self, CldInspectionStep step);
CldInspectionStep cld_inspection_view_get_step (CldInspectionView *self);
void cld_inspection_view_focus (CldInspectionView *self);

G_END_DECLS
