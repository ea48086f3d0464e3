/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-pane.h"
#include "cld-provider-impact.h"

G_BEGIN_DECLS

/* The forms of inspections, providers and what hangs on them. */

gboolean cld_inspect_form_knows (const CldKind *kind);
CldPane *cld_inspect_form_new (CldSession *session, const CldKind *kind, const char *ref, const char *about_kind, const char *about_ref, GError **error);
void cld_inspect_form_open (GtkWidget *from, const CldKind *kind, const char *ref, const char *about_kind, const char *about_ref);

void cld_impact_page_open (GtkWidget *from, CldImpactCause cause, const char *ref);
gboolean cld_impact_is_inadequate (CldSession *session, const char *inspection);

G_END_DECLS
