/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cld-session.h"

G_BEGIN_DECLS

#define CLD_TYPE_FILES_GROUP (cld_files_group_get_type ())
G_DECLARE_FINAL_TYPE (CldFilesGroup, cld_files_group, CLD, FILES_GROUP, GtkWidget)

GtkWidget *cld_files_group_new (CldSession *session, const char *child, const char *claim);
void cld_files_group_set_subject (CldFilesGroup *self, CldSession *session, const char *child, const char *claim);
void cld_files_group_clear (CldFilesGroup *self);
void cld_files_group_set_editable (CldFilesGroup *self, gboolean editable);
void cld_files_group_add (CldFilesGroup *self, GSList *files);
guint cld_files_group_get_n_files (CldFilesGroup *self);

G_END_DECLS
