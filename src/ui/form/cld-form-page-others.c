/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cld-form-page-private.h"

#define WAIT_MS 500

/* A form while others work: what they change in its record, and who is in the way of its save. */

static CldConflict *
find_versions (CldFormPage *self, GError **error)
{
  g_autoptr (CldRecord) mine = _cld_form_page_make_record (self);

  return cld_conflict_find (cld_session_get_store (cld_pane_get_session (CLD_PANE (self))), self->record, mine, error);
}

static char *
describe (const CldConflict *versions)
{
  const char *who = versions->who ? versions->who : _("Somebody else");
  g_autofree char *time = versions->at ? _cld_form_page_tell_time (versions->at) : NULL;

  if (!time)
    return g_strdup (versions->theirs ? _("Somebody else changed this.") : _("Somebody else removed this."));
  /* Translators: %1$s is a person, %2$s a time of day, or a day and a time */
  return g_strdup_printf (versions->theirs ? _("%1$s changed this at %2$s.") : _("%1$s removed this at %2$s."), who, time);
}

/**
 * _cld_form_page_look_at_others:
 * @self: a page of a stored record
 *
 * Something changed: an untouched form shows what is recorded now; one with edits says who changed the record and
 * when.
 */
void
_cld_form_page_look_at_others (CldFormPage *self)
{
  g_autoptr (CldConflict) versions = find_versions (self, NULL);
  g_autofree char *text = NULL;

  /* While the server is out of reach nobody knows. */
  if (!versions || (versions->theirs && cld_record_get_version (versions->theirs) == cld_record_get_version (self->record)))
    return;
  text = describe (versions);
  if (!versions->theirs || cld_form_is_changed (self->form))
    {
      gtk_label_set_label (self->theirs_label, text);
      gtk_widget_set_visible (self->theirs_bar, TRUE);
      return;
    }
  gtk_widget_set_visible (self->theirs_bar, FALSE);
  g_set_object (&self->record, versions->theirs);
  _cld_form_page_bind (self);
  gtk_label_set_label (self->state_label, text);
}

/**
 * _cld_form_page_compare:
 * @self: a page whose record somebody else changed
 *
 * Shows both versions in place of the form.
 */
void
_cld_form_page_compare (CldFormPage *self)
{
  g_autoptr (GError) error = NULL;
  CldConflict *versions;

  if (self->busy || self->done || self->versions)
    return;
  versions = find_versions (self, &error);
  if (versions)
    _cld_form_page_show_conflict (self, versions);
  else
    cld_pane_set_banner (CLD_PANE (self), "dialog-error-symbolic", error->message);
}

static gboolean
wait_cb (gpointer data)
{
  CldFormPage *self = data;
  CldSession *session = cld_pane_get_session (CLD_PANE (self));
  g_autofree char *who = cld_session_is_cut_off (session) ? NULL : cld_session_get_holder_name (session);
  g_autofree char *text = NULL;

  if (who)
    /* Translators: %s is a person */
    text = g_strdup_printf (_("Waiting for %s to finish saving…"), who);
  else if (cld_db_is_server (cld_session_get_db (session)))
    text = g_strdup (_("Waiting for the team server…"));
  else
    text = g_strdup (_("Waiting for somebody to finish saving…"));
  self->waits = TRUE;
  cld_pane_set_banner (CLD_PANE (self), "emblem-synchronizing-symbolic", text);
  return G_SOURCE_CONTINUE;
}

/**
 * _cld_form_page_begin_waiting:
 * @self: a page that is being saved
 *
 * Says after a while for whom it waits.
 */
void
_cld_form_page_begin_waiting (CldFormPage *self)
{
  if (self->wait_timer == 0)
    self->wait_timer = g_timeout_add (WAIT_MS, wait_cb, self);
}

/**
 * _cld_form_page_end_waiting:
 * @self: a page that was saved, or was not
 */
void
_cld_form_page_end_waiting (CldFormPage *self)
{
  g_clear_handle_id (&self->wait_timer, g_source_remove);
  if (self->waits)
    cld_pane_set_banner (CLD_PANE (self), NULL, NULL);
  self->waits = FALSE;
}
