/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-pane.h"

G_BEGIN_DECLS

/* The page of inspections: which there were, what each found and why it is what it is, what has to be done about it by when. */
#define CLD_TYPE_INSPECTIONS_PANE (cld_inspections_pane_get_type ())
G_DECLARE_FINAL_TYPE (CldInspectionsPane, cld_inspections_pane, CLD, INSPECTIONS_PANE, CldPane)

CldPane *cld_inspections_pane_new (CldSession *session);
void cld_inspections_pane_choose (CldInspectionsPane *self, const char *inspection, const char *finding);
gint64 cld_inspections_count (CldSession *session);
gboolean cld_inspections_is_late (CldSession *session);

G_END_DECLS
