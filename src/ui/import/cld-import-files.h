/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cld-import-result.h"

G_BEGIN_DECLS

/**
 * CldImportFiles:
 *
 * Which files to import, and how each was read.
 */
#define CLD_TYPE_IMPORT_FILES (cld_import_files_get_type ())
G_DECLARE_FINAL_TYPE (CldImportFiles, cld_import_files, CLD, IMPORT_FILES, GtkWidget)

void cld_import_files_set_paths (CldImportFiles *self, const char *const *paths);
const char *const *cld_import_files_get_paths (CldImportFiles *self);
void cld_import_files_show (CldImportFiles *self, CldImportResult *result);
void cld_import_files_set_busy (CldImportFiles *self, gboolean busy);
void cld_import_files_focus (CldImportFiles *self);
char *cld_import_files_describe_kind (const CldImportFileReport *file);

G_END_DECLS
