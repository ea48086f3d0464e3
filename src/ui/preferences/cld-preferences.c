/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-preferences.h"

#include <glib/gi18n-lib.h>

#include "cld-actions.h"
#include "cld-timetable-page.h"
#include "cld-undo-words.h"
#include "cld-working-days-page.h"

/* What a team has chosen for its caseload. Everything is recorded at once, and can be undone here too. */
struct _CldPreferences
{
  AdwPreferencesWindow parent_instance;

  CldTimetablePage *timetable_page;
  CldWorkingDaysPage *days_page;
  CldSession *session;
  AdwToast *toast; /* the one in view: the next takes its place */
};

G_DEFINE_FINAL_TYPE (CldPreferences, cld_preferences, ADW_TYPE_PREFERENCES_WINDOW)

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (CldPreferences) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CldUndoResult) undone = cld_session_undo_finish (CLD_SESSION (source), result, &error);
  g_autofree char *text = cld_undo_words (undone, error, FALSE);

  if (text)
    cld_preferences_toast (GTK_WIDGET (self), text, FALSE);
  else
    cld_preferences_show_error (GTK_WIDGET (self), _("The change was not undone"), error);
}

static void
redone_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (CldPreferences) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CldUndoResult) undone = cld_session_undo_finish (CLD_SESSION (source), result, &error);
  g_autofree char *text = cld_undo_words (undone, error, TRUE);

  if (text)
    cld_preferences_toast (GTK_WIDGET (self), text, FALSE);
  else
    cld_preferences_show_error (GTK_WIDGET (self), _("The change was not redone"), error);
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  /* What was typed last is part of what can be undone. */
  cld_timetable_page_flush (CLD_PREFERENCES (widget)->timetable_page);
  cld_session_undo_async (CLD_PREFERENCES (widget)->session, NULL, FALSE, undone_cb, g_object_ref (widget));
}

static void
redo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cld_session_undo_async (CLD_PREFERENCES (widget)->session, NULL, TRUE, redone_cb, g_object_ref (widget));
}

/* The set-up and the templates are pages of the window below. */
static void
page_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (widget));

  g_object_ref (widget);
  gtk_window_close (GTK_WINDOW (widget));
  if (parent)
    gtk_widget_activate_action (GTK_WIDGET (parent), name, NULL);
  g_object_unref (widget);
}

static gboolean
cld_preferences_close_request (GtkWindow *window)
{
  cld_timetable_page_flush (CLD_PREFERENCES (window)->timetable_page);
  return GTK_WINDOW_CLASS (cld_preferences_parent_class)->close_request (window);
}

static void
cld_preferences_dispose (GObject *object)
{
  CldPreferences *self = CLD_PREFERENCES (object);

  g_clear_object (&self->toast);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (cld_preferences_parent_class)->dispose (object);
}

static void
cld_preferences_class_init (CldPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cld_preferences_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = cld_preferences_close_request;

  g_type_ensure (CLD_TYPE_TIMETABLE_PAGE);
  g_type_ensure (CLD_TYPE_WORKING_DAYS_PAGE);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_install_action (widget_class, "cld.redo", NULL, redo_action);
  gtk_widget_class_install_action (widget_class, "cld.setup", NULL, page_action);
  gtk_widget_class_install_action (widget_class, "cld.letter-templates", NULL, page_action);
  gtk_widget_class_install_action (widget_class, "cld.undo", NULL, undo_action);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/caseload/Caseload/preferences/cld-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, CldPreferences, days_page);
  gtk_widget_class_bind_template_child (widget_class, CldPreferences, timetable_page);
}

static void
cld_preferences_init (CldPreferences *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_add_controller (GTK_WIDGET (self), cld_actions_make_controller (NULL));
}

/**
 * cld_preferences_new:
 * @parent: (nullable): the window that shows the caseload
 * @session: the caseload
 *
 * Returns: (transfer none): the window of its settings, which belongs to GTK until it is closed
 */
CldPreferences *
cld_preferences_new (GtkWindow *parent, CldSession *session)
{
  CldPreferences *self;

  g_return_val_if_fail (CLD_IS_SESSION (session), NULL);

  self = g_object_new (CLD_TYPE_PREFERENCES, "transient-for", parent, NULL);
  self->session = g_object_ref (session);
  cld_timetable_page_set_session (self->timetable_page, session);
  cld_working_days_page_set_session (self->days_page, session);
  return self;
}

static CldPreferences *
window_of (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  return CLD_IS_PREFERENCES (root) ? CLD_PREFERENCES (root) : NULL;
}

static void
dismissed_cb (CldPreferences *self, AdwToast *toast)
{
  if (self->toast == toast)
    g_clear_object (&self->toast);
}

/**
 * cld_preferences_toast:
 * @widget: the window or one of its pages; nothing happens to one that is closed
 * @text: what happened; shown as it is, never as markup
 * @can_undo: whether it offers *Undo*
 *
 * Says what happened, in place of what was said before.
 */
void
cld_preferences_toast (GtkWidget *widget, const char *text, gboolean can_undo)
{
  CldPreferences *self = window_of (widget);
  g_autofree char *escaped = NULL;
  g_autoptr (AdwToast) old = NULL;

  if (!self || !self->session)
    return;
  escaped = g_markup_escape_text (text, -1);
  old = g_steal_pointer (&self->toast);
  if (old)
    adw_toast_dismiss (old);
  self->toast = adw_toast_new (escaped);
  g_signal_connect_object (self->toast, "dismissed", G_CALLBACK (dismissed_cb), self, G_CONNECT_SWAPPED);
  adw_toast_set_timeout (self->toast, 8);
  if (can_undo)
    {
      adw_toast_set_button_label (self->toast, _("_Undo"));
      adw_toast_set_action_name (self->toast, "cld.undo");
    }
  adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (self), g_object_ref (self->toast));
}

/**
 * cld_preferences_show_error:
 * @widget: the window or one of its pages
 * @heading: what was not done
 * @error: why, and what to do
 *
 * Tells what went wrong.
 */
void
cld_preferences_show_error (GtkWidget *widget, const char *heading, const GError *error)
{
  CldPreferences *self = window_of (widget);
  GtkWidget *dialog;

  /* Who closed the window meanwhile is told all the same. */
  dialog = adw_message_dialog_new (self ? GTK_WINDOW (self) : NULL, heading, error ? error->message : NULL);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}
