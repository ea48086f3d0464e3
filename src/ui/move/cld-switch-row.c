/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-switch-row.h"

/* Something that is so, or of which nothing is said: a switch that is on, or not. It never says no. */
struct _CldSwitchRow
{
  CldFormRow parent_instance;

  GtkSwitch *toggle;
  GtkLabel *caption;
};

G_DEFINE_FINAL_TYPE (CldSwitchRow, cld_switch_row, CLD_TYPE_FORM_ROW)

static void
setup (CldFormRow *row, const CldField *field)
{
  CldSwitchRow *self = CLD_SWITCH_ROW (row);

  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->caption = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->caption, TRUE);
  gtk_label_set_xalign (self->caption, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->caption), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->caption), "cld-caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->caption), "cld-dim");
  self->toggle = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->toggle), GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->caption));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->toggle));
  cld_form_row_set_editor (row, box, GTK_WIDGET (self->toggle));
  g_signal_connect_object (self->toggle, "notify::active", G_CALLBACK (cld_form_row_edited), row, G_CONNECT_SWAPPED);
}

static void
show (CldFormRow *row, const char *typed)
{
  gtk_switch_set_active (CLD_SWITCH_ROW (row)->toggle, g_strcmp0 (typed, "1") == 0);
}

static char *
get_typed (CldFormRow *row)
{
  return g_strdup (gtk_switch_get_active (CLD_SWITCH_ROW (row)->toggle) ? "1" : NULL);
}

static char *
parse (CldFormRow *row, const char *typed, char **error)
{
  return g_strdup (typed);
}

static void
cld_switch_row_class_init (CldSwitchRowClass *klass)
{
  CldFormRowClass *row_class = CLD_FORM_ROW_CLASS (klass);

  row_class->setup = setup;
  row_class->show = show;
  row_class->get_typed = get_typed;
  row_class->parse = parse;
}

static void
cld_switch_row_init (CldSwitchRow *self)
{
}

/**
 * cld_switch_row_new:
 * @field: the field it edits
 * @caption: (nullable): what it means, which stands beside the switch
 * @session: the caseload
 *
 * Returns: (transfer floating): a row with a switch
 */
CldFormRow *
cld_switch_row_new (const CldField *field, const char *caption, CldSession *session)
{
  CldFormRow *self = g_object_new (CLD_TYPE_SWITCH_ROW, NULL);

  cld_form_row_set_field (self, field, session);
  gtk_label_set_label (CLD_SWITCH_ROW (self)->caption, caption ? caption : "");
  if (caption)
    gtk_accessible_update_property (GTK_ACCESSIBLE (CLD_SWITCH_ROW (self)->toggle), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, caption, -1);
  return self;
}
