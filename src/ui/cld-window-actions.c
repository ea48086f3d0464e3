/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cld-actions.h"
#include "cld-application.h"
#include "cld-backup.h"
#include "cld-connect-dialog.h"
#include "cld-demonstration.h"
#include "cld-error.h"
#include "cld-file-chooser.h"
#include "cld-help.h"
#include "cld-import-page.h"
#include "cld-kinds.h"
#include "cld-library-pane.h"
#include "cld-palette.h"
#include "cld-preferences.h"
#include "cld-settings.h"
#include "cld-templates-page.h"
#include "cld-setup-page.h"
#include "cld-undo-words.h"
#include "cld-window-private.h"

/* What can be done in every window. The actions are the class's own: what is in `win.` can be called by any program
 * of the session. */

static void
show_place_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cld_window_show_place (CLD_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

/**
 * cld_window_import:
 * @self: a window
 * @paths: (nullable) (array zero-terminated=1): files and folders to begin with
 *
 * Shows the import. Nothing is read into the caseload before its user says so.
 */
void
cld_window_import (CldWindow *self, const char *const *paths)
{
  CldPane *page;

  g_return_if_fail (CLD_IS_WINDOW (self));

  if (!_cld_window_finish_opening (self))
    return;
  if (cld_window_is_for_child (self) || CLD_IS_IMPORT_PAGE (cld_window_get_pane (self)) || !_cld_window_leave (self))
    return;
  page = cld_import_page_new (cld_window_get_session (self), cld_window_get_database (self));
  cld_window_push (self, page);
  if (paths)
    cld_import_page_set_paths (CLD_IMPORT_PAGE (page), paths);
}

static void
import_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cld_window_import (CLD_WINDOW (widget), NULL);
}

static void
add_child_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldWindow *self = CLD_WINDOW (widget);
  g_autoptr (GError) error = NULL;

  if (!_cld_window_finish_opening (self))
    return;
  if (_cld_window_make_database (self, &error))
    cld_window_edit (self, &cld_child_kind, NULL, NULL);
  else
    cld_window_show_error (self, _("The caseload could not be made"), error);
}

static void
back_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cld_window_pop (CLD_WINDOW (widget));
}

static void
sidebar_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _cld_window_toggle_sidebar (CLD_WINDOW (widget));
}

static void
menu_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _cld_window_pop_up_menu (CLD_WINDOW (widget));
}

/* --- undo --- */

static void
say_reversed (CldWindow *self, GObject *source, GAsyncResult *result, gboolean redo)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CldUndoResult) undone = cld_session_undo_finish (CLD_SESSION (source), result, &error);
  g_autofree char *text = cld_undo_words (undone, error, redo);

  if (text)
    cld_window_toast (self, text, FALSE);
  else
    cld_window_show_error (self, redo ? _("The change was not redone") : _("The change was not undone"), error);
}

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (CldWindow) self = data;

  say_reversed (self, source, result, FALSE);
}

static void
redone_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (CldWindow) self = data;

  say_reversed (self, source, result, TRUE);
}

static void
reverse (CldWindow *self, gboolean redo)
{
  CldSession *session = cld_window_get_session (self);

  if (session)
    cld_session_undo_async (session, NULL, redo, redo ? redone_cb : undone_cb, g_object_ref (self));
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  reverse (CLD_WINDOW (widget), FALSE);
}

static void
redo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  reverse (CLD_WINDOW (widget), TRUE);
}

/* --- databases --- */

static void
open_chosen_cb (GtkWidget *widget, const char *path)
{
  CldWindow *self = CLD_WINDOW (widget);

  cld_application_open (CLD_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))), path);
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cld_file_chooser_open (widget, _("Open a Caseload"), "*.db", _("Caseload databases"), open_chosen_cb);
}

static void
connect_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldConnectDialog *dialog = cld_connect_dialog_new (GTK_WINDOW (widget));

  cld_connect_dialog_set_name (dialog, cld_window_get_database (CLD_WINDOW (widget)));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* For the database of this window alone. */
static void
password_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldConnectDialog *dialog = cld_connect_dialog_new (GTK_WINDOW (widget));

  cld_connect_dialog_ask_password (dialog, cld_window_get_database (CLD_WINDOW (widget)));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
try_again_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cld_window_try_again (CLD_WINDOW (widget));
}

static void
open_recent_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  open_chosen_cb (widget, g_variant_get_bytestring (parameter));
}

static void
demonstration_made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (CldWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *database = cld_demonstration_make_finish (result, &error);

  if (database)
    cld_application_open (CLD_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))), database);
  else
    cld_window_show_error (self, _("The demonstration could not be made"), error);
}

static void
demonstration_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cld_window_toast (CLD_WINDOW (widget), _("The demonstration is being made…"), FALSE);
  cld_demonstration_make_async (demonstration_made_cb, g_object_ref (widget));
}

/* --- back up --- */

static gboolean
back_up_in_writer (CldStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return cld_backup (store, data, error);
}

static void
backed_up_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (CldWindow) self = data;
  g_autoptr (GError) error = NULL;

  if (!cld_session_run_finish (CLD_SESSION (source), result, &error))
    {
      cld_window_show_error (self, _("No backup was made"), error);
      return;
    }
  cld_session_note_change (CLD_SESSION (source), NULL);
  cld_window_toast (self, _("Backup made and checked"), FALSE);
}

static void
back_up_chosen_cb (GtkWidget *widget, const char *path)
{
  CldSession *session = cld_window_get_session (CLD_WINDOW (widget));

  if (session)
    cld_session_run_async (session, back_up_in_writer, g_strdup (path), g_free, NULL, backed_up_cb, g_object_ref (widget));
}

static void
back_up_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldSession *session = cld_window_get_session (CLD_WINDOW (widget));
  g_autofree char *proposed = NULL;

  if (!session)
    return;
  if (cld_db_is_server (cld_session_get_db (session)))
    {
      g_autoptr (GError) error = g_error_new_literal (CLD_STORE_ERROR, CLD_STORE_ERROR_REFUSED,
                                                      _("This caseload lives on the team server, whose administrator makes its backups (pg_dump). A file of your own would be a second caseload beside it."));

      cld_window_show_error (CLD_WINDOW (widget), _("The server is backed up by its administrator"), error);
      return;
    }
  proposed = g_strdup_printf ("Caseload-backup-%s.db", cld_session_get_today (session));
  cld_file_chooser_save (widget, _("Back Up the Caseload"), proposed, back_up_chosen_cb);
}

/* --- the program --- */

static void
go_to_child_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (cld_window_get_session (CLD_WINDOW (widget)))
    cld_palette_show (CLD_WINDOW (widget), FALSE);
}

static void
record_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const CldKind *kind = cld_kind_find (g_variant_get_string (parameter, NULL));

  if (kind && kind->child >= 0 && cld_window_get_session (CLD_WINDOW (widget)))
    cld_palette_show_to_record (CLD_WINDOW (widget), kind);
}

static void
palette_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cld_palette_show (CLD_WINDOW (widget), TRUE);
}

/* The action is off as long as there is no caseload whose preferences they could be. */
static void
preferences_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_window_present (GTK_WINDOW (cld_preferences_new (GTK_WINDOW (widget), cld_window_get_session (CLD_WINDOW (widget)))));
}

/* The action is off as long as there is no caseload to be set up. */
static void
setup_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldWindow *self = CLD_WINDOW (widget);

  if (!_cld_window_finish_opening (self) || !cld_window_get_session (self) || cld_window_is_for_child (self))
    return;
  if (!CLD_IS_SETUP_PAGE (cld_window_get_pane (self)) && _cld_window_leave (self))
    cld_window_push (self, cld_setup_page_new (cld_window_get_session (self)));
}

static void
letter_templates_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldWindow *self = CLD_WINDOW (widget);
  CldSession *session = cld_window_get_session (self);

  if (session && !CLD_IS_TEMPLATES_PAGE (cld_window_get_pane (self)))
    cld_window_push (self, cld_templates_page_new (session));
}

static void
library_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldWindow *self = CLD_WINDOW (widget);

  if (cld_window_get_session (self) && !CLD_IS_LIBRARY_PANE (cld_window_get_pane (self)))
    cld_library_open (GTK_WIDGET (cld_window_get_pane (self)), NULL);
}

static void
help_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cld_help_show (GTK_WINDOW (widget));
}

static void
shortcuts_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkWindow *window = cld_actions_make_shortcuts_window ();

  gtk_window_set_transient_for (window, GTK_WINDOW (widget));
  gtk_window_set_destroy_with_parent (window, TRUE);
  gtk_window_present (window);
}

static void
about_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const char *const developers[] = { "The Caseload developers", NULL };

  adw_show_about_window (GTK_WINDOW (widget),
                         "application-name", "Caseload",
                         "application-icon", CLD_APP_ID,
                         "developer-name", _("The Caseload developers"),
                         "developers", developers,
                         "version", CLD_VERSION,
                         "comments", _("Keep the records of looked-after children.\n"
                                       "Everything stays on this computer. Nothing is sent anywhere."),
                         "license-type", GTK_LICENSE_GPL_3_0,
                         /* Translators: your name, one translator a line */
                         "translator-credits", _("translator-credits"),
                         NULL);
}

static void
quit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cld_application_close_windows (CLD_APPLICATION (gtk_window_get_application (GTK_WINDOW (widget))));
}

/* What is of a caseload is off as long as there is none. */
void
_cld_window_enable_caseload (CldWindow *self, gboolean enabled)
{
  static const char *const actions[] = { "cld.library", "cld.preferences", "cld.setup" };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], enabled);
}

void
_cld_window_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "cld.about", NULL, about_action);
  gtk_widget_class_install_action (widget_class, "cld.add-child", NULL, add_child_action);
  gtk_widget_class_install_action (widget_class, "cld.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "cld.back-up", NULL, back_up_action);
  gtk_widget_class_install_action (widget_class, "cld.connect", NULL, connect_action);
  gtk_widget_class_install_action (widget_class, "cld.demonstration", NULL, demonstration_action);
  gtk_widget_class_install_action (widget_class, "cld.go-to-child", NULL, go_to_child_action);
  gtk_widget_class_install_action (widget_class, "cld.help", NULL, help_action);
  gtk_widget_class_install_action (widget_class, "cld.import", NULL, import_action);
  gtk_widget_class_install_action (widget_class, "cld.letter-templates", NULL, letter_templates_action);
  gtk_widget_class_install_action (widget_class, "cld.library", NULL, library_action);
  gtk_widget_class_install_action (widget_class, "cld.menu", NULL, menu_action);
  gtk_widget_class_install_action (widget_class, "cld.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "cld.open-recent", "ay", open_recent_action);
  gtk_widget_class_install_action (widget_class, "cld.palette", NULL, palette_action);
  gtk_widget_class_install_action (widget_class, "cld.record", "s", record_action);
  gtk_widget_class_install_action (widget_class, "cld.password", NULL, password_action);
  gtk_widget_class_install_action (widget_class, "cld.preferences", NULL, preferences_action);
  gtk_widget_class_install_action (widget_class, "cld.quit", NULL, quit_action);
  gtk_widget_class_install_action (widget_class, "cld.redo", NULL, redo_action);
  gtk_widget_class_install_action (widget_class, "cld.setup", NULL, setup_action);
  gtk_widget_class_install_action (widget_class, "cld.shortcuts", NULL, shortcuts_action);
  gtk_widget_class_install_action (widget_class, "cld.show-place", "s", show_place_action);
  gtk_widget_class_install_action (widget_class, "cld.sidebar", NULL, sidebar_action);
  gtk_widget_class_install_action (widget_class, "cld.try-again", NULL, try_again_action);
  gtk_widget_class_install_action (widget_class, "cld.undo", NULL, undo_action);
}
