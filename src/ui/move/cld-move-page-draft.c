/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cld-kinds.h"
#include "cld-move-page-private.h"
#include "cld-pending-drafts.h"
#include "cld-window.h"

#define KEEP_SECONDS 3

/* What was typed into a move and not saved, kept as a draft of a new placement of the child. */

static CldDraft *
make_draft (CldMovePage *self)
{
  CldSession *session = cld_pane_get_session (CLD_PANE (self));

  return cld_draft_new (cld_store_get_actor (cld_session_get_store (session)), &cld_placement_kind, NULL, cld_placement_move_get_child (self->move), 0);
}

static void
kept_cb (gboolean kept, gpointer data)
{
  g_autoptr (CldMovePage) self = data;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *time = g_date_time_format (now, "%H:%M");
  /* Translators: %s is a time of day */
  g_autofree char *text = kept ? g_strdup_printf (_("Draft kept %s"), time) : g_strdup (_("The draft could not be kept"));

  gtk_label_set_label (self->state_label, text);
}

/**
 * _cld_move_page_keep_draft:
 * @self: a page
 *
 * Has the writer keep what was typed. That an end alone was begun is not kept: it is two fields.
 */
void
_cld_move_page_keep_draft (CldMovePage *self)
{
  CldDraft *draft;

  g_clear_handle_id (&self->draft_timer, g_source_remove);
  if (self->done || cld_placement_move_is_end (self->move) || !cld_move_form_is_changed (self->form))
    return;
  draft = make_draft (self);
  cld_move_form_fill_draft (self->form, draft);
  self->draft_kept = TRUE;
  cld_pending_drafts_keep (cld_pane_get_session (CLD_PANE (self)), draft, kept_cb, g_object_ref (self));
}

static gboolean
keep_cb (gpointer data)
{
  CldMovePage *self = data;

  self->draft_timer = 0;
  _cld_move_page_keep_draft (self);
  return G_SOURCE_REMOVE;
}

/**
 * _cld_move_page_note_edit:
 * @self: a page
 *
 * Something was typed: it is kept within seconds.
 */
void
_cld_move_page_note_edit (CldMovePage *self)
{
  if (self->draft_timer == 0 && !self->done)
    self->draft_timer = g_timeout_add_seconds (KEEP_SECONDS, keep_cb, self);
}

/**
 * _cld_move_page_remove_draft:
 * @self: a page
 *
 * Has the writer forget what was kept.
 */
void
_cld_move_page_remove_draft (CldMovePage *self)
{
  g_clear_handle_id (&self->draft_timer, g_source_remove);
  gtk_widget_set_visible (self->draft_bar, FALSE);
  gtk_label_set_label (self->state_label, "");
  if (!self->draft_kept)
    return;
  self->draft_kept = FALSE;
  cld_pending_drafts_forget (cld_pane_get_session (CLD_PANE (self)), make_draft (self));
}

/**
 * _cld_move_page_restore_draft:
 * @self: a new page
 *
 * Types again what this person kept, and says so.
 */
void
_cld_move_page_restore_draft (CldMovePage *self)
{
  g_autoptr (CldDraft) key = make_draft (self);
  g_autoptr (CldDraft) draft = cld_pending_drafts_find (cld_pane_get_session (CLD_PANE (self)), key);

  if (!draft)
    return;
  self->draft_kept = TRUE;
  if (cld_move_form_restore (self->form, draft) == 0)
    return;
  gtk_label_set_label (self->draft_label, _("Draft restored"));
  gtk_widget_set_visible (self->draft_bar, TRUE);
}

typedef struct
{
  CldSession *session;
  CldDraft *draft;
  CldWindow *window; /* weak */
} Kept;

static void
kept_free (gpointer data)
{
  Kept *kept = data;

  g_clear_weak_pointer (&kept->window);
  g_object_unref (kept->session);
  cld_draft_free (kept->draft);
  g_free (kept);
}

static void
kept_free_closure (gpointer data, GClosure *closure)
{
  kept_free (data);
}

static void
discard_kept_cb (AdwToast *toast, Kept *kept)
{
  cld_pending_drafts_forget (kept->session, cld_draft_copy (kept->draft));
}

/* The page is gone by now: the one below says it. */
static gboolean
toast_cb (gpointer data)
{
  Kept *kept = data;
  CldPane *pane = kept->window ? cld_window_get_pane (kept->window) : NULL;
  AdwToast *toast;
  Kept *own;

  if (!pane || CLD_IS_MOVE_PAGE (pane))
    return G_SOURCE_REMOVE;
  own = g_new0 (Kept, 1);
  own->session = g_object_ref (kept->session);
  own->draft = cld_draft_copy (kept->draft);
  toast = adw_toast_new (_("Draft kept"));
  adw_toast_set_button_label (toast, _("_Discard"));
  adw_toast_set_timeout (toast, 8);
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (discard_kept_cb), own, kept_free_closure, 0);
  cld_pane_toast (pane, toast);
  return G_SOURCE_REMOVE;
}

/**
 * _cld_move_page_toast_kept:
 * @self: a page that is left
 *
 * Says on the page below that what was typed is kept, with a way to give it up.
 */
void
_cld_move_page_toast_kept (CldMovePage *self)
{
  CldWindow *window = cld_window_of (GTK_WIDGET (self));
  Kept *kept;

  if (!window)
    return;
  kept = g_new0 (Kept, 1);
  kept->session = g_object_ref (cld_pane_get_session (CLD_PANE (self)));
  kept->draft = make_draft (self);
  g_set_weak_pointer (&kept->window, window);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, toast_cb, kept, kept_free);
}
