/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cld-column-box.h"
#include "cld-inspect-forms.h"
#include "cld-inspections-open.h"
#include "cld-kinds.h"
#include "cld-notice-page.h"
#include "cld-print-ui.h"
#include "cld-provider-page-private.h"
#include "cld-report-provider.h"
#include "cld-window.h"

G_DEFINE_FINAL_TYPE (CldProviderPage, cld_provider_page, CLD_TYPE_PANE)

static CldSession *
get_session (CldProviderPage *self)
{
  return cld_pane_get_session (CLD_PANE (self));
}

static const CldProviderEntry *
get_entry (CldProviderPage *self)
{
  return self->providers ? cld_provider_list_find (self->providers, self->provider) : NULL;
}

/* --- what the rows open --- */

static void
open_cb (CldProviderPage *self, const char *what, const char *ref)
{
  CldWindow *window = cld_window_of (GTK_WIDGET (self));
  g_autofree char *which = g_strdup (ref);

  if (!window)
    return;
  if (g_str_equal (what, "child"))
    cld_window_open_child (window, which);
  else if (g_str_equal (what, "inspection"))
    cld_inspections_open (GTK_WIDGET (self), which, NULL);
  else if (g_str_equal (what, "finding"))
    cld_inspections_open (GTK_WIDGET (self), NULL, which);
  else if (g_str_equal (what, "notice"))
    cld_window_push (window, cld_notice_page_new (get_session (self), which));
  else if (g_str_equal (what, "enforcement"))
    cld_inspect_form_open (GTK_WIDGET (self), &cld_enforcement_kind, which, NULL, NULL);
  else
    cld_window_edit (window, &cld_correspondence_kind, which, NULL);
}

/* --- actions --- */

static void
edit_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cld_inspect_form_open (widget, &cld_provider_kind, CLD_PROVIDER_PAGE (widget)->provider, NULL, NULL);
}

static void
inspect_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cld_inspect_form_open (widget, &cld_inspection_kind, NULL, "provider", CLD_PROVIDER_PAGE (widget)->provider);
}

static void
enforce_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cld_inspect_form_open (widget, &cld_enforcement_kind, NULL, "provider", CLD_PROVIDER_PAGE (widget)->provider);
}

static gboolean
is_in_force (const CldRow *step, gint32 today)
{
  gint32 from = cld_date_read_day (step->values[ENFORCEMENT_FROM_ON]), until = cld_date_read_day (step->values[ENFORCEMENT_UNTIL_ON]);

  return (from == CLD_NO_DAY || from <= today) && (until == CLD_NO_DAY || until >= today);
}

/* What the children there are asked about: the latest step in force that blocks, else an open notice, else the inspection. */
static const char *
find_cause (CldProviderPage *self, CldImpactCause *cause)
{
  CldInspectionRegister *inspections = self->providers ? cld_provider_list_get_register (self->providers) : NULL;
  GPtrArray *steps = inspections ? cld_inspection_register_get_enforcement (inspections, self->provider) : NULL;
  const CldProviderEntry *entry = get_entry (self);

  *cause = CLD_IMPACT_ENFORCEMENT;
  for (guint i = steps ? steps->len : 0; i-- > 0;)
    {
      const CldRow *step = steps->pdata[i];

      if (step->values[ENFORCEMENT_KIND] && cld_enforcement_blocks_placements (step->values[ENFORCEMENT_KIND]) && is_in_force (step, cld_inspection_register_get_today (inspections)))
        return step->ref;
    }
  *cause = CLD_IMPACT_NOTICE;
  if (self->details && self->details->notices->len > 0)
    return ((const CldRow *) self->details->notices->pdata[0])->ref;
  *cause = CLD_IMPACT_INADEQUATE;
  return entry && entry->latest && entry->blocked_since != CLD_NO_DAY ? entry->latest->row->ref : NULL;
}

static void
consequences_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldImpactCause cause;
  g_autofree char *ref = g_strdup (find_cause (CLD_PROVIDER_PAGE (widget), &cause));

  if (ref)
    cld_impact_page_open (widget, cause, ref);
}

static void
print_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldProviderPage *self = CLD_PROVIDER_PAGE (widget);
  CldWindow *window = cld_window_of (widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (CldPrintJob) job = cld_provider_print_new (cld_session_get_store (get_session (self)), self->provider, cld_session_get_today (get_session (self)), &error);

  if (job)
    cld_print_preview (widget, get_session (self), job);
  else if (window)
    cld_window_show_error (window, _("The provider cannot be printed"), error);
}

static void
back_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldWindow *window = cld_window_of (widget);

  if (window)
    cld_window_pop (window);
}

/* --- the page --- */

static gboolean
read_all (CldProviderPage *self, GError **error)
{
  CldDb *db = cld_session_get_db (get_session (self));
  gint32 today = cld_date_to_day (cld_session_get_today (get_session (self)));
  g_autoptr (CldProviderList) providers = cld_provider_list_load (db, today, error);
  g_autoptr (CldProviderDetails) details = providers ? cld_provider_details_load (db, self->provider, today, error) : NULL;

  if (!details)
    return FALSE;
  g_clear_pointer (&self->providers, cld_provider_list_free);
  g_clear_pointer (&self->details, cld_provider_details_free);
  self->providers = g_steal_pointer (&providers);
  self->details = g_steal_pointer (&details);
  return TRUE;
}

static void
show_standing (CldProviderPage *self, const CldProviderEntry *entry)
{
  /* Translators: %s is one or more sentences that say why */
  g_autofree char *text = entry->why ? g_strdup_printf (_("New placements here are blocked. %s"), entry->why) : NULL;

  if (entry->blocked_since == CLD_NO_DAY)
    cld_pane_set_banner (CLD_PANE (self), NULL, NULL);
  else
    cld_pane_set_banner (CLD_PANE (self), "action-unavailable-symbolic", text ? text : _("New placements here are blocked."));
}

static void
load (CldProviderPage *self)
{
  CldWindow *window = cld_window_of (GTK_WIDGET (self));
  g_autoptr (GError) error = NULL;
  const CldProviderEntry *entry;
  CldImpactCause cause;

  if (!read_all (self, &error))
    {
      if (window)
        cld_window_show_error (window, _("The provider could not be read"), error);
      return;
    }
  entry = get_entry (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->buttons), entry != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->scroller), entry != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "provider.consequences", entry && find_cause (self, &cause));
  if (!entry)
    {
      cld_pane_set_title (CLD_PANE (self), _("Provider"), NULL);
      cld_pane_set_banner (CLD_PANE (self), "dialog-warning-symbolic", _("This provider is not there any more."));
      return;
    }
  cld_pane_set_title (CLD_PANE (self), _("Provider"), NULL);
  show_standing (self, entry);
  _cld_provider_page_fill_facts (self, entry);
  _cld_provider_page_fill_children (self);
  _cld_provider_page_fill_inspections (self, entry);
  _cld_provider_page_fill_findings (self, entry);
  _cld_provider_page_fill_steps (self);
  _cld_provider_page_fill_papers (self);
}

static void
cld_provider_page_shown (CldPane *pane)
{
  gtk_widget_child_focus (GTK_WIDGET (CLD_PROVIDER_PAGE (pane)->buttons), GTK_DIR_TAB_FORWARD);
}

/* The rows are made anew: the keyboard is not left with one that is gone. */
static void
cld_provider_page_changed (CldPane *pane, const char *child)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (pane));

  load (CLD_PROVIDER_PAGE (pane));
  if (root && gtk_widget_get_mapped (GTK_WIDGET (pane)) && !gtk_root_get_focus (root))
    cld_provider_page_shown (pane);
}

static void
cld_provider_page_finalize (GObject *object)
{
  CldProviderPage *self = CLD_PROVIDER_PAGE (object);

  g_clear_pointer (&self->providers, cld_provider_list_free);
  g_clear_pointer (&self->details, cld_provider_details_free);
  g_free (self->provider);
  G_OBJECT_CLASS (cld_provider_page_parent_class)->finalize (object);
}

static const char *const card_names[CLD_PROVIDER_N_CARDS] = {
  [CLD_PROVIDER_NOW] = "now_card",           [CLD_PROVIDER_BEFORE] = "before_card",     [CLD_PROVIDER_GRADES] = "grades_card",   [CLD_PROVIDER_INSPECTIONS] = "inspections_card",
  [CLD_PROVIDER_FINDINGS] = "findings_card", [CLD_PROVIDER_STEPS] = "steps_card", [CLD_PROVIDER_NOTICES] = "notices_card", [CLD_PROVIDER_LETTERS] = "letters_card",
};

static void
install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "provider.edit", NULL, edit_cb);
  gtk_widget_class_install_action (widget_class, "child.edit", NULL, edit_cb);
  gtk_widget_class_install_action (widget_class, "provider.inspect", NULL, inspect_cb);
  gtk_widget_class_install_action (widget_class, "pane.new", NULL, inspect_cb);
  gtk_widget_class_install_action (widget_class, "provider.enforce", NULL, enforce_cb);
  gtk_widget_class_install_action (widget_class, "provider.consequences", NULL, consequences_cb);
  gtk_widget_class_install_action (widget_class, "pane.print", NULL, print_cb);
  gtk_widget_class_install_action (widget_class, "pane.cancel", NULL, back_cb);
}

static void
cld_provider_page_class_init (CldProviderPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cld_provider_page_finalize;
  CLD_PANE_CLASS (klass)->changed = cld_provider_page_changed;
  CLD_PANE_CLASS (klass)->shown = cld_provider_page_shown;
  g_type_ensure (CLD_TYPE_COLUMN_BOX);
  g_type_ensure (CLD_TYPE_FACT_CARD);
  g_type_ensure (CLD_TYPE_PROVIDER_CARD);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/caseload/Caseload/providers/cld-provider-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CldProviderPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, CldProviderPage, name);
  gtk_widget_class_bind_template_child (widget_class, CldProviderPage, about);
  gtk_widget_class_bind_template_child (widget_class, CldProviderPage, urn_fault);
  gtk_widget_class_bind_template_child (widget_class, CldProviderPage, buttons);
  gtk_widget_class_bind_template_child (widget_class, CldProviderPage, registration);
  gtk_widget_class_bind_template_child (widget_class, CldProviderPage, contact);
  for (guint i = 0; i < CLD_PROVIDER_N_CARDS; i++)
    gtk_widget_class_bind_template_child_full (widget_class, card_names[i], FALSE, G_STRUCT_OFFSET (CldProviderPage, cards) + (gssize) (i * sizeof (gpointer)));
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  install_actions (widget_class);
}

static void
cld_provider_page_init (CldProviderPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * cld_provider_page_new:
 * @session: a session
 * @provider: ref of a provider
 *
 * Returns: (transfer floating): its page
 */
CldPane *
cld_provider_page_new (CldSession *session, const char *provider)
{
  CldProviderPage *self = g_object_new (CLD_TYPE_PROVIDER_PAGE, "session", session, NULL);

  self->provider = g_strdup (provider);
  load (self);
  return CLD_PANE (self);
}

/**
 * cld_provider_page_open:
 * @from: a widget of a window
 * @provider: ref of a provider
 *
 * Shows the page of a provider above the page in view.
 */
void
cld_provider_page_open (GtkWidget *from, const char *provider)
{
  CldWindow *window = cld_window_of (from);

  if (window && provider)
    cld_window_push (window, cld_provider_page_new (cld_window_get_session (window), provider));
}
