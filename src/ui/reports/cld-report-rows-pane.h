/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-pane.h"
#include "cld-report-rows.h"

G_BEGIN_DECLS

/* The rows behind a number of the page of reports: as many as the number says. Enter opens the child, or the record where it is
 * of no child. As a sample it is a list of children, and Enter begins an audit of the current one. */
#define CLD_TYPE_REPORT_ROWS_PANE (cld_report_rows_pane_get_type ())
G_DECLARE_FINAL_TYPE (CldReportRowsPane, cld_report_rows_pane, CLD, REPORT_ROWS_PANE, CldPane)

CldPane *cld_report_rows_pane_new (CldSession *session, const CldReportQuery *query);
CldPane *cld_report_rows_pane_new_sample (CldSession *session, const char *const *children);
guint cld_report_rows_pane_get_n (CldReportRowsPane *self);

G_END_DECLS
