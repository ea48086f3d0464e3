/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-move-page.h"

#include <glib/gi18n-lib.h>

#include "cld-columns.h"
#include "cld-kinds.h"
#include "cld-move-dialogs.h"
#include "cld-move-page-private.h"
#include "cld-move-words.h"
#include "cld-record-service.h"
#include "cld-window.h"

#define PAUSE_MS 120 /* after a key, before everything is computed anew */
#define EXPLANATION_CHARS 44

/* A move: the form left, what must happen right. Nothing is written before Save. */

G_DEFINE_FINAL_TYPE (CldMovePage, cld_move_page, CLD_TYPE_PANE)

static void
cld_move_page_dispose (GObject *object)
{
  CldMovePage *self = CLD_MOVE_PAGE (object);

  g_clear_handle_id (&self->look_timer, g_source_remove);
  g_clear_handle_id (&self->draft_timer, g_source_remove);
  g_clear_pointer (&self->why, gtk_widget_unparent);
  if (self->dialog)
    gtk_window_destroy (self->dialog);
  g_clear_weak_pointer (&self->dialog);
  G_OBJECT_CLASS (cld_move_page_parent_class)->dispose (object);
}

/* The widgets that look at the move are gone by now. */
static void
cld_move_page_finalize (GObject *object)
{
  CldMovePage *self = CLD_MOVE_PAGE (object);

  g_clear_object (&self->form);
  g_clear_object (&self->pane);
  g_clear_pointer (&self->move, cld_placement_move_free);
  g_clear_pointer (&self->where, cld_where_free);
  G_OBJECT_CLASS (cld_move_page_parent_class)->finalize (object);
}

/* --- looking --- */

static void
update_count (CldMovePage *self)
{
  const CldMovePlan *plan = cld_placement_move_get_plan (self->move);
  g_autofree char *count = plan->lines->len > 0 ? cld_move_words_count (plan) : g_strdup (_("What must happen"));

  gtk_button_set_label (self->count_button, count);
}

/**
 * _cld_move_page_look:
 * @self: a page
 *
 * Computes what the move brings from what stands in the form now.
 */
void
_cld_move_page_look (CldMovePage *self)
{
  g_autoptr (GError) error = NULL;

  g_clear_handle_id (&self->look_timer, g_source_remove);
  cld_move_form_apply (self->form);
  if (!cld_placement_move_look (self->move, cld_session_get_db (cld_pane_get_session (CLD_PANE (self))), &error))
    cld_pane_set_banner (CLD_PANE (self), "dialog-error-symbolic", error ? error->message : NULL);
  cld_move_form_show_findings (self->form);
  cld_move_pane_update (self->pane);
  update_count (self);
}

static gboolean
look_cb (gpointer data)
{
  CldMovePage *self = data;

  self->look_timer = 0;
  _cld_move_page_look (self);
  return G_SOURCE_REMOVE;
}

/**
 * _cld_move_page_look_soon:
 * @self: a page
 *
 * Something was typed: once no key comes for a moment, everything is computed anew.
 */
void
_cld_move_page_look_soon (CldMovePage *self)
{
  g_clear_handle_id (&self->look_timer, g_source_remove);
  self->look_timer = g_timeout_add (PAUSE_MS, look_cb, self);
}

static void
form_changed_cb (CldMovePage *self)
{
  _cld_move_page_look_soon (self);
  _cld_move_page_note_edit (self);
}

/* --- what is asked --- */

static void
decided_cb (gpointer data)
{
  _cld_move_page_look (CLD_MOVE_PAGE (data));
}

static void
set_dialog (CldMovePage *self, GtkWindow *dialog)
{
  g_clear_weak_pointer (&self->dialog);
  g_set_weak_pointer (&self->dialog, dialog);
}

/**
 * _cld_move_page_ask:
 * @self: a page
 * @of_end: whether those are meant who are told of the end of the old placement
 *
 * Shows who is told.
 */
void
_cld_move_page_ask (CldMovePage *self, gboolean of_end)
{
  if (!self->dialog)
    set_dialog (self, cld_move_recipients_show (GTK_WIDGET (self), self->move, of_end, decided_cb, self));
}

/**
 * _cld_move_page_answer:
 * @self: a page
 * @rule: code of placement_rule.csv
 *
 * Asks why it is recorded all the same.
 */
void
_cld_move_page_answer (CldMovePage *self, const char *rule)
{
  if (!self->dialog)
    set_dialog (self, cld_move_override_show (GTK_WIDGET (self), self->move, rule, decided_cb, self));
}

static void
append (GtkWidget *box, const char *text, const char *style_class)
{
  GtkWidget *label;

  if (!text || !*text)
    return;
  label = gtk_label_new (text);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), EXPLANATION_CHARS);
  gtk_widget_add_css_class (label, style_class);
  gtk_box_append (GTK_BOX (box), label);
}

static void
explain (CldMovePage *self, const CldMoveLine *line, GtkWidget *from)
{
  g_autoptr (CldDutyWhy) why = line->duty_ref ? cld_placement_move_explain (self->move, line->duty_ref) : NULL;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  g_clear_pointer (&self->why, gtk_widget_unparent);
  self->why = gtk_popover_new ();
  append (box, line->title, "heading");
  append (box, line->provision, "cld-caption");
  if (why)
    {
      append (box, why->sentence, "body");
      append (box, why->arithmetic, "cld-calc");
      append (box, why->row->version, "cld-caption");
    }
  gtk_popover_set_child (GTK_POPOVER (self->why), box);
  gtk_widget_set_parent (self->why, from);
  g_object_add_weak_pointer (G_OBJECT (self->why), (gpointer *) &self->why);
  gtk_popover_popup (GTK_POPOVER (self->why));
}

static void
act_cb (CldMovePane *pane, guint id, GtkWidget *button, CldMovePage *self)
{
  const CldMoveLine *line = cld_move_plan_find (cld_placement_move_get_plan (self->move), id);
  CldMoveSaid *said = cld_placement_move_get_said (self->move);
  CldFormRow *row;

  if (!line)
    return;
  switch ((CldMoveAction) line->action)
    {
    case CLD_MOVE_DO_ASK:
      said->asks = !said->asks;
      cld_move_pane_update (self->pane);
      break;
    case CLD_MOVE_DO_PREPARE:
      _cld_move_page_ask (self, id == CLD_MOVE_END_NOTICES);
      break;
    case CLD_MOVE_DO_RECORD:
      row = cld_move_form_get_row (self->form, id == CLD_MOVE_EXEMPT ? CLD_MOVE_ROW_EXEMPT_BY : CLD_MOVE_ROW_AREA);
      if (row)
        gtk_widget_grab_focus (GTK_WIDGET (row));
      break;
    case CLD_MOVE_DO_WHY:
      explain (self, line, button);
      break;
    case CLD_MOVE_DO_NOTHING:
    default:
      break;
    }
}

static void
answer_cb (GtkWidget *widget, const char *rule, CldMovePage *self)
{
  _cld_move_page_answer (self, rule);
}

/* --- actions --- */

static void
save_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _cld_move_page_save (CLD_MOVE_PAGE (widget), g_str_equal (name, "pane.save-and-print"));
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
discard_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldMovePage *self = CLD_MOVE_PAGE (widget);

  cld_move_form_clear (self->form);
  _cld_move_page_remove_draft (self);
  cld_move_form_focus (self->form);
}

static void
show_pane_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cld_move_body_move_divider (CLD_MOVE_PAGE (widget)->body);
}

static void
only_end_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldMovePage *self = CLD_MOVE_PAGE (widget);
  CldWindow *window = cld_window_of (widget);
  g_autoptr (GError) error = NULL;
  CldPane *other = cld_move_page_new_end (cld_pane_get_session (CLD_PANE (self)), cld_placement_move_get_child (self->move), &error);

  if (!other)
    cld_pane_set_banner (CLD_PANE (self), "dialog-error-symbolic", error->message);
  else if (window)
    {
      cld_window_pop (window);
      cld_window_push (window, other);
    }
  else
    g_object_unref (g_object_ref_sink (other));
}

/* --- the page --- */

static void
shown (CldPane *pane)
{
  cld_pane_hide_navigation (pane);
  cld_move_form_focus (CLD_MOVE_PAGE (pane)->form);
}

static gboolean
leave (CldPane *pane)
{
  CldMovePage *self = CLD_MOVE_PAGE (pane);

  g_clear_handle_id (&self->draft_timer, g_source_remove);
  if (self->done)
    return TRUE;
  if (self->busy)
    return FALSE;
  if (cld_move_form_is_changed (self->form) && !cld_placement_move_is_end (self->move))
    {
      _cld_move_page_keep_draft (self);
      _cld_move_page_toast_kept (self);
    }
  else if (self->draft_kept)
    _cld_move_page_remove_draft (self);
  return TRUE;
}

static void
cld_move_page_class_init (CldMovePageClass *klass)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "pane.save", save_cb },       { "pane.save-and-print", save_cb },     { "pane.cancel", cancel_cb },
    { "move.discard", discard_cb }, { "move.show-pane", show_pane_cb }, { "move.only-end", only_end_cb },
  };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cld_move_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = cld_move_page_finalize;
  CLD_PANE_CLASS (klass)->shown = shown;
  CLD_PANE_CLASS (klass)->leave = leave;
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);

  g_type_ensure (CLD_TYPE_COLUMNS);
  g_type_ensure (CLD_TYPE_MOVE_BODY);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/caseload/Caseload/move/cld-move-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CldMovePage, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, CldMovePage, save_button);
  gtk_widget_class_bind_template_child (widget_class, CldMovePage, more_button);
  gtk_widget_class_bind_template_child (widget_class, CldMovePage, spinner);
  gtk_widget_class_bind_template_child (widget_class, CldMovePage, draft_bar);
  gtk_widget_class_bind_template_child (widget_class, CldMovePage, draft_label);
  gtk_widget_class_bind_template_child (widget_class, CldMovePage, body);
  gtk_widget_class_bind_template_child (widget_class, CldMovePage, count_bar);
  gtk_widget_class_bind_template_child (widget_class, CldMovePage, count_button);
  gtk_widget_class_bind_template_child (widget_class, CldMovePage, state_label);
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
cld_move_page_init (CldMovePage *self)
{
  GtkWidget *header;

  gtk_widget_init_template (GTK_WIDGET (self));
  name_arrow (self->save_button);
  header = gtk_widget_get_ancestor (self->cancel_button, ADW_TYPE_HEADER_BAR);
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  g_object_bind_property (self->body, "folded", self->count_bar, "visible", G_BINDING_SYNC_CREATE);
}

static char *
describe_child (CldMovePage *self)
{
  const CldRow *child = cld_placement_move_get_child_row (self->move);
  const char *given = child->values[CHILD_KNOWN_AS] ? child->values[CHILD_KNOWN_AS] : child->values[CHILD_GIVEN_NAMES], *surname = child->values[CHILD_SURNAME];
  g_autofree char *name = g_strstrip (g_strconcat (given ? given : "", " ", surname ? surname : "", NULL));
  int age = cld_date_age (child->values[CHILD_DATE_OF_BIRTH], cld_session_get_today (cld_pane_get_session (CLD_PANE (self))));

  if (!*name)
    return g_strdup (child->ref);
  /* Translators: a child's name and age */
  return age >= 0 ? g_strdup_printf (_("%1$s · %2$d"), name, age) : g_steal_pointer (&name);
}

static void
build (CldMovePage *self)
{
  CldSession *session = cld_pane_get_session (CLD_PANE (self));
  gboolean end = cld_placement_move_is_end (self->move);
  const CldRow *old = cld_placement_move_get_old_row (self->move);
  g_autofree char *child = describe_child (self);

  cld_pane_set_title (CLD_PANE (self), end ? _("End placement") : _("New placement"), child);
  self->form = g_object_ref_sink (CLD_MOVE_FORM (cld_move_form_new (session, self->move, self->where)));
  self->pane = g_object_ref_sink (CLD_MOVE_PANE (cld_move_pane_new (self->move, cld_date_read_day (cld_session_get_today (session)))));
  cld_move_body_set_children (self->body, GTK_WIDGET (self->form), GTK_WIDGET (self->pane));
  gtk_widget_set_visible (self->more_button, !end && old && !old->values[PLACEMENT_ENDED_ON]);
  g_signal_connect_object (self->form, "changed", G_CALLBACK (form_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->form, "answer", G_CALLBACK (answer_cb), self, 0);
  g_signal_connect_object (self->pane, "answer", G_CALLBACK (answer_cb), self, 0);
  g_signal_connect_object (self->pane, "act", G_CALLBACK (act_cb), self, 0);
  g_signal_connect_object (self->pane, "changed", G_CALLBACK (cld_move_pane_update), self->pane, G_CONNECT_SWAPPED);
}

static CldPane *
make (CldSession *session, const char *child, gboolean end, GError **error)
{
  CldMovePage *self = g_object_new (CLD_TYPE_MOVE_PAGE, "session", session, NULL);
  g_autofree char *user = cld_record_service_name_of_login (cld_session_get_store (session), cld_store_get_actor (cld_session_get_store (session)));

  self->where = cld_where_new (NULL);
  self->move = cld_placement_move_load (cld_session_get_db (session), self->where, child, end, cld_session_get_today (session), user, error);
  if (!self->move)
    {
      g_object_ref_sink (self);
      g_object_unref (self);
      return NULL;
    }
  /* Before anything is said of it: the rows ask what level it needs. */
  cld_placement_move_look (self->move, cld_session_get_db (session), NULL);
  build (self);
  if (!end)
    _cld_move_page_restore_draft (self);
  _cld_move_page_look (self);
  return CLD_PANE (self);
}

/**
 * cld_move_page_new:
 * @session: the caseload
 * @child: a child's number
 * @error: return location
 *
 * Returns: (transfer floating) (nullable): the page of a new placement, with what was kept of it as a draft
 */
CldPane *
cld_move_page_new (CldSession *session, const char *child, GError **error)
{
  g_return_val_if_fail (CLD_IS_SESSION (session) && child, NULL);

  return make (session, child, FALSE, error);
}

/**
 * cld_move_page_new_end:
 * @session: the caseload
 * @child: a child's number
 * @error: return location
 *
 * Returns: (transfer floating) (nullable): the page of the end of the placement that goes on, none of which follows
 */
CldPane *
cld_move_page_new_end (CldSession *session, const char *child, GError **error)
{
  g_return_val_if_fail (CLD_IS_SESSION (session) && child, NULL);

  return make (session, child, TRUE, error);
}

CldMoveForm *
cld_move_page_get_form (CldMovePage *self)
{
  return self->form;
}

CldPlacementMove *
cld_move_page_get_move (CldMovePage *self)
{
  return self->move;
}

/**
 * cld_move_page_is_busy:
 * @self: a page
 *
 * Returns: whether it is being saved
 */
gboolean
cld_move_page_is_busy (CldMovePage *self)
{
  return self->busy;
}

/**
 * cld_move_page_is_done:
 * @self: a page
 *
 * Returns: whether it was saved
 */
gboolean
cld_move_page_is_done (CldMovePage *self)
{
  return self->done;
}
