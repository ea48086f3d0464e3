/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-finding-cards.h"
#include "cld-finding-look.h"
#include "cld-finding.h"
#include "cld-value.h"

/* Why a finding is what it is: the sentence, and what it names. */

static const guint cited[] = { FINDING_REGULATIONS, FINDING_STANDARDS, FINDING_GUIDANCE };

static const struct
{
  const char *type;
  const char *question;
} questions[] = {
  { "REQ", N_("Why a requirement?") },
  { "REC", N_("Why a recommendation?") },
  { "SHORT", N_("Why a shortfall without a requirement?") },
  { "STR", N_("Why a strength?") },
  { "AFI", N_("Why an area for improvement?") },
  { "APA", N_("Why an area for priority action?") },
  { "WEAK", N_("Why a weakness with an expectation?") },
  { "SCON", N_("Why a serious or widespread concern?") },
};

/**
 * cld_finding_dup_question:
 * @finding: a finding
 *
 * Returns: (transfer full): what is asked of its type: “Why a requirement?”
 */
char *
cld_finding_dup_question (const CldFindingItem *finding)
{
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    if (g_strcmp0 (questions[i].type, finding->row->values[FINDING_TYPE]) == 0)
      return g_strdup (_(questions[i].question));
  return g_strdup (_("Why this type?"));
}

/* Since when, until when, and whether it was so when the inspection began. */
static char *
dup_force (const CldLegalReference *reference, const char *day)
{
  g_autofree char *from = cld_value_display_day (reference->valid_from), *to = cld_value_display_day (reference->valid_to), *on = cld_value_display_day (day), *span = NULL;

  if (from && to)
    /* Translators: when a law was in force */
    span = g_strdup_printf (_("In force from %1$s to %2$s"), from, to);
  else if (from)
    span = g_strdup_printf (_("In force since %s"), from);
  else if (to)
    span = g_strdup_printf (_("In force until %s"), to);
  else
    span = g_strdup (_("In force"));
  if (!day || cld_legal_reference_is_in_force (reference, day))
    return g_steal_pointer (&span);
  /* Translators: %1$s is when a law was in force, %2$s the day of an inspection */
  return g_strdup_printf (_("%1$s: not on %2$s"), span, on);
}

static gboolean
is_law (const CldLegalReference *reference)
{
  return reference->form == CLD_LEGAL_ACT || reference->form == CLD_LEGAL_REGULATION;
}

/* Standard, guidance, regulation: what one leads to in the other, up to the first that is law. A regulation is the end already. */
static char *
dup_chain (const CldLegalLibrary *library, const CldInspectionCase *kase, const char *citation)
{
  const CldLegalReference *self = cld_legal_library_find (library, citation, NULL);
  g_autoptr (GPtrArray) chain = self && !is_law (self) ? cld_legal_chain (kase, library, citation) : NULL;
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; chain && i < chain->len; i++)
    {
      const CldLegalReference *reference = chain->pdata[i];
      g_autofree char *name = reference == self ? NULL : cld_legal_library_cite_short (library, reference->code);

      if (name)
        g_string_append_printf (out, " → %s", name);
      if (is_law (reference))
        break;
    }
  /* Translators: %s are the standard, guidance and regulation that belong together, with arrows */
  return out->len > 0 ? g_strdup_printf (_("Leads to%s"), out->str) : NULL;
}

typedef void (*CitationFunc) (const CldLegalLibrary *library, const CldInspectionCase *kase, const char *citation, gpointer data);

static void
each_citation (CldInspectionRegister *inspections, const CldFindingItem *finding, CitationFunc func, gpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (cited); i++)
    {
      const char *value = finding->row->values[cited[i]];
      g_auto (GStrv) parts = g_strsplit (value ? value : "", ";", -1);

      for (guint k = 0; parts[k]; k++)
        if (*g_strstrip (parts[k]))
          func (cld_inspection_register_get_library (inspections), &finding->inspection->kase, parts[k], data);
    }
}

static char *
dup_citation_caption (const CldLegalLibrary *library, const CldInspectionCase *kase, const char *citation)
{
  const CldLegalReference *reference = cld_legal_library_find (library, citation, NULL);
  g_autofree char *force = reference ? dup_force (reference, kase->day) : g_strdup (_("Not in the library"));
  g_autofree char *chain = reference ? dup_chain (library, kase, citation) : NULL;

  return cld_finding_look_join (force, chain ? chain : "", NULL);
}

static void
add_citation_line (const CldLegalLibrary *library, const CldInspectionCase *kase, const char *citation, gpointer data)
{
  const CldLegalReference *reference = cld_legal_library_find (library, citation, NULL);
  g_autofree char *text = cld_legal_library_cite (library, citation, kase->day), *caption = dup_citation_caption (library, kase, citation);
  GtkWidget *line = cld_finding_look_make_line (text, caption, reference ? "inspections.reference" : NULL, reference ? reference->code : NULL);

  if (reference)
    gtk_widget_set_tooltip_text (line, _("Open it in the library"));
  gtk_box_append (GTK_BOX (data), line);
}

static void
add_citation_text (const CldLegalLibrary *library, const CldInspectionCase *kase, const char *citation, gpointer data)
{
  g_autofree char *text = cld_legal_library_cite (library, citation, kase->day), *caption = dup_citation_caption (library, kase, citation);
  GString *out = data;

  g_string_append_printf (out, "%s%s. %s", out->len > 0 ? "\n" : "", text, caption);
}

/**
 * cld_finding_dup_citations:
 * @inspections: what it is of
 * @finding: a finding
 *
 * Returns: (transfer full): what it cites, in full and with its years, a line each
 */
char *
cld_finding_dup_citations (CldInspectionRegister *inspections, const CldFindingItem *finding)
{
  GString *out = g_string_new (NULL);

  each_citation (inspections, finding, add_citation_text, out);
  return g_string_free (out, FALSE);
}

/**
 * cld_finding_dup_copy:
 * @inspections: what it is of
 * @finding: a finding
 *
 * Returns: (transfer full): what *Copy* takes: the question, the sentence, and what it cites
 */
char *
cld_finding_dup_copy (CldInspectionRegister *inspections, const CldFindingItem *finding)
{
  g_autofree char *question = cld_finding_dup_question (finding), *sentence = cld_finding_item_explain (inspections, finding);
  g_autofree char *citations = cld_finding_dup_citations (inspections, finding);

  return g_strdup_printf ("%s\n%s%s%s\n", question, sentence, *citations ? "\n" : "", citations);
}

/**
 * cld_finding_card_make_why:
 * @view: what it is about
 *
 * Returns: (transfer floating): the card with the sentence, its citations, and the way to a requirement from a recommendation
 */
GtkWidget *
cld_finding_card_make_why (const CldFindingView *view)
{
  g_autofree char *question = cld_finding_dup_question (view->finding), *sentence = cld_finding_item_explain (view->inspections, view->finding);
  GtkWidget *top, *card = cld_finding_look_make_card (question, &top), *image = gtk_image_new_from_icon_name ("dialog-question-symbolic"), *text;
  GtkWidget *copy = cld_finding_look_make_button (_("Cop_y"), "inspections.copy", NULL);

  g_object_set (image, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_box_prepend (GTK_BOX (top), image);
  gtk_widget_add_css_class (copy, "flat");
  gtk_widget_set_tooltip_text (copy, _("Copy the sentence and what it cites"));
  gtk_box_append (GTK_BOX (top), copy);
  text = cld_finding_look_make_label (sentence, NULL, TRUE);
  gtk_widget_set_name (text, "why");
  gtk_box_append (GTK_BOX (card), text);
  each_citation (view->inspections, view->finding, add_citation_line, card);
  if (g_strcmp0 (view->finding->row->values[FINDING_TYPE], "REC") == 0)
    {
      GtkWidget *button = cld_finding_look_make_button (_("Add a _regulation…"), "inspections.regulation", NULL);

      gtk_widget_set_halign (button, GTK_ALIGN_START);
      gtk_box_append (GTK_BOX (card), button);
    }
  return card;
}
