/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-kinds.h"
#include "cld-letters-page.h"
#include "cld-move-page-private.h"
#include "cld-window.h"

/* Saving a move: an undone duty never keeps it from being saved; what the law forbids, what contradicts itself and who may not be told
 * is answered first. */

static void
set_busy (CldMovePage *self, gboolean busy)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  self->busy = busy;
  if (busy && focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->body)))
    gtk_root_set_focus (root, NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->body), !busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pane.save", !busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pane.cancel", !busy);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), busy);
  gtk_spinner_set_spinning (self->spinner, busy);
}

typedef struct
{
  CldMovePage *self;
  CldArena *arena;
  GPtrArray *rows;
  char *placement; /* what was saved */
  guint n_notices;
} Saving;

static void
saving_free (Saving *saving)
{
  g_object_unref (saving->self);
  g_ptr_array_unref (saving->rows);
  cld_arena_free (saving->arena);
  g_free (saving->placement);
  g_free (saving);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_free)

/* In the writer's thread: plain rows alone. */
static gboolean
save_in_writer (CldStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  Saving *saving = data;

  saving->placement = cld_placement_move_save (store, saving->rows, "placement added", error);
  return saving->placement != NULL;
}

static char *
describe (CldMovePage *self, guint n_notices)
{
  g_autofree char *notices = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u notice to send", "%u notices to send", n_notices), n_notices);

  if (cld_placement_move_is_end (self->move))
    return n_notices > 0 ? g_strdup_printf (_("Placement ended · %s"), notices) : g_strdup (_("Placement ended"));
  /* Translators: %s is how many notices are to be sent */
  return n_notices > 0 ? g_strdup_printf (_("Placement saved · %s"), notices) : g_strdup (_("Placement saved"));
}

static void
show_letters (CldWindow *window, CldSession *session, const char *placement)
{
  g_autoptr (GError) error = NULL;
  CldPane *letters = cld_letters_page_new (session, placement, NULL, &error);

  if (letters)
    cld_window_push (window, letters);
  else
    cld_window_show_error (window, _("The letters cannot be shown"), error);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Saving) saving = data;
  CldMovePage *self = saving->self;
  g_autoptr (GError) error = NULL;
  gboolean saved = cld_session_run_finish (CLD_SESSION (source), result, &error);
  CldWindow *window = cld_window_of (GTK_WIDGET (self));
  g_autofree char *text = describe (self, saving->n_notices);

  set_busy (self, FALSE);
  if (!saved)
    {
      /* What stands there stays there: an error never takes a word away. */
      cld_pane_set_banner (CLD_PANE (self), "dialog-error-symbolic", error->message);
      _cld_move_page_keep_draft (self);
      return;
    }
  self->done = TRUE;
  _cld_move_page_remove_draft (self);
  cld_session_note_change (CLD_SESSION (source), cld_placement_move_get_child (self->move));
  if (!window)
    return;
  cld_window_pop (window);
  cld_window_toast (window, text, TRUE);
  if (self->prints)
    show_letters (window, CLD_SESSION (source), saving->placement);
}

static void
start_saving (CldMovePage *self)
{
  Saving *saving = g_new0 (Saving, 1);

  saving->self = g_object_ref (self);
  saving->arena = cld_arena_new ();
  saving->rows = cld_placement_move_make_rows (self->move, saving->arena);
  saving->n_notices = cld_placement_move_count_notices (self->move);
  cld_pane_set_banner (CLD_PANE (self), NULL, NULL);
  g_clear_handle_id (&self->draft_timer, g_source_remove);
  set_busy (self, TRUE);
  cld_session_run_async (cld_pane_get_session (CLD_PANE (self)), save_in_writer, saving, NULL, NULL, saved_cb, saving);
}

/* What has to be answered before: the focus goes there, and the page says so. */
static gboolean
find_unanswered (CldMovePage *self)
{
  const CldPlacementFinding *finding = cld_placement_move_find_unanswered (self->move);
  g_autofree char *said = finding ? cld_placement_move_describe (self->move, finding->rule) : NULL;
  const CldRecipient *undecided;
  GArray *recipients;
  gboolean of_end;

  if (finding)
    {
      cld_pane_set_banner (CLD_PANE (self), "dialog-error-symbolic", said);
      if (!cld_move_pane_focus_problem (self->pane, finding->rule))
        _cld_move_page_answer (self, finding->rule);
      return TRUE;
    }
  undecided = cld_placement_move_find_undecided (self->move);
  if (!undecided)
    return FALSE;
  recipients = cld_placement_move_get_plan (self->move)->recipients;
  of_end = !recipients || undecided < (const CldRecipient *) (gconstpointer) recipients->data || undecided >= (const CldRecipient *) (gconstpointer) recipients->data + recipients->len;
  cld_pane_set_banner (CLD_PANE (self), "view-conceal-symbolic", _("The record says of somebody that they may not be told. Decide that first, with the reason, or do not prepare the notices now."));
  _cld_move_page_ask (self, of_end);
  return TRUE;
}

/**
 * _cld_move_page_save:
 * @self: a page
 * @prints: whether the letters are printed next
 *
 * Saves everything in one step, where that can be.
 */
void
_cld_move_page_save (CldMovePage *self, gboolean prints)
{
  CldFormRow *wrong;

  if (self->busy || self->done)
    return;
  self->prints = prints;
  _cld_move_page_look (self);
  wrong = cld_move_form_check (self->form);
  if (wrong)
    {
      gtk_widget_grab_focus (GTK_WIDGET (wrong));
      return;
    }
  if (!find_unanswered (self))
    start_saving (self);
}
