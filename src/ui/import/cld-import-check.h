/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cld-import-grid.h"
#include "cld-import-issues.h"
#include "cld-import-result.h"

G_BEGIN_DECLS

/**
 * CldImportCheck:
 *
 * What an import would change: counts, the problems at their cells, and what to do about each.
 */
#define CLD_TYPE_IMPORT_CHECK (cld_import_check_get_type ())
G_DECLARE_FINAL_TYPE (CldImportCheck, cld_import_check, CLD, IMPORT_CHECK, GtkWidget)

void cld_import_check_show (CldImportCheck *self, CldImportResult *result);
void cld_import_check_set_busy (CldImportCheck *self, gboolean busy);
void cld_import_check_set_n_corrections (CldImportCheck *self, guint n);
gboolean cld_import_check_get_good_rows_only (CldImportCheck *self);
void cld_import_check_set_good_rows_only (CldImportCheck *self, gboolean good_rows_only);
void cld_import_check_reset (CldImportCheck *self);
void cld_import_check_focus (CldImportCheck *self);
CldImportGrid *cld_import_check_get_grid (CldImportCheck *self);
CldImportIssues *cld_import_check_get_issues (CldImportCheck *self);

G_END_DECLS
