/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-provider-card.h"

#include <glib/gi18n-lib.h>

#include "cld-one-stop.h"

#define MAX_ROWS 50

struct _CldProviderCard
{
  GtkWidget parent_instance;

  GtkWidget *heading;
  GtkListBox *list;
  GPtrArray *waiting; /* (element-type GtkWidget): rows beyond the first ones */
  guint n;
};

enum
{
  OPEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CldProviderCard, cld_provider_card, GTK_TYPE_WIDGET)

static GtkWidget *
make_label (const char *text, const char *style_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style_class)
    gtk_widget_add_css_class (label, style_class);
  return label;
}

static GtkWidget *
make_state (const CldDutyLook *look, const char *words)
{
  GtkWidget *state = cld_duty_look_make_state ();

  cld_duty_look_set_state (state, look, words);
  g_object_set (gtk_widget_get_first_child (state), "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_label_set_wrap (GTK_LABEL (gtk_widget_get_last_child (state)), TRUE);
  return state;
}

static GtkWidget *
make_content (const CldProviderCardRow *row)
{
  static const CldDutyLook plain = { "x-office-document-symbolic", "cld-upcoming" }, warning = { "dialog-warning-symbolic", "cld-due" };
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2), *first = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  if (row->title)
    {
      GtkWidget *title = make_label (row->title, "cld-section");

      gtk_widget_set_hexpand (title, TRUE);
      gtk_box_append (GTK_BOX (first), title);
    }
  if (row->caption)
    {
      GtkWidget *caption = gtk_label_new (row->caption);

      gtk_widget_add_css_class (caption, "cld-dim");
      gtk_widget_add_css_class (caption, "cld-num");
      gtk_widget_set_valign (caption, GTK_ALIGN_START);
      gtk_box_append (GTK_BOX (first), caption);
    }
  gtk_box_append (GTK_BOX (lines), first);
  if (row->text && *row->text)
    gtk_box_append (GTK_BOX (lines), make_label (row->text, "cld-dim"));
  if (row->state && *row->state)
    gtk_box_append (GTK_BOX (lines), make_state (row->look ? row->look : &plain, row->state));
  if (row->more && *row->more)
    gtk_box_append (GTK_BOX (lines), make_state (&warning, row->more));
  gtk_widget_set_margin_top (lines, 6);
  gtk_widget_set_margin_bottom (lines, 6);
  return lines;
}

static char *
make_sentence (const CldProviderCardRow *row)
{
  const char *const texts[] = { row->title, row->caption, row->text, row->state, row->more };
  GString *sentence = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i] && *texts[i])
      g_string_append_printf (sentence, "%s%s", sentence->len > 0 ? ", " : "", texts[i]);
  return g_string_free (sentence, FALSE);
}

static GtkWidget *
make_row (const CldProviderCardRow *spec)
{
  GtkWidget *row = gtk_list_box_row_new ();
  g_autofree char *sentence = make_sentence (spec);

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), make_content (spec));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), spec->ref != NULL);
  g_object_set_data (G_OBJECT (row), "what", (gpointer) spec->what);
  g_object_set_data_full (G_OBJECT (row), "ref", g_strdup (spec->ref), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
  return row;
}

static void
show_waiting (CldProviderCard *self, GtkListBoxRow *last)
{
  g_autoptr (GPtrArray) waiting = g_steal_pointer (&self->waiting);

  gtk_list_box_remove (self->list, GTK_WIDGET (last));
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < waiting->len; i++)
    gtk_list_box_append (self->list, waiting->pdata[i]);
  if (waiting->len > 0)
    gtk_widget_grab_focus (waiting->pdata[0]);
}

static void
row_activated_cb (CldProviderCard *self, GtkListBoxRow *row)
{
  const char *what = g_object_get_data (G_OBJECT (row), "what"), *ref = g_object_get_data (G_OBJECT (row), "ref");

  if (what && ref)
    g_signal_emit (self, signals[OPEN], 0, what, ref);
  else if (g_object_get_data (G_OBJECT (row), "more"))
    show_waiting (self, row);
}

/**
 * cld_provider_card_begin:
 * @self: a card
 * @heading: what stands above it
 *
 * Begins to fill it anew.
 */
void
cld_provider_card_begin (CldProviderCard *self, const char *heading)
{
  GtkWidget *child;

  g_return_if_fail (CLD_IS_PROVIDER_CARD (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))))
    gtk_list_box_remove (self->list, child);
  g_ptr_array_set_size (self->waiting, 0);
  self->n = 0;
  gtk_label_set_label (GTK_LABEL (self->heading), heading);
}

/**
 * cld_provider_card_add:
 * @self: a card
 * @row: what the next row says
 */
void
cld_provider_card_add (CldProviderCard *self, const CldProviderCardRow *row)
{
  GtkWidget *widget;

  g_return_if_fail (CLD_IS_PROVIDER_CARD (self));

  widget = make_row (row);
  if (self->n++ < MAX_ROWS)
    gtk_list_box_append (self->list, widget);
  else
    g_ptr_array_add (self->waiting, g_object_ref_sink (widget));
}

/**
 * cld_provider_card_end:
 * @self: a card
 * @nothing: (nullable): what it says without rows; %NULL puts it out of view then
 *
 * Ends filling.
 */
void
cld_provider_card_end (CldProviderCard *self, const char *nothing)
{
  g_return_if_fail (CLD_IS_PROVIDER_CARD (self));

  gtk_widget_set_visible (GTK_WIDGET (self), self->n > 0 || nothing);
  if (self->n == 0 && nothing)
    gtk_list_box_append (self->list, make_row (&(CldProviderCardRow){ .text = nothing }));
  if (self->waiting->len > 0)
    {
      g_autofree char *text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Show %u more", "Show %u more", self->waiting->len), self->waiting->len);
      GtkWidget *row = make_row (&(CldProviderCardRow){ .title = text });

      g_object_set_data (G_OBJECT (row), "more", GINT_TO_POINTER (1));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_list_box_append (self->list, row);
    }
}

static void
cld_provider_card_dispose (GObject *object)
{
  CldProviderCard *self = CLD_PROVIDER_CARD (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
  G_OBJECT_CLASS (cld_provider_card_parent_class)->dispose (object);
}

static void
cld_provider_card_class_init (CldProviderCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cld_provider_card_dispose;
  signals[OPEN] = g_signal_new ("open", CLD_TYPE_PROVIDER_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
cld_provider_card_init (CldProviderCard *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  self->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  self->heading = make_label (NULL, "cld-section");
  gtk_widget_set_margin_top (self->heading, 12);
  gtk_widget_set_margin_bottom (self->heading, 6);
  gtk_widget_set_margin_start (self->heading, 6);
  gtk_widget_set_parent (self->heading, GTK_WIDGET (self));
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "cld-facts");
  gtk_widget_set_parent (GTK_WIDGET (self->list), GTK_WIDGET (self));
  cld_one_stop_add (GTK_WIDGET (self->list));
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self, G_CONNECT_SWAPPED);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->heading, NULL, -1);
}
