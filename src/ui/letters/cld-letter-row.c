/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-letter-row.h"

#include <glib/gi18n-lib.h>

#include "cld-notice-words.h"

struct _CldLetterRow
{
  GtkListBoxRow parent_instance;

  CldLetter *letter; /* the page's */
  GtkCheckButton *check;
  GtkLabel *to;
  GtkLabel *about;
  GtkImage *icon;
  GtkLabel *state;
  gboolean showing;
};

enum
{
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CldLetterRow, cld_letter_row, GTK_TYPE_LIST_BOX_ROW)

static void
toggled_cb (CldLetterRow *self)
{
  if (self->showing)
    return;
  cld_letter_skip (self->letter, !gtk_check_button_get_active (self->check));
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
cld_letter_row_class_init (CldLetterRowClass *klass)
{
  /**
   * CldLetterRow::chosen:
   * @self: the row
   *
   * Its user decided whether the letter is written.
   */
  signals[CHOSEN] = g_signal_new ("chosen", CLD_TYPE_LETTER_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkLabel *
make_label (const char *style)
{
  GtkLabel *label = GTK_LABEL (g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "ellipsize", PANGO_ELLIPSIZE_END, NULL));

  if (style)
    gtk_widget_add_css_class (GTK_WIDGET (label), style);
  return label;
}

static void
cld_letter_row_init (CldLetterRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *state = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->check = GTK_CHECK_BUTTON (gtk_check_button_new ());
  self->to = make_label ("cld-section");
  self->about = make_label ("cld-caption");
  self->state = make_label ("cld-caption");
  self->icon = GTK_IMAGE (gtk_image_new ());
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->icon), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_set_valign (GTK_WIDGET (self->check), GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->about), "cld-dim");
  gtk_box_append (GTK_BOX (state), GTK_WIDGET (self->icon));
  gtk_box_append (GTK_BOX (state), GTK_WIDGET (self->state));
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->to));
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->about));
  gtk_box_append (GTK_BOX (words), state);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->check));
  gtk_box_append (GTK_BOX (box), words);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  g_signal_connect_object (self->check, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
}

/* Icon, word and colour. */
static void
show_state (CldLetterRow *self, const char *icon, const char *style, const char *text)
{
  static const char *const styles[] = { "cld-done", "cld-due", "cld-upcoming", "cld-late" };
  GtkWidget *state = gtk_widget_get_parent (GTK_WIDGET (self->state));

  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    gtk_widget_remove_css_class (state, styles[i]);
  gtk_widget_add_css_class (state, style);
  gtk_image_set_from_icon_name (self->icon, icon);
  gtk_label_set_text (self->state, text);
}

/**
 * cld_letter_row_update:
 * @self: a row
 *
 * Shows how far its letter is.
 */
void
cld_letter_row_update (CldLetterRow *self)
{
  CldLetterFieldId missing[CLD_LETTER_N_FIELDS];
  guint n = cld_letter_find_missing (self->letter, missing);
  const char *kind = cld_notice_words_recipient_kind (cld_letter_get_recipient_kind (self->letter));
  g_autofree char *about = cld_letter_is_chase (self->letter) ? g_strdup_printf (_("%s · asks for an answer"), kind ? kind : "") : g_strdup (kind ? kind : "");
  g_autofree char *label = NULL;

  gtk_label_set_text (self->to, cld_letter_get_recipient (self->letter));
  gtk_label_set_text (self->about, about);
  self->showing = TRUE;
  gtk_check_button_set_active (self->check, cld_letter_get_state (self->letter) != CLD_LETTER_SKIPPED);
  self->showing = FALSE;
  if (cld_letter_get_state (self->letter) == CLD_LETTER_SKIPPED)
    show_state (self, "action-unavailable-symbolic", "cld-upcoming", _("Not written"));
  else if (cld_letter_get_fault (self->letter))
    show_state (self, "dialog-error-symbolic", "cld-late", _("Its text has a fault"));
  else if (n > 0)
    {
      g_autofree char *text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u missing", "%u missing", n), n);

      show_state (self, "dialog-question-symbolic", "cld-due", text);
    }
  else
    show_state (self, "object-select-symbolic", "cld-done", cld_letter_is_restricted (self->letter) && !cld_letter_shows_address (self->letter) ? _("Ready, address withheld") : _("Ready"));
  /* Translators: %s is whom a letter is for */
  label = g_strdup_printf (_("Write the letter to %s"), cld_letter_get_recipient (self->letter));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->check), _("Whether this letter is written"));
  g_free (label);
  label = g_strdup_printf ("%s, %s, %s", cld_letter_get_recipient (self->letter), about, gtk_label_get_text (self->state));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

/**
 * cld_letter_row_new:
 * @letter: a letter, which lives as long as the row
 *
 * Returns: (transfer floating): its row
 */
CldLetterRow *
cld_letter_row_new (CldLetter *letter)
{
  CldLetterRow *self = g_object_new (CLD_TYPE_LETTER_ROW, NULL);

  self->letter = letter;
  cld_letter_row_update (self);
  return self;
}

/**
 * cld_letter_row_get_letter:
 * @self: a row
 *
 * Returns: (transfer none): its letter
 */
CldLetter *
cld_letter_row_get_letter (CldLetterRow *self)
{
  return self->letter;
}
