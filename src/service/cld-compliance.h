/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-compliance-rules.h"
#include "cld-duty-board.h"
#include "cld-month.h"

G_BEGIN_DECLS

/* In place of a month: every month of the period; no month, because no day is known. */
#define CLD_COMPLIANCE_PERIOD (CLD_NO_MONTH + 1)
#define CLD_COMPLIANCE_NO_MONTH CLD_NO_MONTH
#define CLD_COMPLIANCE_MAX_MONTHS 1200

/* In place of what became of rows: the four parts of a chart, which are on time, late, missing and not recorded. */
#define CLD_COMPLIANCE_CHARTED (CLD_COMPLIANCE_N + 1)

/**
 * CldComplianceFilter:
 * @from: first month
 * @until: last month, not before @from
 * @ids: (nullable): ids of duties, %NULL-terminated, a whole id or the letter of a group: `C02`, `B`
 * @team: (nullable): the child's team
 * @workers: (nullable): the child's worker, %NULL-terminated: any way in which that worker is recorded
 * @cohort: of which children
 * @strength: of which strength
 *
 * Which duties are counted.
 */
typedef struct
{
  gint32 from;
  gint32 until;
  const char *const *ids;
  const char *team;
  const char *const *workers;
  CldCohort cohort;
  CldStrengths strength;
} CldComplianceFilter;

/* What became of duties, by duty and by the month in which they were due: counts, and behind each count exactly its rows.
 * There is no figure over several duties. Good until the version of the board changes. */
typedef struct _CldCompliance CldCompliance;

void cld_compliance_filter_init (CldComplianceFilter *filter, gint32 today);
CldCompliance *cld_compliance_new (const CldDutyBoard *board, const CldComplianceFilter *filter);
void cld_compliance_free (CldCompliance *self);

gint32 cld_compliance_get_from (const CldCompliance *self);
gint32 cld_compliance_get_until (const CldCompliance *self);
gboolean cld_compliance_has_duty (const CldCompliance *self, guint duty);
guint cld_compliance_count (const CldCompliance *self, guint duty, gint32 month, CldComplianceWhat what);
guint cld_compliance_count_any (const CldCompliance *self, guint duty, gint32 month);
GArray *cld_compliance_get_rows (const CldCompliance *self, guint duty, gint32 month, guint what);
void cld_compliance_foreach (const CldCompliance *self, CldDutyFunc func, gpointer data);
int cld_compliance_get_share (const CldCompliance *self, guint duty, gint32 month);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CldCompliance, cld_compliance_free)

G_END_DECLS
