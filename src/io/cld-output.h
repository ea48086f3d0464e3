/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CldOutputFormat:
 * @CLD_OUTPUT_TABLE: columns side by side, to be read by people
 * @CLD_OUTPUT_CSV: a header row and rows, for a spreadsheet: what it would take for a formula is guarded
 * @CLD_OUTPUT_JSON: an array with an object a row; the keys are the columns' names, the values the texts of the CSV,
 *   null where nothing is recorded
 *
 * How a list is written.
 */
typedef enum
{
  CLD_OUTPUT_TABLE,
  CLD_OUTPUT_CSV,
  CLD_OUTPUT_JSON,
} CldOutputFormat;

typedef struct _CldOutput CldOutput;

gboolean cld_output_format_parse (const char *name, CldOutputFormat *format);

CldOutput *cld_output_new (GOutputStream *stream, CldOutputFormat format, const char *const *columns);
void cld_output_free (CldOutput *output);
gboolean cld_output_row (CldOutput *output, const char *const *cells, GError **error);
gboolean cld_output_finish (CldOutput *output, GError **error);

char *cld_output_clean_line (const char *text);
guint cld_output_width (const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CldOutput, cld_output_free)

G_END_DECLS
