/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-db.h"

G_BEGIN_DECLS

/* The folder beside attachment.csv in which the files themselves are, each under its digest. */
#define CLD_FILES_FOLDER "attachments"

typedef struct _CldExportFiles CldExportFiles;

CldExportFiles *cld_export_files_write (CldDb *db, const char *folder, gboolean force, GError **error);
void cld_export_files_keep (CldExportFiles *files);
void cld_export_files_free (CldExportFiles *files);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CldExportFiles, cld_export_files_free)

G_END_DECLS
