/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-codes.h"
#include "cld-kinds.h"
#include "cld-report-findings-private.h"

/* A finding with all that hangs on it, as the prints of inspections and providers show it. Children are in none of them. */

/* A text of a record, whole. */
const char *
_cld_report_clean (CldSummary *summary, const char *text)
{
  return text && *text ? cld_summary_keep (summary, cld_page_clean_whole_text (text)) : NULL;
}

/* The same of a text that was made. */
const char *
_cld_report_take (CldSummary *summary, char *text)
{
  const char *clean = _cld_report_clean (summary, text);

  g_free (text);
  return clean;
}

/* No text is cut: a long one takes several paragraphs, that may stand on several pages. */
void
_cld_report_add_text (CldSummary *summary, const char *text, gboolean bold)
{
  while (text && *text)
    {
      const char *end = cld_report_part_end (text);
      g_autofree char *part = g_strndup (text, (gsize) (end - text));

      cld_paper_add_paragraph (summary->paper, part, bold, 0);
      text = *end == ' ' ? end + 1 : end;
    }
}

/* A code in the list of the inspection's scope: `HP` is in both. */
const char *
_cld_report_judgement (CldSummary *summary, const CldInspectionItem *item, const CldRow *judgement, guint field)
{
  const char *list = cld_inspection_list_of (&item->kase, field == JUDGEMENT_AREA ? "judgement" : "grade");

  return _cld_report_clean (summary, cld_code_list_label (list, judgement->values[field]));
}

const char *
_cld_report_count_findings (CldSummary *summary, const CldInspectionItem *item)
{
  g_autofree char *all = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u finding", "%u findings", item->findings->len), item->findings->len);
  /* Translators: of findings that have to be put right */
  g_autofree char *open = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u open", "%u open", item->n_open), item->n_open);
  /* Translators: likewise, of those past their day */
  g_autofree char *overdue = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u overdue", "%u overdue", item->n_overdue), item->n_overdue);

  return cld_arena_printf (summary->arena, "%s · %s · %s", all, open, overdue);
}

/* --- actions --- */

static const char *
day_or_dash (CldSummary *summary, const CldRow *row, guint field)
{
  const char *day = cld_summary_raw (row, field);

  return day ? cld_summary_day (summary, day) : "–";
}

static const char *
text_or_dash (CldSummary *summary, const CldRow *row, guint field)
{
  const char *text = cld_report_value (summary, row, field);

  return text ? text : "–";
}

static const char *
count_left_out (CldSummary *summary, guint n)
{
  return cld_summary_keep (summary, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u action is about a child and is not printed here.", "%u actions are about a child each and are not printed here.", n), n));
}

/* What is to be done for one child is for that child's record, and only counted here. */
void
_cld_report_add_actions (CldSummary *summary, gint32 today, GPtrArray *actions, gboolean open_only)
{
  const CldColumn columns[] = { { _("Action"), 0 }, { _("Owner"), 84 }, { _("Due"), 62 }, { _("State"), 86 }, { _("Evidence"), 104 } };
  g_autoptr (CldTable) table = cld_table_new (columns, G_N_ELEMENTS (columns));
  guint n_children = 0;

  for (guint i = 0; i < actions->len; i++)
    {
      const CldRow *row = actions->pdata[i];
      CldFindingState state = cld_finding_state_get (row, today, NULL);
      const CldCell cells[] = {
        { text_or_dash (summary, row, ACTION_WHAT) },
        { text_or_dash (summary, row, ACTION_OWNER) },
        { day_or_dash (summary, row, ACTION_DUE_ON) },
        { _cld_report_take (summary, cld_finding_state_describe (state, row, today)), .bold = state == CLD_FINDING_OVERDUE },
        { text_or_dash (summary, row, ACTION_EVIDENCE) },
      };

      if (open_only && !cld_finding_state_is_open (state))
        continue;
      if (cld_summary_raw (row, ACTION_CHILD))
        n_children++;
      else
        cld_table_add_row (table, cells);
    }
  if (cld_table_count_rows (table) > 0)
    cld_paper_add_table (summary->paper, table, 12);
  if (n_children > 0)
    cld_paper_add_paragraph (summary->paper, count_left_out (summary, n_children), FALSE, 1);
}

/* --- a finding --- */

static void
add_fact (CldPageFacts *facts, guint column, const char *key, const char *value)
{
  if (value)
    cld_page_facts_add (facts, column, key, value, FALSE);
}

/* The thread: what it repeats, back to the first time, or what repeats it. */
static const char *
list_thread (CldSummary *summary, CldInspectionRegister *inspections, const CldFindingItem *item, gboolean later)
{
  g_autoptr (GPtrArray) thread = cld_inspection_register_get_thread (inspections, (CldFindingItem *) item);
  g_autoptr (GString) out = g_string_new (NULL);
  gboolean passed = FALSE;

  for (guint i = 0; i < thread->len; i++)
    {
      const CldFindingItem *other = thread->pdata[i];
      g_autofree char *state = cld_finding_state_describe (other->state, other->row, cld_inspection_register_get_today (inspections));
      const char *number = other->row->values[FINDING_NUMBER] ? other->row->values[FINDING_NUMBER] : other->row->ref;

      passed = passed || other == item;
      if (other == item || passed != later)
        continue;
      /* Translators: a finding of another inspection: its day, its number, how far it is */
      g_string_append_printf (out, _("%1$s, finding %2$s: %3$s"), cld_summary_day (summary, other->inspection->row->values[INSPECTION_STARTED_ON]), number, state);
      g_string_append (out, "; ");
    }
  if (out->len == 0)
    return NULL;
  g_string_truncate (out, out->len - 2);
  return _cld_report_clean (summary, out->str);
}

static const char *
count_proofs (CldSummary *summary, const CldRow *finding)
{
  const char *records = cld_summary_raw (finding, FINDING_EVIDENCE_RECORDS);
  g_auto (GStrv) parts = records ? g_strsplit (records, ";", -1) : NULL;
  guint n = parts ? g_strv_length (parts) : 0;

  return n > 0 ? cld_summary_keep (summary, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u record", "%u records", n), n)) : NULL;
}

static void
add_facts (CldSummary *summary, CldInspectionRegister *inspections, const CldFindingItem *item)
{
  g_autoptr (CldPageFacts) facts = cld_page_facts_new ();
  const CldRow *row = item->row;

  cld_page_facts_add (facts, 0, _("Due"), day_or_dash (summary, row, FINDING_DUE_ON), FALSE);
  cld_page_facts_add (facts, 1, _("Owner"), text_or_dash (summary, row, FINDING_OWNER), FALSE);
  add_fact (facts, 0, _("Cause"), cld_report_value (summary, row, FINDING_CAUSE));
  add_fact (facts, 1, _("Shown by"), count_proofs (summary, row));
  cld_paper_add_facts (summary->paper, facts, 3);
}

/* A line with its label before it, however long. */
static void
add_line (CldSummary *summary, const char *label, const char *text)
{
  if (text)
    _cld_report_add_text (summary, cld_arena_printf (summary->arena, _("%s: %s"), label, text), FALSE);
}

/* What was found stands before what is expected. */
void
_cld_report_add_finding (CldSummary *summary, CldInspectionRegister *inspections, const CldFindingItem *item)
{
  const CldRow *row = item->row;
  const char *number = _cld_report_clean (summary, row->values[FINDING_NUMBER]), *type = _cld_report_take (summary, cld_finding_item_get_type (item));
  const char *provision = _cld_report_take (summary, cld_finding_item_get_provision (inspections, item));
  gint32 today = cld_inspection_register_get_today (inspections);
  const char *state = _cld_report_take (summary, cld_finding_state_describe (item->state, row, today));
  GString *title = g_string_new (number);

  g_string_append_printf (title, "%s%s", number ? " · " : "", type ? type : _("Finding"));
  if (provision)
    g_string_append_printf (title, " · %s", provision);
  cld_paper_add_plain_heading (summary->paper, cld_summary_keep (summary, g_string_free (title, FALSE)), state, number ? number : _("finding"));
  _cld_report_add_text (summary, cld_report_value (summary, row, FINDING_TEXT), TRUE);
  add_line (summary, _("Expected"), cld_report_value (summary, row, FINDING_EXPECTATION));
  _cld_report_add_text (summary, _cld_report_take (summary, cld_finding_item_explain (inspections, item)), FALSE);
  add_line (summary, _("How it shows a breach"), cld_report_value (summary, row, FINDING_BREACH_SHOWN));
  add_facts (summary, inspections, item);
  add_line (summary, _("Found before"), list_thread (summary, inspections, item, FALSE));
  add_line (summary, _("Found again"), list_thread (summary, inspections, item, TRUE));
  add_line (summary, _("Evidence"), cld_report_value (summary, row, FINDING_EVIDENCE));
  _cld_report_add_actions (summary, today, item->actions, FALSE);
}

/* --- enforcement --- */

/* The steps in the order they were taken. */
void
_cld_report_add_enforcement (CldSummary *summary, GPtrArray *steps)
{
  const CldColumn columns[] = { { _("From"), 62 }, { _("Until"), 62 }, { _("Step"), 120 }, { _("Under"), 96 }, { _("Reason"), 0 } };
  g_autoptr (CldTable) table = cld_table_new (columns, G_N_ELEMENTS (columns));
  const CldCodeList *list = cld_code_list_find ("insp_enforcement");

  for (guint i = 0; i < steps->len; i++)
    {
      const CldRow *row = steps->pdata[i];
      const char *power = row->values[ENFORCEMENT_KIND] ? cld_code_list_get_cell (list, row->values[ENFORCEMENT_KIND], "power") : NULL;
      const CldCell cells[] = {
        { day_or_dash (summary, row, ENFORCEMENT_FROM_ON) },
        { day_or_dash (summary, row, ENFORCEMENT_UNTIL_ON) },
        { text_or_dash (summary, row, ENFORCEMENT_KIND), .bold = TRUE },
        { power ? _cld_report_clean (summary, power) : "–" },
        { text_or_dash (summary, row, ENFORCEMENT_NOTE) },
      };

      cld_table_add_row (table, cells);
    }
  if (steps->len > 0)
    cld_paper_add_table (summary->paper, table, 12);
}
