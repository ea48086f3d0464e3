/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cld-duties-pane-private.h"
#include "cld-duty-look.h"

/* The list of duties where there is no room for a table: three lines a duty. */
typedef struct
{
  GHashTable *items; /* GtkListItem -> itself: the rows there are */
} Narrow;

/* What a row consists of. */
typedef struct
{
  GtkWidget *child;
  GtkWidget *tag;
  GtkWidget *title;
  GtkWidget *state;
  GtkWidget *day;
} Row;

static void
free_narrow (gpointer data, GClosure *closure)
{
  Narrow *narrow = data;

  g_hash_table_unref (narrow->items);
  g_free (narrow);
}

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
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, Narrow *narrow)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *first = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *last = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  Row *row = g_new (Row, 1);

  row->child = make_label ("heading");
  row->tag = cld_duty_look_make_tag ();
  row->title = make_label (NULL);
  row->state = cld_duty_look_make_state ();
  row->day = make_label ("cld-dim");
  gtk_widget_set_hexpand (row->child, TRUE);
  gtk_box_append (GTK_BOX (first), row->child);
  gtk_box_append (GTK_BOX (first), row->tag);
  gtk_box_append (GTK_BOX (last), row->state);
  gtk_box_append (GTK_BOX (last), row->day);
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (GTK_BOX (lines), first);
  gtk_box_append (GTK_BOX (lines), row->title);
  gtk_box_append (GTK_BOX (lines), last);
  gtk_widget_add_css_class (box, "cld-pad");
  gtk_box_append (GTK_BOX (box), lines);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_item_set_child (list_item, box);
  g_object_set_data_full (G_OBJECT (list_item), "row", row, g_free);
  g_hash_table_add (narrow->items, list_item);
}

static void
fill (GtkListItem *list_item)
{
  CldIdsItem *item = gtk_list_item_get_item (list_item);
  const CldDutiesRecord *record = item ? cld_ids_item_get_record (item) : NULL;
  const CldDutyTexts *texts = record ? cld_duty_entry_get_texts (record->entry) : NULL;
  Row *row = g_object_get_data (G_OBJECT (list_item), "row");
  GtkWidget *box = gtk_list_item_get_child (list_item), *holder = gtk_widget_get_parent (box);
  g_autofree char *state = NULL;

  /* A place that the list is about to give up. */
  gtk_widget_set_opacity (box, texts ? 1 : 0);
  if (!texts)
    return;
  state = cld_duties_record_dup_text (record, CLD_DUTIES_STATE);
  gtk_label_set_label (GTK_LABEL (row->child), texts->name_and_age);
  cld_duty_look_set_tag (row->tag, texts->strength);
  gtk_label_set_label (GTK_LABEL (row->title), texts->title);
  cld_duty_look_set_state (row->state, texts->look, state);
  gtk_label_set_label (GTK_LABEL (row->day), texts->due);
  if (holder)
    gtk_accessible_update_property (GTK_ACCESSIBLE (holder), GTK_ACCESSIBLE_PROPERTY_LABEL, texts->sentence, -1);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, Narrow *narrow)
{
  fill (list_item);
}

static void
teardown_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, Narrow *narrow)
{
  g_hash_table_remove (narrow->items, list_item);
}

static void
refreshed_cb (GtkListItemFactory *factory, CldIdsModel *model)
{
  Narrow *narrow = g_object_get_data (G_OBJECT (factory), "narrow");
  GHashTableIter iter;
  gpointer list_item;

  g_hash_table_iter_init (&iter, narrow->items);
  while (g_hash_table_iter_next (&iter, &list_item, NULL))
    fill (list_item);
}

/**
 * _cld_duties_narrow_prepare:
 * @view: an empty list
 * @model: what it is to show, with #CldDutiesRecord as records
 *
 * Makes the rows of @view.
 */
void
_cld_duties_narrow_prepare (GtkListView *view, CldIdsModel *model)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  Narrow *narrow = g_new (Narrow, 1);

  narrow->items = g_hash_table_new (NULL, NULL);
  g_object_set_data (G_OBJECT (factory), "narrow", narrow);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), narrow);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), narrow);
  g_signal_connect_data (factory, "teardown", G_CALLBACK (teardown_cb), narrow, free_narrow, 0);
  g_signal_connect_object (model, "refreshed", G_CALLBACK (refreshed_cb), factory, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (view, factory);
}
