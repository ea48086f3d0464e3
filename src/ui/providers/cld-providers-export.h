/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cld-provider-list.h"
#include "cld-session.h"

G_BEGIN_DECLS

gboolean cld_providers_export_to (GPtrArray *entries, const char *path, gboolean overwrite, GError **error);
void cld_providers_export (GtkWidget *from, GPtrArray *entries);
void cld_providers_print (GtkWidget *from, CldSession *session, GPtrArray *entries);
char *cld_providers_describe_sectors (GPtrArray *entries);

G_END_DECLS
