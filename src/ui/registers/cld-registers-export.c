/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-registers-export.h"

#include <glib/gi18n-lib.h>

#include "cld-change-set.h"
#include "cld-file-chooser.h"
#include "cld-safe-file.h"
#include "cld-window.h"

/* A register as a file that other programs read, and as a table on paper. */

static GBytes *
make_bytes (GPtrArray *rows, const char *const *columns, CldRegisterWrite write, GError **error)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (CldOutput) output = cld_output_new (stream, CLD_OUTPUT_CSV, columns);

  for (guint i = 0; i < rows->len; i++)
    if (!write (output, rows->pdata[i], error))
      return NULL;
  if (!cld_output_finish (output, error) || !g_output_stream_close (stream, NULL, error))
    return NULL;
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

static gboolean
write_bytes (GBytes *bytes, const char *path, gboolean overwrite, GError **error)
{
  g_autoptr (CldSafeFile) file = cld_safe_file_create (path, overwrite, error);
  gsize len;
  gconstpointer data = g_bytes_get_data (bytes, &len);

  return file && g_output_stream_write_all (cld_safe_file_get_stream (file), data, len, NULL, NULL, error) && cld_safe_file_commit (file, error);
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
  g_autoptr (GBytes) bytes = make_bytes (rows, columns, write, error);

  return bytes && write_bytes (bytes, path, overwrite, error);
}

/* Rows on their way into a file: what is written is what was logged. */
typedef struct
{
  GtkWidget *from;
  char *path;
  GBytes *bytes;
  guint n;
} Export;

#define PENDING "cld-registers-export"

static void
export_free (gpointer data)
{
  Export *export = data;

  g_bytes_unref (export->bytes);
  g_free (export->path);
  g_free (export);
}

static void
say_fault (GtkWidget *from, const GError *error)
{
  CldWindow *window = cld_window_of (from);

  if (window && error)
    cld_window_show_error (window, _("The register was not exported"), error);
}

static void
logged_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Export *export = data;
  g_autoptr (GtkWidget) from = export->from;
  CldWindow *window = cld_window_of (from);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u row exported", "%u rows exported", export->n), export->n);

  /* The chooser has asked whether to replace a file that is there. */
  if (!cld_session_look_finish (CLD_SESSION (source), result, &error) || !write_bytes (export->bytes, export->path, TRUE, &error))
    say_fault (from, error);
  else if (window)
    cld_window_toast (window, text, FALSE);
  export_free (export);
}

/* What cannot be logged is not exported. */
static void
chosen_cb (GtkWidget *from, const char *path)
{
  Export *export = g_object_steal_data (G_OBJECT (from), PENDING);
  g_autofree char *why = NULL;

  if (!export)
    return;
  export->path = g_strdup (path);
  export->from = g_object_ref (from);
  why = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "register, %u row", "register, %u rows", export->n), export->n);
  cld_session_look_async (cld_pane_get_session (CLD_PANE (from)), CLD_ACT_EXPORT, why, NULL, logged_cb, export);
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
  g_autofree char *file = g_strdup_printf ("Caseload-%s-%s.csv", name, cld_session_get_today (cld_pane_get_session (from)));
  g_autoptr (GError) error = NULL;
  GBytes *bytes = make_bytes (rows, columns, write, &error);
  Export *export;

  if (!bytes)
    {
      say_fault (GTK_WIDGET (from), error);
      return;
    }
  export = g_new0 (Export, 1);
  export->bytes = bytes;
  export->n = rows->len;
  g_object_set_data_full (G_OBJECT (from), PENDING, export, export_free);
  cld_file_chooser_save (GTK_WIDGET (from), title, file, chosen_cb);
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
