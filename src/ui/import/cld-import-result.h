/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "cld-import.h"

G_BEGIN_DECLS

/**
 * CldImportResult:
 *
 * A report that several widgets look at; it goes with the last of them.
 */
#define CLD_TYPE_IMPORT_RESULT (cld_import_result_get_type ())
G_DECLARE_FINAL_TYPE (CldImportResult, cld_import_result, CLD, IMPORT_RESULT, GObject)

/**
 * CldImportIssue:
 *
 * An entry of the problem list of a result.
 */
#define CLD_TYPE_IMPORT_ISSUE (cld_import_issue_get_type ())
G_DECLARE_FINAL_TYPE (CldImportIssue, cld_import_issue, CLD, IMPORT_ISSUE, GObject)

/**
 * CldImportLine:
 *
 * A row of a file that a result wants looked at, with the issues of its cells.
 */
#define CLD_TYPE_IMPORT_LINE (cld_import_line_get_type ())
G_DECLARE_FINAL_TYPE (CldImportLine, cld_import_line, CLD, IMPORT_LINE, GObject)

/**
 * CldImportMark:
 * @CLD_IMPORT_MARK_NONE: nothing to say about the cell
 * @CLD_IMPORT_MARK_WARNING: it may come in as it is
 * @CLD_IMPORT_MARK_ERROR: its row stays out for it
 *
 * What is said of a cell.
 */
typedef enum
{
  CLD_IMPORT_MARK_NONE,
  CLD_IMPORT_MARK_WARNING,
  CLD_IMPORT_MARK_ERROR,
} CldImportMark;

CldImportResult *cld_import_result_new (CldImportReport *report);
const CldImportReport *cld_import_result_get_report (CldImportResult *self);
void cld_import_result_count (CldImportResult *self, CldImportFileReport *sum, guint *n_files);
const char *cld_import_result_get_cell (CldImportResult *self, const CldImportProblem *problem);
GListModel *cld_import_result_list_issues (CldImportResult *self);
GListModel *cld_import_result_list_lines (CldImportResult *self, const CldImportFileReport *file);

const CldImportProblem *cld_import_issue_get_problem (CldImportIssue *self);
gboolean cld_import_issue_adopt (CldImportIssue *self, CldImportIssue *newer);
char *cld_import_issue_make_key (CldImportIssue *self);
char *cld_import_issue_make_sentence (CldImportIssue *self);

const CldImportRowReport *cld_import_line_get_row (CldImportLine *self);
CldImportMark cld_import_line_get_mark (CldImportLine *self, guint cell);

G_END_DECLS
