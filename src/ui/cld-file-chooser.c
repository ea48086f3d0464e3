/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-file-chooser.h"

#include <glib/gi18n-lib.h>

#include "cld-private-folder.h"

/* A question for a file while it is open. */
typedef struct
{
  GtkWidget *widget;
  CldFileFunc func;
} Request;

static void
request_free (Request *request)
{
  g_object_unref (request->widget);
  g_free (request);
}

/* The dialog's files, which are not to come back into the list: GTK puts them there some time after the answer. */
static GHashTable *forgotten;

static void
recent_changed_cb (GtkRecentManager *manager)
{
  GHashTableIter iter;
  gpointer uri;

  g_hash_table_iter_init (&iter, forgotten);
  while (g_hash_table_iter_next (&iter, &uri, NULL))
    if (gtk_recent_manager_has_item (manager, uri))
      gtk_recent_manager_remove_item (manager, uri, NULL);
}

/**
 * cld_file_chooser_forget:
 * @file: a file that was chosen in a dialog
 *
 * Keeps it out of the desktop's recent files, into which GTK puts every choice: every program reads those.
 */
void
cld_file_chooser_forget (GFile *file)
{
  GtkRecentManager *manager = gtk_recent_manager_get_default ();

  g_return_if_fail (G_IS_FILE (file));

  if (!forgotten)
    {
      forgotten = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_signal_connect (manager, "changed", G_CALLBACK (recent_changed_cb), NULL);
    }
  g_hash_table_add (forgotten, g_file_get_uri (file));
  recent_changed_cb (manager);
}

static void
response_cb (GtkNativeDialog *dialog, int response, gpointer data)
{
  Request *request = data;
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;

  if (file)
    cld_file_chooser_forget (file);
  if (file && g_file_peek_path (file))
    request->func (request->widget, g_file_peek_path (file));
  request_free (request);
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static void
run (GtkFileChooserNative *dialog, GtkWidget *widget, CldFileFunc func)
{
  Request *request = g_new0 (Request, 1);

  request->widget = g_object_ref (widget);
  request->func = func;
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), request);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static GtkWindow *
window_of (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

/**
 * cld_file_chooser_open:
 * @widget: who asks
 * @title: the title of the dialog
 * @pattern: which files are shown first
 * @pattern_name: what these files are
 * @func: called with the file that was chosen
 *
 * Asks for a file that is there.
 */
void
cld_file_chooser_open (GtkWidget *widget, const char *title, const char *pattern, const char *pattern_name, CldFileFunc func)
{
  GtkFileChooserNative *dialog;
  GtkFileFilter *filter;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (func);

  dialog = gtk_file_chooser_native_new (title, window_of (widget), GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open"), _("_Cancel"));
  filter = gtk_file_filter_new ();
  gtk_file_filter_set_name (filter, pattern_name);
  gtk_file_filter_add_pattern (filter, pattern);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  g_object_unref (filter);
  filter = gtk_file_filter_new ();
  gtk_file_filter_set_name (filter, _("All files"));
  gtk_file_filter_add_pattern (filter, "*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  g_object_unref (filter);
  run (dialog, widget, func);
}

/**
 * cld_file_chooser_save:
 * @widget: who asks
 * @title: the title of the dialog
 * @name: the proposed name: never one of a child
 * @func: called with the file that was chosen
 *
 * Asks where to write a file; begins in `~/Caseload`, which nothing indexes and nobody else reads. The dialog asks
 * before a file is replaced.
 */
void
cld_file_chooser_save (GtkWidget *widget, const char *title, const char *name, CldFileFunc func)
{
  g_autofree char *path = g_build_filename (g_get_home_dir (), "Caseload", NULL);
  g_autoptr (GPtrArray) made = NULL;
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  GtkFileChooserNative *dialog;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (func);

  dialog = gtk_file_chooser_native_new (title, window_of (widget), GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), _("_Cancel"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  /* Where that folder cannot be made the dialog begins elsewhere. */
  made = cld_private_folder_make (path, NULL);
  if (made)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), folder, NULL);
  run (dialog, widget, func);
}

/**
 * cld_file_chooser_folder:
 * @widget: who asks
 * @title: the title of the dialog
 * @func: called with the folder that was chosen
 *
 * Asks for a folder to write several files into; begins in `~/Caseload`, which nothing indexes and nobody else reads.
 */
void
cld_file_chooser_folder (GtkWidget *widget, const char *title, CldFileFunc func)
{
  g_autofree char *path = g_build_filename (g_get_home_dir (), "Caseload", NULL);
  g_autoptr (GPtrArray) made = NULL;
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  GtkFileChooserNative *dialog;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (func);

  dialog = gtk_file_chooser_native_new (title, window_of (widget), GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _("_Select"), _("_Cancel"));
  made = cld_private_folder_make (path, NULL);
  if (made)
    gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), folder, NULL);
  run (dialog, widget, func);
}
