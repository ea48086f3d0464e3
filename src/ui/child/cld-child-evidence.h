/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cld-child-data.h"
#include "cld-evidence.h"

G_BEGIN_DECLS

/* What can be shown of one placement, and who was told of it: two lists below the table of placements. */
#define CLD_TYPE_CHILD_EVIDENCE (cld_child_evidence_get_type ())
G_DECLARE_FINAL_TYPE (CldChildEvidence, cld_child_evidence, CLD, CHILD_EVIDENCE, GtkWidget)

void cld_child_evidence_set (CldChildEvidence *self, CldSession *session, CldChildData *data, const char *placement);

G_END_DECLS
