/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-form-page.h"

#include <glib/gi18n-lib.h>

#include "cld-columns.h"
#include "cld-date.h"
#include "cld-earlier-list.h"
#include "cld-form-page-private.h"
#include "cld-form-prefill.h"
#include "cld-kinds.h"
#include "cld-record-service.h"
#include "cld-repo.h"
#include "cld-window.h"

#define WIDE 1126 /* of the forms with two columns */
#define FOCUS_MS 20 /* until a menu that was chosen from is gone */

/* The form of one record: new, or one that is there. */

guint _cld_form_page_signals[CLD_FORM_PAGE_N_SIGNALS];

G_DEFINE_FINAL_TYPE (CldFormPage, cld_form_page, CLD_TYPE_PANE)

static void
cld_form_page_dispose (GObject *object)
{
  CldFormPage *self = CLD_FORM_PAGE (object);

  g_clear_handle_id (&self->draft_timer, g_source_remove);
  g_clear_handle_id (&self->wait_timer, g_source_remove);
  g_clear_handle_id (&self->focus_timer, g_source_remove);
  g_clear_weak_pointer (&self->focus);
  self->bar = NULL;
  g_clear_object (&self->form);
  g_clear_object (&self->record);
  g_clear_pointer (&self->duties, cld_form_duties_free);
  g_clear_pointer (&self->versions, cld_conflict_free);
  g_clear_pointer (&self->child, g_free);
  G_OBJECT_CLASS (cld_form_page_parent_class)->dispose (object);
}

static void
save_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _cld_form_page_save (CLD_FORM_PAGE (widget), g_str_equal (name, "pane.save-and-print"));
}

/* Leaving keeps the draft: see leave(). */
static void
cancel_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldWindow *window = cld_window_of (widget);

  if (window)
    cld_window_pop (window);
  else
    cld_pane_leave (CLD_PANE (widget));
}

static void
remove_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _cld_form_page_remove (CLD_FORM_PAGE (widget));
}

static void
discard_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _cld_form_page_discard_draft (CLD_FORM_PAGE (widget));
}

static void
compare_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _cld_form_page_compare (CLD_FORM_PAGE (widget));
}

static void
use_theirs_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _cld_form_page_use_theirs (CLD_FORM_PAGE (widget));
}

/* A menu that was chosen from gives the way of the focus back to the page below when it goes: Tab would begin there. */
static gboolean
focus_again_cb (gpointer data)
{
  CldFormPage *self = data;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  self->focus_timer = 0;
  if (!focus || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    return G_SOURCE_REMOVE;
  g_object_ref (focus);
  gtk_root_set_focus (root, NULL);
  gtk_widget_grab_focus (focus);
  g_object_unref (focus);
  return G_SOURCE_REMOVE;
}

static void
shown (CldPane *pane)
{
  CldFormPage *self = CLD_FORM_PAGE (pane);

  cld_pane_hide_navigation (pane);
  if (self->versions)
    gtk_widget_child_focus (GTK_WIDGET (self->conflict), GTK_DIR_TAB_FORWARD);
  else
    cld_form_focus (self->form);
  if (self->focus_timer == 0)
    self->focus_timer = g_timeout_add (FOCUS_MS, focus_again_cb, self);
}

static void
changed (CldPane *pane, const char *child)
{
  CldFormPage *self = CLD_FORM_PAGE (pane);

  /* What it did itself is compared with what was before: see _cld_form_page_describe_saved(). */
  if (self->done || self->busy || (child && self->child && !g_str_equal (child, self->child)))
    return;
  if (!self->versions && cld_record_get_version (self->record) > 0)
    _cld_form_page_look_at_others (self);
  _cld_form_page_look_at_duties (self);
}

static gboolean
leave (CldPane *pane)
{
  CldFormPage *self = CLD_FORM_PAGE (pane);

  g_clear_handle_id (&self->draft_timer, g_source_remove);
  if (self->done)
    return TRUE;
  if (self->busy)
    return FALSE;
  if (cld_form_is_changed (self->form))
    {
      _cld_form_page_keep_draft (self);
      _cld_form_page_toast_kept (self);
    }
  else if (self->draft_kept)
    _cld_form_page_remove_draft (self);
  return TRUE;
}

static void
cld_form_page_class_init (CldFormPageClass *klass)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "pane.save", save_cb },       { "pane.save-and-print", save_cb }, { "pane.cancel", cancel_cb },
    { "form.remove", remove_cb },   { "form.discard", discard_cb },     { "form.use-theirs", use_theirs_cb },
    { "form.compare", compare_cb },
  };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  CldPaneClass *pane_class = CLD_PANE_CLASS (klass);

  object_class->dispose = cld_form_page_dispose;

  /**
   * CldFormPage::gather:
   * @self: the page
   * @record: its record with what stands in the rows
   * @records: (element-type CldRecord): what is saved in one step, @record alone so far
   *
   * It is about to be saved: add what is saved with it. Owns a reference of each.
   */
  _cld_form_page_signals[CLD_FORM_PAGE_GATHER] = g_signal_new ("gather", CLD_TYPE_FORM_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, CLD_TYPE_RECORD, G_TYPE_POINTER);
  /**
   * CldFormPage::gather-removed:
   * @self: the page
   * @record: its record as it was read
   * @records: (element-type CldRecord): what is removed in one step, none so far; @record comes last by itself
   *
   * It is about to be removed: add what goes with it. Owns a reference of each.
   */
  _cld_form_page_signals[CLD_FORM_PAGE_GATHER_REMOVED] =
    g_signal_new ("gather-removed", CLD_TYPE_FORM_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, CLD_TYPE_RECORD, G_TYPE_POINTER);
  /**
   * CldFormPage::saved:
   * @self: the page, no longer in the window
   * @window: where it was
   * @record: what was saved
   * @was_new: whether it was not recorded before
   *
   * It was saved, and the window says so: what follows from it can be shown.
   */
  _cld_form_page_signals[CLD_FORM_PAGE_SAVED] = g_signal_new ("saved", CLD_TYPE_FORM_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 3, CLD_TYPE_WINDOW, CLD_TYPE_RECORD, G_TYPE_BOOLEAN);

  pane_class->shown = shown;
  pane_class->changed = changed;
  pane_class->leave = leave;
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);

  g_type_ensure (CLD_TYPE_COLUMNS);
  g_type_ensure (CLD_TYPE_CONFLICT_VIEW);
  g_type_ensure (CLD_TYPE_EARLIER_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/caseload/Caseload/form/cld-form-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CldFormPage, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, CldFormPage, clamp);
  gtk_widget_class_bind_template_child (widget_class, CldFormPage, conflict);
  gtk_widget_class_bind_template_child (widget_class, CldFormPage, draft_bar);
  gtk_widget_class_bind_template_child (widget_class, CldFormPage, draft_label);
  gtk_widget_class_bind_template_child (widget_class, CldFormPage, earlier);
  gtk_widget_class_bind_template_child (widget_class, CldFormPage, more_button);
  gtk_widget_class_bind_template_child (widget_class, CldFormPage, print_key);
  gtk_widget_class_bind_template_child (widget_class, CldFormPage, print_words);
  gtk_widget_class_bind_template_child (widget_class, CldFormPage, save_button);
  gtk_widget_class_bind_template_child (widget_class, CldFormPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, CldFormPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CldFormPage, state_label);
  gtk_widget_class_bind_template_child (widget_class, CldFormPage, theirs_bar);
  gtk_widget_class_bind_template_child (widget_class, CldFormPage, theirs_label);
}

/* A text of several lines takes Return with any modifier for a new line: these keys are looked at before it. */
static void
add_keys (GtkWidget *page)
{
  static const struct
  {
    const char *keys;
    const char *action;
  } keys[] = {
    { "<Control>Return|<Control>KP_Enter", "pane.save" },
    { "<Control><Shift>Return|<Control><Shift>KP_Enter", "pane.save-and-print" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                          gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys[i].keys), gtk_named_action_new (keys[i].action)));
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (page, controller);
}

/* An AdwSplitButton of 1.2 has no name for its arrow, which a screen reader then calls by its type. */
static void
name_arrow (GtkWidget *split_button)
{
  GtkWidget *arrow = gtk_widget_get_last_child (split_button);

  while (arrow && !GTK_IS_MENU_BUTTON (arrow))
    arrow = gtk_widget_get_prev_sibling (arrow);
  g_return_if_fail (arrow);
  gtk_accessible_update_property (GTK_ACCESSIBLE (arrow), GTK_ACCESSIBLE_PROPERTY_LABEL, _("More ways to save"), -1);
}

static void
cld_form_page_init (CldFormPage *self)
{
  GtkWidget *header;

  gtk_widget_init_template (GTK_WIDGET (self));
  name_arrow (self->save_button);
  add_keys (GTK_WIDGET (self));
  /* A form is saved or left: both buttons stand where those of the window do. */
  header = gtk_widget_get_ancestor (self->cancel_button, ADW_TYPE_HEADER_BAR);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
}

/**
 * _cld_form_page_lower_first:
 * @text: UTF-8
 *
 * Returns: (transfer full): @text as it stands in a sentence: `placement`, but `SDQ score` as it is
 */
char *
_cld_form_page_lower_first (const char *text)
{
  const char *second = g_utf8_next_char (text);

  if (!*text || !g_unichar_islower (g_utf8_get_char (second)))
    return g_strdup (text);
  else
    {
      g_autofree char *first = g_utf8_strdown (text, second - text);

      return g_strconcat (first, second, NULL);
    }
}

static char *
describe_child (CldFormPage *self)
{
  CldSession *session = cld_pane_get_session (CLD_PANE (self));
  g_autoptr (CldArena) arena = cld_arena_new ();
  CldRow *child = self->child ? cld_repo_find (cld_session_get_db (session), &cld_child_kind, self->child, arena, NULL) : NULL;
  const char *given, *surname;
  g_autofree char *name = NULL;
  int age;

  if (!child)
    return NULL;
  given = child->values[CHILD_KNOWN_AS] ? child->values[CHILD_KNOWN_AS] : child->values[CHILD_GIVEN_NAMES];
  surname = child->values[CHILD_SURNAME];
  name = g_strstrip (g_strconcat (given ? given : "", " ", surname ? surname : "", NULL));
  if (!*name)
    return g_strdup (child->ref);
  age = cld_date_age (child->values[CHILD_DATE_OF_BIRTH], cld_session_get_today (session));
  /* Translators: a child's name and age */
  return age >= 0 ? g_strdup_printf (_("%1$s · %2$d"), name, age) : g_steal_pointer (&name);
}

/* What happened is recorded; what is from then on is new. */
static char *
get_title (const CldKind *kind)
{
  static const CldKind *const events[] = { &cld_visit_kind,           &cld_review_kind, &cld_health_check_kind, &cld_sdq_kind,
                                           &cld_missing_episode_kind, &cld_plan_kind,   &cld_approval_kind,     &cld_notice_kind,
                                           &cld_inspection_kind,      &cld_finding_kind, &cld_enforcement_kind, &cld_intervention_kind, &cld_quality_audit_kind, &cld_correspondence_kind };
  g_autofree char *title = _cld_form_page_lower_first (_(kind->title));

  if (kind == &cld_waiver_kind)
    /* Translators: title of the form that says that a duty need not be done */
    return g_strdup (_("Record as not needed"));
  for (guint i = 0; i < G_N_ELEMENTS (events); i++)
    if (kind == events[i])
      /* Translators: %s is a kind of record: Record visit */
      return g_strdup_printf (_("Record %s"), title);
  /* Translators: %s is a kind of record: New placement */
  return g_strdup_printf (_("New %s"), title);
}

static void
update_title (CldFormPage *self)
{
  g_autofree char *title = cld_record_get_version (self->record) == 0 ? get_title (self->kind) : g_strdup (_(self->kind->title));
  g_autofree char *child = describe_child (self);

  cld_pane_set_title (CLD_PANE (self), title, child);
}

/**
 * _cld_form_page_bind:
 * @self: a page
 *
 * Shows the record as it was read.
 */
void
_cld_form_page_bind (CldFormPage *self)
{
  gboolean stored = cld_record_get_version (self->record) > 0;

  cld_form_bind (self->form, self->record, self->kind->child >= 0 ? self->child : NULL);
  _cld_form_page_update_effect (self);
  gtk_widget_set_visible (self->more_button, stored);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "form.remove", stored);
  update_title (self);
}

static gboolean
load_record (CldFormPage *self, const char *ref, const char *duty_ref, GError **error)
{
  CldSession *session = cld_pane_get_session (CLD_PANE (self));

  if (!ref)
    self->record = cld_record_new (self->kind, NULL);
  else
    self->record = cld_record_service_load (cld_session_get_store (session), self->kind, ref, error);
  if (!self->record)
    return FALSE;
  if (self->kind == &cld_child_kind)
    self->child = g_strdup (ref);
  else if (ref && self->kind->child >= 0)
    {
      g_free (self->child);
      self->child = g_strdup (cld_record_get_text (self->record, (guint) self->kind->child));
    }
  if (self->child && cld_duty_what_if_knows (self->kind))
    self->duties = cld_form_duties_new (session, self->child);
  if (self->duties && !ref)
    cld_form_prefill (self->record, self->duties, session, duty_ref);
  return TRUE;
}

/* The list beside it reads while writing; the wide forms have two columns. */
static void
show_form (CldFormPage *self)
{
  gboolean is_note = self->kind == &cld_note_kind || self->kind == &cld_visit_kind || self->kind == &cld_review_kind;

  adw_clamp_set_child (self->clamp, cld_form_get_widget (self->form));
  if (is_note || self->kind == &cld_child_kind)
    {
      adw_clamp_set_maximum_size (self->clamp, WIDE);
      adw_clamp_set_tightening_threshold (self->clamp, WIDE);
    }
  gtk_widget_set_visible (self->earlier, is_note && self->child);
  if (is_note && self->child)
    cld_earlier_list_load (CLD_EARLIER_LIST (self->earlier), cld_pane_get_session (CLD_PANE (self)), self->child, cld_record_get_ref (self->record));
  gtk_widget_set_visible (self->print_key, self->child != NULL);
  gtk_widget_set_visible (self->print_words, self->child != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pane.save-and-print", self->child != NULL);
}

/* What was typed and kept stands in it again. */
static void
take_form (CldFormPage *self, CldForm *form)
{
  self->form = form;
  _cld_form_page_bind (self);
  show_form (self);
  _cld_form_page_restore_draft (self);
  g_signal_connect_object (self->form, "changed", G_CALLBACK (_cld_form_page_note_edit), self, G_CONNECT_SWAPPED);
  _cld_form_page_watch_duties (self);
}

/**
 * _cld_form_page_new_filled:
 * @session: the caseload
 * @kind: a kind
 * @ref: (nullable): the record to edit; %NULL for a new one
 * @child: (nullable): the number of the child that a new one is of
 * @duty_ref: (nullable): the duty that a new one is to do
 * @error: return location
 *
 * Returns: (transfer floating) (nullable): the form, with what is known of a new one filled in
 */
CldPane *
_cld_form_page_new_filled (CldSession *session, const CldKind *kind, const char *ref, const char *child, const char *duty_ref, GError **error)
{
  CldFormPage *self;

  self = g_object_new (CLD_TYPE_FORM_PAGE, "session", session, NULL);
  self->kind = kind;
  self->child = g_strdup (child);
  if (!load_record (self, ref, duty_ref, error))
    {
      g_object_ref_sink (self);
      g_object_unref (self);
      return NULL;
    }
  take_form (self, cld_form_new (kind, session));
  return CLD_PANE (self);
}

/**
 * cld_form_page_new_in:
 * @session: the caseload
 * @record: a record as it was read, or a new one with what is known of it
 * @widget: (transfer floating): what holds the rows, each named as its field
 *
 * For a page that shows a kind of record in a form of its own.
 *
 * Returns: (transfer floating): the form, with what was kept of it as a draft
 */
CldPane *
cld_form_page_new_in (CldSession *session, CldRecord *record, GtkWidget *widget)
{
  CldFormPage *self;

  g_return_val_if_fail (CLD_IS_SESSION (session), NULL);
  g_return_val_if_fail (CLD_IS_RECORD (record), NULL);

  self = g_object_new (CLD_TYPE_FORM_PAGE, "session", session, NULL);
  self->kind = cld_record_get_kind (record);
  self->record = g_object_ref (record);
  self->child = self->kind->child >= 0 ? g_strdup (cld_record_get_text (record, (guint) self->kind->child)) : NULL;
  if (self->child && cld_duty_what_if_knows (self->kind))
    self->duties = cld_form_duties_new (session, self->child);
  take_form (self, cld_form_new_in (self->kind, session, widget));
  adw_clamp_set_maximum_size (self->clamp, WIDE);
  adw_clamp_set_tightening_threshold (self->clamp, WIDE);
  return CLD_PANE (self);
}

/**
 * cld_form_page_new:
 * @session: the caseload
 * @kind: a kind
 * @ref: (nullable): the record to edit; %NULL for a new one
 * @child: (nullable): the number of the child that a new one is of
 * @error: return location
 *
 * Returns: (transfer floating) (nullable): the form, with what was kept of it as a draft
 */
CldPane *
cld_form_page_new (CldSession *session, const CldKind *kind, const char *ref, const char *child, GError **error)
{
  g_return_val_if_fail (CLD_IS_SESSION (session), NULL);
  g_return_val_if_fail (kind, NULL);

  return _cld_form_page_new_filled (session, kind, ref, child, NULL, error);
}

/**
 * cld_form_page_get_form:
 * @self: a page
 *
 * Returns: (transfer none): its rows
 */
CldForm *
cld_form_page_get_form (CldFormPage *self)
{
  g_return_val_if_fail (CLD_IS_FORM_PAGE (self), NULL);

  return self->form;
}

/**
 * cld_form_page_is_busy:
 * @self: a page
 *
 * Returns: whether it is being saved or removed
 */
gboolean
cld_form_page_is_busy (CldFormPage *self)
{
  return self->busy;
}

/**
 * cld_form_page_is_done:
 * @self: a page
 *
 * Returns: whether it was saved, removed or given up
 */
gboolean
cld_form_page_is_done (CldFormPage *self)
{
  return self->done;
}
