/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cld-compliance.h"
#include "cld-duty-people.h"

G_BEGIN_DECLS

/* What the page of reports counts: period, cohort, duties, strength, team, worker.
 *
 * Signal `changed`: something else is wanted. */
#define CLD_TYPE_REPORTS_FILTER (cld_reports_filter_get_type ())
G_DECLARE_FINAL_TYPE (CldReportsFilter, cld_reports_filter, CLD, REPORTS_FILTER, GtkWidget)

/* What is asked of the period, in the order of the drop-down. */
typedef enum
{
  CLD_REPORTS_12_MONTHS,
  CLD_REPORTS_3_MONTHS,
  CLD_REPORTS_THIS_MONTH,
  CLD_REPORTS_LAST_MONTH,
  CLD_REPORTS_THIS_YEAR,
  CLD_REPORTS_LAST_YEAR,
  CLD_REPORTS_24_MONTHS,
  CLD_REPORTS_N_PERIODS
} CldReportsPeriod;

void cld_reports_filter_load (CldReportsFilter *self, const CldDutyBoard *board, const CldDutyPeople *people);
void cld_reports_filter_fill (CldReportsFilter *self, gint32 today, CldComplianceFilter *filter);
const char *cld_reports_filter_get_worker_name (CldReportsFilter *self);
void cld_reports_filter_set_period (CldReportsFilter *self, CldReportsPeriod period);
void cld_reports_filter_set_cohort (CldReportsFilter *self, CldCohort cohort);
void cld_reports_filter_set_team (CldReportsFilter *self, const char *team);
void cld_reports_filter_clear (CldReportsFilter *self);
gboolean cld_reports_filter_is_set (CldReportsFilter *self);
void cld_reports_filter_focus (CldReportsFilter *self);

G_END_DECLS
