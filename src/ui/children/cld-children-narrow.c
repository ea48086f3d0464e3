/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-children-narrow.h"

#include <glib/gi18n-lib.h>

#include "cld-children-text.h"
#include "cld-duty-look.h"

/* The list of children where there is no room for a table: three lines a child. */
typedef struct
{
  CldSession *session;
  const CldChildrenNext *next; /* the pane's */
  GHashTable *items; /* GtkListItem -> itself: the rows there are */
} Narrow;

static void
free_narrow (gpointer data, GClosure *closure)
{
  Narrow *narrow = data;

  g_hash_table_unref (narrow->items);
  g_object_unref (narrow->session);
  g_free (narrow);
}

static GtkWidget *
append_label (GtkWidget *box, const char *style_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (style_class)
    gtk_widget_add_css_class (label, style_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static GtkWidget *
append_next (GtkWidget *box)
{
  GtkWidget *next = cld_duty_look_make_state ();

  gtk_label_set_ellipsize (GTK_LABEL (gtk_widget_get_last_child (next)), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), next);
  return next;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, Narrow *narrow)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *last = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *alert = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = gtk_image_new ();

  gtk_widget_add_css_class (row, "cld-pad");
  gtk_widget_set_hexpand (lines, TRUE);
  g_object_set_data (G_OBJECT (list_item), "name", append_label (lines, "heading"));
  g_object_set_data (G_OBJECT (list_item), "placement", append_label (lines, NULL));
  gtk_widget_add_css_class (alert, "cld-state");
  gtk_box_append (GTK_BOX (alert), icon);
  g_object_set_data (G_OBJECT (list_item), "alert", alert);
  g_object_set_data (G_OBJECT (list_item), "icon", icon);
  g_object_set_data (G_OBJECT (list_item), "alert-word", append_label (alert, NULL));
  gtk_box_append (GTK_BOX (last), alert);
  g_object_set_data (G_OBJECT (list_item), "next", append_next (last));
  g_object_set_data (G_OBJECT (list_item), "seen", append_label (last, "cld-dim"));
  gtk_box_append (GTK_BOX (lines), last);
  gtk_box_append (GTK_BOX (row), lines);
  gtk_box_append (GTK_BOX (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_item_set_child (list_item, row);
  g_hash_table_add (narrow->items, list_item);
}

static char *
make_placement (const CldCaseloadFacts *facts, const char *today)
{
  g_autofree char *placement = cld_children_text (facts, CLD_CHILDREN_PLACEMENT, today);

  if (!facts->miles)
    return g_steal_pointer (&placement);
  /* Translators: a placement and how far from home it is, such as Foster · Sarah Odd · 41.0 miles */
  return g_strdup_printf (_("%s · %s miles"), placement, facts->miles);
}

static char *
make_seen (const CldCaseloadFacts *facts, const char *today)
{
  g_autofree char *seen = facts->seen_on ? cld_children_text (facts, CLD_CHILDREN_SEEN, today) : NULL;
  g_autofree char *alone = facts->seen_alone_on ? cld_children_date (facts->seen_alone_on, today) : NULL;

  if (!seen)
    return g_strdup (_("No visit recorded"));
  if (!alone)
    /* Translators: %s is a date */
    return g_strdup_printf (_("Seen %s"), seen);
  /* Translators: both are dates: the last visit, and the last one without others */
  return g_strdup_printf (_("Seen %s, alone %s"), seen, alone);
}

static void
set_alert (GtkListItem *list_item, const CldCaseloadFacts *facts, const char *today)
{
  static const char *const classes[] = { "cld-late", "cld-restricted", "cld-due" };
  GtkWidget *icon = g_object_get_data (G_OBJECT (list_item), "icon");
  GtkWidget *word = g_object_get_data (G_OBJECT (list_item), "alert-word");
  g_autofree char *text = cld_children_text (facts, CLD_CHILDREN_ALERT, today);
  CldChildrenAlert look = cld_children_alert (facts);

  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    {
      gtk_widget_remove_css_class (icon, classes[i]);
      gtk_widget_remove_css_class (word, classes[i]);
    }
  if (look.style_class)
    {
      gtk_widget_add_css_class (icon, look.style_class);
      gtk_widget_add_css_class (word, look.style_class);
    }
  gtk_image_set_from_icon_name (GTK_IMAGE (icon), look.icon_name);
  gtk_label_set_label (GTK_LABEL (word), text);
  gtk_widget_set_visible (gtk_widget_get_parent (icon), look.icon_name != NULL);
}

/* What is next, or, where that is not known, when the child was seen. */
static void
set_next (Narrow *narrow, GtkListItem *list_item, const CldCaseloadFacts *facts)
{
  GtkWidget *next = g_object_get_data (G_OBJECT (list_item), "next");
  g_autofree char *words = cld_children_next_make_words (narrow->next, facts->ref);
  CldChildrenNextLook look = cld_children_next_get_look (narrow->next, facts->ref);
  CldDutyLook state = { look.icon_name, look.style_class };

  if (words)
    cld_duty_look_set_state (next, &state, words);
  gtk_widget_set_visible (next, words != NULL);
  gtk_widget_set_visible (g_object_get_data (G_OBJECT (list_item), "seen"), words == NULL);
}

static void
fill (Narrow *narrow, GtkListItem *list_item)
{
  CldIdsItem *item = gtk_list_item_get_item (list_item);
  const CldCaseloadFacts *facts = item ? cld_ids_item_get_record (item) : NULL;
  const char *today = cld_session_get_today (narrow->session);
  g_autofree char *name = NULL, *age = NULL, *title = NULL, *placement = NULL, *seen = NULL;

  /* A place that the list is about to give up, or a child that is gone. */
  gtk_widget_set_opacity (gtk_list_item_get_child (list_item), facts ? 1 : 0);
  if (!facts)
    return;
  name = cld_children_text (facts, CLD_CHILDREN_NAME, today);
  age = facts->date_of_birth ? cld_children_text (facts, CLD_CHILDREN_AGE, today) : NULL;
  title = age ? g_strdup_printf ("%s, %s", name, age) : g_strdup (name);
  placement = make_placement (facts, today);
  seen = make_seen (facts, today);
  gtk_label_set_label (g_object_get_data (G_OBJECT (list_item), "name"), title);
  gtk_label_set_label (g_object_get_data (G_OBJECT (list_item), "placement"), placement);
  gtk_label_set_label (g_object_get_data (G_OBJECT (list_item), "seen"), seen);
  set_alert (list_item, facts, today);
  set_next (narrow, list_item, facts);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (gtk_list_item_get_child (list_item))), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, Narrow *narrow)
{
  fill (narrow, list_item);
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
    fill (narrow, list_item);
}

/**
 * cld_children_narrow_prepare:
 * @view: an empty list
 * @model: what it is to show, with #CldCaseloadFacts as records
 * @session: the caseload
 * @next: (nullable): the next duties, which live as long as @view has this factory
 *
 * Makes the rows of @view.
 */
void
cld_children_narrow_prepare (GtkListView *view, CldIdsModel *model, CldSession *session, const CldChildrenNext *next)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  Narrow *narrow = g_new (Narrow, 1);

  narrow->session = g_object_ref (session);
  narrow->next = next;
  narrow->items = g_hash_table_new (NULL, NULL);
  g_object_set_data (G_OBJECT (factory), "narrow", narrow);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), narrow);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), narrow);
  g_signal_connect_data (factory, "teardown", G_CALLBACK (teardown_cb), narrow, free_narrow, 0);
  g_signal_connect_object (model, "refreshed", G_CALLBACK (refreshed_cb), factory, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (view, factory);
}
