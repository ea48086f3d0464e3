/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-holiday-import.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "cld-bank-holidays.h"
#include "cld-holiday-list.h"
#include "cld-holiday-row.h"
#include "cld-preferences.h"

/* Takes in the government's list: the writer's thread reads the file and finds out what it changes, its user is asked,
 * and only then the writer does it. */
typedef struct
{
  GtkWidget *from;
  CldSession *session;
  char *path;
  GPtrArray *read; /* of CldBankHoliday */
  GArray *days;    /* of CldListedHoliday, of the texts of @read */
  GArray *named;   /* of CldHolidayChange */
  CldHolidayChanges changes;
} Import;

static Import *
import_new (GtkWidget *from, CldSession *session, const char *path)
{
  Import *import = g_new0 (Import, 1);

  import->from = g_object_ref (from);
  import->session = g_object_ref (session);
  import->path = g_strdup (path);
  return import;
}

static void
import_free (Import *import)
{
  g_object_unref (import->from);
  g_object_unref (import->session);
  g_clear_pointer (&import->read, g_ptr_array_unref);
  g_clear_pointer (&import->days, g_array_unref);
  g_clear_pointer (&import->named, g_array_unref);
  g_free (import->path);
  g_free (import);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Import, import_free)

/* --- doing it --- */

static gboolean
apply_in_writer (CldStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Import *import = data;

  return cld_holiday_list_apply (store, (const CldListedHoliday *) (gconstpointer) import->days->data, import->days->len, &import->changes, error);
}

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Import) import = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  guint n;

  if (!cld_session_run_finish (import->session, result, &error))
    {
      cld_preferences_show_error (import->from, _("The list was not taken in"), error);
      return;
    }
  cld_session_note_change (import->session, NULL);
  n = import->changes.n_added + import->changes.n_removed + import->changes.n_mended;
  text = n > 0 ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "The list was taken in: %u day changed", "The list was taken in: %u days changed", n), n)
               : g_strdup (_("The list was taken in"));
  cld_preferences_toast (import->from, text, TRUE);
}

static void
response_cb (Import *import, const char *response)
{
  if (g_strcmp0 (response, "import") == 0)
    cld_session_run_async (import->session, apply_in_writer, import, NULL, NULL, applied_cb, import);
  else
    import_free (import);
}

/* --- asking --- */

static char *
describe_list (Import *import)
{
  const CldListedHoliday *days = (const CldListedHoliday *) (gconstpointer) import->days->data;
  guint n = import->days->len;
  g_autofree char *first = cld_holiday_words (days[0].day);
  g_autofree char *last = cld_holiday_words (days[n - 1].day);
  g_autoptr (GString) text = g_string_new (NULL);

  /* Translators: %1$u is a number of days, %2$s and %3$s are dates */
  g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, "The list names %1$u day, from %2$s to %3$s.", "The list names %1$u days, from %2$s to %3$s.", n), n, first, last);
  if (import->named->len == 0)
    g_string_append_printf (text, " %s", _("None of them changes a bank holiday here."));
  if (import->changes.known_until != CLD_NO_DAY)
    {
      g_autofree char *until = cld_holiday_words (import->changes.known_until);

      g_string_append_c (text, ' ');
      /* Translators: %s is a date */
      g_string_append_printf (text, _("One-off days are then known until %s."), until);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static GtkWidget *
make_change_row (const CldHolidayChange *change)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  g_autofree char *date = cld_holiday_words (change->day);
  g_autofree char *text = NULL;
  GtkWidget *label;

  /* Translators: %1$s is the name of a bank holiday, %2$s its date */
  text = g_strdup_printf (change->taken_away ? _("Taken away: %1$s, %2$s") : _("Added: %1$s, %2$s"), change->name, date);
  label = g_object_new (GTK_TYPE_LABEL, "label", text, "wrap", TRUE, "xalign", 0.0, "hexpand", TRUE, NULL);
  gtk_image_set_from_icon_name (GTK_IMAGE (icon), change->taken_away ? "action-unavailable-symbolic" : "list-add-symbolic");
  gtk_widget_add_css_class (icon, change->taken_away ? "cld-due" : "cld-done");
  gtk_box_append (GTK_BOX (row), icon);
  gtk_box_append (GTK_BOX (row), label);
  gtk_widget_set_margin_top (row, 6);
  gtk_widget_set_margin_bottom (row, 6);
  return row;
}

static GtkWidget *
make_changes (GArray *named)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scrolled = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "propagate-natural-height", TRUE,
                                      "max-content-height", 240, "child", box, NULL);

  for (guint i = 0; i < named->len; i++)
    gtk_box_append (GTK_BOX (box), make_change_row (&g_array_index (named, CldHolidayChange, i)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (scrolled), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What will change"), -1);
  return scrolled;
}

static void
ask (Import *import)
{
  GtkRoot *root = gtk_widget_get_root (import->from);
  g_autofree char *body = describe_list (import);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (adw_message_dialog_new (GTK_WINDOW (root), _("Take in this list?"), body));

  adw_message_dialog_add_responses (dialog, "cancel", _("_Cancel"), "import", _("_Take It In"), NULL);
  adw_message_dialog_set_response_appearance (dialog, "import", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, "import");
  adw_message_dialog_set_close_response (dialog, "cancel");
  if (import->named->len > 0)
    adw_message_dialog_set_extra_child (dialog, make_changes (import->named));
  g_signal_connect_swapped (dialog, "response", G_CALLBACK (response_cb), import);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- looking at it --- */

static gboolean
look_in_writer (CldStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Import *import = data;

  import->read = cld_bank_holidays_read (import->path, cancellable, error);
  if (!import->read)
    return FALSE;
  import->days = g_array_new (FALSE, FALSE, sizeof (CldListedHoliday));
  for (guint i = 0; i < import->read->len; i++)
    {
      const CldBankHoliday *one = import->read->pdata[i];
      CldListedHoliday day = { one->day, one->name };

      g_array_append_val (import->days, day);
    }
  import->named = cld_holiday_list_look (store, (const CldListedHoliday *) (gconstpointer) import->days->data, import->days->len, &import->changes, error);
  return import->named != NULL;
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Import) import = data;
  g_autoptr (GError) error = NULL;

  if (!cld_session_run_finish (import->session, result, &error))
    cld_preferences_show_error (import->from, _("The list cannot be taken in"), error);
  else if (!gtk_widget_get_root (import->from))
    return;
  else if (import->named->len == 0 && import->changes.known_until == CLD_NO_DAY)
    cld_preferences_toast (import->from, _("There is nothing new in this list"), FALSE);
  else
    ask (g_steal_pointer (&import));
}

/**
 * cld_holiday_import:
 * @from: a page of the preferences
 * @session: the caseload
 * @path: (type filename): the government's list, a JSON file
 *
 * Reads the list, tells what it would change, and records that if its user agrees.
 */
void
cld_holiday_import (GtkWidget *from, CldSession *session, const char *path)
{
  Import *import;

  g_return_if_fail (GTK_IS_WIDGET (from));
  g_return_if_fail (CLD_IS_SESSION (session));
  g_return_if_fail (path);

  import = import_new (from, session, path);
  cld_session_run_async (session, look_in_writer, import, NULL, NULL, looked_cb, import);
}
