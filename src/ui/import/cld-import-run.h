/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "cld-import.h"

G_BEGIN_DECLS

typedef struct _CldImportRequest CldImportRequest;

CldImportRequest *cld_import_request_new (const char *database, const char *const *paths);
void cld_import_request_free (CldImportRequest *request);
CldImportOptions *cld_import_request_get_options (CldImportRequest *request);
void cld_import_request_add_year (CldImportRequest *request, const char *path, int year);
void cld_import_request_add_correction (CldImportRequest *request, const char *path, guint line, guint cell, const char *was, const char *value);

void cld_import_run_async (CldImportRequest *request,
                           GCancellable *cancellable,
                           CldImportProgress progress,
                           gpointer progress_data,
                           GAsyncReadyCallback callback,
                           gpointer user_data);
gboolean cld_import_run_finish (GAsyncResult *result, CldImportReport **report, GError **error);

void cld_import_demonstration_async (const char *database,
                                     const char *folder,
                                     GCancellable *cancellable,
                                     CldImportProgress progress,
                                     gpointer progress_data,
                                     GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean cld_import_demonstration_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CldImportRequest, cld_import_request_free)

G_END_DECLS
