/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-provider-impact.h"
#include "cld-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One child of ours at a provider: whether something is done, what, by when and by whom. Signal `changed`. */
#define CLD_TYPE_IMPACT_ROW (cld_impact_row_get_type ())
G_DECLARE_FINAL_TYPE (CldImpactRow, cld_impact_row, CLD, IMPACT_ROW, GtkWidget)

GtkWidget *cld_impact_row_new (CldImpactChild *child, CldSession *session);
void cld_impact_row_set_wanted (CldImpactRow *self, gboolean wanted);
gboolean cld_impact_row_check (CldImpactRow *self);

G_END_DECLS
