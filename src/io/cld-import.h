/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "cld-csv-reader.h"
#include "cld-store.h"

/**
 * CldImportYear:
 * @path: the path of a file, as its report has it
 * @year: the collection year of its set of files
 *
 * What somebody said about the year of a set of files.
 */
typedef struct
{
  const char *path;
  int year;
} CldImportYear;

/**
 * CldImportCorrection:
 * @path: the path of the file, as its report has it
 * @line: the line on which the row starts
 * @cell: which cell of the row, from 0
 * @was: (nullable): what stood there; where that is not so any more, the file was changed since and nothing is put into it
 * @value: what is to stand there; personal
 *
 * A cell that somebody put right in the window; the file itself is left as it is.
 */
typedef struct
{
  const char *path;
  guint line;
  guint cell;
  const char *was;
  const char *value;
} CldImportCorrection;

/**
 * CldImportOptions:
 * @year: the collection year of the returns, or 0 to take it from their dates
 * @dry_run: nothing is written, no database is made
 * @good_rows_only: rows with problems are rejected too
 * @all_or_nothing: any rejected row refuses the whole import
 * @made_up: the children are made up; every print will say so
 * @only_read: stops when the files are read: nothing is compared, and a year that cannot be told is 0
 * @with_rows: reports the rows with problems and their neighbours too
 * @years: (array length=n_years) (nullable): years of sets of files; they go before @year
 * @n_years: how many
 * @corrections: (array length=n_corrections) (nullable): put into the cells before they are checked
 * @n_corrections: how many
 *
 * How an import is done.
 */
typedef struct
{
  int year;
  gboolean dry_run;
  gboolean good_rows_only;
  gboolean all_or_nothing;
  gboolean made_up;
  gboolean only_read;
  gboolean with_rows;
  const CldImportYear *years;
  guint n_years;
  const CldImportCorrection *corrections;
  guint n_corrections;
} CldImportOptions;

/**
 * CldImportFileReport:
 * @name: the file's base name
 * @path: where it is
 * @kind: the table of a return, a kind, `case_export`, `not read` or `no table`
 * @year: its collection year, or 0
 * @rows: data rows; @added + @changed + @unchanged + @rejected
 * @problems: how many entries of the problem list are of this file
 * @is_return: whether it is a table of a return, which has a year
 * @set: which set of files it is in; files of a return that belong together have the same number
 * @encoding: how its bytes were read
 * @delimiter: what stands between its cells, 0 where it is no table
 * @header: (nullable): the names of its columns, as it has them
 * @samples: (nullable): up to three of its lines that have other letters than ASCII ones, where the encoding was guessed; personal
 * @why: (nullable): why it was not read
 *
 * What an import did with a file.
 */
typedef struct
{
  char *name;
  char *path;
  const char *kind;
  int year;
  guint rows;
  guint added;
  guint changed;
  guint unchanged;
  guint rejected;
  guint problems;
  gboolean is_return;
  guint set;
  CldCsvEncoding encoding;
  char delimiter;
  GStrv header;
  GStrv samples;
  char *why;
} CldImportFileReport;

/**
 * CldImportProblem:
 * @report: the file
 * @file: the file's base name
 * @line: the physical line on which the row starts, from 1
 * @column: (nullable): the column
 * @value: (nullable): the cell; personal
 * @reason: why it is listed
 * @suggestion: (nullable): the nearest good value, or what to do
 * @rejected: whether the row was left out for it
 * @row: (nullable): the whole row as it came, for those that were left out
 * @cell: which cell of the row, from 0, or -1 where it is none that the file has
 * @fix: (nullable): the part of @suggestion that can be put into the cell; %NULL where it only says what to do
 *
 * A row that was rejected, or something in a row that was kept and has to be looked at.
 */
typedef struct
{
  const CldImportFileReport *report;
  char *file;
  guint line;
  char *column;
  char *value;
  char *reason;
  char *suggestion;
  gboolean rejected;
  GStrv row;
  int cell;
  char *fix;
} CldImportProblem;

/**
 * CldImportRowReport:
 * @report: the file
 * @line: the line on which it starts
 * @has_problem: whether it is in the problem list, or only beside one that is
 * @cells: its cells as they came, or as they were corrected; personal
 *
 * A row to look at.
 */
typedef struct
{
  const CldImportFileReport *report;
  guint line;
  gboolean has_problem;
  GStrv cells;
} CldImportRowReport;

/**
 * CldImportReport:
 * @files: (element-type CldImportFileReport): in the order they were named
 * @problems: (element-type CldImportProblem): in the order of files and lines
 * @rows: (element-type CldImportRowReport): rows with problems, and the row before and after each; in the order of
 *   files and lines. Empty unless they were asked for
 * @notes: (element-type utf8): how files were read: encodings, columns left out
 * @change_set: (nullable): the change set, %NULL where nothing changed
 * @n_rejected: rows left out
 * @n_unreadable: named files that are no table
 * @n_readable: named files that could be read
 *
 * What an import did.
 */
typedef struct
{
  GPtrArray *files;
  GPtrArray *problems;
  GPtrArray *rows;
  GPtrArray *notes;
  char *change_set;
  guint n_rejected;
  guint n_unreadable;
  guint n_readable;
} CldImportReport;

/**
 * CldImportStep:
 * @CLD_IMPORT_READING: files are read
 * @CLD_IMPORT_COMPARING: rows are compared with what is recorded
 * @CLD_IMPORT_WRITING: records are written
 *
 * Where an import is.
 */
typedef enum
{
  CLD_IMPORT_READING,
  CLD_IMPORT_COMPARING,
  CLD_IMPORT_WRITING,
} CldImportStep;

typedef void (*CldImportProgress) (CldImportStep step, double part, gpointer data);

/**
 * CldImportError:
 * @CLD_IMPORT_ERROR_NO_YEAR: the collection year of a return cannot be told
 * @CLD_IMPORT_ERROR_NO_FILE: none of the named files could be read
 * @CLD_IMPORT_ERROR_REJECTED: rows were rejected and the import was to be all or nothing
 *
 * Why an import was refused.
 */
typedef enum
{
  CLD_IMPORT_ERROR_NO_YEAR,
  CLD_IMPORT_ERROR_NO_FILE,
  CLD_IMPORT_ERROR_REJECTED,
} CldImportError;

#define CLD_IMPORT_ERROR (cld_import_error_quark ())
GQuark cld_import_error_quark (void);

gboolean cld_import (const char *database,
                     const char *const *paths,
                     const CldImportOptions *options,
                     CldImportProgress progress,
                     gpointer data,
                     GCancellable *cancellable,
                     CldImportReport **report,
                     GError **error);
void cld_import_report_free (CldImportReport *report);
gboolean cld_import_report_save_rejects (const CldImportReport *report, const char *path, gboolean overwrite, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CldImportReport, cld_import_report_free)
