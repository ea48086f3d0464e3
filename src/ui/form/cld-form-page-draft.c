/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cld-draft.h"
#include "cld-form-page-private.h"
#include "cld-kinds.h"
#include "cld-pending-drafts.h"
#include "cld-window.h"

#define KEEP_SECONDS 3

/* The last one that offers to give a draft up: weak. */
static AdwToast *kept_toast;

/* The draft of this form, without values. A child is told by its own number, everything else also by the child. */
static CldDraft *
make_draft (CldFormPage *self)
{
  CldSession *session = cld_pane_get_session (CLD_PANE (self));
  int version = cld_record_get_version (self->record);

  return cld_draft_new (cld_store_get_actor (cld_session_get_store (session)), self->kind, version > 0 ? cld_record_get_ref (self->record) : NULL,
                        self->kind->child >= 0 ? self->child : NULL, version);
}

/**
 * _cld_form_page_tell_time:
 * @utc: a moment
 *
 * Returns: (transfer full): the time of day, with the day where that is not today
 */
char *
_cld_form_page_tell_time (const char *utc)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_iso8601 (utc, NULL);
  g_autoptr (GDateTime) local = at ? g_date_time_to_local (at) : NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  if (!local)
    return g_strdup ("");
  if (g_date_time_get_day_of_year (local) == g_date_time_get_day_of_year (now) && g_date_time_get_year (local) == g_date_time_get_year (now))
    return g_date_time_format (local, "%H:%M");
  /* Translators: when a draft was kept, as for g_date_time_format(): 4 Mar, 14:22 */
  return g_date_time_format (local, _("%-d %b, %H:%M"));
}

static void
kept_cb (gboolean kept, gpointer data)
{
  g_autoptr (CldFormPage) self = data;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *time = g_date_time_format (now, "%H:%M");
  g_autofree char *text = NULL;

  if (kept)
    /* Translators: %s is a time of day */
    text = g_strdup_printf (_("Draft kept %s"), time);
  else if (cld_session_is_cut_off (cld_pane_get_session (CLD_PANE (self))))
    text = g_strdup (_("Draft kept here until the server is back"));
  else
    text = g_strdup (_("The draft could not be kept"));
  gtk_label_set_label (self->state_label, text);
}

/**
 * _cld_form_page_keep_draft:
 * @self: a page
 *
 * Has the writer keep what was typed.
 */
void
_cld_form_page_keep_draft (CldFormPage *self)
{
  CldDraft *draft;

  g_clear_handle_id (&self->draft_timer, g_source_remove);
  if (self->done || !cld_form_is_changed (self->form))
    return;
  draft = make_draft (self);
  cld_form_fill_draft (self->form, draft);
  self->draft_kept = TRUE;
  cld_pending_drafts_keep (cld_pane_get_session (CLD_PANE (self)), draft, kept_cb, g_object_ref (self));
}

static gboolean
keep_cb (gpointer data)
{
  CldFormPage *self = data;

  self->draft_timer = 0;
  _cld_form_page_keep_draft (self);
  return G_SOURCE_REMOVE;
}

/**
 * _cld_form_page_note_edit:
 * @self: a page
 *
 * Something was typed: it is kept within seconds, however long somebody types on.
 */
void
_cld_form_page_note_edit (CldFormPage *self)
{
  if (self->draft_timer == 0 && !self->done)
    self->draft_timer = g_timeout_add_seconds (KEEP_SECONDS, keep_cb, self);
}

/**
 * _cld_form_page_remove_draft:
 * @self: a page
 *
 * Has the writer forget what was kept of this form.
 */
void
_cld_form_page_remove_draft (CldFormPage *self)
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
 * _cld_form_page_discard_draft:
 * @self: a page
 *
 * Shows what is recorded again and forgets what was kept.
 */
void
_cld_form_page_discard_draft (CldFormPage *self)
{
  _cld_form_page_bind (self);
  _cld_form_page_remove_draft (self);
  cld_form_focus (self->form);
}

/* What was recorded when the draft was begun, as far as it was typed over. */
static CldRecord *
make_base (CldFormPage *self, const CldDraft *draft)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  CldRecord *base = cld_record_new_from_row (cld_record_to_row (self->record, arena));

  for (guint i = 0; i < draft->values->len; i++)
    {
      const CldDraftValue *value = draft->values->pdata[i];
      int field = cld_kind_find_field (self->kind, value->field);

      if (field >= 0)
        cld_record_set_text (base, (guint) field, value->base);
    }
  return base;
}

/* Somebody else changed since what was typed over: both versions are shown before anything can be saved. */
static void
compare_versions (CldFormPage *self, const CldDraft *draft)
{
  g_autoptr (CldRecord) base = make_base (self, draft);
  g_autoptr (CldRecord) mine = _cld_form_page_make_record (self);
  CldConflict *versions = cld_conflict_find (cld_session_get_store (cld_pane_get_session (CLD_PANE (self))), base, mine, NULL);
  gboolean by_them = FALSE;

  for (guint i = 0; versions && i < versions->fields->len; i++)
    by_them = by_them || g_array_index (versions->fields, CldConflictField, i).by_them;
  if (by_them)
    _cld_form_page_show_conflict (self, versions);
  else
    cld_conflict_free (versions);
}

static gboolean
names_another (CldFormPage *self, const CldDraft *draft, guint field)
{
  const char *subject = cld_record_get_text (self->record, field);

  for (guint i = 0; subject && i < draft->values->len; i++)
    {
      const CldDraftValue *value = draft->values->pdata[i];

      if (g_str_equal (value->field, self->kind->fields[field].id))
        return g_strcmp0 (value->typed, subject) != 0;
    }
  return FALSE;
}

/* A decision about one duty, or one placement, must not become one about another. */
static gboolean
is_of_other_subject (CldFormPage *self, const CldDraft *draft)
{
  static const struct
  {
    const CldKind *kind;
    guint field;
  } subjects[] = {
    { &cld_waiver_kind, WAIVER_DUTY_REF },
    { &cld_approval_kind, APPROVAL_PLACEMENT },
    { &cld_inspection_kind, INSPECTION_PROVIDER },
    { &cld_finding_kind, FINDING_INSPECTION },
    { &cld_judgement_kind, JUDGEMENT_INSPECTION },
    { &cld_inspection_child_kind, INSPECTION_CHILD_INSPECTION },
    { &cld_intervention_kind, INTERVENTION_INSPECTION },
    { &cld_enforcement_kind, ENFORCEMENT_PROVIDER },
    { &cld_enforcement_kind, ENFORCEMENT_FINDING },
    { &cld_action_kind, ACTION_FINDING },
    { &cld_legal_reference_kind, LEGAL_REFERENCE_CODE },
    { &cld_legal_set_kind, LEGAL_SET_CODE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (subjects); i++)
    if (self->kind == subjects[i].kind && names_another (self, draft, subjects[i].field))
      return TRUE;
  return FALSE;
}

/**
 * _cld_form_page_restore_draft:
 * @self: a new page
 *
 * Types again what this person kept of this form, and says so.
 */
void
_cld_form_page_restore_draft (CldFormPage *self)
{
  g_autoptr (CldDraft) key = make_draft (self);
  g_autoptr (CldDraft) draft = cld_pending_drafts_find (cld_pane_get_session (CLD_PANE (self)), key);
  g_autofree char *time = NULL;
  g_autofree char *text = NULL;

  if (!draft || is_of_other_subject (self, draft))
    return;
  self->draft_kept = TRUE;
  /* It is worked on again: what would give it up must not stay on the page below. */
  if (kept_toast)
    adw_toast_dismiss (kept_toast);
  if (cld_form_restore (self->form, draft) == 0)
    return;
  time = draft->saved_at ? _cld_form_page_tell_time (draft->saved_at) : NULL;
  /* Translators: %s is a time of day, or a day and a time */
  text = time ? g_strdup_printf (_("Draft of %s restored"), time) : g_strdup (_("Draft restored"));
  gtk_label_set_label (self->draft_label, text);
  gtk_widget_set_visible (self->draft_bar, TRUE);
  if (draft->version > 0 && draft->version != cld_record_get_version (self->record))
    compare_versions (self, draft);
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

/* The form is gone by now: the page below says it. */
static gboolean
toast_cb (gpointer data)
{
  Kept *kept = data;
  CldPane *pane = kept->window ? cld_window_get_pane (kept->window) : NULL;
  AdwToast *toast;
  Kept *own;

  if (!pane || CLD_IS_FORM_PAGE (pane))
    return G_SOURCE_REMOVE;
  own = g_new0 (Kept, 1);
  own->session = g_object_ref (kept->session);
  own->draft = cld_draft_copy (kept->draft);
  toast = adw_toast_new (_("Draft kept"));
  adw_toast_set_button_label (toast, _("_Discard"));
  adw_toast_set_timeout (toast, 8);
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (discard_kept_cb), own, kept_free_closure, 0);
  g_set_weak_pointer (&kept_toast, toast);
  cld_pane_toast (pane, toast);
  return G_SOURCE_REMOVE;
}

/**
 * _cld_form_page_toast_kept:
 * @self: a page that is left
 *
 * Says on the page below that what was typed is kept, with a way to give it up.
 */
void
_cld_form_page_toast_kept (CldFormPage *self)
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
