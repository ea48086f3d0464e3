/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-table-export.h"

G_BEGIN_DECLS

void cld_reports_export (CldPane *from, const char *name, const char *const *columns, CldTableWriteFunc write, gpointer data, guint n);
void cld_reports_export_annex_a (CldPane *from);
void cld_reports_export_annex_a_to (CldPane *from, const char *folder, gint32 day);

G_END_DECLS
