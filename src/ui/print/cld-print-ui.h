/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cld-print-job.h"
#include "cld-session.h"

G_BEGIN_DECLS

void cld_print_preview (GtkWidget *widget, CldSession *session, CldPrintJob *job);
gboolean cld_print_save (CldSession *session, CldPrintJob *job, const CldPrintOptions *options, const char *path, gboolean force, GError **error);

G_END_DECLS
