/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-pane.h"

G_BEGIN_DECLS

#define CLD_TYPE_TEMPLATES_PAGE (cld_templates_page_get_type ())
G_DECLARE_FINAL_TYPE (CldTemplatesPage, cld_templates_page, CLD, TEMPLATES_PAGE, CldPane)

CldPane *cld_templates_page_new (CldSession *session);
void cld_templates_page_choose (CldTemplatesPage *self, const char *id);

G_END_DECLS
