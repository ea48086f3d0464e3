/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cld-codes.h"
#include "cld-enforcement.h"
#include "cld-finding-cards.h"
#include "cld-finding-look.h"
#include "cld-finding.h"
#include "cld-inspection.h"
#include "cld-value.h"

/* What was found before under the same provision, and what the regulator did about it. */

static GtkWidget *
make_thread_line (const CldFindingView *view, CldFindingItem *item)
{
  gint32 today = cld_inspection_register_get_today (view->inspections);
  g_autofree char *day = cld_value_display_day (item->inspection->row->values[INSPECTION_STARTED_ON]), *type = cld_inspection_item_get_type (item->inspection);
  g_autofree char *provision = cld_finding_item_get_provision (view->inspections, item), *kind = cld_finding_item_get_type (item);
  g_autofree char *state = cld_finding_state_describe (item->state, item->row, today);
  g_autofree char *text = cld_finding_look_join (day ? day : "", type ? type : "", NULL), *caption = cld_finding_look_join (kind, provision, NULL);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *link = cld_finding_look_make_line (text, caption, item == view->finding ? NULL : "inspections.go", item->row->ref);
  GtkWidget *words = cld_duty_look_make_state ();

  cld_duty_look_set_state (words, cld_finding_look (item->state, item->row, today), state);
  g_object_set (gtk_widget_get_first_child (words), "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_set_hexpand (link, TRUE);
  gtk_box_append (GTK_BOX (line), link);
  gtk_box_append (GTK_BOX (line), words);
  return line;
}

/**
 * cld_finding_card_make_thread:
 * @view: what it is about
 *
 * Returns: (transfer floating) (nullable): the card of the findings under the same provision, oldest first, each with its date and
 *   state; nothing where it was found once
 */
GtkWidget *
cld_finding_card_make_thread (const CldFindingView *view)
{
  g_autoptr (GPtrArray) thread = cld_inspection_register_get_thread (view->inspections, view->finding);
  GtkWidget *card, *top, *print;
  g_autofree char *heading = NULL;

  if (!thread || thread->len < 2)
    return NULL;
  heading = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Found %u time", "Found %u times", thread->len), thread->len);
  card = cld_finding_look_make_card (heading, &top);
  print = cld_finding_look_make_button (_("Print _thread"), "inspections.print-thread", NULL);
  gtk_widget_add_css_class (print, "flat");
  gtk_box_append (GTK_BOX (top), print);
  for (guint i = 0; i < thread->len; i++)
    gtk_box_append (GTK_BOX (card), make_thread_line (view, thread->pdata[i]));
  return card;
}

static char *
dup_span (const CldRow *row)
{
  g_autofree char *from = cld_value_display_day (row->values[ENFORCEMENT_FROM_ON]), *until = cld_value_display_day (row->values[ENFORCEMENT_UNTIL_ON]);

  if (from && until)
    /* Translators: from a day to a day */
    return g_strdup_printf (_("%1$s to %2$s"), from, until);
  /* Translators: %s is a date */
  return from ? g_strdup_printf (_("since %s"), from) : g_strdup (_("no date recorded"));
}

static GtkWidget *
make_step (const CldRow *row)
{
  const char *kind = row->values[ENFORCEMENT_KIND], *note = row->values[ENFORCEMENT_NOTE];
  g_autofree char *span = dup_span (row), *target = g_strdup_printf ("enforcement/%s", row->ref);
  g_autofree char *caption = cld_finding_look_join (span, note ? note : "", NULL);
  g_autofree char *text = cld_finding_look_dup_step (cld_enforcement_rung (kind), cld_code_list_label ("insp_enforcement", kind));

  return cld_finding_look_make_line (text, caption, "inspections.record", target);
}

/**
 * cld_finding_card_make_enforcement:
 * @view: what it is about
 *
 * The inspectorate has no powers over an authority: there is no such card then. Only a breach of a regulation leads to
 * enforcement (Care Standards Act 2000; domain.md 3.1).
 *
 * Returns: (transfer floating) (nullable): the card of the steps that rest on it, as a ladder
 */
GtkWidget *
cld_finding_card_make_enforcement (const CldFindingView *view)
{
  const CldInspectionCase *kase = &view->finding->inspection->kase;
  gboolean can = cld_finding_can_lead_to_enforcement (kase, cld_inspection_register_get_library (view->inspections), view->finding->row);
  GtkWidget *card, *top;

  if (kase->scope == CLD_SCOPE_LA)
    return NULL;
  card = cld_finding_look_make_card (_("Enforcement"), &top);
  gtk_widget_set_name (card, "enforcement");
  if (can)
    {
      GtkWidget *button = cld_finding_look_make_button (_("Record _enforcement…"), "inspections.enforce", NULL);

      gtk_widget_add_css_class (button, "flat");
      gtk_box_append (GTK_BOX (top), button);
    }
  for (guint i = 0; i < view->finding->enforcement->len; i++)
    gtk_box_append (GTK_BOX (card), make_step (view->finding->enforcement->pdata[i]));
  if (view->finding->enforcement->len == 0)
    gtk_box_append (GTK_BOX (card), cld_finding_look_make_label (can ? _("No step rests on this finding.") : _("It cannot lead to enforcement: no breach of a regulation in force is named."), "cld-dim", TRUE));
  return card;
}
