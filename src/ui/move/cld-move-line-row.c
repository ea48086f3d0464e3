/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-move-line-row.h"

#include <glib/gi18n-lib.h>

#include "cld-duty-look.h"
#include "cld-move-words.h"

#define MARK_MS 2000

/* Something that a move brings: how binding it is, what, by when and by which provision, who is meant, and what can be done about it. */
struct _CldMoveLineRow
{
  GtkListBoxRow parent_instance;

  CldMoveLineId id;
  guint position;
  GtkLabel *tag;
  GtkLabel *title;
  GtkLabel *caption;
  GtkLabel *detail;
  GtkWidget *button;
  guint timer;
};

enum
{
  ACT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CldMoveLineRow, cld_move_line_row, GTK_TYPE_LIST_BOX_ROW)

static void
cld_move_line_row_dispose (GObject *object)
{
  g_clear_handle_id (&CLD_MOVE_LINE_ROW (object)->timer, g_source_remove);
  G_OBJECT_CLASS (cld_move_line_row_parent_class)->dispose (object);
}

static void
cld_move_line_row_class_init (CldMoveLineRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cld_move_line_row_dispose;

  /**
   * CldMoveLineRow::act:
   * @self: the row
   *
   * Its button was pressed.
   */
  signals[ACT] = g_signal_new ("act", CLD_TYPE_MOVE_LINE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkLabel *
make_label (GtkWidget *box, const char *style_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (style_class)
    gtk_widget_add_css_class (label, style_class);
  gtk_box_append (GTK_BOX (box), label);
  return GTK_LABEL (label);
}

static void
clicked_cb (CldMoveLineRow *self)
{
  g_signal_emit (self, signals[ACT], 0);
}

static void
cld_move_line_row_init (CldMoveLineRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *tag_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  self->tag = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_set_valign (GTK_WIDGET (self->tag), GTK_ALIGN_START);
  gtk_widget_set_halign (GTK_WIDGET (self->tag), GTK_ALIGN_START);
  gtk_widget_set_size_request (tag_box, 56, -1);
  gtk_widget_set_margin_top (tag_box, 1);
  gtk_box_append (GTK_BOX (tag_box), GTK_WIDGET (self->tag));
  gtk_widget_set_hexpand (words, TRUE);
  self->title = make_label (words, NULL);
  self->caption = make_label (words, "cld-caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->caption), "cld-dim");
  gtk_widget_add_css_class (GTK_WIDGET (self->caption), "cld-num");
  self->detail = make_label (words, "cld-caption");
  gtk_widget_set_visible (GTK_WIDGET (self->detail), FALSE);
  self->button = gtk_button_new ();
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (self->button, 104, -1);
  gtk_widget_add_css_class (self->button, "cld-move-button");
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), tag_box);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), self->button);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
}

/**
 * cld_move_line_row_new:
 * @id: the line
 *
 * Returns: (transfer floating): a row that shows nothing yet
 */
GtkWidget *
cld_move_line_row_new (CldMoveLineId id)
{
  CldMoveLineRow *self = g_object_new (CLD_TYPE_MOVE_LINE_ROW, NULL);

  self->id = id;
  return GTK_WIDGET (self);
}

CldMoveLineId
cld_move_line_row_get_id (CldMoveLineRow *self)
{
  return self->id;
}

guint
cld_move_line_row_get_position (CldMoveLineRow *self)
{
  return self->position;
}

GtkWidget *
cld_move_line_row_get_button (CldMoveLineRow *self)
{
  return self->button;
}

static gboolean
put (GtkLabel *label, const char *text)
{
  if (g_strcmp0 (gtk_label_get_label (label), text ? text : "") == 0)
    return FALSE;
  gtk_label_set_label (label, text ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text && *text);
  return TRUE;
}

static void
set_strength (CldMoveLineRow *self, gboolean must)
{
  gtk_label_set_label (self->tag, cld_strength_word (must ? CLD_STRENGTH_MUST : CLD_STRENGTH_SHOULD));
  gtk_widget_remove_css_class (GTK_WIDGET (self->tag), must ? "cld-should" : "cld-must");
  gtk_widget_add_css_class (GTK_WIDGET (self->tag), must ? "cld-must" : "cld-should");
  if (must)
    gtk_widget_add_css_class (GTK_WIDGET (self->title), "heading");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->title), "heading");
}

/**
 * cld_move_line_row_show:
 * @self: a row
 * @line: what it shows
 * @position: where it stands
 * @button: (nullable): label of its button, %NULL for none
 * @today: today
 *
 * Returns: whether it says something else now
 */
gboolean
cld_move_line_row_show (CldMoveLineRow *self, const CldMoveLine *line, guint position, const char *button, gint32 today)
{
  g_autofree char *caption = cld_move_words_caption (line, today), *name = NULL;
  gboolean changed = put (self->title, line->title);

  changed |= put (self->caption, caption);
  changed |= put (self->detail, line->detail);
  self->position = position;
  set_strength (self, line->must);
  gtk_widget_set_visible (self->button, button != NULL);
  if (button && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (self->button)), button) != 0)
    gtk_button_set_label (GTK_BUTTON (self->button), button);
  if (button)
    {
      /* Translators: what a button does, and with what: Who…: Written notice to 10 people and bodies */
      name = g_strdup_printf (_("%1$s: %2$s"), button, line->title);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    }
  return changed;
}

static gboolean
unmark_cb (gpointer data)
{
  CldMoveLineRow *self = data;

  self->timer = 0;
  gtk_widget_remove_css_class (GTK_WIDGET (self), "cld-move-changed");
  return G_SOURCE_REMOVE;
}

/**
 * cld_move_line_row_mark:
 * @self: a row
 *
 * Shows for two seconds that it is new, or says something else.
 */
void
cld_move_line_row_mark (CldMoveLineRow *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  gtk_widget_add_css_class (GTK_WIDGET (self), "cld-move-changed");
  self->timer = g_timeout_add (MARK_MS, unmark_cb, self);
}
