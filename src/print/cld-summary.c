/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-summary.h"

#include <string.h>

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

/* What people call the child: short enough for a heading. */
static const char *
make_name (CldSummary *summary)
{
  const char *known_as = cld_summary_raw (summary->child, CHILD_KNOWN_AS);
  g_autofree char *name = cld_page_clean_text (known_as ? known_as : cld_summary_raw (summary->child, CHILD_GIVEN_NAMES));
  char *space = name && !known_as ? strchr (name, ' ') : NULL;

  if (space)
    *space = '\0';
  if (name && g_utf8_strlen (name, -1) > 24)
    {
      g_autofree char *start = g_utf8_substring (name, 0, 24);

      return cld_arena_printf (summary->arena, "%s…", start);
    }
  return cld_summary_keep (summary, g_steal_pointer (&name));
}

/* What people call the child, and the surname. */
static const char *
make_full_name (CldSummary *summary)
{
  const char *known_as = cld_summary_raw (summary->child, CHILD_KNOWN_AS);
  const char *given = known_as ? known_as : cld_summary_raw (summary->child, CHILD_GIVEN_NAMES);
  const char *surname = cld_summary_raw (summary->child, CHILD_SURNAME);
  g_autofree char *name = g_strdup_printf ("%s %s", given ? given : "", surname ? surname : "");

  return cld_summary_keep (summary, cld_page_clean_text (name));
}

static const char *
make_initials (CldSummary *summary)
{
  const char *name = make_full_name (summary);
  g_autofree char *ref = cld_page_clean_text (summary->child ? summary->child->ref : NULL);
  GString *out = g_string_new (NULL);
  gboolean first = TRUE;

  for (const char *p = name; p && *p && out->len < 12; p = g_utf8_next_char (p))
    {
      if (first && g_unichar_isalnum (g_utf8_get_char (p)))
        {
          g_string_append_unichar (out, g_unichar_toupper (g_utf8_get_char (p)));
          g_string_append (out, ". ");
          first = FALSE;
        }
      if (*p == ' ')
        first = TRUE;
    }
  if (out->len > 0)
    g_string_append (out, "· ");
  g_string_append (out, ref ? ref : "");
  return cld_summary_keep (summary, g_string_free (out, FALSE));
}

static const char *
make_subject (CldSummary *summary)
{
  const char *name = make_full_name (summary), *born = cld_summary_raw (summary->child, CHILD_DATE_OF_BIRTH);
  int age = cld_date_is_iso (born) ? cld_date_age (born, summary->options->today) : -1;

  if (!name)
    name = cld_summary_keep (summary, cld_page_clean_text (summary->child ? summary->child->ref : NULL));
  if (!name || age < 0)
    return name;
  return cld_arena_printf (summary->arena, "%s, %d", name, age);
}

static const char *
make_about (CldSummary *summary)
{
  const CldPrintOptions *options = summary->options;
  g_autofree char *purpose = cld_page_clean_text (options->purpose);
  g_autofree char *recipient = cld_page_clean_text (options->recipient);
  GString *out = g_string_new (purpose);

  if (recipient)
    {
      g_string_append (out, out->len > 0 ? " · " : "");
      /* Translators: the recipient of a print */
      g_string_append_printf (out, _("to %s"), recipient);
    }
  if (out->len > 0)
    g_string_append_printf (out, " · %s", options->mask ? _("third parties masked") : _("third parties shown"));
  else
    g_string_append (out, options->mask ? _("Third parties masked") : _("Third parties shown"));
  return cld_summary_keep (summary, g_string_free (out, FALSE));
}

static void
set_head (CldSummary *summary)
{
  gboolean restricted = cld_summary_is_set (summary->child, CHILD_RESTRICTED);

  cld_paper_set_head (summary->paper,
                      restricted ? _("OFFICIAL-SENSITIVE · RESTRICTED") : _("OFFICIAL-SENSITIVE · CONFIDENTIAL"),
                      make_initials (summary),
                      summary->options->made_up ? _("MADE-UP DATA") : NULL);
}

static void
set_foot (CldSummary *summary)
{
  const CldPrintOptions *options = summary->options;
  g_autofree char *by = cld_page_clean_text (options->printed_by);
  const char *printed_at = options->printed_at ? options->printed_at : options->today;
  GString *first = g_string_new (NULL), *second = g_string_new (NULL);
  guint n_shortened = cld_paper_get_n_shortened (summary->paper);

  /* Translators: when and by whom */
  g_string_append_printf (first, _("Printed %s by %s"), cld_summary_weekday (summary, printed_at), by ? by : _("somebody not recorded"));
  if (options->print_number)
    {
      g_string_append (first, " · ");
      g_string_append_printf (first, _("print %s"), options->print_number);
    }
  g_string_append (first, " · ");
  g_string_append_printf (first, _("as known on %s"), cld_summary_day (summary, options->as_known_on ? options->as_known_on : printed_at));
  if (options->check_code)
    {
      g_string_append_printf (second, _("Check code %s"), options->check_code);
      g_string_append (second, " · ");
    }
  g_string_append_printf (second, _("from the case record, Caseload %s"), CLD_VERSION);
  g_string_append (second, " · ");
  g_string_append (second, _("shred when no longer needed"));
  if (n_shortened > 0)
    {
      g_string_append (second, " · ");
      g_string_append_printf (second, g_dngettext (GETTEXT_PACKAGE, "%u text ends in “…”: see the record", "%u texts end in “…”: see the record", n_shortened), n_shortened);
    }
  cld_paper_set_foot (summary->paper, first->str, second->str);
  g_string_free (first, TRUE);
  g_string_free (second, TRUE);
}

static CldPaper *
lay_out (CldSummary *summary)
{
  summary->paper = cld_paper_new ();
  set_head (summary);
  cld_paper_add_title (summary->paper, _("Case summary"), make_subject (summary), make_about (summary), cld_summary_hidden (summary));
  cld_summary_add_who (summary);
  cld_summary_add_home (summary);
  cld_summary_add_words (summary);
  cld_summary_add_people (summary);
  cld_summary_add_alerts (summary);
  cld_summary_add_visits (summary);
  cld_summary_add_missing (summary);
  cld_summary_add_health (summary);
  cld_summary_add_placements (summary);
  cld_summary_add_legal (summary);
  cld_summary_add_notes (summary);
  cld_summary_add_returns (summary);
  set_foot (summary);
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
  static const CldSummaryList order[] = { LIST_PLACEMENTS, LIST_LEGAL, LIST_VISITS, LIST_MISSING, LIST_NOTES, LIST_RETURNS, LIST_PEOPLE };

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
  GPtrArray *children = cld_record_set_get (set, &cld_child_kind);

  g_return_val_if_fail (options != NULL && cld_date_is_iso (options->today), NULL);

  summary.arena = arena;
  summary.redact = redact;
  summary.child = children->len > 0 ? children->pdata[0] : NULL;
  cld_summary_find_current (&summary);
  cld_summary_hide (&summary);
  summary.name = make_name (&summary);
  return fit (&summary);
}
