/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-duty-board.h"

#include <string.h>

#include "cld-facts-loader.h"

/* A child of the board. Its facts are the whole book's, or, once it was read again, its own book's. */
typedef struct
{
  const CldFacts *facts;
  CldFactsBook *own;
  CldDuty *duties; /* in the order of cld_duty_compare() */
  guint n;
} Entry;

struct _CldDutyBoard
{
  CldCalendar *calendar;
  CldDutyRules rules;
  gint32 today;
  gint32 forecast_until;
  guint version;
  CldFactsBook *book;
  GArray *entries; /* (element-type Entry): in byte order of the children's refs */
  GArray *scratch; /* (element-type CldDuty) */
};

static void
entry_clear (gpointer data)
{
  Entry *entry = data;

  cld_facts_book_free (entry->own);
  g_free (entry->duties);
}

static GArray *
entries_new (guint n)
{
  GArray *entries = g_array_sized_new (FALSE, TRUE, sizeof (Entry), n);

  g_array_set_clear_func (entries, entry_clear);
  return entries;
}

/**
 * cld_duty_board_new:
 * @today: the day on which everything is computed
 * @forecast_until: rows are projected up to that day; %CLD_NO_DAY for none
 *
 * Returns: (transfer full): an empty board
 */
CldDutyBoard *
cld_duty_board_new (gint32 today, gint32 forecast_until)
{
  CldDutyBoard *board = g_new0 (CldDutyBoard, 1);

  board->today = today;
  board->forecast_until = forecast_until;
  board->entries = entries_new (0);
  board->scratch = g_array_new (FALSE, FALSE, sizeof (CldDuty));
  board->calendar = cld_calendar_new ();
  cld_duty_rules_init (&board->rules, board->calendar);
  board->rules.forecast_until = forecast_until;
  return board;
}

/**
 * cld_duty_board_free:
 * @board: (nullable): a board
 *
 * Frees it and everything it gave.
 */
void
cld_duty_board_free (CldDutyBoard *board)
{
  if (!board)
    return;
  g_array_unref (board->entries);
  g_array_unref (board->scratch);
  cld_facts_book_free (board->book);
  cld_calendar_unref (board->calendar);
  g_free (board);
}

static void
compute (CldDutyBoard *board, Entry *entry)
{
  g_array_set_size (board->scratch, 0);
  cld_duties_compute (entry->facts, &board->rules, board->today, board->scratch);
  g_free (entry->duties);
  entry->n = board->scratch->len;
  entry->duties = entry->n > 0 ? g_memdup2 (board->scratch->data, sizeof (CldDuty) * entry->n) : NULL;
}

/* Everything of one moment. */
static gboolean
read_all (CldDb *db, const char *child, CldCalendar **calendar, CldDutyRules *rules, CldFactsBook **book, GError **error)
{
  gboolean done;

  if (!cld_db_begin_read (db, error))
    return FALSE;
  done = (*calendar = cld_duty_calendar_load (db, error)) && cld_duty_rules_load (rules, db, *calendar, error) &&
         (*book = cld_facts_book_load (db, child, error));
  cld_db_rollback (db);
  return done;
}

static void
take (CldDutyBoard *board, CldCalendar *calendar, const CldDutyRules *rules, CldFactsBook *book)
{
  g_array_unref (board->entries);
  cld_facts_book_free (board->book);
  cld_calendar_unref (board->calendar);
  board->calendar = calendar;
  board->rules = *rules;
  board->rules.forecast_until = board->forecast_until;
  board->book = book;
  board->entries = entries_new (cld_facts_book_get_n (book));
  for (guint i = 0; i < cld_facts_book_get_n (book); i++)
    {
      Entry entry = { .facts = cld_facts_book_get (book, i) };

      compute (board, &entry);
      g_array_append_val (board->entries, entry);
    }
  board->version++;
}

static gboolean
load (CldDutyBoard *board, CldDb *db, const char *child, GError **error)
{
  g_autoptr (CldCalendar) calendar = NULL;
  g_autoptr (CldFactsBook) book = NULL;
  CldDutyRules rules;

  if (!read_all (db, child, &calendar, &rules, &book, error))
    return FALSE;
  take (board, g_steal_pointer (&calendar), &rules, g_steal_pointer (&book));
  return TRUE;
}

/**
 * cld_duty_board_load:
 * @board: a board
 * @db: a database
 * @error: return location
 *
 * Reads the whole caseload, the bank holidays and the team's settings, and computes every duty. It takes a while with
 * many children: a thread with a store of its own can fill a board that nobody else has yet. After a failure the board is
 * as it was.
 *
 * Returns: whether everything was read
 */
gboolean
cld_duty_board_load (CldDutyBoard *board, CldDb *db, GError **error)
{
  return load (board, db, NULL, error);
}

/**
 * cld_duty_board_load_child:
 * @board: a board
 * @db: a database
 * @child: a child's number as it is recorded
 * @error: return location
 *
 * As cld_duty_board_load(), for a board of that child alone.
 *
 * Returns: whether everything was read
 */
gboolean
cld_duty_board_load_child (CldDutyBoard *board, CldDb *db, const char *child, GError **error)
{
  g_return_val_if_fail (child != NULL, FALSE);

  return load (board, db, child, error);
}

/* Where the child is, or would be. */
static gboolean
find_entry (const CldDutyBoard *board, const char *child, guint *index)
{
  guint low = 0, high = board->entries->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      int order = strcmp (g_array_index (board->entries, Entry, middle).facts->ref, child);

      if (order == 0)
        {
          *index = middle;
          return TRUE;
        }
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }
  *index = low;
  return FALSE;
}

/* Enforcement against a provider concerns every child who is placed there. */
static gboolean
concerns_others (const CldFacts *facts)
{
  for (guint i = 0; facts && i < facts->notices.n; i++)
    if (facts->notices.at[i].provision == CLD_PROVISION_S30A && facts->notices.at[i].incoming && facts->notices.at[i].provider)
      return TRUE;
  return FALSE;
}

static void
replace_entry (CldDutyBoard *board, const char *child, CldFactsBook *own)
{
  guint index;
  gboolean known = find_entry (board, child, &index);
  Entry entry = { .own = own };

  if (cld_facts_book_get_n (own) == 0)
    {
      cld_facts_book_free (own);
      if (known)
        g_array_remove_index (board->entries, index);
      return;
    }
  entry.facts = cld_facts_book_get (own, 0);
  compute (board, &entry);
  if (known)
    {
      entry_clear (&g_array_index (board->entries, Entry, index));
      g_array_index (board->entries, Entry, index) = entry;
    }
  else
    g_array_insert_val (board->entries, index, entry);
}

/**
 * cld_duty_board_refresh_child:
 * @board: a loaded board
 * @db: a database
 * @child: (nullable): the child that changed, as #CldSession::changed says it; %NULL where it was not of one child:
 *   holidays, settings, authorities, providers, an import
 * @error: return location
 *
 * Reads that child again and computes its duties, or everything where others may be concerned too. A child that is new
 * is added, one that is gone is removed. After a failure the board is as it was.
 *
 * Returns: whether it was read
 */
gboolean
cld_duty_board_refresh_child (CldDutyBoard *board, CldDb *db, const char *child, GError **error)
{
  CldFactsBook *own;

  if (!child)
    return load (board, db, NULL, error);
  own = cld_facts_book_load (db, child, error);
  if (!own)
    return FALSE;
  if (concerns_others (cld_duty_board_get_facts (board, child)) || concerns_others (cld_facts_book_find (own, child)))
    {
      cld_facts_book_free (own);
      return load (board, db, NULL, error);
    }
  replace_entry (board, child, own);
  board->version++;
  return TRUE;
}

/**
 * cld_duty_board_set_today:
 * @board: a board
 * @today: another day
 *
 * Computes everything again for that day, from the facts that are in memory.
 */
void
cld_duty_board_set_today (CldDutyBoard *board, gint32 today)
{
  if (today == board->today)
    return;
  board->today = today;
  for (guint i = 0; i < board->entries->len; i++)
    compute (board, &g_array_index (board->entries, Entry, i));
  board->version++;
}

/**
 * cld_duty_board_get_version:
 * @board: a board
 *
 * Returns: a number that is another one after every change of the board
 */
guint
cld_duty_board_get_version (const CldDutyBoard *board)
{
  return board->version;
}

/**
 * cld_duty_board_get_today:
 * @board: a board
 *
 * Returns: the day on which everything was computed
 */
gint32
cld_duty_board_get_today (const CldDutyBoard *board)
{
  return board->today;
}

/**
 * cld_duty_board_get_rules:
 * @board: a board
 *
 * Returns: (transfer none): what the duties were computed with, good until everything is loaded again
 */
const CldDutyRules *
cld_duty_board_get_rules (const CldDutyBoard *board)
{
  return &board->rules;
}

/**
 * cld_duty_board_get_n_children:
 * @board: a board
 *
 * Returns: how many children there are
 */
guint
cld_duty_board_get_n_children (const CldDutyBoard *board)
{
  return board->entries->len;
}

/**
 * cld_duty_board_get_child:
 * @board: a board
 * @i: an index
 *
 * Returns: (transfer none): the facts of a child; children are in byte order of their refs
 */
const CldFacts *
cld_duty_board_get_child (const CldDutyBoard *board, guint i)
{
  g_return_val_if_fail (i < board->entries->len, NULL);

  return g_array_index (board->entries, Entry, i).facts;
}

/**
 * cld_duty_board_get_facts:
 * @board: a board
 * @child: a child's number
 *
 * Returns: (transfer none) (nullable): its facts, good until the version changes
 */
const CldFacts *
cld_duty_board_get_facts (const CldDutyBoard *board, const char *child)
{
  guint i;

  return find_entry (board, child, &i) ? g_array_index (board->entries, Entry, i).facts : NULL;
}

/**
 * cld_duty_board_get_duties:
 * @board: a board
 * @child: a child's number
 * @n: (out): how many
 *
 * Returns: (transfer none) (nullable) (array length=n): its duties in the order in which they are printed, good until
 *   the version changes
 */
const CldDuty *
cld_duty_board_get_duties (const CldDutyBoard *board, const char *child, guint *n)
{
  guint i;

  *n = 0;
  if (!find_entry (board, child, &i))
    return NULL;
  *n = g_array_index (board->entries, Entry, i).n;
  return g_array_index (board->entries, Entry, i).duties;
}

/**
 * cld_duty_board_get_next:
 * @board: a board
 * @child: a child's number
 *
 * Returns: (transfer none) (nullable): the open duty with the earliest due date, overdue ones included; one whose date
 *   cannot be computed where there is no other
 */
const CldDuty *
cld_duty_board_get_next (const CldDutyBoard *board, const char *child)
{
  const CldDuty *unknown = NULL;
  guint n;
  const CldDuty *duties = cld_duty_board_get_duties (board, child, &n);

  for (guint i = 0; i < n; i++)
    {
      if (!cld_duty_is_open (&duties[i]))
        continue;
      if (duties[i].state != CLD_DUTY_UNKNOWN)
        return &duties[i];
      unknown = unknown ? unknown : &duties[i];
    }
  return unknown;
}

static gboolean
has_id (const char *const *ids, const CldDuty *duty)
{
  const char *id = cld_timetable_get (duty->row)->id;

  for (guint i = 0; ids[i]; i++)
    if (strcmp (ids[i], id) == 0 || (strlen (ids[i]) == 1 && ids[i][0] == id[0]))
      return TRUE;
  return FALSE;
}

static gboolean
matches_child (const CldDutyFilter *filter, const CldFacts *facts)
{
  return (!filter->child || strcmp (filter->child, facts->ref) == 0) && (!filter->worker || g_strcmp0 (filter->worker, facts->worker) == 0) &&
         (!filter->team || g_strcmp0 (filter->team, facts->team) == 0);
}

static gboolean
matches_duty (const CldDutyFilter *filter, const CldDuty *duty)
{
  if (filter->states && !(filter->states & CLD_DUTY_STATE_BIT (duty->state)))
    return FALSE;
  if ((filter->from != CLD_NO_DAY || filter->until != CLD_NO_DAY) && duty->due.day == CLD_NO_DAY)
    return FALSE;
  if ((filter->from != CLD_NO_DAY && duty->due.day < filter->from) || (filter->until != CLD_NO_DAY && duty->due.day > filter->until))
    return FALSE;
  return !filter->ids || has_id (filter->ids, duty);
}

/**
 * cld_duty_filter_matches:
 * @filter: which are meant
 * @facts: a child
 * @duty: one of its duties
 *
 * Returns: whether this one is
 */
gboolean
cld_duty_filter_matches (const CldDutyFilter *filter, const CldFacts *facts, const CldDuty *duty)
{
  return matches_child (filter, facts) && matches_duty (filter, duty);
}

/**
 * cld_duty_board_foreach:
 * @board: a board
 * @filter: which are meant
 * @func: (scope call): called for each
 * @data: for @func
 *
 * Goes through the duties child by child, in byte order of their refs, within a child as they are printed.
 */
void
cld_duty_board_foreach (const CldDutyBoard *board, const CldDutyFilter *filter, CldDutyFunc func, gpointer data)
{
  guint first = 0, end = board->entries->len;

  if (filter->child)
    end = find_entry (board, filter->child, &first) ? first + 1 : first;
  for (guint i = first; i < end; i++)
    {
      const Entry *entry = &g_array_index (board->entries, Entry, i);

      if (!matches_child (filter, entry->facts))
        continue;
      for (guint j = 0; j < entry->n; j++)
        if (matches_duty (filter, &entry->duties[j]) && !func (entry->facts, &entry->duties[j], data))
          return;
    }
}

static gboolean
add_cb (const CldFacts *facts, const CldDuty *duty, gpointer data)
{
  CldDutyItem item = { facts, duty };

  g_array_append_val ((GArray *) data, item);
  return TRUE;
}

/* By date and time; those without one first, as they want looking after. A whole day is due at its end. */
static int
compare_items (gconstpointer a, gconstpointer b)
{
  const CldDutyItem *x = a, *y = b;
  int order;

  if (x->duty->due.day != y->duty->due.day)
    return x->duty->due.day < y->duty->due.day ? -1 : 1;
  if (x->duty->due.minute != y->duty->due.minute)
    return y->duty->due.minute == CLD_NO_MINUTE || (x->duty->due.minute != CLD_NO_MINUTE && x->duty->due.minute < y->duty->due.minute) ? -1 : 1;
  order = strcmp (x->facts->ref, y->facts->ref);
  if (order != 0)
    return order;
  return x->duty < y->duty ? -1 : x->duty > y->duty;
}

/**
 * cld_duty_board_find:
 * @board: a board
 * @filter: which are meant
 *
 * Returns: (transfer full) (element-type CldDutyItem): the duties, sorted by due date, then child; those without a date
 *   first. Good until the version changes
 */
GArray *
cld_duty_board_find (const CldDutyBoard *board, const CldDutyFilter *filter)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (CldDutyItem));

  cld_duty_board_foreach (board, filter, add_cb, items);
  g_array_sort (items, compare_items);
  return items;
}

static gboolean
count_cb (const CldFacts *facts, const CldDuty *duty, gpointer data)
{
  (*(guint *) data)++;
  return TRUE;
}

/**
 * cld_duty_board_count:
 * @board: a board
 * @filter: which are meant
 *
 * Returns: how many there are
 */
guint
cld_duty_board_count (const CldDutyBoard *board, const CldDutyFilter *filter)
{
  guint n = 0;

  cld_duty_board_foreach (board, filter, count_cb, &n);
  return n;
}
