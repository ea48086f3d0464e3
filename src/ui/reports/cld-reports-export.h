/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-output.h"
#include "cld-pane.h"

G_BEGIN_DECLS

/* Writes the rows of a file; FALSE with @error set where it fails. */
typedef gboolean (*CldReportsWriteFunc) (CldOutput *output, gpointer data, GError **error);

void cld_reports_export (CldPane *from, const char *name, const char *const *columns, CldReportsWriteFunc write, gpointer data, guint n);
GBytes *cld_reports_export_make (const char *const *columns, CldReportsWriteFunc write, gpointer data, GError **error);
void cld_reports_export_annex_a (CldPane *from);
void cld_reports_export_annex_a_to (CldPane *from, const char *folder, gint32 day);

G_END_DECLS
