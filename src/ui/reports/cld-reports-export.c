/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-reports-export.h"

#include <glib/gi18n-lib.h>

#include "cld-change-set.h"
#include "cld-date-entry.h"
#include "cld-export-annex-a.h"
#include "cld-file-chooser.h"
#include "cld-window.h"

/* What the page of reports writes into files. */

#define PENDING_DAY "cld-reports-annex-a-day"
#define SLOW 700 /* ms after which a person is told that it goes on */

/**
 * cld_reports_export:
 * @from: the page
 * @name: a word of the proposed file name
 * @columns: names of the columns
 * @write: writes the rows
 * @data: for @write
 * @n: how many rows there are
 *
 * Asks where they go, and writes them as they are now.
 */
void
cld_reports_export (CldPane *from, const char *name, const char *const *columns, CldTableWriteFunc write, gpointer data, guint n)
{
  g_autofree char *title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Export %u row", "Export %u rows", n), n);
  g_autofree char *why = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "report, %u row", "report, %u rows", n), n);
  g_autofree char *done = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u row exported", "%u rows exported", n), n);

  cld_table_export (from, &(CldTableExport){ name, title, why, done, _("Nothing was exported"), columns, write, data });
}

/* --- Annex A --- */

typedef struct
{
  CldPane *from;
  char *folder;
  gint32 day;
  AdwToast *toast; /* (nullable): while it takes long */
  guint slow;
} Lists;

static gboolean
write_lists (CldStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Lists *lists = data;

  return cld_export_annex_a (store, lists->folder, lists->day, FALSE, error);
}

static gboolean
slow_cb (gpointer data)
{
  Lists *lists = data;

  lists->slow = 0;
  lists->toast = g_object_ref_sink (adw_toast_new (_("The lists are being written…")));
  adw_toast_set_timeout (lists->toast, 0);
  cld_pane_toast (lists->from, g_object_ref (lists->toast));
  return G_SOURCE_REMOVE;
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Lists *lists = data;
  g_autoptr (GError) error = NULL;
  CldWindow *window = cld_window_of (GTK_WIDGET (lists->from));
  gboolean done = cld_session_run_finish (CLD_SESSION (source), result, &error);

  g_clear_handle_id (&lists->slow, g_source_remove);
  if (lists->toast)
    adw_toast_dismiss (lists->toast);
  g_clear_object (&lists->toast);
  if (window && done)
    cld_window_toast (window, _("The lists of Annex A were written"), FALSE);
  else if (window)
    cld_window_show_error (window, _("The lists of Annex A were not written"), error);
  g_object_unref (lists->from);
  g_free (lists->folder);
  g_free (lists);
}

/**
 * cld_reports_export_annex_a_to:
 * @from: the page
 * @folder: where the lists go
 * @day: the day of the inspection
 *
 * Writes them in the writer's thread.
 */
void
cld_reports_export_annex_a_to (CldPane *from, const char *folder, gint32 day)
{
  Lists *lists = g_new0 (Lists, 1);

  lists->from = g_object_ref (from);
  lists->folder = g_strdup (folder);
  lists->day = day;
  lists->slow = g_timeout_add (SLOW, slow_cb, lists);
  cld_session_run_async (cld_pane_get_session (from), write_lists, lists, NULL, NULL, written_cb, lists);
}

static void
folder_cb (GtkWidget *from, const char *folder)
{
  gint32 day = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (from), PENDING_DAY));

  cld_reports_export_annex_a_to (CLD_PANE (from), folder, day);
}

static void
day_response_cb (AdwMessageDialog *dialog, const char *response, CldPane *from)
{
  GtkEditable *entry = g_object_get_data (G_OBJECT (dialog), "entry");
  char day[CLD_MOMENT_SIZE];

  if (!g_str_equal (response, "go") || !cld_date_entry_parse (gtk_editable_get_text (entry), cld_session_get_today (cld_pane_get_session (from)), FALSE, day))
    return;
  g_object_set_data (G_OBJECT (from), PENDING_DAY, GINT_TO_POINTER (cld_date_read_day (day)));
  cld_file_chooser_folder (GTK_WIDGET (from), _("Folder for the lists of Annex A"), folder_cb);
}

static void
day_changed_cb (GtkEditable *entry, AdwMessageDialog *dialog)
{
  char day[CLD_MOMENT_SIZE];
  const char *today = g_object_get_data (G_OBJECT (dialog), "today");

  adw_message_dialog_set_response_enabled (dialog, "go", cld_date_entry_parse (gtk_editable_get_text (entry), today, FALSE, day));
}

/**
 * cld_reports_export_annex_a:
 * @from: the page
 *
 * Asks for the day of the inspection and for a folder, and writes the lists.
 */
void
cld_reports_export_annex_a (CldPane *from)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (from));
  const char *today = cld_session_get_today (cld_pane_get_session (from));
  g_autofree char *day = cld_date_entry_format (today);
  GtkWidget *dialog = adw_message_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, _("Export Annex A"),
                                              _("The lists that an inspection of the authority asks for, as known on its first day."));
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_text (GTK_EDITABLE (entry), day);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_widget_set_tooltip_text (entry, _("Day of the inspection"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Day of the inspection"), -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "go", _("Choose _Folder…"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "go", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "go");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_object_set_data (G_OBJECT (dialog), "entry", entry);
  g_object_set_data_full (G_OBJECT (dialog), "today", g_strdup (today), g_free);
  g_signal_connect_object (entry, "changed", G_CALLBACK (day_changed_cb), dialog, 0);
  g_signal_connect_object (dialog, "response", G_CALLBACK (day_response_cb), from, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
