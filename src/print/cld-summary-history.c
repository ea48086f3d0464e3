/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-summary-private.h"

#include <string.h>

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cld-codes.h"

#define MANY_PLACEMENTS 8

/* The histories, newest first: placements with their absences, periods of care with their legal statuses, and
 * significant notes. */

static const char *
make_end (CldSummary *summary, const CldRow *row, guint field)
{
  const char *end = cld_summary_raw (row, field);

  /* Translators: the end of what goes on today */
  return end ? cld_summary_day (summary, end) : _("now");
}

/* Labels that take more than two lines of their column. */
static const struct
{
  guint field;
  const char *code;
  const char *label;
} short_labels[] = {
  { PLACEMENT_TYPE, "A3", N_("For adoption by consent, with current foster carer") },
  { PLACEMENT_TYPE, "A4", N_("For adoption by consent, not current foster carer") },
  { PLACEMENT_TYPE, "A5", N_("For adoption under order, with current foster carer") },
  { PLACEMENT_TYPE, "A6", N_("For adoption under order, not current foster carer") },
  { PLACEMENT_TYPE, "H5", N_("Semi-independent living, not a children's home") },
  { PLACEMENT_TYPE, "K2", N_("Children's home") },
  { PLACEMENT_TYPE, "K3", N_("Supported accommodation, registered") },
  { PLACEMENT_TYPE, "P1", N_("With own parent or other person with PR") },
  { PLACEMENT_TYPE, "P2", N_("Independent living (flat, lodgings, friends)") },
  { PLACEMENT_TYPE, "R2", N_("NHS or other medical or nursing place") },
  { PLACEMENT_TYPE, "S1", N_("Residential school, not a children's home") },
  { PLACEMENT_TYPE, "U2", N_("Foster, relative/friend, for adoption too (FFA)") },
  { PLACEMENT_TYPE, "U5", N_("Foster, other carer, for adoption too (FFA)") },
  { PLACEMENT_TYPE, "Z1", N_("Other placement, on a schedule to DfE") },
  { PLACEMENT_REASON_ENDED, "CARPL", N_("Care plan changed or carried out") },
  { PLACEMENT_REASON_ENDED, "ALLEG", N_("Allegation, s47 enquiry") },
  { PLACEMENT_REASON_ENDED, "APPRR", N_("Approval or registration lost") },
};

static const char *
make_label (CldSummary *summary, const CldRow *row, guint field)
{
  const char *code = cld_summary_raw (row, field);

  for (guint i = 0; i < G_N_ELEMENTS (short_labels); i++)
    if (short_labels[i].field == field && g_strcmp0 (short_labels[i].code, code) == 0)
      return _(short_labels[i].label);
  return cld_summary_label (summary, row, field);
}

static const char *
make_type (CldSummary *summary, const CldRow *row)
{
  const char *code = cld_summary_raw (row, PLACEMENT_TYPE), *label = make_label (summary, row, PLACEMENT_TYPE);

  if (!code || strcmp (label, cld_summary_label (summary, row, PLACEMENT_TYPE)) == 0)
    return cld_summary_code_and_label (summary, row, PLACEMENT_TYPE);
  return cld_arena_printf (summary->arena, "%s %s", code, label);
}

static void
add_placement (CldSummary *summary, CldTable *table, const CldRow *row, gboolean absence)
{
  const CldCell cells[] = {
    { cld_summary_start (summary, row, PLACEMENT_STARTED_ON, PLACEMENT_START_KNOWN), .indent = absence ? 1 : 0 },
    { make_end (summary, row, PLACEMENT_ENDED_ON) },
    { make_type (summary, row), .indent = absence ? 1 : 0 },
    { absence ? "" : cld_summary_carer (summary, row) },
    { absence ? "" : cld_summary_authority (summary, cld_summary_raw (row, PLACEMENT_AREA_AUTHORITY)) },
    { absence || !cld_summary_raw (row, PLACEMENT_ENDED_ON) ? "" : make_label (summary, row, PLACEMENT_REASON_ENDED) },
  };

  cld_table_add_row (table, cells);
}

/* Placements in order, each followed by its absences; an absence of a placement that is not there stands alone. */
GPtrArray *
cld_summary_order_placements (CldSummary *summary, guint *n_absences)
{
  g_autoptr (GPtrArray) rows = cld_summary_sorted (summary, &cld_placement_kind, PLACEMENT_STARTED_ON);
  GPtrArray *ordered = g_ptr_array_new ();

  *n_absences = 0;
  for (guint i = 0; i < rows->len; i++)
    {
      CldRow *row = rows->pdata[i];
      const char *within = cld_summary_raw (row, PLACEMENT_WITHIN);
      CldRow *around = within ? cld_record_set_find (summary->set, &cld_placement_kind, within) : NULL;

      *n_absences += within ? 1 : 0;
      /* A chain of absences is a mistake that must not hide them. */
      if (around && !cld_summary_raw (around, PLACEMENT_WITHIN))
        continue;
      g_ptr_array_add (ordered, row);
      for (guint k = 0; k < rows->len && !within; k++)
        if (g_strcmp0 (cld_summary_raw (rows->pdata[k], PLACEMENT_WITHIN), row->ref) == 0)
          g_ptr_array_add (ordered, rows->pdata[k]);
    }
  return ordered;
}

void
cld_summary_add_placements (CldSummary *summary)
{
  const CldColumn columns[] = { { _("From"), 62 }, { _("To"), 52 }, { _("Type"), 126 }, { _("Carer or home"), 68 }, { _("Area"), 64 }, { _("Why it ended"), 0 } };
  g_autoptr (CldTable) table = cld_table_new (columns, G_N_ELEMENTS (columns));
  guint n_absences, shown;
  g_autoptr (GPtrArray) rows = cld_summary_order_placements (summary, &n_absences);
  const char *placements = cld_summary_keep (summary, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u placement", "%u placements", rows->len - n_absences), rows->len - n_absences));
  const char *absences = cld_summary_keep (summary, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u temporary absence", "%u temporary absences", n_absences), n_absences));

  shown = cld_summary_show (summary, LIST_PLACEMENTS, rows->len);
  cld_paper_add_heading (summary->paper, _("Placements"), rows->len == 0 ? NULL : n_absences > 0 ? cld_arena_printf (summary->arena, "%s · %s", placements, absences) : placements, _("placements"));
  for (guint i = 0; i < shown; i++)
    add_placement (summary, table, rows->pdata[i], cld_summary_raw (rows->pdata[i], PLACEMENT_WITHIN) != NULL);
  if (shown == 0)
    cld_paper_add_paragraph (summary->paper, NULL, TRUE, 1);
  if (shown < rows->len)
    cld_summary_set_rest (summary, table, rows->len - shown, cld_summary_raw (rows->pdata[rows->len - 1], PLACEMENT_STARTED_ON));
  /* Two lines hold what the labels say. Many placements get one each, unless the page has room left. */
  cld_paper_add_table (summary->paper, table, rows->len > MANY_PLACEMENTS && !summary->roomy ? 1 : MIN (summary->cell_lines, 2));
}

static void
add_period (CldSummary *summary, CldTable *table, const CldRow *row)
{
  const char *need = cld_summary_code_and_label (summary, row, CARE_PERIOD_CATEGORY_OF_NEED);
  const CldCell cells[] = {
    { cld_summary_start (summary, row, CARE_PERIOD_STARTED_ON, CARE_PERIOD_START_KNOWN), .bold = TRUE },
    { make_end (summary, row, CARE_PERIOD_ENDED_ON), .bold = TRUE },
    { need ? cld_arena_printf (summary->arena, _("Looked after: %s"), need) : _("Looked after"), .bold = TRUE },
    { cld_summary_raw (row, CARE_PERIOD_ENDED_ON) ? cld_summary_code_and_label (summary, row, CARE_PERIOD_REASON_ENDED) : "" },
  };

  cld_table_add_row (table, cells);
}

static void
add_status (CldSummary *summary, CldTable *table, const CldRow *row)
{
  const CldCell cells[] = {
    { cld_summary_start (summary, row, LEGAL_STATUS_STARTED_ON, LEGAL_STATUS_START_KNOWN), .indent = 1 },
    { make_end (summary, row, LEGAL_STATUS_ENDED_ON), .indent = 1 },
    { cld_summary_code_and_label (summary, row, LEGAL_STATUS_CODE), .indent = 1 },
    { "" },
  };

  cld_table_add_row (table, cells);
}

/* Both are sorted by their first day; a period comes before the statuses that begin with it. */
static GPtrArray *
order_care (CldSummary *summary)
{
  g_autoptr (GPtrArray) periods = cld_summary_sorted (summary, &cld_care_period_kind, CARE_PERIOD_STARTED_ON);
  g_autoptr (GPtrArray) statuses = cld_summary_sorted (summary, &cld_legal_status_kind, LEGAL_STATUS_STARTED_ON);
  GPtrArray *ordered = g_ptr_array_new ();
  guint k = 0;

  /* Statuses later than every period belong to none. */
  for (guint i = 0; i <= periods->len; i++)
    {
      const char *end = i < periods->len ? cld_summary_raw (periods->pdata[i], CARE_PERIOD_ENDED_ON) : NULL;

      while (k < statuses->len && i < periods->len && end && g_strcmp0 (cld_summary_raw (statuses->pdata[k], LEGAL_STATUS_STARTED_ON), end) >= 0)
        g_ptr_array_add (ordered, statuses->pdata[k++]);
      if (i < periods->len)
        g_ptr_array_add (ordered, periods->pdata[i]);
      while (k < statuses->len && (i == periods->len || g_strcmp0 (cld_summary_raw (statuses->pdata[k], LEGAL_STATUS_STARTED_ON), cld_summary_raw (periods->pdata[i], CARE_PERIOD_STARTED_ON)) >= 0))
        g_ptr_array_add (ordered, statuses->pdata[k++]);
    }
  return ordered;
}

void
cld_summary_add_legal (CldSummary *summary)
{
  const CldColumn columns[] = { { _("From"), 68 }, { _("To"), 68 }, { _("What"), 208 }, { _("Why it ended"), 0 } };
  g_autoptr (CldTable) table = cld_table_new (columns, G_N_ELEMENTS (columns));
  g_autoptr (GPtrArray) rows = order_care (summary);
  guint shown = cld_summary_show (summary, LIST_LEGAL, rows->len);

  cld_paper_add_heading (summary->paper, _("Time in care and legal status"), NULL, _("legal status"));
  for (guint i = 0; i < shown; i++)
    if (((CldRow *) rows->pdata[i])->kind == &cld_care_period_kind)
      add_period (summary, table, rows->pdata[i]);
    else
      add_status (summary, table, rows->pdata[i]);
  if (shown == 0)
    cld_paper_add_paragraph (summary->paper, NULL, TRUE, 1);
  if (shown < rows->len)
    {
      CldRow *oldest = rows->pdata[rows->len - 1];

      cld_summary_set_rest (summary, table, rows->len - shown, cld_summary_raw (oldest, (guint) oldest->kind->date));
    }
  cld_paper_add_table (summary->paper, table, summary->cell_lines);
}

static GPtrArray *
find_notes (CldSummary *summary)
{
  GPtrArray *rows = cld_summary_sorted (summary, &cld_note_kind, NOTE_HAPPENED_ON);

  for (guint i = rows->len; i > 0; i--)
    if (summary->options->mask || cld_summary_is_set (rows->pdata[i - 1], NOTE_RESTRICTED) || !cld_summary_is_set (rows->pdata[i - 1], NOTE_SIGNIFICANT))
      g_ptr_array_remove_index (rows, i - 1);
  return rows;
}

void
cld_summary_add_notes (CldSummary *summary)
{
  const CldColumn columns[] = { { _("Date"), 82 }, { _("Kind"), 108 }, { _("What"), 0 } };
  g_autoptr (CldTable) table = cld_table_new (columns, G_N_ELEMENTS (columns));
  g_autoptr (GPtrArray) rows = find_notes (summary);
  guint shown = cld_summary_show (summary, LIST_NOTES, rows->len);

  cld_paper_add_heading (summary->paper, _("Significant notes"), NULL, _("notes"));
  for (guint i = 0; i < shown; i++)
    {
      const CldRow *row = rows->pdata[i];
      const CldCell cells[] = {
        { cld_summary_day (summary, cld_summary_raw (row, NOTE_HAPPENED_ON)) },
        { cld_summary_label (summary, row, NOTE_KIND) },
        { cld_summary_text (summary, row, NOTE_TEXT) },
      };

      cld_table_add_row (table, cells);
    }
  if (shown == 0)
    cld_paper_add_paragraph (summary->paper, summary->options->mask ? _("Left out of this print.") : _("None recorded."), FALSE, 1);
  if (shown < rows->len)
    cld_summary_set_rest (summary, table, rows->len - shown, cld_summary_raw (rows->pdata[rows->len - 1], NOTE_HAPPENED_ON));
  cld_paper_add_table (summary->paper, table, summary->cell_lines);
}

static const CldRow *
find_latest (CldSummary *summary, GPtrArray *notes, const char *heading)
{
  for (guint i = 0; i < notes->len; i++)
    {
      const char *on = cld_summary_raw (notes->pdata[i], NOTE_HAPPENED_ON);

      if (g_strcmp0 (cld_summary_raw (notes->pdata[i], NOTE_HEADING), heading) == 0 && !cld_summary_hides_note (summary, notes->pdata[i]) && on && strncmp (on, summary->options->today, 10) <= 0)
        return notes->pdata[i];
    }
  return NULL;
}

/* The latest note of each heading, in the order of the headings. */
static GPtrArray *
find_progress (CldSummary *summary)
{
  const CldCodeList *headings = cld_code_list_find ("progress_heading");
  g_autoptr (GPtrArray) notes = cld_summary_sorted (summary, &cld_note_kind, NOTE_HAPPENED_ON);
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < cld_code_list_get_n (headings); i++)
    {
      const CldRow *note = find_latest (summary, notes, cld_code_list_get (headings, i)->code);

      if (note)
        g_ptr_array_add (found, (gpointer) note);
    }
  return found;
}

/* How the child gets on, in the words of those who wrote it and in its own. */
void
cld_summary_add_progress (CldSummary *summary)
{
  const CldColumn columns[] = { { _("Heading"), 108 }, { _("Date"), 82 }, { _("Progress"), 0 }, { _("In the child’s words"), 130 } };
  g_autoptr (CldTable) table = cld_table_new (columns, G_N_ELEMENTS (columns));
  g_autoptr (GPtrArray) rows = find_progress (summary);
  guint shown = cld_summary_show (summary, LIST_PROGRESS, rows->len);

  if (rows->len == 0)
    return;
  cld_paper_add_heading (summary->paper, _("Progress"), _("the last of each"), _("progress"));
  for (guint i = 0; i < shown; i++)
    {
      const CldRow *row = rows->pdata[i];
      const char *words = cld_summary_text (summary, row, NOTE_CHILDS_WORDS), *text = cld_summary_text (summary, row, NOTE_TEXT);
      const CldCell cells[] = {
        { cld_summary_label (summary, row, NOTE_HEADING) },
        { cld_summary_day (summary, cld_summary_raw (row, NOTE_HAPPENED_ON)) },
        { text ? text : "" },
        { words ? cld_arena_printf (summary->arena, _("“%s”"), words) : "" },
      };

      cld_table_add_row (table, cells);
    }
  if (shown < rows->len)
    cld_summary_set_rest (summary, table, rows->len - shown, cld_summary_raw (rows->pdata[rows->len - 1], NOTE_HAPPENED_ON));
  cld_paper_add_table (summary->paper, table, summary->cell_lines);
}
