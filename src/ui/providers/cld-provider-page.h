/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-pane.h"

G_BEGIN_DECLS

/* A provider: its registration and grade, our children there, its inspections, findings and enforcement, and what blocks it. */
#define CLD_TYPE_PROVIDER_PAGE (cld_provider_page_get_type ())
G_DECLARE_FINAL_TYPE (CldProviderPage, cld_provider_page, CLD, PROVIDER_PAGE, CldPane)

CldPane *cld_provider_page_new (CldSession *session, const char *provider);
void cld_provider_page_open (GtkWidget *from, const char *provider);

G_END_DECLS
