/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cld-inspections-pane-private.h"
#include "cld-where.h"

G_DEFINE_FINAL_TYPE (CldInspectionsPane, cld_inspections_pane, CLD_TYPE_PANE)

/* --- what is shown --- */

CldInspectionItem *
_cld_inspections_pane_get_item (CldInspectionsPane *self)
{
  return self->inspections ? cld_inspection_list_get_current (self->list) : NULL;
}

CldFindingNode *
_cld_inspections_pane_get_node (CldInspectionsPane *self)
{
  return self->inspections ? cld_finding_tree_get_current (cld_inspection_view_get_tree (self->view)) : NULL;
}

/* The numbers are of all inspections: each opens exactly what it counts. */
static void
update_counts (CldInspectionsPane *self)
{
  guint n_open = 0, n_overdue = 0;
  g_autofree char *open = NULL, *overdue = NULL, *both = NULL;

  if (self->inspections)
    cld_inspections_count_findings (cld_inspection_register_get_inspections (self->inspections), &n_open, &n_overdue);
  open = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u finding open", "%u findings open", n_open), n_open);
  overdue = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u overdue", "%u overdue", n_overdue), n_overdue);
  /* Translators: “7 findings open, 2 overdue” */
  both = g_strdup_printf (_("%1$s, %2$s"), open, overdue);
  cld_pane_set_title (CLD_PANE (self), _("Inspections"), self->inspections ? both : NULL);
  gtk_button_set_label (GTK_BUTTON (self->open_button), open);
  gtk_button_set_label (GTK_BUTTON (self->overdue_button), overdue);
  gtk_widget_set_visible (self->open_button, self->inspections != NULL);
  gtk_widget_set_visible (self->overdue_button, self->inspections != NULL);
  gtk_widget_set_sensitive (self->open_button, n_open > 0);
  gtk_widget_set_sensitive (self->overdue_button, n_overdue > 0);
}

static void
update_empty (CldInspectionsPane *self)
{
  gboolean any = self->inspections && cld_inspection_register_get_inspections (self->inspections)->len > 0;
  g_autofree char *fault = self->fault ? g_markup_escape_text (self->fault, -1) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->empty), !any && (self->inspections || self->fault));
  gtk_widget_set_visible (self->empty_button, self->inspections != NULL);
  gtk_widget_set_can_focus (GTK_WIDGET (self->leaflet), any);
  adw_status_page_set_icon_name (self->empty, self->fault ? "dialog-warning-symbolic" : "view-list-bullet-symbolic");
  adw_status_page_set_title (self->empty, self->fault ? _("The inspections could not be read") : _("No inspections recorded"));
  adw_status_page_set_description (self->empty, fault ? fault : _("What an inspectorate found at a provider, or in the authority, is recorded here with what has to be done about it."));
}

static void
show_item (CldInspectionsPane *self)
{
  CldInspectionItem *item = _cld_inspections_pane_get_item (self);

  cld_inspection_view_show (self->view, cld_pane_get_session (CLD_PANE (self)), self->inspections, item, cld_inspection_list_get_which (self->list));
  _cld_inspections_pane_update_actions (self);
}

static void
learn_own (CldInspectionsPane *self)
{
  g_autoptr (CldWhere) where = cld_where_new (NULL);

  g_clear_pointer (&self->own, g_free);
  if (cld_where_learn (where, cld_session_get_db (cld_pane_get_session (CLD_PANE (self))), NULL))
    self->own = g_strdup (cld_where_get_own (where));
}

/* Where the focus was in what is shown anew it goes to the current finding. */
static gboolean
has_focus_in (CldInspectionsPane *self, gpointer part)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  return focus && (focus == part || gtk_widget_is_ancestor (focus, part));
}

static void
load (CldInspectionsPane *self)
{
  CldSession *session = cld_pane_get_session (CLD_PANE (self));
  gint32 today = session ? cld_date_read_day (cld_session_get_today (session)) : CLD_NO_DAY;
  CldInspectionRegister *before = self->inspections;
  g_autoptr (GError) error = NULL;
  gboolean in_view = has_focus_in (self, self->view);

  g_clear_handle_id (&self->load_idle, g_source_remove);
  self->stale = FALSE;
  if (!session)
    return;
  self->inspections = cld_inspection_register_load (cld_session_get_db (session), today, &error);
  g_clear_pointer (&self->fault, g_free);
  self->fault = error ? g_strdup (error->message) : NULL;
  learn_own (self);
  cld_inspection_list_show (self->list, self->inspections, self->own);
  show_item (self);
  /* Nothing of the one before is seen any more. */
  g_clear_pointer (&before, cld_inspection_register_free);
  update_counts (self);
  update_empty (self);
  if (in_view)
    cld_inspection_view_focus (self->view);
}

static gboolean
load_idle_cb (gpointer data)
{
  CldInspectionsPane *self = data;

  self->load_idle = 0;
  load (self);
  return G_SOURCE_REMOVE;
}

static void
load_later (CldInspectionsPane *self)
{
  self->stale = TRUE;
  if (!self->load_idle && gtk_widget_get_mapped (GTK_WIDGET (self)))
    self->load_idle = g_idle_add (load_idle_cb, self);
}

/**
 * cld_inspections_pane_choose:
 * @self: the page
 * @inspection: (nullable): ref of an inspection; %NULL for that of @finding
 * @finding: (nullable): ref of one of its findings
 *
 * Shows it, whatever was filtered before.
 */
void
cld_inspections_pane_choose (CldInspectionsPane *self, const char *inspection, const char *finding)
{
  CldFindingItem *found;
  g_autofree char *key = finding ? g_strdup_printf ("finding/%s", finding) : NULL;

  g_return_if_fail (CLD_IS_INSPECTIONS_PANE (self));

  if (self->stale || !self->inspections)
    load (self);
  found = self->inspections && finding ? cld_inspection_register_find_finding (self->inspections, finding) : NULL;
  if (found && !inspection)
    inspection = found->inspection->row->ref;
  if (!self->inspections || !inspection)
    return;
  /* A finding may be one of those that the filter leaves out. */
  if (finding)
    cld_inspection_list_clear (self->list);
  if (!cld_inspection_list_choose (self->list, inspection))
    return;
  if (key)
    cld_finding_tree_choose (cld_inspection_view_get_tree (self->view), key);
  if (adw_leaflet_get_folded (self->leaflet))
    {
      adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->view));
      cld_inspection_view_set_step (self->view, finding ? CLD_INSPECTION_STEP_FINDING : CLD_INSPECTION_STEP_INSPECTION);
      cld_pane_set_back (CLD_PANE (self), TRUE);
    }
  self->in_tree = TRUE;
  cld_inspection_view_focus (self->view);
}

/* --- one at a time, where there is no room --- */

static gboolean
shows_list (CldInspectionsPane *self)
{
  return adw_leaflet_get_visible_child (self->leaflet) == self->list_box;
}

/* It folds while it is given its size: what follows from that cannot be done there and then. */
static gboolean
fold_idle_cb (gpointer data)
{
  CldInspectionsPane *self = data;
  gboolean folded = adw_leaflet_get_folded (self->leaflet);

  self->fold_idle = 0;
  cld_inspection_view_set_step (self->view, folded ? CLD_INSPECTION_STEP_INSPECTION : CLD_INSPECTION_STEP_BOTH);
  cld_inspection_list_set_alone (self->list, folded);
  cld_pane_set_back (CLD_PANE (self), folded && !shows_list (self));
  return G_SOURCE_REMOVE;
}

static void
folded_cb (CldInspectionsPane *self)
{
  if (!self->fold_idle)
    self->fold_idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fold_idle_cb, self, NULL);
}

/**
 * _cld_inspections_pane_step_in:
 * @self: the page
 *
 * From the list to the inspection, from there to its finding, where only one of them has room.
 *
 * Returns: whether there was a further step
 */
gboolean
_cld_inspections_pane_step_in (CldInspectionsPane *self)
{
  if (!adw_leaflet_get_folded (self->leaflet) || cld_inspection_view_get_step (self->view) == CLD_INSPECTION_STEP_FINDING)
    return FALSE;
  if (shows_list (self))
    adw_leaflet_set_visible_child (self->leaflet, GTK_WIDGET (self->view));
  else
    cld_inspection_view_set_step (self->view, CLD_INSPECTION_STEP_FINDING);
  cld_pane_set_back (CLD_PANE (self), TRUE);
  cld_inspection_view_focus (self->view);
  return TRUE;
}

/**
 * _cld_inspections_pane_back:
 * @self: the page
 *
 * Returns: whether there was a step back inside the page
 */
gboolean
_cld_inspections_pane_back (CldInspectionsPane *self)
{
  if (!adw_leaflet_get_folded (self->leaflet) || shows_list (self))
    return FALSE;
  if (cld_inspection_view_get_step (self->view) == CLD_INSPECTION_STEP_FINDING)
    {
      cld_inspection_view_set_step (self->view, CLD_INSPECTION_STEP_INSPECTION);
      cld_inspection_view_focus (self->view);
      return TRUE;
    }
  adw_leaflet_set_visible_child (self->leaflet, self->list_box);
  cld_pane_set_back (CLD_PANE (self), FALSE);
  cld_inspection_list_focus (self->list);
  return TRUE;
}

/* --- the list and the findings --- */

static void
list_current_cb (CldInspectionsPane *self)
{
  show_item (self);
}

static void
list_open_cb (CldInspectionsPane *self)
{
  if (!_cld_inspections_pane_step_in (self))
    cld_inspection_view_focus (self->view);
}

static void
filtered_cb (CldInspectionsPane *self)
{
  gtk_toggle_button_set_active (self->search_button, cld_inspection_list_is_searching (self->list));
}

static void
finding_current_cb (CldInspectionsPane *self)
{
  _cld_inspections_pane_update_actions (self);
}

static void
finding_open_cb (CldInspectionsPane *self)
{
  if (!_cld_inspections_pane_step_in (self))
    gtk_widget_activate_action (GTK_WIDGET (self), "pane.open", NULL);
}

static void
finding_menu_cb (CldInspectionsPane *self, GtkWidget *from, const GdkRectangle *at)
{
  _cld_inspections_pane_show_menu (self, from, at);
}

static void
show_all_cb (CldInspectionsPane *self)
{
  cld_inspection_list_clear (self->list);
  cld_inspection_view_focus (self->view);
}

static void
list_which (CldInspectionsPane *self, CldInspectionsWhich which)
{
  cld_inspection_list_set_searching (self->list, FALSE);
  cld_inspection_list_set_which (self->list, which);
  _cld_inspections_pane_focus_list (self);
}

static void
open_clicked_cb (CldInspectionsPane *self)
{
  list_which (self, CLD_INSPECTIONS_OPEN);
}

static void
overdue_clicked_cb (CldInspectionsPane *self)
{
  list_which (self, CLD_INSPECTIONS_OVERDUE);
}

/* --- focus and keys --- */

void
_cld_inspections_pane_focus_list (CldInspectionsPane *self)
{
  while (_cld_inspections_pane_back (self))
    ;
  cld_inspection_list_focus (self->list);
}

static void
search_toggled_cb (CldInspectionsPane *self)
{
  gboolean active = gtk_toggle_button_get_active (self->search_button);

  if (active == cld_inspection_list_is_searching (self->list))
    return;
  if (active)
    _cld_inspections_pane_focus_list (self);
  cld_inspection_list_set_searching (self->list, active);
  if (!active)
    cld_inspection_list_focus (self->list);
}

/* From the list Tab goes to the findings; what stands above them is a step back from there. */
static gboolean
list_key_cb (GtkEventControllerKey *controller, guint keyval, guint keycode, GdkModifierType state, CldInspectionsPane *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  if ((keyval != GDK_KEY_Tab && keyval != GDK_KEY_KP_Tab) || (state & gtk_accelerator_get_default_mod_mask ()) || !focus || !gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_VIEW) ||
      adw_leaflet_get_folded (self->leaflet) || cld_finding_tree_get_n_rows (cld_inspection_view_get_tree (self->view)) == 0)
    return FALSE;
  cld_inspection_view_focus (self->view);
  gtk_window_set_focus_visible (GTK_WINDOW (root), TRUE);
  return TRUE;
}

/* Where work goes on when the page is seen again. */
static void
view_entered_cb (CldInspectionsPane *self)
{
  self->in_tree = TRUE;
}

static void
list_entered_cb (CldInspectionsPane *self)
{
  self->in_tree = FALSE;
}

static void
watch_focus (CldInspectionsPane *self, gpointer part, GCallback entered)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_object (focus, "enter", entered, self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (part, focus);
}

/* A key that nothing in the window wanted while this page is in view. */
static gboolean
cld_inspections_pane_key (CldPane *pane, GtkEventControllerKey *controller, guint keyval, GdkModifierType state)
{
  CldInspectionsPane *self = CLD_INSPECTIONS_PANE (pane);

  if (!self->inspections)
    return FALSE;
  if (keyval == GDK_KEY_Escape && _cld_inspections_pane_back (self))
    return TRUE;
  if (keyval == GDK_KEY_Escape && cld_inspection_list_is_narrowed (self->list))
    {
      cld_inspection_list_clear (self->list);
      return TRUE;
    }
  if (adw_leaflet_get_folded (self->leaflet) && !shows_list (self))
    return FALSE;
  return cld_inspection_list_forward_key (self->list, controller, keyval, state);
}

/* --- life --- */

static void
cld_inspections_pane_map (GtkWidget *widget)
{
  CldInspectionsPane *self = CLD_INSPECTIONS_PANE (widget);

  GTK_WIDGET_CLASS (cld_inspections_pane_parent_class)->map (widget);
  if (self->stale)
    load_later (self);
}

static void
cld_inspections_pane_shown (CldPane *pane)
{
  CldInspectionsPane *self = CLD_INSPECTIONS_PANE (pane);

  if (self->stale)
    load (self);
  cld_pane_set_back (pane, adw_leaflet_get_folded (self->leaflet) && !shows_list (self));
  if (gtk_widget_get_visible (GTK_WIDGET (self->empty)))
    gtk_widget_grab_focus (self->empty_button);
  else if (adw_leaflet_get_folded (self->leaflet) ? !shows_list (self) : self->in_tree)
    cld_inspection_view_focus (self->view);
  else if (!cld_inspection_list_is_searching (self->list))
    cld_inspection_list_focus (self->list);
}

static void
cld_inspections_pane_changed (CldPane *pane, const char *child)
{
  load_later (CLD_INSPECTIONS_PANE (pane));
}

static void
cld_inspections_pane_constructed (GObject *object)
{
  CldInspectionsPane *self = CLD_INSPECTIONS_PANE (object);

  G_OBJECT_CLASS (cld_inspections_pane_parent_class)->constructed (object);
  self->stale = TRUE;
  cld_inspection_view_show (self->view, NULL, NULL, NULL, CLD_INSPECTIONS_ALL);
  update_counts (self);
  update_empty (self);
  _cld_inspections_pane_update_actions (self);
}

static void
cld_inspections_pane_dispose (GObject *object)
{
  CldInspectionsPane *self = CLD_INSPECTIONS_PANE (object);

  g_clear_handle_id (&self->load_idle, g_source_remove);
  g_clear_handle_id (&self->fold_idle, g_source_remove);
  if (self->menu)
    gtk_widget_unparent (g_steal_pointer (&self->menu));
  if (self->inspections)
    {
      cld_inspection_list_show (self->list, NULL, NULL);
      cld_inspection_view_show (self->view, NULL, NULL, NULL, CLD_INSPECTIONS_ALL);
    }
  g_clear_pointer (&self->inspections, cld_inspection_register_free);
  g_clear_pointer (&self->fault, g_free);
  g_clear_pointer (&self->own, g_free);
  G_OBJECT_CLASS (cld_inspections_pane_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, CldInspectionsPane, empty);
  gtk_widget_class_bind_template_child (widget_class, CldInspectionsPane, empty_button);
  gtk_widget_class_bind_template_child (widget_class, CldInspectionsPane, leaflet);
  gtk_widget_class_bind_template_child (widget_class, CldInspectionsPane, list);
  gtk_widget_class_bind_template_child (widget_class, CldInspectionsPane, list_box);
  gtk_widget_class_bind_template_child (widget_class, CldInspectionsPane, open_button);
  gtk_widget_class_bind_template_child (widget_class, CldInspectionsPane, overdue_button);
  gtk_widget_class_bind_template_child (widget_class, CldInspectionsPane, search_button);
  gtk_widget_class_bind_template_child (widget_class, CldInspectionsPane, view);
  gtk_widget_class_bind_template_callback (widget_class, filtered_cb);
  gtk_widget_class_bind_template_callback (widget_class, finding_current_cb);
  gtk_widget_class_bind_template_callback (widget_class, finding_menu_cb);
  gtk_widget_class_bind_template_callback (widget_class, finding_open_cb);
  gtk_widget_class_bind_template_callback (widget_class, folded_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_current_cb);
  gtk_widget_class_bind_template_callback (widget_class, list_open_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, overdue_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_all_cb);
}

static void
cld_inspections_pane_class_init (CldInspectionsPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = cld_inspections_pane_constructed;
  object_class->dispose = cld_inspections_pane_dispose;
  widget_class->map = cld_inspections_pane_map;
  CLD_PANE_CLASS (klass)->changed = cld_inspections_pane_changed;
  CLD_PANE_CLASS (klass)->key = cld_inspections_pane_key;
  CLD_PANE_CLASS (klass)->shown = cld_inspections_pane_shown;

  g_type_ensure (CLD_TYPE_INSPECTION_LIST);
  g_type_ensure (CLD_TYPE_INSPECTION_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/caseload/Caseload/inspections/cld-inspections-pane.ui");
  bind_template (widget_class);
  _cld_inspections_pane_class_init_actions (widget_class);
  _cld_inspections_pane_class_init_prints (widget_class);
}

static void
cld_inspections_pane_init (CldInspectionsPane *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (list_key_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
  watch_focus (self, self->list, G_CALLBACK (list_entered_cb));
  watch_focus (self, self->view, G_CALLBACK (view_entered_cb));
}

/**
 * cld_inspections_pane_new:
 * @session: the caseload
 *
 * Returns: (transfer floating): the page of inspections
 */
CldPane *
cld_inspections_pane_new (CldSession *session)
{
  return g_object_new (CLD_TYPE_INSPECTIONS_PANE, "session", session, NULL);
}
