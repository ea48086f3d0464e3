/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-import-chooser.h"

#include <glib/gi18n-lib.h>

#include "cld-file-chooser.h"

typedef struct
{
  CldImportChosen chosen;
  gpointer data;
} Choice;

static void
response_cb (GtkNativeDialog *dialog, int response, Choice *choice)
{
  g_autoptr (GListModel) files = NULL;
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  guint n;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));
      n = g_list_model_get_n_items (files);
      for (guint i = 0; i < n; i++)
        {
          g_autoptr (GFile) file = g_list_model_get_item (files, i);
          char *path = g_file_get_path (file);

          cld_file_chooser_forget (file);
          if (path)
            g_ptr_array_add (paths, path);
        }
    }
  g_ptr_array_add (paths, NULL);
  gtk_native_dialog_hide (dialog);
  if (paths->len > 1)
    choice->chosen ((const char *const *) paths->pdata, choice->data);
}

/**
 * cld_import_choose:
 * @from: a widget of the window that asks
 * @action: open files, choose folders, or save
 * @title: the dialog's title
 * @proposal: (nullable): a name for a file to save
 * @chosen: called with what was chosen; never where it was cancelled
 * @data: for @chosen; has to live as long as the dialog
 *
 * Asks for files, and keeps them out of the desktop's list of recent files.
 *
 * Returns: (transfer full): the dialog; letting it go takes it off the screen
 */
GtkNativeDialog *
cld_import_choose (GtkWidget *from, GtkFileChooserAction action, const char *title, const char *proposal, CldImportChosen chosen, gpointer data)
{
  GtkRoot *root = gtk_widget_get_root (from);
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (title, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, action, NULL, NULL);
  Choice *choice = g_new0 (Choice, 1);

  choice->chosen = chosen;
  choice->data = data;
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog), action != GTK_FILE_CHOOSER_ACTION_SAVE);
  if (proposal)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), proposal);
  if (action == GTK_FILE_CHOOSER_ACTION_OPEN)
    {
      g_autoptr (GtkFileFilter) tables = gtk_file_filter_new ();
      g_autoptr (GtkFileFilter) all = gtk_file_filter_new ();

      gtk_file_filter_set_name (tables, _("CSV files"));
      gtk_file_filter_add_suffix (tables, "csv");
      gtk_file_filter_add_suffix (tables, "txt");
      gtk_file_filter_add_suffix (tables, "tsv");
      gtk_file_filter_add_suffix (tables, "tab");
      gtk_file_filter_set_name (all, _("All files"));
      gtk_file_filter_add_pattern (all, "*");
      gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), tables);
      gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), all);
    }
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), choice, (GClosureNotify) (GCallback) g_free, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
  return GTK_NATIVE_DIALOG (dialog);
}
