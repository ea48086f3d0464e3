/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-inspection-cards.h"

#include <glib/gi18n-lib.h>

#include "cld-child.h"
#include "cld-codes.h"
#include "cld-finding-look.h"
#include "cld-inspection-child.h"
#include "cld-inspection.h"
#include "cld-intervention.h"
#include "cld-judgement.h"
#include "cld-provider-children.h"
#include "cld-provider.h"
#include "cld-repo.h"
#include "cld-value.h"
#include "cld-where.h"

static const CldDutyLook restricted = { "changes-prevent-symbolic", "cld-restricted" };

static char *
dup_area (CldSession *session, const char *code)
{
  g_autoptr (CldWhere) where = cld_where_new (NULL);
  const char *name = code && cld_where_learn (where, cld_session_get_db (session), NULL) ? cld_where_get_name (where, code) : NULL;

  return g_strdup (name ? name : code ? code : "");
}

/**
 * cld_inspection_dup_subject:
 * @session: the caseload
 * @item: an inspection
 *
 * Returns: (transfer full): whom it is of, without the name: `Children’s home · SC990233 · Private · Eastholme`
 */
char *
cld_inspection_dup_subject (CldSession *session, const CldInspectionItem *item)
{
  const char *const *values = item->provider ? item->provider->values : NULL;
  g_autofree char *area = values ? dup_area (session, values[PROVIDER_AREA_AUTHORITY]) : NULL;
  const char *type = values ? cld_code_list_label ("insp_provider_type", values[PROVIDER_TYPE]) : NULL;
  const char *sector = values ? cld_code_list_label ("insp_provider_sector", values[PROVIDER_SECTOR]) : NULL;

  if (!values)
    return g_strdup (_("Local authority"));
  return cld_finding_look_join (type ? type : "", values[PROVIDER_URN] ? values[PROVIDER_URN] : item->provider->ref, sector ? sector : "", area, NULL);
}

static char *
dup_days (const CldRow *row)
{
  g_autofree char *from = cld_value_display_day (row->values[INSPECTION_STARTED_ON]), *to = cld_value_display_day (row->values[INSPECTION_ENDED_ON]);

  if (from && to && g_strcmp0 (from, to) != 0)
    /* Translators: from a day to a day */
    return g_strdup_printf (_("%1$s to %2$s"), from, to);
  return g_strdup (from ? from : "");
}

/**
 * cld_inspection_dup_event:
 * @item: an inspection
 *
 * Returns: (transfer full): what it was, when, when its report was published
 */
char *
cld_inspection_dup_event (const CldInspectionItem *item)
{
  const char *const *values = item->row->values;
  const char *topic = cld_code_list_label ("insp_focused_visit_topic", values[INSPECTION_TOPIC]);
  g_autofree char *type = cld_inspection_item_get_type (item), *days = dup_days (item->row);
  g_autofree char *published_on = cld_value_display_day (values[INSPECTION_PUBLISHED_ON]), *next_on = cld_value_display_day (values[INSPECTION_NEXT_ON]);
  /* Translators: %s is a date: when the report of an inspection was published, when the next one is expected */
  g_autofree char *published = published_on ? g_strdup_printf (_("published %s"), published_on) : g_strdup (""), *next = next_on ? g_strdup_printf (_("next expected %s"), next_on) : g_strdup ("");

  return cld_finding_look_join (type ? type : "", topic ? topic : "", days, published, values[INSPECTION_REPORT_REF] ? values[INSPECTION_REPORT_REF] : "", next, NULL);
}

static char *
dup_inspectorates (const char *value)
{
  g_auto (GStrv) codes = g_strsplit (value ? value : "", ";", -1);
  GString *out = g_string_new (NULL);

  for (guint i = 0; codes[i]; i++)
    if (*g_strstrip (codes[i]))
      g_string_append_printf (out, "%s%s", out->len > 0 ? ", " : "", cld_code_list_label ("inspectorate", codes[i]));
  return g_string_free (out, FALSE);
}

/**
 * cld_inspection_dup_inspectors:
 * @item: an inspection
 *
 * Returns: (transfer full): who inspected, the lead first, for which inspectorates, under which framework
 */
char *
cld_inspection_dup_inspectors (const CldInspectionItem *item)
{
  const char *lead = item->row->values[INSPECTION_LEAD_INSPECTOR], *team = item->row->values[INSPECTION_TEAM];
  const char *framework = cld_code_list_label ("insp_framework", item->row->values[INSPECTION_FRAMEWORK]);
  g_autofree char *inspectorates = dup_inspectorates (item->row->values[INSPECTION_INSPECTORATES]);
  /* Translators: %s is the name of an inspector */
  g_autofree char *first = lead ? g_strdup_printf (_("%s (lead)"), lead) : g_strdup (_("No lead inspector recorded")), *others = g_strdup (team ? team : "");

  g_strdelimit (others, "\n;", ',');
  return cld_finding_look_join (first, others, inspectorates, framework ? framework : "", NULL);
}

/**
 * cld_inspection_make_judgement:
 * @item: an inspection
 * @judgement: one of its judgements
 *
 * A grade is a word: nothing about it is a colour.
 *
 * Returns: (transfer floating): its card
 */
GtkWidget *
cld_inspection_make_judgement (const CldInspectionItem *item, const CldRow *judgement)
{
  const char *area = cld_code_list_label (cld_inspection_list_of (&item->kase, "judgement"), judgement->values[JUDGEMENT_AREA]);
  const char *grade = cld_code_list_label (cld_inspection_list_of (&item->kase, "grade"), judgement->values[JUDGEMENT_GRADE]), *note = judgement->values[JUDGEMENT_NOTE];
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3), *caption = cld_finding_look_make_label (area, "cld-caption", TRUE);
  GtkWidget *word = cld_finding_look_make_label (grade, "cld-section", TRUE);
  g_autofree char *name = g_strdup_printf ("%s, %s", area, grade);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "cld-pad");
  gtk_widget_add_css_class (caption, "cld-dim");
  /* Three stand side by side where there is room. */
  gtk_label_set_width_chars (GTK_LABEL (caption), 22);
  gtk_label_set_max_width_chars (GTK_LABEL (caption), 26);
  gtk_box_append (GTK_BOX (card), caption);
  gtk_label_set_max_width_chars (GTK_LABEL (word), 26);
  gtk_box_append (GTK_BOX (card), word);
  gtk_widget_set_tooltip_text (card, note);
  gtk_accessible_update_property (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return card;
}

/* --- children --- */

static char *
dup_child_name (const CldRow *child, const char *ref)
{
  g_autofree char *name = child ? g_strconcat (child->values[CHILD_GIVEN_NAMES] ? child->values[CHILD_GIVEN_NAMES] : "", " ", child->values[CHILD_SURNAME] ? child->values[CHILD_SURNAME] : "", NULL) : NULL;

  return g_strdup (name && *g_strstrip (name) ? name : ref);
}

static GtkWidget *
make_child_line (CldSession *session, const CldRow *row, CldArena *arena)
{
  const char *ref = row->values[INSPECTION_CHILD_CHILD], *role = cld_code_list_label ("insp_record_role", row->values[INSPECTION_CHILD_ROLE]);
  const CldRow *child = ref ? cld_repo_find (cld_session_get_db (session), &cld_child_kind, ref, arena, NULL) : NULL;
  g_autofree char *name = dup_child_name (child, ref), *target = g_strdup_printf ("inspection_child/%s", row->ref);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6), *link = cld_finding_look_make_line (name, role, "inspections.child", ref), *edit;

  gtk_widget_set_hexpand (link, TRUE);
  gtk_box_append (GTK_BOX (line), link);
  if (child && g_strcmp0 (child->values[CHILD_RESTRICTED], "1") == 0)
    gtk_box_append (GTK_BOX (line), cld_finding_look_make_pill (&restricted, _("Restricted")));
  edit = cld_finding_look_make_button (_("Edit"), "inspections.record", target);
  gtk_widget_add_css_class (edit, "flat");
  gtk_box_append (GTK_BOX (line), edit);
  return line;
}

/**
 * cld_inspection_make_children:
 * @session: the caseload
 * @item: an inspection
 *
 * Returns: (transfer floating): the card of the children whose records or homes it looked at; they are no part of the report
 */
GtkWidget *
cld_inspection_make_children (CldSession *session, const CldInspectionItem *item)
{
  g_autofree char *heading = item->children->len == 0 ? g_strdup (_("Children in this inspection"))
                                                      : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u child in this inspection", "%u children in this inspection", item->children->len), item->children->len);
  g_autoptr (CldArena) arena = cld_arena_new ();
  GtkWidget *top, *card = cld_finding_look_make_card (heading, &top), *add = cld_finding_look_make_button (_("Add a _child…"), "inspections.add-child", NULL);

  gtk_widget_add_css_class (add, "flat");
  gtk_box_append (GTK_BOX (top), add);
  for (guint i = 0; i < item->children->len; i++)
    gtk_box_append (GTK_BOX (card), make_child_line (session, item->children->pdata[i], arena));
  if (item->children->len == 0)
    gtk_box_append (GTK_BOX (card), cld_finding_look_make_label (_("No child is recorded as tracked, sampled, spoken to or visited."), "cld-dim", TRUE));
  return card;
}

/**
 * cld_inspection_count_children_there:
 * @session: the caseload
 * @item: an inspection of a provider
 *
 * Returns: how many of our children live there today
 */
guint
cld_inspection_count_children_there (CldSession *session, const CldInspectionItem *item)
{
  const char *today = cld_session_get_today (session);
  g_autoptr (CldArena) arena = cld_arena_new ();
  g_autoptr (GPtrArray) found = item->provider ? cld_provider_children_load (cld_session_get_db (session), item->provider->ref, today, today, arena, NULL) : NULL;
  g_autoptr (GHashTable) children = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; found && i < found->len; i++)
    {
      const CldProviderChild *child = found->pdata[i];

      if (!child->ended_on || g_strcmp0 (child->ended_on, today) > 0)
        g_hash_table_add (children, (gpointer) child->child);
    }
  return g_hash_table_size (children);
}

/* --- an authority --- */

static GtkWidget *
make_intervention (const CldRow *row)
{
  const char *kind = row->values[INTERVENTION_KIND], *reason = row->values[INTERVENTION_REASON];
  g_autofree char *from = cld_value_display_day (row->values[INTERVENTION_FROM_ON]), *until = cld_value_display_day (row->values[INTERVENTION_UNTIL_ON]);
  g_autofree char *span = from && until ? g_strdup_printf (_("%1$s to %2$s"), from, until) : from ? g_strdup_printf (_("since %s"), from) : g_strdup (_("no date recorded"));
  g_autofree char *caption = cld_finding_look_join (span, reason ? reason : _("no reason recorded"), NULL), *target = g_strdup_printf ("intervention/%s", row->ref);
  g_autofree char *text = cld_finding_look_dup_step (cld_intervention_rung (kind), cld_code_list_label ("insp_intervention", kind));

  return cld_finding_look_make_line (text, caption, "inspections.record", target);
}

/**
 * cld_inspection_make_interventions:
 * @item: an inspection of an authority
 *
 * Returns: (transfer floating): the card of the ladder of intervention: what the Department for Education did after it, since when
 *   and why
 */
GtkWidget *
cld_inspection_make_interventions (const CldInspectionItem *item)
{
  GtkWidget *top, *card = cld_finding_look_make_card (_("Intervention"), &top), *add = cld_finding_look_make_button (_("Add a _step…"), "inspections.intervene", NULL);

  gtk_widget_set_name (card, "interventions");
  gtk_widget_add_css_class (add, "flat");
  gtk_box_append (GTK_BOX (top), add);
  for (guint i = 0; i < item->interventions->len; i++)
    gtk_box_append (GTK_BOX (card), make_intervention (item->interventions->pdata[i]));
  if (item->interventions->len == 0)
    gtk_box_append (GTK_BOX (card), cld_finding_look_make_label (_("No step of intervention is recorded. The inspectorate does not regulate an authority: what follows is intervention, never enforcement."), "cld-dim", TRUE));
  return card;
}
