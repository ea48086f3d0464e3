/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-finding-state.h"
#include "cld-inspection-rules.h"
#include "cld-store.h"

G_BEGIN_DECLS

/**
 * CldInspectionItem:
 * @row: of kind inspection
 * @provider: (nullable): row of its provider
 * @authority_name: (nullable): of its authority
 * @kase: what the rules know of it
 * @overall: (nullable): grade of its overall judgement (OEP, OE_H, OE, SIF_OE), else of the first
 * @judgements: (element-type CldRow): in the order of the code list
 * @findings: (element-type CldFindingItem): by number, as numbers
 * @children: (element-type CldRow): rows of kind inspection_child
 * @interventions: (element-type CldRow): by from_on
 * @n_open: findings that are open
 * @n_overdue: of these, overdue
 *
 * An inspection with all that hangs on it.
 */
typedef struct
{
  const CldRow *row;
  const CldRow *provider;
  const char *authority_name;
  CldInspectionCase kase;
  const char *overall;
  GPtrArray *judgements;
  GPtrArray *findings;
  GPtrArray *children;
  GPtrArray *interventions;
  guint n_open;
  guint n_overdue;
} CldInspectionItem;

/**
 * CldFindingItem:
 * @row: of kind finding
 * @inspection: where it was found
 * @state: #CldFindingState
 * @days_late: 0 where it is not overdue
 * @repeats: (nullable): the finding that it repeats, the nearest before it
 * @actions: (element-type CldRow): by due_on, ref
 * @enforcement: (element-type CldRow): steps that rest on it, by from_on
 */
typedef struct _CldFindingItem CldFindingItem;
struct _CldFindingItem
{
  const CldRow *row;
  CldInspectionItem *inspection;
  CldFindingState state;
  int days_late;
  CldFindingItem *repeats;
  GPtrArray *actions;
  GPtrArray *enforcement;
};

/* Everything that is recorded of inspections, in memory; owns all rows. For lists, pages, prints and the command line alike. */
typedef struct _CldInspectionRegister CldInspectionRegister;

CldInspectionRegister *cld_inspection_register_load (CldDb *db, gint32 today, GError **error);
void cld_inspection_register_free (CldInspectionRegister *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CldInspectionRegister, cld_inspection_register_free)
gint64 cld_inspection_register_count_overdue (CldDb *db, gint32 today);

const CldLegalLibrary *cld_inspection_register_get_library (CldInspectionRegister *self);
gint32 cld_inspection_register_get_today (CldInspectionRegister *self);
GPtrArray *cld_inspection_register_get_inspections (CldInspectionRegister *self);
GPtrArray *cld_inspection_register_get_findings (CldInspectionRegister *self);
CldInspectionItem *cld_inspection_register_find (CldInspectionRegister *self, const char *ref);
CldFindingItem *cld_inspection_register_find_finding (CldInspectionRegister *self, const char *ref);

GPtrArray *cld_inspection_register_get_providers (CldInspectionRegister *self);
const CldRow *cld_inspection_register_find_provider (CldInspectionRegister *self, const char *ref);
GPtrArray *cld_inspection_register_get_enforcement (CldInspectionRegister *self, const char *provider);
GPtrArray *cld_inspection_register_get_loose_actions (CldInspectionRegister *self);
GPtrArray *cld_inspection_register_get_thread (CldInspectionRegister *self, CldFindingItem *finding);
CldInspectionItem *cld_inspection_register_get_latest (CldInspectionRegister *self, const char *provider);
gint32 cld_inspection_register_get_block (CldInspectionRegister *self, const char *provider, char **why);

char *cld_inspection_item_get_name (const CldInspectionItem *item);
char *cld_inspection_item_get_type (const CldInspectionItem *item);
char *cld_inspection_item_get_grade (const CldInspectionItem *item);
char *cld_finding_item_get_provision (CldInspectionRegister *self, const CldFindingItem *item);
char *cld_finding_item_get_type (const CldFindingItem *item);
char *cld_finding_item_explain (CldInspectionRegister *self, const CldFindingItem *item);

G_END_DECLS
