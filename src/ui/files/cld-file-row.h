/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cld-attachments.h"

G_BEGIN_DECLS

#define CLD_TYPE_FILE_ROW (cld_file_row_get_type ())
G_DECLARE_FINAL_TYPE (CldFileRow, cld_file_row, CLD, FILE_ROW, GtkListBoxRow)

GtkWidget *cld_file_row_new (CldRecord *file, const char *proves, gboolean editable);
GtkWidget *cld_file_row_new_gone (const CldAttachmentGone *gone);
GtkWidget *cld_file_row_new_empty (const char *text);
CldRecord *cld_file_row_get_file (CldFileRow *self);

G_END_DECLS
