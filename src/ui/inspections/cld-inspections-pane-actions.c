/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-action.h"
#include "cld-enforcement.h"
#include "cld-error.h"
#include "cld-finding-cards.h"
#include "cld-finding.h"
#include "cld-inspect-forms.h"
#include "cld-inspection-child.h"
#include "cld-inspection.h"
#include "cld-inspections-pane-private.h"
#include "cld-intervention.h"
#include "cld-judgement.h"
#include "cld-library-pane.h"
#include "cld-provider-page.h"
#include "cld-record-service.h"
#include "cld-window.h"

/* A menu points at the beginning of a row, however long that is. */
#define MENU_WIDTH 240

/* From this step of the ladder on children may have to move: the restriction of accommodation. */
#define RUNG_OF_CONSEQUENCES 5

/* What can be done with inspections. What is taken from the register is copied: a form may have it read anew. */

static void
open_form (GtkWidget *widget, const CldKind *kind, const char *ref, const char *about_kind, const char *about_ref)
{
  CldWindow *window = cld_window_of (widget);
  CldSession *session = cld_pane_get_session (CLD_PANE (widget));
  g_autofree char *record = g_strdup (ref), *about = g_strdup (about_ref);
  g_autoptr (GError) error = NULL;

  if (!cld_session_get_fault (session))
    {
      cld_inspect_form_open (widget, kind, record, about_kind, about);
      return;
    }
  g_set_error_literal (&error, CLD_STORE_ERROR, CLD_STORE_ERROR_REFUSED, cld_session_get_fault (session));
  if (window)
    cld_window_show_error (window, _("The form cannot be shown"), error);
}

static const char *
get_item_ref (GtkWidget *widget)
{
  CldInspectionItem *item = _cld_inspections_pane_get_item (CLD_INSPECTIONS_PANE (widget));

  return item ? item->row->ref : NULL;
}

static CldFindingItem *
get_finding (GtkWidget *widget)
{
  CldFindingNode *node = _cld_inspections_pane_get_node (CLD_INSPECTIONS_PANE (widget));

  return node ? cld_finding_node_get_finding (node) : NULL;
}

/* Enter goes on from the list to the findings, and opens the one that the keyboard is at. */
static void
open_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldFindingNode *node = _cld_inspections_pane_get_node (CLD_INSPECTIONS_PANE (widget));
  const CldRow *row = node ? cld_finding_node_get_row (node) : NULL;

  if (row)
    open_form (widget, row->kind, row->ref, NULL, NULL);
}

static void
new_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  open_form (widget, &cld_inspection_kind, NULL, NULL, NULL);
}

static void
edit_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (get_item_ref (widget))
    open_form (widget, &cld_inspection_kind, get_item_ref (widget), NULL, NULL);
}

static void
add_finding_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (get_item_ref (widget))
    open_form (widget, &cld_finding_kind, NULL, "inspection", get_item_ref (widget));
}

/* About the finding that is chosen; where there is none about the inspection. */
static void
add_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldFindingItem *finding = get_finding (widget);

  if (finding)
    open_form (widget, &cld_action_kind, NULL, "finding", finding->row->ref);
  else if (get_item_ref (widget))
    open_form (widget, &cld_action_kind, NULL, "inspection", get_item_ref (widget));
}

static void
add_child_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (get_item_ref (widget))
    open_form (widget, &cld_inspection_child_kind, NULL, "inspection", get_item_ref (widget));
}

/* A step rests on the finding that is chosen, where that can lead to one; else the form knows the inspection. */
static void
enforce_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldInspectionsPane *self = CLD_INSPECTIONS_PANE (widget);
  CldInspectionItem *item = _cld_inspections_pane_get_item (self);
  CldFindingItem *finding = get_finding (widget);

  if (finding && cld_finding_can_lead_to_enforcement (&finding->inspection->kase, cld_inspection_register_get_library (self->inspections), finding->row))
    open_form (widget, &cld_enforcement_kind, NULL, "finding", finding->row->ref);
  else if (item && item->provider)
    open_form (widget, &cld_enforcement_kind, NULL, "inspection", item->row->ref);
}

static void
intervene_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (get_item_ref (widget))
    open_form (widget, &cld_intervention_kind, NULL, "inspection", get_item_ref (widget));
}

static void
regulation_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldFindingItem *finding = get_finding (widget);

  if (finding)
    open_form (widget, &cld_finding_kind, finding->row->ref, NULL, NULL);
}

/* What sets off consequences: the grave judgement, else the gravest step against the provider that is in force. */
static const char *
find_cause (CldInspectionsPane *self, CldImpactCause *cause)
{
  CldInspectionItem *item = _cld_inspections_pane_get_item (self);
  GPtrArray *steps = item && item->provider ? cld_inspection_register_get_enforcement (self->inspections, item->provider->ref) : NULL;
  const char *today = cld_session_get_today (cld_pane_get_session (CLD_PANE (self))), *found = NULL;
  int rung = RUNG_OF_CONSEQUENCES - 1;

  for (guint i = 0; steps && i < steps->len; i++)
    {
      const CldRow *row = steps->pdata[i];
      const char *until = row->values[ENFORCEMENT_UNTIL_ON];

      if ((until && strcmp (until, today) < 0) || cld_enforcement_rung (row->values[ENFORCEMENT_KIND]) <= rung)
        continue;
      rung = cld_enforcement_rung (row->values[ENFORCEMENT_KIND]);
      found = row->ref;
    }
  *cause = CLD_IMPACT_ENFORCEMENT;
  if (!found && item && item->provider && (g_strcmp0 (item->overall, "INAD") == 0 || g_strcmp0 (item->overall, "SA3") == 0))
    {
      *cause = CLD_IMPACT_INADEQUATE;
      found = item->row->ref;
    }
  return found;
}

static void
impact_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldImpactCause cause;
  g_autofree char *ref = g_strdup (find_cause (CLD_INSPECTIONS_PANE (widget), &cause));

  if (ref)
    cld_impact_page_open (widget, cause, ref);
}

/* --- done today --- */

typedef struct
{
  GWeakRef pane;
  char *text;
} Write;

static Write *
write_new (GtkWidget *widget, char *text)
{
  Write *write = g_new0 (Write, 1);

  g_weak_ref_init (&write->pane, widget);
  write->text = text;
  return write;
}

static void
tell_written (Write *write, gboolean done, const GError *error)
{
  g_autoptr (GtkWidget) pane = g_weak_ref_get (&write->pane);
  CldWindow *window = pane ? cld_window_of (pane) : NULL;

  if (window && done)
    cld_window_toast (window, write->text, TRUE);
  else if (window)
    cld_window_show_error (window, _("Nothing was changed"), error);
  g_weak_ref_clear (&write->pane);
  g_free (write->text);
  g_free (write);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  gboolean saved = cld_session_save_finish (CLD_SESSION (source), result, &error);

  tell_written (data, saved, error);
}

static void
removed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;
  gboolean removed = cld_session_remove_finish (CLD_SESSION (source), result, &error);

  tell_written (data, removed, error);
}

static char *
describe_done (const CldRow *row)
{
  if (row->kind == &cld_action_kind)
    return g_strdup (_("The action is recorded as done today"));
  if (row->values[FINDING_NUMBER])
    /* Translators: %s is the number of a finding in a report */
    return g_strdup_printf (_("Finding %s is recorded as met today"), row->values[FINDING_NUMBER]);
  return g_strdup (_("The finding is recorded as met today"));
}

static void
done_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldInspectionsPane *self = CLD_INSPECTIONS_PANE (widget);
  CldFindingNode *node = _cld_inspections_pane_get_node (self);
  CldSession *session = cld_pane_get_session (CLD_PANE (self));
  const CldRow *row = node ? cld_finding_node_get_row (node) : NULL;
  gboolean is_action = row && row->kind == &cld_action_kind;
  g_autoptr (CldRecord) record = NULL;

  if (!row || !cld_finding_state_is_open (cld_finding_node_get_state (node, cld_inspection_register_get_today (self->inspections))))
    {
      gtk_widget_error_bell (widget);
      return;
    }
  record = cld_record_new_from_row (row);
  cld_record_set_text (record, is_action ? (guint) ACTION_STATUS : (guint) FINDING_STATUS, "MET");
  cld_record_set_text (record, is_action ? (guint) ACTION_DONE_ON : (guint) FINDING_MET_ON, cld_session_get_today (session));
  cld_session_save_async (session, record, is_action ? "action done" : "finding met", saved_cb, write_new (widget, describe_done (row)));
}

static void
remove_row (GtkWidget *widget, const CldRow *row, const char *why, const char *text)
{
  g_autoptr (CldRecord) record = cld_record_new_from_row (row);

  cld_session_remove_async (cld_pane_get_session (CLD_PANE (widget)), record, why, removed_cb, write_new (widget, g_strdup (text)));
}

static void
remove_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldFindingNode *node = _cld_inspections_pane_get_node (CLD_INSPECTIONS_PANE (widget));

  if (node && cld_finding_node_get_action (node))
    remove_row (widget, cld_finding_node_get_row (node), "action removed", _("Action removed"));
  else if (node)
    remove_row (widget, cld_finding_node_get_row (node), "finding removed", _("Finding removed"));
}

static void
remove_inspection_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldInspectionItem *item = _cld_inspections_pane_get_item (CLD_INSPECTIONS_PANE (widget));

  if (item)
    remove_row (widget, item->row, "inspection removed", _("Inspection removed"));
}

/* --- what opens --- */

static void
find_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldInspectionsPane *self = CLD_INSPECTIONS_PANE (widget);

  _cld_inspections_pane_focus_list (self);
  cld_inspection_list_set_searching (self->list, TRUE);
}

/* Inside the page first, where only a part of it has room; else the window's own. */
static void
back_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (!_cld_inspections_pane_back (CLD_INSPECTIONS_PANE (widget)) && gtk_widget_get_parent (widget))
    gtk_widget_activate_action (gtk_widget_get_parent (widget), "cld.back", NULL);
}

static void
provider_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldInspectionItem *item = _cld_inspections_pane_get_item (CLD_INSPECTIONS_PANE (widget));
  g_autofree char *ref = item && item->provider ? g_strdup (item->provider->ref) : NULL;

  if (ref)
    cld_provider_page_open (widget, ref);
}

static void
copy_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldFindingItem *finding = get_finding (widget);
  g_autofree char *text = finding ? cld_finding_dup_copy (CLD_INSPECTIONS_PANE (widget)->inspections, finding) : NULL;
  CldWindow *window = cld_window_of (widget);

  if (!text)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  if (window)
    cld_window_toast (window, _("Copied"), FALSE);
}

static void
reference_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *code = g_strdup (g_variant_get_string (parameter, NULL));

  cld_library_open (widget, code);
}

static void
go_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *finding = g_strdup (g_variant_get_string (parameter, NULL));

  cld_inspections_pane_choose (CLD_INSPECTIONS_PANE (widget), NULL, finding);
}

static void
child_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldWindow *window = cld_window_of (widget);
  g_autofree char *child = g_strdup (g_variant_get_string (parameter, NULL));

  if (window)
    cld_window_open_child (window, child);
}

static gboolean
is_ours (const CldKind *kind)
{
  const CldKind *const ours[] = { &cld_inspection_kind, &cld_finding_kind, &cld_action_kind, &cld_enforcement_kind, &cld_intervention_kind, &cld_inspection_child_kind };

  for (guint i = 0; i < G_N_ELEMENTS (ours); i++)
    if (ours[i] == kind)
      return TRUE;
  return FALSE;
}

/* `visit/REF`: a ref may hold a slash too. */
static void
record_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_auto (GStrv) parts = g_strsplit (g_variant_get_string (parameter, NULL), "/", 2);
  const CldKind *kind = parts[0] && parts[1] ? cld_kind_find (parts[0]) : NULL;
  CldWindow *window = cld_window_of (widget);
  g_autoptr (CldRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  if (!kind || !window)
    return;
  if (is_ours (kind))
    {
      open_form (widget, kind, parts[1], NULL, NULL);
      return;
    }
  record = cld_record_service_load (cld_session_get_store (cld_pane_get_session (CLD_PANE (widget))), kind, parts[1], &error);
  if (record)
    cld_window_edit (window, kind, parts[1], kind->child >= 0 ? cld_record_get_text (record, (guint) kind->child) : NULL);
  else
    cld_window_show_error (window, _("The record cannot be shown"), error);
}

/* --- the menu of a row --- */

static GMenuModel *
make_menu (CldFindingNode *node)
{
  GMenu *menu = g_menu_new ();
  gboolean is_action = cld_finding_node_get_action (node) != NULL;

  g_menu_append (menu, is_action ? _("Open the action") : _("Open the finding"), "pane.open");
  g_menu_append (menu, is_action ? _("Done today") : _("Met today"), "duty.do");
  g_menu_append (menu, _("Add an action…"), "inspections.add-action");
  if (!is_action)
    g_menu_append (menu, _("Print the thread…"), "inspections.print-thread");
  g_menu_append (menu, is_action ? _("Remove the action") : _("Remove the finding"), "inspections.remove");
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
menu_closed_cb (CldInspectionsPane *self)
{
  GtkWidget *menu = g_steal_pointer (&self->menu);

  if (menu)
    g_idle_add (drop_menu_cb, g_object_ref (menu));
}

/**
 * _cld_inspections_pane_show_menu:
 * @self: the page
 * @from: what the menu points at, a part of the page
 * @at: (nullable): where in it; %NULL for all of it
 *
 * Shows what can be done with the current finding or action. The menu stands on the page, which outlives its rows.
 */
void
_cld_inspections_pane_show_menu (CldInspectionsPane *self, GtkWidget *from, const GdkRectangle *at)
{
  CldFindingNode *node = _cld_inspections_pane_get_node (self);
  g_autoptr (GMenuModel) model = NULL;
  graphene_rect_t bounds;

  if (!node || self->menu || !gtk_widget_compute_bounds (from, GTK_WIDGET (self), &bounds))
    return;
  if (at)
    bounds = GRAPHENE_RECT_INIT (bounds.origin.x + (float) at->x, bounds.origin.y + (float) at->y, (float) at->width, (float) at->height);
  model = make_menu (node);
  self->menu = gtk_popover_menu_new_from_model (model);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y, MIN (MENU_WIDTH, (int) bounds.size.width), (int) bounds.size.height });
  g_signal_connect_object (self->menu, "closed", G_CALLBACK (menu_closed_cb), self, G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

/**
 * _cld_inspections_pane_update_actions:
 * @self: the page
 *
 * What cannot be done with the inspection, or with the finding, is not offered.
 */
void
_cld_inspections_pane_update_actions (CldInspectionsPane *self)
{
  static const char *const of_item[] = { "inspections.edit", "inspections.add-finding", "inspections.add-action", "inspections.add-child", "inspections.remove-inspection", "pane.print" };
  static const char *const of_node[] = { "pane.open", "inspections.remove" };
  static const char *const of_finding[] = { "inspections.copy", "inspections.regulation", "inspections.print-thread" };
  CldInspectionItem *item = _cld_inspections_pane_get_item (self);
  CldFindingNode *node = item ? _cld_inspections_pane_get_node (self) : NULL;
  CldFindingItem *finding = node ? cld_finding_node_get_finding (node) : NULL;
  GtkWidget *widget = GTK_WIDGET (self);
  CldImpactCause cause;

  for (guint i = 0; i < G_N_ELEMENTS (of_item); i++)
    gtk_widget_action_set_enabled (widget, of_item[i], item != NULL);
  for (guint i = 0; i < G_N_ELEMENTS (of_node); i++)
    gtk_widget_action_set_enabled (widget, of_node[i], node != NULL);
  for (guint i = 0; i < G_N_ELEMENTS (of_finding); i++)
    gtk_widget_action_set_enabled (widget, of_finding[i], finding != NULL);
  gtk_widget_action_set_enabled (widget, "duty.do", node && cld_finding_state_is_open (cld_finding_node_get_state (node, cld_inspection_register_get_today (self->inspections))));
  gtk_widget_action_set_enabled (widget, "inspections.provider", item && item->provider);
  gtk_widget_action_set_enabled (widget, "inspections.print-provider", item && item->provider);
  gtk_widget_action_set_enabled (widget, "inspections.print-pack", item && item->children->len > 0);
  gtk_widget_action_set_enabled (widget, "inspections.enforce", item && item->kase.scope == CLD_SCOPE_PROVIDER);
  gtk_widget_action_set_enabled (widget, "inspections.intervene", item && item->kase.scope == CLD_SCOPE_LA);
  gtk_widget_action_set_enabled (widget, "inspections.impact", item && find_cause (self, &cause) != NULL);
}

/**
 * _cld_inspections_pane_class_init_actions:
 * @widget_class: the class of the page
 *
 * Installs what can be done.
 */
void
_cld_inspections_pane_class_init_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    const char *parameter;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "cld.back", NULL, back_cb },
    { "duty.do", NULL, done_cb },
    { "inspections.add-action", NULL, add_action_cb },
    { "inspections.add-child", NULL, add_child_cb },
    { "inspections.add-finding", NULL, add_finding_cb },
    { "inspections.child", "s", child_cb },
    { "inspections.copy", NULL, copy_cb },
    { "inspections.edit", NULL, edit_cb },
    { "inspections.enforce", NULL, enforce_cb },
    { "inspections.go", "s", go_cb },
    { "inspections.impact", NULL, impact_cb },
    { "inspections.intervene", NULL, intervene_cb },
    { "inspections.provider", NULL, provider_cb },
    { "inspections.record", "s", record_cb },
    { "inspections.reference", "s", reference_cb },
    { "inspections.regulation", NULL, regulation_cb },
    { "inspections.remove", NULL, remove_cb },
    { "inspections.remove-inspection", NULL, remove_inspection_cb },
    { "pane.find", NULL, find_cb },
    { "pane.new", NULL, new_cb },
    { "pane.open", NULL, open_cb },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].parameter, actions[i].activate);
}
