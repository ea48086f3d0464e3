/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cld-import-result.h"

G_BEGIN_DECLS

/**
 * CldImportGrid:
 *
 * The rows of a file that have problems, and their neighbours, as the file has them: its own columns in its own
 * order, with the cells marked that something is said of.
 */
#define CLD_TYPE_IMPORT_GRID (cld_import_grid_get_type ())
G_DECLARE_FINAL_TYPE (CldImportGrid, cld_import_grid, CLD, IMPORT_GRID, GtkWidget)

void cld_import_grid_show (CldImportGrid *self, CldImportResult *result, const CldImportFileReport *file);
void cld_import_grid_select_cell (CldImportGrid *self, guint line, int cell);
guint cld_import_grid_get_line (CldImportGrid *self);
GtkWidget *cld_import_grid_get_view (CldImportGrid *self);

G_END_DECLS
