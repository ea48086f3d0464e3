/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cld-duties-pane-private.h"
#include "cld-duty-do.h"
#include "cld-print-ui.h"
#include "cld-why-popover.h"
#include "cld-window.h"

/* A menu points at the beginning of a row, however long that is. */
#define MENU_WIDTH 240

/* --- one row --- */

/* The entry stays while something is done with it: the list may change meanwhile. */
static CldDutyEntry *
ref_selected (GtkWidget *widget)
{
  const CldDutiesRecord *record = _cld_duties_pane_get_selected (CLD_DUTIES_PANE (widget));

  return record ? g_object_ref (record->entry) : NULL;
}

/* What a popover points at: the row, or the page where the row is out of sight. */
static GtkWidget *
find_row (CldDutiesPane *self)
{
  guint position = gtk_single_selection_get_selected (self->selection);
  GtkWidget *row = adw_squeezer_get_visible_child (self->squeezer) == self->wide ? cld_duties_columns_find_row (self->columns, position) : NULL;

  return row && gtk_widget_get_mapped (row) ? row : adw_squeezer_get_visible_child (self->squeezer);
}

static void
do_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (CldDutyEntry) entry = ref_selected (widget);

  if (entry)
    cld_duty_do (widget, cld_pane_get_session (CLD_PANE (widget)), entry);
}

static void
waive_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (CldDutyEntry) entry = ref_selected (widget);

  if (entry)
    cld_duty_waive (widget, cld_pane_get_session (CLD_PANE (widget)), entry);
}

static void
why_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (CldDutyEntry) entry = ref_selected (widget);
  const CldDutyTexts *texts = entry ? cld_duty_entry_get_texts (entry) : NULL;

  if (texts)
    cld_why_show (find_row (CLD_DUTIES_PANE (widget)), cld_pane_get_session (CLD_PANE (widget)), texts->child, texts->ref);
}

static void
open_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (CldDutyEntry) entry = ref_selected (widget);
  CldWindow *window = cld_window_of (widget);

  if (entry && window)
    cld_window_open_child (window, cld_duty_entry_get_texts (entry)->child);
}

static void
open_window_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (CldDutyEntry) entry = ref_selected (widget);
  CldWindow *window = cld_window_of (widget);

  if (entry && window)
    gtk_window_present (GTK_WINDOW (cld_window_new_for_child (gtk_window_get_application (GTK_WINDOW (window)), cld_window_get_session (window),
                                                              cld_duty_entry_get_texts (entry)->child)));
}

/* --- its menu --- */

static gboolean
is_open (const CldDutyTexts *texts)
{
  return texts->state == CLD_DUTY_OVERDUE || texts->state == CLD_DUTY_DUE || texts->state == CLD_DUTY_UPCOMING || texts->state == CLD_DUTY_UNKNOWN;
}

static GMenuModel *
make_menu (const CldDutyTexts *texts)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) last = g_menu_new ();

  if (texts->action)
    {
      /* Translators: in a menu; %s is what does a duty, such as “Record visit” */
      g_autofree char *label = g_strdup_printf (_("%s…"), texts->action);

      g_menu_append (menu, label, "duty.do");
    }
  g_menu_append (menu, _("Open child"), "pane.open");
  g_menu_append (menu, _("Why this date?"), "duty.why");
  if (texts->kind && g_str_equal (texts->kind, "visit") && is_open (texts))
    g_menu_append (menu, _("Print visit sheet"), "duty.print-sheet");
  if (is_open (texts))
    g_menu_append (last, _("Record as not needed…"), "duty.waive");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (last));
  return G_MENU_MODEL (menu);
}

static gboolean
drop_menu_cb (gpointer data)
{
  gtk_widget_unparent (data);
  g_object_unref (data);
  return G_SOURCE_REMOVE;
}

/* What was chosen in the menu is done after it has closed, so it must not go at once. */
static void
menu_closed_cb (CldDutiesPane *self)
{
  GtkWidget *menu = g_steal_pointer (&self->menu);

  if (menu)
    g_idle_add (drop_menu_cb, g_object_ref (menu));
}

/**
 * _cld_duties_pane_show_menu:
 * @self: the page
 * @from: what the menu points at, a part of the page
 * @at: (nullable): where in it; %NULL for all of it
 *
 * Shows what can be done with the selected row. The menu stands on the page, which outlives its rows.
 */
void
_cld_duties_pane_show_menu (CldDutiesPane *self, GtkWidget *from, const GdkRectangle *at)
{
  const CldDutiesRecord *record = _cld_duties_pane_get_selected (self);
  g_autoptr (GMenuModel) model = NULL;
  graphene_rect_t bounds;

  if (!record || self->menu || !gtk_widget_compute_bounds (from, GTK_WIDGET (self), &bounds))
    return;
  if (at)
    bounds = GRAPHENE_RECT_INIT (bounds.origin.x + (float) at->x, bounds.origin.y + (float) at->y, (float) at->width, (float) at->height);
  model = make_menu (cld_duty_entry_get_texts (record->entry));
  self->menu = gtk_popover_menu_new_from_model (model);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y, MIN (MENU_WIDTH, (int) bounds.size.width), (int) bounds.size.height });
  g_signal_connect_object (self->menu, "closed", G_CALLBACK (menu_closed_cb), self, G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
menu_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldDutiesPane *self = CLD_DUTIES_PANE (widget);

  _cld_duties_pane_show_menu (self, find_row (self), NULL);
}

/* --- the list --- */

static void
find_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldDutiesPane *self = CLD_DUTIES_PANE (widget);

  cld_duties_filter_set_searching (self->filter, TRUE);
  gtk_toggle_button_set_active (self->search_button, TRUE);
}

/* The children of the rows that are shown, each once. */
static char **
list_children (CldDutiesPane *self)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < self->items->len; i++)
    {
      const char *child = g_array_index (self->items, CldDutyItem, i).facts->ref;

      if (g_hash_table_add (known, (gpointer) child))
        g_strv_builder_add (builder, child);
    }
  return g_strv_builder_end (builder);
}

/* What is shown, in its proper form: grouped, with what is late first. */
static void
print_forecast (CldDutiesPane *self, gboolean by_team)
{
  CldDutiesQuery query;
  CldForecast forecast = { .by_team = by_team };
  g_auto (GStrv) children = NULL;
  g_autoptr (CldPrintJob) job = NULL;

  if (!self->items)
    return;
  _cld_duties_pane_fill_query (self, &query);
  forecast.filter = query.filter;
  forecast.strength = query.strength;
  if (query.search && *query.search)
    children = list_children (self);
  forecast.children = (const char *const *) children;
  job = cld_print_job_new_forecast (&forecast);
  cld_print_preview (GTK_WIDGET (self), cld_pane_get_session (CLD_PANE (self)), job);
}

static void
print_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  print_forecast (CLD_DUTIES_PANE (widget), FALSE);
}

static void
print_by_team_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  print_forecast (CLD_DUTIES_PANE (widget), TRUE);
}

static void
preview_sheets (GtkWidget *widget, char **children)
{
  CldWindow *window = cld_window_of (widget);
  g_autoptr (CldPrintJob) job = children && children[0] ? cld_print_job_new_visit_sheets ((const char *const *) children) : NULL;

  if (job)
    cld_print_preview (widget, cld_pane_get_session (CLD_PANE (widget)), job);
  else if (window)
    cld_window_toast (window, _("No visit is due today"), FALSE);
}

/* Of the worker and team that are chosen, whatever else is. */
static void
print_sheets_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldDutiesPane *self = CLD_DUTIES_PANE (widget);
  const CldDutyBoard *board = cld_duty_watch_get_board (self->watch);
  g_auto (GStrv) children = NULL;
  CldDutiesQuery query;

  if (!board)
    return;
  _cld_duties_pane_fill_query (self, &query);
  children = cld_visit_sheets_find (board, self->today, query.filter.worker, query.filter.team);
  preview_sheets (widget, children);
}

static void
print_sheet_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (CldDutyEntry) entry = ref_selected (widget);

  if (entry)
    preview_sheets (widget, (char *[]){ cld_duty_entry_get_texts (entry)->child, NULL });
}

static void
export_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _cld_duties_export (CLD_DUTIES_PANE (widget), CLD_DUTIES_CSV);
}

static void
export_calendar_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _cld_duties_export (CLD_DUTIES_PANE (widget), CLD_DUTIES_CALENDAR);
}

/**
 * _cld_duties_pane_update_actions:
 * @self: the page
 *
 * What cannot be done with the row, or without rows, is not offered.
 */
void
_cld_duties_pane_update_actions (CldDutiesPane *self)
{
  const CldDutiesRecord *record = self->items ? _cld_duties_pane_get_selected (self) : NULL;
  const CldDutyTexts *texts = record ? cld_duty_entry_get_texts (record->entry) : NULL;
  static const char *const of_rows[] = { "pane.print", "pane.print-by-team", "pane.export", "pane.export-calendar" };
  GtkWidget *widget = GTK_WIDGET (self);

  for (guint i = 0; i < G_N_ELEMENTS (of_rows); i++)
    gtk_widget_action_set_enabled (widget, of_rows[i], self->items && self->items->len > 0);
  gtk_widget_action_set_enabled (widget, "duty.do", texts && texts->action);
  gtk_widget_action_set_enabled (widget, "duty.why", texts != NULL);
  gtk_widget_action_set_enabled (widget, "duty.menu", texts != NULL);
  gtk_widget_action_set_enabled (widget, "duty.waive", texts && is_open (texts));
}

/**
 * _cld_duties_pane_class_init_actions:
 * @widget_class: the class of the page
 *
 * Installs what can be done.
 */
void
_cld_duties_pane_class_init_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "pane.find", NULL, find_cb);
  gtk_widget_class_install_action (widget_class, "pane.open", NULL, open_cb);
  gtk_widget_class_install_action (widget_class, "pane.open-window", NULL, open_window_cb);
  gtk_widget_class_install_action (widget_class, "pane.print", NULL, print_cb);
  gtk_widget_class_install_action (widget_class, "pane.print-by-team", NULL, print_by_team_cb);
  gtk_widget_class_install_action (widget_class, "pane.print-visit-sheets", NULL, print_sheets_cb);
  gtk_widget_class_install_action (widget_class, "pane.export", NULL, export_cb);
  gtk_widget_class_install_action (widget_class, "pane.export-calendar", NULL, export_calendar_cb);
  gtk_widget_class_install_action (widget_class, "duty.do", NULL, do_cb);
  gtk_widget_class_install_action (widget_class, "duty.why", NULL, why_cb);
  gtk_widget_class_install_action (widget_class, "duty.waive", NULL, waive_cb);
  gtk_widget_class_install_action (widget_class, "duty.menu", NULL, menu_cb);
  gtk_widget_class_install_action (widget_class, "duty.print-sheet", NULL, print_sheet_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "duty.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "duty.menu", NULL);
}
