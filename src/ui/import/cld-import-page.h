/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-pane.h"

G_BEGIN_DECLS

/**
 * CldImportPage:
 *
 * Importing files in four steps: files, years, what would change, done.
 */
#define CLD_TYPE_IMPORT_PAGE (cld_import_page_get_type ())
G_DECLARE_FINAL_TYPE (CldImportPage, cld_import_page, CLD, IMPORT_PAGE, CldPane)

CldPane *cld_import_page_new (CldSession *session, const char *database);
void cld_import_page_set_paths (CldImportPage *self, const char *const *paths);

G_END_DECLS
