/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-compliance.h"
#include "cld-row.h"

G_BEGIN_DECLS

/**
 * CldReportSource:
 * @CLD_REPORT_OPEN_CHILDREN: children in care today
 * @CLD_REPORT_OUT_OF_AREA: of these, those whose placement in force is known to be outside our area
 * @CLD_REPORT_MOVES: placements that began since 1 April after another one of the same period of care; a new placement with the
 *   same carers is none
 * @CLD_REPORT_LATE: duties that are late today
 * @CLD_REPORT_NOTICES: notices to be sent, and those to chase
 * @CLD_REPORT_NOT_VISITED: children with a visit that is late today
 * @CLD_REPORT_NOT_ALONE: children in care today who were not seen alone in the period (its days up to today)
 * @CLD_REPORT_MISSING: missing episodes that began in the last 12 months
 * @CLD_REPORT_SDQ: questionnaires that are late today
 * @CLD_REPORT_REQUIREMENTS: requirements of inspections whose day is over; of no child, so no filter by child concerns them
 * @CLD_REPORT_DUTY: one number of the table of duties
 * @CLD_REPORT_AUDITS: quality audits of one grade
 * @CLD_REPORT_FINDINGS: one number of the table of sectors; of no child either
 *
 * Numbers of the page of reports. Each has a list of rows, and the number is how many there are: nothing else counts.
 */
typedef enum
{
  CLD_REPORT_OPEN_CHILDREN,
  CLD_REPORT_OUT_OF_AREA,
  CLD_REPORT_MOVES,
  CLD_REPORT_LATE,
  CLD_REPORT_NOTICES,
  CLD_REPORT_NOT_VISITED,
  CLD_REPORT_NOT_ALONE,
  CLD_REPORT_MISSING,
  CLD_REPORT_SDQ,
  CLD_REPORT_REQUIREMENTS,
  CLD_REPORT_N_TILES,
  CLD_REPORT_DUTY = CLD_REPORT_N_TILES,
  CLD_REPORT_AUDITS,
  CLD_REPORT_FINDINGS,
} CldReportSource;

/**
 * CldReportQuery:
 * @source: which number
 * @filter: of which children and months
 * @duty: with %CLD_REPORT_DUTY its index in the timetable
 * @month: likewise, as cld_compliance_count() takes it
 * @what: likewise; %CLD_COMPLIANCE_N for anything, %CLD_COMPLIANCE_CHARTED for the parts of a chart; with %CLD_REPORT_FINDINGS
 *   a #CldSectorFigure
 * @grade: (nullable): with %CLD_REPORT_AUDITS the code of the grade, "" for audits without one
 * @sector: (nullable): with %CLD_REPORT_FINDINGS the sector, as cld_finding_sectors_get_code() tells it
 *
 * What a number counts.
 */
typedef struct
{
  CldReportSource source;
  CldComplianceFilter filter;
  guint duty;
  gint32 month;
  guint what;
  const char *grade;
  const char *sector;
} CldReportQuery;

/**
 * CldReportRow:
 * @key: what it is known by
 * @facts: (nullable): the child
 * @duty: (nullable): of a row that is a duty
 * @kind: (nullable): of a row that is a record
 * @ref: (nullable): its ref
 * @title: what it is, translated; of a duty %NULL
 * @day: when it began, was sent or was due; %CLD_NO_DAY where that is not known
 * @late: whether something is to be done, and its day is over; that a child is missing now
 * @state: (nullable): how it stands, in words; of a duty %NULL
 * @owner: (nullable): who is to see to what is of no child
 *
 * What a number counts one by one. @facts and @duty are the board's.
 */
typedef struct
{
  const char *key;
  const CldFacts *facts;
  const CldDuty *duty;
  const CldKind *kind;
  const char *ref;
  const char *title;
  gint32 day;
  gboolean late;
  const char *state;
  const char *owner;
} CldReportRow;

/* The rows behind a number, good until the version of the board changes. */
typedef struct _CldReportRows CldReportRows;

CldReportRows *cld_report_rows_find (const CldReportQuery *query, CldDb *db, const CldDutyBoard *board, GError **error);
void cld_report_rows_free (CldReportRows *self);
guint cld_report_rows_get_n (const CldReportRows *self);
const CldReportRow *cld_report_rows_get (const CldReportRows *self, guint i);

const char *cld_report_source_get_id (CldReportSource source);
char *cld_report_query_dup_title (const CldReportQuery *query);
CldReportQuery *cld_report_query_copy (const CldReportQuery *query);
void cld_report_query_free (CldReportQuery *query);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CldReportRows, cld_report_rows_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CldReportQuery, cld_report_query_free)

G_END_DECLS
