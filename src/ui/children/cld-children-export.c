/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cld-change-set.h"
#include "cld-children-pane-private.h"
#include "cld-output.h"
#include "cld-private-folder.h"
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
write_row (CldOutput *output, const CldCaseloadFacts *facts, const guint *columns, guint n, const char *today, GError **error)
{
  char *cells[CLD_CHILDREN_N_COLUMNS + 1] = { NULL };
  gboolean done;

  for (guint i = 0; i < n; i++)
    {
      cells[i] = cld_children_value (facts, columns[i], today);
      if (!cells[i])
        cells[i] = g_strdup ("");
    }
  done = cld_output_row (output, (const char *const *) cells, error);
  for (guint i = 0; i < n; i++)
    g_free (cells[i]);
  return done;
}

/**
 * _cld_children_export_to:
 * @self: the list
 * @path: the file
 * @overwrite: whether it may be there already
 * @error: return location
 *
 * Writes the children that are shown, or those that are chosen, as CSV with dates as YYYY-MM-DD; what a spreadsheet
 * would take for a formula is guarded.
 *
 * Returns: whether the whole file is there
 */
gboolean
_cld_children_export_to (CldChildrenPane *self, const char *path, gboolean overwrite, GError **error)
{
  CldSession *session = cld_pane_get_session (CLD_PANE (self));
  const char *today = cld_session_get_today (session);
  g_auto (GStrv) children = _cld_children_pane_targets (self);
  guint columns[CLD_CHILDREN_N_COLUMNS];
  const char *names[CLD_CHILDREN_N_COLUMNS + 1];
  guint n = get_columns (self, columns, names);
  g_autoptr (GPtrArray) records = cld_caseload_load (cld_session_get_db (session), (const char *const *) children, g_strv_length (children), today, error);
  g_autoptr (CldSafeFile) file = records ? cld_safe_file_create (path, overwrite, error) : NULL;
  g_autoptr (CldOutput) output = file ? cld_output_new (cld_safe_file_get_stream (file), CLD_OUTPUT_CSV, names) : NULL;

  if (!output)
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    if (records->pdata[i] && !write_row (output, records->pdata[i], columns, n, today, error))
      return FALSE;
  return cld_output_finish (output, error) && cld_safe_file_commit (file, error);
}

static void
tell_done (CldChildrenPane *self, guint n)
{
  CldWindow *window = cld_window_of (GTK_WIDGET (self));
  g_autofree char *text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u row exported", "%u rows exported", n), n);

  if (window)
    cld_window_toast (window, text, FALSE);
}

static void
response_cb (GtkNativeDialog *dialog, int response, CldChildrenPane *self)
{
  CldWindow *window = cld_window_of (GTK_WIDGET (self));
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_autofree char *path = file ? g_file_get_path (file) : NULL;
  g_autofree char *uri = file ? g_file_get_uri (file) : NULL;
  g_auto (GStrv) children = _cld_children_pane_targets (self);
  g_autofree char *why = NULL;
  g_autoptr (GError) error = NULL;
  guint n = g_strv_length (children);

  /* The chooser tells every program of the desktop which file was written last. */
  if (uri)
    gtk_recent_manager_remove_item (gtk_recent_manager_get_default (), uri, NULL);
  if (response == GTK_RESPONSE_ACCEPT && path)
    {
      /* The chooser has asked whether to replace a file that is there. */
      if (_cld_children_export_to (self, path, TRUE, &error))
        {
          why = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "list of children, %u row", "list of children, %u rows", n), n);
          cld_session_look_async (cld_pane_get_session (CLD_PANE (self)), CLD_ACT_EXPORT, why, NULL, NULL, NULL);
          tell_done (self, n);
        }
      else if (window)
        cld_window_show_error (window, _("The rows were not exported"), error);
    }
  g_object_unref (dialog);
}

/**
 * _cld_children_export:
 * @self: the list
 *
 * Asks where the children that are shown go, and writes them. The proposed folder is the user's alone and left out of
 * thumbnails and indexes; the proposed name says nothing of anybody.
 */
void
_cld_children_export (CldChildrenPane *self)
{
  CldSession *session = cld_pane_get_session (CLD_PANE (self));
  g_auto (GStrv) children = _cld_children_pane_targets (self);
  guint n = g_strv_length (children);
  g_autofree char *title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Export %u row", "Export %u rows", n), n);
  g_autofree char *name = g_strdup_printf ("Caseload-children-%s.csv", cld_session_get_today (session));
  g_autofree char *folder = g_build_filename (g_get_home_dir (), "Caseload", NULL);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (title, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                                              GTK_FILE_CHOOSER_ACTION_SAVE, _("_Export"), NULL);
  g_autoptr (GPtrArray) made = cld_private_folder_make (folder, NULL);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  if (made)
    {
      g_autoptr (GFile) file = g_file_new_for_path (folder);

      gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), file, NULL);
    }
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
