/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-pane.h"

G_BEGIN_DECLS

#define CLD_TYPE_FIRST_PAGE (cld_first_page_get_type ())
G_DECLARE_FINAL_TYPE (CldFirstPage, cld_first_page, CLD, FIRST_PAGE, CldPane)

CldPane *cld_first_page_new (const GError *error, gboolean is_server);
CldPane *cld_first_page_new_waiting (gboolean is_server);

void cld_first_page_set_failure (CldFirstPage *self, const GError *error);
void cld_first_page_set_trying (CldFirstPage *self);

G_END_DECLS
