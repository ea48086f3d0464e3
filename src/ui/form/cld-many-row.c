/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-form-rows.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-codes.h"
#include "cld-value.h"

#define HEIGHT 320

/* Several codes of a list, ticked in a list; those that it does not hold are shown at its end and kept. */
struct _CldManyRow
{
  CldFormRow parent_instance;

  GtkMenuButton *button;
  GtkLabel *label;
  GtkBox *list;
  char *codes; /* (nullable): joined with ; */
};

G_DEFINE_FINAL_TYPE (CldManyRow, cld_many_row, CLD_TYPE_FORM_ROW)

static void
describe (CldManyRow *self)
{
  CldFormRow *row = CLD_FORM_ROW (self);
  g_autofree char *shown = cld_value_display (cld_form_row_get_field (row), self->codes);
  const char *text = shown ? shown : _("Not recorded");
  g_autofree char *name = g_strdup_printf (_("%1$s: %2$s"), cld_form_row_get_label (row), text);

  gtk_label_set_label (self->label, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), shown);
  if (shown)
    gtk_widget_remove_css_class (GTK_WIDGET (self->label), "cld-dim");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->label), "cld-dim");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* The codes in the order of the list, whatever the order they were ticked in. */
static void
toggled_cb (CldManyRow *self)
{
  g_autoptr (GString) codes = g_string_new (NULL);

  for (GtkWidget *check = gtk_widget_get_first_child (GTK_WIDGET (self->list)); check; check = gtk_widget_get_next_sibling (check))
    if (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)))
      g_string_append_printf (codes, "%s%s", codes->len > 0 ? ";" : "", gtk_widget_get_name (check));
  g_free (self->codes);
  self->codes = codes->len > 0 ? g_strdup (codes->str) : NULL;
  describe (self);
  cld_form_row_edited (CLD_FORM_ROW (self));
}

static void
add_check (CldManyRow *self, const char *code, const char *label)
{
  g_auto (GStrv) chosen = g_strsplit (self->codes ? self->codes : "", ";", -1);
  g_autofree char *text = label ? g_strdup_printf (_("%1$s · %2$s"), code, label) : g_strdup (code);
  GtkWidget *check = gtk_check_button_new_with_label (text);

  gtk_widget_set_name (check, code);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), g_strv_contains ((const char *const *) chosen, code));
  gtk_box_append (self->list, check);
  g_signal_connect_object (check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
}

static void
prepare_cb (GtkMenuButton *button, gpointer data)
{
  CldManyRow *self = data;
  const CldCodeList *list = cld_code_list_find (cld_form_row_get_field (CLD_FORM_ROW (self))->target);
  g_auto (GStrv) chosen = g_strsplit (self->codes ? self->codes : "", ";", -1);
  GtkWidget *check;

  while ((check = gtk_widget_get_first_child (GTK_WIDGET (self->list))))
    gtk_box_remove (self->list, check);
  for (guint i = 0; list && i < cld_code_list_get_n (list); i++)
    add_check (self, cld_code_list_get (list, i)->code, cld_code_list_get (list, i)->label);
  for (guint i = 0; chosen[i]; i++)
    if (*chosen[i] && (!list || !cld_code_list_lookup (list, chosen[i])))
      add_check (self, chosen[i], NULL);
}

static void
setup (CldFormRow *row, const CldField *field)
{
  CldManyRow *self = CLD_MANY_ROW (row);
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  self->label = GTK_LABEL (gtk_label_new (NULL));
  self->list = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 3));
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_width_chars (self->label, 8);
  gtk_label_set_max_width_chars (self->label, 26);
  gtk_widget_set_hexpand (GTK_WIDGET (self->label), TRUE);
  gtk_menu_button_set_child (self->button, GTK_WIDGET (self->label));
  gtk_menu_button_set_always_show_arrow (self->button, TRUE);
  /* The text stands left and the arrow right, as in a drop-down. */
  gtk_widget_set_halign (gtk_widget_get_parent (GTK_WIDGET (self->label)), GTK_ALIGN_FILL);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  gtk_menu_button_set_popover (self->button, popover);
  gtk_menu_button_set_create_popup_func (self->button, prepare_cb, self, NULL);
  cld_form_row_set_editor (row, GTK_WIDGET (self->button), GTK_WIDGET (self->button));
}

static void
show (CldFormRow *row, const char *typed)
{
  CldManyRow *self = CLD_MANY_ROW (row);
  char *copy = g_strdup (typed);

  g_free (self->codes);
  self->codes = copy;
  describe (self);
}

static char *
get_typed (CldFormRow *row)
{
  return g_strdup (CLD_MANY_ROW (row)->codes);
}

static char *
parse (CldFormRow *row, const char *typed, char **error)
{
  return g_strdup (typed);
}

static void
cld_many_row_finalize (GObject *object)
{
  g_free (CLD_MANY_ROW (object)->codes);
  G_OBJECT_CLASS (cld_many_row_parent_class)->finalize (object);
}

static void
cld_many_row_class_init (CldManyRowClass *klass)
{
  CldFormRowClass *row_class = CLD_FORM_ROW_CLASS (klass);

  row_class->setup = setup;
  row_class->show = show;
  row_class->get_typed = get_typed;
  row_class->parse = parse;
  G_OBJECT_CLASS (klass)->finalize = cld_many_row_finalize;
}

static void
cld_many_row_init (CldManyRow *self)
{
}
