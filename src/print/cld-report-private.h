/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-duty-board.h"
#include "cld-print-job.h"
#include "cld-summary-private.h"

/* Adds what is between the title and the foot. */
typedef void (*CldReportFunc) (CldSummary *summary, gpointer data);

/* A list as the caller gave it. */
typedef struct
{
  const char *title;
  const char *about; /* (nullable) */
  const CldColumn *columns;
  guint n_columns;
  GPtrArray *rows; /* of arrays of n_columns texts */
} CldReportTable;

CldPaper *cld_report_new (CldRecordSet *set, const CldPrintOptions *options, CldReportFunc add, gpointer data);
CldPaper *cld_report_new_placements (CldRecordSet *set, const CldPrintOptions *options);
CldPaper *cld_report_new_record (CldStore *store, CldRecordSet *set, const char *until, const CldPrintOptions *options, GError **error);
CldPaper *cld_report_new_history (CldStore *store, CldRecordSet *set, const char *until, const CldPrintOptions *options, GError **error);
CldPaper *cld_report_new_table (CldStore *store, const CldReportTable *list, const CldPrintOptions *options, GError **error);

CldPaper *cld_report_new_child_duties (CldStore *store, CldRecordSet *set, const char *until, const CldPrintOptions *options, GError **error);
CldPaper *cld_report_new_visit_sheet (CldStore *store, CldRecordSet *set, const CldPrintOptions *options, GError **error);
CldPaper *cld_report_new_forecast (CldStore *store, const CldForecast *forecast, const CldPrintOptions *options, GError **error);

CldNoticesPrint *cld_notices_print_copy (const CldNoticesPrint *print, CldArena *arena);
CldPaper *cld_report_new_notices (CldStore *store, const CldNoticesPrint *print, const CldPrintOptions *options, GError **error);

const char *cld_report_when (CldSummary *summary, CldWhen when);
const char *cld_report_duty_title (CldSummary *summary, const CldDuty *duty);
const char *cld_report_duty_state (CldSummary *summary, const CldDuty *duty);
gboolean cld_report_duty_is_pressing (const CldDuty *duty);
const char *cld_report_duty_strength (const CldDuty *duty);
const char *cld_report_strengths_text (void);
const char *cld_report_value (CldSummary *summary, const CldRow *row, guint field);
const char *cld_report_part_end (const char *text);
