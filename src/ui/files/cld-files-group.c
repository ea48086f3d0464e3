/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-files-group.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-attachments.h"
#include "cld-file-claims.h"
#include "cld-file-row.h"
#include "cld-files-add.h"
#include "cld-kinds.h"
#include "cld-window.h"

/* The files of one claim, or of a child: seen, opened, added, dropped, taken away. */
struct _CldFilesGroup
{
  GtkWidget parent_instance;

  GtkLabel *count;
  GtkSpinner *spinner;
  GtkWidget *add_button;
  GtkListBox *list;

  CldSession *session;
  char *child;
  char *claim;
  GPtrArray *files; /* CldRecord */
  GPtrArray *gone;  /* CldAttachmentGone, once they are known */
  gboolean editable;
  guint n_busy;
  GCancellable *cancellable; /* of the look for those that are gone */
};

G_DEFINE_FINAL_TYPE (CldFilesGroup, cld_files_group, GTK_TYPE_WIDGET)

static void
set_busy (CldFilesGroup *self, int by)
{
  self->n_busy += (guint) by;
  gtk_spinner_set_spinning (self->spinner, self->n_busy > 0);
}

static void
show_error (CldFilesGroup *self, const char *heading, const GError *error)
{
  CldWindow *window = cld_window_of (GTK_WIDGET (self));

  if (window)
    cld_window_show_error (window, heading, error);
  else if (error)
    g_debug ("%s", error->message);
}

static CldRecord *
find_file (CldFilesGroup *self, const char *ref)
{
  for (guint i = 0; self->files && i < self->files->len; i++)
    if (g_strcmp0 (cld_record_get_ref (self->files->pdata[i]), ref) == 0)
      return self->files->pdata[i];
  return NULL;
}

/* --- the rows --- */

/* Beside one claim it goes without saying what they prove, but not what else. */
static char *
describe_claims (CldFilesGroup *self, CldRecord *file)
{
  const char *proves = cld_record_get_text (file, ATTACHMENT_PROVES);
  g_auto (GStrv) claims = g_strsplit (proves ? proves : "", ";", -1);
  GString *out = g_string_new (NULL);

  for (guint i = 0; claims[i]; i++)
    if (*claims[i] && g_strcmp0 (claims[i], self->claim) != 0)
      {
        g_autofree char *words = cld_attachments_describe_claim (cld_session_get_db (self->session), claims[i]);

        g_string_append_printf (out, "%s%s", out->len > 0 ? "; " : "", words);
      }
  if (out->len == 0)
    {
      g_string_free (out, TRUE);
      return self->claim ? NULL : g_strdup (_("proves nothing yet"));
    }
  /* Translators: what a file proves: names of records */
  g_string_prepend (out, self->claim ? _("proves too: ") : _("proves: "));
  return g_string_free (out, FALSE);
}

static void
show_count (CldFilesGroup *self)
{
  guint n = self->files ? self->files->len : 0;
  g_autofree char *text = n > 0 ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u file", "%u files", n), n) : NULL;

  gtk_label_set_label (self->count, text ? text : "");
}

static void
clear_rows (CldFilesGroup *self)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row; row = gtk_widget_get_first_child (GTK_WIDGET (self->list)))
    gtk_list_box_remove (self->list, row);
}

static void
fill_rows (CldFilesGroup *self)
{
  clear_rows (self);
  for (guint i = 0; self->files && i < self->files->len; i++)
    {
      g_autofree char *proves = describe_claims (self, self->files->pdata[i]);

      gtk_list_box_append (self->list, cld_file_row_new (self->files->pdata[i], proves, self->editable));
    }
  for (guint i = 0; self->gone && i < self->gone->len; i++)
    gtk_list_box_append (self->list, cld_file_row_new_gone (self->gone->pdata[i]));
  if (!gtk_widget_get_first_child (GTK_WIDGET (self->list)))
    gtk_list_box_append (self->list, cld_file_row_new_empty (self->claim ? _("No file is attached. A file dropped here is evidence of this.") : _("No files yet. They can be dropped here, and added to each notice and approval.")));
  show_count (self);
}

/* Rows are made anew: the focus stays with the file that has it, else with the place where it was. */
static void
refill (CldFilesGroup *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row = focus ? gtk_widget_get_ancestor (focus, CLD_TYPE_FILE_ROW) : NULL;
  gboolean had = row && gtk_widget_is_ancestor (row, GTK_WIDGET (self->list));
  int index = had ? gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) : 0;
  CldRecord *file = had ? cld_file_row_get_file (CLD_FILE_ROW (row)) : NULL;
  g_autofree char *ref = file ? g_strdup (cld_record_get_ref (file)) : NULL;
  GtkListBoxRow *next = NULL;

  fill_rows (self);
  if (!had)
    return;
  for (int i = 0; !next && gtk_list_box_get_row_at_index (self->list, i); i++)
    {
      CldRecord *one = cld_file_row_get_file (CLD_FILE_ROW (gtk_list_box_get_row_at_index (self->list, i)));

      if (one && g_strcmp0 (cld_record_get_ref (one), ref) == 0)
        next = gtk_list_box_get_row_at_index (self->list, i);
    }
  if (!next)
    next = gtk_list_box_get_row_at_index (self->list, CLAMP (index, 0, MAX ((int) self->files->len - 1, 0)));
  if (!next || !gtk_widget_grab_focus (GTK_WIDGET (next)))
    gtk_widget_grab_focus (self->add_button);
}

/* --- those that are gone --- */

typedef struct
{
  char *claim;
  GPtrArray *gone;
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  g_free (search->claim);
  g_clear_pointer (&search->gone, g_ptr_array_unref);
  g_free (search);
}

static gboolean
search_in_writer (CldStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Search *search = data;

  search->gone = cld_attachments_list_gone (store, search->claim, error);
  return search->gone != NULL;
}

typedef struct
{
  CldFilesGroup *self;
  GCancellable *cancellable;
  Search *search;
} Found;

static void
found_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Found *found = data;

  /* One that was asked before says nothing any more. */
  if (cld_session_run_finish (CLD_SESSION (source), result, NULL) && found->cancellable == found->self->cancellable && !g_cancellable_is_cancelled (found->cancellable))
    {
      gboolean none = found->search->gone->len == 0 && (!found->self->gone || found->self->gone->len == 0);

      g_clear_pointer (&found->self->gone, g_ptr_array_unref);
      found->self->gone = g_ptr_array_ref (found->search->gone);
      if (!none)
        refill (found->self);
    }
  g_object_unref (found->self);
  g_object_unref (found->cancellable);
  search_free (found->search);
  g_free (found);
}

static void
look_for_gone (CldFilesGroup *self)
{
  Found *found;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (!self->claim)
    return;
  self->cancellable = g_cancellable_new ();
  found = g_new0 (Found, 1);
  found->self = g_object_ref (self);
  found->cancellable = g_object_ref (self->cancellable);
  found->search = g_new0 (Search, 1);
  found->search->claim = g_strdup (self->claim);
  cld_session_run_async (self->session, search_in_writer, found->search, NULL, self->cancellable, found_cb, found);
}

static void
reload (CldFilesGroup *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *files = self->session ? cld_attachments_list (cld_session_get_db (self->session), self->claim ? NULL : self->child, self->claim, &error) : NULL;

  if (error)
    show_error (self, _("The files cannot be listed"), error);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  self->files = files ? files : g_ptr_array_new ();
  refill (self);
  if (self->session)
    look_for_gone (self);
}

static void
changed_cb (CldFilesGroup *self, const char *child)
{
  if (!child || !self->child || g_strcmp0 (child, self->child) == 0)
    reload (self);
}

/* --- what is done --- */

static void
added_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (CldFilesGroup) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *refused = NULL;
  guint n = cld_files_add_finish (CLD_SESSION (source), result, &refused, &error);
  CldWindow *window = cld_window_of (GTK_WIDGET (self));
  g_autofree char *text = n > 0 ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u file attached", "%u files attached", n), n) : NULL;

  set_busy (self, -1);
  if (refused)
    g_set_error_literal (&error, G_IO_ERROR, G_IO_ERROR_FAILED, refused);
  if (error)
    show_error (self, n > 0 ? _("Not every file was attached") : _("The file was not attached"), error);
  else if (window && text)
    cld_window_toast (window, text, TRUE);
}

/**
 * cld_files_group_add:
 * @self: a group
 * @files: (element-type GFile): files of this computer
 *
 * Attaches them to the claim or the child, in one undo step; says what could not be attached, and why.
 */
void
cld_files_group_add (CldFilesGroup *self, GSList *files)
{
  g_return_if_fail (CLD_IS_FILES_GROUP (self));

  if (!self->session || !self->editable || !files || (!self->child && !self->claim))
    return;
  set_busy (self, 1);
  cld_files_add_async (self->session, files, self->child, self->claim, added_cb, g_object_ref (self));
}

static void
chosen_cb (GtkWidget *widget, GSList *files)
{
  cld_files_group_add (CLD_FILES_GROUP (widget), files);
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cld_files_choose (widget, chosen_cb);
}

static gboolean
drop_cb (CldFilesGroup *self, const GValue *value)
{
  GSList *files = g_value_get_boxed (value);

  if (!self->editable || !files)
    return FALSE;
  cld_files_group_add (self, files);
  return TRUE;
}

/* Something that the writer's thread does with one file. */
typedef struct
{
  CldFilesGroup *self;
  char *ref;
  char *child;
  gboolean proved;
  char *path;
} Work;

static Work *
work_new (CldFilesGroup *self, const char *ref)
{
  Work *work = g_new0 (Work, 1);
  CldRecord *file = find_file (self, ref);

  work->self = g_object_ref (self);
  work->ref = g_strdup (ref);
  work->child = g_strdup (file ? cld_record_get_text (file, ATTACHMENT_CHILD) : NULL);
  work->proved = file && cld_record_get_text (file, ATTACHMENT_PROVES);
  set_busy (self, 1);
  return work;
}

static void
work_free (Work *work)
{
  set_busy (work->self, -1);
  g_object_unref (work->self);
  g_free (work->ref);
  g_free (work->child);
  g_free (work->path);
  g_free (work);
}

static gboolean
remove_in_writer (CldStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return cld_attachments_remove (store, ((Work *) data)->ref, error);
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Work *work = data;
  g_autoptr (GError) error = NULL;
  CldWindow *window = cld_window_of (GTK_WIDGET (work->self));

  if (!cld_session_run_finish (CLD_SESSION (source), result, &error))
    show_error (work->self, _("The file was not removed"), error);
  else
    {
      cld_session_note_change (CLD_SESSION (source), work->child);
      if (window)
        cld_window_toast (window, work->proved ? _("File removed: what it proved needs other evidence") : _("File removed"), TRUE);
    }
  work_free (work);
}

static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldFilesGroup *self = CLD_FILES_GROUP (widget);

  if (self->session && self->editable)
    {
      Work *work = work_new (self, g_variant_get_string (parameter, NULL));

      cld_session_run_async (self->session, remove_in_writer, work, NULL, NULL, removed_cb, work);
    }
}

static void
launched_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (CldFilesGroup) self = data;
  g_autoptr (GError) error = NULL;

  if (!g_app_info_launch_default_for_uri_finish (result, &error))
    show_error (self, _("No program could show the file"), error);
}

static gboolean
open_in_writer (CldStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Work *work = data;

  work->path = cld_attachments_open_copy (store, work->ref, error);
  return work->path != NULL;
}

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Work *work = data;
  g_autoptr (GError) error = NULL;

  if (!cld_session_run_finish (CLD_SESSION (source), result, &error))
    show_error (work->self, _("The file cannot be opened"), error);
  else
    {
      g_autoptr (GdkAppLaunchContext) context = gdk_display_get_app_launch_context (gtk_widget_get_display (GTK_WIDGET (work->self)));
      g_autofree char *uri = g_filename_to_uri (work->path, NULL, NULL);

      g_app_info_launch_default_for_uri_async (uri, G_APP_LAUNCH_CONTEXT (context), NULL, launched_cb, g_object_ref (work->self));
    }
  work_free (work);
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldFilesGroup *self = CLD_FILES_GROUP (widget);

  if (self->session)
    {
      Work *work = work_new (self, g_variant_get_string (parameter, NULL));

      cld_session_run_async (self->session, open_in_writer, work, NULL, NULL, copied_cb, work);
    }
}

static void
claims_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldFilesGroup *self = CLD_FILES_GROUP (widget);
  CldRecord *file = find_file (self, g_variant_get_string (parameter, NULL));

  if (file && self->editable)
    cld_file_claims_ask (widget, self->session, file, self->claim);
}

static void
row_activated_cb (CldFilesGroup *self, GtkListBoxRow *row)
{
  CldRecord *file = cld_file_row_get_file (CLD_FILE_ROW (row));

  if (file)
    gtk_widget_activate_action (GTK_WIDGET (self), "files.open", "s", cld_record_get_ref (file));
}

/* --- the widget --- */

static gboolean
cld_files_group_grab_focus (GtkWidget *widget)
{
  CldFilesGroup *self = CLD_FILES_GROUP (widget);
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->list, 0);

  return first && gtk_widget_get_focusable (GTK_WIDGET (first)) ? gtk_widget_grab_focus (GTK_WIDGET (first)) : gtk_widget_grab_focus (self->add_button);
}

static void
forget_session (CldFilesGroup *self)
{
  if (self->session)
    g_signal_handlers_disconnect_by_func (self->session, changed_cb, self);
  g_clear_object (&self->session);
}

static void
cld_files_group_dispose (GObject *object)
{
  CldFilesGroup *self = CLD_FILES_GROUP (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  forget_session (self);
  g_clear_pointer (&self->child, g_free);
  g_clear_pointer (&self->claim, g_free);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_clear_pointer (&self->gone, g_ptr_array_unref);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self)); child; child = gtk_widget_get_first_child (GTK_WIDGET (self)))
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (cld_files_group_parent_class)->dispose (object);
}

static void
cld_files_group_class_init (CldFilesGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cld_files_group_dispose;
  widget_class->grab_focus = cld_files_group_grab_focus;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/caseload/Caseload/files/cld-files-group.ui");
  gtk_widget_class_bind_template_child (widget_class, CldFilesGroup, add_button);
  gtk_widget_class_bind_template_child (widget_class, CldFilesGroup, count);
  gtk_widget_class_bind_template_child (widget_class, CldFilesGroup, list);
  gtk_widget_class_bind_template_child (widget_class, CldFilesGroup, spinner);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_install_action (widget_class, "files.add", NULL, add_action);
  gtk_widget_class_install_action (widget_class, "files.open", "s", open_action);
  gtk_widget_class_install_action (widget_class, "files.claims", "s", claims_action);
  gtk_widget_class_install_action (widget_class, "files.remove", "s", remove_action);
}

static void
cld_files_group_init (CldFilesGroup *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  self->editable = TRUE;
  self->files = g_ptr_array_new ();
  g_signal_connect_object (drop, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}

/**
 * cld_files_group_new:
 * @session: (nullable): the caseload
 * @child: (nullable): a child's number
 * @claim: (nullable): `notice/REF`; %NULL lists all files of the child
 *
 * Returns: (transfer floating): the files of one claim, or of a child
 */
GtkWidget *
cld_files_group_new (CldSession *session, const char *child, const char *claim)
{
  CldFilesGroup *self = g_object_new (CLD_TYPE_FILES_GROUP, NULL);

  if (session)
    cld_files_group_set_subject (self, session, child, claim);
  return GTK_WIDGET (self);
}

/**
 * cld_files_group_set_subject:
 * @self: a group
 * @session: the caseload
 * @child: (nullable): a child's number
 * @claim: (nullable): `notice/REF`; %NULL lists all files of the child
 *
 * Shows the files of something else.
 */
void
cld_files_group_set_subject (CldFilesGroup *self, CldSession *session, const char *child, const char *claim)
{
  g_autofree char *new_child = g_strdup (child), *new_claim = g_strdup (claim);

  g_return_if_fail (CLD_IS_FILES_GROUP (self));
  g_return_if_fail (CLD_IS_SESSION (session));

  if (self->session != session)
    {
      forget_session (self);
      self->session = g_object_ref (session);
      g_signal_connect_object (session, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
    }
  g_free (self->child);
  self->child = g_steal_pointer (&new_child);
  g_free (self->claim);
  self->claim = g_steal_pointer (&new_claim);
  g_clear_pointer (&self->gone, g_ptr_array_unref);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "files.add", self->editable && (self->child || self->claim));
  reload (self);
}

/**
 * cld_files_group_clear:
 * @self: a group
 *
 * Shows nothing of nobody.
 */
void
cld_files_group_clear (CldFilesGroup *self)
{
  g_return_if_fail (CLD_IS_FILES_GROUP (self));

  if (self->session)
    cld_files_group_set_subject (self, self->session, NULL, NULL);
}

/**
 * cld_files_group_set_editable:
 * @self: a group
 * @editable: whether files are added and removed
 */
void
cld_files_group_set_editable (CldFilesGroup *self, gboolean editable)
{
  g_return_if_fail (CLD_IS_FILES_GROUP (self));

  if (self->editable == editable)
    return;
  self->editable = editable;
  gtk_widget_set_visible (self->add_button, editable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "files.add", editable && (self->child || self->claim));
  refill (self);
}

/**
 * cld_files_group_get_n_files:
 * @self: a group
 *
 * Returns: how many files it lists
 */
guint
cld_files_group_get_n_files (CldFilesGroup *self)
{
  g_return_val_if_fail (CLD_IS_FILES_GROUP (self), 0);

  return self->files ? self->files->len : 0;
}
