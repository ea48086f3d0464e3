/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-row-table-private.h"

#include <glib/gi18n-lib.h>

/* The list where there is no room for a table: up to three lines a row. */

/* What a row consists of. */
typedef struct
{
  GtkWidget *check; /* (nullable) */
  GtkWidget *title;
  GtkWidget *text;
  GtkWidget *state;
  GtkWidget *icon;
  GtkWidget *words;
  GtkWidget *more;
  const char *style_class;
} Row;

static GtkWidget *
make_label (const char *style_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (style_class)
    gtk_widget_add_css_class (label, style_class);
  return label;
}

static void
toggled_cb (GtkCheckButton *check, GtkListItem *list_item)
{
  CldRowTable *self = CLD_ROW_TABLE (gtk_widget_get_ancestor (GTK_WIDGET (check), CLD_TYPE_ROW_TABLE));

  if (self && !g_object_get_data (G_OBJECT (check), "quiet"))
    _cld_row_table_toggle (self, gtk_list_item_get_position (list_item));
}

static GtkWidget *
make_check (GtkListItem *list_item)
{
  GtkWidget *check = gtk_check_button_new ();

  gtk_widget_set_focusable (check, FALSE);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Choose this row"), -1);
  g_signal_connect (check, "toggled", G_CALLBACK (toggled_cb), list_item);
  return check;
}

static GtkWidget *
make_lines (Row *row)
{
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2), *last = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  row->title = make_label ("heading");
  row->text = make_label (NULL);
  row->state = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  row->icon = gtk_image_new ();
  row->words = make_label (NULL);
  row->more = make_label ("cld-dim");
  gtk_widget_add_css_class (row->state, "cld-state");
  gtk_box_append (GTK_BOX (row->state), row->icon);
  gtk_box_append (GTK_BOX (row->state), row->words);
  gtk_box_append (GTK_BOX (last), row->state);
  gtk_box_append (GTK_BOX (last), row->more);
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (GTK_BOX (lines), row->title);
  gtk_box_append (GTK_BOX (lines), row->text);
  gtk_box_append (GTK_BOX (lines), last);
  return lines;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, CldRowTable *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  Row *row = g_new0 (Row, 1);

  if (self->choose)
    {
      row->check = make_check (list_item);
      gtk_box_append (GTK_BOX (box), row->check);
    }
  gtk_widget_add_css_class (box, "cld-pad");
  gtk_box_append (GTK_BOX (box), make_lines (row));
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_item_set_child (list_item, box);
  g_object_set_data_full (G_OBJECT (list_item), "row", row, g_free);
  g_hash_table_add (self->lines, list_item);
}

static void
set_label (GtkWidget *label, const char *text)
{
  gtk_label_set_label (GTK_LABEL (label), text ? text : "");
  gtk_widget_set_visible (label, text && *text);
}

static void
set_style (Row *row, const char *style_class)
{
  if (row->style_class)
    gtk_widget_remove_css_class (row->state, row->style_class);
  row->style_class = style_class;
  if (style_class)
    gtk_widget_add_css_class (row->state, style_class);
}

static void
show_check (CldRowTable *self, Row *row, gconstpointer of)
{
  if (!row->check)
    return;
  g_object_set_data (G_OBJECT (row->check), "quiet", GINT_TO_POINTER (1));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (row->check), g_hash_table_contains (self->chosen, self->kind->get_key (of)));
  g_object_set_data (G_OBJECT (row->check), "quiet", NULL);
}

static void
fill (CldRowTable *self, GtkListItem *list_item)
{
  gconstpointer of = _cld_row_table_get_row_of (self, list_item);
  Row *row = g_object_get_data (G_OBJECT (list_item), "row");
  GtkWidget *box = gtk_list_item_get_child (list_item), *holder = gtk_widget_get_parent (box);
  CldRowTableLines lines = { NULL, NULL, NULL, NULL, NULL, NULL };

  /* A place that the list is about to give up. */
  gtk_widget_set_opacity (box, of ? 1 : 0);
  if (!of)
    return;
  self->kind->fill_lines (of, &lines, self->data);
  show_check (self, row, of);
  set_label (row->title, lines.title);
  set_label (row->text, lines.text);
  set_label (row->words, lines.state);
  set_label (row->more, lines.more);
  set_style (row, lines.style_class);
  gtk_image_set_from_icon_name (GTK_IMAGE (row->icon), lines.icon_name);
  gtk_widget_set_visible (row->state, lines.state != NULL);
  if (holder)
    {
      g_autofree char *sentence = self->kind->dup_sentence (of, self->data);

      gtk_accessible_update_property (GTK_ACCESSIBLE (holder), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
    }
  g_free (lines.title);
  g_free (lines.text);
  g_free (lines.state);
  g_free (lines.more);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, CldRowTable *self)
{
  fill (self, list_item);
}

static void
teardown_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, CldRowTable *self)
{
  g_hash_table_remove (self->lines, list_item);
}

/**
 * _cld_row_table_narrow_refresh:
 * @self: a table
 *
 * Every row of the list says what it is now.
 */
void
_cld_row_table_narrow_refresh (CldRowTable *self)
{
  GHashTableIter iter;
  gpointer list_item;

  g_hash_table_iter_init (&iter, self->lines);
  while (g_hash_table_iter_next (&iter, &list_item, NULL))
    fill (self, list_item);
}

/**
 * _cld_row_table_narrow_prepare:
 * @self: a table that knows its kind
 *
 * Makes the rows of the list.
 */
void
_cld_row_table_narrow_prepare (CldRowTable *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (factory, "teardown", G_CALLBACK (teardown_cb), self);
  gtk_list_view_set_factory (self->list, factory);
}
