/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cld-child-page.h"
#include "cld-error.h"
#include "cld-evidence-do.h"
#include "cld-move-page.h"
#include "cld-placements-pane-private.h"
#include "cld-placements-work.h"
#include "cld-window.h"

/* A menu points at the beginning of a row, however long that is. */
#define MENU_WIDTH 240

/* What can be done with placements. */

static const CldPlacementEntry *
get_entry (GtkWidget *widget)
{
  CldPlacementsPane *self = CLD_PLACEMENTS_PANE (widget);
  const CldPlacementsRow *row = self->rows ? cld_row_table_get_current (self->table) : NULL;

  return row ? row->entry : NULL;
}

static gboolean
needs_decision (const CldPlacementEntry *entry)
{
  CldEvidenceLevel level = entry->fact ? (CldEvidenceLevel) entry->evidence.level : CLD_EVIDENCE_LEVEL_NONE;

  return level == CLD_EVIDENCE_LEVEL_NO || level == CLD_EVIDENCE_LEVEL_DCS || level == CLD_EVIDENCE_LEVEL_EXEMPT;
}

/* The child, with the placement chosen. What is taken from the list is copied: it may change meanwhile. */
static void
open_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const CldPlacementEntry *entry = get_entry (widget);
  CldWindow *window = cld_window_of (widget);
  g_autofree char *child = entry ? g_strdup (entry->child) : NULL, *placement = entry ? g_strdup (entry->ref) : NULL;
  CldPane *pane;

  if (!entry || !window)
    return;
  cld_window_open_child (window, child);
  pane = cld_window_get_pane (window);
  if (!CLD_IS_CHILD_PAGE (pane))
    return;
  cld_child_page_set_view (CLD_CHILD_PAGE (pane), CLD_CHILD_VIEW_PLACEMENTS);
  if (placement)
    cld_child_page_choose_placement (CLD_CHILD_PAGE (pane), placement);
}

static void
open_window_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const CldPlacementEntry *entry = get_entry (widget);
  CldWindow *window = cld_window_of (widget);

  if (entry && window)
    gtk_window_present (GTK_WINDOW (cld_window_new_for_child (gtk_window_get_application (GTK_WINDOW (window)), cld_window_get_session (window), entry->child)));
}

static void
new_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const CldPlacementEntry *entry = get_entry (widget);
  CldWindow *window = cld_window_of (widget);
  CldSession *session = cld_pane_get_session (CLD_PANE (widget));
  g_autofree char *child = entry ? g_strdup (entry->child) : NULL;
  g_autoptr (GError) error = NULL;
  CldPane *page;

  if (!child || !window)
    return;
  if (cld_session_get_fault (session))
    g_set_error_literal (&error, CLD_STORE_ERROR, CLD_STORE_ERROR_REFUSED, cld_session_get_fault (session));
  page = error ? NULL : cld_move_page_new (session, child, &error);
  if (page)
    cld_window_push (window, page);
  else
    cld_window_show_error (window, _("The form cannot be shown"), error);
}

static void
decide_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const CldPlacementEntry *entry = get_entry (widget);
  g_autofree char *child = entry ? g_strdup (entry->child) : NULL, *placement = entry ? g_strdup (entry->ref) : NULL;

  if (placement && needs_decision (entry))
    cld_evidence_decide (widget, cld_pane_get_session (CLD_PANE (widget)), child, placement);
  else
    gtk_widget_error_bell (widget);
}

static void
find_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldPlacementsPane *self = CLD_PLACEMENTS_PANE (widget);

  cld_placements_filter_set_searching (self->filter, TRUE);
  gtk_toggle_button_set_active (self->search_button, TRUE);
}

static void
select_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldPlacementsPane *self = CLD_PLACEMENTS_PANE (widget);

  if (cld_row_table_get_n_chosen (self->table) > 0)
    cld_row_table_choose_none (self->table);
  else
    cld_row_table_choose_all (self->table);
}

static void
print_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldPlacementsPane *self = CLD_PLACEMENTS_PANE (widget);
  g_autofree char *about = self->rows ? _cld_placements_pane_dup_about (self) : NULL;

  if (about)
    cld_placements_print_list (widget, cld_pane_get_session (CLD_PANE (self)), self->rows, about);
}

static void
export_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldPlacementsPane *self = CLD_PLACEMENTS_PANE (widget);

  if (self->rows)
    cld_placements_export (widget, self->rows);
}

/* Those that are chosen; without any the current one. Days without a placement have no papers. */
static char **
list_targets (CldPlacementsPane *self)
{
  g_autoptr (GPtrArray) chosen = cld_row_table_get_chosen (self->table);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  const CldPlacementEntry *entry = get_entry (GTK_WIDGET (self));

  for (guint i = 0; i < chosen->len; i++)
    if (((const CldPlacementsRow *) chosen->pdata[i])->entry->ref)
      g_strv_builder_add (builder, ((const CldPlacementsRow *) chosen->pdata[i])->entry->ref);
  if (chosen->len == 0 && entry && entry->ref)
    g_strv_builder_add (builder, entry->ref);
  return g_strv_builder_end (builder);
}

static void
letters_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_auto (GStrv) placements = list_targets (CLD_PLACEMENTS_PANE (widget));

  if (placements[0])
    cld_placements_letters (widget, cld_pane_get_session (CLD_PANE (widget)), (const char *const *) placements);
}

static void
sheets_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_auto (GStrv) placements = list_targets (CLD_PLACEMENTS_PANE (widget));

  if (placements[0])
    cld_placements_print_evidence (widget, cld_pane_get_session (CLD_PANE (widget)), (const char *const *) placements);
}

/* --- the menu of a row --- */

static GMenuModel *
make_menu (const CldPlacementEntry *entry)
{
  GMenu *menu = g_menu_new ();

  g_menu_append (menu, _("Open the placement"), "pane.open");
  if (needs_decision (entry))
    /* Translators: in a menu: the decision whether a placement is approved */
    g_menu_append (menu, _("Decide…"), "duty.do");
  if (entry->ref)
    {
      g_menu_append (menu, _("Evidence sheet"), "placements.sheets");
      g_menu_append (menu, _("Letters…"), "placements.letters");
    }
  g_menu_append (menu, _("New placement…"), "pane.new");
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
menu_closed_cb (CldPlacementsPane *self)
{
  GtkWidget *menu = g_steal_pointer (&self->menu);

  if (menu)
    g_idle_add (drop_menu_cb, g_object_ref (menu));
}

/**
 * _cld_placements_pane_show_menu:
 * @self: the page
 * @from: what the menu points at, a part of the page
 * @at: (nullable): where in it; %NULL for all of it
 *
 * Shows what can be done with the current row. The menu stands on the page, which outlives its rows.
 */
void
_cld_placements_pane_show_menu (CldPlacementsPane *self, GtkWidget *from, const GdkRectangle *at)
{
  const CldPlacementEntry *entry = get_entry (GTK_WIDGET (self));
  g_autoptr (GMenuModel) model = NULL;
  graphene_rect_t bounds;

  if (!entry || self->menu || !gtk_widget_compute_bounds (from, GTK_WIDGET (self), &bounds))
    return;
  if (at)
    bounds = GRAPHENE_RECT_INIT (bounds.origin.x + (float) at->x, bounds.origin.y + (float) at->y, (float) at->width, (float) at->height);
  model = make_menu (entry);
  self->menu = gtk_popover_menu_new_from_model (model);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y, MIN (MENU_WIDTH, (int) bounds.size.width), (int) bounds.size.height });
  g_signal_connect_object (self->menu, "closed", G_CALLBACK (menu_closed_cb), self, G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

/**
 * _cld_placements_pane_update_actions:
 * @self: the page
 *
 * What cannot be done with the row, or without rows, is not offered.
 */
void
_cld_placements_pane_update_actions (CldPlacementsPane *self)
{
  static const char *const of_rows[] = { "pane.print", "pane.export", "pane.select" };
  static const char *const of_one[] = { "placements.letters", "placements.sheets" };
  const CldPlacementEntry *entry = self->table ? get_entry (GTK_WIDGET (self)) : NULL;
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean any = self->rows && self->rows->len > 0;

  for (guint i = 0; i < G_N_ELEMENTS (of_rows); i++)
    gtk_widget_action_set_enabled (widget, of_rows[i], any);
  for (guint i = 0; i < G_N_ELEMENTS (of_one); i++)
    gtk_widget_action_set_enabled (widget, of_one[i], any && ((entry && entry->ref) || cld_row_table_get_n_chosen (self->table) > 0));
  gtk_widget_action_set_enabled (widget, "pane.new", entry != NULL);
  gtk_widget_action_set_enabled (widget, "duty.do", entry && needs_decision (entry));
}

/**
 * _cld_placements_pane_class_init_actions:
 * @widget_class: the class of the page
 *
 * Installs what can be done.
 */
void
_cld_placements_pane_class_init_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "pane.find", find_cb },     { "pane.open", open_cb },     { "pane.open-window", open_window_cb }, { "pane.new", new_cb },
    { "pane.select", select_cb }, { "pane.print", print_cb },   { "pane.export", export_cb },           { "duty.do", decide_cb },
    { "placements.letters", letters_cb }, { "placements.sheets", sheets_cb },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
}
