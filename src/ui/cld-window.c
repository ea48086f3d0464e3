/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-window.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-actions.h"
#include "cld-approval-page.h"
#include "cld-child-page.h"
#include "cld-children-pane.h"
#include "cld-error.h"
#include "cld-first-page.h"
#include "cld-form-page.h"
#include "cld-inspect-forms.h"
#include "cld-kinds.h"
#include "cld-lookup.h"
#include "cld-move-page.h"
#include "cld-opener.h"
#include "cld-page-stack.h"
#include "cld-places.h"
#include "cld-settings.h"
#include "cld-sidebar.h"
#include "cld-window-private.h"

struct _CldWindow
{
  AdwApplicationWindow parent_instance;

  AdwLeaflet *leaflet;
  AdwLeafletPage *separator_page;
  CldPageStack *pages;
  CldSidebar *sidebar;

  char *database;
  char *today;
  CldSession *session;
  CldOpener *opener;    /* opens the database; NULL in a window of a child */
  GError *failure;      /* why it is not open; NULL where there is nothing yet to open */
  CldPane *child_page;  /* made once, shown again and again */
  GHashTable *by_place; /* id of a place -> CldPane */
  gboolean for_child;
};

G_DEFINE_FINAL_TYPE (CldWindow, cld_window, ADW_TYPE_APPLICATION_WINDOW)

/* --- pages --- */

static void
show_top (CldWindow *self)
{
  cld_actions_set_page (GTK_WIDGET (self), GTK_WIDGET (cld_page_stack_get_top (self->pages)));
  adw_leaflet_set_visible_child_name (self->leaflet, "content");
  cld_page_stack_show (self->pages);
}

static void
add_page (CldWindow *self, CldPane *pane, gboolean keep)
{
  cld_page_stack_add (self->pages, pane, keep);
  if (self->for_child && cld_page_stack_get_depth (self->pages) == 1)
    cld_pane_hide_navigation (pane);
}

/* Whether every page but the lowest @depth could be left, and was; else the one that has to stay is shown. */
static gboolean
leave_down_to (CldWindow *self, guint depth)
{
  if (cld_page_stack_leave_down_to (self->pages, depth))
    return TRUE;
  show_top (self);
  return FALSE;
}

/* There are no children, or the database is not open. */
static void
show_first_page (CldWindow *self)
{
  if (!leave_down_to (self, 0))
    return;
  add_page (self, cld_first_page_new (self->failure, cld_db_is_server_name (self->database)), FALSE);
  show_top (self);
}

/* --- the sidebar --- */

static void
folded_cb (CldWindow *self)
{
  cld_sidebar_set_folded (self->sidebar, adw_leaflet_get_folded (self->leaflet));
  /* Folded, the sidebar is a page to go back to; a place that was hidden with F9 is to be had again. */
  if (adw_leaflet_get_folded (self->leaflet) && !self->for_child)
    gtk_widget_set_visible (GTK_WIDGET (self->sidebar), TRUE);
}

/* F9: hides the sidebar, or when the window is narrow goes to it. */
void
_cld_window_toggle_sidebar (CldWindow *self)
{
  if (self->for_child)
    return;
  if (adw_leaflet_get_folded (self->leaflet))
    {
      gtk_widget_set_visible (GTK_WIDGET (self->sidebar), TRUE);
      adw_leaflet_set_visible_child_name (self->leaflet, "sidebar");
      gtk_widget_child_focus (GTK_WIDGET (self->sidebar), GTK_DIR_TAB_FORWARD);
      return;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->sidebar), !gtk_widget_get_visible (GTK_WIDGET (self->sidebar)));
  gtk_widget_set_visible (adw_leaflet_page_get_child (self->separator_page), gtk_widget_get_visible (GTK_WIDGET (self->sidebar)));
}

void
_cld_window_pop_up_menu (CldWindow *self)
{
  if (adw_leaflet_get_folded (self->leaflet))
    adw_leaflet_set_visible_child_name (self->leaflet, "sidebar");
  cld_sidebar_pop_up_menu (self->sidebar);
}

/* --- the caseload --- */

static void
take_session (CldWindow *self, CldSession *session)
{
  self->session = g_object_ref (session);
  if (self->today)
    cld_session_set_today (session, self->today);
  cld_sidebar_set_session (self->sidebar, session);
  _cld_window_enable_caseload (self, TRUE);
}

static void
show_start (CldWindow *self)
{
  GSettings *settings = cld_settings_get ();
  g_autofree char *place = settings ? g_settings_get_string (settings, "last-place") : NULL;
  guint n;

  if (!cld_lookup_has_children (cld_session_get_db (self->session)))
    show_first_page (self);
  else
    cld_window_show_place (self, cld_places_find (place) ? place : cld_places_get (&n)[0].id);
}

static void
warn_of_rollback (CldWindow *self)
{
  const char *warning = cld_store_get_warning (cld_session_get_store (self->session));
  g_autoptr (GError) error = NULL;

  if (!warning)
    return;
  g_set_error (&error, CLD_STORE_ERROR, CLD_STORE_ERROR_CORRUPT,
               /* Translators: %s says what is wrong with the change log */
               _("%s. Somebody may have put an older copy in its place. Ask who keeps the database, and run `caseload-cli verify`."), warning);
  cld_window_show_error (self, _("This is not the newest copy of the caseload"), error);
}

static gboolean
is_away (CldWindow *self)
{
  return g_error_matches (self->failure, CLD_STORE_ERROR, CLD_STORE_ERROR_UNREACHABLE);
}

static void
take_failure (CldWindow *self, const GError *error)
{
  CldPane *top = cld_page_stack_get_top (self->pages);
  gboolean was_away = is_away (self);

  g_clear_error (&self->failure);
  /* An empty database is as good as none: an import makes a caseload of it. */
  if (!g_error_matches (error, CLD_STORE_ERROR, CLD_STORE_ERROR_EMPTY))
    self->failure = g_error_copy (error);
  if (is_away (self))
    cld_opener_begin_later (self->opener);
  /* Who stands on the page should not find it anew every few seconds. */
  if (was_away && is_away (self) && CLD_IS_FIRST_PAGE (top))
    cld_first_page_set_failure (CLD_FIRST_PAGE (top), error);
  else
    show_first_page (self);
}

static void
opened_cb (CldSession *session, const GError *error, gpointer data)
{
  CldWindow *self = data;

  if (self->session)
    return;
  if (!session)
    {
      take_failure (self, error);
      return;
    }
  g_clear_error (&self->failure);
  cld_window_use_session (self, session);
  show_start (self);
  warn_of_rollback (self);
}

/* Opening takes a moment at most, unless the whole file has to be checked: then the window says so. */
static void
open_database (CldWindow *self)
{
  if (!cld_opener_may_be_there (self->opener))
    {
      show_first_page (self);
      return;
    }
  cld_opener_begin (self->opener);
  if (cld_opener_wait (self->opener, 300))
    return;
  add_page (self, cld_first_page_new_waiting (cld_db_is_server_name (self->database)), FALSE);
  show_top (self);
}

/* Work that cannot begin before the database is open waits for it; where it cannot be opened its user hears why. A server
 * that was away is not waited for. */
gboolean
_cld_window_finish_opening (CldWindow *self)
{
  if (self->opener && !is_away (self))
    cld_opener_wait (self->opener, G_MAXUINT);
  if (self->failure)
    cld_window_show_error (self, _("The caseload is not open"), self->failure);
  return !self->failure;
}

/**
 * cld_window_try_again:
 * @self: a window
 *
 * Opens the database now if that failed before, as when a server is there again or a password was typed.
 */
void
cld_window_try_again (CldWindow *self)
{
  CldPane *top;

  g_return_if_fail (CLD_IS_WINDOW (self));

  top = cld_page_stack_get_top (self->pages);
  if (self->session || !self->failure)
    return;
  if (CLD_IS_FIRST_PAGE (top))
    cld_first_page_set_trying (CLD_FIRST_PAGE (top));
  cld_opener_begin (self->opener);
}

/* Makes the database of the window where there is none yet. */
gboolean
_cld_window_make_database (CldWindow *self, GError **error)
{
  g_autoptr (CldSession) session = NULL;

  if (self->session)
    return TRUE;
  session = cld_session_open (self->database, CLD_STORE_CREATE, error);
  if (session)
    cld_window_use_session (self, session);
  return session != NULL;
}

/* --- the window --- */

/* Who comes back to it wants to see what others did meanwhile. */
static void
active_cb (CldWindow *self)
{
  if (self->session && gtk_window_is_active (GTK_WINDOW (self)))
    cld_session_look_around (self->session);
}

gboolean
_cld_window_leave (CldWindow *self)
{
  return leave_down_to (self, self->for_child ? 0 : MIN (cld_page_stack_get_depth (self->pages), 1));
}

static gboolean
cld_window_close_request (GtkWindow *window)
{
  CldWindow *self = CLD_WINDOW (window);

  if (!cld_page_stack_leave_all (self->pages))
    return TRUE;
  if (!self->for_child)
    cld_settings_keep_size (window);

  return GTK_WINDOW_CLASS (cld_window_parent_class)->close_request (window);
}

static void
cld_window_dispose (GObject *object)
{
  CldWindow *self = CLD_WINDOW (object);

  cld_actions_set_page (GTK_WIDGET (self), NULL);
  g_clear_pointer (&self->by_place, g_hash_table_unref);
  self->child_page = NULL;
  g_clear_pointer (&self->opener, cld_opener_free);
  g_clear_object (&self->session);

  G_OBJECT_CLASS (cld_window_parent_class)->dispose (object);
}

static void
cld_window_finalize (GObject *object)
{
  CldWindow *self = CLD_WINDOW (object);

  g_clear_error (&self->failure);
  g_free (self->database);
  g_free (self->today);

  G_OBJECT_CLASS (cld_window_parent_class)->finalize (object);
}

static void
cld_window_class_init (CldWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkWindowClass *window_class = GTK_WINDOW_CLASS (klass);

  object_class->dispose = cld_window_dispose;
  object_class->finalize = cld_window_finalize;
  window_class->close_request = cld_window_close_request;

  g_type_ensure (CLD_TYPE_PAGE_STACK);
  g_type_ensure (CLD_TYPE_SIDEBAR);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/caseload/Caseload/cld-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CldWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, CldWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, CldWindow, separator_page);
  gtk_widget_class_bind_template_child (widget_class, CldWindow, sidebar);
  _cld_window_install_actions (widget_class);
}

static void
cld_window_init (CldWindow *self)
{
  self->by_place = g_hash_table_new (g_str_hash, g_str_equal);
  gtk_widget_init_template (GTK_WIDGET (self));
  _cld_window_enable_caseload (self, FALSE);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (active_cb), NULL);
  g_signal_connect_object (self->leaflet, "notify::folded", G_CALLBACK (folded_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), cld_actions_make_controller (NULL));
}

/**
 * cld_window_new:
 * @application: the application
 * @database: (type filename): the database to show; it need not be there
 * @today: (nullable): the day from which is counted, YYYY-MM-DD; %NULL for the clock's
 *
 * Returns: (transfer none): a new window, which belongs to GTK until it is closed
 */
CldWindow *
cld_window_new (GtkApplication *application, const char *database, const char *today)
{
  CldOpener *opener;
  CldWindow *self;

  g_return_val_if_fail (GTK_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (database != NULL, NULL);

  /* While the widgets are made, another thread reads the database. */
  opener = cld_opener_new (database, opened_cb);
  if (cld_opener_may_be_there (opener))
    cld_opener_begin (opener);
  self = g_object_new (CLD_TYPE_WINDOW, "application", application, NULL);
  cld_opener_set_data (opener, self);
  self->opener = opener;
  self->database = g_strdup (database);
  self->today = g_strdup (today);
  cld_settings_restore_size (GTK_WINDOW (self));
  open_database (self);
  return self;
}

/**
 * cld_window_new_for_child:
 * @application: the application
 * @session: the caseload
 * @child: a child's number
 *
 * Returns: (transfer none): a new window that shows this child alone
 */
CldWindow *
cld_window_new_for_child (GtkApplication *application, CldSession *session, const char *child)
{
  CldWindow *self;

  g_return_val_if_fail (GTK_IS_APPLICATION (application), NULL);
  g_return_val_if_fail (CLD_IS_SESSION (session), NULL);

  self = g_object_new (CLD_TYPE_WINDOW, "application", application, NULL);
  self->database = g_strdup (cld_store_get_name (cld_session_get_store (session)));
  self->for_child = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (self->sidebar), FALSE);
  gtk_widget_set_visible (adw_leaflet_page_get_child (self->separator_page), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (self), 1000, 720);
  take_session (self, session);
  cld_window_open_child (self, child);
  return self;
}

/**
 * cld_window_of:
 * @widget: a widget
 *
 * Returns: (transfer none) (nullable): the window that it is in
 */
CldWindow *
cld_window_of (GtkWidget *widget)
{
  GtkRoot *root;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  root = gtk_widget_get_root (widget);
  return CLD_IS_WINDOW (root) ? CLD_WINDOW (root) : NULL;
}

/**
 * cld_window_get_database:
 * @self: a window
 *
 * Returns: (transfer none) (type filename): the database that is shown
 */
const char *
cld_window_get_database (CldWindow *self)
{
  g_return_val_if_fail (CLD_IS_WINDOW (self), NULL);

  return self->database;
}

/**
 * cld_window_is_for_child:
 * @self: a window
 *
 * Returns: whether it shows one child alone
 */
gboolean
cld_window_is_for_child (CldWindow *self)
{
  g_return_val_if_fail (CLD_IS_WINDOW (self), FALSE);

  return self->for_child;
}

/**
 * cld_window_get_session:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): the caseload; %NULL while there is none
 */
CldSession *
cld_window_get_session (CldWindow *self)
{
  g_return_val_if_fail (CLD_IS_WINDOW (self), NULL);

  return self->session;
}

/**
 * cld_window_get_pane:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): the page in view
 */
CldPane *
cld_window_get_pane (CldWindow *self)
{
  g_return_val_if_fail (CLD_IS_WINDOW (self), NULL);

  return cld_page_stack_get_top (self->pages);
}

/**
 * cld_window_show_place:
 * @self: a window
 * @id: the name of a place
 *
 * Goes to a place; pages that stand above the present one are left, a form with its draft.
 */
void
cld_window_show_place (CldWindow *self, const char *id)
{
  const CldPlaceInfo *info = cld_places_find (id);
  GSettings *settings = cld_settings_get ();
  CldPane *pane;

  g_return_if_fail (CLD_IS_WINDOW (self));
  g_return_if_fail (info);

  /* While the database is being opened there is no place to go to. */
  if (self->opener && cld_opener_is_busy (self->opener) && !self->failure)
    return;
  if (!self->session || !cld_lookup_has_children (cld_session_get_db (self->session)))
    {
      show_first_page (self);
      return;
    }
  if (!leave_down_to (self, 0))
    return;
  pane = g_hash_table_lookup (self->by_place, info->id);
  if (!pane)
    {
      pane = info->make (self->session);
      g_hash_table_insert (self->by_place, (gpointer) info->id, pane);
    }
  add_page (self, pane, TRUE);
  cld_sidebar_select (self->sidebar, id);
  if (settings)
    g_settings_set_string (settings, "last-place", id);
  show_top (self);
}

/**
 * cld_window_open_child:
 * @self: a window
 * @child: a child's number
 *
 * Shows a child above the place in view, or instead of the child that is shown.
 */
void
cld_window_open_child (CldWindow *self, const char *child)
{
  g_autoptr (GError) error = NULL;
  guint depth;

  g_return_if_fail (CLD_IS_WINDOW (self));
  g_return_if_fail (child);
  g_return_if_fail (self->session);

  /* A form above the child is left; the child page itself stays where it is. */
  depth = cld_page_stack_find (self->pages, self->child_page);
  if (!leave_down_to (self, depth > 0 ? depth : MIN (cld_page_stack_get_depth (self->pages), 1)))
    return;
  if (!self->child_page)
    self->child_page = cld_child_page_new (self->session);
  if (!cld_child_page_show (CLD_CHILD_PAGE (self->child_page), child, &error))
    {
      cld_window_show_error (self, _("The child cannot be shown"), error);
      return;
    }
  if (depth == 0)
    add_page (self, self->child_page, TRUE);
  show_top (self);
}

/**
 * cld_window_step_child:
 * @self: a window
 * @child: a child's number
 * @step: 1 for the next child of the list as it is sorted and filtered, -1 for the one before
 *
 * Goes to another child of the list; stays where there is none.
 */
void
cld_window_step_child (CldWindow *self, const char *child, int step)
{
  CldPane *pane;
  g_autofree char *other = NULL;

  g_return_if_fail (CLD_IS_WINDOW (self));

  pane = g_hash_table_lookup (self->by_place, "children");
  other = pane ? cld_children_pane_get_neighbour (CLD_CHILDREN_PANE (pane), child, step) : NULL;
  if (other)
    cld_window_open_child (self, other);
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
}

/**
 * cld_window_edit:
 * @self: a window
 * @kind: a kind
 * @ref: (nullable): the record to edit; %NULL for a new one
 * @child: (nullable): whose record a new one is
 *
 * Shows the form of a record above the page in view.
 */
void
cld_window_edit (CldWindow *self, const CldKind *kind, const char *ref, const char *child)
{
  g_autoptr (GError) error = NULL;
  CldPane *form;

  g_return_if_fail (CLD_IS_WINDOW (self));
  g_return_if_fail (kind);
  g_return_if_fail (self->session);

  if (cld_session_get_fault (self->session))
    {
      g_set_error_literal (&error, CLD_STORE_ERROR, CLD_STORE_ERROR_REFUSED, cld_session_get_fault (self->session));
      cld_window_show_error (self, cld_session_is_cut_off (self->session) ? _("The team server cannot be reached just now")
                                                                          : _("The caseload can only be read: the change log cannot be written"), error);
      return;
    }
  /* A new placement is a move: its page says what that brings. */
  if (kind == &cld_placement_kind && !ref && child)
    form = cld_move_page_new (self->session, child, &error);
  else if (kind == &cld_approval_kind && ref)
    form = cld_approval_page_new_for (self->session, ref, &error);
  else if (cld_inspect_form_knows (kind))
    form = cld_inspect_form_new (self->session, kind, ref, child ? "child" : NULL, child, &error);
  else
    form = cld_form_page_new (self->session, kind, ref, child, &error);
  if (form)
    cld_window_push (self, form);
  else
    cld_window_show_error (self, _("The record cannot be shown"), error);
}

/**
 * cld_window_push:
 * @self: a window
 * @pane: (transfer floating): a page
 *
 * Shows a page above the one in view.
 */
void
cld_window_push (CldWindow *self, CldPane *pane)
{
  g_return_if_fail (CLD_IS_WINDOW (self));
  g_return_if_fail (CLD_IS_PANE (pane));

  add_page (self, pane, FALSE);
  show_top (self);
}

/**
 * cld_window_pop:
 * @self: a window
 *
 * Goes back to the page below the one in view, if that may be left.
 */
void
cld_window_pop (CldWindow *self)
{
  g_return_if_fail (CLD_IS_WINDOW (self));

  if (cld_page_stack_get_depth (self->pages) > 1)
    {
      if (leave_down_to (self, cld_page_stack_get_depth (self->pages) - 1))
        show_top (self);
    }
  else if (adw_leaflet_get_folded (self->leaflet) && !self->for_child)
    _cld_window_toggle_sidebar (self);
}

/**
 * cld_window_use_session:
 * @self: a window that had no caseload
 * @session: the one that was made for it just now
 *
 * Works with it from now on; the page in view stays.
 */
void
cld_window_use_session (CldWindow *self, CldSession *session)
{
  g_return_if_fail (CLD_IS_WINDOW (self));
  g_return_if_fail (CLD_IS_SESSION (session));

  if (self->session)
    return;
  take_session (self, session);
  cld_recent_add (cld_store_get_name (cld_session_get_store (session)));
}

/**
 * cld_window_database_made:
 * @self: a window
 *
 * There is something in the caseload now: where the window said that there is nothing, it begins with its first place.
 */
void
cld_window_database_made (CldWindow *self)
{
  g_return_if_fail (CLD_IS_WINDOW (self));

  if (!self->session)
    {
      open_database (self);
      return;
    }
  cld_session_note_change (self->session, NULL);
  if (CLD_IS_FIRST_PAGE (cld_page_stack_get_top (self->pages)))
    show_start (self);
}
