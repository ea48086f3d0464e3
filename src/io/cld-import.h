/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "cld-store.h"

/**
 * CldImportOptions:
 * @year: the collection year of the returns, or 0 to take it from their dates
 * @dry_run: nothing is written, no database is made
 * @good_rows_only: rows with problems are rejected too
 * @all_or_nothing: any rejected row refuses the whole import
 * @made_up: the children are made up; every print will say so
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
} CldImportOptions;

/**
 * CldImportFileReport:
 * @name: the file's base name
 * @kind: the table of a return, a kind, `case_export`, `not read` or `no table`
 * @year: its collection year, or 0
 * @rows: data rows; @added + @changed + @unchanged + @rejected
 * @problems: how many entries of the problem list are of this file
 *
 * What an import did with a file.
 */
typedef struct
{
  char *name;
  const char *kind;
  int year;
  guint rows;
  guint added;
  guint changed;
  guint unchanged;
  guint rejected;
  guint problems;
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
} CldImportProblem;

/**
 * CldImportReport:
 * @files: (element-type CldImportFileReport): in the order they were named
 * @problems: (element-type CldImportProblem): in the order of files and lines
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

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CldImportReport, cld_import_report_free)
