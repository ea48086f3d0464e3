/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-import-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-error.h"
#include "cld-file-chooser.h"
#include "cld-import-page-private.h"
#include "cld-window.h"

G_DEFINE_FINAL_TYPE (CldImportPage, cld_import_page, CLD_TYPE_PANE)

/* --- the pages --- */

const char *
_cld_import_page_get_name (CldImportPage *self)
{
  return gtk_stack_get_visible_child_name (self->stack);
}

static gboolean
is_on (CldImportPage *self, const char *name)
{
  return g_strcmp0 (_cld_import_page_get_name (self), name) == 0;
}

static CldImportStepId
current_step (CldImportPage *self)
{
  if (is_on (self, "files"))
    return CLD_IMPORT_STEP_FILES;
  if (is_on (self, "years"))
    return CLD_IMPORT_STEP_YEARS;
  if (is_on (self, "done") || (is_on (self, "busy") && self->work == CLD_IMPORT_IMPORTING))
    return is_on (self, "done") ? CLD_IMPORT_STEP_DONE : CLD_IMPORT_STEP_CHECK;
  return CLD_IMPORT_STEP_CHECK;
}

static void
focus_page (CldImportPage *self)
{
  if (is_on (self, "files"))
    cld_import_files_focus (self->files);
  else if (is_on (self, "years"))
    cld_import_years_focus (self->years);
  else if (is_on (self, "busy"))
    gtk_widget_grab_focus (self->cancel_button);
  else if (is_on (self, "check") && g_list_model_get_n_items (cld_import_issues_get_model (cld_import_check_get_issues (self->check))) > 0)
    cld_import_check_focus (self->check);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->main_button));
}

void
_cld_import_page_show (CldImportPage *self, const char *name)
{
  gtk_stack_set_visible_child_name (self->stack, name);
  _cld_import_page_update (self);
  focus_page (self);
}

/* --- the buttons --- */

static guint
count_rows (CldImportPage *self, CldImportFileReport *sum)
{
  guint n_files = 0;

  *sum = (CldImportFileReport) { 0 };
  if (self->result)
    cld_import_result_count (self->result, sum, &n_files);
  return sum->added + sum->changed;
}

static gboolean
has_readable_file (CldImportPage *self)
{
  const CldImportReport *report = self->look ? cld_import_result_get_report (self->look) : NULL;

  for (guint i = 0; report && i < report->files->len; i++)
    if (!((const CldImportFileReport *) report->files->pdata[i])->why)
      return TRUE;
  return FALSE;
}

/* What the main button does, and why not where it cannot. */
static char *
describe_main (CldImportPage *self, const char **reason)
{
  CldImportFileReport sum;
  guint n = count_rows (self, &sum);

  *reason = NULL;
  if (is_on (self, "files"))
    {
      if (self->work != CLD_IMPORT_IDLE)
        *reason = _("The files are being read");
      else if (!has_readable_file (self))
        *reason = _("Choose files that can be imported first");
      return g_strdup (_("_Continue"));
    }
  if (is_on (self, "years"))
    {
      if (!cld_import_years_are_known (self->years))
        *reason = _("Set the year of each set of files first");
      return g_strdup (_("_Continue"));
    }
  if (is_on (self, "check"))
    {
      if (self->work != CLD_IMPORT_IDLE || self->recheck_source)
        *reason = _("It is being checked again");
      else if (n == 0)
        *reason = sum.rejected > 0 ? _("No row can come in as it is: fix the errors first") : _("Everything in these files is recorded already");
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "_Import %u row", "_Import %u rows", n), n);
    }
  if (is_on (self, "done"))
    return g_strdup (_("_Show Children"));
  return g_strdup (_("_Try Again"));
}

static void
update_foot (CldImportPage *self, const char *reason)
{
  CldImportFileReport sum;
  g_autofree char *rejects = NULL;

  count_rows (self, &sum);
  gtk_widget_set_visible (self->foot, is_on (self, "check") || (is_on (self, "done") && sum.rejected > 0));
  if (is_on (self, "done"))
    gtk_label_set_text (self->foot_label, _("What was imported can be undone."));
  else if (reason && self->work == CLD_IMPORT_IDLE && !self->recheck_source)
    {
      g_autofree char *text = g_strdup_printf (_("Nothing to import: %s."), reason);

      gtk_label_set_text (self->foot_label, text);
    }
  else
    gtk_label_set_text (self->foot_label, _("Nothing has been written yet. The whole import can be undone with Ctrl+Z afterwards."));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->foot_label), gtk_label_get_text (self->foot_label));
  rejects = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Save the %u row as a file…", "Save the %u rows as a file…", sum.rejected), sum.rejected);
  gtk_button_set_label (self->rejects_button, rejects);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->rejects_button), _("The rows that stay out, each with the reason, to be put right elsewhere"));
  gtk_widget_set_visible (GTK_WIDGET (self->rejects_button), sum.rejected > 0);
}

static void
set_main_label (CldImportPage *self, const char *label)
{
  g_autofree char *plain = g_strdelimit (g_strdup (label), "_", ' ');

  gtk_label_set_label (self->main_label, label);
  gtk_label_set_label (self->main_short, is_on (self, "check") ? _("_Import") : label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->main_button), GTK_ACCESSIBLE_PROPERTY_LABEL, g_strstrip (plain), -1);
}

void
_cld_import_page_update (CldImportPage *self)
{
  const char *reason;
  g_autofree char *label = describe_main (self, &reason);
  gboolean is_first = is_on (self, "files") || is_on (self, "busy");

  cld_import_steps_set_step (self->steps, current_step (self));
  set_main_label (self, label);
  /* Without files the one thing to do is to choose some. */
  gtk_widget_set_visible (GTK_WIDGET (self->main_button), !is_on (self, "busy") && (!is_on (self, "files") || cld_import_files_get_paths (self->files)[0]));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pane.save", !reason && !is_on (self, "busy"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->main_button), reason);
  gtk_button_set_label (self->back_button, is_first ? _("_Cancel") : _("_Back"));
  gtk_widget_set_visible (GTK_WIDGET (self->back_button), !is_on (self, "done"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pane.cancel", !is_on (self, "done") && !(self->cancellable && g_cancellable_is_cancelled (self->cancellable)));
  update_foot (self, reason);
}

/* --- what was refused --- */

static const char *
title_of (const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return _("Import Cancelled");
  if (g_error_matches (error, CLD_STORE_ERROR, CLD_STORE_ERROR_STALE))
    return _("Somebody Saved Meanwhile");
  if (g_error_matches (error, CLD_STORE_ERROR, CLD_STORE_ERROR_BUSY))
    return _("Somebody Else Is Saving");
  if (g_error_matches (error, CLD_IMPORT_ERROR, CLD_IMPORT_ERROR_NO_FILE))
    return _("No File Can Be Read");
  return _("Nothing Was Imported");
}

/* Says why nothing was imported, and keeps the files, the years and the fixes. */
void
_cld_import_page_refuse (CldImportPage *self, const GError *error)
{
  g_autofree char *text = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    text = g_strdup (_("Nothing was written: everything recorded is as it was before."));
  else
    /* A status page reads markup. */
    text = g_markup_escape_text (error->message, -1);
  adw_status_page_set_title (self->refused, title_of (error));
  adw_status_page_set_description (self->refused, text);
  _cld_import_page_show (self, "refused");
}

/* --- what a user does --- */

static void
show_children (CldImportPage *self)
{
  CldWindow *window = cld_window_of (GTK_WIDGET (self));

  if (!window)
    return;
  self->has_made = FALSE;
  cld_window_show_place (window, "children");
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldImportPage *self = CLD_IMPORT_PAGE (widget);

  if (is_on (self, "files") && cld_import_years_get_n_sets (self->years) > 0)
    _cld_import_page_show (self, "years");
  else if (is_on (self, "files") || is_on (self, "years") || is_on (self, "refused"))
    _cld_import_page_check (self);
  else if (is_on (self, "check"))
    _cld_import_page_import (self);
  else if (is_on (self, "done"))
    show_children (self);
}

static void
go_back (CldImportPage *self)
{
  CldWindow *window = cld_window_of (GTK_WIDGET (self));

  if (is_on (self, "files") && window)
    cld_window_pop (window);
  else if (is_on (self, "check") && cld_import_years_get_n_sets (self->years) > 0)
    {
      _cld_import_page_stop (self);
      _cld_import_page_show (self, "years");
    }
  else if (!is_on (self, "files"))
    {
      _cld_import_page_stop (self);
      _cld_import_page_show (self, "files");
    }
}

static void
cancel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldImportPage *self = CLD_IMPORT_PAGE (widget);

  if (!is_on (self, "busy"))
    {
      go_back (self);
      return;
    }
  /* The answer comes when the work has really ended: only then it is known that nothing was written. */
  g_cancellable_cancel (self->cancellable);
  gtk_label_set_text (self->busy_title, _("Cancelling…"));
  _cld_import_page_update (self);
}

static void
files_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldImportPage *self = CLD_IMPORT_PAGE (widget);

  _cld_import_page_show (self, "files");
  _cld_import_page_look (self);
}

static void
again_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *const none[] = { NULL };

  cld_import_page_set_paths (CLD_IMPORT_PAGE (widget), none);
}

static void
undo_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _cld_import_page_undo (CLD_IMPORT_PAGE (widget));
}

static void
rejects_chosen_cb (GtkWidget *widget, const char *path)
{
  _cld_import_page_save_rejects (CLD_IMPORT_PAGE (widget), path);
}

static void
rejects_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cld_file_chooser_save (widget, _("Save the Rows That Stay Out"), "Caseload-rows-left-out.csv", rejects_chosen_cb);
}

/* --- what the pages tell --- */

static void
files_changed_cb (CldImportPage *self)
{
  _cld_import_page_look (self);
}

static void
fix_cb (CldImportPage *self, CldImportIssue *issue, const char *value)
{
  const CldImportProblem *problem = cld_import_issue_get_problem (issue);
  CldImportFix *fix;

  if (problem->cell < 0)
    return;
  fix = g_new0 (CldImportFix, 1);
  fix->path = g_strdup (problem->report->path);
  fix->line = problem->line;
  fix->cell = (guint) problem->cell;
  fix->was = g_strdup (cld_import_result_get_cell (self->result, problem));
  fix->value = g_strdup (value);
  g_ptr_array_add (self->fixes, fix);
  _cld_import_page_recheck (self);
}

static void
unfix_cb (CldImportPage *self)
{
  if (self->fixes->len == 0)
    return;
  g_ptr_array_remove_index (self->fixes, self->fixes->len - 1);
  _cld_import_page_recheck (self);
}

/* --- the class --- */

static void
cld_import_page_shown (CldPane *pane)
{
  CldImportPage *self = CLD_IMPORT_PAGE (pane);

  cld_pane_hide_navigation (pane);
  _cld_import_page_update (self);
  focus_page (self);
}

static gboolean
tell_window_cb (gpointer data)
{
  g_autoptr (CldWindow) window = data;

  cld_window_database_made (window);
  return G_SOURCE_REMOVE;
}

/* What is being written is waited for: half a promise is none. */
static gboolean
cld_import_page_leave (CldPane *pane)
{
  CldImportPage *self = CLD_IMPORT_PAGE (pane);
  CldWindow *window = cld_window_of (GTK_WIDGET (self));

  if (self->work == CLD_IMPORT_IMPORTING)
    {
      cld_pane_toast (pane, adw_toast_new (_("The import is still running. Wait for it, or cancel it first.")));
      return FALSE;
    }
  _cld_import_page_stop (self);
  if (self->has_made && window)
    {
      self->has_made = FALSE;
      g_idle_add (tell_window_cb, g_object_ref (window));
    }
  return TRUE;
}

static void
cld_import_page_dispose (GObject *object)
{
  CldImportPage *self = CLD_IMPORT_PAGE (object);

  _cld_import_page_stop (self);
  if (self->cancellable)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->own_session);
  g_clear_object (&self->look);
  g_clear_object (&self->result);
  g_clear_pointer (&self->fixes, g_ptr_array_unref);
  g_clear_pointer (&self->database, g_free);
  G_OBJECT_CLASS (cld_import_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, CldImportPage, steps);
  gtk_widget_class_bind_template_child (widget_class, CldImportPage, back_button);
  gtk_widget_class_bind_template_child (widget_class, CldImportPage, main_button);
  gtk_widget_class_bind_template_child (widget_class, CldImportPage, main_label);
  gtk_widget_class_bind_template_child (widget_class, CldImportPage, main_short);
  gtk_widget_class_bind_template_child (widget_class, CldImportPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CldImportPage, files);
  gtk_widget_class_bind_template_child (widget_class, CldImportPage, years);
  gtk_widget_class_bind_template_child (widget_class, CldImportPage, check);
  gtk_widget_class_bind_template_child (widget_class, CldImportPage, done);
  gtk_widget_class_bind_template_child (widget_class, CldImportPage, busy_title);
  gtk_widget_class_bind_template_child (widget_class, CldImportPage, busy_step);
  gtk_widget_class_bind_template_child (widget_class, CldImportPage, progress);
  gtk_widget_class_bind_template_child (widget_class, CldImportPage, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, CldImportPage, refused);
  gtk_widget_class_bind_template_child (widget_class, CldImportPage, foot);
  gtk_widget_class_bind_template_child (widget_class, CldImportPage, foot_label);
  gtk_widget_class_bind_template_child (widget_class, CldImportPage, rejects_button);
}

static void
cld_import_page_class_init (CldImportPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  CldPaneClass *pane_class = CLD_PANE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cld_import_page_dispose;
  pane_class->shown = cld_import_page_shown;
  pane_class->leave = cld_import_page_leave;

  g_type_ensure (CLD_TYPE_IMPORT_STEPS);
  g_type_ensure (CLD_TYPE_IMPORT_FILES);
  g_type_ensure (CLD_TYPE_IMPORT_YEARS);
  g_type_ensure (CLD_TYPE_IMPORT_CHECK);
  g_type_ensure (CLD_TYPE_IMPORT_DONE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/caseload/Caseload/import/cld-import-page.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "pane.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "pane.cancel", NULL, cancel_action);
  gtk_widget_class_install_action (widget_class, "import.files", NULL, files_action);
  gtk_widget_class_install_action (widget_class, "import.again", NULL, again_action);
  gtk_widget_class_install_action (widget_class, "import.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "import.save-rejects", NULL, rejects_action);
}

static void
cld_import_page_init (CldImportPage *self)
{
  self->fixes = g_ptr_array_new_with_free_func (_cld_import_fix_free);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (self->files, "changed", G_CALLBACK (files_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->years, "changed", G_CALLBACK (_cld_import_page_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->check, "fix", G_CALLBACK (fix_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->check, "unfix", G_CALLBACK (unfix_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->check, "good-rows-changed", G_CALLBACK (_cld_import_page_recheck), self, G_CONNECT_SWAPPED);
  _cld_import_page_update (self);
}

/**
 * cld_import_page_new:
 * @session: (nullable): the caseload that is worked with; %NULL where the import is to make it
 * @database: its database
 *
 * Returns: (transfer floating): a page to import with
 */
CldPane *
cld_import_page_new (CldSession *session, const char *database)
{
  CldImportPage *self;

  g_return_val_if_fail (!session || CLD_IS_SESSION (session), NULL);
  g_return_val_if_fail (database, NULL);

  self = g_object_new (CLD_TYPE_IMPORT_PAGE, "session", session, NULL);
  self->database = g_strdup (database);
  return CLD_PANE (self);
}

/**
 * cld_import_page_set_paths:
 * @self: the page
 * @paths: (array zero-terminated=1): files and folders
 *
 * Begins anew with these.
 */
void
cld_import_page_set_paths (CldImportPage *self, const char *const *paths)
{
  g_return_if_fail (CLD_IS_IMPORT_PAGE (self));
  g_return_if_fail (paths);

  if (self->work == CLD_IMPORT_IMPORTING)
    return;
  g_ptr_array_set_size (self->fixes, 0);
  g_clear_object (&self->result);
  cld_import_check_reset (self->check);
  _cld_import_page_show (self, "files");
  cld_import_files_set_paths (self->files, paths);
}
