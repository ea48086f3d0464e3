/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cld-import-result.h"

G_BEGIN_DECLS

/**
 * CldImportYears:
 *
 * The collection year of each set of files of a return.
 */
#define CLD_TYPE_IMPORT_YEARS (cld_import_years_get_type ())
G_DECLARE_FINAL_TYPE (CldImportYears, cld_import_years, CLD, IMPORT_YEARS, GtkWidget)

void cld_import_years_show (CldImportYears *self, CldImportResult *result);
guint cld_import_years_get_n_sets (CldImportYears *self);
gboolean cld_import_years_are_known (CldImportYears *self);
int cld_import_years_get_year (CldImportYears *self, const CldImportFileReport *file);
void cld_import_years_set_year (CldImportYears *self, guint set, int year);
void cld_import_years_focus (CldImportYears *self);

G_END_DECLS
