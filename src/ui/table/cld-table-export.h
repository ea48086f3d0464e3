/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-output.h"
#include "cld-pane.h"

G_BEGIN_DECLS

/* Writes the rows of a file; FALSE with @error set where it fails. */
typedef gboolean (*CldTableWriteFunc) (CldOutput *output, gpointer data, GError **error);

/**
 * CldTableExport:
 * @name: a word of the proposed name of the file: it says nothing of anybody
 * @title: of the chooser: “Export 5 providers”
 * @why: what the change log says of it; nothing personal
 * @done: what is said when the file is there
 * @fault: what is said when it is not
 * @columns: names of the columns, %NULL-terminated
 * @write: writes the rows
 * @data: for @write
 *
 * A list that goes into a file.
 */
typedef struct
{
  const char *name;
  const char *title;
  const char *why;
  const char *done;
  const char *fault;
  const char *const *columns;
  CldTableWriteFunc write;
  gpointer data;
} CldTableExport;

void cld_table_export (CldPane *from, const CldTableExport *export);
GBytes *cld_table_export_make (const char *const *columns, CldTableWriteFunc write, gpointer data, GError **error);
gboolean cld_table_export_to (const char *const *columns, CldTableWriteFunc write, gpointer data, const char *path, gboolean overwrite, GError **error);

G_END_DECLS
