/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-letter-gap-row.h"

#include <glib/gi18n-lib.h>

struct _CldLetterGapRow
{
  GtkListBoxRow parent_instance;

  CldLetter *letter; /* the page's */
  CldLetterFieldId field;
  GtkLabel *label;
  GtkEditable *entry;
  GtkCheckButton *leave_out;
  gboolean showing;
};

enum
{
  DECIDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CldLetterGapRow, cld_letter_gap_row, GTK_TYPE_LIST_BOX_ROW)

static void
decided_cb (CldLetterGapRow *self)
{
  gboolean left_out = gtk_check_button_get_active (self->leave_out);

  gtk_widget_set_sensitive (GTK_WIDGET (self->entry), !left_out);
  if (self->showing)
    return;
  cld_letter_leave_out (self->letter, self->field, left_out);
  cld_letter_fill (self->letter, self->field, gtk_editable_get_text (self->entry));
  g_signal_emit (self, signals[DECIDED], 0);
}

/* The row is no stop of its own. */
static gboolean
cld_letter_gap_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CLD_LETTER_GAP_ROW (widget)->entry));
}

static void
cld_letter_gap_row_class_init (CldLetterGapRowClass *klass)
{
  GTK_WIDGET_CLASS (klass)->grab_focus = cld_letter_gap_row_grab_focus;

  /**
   * CldLetterGapRow::decided:
   * @self: the row
   *
   * Its user filled it in, or left it out; the letter knows.
   */
  signals[DECIDED] = g_signal_new ("decided", CLD_TYPE_LETTER_GAP_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cld_letter_gap_row_init (CldLetterGapRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6), *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->label = GTK_LABEL (g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, NULL));
  self->entry = GTK_EDITABLE (gtk_entry_new ());
  self->leave_out = GTK_CHECK_BUTTON (gtk_check_button_new_with_mnemonic (_("_Leave out")));
  gtk_widget_set_hexpand (GTK_WIDGET (self->entry), TRUE);
  gtk_label_set_mnemonic_widget (self->label, GTK_WIDGET (self->entry));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_RELATION_LABELLED_BY, self->label, NULL, -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->leave_out), GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->label, NULL, -1);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->entry));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->leave_out));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->label));
  gtk_box_append (GTK_BOX (box), line);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (decided_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->leave_out, "toggled", G_CALLBACK (decided_cb), self, G_CONNECT_SWAPPED);
}

/**
 * cld_letter_gap_row_new:
 * @letter: a letter, which lives as long as the row
 * @field: what is not recorded
 *
 * Returns: (transfer floating): the row to fill it in
 */
CldLetterGapRow *
cld_letter_gap_row_new (CldLetter *letter, CldLetterFieldId field)
{
  CldLetterGapRow *self = g_object_new (CLD_TYPE_LETTER_GAP_ROW, NULL);
  g_autofree char *text = cld_letter_describe_missing (letter, field);
  const char *typed = cld_letter_get_filled (letter, field);

  self->letter = letter;
  self->field = field;
  self->showing = TRUE;
  gtk_label_set_text (self->label, text);
  gtk_editable_set_text (self->entry, typed ? typed : "");
  gtk_check_button_set_active (self->leave_out, cld_letter_is_left_out (letter, field));
  if (field == CLD_LETTER_RECIPIENT_ADDRESS || field == CLD_LETTER_SENDER_ADDRESS)
    gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _("Street, town, postcode"));
  self->showing = FALSE;
  return self;
}

/**
 * cld_letter_gap_row_get_field:
 * @self: a row
 *
 * Returns: what is not recorded
 */
CldLetterFieldId
cld_letter_gap_row_get_field (CldLetterGapRow *self)
{
  return self->field;
}
