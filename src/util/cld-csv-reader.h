/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What one file may hold at most. A row is a record below the first one (the header). */
#define CLD_CSV_MAX_FILE_BYTES ((gsize) 1 << 30)
#define CLD_CSV_MAX_ROWS 5000000u
#define CLD_CSV_MAX_LINE_BYTES ((gsize) 1 << 20)
#define CLD_CSV_MAX_COLUMNS 256u

/**
 * CldCell:
 * @text: valid UTF-8, owned by the table, ended by a NUL byte
 * @len: its length in bytes; it holds no NUL
 *
 * One cell as it came: quotes resolved, every line end inside it a plain newline, nothing trimmed.
 */
typedef struct
{
  const char *text;
  gsize len;
} CldCell;

typedef struct _CldCsvTable CldCsvTable;

typedef enum
{
  CLD_CSV_UTF8,
  CLD_CSV_UTF8_BOM,
  CLD_CSV_UTF16,
  CLD_CSV_CP1252,
} CldCsvEncoding;

CldCsvTable *cld_csv_table_read (const char *path, GCancellable *cancellable, GError **error);
CldCsvTable *cld_csv_table_parse (GBytes *bytes, const char *name, GError **error);
void cld_csv_table_free (CldCsvTable *table);

const char *cld_csv_table_get_name (const CldCsvTable *table);
CldCsvEncoding cld_csv_table_get_encoding (const CldCsvTable *table);
gboolean cld_csv_table_had_unmappable (const CldCsvTable *table);
char cld_csv_table_get_delimiter (const CldCsvTable *table);
char *cld_csv_table_get_sha256 (const CldCsvTable *table);

guint cld_csv_table_get_n_rows (const CldCsvTable *table);
guint cld_csv_table_get_n_cells (const CldCsvTable *table, guint row);
const CldCell *cld_csv_table_get_row (const CldCsvTable *table, guint row, guint *n_cells);
guint cld_csv_table_get_line (const CldCsvTable *table, guint row);
gboolean cld_csv_table_row_is_blank (const CldCsvTable *table, guint row);

gboolean cld_csv_cell_is_clean (const CldCell *cell);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CldCsvTable, cld_csv_table_free)

G_END_DECLS
