/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-pane.h"
#include "cld-report-rows.h"

G_BEGIN_DECLS

/* The page of reports: numbers of today, what became of each duty, its trend, and quality audits apart. Every number opens
 * exactly its rows; no number stands for several duties. */
#define CLD_TYPE_REPORTS_PANE (cld_reports_pane_get_type ())
G_DECLARE_FINAL_TYPE (CldReportsPane, cld_reports_pane, CLD, REPORTS_PANE, CldPane)

CldPane *cld_reports_pane_new (CldSession *session);

G_END_DECLS
