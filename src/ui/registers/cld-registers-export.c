/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-registers-export.h"

#include <glib/gi18n-lib.h>

#include "cld-table-export.h"

/* A register as a file that other programs read, and as a table on paper. */

typedef struct
{
  GPtrArray *rows;
  CldRegisterWrite write;
} Rows;

static gboolean
write_rows (CldOutput *output, gpointer data, GError **error)
{
  const Rows *self = data;

  for (guint i = 0; i < self->rows->len; i++)
    if (!self->write (output, self->rows->pdata[i], error))
      return FALSE;
  return TRUE;
}

/**
 * cld_registers_export_to:
 * @rows: what is shown
 * @columns: names of the columns
 * @write: writes a row
 * @path: the file
 * @overwrite: whether it may be there already
 * @error: return location
 *
 * Writes the rows in their order. Nothing is logged.
 *
 * Returns: whether the whole file is there
 */
gboolean
cld_registers_export_to (GPtrArray *rows, const char *const *columns, CldRegisterWrite write, const char *path, gboolean overwrite, GError **error)
{
  return cld_table_export_to (columns, write_rows, &(Rows){ rows, write }, path, overwrite, error);
}

/**
 * cld_registers_export:
 * @from: the page
 * @rows: what is shown
 * @name: of the register, for the name of the file: it says nothing of anybody
 * @columns: names of the columns
 * @write: writes a row
 *
 * Asks where the rows go, and writes them as they are now.
 */
void
cld_registers_export (CldPane *from, GPtrArray *rows, const char *name, const char *const *columns, CldRegisterWrite write)
{
  g_autofree char *title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Export %u row", "Export %u rows", rows->len), rows->len);
  g_autofree char *why = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "register, %u row", "register, %u rows", rows->len), rows->len);
  g_autofree char *done = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u row exported", "%u rows exported", rows->len), rows->len);

  cld_table_export (from, &(CldTableExport){ name, title, why, done, _("The register was not exported"), columns, write_rows, &(Rows){ rows, write } });
}

/**
 * cld_registers_make_print:
 * @rows: what is shown
 * @table: how it is shown
 * @title: of the register
 * @about: what it is of
 * @widths: a width in points for each column, 0 for a share of what is left; what has %G_MAXUINT is left out
 *
 * Returns: (transfer full): the rows as a table
 */
CldPrintJob *
cld_registers_make_print (GPtrArray *rows, const CldRowTableKind *table, const char *title, const char *about, const guint *widths)
{
  CldColumn columns[CLD_ROW_TABLE_MAX_COLUMNS];
  guint n = 0;
  CldPrintJob *job;

  for (guint i = 0; i < table->n_columns; i++)
    if (widths[i] != G_MAXUINT)
      columns[n++] = (CldColumn){ _(table->columns[i].title), widths[i] };
  job = cld_print_job_new_table (title, about, columns, n);
  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

      for (guint k = 0; k < table->n_columns; k++)
        if (widths[k] != G_MAXUINT)
          {
            CldRowTableCell cell = { NULL };

            table->fill_cell (rows->pdata[i], k, &cell, NULL);
            g_ptr_array_add (cells, cell.text ? cell.text : g_strdup (""));
          }
      g_ptr_array_add (cells, NULL);
      cld_print_job_add_row (job, (const char *const *) cells->pdata);
    }
  return job;
}
