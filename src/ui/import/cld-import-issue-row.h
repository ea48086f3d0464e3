/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cld-import-result.h"

G_BEGIN_DECLS

/**
 * CldImportIssueRow:
 *
 * What is wrong with a cell, and an entry to put it right.
 */
#define CLD_TYPE_IMPORT_ISSUE_ROW (cld_import_issue_row_get_type ())
G_DECLARE_FINAL_TYPE (CldImportIssueRow, cld_import_issue_row, CLD, IMPORT_ISSUE_ROW, GtkWidget)

/**
 * CldImportIssueLayout:
 * @narrow: whether there is no room for one line
 * @with_files: whether the file has to be said
 * @column_chars: how long the names of the columns are
 *
 * What the rows of a list have in common.
 */
typedef struct
{
  gboolean narrow;
  gboolean with_files;
  int column_chars;
} CldImportIssueLayout;

void cld_import_issue_row_show (CldImportIssueRow *self, CldImportIssue *issue, const char *draft, const CldImportIssueLayout *layout);
CldImportIssue *cld_import_issue_row_get_issue (CldImportIssueRow *self);
void cld_import_issue_row_focus (CldImportIssueRow *self);

G_END_DECLS
