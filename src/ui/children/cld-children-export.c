/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cld-change-set.h"
#include "cld-children-pane-private.h"
#include "cld-file-chooser.h"
#include "cld-output.h"
#include "cld-safe-file.h"
#include "cld-window.h"

/* What is exported: the number, since a name is not one child's alone, and the columns that are shown. */
static guint
get_columns (CldChildrenPane *self, guint columns[CLD_CHILDREN_N_COLUMNS], const char *names[CLD_CHILDREN_N_COLUMNS + 1])
{
  guint n = 0;

  columns[n++] = CLD_CHILDREN_NUMBER;
  for (guint i = 0; i < CLD_CHILDREN_N_COLUMNS; i++)
    if (i != CLD_CHILDREN_NUMBER && cld_children_columns_is_shown (self->columns, i))
      columns[n++] = i;
  for (guint i = 0; i < n; i++)
    names[i] = cld_children_column_info (columns[i])->id;
  names[n] = NULL;
  return n;
}

static gboolean
write_row (CldOutput *output, const CldChildrenNext *next, const CldCaseloadFacts *facts, const guint *columns, guint n, const char *today, GError **error)
{
  char *cells[CLD_CHILDREN_N_COLUMNS + 1] = { NULL };
  gboolean done;

  for (guint i = 0; i < n; i++)
    {
      cells[i] = cld_children_cell_value (next, facts, columns[i], today);
      if (!cells[i])
        cells[i] = g_strdup ("");
    }
  done = cld_output_row (output, (const char *const *) cells, error);
  for (guint i = 0; i < n; i++)
    g_free (cells[i]);
  return done;
}

static gboolean
write_to (CldChildrenPane *self, char **children, const char *path, gboolean overwrite, GError **error)
{
  CldSession *session = cld_pane_get_session (CLD_PANE (self));
  const char *today = cld_session_get_today (session);
  guint columns[CLD_CHILDREN_N_COLUMNS];
  const char *names[CLD_CHILDREN_N_COLUMNS + 1];
  guint n = get_columns (self, columns, names);
  g_autoptr (GPtrArray) records = cld_caseload_load (cld_session_get_db (session), (const char *const *) children, g_strv_length (children), today, error);
  g_autoptr (CldSafeFile) file = records ? cld_safe_file_create (path, overwrite, error) : NULL;
  g_autoptr (CldOutput) output = file ? cld_output_new (cld_safe_file_get_stream (file), CLD_OUTPUT_CSV, names) : NULL;

  if (!output)
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    if (records->pdata[i] && !write_row (output, self->next, records->pdata[i], columns, n, today, error))
      return FALSE;
  return cld_output_finish (output, error) && cld_safe_file_commit (file, error);
}

/**
 * _cld_children_export_to:
 * @self: the list
 * @path: the file
 * @overwrite: whether it may be there already
 * @error: return location
 *
 * Writes the children that are shown, or those that are chosen, as CSV with dates as YYYY-MM-DD; what a spreadsheet
 * would take for a formula is guarded. Nothing is logged.
 *
 * Returns: whether the whole file is there
 */
gboolean
_cld_children_export_to (CldChildrenPane *self, const char *path, gboolean overwrite, GError **error)
{
  g_auto (GStrv) children = _cld_children_pane_targets (self);

  return write_to (self, children, path, overwrite, error);
}

static void
tell_done (CldChildrenPane *self, guint n)
{
  CldWindow *window = cld_window_of (GTK_WIDGET (self));
  g_autofree char *text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u row exported", "%u rows exported", n), n);

  if (window)
    cld_window_toast (window, text, FALSE);
}

/* Rows on their way into a file: what is written is what was logged. */
typedef struct
{
  CldChildrenPane *pane;
  char *path;
  GStrv children;
} Export;

static void
export_free (Export *export)
{
  g_object_unref (export->pane);
  g_free (export->path);
  g_strfreev (export->children);
  g_free (export);
}

static void
logged_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Export *export = data;
  CldWindow *window = cld_window_of (GTK_WIDGET (export->pane));
  g_autoptr (GError) error = NULL;

  /* The chooser has asked whether to replace a file that is there. */
  if (cld_session_look_finish (CLD_SESSION (source), result, &error) && write_to (export->pane, export->children, export->path, TRUE, &error))
    tell_done (export->pane, g_strv_length (export->children));
  else if (window)
    cld_window_show_error (window, _("The rows were not exported"), error);
  export_free (export);
}

/**
 * _cld_children_export_logged:
 * @self: the list
 * @path: the file, which is replaced if it is there
 *
 * Logs that the children that are shown, or those that are chosen, are exported, then writes them. What cannot be
 * logged is not exported.
 */
void
_cld_children_export_logged (CldChildrenPane *self, const char *path)
{
  Export *export = g_new (Export, 1);
  g_autofree char *why = NULL;
  guint n;

  export->pane = g_object_ref (self);
  export->path = g_strdup (path);
  export->children = _cld_children_pane_targets (self);
  n = g_strv_length (export->children);
  why = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "list of children, %u row", "list of children, %u rows", n), n);
  cld_session_look_async (cld_pane_get_session (CLD_PANE (self)), CLD_ACT_EXPORT, why, NULL, logged_cb, export);
}

static void
chosen_cb (GtkWidget *widget, const char *path)
{
  _cld_children_export_logged (CLD_CHILDREN_PANE (widget), path);
}

/**
 * _cld_children_export:
 * @self: the list
 *
 * Asks where the children that are shown go, and writes them. The proposed name says nothing of anybody.
 */
void
_cld_children_export (CldChildrenPane *self)
{
  g_auto (GStrv) children = _cld_children_pane_targets (self);
  guint n = g_strv_length (children);
  g_autofree char *title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Export %u row", "Export %u rows", n), n);
  g_autofree char *name = g_strdup_printf ("Caseload-children-%s.csv", cld_session_get_today (cld_pane_get_session (CLD_PANE (self))));

  cld_file_chooser_save (GTK_WIDGET (self), title, name, chosen_cb);
}
