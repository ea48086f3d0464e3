/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cld-import-result.h"
#include "cld-undo.h"

G_BEGIN_DECLS

/**
 * CldImportDone:
 *
 * What an import did, file by file.
 */
#define CLD_TYPE_IMPORT_DONE (cld_import_done_get_type ())
G_DECLARE_FINAL_TYPE (CldImportDone, cld_import_done, CLD, IMPORT_DONE, GtkWidget)

void cld_import_done_show (CldImportDone *self, CldImportResult *result);
void cld_import_done_show_undone (CldImportDone *self, const CldUndoResult *undone);
void cld_import_done_set_can_undo (CldImportDone *self, gboolean can_undo);

G_END_DECLS
