/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-children-pane-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-children-narrow.h"
#include "cld-one-stop.h"
#include "cld-painted.h"
#include "cld-settings.h"
#include "cld-text.h"
#include "cld-window.h"

/* A screenful of rows is announced at once, the others while nothing else is to do. */
#define ROW_STEP 28

/* How long the first page has been in view before the rest of the list is read, and what the filters can be set to. */
#define FIRST_PAGE_MS 40
#define FILTERS_MS 200

/* So many rows GTK keeps below the first one that is seen. */
#define N_ROWS 200

/* A query that takes longer than this waits until the typing pauses. */
#define SLOW_QUERY (60 * G_TIME_SPAN_MILLISECOND)
#define PAUSE_MS 120

G_DEFINE_FINAL_TYPE (CldChildrenPane, cld_children_pane, CLD_TYPE_PANE)


static GPtrArray *
load_records (const char *const *ids, guint n_ids, gpointer data)
{
  CldSession *session = data;
  g_autoptr (GError) error = NULL;
  GPtrArray *records = cld_caseload_load (cld_session_get_db (session), ids, n_ids, cld_session_get_today (session), &error);

  if (error)
    g_warning ("a page of the list of children could not be read (%s %d)", g_quark_to_string (error->domain), error->code);
  return records;
}

static const char *
get_selected (CldChildrenPane *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  return position == GTK_INVALID_LIST_POSITION ? NULL : cld_ids_model_get_id (self->model, position);
}

static void
scroll_to (CldChildrenPane *self, guint position)
{
  GtkWidget *table = gtk_widget_get_last_child (GTK_WIDGET (self->view));
  gboolean is_wide = adw_squeezer_get_visible_child (self->squeezer) == self->wide;

  gtk_widget_activate_action (is_wide ? table : GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

/* Selects the child that was selected before, once its row is there; the first one where the child is gone. */
static void
select_pending (CldChildrenPane *self)
{
  guint position = 0;
  gboolean found = cld_ids_model_find (self->model, self->pending, &position);

  if (position >= g_list_model_get_n_items (G_LIST_MODEL (self->model)))
    return;
  gtk_single_selection_set_selected (self->selection, position);
  if (!found || position > 0)
    scroll_to (self, position);
  g_clear_pointer (&self->pending, g_free);
}

static void
completed_cb (CldIdsModel *model, CldChildrenPane *self)
{
  if (self->total_scope != (CldCaseloadScope) -1)
    gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->wide), GTK_POLICY_AUTOMATIC, GTK_POLICY_AUTOMATIC);
  if (self->pending)
    select_pending (self);
}

static void
update_sentence (CldChildrenPane *self)
{
  guint n = cld_ids_model_get_n_ids (self->model);
  const char *search = cld_children_filter_get_search (self->filter);
  g_autofree char *sentence = NULL;
  g_autofree char *subtitle = g_strdup_printf (_("%1$u of %2$" G_GINT64_FORMAT), n, self->total);

  if (*search)
    sentence = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%1$u of %2$" G_GINT64_FORMAT " child matches “%3$s”", "%1$u of %2$" G_GINT64_FORMAT " children match “%3$s”", (gulong) self->total),
                                n, self->total, search);
  else if (n != self->total)
    sentence = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%1$u of %2$" G_GINT64_FORMAT " child is shown", "%1$u of %2$" G_GINT64_FORMAT " children are shown", (gulong) self->total), n, self->total);
  else
    sentence = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u child", "%u children", n), n);
  gtk_label_set_label (self->sentence, sentence);
  cld_pane_set_title (CLD_PANE (self), _("Children"), subtitle);
}

static void
update_empty (CldChildrenPane *self)
{
  gboolean filtered = cld_children_filter_is_set (self->filter);
  gboolean any = cld_ids_model_get_n_ids (self->model) > 0;

  /* It covers the list, which stays as it is: to unmap and map two thousand cells takes longer than all else of a key. */
  gtk_widget_set_visible (GTK_WIDGET (self->empty), !any);
  gtk_widget_set_can_focus (self->body, any);
  if (any)
    return;
  adw_status_page_set_title (self->empty, filtered ? _("No match") : _("No children here"));
  adw_status_page_set_description (self->empty, filtered ? _("No child matches what is typed and chosen.") : _("Nobody is recorded of this kind."));
  gtk_button_set_label (self->empty_button, filtered ? _("Clear filters") : _("Show everyone"));
}

static gboolean
count_total (CldChildrenPane *self, CldDb *db, const CldCaseloadQuery *query, GError **error)
{
  if (self->total >= 0 && self->total_scope == query->scope)
    return TRUE;
  self->total = cld_caseload_count (db, query->scope, query->day, error);
  self->total_scope = query->scope;
  return self->total >= 0;
}

/* Rows that the list loses are thrown away, and others made: so a list that gets shorter than where it stands goes first
 * to where it will stand, which only moves the rows there are. */
static void
leave_the_tail (CldChildrenPane *self, CldIds *ids)
{
  GtkWidget *body = adw_squeezer_get_visible_child (self->squeezer);
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (body));
  guint n_before = g_list_model_get_n_items (G_LIST_MODEL (self->model)), n = cld_ids_get_n (ids), position = 0;
  double upper = gtk_adjustment_get_upper (adjustment), first = upper > 0 ? gtk_adjustment_get_value (adjustment) / upper * n_before : 0;

  if (n >= n_before || first < 1 || first + N_ROWS < n)
    return;
  if (!cld_ids_find (ids, self->pending, &position))
    position = 0;
  scroll_to (self, position);
}

static void
show_ids (CldChildrenPane *self, CldIds *ids, const CldCaseloadQuery *query)
{
  g_autofree char *folded = cld_text_fold (query->search);
  g_auto (GStrv) words = g_strsplit_set (folded, " ,;", -1);
  g_autofree char *selected = self->pending ? g_steal_pointer (&self->pending) : g_strdup (get_selected (self));
  gboolean sorted_now = cld_children_next_is_ready (self->next) && !self->knows_duties;

  /* Nobody has chosen anything yet: what is late is to be seen, not who was first by name. */
  if (sorted_now && gtk_single_selection_get_selected (self->selection) == 0)
    g_clear_pointer (&selected, g_free);
  self->knows_duties = cld_children_next_is_ready (self->next);

  cld_children_columns_show (self->columns, query->day, (const char *const *) words);
  g_free (self->pending);
  self->pending = g_steal_pointer (&selected);
  leave_the_tail (self, ids);
  cld_ids_model_set_ids (self->model, ids);
  if (cld_ids_get_n (ids) > 0 && self->pending)
    select_pending (self);
}

static void
fill_query (CldChildrenPane *self, CldCaseloadQuery *query)
{
  query->day = cld_session_get_today (cld_pane_get_session (CLD_PANE (self)));
  cld_children_filter_apply (self->filter, query);
  cld_children_columns_get_sort (self->columns, &query->sort, &query->descending);
  if (query->sort == CLD_CHILDREN_BY_DUTY)
    {
      /* The database gives them by name; they are put in order by what is next, once that is known. */
      query->sort = CLD_CASELOAD_BY_NAME;
      query->descending = FALSE;
    }
}

/* Not where the list was asked for otherwise meanwhile. */
static void
load_rest (GtkWidget *widget)
{
  CldChildrenPane *self = CLD_CHILDREN_PANE (widget);

  if (self->total_scope == (CldCaseloadScope) -1)
    _cld_children_pane_requery (self);
}

/* The first page of the list as it begins is there at once in a caseload of any size; the rest comes when that page has
 * been painted. */
static gboolean
show_first (CldChildrenPane *self, const CldCaseloadQuery *query)
{
  g_autoptr (CldIds) ids = NULL;

  if (self->total >= 0 || query->sort != CLD_CASELOAD_BY_NAME || query->descending || cld_children_filter_is_set (self->filter) || _cld_children_pane_sorts_by_duty (self))
    return FALSE;
  ids = cld_caseload_query_first (cld_session_get_db (cld_pane_get_session (CLD_PANE (self))), query->day, CLD_IDS_PAGE, NULL);
  if (!ids || cld_ids_get_n (ids) < CLD_IDS_PAGE)
    return FALSE;
  self->total = CLD_IDS_PAGE;
  self->total_scope = (CldCaseloadScope) -1;
  show_ids (self, ids, query);
  gtk_widget_set_visible (GTK_WIDGET (self->empty), FALSE);
  /* How long the list is can only be told by its scroll bar when it is whole. */
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->wide), GTK_POLICY_AUTOMATIC, GTK_POLICY_EXTERNAL);
  cld_when_painted (GTK_WIDGET (self), FIRST_PAGE_MS, load_rest);
  return TRUE;
}

/* Asks for what the filters want and shows it. */
void
_cld_children_pane_requery (CldChildrenPane *self)
{
  CldSession *session = cld_pane_get_session (CLD_PANE (self));
  CldWindow *window = cld_window_of (GTK_WIDGET (self));
  CldCaseloadQuery query = { 0 };
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;
  g_autoptr (CldIds) ids = NULL;

  g_clear_handle_id (&self->query_timeout, g_source_remove);
  self->stale = FALSE;
  if (!session)
    return;
  fill_query (self, &query);
  if (show_first (self, &query))
    return;
  if (count_total (self, cld_session_get_db (session), &query, &error))
    ids = _cld_children_pane_arrange (self, cld_caseload_query (cld_session_get_db (session), &query, &error));
  if (!ids)
    {
      if (window)
        cld_window_show_error (window, _("The list could not be read"), error);
      return;
    }
  self->query_time = g_get_monotonic_time () - start;
  show_ids (self, ids, &query);
  update_sentence (self);
  _cld_children_pane_update_states (self);
  update_empty (self);
  _cld_children_pane_update_chosen (self);
}

static gboolean
query_timeout_cb (gpointer data)
{
  CldChildrenPane *self = data;

  self->query_timeout = 0;
  _cld_children_pane_requery (self);
  return G_SOURCE_REMOVE;
}

static void
filter_changed_cb (CldChildrenPane *self)
{
  g_clear_handle_id (&self->query_timeout, g_source_remove);
  if (self->query_time > SLOW_QUERY)
    self->query_timeout = g_timeout_add (PAUSE_MS, query_timeout_cb, self);
  else
    _cld_children_pane_requery (self);
  gtk_toggle_button_set_active (self->search_button, cld_children_filter_is_searching (self->filter));
}

static void
load_filters (GtkWidget *widget)
{
  CldChildrenPane *self = CLD_CHILDREN_PANE (widget);
  CldSession *session = cld_pane_get_session (CLD_PANE (self));

  self->loads_filters = FALSE;
  cld_children_filter_load (self->filter, cld_session_get_db (session), cld_session_get_today (session));
}

/* What the filters can be set to is not needed for the first picture. */
static void
load_filters_later (CldChildrenPane *self)
{
  if (self->loads_filters || !cld_pane_get_session (CLD_PANE (self)))
    return;
  self->loads_filters = TRUE;
  cld_when_painted (GTK_WIDGET (self), FILTERS_MS, load_filters);
}

static void
sorted_cb (CldChildrenPane *self)
{
  GSettings *settings = cld_settings_get ();
  CldCaseloadSort sort;
  gboolean descending;

  if (self->quiet)
    return;
  cld_children_columns_get_sort (self->columns, &sort, &descending);
  for (guint i = 0; settings && i < CLD_CHILDREN_N_COLUMNS; i++)
    if (cld_children_column_info (i)->sort == sort)
      g_settings_set (settings, "children-sort", "(sb)", cld_children_column_info (i)->id, descending);
  _cld_children_pane_requery (self);
}

static void
restore_sort (CldChildrenPane *self)
{
  GSettings *settings = cld_settings_get ();
  g_autofree char *id = NULL;
  gboolean descending = FALSE;
  guint column = CLD_CHILDREN_NEXT;

  if (settings)
    g_settings_get (settings, "children-sort", "(sb)", &id, &descending);
  for (guint i = 0; id && i < CLD_CHILDREN_N_COLUMNS; i++)
    if (strcmp (cld_children_column_info (i)->id, id) == 0)
      column = i;
  cld_children_columns_set_sort (self->columns, cld_children_column_info (column)->sort, descending);
}

static gboolean
squeeze_idle_cb (gpointer data)
{
  CldChildrenPane *self = data;
  gboolean is_wide = adw_squeezer_get_visible_child (self->squeezer) == self->wide;

  self->squeeze_idle = 0;
  gtk_widget_set_visible (self->hints, is_wide);
  /* Boxes are a column of the table. */
  gtk_widget_set_visible (self->select_squeezer, is_wide);
  if (!is_wide)
    gtk_toggle_button_set_active (self->select_button, FALSE);
  return G_SOURCE_REMOVE;
}

static gboolean
room_idle_cb (gpointer data)
{
  CldChildrenPane *self = data;

  self->room_idle = 0;
  cld_children_columns_set_room (self->columns, gtk_widget_get_width (self->wide));
  return G_SOURCE_REMOVE;
}

/* This comes while room is given out, too. */
static void
room_changed_cb (CldChildrenPane *self)
{
  if (!self->room_idle && self->columns)
    self->room_idle = g_idle_add (room_idle_cb, self);
}

/* Only the body that is seen has the rows: both would make each of them twice. This comes while room is given out, so
 * what stands outside the body changes afterwards. */
static void
squeezed_cb (CldChildrenPane *self)
{
  gboolean is_wide = adw_squeezer_get_visible_child (self->squeezer) == self->wide;

  if (!self->selection)
    return;
  gtk_column_view_set_model (self->view, is_wide ? GTK_SELECTION_MODEL (self->selection) : NULL);
  gtk_list_view_set_model (self->list, is_wide ? NULL : GTK_SELECTION_MODEL (self->selection));
  if (!self->squeeze_idle)
    self->squeeze_idle = g_idle_add (squeeze_idle_cb, self);
}

static void
open_selected_cb (CldChildrenPane *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "pane.open", NULL);
}

static void
activate_cb (CldChildrenPane *self, guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self), "pane.open", NULL);
}

static void
focus_list_cb (CldChildrenPane *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  gtk_toggle_button_set_active (self->search_button, cld_children_filter_is_searching (self->filter));
  if (position != GTK_INVALID_LIST_POSITION && adw_squeezer_get_visible_child (self->squeezer) == self->wide)
    {
      scroll_to (self, position);
      if (cld_children_columns_focus_row (self->columns, position))
        return;
    }
  if (cld_ids_model_get_n_ids (self->model) > 0)
    gtk_widget_child_focus (adw_squeezer_get_visible_child (self->squeezer), GTK_DIR_TAB_FORWARD);
}

static void
empty_clicked_cb (CldChildrenPane *self)
{
  if (cld_children_filter_is_set (self->filter))
    cld_children_filter_clear (self->filter);
  else
    cld_children_filter_set_scope (self->filter, CLD_CASELOAD_EVERYONE);
  focus_list_cb (self);
}

static void
search_toggled_cb (CldChildrenPane *self)
{
  gboolean active = gtk_toggle_button_get_active (self->search_button);

  if (active == cld_children_filter_is_searching (self->filter))
    return;
  cld_children_filter_set_searching (self->filter, active);
  if (!active)
    focus_list_cb (self);
}

static void
select_toggled_cb (CldChildrenPane *self)
{
  gboolean active = gtk_toggle_button_get_active (self->select_button);

  if (active == (self->chosen != NULL))
    return;
  g_clear_pointer (&self->chosen, g_hash_table_unref);
  if (active)
    self->chosen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  cld_children_columns_set_chosen (self->columns, self->chosen);
  _cld_children_pane_update_chosen (self);
}

/* Before the list, which takes this key for itself and knows of one chosen row only (4.8). */
static gboolean
choose_key_pressed_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, CldChildrenPane *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;
  GdkModifierType held = state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK | GDK_SUPER_MASK);

  if (!self->chosen || held != GDK_CONTROL_MASK || gdk_keyval_to_lower (keyval) != GDK_KEY_a || (focus && GTK_IS_EDITABLE (focus)))
    return FALSE;
  _cld_children_pane_choose_all (self);
  return TRUE;
}

static void
add_choose_key (CldChildrenPane *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (choose_key_pressed_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/* A key that nothing in the window wanted while this page is in view. */
static gboolean
cld_children_pane_key (CldPane *pane, GtkEventControllerKey *controller, guint keyval, GdkModifierType state)
{
  CldChildrenPane *self = CLD_CHILDREN_PANE (pane);
  gboolean handled;

  if (keyval == GDK_KEY_Escape && self->chosen)
    {
      gtk_toggle_button_set_active (self->select_button, FALSE);
      return TRUE;
    }
  if (keyval == GDK_KEY_Escape && cld_children_filter_is_set (self->filter))
    {
      cld_children_filter_clear (self->filter);
      return TRUE;
    }
  handled = cld_children_filter_forward_key (self->filter, controller, keyval, state);
  gtk_toggle_button_set_active (self->search_button, cld_children_filter_is_searching (self->filter));
  return handled;
}

static void
cld_children_pane_map (GtkWidget *widget)
{
  CldChildrenPane *self = CLD_CHILDREN_PANE (widget);

  GTK_WIDGET_CLASS (cld_children_pane_parent_class)->map (widget);
  if (self->stale)
    _cld_children_pane_requery (self);
}

static void
cld_children_pane_shown (CldPane *pane)
{
  CldChildrenPane *self = CLD_CHILDREN_PANE (pane);

  if (self->stale)
    _cld_children_pane_requery (self);
  if (!cld_children_filter_is_searching (self->filter))
    focus_list_cb (self);
}

static void
cld_children_pane_changed (CldPane *pane, const char *child)
{
  CldChildrenPane *self = CLD_CHILDREN_PANE (pane);

  self->total = -1;
  load_filters_later (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    _cld_children_pane_requery (self);
  else
    self->stale = TRUE;
}

static void
cld_children_pane_constructed (GObject *object)
{
  CldChildrenPane *self = CLD_CHILDREN_PANE (object);
  CldSession *session;

  G_OBJECT_CLASS (cld_children_pane_parent_class)->constructed (object);
  session = cld_pane_get_session (CLD_PANE (self));
  cld_pane_set_title (CLD_PANE (self), _("Children"), NULL);
  self->model = cld_ids_model_new (load_records, session);
  cld_ids_model_set_step (self->model, ROW_STEP);
  g_signal_connect_object (self->model, "completed", G_CALLBACK (completed_cb), self, 0);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->model)));
  self->columns = cld_children_columns_new (self->view, self->model);
  g_signal_connect_object (self->columns, "sorted", G_CALLBACK (sorted_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->columns, "chosen", G_CALLBACK (_cld_children_pane_update_chosen), self, G_CONNECT_SWAPPED);
  if (session)
    {
      _cld_children_pane_follow_duties (self, session);
      cld_children_narrow_prepare (self->list, self->model, session, self->next);
    }
  cld_one_stop_add (GTK_WIDGET (self->view));
  cld_one_stop_add (GTK_WIDGET (self->list));
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->wide)), "notify::page-size", G_CALLBACK (room_changed_cb), self, G_CONNECT_SWAPPED);
  add_choose_key (self);
  restore_sort (self);
  self->quiet = FALSE;
  _cld_children_pane_requery (self);
  squeezed_cb (self);
  load_filters_later (self);
}

static void
cld_children_pane_dispose (GObject *object)
{
  CldChildrenPane *self = CLD_CHILDREN_PANE (object);

  self->quiet = TRUE;
  g_clear_handle_id (&self->query_timeout, g_source_remove);
  g_clear_handle_id (&self->squeeze_idle, g_source_remove);
  g_clear_handle_id (&self->room_idle, g_source_remove);
  if (self->view)
    gtk_column_view_set_model (self->view, NULL);
  if (self->list)
    gtk_list_view_set_model (self->list, NULL);
  self->view = NULL;
  self->list = NULL;
  g_clear_object (&self->selection);
  g_clear_object (&self->columns);
  g_clear_pointer (&self->next, cld_children_next_free);
  g_clear_object (&self->model);
  g_clear_pointer (&self->chosen, g_hash_table_unref);
  g_clear_pointer (&self->pending, g_free);
  G_OBJECT_CLASS (cld_children_pane_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, CldChildrenPane, filter);
  gtk_widget_class_bind_template_child (widget_class, CldChildrenPane, body);
  gtk_widget_class_bind_template_child (widget_class, CldChildrenPane, squeezer);
  gtk_widget_class_bind_template_child (widget_class, CldChildrenPane, wide);
  gtk_widget_class_bind_template_child (widget_class, CldChildrenPane, view);
  gtk_widget_class_bind_template_child (widget_class, CldChildrenPane, narrow);
  gtk_widget_class_bind_template_child (widget_class, CldChildrenPane, list);
  gtk_widget_class_bind_template_child (widget_class, CldChildrenPane, empty);
  gtk_widget_class_bind_template_child (widget_class, CldChildrenPane, empty_button);
  gtk_widget_class_bind_template_child (widget_class, CldChildrenPane, sentence);
  gtk_widget_class_bind_template_child (widget_class, CldChildrenPane, states);
  gtk_widget_class_bind_template_child (widget_class, CldChildrenPane, hints);
  gtk_widget_class_bind_template_child (widget_class, CldChildrenPane, export_hint);
  gtk_widget_class_bind_template_child (widget_class, CldChildrenPane, add_squeezer);
  gtk_widget_class_bind_template_child (widget_class, CldChildrenPane, add_icon);
  gtk_widget_class_bind_template_child (widget_class, CldChildrenPane, select_squeezer);
  gtk_widget_class_bind_template_child (widget_class, CldChildrenPane, select_button);
  gtk_widget_class_bind_template_child (widget_class, CldChildrenPane, search_button);
  gtk_widget_class_bind_template_child (widget_class, CldChildrenPane, chosen_revealer);
  gtk_widget_class_bind_template_child (widget_class, CldChildrenPane, chosen_label);
  gtk_widget_class_bind_template_child (widget_class, CldChildrenPane, export_chosen);
  gtk_widget_class_bind_template_child (widget_class, CldChildrenPane, print_summaries);
}

static void
cld_children_pane_class_init (CldChildrenPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  CldPaneClass *pane_class = CLD_PANE_CLASS (klass);

  object_class->constructed = cld_children_pane_constructed;
  object_class->dispose = cld_children_pane_dispose;
  widget_class->map = cld_children_pane_map;
  pane_class->shown = cld_children_pane_shown;
  pane_class->key = cld_children_pane_key;
  pane_class->changed = cld_children_pane_changed;

  g_type_ensure (CLD_TYPE_CHILDREN_FILTER);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/caseload/Caseload/children/cld-children-pane.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_list_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, squeezed_cb);
  gtk_widget_class_bind_template_callback (widget_class, empty_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, select_toggled_cb);
  _cld_children_pane_class_init_actions (widget_class);
}

static void
cld_children_pane_init (CldChildrenPane *self)
{
  self->total = -1;
  self->quiet = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cld_children_pane_new:
 * @session: the caseload
 *
 * Returns: (transfer floating): the list of children
 */
CldPane *
cld_children_pane_new (CldSession *session)
{
  return g_object_new (CLD_TYPE_CHILDREN_PANE, "session", session, NULL);
}

/**
 * cld_children_pane_get_neighbour:
 * @self: the list of children
 * @child: number of a child
 * @step: how many rows further down, less than 0 for up
 *
 * Returns: (transfer full) (nullable): the number of the child there in the list as it is shown; %NULL past its ends,
 *   and where @child is not in it
 */
char *
cld_children_pane_get_neighbour (CldChildrenPane *self, const char *child, int step)
{
  guint position, n;
  gint64 there;

  g_return_val_if_fail (CLD_IS_CHILDREN_PANE (self) && child, NULL);

  if (self->stale)
    _cld_children_pane_requery (self);
  n = cld_ids_model_get_n_ids (self->model);
  if (!cld_ids_model_find (self->model, child, &position))
    return NULL;
  there = (gint64) position + step;
  if (there < 0 || there >= n)
    return NULL;
  /* Coming back, the focus is on the row of the child that was seen last. */
  if (there < g_list_model_get_n_items (G_LIST_MODEL (self->model)))
    gtk_single_selection_set_selected (self->selection, (guint) there);
  return g_strdup (cld_ids_model_get_id (self->model, (guint) there));
}
