/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-table-export.h"

#include "cld-change-set.h"
#include "cld-file-chooser.h"
#include "cld-safe-file.h"
#include "cld-window.h"

/* A list as a file that other programs read: where to is asked, it is noted in the change log, then it is written. */

#define PENDING "cld-table-export"

/* Rows on their way into a file: what is written is what was logged. */
typedef struct
{
  CldPane *from;
  char *path;
  char *why;
  char *done;
  char *fault;
  GBytes *bytes;
} Export;

static void
export_free (gpointer data)
{
  Export *self = data;

  g_bytes_unref (self->bytes);
  g_free (self->path);
  g_free (self->why);
  g_free (self->done);
  g_free (self->fault);
  g_free (self);
}

static void
say_fault (CldPane *from, const char *fault, const GError *error)
{
  CldWindow *window = cld_window_of (GTK_WIDGET (from));

  if (window && error)
    cld_window_show_error (window, fault, error);
}

/**
 * cld_table_export_make:
 * @columns: names of the columns
 * @write: writes the rows
 * @data: for @write
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the file
 */
GBytes *
cld_table_export_make (const char *const *columns, CldTableWriteFunc write, gpointer data, GError **error)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (CldOutput) output = cld_output_new (stream, CLD_OUTPUT_CSV, columns);

  if (!write (output, data, error) || !cld_output_finish (output, error) || !g_output_stream_close (stream, NULL, error))
    return NULL;
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

/**
 * cld_table_export_to:
 * @columns: names of the columns
 * @write: writes the rows
 * @data: for @write
 * @path: the file
 * @overwrite: whether it may be there already
 * @error: return location
 *
 * Writes the rows in their order. Nothing is logged.
 *
 * Returns: whether the whole file is there
 */
gboolean
cld_table_export_to (const char *const *columns, CldTableWriteFunc write, gpointer data, const char *path, gboolean overwrite, GError **error)
{
  g_autoptr (GBytes) bytes = cld_table_export_make (columns, write, data, error);

  return bytes && cld_safe_file_write (path, bytes, overwrite, error);
}

static void
logged_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Export *self = data;
  g_autoptr (CldPane) from = self->from;
  CldWindow *window = cld_window_of (GTK_WIDGET (from));
  g_autoptr (GError) error = NULL;

  /* The chooser has asked whether to replace a file that is there. */
  if (!cld_session_look_finish (CLD_SESSION (source), result, &error) || !cld_safe_file_write (self->path, self->bytes, TRUE, &error))
    say_fault (from, self->fault, error);
  else if (window)
    cld_window_toast (window, self->done, FALSE);
  export_free (self);
}

/* What cannot be logged is not exported. */
static void
chosen_cb (GtkWidget *from, const char *path)
{
  Export *self = g_object_steal_data (G_OBJECT (from), PENDING);

  if (!self)
    return;
  self->path = g_strdup (path);
  self->from = g_object_ref (CLD_PANE (from));
  cld_session_look_async (cld_pane_get_session (self->from), CLD_ACT_EXPORT, self->why, NULL, logged_cb, self);
}

/**
 * cld_table_export:
 * @from: the page
 * @export: what is exported
 *
 * Asks where the rows go, and writes them as they are now.
 */
void
cld_table_export (CldPane *from, const CldTableExport *export)
{
  g_autofree char *file = g_strdup_printf ("Caseload-%s-%s.csv", export->name, cld_session_get_today (cld_pane_get_session (from)));
  g_autoptr (GError) error = NULL;
  GBytes *bytes = cld_table_export_make (export->columns, export->write, export->data, &error);
  Export *self;

  if (!bytes)
    {
      say_fault (from, export->fault, error);
      return;
    }
  self = g_new0 (Export, 1);
  self->bytes = bytes;
  self->why = g_strdup (export->why);
  self->done = g_strdup (export->done);
  self->fault = g_strdup (export->fault);
  g_object_set_data_full (G_OBJECT (from), PENDING, self, export_free);
  cld_file_chooser_save (GTK_WIDGET (from), export->title, file, chosen_cb);
}
