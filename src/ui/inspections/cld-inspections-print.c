/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cld-finding.h"
#include "cld-inspection.h"
#include "cld-inspections-pane-private.h"
#include "cld-print-ui.h"
#include "cld-report-inspection.h"
#include "cld-report-provider.h"
#include "cld-report-tracked.h"
#include "cld-value.h"
#include "cld-window.h"

/* What the page of inspections prints. */

static void
preview (GtkWidget *widget, CldPrintJob *made, const GError *error)
{
  g_autoptr (CldPrintJob) job = made;
  CldWindow *window = cld_window_of (widget);

  if (job)
    cld_print_preview (widget, cld_pane_get_session (CLD_PANE (widget)), job);
  else if (window)
    cld_window_show_error (window, _("Nothing was printed"), error);
}

static CldStore *
get_store (GtkWidget *widget)
{
  return cld_session_get_store (cld_pane_get_session (CLD_PANE (widget)));
}

static void
print_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldInspectionItem *item = _cld_inspections_pane_get_item (CLD_INSPECTIONS_PANE (widget));
  g_autoptr (GError) error = NULL;

  if (item)
    preview (widget, cld_inspection_print_new (get_store (widget), item->row->ref, &error), error);
}

static void
print_provider_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldInspectionItem *item = _cld_inspections_pane_get_item (CLD_INSPECTIONS_PANE (widget));
  g_autoptr (GError) error = NULL;

  if (item && item->provider)
    preview (widget, cld_provider_print_new (get_store (widget), item->provider->ref, cld_session_get_today (cld_pane_get_session (CLD_PANE (widget))), &error), error);
}

static void
print_pack_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldInspectionItem *item = _cld_inspections_pane_get_item (CLD_INSPECTIONS_PANE (widget));
  g_autoptr (GError) error = NULL;

  if (item)
    preview (widget, cld_tracked_print_new (get_store (widget), item->row->ref, "TRACK", &error), error);
}

/* In points; 0 shares what the others leave. */
static const CldColumn columns[] = {
  { N_("Inspected"), 64 }, { N_("Type"), 76 }, { N_("Finding"), 0 }, { N_("Provision"), 70 }, { N_("Due"), 62 }, { N_("State"), 88 }, { N_("Actions"), 56 }, { N_("Evidence"), 110 },
};

static void
add_thread_row (CldPrintJob *job, CldInspectionRegister *inspections, CldFindingItem *finding)
{
  gint32 today = cld_inspection_register_get_today (inspections);
  const char *const *values = finding->row->values;
  g_autofree char *day = cld_value_display_day (finding->inspection->row->values[INSPECTION_STARTED_ON]), *due = cld_value_display_day (values[FINDING_DUE_ON]);
  g_autofree char *type = cld_finding_item_get_type (finding), *provision = cld_finding_item_get_provision (inspections, finding);
  g_autofree char *state = cld_finding_state_describe (finding->state, finding->row, today), *actions = NULL;
  guint n_done = 0;

  for (guint i = 0; i < finding->actions->len; i++)
    n_done += cld_finding_state_get (finding->actions->pdata[i], today, NULL) == CLD_FINDING_MET;
  /* Translators: how many actions are done, of how many */
  actions = g_strdup_printf (_("%1$u of %2$u done"), n_done, finding->actions->len);
  cld_print_job_add_row (job, (const char *const[]){ day ? day : "", type, values[FINDING_TEXT] ? values[FINDING_TEXT] : "", provision, due ? due : "–", state, actions, values[FINDING_EVIDENCE] ? values[FINDING_EVIDENCE] : "" });
}

static CldPrintJob *
make_thread (CldInspectionRegister *inspections, CldFindingItem *finding)
{
  g_autoptr (GPtrArray) thread = cld_inspection_register_get_thread (inspections, finding);
  CldColumn shown[G_N_ELEMENTS (columns)];
  g_autofree char *name = cld_inspection_item_get_name (finding->inspection), *provision = cld_finding_item_get_provision (inspections, finding), *about = NULL;
  CldPrintJob *job;

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    shown[i] = (CldColumn){ _(columns[i].title), columns[i].width };
  /* Translators: how often somebody was found to fall short of a regulation: name, regulation, how often */
  about = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%1$s, %2$s: found %3$u time", "%1$s, %2$s: found %3$u times", thread->len), name, provision, thread->len);
  job = cld_print_job_new_table (_("Findings under the same provision"), about, shown, G_N_ELEMENTS (shown));
  for (guint i = 0; i < thread->len; i++)
    add_thread_row (job, inspections, thread->pdata[i]);
  return job;
}

static void
print_thread_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldInspectionsPane *self = CLD_INSPECTIONS_PANE (widget);
  CldFindingNode *node = _cld_inspections_pane_get_node (self);
  CldFindingItem *finding = node ? cld_finding_node_get_finding (node) : NULL;

  if (finding)
    preview (widget, make_thread (self->inspections, finding), NULL);
}

/**
 * _cld_inspections_pane_class_init_prints:
 * @widget_class: the class of the page
 *
 * Installs what can be printed.
 */
void
_cld_inspections_pane_class_init_prints (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "pane.print", NULL, print_cb);
  gtk_widget_class_install_action (widget_class, "inspections.print-pack", NULL, print_pack_cb);
  gtk_widget_class_install_action (widget_class, "inspections.print-provider", NULL, print_provider_cb);
  gtk_widget_class_install_action (widget_class, "inspections.print-thread", NULL, print_thread_cb);
}
