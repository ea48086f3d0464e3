/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-approval-work.h"
#include "cld-form.h"

G_BEGIN_DECLS

/* What the one who approves must be satisfied of: a date each, how it stands, and where it may be known from. */
#define CLD_TYPE_APPROVAL_POINTS (cld_approval_points_get_type ())
G_DECLARE_FINAL_TYPE (CldApprovalPoints, cld_approval_points, CLD, APPROVAL_POINTS, GtkWidget)

void cld_approval_points_setup (CldApprovalPoints *self, const CldApprovalNeed *need, const CldFacts *facts, guint32 placement, gint32 today);
void cld_approval_points_show (CldApprovalPoints *self, gint32 decided_on);
guint cld_approval_points_get_n_missing (CldApprovalPoints *self);

G_END_DECLS
