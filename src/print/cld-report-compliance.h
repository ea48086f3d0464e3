/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-chart.h"
#include "cld-compliance.h"
#include "cld-print-job.h"

G_BEGIN_DECLS

/**
 * CldCompliancePrint:
 * @filter: which duties of which children and months
 * @charts: (nullable): ids of the duties that have a chart of the last twelve months, %NULL-terminated
 * @worker: (nullable): how the filter's worker is called
 *
 * What a report of what became of duties holds.
 */
typedef struct
{
  CldComplianceFilter filter;
  const char *const *charts;
  const char *worker;
} CldCompliancePrint;

CldPrintJob *cld_print_job_new_compliance (const CldCompliancePrint *print);

/* The months of a chart, with the texts that they show. */
typedef struct
{
  GArray *bars; /* (element-type CldChartBar) */
  GPtrArray *texts;
} CldComplianceBars;

CldComplianceBars *cld_compliance_bars_new (const CldCompliance *compliance, guint duty);
void cld_compliance_bars_free (CldComplianceBars *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CldComplianceBars, cld_compliance_bars_free)

G_END_DECLS
