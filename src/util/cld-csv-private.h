/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-csv-reader.h"

G_BEGIN_DECLS

/* The limits of the header, as values: a test sets small ones instead of writing a 1 GiB file. */
typedef struct
{
  gsize file_bytes;
  guint rows;
  gsize line_bytes;
  guint columns;
} CldCsvLimits;

/* Text that a scan may change: UTF-8 without NUL, a NUL at text[len]. */
typedef struct
{
  char *text;
  gsize len;
  CldCsvEncoding encoding;
  gboolean unmappable;
} CldCsvText;

/* Where a record's cells begin in the list of all cells, and its first line in the file. */
typedef struct
{
  guint32 first;
  guint32 line;
} CldCsvRecord;

/* All records of a text. There is one record more than n_records: it ends the last one. */
typedef struct
{
  CldCell *cells;
  gsize n_cells;
  CldCsvRecord *records;
  guint n_records;
} CldCsvCells;

/* What is scanned: the name for messages, the limits, and how to stop. */
typedef struct
{
  const char *name;
  const CldCsvLimits *limits;
  GCancellable *cancellable;
} CldCsvSource;

/* The bytes are kept for the checksum: the text is changed by the scan. */
struct _CldCsvTable
{
  char *name;
  GBytes *bytes;
  CldCsvText text;
  CldCsvCells cells;
  char delimiter;
};

gboolean _cld_csv_decode (GBytes *bytes, const char *name, CldCsvText *text, GError **error);
void _cld_csv_text_clear (CldCsvText *text);
char _cld_csv_find_delimiter (char *text, gsize len);
gboolean _cld_csv_scan (char *text, gsize len, char delimiter, const CldCsvSource *source, CldCsvCells *cells, GError **error);
void _cld_csv_cells_clear (CldCsvCells *cells);
void _cld_csv_set_memory_error (GError **error, const char *name);
void _cld_csv_set_size_error (GError **error, const char *name, gsize limit);

CldCsvTable *_cld_csv_table_parse_with_limits (GBytes *bytes, const char *name, const CldCsvLimits *limits, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CldCsvText, _cld_csv_text_clear)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CldCsvCells, _cld_csv_cells_clear)

G_END_DECLS
