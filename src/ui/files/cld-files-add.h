/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cld-session.h"

G_BEGIN_DECLS

void cld_files_choose (GtkWidget *widget, void (*func) (GtkWidget *widget, GSList *files));
void cld_files_add_async (CldSession *session, GSList *files, const char *child, const char *claim, GAsyncReadyCallback callback, gpointer user_data);
guint cld_files_add_finish (CldSession *session, GAsyncResult *result, char **refused, GError **error);

G_END_DECLS
