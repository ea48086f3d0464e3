/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cld-codes.h"
#include "cld-error.h"
#include "cld-form-page-private.h"
#include "cld-kinds.h"
#include "cld-print-ui.h"
#include "cld-record-service.h"
#include "cld-records-save.h"
#include "cld-window.h"

static void
set_busy (CldFormPage *self, gboolean busy)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  self->busy = busy;
  if (busy)
    _cld_form_page_begin_waiting (self);
  else
    _cld_form_page_end_waiting (self);
  /* A text that cannot be used any more would not hear that the focus has gone. */
  if (busy && focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->stack)))
    {
      g_set_weak_pointer (&self->focus, focus);
      gtk_root_set_focus (root, NULL);
    }
  gtk_widget_set_sensitive (GTK_WIDGET (self->stack), !busy);
  if (!busy && self->focus)
    gtk_widget_grab_focus (self->focus);
  if (!busy)
    g_clear_weak_pointer (&self->focus);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pane.save", !busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pane.cancel", !busy);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), busy);
  gtk_spinner_set_spinning (self->spinner, busy);
}

/**
 * _cld_form_page_make_record:
 * @self: a page
 *
 * Returns: (transfer full): a record with what stands in the rows; the one that was read is not touched
 */
CldRecord *
_cld_form_page_make_record (CldFormPage *self)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  g_autofree char *number = cld_form_get_number (self->form);
  CldRecord *record;

  if (cld_record_get_version (self->record) > 0)
    record = cld_record_new_from_row (cld_record_to_row (self->record, arena));
  else
    record = cld_record_new (self->kind, number ? number : cld_record_get_ref (self->record));
  cld_form_apply (self->form, record);
  return record;
}

/* What stands there stays there: an error never takes a word away. */
static void
say_error (CldFormPage *self, const GError *error)
{
  cld_pane_set_banner (CLD_PANE (self), "dialog-error-symbolic", error->message);
}

static void
show_saved (CldFormPage *self, CldWindow *window, CldRecord *saved, gboolean was_new)
{
  CldSession *session = cld_pane_get_session (CLD_PANE (self));
  g_autofree char *text = _cld_form_page_describe_saved (self, saved);

  cld_window_pop (window);
  if (was_new && self->kind == &cld_child_kind)
    cld_window_open_child (window, cld_record_get_ref (saved));
  cld_window_toast (window, text, TRUE);
  g_signal_emit (self, _cld_form_page_signals[CLD_FORM_PAGE_SAVED], 0, window, saved, was_new);
  if (self->prints && self->child)
    {
      g_autoptr (CldPrintJob) job = cld_print_job_new_child (CLD_PRINT_SUMMARY, self->child);

      cld_print_preview (GTK_WIDGET (window), session, job);
    }
}

typedef struct
{
  CldFormPage *self;
  CldRecord *record;
  GPtrArray *records; /* @record and what is saved with it: made for this, so the writer may have them */
  char *why;
} Saving;

static void
saving_free (Saving *saving)
{
  g_object_unref (saving->self);
  g_object_unref (saving->record);
  g_ptr_array_unref (saving->records);
  g_free (saving->why);
  g_free (saving);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_free)

static void
find_conflict (CldFormPage *self, CldRecord *mine, const GError *stale)
{
  g_autoptr (GError) error = NULL;
  CldConflict *versions = cld_conflict_find (cld_session_get_store (cld_pane_get_session (CLD_PANE (self))), self->record, mine, &error);

  /* What was saved with it can be what somebody else changed. */
  if (versions && versions->theirs && cld_record_get_version (versions->theirs) == cld_record_get_version (self->record))
    g_clear_pointer (&versions, cld_conflict_free);
  if (versions)
    _cld_form_page_show_conflict (self, versions);
  else
    say_error (self, error ? error : stale);
}

static gboolean
save_in_writer (CldStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Saving *saving = data;

  return cld_records_save (store, saving->records, saving->why, error);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Saving) saving = data;
  CldFormPage *self = saving->self;
  g_autoptr (GError) error = NULL;
  gboolean together = saving->records->len > 1;
  gboolean saved = together ? cld_session_run_finish (CLD_SESSION (source), result, &error) : cld_session_save_finish (CLD_SESSION (source), result, &error);
  CldWindow *window = cld_window_of (GTK_WIDGET (self));

  set_busy (self, FALSE);
  if (!saved)
    {
      if (g_error_matches (error, CLD_STORE_ERROR, CLD_STORE_ERROR_STALE))
        find_conflict (self, saving->record, error);
      else
        say_error (self, error);
      _cld_form_page_keep_draft (self);
      return;
    }
  self->done = TRUE;
  _cld_form_page_remove_draft (self);
  if (together)
    cld_session_note_change (CLD_SESSION (source), NULL);
  if (window)
    show_saved (self, window, saving->record, cld_record_get_version (self->record) == 0);
}

/* What a record about an inspection is, in the words of its field: which step, which finding. A code, so nothing personal. */
static const char *
describe_step (CldRecord *record)
{
  static const struct
  {
    const CldKind *kind;
    guint field;
  } steps[] = {
    { &cld_inspection_kind, INSPECTION_EVENT_TYPE }, { &cld_finding_kind, FINDING_TYPE },           { &cld_judgement_kind, JUDGEMENT_AREA },
    { &cld_enforcement_kind, ENFORCEMENT_KIND },     { &cld_intervention_kind, INTERVENTION_KIND },
  };
  const CldKind *kind = cld_record_get_kind (record);

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (kind == steps[i].kind && cld_record_get_text (record, steps[i].field))
      return cld_code_list_label (kind->fields[steps[i].field].target, cld_record_get_text (record, steps[i].field));
  return NULL;
}

/* `note added`, `finding added: Requirement`: what the change log keeps of it, which undo tells. */
static char *
describe_act (CldFormPage *self, CldRecord *record, const char *act)
{
  g_autofree char *kind = _cld_form_page_lower_first (self->kind->title);
  const char *step = describe_step (record);

  return step ? g_strdup_printf ("%s %s: %s", kind, act, step) : g_strconcat (kind, " ", act, NULL);
}

static void
start_saving (CldFormPage *self)
{
  Saving *saving = g_new0 (Saving, 1);
  CldSession *session = cld_pane_get_session (CLD_PANE (self));

  saving->self = g_object_ref (self);
  saving->record = _cld_form_page_make_record (self);
  saving->why = describe_act (self, saving->record, cld_record_get_version (self->record) == 0 ? "added" : "changed");
  saving->records = g_ptr_array_new_with_free_func (g_object_unref);
  g_ptr_array_add (saving->records, g_object_ref (saving->record));
  g_signal_emit (self, _cld_form_page_signals[CLD_FORM_PAGE_GATHER], 0, saving->record, saving->records);
  cld_pane_set_banner (CLD_PANE (self), NULL, NULL);
  g_clear_handle_id (&self->draft_timer, g_source_remove);
  set_busy (self, TRUE);
  if (saving->records->len > 1)
    cld_session_run_async (session, save_in_writer, saving, NULL, NULL, saved_cb, saving);
  else
    cld_session_save_async (session, saving->record, saving->why, saved_cb, saving);
}

/**
 * _cld_form_page_show_conflict:
 * @self: a page
 * @versions: (transfer full): both versions of its record
 *
 * Shows both versions in place of the form; what was typed stays in it.
 */
void
_cld_form_page_show_conflict (CldFormPage *self, CldConflict *versions)
{
  g_clear_pointer (&self->versions, cld_conflict_free);
  self->versions = versions;
  gtk_widget_set_visible (self->theirs_bar, FALSE);
  cld_conflict_view_show (self->conflict, versions, self->kind);
  gtk_stack_set_visible_child_name (self->stack, "conflict");
  adw_split_button_set_label (ADW_SPLIT_BUTTON (self->save_button), _("_Save again"));
  if (gtk_widget_get_root (GTK_WIDGET (self)))
    gtk_widget_child_focus (GTK_WIDGET (self->conflict), GTK_DIR_TAB_FORWARD);
}

static void
hide_conflict (CldFormPage *self)
{
  g_clear_pointer (&self->versions, cld_conflict_free);
  gtk_stack_set_visible_child_name (self->stack, "form");
  adw_split_button_set_label (ADW_SPLIT_BUTTON (self->save_button), _("_Save"));
}

/* From now on their version is what was read, and what stays of ours is an edit of it. */
static void
merge (CldFormPage *self)
{
  g_auto (GStrv) typed = g_new0 (char *, self->kind->n_fields + 1);
  g_autofree gboolean *stays = g_new0 (gboolean, self->kind->n_fields);
  CldFormRow *extra = self->kind == &cld_child_kind ? NULL : cld_form_get_row (self->form, CLD_FORM_NUMBER);
  g_autofree char *extra_typed = extra && cld_form_row_is_changed (extra) ? cld_form_row_get_typed (extra) : NULL;

  for (guint i = 0; i < self->kind->n_fields; i++)
    {
      CldFormRow *row = cld_form_get_row (self->form, (int) i);

      typed[i] = row ? cld_form_row_get_typed (row) : NULL;
      if (!typed[i])
        typed[i] = g_strdup ("");
      stays[i] = row && cld_conflict_view_takes_mine (self->conflict, i);
    }
  if (self->versions->theirs)
    g_set_object (&self->record, self->versions->theirs);
  else
    {
      g_autoptr (CldRecord) anew = cld_record_new (self->kind, cld_record_get_ref (self->record));

      g_set_object (&self->record, anew);
    }
  _cld_form_page_bind (self);
  for (guint i = 0; i < self->kind->n_fields; i++)
    if (stays[i])
      cld_form_row_type (cld_form_get_row (self->form, (int) i), *typed[i] ? typed[i] : NULL);
  if (extra_typed)
    cld_form_row_type (extra, extra_typed);
  hide_conflict (self);
}

static void
finish (CldFormPage *self)
{
  CldWindow *window = cld_window_of (GTK_WIDGET (self));

  self->done = TRUE;
  _cld_form_page_remove_draft (self);
  if (window)
    cld_window_pop (window);
}

/**
 * _cld_form_page_use_theirs:
 * @self: a page that shows both versions
 *
 * Gives up what was typed and shows what is recorded; of a removed record nothing.
 */
void
_cld_form_page_use_theirs (CldFormPage *self)
{
  g_return_if_fail (self->versions);

  if (!self->versions->theirs)
    {
      finish (self);
      return;
    }
  g_set_object (&self->record, self->versions->theirs);
  _cld_form_page_bind (self);
  _cld_form_page_remove_draft (self);
  hide_conflict (self);
  cld_form_focus (self->form);
}

/**
 * _cld_form_page_save:
 * @self: a page
 * @prints: whether the child's summary is printed next
 *
 * Saves what stands there, where it can be saved; else the focus goes to the first row that is wrong.
 */
void
_cld_form_page_save (CldFormPage *self, gboolean prints)
{
  CldFormRow *wrong;

  if (self->busy || self->done)
    return;
  self->prints = prints;
  if (self->versions)
    {
      if (!cld_conflict_view_check (self->conflict))
        return;
      merge (self);
    }
  wrong = cld_form_check (self->form);
  if (wrong)
    {
      gtk_widget_grab_focus (GTK_WIDGET (wrong));
      return;
    }
  if (cld_record_get_version (self->record) > 0 && !cld_form_is_changed (self->form))
    finish (self);
  else
    start_saving (self);
}

static gboolean
remove_in_writer (CldStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  const Saving *removing = data;

  return cld_record_service_remove_all (store, removing->records, removing->why, error);
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Saving) removing = data;
  CldFormPage *self = removing->self;
  g_autoptr (GError) error = NULL;
  gboolean together = removing->records->len > 0;
  gboolean removed = together ? cld_session_run_finish (CLD_SESSION (source), result, &error) : cld_session_remove_finish (CLD_SESSION (source), result, &error);
  CldWindow *window = cld_window_of (GTK_WIDGET (self));
  g_autofree char *text = NULL;

  set_busy (self, FALSE);
  if (!removed)
    {
      say_error (self, error);
      return;
    }
  text = _cld_form_page_describe_removed (self);
  if (together)
    cld_session_note_change (CLD_SESSION (source), NULL);
  finish (self);
  if (window)
    cld_window_toast (window, text, TRUE);
}

/**
 * _cld_form_page_remove:
 * @self: a page of a stored record
 *
 * Removes the record; undo brings it back, so nobody is asked whether they mean it.
 */
void
_cld_form_page_remove (CldFormPage *self)
{
  CldSession *session = cld_pane_get_session (CLD_PANE (self));
  g_autoptr (CldArena) arena = cld_arena_new ();
  Saving *removing;

  if (self->busy || self->done || cld_record_get_version (self->record) == 0)
    return;
  removing = g_new0 (Saving, 1);
  removing->self = g_object_ref (self);
  removing->record = g_object_ref (self->record);
  removing->records = g_ptr_array_new_with_free_func (g_object_unref);
  removing->why = describe_act (self, self->record, "removed");
  g_signal_emit (self, _cld_form_page_signals[CLD_FORM_PAGE_GATHER_REMOVED], 0, self->record, removing->records);
  set_busy (self, TRUE);
  if (removing->records->len == 0)
    {
      cld_session_remove_async (session, self->record, removing->why, removed_cb, removing);
      return;
    }
  /* The writer has records of its own. */
  g_ptr_array_add (removing->records, cld_record_new_from_row (cld_record_to_row (self->record, arena)));
  cld_session_run_async (session, remove_in_writer, removing, NULL, NULL, removed_cb, removing);
}
