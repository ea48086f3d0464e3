/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-pane.h"

G_BEGIN_DECLS

/* The page of all placements: where the children live, who approved it, who was told, and what there is to show for it. */
#define CLD_TYPE_PLACEMENTS_PANE (cld_placements_pane_get_type ())
G_DECLARE_FINAL_TYPE (CldPlacementsPane, cld_placements_pane, CLD, PLACEMENTS_PANE, CldPane)

CldPane *cld_placements_pane_new (CldSession *session);
gint64 cld_placements_count (CldSession *session);

G_END_DECLS
