/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-pane.h"

G_BEGIN_DECLS

#define CLD_TYPE_PAGE_STACK (cld_page_stack_get_type ())
G_DECLARE_FINAL_TYPE (CldPageStack, cld_page_stack, CLD, PAGE_STACK, GtkWidget)

void cld_page_stack_add (CldPageStack *self, CldPane *pane, gboolean keep);
gboolean cld_page_stack_leave_down_to (CldPageStack *self, guint depth);
gboolean cld_page_stack_leave_all (CldPageStack *self);
CldPane *cld_page_stack_get_top (CldPageStack *self);
guint cld_page_stack_get_depth (CldPageStack *self);
guint cld_page_stack_find (CldPageStack *self, CldPane *pane);
void cld_page_stack_show (CldPageStack *self);

G_END_DECLS
