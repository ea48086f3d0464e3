/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cld-print-job.h"
#include "cld-session.h"

G_BEGIN_DECLS

#define CLD_TYPE_PRINT_PREVIEW (cld_print_preview_get_type ())
G_DECLARE_FINAL_TYPE (CldPrintPreview, cld_print_preview, CLD, PRINT_PREVIEW, AdwWindow)

CldPrintPreview *cld_print_preview_new (CldSession *session, CldPrintJob *job);
gboolean cld_print_preview_is_busy (CldPrintPreview *self);
CldPaper *cld_print_preview_get_paper (CldPrintPreview *self);

G_END_DECLS
