/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-providers-pane.h"

#include <glib/gi18n-lib.h>

#include "cld-contacts-view.h"
#include "cld-inspect-forms.h"
#include "cld-kinds.h"
#include "cld-provider-page.h"
#include "cld-providers-export.h"
#include "cld-providers-view.h"
#include "cld-search-keys.h"
#include "cld-window.h"

/* Providers, and the directory of contacts beside them. */
struct _CldProvidersPane
{
  CldPane parent_instance;

  AdwSqueezer *squeezer;
  AdwWindowTitle *window_title;
  GtkWidget *switcher;
  AdwViewSwitcherBar *switcher_bar;
  AdwViewStack *stack;
  CldProvidersView *providers;
  CldContactsView *contacts;
  GtkWidget *new_button;
  GtkWidget *more_button;

  CldProviderList *provider_list; /* (nullable) */
  CldContactList *contact_list;   /* (nullable) */
  guint squeeze_idle;
  gboolean stale;
};

G_DEFINE_FINAL_TYPE (CldProvidersPane, cld_providers_pane, CLD_TYPE_PANE)

static CldSession *
get_session (CldProvidersPane *self)
{
  return cld_pane_get_session (CLD_PANE (self));
}

static gboolean
is_contacts (CldProvidersPane *self)
{
  return adw_view_stack_get_visible_child (self->stack) == GTK_WIDGET (self->contacts);
}

static GtkEditable *
get_search (CldProvidersPane *self)
{
  return is_contacts (self) ? cld_contacts_view_get_search (self->contacts) : cld_providers_view_get_search (self->providers);
}

/* Reads everything anew. Views hold what was before it until they are told. */
static void
load (CldProvidersPane *self)
{
  CldSession *session = get_session (self);
  CldDb *db = session ? cld_session_get_db (session) : NULL;
  CldWindow *window = cld_window_of (GTK_WIDGET (self));
  g_autoptr (GError) error = NULL;
  g_autoptr (CldProviderList) providers = NULL;
  g_autoptr (CldContactList) contacts = NULL;

  self->stale = FALSE;
  if (!db)
    return;
  providers = cld_provider_list_load (db, cld_date_to_day (cld_session_get_today (session)), &error);
  contacts = providers ? cld_contact_list_load (db, &error) : NULL;
  if (!contacts)
    {
      if (window)
        cld_window_show_error (window, _("The providers could not be read"), error);
      return;
    }
  cld_providers_view_show (self->providers, providers);
  cld_contacts_view_show (self->contacts, contacts);
  g_clear_pointer (&self->provider_list, cld_provider_list_free);
  g_clear_pointer (&self->contact_list, cld_contact_list_free);
  self->provider_list = g_steal_pointer (&providers);
  self->contact_list = g_steal_pointer (&contacts);
}

static void
focus_view (CldProvidersPane *self)
{
  if (is_contacts (self))
    cld_contacts_view_focus (self->contacts);
  else
    cld_providers_view_focus (self->providers);
}

/* How many rows are in view, with the title. */
static void
shown_cb (CldProvidersPane *self)
{
  g_autofree char *count = is_contacts (self) ? cld_contacts_view_dup_count (self->contacts) : cld_providers_view_dup_count (self->providers);

  adw_window_title_set_subtitle (self->window_title, count);
  cld_pane_set_title (CLD_PANE (self), _("Providers"), count);
}

static void
switched_cb (CldProvidersPane *self)
{
  gboolean contacts = is_contacts (self);

  gtk_widget_set_tooltip_text (self->new_button, contacts ? _("Add a contact (Ctrl+N)") : _("Add a provider (Ctrl+N)"));
  gtk_widget_set_visible (self->more_button, !contacts);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pane.print", !contacts);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pane.export", !contacts);
  shown_cb (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    focus_view (self);
}

static void
open_provider_cb (CldProvidersPane *self, const char *ref)
{
  cld_provider_page_open (GTK_WIDGET (self), ref);
}

static void
open_contact_cb (CldProvidersPane *self, const char *ref)
{
  CldWindow *window = cld_window_of (GTK_WIDGET (self));

  if (window)
    cld_window_edit (window, &cld_contact_kind, ref, NULL);
}

/* --- actions --- */

static void
find_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (get_search (CLD_PROVIDERS_PANE (widget))));
}

static void
open_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldProvidersPane *self = CLD_PROVIDERS_PANE (widget);
  const CldRow *contact = is_contacts (self) ? cld_contacts_view_get_current (self->contacts) : NULL;
  const CldProviderEntry *provider = is_contacts (self) ? NULL : cld_providers_view_get_current (self->providers);

  if (contact)
    open_contact_cb (self, contact->ref);
  else if (provider)
    open_provider_cb (self, provider->row->ref);
}

static void
new_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldWindow *window = cld_window_of (widget);

  if (window && is_contacts (CLD_PROVIDERS_PANE (widget)))
    cld_window_edit (window, &cld_contact_kind, NULL, NULL);
  else if (window)
    cld_inspect_form_open (widget, &cld_provider_kind, NULL, NULL, NULL);
}

static void
print_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldProvidersPane *self = CLD_PROVIDERS_PANE (widget);
  g_autoptr (GPtrArray) shown = cld_providers_view_get_shown (self->providers);

  cld_providers_print (widget, get_session (self), shown);
}

static void
export_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GPtrArray) shown = cld_providers_view_get_shown (CLD_PROVIDERS_PANE (widget)->providers);

  cld_providers_export (widget, shown);
}

/* --- keys --- */

static gboolean
cld_providers_pane_key (CldPane *pane, GtkEventControllerKey *controller, guint keyval, GdkModifierType state)
{
  CldProvidersPane *self = CLD_PROVIDERS_PANE (pane);

  if (keyval == GDK_KEY_Escape)
    return is_contacts (self) ? cld_contacts_view_clear (self->contacts) : cld_providers_view_clear (self->providers);
  return keyval != GDK_KEY_space && cld_search_keys_is_text (keyval, state) && cld_search_keys_forward (controller, get_search (self));
}

/* --- life --- */

static gboolean
squeeze_idle_cb (gpointer data)
{
  CldProvidersPane *self = data;

  self->squeeze_idle = 0;
  adw_view_switcher_bar_set_reveal (self->switcher_bar, adw_squeezer_get_visible_child (self->squeezer) != self->switcher);
  return G_SOURCE_REMOVE;
}

/* This comes while room is given out, so what stands elsewhere changes afterwards. */
static void
squeezed_cb (CldProvidersPane *self)
{
  if (!self->squeeze_idle)
    self->squeeze_idle = g_idle_add (squeeze_idle_cb, self);
}

static void
cld_providers_pane_shown (CldPane *pane)
{
  CldProvidersPane *self = CLD_PROVIDERS_PANE (pane);

  if (self->stale || !self->provider_list)
    load (self);
  focus_view (self);
}

static void
cld_providers_pane_changed (CldPane *pane, const char *child)
{
  CldProvidersPane *self = CLD_PROVIDERS_PANE (pane);

  self->stale = TRUE;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    load (self);
}

static void
cld_providers_pane_constructed (GObject *object)
{
  CldProvidersPane *self = CLD_PROVIDERS_PANE (object);

  G_OBJECT_CLASS (cld_providers_pane_parent_class)->constructed (object);
  cld_pane_set_title (CLD_PANE (self), _("Providers"), NULL);
  cld_providers_view_setup (self->providers);
  cld_contacts_view_setup (self->contacts);
}

static void
cld_providers_pane_dispose (GObject *object)
{
  CldProvidersPane *self = CLD_PROVIDERS_PANE (object);

  g_clear_handle_id (&self->squeeze_idle, g_source_remove);
  if (self->provider_list)
    {
      cld_providers_view_show (self->providers, NULL);
      cld_contacts_view_show (self->contacts, NULL);
    }
  g_clear_pointer (&self->provider_list, cld_provider_list_free);
  g_clear_pointer (&self->contact_list, cld_contact_list_free);
  G_OBJECT_CLASS (cld_providers_pane_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "pane.find", NULL, find_cb);
  gtk_widget_class_install_action (widget_class, "pane.open", NULL, open_cb);
  gtk_widget_class_install_action (widget_class, "pane.new", NULL, new_cb);
  gtk_widget_class_install_action (widget_class, "pane.print", NULL, print_cb);
  gtk_widget_class_install_action (widget_class, "pane.export", NULL, export_cb);
}

static void
cld_providers_pane_class_init (CldProvidersPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = cld_providers_pane_constructed;
  object_class->dispose = cld_providers_pane_dispose;
  CLD_PANE_CLASS (klass)->shown = cld_providers_pane_shown;
  CLD_PANE_CLASS (klass)->key = cld_providers_pane_key;
  CLD_PANE_CLASS (klass)->changed = cld_providers_pane_changed;

  g_type_ensure (CLD_TYPE_PROVIDERS_VIEW);
  g_type_ensure (CLD_TYPE_CONTACTS_VIEW);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/caseload/Caseload/providers/cld-providers-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, CldProvidersPane, squeezer);
  gtk_widget_class_bind_template_child (widget_class, CldProvidersPane, window_title);
  gtk_widget_class_bind_template_child (widget_class, CldProvidersPane, switcher);
  gtk_widget_class_bind_template_child (widget_class, CldProvidersPane, switcher_bar);
  gtk_widget_class_bind_template_child (widget_class, CldProvidersPane, stack);
  gtk_widget_class_bind_template_child (widget_class, CldProvidersPane, providers);
  gtk_widget_class_bind_template_child (widget_class, CldProvidersPane, contacts);
  gtk_widget_class_bind_template_child (widget_class, CldProvidersPane, new_button);
  gtk_widget_class_bind_template_child (widget_class, CldProvidersPane, more_button);
  gtk_widget_class_bind_template_callback (widget_class, squeezed_cb);
  gtk_widget_class_bind_template_callback (widget_class, switched_cb);
  gtk_widget_class_bind_template_callback (widget_class, shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_provider_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_contact_cb);
  install_actions (widget_class);
}

static void
cld_providers_pane_init (CldProvidersPane *self)
{
  self->stale = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cld_providers_pane_new:
 * @session: a session
 *
 * Returns: (transfer floating): the page of providers and contacts
 */
CldPane *
cld_providers_pane_new (CldSession *session)
{
  return g_object_new (CLD_TYPE_PROVIDERS_PANE, "session", session, NULL);
}
