/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-sidebar.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-duty-watch.h"
#include "cld-painted.h"
#include "cld-places.h"
#include "cld-settings.h"
#include "cld-window.h"

/* Where one can go: the places, and below them what is done with the whole caseload. */
struct _CldSidebar
{
  GtkWidget parent_instance;

  AdwHeaderBar *header;
  GMenu *recent_menu;
  GtkListBox *jobs;
  GtkListBox *places;
  GtkLabel *fault_label;
  GtkLabel *made_up_label;
  GtkMenuButton *menu_button;

  CldSession *session;
  gboolean cut_off; /* the server was out of reach when it was last heard of */
  gboolean counts;  /* soon */
};

G_DEFINE_FINAL_TYPE (CldSidebar, cld_sidebar, GTK_TYPE_WIDGET)

static GtkWidget *
make_row (const char *id, const char *label, const char *icon_name, GtkWidget **badge)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);
  GtkWidget *text = gtk_label_new (label);

  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (text, TRUE);
  *badge = gtk_label_new (NULL);
  gtk_widget_set_valign (*badge, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (*badge, FALSE);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), text);
  gtk_box_append (GTK_BOX (box), *badge);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_name (row, id);
  g_object_set_data (G_OBJECT (row), "cld-badge", *badge);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return row;
}

static void
fill_sidebar (CldSidebar *self)
{
  guint n;
  const CldPlaceInfo *infos = cld_places_get (&n);
  GtkWidget *badge;

  for (guint i = 0; i < n; i++)
    {
      gtk_list_box_append (self->places, make_row (infos[i].id, _(infos[i].label), infos[i].icon_name, &badge));
      gtk_widget_add_css_class (badge, "cld-badge");
    }
  gtk_list_box_append (self->jobs, make_row ("cld.import", _("Import…"), "folder-download-symbolic", &badge));
  gtk_list_box_append (self->jobs, make_row ("cld.back-up", _("Back up…"), "drive-harddisk-symbolic", &badge));
}

static void
update_badges (CldSidebar *self)
{
  for (int i = 0;; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->places, i);
      const CldPlaceInfo *info = row ? cld_places_find (gtk_widget_get_name (GTK_WIDGET (row))) : NULL;
      GtkWidget *badge;
      gint64 count;
      g_autofree char *text = NULL;

      if (!info)
        return;
      badge = g_object_get_data (G_OBJECT (row), "cld-badge");
      count = self->session && info->count ? info->count (self->session) : -1;
      text = g_strdup_printf ("%" G_GINT64_FORMAT, count);
      gtk_label_set_label (GTK_LABEL (badge), text);
      gtk_widget_set_visible (badge, count > 0);
      if (count > 0 && info->is_urgent && info->is_urgent (self->session))
        gtk_widget_add_css_class (badge, "cld-late");
      else
        gtk_widget_remove_css_class (badge, "cld-late");
    }
}

static void
count_now (GtkWidget *widget)
{
  CldSidebar *self = CLD_SIDEBAR (widget);

  self->counts = FALSE;
  update_badges (self);
}

static void
session_changed_cb (CldSidebar *self)
{
  /* To count takes a moment in a large caseload, and the page itself comes first. */
  if (!self->counts)
    cld_when_painted (GTK_WIDGET (self), 100, count_now);
  self->counts = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (self->made_up_label),
                          self->session && cld_store_is_made_up (cld_session_get_store (self->session)));
}

static void
place_activated_cb (CldSidebar *self, GtkListBoxRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "cld.show-place", "s", gtk_widget_get_name (GTK_WIDGET (row)));
}

static void
job_activated_cb (CldSidebar *self, GtkListBoxRow *row)
{
  gtk_widget_activate_action (GTK_WIDGET (self), gtk_widget_get_name (GTK_WIDGET (row)), NULL);
}

/* Fills the menu with the databases that were open last; the names are this user's paths. */
static void
fill_recent (GMenu *menu)
{
  g_auto (GStrv) names = cld_recent_get ();

  for (guint i = 0; names[i]; i++)
    {
      g_autofree char *shown = cld_db_is_server_name (names[i]) ? g_strdup (names[i]) : g_filename_display_name (names[i]);
      g_auto (GStrv) parts = g_strsplit (shown, "_", -1);
      /* An underscore would be a mnemonic. */
      g_autofree char *label = g_strjoinv ("__", parts);
      g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target_value (item, "cld.open-recent", g_variant_new_bytestring (names[i]));
      g_menu_append_item (menu, item);
    }
}

static void
fault_cb (CldSidebar *self)
{
  const char *fault = cld_session_get_fault (self->session);
  gboolean cut_off = cld_session_is_cut_off (self->session);
  CldWindow *window = cld_window_of (GTK_WIDGET (self));

  gtk_label_set_label (self->fault_label, cut_off ? fault : _("Read only: what is looked at cannot be noted in the change log."));
  if (self->cut_off && !cut_off && window)
    cld_window_toast (window, _("The team server is back. Everything was read again."), FALSE);
  self->cut_off = cut_off;
  gtk_widget_set_visible (GTK_WIDGET (self->fault_label), fault != NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->fault_label), fault);
}

static void
cld_sidebar_dispose (GObject *object)
{
  CldSidebar *self = CLD_SIDEBAR (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (cld_sidebar_parent_class)->dispose (object);
}

static void
cld_sidebar_class_init (CldSidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cld_sidebar_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/caseload/Caseload/cld-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, CldSidebar, fault_label);
  gtk_widget_class_bind_template_child (widget_class, CldSidebar, header);
  gtk_widget_class_bind_template_child (widget_class, CldSidebar, jobs);
  gtk_widget_class_bind_template_child (widget_class, CldSidebar, made_up_label);
  gtk_widget_class_bind_template_child (widget_class, CldSidebar, menu_button);
  gtk_widget_class_bind_template_child (widget_class, CldSidebar, places);
  gtk_widget_class_bind_template_child (widget_class, CldSidebar, recent_menu);
  gtk_widget_class_bind_template_callback (widget_class, job_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, place_activated_cb);
}

static void
cld_sidebar_init (CldSidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_sidebar (self);
  fill_recent (self->recent_menu);
}

/**
 * cld_sidebar_set_session:
 * @self: a sidebar
 * @session: the caseload whose counts it shows
 *
 * Shows the counts of a caseload from now on, and whether it is made up.
 */
void
cld_sidebar_set_session (CldSidebar *self, CldSession *session)
{
  g_return_if_fail (CLD_IS_SIDEBAR (self));
  g_return_if_fail (CLD_IS_SESSION (session) && !self->session);

  self->session = g_object_ref (session);
  g_signal_connect_object (session, "changed", G_CALLBACK (session_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cld_duty_watch_of (session), "changed", G_CALLBACK (session_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::fault", G_CALLBACK (fault_cb), self, G_CONNECT_SWAPPED);
  session_changed_cb (self);
  fault_cb (self);
}

/**
 * cld_sidebar_set_folded:
 * @self: a sidebar
 * @folded: whether it is a page of its own, since the window is narrow
 *
 * Alone in the window it has the window's buttons.
 */
void
cld_sidebar_set_folded (CldSidebar *self, gboolean folded)
{
  g_return_if_fail (CLD_IS_SIDEBAR (self));

  adw_header_bar_set_show_end_title_buttons (self->header, folded);
}

/**
 * cld_sidebar_select:
 * @self: a sidebar
 * @place: the name of a place
 *
 * Marks the place in view.
 */
void
cld_sidebar_select (CldSidebar *self, const char *place)
{
  GtkListBoxRow *row;

  g_return_if_fail (CLD_IS_SIDEBAR (self));

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->places, i)); i++)
    if (strcmp (gtk_widget_get_name (GTK_WIDGET (row)), place) == 0)
      gtk_list_box_select_row (self->places, row);
}

/**
 * cld_sidebar_pop_up_menu:
 * @self: a sidebar
 *
 * Opens the main menu.
 */
void
cld_sidebar_pop_up_menu (CldSidebar *self)
{
  g_return_if_fail (CLD_IS_SIDEBAR (self));

  gtk_menu_button_popup (self->menu_button);
}
