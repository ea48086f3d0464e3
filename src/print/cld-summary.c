/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-summary.h"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cld-date.h"
#include "cld-summary-private.h"

#define MAX_PAGES 2

/* How much of each list there is room for at most, and what is left of it when the other lists are long too. */
static const struct
{
  guint most;
  guint least;
} bounds[N_LISTS] = {
  [LIST_PEOPLE] = { 40, 6 },
  [LIST_VISITS] = { 40, 8 },
  [LIST_MISSING] = { 40, 4 },
  [LIST_PROGRESS] = { 12, 2 },
  [LIST_PLACEMENTS] = { 60, 6 },
  [LIST_LEGAL] = { 40, 6 },
  [LIST_NOTES] = { 8, 2 },
  [LIST_RETURNS] = { 10, 3 },
};

/* How long texts may be, from comfortable to what always fits. */
static const struct
{
  guint lines;
  guint cell_lines;
  guint text_lines;
  gboolean tight; /* lists may be half as long as is good */
} sizes[] = {
  { 4, 3, 10, FALSE },
  { 4, 2, 10, FALSE },
  { 4, 2, 10, TRUE },
  { 3, 2, 8, TRUE },
  { 2, 2, 6, TRUE },
  { 2, 1, 4, TRUE },
  { 1, 1, 4, TRUE },
  { 1, 1, 2, TRUE },
};

static CldPaper *
lay_out (CldSummary *summary)
{
  summary->paper = cld_paper_new_with_layouts (summary->layouts);
  cld_summary_set_head (summary);
  cld_paper_add_title (summary->paper, _("Case summary"), cld_summary_subject (summary), cld_summary_about (summary), cld_summary_hidden (summary));
  cld_summary_add_who (summary);
  cld_summary_add_home (summary);
  cld_summary_add_words (summary);
  cld_summary_add_people (summary);
  cld_summary_add_alerts (summary);
  cld_summary_add_visits (summary);
  cld_summary_add_missing (summary);
  cld_summary_add_health (summary);
  cld_summary_add_progress (summary);
  cld_summary_add_placements (summary);
  cld_summary_add_legal (summary);
  cld_summary_add_notes (summary);
  cld_summary_add_returns (summary);
  cld_summary_set_foot (summary);
  cld_paper_finish (summary->paper);
  return summary->paper;
}

/* How many rows a list can still give. */
static guint
count_spare (CldSummary *summary, guint list)
{
  guint least = summary->tight ? bounds[list].least / 2 : bounds[list].least;

  return summary->shown[list] > least ? summary->shown[list] - least : 0;
}

/* The list that can give most, from that one on. */
static guint
find_longest (CldSummary *summary, guint from, guint *spare)
{
  guint longest = from;

  *spare = 0;
  for (guint i = from; i < N_LISTS; i++)
    if (count_spare (summary, i) > *spare)
      {
        longest = i;
        *spare = count_spare (summary, i);
      }
  return longest;
}

/* Takes rows from the list that shows most of them, or from all where they are far too long; FALSE where all are as
 * short as they get. Where none is much too long, history gives way before what is new. */
static gboolean
shorten_lists (CldSummary *summary, guint n_pages)
{
  guint spare, late_spare;
  guint longest = find_longest (summary, 0, &spare);
  guint late = find_longest (summary, LIST_PLACEMENTS, &late_spare);

  if (spare == 0)
    return FALSE;
  if (n_pages > MAX_PAGES + 1)
    for (guint i = 0; i < N_LISTS; i++)
      summary->limit[i] = summary->shown[i] - (count_spare (summary, i) + 1) / 2;
  else if (spare <= 8 && late_spare > 0)
    summary->limit[late] = summary->shown[late] - MAX (1, late_spare / 6);
  else
    summary->limit[longest] = summary->shown[longest] - MAX (1, spare / 6);
  return TRUE;
}

/* Gives lists back what room is left, row by row, while two pages hold it. */
static CldPaper *
fill_up (CldSummary *summary, CldPaper *paper)
{
  static const CldSummaryList order[] = { LIST_PLACEMENTS, LIST_LEGAL, LIST_VISITS, LIST_MISSING, LIST_PROGRESS, LIST_NOTES, LIST_RETURNS, LIST_PEOPLE };

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    for (guint shown = summary->shown[order[i]]; shown == summary->limit[order[i]] && shown < bounds[order[i]].most; shown = summary->shown[order[i]])
      {
        CldPaper *more;

        summary->limit[order[i]]++;
        more = lay_out (summary);
        if (cld_paper_get_n_pages (more) > MAX_PAGES || summary->shown[order[i]] == shown)
          {
            cld_paper_free (more);
            summary->limit[order[i]] = shown;
            break;
          }
        cld_paper_free (paper);
        paper = more;
      }
  return paper;
}

/* Gives many placements the lines that few have, if no row is lost by it. */
static CldPaper *
widen (CldSummary *summary, CldPaper *paper)
{
  CldPaper *roomy;

  summary->roomy = TRUE;
  roomy = lay_out (summary);
  if (cld_paper_get_n_pages (roomy) <= MAX_PAGES)
    {
      cld_paper_free (paper);
      return roomy;
    }
  cld_paper_free (roomy);
  return paper;
}

/* Lists give way before texts do: a line less of history is in the record, half a sentence is in nobody's. */
static CldPaper *
fit (CldSummary *summary)
{
  for (guint i = 0; i < N_LISTS; i++)
    summary->limit[i] = bounds[i].most;
  for (guint size = 0;;)
    {
      CldPaper *paper;

      summary->tight = sizes[size].tight;
      summary->lines = sizes[size].lines;
      summary->cell_lines = sizes[size].cell_lines;
      summary->text_lines = sizes[size].text_lines;
      paper = lay_out (summary);
      if (cld_paper_get_n_pages (paper) <= MAX_PAGES)
        return widen (summary, fill_up (summary, paper));
      /* The first step costs no row. */
      if ((size == 0 || !shorten_lists (summary, cld_paper_get_n_pages (paper))) && ++size == G_N_ELEMENTS (sizes))
        return paper;
      cld_paper_free (paper);
    }
}

/**
 * cld_summary_new:
 * @set: one child, what is recorded of it, and the contacts, providers, authorities and persons that it names
 * @options: what the print says about itself
 *
 * Lays out a child's case summary on one or two pages of A4. Lists too long for them say how many rows are left out;
 * what is hidden is counted under the title and is not in the document. A missing fact is NOT RECORDED.
 *
 * Returns: (transfer full): the finished document; it needs neither @set nor @options any more
 */
CldPaper *
cld_summary_new (CldRecordSet *set, const CldPrintOptions *options)
{
  CldSummary summary = { .set = set, .options = options };
  g_autoptr (CldArena) arena = cld_arena_new ();
  g_autoptr (CldRedact) redact = cld_redact_new ();
  g_autoptr (CldPageLayouts) layouts = cld_page_layouts_new ();
  g_autoptr (GHashTable) texts = g_hash_table_new (NULL, NULL);
  GPtrArray *children = cld_record_set_get (set, &cld_child_kind);

  g_return_val_if_fail (options != NULL && cld_date_is_iso (options->today), NULL);

  summary.arena = arena;
  summary.redact = redact;
  summary.layouts = layouts;
  summary.child = children->len > 0 ? children->pdata[0] : NULL;
  cld_summary_find_current (&summary);
  cld_summary_hide (&summary);
  summary.name = cld_summary_name (&summary);
  summary.texts = texts;
  return fit (&summary);
}
