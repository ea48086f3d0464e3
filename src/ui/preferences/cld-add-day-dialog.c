/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-add-day-dialog.h"

#include <glib/gi18n-lib.h>

#include "cld-date-entry.h"
#include "cld-holiday-row.h"

/* Asks for a bank holiday: a date, typed as everywhere, and its name. */
struct _CldAddDayDialog
{
  AdwMessageDialog parent_instance;

  GtkEditable *date_entry;
  GtkEditable *name_entry;
  GtkLabel *said;
  char *today;
  CldAddDayCheck check;
  gpointer data;
};

G_DEFINE_FINAL_TYPE (CldAddDayDialog, cld_add_day_dialog, ADW_TYPE_MESSAGE_DIALOG)

/* Says how the date is understood, or why it cannot be taken. */
static void
date_edited_cb (CldAddDayDialog *self)
{
  gboolean typed = *gtk_editable_get_text (self->date_entry) != '\0';
  gint32 day = cld_add_day_dialog_get_day (self);
  g_autofree char *fault = day != CLD_NO_DAY && self->check ? self->check (day, self->data) : NULL;
  g_autofree char *text = NULL;

  if (fault)
    text = g_strdup (fault);
  else if (day != CLD_NO_DAY)
    text = cld_holiday_words (day);
  else
    text = g_strdup (typed ? _("This is no date. Type one such as 25/12/2027.") : "");
  gtk_label_set_label (self->said, text);
  if (typed && (fault || day == CLD_NO_DAY))
    gtk_widget_add_css_class (GTK_WIDGET (self->said), "cld-late");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->said), "cld-late");
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (self), "add", day != CLD_NO_DAY && !fault);
}

/* Not an AdwEntryRow: in GTK 4.8 a screen reader is not told when one has the focus. */
static GtkEditable *
add_entry (GtkBox *box, const char *title)
{
  GtkWidget *label = gtk_label_new_with_mnemonic (title);
  GtkWidget *entry = gtk_entry_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), entry);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  gtk_box_append (box, label);
  gtk_box_append (box, entry);
  return GTK_EDITABLE (entry);
}

static void
cld_add_day_dialog_finalize (GObject *object)
{
  g_free (CLD_ADD_DAY_DIALOG (object)->today);
  G_OBJECT_CLASS (cld_add_day_dialog_parent_class)->finalize (object);
}

static void
cld_add_day_dialog_class_init (CldAddDayDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cld_add_day_dialog_finalize;
}

static void
cld_add_day_dialog_init (CldAddDayDialog *self)
{
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (self);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  adw_message_dialog_set_heading (dialog, _("Add a bank holiday"));
  adw_message_dialog_set_body (dialog, _("The day counts as no working day from then on, for everybody who works in this caseload."));
  adw_message_dialog_add_responses (dialog, "cancel", _("_Cancel"), "add", _("_Add"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "add", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "add");
  adw_message_dialog_set_close_response (dialog, "cancel");
  self->date_entry = add_entry (GTK_BOX (box), _("_Date"));
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->date_entry), _("day/month/year"));
  self->said = GTK_LABEL (g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "xalign", 0.0, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->said), "cld-caption");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->said));
  self->name_entry = add_entry (GTK_BOX (box), _("_Name, such as “Coronation of the King”"));
  adw_message_dialog_set_extra_child (dialog, box);
  g_signal_connect_object (self->date_entry, "changed", G_CALLBACK (date_edited_cb), self, G_CONNECT_SWAPPED);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->date_entry));
}

/**
 * cld_add_day_dialog_new:
 * @parent: the window that asks
 * @today: YYYY-MM-DD
 * @check: (nullable): whether a day can be added
 * @data: for @check, kept as long as the dialog
 *
 * Returns: (transfer none): a dialog, whose response is `add` or `cancel`
 */
CldAddDayDialog *
cld_add_day_dialog_new (GtkWindow *parent, const char *today, CldAddDayCheck check, gpointer data)
{
  CldAddDayDialog *self = g_object_new (CLD_TYPE_ADD_DAY_DIALOG, "transient-for", parent, NULL);

  self->today = g_strdup (today);
  self->check = check;
  self->data = data;
  date_edited_cb (self);
  return self;
}

/**
 * cld_add_day_dialog_get_day:
 * @self: a dialog
 *
 * Returns: the day that was typed; %CLD_NO_DAY where it is none
 */
gint32
cld_add_day_dialog_get_day (CldAddDayDialog *self)
{
  char iso[CLD_MOMENT_SIZE];

  g_return_val_if_fail (CLD_IS_ADD_DAY_DIALOG (self), CLD_NO_DAY);

  if (!*gtk_editable_get_text (self->date_entry) || !cld_date_entry_parse (gtk_editable_get_text (self->date_entry), self->today, FALSE, iso))
    return CLD_NO_DAY;
  return cld_date_read_day (iso);
}

/**
 * cld_add_day_dialog_get_name:
 * @self: a dialog
 *
 * Returns: (transfer full) (nullable): the name that was typed
 */
char *
cld_add_day_dialog_get_name (CldAddDayDialog *self)
{
  char *name;

  g_return_val_if_fail (CLD_IS_ADD_DAY_DIALOG (self), NULL);

  name = g_strstrip (g_strdup (gtk_editable_get_text (self->name_entry)));
  if (!*name)
    g_clear_pointer (&name, g_free);
  return name;
}

/**
 * cld_add_day_dialog_get_date_entry:
 * @self: a dialog
 *
 * Returns: (transfer none): where the date is typed
 */
GtkEditable *
cld_add_day_dialog_get_date_entry (CldAddDayDialog *self)
{
  g_return_val_if_fail (CLD_IS_ADD_DAY_DIALOG (self), NULL);

  return self->date_entry;
}

/**
 * cld_add_day_dialog_get_name_entry:
 * @self: a dialog
 *
 * Returns: (transfer none): where the name is typed
 */
GtkEditable *
cld_add_day_dialog_get_name_entry (CldAddDayDialog *self)
{
  g_return_val_if_fail (CLD_IS_ADD_DAY_DIALOG (self), NULL);

  return self->name_entry;
}
