/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-pane.h"
#include "cld-provider-impact.h"

G_BEGIN_DECLS

/* What happened at a provider means something for each of our children there: all of them on one page, saved in one step. */
#define CLD_TYPE_IMPACT_PAGE (cld_impact_page_get_type ())
G_DECLARE_FINAL_TYPE (CldImpactPage, cld_impact_page, CLD, IMPACT_PAGE, CldPane)

CldPane *cld_impact_page_new (CldSession *session, CldImpactCause cause, const char *ref, GError **error);
CldProviderImpact *cld_impact_page_get_impact (CldImpactPage *self);
gboolean cld_impact_page_is_busy (CldImpactPage *self);

G_END_DECLS
