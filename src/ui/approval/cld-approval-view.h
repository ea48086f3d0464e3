/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-approval-work.h"
#include "cld-form.h"

G_BEGIN_DECLS

/* The rows of a decision about a placement, with what the law asks of it beside them. */
#define CLD_TYPE_APPROVAL_VIEW (cld_approval_view_get_type ())
G_DECLARE_FINAL_TYPE (CldApprovalView, cld_approval_view, CLD, APPROVAL_VIEW, GtkWidget)

/**
 * CldApprovalAbout:
 * @session: the caseload
 * @need: what the placement needs
 * @facts: (nullable): the child
 * @index: index of the placement in @facts
 * @placement: ref of the placement
 * @area: (nullable): the name of its area authority
 * @today: today
 *
 * What a decision is about.
 */
typedef struct
{
  CldSession *session;
  CldApprovalNeed need;
  const CldFacts *facts;
  guint32 index;
  const char *placement;
  const char *area;
  gint32 today;
} CldApprovalAbout;

GtkWidget *cld_approval_view_new (const CldApprovalAbout *about);
void cld_approval_view_follow (CldApprovalView *self, CldForm *form, CldRecord *record);

G_END_DECLS
