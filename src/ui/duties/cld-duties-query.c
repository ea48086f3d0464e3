/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-duties-query.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-duty-look.h"
#include "cld-text.h"

/* Which duties of the board are shown, and in what order: a pass over memory, nothing is made into text that is not
 * sorted by. */

/* Days between the first and the last, from which on a place for each would be too many: a date that is a mistake. */
#define MAX_SPAN 200000

/* A duty on its way into the list. Sorting compares numbers alone. */
typedef struct
{
  CldDutyItem item;
  gint64 key;
} Line;

typedef struct
{
  const CldDutiesQuery *query;
  const CldDutyPeople *people;
  gint32 today;
  char *folded;         /* (nullable): the search */
  const CldFacts *last; /* of whom @is_found is known */
  gboolean is_found;
  GArray *lines;
  gint32 first;
  CldDutiesDay *days;
  guint n_days;
} Run;

/**
 * cld_duties_days_late:
 * @duty: a duty
 * @today: today
 *
 * Returns: how many days later than its date it was done, or not done yet; 0 where it is not late
 */
int
cld_duties_days_late (const CldDuty *duty, gint32 today)
{
  if (duty->due.day == CLD_NO_DAY)
    return 0;
  if (duty->state == CLD_DUTY_OVERDUE)
    return MAX (0, today - duty->due.day);
  if (duty->state == CLD_DUTY_LATE && duty->done.day != CLD_NO_DAY)
    return MAX (0, duty->done.day - duty->due.day);
  return 0;
}

static gboolean
has_strength (const CldDuty *duty, const char *strength)
{
  return !strength || (cld_duty_look_strength (duty) == CLD_STRENGTH_MUST) == (strcmp (strength, "must") == 0);
}

/* The rows of a child follow each other. */
static gboolean
is_found (Run *run, const CldFacts *facts)
{
  if (!run->folded)
    return TRUE;
  if (facts != run->last)
    {
      run->last = facts;
      run->is_found = cld_duty_people_child_matches (run->people, facts->ref, run->folded);
    }
  return run->is_found;
}

/* What is drawn in the calendar is not narrowed by the days that are chosen in it. */
static void
count_day (Run *run, const CldDuty *duty)
{
  gint32 day = duty->due.day;
  CldDutiesDay *counts;

  if (day == CLD_NO_DAY || day >= run->first + (gint32) run->n_days - 1)
    return;
  counts = &run->days[day < run->first ? 0 : day - run->first + 1];
  counts->n++;
  if (duty->state == CLD_DUTY_OVERDUE || duty->state == CLD_DUTY_LATE || duty->state == CLD_DUTY_MISSED)
    counts->n_late++;
}

static gboolean
is_on_a_day (const CldDutiesQuery *query, const CldDuty *duty)
{
  gint32 day = duty->due.day;

  if (day == CLD_NO_DAY)
    return query->undated || (query->filter.from == CLD_NO_DAY && query->filter.until == CLD_NO_DAY);
  return (query->filter.from == CLD_NO_DAY || day >= query->filter.from) && (query->filter.until == CLD_NO_DAY || day <= query->filter.until);
}

static gboolean
take_cb (const CldFacts *facts, const CldDuty *duty, gpointer data)
{
  Run *run = data;
  Line line = { { facts, duty }, 0 };

  /* What would follow from a duty that is late, had it been done in time, is no news of a day that is over. */
  if (duty->state == CLD_DUTY_PROJECTED && duty->due.day < run->today)
    return TRUE;
  if (!has_strength (duty, run->query->strength) || !is_found (run, facts))
    return TRUE;
  count_day (run, duty);
  if (is_on_a_day (run->query, duty))
    g_array_append_val (run->lines, line);
  return TRUE;
}

/* --- order --- */

/* Texts get their place among all texts of the column, so that each is compared once with each other and no more. */
typedef struct
{
  char *folded;
  gpointer of;
} Text;

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (((const Text *) a)->folded, ((const Text *) b)->folded);
}

/* What a row is told by in a column: rows of one child, of one worker, of one rule have one text. */
static gconstpointer
find_source (const Line *line, CldDutiesColumn column)
{
  if (column == CLD_DUTIES_CHILD)
    return line->item.facts;
  if (column == CLD_DUTIES_WORKER)
    return line->item.facts->worker;
  return GUINT_TO_POINTER (line->item.duty->row + 1u);
}

static const char *
find_text (Run *run, const Line *line, CldDutiesColumn column)
{
  const CldTimetableRow *row = cld_timetable_get (line->item.duty->row);
  const char *worker;

  if (column == CLD_DUTIES_CHILD)
    return cld_duty_people_get_name (run->people, line->item.facts->ref);
  if (column == CLD_DUTIES_TITLE)
    return _(row->short_title);
  if (column == CLD_DUTIES_PROVISION)
    return row->source;
  worker = cld_duty_people_get_worker (run->people, line->item.facts->worker);
  return worker ? worker : "\xF4\x8F\xBF\xBD"; /* nobody stands last */
}

static void
rank_texts (Run *run)
{
  CldDutiesColumn column = run->query->sort;
  g_autoptr (GHashTable) ranks = g_hash_table_new (NULL, NULL);
  g_autoptr (GArray) texts = g_array_new (FALSE, FALSE, sizeof (Text));
  guint rank = 0;

  for (guint i = 0; i < run->lines->len; i++)
    {
      const Line *line = &g_array_index (run->lines, Line, i);
      gpointer source = (gpointer) find_source (line, column);

      if (!g_hash_table_contains (ranks, source))
        {
          Text text = { cld_text_fold (find_text (run, line, column)), source };

          g_hash_table_insert (ranks, source, NULL);
          g_array_append_val (texts, text);
        }
    }
  g_array_sort (texts, compare_texts);
  for (guint i = 0; i < texts->len; i++)
    {
      const Text *text = &g_array_index (texts, Text, i);

      if (i > 0 && strcmp (text->folded, g_array_index (texts, Text, i - 1).folded) != 0)
        rank++;
      g_hash_table_insert (ranks, text->of, GUINT_TO_POINTER (rank));
    }
  for (guint i = 0; i < texts->len; i++)
    g_free (g_array_index (texts, Text, i).folded);
  for (guint i = 0; i < run->lines->len; i++)
    {
      Line *line = &g_array_index (run->lines, Line, i);

      line->key = GPOINTER_TO_UINT (g_hash_table_lookup (ranks, find_source (line, column)));
    }
}

/* Late ones first, then by nearness; what cannot be dated is to be looked after before what is over. */
static gint64
order_of_state (CldDutyState state)
{
  static const guint8 order[CLD_DUTY_N_STATES] = {
    [CLD_DUTY_OVERDUE] = 0, [CLD_DUTY_DUE] = 1, [CLD_DUTY_UPCOMING] = 2, [CLD_DUTY_PROJECTED] = 3, [CLD_DUTY_UNKNOWN] = 4,
    [CLD_DUTY_MISSED] = 5, [CLD_DUTY_LATE] = 6, [CLD_DUTY_MET] = 7, [CLD_DUTY_WAIVED] = 8, [CLD_DUTY_LAPSED] = 9,
  };

  return order[state];
}

static void
rank_numbers (Run *run)
{
  for (guint i = 0; i < run->lines->len; i++)
    {
      Line *line = &g_array_index (run->lines, Line, i);
      const CldDuty *duty = line->item.duty;

      if (run->query->sort == CLD_DUTIES_STATE)
        line->key = order_of_state (duty->state);
      else if (run->query->sort == CLD_DUTIES_STRENGTH)
        line->key = cld_duty_look_strength (duty);
      else if (run->query->sort == CLD_DUTIES_DONE)
        line->key = duty->done.day == CLD_NO_DAY ? G_MAXINT32 : duty->done.day;
      else if (run->query->sort == CLD_DUTIES_LATE)
        line->key = cld_duties_days_late (duty, run->today);
      else
        line->key = 0;
    }
}

/* What has no date stands behind what has one, whichever way round. */
static int
compare_due (const CldDuty *x, const CldDuty *y, gboolean descending)
{
  if (x->due.day == y->due.day)
    return x->due.minute < y->due.minute ? -1 : x->due.minute > y->due.minute;
  if (x->due.day == CLD_NO_DAY || y->due.day == CLD_NO_DAY)
    return x->due.day == CLD_NO_DAY ? 1 : -1;
  return (x->due.day < y->due.day) != descending ? -1 : 1;
}

static int
compare_lines (gconstpointer a, gconstpointer b, gpointer data)
{
  const Line *x = a, *y = b;
  const CldDutiesQuery *query = data;
  int order;

  if (x->key != y->key)
    return (x->key < y->key) != query->descending ? -1 : 1;
  order = compare_due (x->item.duty, y->item.duty, query->sort == CLD_DUTIES_DUE && query->descending);
  /* Children are in the order of their numbers, and their duties in that of the board. */
  return order ? order : x->item.duty < y->item.duty ? -1 : x->item.duty > y->item.duty;
}

/* What has no date stands behind the last day. */
static guint
find_bucket (const Line *line, gint32 first, gint32 last)
{
  gint32 day = line->item.duty->due.day;

  return (guint) ((day == CLD_NO_DAY ? last + 1 : day) - first);
}

/* Times of one day are put in order by themselves. */
static void
sort_times (Run *run, guint start, guint end)
{
  Line *lines = (Line *) (gpointer) run->lines->data;

  for (guint i = start; i < end; i++)
    if (lines[i].item.duty->due.minute != CLD_NO_MINUTE)
      {
        g_qsort_with_data (lines + start, (int) (end - start), sizeof (Line), compare_lines, (gpointer) run->query);
        return;
      }
}

/* The order of every opening: by day. Days are few and rows many, so each row is put straight behind those of earlier
 * days; rows of one day keep the order of the board. Returns FALSE where the days lie too far apart for that. */
static gboolean
sort_by_day (Run *run)
{
  gint32 first = G_MAXINT32, last = G_MININT32;
  guint n = run->lines->len;
  const Line *lines = (const Line *) (gconstpointer) run->lines->data;
  g_autofree guint *places = NULL;
  g_autofree Line *from = NULL;
  Line *to = (Line *) (gpointer) run->lines->data;

  for (guint i = 0; i < n; i++)
    if (lines[i].item.duty->due.day != CLD_NO_DAY)
      {
        first = MIN (first, lines[i].item.duty->due.day);
        last = MAX (last, lines[i].item.duty->due.day);
      }
  if (first > last || (gint64) last - first > MAX_SPAN)
    return FALSE;
  from = g_memdup2 (lines, sizeof (Line) * n);
  places = g_new0 (guint, (gsize) (last - first) + 3);
  for (guint i = 0; i < n; i++)
    places[find_bucket (&from[i], first, last) + 1]++;
  for (guint i = 1; i <= (guint) (last - first) + 2; i++)
    places[i] += places[i - 1];
  /* The place of a day moves on with each of its rows, and ends where the next day begins. */
  for (guint i = 0; i < n; i++)
    to[places[find_bucket (&from[i], first, last)]++] = from[i];
  for (guint i = 0; i <= (guint) (last - first) + 1; i++)
    sort_times (run, i > 0 ? places[i - 1] : 0, places[i]);
  return TRUE;
}

static GArray *
finish (Run *run)
{
  GArray *items = g_array_sized_new (FALSE, FALSE, sizeof (CldDutyItem), run->lines->len);

  if (run->query->sort == CLD_DUTIES_CHILD || run->query->sort == CLD_DUTIES_TITLE || run->query->sort == CLD_DUTIES_PROVISION || run->query->sort == CLD_DUTIES_WORKER)
    rank_texts (run);
  else
    rank_numbers (run);
  if (run->query->sort != CLD_DUTIES_DUE || run->query->descending || !sort_by_day (run))
    g_array_sort_with_data (run->lines, compare_lines, (gpointer) run->query);
  for (guint i = 0; i < run->lines->len; i++)
    g_array_append_val (items, g_array_index (run->lines, Line, i).item);
  return items;
}

/**
 * cld_duties_query_run:
 * @query: what is to be shown
 * @board: the duties
 * @people: the names that belong to them
 * @first: the first day of the calendar
 * @days: (array length=n_days): gets how many are due on each day, of those that @query means on any day: first all that
 *   are due before @first, then those of @first and of the days behind it
 * @n_days: how many there are, one more than days
 *
 * Returns: (transfer full) (element-type CldDutyItem): the duties in order, good until the board changes
 */
GArray *
cld_duties_query_run (const CldDutiesQuery *query, const CldDutyBoard *board, const CldDutyPeople *people, gint32 first, CldDutiesDay *days, guint n_days)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (Line));
  g_autofree char *folded = query->search && *query->search ? cld_text_fold (query->search) : NULL;
  CldDutyFilter any_day = query->filter;
  Run run = { query, people, cld_duty_board_get_today (board), folded, NULL, FALSE, lines, first, days, n_days };

  any_day.from = CLD_NO_DAY;
  any_day.until = CLD_NO_DAY;
  memset (days, 0, sizeof (CldDutiesDay) * n_days);
  cld_duty_board_foreach (board, &any_day, take_cb, &run);
  return finish (&run);
}
