/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-import-files.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-import-chooser.h"

struct _CldImportFiles
{
  GtkWidget parent_instance;

  GtkStack *stack;
  GtkWidget *choose_button;
  GtkLabel *heading;
  GtkSpinner *spinner;
  GtkWidget *add_button;
  GtkListBox *list;
  GtkBox *notes;
  GtkDropTarget *drop_target;

  GPtrArray *paths; /* ends with NULL */
  GtkNativeDialog *dialog;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CldImportFiles, cld_import_files, GTK_TYPE_WIDGET)

static gboolean
has_path (CldImportFiles *self, const char *path)
{
  for (guint i = 0; i + 1 < self->paths->len; i++)
    if (strcmp (self->paths->pdata[i], path) == 0)
      return TRUE;
  return FALSE;
}

static void
add_paths (CldImportFiles *self, const char *const *paths)
{
  for (guint i = 0; paths[i]; i++)
    if (!has_path (self, paths[i]))
      g_ptr_array_insert (self->paths, (int) self->paths->len - 1, g_strdup (paths[i]));
}

static void
clear_list (CldImportFiles *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))))
    gtk_list_box_remove (self->list, child);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->notes))))
    gtk_box_remove (self->notes, child);
}

static void
paths_changed (CldImportFiles *self)
{
  gboolean some = self->paths->len > 1;

  if (!some)
    clear_list (self);
  gtk_stack_set_visible_child_name (self->stack, some ? "some" : "none");
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
chosen_cb (const char *const *paths, gpointer data)
{
  CldImportFiles *self = data;

  add_paths (self, paths);
  paths_changed (self);
}

static void
choose (CldImportFiles *self, GtkFileChooserAction action, const char *title)
{
  g_clear_object (&self->dialog);
  self->dialog = cld_import_choose (GTK_WIDGET (self), action, title, NULL, chosen_cb, self);
}

static void
choose_files_cb (CldImportFiles *self)
{
  choose (self, GTK_FILE_CHOOSER_ACTION_OPEN, _("Files to Import"));
}

static void
choose_folder_cb (CldImportFiles *self)
{
  choose (self, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, _("Folder to Import"));
}

static gboolean
drop_cb (CldImportFiles *self, const GValue *value)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  for (GSList *link = g_value_get_boxed (value); link; link = link->next)
    {
      char *path = g_file_get_path (link->data);

      if (path)
        g_ptr_array_add (paths, path);
    }
  if (paths->len == 0)
    return FALSE;
  g_ptr_array_add (paths, NULL);
  chosen_cb ((const char *const *) paths->pdata, self);
  return TRUE;
}

static void
remove_cb (GtkButton *button, CldImportFiles *self)
{
  const char *path = g_object_get_data (G_OBJECT (button), "cld-path");

  for (guint i = 0; i + 1 < self->paths->len; i++)
    if (strcmp (self->paths->pdata[i], path) == 0)
      {
        g_ptr_array_remove_index (self->paths, i);
        break;
      }
  paths_changed (self);
  cld_import_files_focus (self);
}

static void
cld_import_files_dispose (GObject *object)
{
  CldImportFiles *self = CLD_IMPORT_FILES (object);

  g_clear_object (&self->dialog);
  if (self->stack)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->stack)));
  g_clear_pointer (&self->paths, g_ptr_array_unref);
  G_OBJECT_CLASS (cld_import_files_parent_class)->dispose (object);
}

static void
cld_import_files_class_init (CldImportFilesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cld_import_files_dispose;

  /* Files were added or removed. */
  signals[CHANGED] = g_signal_new ("changed", CLD_TYPE_IMPORT_FILES, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/caseload/Caseload/import/cld-import-files.ui");
  gtk_widget_class_bind_template_child (widget_class, CldImportFiles, stack);
  gtk_widget_class_bind_template_child (widget_class, CldImportFiles, choose_button);
  gtk_widget_class_bind_template_child (widget_class, CldImportFiles, heading);
  gtk_widget_class_bind_template_child (widget_class, CldImportFiles, spinner);
  gtk_widget_class_bind_template_child (widget_class, CldImportFiles, add_button);
  gtk_widget_class_bind_template_child (widget_class, CldImportFiles, list);
  gtk_widget_class_bind_template_child (widget_class, CldImportFiles, notes);
  gtk_widget_class_bind_template_child (widget_class, CldImportFiles, drop_target);
  gtk_widget_class_bind_template_callback (widget_class, choose_files_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_folder_cb);
  gtk_widget_class_bind_template_callback (widget_class, drop_cb);
}

static void
cld_import_files_init (CldImportFiles *self)
{
  GType types[] = { GDK_TYPE_FILE_LIST };

  self->paths = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->paths, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drop_target_set_gtypes (self->drop_target, types, G_N_ELEMENTS (types));
}

/* --- a file --- */

static gboolean
is_taken (const CldImportFileReport *file)
{
  return !file->why;
}

/**
 * cld_import_files_describe_kind:
 * @file: a file
 *
 * Returns: (transfer full): what it is
 */
char *
cld_import_files_describe_kind (const CldImportFileReport *file)
{
  if (strcmp (file->kind, "case_export") == 0)
    return g_strdup (_("Export of a case system"));
  if (file->is_return)
    /* Translators: %s is the name of a table of the return, such as Episodes */
    return g_strdup_printf (_("Return: %s"), file->kind);
  /* Translators: %s is the name of one of Caseload's own tables, such as visit */
  return g_strdup_printf (_("Caseload’s own: %s"), file->kind);
}

static const char *
encoding_name (CldCsvEncoding encoding)
{
  switch (encoding)
    {
    case CLD_CSV_CP1252:
      return "Windows-1252";
    case CLD_CSV_UTF16:
      return "UTF-16";
    case CLD_CSV_UTF8:
    case CLD_CSV_UTF8_BOM:
    default:
      return "UTF-8";
    }
}

static const char *
delimiter_name (char delimiter)
{
  switch (delimiter)
    {
    case ';':
      return _("semicolons");
    case '\t':
      return _("tabs");
    default:
      return _("commas");
    }
}

static char *
describe_file (const CldImportFileReport *file)
{
  g_autofree char *kind = NULL, *rows = NULL;

  if (!is_taken (file))
    {
      /* Translators: %s is why a file was not read */
      g_autofree char *text = g_strdup_printf (_("Left out: %s"), file->why);

      return g_steal_pointer (&text);
    }
  kind = cld_import_files_describe_kind (file);
  rows = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u row", "%u rows", file->rows), file->rows);
  return g_strdup_printf ("%s · %s · %s · %s", kind, rows, encoding_name (file->encoding), delimiter_name (file->delimiter));
}

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
make_state (const char *icon, const char *word, const char *css_class)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *image = gtk_image_new_from_icon_name (icon);

  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), gtk_label_new (word));
  gtk_widget_add_css_class (box, "cld-state");
  gtk_widget_add_css_class (box, css_class);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  return box;
}

static GtkWidget *
make_file_state (const CldImportFileReport *file)
{
  if (strcmp (file->kind, "no table") == 0)
    return make_state ("dialog-error-symbolic", _("Cannot be read"), "cld-late");
  if (!is_taken (file))
    return make_state ("action-unavailable-symbolic", _("Left out"), "cld-upcoming");
  if (file->samples && file->samples[0])
    return make_state ("dialog-warning-symbolic", _("Look at it"), "cld-due");
  return make_state ("object-select-symbolic", _("Read"), "cld-done");
}

/* Where the encoding is a guess, its proof. */
static void
append_samples (GtkWidget *box, const CldImportFileReport *file)
{
  GtkWidget *frame;

  if (!file->samples || !file->samples[0])
    return;
  gtk_box_append (GTK_BOX (box), make_label (_("Not UTF-8, so read as Windows-1252. Are the names in these lines right?"), "cld-caption"));
  frame = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_widget_add_css_class (frame, "cld-calc");
  for (guint i = 0; file->samples[i]; i++)
    {
      GtkWidget *line = gtk_label_new (file->samples[i]);

      gtk_label_set_xalign (GTK_LABEL (line), 0);
      gtk_label_set_ellipsize (GTK_LABEL (line), PANGO_ELLIPSIZE_END);
      gtk_widget_set_tooltip_text (line, file->samples[i]);
      gtk_box_append (GTK_BOX (frame), line);
    }
  gtk_box_append (GTK_BOX (box), frame);
}

static GtkWidget *
make_remove_button (CldImportFiles *self, const CldImportFileReport *file)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");
  /* Translators: %s is a file */
  g_autofree char *name = g_strdup_printf (_("Do not import %s"), file->name);

  g_object_set_data_full (G_OBJECT (button), "cld-path", g_strdup (file->path), g_free);
  gtk_widget_set_tooltip_text (button, _("Do not import this file"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, 0);
  return button;
}

static GtkWidget *
make_row (CldImportFiles *self, const CldImportFileReport *file)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *caption;
  g_autofree char *text = describe_file (file);

  caption = make_label (text, "cld-caption");
  gtk_widget_add_css_class (caption, "cld-dim");
  gtk_box_append (GTK_BOX (texts), make_label (file->name, "cld-section"));
  gtk_box_append (GTK_BOX (texts), caption);
  append_samples (texts, file);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_margin_top (line, 6);
  gtk_widget_set_margin_bottom (line, 6);
  gtk_widget_set_tooltip_text (texts, file->path);
  gtk_box_append (GTK_BOX (line), texts);
  gtk_box_append (GTK_BOX (line), make_file_state (file));
  gtk_box_append (GTK_BOX (line), make_remove_button (self, file));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

/* A file that is left out says why in its own row. */
static gboolean
is_said (const CldImportReport *report, const char *note)
{
  for (guint i = 0; i < report->files->len; i++)
    {
      const CldImportFileReport *file = report->files->pdata[i];

      if (file->why && g_str_has_prefix (note, file->name) && note[strlen (file->name)] == ':')
        return TRUE;
    }
  return FALSE;
}

/* --- what the page does with it --- */

/**
 * cld_import_files_set_paths:
 * @self: the page
 * @paths: (array zero-terminated=1): files and folders
 *
 * Takes these instead of what was chosen before.
 */
void
cld_import_files_set_paths (CldImportFiles *self, const char *const *paths)
{
  g_return_if_fail (CLD_IS_IMPORT_FILES (self));

  g_ptr_array_set_size (self->paths, 0);
  g_ptr_array_add (self->paths, NULL);
  add_paths (self, paths);
  paths_changed (self);
}

/**
 * cld_import_files_get_paths:
 * @self: the page
 *
 * Returns: (transfer none) (array zero-terminated=1): the chosen files and folders
 */
const char *const *
cld_import_files_get_paths (CldImportFiles *self)
{
  g_return_val_if_fail (CLD_IS_IMPORT_FILES (self), NULL);

  return (const char *const *) self->paths->pdata;
}

/**
 * cld_import_files_show:
 * @self: the page
 * @result: how the chosen files were read
 *
 * Lists the files; a folder is its files from now on, so that each can be removed.
 */
void
cld_import_files_show (CldImportFiles *self, CldImportResult *result)
{
  const CldImportReport *report;
  g_autofree char *heading = NULL;
  guint n_taken = 0;

  g_return_if_fail (CLD_IS_IMPORT_FILES (self));
  g_return_if_fail (CLD_IS_IMPORT_RESULT (result));

  report = cld_import_result_get_report (result);
  clear_list (self);
  g_ptr_array_set_size (self->paths, 0);
  g_ptr_array_add (self->paths, NULL);
  for (guint i = 0; i < report->files->len; i++)
    {
      const CldImportFileReport *file = report->files->pdata[i];
      const char *const path[] = { file->path, NULL };

      n_taken += is_taken (file) ? 1 : 0;
      add_paths (self, path);
      gtk_list_box_append (self->list, make_row (self, file));
    }
  for (guint i = 0; i < report->notes->len; i++)
    if (!is_said (report, report->notes->pdata[i]))
      gtk_box_append (self->notes, make_label (report->notes->pdata[i], "cld-caption"));
  /* Translators: %1$u of %2$u files */
  heading = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%1$u of %2$u file can be imported", "%1$u of %2$u files can be imported", report->files->len), n_taken,
                             report->files->len);
  gtk_label_set_text (self->heading, heading);
}

/**
 * cld_import_files_set_busy:
 * @self: the page
 * @busy: whether the files are being read
 *
 * Shows that more is to come.
 */
void
cld_import_files_set_busy (CldImportFiles *self, gboolean busy)
{
  g_return_if_fail (CLD_IS_IMPORT_FILES (self));

  gtk_widget_set_visible (GTK_WIDGET (self->spinner), busy);
  gtk_spinner_set_spinning (self->spinner, busy);
  if (busy)
    gtk_label_set_text (self->heading, _("Reading…"));
}

/**
 * cld_import_files_focus:
 * @self: the page
 *
 * Puts the focus where work starts.
 */
void
cld_import_files_focus (CldImportFiles *self)
{
  g_return_if_fail (CLD_IS_IMPORT_FILES (self));

  gtk_widget_grab_focus (self->paths->len > 1 ? self->add_button : self->choose_button);
}
