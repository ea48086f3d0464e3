/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-today-pane-private.h"

#include <glib/gi18n-lib.h>

#include "cld-duty-look.h"
#include "cld-record-menu.h"

/* So many names fit above the duties. */
#define MAX_MISSING 6

G_DEFINE_FINAL_TYPE (CldTodayPane, cld_today_pane, CLD_TYPE_PANE)

/**
 * _cld_today_pane_get_body:
 * @self: the page
 *
 * Returns: (transfer none): the body in view
 */
CldTodayBody *
_cld_today_pane_get_body (CldTodayPane *self)
{
  return CLD_TODAY_BODY (adw_squeezer_get_visible_child (self->squeezer));
}

/* --- what it says --- */

static void
fill_counts (CldTodayPane *self, GtkWidget *box, const char *late_text, const char *due_text)
{
  static const CldDutyLook late = { "dialog-warning-symbolic", "cld-late" }, due = { "alarm-symbolic", "cld-due" };
  GtkWidget *first = gtk_widget_get_first_child (box), *second = gtk_widget_get_next_sibling (first);

  gtk_widget_set_visible (first, late_text != NULL);
  gtk_widget_set_visible (second, due_text != NULL);
  if (late_text)
    cld_duty_look_set_state (first, &late, late_text);
  if (due_text)
    cld_duty_look_set_state (second, &due, due_text);
}

static void
show_counts (CldTodayPane *self, const CldToday *today)
{
  guint n_late = today->n[CLD_TODAY_LATE], n_due = today->n[CLD_TODAY_DUE], n_week = today->n[CLD_TODAY_WEEK];
  guint n_unknown = today->n[CLD_TODAY_UNKNOWN];
  /* Translators: how many duties are late, due today, and due in the seven days after it */
  g_autofree char *late_text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u late", "%u late", n_late), n_late);
  g_autofree char *due_text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u due today", "%u due today", n_due), n_due);
  g_autofree char *week_text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u in the next 7 days", "%u in the next 7 days", n_week), n_week);
  g_autofree char *unknown_text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u cannot be said", "%u cannot be said", n_unknown), n_unknown);
  /* Translators: how many of them, from inspections, are the whole service's and not those of the team that is chosen */
  g_autofree char *service_text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u of the whole service", "%u of the whole service", today->n_of_service), today->n_of_service);
  g_autofree char *sentence = g_strdup_printf ("%s · %s · %s%s%s%s%s", late_text, due_text, week_text, n_unknown > 0 ? " · " : "", n_unknown > 0 ? unknown_text : "",
                                               today->n_of_service > 0 ? " · " : "", today->n_of_service > 0 ? service_text : "");

  fill_counts (self, self->counts, n_late > 0 ? late_text : NULL, n_due > 0 ? due_text : NULL);
  fill_counts (self, self->counts_short, n_late > 0 ? late_text : NULL, n_due > 0 ? due_text : NULL);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (self->counts)), week_text);
  gtk_label_set_label (self->status, sentence);
}

/* A child that is missing comes before every duty. */
static void
show_missing (CldTodayPane *self, const CldToday *today)
{
  const CldDutyPeople *people = cld_duty_watch_get_people (self->watch);
  guint n = today->missing->len;
  GString *text = g_string_new (NULL);

  gtk_widget_remove_css_class (GTK_WIDGET (self), "cld-missing-now");
  if (n > 0)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self), "cld-missing-now");
      g_string_append_printf (text, g_dngettext (GETTEXT_PACKAGE, "%u child is missing now", "%u children are missing now", n), n);
      for (guint i = 0; i < MIN (n, MAX_MISSING); i++)
        g_string_append_printf (text, "%s%s", i == 0 ? ": " : ", ", cld_duty_people_get_name (people, ((const CldFacts *) today->missing->pdata[i])->ref));
      if (n > MAX_MISSING)
        g_string_append (text, "…");
    }
  cld_pane_set_banner (CLD_PANE (self), n > 0 ? "dialog-warning-symbolic" : NULL, n > 0 ? text->str : NULL);
  g_string_free (text, TRUE);
}

static void
show_title (CldTodayPane *self)
{
  CldSession *session = cld_pane_get_session (CLD_PANE (self));
  g_autofree char *day = session ? cld_duty_look_long_day (cld_date_to_day (cld_session_get_today (session))) : NULL;

  cld_pane_set_title (CLD_PANE (self), _("Today"), day);
}

static void
show_page (CldTodayPane *self, const char *name)
{
  gtk_stack_set_visible_child_name (self->stack, name);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), g_str_equal (name, "loading"));
}

static void
show_fault (CldTodayPane *self, const char *fault)
{
  g_autofree char *text = fault ? g_markup_escape_text (fault, -1) : NULL;

  if (fault)
    adw_status_page_set_description (self->fault, text);
  show_page (self, fault ? "fault" : "loading");
}

/* Enter opens the first row at once, so it is to be seen where the keyboard is. */
static void
focus_rows (CldTodayPane *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  self->wants_focus = !cld_duty_watch_get_board (self->watch);
  if (self->wants_focus)
    return;
  cld_today_body_focus_first (_cld_today_pane_get_body (self));
  if (GTK_IS_WINDOW (root))
    gtk_window_set_focus_visible (GTK_WINDOW (root), TRUE);
}

static void
refresh (CldTodayPane *self)
{
  CldSession *session = cld_pane_get_session (CLD_PANE (self));
  const CldDutyBoard *board = self->watch ? cld_duty_watch_get_board (self->watch) : NULL;
  g_autoptr (CldToday) today = NULL;
  CldTodayWanted wanted;

  self->stale = FALSE;
  show_title (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pane.print", board != NULL);
  if (!board)
    {
      show_fault (self, self->watch ? cld_duty_watch_get_fault (self->watch) : NULL);
      return;
    }
  cld_today_filter_fill (self->filter, &wanted);
  self->shown_in = _cld_today_pane_get_body (self);
  today = cld_today_find (board, cld_duty_watch_get_people (self->watch), cld_duty_watch_get_findings (self->watch), &wanted, cld_today_body_get_cap (self->shown_in));
  show_counts (self, today);
  show_missing (self, today);
  cld_today_body_show (self->shown_in, session, today, cld_today_filter_is_set (self->filter));
  show_page (self, "duties");
  if (self->wants_focus && gtk_widget_get_mapped (GTK_WIDGET (self)))
    focus_rows (self);
}

static void
watch_changed_cb (CldTodayPane *self, const char *child)
{
  const CldDutyBoard *board = cld_duty_watch_get_board (self->watch);

  if (board)
    cld_today_filter_load (self->filter, board, cld_duty_watch_get_people (self->watch));
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    refresh (self);
  else
    self->stale = TRUE;
}

/* --- what is done in it --- */

static void
filter_changed_cb (CldTodayPane *self)
{
  gtk_toggle_button_set_active (self->search_button, cld_today_filter_is_searching (self->filter));
  refresh (self);
}

static void
refresh_cb (CldTodayPane *self)
{
  refresh (self);
}

static void
focus_rows_cb (CldTodayPane *self)
{
  gtk_toggle_button_set_active (self->search_button, cld_today_filter_is_searching (self->filter));
  focus_rows (self);
}

static void
search_activate_cb (CldTodayPane *self)
{
  CldDutyRow *row = cld_today_body_get_current (_cld_today_pane_get_body (self), TRUE);

  if (row)
    gtk_widget_activate_action (GTK_WIDGET (row), "duty.open", NULL);
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
}

static void
search_toggled_cb (CldTodayPane *self)
{
  gboolean active = gtk_toggle_button_get_active (self->search_button);

  if (active == cld_today_filter_is_searching (self->filter))
    return;
  cld_today_filter_set_searching (self->filter, active);
  if (!active)
    focus_rows (self);
}

static void
clear_cb (CldTodayPane *self)
{
  cld_today_filter_clear (self->filter);
  focus_rows (self);
}

static void
try_again_cb (CldTodayPane *self)
{
  cld_session_look_around (cld_pane_get_session (CLD_PANE (self)));
  cld_session_note_change (cld_pane_get_session (CLD_PANE (self)), NULL);
}

/* A key that nothing in the window wanted while this page is in view. */
static gboolean
cld_today_pane_key (CldPane *pane, GtkEventControllerKey *controller, guint keyval, GdkModifierType state)
{
  CldTodayPane *self = CLD_TODAY_PANE (pane);
  gboolean handled;

  if (keyval == GDK_KEY_Escape && cld_today_filter_is_searching (self->filter))
    {
      gtk_toggle_button_set_active (self->search_button, FALSE);
      return TRUE;
    }
  handled = cld_today_filter_forward_key (self->filter, controller, keyval, state);
  gtk_toggle_button_set_active (self->search_button, cld_today_filter_is_searching (self->filter));
  return handled;
}

/* --- narrow and wide --- */

static gboolean
squeeze_idle_cb (gpointer data)
{
  CldTodayPane *self = data;
  CldTodayBody *body = _cld_today_pane_get_body (self);
  g_autofree char *at = g_steal_pointer (&self->at);

  self->squeeze_idle = 0;
  self->at_body = NULL;
  gtk_widget_set_visible (self->foot, body == self->wide);
  if (body == self->shown_in)
    return G_SOURCE_REMOVE;
  refresh (self);
  if (at && gtk_widget_get_mapped (GTK_WIDGET (self)))
    cld_today_body_focus_duty (body, at);
  return G_SOURCE_REMOVE;
}

/* Rows that go out of view lose the focus; the same duty is to have it in the other body. */
static void
focus_changed_cb (CldTodayPane *self)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self->focus_of));
  GtkWidget *row = focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)) ? gtk_widget_get_ancestor (focus, CLD_TYPE_DUTY_ROW) : NULL;
  CldDutyEntry *entry = row ? cld_duty_row_get_entry (CLD_DUTY_ROW (row)) : NULL;

  /* GTK has put it somewhere else, since the row is no longer in view. */
  if (!entry && (!focus || (self->at_body && self->at_body != adw_squeezer_get_visible_child (self->squeezer))))
    return;
  g_free (self->at);
  self->at = entry ? g_strdup (cld_duty_entry_get_texts (entry)->ref) : NULL;
  self->at_body = entry ? gtk_widget_get_ancestor (row, CLD_TYPE_TODAY_BODY) : NULL;
}

/* Only the body in view has rows. This comes while room is given out, so they are made afterwards. */
static void
squeezed_cb (CldTodayPane *self)
{
  if (!self->squeeze_idle && self->watch)
    self->squeeze_idle = g_idle_add_full (GDK_PRIORITY_REDRAW - 1, squeeze_idle_cb, self, NULL);
}

/* --- beginning and end --- */

static void
cld_today_pane_map (GtkWidget *widget)
{
  CldTodayPane *self = CLD_TODAY_PANE (widget);

  GTK_WIDGET_CLASS (cld_today_pane_parent_class)->map (widget);
  self->focus_of = GTK_WIDGET (gtk_widget_get_root (widget));
  self->focus_handler = g_signal_connect_swapped (self->focus_of, "notify::focus-widget", G_CALLBACK (focus_changed_cb), self);
  if (self->stale)
    refresh (self);
}

static void
cld_today_pane_unmap (GtkWidget *widget)
{
  CldTodayPane *self = CLD_TODAY_PANE (widget);

  if (self->focus_of)
    g_signal_handler_disconnect (self->focus_of, self->focus_handler);
  self->focus_of = NULL;
  GTK_WIDGET_CLASS (cld_today_pane_parent_class)->unmap (widget);
}

static void
cld_today_pane_shown (CldPane *pane)
{
  CldTodayPane *self = CLD_TODAY_PANE (pane);

  /* A draft that was kept meanwhile changed nothing that is recorded, so nobody told of it. */
  if (self->stale || self->was_shown)
    refresh (self);
  self->was_shown = TRUE;
  if (!cld_today_filter_is_searching (self->filter))
    focus_rows (self);
}

static void
add_hint (CldTodayPane *self, const char *key, const char *text)
{
  GtkWidget *cap = gtk_label_new (key);

  gtk_widget_add_css_class (cap, "cld-kbd");
  if (gtk_widget_get_first_child (self->hints))
    gtk_widget_set_margin_start (cap, 6);
  gtk_box_append (GTK_BOX (self->hints), cap);
  gtk_box_append (GTK_BOX (self->hints), gtk_label_new (text));
}

static void
build_counts (CldTodayPane *self)
{
  GtkWidget *week = gtk_label_new (NULL);

  for (guint i = 0; i < 2; i++)
    {
      gtk_box_append (GTK_BOX (self->counts), cld_duty_look_make_state ());
      gtk_box_append (GTK_BOX (self->counts_short), cld_duty_look_make_state ());
    }
  gtk_widget_add_css_class (week, "cld-dim");
  gtk_widget_add_css_class (week, "cld-num");
  gtk_box_append (GTK_BOX (self->counts), week);
}

static void
cld_today_pane_constructed (GObject *object)
{
  CldTodayPane *self = CLD_TODAY_PANE (object);
  CldSession *session;

  G_OBJECT_CLASS (cld_today_pane_parent_class)->constructed (object);
  session = cld_pane_get_session (CLD_PANE (self));
  build_counts (self);
  add_hint (self, _("Enter"), _("open"));
  add_hint (self, _("Ctrl+Enter"), _("do it now"));
  add_hint (self, _("Ctrl+I"), _("why this date?"));
  add_hint (self, _("Ctrl+P"), _("print"));
  add_hint (self, _("Ctrl+K"), _("any command"));
  if (session)
    {
      self->watch = g_object_ref (cld_duty_watch_of (session));
      g_signal_connect_object (self->watch, "changed", G_CALLBACK (watch_changed_cb), self, G_CONNECT_SWAPPED);
      if (cld_duty_watch_get_board (self->watch))
        cld_today_filter_load (self->filter, cld_duty_watch_get_board (self->watch), cld_duty_watch_get_people (self->watch));
    }
  self->stale = TRUE;
  self->wants_focus = TRUE;
  show_title (self);
  show_fault (self, NULL);
}

static void
cld_today_pane_dispose (GObject *object)
{
  CldTodayPane *self = CLD_TODAY_PANE (object);

  g_clear_handle_id (&self->squeeze_idle, g_source_remove);
  g_clear_object (&self->watch);
  g_clear_pointer (&self->at, g_free);
  G_OBJECT_CLASS (cld_today_pane_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, CldTodayPane, filter);
  gtk_widget_class_bind_template_child (widget_class, CldTodayPane, search_button);
  gtk_widget_class_bind_template_child (widget_class, CldTodayPane, stack);
  gtk_widget_class_bind_template_child (widget_class, CldTodayPane, squeezer);
  gtk_widget_class_bind_template_child (widget_class, CldTodayPane, wide);
  gtk_widget_class_bind_template_child (widget_class, CldTodayPane, narrow);
  gtk_widget_class_bind_template_child (widget_class, CldTodayPane, fault);
  gtk_widget_class_bind_template_child (widget_class, CldTodayPane, spinner);
  gtk_widget_class_bind_template_child (widget_class, CldTodayPane, counts);
  gtk_widget_class_bind_template_child (widget_class, CldTodayPane, counts_short);
  gtk_widget_class_bind_template_child (widget_class, CldTodayPane, foot);
  gtk_widget_class_bind_template_child (widget_class, CldTodayPane, hints);
  gtk_widget_class_bind_template_child (widget_class, CldTodayPane, status);
}

static void
cld_today_pane_class_init (CldTodayPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = cld_today_pane_constructed;
  object_class->dispose = cld_today_pane_dispose;
  widget_class->map = cld_today_pane_map;
  widget_class->unmap = cld_today_pane_unmap;
  CLD_PANE_CLASS (klass)->shown = cld_today_pane_shown;
  CLD_PANE_CLASS (klass)->key = cld_today_pane_key;

  g_type_ensure (CLD_TYPE_TODAY_BODY);
  g_type_ensure (CLD_TYPE_TODAY_FILTER);
  g_type_ensure (CLD_TYPE_RECORD_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/caseload/Caseload/today/cld-today-pane.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_rows_cb);
  gtk_widget_class_bind_template_callback (widget_class, refresh_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, squeezed_cb);
  gtk_widget_class_bind_template_callback (widget_class, try_again_cb);
  _cld_today_pane_class_init_actions (widget_class);
}

static void
cld_today_pane_init (CldTodayPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cld_today_pane_new:
 * @session: the caseload
 *
 * Returns: (transfer floating): what is late, due and near
 */
CldPane *
cld_today_pane_new (CldSession *session)
{
  return g_object_new (CLD_TYPE_TODAY_PANE, "session", session, NULL);
}
