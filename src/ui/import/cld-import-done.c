/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-import-done.h"

#include <glib/gi18n-lib.h>

struct _CldImportDone
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkImage *icon;
  GtkLabel *title;
  GtkLabel *text;
  GtkWidget *undo_button;
  GtkWidget *more_button;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (CldImportDone, cld_import_done, GTK_TYPE_WIDGET)

static void
cld_import_done_dispose (GObject *object)
{
  CldImportDone *self = CLD_IMPORT_DONE (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (cld_import_done_parent_class)->dispose (object);
}

static void
cld_import_done_class_init (CldImportDoneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cld_import_done_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/caseload/Caseload/import/cld-import-done.ui");
  gtk_widget_class_bind_template_child (widget_class, CldImportDone, scroller);
  gtk_widget_class_bind_template_child (widget_class, CldImportDone, icon);
  gtk_widget_class_bind_template_child (widget_class, CldImportDone, title);
  gtk_widget_class_bind_template_child (widget_class, CldImportDone, text);
  gtk_widget_class_bind_template_child (widget_class, CldImportDone, undo_button);
  gtk_widget_class_bind_template_child (widget_class, CldImportDone, more_button);
  gtk_widget_class_bind_template_child (widget_class, CldImportDone, list);
}

static void
cld_import_done_init (CldImportDone *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_icon (CldImportDone *self, const char *name, const char *css_class)
{
  gtk_image_set_from_icon_name (self->icon, name);
  gtk_widget_remove_css_class (GTK_WIDGET (self->icon), "cld-done");
  gtk_widget_remove_css_class (GTK_WIDGET (self->icon), "cld-upcoming");
  gtk_widget_add_css_class (GTK_WIDGET (self->icon), css_class);
}

static char *
describe_counts (const CldImportFileReport *file)
{
  /* Translators: counts of rows: %1$u added, %2$u changed, %3$u the same already, %4$u left out */
  return g_strdup_printf (_("%1$u added · %2$u changed · %3$u the same already · %4$u stayed out"), file->added, file->changed, file->unchanged, file->rejected);
}

static GtkWidget *
make_row (const CldImportFileReport *file)
{
  GtkWidget *row = gtk_list_box_row_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *name = gtk_label_new (file->name), *counts;
  g_autofree char *text = describe_counts (file);

  counts = gtk_label_new (text);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_add_css_class (name, "cld-section");
  gtk_label_set_xalign (GTK_LABEL (counts), 0);
  gtk_label_set_wrap (GTK_LABEL (counts), TRUE);
  gtk_widget_add_css_class (counts, "cld-caption");
  gtk_widget_add_css_class (counts, "cld-dim");
  gtk_widget_add_css_class (counts, "cld-num");
  gtk_widget_set_margin_top (box, 4);
  gtk_widget_set_margin_bottom (box, 4);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), counts);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

/**
 * cld_import_done_show:
 * @self: the page
 * @result: what was done
 *
 * Shows the counts.
 */
void
cld_import_done_show (CldImportDone *self, CldImportResult *result)
{
  const CldImportReport *report;
  CldImportFileReport sum;
  g_autofree char *title = NULL, *text = NULL;
  GtkWidget *child;
  guint n_files;

  g_return_if_fail (CLD_IS_IMPORT_DONE (self));
  g_return_if_fail (CLD_IS_IMPORT_RESULT (result));

  report = cld_import_result_get_report (result);
  cld_import_result_count (result, &sum, &n_files);
  title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u row imported", "%u rows imported", sum.added + sum.changed), sum.added + sum.changed);
  text = describe_counts (&sum);
  set_icon (self, "object-select-symbolic", "cld-done");
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->text, text);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))))
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; i < report->files->len; i++)
    if (((const CldImportFileReport *) report->files->pdata[i])->rows > 0)
      gtk_list_box_append (self->list, make_row (report->files->pdata[i]));
  gtk_widget_set_visible (GTK_WIDGET (self->list), n_files > 0);
  cld_import_done_set_can_undo (self, report->change_set != NULL);
}

/**
 * cld_import_done_show_undone:
 * @self: the page
 * @undone: what the undo did
 *
 * Says that the import is gone again, and whether something of it had to stay.
 */
void
cld_import_done_show_undone (CldImportDone *self, const CldUndoResult *undone)
{
  g_autofree char *text = NULL;

  g_return_if_fail (CLD_IS_IMPORT_DONE (self));
  g_return_if_fail (undone);

  set_icon (self, "edit-undo-symbolic", "cld-upcoming");
  gtk_label_set_text (self->title, _("The import was undone"));
  text = undone->left->len > 0
           ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u record was left, since it changed since or another one names it.",
                                           "%u records were left, since they changed since or others name them.", undone->left->len),
                              undone->left->len)
           : g_strdup (_("Everything is as it was before. Ctrl+Shift+Z brings it back."));
  gtk_label_set_text (self->text, text);
  gtk_widget_set_visible (GTK_WIDGET (self->list), FALSE);
  cld_import_done_set_can_undo (self, FALSE);
}

/**
 * cld_import_done_set_can_undo:
 * @self: the page
 * @can_undo: whether there is something to undo, and nothing is being undone
 *
 * Shows *Undo* or not.
 */
void
cld_import_done_set_can_undo (CldImportDone *self, gboolean can_undo)
{
  g_return_if_fail (CLD_IS_IMPORT_DONE (self));

  gtk_widget_set_visible (self->undo_button, can_undo);
}
