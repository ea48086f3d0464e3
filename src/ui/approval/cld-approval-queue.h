/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cld-session.h"

G_BEGIN_DECLS

/* What awaits a decision, the most pressing first. A row that is activated opens its decision. */
#define CLD_TYPE_APPROVAL_QUEUE (cld_approval_queue_get_type ())
G_DECLARE_FINAL_TYPE (CldApprovalQueue, cld_approval_queue, CLD, APPROVAL_QUEUE, GtkWidget)

void cld_approval_queue_load (CldApprovalQueue *self, CldSession *session, const char *placement);

G_END_DECLS
