/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cld-child-data.h"

G_BEGIN_DECLS

#define CLD_TYPE_CHILD_FILES (cld_child_files_get_type ())
G_DECLARE_FINAL_TYPE (CldChildFiles, cld_child_files, CLD, CHILD_FILES, GtkWidget)

void cld_child_files_set_data (CldChildFiles *self, CldSession *session, CldChildData *data);
void cld_child_files_clear (CldChildFiles *self);
void cld_child_files_add (CldChildFiles *self);

G_END_DECLS
