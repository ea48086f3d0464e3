/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "cld-codes.h"
#include "cld-move-dialogs.h"

/* Record anyway: the reason, and who answers for it. */

typedef struct
{
  CldPlacementMove *move; /* the page's, which this dialog does not outlive */
  char *rule;
  GtkEditable *reason;
  GtkEditable *name;
  AdwComboRow *role;
  CldMoveDone done;
  GObject *owner; /* weak: the page */
} Override;

static void
override_free (gpointer data)
{
  Override *self = data;

  g_clear_weak_pointer (&self->owner);
  g_free (self->rule);
  g_free (self);
}

static gboolean
has_text (GtkEditable *entry)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  return *text != '\0';
}

/* Nobody answers for what has neither a reason nor a name. */
static void
typed_cb (GtkEditable *entry, AdwMessageDialog *dialog)
{
  Override *self = g_object_get_data (G_OBJECT (dialog), "override");

  adw_message_dialog_set_response_enabled (dialog, "record", has_text (self->reason) && has_text (self->name));
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, Override *self)
{
  const CldCodeList *roles = cld_code_list_find ("approval_role");
  guint role = adw_combo_row_get_selected (self->role);

  if (!self->owner || g_strcmp0 (response, "cancel") == 0)
    return;
  if (g_strcmp0 (response, "record") == 0)
    cld_placement_move_override (self->move, self->rule, gtk_editable_get_text (self->reason),
                                 role > 0 && role != GTK_INVALID_LIST_POSITION ? cld_code_list_get (roles, role - 1)->code : NULL, gtk_editable_get_text (self->name));
  else
    cld_placement_move_override (self->move, self->rule, NULL, NULL, NULL);
  self->done (self->owner);
}

static AdwComboRow *
make_roles (void)
{
  const CldCodeList *roles = cld_code_list_find ("approval_role");
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  gtk_string_list_append (list, _("Another role"));
  for (guint i = 0; i < cld_code_list_get_n (roles); i++)
    gtk_string_list_append (list, cld_code_list_get (roles, i)->label);
  return g_object_new (ADW_TYPE_COMBO_ROW, "title", _("In which role"), "use-markup", FALSE, "model", list, NULL);
}

static GtkWidget *
make_fields (Override *self)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  self->reason = GTK_EDITABLE (g_object_new (ADW_TYPE_ENTRY_ROW, "title", _("Why it is recorded all the same"), "use-markup", FALSE, NULL));
  self->name = GTK_EDITABLE (g_object_new (ADW_TYPE_ENTRY_ROW, "title", _("Who answers for it"), "use-markup", FALSE, NULL));
  self->role = make_roles ();
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (self->reason));
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (self->name));
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (self->role));
  return list;
}

/**
 * cld_move_override_show:
 * @from: the page
 * @move: its move
 * @rule: code of placement_rule.csv
 * @done: called when it was answered, or an answer was taken back
 * @data: (type GObject): the page: @done is not called once it is gone
 *
 * Asks why what a rule speaks against is recorded all the same.
 *
 * Returns: (transfer none): the dialog
 */
GtkWindow *
cld_move_override_show (GtkWidget *from, CldPlacementMove *move, const char *rule, CldMoveDone done, gpointer data)
{
  GtkRoot *root = gtk_widget_get_root (from);
  GtkWidget *dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, cld_placement_rule_label (rule), NULL);
  Override *self = g_new0 (Override, 1);
  g_autofree char *said = cld_placement_move_describe (move, rule);

  self->move = move;
  self->rule = g_strdup (rule);
  self->done = done;
  g_set_weak_pointer (&self->owner, G_OBJECT (data));
  g_object_set_data_full (G_OBJECT (dialog), "override", self, override_free);
  adw_message_dialog_set_heading_use_markup (ADW_MESSAGE_DIALOG (dialog), FALSE);
  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), said);
  adw_message_dialog_set_body_use_markup (ADW_MESSAGE_DIALOG (dialog), FALSE);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), make_fields (self));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"));
  if (cld_placement_move_is_overridden (move, rule))
    adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "take-back", _("_Take back"));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "record", _("_Record anyway"));
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "record", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "record", FALSE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (self->reason, "changed", G_CALLBACK (typed_cb), dialog, 0);
  g_signal_connect_object (self->name, "changed", G_CALLBACK (typed_cb), dialog, 0);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), self);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (GTK_WIDGET (self->reason));
  return GTK_WINDOW (dialog);
}
