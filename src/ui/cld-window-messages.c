/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cld-window.h"

/* What a window tells its user. */

/**
 * cld_window_toast:
 * @self: a window
 * @text: what happened; shown as it is, never as markup
 * @can_undo: whether it offers *Undo*
 *
 * Says on the page in view what happened.
 */
void
cld_window_toast (CldWindow *self, const char *text, gboolean can_undo)
{
  g_autofree char *escaped = NULL;
  AdwToast *toast;

  g_return_if_fail (CLD_IS_WINDOW (self));

  escaped = g_markup_escape_text (text, -1);
  toast = adw_toast_new (escaped);
  adw_toast_set_timeout (toast, 8);
  if (can_undo)
    {
      adw_toast_set_button_label (toast, _("_Undo"));
      adw_toast_set_action_name (toast, "cld.undo");
    }
  if (cld_window_get_pane (self))
    cld_pane_toast (cld_window_get_pane (self), toast);
  else
    g_object_unref (toast);
}

/**
 * cld_window_show_error:
 * @self: a window
 * @heading: what was not done
 * @error: why, and what to do
 *
 * Tells what went wrong.
 */
void
cld_window_show_error (CldWindow *self, const char *heading, const GError *error)
{
  GtkWidget *dialog;

  g_return_if_fail (CLD_IS_WINDOW (self));

  dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, error ? error->message : NULL);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}
