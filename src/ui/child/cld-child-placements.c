/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-child-placements.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "cld-child-evidence.h"
#include "cld-duty-watch.h"
#include "cld-kinds.h"
#include "cld-one-stop.h"
#include "cld-placement-item.h"
#include "cld-placement-table.h"
#include "cld-provider-link.h"
#include "cld-timeline-area.h"
#include "cld-window.h"

/* Where the child lived in a period of care: drawn, and as a table that says the same. */
struct _CldChildPlacements
{
  GtkWidget parent_instance;

  GtkScrolledWindow *scroller;
  GtkDropDown *periods;
  CldProviderLink *provider;
  GtkBox *legend;
  GtkScrolledWindow *timeline_scroller;
  CldTimelineArea *area;
  AdwSqueezer *squeezer;
  GtkWidget *table_card;
  GtkColumnView *table;
  GtkListView *rows;
  GtkSingleSelection *selection;
  GListStore *store;
  GtkWidget *empty;
  CldChildEvidence *evidence;

  CldSession *session;
  CldChildData *data;
  GPtrArray *period_rows; /* (element-type CldRow): newest first, those of the drop-down */
  gboolean filling;
};

/* The table wants at least so many digits of the text. */
#define WIDE_LETTERS 112

G_DEFINE_FINAL_TYPE (CldChildPlacements, cld_child_placements, GTK_TYPE_WIDGET)

static void
open_placement (CldChildPlacements *self, const char *ref)
{
  CldWindow *window = cld_window_of (GTK_WIDGET (self));

  if (window && self->data && !self->data->as_known_on)
    cld_window_edit (window, &cld_placement_kind, ref, self->data->ref);
}

/* A gap offers the placement that is missing. */
static void
activated_cb (CldChildPlacements *self, guint position)
{
  g_autoptr (CldPlacementItem) item = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (item)
    open_placement (self, cld_placement_item_get_ref (item));
}

static guint
find_ref (CldChildPlacements *self, const char *ref)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->store));

  for (guint i = 0; ref && i < n; i++)
    {
      g_autoptr (CldPlacementItem) item = g_list_model_get_item (G_LIST_MODEL (self->store), i);

      if (g_strcmp0 (cld_placement_item_get_ref (item), ref) == 0)
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

static void
placement_chosen_cb (CldChildPlacements *self, const char *ref, gboolean opens)
{
  guint position = find_ref (self, ref);

  if (position != GTK_INVALID_LIST_POSITION)
    gtk_single_selection_set_selected (self->selection, position);
  if (opens)
    open_placement (self, ref);
}

/* --- the legend --- */

static void
draw_sample_cb (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  CldTimelineStyle style;

  cld_timeline_style_from_widget (&style, GTK_WIDGET (area));
  style.scale = MIN (style.scale, 1.2);
  cld_timeline_draw_sample (cr, GPOINTER_TO_UINT (user_data), width, height, &style);
}

static void
add_legend (CldChildPlacements *self)
{
  for (guint i = 0; i < CLD_TIMELINE_N_SAMPLES; i++)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *area = gtk_drawing_area_new (), *label = gtk_label_new (cld_timeline_sample_get_label (i));

      gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), 18);
      gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), 12);
      gtk_widget_set_valign (area, GTK_ALIGN_CENTER);
      gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_sample_cb, GUINT_TO_POINTER (i), NULL);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_add_css_class (label, "cld-caption");
      gtk_widget_add_css_class (label, "cld-dim");
      gtk_box_append (GTK_BOX (box), area);
      gtk_box_append (GTK_BOX (box), label);
      gtk_box_append (self->legend, box);
    }
}

/* --- periods of care --- */

static CldRow *
get_period (CldChildPlacements *self)
{
  guint selected = gtk_drop_down_get_selected (self->periods);

  return selected < self->period_rows->len ? self->period_rows->pdata[selected] : NULL;
}

static void
fill_periods (CldChildPlacements *self, const char *chosen)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  guint selected = 0;

  g_clear_pointer (&self->period_rows, g_ptr_array_unref);
  self->period_rows = cld_fact_sort (self->data->set, &cld_care_period_kind, CARE_PERIOD_STARTED_ON);
  for (guint i = 0; i < self->period_rows->len; i++)
    {
      CldRow *row = self->period_rows->pdata[i];
      g_autofree char *from = cld_child_text_table_day (cld_fact_get (row, CARE_PERIOD_STARTED_ON));
      g_autofree char *until = cld_fact_get (row, CARE_PERIOD_ENDED_ON) ? cld_child_text_table_day (cld_fact_get (row, CARE_PERIOD_ENDED_ON)) : g_strdup (_("now"));
      g_autofree char *text = g_strdup_printf ("%s – %s", from, until);

      gtk_string_list_append (list, text);
      if (g_strcmp0 (row->ref, chosen) == 0)
        selected = i;
    }
  gtk_drop_down_set_model (self->periods, G_LIST_MODEL (list));
  if (self->period_rows->len > 0)
    gtk_drop_down_set_selected (self->periods, selected);
  gtk_widget_set_visible (GTK_WIDGET (self->periods), self->period_rows->len > 1);
}

static gboolean
scroll_to_today_cb (gpointer user_data)
{
  g_autoptr (CldChildPlacements) self = user_data;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (self->timeline_scroller);

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
  return G_SOURCE_REMOVE;
}

/* --- the table --- */

static const char *
get_chosen (CldChildPlacements *self)
{
  CldPlacementItem *item = gtk_single_selection_get_selected_item (self->selection);

  return item ? cld_placement_item_get_ref (item) : NULL;
}

/* With whom the row that is chosen is, and the last grade; of an earlier day nothing is said. */
static void
show_provider (CldChildPlacements *self)
{
  CldPlacementItem *item = gtk_single_selection_get_selected_item (self->selection);
  const char *ref = item && !self->data->as_known_on ? cld_placement_item_get_provider (item) : NULL;

  cld_provider_link_set (self->provider, self->session, ref ? cld_record_set_find (self->data->set, &cld_provider_kind, ref) : NULL);
}

/* What stands below is of the row that is chosen. */
static void
chosen_cb (CldChildPlacements *self)
{
  if (!self->evidence || !self->data || self->filling)
    return;
  cld_child_evidence_set (self->evidence, self->session, self->data, get_chosen (self));
  show_provider (self);
}

/* The evidence of each line, as far as the duties are known. */
static gboolean
find_evidence (CldChildPlacements *self, const CldPlacementLine *line, CldEvidence *evidence)
{
  const CldDutyBoard *board = self->session && !self->data->as_known_on ? cld_duty_watch_get_board (cld_duty_watch_of (self->session)) : NULL;
  const CldFacts *facts = board ? cld_duty_board_get_facts (board, self->data->ref) : NULL;
  guint n = 0;
  const CldDuty *duties = facts ? cld_duty_board_get_duties (board, self->data->ref, &n) : NULL;

  for (guint32 i = 0; facts && line->placement && i < facts->placements.n; i++)
    if (g_strcmp0 (facts->placements.at[i].ref, line->placement->ref) == 0)
      return cld_evidence_find (facts, cld_duty_board_get_rules (board), cld_duty_board_get_today (board), duties, n, i, evidence);
  return FALSE;
}

static void
fill_table (CldChildPlacements *self, const char *chosen)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  g_autoptr (GArray) lines = cld_child_facts_list_placements (&self->data->facts, get_period (self), arena);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  guint position;

  for (guint i = 0; i < lines->len; i++)
    {
      const CldPlacementLine *line = &g_array_index (lines, CldPlacementLine, i);
      CldEvidence evidence;

      g_ptr_array_add (items, cld_placement_item_new (self->data, line, find_evidence (self, line, &evidence) ? &evidence : NULL));
    }
  self->filling = TRUE;
  g_list_store_splice (self->store, 0, g_list_model_get_n_items (G_LIST_MODEL (self->store)), items->pdata, items->len);
  position = find_ref (self, chosen);
  gtk_single_selection_set_selected (self->selection, position != GTK_INVALID_LIST_POSITION ? position : items->len > 0 ? 0 : GTK_INVALID_LIST_POSITION);
  self->filling = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->squeezer), items->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->evidence), items->len > 0);
  gtk_widget_set_visible (self->empty, items->len == 0);
  if (items->len > 0)
    cld_child_evidence_set (self->evidence, self->session, self->data, get_chosen (self));
  show_provider (self);
}

static gboolean
is_wide (CldChildPlacements *self)
{
  return adw_squeezer_get_visible_child (self->squeezer) == self->table_card;
}

/* Only the body that is seen has the rows. */
static void
squeezed_cb (CldChildPlacements *self)
{
  if (!self->selection || !self->rows)
    return;
  gtk_column_view_set_model (self->table, is_wide (self) ? GTK_SELECTION_MODEL (self->selection) : NULL);
  gtk_list_view_set_model (self->rows, is_wide (self) ? NULL : GTK_SELECTION_MODEL (self->selection));
}

/* With large text the columns would be cut to nothing: rows take over from the table earlier then. */
static void
update_min_width (CldChildPlacements *self)
{
  g_autofree char *sample = g_strnfill (WIDE_LETTERS, '0');
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), sample);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  gtk_widget_set_size_request (self->table_card, width, -1);
}

static void
cld_child_placements_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (cld_child_placements_parent_class)->system_setting_changed (widget, setting);
  update_min_width (CLD_CHILD_PLACEMENTS (widget));
}

static void
fill (CldChildPlacements *self, const char *chosen, gboolean to_today)
{
  CldTimeline *timeline = cld_timeline_new (self->data->set, get_period (self), self->data->today);

  gtk_widget_set_visible (GTK_WIDGET (self->timeline_scroller), !cld_timeline_is_empty (timeline));
  cld_timeline_area_set_timeline (self->area, timeline);
  fill_table (self, chosen);
  /* Its width is known after the next layout. */
  if (to_today)
    g_timeout_add (50, scroll_to_today_cb, g_object_ref (self));
}

static void
period_selected_cb (CldChildPlacements *self)
{
  if (self->data && !self->filling)
    fill (self, NULL, TRUE);
}

/* --- the widget --- */

static gboolean
cld_child_placements_grab_focus (GtkWidget *widget)
{
  CldChildPlacements *self = CLD_CHILD_PLACEMENTS (widget);

  return gtk_widget_grab_focus (is_wide (self) ? GTK_WIDGET (self->table) : GTK_WIDGET (self->rows));
}

static gboolean
cld_child_placements_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return gtk_widget_child_focus (GTK_WIDGET (CLD_CHILD_PLACEMENTS (widget)->scroller), direction);
}

static void
cld_child_placements_dispose (GObject *object)
{
  CldChildPlacements *self = CLD_CHILD_PLACEMENTS (object);
  GtkWidget *child;

  g_clear_pointer (&self->period_rows, g_ptr_array_unref);
  g_clear_pointer (&self->data, cld_child_data_unref);
  g_clear_object (&self->session);
  self->evidence = NULL;
  self->rows = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))))
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (cld_child_placements_parent_class)->dispose (object);
}

static void
cld_child_placements_class_init (CldChildPlacementsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cld_child_placements_dispose;
  widget_class->focus = cld_child_placements_focus;
  widget_class->grab_focus = cld_child_placements_grab_focus;
  widget_class->system_setting_changed = cld_child_placements_system_setting_changed;

  g_type_ensure (CLD_TYPE_CHILD_EVIDENCE);
  g_type_ensure (CLD_TYPE_PLACEMENT_ITEM);
  g_type_ensure (CLD_TYPE_PROVIDER_LINK);
  g_type_ensure (CLD_TYPE_TIMELINE_AREA);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/caseload/Caseload/child/cld-child-placements.ui");
  gtk_widget_class_bind_template_child (widget_class, CldChildPlacements, area);
  gtk_widget_class_bind_template_child (widget_class, CldChildPlacements, empty);
  gtk_widget_class_bind_template_child (widget_class, CldChildPlacements, evidence);
  gtk_widget_class_bind_template_child (widget_class, CldChildPlacements, legend);
  gtk_widget_class_bind_template_child (widget_class, CldChildPlacements, periods);
  gtk_widget_class_bind_template_child (widget_class, CldChildPlacements, provider);
  gtk_widget_class_bind_template_child (widget_class, CldChildPlacements, rows);
  gtk_widget_class_bind_template_child (widget_class, CldChildPlacements, scroller);
  gtk_widget_class_bind_template_child (widget_class, CldChildPlacements, selection);
  gtk_widget_class_bind_template_child (widget_class, CldChildPlacements, squeezer);
  gtk_widget_class_bind_template_child (widget_class, CldChildPlacements, store);
  gtk_widget_class_bind_template_child (widget_class, CldChildPlacements, table);
  gtk_widget_class_bind_template_child (widget_class, CldChildPlacements, table_card);
  gtk_widget_class_bind_template_child (widget_class, CldChildPlacements, timeline_scroller);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, period_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, placement_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, squeezed_cb);
}

static void
cld_child_placements_init (CldChildPlacements *self)
{
  self->period_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  cld_one_stop_add (GTK_WIDGET (self->table));
  cld_one_stop_add (GTK_WIDGET (self->rows));
  /* The button in a drop-down takes the focus, and has a name of its own (4.8). */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (self->periods))), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Period of care"), -1);
  cld_placement_table_prepare (self->table);
  cld_placement_table_prepare_rows (self->rows);
  update_min_width (self);
  squeezed_cb (self);
  add_legend (self);
}

/**
 * cld_child_placements_set_data:
 * @self: the view
 * @session: the caseload
 * @data: a child
 *
 * Shows the newest period of care of @data. Of the child that was shown before, period and row stay chosen.
 */
void
cld_child_placements_set_data (CldChildPlacements *self, CldSession *session, CldChildData *data)
{
  gboolean same;
  g_autofree char *period = NULL, *chosen = NULL;

  g_return_if_fail (CLD_IS_CHILD_PLACEMENTS (self));
  g_return_if_fail (data);

  same = self->data && g_strcmp0 (self->data->ref, data->ref) == 0;
  chosen = same ? g_strdup (get_chosen (self)) : NULL;
  period = same && get_period (self) ? g_strdup (get_period (self)->ref) : NULL;
  g_clear_pointer (&self->period_rows, g_ptr_array_unref);
  g_clear_pointer (&self->data, cld_child_data_unref);
  self->data = cld_child_data_ref (data);
  g_set_object (&self->session, session);
  self->filling = TRUE;
  fill_periods (self, period);
  self->filling = FALSE;
  fill (self, chosen, !same);
}

/**
 * cld_child_placements_show_duties:
 * @self: the view
 *
 * The duties of the child were worked out anew, and with them its evidence.
 */
void
cld_child_placements_show_duties (CldChildPlacements *self)
{
  g_autofree char *chosen = NULL;

  g_return_if_fail (CLD_IS_CHILD_PLACEMENTS (self));

  chosen = g_strdup (get_chosen (self));
  if (self->data)
    fill_table (self, chosen);
}

/**
 * cld_child_placements_choose:
 * @self: the view, with a child
 * @placement: ref of a placement of the child
 *
 * Chooses a placement, in whichever period of care it is.
 */
void
cld_child_placements_choose (CldChildPlacements *self, const char *placement)
{
  guint position;

  g_return_if_fail (CLD_IS_CHILD_PLACEMENTS (self));

  for (guint i = 0; self->data && i < self->period_rows->len && find_ref (self, placement) == GTK_INVALID_LIST_POSITION; i++)
    gtk_drop_down_set_selected (self->periods, i);
  position = find_ref (self, placement);
  if (position == GTK_INVALID_LIST_POSITION)
    return;
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (is_wide (self) ? gtk_widget_get_last_child (GTK_WIDGET (self->table)) : GTK_WIDGET (self->rows), "list.scroll-to-item", "u", position);
}

/**
 * cld_child_placements_clear:
 * @self: the view
 *
 * Forgets the child that was shown.
 */
void
cld_child_placements_clear (CldChildPlacements *self)
{
  g_return_if_fail (CLD_IS_CHILD_PLACEMENTS (self));

  if (!self->data)
    return;
  g_clear_pointer (&self->data, cld_child_data_unref);
  cld_child_evidence_set (self->evidence, NULL, NULL, NULL);
  cld_provider_link_set (self->provider, NULL, NULL);
  g_ptr_array_set_size (self->period_rows, 0);
  gtk_drop_down_set_model (self->periods, NULL);
  g_list_store_remove_all (self->store);
  cld_timeline_area_set_timeline (self->area, NULL);
}
