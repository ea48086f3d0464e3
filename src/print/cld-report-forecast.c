/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-date.h"
#include "cld-kinds.h"
#include "cld-page-private.h"
#include "cld-repo.h"
#include "cld-report-private.h"

/* What is due in a period, in groups to be handed out: each worker, or each team, with what is late first. */

typedef struct
{
  const CldFacts *facts;
  const CldDuty *duty;
  const char *group; /* what the group is called; NULL: nobody */
} Line;

typedef struct
{
  CldDutyBoard *board;
  const CldForecast *forecast;
  CldDutyFilter filter;
  const char *worker;   /* (nullable): the one that is meant, as called on paper */
  GHashTable *children; /* (nullable): numbers of those that are meant */
  GHashTable *names;    /* number of a child -> its name; NULL with a mask */
  GArray *lines;        /* (element-type Line) */
  CldSummary *summary;
} Forecast;

static gboolean
take_name_cb (CldRow *row, const char *search_key, gpointer data)
{
  const char *given = row->values[CHILD_KNOWN_AS] ? row->values[CHILD_KNOWN_AS] : row->values[CHILD_GIVEN_NAMES];
  g_autofree char *name = g_strdup_printf ("%s %s", given ? given : "", row->values[CHILD_SURNAME] ? row->values[CHILD_SURNAME] : "");

  g_hash_table_insert (data, g_strdup (row->ref), cld_page_clean_text (name));
  return TRUE;
}

static GHashTable *
load_names (CldDb *db, GError **error)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (CldArena) arena = cld_arena_new ();

  return cld_repo_each (db, &cld_child_kind, NULL, NULL, arena, take_name_cb, names, error) ? g_steal_pointer (&names) : NULL;
}

static gboolean
take_cb (const CldFacts *facts, const CldDuty *duty, gpointer data)
{
  Forecast *of = data;
  Line line = { facts, duty, NULL };

  if (of->children && !g_hash_table_contains (of->children, facts->ref))
    return TRUE;
  if (of->forecast->strength && (strcmp (cld_report_duty_strength (duty), _("Must")) == 0) != (strcmp (of->forecast->strength, "must") == 0))
    return TRUE;
  /* What would follow from a duty that is late, had it been done in time, is no news of a day that is over. */
  if (duty->state == CLD_DUTY_PROJECTED && duty->due.day < cld_duty_board_get_today (of->board))
    return TRUE;
  /* A worker may be recorded by name or by login, and asked for by either. */
  if (of->worker && g_strcmp0 (of->worker, cld_summary_worker (of->summary, facts->worker)) != 0)
    return TRUE;
  if (of->forecast->by_team)
    line.group = facts->team ? cld_summary_keep (of->summary, cld_page_clean_text (facts->team)) : NULL;
  else
    line.group = cld_summary_worker (of->summary, facts->worker);
  g_array_append_val (of->lines, line);
  return TRUE;
}

/* Nobody's last; late first, what has no date last. */
static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const Line *x = a, *y = b;
  int order;

  if (!x->group != !y->group)
    return x->group ? -1 : 1;
  order = g_strcmp0 (x->group, y->group);
  if (order != 0)
    return order;
  if (x->duty->due.day != y->duty->due.day)
    return y->duty->due.day == CLD_NO_DAY || (x->duty->due.day != CLD_NO_DAY && x->duty->due.day < y->duty->due.day) ? -1 : 1;
  order = strcmp (x->facts->ref, y->facts->ref);
  return order ? order : cld_duty_compare (x->duty, y->duty);
}

/* A row without a date is on no day of the period: it is asked for by itself. */
static void
collect (Forecast *of)
{
  CldDutyFilter undated = of->filter;

  cld_duty_board_foreach (of->board, &of->filter, take_cb, of);
  undated.until = CLD_NO_DAY;
  undated.states &= CLD_DUTY_STATE_BIT (CLD_DUTY_UNKNOWN);
  if (of->filter.until != CLD_NO_DAY && of->filter.from == CLD_NO_DAY && undated.states)
    cld_duty_board_foreach (of->board, &undated, take_cb, of);
  g_array_sort (of->lines, compare_lines);
}

static const char *
make_child (Forecast *of, const CldFacts *facts)
{
  const char *name = of->names ? g_hash_table_lookup (of->names, facts->ref) : NULL;
  const char *ref = cld_summary_keep (of->summary, cld_page_clean_text (facts->ref));

  return name ? cld_arena_printf (of->summary->arena, "%s, %s", name, ref) : ref;
}

static void
add_line (Forecast *of, CldTable *table, const Line *line)
{
  CldSummary *summary = of->summary;
  const char *due = cld_report_when (summary, line->duty->due), *worker = cld_summary_worker (summary, line->facts->worker);
  const char *source = cld_summary_keep (summary, cld_page_clean_text (cld_timetable_get (line->duty->row)->source));
  CldCell cells[7] = {
    { cld_report_duty_state (summary, line->duty), .bold = cld_report_duty_is_pressing (line->duty) },
    { due ? due : _("not known") },
    { cld_report_duty_strength (line->duty) },
    { cld_report_duty_title (summary, line->duty) },
    { make_child (of, line->facts) },
  };
  guint n = 5;

  if (of->forecast->by_team)
    cells[n++] = (CldCell){ worker ? worker : _("nobody") };
  cells[n] = (CldCell){ source ? source : "" };
  cld_table_add_row (table, cells);
}

static CldTable *
make_table (Forecast *of)
{
  CldColumn columns[7] = { { _("State"), 70 }, { _("Due"), 78 }, { _("Strength"), 40 }, { _("Duty"), 0 }, { _("Child"), 0 } };
  guint n = 5;

  if (of->forecast->by_team)
    columns[n++] = (CldColumn){ _("Worker"), 96 };
  columns[n++] = (CldColumn){ _("Provision"), of->forecast->by_team ? 150 : 92 };
  return cld_table_new (columns, n);
}

static const char *
make_remark (Forecast *of, guint n, guint n_late)
{
  g_autofree char *all = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u duty", "%u duties", n), n);
  g_autofree char *late = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u late", "%u late", n_late), n_late);

  return cld_summary_keep (of->summary, n_late > 0 ? g_strdup_printf ("%s · %s", all, late) : g_steal_pointer (&all));
}

static guint
count_late (const Forecast *of, guint first, guint end)
{
  guint n = 0;

  for (guint i = first; i < end; i++)
    n += g_array_index (of->lines, Line, i).duty->state == CLD_DUTY_OVERDUE;
  return n;
}

static void
add_group (Forecast *of, guint first, guint end)
{
  const char *group = g_array_index (of->lines, Line, first).group;
  const char *title = group ? group : of->forecast->by_team ? _("No team") : _("No worker");
  g_autoptr (CldTable) table = make_table (of);

  cld_paper_add_heading (of->summary->paper, title, make_remark (of, end - first, count_late (of, first, end)), title);
  for (guint i = first; i < end; i++)
    add_line (of, table, &g_array_index (of->lines, Line, i));
  cld_paper_add_table (of->summary->paper, table, 4);
}

/* "1 May to 31 May 2026, by worker" */
static const char *
make_about (Forecast *of)
{
  CldArena *arena = of->summary->arena;
  const char *from = cld_report_when (of->summary, (CldWhen){ of->filter.from, CLD_NO_MINUTE });
  const char *until = cld_report_when (of->summary, (CldWhen){ of->filter.until, CLD_NO_MINUTE });
  const char *by = of->forecast->by_team ? _("by team") : _("by worker");
  const char *period;

  if (from && until)
    period = cld_arena_printf (arena, _("Due from %1$s to %2$s"), from, until);
  else if (until)
    period = cld_arena_printf (arena, _("Late, and due up to %s"), until);
  else if (from)
    period = cld_arena_printf (arena, _("Due from %s on"), from);
  else
    period = _("Everything that is open");
  if (of->summary->options->purpose || of->summary->options->recipient)
    return cld_arena_printf (arena, "%s · %s · %s", period, by, cld_summary_about (of->summary));
  return cld_arena_printf (arena, "%s · %s", period, by);
}

static void
add_cb (CldSummary *summary, gpointer data)
{
  Forecast *of = data;
  guint first = 0;

  of->summary = summary;
  of->worker = cld_summary_worker (summary, of->forecast->filter.worker);
  of->filter.worker = NULL;
  collect (of);
  if (of->forecast->by_team)
    cld_paper_set_landscape (summary->paper);
  cld_paper_add_title (summary->paper, _("Duty forecast"), make_remark (of, of->lines->len, count_late (of, 0, of->lines->len)), make_about (of),
                       summary->options->mask ? _("Children by number only: their names are withheld") : NULL);
  cld_paper_add_paragraph (summary->paper, cld_report_strengths_text (), FALSE, 1);
  cld_paper_add_paragraph (summary->paper, _("Forecast is what will be due if all that comes before it is done on its day."), FALSE, 1);
  if (of->lines->len == 0)
    cld_paper_add_paragraph (summary->paper, _("Nothing is due in this period."), FALSE, 1);
  for (guint i = 1; i <= of->lines->len; i++)
    if (i == of->lines->len || g_strcmp0 (g_array_index (of->lines, Line, i).group, g_array_index (of->lines, Line, first).group) != 0)
      {
        add_group (of, first, i);
        first = i;
      }
}

/* How far ahead duties are projected: a period without an end is a year. */
static gint32
find_horizon (const CldForecast *forecast, gint32 today)
{
  return forecast->filter.until != CLD_NO_DAY ? forecast->filter.until : cld_day_add_months (today, 12);
}

/**
 * cld_report_new_forecast:
 * @store: where the children are
 * @forecast: which duties, and in what groups
 * @options: what the print says about itself
 * @error: return location
 *
 * Lays out what is late and what will be due. With a mask the children stand in it by their number alone.
 *
 * Returns: (transfer full) (nullable): the finished document
 */
CldPaper *
cld_report_new_forecast (CldStore *store, const CldForecast *forecast, const CldPrintOptions *options, GError **error)
{
  CldDb *db = cld_store_get_db (store);
  gint32 today = cld_date_to_day (options->today);
  g_autoptr (CldDutyBoard) board = cld_duty_board_new (today, find_horizon (forecast, today));
  g_autoptr (CldRecordSet) people = cld_record_set_new ();
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (Line));
  g_autoptr (GHashTable) names = NULL, children = NULL;
  Forecast of = { .board = board, .forecast = forecast, .filter = forecast->filter, .lines = lines };

  if (!of.filter.states)
    of.filter.states = CLD_DUTY_STATES_OPEN | CLD_DUTY_STATE_BIT (CLD_DUTY_PROJECTED);
  if (!cld_duty_board_load (board, db, error) || !cld_repo_load_all (db, &cld_person_kind, people, error))
    return NULL;
  if (!options->mask && !(names = load_names (db, error)))
    return NULL;
  of.names = names;
  for (guint i = 0; forecast->children && forecast->children[i]; i++)
    {
      children = children ? children : g_hash_table_new (g_str_hash, g_str_equal);
      g_hash_table_add (children, (gpointer) forecast->children[i]);
    }
  of.children = children;
  return cld_report_new (people, options, add_cb, &of);
}
