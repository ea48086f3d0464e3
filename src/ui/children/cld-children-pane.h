/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-pane.h"

G_BEGIN_DECLS

#define CLD_TYPE_CHILDREN_PANE (cld_children_pane_get_type ())
G_DECLARE_FINAL_TYPE (CldChildrenPane, cld_children_pane, CLD, CHILDREN_PANE, CldPane)

CldPane *cld_children_pane_new (CldSession *session);
char *cld_children_pane_get_neighbour (CldChildrenPane *self, const char *child, int step);

G_END_DECLS
