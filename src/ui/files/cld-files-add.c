/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-files-add.h"

#include <glib/gi18n-lib.h>

#include "cld-attachments.h"
#include "cld-file-chooser.h"
#include "cld-records-save.h"

/* Files that were chosen or dropped, on their way into the store: those that can be are attached in one step, the others
 * are named. */
typedef struct
{
  GPtrArray *files; /* GFile */
  char *child;
  char *claim;
  char *today;
  guint n_added;
  GString *refused;
} Add;

static void
add_free (gpointer data)
{
  Add *add = data;

  g_ptr_array_unref (add->files);
  g_free (add->child);
  g_free (add->claim);
  g_free (add->today);
  g_string_free (add->refused, TRUE);
  g_free (add);
}

/* The user knows what they chose: here the name of a file is said. */
static void
refuse (Add *add, GFile *file, const GError *error)
{
  g_autofree char *base = g_file_get_basename (file), *name = cld_attachments_clean_name (base);

  g_string_append_printf (add->refused, "%s%s: %s", add->refused->len > 0 ? "\n" : "", name, error->message);
}

static gboolean
add_in_writer (CldStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Add *add = data;
  const CldAttachmentNote note = { .child = add->child, .claims = add->claim, .added_on = add->today };
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < add->files->len; i++)
    {
      g_autoptr (GError) local_error = NULL;
      CldRecord *record = cld_attachments_make_file (store, add->files->pdata[i], &note, &local_error);

      if (record)
        g_ptr_array_add (records, record);
      else
        refuse (add, add->files->pdata[i], local_error);
    }
  add->n_added = records->len;
  return records->len == 0 || cld_records_save (store, records, records->len == 1 ? "file attached" : "files attached", error);
}

static void
added_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Add *add = g_task_get_task_data (task);
  GError *error = NULL;

  if (!cld_session_run_finish (CLD_SESSION (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  if (add->n_added > 0)
    cld_session_note_change (CLD_SESSION (source), add->child);
  g_task_return_boolean (task, TRUE);
}

/**
 * cld_files_add_async:
 * @session: the caseload
 * @files: (element-type GFile): files of this computer
 * @child: (nullable): the child's number; %NULL takes that of the claim
 * @claim: (nullable): what they prove
 * @callback: called on the main thread
 * @user_data: for @callback
 *
 * Attaches files beside the main thread, in one undo step.
 */
void
cld_files_add_async (CldSession *session, GSList *files, const char *child, const char *claim, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (session, NULL, callback, user_data);
  Add *add = g_new0 (Add, 1);

  add->files = g_ptr_array_new_with_free_func (g_object_unref);
  for (GSList *one = files; one; one = one->next)
    g_ptr_array_add (add->files, g_object_ref (one->data));
  add->child = g_strdup (child);
  add->claim = g_strdup (claim);
  add->today = g_strdup (cld_session_get_today (session));
  add->refused = g_string_new (NULL);
  g_task_set_task_data (task, add, add_free);
  cld_session_run_async (session, add_in_writer, add, NULL, NULL, added_cb, task);
}

/**
 * cld_files_add_finish:
 * @session: the caseload
 * @result: what the callback got
 * @refused: (out) (transfer full) (nullable): the files that cannot be attached and why, a line each
 * @error: return location
 *
 * Returns: how many were attached
 */
guint
cld_files_add_finish (CldSession *session, GAsyncResult *result, char **refused, GError **error)
{
  Add *add = g_task_get_task_data (G_TASK (result));

  *refused = NULL;
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return 0;
  if (add->refused->len > 0)
    *refused = g_strdup (add->refused->str);
  return add->n_added;
}

/* --- the dialog --- */

typedef struct
{
  GtkWidget *widget;
  void (*func) (GtkWidget *widget, GSList *files);
} Request;

static void
response_cb (GtkNativeDialog *dialog, int response, gpointer data)
{
  Request *request = data;
  g_autoptr (GListModel) model = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog)) : NULL;
  GSList *files = NULL;

  for (guint i = model ? g_list_model_get_n_items (model) : 0; i > 0; i--)
    {
      files = g_slist_prepend (files, g_list_model_get_item (model, i - 1));
      cld_file_chooser_forget (files->data);
    }
  if (files)
    request->func (request->widget, files);
  g_slist_free_full (files, g_object_unref);
  g_object_unref (request->widget);
  g_free (request);
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

/**
 * cld_files_choose:
 * @widget: who asks
 * @func: called with the files that were chosen; not where there are none
 *
 * Asks for one or several files.
 */
void
cld_files_choose (GtkWidget *widget, void (*func) (GtkWidget *widget, GSList *files))
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_("Attach files"), GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, GTK_FILE_CHOOSER_ACTION_OPEN, _("_Attach"), _("_Cancel"));
  Request *request = g_new0 (Request, 1);

  request->widget = g_object_ref (widget);
  request->func = func;
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), request);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
