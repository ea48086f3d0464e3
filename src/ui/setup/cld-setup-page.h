/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-pane.h"

G_BEGIN_DECLS

#define CLD_TYPE_SETUP_PAGE (cld_setup_page_get_type ())
G_DECLARE_FINAL_TYPE (CldSetupPage, cld_setup_page, CLD, SETUP_PAGE, CldPane)

CldPane *cld_setup_page_new (CldSession *session);

G_END_DECLS
