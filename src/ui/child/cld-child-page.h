/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-pane.h"

G_BEGIN_DECLS

#define CLD_TYPE_CHILD_PAGE (cld_child_page_get_type ())
G_DECLARE_FINAL_TYPE (CldChildPage, cld_child_page, CLD, CHILD_PAGE, CldPane)

CldPane *cld_child_page_new (CldSession *session);
gboolean cld_child_page_show (CldChildPage *self, const char *child, GError **error);
const char *cld_child_page_get_child (CldChildPage *self);

G_END_DECLS
