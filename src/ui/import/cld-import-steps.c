/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-import-steps.h"

#include <glib/gi18n-lib.h>

struct _CldImportSteps
{
  GtkWidget parent_instance;

  GtkWidget *squeezer;
  GtkWidget *circles[CLD_IMPORT_N_STEPS];
  GtkWidget *names[CLD_IMPORT_N_STEPS];
  GtkLabel *short_label;
};

G_DEFINE_FINAL_TYPE (CldImportSteps, cld_import_steps, GTK_TYPE_WIDGET)

static const char *const step_names[CLD_IMPORT_N_STEPS] = { N_("Files"), N_("Years"), N_("Dry run"), N_("Done") };

static void
cld_import_steps_dispose (GObject *object)
{
  CldImportSteps *self = CLD_IMPORT_STEPS (object);

  g_clear_pointer (&self->squeezer, gtk_widget_unparent);
  G_OBJECT_CLASS (cld_import_steps_parent_class)->dispose (object);
}

static void
cld_import_steps_class_init (CldImportStepsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cld_import_steps_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
make_row (CldImportSteps *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  for (guint i = 0; i < CLD_IMPORT_N_STEPS; i++)
    {
      if (i > 0)
        {
          GtkWidget *line = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);

          gtk_widget_set_size_request (line, 24, -1);
          gtk_widget_set_valign (line, GTK_ALIGN_CENTER);
          gtk_box_append (GTK_BOX (row), line);
        }
      self->circles[i] = adw_bin_new ();
      gtk_widget_add_css_class (self->circles[i], "cld-step");
      gtk_widget_set_valign (self->circles[i], GTK_ALIGN_CENTER);
      self->names[i] = gtk_label_new (_(step_names[i]));
      gtk_box_append (GTK_BOX (row), self->circles[i]);
      gtk_box_append (GTK_BOX (row), self->names[i]);
    }
  return row;
}

static void
cld_import_steps_init (CldImportSteps *self)
{
  self->squeezer = adw_squeezer_new ();
  self->short_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->short_label, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (self->short_label), "cld-section");
  adw_squeezer_set_homogeneous (ADW_SQUEEZER (self->squeezer), FALSE);
  /* Where not even the short one fits, the buttons beside it matter more. */
  adw_squeezer_set_allow_none (ADW_SQUEEZER (self->squeezer), TRUE);
  adw_squeezer_add (ADW_SQUEEZER (self->squeezer), make_row (self));
  adw_squeezer_add (ADW_SQUEEZER (self->squeezer), GTK_WIDGET (self->short_label));
  gtk_widget_set_parent (self->squeezer, GTK_WIDGET (self));
  cld_import_steps_set_step (self, CLD_IMPORT_STEP_FILES);
}

static void
set_circle (GtkWidget *circle, guint number, gboolean done, gboolean on)
{
  g_autofree char *text = g_strdup_printf ("%u", number);
  GtkWidget *child = done ? gtk_image_new_from_icon_name ("object-select-symbolic") : gtk_label_new (text);

  gtk_widget_set_halign (child, GTK_ALIGN_CENTER);
  adw_bin_set_child (ADW_BIN (circle), child);
  if (on)
    gtk_widget_add_css_class (circle, "on");
  else
    gtk_widget_remove_css_class (circle, "on");
  if (done)
    gtk_widget_add_css_class (circle, "done");
  else
    gtk_widget_remove_css_class (circle, "done");
}

/**
 * cld_import_steps_set_step:
 * @self: the steps
 * @step: the present one
 *
 * Those before it are shown as done; the last is done as soon as it is there.
 */
void
cld_import_steps_set_step (CldImportSteps *self, CldImportStepId step)
{
  g_autofree char *text = NULL;
  g_autofree char *brief = NULL;

  g_return_if_fail (CLD_IS_IMPORT_STEPS (self));
  g_return_if_fail (step < CLD_IMPORT_N_STEPS);

  for (guint i = 0; i < CLD_IMPORT_N_STEPS; i++)
    {
      gboolean done = i < step || step == CLD_IMPORT_STEP_DONE;

      set_circle (self->circles[i], i + 1, done, i == step && !done);
      if (i == step)
        gtk_widget_add_css_class (self->names[i], "cld-section");
      else
        gtk_widget_remove_css_class (self->names[i], "cld-section");
    }
  /* Translators: %1$u is the number of a step, %2$u how many there are, %3$s its name */
  text = g_strdup_printf (_("Step %1$u of %2$u: %3$s"), step + 1, (guint) CLD_IMPORT_N_STEPS, _(step_names[step]));
  /* Translators: where there is little room: %1$u is the number of a step, %2$u how many there are, %3$s its name */
  brief = g_strdup_printf (_("%1$u/%2$u %3$s"), step + 1, (guint) CLD_IMPORT_N_STEPS, _(step_names[step]));
  gtk_label_set_text (self->short_label, brief);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}
