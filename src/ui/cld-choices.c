/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-choices.h"

/* Drop-downs of a bar of filters: short on the bar, whole in their list, with a first choice that means everything. */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_list_item_set_child (item, label);
}

static void
bind_choice_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

/* A text that may be cut asks for no room at all: so only a long one may. */
static void
bind_button_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  const char *text = gtk_string_object_get_string (gtk_list_item_get_item (item));
  GtkLabel *label = GTK_LABEL (gtk_list_item_get_child (item));
  int letters = GPOINTER_TO_INT (data);
  gboolean is_long = g_utf8_strlen (text, -1) > letters;

  gtk_label_set_label (label, text);
  gtk_label_set_ellipsize (label, is_long ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  gtk_label_set_width_chars (label, is_long ? letters : -1);
  gtk_label_set_max_width_chars (label, letters);
}

/**
 * cld_choices_prepare:
 * @drop_down: a drop-down of strings
 * @letters: how long a text may be before the button cuts it
 *
 * The button has little room, the list below it as much as it wants.
 */
void
cld_choices_prepare (GtkDropDown *drop_down, int letters)
{
  g_autoptr (GtkListItemFactory) button = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkListItemFactory) list = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkExpression) text = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  g_signal_connect (button, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (button, "bind", G_CALLBACK (bind_button_cb), GINT_TO_POINTER (letters));
  g_signal_connect (list, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (list, "bind", G_CALLBACK (bind_choice_cb), NULL);
  gtk_drop_down_set_factory (drop_down, button);
  gtk_drop_down_set_list_factory (drop_down, list);
  gtk_drop_down_set_expression (drop_down, text);
}

/**
 * cld_choices_set:
 * @drop_down: a drop-down
 * @all: the first choice, which means everything
 * @kept: (inout): the values of what could be chosen before; then @choices
 * @choices: (transfer full) (nullable): values after the first
 * @labels: (nullable): what is shown for them, in their order; %NULL shows the values
 *
 * Gives it new choices, and keeps what was chosen where it is still there. Without any it is hidden.
 */
void
cld_choices_set (GtkDropDown *drop_down, const char *all, GStrv *kept, GStrv choices, const char *const *labels)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  guint selected = gtk_drop_down_get_selected (drop_down), again = 0;
  const char *before = *kept && selected > 0 && selected != GTK_INVALID_LIST_POSITION ? (*kept)[selected - 1] : NULL;

  gtk_string_list_append (list, all);
  for (guint i = 0; choices && choices[i]; i++)
    {
      gtk_string_list_append (list, labels ? labels[i] : choices[i]);
      if (g_strcmp0 (choices[i], before) == 0)
        again = i + 1;
    }
  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (drop_down, again);
  gtk_widget_set_visible (GTK_WIDGET (drop_down), choices && choices[0]);
  g_strfreev (*kept);
  *kept = choices;
}
