/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-duty-look.h"
#include "cld-duty-people.h"
#include "cld-report-rows.h"
#include "cld-row-table.h"

/* The columns of the rows behind a number. */
typedef enum
{
  CLD_REPORT_COLUMN_CHILD,
  CLD_REPORT_COLUMN_WHAT,
  CLD_REPORT_COLUMN_DAY,
  CLD_REPORT_COLUMN_DONE,
  CLD_REPORT_COLUMN_STATE,
  CLD_REPORT_COLUMN_WORKER,
  CLD_REPORT_N_COLUMNS
} CldReportColumn;

/* A row with texts of its own: it outlives the board. */
typedef struct
{
  char *key;
  char *child; /* (nullable): number */
  const CldKind *kind;
  char *ref;
  char *texts[CLD_REPORT_N_COLUMNS];
  gint32 day;
  gint32 done;
  const char *icon_name;
  const char *style_class;
  const char *color;
} CldReportTexts;

CldReportTexts *_cld_report_texts_new (const CldReportRow *row, const CldDutyPeople *people, gint32 today);
CldReportTexts *_cld_report_texts_new_sample (const CldFacts *facts, const CldDutyPeople *people, const char *audited_on, const char *grade, gint32 today);
void _cld_report_texts_free (CldReportTexts *texts);
int _cld_report_texts_compare (const CldReportTexts *a, const CldReportTexts *b, CldReportColumn column);
const char *_cld_report_column_title (CldReportColumn column);
const CldRowTableKind *_cld_report_rows_get_kind (void);
