/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cld-provider-list.h"

G_BEGIN_DECLS

/* The list of providers with its filters. `open` (ref): Enter on a row; `shown`: other rows are shown. */
#define CLD_TYPE_PROVIDERS_VIEW (cld_providers_view_get_type ())
G_DECLARE_FINAL_TYPE (CldProvidersView, cld_providers_view, CLD, PROVIDERS_VIEW, GtkWidget)

void cld_providers_view_setup (CldProvidersView *self);
void cld_providers_view_show (CldProvidersView *self, CldProviderList *providers);
const CldProviderEntry *cld_providers_view_get_current (CldProvidersView *self);
GPtrArray *cld_providers_view_get_shown (CldProvidersView *self);
char *cld_providers_view_dup_count (CldProvidersView *self);
GtkEditable *cld_providers_view_get_search (CldProvidersView *self);
void cld_providers_view_focus (CldProvidersView *self);
gboolean cld_providers_view_clear (CldProvidersView *self);

G_END_DECLS
