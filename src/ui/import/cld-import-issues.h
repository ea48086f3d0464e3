/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cld-import-result.h"

G_BEGIN_DECLS

/**
 * CldImportIssues:
 *
 * The problem list, with an entry for each.
 */
#define CLD_TYPE_IMPORT_ISSUES (cld_import_issues_get_type ())
G_DECLARE_FINAL_TYPE (CldImportIssues, cld_import_issues, CLD, IMPORT_ISSUES, GtkWidget)

void cld_import_issues_show (CldImportIssues *self, CldImportResult *result);
void cld_import_issues_clear_drafts (CldImportIssues *self);
void cld_import_issues_set_narrow (CldImportIssues *self, gboolean narrow);
void cld_import_issues_select_line (CldImportIssues *self, const CldImportFileReport *file, guint line);
void cld_import_issues_focus (CldImportIssues *self);
CldImportIssue *cld_import_issues_get_selected (CldImportIssues *self);
GListModel *cld_import_issues_get_model (CldImportIssues *self);

G_END_DECLS
