/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-letter-view.h"

#include <glib/gi18n-lib.h>

#include "cld-letter-gap-row.h"
#include "cld-notice-words.h"

struct _CldLetterView
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkLabel *title;
  GtkLabel *about;
  GtkWidget *restricted_box;
  GtkLabel *restricted_label;
  GtkCheckButton *show_check;
  GtkWidget *gaps_box;
  GtkListBox *gaps;
  GtkTextView *text;
  GtkLabel *hint;
  GtkWidget *reset_button;

  CldLetter *letter; /* (nullable): the page's */
  gboolean showing;
  gboolean edited; /* its text is not the template's */
};

enum
{
  DECIDED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CldLetterView, cld_letter_view, GTK_TYPE_WIDGET)

/* --- showing --- */

static void
show_hint (CldLetterView *self, const char *fault)
{
  gtk_label_set_text (self->hint, fault ? fault : _("*Words between stars* are bold; “| what | value” is a line of the box; a blank line begins a paragraph."));
  if (fault)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->hint), "cld-late");
      gtk_widget_remove_css_class (GTK_WIDGET (self->hint), "cld-dim");
    }
  else
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->hint), "cld-dim");
      gtk_widget_remove_css_class (GTK_WIDGET (self->hint), "cld-late");
    }
  gtk_widget_set_visible (self->reset_button, self->edited);
}

/* What was typed into it stays; what it says of the records follows them. */
static void
show_text (CldLetterView *self)
{
  g_autofree char *text = NULL;

  if (self->edited)
    return;
  text = cld_letter_get_text (self->letter);
  self->showing = TRUE;
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text), text, -1);
  self->showing = FALSE;
  show_hint (self, NULL);
}

static void
gap_decided_cb (CldLetterView *self, CldLetterGapRow *row)
{
  show_text (self);
  g_signal_emit (self, signals[DECIDED], 0, (int) cld_letter_gap_row_get_field (row));
}

static void
show_gaps (CldLetterView *self)
{
  CldLetterFieldId gaps[CLD_LETTER_N_FIELDS];
  guint n = cld_letter_find_gaps (self->letter, gaps);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->gaps))))
    gtk_list_box_remove (self->gaps, child);
  for (guint i = 0; i < n; i++)
    {
      CldLetterGapRow *row = cld_letter_gap_row_new (self->letter, gaps[i]);

      g_signal_connect_object (row, "decided", G_CALLBACK (gap_decided_cb), self, G_CONNECT_SWAPPED);
      gtk_list_box_append (self->gaps, GTK_WIDGET (row));
    }
  gtk_widget_set_visible (self->gaps_box, n > 0);
}

static void
show_restriction (CldLetterView *self)
{
  gboolean may = cld_letter_may_show_address (self->letter);

  gtk_widget_set_visible (self->restricted_box, cld_letter_is_restricted (self->letter));
  gtk_label_set_text (self->restricted_label, cld_letter_shows_address (self->letter) ? _("The address is restricted, and this letter gives it. The notice will say so.") : _("The address is restricted: this letter does not give it."));
  gtk_widget_set_visible (GTK_WIDGET (self->show_check), may);
  self->showing = TRUE;
  gtk_check_button_set_active (self->show_check, cld_letter_shows_address (self->letter));
  self->showing = FALSE;
}

static void
show_head (CldLetterView *self)
{
  const char *kind = cld_notice_words_recipient_kind (cld_letter_get_recipient_kind (self->letter));
  /* Translators: %1$s is a kind of recipient, %2$s the name of a template */
  g_autofree char *about = g_strdup_printf (_("%1$s · template “%2$s”"), kind ? kind : _("Recipient not recorded"), cld_letter_get_template_name (self->letter));
  g_autofree char *late = cld_letter_is_late (self->letter) ? g_strdup_printf ("%s · %s", about, _("late, and says so")) : NULL;

  gtk_label_set_text (self->title, cld_letter_get_recipient (self->letter));
  gtk_label_set_text (self->about, late ? late : about);
}

/**
 * cld_letter_view_show:
 * @self: a view
 * @letter: (nullable): a letter, which lives as long as it is shown
 *
 * Shows it.
 */
void
cld_letter_view_show (CldLetterView *self, CldLetter *letter)
{
  g_return_if_fail (CLD_IS_LETTER_VIEW (self));

  self->letter = letter;
  gtk_widget_set_visible (self->scroller, letter != NULL);
  if (!letter)
    return;
  self->edited = cld_letter_is_edited (letter);
  show_head (self);
  show_restriction (self);
  show_gaps (self);
  if (self->edited)
    {
      g_autofree char *text = cld_letter_get_text (letter);

      self->showing = TRUE;
      gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text), text, -1);
      self->showing = FALSE;
      show_hint (self, cld_letter_get_fault (letter));
    }
  else
    show_text (self);
}

CldLetter *
cld_letter_view_get_letter (CldLetterView *self)
{
  return self->letter;
}

/* --- deciding --- */

static void
show_toggled_cb (CldLetterView *self)
{
  if (self->showing || !self->letter)
    return;
  cld_letter_show_address (self->letter, gtk_check_button_get_active (self->show_check));
  show_restriction (self);
  show_gaps (self);
  show_text (self);
  g_signal_emit (self, signals[DECIDED], 0, -1);
}

static void
text_changed_cb (CldLetterView *self, GtkTextBuffer *buffer)
{
  GtkTextIter start, end;
  g_autofree char *text = NULL, *fault = NULL;

  if (self->showing || !self->letter)
    return;
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  fault = cld_letter_set_text (self->letter, text);
  self->edited = TRUE;
  show_hint (self, fault);
  g_signal_emit (self, signals[DECIDED], 0, -1);
}

static void
reset_cb (CldLetterView *self)
{
  g_autofree char *fault = cld_letter_set_text (self->letter, NULL);

  gtk_widget_grab_focus (GTK_WIDGET (self->text));
  self->edited = FALSE;
  show_gaps (self);
  show_text (self);
  g_signal_emit (self, signals[DECIDED], 0, -1);
}

/* --- beginning and end --- */

static void
cld_letter_view_dispose (GObject *object)
{
  g_clear_pointer (&CLD_LETTER_VIEW (object)->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (cld_letter_view_parent_class)->dispose (object);
}

static void
cld_letter_view_class_init (CldLetterViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cld_letter_view_dispose;

  /**
   * CldLetterView::decided:
   * @self: the view
   * @field: the #CldLetterFieldId that was filled in or left out, or -1
   *
   * Its user decided something about the letter.
   */
  signals[DECIDED] = g_signal_new ("decided", CLD_TYPE_LETTER_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/caseload/Caseload/letters/cld-letter-view.ui");
  gtk_widget_class_bind_template_child (widget_class, CldLetterView, scroller);
  gtk_widget_class_bind_template_child (widget_class, CldLetterView, title);
  gtk_widget_class_bind_template_child (widget_class, CldLetterView, about);
  gtk_widget_class_bind_template_child (widget_class, CldLetterView, restricted_box);
  gtk_widget_class_bind_template_child (widget_class, CldLetterView, restricted_label);
  gtk_widget_class_bind_template_child (widget_class, CldLetterView, show_check);
  gtk_widget_class_bind_template_child (widget_class, CldLetterView, gaps_box);
  gtk_widget_class_bind_template_child (widget_class, CldLetterView, gaps);
  gtk_widget_class_bind_template_child (widget_class, CldLetterView, text);
  gtk_widget_class_bind_template_child (widget_class, CldLetterView, hint);
  gtk_widget_class_bind_template_child (widget_class, CldLetterView, reset_button);
  gtk_widget_class_bind_template_callback (widget_class, show_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, reset_cb);
}

static void
cld_letter_view_init (CldLetterView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_visible (self->scroller, FALSE);
  g_signal_connect_object (gtk_text_view_get_buffer (self->text), "changed", G_CALLBACK (text_changed_cb), self, G_CONNECT_SWAPPED);
}
