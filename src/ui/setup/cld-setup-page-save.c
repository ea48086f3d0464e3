/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cld-error.h"
#include "cld-setup-page-private.h"
#include "cld-window.h"

/* How the set-up is saved, or given up. */

typedef struct
{
  CldSetupPage *page;
  gboolean changed;
} Saving;

static void
saving_free (Saving *saving)
{
  g_object_unref (saving->page);
  g_free (saving);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_free)

/* Nothing is typed while the writer's thread works with the set-up. */
static void
set_busy (CldSetupPage *self, gboolean busy)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  self->busy = busy;
  if (busy && root)
    gtk_root_set_focus (root, NULL);
  gtk_widget_set_sensitive (self->recorded, !busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pane.save", !busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pane.cancel", !busy);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), busy);
  gtk_spinner_set_spinning (self->spinner, busy);
}

static gboolean
save_in_writer (CldStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Saving *saving = data;

  return cld_setup_save (saving->page->setup, store, &saving->changed, error);
}

static void
finish (CldSetupPage *self, gboolean changed)
{
  CldWindow *window = cld_window_of (GTK_WIDGET (self));

  self->done = TRUE;
  if (!window)
    return;
  cld_window_pop (window);
  if (changed)
    cld_window_toast (window, _("The set-up was saved"), TRUE);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Saving) saving = data;
  CldSetupPage *self = saving->page;
  g_autoptr (GError) error = NULL;
  gboolean done = cld_session_run_finish (CLD_SESSION (source), result, &error);

  set_busy (self, FALSE);
  if (!done)
    {
      /* What was typed stays. */
      cld_pane_set_banner (CLD_PANE (self), "dialog-error-symbolic", error->message);
      return;
    }
  self->done = TRUE;
  if (saving->changed)
    cld_session_note_change (CLD_SESSION (source), NULL);
  finish (self, saving->changed);
}

/**
 * _cld_setup_page_waits:
 * @self: a page
 *
 * Says so where a postcode directory is being imported: leaving would stop that.
 *
 * Returns: whether it is
 */
gboolean
_cld_setup_page_waits (CldSetupPage *self)
{
  if (!cld_setup_postcodes_is_busy (self->postcodes))
    return FALSE;
  cld_pane_toast (CLD_PANE (self), adw_toast_new (_("The postcode directory is being imported. Wait until it is there, or stop it.")));
  return TRUE;
}

static GtkWidget *
check (CldSetupPage *self)
{
  GtkWidget *wrong[] = { cld_setup_officers_check (self->nominated), cld_setup_officers_check (self->directors), cld_setup_letters_check (self->letters) };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    if (wrong[i])
      return wrong[i];
  return NULL;
}

/**
 * _cld_setup_page_save:
 * @self: a page
 *
 * Records what stands there as one change; where something cannot be recorded, the focus goes there.
 */
void
_cld_setup_page_save (CldSetupPage *self)
{
  Saving *saving;
  GtkWidget *wrong;

  if (self->busy || self->done || !self->setup || _cld_setup_page_waits (self))
    return;
  wrong = check (self);
  if (wrong)
    {
      gtk_widget_grab_focus (wrong);
      return;
    }
  if (!_cld_setup_page_is_changed (self))
    {
      finish (self, FALSE);
      return;
    }
  cld_setup_officers_apply (self->nominated);
  cld_setup_officers_apply (self->directors);
  cld_setup_letters_apply (self->letters, self->setup);
  saving = g_new0 (Saving, 1);
  saving->page = g_object_ref (self);
  cld_pane_set_banner (CLD_PANE (self), NULL, NULL);
  set_busy (self, TRUE);
  cld_session_run_async (cld_pane_get_session (CLD_PANE (self)), save_in_writer, saving, NULL, NULL, saved_cb, saving);
}

static void
response_cb (CldSetupPage *self, const char *response)
{
  if (g_strcmp0 (response, "discard") == 0)
    finish (self, FALSE);
  else if (g_strcmp0 (response, "save") == 0)
    _cld_setup_page_save (self);
}

/**
 * _cld_setup_page_ask:
 * @self: a page that is left with something that is not recorded
 *
 * Asks what is to become of it.
 */
void
_cld_setup_page_ask (CldSetupPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  AdwMessageDialog *dialog;

  if (!GTK_IS_WINDOW (root))
    return;
  dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (GTK_WINDOW (root), _("Save the set-up?"), _("What you changed on this page is not saved yet.")));
  adw_message_dialog_add_responses (dialog, "cancel", _("_Go On"), "discard", _("_Discard"), "save", _("_Save"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "discard", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (dialog, "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "save");
  adw_message_dialog_set_close_response (dialog, "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}
