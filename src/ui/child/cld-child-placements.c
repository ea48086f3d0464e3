/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-child-placements.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "cld-kinds.h"
#include "cld-one-stop.h"
#include "cld-placement-item.h"
#include "cld-timeline-area.h"
#include "cld-window.h"

/* Where the child lived in a period of care: drawn, and as a table that says the same. */
struct _CldChildPlacements
{
  GtkWidget parent_instance;

  GtkScrolledWindow *scroller;
  GtkDropDown *periods;
  GtkBox *legend;
  GtkScrolledWindow *timeline_scroller;
  CldTimelineArea *area;
  GtkWidget *table_card;
  GtkColumnView *table;
  GtkSingleSelection *selection;
  GListStore *store;
  GtkWidget *empty;

  CldChildData *data;
  GPtrArray *period_rows; /* (element-type CldRow): newest first, those of the drop-down */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (CldChildPlacements, cld_child_placements, GTK_TYPE_WIDGET)

/* Widths as in the mock-up; 0 takes what is left. */
static const struct
{
  const char *title;
  int width;
  gboolean number;
} columns[PLACEMENT_ITEM_N_COLUMNS] = {
  [PLACEMENT_ITEM_FROM] = { N_("From"), 88, FALSE },
  [PLACEMENT_ITEM_UNTIL] = { N_("To"), 82, FALSE },
  [PLACEMENT_ITEM_DAYS] = { N_("Days"), 56, TRUE },
  [PLACEMENT_ITEM_TYPE] = { N_("Type"), 50, FALSE },
  [PLACEMENT_ITEM_CARER] = { N_("Carer or home"), 0, FALSE },
  [PLACEMENT_ITEM_PROVIDER] = { N_("Provider"), 108, FALSE },
  [PLACEMENT_ITEM_URN] = { N_("URN"), 90, FALSE },
  [PLACEMENT_ITEM_AUTHORITY] = { N_("Area authority"), 116, FALSE },
  [PLACEMENT_ITEM_AREA] = { N_("Area"), 106, FALSE },
  [PLACEMENT_ITEM_MILES] = { N_("Miles"), 56, TRUE },
  [PLACEMENT_ITEM_WHY] = { N_("Why it ended"), 120, FALSE },
};

/* --- the table --- */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  guint column = GPOINTER_TO_UINT (user_data);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), columns[column].number ? 1 : 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "cld-num");
  if (column != PLACEMENT_ITEM_CARER)
    {
      gtk_list_item_set_child (item, label);
      return;
    }
  /* A gap has an icon besides its words. */
  gtk_label_set_width_chars (GTK_LABEL (label), 14);
  gtk_list_item_set_child (item, gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  gtk_box_append (GTK_BOX (gtk_list_item_get_child (item)), gtk_image_new_from_icon_name ("dialog-error-symbolic"));
  g_object_set (gtk_widget_get_first_child (gtk_list_item_get_child (item)), "css-classes", (const char *[]){ "cld-late", NULL }, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_box_append (GTK_BOX (gtk_list_item_get_child (item)), label);
}

/* The row's own name: without it a screen reader says "GtkListItemWidget" (4.8). */
static void
name_row (GtkWidget *child, CldPlacementItem *item)
{
  GtkWidget *cell = gtk_widget_get_parent (child), *row = cell ? gtk_widget_get_parent (cell) : NULL;
  const char *carer = cld_placement_item_get_text (item, PLACEMENT_ITEM_CARER);
  const char *from = cld_placement_item_get_text (item, PLACEMENT_ITEM_FROM), *until = cld_placement_item_get_text (item, PLACEMENT_ITEM_UNTIL);
  g_autofree char *days = g_strdup_printf ("%s – %s", from, until);
  g_autofree char *name = g_strjoin (", ", carer ? carer : _("Not recorded"), days, cld_placement_item_get_tooltip (item, PLACEMENT_ITEM_TYPE), NULL);

  if (row)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  guint column = GPOINTER_TO_UINT (user_data);
  CldPlacementItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *child = gtk_list_item_get_child (list_item), *label = column == PLACEMENT_ITEM_CARER ? gtk_widget_get_last_child (child) : child;
  const char *text = cld_placement_item_get_text (item, column);
  gboolean gap = cld_placement_item_is_gap (item), missing = !text && !gap && column == PLACEMENT_ITEM_CARER;

  if (label != child)
    {
      gtk_widget_set_visible (gtk_widget_get_first_child (child), gap);
      name_row (child, item);
    }
  gtk_label_set_label (GTK_LABEL (label), missing ? _("Not recorded") : text ? text : "");
  gtk_widget_set_tooltip_text (label, cld_placement_item_get_tooltip (item, column));
  gtk_widget_remove_css_class (label, "cld-late");
  gtk_widget_remove_css_class (label, "cld-missing");
  gtk_widget_remove_css_class (label, "cld-section");
  if (gap && column == PLACEMENT_ITEM_CARER)
    gtk_widget_add_css_class (label, "cld-late");
  if (missing || cld_placement_item_is_absence (item))
    gtk_widget_add_css_class (label, "cld-missing");
  if ((gap || cld_placement_item_is_current (item)) && column == PLACEMENT_ITEM_CARER)
    gtk_widget_add_css_class (label, "cld-section");
}

static void
add_columns (CldChildPlacements *self)
{
  for (guint i = 0; i < PLACEMENT_ITEM_N_COLUMNS; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      GtkColumnViewColumn *column;

      g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), GUINT_TO_POINTER (i));
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GUINT_TO_POINTER (i));
      column = gtk_column_view_column_new (_(columns[i].title), factory);
      gtk_column_view_column_set_resizable (column, TRUE);
      if (columns[i].width > 0)
        gtk_column_view_column_set_fixed_width (column, columns[i].width);
      gtk_column_view_column_set_expand (column, columns[i].width == 0);
      gtk_column_view_append_column (self->table, column);
      g_object_unref (column);
    }
}

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

static void
fill_table (CldChildPlacements *self, const char *chosen)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  g_autoptr (GArray) lines = cld_child_facts_list_placements (&self->data->facts, get_period (self), arena);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  guint position;

  for (guint i = 0; i < lines->len; i++)
    g_ptr_array_add (items, cld_placement_item_new (self->data, &g_array_index (lines, CldPlacementLine, i)));
  g_list_store_splice (self->store, 0, g_list_model_get_n_items (G_LIST_MODEL (self->store)), items->pdata, items->len);
  position = find_ref (self, chosen);
  gtk_single_selection_set_selected (self->selection, position != GTK_INVALID_LIST_POSITION ? position : items->len > 0 ? 0 : GTK_INVALID_LIST_POSITION);
  gtk_widget_set_visible (self->table_card, items->len > 0);
  gtk_widget_set_visible (self->empty, items->len == 0);
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
  return gtk_widget_grab_focus (GTK_WIDGET (CLD_CHILD_PLACEMENTS (widget)->table));
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

  g_type_ensure (CLD_TYPE_PLACEMENT_ITEM);
  g_type_ensure (CLD_TYPE_TIMELINE_AREA);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/caseload/Caseload/child/cld-child-placements.ui");
  gtk_widget_class_bind_template_child (widget_class, CldChildPlacements, area);
  gtk_widget_class_bind_template_child (widget_class, CldChildPlacements, empty);
  gtk_widget_class_bind_template_child (widget_class, CldChildPlacements, legend);
  gtk_widget_class_bind_template_child (widget_class, CldChildPlacements, periods);
  gtk_widget_class_bind_template_child (widget_class, CldChildPlacements, scroller);
  gtk_widget_class_bind_template_child (widget_class, CldChildPlacements, selection);
  gtk_widget_class_bind_template_child (widget_class, CldChildPlacements, store);
  gtk_widget_class_bind_template_child (widget_class, CldChildPlacements, table);
  gtk_widget_class_bind_template_child (widget_class, CldChildPlacements, table_card);
  gtk_widget_class_bind_template_child (widget_class, CldChildPlacements, timeline_scroller);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, period_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, placement_chosen_cb);
}

static void
cld_child_placements_init (CldChildPlacements *self)
{
  self->period_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  cld_one_stop_add (GTK_WIDGET (self->table));
  /* The button in a drop-down takes the focus, and has a name of its own (4.8). */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (self->periods))), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Period of care"), -1);
  add_columns (self);
  add_legend (self);
}

/**
 * cld_child_placements_set_data:
 * @self: the view
 * @data: a child
 *
 * Shows the newest period of care of @data. Of the child that was shown before, period and row stay chosen.
 */
void
cld_child_placements_set_data (CldChildPlacements *self, CldChildData *data)
{
  gboolean same;
  g_autofree char *period = NULL, *chosen = NULL;
  CldPlacementItem *item;

  g_return_if_fail (CLD_IS_CHILD_PLACEMENTS (self));
  g_return_if_fail (data);

  same = self->data && g_strcmp0 (self->data->ref, data->ref) == 0;
  item = gtk_single_selection_get_selected_item (self->selection);
  chosen = same && item ? g_strdup (cld_placement_item_get_ref (item)) : NULL;
  period = same && get_period (self) ? g_strdup (get_period (self)->ref) : NULL;
  g_clear_pointer (&self->period_rows, g_ptr_array_unref);
  g_clear_pointer (&self->data, cld_child_data_unref);
  self->data = cld_child_data_ref (data);
  self->filling = TRUE;
  fill_periods (self, period);
  self->filling = FALSE;
  fill (self, chosen, !same);
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
  g_ptr_array_set_size (self->period_rows, 0);
  gtk_drop_down_set_model (self->periods, NULL);
  g_list_store_remove_all (self->store);
  cld_timeline_area_set_timeline (self->area, NULL);
}
