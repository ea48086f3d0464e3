/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cld-row.h"
#include "cld-session.h"

G_BEGIN_DECLS

/* A button with the name of a provider, its last grade and whether it is blocked. It opens the page of the provider. */
#define CLD_TYPE_PROVIDER_LINK (cld_provider_link_get_type ())
G_DECLARE_FINAL_TYPE (CldProviderLink, cld_provider_link, CLD, PROVIDER_LINK, GtkWidget)

void cld_provider_link_set (CldProviderLink *self, CldSession *session, const CldRow *provider);

G_END_DECLS
