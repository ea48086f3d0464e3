/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-pane.h"

G_BEGIN_DECLS

#define CLD_TYPE_PROVIDERS_PANE (cld_providers_pane_get_type ())
G_DECLARE_FINAL_TYPE (CldProvidersPane, cld_providers_pane, CLD, PROVIDERS_PANE, CldPane)

CldPane *cld_providers_pane_new (CldSession *session);

G_END_DECLS
