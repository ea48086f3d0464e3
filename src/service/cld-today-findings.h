/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-inspection-register.h"

G_BEGIN_DECLS

/**
 * CldTodayFinding:
 * @row: of kind finding or action
 * @title: what is to be done, in one line
 * @type: (nullable): “Requirement”, “Action”: short, translated
 * @name: (nullable): whom the inspection was of: a provider or an authority
 * @owner: (nullable): who does it, as recorded
 * @provision: (nullable): what it rests on, in short
 * @inspection: (nullable): ref of the inspection
 * @finding: (nullable): ref of the finding, its own or the action's
 * @child: (nullable): number of the child that an action is about
 * @must: whether it is the law that asks for it: a requirement, priority action, or what follows from enforcement
 * @due: the day by which it is to be done
 * @state: #CldFindingState
 * @days_late: 0 where it is not overdue
 *
 * A finding, or an action of ours, that is open and overdue or soon due.
 */
typedef struct
{
  const CldRow *row;
  const char *title;
  const char *type;
  const char *name;
  const char *owner;
  const char *provision;
  const char *inspection;
  const char *finding;
  const char *child;
  gboolean must;
  gint32 due;
  CldFindingState state;
  int days_late;
} CldTodayFinding;

/* What inspections leave to be done, by due date; entries are good as long as it is there. */
typedef struct _CldTodayFindings CldTodayFindings;

CldTodayFindings *cld_today_findings_load (CldDb *db, gint32 today, GError **error);
void cld_today_findings_free (CldTodayFindings *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CldTodayFindings, cld_today_findings_free)

CldInspectionRegister *cld_today_findings_get_inspections (const CldTodayFindings *self);
gboolean cld_today_findings_concern (const CldTodayFindings *self, CldDb *db, const char *child);
guint cld_today_findings_get_n (const CldTodayFindings *self);
const CldTodayFinding *cld_today_findings_get (const CldTodayFindings *self, guint i);

G_END_DECLS
