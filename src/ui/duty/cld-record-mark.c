/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-record-mark.h"

#include <glib/gi18n-lib.h>

#include "cld-correspondence-register.h"
#include "cld-kinds.h"
#include "cld-record-service.h"
#include "cld-window.h"

/* One key for what is done today: a date in a record, saved at once, with a toast that takes it back. */

typedef struct
{
  GWeakRef window;
  const char *text; /* of the toast, translated */
} Mark;

static void
mark_free (Mark *mark)
{
  g_weak_ref_clear (&mark->window);
  g_free (mark);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  Mark *mark = data;
  g_autoptr (GError) error = NULL;
  gboolean saved = cld_session_save_finish (CLD_SESSION (source), result, &error);
  g_autoptr (CldWindow) window = g_weak_ref_get (&mark->window);

  if (window && saved)
    cld_window_toast (window, mark->text, TRUE);
  else if (window)
    cld_window_show_error (window, _("It could not be saved"), error);
  mark_free (mark);
}

static CldRecord *
load (GtkWidget *from, CldSession *session, const CldKind *kind, const char *ref)
{
  CldWindow *window = cld_window_of (from);
  g_autoptr (GError) error = NULL;
  CldRecord *record = cld_record_service_load (cld_session_get_store (session), kind, ref, &error);

  if (!record && window)
    cld_window_show_error (window, _("The record cannot be shown"), error);
  return record;
}

static void
save (GtkWidget *from, CldSession *session, CldRecord *record, const char *why, const char *text)
{
  Mark *mark = g_new0 (Mark, 1);

  g_weak_ref_init (&mark->window, cld_window_of (from));
  mark->text = text;
  cld_session_save_async (session, record, why, saved_cb, mark);
}

/**
 * cld_record_mark_done:
 * @from: a widget of the window
 * @session: the caseload
 * @kind: finding or action
 * @ref: which one
 *
 * Records that it was met, or done, today.
 */
void
cld_record_mark_done (GtkWidget *from, CldSession *session, const CldKind *kind, const char *ref)
{
  gboolean finding = kind == &cld_finding_kind;
  g_autoptr (CldRecord) record = NULL;

  g_return_if_fail (finding || kind == &cld_action_kind);

  record = load (from, session, kind, ref);
  if (!record)
    return;
  cld_record_set_text (record, finding ? (guint) FINDING_MET_ON : (guint) ACTION_DONE_ON, cld_session_get_today (session));
  cld_record_set_text (record, finding ? (guint) FINDING_STATUS : (guint) ACTION_STATUS, "MET");
  save (from, session, record, finding ? "finding met" : "action done", finding ? _("Finding met today") : _("Action done today"));
}

/**
 * cld_record_mark_chased:
 * @from: a widget of the window
 * @session: the caseload
 * @request: ref of a request for information
 *
 * Records that it was chased today.
 */
void
cld_record_mark_chased (GtkWidget *from, CldSession *session, const char *request)
{
  g_autoptr (CldRecord) record = load (from, session, &cld_information_request_kind, request);

  if (!record)
    return;
  cld_record_set_text (record, INFORMATION_REQUEST_CHASED_ON, cld_session_get_today (session));
  save (from, session, record, "information chased", _("Chased today"));
}

/**
 * cld_record_mark_no_answer:
 * @from: a widget of the window
 * @session: the caseload
 * @letter: ref of a letter or another document
 *
 * Records that nobody has to answer it.
 */
void
cld_record_mark_no_answer (GtkWidget *from, CldSession *session, const char *letter)
{
  g_autoptr (CldRecord) record = load (from, session, &cld_correspondence_kind, letter);

  if (record && cld_correspondence_need_no_answer (record))
    save (from, session, record, "no answer needed", _("No answer needed"));
}
