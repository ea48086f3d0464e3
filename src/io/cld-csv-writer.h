/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _CldCsvWriter CldCsvWriter;

CldCsvWriter *cld_csv_writer_new (GOutputStream *stream, gboolean guard_formulas);
void cld_csv_writer_free (CldCsvWriter *writer);

gboolean cld_csv_writer_cell (CldCsvWriter *writer, const char *text, GError **error);
gboolean cld_csv_writer_end_row (CldCsvWriter *writer, GError **error);
gboolean cld_csv_writer_flush (CldCsvWriter *writer, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CldCsvWriter, cld_csv_writer_free)

G_END_DECLS
