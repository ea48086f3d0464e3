/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-output.h"
#include "cld-pane.h"
#include "cld-print-job.h"
#include "cld-row-table.h"

G_BEGIN_DECLS

/* Writes a row of a register. */
typedef gboolean (*CldRegisterWrite) (CldOutput *output, gconstpointer row, GError **error);

void cld_registers_export (CldPane *from, GPtrArray *rows, const char *name, const char *const *columns, CldRegisterWrite write);
gboolean cld_registers_export_to (GPtrArray *rows, const char *const *columns, CldRegisterWrite write, const char *path, gboolean overwrite, GError **error);
CldPrintJob *cld_registers_make_print (GPtrArray *rows, const CldRowTableKind *table, const char *title, const char *about, const guint *widths);

G_END_DECLS
