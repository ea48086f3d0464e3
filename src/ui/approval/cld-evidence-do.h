/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cld-evidence.h"
#include "cld-session.h"

G_BEGIN_DECLS

/* From an item of evidence to where it is recorded. */
void cld_evidence_do (GtkWidget *from, CldSession *session, const CldFacts *facts, const char *placement, const CldEvidence *evidence, CldEvidenceId id);
void cld_evidence_decide (GtkWidget *from, CldSession *session, const char *child, const char *placement);
gboolean cld_evidence_do_duty (GtkWidget *from, CldSession *session, const char *child, const char *duty_ref);
void cld_evidence_open_notice (GtkWidget *from, CldSession *session, const char *child, const char *notice, guint field);

G_END_DECLS
