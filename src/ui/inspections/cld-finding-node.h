/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "cld-inspection-register.h"

G_BEGIN_DECLS

/* A row of the tree: a finding, or an action of one, or an action of the inspection itself. What it points at is the register's. */
#define CLD_TYPE_FINDING_NODE (cld_finding_node_get_type ())
G_DECLARE_FINAL_TYPE (CldFindingNode, cld_finding_node, CLD, FINDING_NODE, GObject)

CldFindingNode *cld_finding_node_new (CldFindingItem *finding, const CldRow *action);
CldFindingItem *cld_finding_node_get_finding (CldFindingNode *self);
const CldRow *cld_finding_node_get_action (CldFindingNode *self);
const CldRow *cld_finding_node_get_row (CldFindingNode *self);
const char *cld_finding_node_get_key (CldFindingNode *self);
CldFindingState cld_finding_node_get_state (CldFindingNode *self, gint32 today);

/**
 * CldFindingColumn:
 * The columns of the tree.
 */
typedef enum
{
  CLD_FINDING_COLUMN_WHAT,
  CLD_FINDING_COLUMN_TYPE,
  CLD_FINDING_COLUMN_PROVISION,
  CLD_FINDING_COLUMN_DUE,
  CLD_FINDING_COLUMN_OWNER,
  CLD_FINDING_COLUMN_STATE,
  CLD_FINDING_N_COLUMNS,
} CldFindingColumn;

char *cld_finding_node_dup_text (CldFindingNode *self, CldFindingColumn column, CldInspectionRegister *inspections);
char *cld_finding_node_dup_sentence (CldFindingNode *self, CldInspectionRegister *inspections);

G_END_DECLS
