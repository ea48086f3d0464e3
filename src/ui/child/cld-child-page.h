/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-pane.h"

G_BEGIN_DECLS

#define CLD_TYPE_CHILD_PAGE (cld_child_page_get_type ())
G_DECLARE_FINAL_TYPE (CldChildPage, cld_child_page, CLD, CHILD_PAGE, CldPane)

/**
 * CldChildView:
 * @CLD_CHILD_VIEW_OVERVIEW: what is so today
 * @CLD_CHILD_VIEW_DUTIES: what is to be done for the child, and was
 * @CLD_CHILD_VIEW_PLACEMENTS: where the child lived
 * @CLD_CHILD_VIEW_RECORD: everything recorded
 * @CLD_CHILD_VIEW_FILES: the files that are evidence
 * @CLD_CHILD_VIEW_HISTORY: who changed what
 * @CLD_CHILD_VIEW_INSPECTIONS: what inspections, audits and requests have to do with the child
 * @CLD_CHILD_VIEW_SUPPORT: how the child is supported
 *
 * The views of a child, in the order of their keys.
 */
typedef enum
{
  CLD_CHILD_VIEW_OVERVIEW,
  CLD_CHILD_VIEW_DUTIES,
  CLD_CHILD_VIEW_PLACEMENTS,
  CLD_CHILD_VIEW_RECORD,
  CLD_CHILD_VIEW_FILES,
  CLD_CHILD_VIEW_HISTORY,
  CLD_CHILD_VIEW_INSPECTIONS,
  CLD_CHILD_VIEW_SUPPORT,
  CLD_CHILD_N_VIEWS,
} CldChildView;

CldPane *cld_child_page_new (CldSession *session);
gboolean cld_child_page_show (CldChildPage *self, const char *child, GError **error);
const char *cld_child_page_get_child (CldChildPage *self);
CldChildView cld_child_page_get_view (CldChildPage *self);
void cld_child_page_set_view (CldChildPage *self, CldChildView view);
void cld_child_page_choose_placement (CldChildPage *self, const char *placement);

G_END_DECLS
