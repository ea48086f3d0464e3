/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cld-placements-rows.h"
#include "cld-session.h"

G_BEGIN_DECLS

/* What is done with rows of the list of placements, whoever shows them. */
void cld_placements_print_list (GtkWidget *from, CldSession *session, GPtrArray *rows, const char *about);
void cld_placements_print_evidence (GtkWidget *from, CldSession *session, const char *const *placements);
void cld_placements_letters (GtkWidget *from, CldSession *session, const char *const *placements);
void cld_placements_export (GtkWidget *from, GPtrArray *rows);
gboolean cld_placements_export_to (GPtrArray *rows, const char *path, gboolean overwrite, GError **error);

G_END_DECLS
