/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-notice-register.h"
#include "cld-pane.h"

G_BEGIN_DECLS

/* The register of notices: sent, received, and the children of other authorities. */
#define CLD_TYPE_NOTICES_PANE (cld_notices_pane_get_type ())
G_DECLARE_FINAL_TYPE (CldNoticesPane, cld_notices_pane, CLD, NOTICES_PANE, CldPane)

CldPane *cld_notices_pane_new (CldSession *session);
gint64 cld_notices_count (CldSession *session);

G_END_DECLS
