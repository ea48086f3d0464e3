/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cld-duty-look.h"
#include "cld-evidence.h"

G_BEGIN_DECLS

/* How evidence looks and what it says, wherever a placement is shown. What it is, is cld_evidence_find()'s to tell. */
const CldDutyLook *cld_evidence_look_item (CldEvidenceState state);
const char *cld_evidence_look_item_words (CldEvidenceState state);
const CldDutyLook *cld_evidence_look (const CldEvidence *evidence);
char *cld_evidence_look_dup_words (const CldEvidence *evidence);
char *cld_evidence_look_dup_verdict (const CldEvidence *evidence);

void cld_evidence_look_set (GtkWidget *state, const CldDutyLook *look, const char *words);

G_END_DECLS
