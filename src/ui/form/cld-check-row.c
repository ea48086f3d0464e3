/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-form-rows.h"

/* A fact that is there or not, on a designed form: a tick with its icon. What was never ticked stays not recorded. */
struct _CldCheckRow
{
  CldFormRow parent_instance;

  GtkImage *icon;
  GtkCheckButton *button;
  GtkLabel *label;
  char *icon_name;
};

enum
{
  PROP_0,
  PROP_ICON_NAME,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (CldCheckRow, cld_check_row, CLD_TYPE_FORM_ROW)

static void
setup (CldFormRow *row, const CldField *field)
{
  CldCheckRow *self = CLD_CHECK_ROW (row);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->icon = GTK_IMAGE (gtk_image_new_from_icon_name (self->icon_name));
  self->button = GTK_CHECK_BUTTON (gtk_check_button_new ());
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_natural_wrap_mode (self->label, GTK_NATURAL_WRAP_NONE);
  gtk_label_set_mnemonic_widget (self->label, GTK_WIDGET (self->button));
  gtk_check_button_set_child (self->button, GTK_WIDGET (self->label));
  gtk_widget_set_visible (GTK_WIDGET (self->icon), self->icon_name != NULL);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->icon));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->button));
  cld_form_row_set_editor (row, box, GTK_WIDGET (self->button));
  g_signal_connect_object (self->button, "toggled", G_CALLBACK (cld_form_row_edited), row, G_CONNECT_SWAPPED);
}

static void
show (CldFormRow *row, const char *typed)
{
  gtk_check_button_set_active (CLD_CHECK_ROW (row)->button, g_strcmp0 (typed, "1") == 0);
}

static char *
get_typed (CldFormRow *row)
{
  if (gtk_check_button_get_active (CLD_CHECK_ROW (row)->button))
    return g_strdup ("1");
  return cld_form_row_get_base (row) ? g_strdup ("0") : NULL;
}

static char *
parse (CldFormRow *row, const char *typed, char **error)
{
  return g_strdup (typed);
}

static void
labelled (CldFormRow *row, const char *label)
{
  gtk_label_set_text_with_mnemonic (CLD_CHECK_ROW (row)->label, label);
}

static void
cld_check_row_finalize (GObject *object)
{
  g_free (CLD_CHECK_ROW (object)->icon_name);
  G_OBJECT_CLASS (cld_check_row_parent_class)->finalize (object);
}

static void
cld_check_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CldCheckRow *self = CLD_CHECK_ROW (object);

  if (id != PROP_ICON_NAME)
    {
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  g_free (self->icon_name);
  self->icon_name = g_value_dup_string (value);
}

static void
cld_check_row_class_init (CldCheckRowClass *klass)
{
  CldFormRowClass *row_class = CLD_FORM_ROW_CLASS (klass);
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  row_class->setup = setup;
  row_class->show = show;
  row_class->get_typed = get_typed;
  row_class->parse = parse;
  row_class->labelled = labelled;
  object_class->finalize = cld_check_row_finalize;
  object_class->set_property = cld_check_row_set_property;

  /**
   * CldCheckRow:icon-name:
   *
   * The icon that the fact has elsewhere.
   */
  properties[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
cld_check_row_init (CldCheckRow *self)
{
}
