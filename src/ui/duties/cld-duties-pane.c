/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-duties-pane-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-one-stop.h"
#include "cld-text.h"
#include "cld-window.h"

/* A screenful of rows is announced at once, the others while nothing else is to do. */
#define ROW_STEP 28

/* The table wants at least so many pixels, and at least so many digits of the text. */
#define MIN_WIDE 620
#define WIDE_LETTERS 76

#define DONE_STATES (CLD_DUTY_STATE_BIT (CLD_DUTY_MET) | CLD_DUTY_STATE_BIT (CLD_DUTY_LATE) | CLD_DUTY_STATE_BIT (CLD_DUTY_WAIVED))

G_DEFINE_FINAL_TYPE (CldDutiesPane, cld_duties_pane, CLD_TYPE_PANE)

static void requery (CldDutiesPane *self);

/* --- the list --- */

/* An id is the place among the duties that are shown: only those of a page in view are turned into words. */
static GPtrArray *
load_records (const char *const *ids, guint n_ids, gpointer data)
{
  CldDutiesPane *self = data;
  GPtrArray *records = g_ptr_array_new_with_free_func ((GDestroyNotify) cld_duties_record_free);
  CldSession *session = cld_pane_get_session (CLD_PANE (self));

  for (guint i = 0; i < n_ids; i++)
    {
      guint index = (guint) g_ascii_strtoull (ids[i], NULL, 10);

      g_ptr_array_add (records, self->items && index < self->items->len ? cld_duties_record_new (session, &g_array_index (self->items, CldDutyItem, index), self->today) : NULL);
    }
  return records;
}

/**
 * _cld_duties_pane_get_selected:
 * @self: the page
 *
 * Returns: (transfer none) (nullable): the row that is selected, good until the list changes
 */
const CldDutiesRecord *
_cld_duties_pane_get_selected (CldDutiesPane *self)
{
  guint position = self->selection ? gtk_single_selection_get_selected (self->selection) : GTK_INVALID_LIST_POSITION;

  return position == GTK_INVALID_LIST_POSITION ? NULL : cld_ids_model_get_record (self->model, position);
}

static gboolean
is_wide (CldDutiesPane *self)
{
  return adw_squeezer_get_visible_child (self->squeezer) == self->wide;
}

static void
scroll_to (CldDutiesPane *self, guint position)
{
  GtkWidget *table = gtk_widget_get_last_child (GTK_WIDGET (self->view));

  gtk_widget_activate_action (is_wide (self) ? table : GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

/* What is selected is remembered by name: the board it came from may go at any time. */
static void
selected_cb (CldDutiesPane *self)
{
  const CldDutiesRecord *record = self->quiet ? NULL : _cld_duties_pane_get_selected (self);

  if (self->quiet)
    return;
  g_clear_pointer (&self->selected_ref, g_free);
  g_clear_pointer (&self->selected_child, g_free);
  if (record)
    {
      self->selected_ref = g_strdup (cld_duty_entry_get_texts (record->entry)->ref);
      self->selected_child = g_strdup (cld_duty_entry_get_texts (record->entry)->child);
    }
  _cld_duties_pane_update_actions (self);
}

static gboolean
find_selected (CldDutiesPane *self, guint *position)
{
  for (guint i = 0; self->selected_ref && i < self->items->len; i++)
    {
      const CldDutyItem *item = &g_array_index (self->items, CldDutyItem, i);
      g_autofree char *ref = strcmp (item->facts->ref, self->selected_child) == 0 ? cld_duty_dup_ref (item->facts, item->duty) : NULL;

      if (ref && strcmp (ref, self->selected_ref) == 0)
        {
          *position = i;
          return TRUE;
        }
    }
  return FALSE;
}

/* The duty that was selected is so again; where it is gone, the one that took its place. */
static void
select_again (CldDutiesPane *self, guint before)
{
  guint position = MIN (before, self->items->len > 0 ? self->items->len - 1 : 0);
  gboolean found = find_selected (self, &position);

  if (self->items->len == 0)
    return;
  if (position >= g_list_model_get_n_items (G_LIST_MODEL (self->model)))
    cld_ids_model_complete (self->model);
  gtk_single_selection_set_selected (self->selection, position);
  if (found && position > 0)
    scroll_to (self, position);
}

static CldIds *
number_items (guint n)
{
  CldIds *ids = cld_ids_new ();
  char text[12];

  for (guint i = 0; i < n; i++)
    cld_ids_add (ids, text, (gsize) g_snprintf (text, sizeof text, "%u", i));
  return ids;
}

/* --- asking --- */

/**
 * _cld_duties_pane_fill_query:
 * @self: the page
 * @query: (out): what is shown; its texts are good until the filters change
 *
 * A part of the calendar that is chosen stands in place of the period.
 */
void
_cld_duties_pane_fill_query (CldDutiesPane *self, CldDutiesQuery *query)
{
  gint32 from, until;

  *query = (CldDutiesQuery){ .filter = CLD_DUTY_FILTER_INIT };
  cld_duties_filter_fill (self->filter, self->today, query);
  if (cld_calendar_strip_get_chosen (self->strip, &from, &until))
    {
      query->filter.from = from;
      query->filter.until = until;
      query->undated = FALSE;
    }
  cld_duties_columns_get_sort (self->columns, &query->sort, &query->descending);
}

static void
show_items (CldDutiesPane *self, const CldDutiesQuery *query)
{
  g_autofree char *folded = cld_text_fold (query->search);
  g_auto (GStrv) words = g_strsplit_set (folded, " ,;", -1);
  g_autoptr (CldIds) ids = number_items (self->items->len);
  guint before = gtk_single_selection_get_selected (self->selection);

  cld_duties_columns_show (self->columns, (const char *const *) words);
  self->quiet = TRUE;
  cld_duties_columns_show_done (self->columns, query->filter.states & DONE_STATES);
  cld_ids_model_set_ids (self->model, ids);
  select_again (self, before == GTK_INVALID_LIST_POSITION ? 0 : before);
  self->quiet = FALSE;
  selected_cb (self);
}

/* Shows what the filters want of the board as it is. */
static void
requery (CldDutiesPane *self)
{
  const CldDutyBoard *board = self->watch ? cld_duty_watch_get_board (self->watch) : NULL;
  CldDutiesQuery query;

  self->stale = FALSE;
  if (!self->watch)
    return;
  if (board)
    {
      guint n_days;
      g_autofree CldDutiesDay *days = NULL;

      self->today = cld_duty_board_get_today (board);
      n_days = cld_calendar_strip_count_days (self->today);
      days = g_new (CldDutiesDay, n_days);
      _cld_duties_pane_fill_query (self, &query);
      g_clear_pointer (&self->items, g_array_unref);
      self->items = cld_duties_query_run (&query, board, cld_duty_watch_get_people (self->watch), cld_calendar_strip_find_first (self->today), days, n_days);
      cld_calendar_strip_set_days (self->strip, self->today, days);
      show_items (self, &query);
      _cld_duties_pane_update_sentence (self);
    }
  _cld_duties_pane_update_empty (self);
  _cld_duties_pane_update_actions (self);
}

/* What was taken from the board is void. */
static void
forget (CldDutiesPane *self)
{
  g_clear_pointer (&self->items, g_array_unref);
  self->stale = TRUE;
}

static void
watch_changed_cb (CldDutiesPane *self, const char *child)
{
  const CldDutyBoard *board = cld_duty_watch_get_board (self->watch);

  forget (self);
  /* On another day the twelve months end later. */
  if (board && cld_duty_board_get_today (board) != self->today)
    cld_duty_watch_set_forecast (self->watch, cld_day_add_months (cld_duty_board_get_today (board), CLD_CALENDAR_MONTHS));
  if (board)
    cld_duties_filter_load (self->filter, board, cld_duty_watch_get_people (self->watch));
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    requery (self);
  else
    {
      self->quiet = TRUE;
      cld_ids_model_set_ids (self->model, NULL);
      self->quiet = FALSE;
    }
}

static void
filter_changed_cb (CldDutiesPane *self)
{
  requery (self);
  gtk_toggle_button_set_active (self->search_button, cld_duties_filter_is_searching (self->filter));
}

/* Another period is wanted: no part of the calendar any more. What follows asks. */
static void
period_changed_cb (CldDutiesPane *self)
{
  self->quiet = TRUE;
  cld_calendar_strip_choose_none (self->strip);
  self->quiet = FALSE;
}

static void
strip_chosen_cb (CldDutiesPane *self)
{
  if (!self->quiet)
    requery (self);
}

static void
unchoose_cb (CldDutiesPane *self)
{
  cld_calendar_strip_choose_none (self->strip);
  gtk_widget_grab_focus (GTK_WIDGET (self->strip));
}

static void
clear_cb (CldDutiesPane *self)
{
  period_changed_cb (self);
  cld_duties_filter_clear (self->filter);
}

static void
sorted_cb (CldDutiesPane *self)
{
  if (!self->quiet)
    requery (self);
}

/* --- focus and keys --- */

static void
focus_list_cb (CldDutiesPane *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);

  gtk_toggle_button_set_active (self->search_button, cld_duties_filter_is_searching (self->filter));
  if (position != GTK_INVALID_LIST_POSITION && is_wide (self))
    {
      scroll_to (self, position);
      if (cld_duties_columns_focus_row (self->columns, position))
        return;
    }
  if (self->items && self->items->len > 0)
    gtk_widget_child_focus (adw_squeezer_get_visible_child (self->squeezer), GTK_DIR_TAB_FORWARD);
}

static void
empty_clicked_cb (CldDutiesPane *self)
{
  clear_cb (self);
  focus_list_cb (self);
}

static void
open_selected_cb (CldDutiesPane *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "pane.open", NULL);
}

static void
activate_cb (CldDutiesPane *self, guint position)
{
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self), "pane.open", NULL);
}

static void
search_toggled_cb (CldDutiesPane *self)
{
  gboolean active = gtk_toggle_button_get_active (self->search_button);

  if (active == cld_duties_filter_is_searching (self->filter))
    return;
  cld_duties_filter_set_searching (self->filter, active);
  if (!active)
    focus_list_cb (self);
}

/* A key that nothing in the window wanted while this page is in view. */
static gboolean
cld_duties_pane_key (CldPane *pane, GtkEventControllerKey *controller, guint keyval, GdkModifierType state)
{
  CldDutiesPane *self = CLD_DUTIES_PANE (pane);
  gboolean handled;

  if (keyval == GDK_KEY_Escape && self->items && _cld_duties_pane_is_narrowed (self))
    {
      clear_cb (self);
      return TRUE;
    }
  handled = cld_duties_filter_forward_key (self->filter, controller, keyval, state);
  gtk_toggle_button_set_active (self->search_button, cld_duties_filter_is_searching (self->filter));
  return handled;
}

/* The menu of a row, where the pointer is. */
static void
secondary_cb (GtkGestureClick *gesture, int n_press, double x, double y, CldDutiesPane *self)
{
  guint position;

  if (!cld_duties_columns_find_position (self->columns, x, y, &position))
    return;
  gtk_single_selection_set_selected (self->selection, position);
  _cld_duties_pane_show_menu (self, GTK_WIDGET (self->view), &(GdkRectangle){ (int) x, (int) y, 1, 1 });
}

static void
add_secondary_click (CldDutiesPane *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect_object (click, "pressed", G_CALLBACK (secondary_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (click));
}

static gboolean
squeeze_idle_cb (gpointer data)
{
  CldDutiesPane *self = data;

  self->squeeze_idle = 0;
  gtk_widget_set_visible (self->hints, is_wide (self));
  return G_SOURCE_REMOVE;
}

/* Only the body that is seen has the rows: both would make each of them twice. This comes while room is given out, so
 * what stands outside the body changes afterwards. */
static void
squeezed_cb (CldDutiesPane *self)
{
  gboolean wide = is_wide (self);

  if (!self->selection)
    return;
  gtk_column_view_set_model (self->view, wide ? GTK_SELECTION_MODEL (self->selection) : NULL);
  gtk_list_view_set_model (self->list, wide ? NULL : GTK_SELECTION_MODEL (self->selection));
  if (!self->squeeze_idle)
    self->squeeze_idle = g_idle_add (squeeze_idle_cb, self);
}

/* With large text the columns would be cut to nothing: the list takes over from the table earlier then. */
static void
update_min_width (CldDutiesPane *self)
{
  g_autofree char *sample = g_strnfill (WIDE_LETTERS, '0');
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), sample);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  gtk_widget_set_size_request (self->wide, MAX (MIN_WIDE, width), -1);
}

static void
cld_duties_pane_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (cld_duties_pane_parent_class)->system_setting_changed (widget, setting);
  update_min_width (CLD_DUTIES_PANE (widget));
}

/* --- life --- */

static void
cld_duties_pane_map (GtkWidget *widget)
{
  CldDutiesPane *self = CLD_DUTIES_PANE (widget);

  GTK_WIDGET_CLASS (cld_duties_pane_parent_class)->map (widget);
  if (self->stale)
    requery (self);
}

static void
cld_duties_pane_shown (CldPane *pane)
{
  CldDutiesPane *self = CLD_DUTIES_PANE (pane);

  if (self->stale)
    requery (self);
  if (!cld_duties_filter_is_searching (self->filter))
    focus_list_cb (self);
}

static void
follow_watch (CldDutiesPane *self, CldSession *session)
{
  self->today = cld_date_to_day (cld_session_get_today (session));
  self->watch = g_object_ref (cld_duty_watch_of (session));
  g_signal_connect_object (self->watch, "changed", G_CALLBACK (watch_changed_cb), self, G_CONNECT_SWAPPED);
  /* What is there already is shown at once; what will come follows. */
  if (cld_duty_watch_get_board (self->watch))
    cld_duties_filter_load (self->filter, cld_duty_watch_get_board (self->watch), cld_duty_watch_get_people (self->watch));
  cld_duty_watch_set_forecast (self->watch, cld_day_add_months (self->today, CLD_CALENDAR_MONTHS));
}

static void
cld_duties_pane_constructed (GObject *object)
{
  CldDutiesPane *self = CLD_DUTIES_PANE (object);
  CldSession *session;

  G_OBJECT_CLASS (cld_duties_pane_parent_class)->constructed (object);
  session = cld_pane_get_session (CLD_PANE (self));
  cld_pane_set_title (CLD_PANE (self), _("Duties"), NULL);
  self->model = cld_ids_model_new (load_records, self);
  cld_ids_model_set_step (self->model, ROW_STEP);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->model)));
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self, G_CONNECT_SWAPPED);
  self->columns = cld_duties_columns_new (self->view, self->model);
  cld_duties_columns_set_sort (self->columns, CLD_DUTIES_DUE, FALSE);
  g_signal_connect_object (self->columns, "sorted", G_CALLBACK (sorted_cb), self, G_CONNECT_SWAPPED);
  _cld_duties_narrow_prepare (self->list, self->model);
  cld_one_stop_add (GTK_WIDGET (self->view));
  cld_one_stop_add (GTK_WIDGET (self->list));
  add_secondary_click (self);
  update_min_width (self);
  if (session)
    follow_watch (self, session);
  self->quiet = FALSE;
  requery (self);
  squeezed_cb (self);
}

static void
cld_duties_pane_dispose (GObject *object)
{
  CldDutiesPane *self = CLD_DUTIES_PANE (object);

  self->quiet = TRUE;
  g_clear_handle_id (&self->squeeze_idle, g_source_remove);
  if (self->menu)
    gtk_widget_unparent (g_steal_pointer (&self->menu));
  if (self->view)
    gtk_column_view_set_model (self->view, NULL);
  if (self->list)
    gtk_list_view_set_model (self->list, NULL);
  self->view = NULL;
  self->list = NULL;
  g_clear_object (&self->selection);
  g_clear_object (&self->columns);
  g_clear_object (&self->model);
  g_clear_object (&self->watch);
  g_clear_pointer (&self->items, g_array_unref);
  g_clear_pointer (&self->selected_ref, g_free);
  g_clear_pointer (&self->selected_child, g_free);
  G_OBJECT_CLASS (cld_duties_pane_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, CldDutiesPane, filter);
  gtk_widget_class_bind_template_child (widget_class, CldDutiesPane, body);
  gtk_widget_class_bind_template_child (widget_class, CldDutiesPane, strip);
  gtk_widget_class_bind_template_child (widget_class, CldDutiesPane, chosen_box);
  gtk_widget_class_bind_template_child (widget_class, CldDutiesPane, chosen_label);
  gtk_widget_class_bind_template_child (widget_class, CldDutiesPane, squeezer);
  gtk_widget_class_bind_template_child (widget_class, CldDutiesPane, wide);
  gtk_widget_class_bind_template_child (widget_class, CldDutiesPane, view);
  gtk_widget_class_bind_template_child (widget_class, CldDutiesPane, narrow);
  gtk_widget_class_bind_template_child (widget_class, CldDutiesPane, list);
  gtk_widget_class_bind_template_child (widget_class, CldDutiesPane, empty);
  gtk_widget_class_bind_template_child (widget_class, CldDutiesPane, empty_button);
  gtk_widget_class_bind_template_child (widget_class, CldDutiesPane, loading);
  gtk_widget_class_bind_template_child (widget_class, CldDutiesPane, spinner);
  gtk_widget_class_bind_template_child (widget_class, CldDutiesPane, sentence);
  gtk_widget_class_bind_template_child (widget_class, CldDutiesPane, hints);
  gtk_widget_class_bind_template_child (widget_class, CldDutiesPane, search_button);
}

static void
cld_duties_pane_class_init (CldDutiesPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = cld_duties_pane_constructed;
  object_class->dispose = cld_duties_pane_dispose;
  widget_class->map = cld_duties_pane_map;
  widget_class->system_setting_changed = cld_duties_pane_system_setting_changed;
  CLD_PANE_CLASS (klass)->shown = cld_duties_pane_shown;
  CLD_PANE_CLASS (klass)->key = cld_duties_pane_key;

  g_type_ensure (CLD_TYPE_DUTIES_FILTER);
  g_type_ensure (CLD_TYPE_CALENDAR_STRIP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/caseload/Caseload/duties/cld-duties-pane.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, period_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, focus_list_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, strip_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, unchoose_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, squeezed_cb);
  gtk_widget_class_bind_template_callback (widget_class, empty_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_toggled_cb);
  _cld_duties_pane_class_init_actions (widget_class);
}

static void
cld_duties_pane_init (CldDutiesPane *self)
{
  self->quiet = TRUE;
  self->today = CLD_NO_DAY;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cld_duties_pane_new:
 * @session: the caseload
 *
 * Returns: (transfer floating): the page of duties
 */
CldPane *
cld_duties_pane_new (CldSession *session)
{
  return g_object_new (CLD_TYPE_DUTIES_PANE, "session", session, NULL);
}
