/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-letters-sent-dialog.h"

#include <glib/gi18n-lib.h>

#include "cld-date-entry.h"

struct _CldLettersSentDialog
{
  AdwMessageDialog parent_instance;

  GtkEditable *date;
  GtkLabel *said;
  GtkDropDown *method;
  char *today;
};

G_DEFINE_FINAL_TYPE (CldLettersSentDialog, cld_letters_sent_dialog, ADW_TYPE_MESSAGE_DIALOG)

static const char *const methods[] = { N_("Post"), N_("Secure e-mail"), N_("By hand"), NULL };

static gboolean
read_day (CldLettersSentDialog *self, char iso[CLD_MOMENT_SIZE])
{
  const char *text = gtk_editable_get_text (self->date);

  return *text && cld_date_entry_parse (text, self->today, FALSE, iso);
}

static void
edited_cb (CldLettersSentDialog *self)
{
  char iso[CLD_MOMENT_SIZE];
  gboolean has_day = read_day (self, iso);
  g_autofree char *words = has_day ? cld_date_entry_words (iso, self->today) : NULL;

  gtk_label_set_label (self->said, has_day ? (words ? words : "") : _("Type a date such as 12/3, t for today or -1d."));
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (self), "sent", has_day);
}

static void
cld_letters_sent_dialog_finalize (GObject *object)
{
  g_free (CLD_LETTERS_SENT_DIALOG (object)->today);
  G_OBJECT_CLASS (cld_letters_sent_dialog_parent_class)->finalize (object);
}

static void
cld_letters_sent_dialog_class_init (CldLettersSentDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cld_letters_sent_dialog_finalize;
}

static void
add_labelled (GtkBox *box, const char *title, GtkWidget *control)
{
  GtkWidget *label = gtk_label_new_with_mnemonic (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), control);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  gtk_box_append (box, label);
  gtk_box_append (box, control);
}

static void
cld_letters_sent_dialog_init (CldLettersSentDialog *self)
{
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (guint i = 0; methods[i]; i++)
    gtk_string_list_append (labels, _(methods[i]));
  self->date = GTK_EDITABLE (gtk_entry_new ());
  gtk_entry_set_activates_default (GTK_ENTRY (self->date), TRUE);
  self->said = GTK_LABEL (g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.0, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->said), "cld-caption");
  self->method = GTK_DROP_DOWN (gtk_drop_down_new (g_object_ref (G_LIST_MODEL (labels)), NULL));
  add_labelled (box, _("_Sent on"), GTK_WIDGET (self->date));
  gtk_box_append (box, GTK_WIDGET (self->said));
  add_labelled (box, _("_How"), GTK_WIDGET (self->method));
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (self), GTK_WIDGET (box));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (self), "cancel", _("_Print only"), "sent", _("_Mark as sent"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (self), "sent", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (self), "sent");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (self), "cancel");
  g_signal_connect_object (self->date, "changed", G_CALLBACK (edited_cb), self, G_CONNECT_SWAPPED);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->date));
}

/**
 * cld_letters_sent_dialog_new:
 * @parent: (nullable): the window that asks
 * @today: YYYY-MM-DD
 * @n_notices: how many notices are sent
 * @n_chases: how many letters only ask for an answer
 *
 * Returns: (transfer none): a dialog, whose response is `sent` or `cancel`
 */
CldLettersSentDialog *
cld_letters_sent_dialog_new (GtkWindow *parent, const char *today, guint n_notices, guint n_chases)
{
  CldLettersSentDialog *self = g_object_new (CLD_TYPE_LETTERS_SENT_DIALOG, "transient-for", parent, NULL);
  g_autofree char *heading = NULL;

  self->today = g_strdup (today);
  if (n_notices > 0)
    heading = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Mark %u notice as sent?", "Mark %u notices as sent?", n_notices), n_notices);
  else
    heading = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Mark %u notice as chased?", "Mark %u notices as chased?", n_chases), n_chases);
  adw_message_dialog_set_heading (ADW_MESSAGE_DIALOG (self), heading);
  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (self), _("What was printed is kept as PDF with the child’s files: it proves what was sent."));
  gtk_editable_set_text (self->date, "t");
  gtk_editable_select_region (self->date, 0, -1);
  edited_cb (self);
  return self;
}

/**
 * cld_letters_sent_dialog_get_day:
 * @self: a dialog
 *
 * Returns: (transfer full) (nullable): YYYY-MM-DD; %NULL where what was typed is none
 */
char *
cld_letters_sent_dialog_get_day (CldLettersSentDialog *self)
{
  char iso[CLD_MOMENT_SIZE];

  return read_day (self, iso) ? g_strndup (iso, 10) : NULL;
}

/**
 * cld_letters_sent_dialog_get_method:
 * @self: a dialog
 *
 * Returns: (transfer full): how they are sent, in words
 */
char *
cld_letters_sent_dialog_get_method (CldLettersSentDialog *self)
{
  guint i = gtk_drop_down_get_selected (self->method);

  return g_strdup (i < G_N_ELEMENTS (methods) - 1 ? _(methods[i]) : NULL);
}
