/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-action.h"
#include "cld-attachments.h"
#include "cld-codes.h"
#include "cld-columns.h"
#include "cld-finding-cards.h"
#include "cld-finding-look.h"
#include "cld-finding.h"
#include "cld-inspection.h"
#include "cld-value.h"

/* The chosen finding in full. */

static const CldDutyLook repeat_look = { "dialog-warning-symbolic", "cld-late" };

static GtkWidget *
make_state (CldFindingState state, const CldRow *row, gint32 today)
{
  g_autofree char *words = cld_finding_state_describe (state, row, today);

  return cld_finding_look_make_pill (cld_finding_look (state, row, today), words);
}

static GtkWidget *
make_repeat (const CldFindingItem *finding)
{
  g_autofree char *day = finding->repeats ? cld_value_display_day (finding->repeats->inspection->row->values[INSPECTION_STARTED_ON]) : NULL;
  /* Translators: %s is the date of an earlier inspection */
  g_autofree char *words = day ? g_strdup_printf (_("Repeat: also found on %s"), day) : NULL;

  return words ? cld_finding_look_make_pill (&repeat_look, words) : NULL;
}

static guint
count_files (const CldFindingView *view, const char *kind, const char *ref)
{
  g_autofree char *claim = g_strdup_printf ("%s/%s", kind, ref);
  g_autoptr (GPtrArray) files = cld_attachments_list (cld_session_get_db (view->session), NULL, claim, NULL);

  return files ? files->len : 0;
}

static char *
dup_counts (const CldFindingView *view)
{
  gint32 today = cld_inspection_register_get_today (view->inspections);
  guint n_done = 0, n_files = count_files (view, "finding", view->finding->row->ref);
  g_autofree char *done = NULL, *files = NULL;

  for (guint i = 0; i < view->finding->actions->len; i++)
    {
      const CldRow *action = view->finding->actions->pdata[i];

      n_done += cld_finding_state_get (action, today, NULL) == CLD_FINDING_MET;
      n_files += count_files (view, "action", action->ref);
    }
  done = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u action done", "%u actions done", n_done), n_done);
  files = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u file as evidence", "%u files as evidence", n_files), n_files);
  return cld_finding_look_join (done, files, NULL);
}

/* What a field says, with what it is above it. */
static void
add_field (GtkWidget *card, const char *label, const char *text)
{
  GtkWidget *caption;

  if (!text)
    return;
  caption = cld_finding_look_make_label (label, "cld-caption", TRUE);
  gtk_widget_add_css_class (caption, "cld-dim");
  gtk_box_append (GTK_BOX (card), caption);
  gtk_box_append (GTK_BOX (card), cld_finding_look_make_label (text, NULL, TRUE));
}

/* The records that show it; each opens. */
static void
add_records (GtkWidget *card, const CldFindingView *view)
{
  const char *records = view->finding->row->values[FINDING_EVIDENCE_RECORDS];
  g_auto (GStrv) claims = g_strsplit (records ? records : "", ";", -1);
  GtkWidget *caption;

  if (!records)
    return;
  caption = cld_finding_look_make_label (_("Records that show it"), "cld-caption", TRUE);
  gtk_widget_add_css_class (caption, "cld-dim");
  gtk_box_append (GTK_BOX (card), caption);
  for (guint i = 0; claims[i]; i++)
    if (*g_strstrip (claims[i]))
      {
        g_autofree char *text = cld_attachments_describe_claim (cld_session_get_db (view->session), claims[i]);
        GtkWidget *line = cld_finding_look_make_line (text ? text : claims[i], NULL, "inspections.record", claims[i]);

        gtk_widget_set_halign (line, GTK_ALIGN_START);
        gtk_box_append (GTK_BOX (card), line);
      }
}

static char *
dup_heading (const CldFindingItem *finding)
{
  const char *number = finding->row->values[FINDING_NUMBER];

  /* Translators: %s is the number of a finding in a report */
  return number ? g_strdup_printf (_("Finding %s"), number) : g_strdup (_("Finding"));
}

static GtkWidget *
make_columns (int threshold)
{
  return g_object_new (CLD_TYPE_COLUMNS, "threshold", threshold, "spacing", 6, NULL);
}

/* What is counted, and the way to the form. */
static GtkWidget *
make_end (const char *counts, const char *record)
{
  GtkWidget *end = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *label = cld_finding_look_make_label (counts, "cld-caption", FALSE), *edit = cld_finding_look_make_button (_("_Edit…"), "inspections.record", record);

  gtk_widget_add_css_class (label, "cld-dim");
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_tooltip_text (label, *counts ? counts : NULL);
  gtk_widget_add_css_class (edit, "flat");
  gtk_box_append (GTK_BOX (end), label);
  gtk_box_append (GTK_BOX (end), edit);
  /* A box that holds what expands would take what the pills need. */
  gtk_widget_set_hexpand (end, FALSE);
  return end;
}

/* Heading and pills, then what is counted: in one line where there is room. */
static GtkWidget *
make_card (const char *heading, GtkWidget *state, GtkWidget *repeat, const char *counts, const char *record)
{
  GtkWidget *top, *card = cld_finding_look_make_card (NULL, &top), *outer = make_columns (640), *inner = make_columns (440), *first = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = cld_finding_look_make_label (heading, "cld-section", FALSE);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_NONE);
  gtk_box_append (GTK_BOX (first), label);
  gtk_box_append (GTK_BOX (first), state);
  gtk_widget_set_parent (first, inner);
  if (repeat)
    {
      gtk_widget_set_halign (repeat, GTK_ALIGN_START);
      gtk_widget_set_parent (repeat, inner);
    }
  gtk_widget_set_hexpand (inner, TRUE);
  gtk_widget_set_parent (inner, outer);
  gtk_widget_set_parent (make_end (counts, record), outer);
  gtk_widget_set_hexpand (outer, TRUE);
  gtk_box_append (GTK_BOX (top), outer);
  gtk_accessible_update_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL, heading, -1);
  return card;
}

/**
 * cld_finding_card_make:
 * @view: what it is about
 *
 * Returns: (transfer floating): the card with the text of the finding in full, for an authority the weakness and then what is
 *   expected, what shows the breach, and the evidence
 */
GtkWidget *
cld_finding_card_make (const CldFindingView *view)
{
  const CldRow *row = view->finding->row;
  g_autofree char *heading = dup_heading (view->finding), *counts = dup_counts (view), *record = g_strdup_printf ("finding/%s", view->finding->row->ref);
  /* Translators: %s is what a report says, in its words */
  g_autofree char *text = row->values[FINDING_TEXT] ? g_strdup_printf (_("“%s”"), row->values[FINDING_TEXT]) : NULL;
  /* Translators: %s is why something was found, such as “Staffing” */
  g_autofree char *cause = row->values[FINDING_CAUSE] ? g_strdup_printf (_("Cause: %s"), cld_code_list_label ("insp_cause", row->values[FINDING_CAUSE])) : NULL;
  GtkWidget *card = make_card (heading, make_state (view->finding->state, row, cld_inspection_register_get_today (view->inspections)), make_repeat (view->finding), counts, record);
  gboolean is_la = view->finding->inspection->kase.scope == CLD_SCOPE_LA;

  if (is_la && text && row->values[FINDING_EXPECTATION])
    add_field (card, _("Weakness"), text);
  else
    gtk_box_append (GTK_BOX (card), cld_finding_look_make_label (text ? text : _("No text recorded"), text ? NULL : "cld-dim", TRUE));
  add_field (card, _("What is expected"), row->values[FINDING_EXPECTATION]);
  add_field (card, _("How it shows a breach"), row->values[FINDING_BREACH_SHOWN]);
  if (cause)
    gtk_box_append (GTK_BOX (card), cld_finding_look_make_label (cause, "cld-dim", TRUE));
  add_field (card, _("Evidence"), row->values[FINDING_EVIDENCE]);
  add_records (card, view);
  return card;
}

/**
 * cld_finding_card_make_action:
 * @view: what it is about, with an action
 *
 * Returns: (transfer floating): the card of the action
 */
GtkWidget *
cld_finding_card_make_action (const CldFindingView *view)
{
  const CldRow *row = view->action;
  gint32 today = cld_inspection_register_get_today (view->inspections);
  const char *owner = row->values[ACTION_OWNER];
  g_autofree char *kind = row->values[ACTION_KIND] ? g_strdup (cld_code_list_label ("action_kind", row->values[ACTION_KIND])) : NULL;
  g_autofree char *counts = cld_finding_look_join (kind ? kind : "", owner ? owner : "", NULL), *record = g_strdup_printf ("action/%s", row->ref);
  GtkWidget *card = make_card (_("Our action"), make_state (cld_finding_state_get (row, today, NULL), row, today), NULL, counts, record);

  gtk_box_append (GTK_BOX (card), cld_finding_look_make_label (row->values[ACTION_WHAT], NULL, TRUE));
  add_field (card, _("Evidence"), row->values[ACTION_EVIDENCE]);
  if (row->values[ACTION_CHILD])
    gtk_box_append (GTK_BOX (card), cld_finding_look_make_line (_("Open the child"), row->values[ACTION_CHILD], "inspections.child", row->values[ACTION_CHILD]));
  return card;
}
