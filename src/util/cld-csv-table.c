/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-csv-private.h"

/**
 * cld_csv_table_get_name:
 * @table: a table
 *
 * Returns: the base name of the file, valid UTF-8 without control characters, for showing
 */
const char *
cld_csv_table_get_name (const CldCsvTable *table)
{
  g_return_val_if_fail (table != NULL, NULL);

  return table->name;
}

/**
 * cld_csv_table_get_encoding:
 * @table: a table
 *
 * Returns: what the file was written in; %CLD_CSV_CP1252 is a guess and has to be shown as one
 */
CldCsvEncoding
cld_csv_table_get_encoding (const CldCsvTable *table)
{
  g_return_val_if_fail (table != NULL, CLD_CSV_UTF8);

  return table->text.encoding;
}

/**
 * cld_csv_table_had_unmappable:
 * @table: a table
 *
 * Returns: whether the file holds bytes that Windows-1252 leaves undefined; each reads as U+FFFD
 */
gboolean
cld_csv_table_had_unmappable (const CldCsvTable *table)
{
  g_return_val_if_fail (table != NULL, FALSE);

  return table->text.unmappable;
}

/**
 * cld_csv_table_get_delimiter:
 * @table: a table
 *
 * Returns: a comma, a semicolon or a tab; a comma when the file has a single column
 */
char
cld_csv_table_get_delimiter (const CldCsvTable *table)
{
  g_return_val_if_fail (table != NULL, ',');

  return table->delimiter;
}

/**
 * cld_csv_table_get_sha256:
 * @table: a table
 *
 * Worked out at each call: a few ms for each MB.
 *
 * Returns: (transfer full): the SHA-256 of the file's bytes as they were, 64 hexadecimal digits
 */
char *
cld_csv_table_get_sha256 (const CldCsvTable *table)
{
  g_return_val_if_fail (table != NULL, NULL);

  return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, table->bytes);
}

/**
 * cld_csv_table_get_n_rows:
 * @table: a table
 *
 * Returns: the number of records in the file's order: titles, the header and blank lines (one empty
 * cell) are among them; at least one
 */
guint
cld_csv_table_get_n_rows (const CldCsvTable *table)
{
  g_return_val_if_fail (table != NULL, 0);

  return table->cells.n_records;
}

/**
 * cld_csv_table_get_n_cells:
 * @table: a table
 * @row: a row, from 0
 *
 * Returns: the number of its cells, at least one; rows of one file may differ
 */
guint
cld_csv_table_get_n_cells (const CldCsvTable *table, guint row)
{
  guint n_cells = 0;

  cld_csv_table_get_row (table, row, &n_cells);
  return n_cells;
}

/**
 * cld_csv_table_get_row:
 * @table: a table
 * @row: a row, from 0
 * @n_cells: (out) (nullable): the number of its cells, at least one
 *
 * Returns: (transfer none) (array length=n_cells): its cells; they live as long as the table
 */
const CldCell *
cld_csv_table_get_row (const CldCsvTable *table, guint row, guint *n_cells)
{
  const CldCsvRecord *record;

  g_return_val_if_fail (table != NULL && row < table->cells.n_records, NULL);

  record = &table->cells.records[row];
  if (n_cells != NULL)
    *n_cells = record[1].first - record[0].first;
  return &table->cells.cells[record->first];
}

/**
 * cld_csv_table_get_line:
 * @table: a table
 * @row: a row, from 0
 *
 * Returns: the line of the file on which the row starts, from 1; a quoted line break counts, so
 * this is the line an editor shows
 */
guint
cld_csv_table_get_line (const CldCsvTable *table, guint row)
{
  g_return_val_if_fail (table != NULL && row < table->cells.n_records, 0);

  return table->cells.records[row].line;
}

static gboolean
cell_is_blank (const CldCell *cell)
{
  for (const char *p = cell->text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      return FALSE;
  return TRUE;
}

/**
 * cld_csv_table_row_is_blank:
 * @table: a table
 * @row: a row, from 0
 *
 * Returns: whether all its cells are empty or white space, no-break spaces included
 */
gboolean
cld_csv_table_row_is_blank (const CldCsvTable *table, guint row)
{
  guint n_cells = 0;
  const CldCell *cells = cld_csv_table_get_row (table, row, &n_cells);

  for (guint i = 0; i < n_cells; i++)
    if (!cell_is_blank (&cells[i]))
      return FALSE;
  return TRUE;
}

/**
 * cld_csv_cell_is_clean:
 * @cell: a cell
 *
 * Returns: whether the cell is free of control characters (U+0000-U+001F) but tab and newline; one
 * that is not must not be stored
 */
gboolean
cld_csv_cell_is_clean (const CldCell *cell)
{
  g_return_val_if_fail (cell != NULL, FALSE);

  for (gsize i = 0; i < cell->len; i++)
    if ((guchar) cell->text[i] < 0x20 && cell->text[i] != '\t' && cell->text[i] != '\n')
      return FALSE;
  return TRUE;
}
