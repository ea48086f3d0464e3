/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-codes.h"
#include "cld-date.h"
#include "cld-page-private.h"
#include "cld-report-private.h"

/* A sheet to take along to a visit: what is known is filled in, the rest is in the order of the form, so that it is typed
 * from top to bottom afterwards. Nothing is judged beforehand: no box is ticked. */

#define LINE 20.0      /* between two lines to write on */
#define N_WORDS 4      /* lines for the child's own words */
#define BELOW_NOTES 290.0 /* what comes after the notes */
#define MIN_NOTES 3

/* --- the visits that are due --- */

typedef struct
{
  const CldFacts *facts;
  gint32 due;
} Due;

typedef struct
{
  gint32 day;
  GArray *due; /* (element-type Due) */
} Search;

static gboolean
take_cb (const CldFacts *facts, const CldDuty *duty, gpointer data)
{
  Search *search = data;
  const char *action = cld_timetable_get (duty->row)->action;
  Due due = { facts, duty->due.day };

  /* One sheet a child, in the order of the earliest. */
  if (g_strcmp0 (action, "visit") == 0 && duty->due.day <= search->day &&
      (search->due->len == 0 || g_array_index (search->due, Due, search->due->len - 1).facts != facts))
    g_array_append_val (search->due, due);
  return TRUE;
}

static int
compare_due (gconstpointer a, gconstpointer b)
{
  const Due *x = a, *y = b;
  int order = g_strcmp0 (x->facts->worker, y->facts->worker);

  if (order == 0)
    order = x->due < y->due ? -1 : x->due > y->due;
  return order ? order : strcmp (x->facts->ref, y->facts->ref);
}

/**
 * cld_visit_sheets_find:
 * @board: a loaded board
 * @day: the day on which somebody goes out
 * @worker: (nullable): only the children of that worker
 * @team: (nullable): only those of that team
 *
 * Returns: (transfer full) (array zero-terminated=1): the numbers of the children of whom a visit is due on @day or was
 *   before and is not done, by worker, then the longest due first; maybe none
 */
char **
cld_visit_sheets_find (const CldDutyBoard *board, gint32 day, const char *worker, const char *team)
{
  CldDutyFilter filter = CLD_DUTY_FILTER_INIT;
  g_autoptr (GArray) due = g_array_new (FALSE, FALSE, sizeof (Due));
  Search search = { day, due };
  GPtrArray *refs = g_ptr_array_new ();

  g_return_val_if_fail (board != NULL, NULL);

  filter.until = day;
  filter.states = CLD_DUTY_STATE_BIT (CLD_DUTY_OVERDUE) | CLD_DUTY_STATE_BIT (CLD_DUTY_DUE) | CLD_DUTY_STATE_BIT (CLD_DUTY_UPCOMING);
  filter.worker = worker;
  filter.team = team;
  cld_duty_board_foreach (board, &filter, take_cb, &search);
  g_array_sort (due, compare_due);
  for (guint i = 0; i < due->len; i++)
    g_ptr_array_add (refs, g_strdup (g_array_index (due, Due, i).facts->ref));
  g_ptr_array_add (refs, NULL);
  return (char **) g_ptr_array_free (refs, FALSE);
}

/* --- a sheet --- */

/* The visit that is due first, or NULL. */
static const CldDuty *
find_visit (const CldDutyBoard *board, const char *child)
{
  guint n;
  const CldDuty *duties = cld_duty_board_get_duties (board, child, &n);

  for (guint i = 0; i < n; i++)
    if (cld_duty_is_open (&duties[i]) && g_strcmp0 (cld_timetable_get (duties[i].row)->action, "visit") == 0)
      return &duties[i];
  return NULL;
}

static const char *
make_due (CldSummary *summary, const CldDuty *visit)
{
  const char *due = visit ? cld_report_when (summary, visit->due) : NULL;

  if (!visit)
    return _("No visit is due");
  if (!due)
    return _("Date not known");
  return cld_arena_printf (summary->arena, "%s · %s", due, cld_report_duty_state (summary, visit));
}

static const char *
make_seen (CldSummary *summary, const CldRow *visit)
{
  const char *on = cld_summary_weekday (summary, cld_summary_raw (visit, VISIT_VISITED_ON));
  const char *by = cld_summary_worker (summary, cld_summary_raw (visit, VISIT_BY));

  if (!on)
    return NULL;
  /* Translators: a visit: the day and who made it */
  return by ? cld_arena_printf (summary->arena, _("%1$s, by %2$s"), on, by) : on;
}

static const char *
make_home (CldSummary *summary)
{
  const char *carer = summary->placement ? cld_summary_carer (summary, summary->placement) : NULL;
  const char *type = summary->placement ? cld_summary_code_and_label (summary, summary->placement, PLACEMENT_TYPE) : NULL;

  if (carer && type)
    return cld_arena_printf (summary->arena, "%s · %s", carer, type);
  return carer ? carer : type;
}

static void
add_known (CldSummary *summary, const CldDuty *visit)
{
  g_autoptr (CldPageFacts) facts = cld_page_facts_new ();
  const CldTimetableRow *row = visit ? cld_timetable_get (visit->row) : NULL;
  const char *postcode = summary->placement ? cld_report_value (summary, summary->placement, PLACEMENT_POSTCODE) : NULL;

  cld_paper_add_heading (summary->paper, _("What is known"), row ? row->source : NULL, _("what is known"));
  cld_page_facts_add (facts, 0, _("Number"), summary->child ? summary->child->ref : NULL, FALSE);
  cld_page_facts_add (facts, 0, _("Lives with"), make_home (summary), TRUE);
  cld_page_facts_add (facts, 0, _("Since"), cld_summary_weekday (summary, cld_summary_raw (summary->placement, PLACEMENT_STARTED_ON)), FALSE);
  cld_page_facts_add (facts, 0, _("Postcode"), postcode, FALSE);
  cld_page_facts_add (facts, 1, _("Visit due"), make_due (summary, visit), TRUE);
  cld_page_facts_add (facts, 1, _("Last seen"), make_seen (summary, summary->facts.last_seen), FALSE);
  cld_page_facts_add (facts, 1, _("Seen alone"), make_seen (summary, summary->facts.last_alone), FALSE);
  cld_page_facts_add (facts, 1, _("Worker"), cld_summary_worker (summary, cld_summary_raw (summary->child, CHILD_WORKER)), FALSE);
  cld_paper_add_facts (summary->paper, facts, 2);
}

static void
draw_lines (cairo_t *cr, double width, double height, gpointer data)
{
  guint n = GPOINTER_TO_UINT (data);

  cairo_set_source_rgb (cr, 0.45, 0.45, 0.45);
  cairo_set_line_width (cr, 0.5);
  for (guint i = 1; i <= n; i++)
    {
      cairo_move_to (cr, 0, i * LINE - 0.25);
      cairo_line_to (cr, width, i * LINE - 0.25);
    }
  cairo_stroke (cr);
}

static void
add_lines (CldSummary *summary, guint n)
{
  cld_paper_add_drawing (summary->paper, n * LINE + 2, draw_lines, GUINT_TO_POINTER (n), NULL);
}

/* When, where, who: in the order of the form. */
static void
add_when (CldSummary *summary)
{
  const CldColumn columns[] = { { _("When"), 175 }, { _("Where"), 80 }, { "", 80 }, { "", 0 } };
  const CldColumn who[] = { { _("Who was there"), 0 } };
  g_autoptr (CldTable) when = cld_table_new (columns, G_N_ELEMENTS (columns));
  g_autoptr (CldTable) people = cld_table_new (who, G_N_ELEMENTS (who));
  const char *worker = cld_summary_worker (summary, cld_summary_raw (summary->child, CHILD_WORKER));
  const CldCell cells[] = {
    /* Translators: places to write a date and a time on paper */
    { _("____ / ____ / ________   at ____ : ____") },
    /* Translators: places of a visit, each with a box to tick */
    { _("Placement"), CLD_TICK_EMPTY },
    { _("School"), CLD_TICK_EMPTY },
    { _("Other: ___________"), CLD_TICK_EMPTY },
  };
  const CldCell by[] = {
    /* Translators: %s is the social worker; the rest is to write other names on */
    { worker ? cld_arena_printf (summary->arena, _("%s, or: ______________________   and: ____________________________"), worker) : "______________________________________" },
  };

  cld_paper_add_heading (summary->paper, _("The visit"), NULL, _("the visit"));
  cld_table_add_row (when, cells);
  cld_paper_add_table (summary->paper, when, 0);
  cld_page_skip (summary->paper, 4);
  cld_table_add_row (people, by);
  cld_paper_add_table (summary->paper, people, 0);
}

/* The outcomes of a visit that was made, three in a row; one is to be ticked. */
static void
add_seen (CldSummary *summary)
{
  const CldColumn columns[] = { { "", 140 }, { "", 140 }, { "", 0 } };
  g_autoptr (CldTable) table = NULL;
  const CldCodeList *list = cld_code_list_find ("visit_status");
  CldColumn titled[G_N_ELEMENTS (columns)];
  CldCell cells[G_N_ELEMENTS (columns)] = { 0 };
  guint n = 0;

  memcpy (titled, columns, sizeof columns);
  titled[0].title = summary->name ? cld_arena_printf (summary->arena, _("How was %s seen? Tick one."), summary->name) : _("How was the child seen? Tick one.");
  table = cld_table_new (titled, G_N_ELEMENTS (titled));
  for (guint i = 0; list && i < cld_code_list_get_n (list); i++)
    {
      const CldCode *code = cld_code_list_get (list, i);

      if (g_str_has_prefix (code->code, "CANCEL") || strcmp (code->code, "VIRTUAL") == 0)
        continue;
      cells[n++] = (CldCell){ code->label, CLD_TICK_EMPTY };
      if (n < G_N_ELEMENTS (cells))
        continue;
      cld_table_add_row (table, cells);
      n = 0;
    }
  for (guint i = n; n > 0 && i < G_N_ELEMENTS (cells); i++)
    cells[i] = (CldCell){ "" };
  if (n > 0)
    cld_table_add_row (table, cells);
  cld_page_skip (summary->paper, 4);
  cld_paper_add_table (summary->paper, table, 0);
}

static void
add_next (CldSummary *summary)
{
  const CldColumn columns[] = { { _("What next"), 0 }, { _("Who"), 110 }, { _("By when"), 80 } };
  const CldColumn boxes[] = { { "", 0 }, { "", 0 } };
  const CldCell empty[] = { { "\u00A0\n\u00A0" }, { "" }, { "" } };
  const CldCell flags[] = { { _("Significant (goes in the chronology)"), CLD_TICK_EMPTY }, { _("Restricted"), CLD_TICK_EMPTY } };
  g_autoptr (CldTable) table = cld_table_new (columns, G_N_ELEMENTS (columns)), last = cld_table_new (boxes, G_N_ELEMENTS (boxes));

  for (guint i = 0; i < 2; i++)
    cld_table_add_row (table, empty);
  cld_page_skip (summary->paper, 6);
  cld_paper_add_table (summary->paper, table, 0);
  cld_table_add_row (last, flags);
  cld_paper_add_table (summary->paper, last, 0);
  cld_page_skip (summary->paper, 16);
  cld_paper_add_paragraph (summary->paper, _("Signed: ______________________________________     Date: ____ / ____ / ________"), FALSE, 1);
}

static void
add_cb (CldSummary *summary, gpointer data)
{
  CldDutyBoard *board = data;
  const CldDuty *visit = summary->child ? find_visit (board, summary->child->ref) : NULL;
  double room;

  cld_paper_add_title (summary->paper, _("Visit sheet"), cld_summary_subject (summary), cld_summary_about (summary), NULL);
  add_known (summary, visit);
  add_when (summary);
  add_seen (summary);
  cld_paper_add_heading (summary->paper, _("Notes"), NULL, _("notes"));
  /* The notes take what is left of the one page. */
  room = cld_page_content_bottom (summary->paper) - summary->paper->y - BELOW_NOTES;
  add_lines (summary, MAX (MIN_NOTES, (guint) MAX (0, room / LINE)));
  cld_paper_add_heading (summary->paper, summary->name ? cld_arena_printf (summary->arena, _("In %s’s own words"), summary->name) : _("In the child’s own words"), NULL, _("own words"));
  add_lines (summary, N_WORDS);
  add_next (summary);
}

/**
 * cld_report_new_visit_sheet:
 * @store: where the child is
 * @set: the child with what it names
 * @options: what the print says about itself
 * @error: return location
 *
 * Lays out a blank sheet for a visit to one child, on one page.
 *
 * Returns: (transfer full) (nullable): the finished document
 */
CldPaper *
cld_report_new_visit_sheet (CldStore *store, CldRecordSet *set, const CldPrintOptions *options, GError **error)
{
  const char *child = ((CldRow *) cld_record_set_get (set, &cld_child_kind)->pdata[0])->ref;
  g_autoptr (CldDutyBoard) board = cld_duty_board_new (cld_date_to_day (options->today), CLD_NO_DAY);

  if (!cld_duty_board_load_child (board, cld_store_get_db (store), child, error))
    return NULL;
  return cld_report_new (set, options, add_cb, board);
}
