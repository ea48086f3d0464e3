/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-child-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-change-set.h"
#include "cld-child-changed.h"
#include "cld-child-duties.h"
#include "cld-child-files.h"
#include "cld-child-history.h"
#include "cld-child-inspections.h"
#include "cld-child-overview.h"
#include "cld-child-page-private.h"
#include "cld-child-placements.h"
#include "cld-child-record.h"
#include "cld-child-support.h"
#include "cld-duty-watch.h"
#include "cld-error.h"
#include "cld-kinds.h"
#include "cld-window.h"

/* How long a child is in view before the log is asked who changed it: going through a list asks nothing. */
#define CHANGED_DELAY 250

static const char *const view_names[CLD_CHILD_N_VIEWS] = { "overview", "duties", "placements", "record", "files", "history", "inspections", "support" };

/* A child: read in one go and shown in widgets that are made once. A view is filled when it comes into sight. */
struct _CldChildPage
{
  CldPane parent_instance;

  GtkWidget *restricted_pill;
  GtkWidget *more_button;
  GtkWidget *record_button;
  GtkDropDown *views;
  AdwViewStack *stack;
  CldChildOverview *overview;
  CldChildDuties *duties;
  CldChildPlacements *placements;
  CldChildRecord *record;
  CldChildFiles *files;
  CldChildHistory *history;
  CldChildInspections *inspections;
  CldChildSupport *support;
  GtkWidget *now_button;
  GtkLabel *changed_label;

  CldChildData *data;
  gboolean filled[CLD_CHILD_N_VIEWS];
  gboolean outdated; /* changed while out of sight */
  guint changed_timeout;
  guint focus_idle;
  GCancellable *changed_cancellable;
};

G_DEFINE_FINAL_TYPE (CldChildPage, cld_child_page, CLD_TYPE_PANE)

static void
fill_view (CldChildPage *self)
{
  CldChildView view = cld_child_page_get_view (self);

  if (!self->data || self->filled[view])
    return;
  self->filled[view] = TRUE;
  switch (view)
    {
    case CLD_CHILD_VIEW_OVERVIEW:
      cld_child_overview_set_data (self->overview, cld_pane_get_session (CLD_PANE (self)), self->data);
      break;
    case CLD_CHILD_VIEW_DUTIES:
      cld_child_duties_set_data (self->duties, cld_pane_get_session (CLD_PANE (self)), self->data);
      break;
    case CLD_CHILD_VIEW_PLACEMENTS:
      cld_child_placements_set_data (self->placements, cld_pane_get_session (CLD_PANE (self)), self->data);
      break;
    case CLD_CHILD_VIEW_RECORD:
      cld_child_record_set_data (self->record, self->data);
      break;
    case CLD_CHILD_VIEW_FILES:
      cld_child_files_set_data (self->files, cld_pane_get_session (CLD_PANE (self)), self->data);
      break;
    case CLD_CHILD_VIEW_HISTORY:
      cld_child_history_set_child (self->history, cld_pane_get_session (CLD_PANE (self)), self->data);
      break;
    case CLD_CHILD_VIEW_INSPECTIONS:
      cld_child_inspections_set_data (self->inspections, cld_pane_get_session (CLD_PANE (self)), self->data);
      break;
    case CLD_CHILD_VIEW_SUPPORT:
      cld_child_support_set_data (self->support, cld_pane_get_session (CLD_PANE (self)), self->data);
      break;
    case CLD_CHILD_N_VIEWS:
    default:
      g_assert_not_reached ();
    }
}

/* The episode that goes on: the child is missing, or away without leave, now. */
static const CldRow *
find_missing_now (const CldChildData *data)
{
  g_autoptr (GPtrArray) rows = cld_fact_sort (data->set, &cld_missing_episode_kind, MISSING_EPISODE_STARTED_AT);

  for (guint i = 0; i < rows->len; i++)
    {
      const char *from = cld_fact_get (rows->pdata[i], MISSING_EPISODE_STARTED_AT);

      if (from && strncmp (from, data->today, 10) <= 0 && !cld_fact_get (rows->pdata[i], MISSING_EPISODE_ENDED_AT))
        return rows->pdata[i];
    }
  return NULL;
}

/* Missing since Mon 6 Apr, 22:10 · police reference CAD 1 */
static char *
dup_missing_now (const CldChildData *data, const CldRow *row)
{
  const char *from = cld_fact_get (row, MISSING_EPISODE_STARTED_AT), *police = cld_fact_get (row, MISSING_EPISODE_POLICE_REF);
  g_autofree char *day = cld_child_text_day (data, from);
  g_autofree char *when = strlen (from) == 16 ? g_strdup_printf ("%s, %s", day, from + 11) : g_strdup (day);
  /* Translators: %s is a day, with the time where it is known */
  g_autofree char *since = g_strdup_printf (g_strcmp0 (cld_fact_get (row, MISSING_EPISODE_KIND), "A") == 0 ? _("Away without leave now, since %s") : _("Missing now, since %s"), when);

  /* Translators: %s is what the police call the case */
  return police ? g_strdup_printf (_("%s · police reference %s"), since, police) : g_steal_pointer (&since);
}

/* What is most urgent stands first, and red. */
static gboolean
show_missing_now (CldChildPage *self)
{
  const CldRow *row = self->data->as_known_on ? NULL : find_missing_now (self->data);
  const char *alert = cld_fact_get (self->data->facts.child, CHILD_ALERT);
  g_autofree char *missing = row ? dup_missing_now (self->data, row) : NULL;
  g_autofree char *text = missing && alert ? g_strdelimit (g_strdup_printf ("%s · %s", missing, alert), "\r\n", ' ') : g_strdup (missing);

  gtk_widget_remove_css_class (GTK_WIDGET (self), "cld-missing-now");
  if (!row)
    return FALSE;
  gtk_widget_add_css_class (GTK_WIDGET (self), "cld-missing-now");
  cld_pane_set_banner (CLD_PANE (self), "dialog-warning-symbolic", text);
  return TRUE;
}

/* A child that is missing now, a restricted record and an alert are seen whatever the view. */
static void
show_banner (CldChildPage *self)
{
  const CldRow *child = self->data->facts.child;
  const char *alert = cld_fact_get (child, CHILD_ALERT);
  gboolean restricted = cld_fact_is_set (child, CHILD_RESTRICTED);
  g_autofree char *line = alert ? g_strdelimit (g_strdup (alert), "\r\n", ' ') : NULL;
  g_autofree char *start = line && g_utf8_strlen (line, -1) > CLD_CHILD_ALERT_CHARS ? g_utf8_substring (line, 0, CLD_CHILD_ALERT_CHARS - 1) : NULL;
  g_autofree char *text = NULL;

  if (start)
    {
      g_free (line);
      line = g_strconcat (start, "…", NULL);
    }
  if (self->data->as_known_on)
    text = g_strdup_printf (_("As known on %s. Nothing can be edited."), self->data->as_known_on);
  else if (restricted)
    /* A narrow header bar has no room for its pill: it is said here in any case. */
    text = line ? g_strdup_printf (_("Restricted record · %s"), line) : g_strdup (_("Restricted record: share it with nobody who need not know."));
  else
    text = g_steal_pointer (&line);
  gtk_widget_set_visible (self->restricted_pill, restricted);
  if (show_missing_now (self))
    return;
  cld_pane_set_banner (CLD_PANE (self), self->data->as_known_on ? "edit-undo-symbolic" : restricted ? "changes-prevent-symbolic" : "dialog-warning-symbolic", text);
}

/* The views that are not in sight must not keep what they showed of another child. */
static void
show_data (CldChildPage *self, CldChildData *data)
{
  gboolean other = !self->data || g_strcmp0 (self->data->ref, data->ref) != 0;
  g_autofree char *name = cld_child_text_name (data);
  g_autofree char *subtitle = cld_child_text_subtitle (data);

  g_clear_pointer (&self->data, cld_child_data_unref);
  self->data = data;
  self->outdated = FALSE;
  for (guint i = 0; i < CLD_CHILD_N_VIEWS; i++)
    self->filled[i] = FALSE;
  if (other)
    {
      gtk_label_set_label (self->changed_label, "");
      cld_child_duties_clear (self->duties);
      cld_child_placements_clear (self->placements);
      cld_child_record_clear (self->record);
      cld_child_files_clear (self->files);
      cld_child_history_clear (self->history);
      cld_child_inspections_clear (self->inspections);
      cld_child_support_clear (self->support);
    }
  cld_pane_set_title (CLD_PANE (self), name, subtitle);
  show_banner (self);
  gtk_widget_set_visible (self->now_button, data->as_known_on != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->changed_label), data->as_known_on == NULL);
  _cld_child_page_set_editable (self, data->as_known_on == NULL);
  gtk_widget_set_sensitive (self->record_button, data->as_known_on == NULL);
  fill_view (self);
}

static void
changed_found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (CldChildPage) self = user_data;
  g_autofree char *at = NULL;
  g_autofree char *actor = cld_child_changed_find_finish (CLD_SESSION (source), result, &at, NULL);
  g_autofree char *user = cld_session_get_user_name (CLD_SESSION (source));
  g_autofree char *day = NULL, *text = NULL;

  /* A child that is not in view any more cancelled it. */
  if (!actor || !self->data || g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;
  day = cld_child_text_day (self->data, at);
  /* Translators: when a record was changed and by whom */
  text = g_str_equal (actor, user) ? g_strdup_printf (_("Changed %s by you"), day) : g_strdup_printf (_("Changed %s by %s"), day, cld_child_text_worker (self->data, actor));
  gtk_label_set_label (self->changed_label, text);
}

static gboolean
changed_timeout_cb (gpointer user_data)
{
  CldChildPage *self = user_data;

  self->changed_timeout = 0;
  cld_child_changed_find_async (cld_pane_get_session (CLD_PANE (self)), self->data->ref, self->changed_cancellable, changed_found_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
find_changed (CldChildPage *self)
{
  g_cancellable_cancel (self->changed_cancellable);
  g_clear_object (&self->changed_cancellable);
  self->changed_cancellable = g_cancellable_new ();
  g_clear_handle_id (&self->changed_timeout, g_source_remove);
  self->changed_timeout = g_timeout_add (CHANGED_DELAY, changed_timeout_cb, self);
}

/* Reads the child again and shows it in the same view, scrolled and selected as it was. */
static void
reload (CldChildPage *self)
{
  g_autoptr (GError) error = NULL;
  CldChildData *data;
  CldWindow *window = cld_window_of (GTK_WIDGET (self));

  data = cld_child_data_load (cld_pane_get_session (CLD_PANE (self)), self->data->ref, &error);
  if (data)
    {
      show_data (self, data);
      find_changed (self);
      return;
    }
  /* The child itself was undone. */
  if (window && g_error_matches (error, CLD_STORE_ERROR, CLD_STORE_ERROR_NOT_FOUND) && cld_window_get_pane (window) == CLD_PANE (self))
    cld_window_pop (window);
  else if (window)
    cld_window_show_error (window, _("The child cannot be shown"), error);
}

/* The duties of the child, or of everybody, were worked out anew. */
static void
duties_changed_cb (CldChildPage *self, const char *child)
{
  if (!self->data || self->data->as_known_on || (child && g_strcmp0 (child, self->data->ref) != 0))
    return;
  self->filled[CLD_CHILD_VIEW_DUTIES] = FALSE;
  self->filled[CLD_CHILD_VIEW_INSPECTIONS] = FALSE;
  self->filled[CLD_CHILD_VIEW_SUPPORT] = FALSE;
  if (self->filled[CLD_CHILD_VIEW_PLACEMENTS])
    cld_child_placements_show_duties (self->placements);
  if (!self->filled[cld_child_page_get_view (self)])
    fill_view (self);
  if (self->filled[CLD_CHILD_VIEW_OVERVIEW])
    cld_child_overview_show_duties (self->overview, cld_pane_get_session (CLD_PANE (self)), self->data);
}

static void
view_changed_cb (CldChildPage *self)
{
  /* The template is being built. */
  if (!self->stack || !self->views)
    return;
  gtk_drop_down_set_selected (self->views, cld_child_page_get_view (self));
  fill_view (self);
}

static void
view_selected_cb (CldChildPage *self)
{
  guint view = self->views ? gtk_drop_down_get_selected (self->views) : GTK_INVALID_LIST_POSITION;

  if (self->stack && view < CLD_CHILD_N_VIEWS)
    adw_view_stack_set_visible_child_name (self->stack, view_names[view]);
}

/* A page that has just come has no size yet, and takes no focus before. */
static gboolean
focus_cb (gpointer user_data)
{
  CldChildPage *self = user_data;

  self->focus_idle = 0;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (adw_view_stack_get_visible_child (self->stack));
  return G_SOURCE_REMOVE;
}

static void
cld_child_page_shown (CldPane *pane)
{
  CldChildPage *self = CLD_CHILD_PAGE (pane);

  if (self->outdated)
    reload (self);
  if (!self->focus_idle)
    self->focus_idle = g_idle_add (focus_cb, self);
}

static void
cld_child_page_changed (CldPane *pane, const char *child)
{
  CldChildPage *self = CLD_CHILD_PAGE (pane);

  /* What was known on an earlier day does not change. */
  if (!self->data || self->data->as_known_on || (child && g_strcmp0 (child, self->data->ref) != 0))
    return;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    reload (self);
  else
    self->outdated = TRUE;
}

static void
cld_child_page_constructed (GObject *object)
{
  CldSession *session = cld_pane_get_session (CLD_PANE (object));

  G_OBJECT_CLASS (cld_child_page_parent_class)->constructed (object);
  if (session)
    g_signal_connect_object (cld_duty_watch_of (session), "changed", G_CALLBACK (duties_changed_cb), object, G_CONNECT_SWAPPED);
}

static void
cld_child_page_dispose (GObject *object)
{
  CldChildPage *self = CLD_CHILD_PAGE (object);

  g_clear_handle_id (&self->changed_timeout, g_source_remove);
  g_clear_handle_id (&self->focus_idle, g_source_remove);
  g_cancellable_cancel (self->changed_cancellable);
  g_clear_object (&self->changed_cancellable);
  g_clear_pointer (&self->data, cld_child_data_unref);
  G_OBJECT_CLASS (cld_child_page_parent_class)->dispose (object);
}

static void
cld_child_page_class_init (CldChildPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  CldPaneClass *pane_class = CLD_PANE_CLASS (klass);

  object_class->constructed = cld_child_page_constructed;
  object_class->dispose = cld_child_page_dispose;
  pane_class->shown = cld_child_page_shown;
  pane_class->changed = cld_child_page_changed;

  g_type_ensure (CLD_TYPE_CHILD_DUTIES);
  g_type_ensure (CLD_TYPE_CHILD_FILES);
  g_type_ensure (CLD_TYPE_CHILD_OVERVIEW);
  g_type_ensure (CLD_TYPE_CHILD_PLACEMENTS);
  g_type_ensure (CLD_TYPE_CHILD_RECORD);
  g_type_ensure (CLD_TYPE_CHILD_HISTORY);
  g_type_ensure (CLD_TYPE_CHILD_INSPECTIONS);
  g_type_ensure (CLD_TYPE_CHILD_SUPPORT);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/caseload/Caseload/child/cld-child-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CldChildPage, changed_label);
  gtk_widget_class_bind_template_child (widget_class, CldChildPage, duties);
  gtk_widget_class_bind_template_child (widget_class, CldChildPage, files);
  gtk_widget_class_bind_template_child (widget_class, CldChildPage, history);
  gtk_widget_class_bind_template_child (widget_class, CldChildPage, inspections);
  gtk_widget_class_bind_template_child (widget_class, CldChildPage, more_button);
  gtk_widget_class_bind_template_child (widget_class, CldChildPage, now_button);
  gtk_widget_class_bind_template_child (widget_class, CldChildPage, overview);
  gtk_widget_class_bind_template_child (widget_class, CldChildPage, placements);
  gtk_widget_class_bind_template_child (widget_class, CldChildPage, record);
  gtk_widget_class_bind_template_child (widget_class, CldChildPage, record_button);
  gtk_widget_class_bind_template_child (widget_class, CldChildPage, restricted_pill);
  gtk_widget_class_bind_template_child (widget_class, CldChildPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CldChildPage, support);
  gtk_widget_class_bind_template_child (widget_class, CldChildPage, views);
  gtk_widget_class_bind_template_callback (widget_class, view_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, view_selected_cb);
  _cld_child_page_install_actions (widget_class);
}

static void
cld_child_page_init (CldChildPage *self)
{
  g_autoptr (GMenuModel) menu = _cld_child_page_make_record_menu ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->record_button), menu);
  /* The button in a drop-down takes the focus, and has a name of its own (4.8). */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (self->views))), GTK_ACCESSIBLE_PROPERTY_LABEL, _("View"), -1);
}

/**
 * cld_child_page_new:
 * @session: the caseload
 *
 * Returns: (transfer floating): a page that shows no child yet
 */
CldPane *
cld_child_page_new (CldSession *session)
{
  return g_object_new (CLD_TYPE_CHILD_PAGE, "session", session, NULL);
}

/**
 * cld_child_page_show:
 * @self: a page
 * @child: a child's number
 * @error: return location
 *
 * Shows a child in the view that is in sight, and notes in the change log that it was opened. Where the child cannot be
 * read the page stays as it is.
 *
 * Returns: whether it is shown
 */
gboolean
cld_child_page_show (CldChildPage *self, const char *child, GError **error)
{
  CldSession *session;
  CldChildData *data;

  g_return_val_if_fail (CLD_IS_CHILD_PAGE (self), FALSE);
  g_return_val_if_fail (child, FALSE);

  session = cld_pane_get_session (CLD_PANE (self));
  data = cld_child_data_load (session, child, error);
  if (!data)
    return FALSE;
  show_data (self, data);
  cld_session_look_async (session, CLD_ACT_VIEW, "opened", child, NULL, NULL);
  find_changed (self);
  return TRUE;
}

/**
 * cld_child_page_get_child:
 * @self: a page
 *
 * Returns: (transfer none) (nullable): the number of the child that is shown
 */
const char *
cld_child_page_get_child (CldChildPage *self)
{
  g_return_val_if_fail (CLD_IS_CHILD_PAGE (self), NULL);

  return self->data ? self->data->ref : NULL;
}

/**
 * cld_child_page_get_view:
 * @self: a page
 *
 * Returns: the view in sight
 */
CldChildView
cld_child_page_get_view (CldChildPage *self)
{
  const char *name;

  g_return_val_if_fail (CLD_IS_CHILD_PAGE (self), CLD_CHILD_VIEW_OVERVIEW);

  name = adw_view_stack_get_visible_child_name (self->stack);
  for (guint i = 0; i < CLD_CHILD_N_VIEWS; i++)
    if (g_strcmp0 (name, view_names[i]) == 0)
      return i;
  return CLD_CHILD_VIEW_OVERVIEW;
}

/**
 * cld_child_page_set_view:
 * @self: a page
 * @view: a view
 *
 * Brings @view into sight and the focus with it.
 */
void
cld_child_page_set_view (CldChildPage *self, CldChildView view)
{
  g_return_if_fail (CLD_IS_CHILD_PAGE (self));
  g_return_if_fail (view < CLD_CHILD_N_VIEWS);

  adw_view_stack_set_visible_child_name (self->stack, view_names[view]);
  gtk_widget_grab_focus (adw_view_stack_get_visible_child (self->stack));
}

/* --- for the actions --- */

CldChildData *
_cld_child_page_get_data (CldChildPage *self)
{
  return self->data;
}

GtkWidget *
_cld_child_page_get_more_button (CldChildPage *self)
{
  return self->more_button;
}

void
_cld_child_page_pop_up_record (CldChildPage *self)
{
  gtk_menu_button_popup (GTK_MENU_BUTTON (self->record_button));
}

void
_cld_child_page_add_files (CldChildPage *self)
{
  cld_child_files_add (self->files);
}

void
_cld_child_page_find (CldChildPage *self)
{
  if (cld_child_page_get_view (self) == CLD_CHILD_VIEW_HISTORY)
    {
      cld_child_history_find (self->history);
      return;
    }
  cld_child_page_set_view (self, CLD_CHILD_VIEW_RECORD);
  cld_child_record_find (self->record);
}

gboolean
_cld_child_page_show_as_known (CldChildPage *self, const char *until, const char *shown, GError **error)
{
  CldChildData *data = cld_child_data_load_as_known (cld_pane_get_session (CLD_PANE (self)), self->data->ref, until, shown, error);

  if (data)
    show_data (self, data);
  return data != NULL;
}

void
_cld_child_page_show_now (CldChildPage *self)
{
  reload (self);
}

/**
 * cld_child_page_choose_placement:
 * @self: a page that shows a child
 * @placement: ref of one of the child's placements
 *
 * Shows the placements with that one chosen.
 */
void
cld_child_page_choose_placement (CldChildPage *self, const char *placement)
{
  g_return_if_fail (CLD_IS_CHILD_PAGE (self));

  cld_child_page_set_view (self, CLD_CHILD_VIEW_PLACEMENTS);
  fill_view (self);
  cld_child_placements_choose (self->placements, placement);
}
