/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-import-page-private.h"

#include <glib/gi18n-lib.h>

#include "cld-import-run.h"
#include "cld-window.h"

/* What the import page has done in the background. One piece of work counts at a time; the answer of an older one is
 * dropped, and so is that of a page that is gone. */

#define RECHECK_DELAY_MS 250

typedef struct
{
  GWeakRef page;
  guint ticket;
  CldImportWork work;
} Ticket;

void
_cld_import_fix_free (gpointer data)
{
  CldImportFix *fix = data;

  g_free (fix->path);
  g_free (fix->was);
  g_free (fix->value);
  g_free (fix);
}

static void
ticket_free (Ticket *ticket)
{
  g_weak_ref_clear (&ticket->page);
  g_free (ticket);
}

/* The page, where it still waits for this. */
static CldImportPage *
claim (Ticket *ticket)
{
  CldImportPage *self = g_weak_ref_get (&ticket->page);

  if (self && (!self->database || self->ticket != ticket->ticket))
    g_clear_object (&self);
  return self;
}

static void
progress_cb (CldImportStep step, double part, gpointer data)
{
  static const char *const names[] = { N_("Reading the files"), N_("Comparing with what is recorded"), N_("Writing") };
  static const double starts[] = { 0, 0.2, 0.6, 1 };
  g_autoptr (CldImportPage) self = claim (data);
  g_autofree char *text = NULL;
  double end;

  if (!self)
    return;
  end = self->work == CLD_IMPORT_IMPORTING ? 1 : starts[CLD_IMPORT_WRITING];
  /* Translators: %1$s is what is being done, %2$d how much of it in percent */
  text = g_strdup_printf (_("%1$s: %2$d %%"), _(names[step]), (int) (part * 100));
  gtk_label_set_text (self->busy_step, text);
  gtk_progress_bar_set_fraction (self->progress, MIN (1, (starts[step] + part * (starts[step + 1] - starts[step])) / end));
}

/* --- the answers --- */

static void
looked (CldImportPage *self, CldImportResult *result, const GError *error)
{
  gboolean has_files = cld_import_result_get_report (result)->files->len > 0;

  g_set_object (&self->look, result);
  cld_import_files_set_busy (self->files, FALSE);
  cld_import_files_show (self->files, result);
  cld_import_years_show (self->years, result);
  /* Files that cannot be read are in the list, each with its reason; what is left is a folder that cannot be opened. */
  cld_pane_set_banner (CLD_PANE (self), "dialog-warning-symbolic",
                       !error                                                                       ? NULL
                       : has_files && g_error_matches (error, CLD_IMPORT_ERROR, CLD_IMPORT_ERROR_NO_FILE) ? _("None of these files can be imported. Choose others.")
                                                                                                    : error->message);
  _cld_import_page_update (self);
}

static void
checked (CldImportPage *self, CldImportResult *result, CldImportWork work, const GError *error)
{
  cld_import_check_set_busy (self->check, FALSE);
  if (error && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      _cld_import_page_show (self, cld_import_years_get_n_sets (self->years) > 0 ? "years" : "files");
      return;
    }
  if (error)
    {
      _cld_import_page_refuse (self, error);
      return;
    }
  g_set_object (&self->result, result);
  cld_import_check_show (self->check, result);
  cld_import_check_set_n_corrections (self->check, self->fixes->len);
  if (work == CLD_IMPORT_RECHECKING)
    _cld_import_page_update (self);
  else
    _cld_import_page_show (self, "check");
}

/* The database is there now, if it was not: the window learns of it when this page is left, so that its user sees first
 * what was done. */
static void
tell (CldImportPage *self)
{
  CldSession *session = cld_pane_get_session (CLD_PANE (self));
  g_autoptr (GError) error = NULL;

  if (session)
    {
      /* The import has a store of its own: for the session it is somebody else. */
      cld_session_look_around (session);
      return;
    }
  self->has_made = TRUE;
  if (!self->own_session)
    self->own_session = cld_session_open (self->database, CLD_STORE_OPEN, &error);
  if (self->own_session && cld_window_of (GTK_WIDGET (self)))
    cld_window_use_session (cld_window_of (GTK_WIDGET (self)), self->own_session);
  /* It was written, which is what counts; that it cannot be read is told by the window. */
}

static void
imported (CldImportPage *self, CldImportResult *result, const GError *error)
{
  if (error)
    {
      _cld_import_page_refuse (self, error);
      return;
    }
  g_set_object (&self->result, result);
  g_ptr_array_set_size (self->fixes, 0);
  cld_import_check_reset (self->check);
  tell (self);
  cld_import_done_show (self->done, result);
  cld_import_done_set_can_undo (self->done, cld_import_result_get_report (result)->change_set && _cld_import_page_find_session (self));
  _cld_import_page_show (self, "done");
}

static void
ready_cb (GObject *source, GAsyncResult *async, gpointer data)
{
  Ticket *ticket = data;
  g_autoptr (CldImportPage) self = claim (ticket);
  g_autoptr (CldImportResult) result = NULL;
  g_autoptr (GError) error = NULL;
  CldImportReport *report = NULL;
  CldImportWork work = ticket->work;

  cld_import_run_finish (async, &report, &error);
  ticket_free (ticket);
  result = cld_import_result_new (report);
  if (!self)
    return;
  self->work = CLD_IMPORT_IDLE;
  g_clear_object (&self->cancellable);
  if (work == CLD_IMPORT_LOOKING)
    looked (self, result, error);
  else if (work == CLD_IMPORT_IMPORTING)
    imported (self, result, error);
  else
    checked (self, result, work, error);
}

/* --- the work --- */

static CldImportRequest *
make_request (CldImportPage *self)
{
  CldImportRequest *request = cld_import_request_new (self->database, cld_import_files_get_paths (self->files));
  CldImportOptions *options = cld_import_request_get_options (request);
  const CldImportReport *look = self->look ? cld_import_result_get_report (self->look) : NULL;

  options->good_rows_only = cld_import_check_get_good_rows_only (self->check);
  for (guint i = 0; look && i < look->files->len; i++)
    {
      const CldImportFileReport *file = look->files->pdata[i];
      int year = cld_import_years_get_year (self->years, file);

      if (year > 0)
        cld_import_request_add_year (request, file->path, year);
    }
  for (guint i = 0; i < self->fixes->len; i++)
    {
      const CldImportFix *fix = self->fixes->pdata[i];

      cld_import_request_add_correction (request, fix->path, fix->line, fix->cell, fix->was, fix->value);
    }
  return request;
}

static void
start (CldImportPage *self, CldImportRequest *request, CldImportWork work)
{
  Ticket *ticket = g_new0 (Ticket, 1);

  _cld_import_page_stop (self);
  g_weak_ref_init (&ticket->page, self);
  ticket->ticket = ++self->ticket;
  ticket->work = work;
  self->work = work;
  self->cancellable = g_cancellable_new ();
  cld_import_run_async (request, self->cancellable, progress_cb, ticket, ready_cb, ticket);
}

static void
show_busy (CldImportPage *self, const char *title)
{
  gtk_label_set_text (self->busy_title, title);
  gtk_label_set_text (self->busy_step, "");
  gtk_progress_bar_set_fraction (self->progress, 0);
  _cld_import_page_show (self, "busy");
}

/* Stops what is being done, unless that is the import itself: its answer is always waited for. */
void
_cld_import_page_stop (CldImportPage *self)
{
  g_clear_handle_id (&self->recheck_source, g_source_remove);
  if (self->work == CLD_IMPORT_IDLE || self->work == CLD_IMPORT_IMPORTING)
    return;
  self->ticket++;
  self->work = CLD_IMPORT_IDLE;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/* Reads the chosen files, to show how. */
void
_cld_import_page_look (CldImportPage *self)
{
  CldImportRequest *request;

  _cld_import_page_stop (self);
  cld_pane_set_banner (CLD_PANE (self), NULL, NULL);
  g_clear_object (&self->look);
  if (!cld_import_files_get_paths (self->files)[0])
    {
      cld_import_files_set_busy (self->files, FALSE);
      _cld_import_page_update (self);
      return;
    }
  request = cld_import_request_new (self->database, cld_import_files_get_paths (self->files));
  cld_import_request_get_options (request)->only_read = TRUE;
  cld_import_files_set_busy (self->files, TRUE);
  start (self, request, CLD_IMPORT_LOOKING);
  _cld_import_page_update (self);
}

static void
check (CldImportPage *self, CldImportWork work)
{
  CldImportRequest *request = make_request (self);

  cld_import_request_get_options (request)->dry_run = TRUE;
  cld_import_request_get_options (request)->with_rows = TRUE;
  start (self, request, work);
}

/* A dry run. */
void
_cld_import_page_check (CldImportPage *self)
{
  check (self, CLD_IMPORT_CHECKING);
  show_busy (self, _("Checking what would change…"));
}

static gboolean
recheck_cb (gpointer data)
{
  CldImportPage *self = data;

  self->recheck_source = 0;
  check (self, CLD_IMPORT_RECHECKING);
  return G_SOURCE_REMOVE;
}

/* Another dry run soon, behind the page that shows the last one. */
void
_cld_import_page_recheck (CldImportPage *self)
{
  _cld_import_page_stop (self);
  self->recheck_source = g_timeout_add (RECHECK_DELAY_MS, recheck_cb, self);
  cld_import_check_set_busy (self->check, TRUE);
  _cld_import_page_update (self);
}

/* The import itself. */
void
_cld_import_page_import (CldImportPage *self)
{
  start (self, make_request (self), CLD_IMPORT_IMPORTING);
  show_busy (self, _("Importing…"));
}

/* --- afterwards --- */

/* The session by which the import can be undone. */
CldSession *
_cld_import_page_find_session (CldImportPage *self)
{
  CldSession *session = cld_pane_get_session (CLD_PANE (self));

  return session ? session : self->own_session;
}

static void
undone_cb (GObject *source, GAsyncResult *async, gpointer data)
{
  g_autoptr (CldImportPage) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CldUndoResult) undone = cld_session_undo_finish (CLD_SESSION (source), async, &error);

  if (!self->database)
    return;
  if (undone)
    {
      cld_import_done_show_undone (self->done, undone);
      cld_pane_set_banner (CLD_PANE (self), NULL, NULL);
    }
  else
    {
      cld_import_done_set_can_undo (self->done, TRUE);
      cld_pane_set_banner (CLD_PANE (self), "dialog-warning-symbolic", error->message);
    }
}

/* Takes the import back. */
void
_cld_import_page_undo (CldImportPage *self)
{
  CldSession *session = _cld_import_page_find_session (self);
  const char *change_set = self->result ? cld_import_result_get_report (self->result)->change_set : NULL;

  if (!session || !change_set)
    return;
  cld_import_done_set_can_undo (self->done, FALSE);
  cld_session_undo_async (session, change_set, FALSE, undone_cb, g_object_ref (self));
}

/* Writes the rows that stay out to a file; the dialog asked whether another may go for it. */
void
_cld_import_page_save_rejects (CldImportPage *self, const char *path)
{
  g_autoptr (GError) error = NULL;

  if (!self->result)
    return;
  if (cld_import_report_save_rejects (cld_import_result_get_report (self->result), path, TRUE, &error))
    cld_pane_toast (CLD_PANE (self), adw_toast_new (_("The rows that stay out were saved")));
  else
    cld_pane_set_banner (CLD_PANE (self), "dialog-warning-symbolic", error->message);
}
