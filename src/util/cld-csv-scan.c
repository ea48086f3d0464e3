/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-csv-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "cld-error.h"

/* How often a long scan looks whether it has been cancelled. */
#define ROWS_BETWEEN_CHECKS 0xffff

/* The state of a scan in place. Each cell ends in a NUL that overwrites the delimiter, line end or
 * closing quote behind it, so no cell is copied or allocated; unescaping only ever shortens. */
typedef struct
{
  const CldCsvSource *source;
  CldCsvCells *out;
  gsize cells_room;
  guint records_room;
  char *p;
  char *end;
  char *record;
  guint line;
  guint column;
  char delimiter;
  guint8 ends_plain[256];
  guint8 ends_quoted[256];
} Scan;

static gboolean
fail_syntax (const Scan *scan, guint line, gboolean open, GError **error)
{
  if (open)
    g_set_error (error, CLD_IO_ERROR, CLD_IO_ERROR_SYNTAX,
                 /* Translators: file name, line, column number. */
                 _ ("%s:%u: a quote opened here (column %u) is never closed; close it, or double a quote that belongs to the text, and try again"),
                 scan->source->name, line, scan->column);
  else
    g_set_error (error, CLD_IO_ERROR, CLD_IO_ERROR_SYNTAX,
                 /* Translators: file name, line, column number. */
                 _ ("%s:%u: text follows the closing quote of the cell that starts here (column %u); double each quote that belongs to the text and try again"),
                 scan->source->name, line, scan->column);
  return FALSE;
}

static gboolean
fail_line_limit (const Scan *scan, GError **error)
{
  gsize limit = scan->source->limits->line_bytes;
  g_autofree char *size = g_format_size_full (limit, G_FORMAT_SIZE_IEC_UNITS);

  g_set_error (error, CLD_IO_ERROR, CLD_IO_ERROR_LIMIT,
               /* Translators: file name, line, size such as 1.0 MiB, column number. */
               _ ("%s:%u: the line is longer than %s, passed in column %u; shorten it, or close the quote that joins several lines"),
               scan->source->name, scan->out->records[scan->out->n_records].line, size, scan->column);
  return FALSE;
}

static gboolean
fail_column_limit (const Scan *scan, GError **error)
{
  guint limit = scan->source->limits->columns;

  g_set_error (error, CLD_IO_ERROR, CLD_IO_ERROR_LIMIT,
               /* Translators: file name, line, number of columns. */
               g_dngettext (GETTEXT_PACKAGE,
                            "%s:%u: the line has more than %u column; delete the columns that are not needed",
                            "%s:%u: the line has more than %u columns; delete the columns that are not needed", limit),
               scan->source->name, scan->out->records[scan->out->n_records].line, limit);
  return FALSE;
}

static gboolean
fail_row_limit (const Scan *scan, GError **error)
{
  guint limit = scan->source->limits->rows;

  g_set_error (error, CLD_IO_ERROR, CLD_IO_ERROR_LIMIT,
               /* Translators: file name, line, number of rows. */
               g_dngettext (GETTEXT_PACKAGE,
                            "%s:%u: the file has more than %u row; split it into smaller files",
                            "%s:%u: the file has more than %u rows; split it into smaller files", limit),
               scan->source->name, scan->line, limit);
  return FALSE;
}

static gboolean
grow (const Scan *scan, gpointer *array, gsize room, gsize size, GError **error)
{
  gpointer grown = g_try_realloc_n (*array, room, size);

  if (grown == NULL)
    {
      _cld_csv_set_memory_error (error, scan->source->name);
      return FALSE;
    }
  *array = grown;
  return TRUE;
}

static gboolean
grow_cells (Scan *scan, GError **error)
{
  gpointer cells = scan->out->cells;

  if (!grow (scan, &cells, scan->cells_room * 2, sizeof (CldCell), error))
    return FALSE;
  scan->out->cells = cells;
  scan->cells_room *= 2;
  return TRUE;
}

/* Keeps room for one record more than there are: the end mark. */
static gboolean
grow_records (Scan *scan, GError **error)
{
  gpointer records = scan->out->records;

  if (!grow (scan, &records, (gsize) scan->records_room * 2, sizeof (CldCsvRecord), error))
    return FALSE;
  scan->out->records = records;
  scan->records_room *= 2;
  return TRUE;
}

static inline void
scan_plain (Scan *scan, CldCell *cell)
{
  char *p = scan->p;

  cell->text = p;
  while (!scan->ends_plain[(guchar) *p])
    p++;
  cell->len = (gsize) (p - cell->text);
  scan->p = p;
}

/* From an opening quote to the character after the closing one. */
static gboolean
scan_quoted (Scan *scan, CldCell *cell, GError **error)
{
  guint line = scan->line;
  char *in = scan->p + 1;
  char *out = in;

  cell->text = out;
  for (;;)
    {
      char *p = in;

      while (!scan->ends_quoted[(guchar) *p])
        p++;
      if (out != in)
        memmove (out, in, (gsize) (p - in));
      out += p - in;
      if (*p == '\0')
        return fail_syntax (scan, line, TRUE, error);
      if (*p == '"' && p[1] != '"')
        {
          scan->p = p + 1;
          break;
        }
      in = p + (*p == '"' || (*p == '\r' && p[1] == '\n') ? 2 : 1);
      scan->line += *p != '"';
      /* Not before: this may be the place of *p. */
      *out++ = *p == '"' ? '"' : '\n';
    }
  cell->len = (gsize) (out - cell->text);
  if (!scan->ends_plain[(guchar) *scan->p])
    return fail_syntax (scan, line, FALSE, error);
  *out = '\0';
  return TRUE;
}

/* Reads one cell and ends it; @stop is the character that was behind it. */
static inline gboolean
scan_cell (Scan *scan, char *stop, GError **error)
{
  CldCell *cell;

  if (scan->column++ == scan->source->limits->columns)
    return fail_column_limit (scan, error);
  if (scan->out->n_cells == scan->cells_room && !grow_cells (scan, error))
    return FALSE;
  cell = &scan->out->cells[scan->out->n_cells];
  if (*scan->p != '"')
    scan_plain (scan, cell);
  else if (!scan_quoted (scan, cell, error))
    return FALSE;
  if ((gsize) (scan->p - scan->record) > scan->source->limits->line_bytes)
    return fail_line_limit (scan, error);
  scan->out->n_cells++;
  *stop = *scan->p;
  *scan->p = '\0';
  return TRUE;
}

static gboolean
scan_record (Scan *scan, GError **error)
{
  CldCsvCells *out = scan->out;
  char stop;

  if (out->n_records > scan->source->limits->rows)
    return fail_row_limit (scan, error);
  if (out->n_records + 1 == scan->records_room && !grow_records (scan, error))
    return FALSE;
  out->records[out->n_records] = (CldCsvRecord) { (guint32) out->n_cells, scan->line };
  scan->record = scan->p;
  scan->column = 0;
  for (;;)
    {
      if (!scan_cell (scan, &stop, error))
        return FALSE;
      if (stop != scan->delimiter)
        break;
      scan->p++;
    }
  if (stop != '\0')
    scan->p += stop == '\r' && scan->p[1] == '\n' ? 2 : 1;
  scan->line++;
  out->n_records++;
  return TRUE;
}

static gboolean
scan_all (Scan *scan, GError **error)
{
  CldCsvCells *out = scan->out;

  while (scan->p < scan->end)
    {
      if ((out->n_records & ROWS_BETWEEN_CHECKS) == 0 && g_cancellable_set_error_if_cancelled (scan->source->cancellable, error))
        return FALSE;
      if (!scan_record (scan, error))
        return FALSE;
    }
  out->records[out->n_records] = (CldCsvRecord) { (guint32) out->n_cells, scan->line };
  return TRUE;
}

/*
 * _cld_csv_scan:
 * @text: UTF-8 without NUL, a NUL at text[len]; changed, and the cells point into it
 * @delimiter: what divides cells
 * @cells: (out): every cell and record; clear with _cld_csv_cells_clear()
 *
 * Divides the text into records and cells after RFC 4180, in place. A quote inside a cell that does
 * not start with one is text. Errors: %CLD_IO_ERROR_SYNTAX at the line and column where the cell
 * starts, %CLD_IO_ERROR_LIMIT, or cancelled.
 */
gboolean
_cld_csv_scan (char *text, gsize len, char delimiter, const CldCsvSource *source, CldCsvCells *cells, GError **error)
{
  Scan scan = { .source = source, .out = cells, .p = text, .end = text + len, .line = 1, .delimiter = delimiter };

  scan.ends_plain[(guchar) delimiter] = scan.ends_plain['\n'] = scan.ends_plain['\r'] = scan.ends_plain[0] = TRUE;
  scan.ends_quoted['"'] = scan.ends_quoted['\n'] = scan.ends_quoted['\r'] = scan.ends_quoted[0] = TRUE;
  scan.cells_room = 1024;
  scan.records_room = 128;
  *cells = (CldCsvCells) { 0 };
  cells->cells = g_new (CldCell, scan.cells_room);
  cells->records = g_new (CldCsvRecord, scan.records_room);
  if (scan_all (&scan, error))
    return TRUE;
  _cld_csv_cells_clear (cells);
  return FALSE;
}

void
_cld_csv_cells_clear (CldCsvCells *cells)
{
  g_clear_pointer (&cells->cells, g_free);
  g_clear_pointer (&cells->records, g_free);
}
