/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-child-files.h"

#include <adwaita.h>

#include "cld-files-group.h"

/* The files of a child, whatever they prove. */
struct _CldChildFiles
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  CldFilesGroup *group;
};

G_DEFINE_FINAL_TYPE (CldChildFiles, cld_child_files, GTK_TYPE_WIDGET)

static gboolean
cld_child_files_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CLD_CHILD_FILES (widget)->group));
}

static void
cld_child_files_dispose (GObject *object)
{
  g_clear_pointer (&CLD_CHILD_FILES (object)->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (cld_child_files_parent_class)->dispose (object);
}

static void
cld_child_files_class_init (CldChildFilesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cld_child_files_dispose;
  widget_class->grab_focus = cld_child_files_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
cld_child_files_init (CldChildFiles *self)
{
  GtkWidget *clamp = g_object_new (ADW_TYPE_CLAMP, "maximum-size", 900, "margin-top", 12, "margin-bottom", 18, "margin-start", 18, "margin-end", 18, "valign", GTK_ALIGN_START, NULL);

  self->group = CLD_FILES_GROUP (cld_files_group_new (NULL, NULL, NULL));
  adw_clamp_set_child (ADW_CLAMP (clamp), GTK_WIDGET (self->group));
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), clamp);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

/**
 * cld_child_files_set_data:
 * @self: a view
 * @session: the caseload
 * @data: a child
 *
 * Shows the files of a child; of a child as known on an earlier day nothing can be changed.
 */
void
cld_child_files_set_data (CldChildFiles *self, CldSession *session, CldChildData *data)
{
  g_return_if_fail (CLD_IS_CHILD_FILES (self));

  cld_files_group_set_editable (self->group, data->as_known_on == NULL);
  cld_files_group_set_subject (self->group, session, data->ref, NULL);
}

/**
 * cld_child_files_clear:
 * @self: a view
 *
 * Shows nothing of nobody.
 */
void
cld_child_files_clear (CldChildFiles *self)
{
  g_return_if_fail (CLD_IS_CHILD_FILES (self));

  cld_files_group_clear (self->group);
}

/**
 * cld_child_files_add:
 * @self: a view that shows a child
 *
 * Asks for files to attach.
 */
void
cld_child_files_add (CldChildFiles *self)
{
  g_return_if_fail (CLD_IS_CHILD_FILES (self));

  gtk_widget_activate_action (GTK_WIDGET (self->group), "files.add", NULL);
}
