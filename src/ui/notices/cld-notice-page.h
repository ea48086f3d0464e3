/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-pane.h"

G_BEGIN_DECLS

/* One notice: what is recorded of it, what can be done with it, what it sets off, and the files that prove it. */
#define CLD_TYPE_NOTICE_PAGE (cld_notice_page_get_type ())
G_DECLARE_FINAL_TYPE (CldNoticePage, cld_notice_page, CLD, NOTICE_PAGE, CldPane)

CldPane *cld_notice_page_new (CldSession *session, const char *ref);

G_END_DECLS
