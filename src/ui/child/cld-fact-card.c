/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-fact-card.h"

#include "cld-window.h"

/* A heading and a card of facts below it. Rows are kept: a child with fewer facts leaves some out of view. */
struct _CldFactCard
{
  GtkWidget parent_instance;

  GtkWidget *heading;
  GtkListBox *list;
  GPtrArray *rows; /* (element-type CldFactRow) */
  guint n;         /* how many say something */
  int key_chars;
};

G_DEFINE_FINAL_TYPE (CldFactCard, cld_fact_card, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_HEADING,
  PROP_KEY_CHARS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
row_activated_cb (CldFactCard *self, GtkListBoxRow *row)
{
  CldWindow *window = cld_window_of (GTK_WIDGET (self));
  CldFactRow *fact = CLD_FACT_ROW (row);
  const char *target, *action = cld_fact_row_get_action (fact, &target);

  if (action)
    gtk_widget_activate_action (GTK_WIDGET (self), action, "s", target);
  else if (cld_fact_row_get_duty (fact) && cld_fact_row_get_kind (fact))
    gtk_widget_activate_action (GTK_WIDGET (self), "child.do-duty", "(ss)", cld_fact_row_get_duty (fact), cld_fact_row_get_kind (fact)->id);
  else if (window && cld_fact_row_get_kind (fact))
    cld_window_edit (window, cld_fact_row_get_kind (fact), cld_fact_row_get_ref (fact), NULL);
}

static void
cld_fact_card_dispose (GObject *object)
{
  CldFactCard *self = CLD_FACT_CARD (object);
  GtkWidget *child;

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (cld_fact_card_parent_class)->dispose (object);
}

static void
cld_fact_card_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  CldFactCard *self = CLD_FACT_CARD (object);

  if (id == PROP_HEADING)
    g_value_set_string (value, gtk_label_get_label (GTK_LABEL (self->heading)));
  else if (id == PROP_KEY_CHARS)
    g_value_set_int (value, self->key_chars);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
cld_fact_card_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  CldFactCard *self = CLD_FACT_CARD (object);

  if (id == PROP_HEADING)
    cld_fact_card_set_heading (self, g_value_get_string (value));
  else if (id == PROP_KEY_CHARS)
    self->key_chars = g_value_get_int (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
cld_fact_card_class_init (CldFactCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cld_fact_card_dispose;
  object_class->get_property = cld_fact_card_get_property;
  object_class->set_property = cld_fact_card_set_property;
  properties[PROP_HEADING] = g_param_spec_string ("heading", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_KEY_CHARS] = g_param_spec_int ("key-chars", NULL, NULL, 0, 40, 11, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
cld_fact_card_init (CldFactCard *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  self->key_chars = 11;
  self->rows = g_ptr_array_new ();
  self->heading = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->heading), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->heading), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->heading, "cld-section");
  gtk_widget_set_margin_top (self->heading, 12);
  gtk_widget_set_margin_bottom (self->heading, 6);
  gtk_widget_set_margin_start (self->heading, 6);
  gtk_widget_set_parent (self->heading, GTK_WIDGET (self));

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "cld-facts");
  gtk_widget_set_parent (GTK_WIDGET (self->list), GTK_WIDGET (self));
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->heading, NULL, -1);
}

/**
 * cld_fact_card_set_heading:
 * @self: a card
 * @heading: what stands above it
 */
void
cld_fact_card_set_heading (CldFactCard *self, const char *heading)
{
  g_return_if_fail (CLD_IS_FACT_CARD (self));

  if (g_strcmp0 (gtk_label_get_label (GTK_LABEL (self->heading)), heading) == 0)
    return;
  gtk_label_set_label (GTK_LABEL (self->heading), heading ? heading : "");
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HEADING]);
}

/**
 * cld_fact_card_begin:
 * @self: a card
 *
 * Begins to fill it anew.
 */
void
cld_fact_card_begin (CldFactCard *self)
{
  g_return_if_fail (CLD_IS_FACT_CARD (self));

  self->n = 0;
}

/**
 * cld_fact_card_add:
 * @self: a card
 * @spec: what the next row says
 */
void
cld_fact_card_add (CldFactCard *self, const CldFactSpec *spec)
{
  g_return_if_fail (CLD_IS_FACT_CARD (self));

  if (self->n == self->rows->len)
    {
      GtkWidget *row = cld_fact_row_new (self->key_chars);

      gtk_list_box_append (self->list, row);
      g_ptr_array_add (self->rows, row);
    }
  cld_fact_row_set (self->rows->pdata[self->n++], spec);
}

/**
 * cld_fact_card_end:
 * @self: a card
 *
 * Ends filling: rows that are left over say nothing any more. A card without rows is out of view.
 */
void
cld_fact_card_end (CldFactCard *self)
{
  g_return_if_fail (CLD_IS_FACT_CARD (self));

  for (guint i = self->n; i < self->rows->len; i++)
    cld_fact_row_set (self->rows->pdata[i], NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), self->n > 0);
}

/**
 * cld_fact_card_get_n_rows:
 * @self: a card
 *
 * Returns: how many rows say something
 */
guint
cld_fact_card_get_n_rows (CldFactCard *self)
{
  g_return_val_if_fail (CLD_IS_FACT_CARD (self), 0);

  return self->n;
}
