/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cld-finding-node.h"
#include "cld-session.h"

G_BEGIN_DECLS

/**
 * CldFindingView:
 * @session: the caseload
 * @inspections: what it is of
 * @finding: (nullable): a finding
 * @action: (nullable): the action of it that is chosen, or one of the inspection itself
 *
 * What the cards below the tree are about; one of both there is.
 */
typedef struct
{
  CldSession *session;
  CldInspectionRegister *inspections;
  CldFindingItem *finding;
  const CldRow *action;
} CldFindingView;

/* Each makes a card: transfer floating. What it opens are the actions of the page, `inspections.*`. */
GtkWidget *cld_finding_card_make (const CldFindingView *view);
GtkWidget *cld_finding_card_make_action (const CldFindingView *view);
GtkWidget *cld_finding_card_make_why (const CldFindingView *view);
GtkWidget *cld_finding_card_make_thread (const CldFindingView *view);
GtkWidget *cld_finding_card_make_enforcement (const CldFindingView *view);

char *cld_finding_dup_question (const CldFindingItem *finding);
char *cld_finding_dup_citations (CldInspectionRegister *inspections, const CldFindingItem *finding);
char *cld_finding_dup_copy (CldInspectionRegister *inspections, const CldFindingItem *finding);

G_END_DECLS
