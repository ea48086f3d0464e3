/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-child-page-private.h"
#include "cld-date.h"
#include "cld-duty-do.h"
#include "cld-duty-watch.h"
#include "cld-error.h"
#include "cld-inspections-open.h"
#include "cld-kinds.h"
#include "cld-placements-work.h"
#include "cld-print-ui.h"
#include "cld-provider-page.h"
#include "cld-record-mark.h"
#include "cld-record-menu.h"
#include "cld-value.h"
#include "cld-window.h"

/* What can be done with a child. The actions are the class's own, so no other program can call them. */

GMenuModel *
_cld_child_page_make_record_menu (void)
{
  return cld_record_menu_new ("child.record");
}

static void
edit (CldChildPage *self, const CldKind *kind, const char *ref)
{
  CldWindow *window = cld_window_of (GTK_WIDGET (self));
  CldChildData *data = _cld_child_page_get_data (self);

  if (window && data)
    cld_window_edit (window, kind, ref, data->ref);
}

static void
record_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const CldKind *kind = cld_kind_find (g_variant_get_string (parameter, NULL));

  if (kind && kind->child >= 0)
    edit (CLD_CHILD_PAGE (widget), kind, NULL);
}

/* A duty, by its ref, and the kind of record that does it. */
static void
do_duty_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldChildData *data = _cld_child_page_get_data (CLD_CHILD_PAGE (widget));
  const char *duty, *kind;

  g_variant_get (parameter, "(&s&s)", &duty, &kind);
  if (data && !data->as_known_on)
    cld_duty_do_ref (widget, cld_pane_get_session (CLD_PANE (widget)), data->ref, duty, kind);
}

static void
new_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldChildPage *self = CLD_CHILD_PAGE (widget);

  if (cld_child_page_get_view (self) == CLD_CHILD_VIEW_FILES)
    _cld_child_page_add_files (self);
  else if (cld_child_page_get_view (self) == CLD_CHILD_VIEW_INSPECTIONS)
    edit (self, &cld_quality_audit_kind, NULL);
  else
    edit (self, cld_child_page_get_view (self) == CLD_CHILD_VIEW_PLACEMENTS ? &cld_placement_kind : &cld_note_kind, NULL);
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldChildData *data = _cld_child_page_get_data (CLD_CHILD_PAGE (widget));

  if (data)
    edit (CLD_CHILD_PAGE (widget), &cld_child_kind, data->ref);
}

static void
new_entry_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _cld_child_page_pop_up_record (CLD_CHILD_PAGE (widget));
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const CldPrintKind kinds[CLD_CHILD_N_VIEWS] = { CLD_PRINT_SUMMARY, CLD_PRINT_DUTIES, CLD_PRINT_PLACEMENTS, CLD_PRINT_RECORD, CLD_PRINT_RECORD, CLD_PRINT_HISTORY, CLD_PRINT_RECORD, CLD_PRINT_SUMMARY };
  CldChildPage *self = CLD_CHILD_PAGE (widget);
  CldChildData *data = _cld_child_page_get_data (self);
  g_autoptr (CldPrintJob) job = NULL;

  if (!data)
    return;
  job = cld_print_job_new_child (kinds[cld_child_page_get_view (self)], data->ref);
  cld_print_preview (widget, cld_pane_get_session (CLD_PANE (self)), job);
}

static void
view_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gint32 view = g_variant_get_int32 (parameter);

  if (view >= 1 && view <= CLD_CHILD_N_VIEWS)
    cld_child_page_set_view (CLD_CHILD_PAGE (widget), (CldChildView) (view - 1));
}

/* --- what touches the child --- */

static void
open_inspection_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cld_inspections_open (widget, g_variant_get_string (parameter, NULL), NULL);
}

static void
open_finding_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *ref = g_variant_get_string (parameter, NULL);
  CldInspectionRegister *inspections = cld_duty_watch_get_inspections (cld_duty_watch_of (cld_pane_get_session (CLD_PANE (widget))));
  CldFindingItem *item = inspections ? cld_inspection_register_find_finding (inspections, ref) : NULL;

  if (item && item->inspection)
    cld_inspections_open (widget, item->inspection->row->ref, ref);
  else
    gtk_widget_error_bell (widget);
}

static void
open_provider_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cld_provider_page_open (widget, g_variant_get_string (parameter, NULL));
}

static void
mark_done_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cld_record_mark_done (widget, cld_pane_get_session (CLD_PANE (widget)), &cld_action_kind, g_variant_get_string (parameter, NULL));
}

static void
chase_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cld_record_mark_chased (widget, cld_pane_get_session (CLD_PANE (widget)), g_variant_get_string (parameter, NULL));
}

static void
show_record_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cld_child_page_set_view (CLD_CHILD_PAGE (widget), CLD_CHILD_VIEW_RECORD);
}

static void
show_duties_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cld_child_page_set_view (CLD_CHILD_PAGE (widget), CLD_CHILD_VIEW_DUTIES);
}

static void
history_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cld_child_page_set_view (CLD_CHILD_PAGE (widget), CLD_CHILD_VIEW_HISTORY);
}

static void
step (GtkWidget *widget, int by)
{
  CldWindow *window = cld_window_of (widget);
  CldChildData *data = _cld_child_page_get_data (CLD_CHILD_PAGE (widget));

  if (window && data)
    cld_window_step_child (window, data->ref, by);
}

static void
next_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  step (widget, 1);
}

static void
previous_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  step (widget, -1);
}

static void
find_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _cld_child_page_find (CLD_CHILD_PAGE (widget));
}

static void
open_window_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldWindow *window = cld_window_of (widget);
  CldChildData *data = _cld_child_page_get_data (CLD_CHILD_PAGE (widget));

  if (window && data)
    gtk_window_present (GTK_WINDOW (cld_window_new_for_child (gtk_window_get_application (GTK_WINDOW (window)), cld_window_get_session (window), data->ref)));
}

/* The papers of a placement, by its ref. */
static void
print_evidence_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cld_placements_print_evidence (widget, cld_pane_get_session (CLD_PANE (widget)), (const char *const[]){ g_variant_get_string (parameter, NULL), NULL });
}

static void
letters_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cld_placements_letters (widget, cld_pane_get_session (CLD_PANE (widget)), (const char *const[]){ g_variant_get_string (parameter, NULL), NULL });
}

static void
now_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (_cld_child_page_get_data (CLD_CHILD_PAGE (widget)))
    _cld_child_page_show_now (CLD_CHILD_PAGE (widget));
}

/* --- as known on --- */

/* The end of a local day, as the change log writes moments. */
static char *
end_of_day (const char *day)
{
  int year = (int) g_ascii_strtoll (day, NULL, 10), month = (int) g_ascii_strtoll (day + 5, NULL, 10), date = (int) g_ascii_strtoll (day + 8, NULL, 10);
  g_autoptr (GDateTime) local = g_date_time_new_local (year, month, date, 23, 59, 59);
  g_autoptr (GDateTime) utc = local ? g_date_time_to_utc (local) : NULL;

  return utc ? g_date_time_format (utc, "%Y-%m-%dT%H:%M:%S.999Z") : NULL;
}

static void
as_known_response_cb (CldChildPage *self, const char *response, AdwMessageDialog *dialog)
{
  GtkWidget *entry = adw_message_dialog_get_extra_child (dialog);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));
  char day[CLD_MOMENT_SIZE];
  CldWindow *window = cld_window_of (GTK_WIDGET (self));
  g_autofree char *until = NULL, *shown = NULL;
  g_autoptr (GError) error = NULL;

  if (g_strcmp0 (response, "show") != 0 || !_cld_child_page_get_data (self))
    return;
  if (!cld_date_read (text, strlen (text), day))
    g_set_error_literal (&error, CLD_STORE_ERROR, CLD_STORE_ERROR_NOT_FOUND, _("That is no date. Type it as day, month and year, such as 4/11/2024."));
  else
    {
      day[10] = '\0';
      until = end_of_day (day);
      shown = cld_value_display_day (day);
      if (until && _cld_child_page_show_as_known (self, until, shown, &error))
        return;
    }
  if (window && error)
    cld_window_show_error (window, _("That day cannot be shown"), error);
}

static void
as_known_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldWindow *window = cld_window_of (widget);
  GtkWidget *dialog, *entry;

  if (!window || !_cld_child_page_get_data (CLD_CHILD_PAGE (widget)))
    return;
  dialog = adw_message_dialog_new (GTK_WINDOW (window), _("As known on…"), _("Shows what was recorded by the end of a day. Nothing can be edited meanwhile."));
  entry = gtk_entry_new ();
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  g_object_set (entry, "placeholder-text", _("Day, month, year"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Day"), -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "show", _("_Show"));
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "show", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "show");
  g_signal_connect_object (dialog, "response", G_CALLBACK (as_known_response_cb), widget, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (entry);
}

void
_cld_child_page_set_editable (CldChildPage *self, gboolean editable)
{
  static const char *const actions[] = { "child.record", "child.edit", "child.new-entry", "pane.new", "child.mark-done", "child.chase" };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], editable);
}

void
_cld_child_page_install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    const char *type;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "pane.print", NULL, print_action },
    { "pane.find", NULL, find_action },
    { "pane.new", NULL, new_action },
    { "pane.open-window", NULL, open_window_action },
    { "child.next", NULL, next_action },
    { "child.previous", NULL, previous_action },
    { "child.view", "i", view_action },
    { "child.edit", NULL, edit_action },
    { "child.new-entry", NULL, new_entry_action },
    { "child.record", "s", record_action },
    { "child.do-duty", "(ss)", do_duty_action },
    { "child.open-inspection", "s", open_inspection_action },
    { "child.open-finding", "s", open_finding_action },
    { "child.open-provider", "s", open_provider_action },
    { "child.mark-done", "s", mark_done_action },
    { "child.chase", "s", chase_action },
    { "child.show-record", "s", show_record_action },
    { "child.show-duties", "s", show_duties_action },
    { "child.print-evidence", "s", print_evidence_action },
    { "child.letters", "s", letters_action },
    { "child.history", NULL, history_action },
    { "child.as-known-on", NULL, as_known_action },
    { "child.as-known-now", NULL, now_action },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].type, actions[i].activate);
}
