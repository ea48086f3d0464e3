/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-inspection-register.h"
#include "cld-report-private.h"

/* What the prints of inspections and of providers share. */

const char *_cld_report_clean (CldSummary *summary, const char *text);
const char *_cld_report_take (CldSummary *summary, char *text);
void _cld_report_add_text (CldSummary *summary, const char *text, gboolean bold);
void _cld_report_add_finding (CldSummary *summary, CldInspectionRegister *inspections, const CldFindingItem *item);
void _cld_report_add_actions (CldSummary *summary, gint32 today, GPtrArray *actions, gboolean open_only);
void _cld_report_add_enforcement (CldSummary *summary, GPtrArray *steps);
const char *_cld_report_judgement (CldSummary *summary, const CldInspectionItem *item, const CldRow *judgement, guint field);
const char *_cld_report_count_findings (CldSummary *summary, const CldInspectionItem *item);
