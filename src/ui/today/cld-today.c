/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-today.h"

#include <string.h>

#include "cld-duty-chase.h"
#include "cld-duty-look.h"
#include "cld-text.h"

/* What Today is about, out of the duties of everybody. */

#define STATES                                                                                                  \
  (CLD_DUTY_STATE_BIT (CLD_DUTY_OVERDUE) | CLD_DUTY_STATE_BIT (CLD_DUTY_DUE) | CLD_DUTY_STATE_BIT (CLD_DUTY_UPCOMING) | \
   CLD_DUTY_STATE_BIT (CLD_DUTY_UNKNOWN))

/* So many more are gathered before the first ones are sorted out. */
#define SPARE 256

typedef struct
{
  const CldDutyPeople *people;
  const CldTodayWanted *wanted;
  CldToday *found;
  const CldFacts *last; /* the child that was judged last */
  gboolean is_wanted;   /* what came out */
  guint limit;
  gboolean is_full[CLD_TODAY_N_GROUPS]; /* the first ones are sorted, and as many as are wanted */
} Search;

static gboolean
is_child_wanted (const Search *search, const CldFacts *facts)
{
  const CldTodayWanted *wanted = search->wanted;

  if (wanted->mine && !cld_duty_people_is_user (search->people, facts->worker))
    return FALSE;
  if (wanted->worker && g_strcmp0 (cld_duty_people_get_worker (search->people, facts->worker), wanted->worker) != 0)
    return FALSE;
  if (wanted->team && g_strcmp0 (facts->team, wanted->team) != 0)
    return FALSE;
  return !wanted->search || !*wanted->search || cld_duty_people_child_matches (search->people, facts->ref, wanted->search);
}

static gboolean
is_duty_wanted (const CldTodayWanted *wanted, const CldDuty *duty)
{
  if (wanted->groups && !strchr (wanted->groups, cld_timetable_get (duty->row)->id[0]))
    return FALSE;
  return wanted->strength < 0 || (int) cld_duty_look_strength (duty) == wanted->strength;
}

static int
find_group_of_day (Search *search, gint32 day)
{
  gint32 ahead = day == CLD_NO_DAY ? G_MAXINT32 : day - search->found->today;

  if (ahead == 0)
    return CLD_TODAY_DUE;
  if (ahead > 0 && ahead <= CLD_TODAY_DAYS)
    return CLD_TODAY_WEEK;
  if (ahead > 0 && ahead != G_MAXINT32 && (search->found->next_day == CLD_NO_DAY || day < search->found->next_day))
    search->found->next_day = day;
  return -1;
}

static int
find_group (Search *search, const CldDuty *duty)
{
  if (duty->state == CLD_DUTY_UNKNOWN)
    return CLD_TODAY_UNKNOWN;
  if (duty->state == CLD_DUTY_OVERDUE)
    return CLD_TODAY_LATE;
  return find_group_of_day (search, duty->due.day);
}

/* What a finding and a duty are sorted by. */
static gint32
get_day (const CldTodayItem *item)
{
  return item->finding ? item->finding->due : item->duty->due.day;
}

static int
get_strength (const CldTodayItem *item)
{
  return (int) (item->finding ? cld_today_finding_strength (item->finding) : cld_duty_look_strength (item->duty));
}

/* By day and time, law before guidance, then by child. */
static int
compare_items (gconstpointer a, gconstpointer b)
{
  const CldTodayItem *x = a, *y = b;
  /* A whole day, -1, is due at its end. */
  guint first = x->duty ? (guint) x->duty->due.minute : G_MAXUINT, second = y->duty ? (guint) y->duty->due.minute : G_MAXUINT;
  int order;

  if (get_day (x) != get_day (y))
    return get_day (x) < get_day (y) ? -1 : 1;
  if (first != second)
    return first < second ? -1 : 1;
  order = get_strength (x) - get_strength (y);
  if (order != 0)
    return order;
  /* What inspections leave to be done stands before the duties of its day. */
  if (x->finding || y->finding)
    return x->finding && y->finding ? strcmp (x->finding->row->ref, y->finding->row->ref) : x->finding ? -1 : 1;
  order = strcmp (x->facts->ref, y->facts->ref);
  return order != 0 ? order : cld_duty_compare (x->duty, y->duty);
}

/* A caseload may have tens of thousands of late duties, of which a page shows a few: only so many are kept and sorted. */
static void
keep (Search *search, int group, const CldTodayItem *item)
{
  GArray *items = search->found->groups[group];

  search->found->n[group]++;
  if (search->is_full[group] && compare_items (item, &g_array_index (items, CldTodayItem, search->limit - 1)) > 0)
    return;
  g_array_append_val (items, *item);
  if (items->len < search->limit + SPARE)
    return;
  g_array_sort (items, compare_items);
  g_array_set_size (items, search->limit);
  search->is_full[group] = TRUE;
}

static gboolean
duty_cb (const CldFacts *facts, const CldDuty *duty, gpointer data)
{
  Search *search = data;
  CldTodayItem item = { facts, duty, NULL };
  int group;

  if (facts != search->last)
    {
      search->last = facts;
      search->is_wanted = is_child_wanted (search, facts);
    }
  if (!search->is_wanted || !is_duty_wanted (search->wanted, duty))
    return TRUE;
  group = find_group (search, duty);
  if (group >= 0)
    keep (search, group, &item);
  return TRUE;
}

/* --- what inspections leave to be done --- */

static const CldFacts *
find_child (const CldDutyBoard *board, const char *child)
{
  for (guint i = 0; child && i < cld_duty_board_get_n_children (board); i++)
    if (strcmp (cld_duty_board_get_child (board, i)->ref, child) == 0)
      return cld_duty_board_get_child (board, i);
  return NULL;
}

static gboolean
has_words (const CldTodayFinding *finding, const char *folded)
{
  const char *const texts[] = { finding->title, finding->name, finding->owner, finding->type };
  g_auto (GStrv) words = g_strsplit (folded, " ", -1);
  GString *all = g_string_new (NULL);
  gboolean has = TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i])
      {
        cld_text_append_folded (all, texts[i]);
        g_string_append_c (all, '\n');
      }
  for (guint i = 0; has && words[i]; i++)
    has = strstr (all->str, words[i]) != NULL;
  g_string_free (all, TRUE);
  return has;
}

/* The child's; of what is about no child, that of whose it is recorded as. */
static const char *
get_team (const Search *search, const CldTodayFinding *finding, const CldFacts *facts)
{
  return facts ? facts->team : cld_duty_people_get_team (search->people, finding->owner);
}

/* What is about no child and is nobody's who is in a team is asked of the whole service: every team sees it, else it would be lost to all. */
static gboolean
is_of_service (const Search *search, const CldTodayFinding *finding, const CldFacts *facts)
{
  return !facts && !finding->child && !get_team (search, finding, facts);
}

/* It is somebody's whose it is recorded as; and of a child's action, the child's worker's. */
static gboolean
is_finding_wanted (const Search *search, const CldTodayFinding *finding, const CldFacts *facts)
{
  const CldTodayWanted *wanted = search->wanted;

  /* It is no duty of the timetable. */
  if (wanted->groups || (wanted->strength >= 0 && (int) cld_today_finding_strength (finding) != wanted->strength))
    return FALSE;
  if (wanted->mine && !cld_duty_people_is_user (search->people, finding->owner) && !(facts && cld_duty_people_is_user (search->people, facts->worker)))
    return FALSE;
  if (wanted->worker && g_strcmp0 (cld_duty_people_get_worker (search->people, finding->owner), wanted->worker) != 0 &&
      !(facts && g_strcmp0 (cld_duty_people_get_worker (search->people, facts->worker), wanted->worker) == 0))
    return FALSE;
  if (wanted->team && !is_of_service (search, finding, facts) && g_strcmp0 (get_team (search, finding, facts), wanted->team) != 0)
    return FALSE;
  return !wanted->search || !*wanted->search || has_words (finding, wanted->search) ||
         (facts && cld_duty_people_child_matches (search->people, facts->ref, wanted->search));
}

static void
find_findings (Search *search, const CldDutyBoard *board, const CldTodayFindings *findings)
{
  for (guint i = 0; i < cld_today_findings_get_n (findings); i++)
    {
      const CldTodayFinding *finding = cld_today_findings_get (findings, i);
      CldTodayItem item = { find_child (board, finding->child), NULL, finding };
      int group;

      if (!is_finding_wanted (search, finding, item.facts))
        continue;
      group = finding->state == CLD_FINDING_OVERDUE ? CLD_TODAY_LATE : find_group_of_day (search, finding->due);
      if (group < 0)
        continue;
      keep (search, group, &item);
      if (search->wanted->team && is_of_service (search, finding, item.facts))
        search->found->n_of_service++;
    }
}

/**
 * cld_today_finding_strength:
 * @finding: what an inspection leaves to be done
 *
 * Returns: how binding it is
 */
CldStrength
cld_today_finding_strength (const CldTodayFinding *finding)
{
  return finding->must ? CLD_STRENGTH_MUST : CLD_STRENGTH_SHOULD;
}

/* --- those who have not answered --- */

static void
add_waiting (Search *search, const CldCalendar *calendar, const CldFacts *facts)
{
  gint32 today = search->found->today;

  for (guint i = 0; i < facts->notices.n; i++)
    {
      CldTodayWaiting waiting = { facts, &facts->notices.at[i], 0 };

      if (!cld_duty_is_to_chase (calendar, facts, waiting.notice, today))
        continue;
      waiting.days = cld_calendar_count_working_days (calendar, waiting.notice->sent_on, today);
      g_array_append_val (search->found->waiting, waiting);
    }
}

static int
compare_waiting (gconstpointer a, gconstpointer b)
{
  const CldTodayWaiting *x = a, *y = b;

  if (x->notice->sent_on != y->notice->sent_on)
    return x->notice->sent_on < y->notice->sent_on ? -1 : 1;
  return strcmp (x->notice->ref, y->notice->ref);
}

static gboolean
is_missing_now (const CldFacts *facts, gint32 today)
{
  for (guint i = 0; i < facts->missing.n; i++)
    {
      const CldMissingFact *missing = &facts->missing.at[i];

      if (missing->started_at.day != CLD_NO_DAY && missing->started_at.day <= today && missing->ended_at.day == CLD_NO_DAY)
        return TRUE;
    }
  return FALSE;
}

static void
find_waiting (Search *search, const CldDutyBoard *board)
{
  for (guint i = 0; i < cld_duty_board_get_n_children (board); i++)
    {
      const CldFacts *facts = cld_duty_board_get_child (board, i);

      if (facts->notices.n > 0 && is_child_wanted (search, facts))
        add_waiting (search, cld_duty_board_get_rules (board)->calendar, facts);
      if (facts->missing.n > 0 && is_missing_now (facts, search->found->today) && is_child_wanted (search, facts))
        g_ptr_array_add (search->found->missing, (gpointer) facts);
    }
  g_array_sort (search->found->waiting, compare_waiting);
}

/**
 * cld_today_find:
 * @board: the duties of everybody
 * @people: (nullable): the names
 * @findings: (nullable): what inspections leave to be done
 * @wanted: which are wanted
 * @limit: how many of each group are needed, at least 1
 *
 * Returns: (transfer full): what is late, due, near, cannot be said, and who has not answered
 */
CldToday *
cld_today_find (const CldDutyBoard *board, const CldDutyPeople *people, const CldTodayFindings *findings, const CldTodayWanted *wanted, guint limit)
{
  CldToday *found = g_new0 (CldToday, 1);
  CldDutyFilter filter = CLD_DUTY_FILTER_INIT;
  Search search = { .people = people, .wanted = wanted, .found = found, .limit = MIN (limit, G_MAXUINT - SPARE) };

  found->today = cld_duty_board_get_today (board);
  found->next_day = CLD_NO_DAY;
  found->missing = g_ptr_array_new ();
  found->waiting = g_array_new (FALSE, FALSE, sizeof (CldTodayWaiting));
  for (guint i = 0; i < CLD_TODAY_N_GROUPS; i++)
    found->groups[i] = g_array_new (FALSE, FALSE, sizeof (CldTodayItem));
  filter.states = STATES;
  cld_duty_board_foreach (board, &filter, duty_cb, &search);
  find_findings (&search, board, findings);
  for (guint i = 0; i < CLD_TODAY_N_GROUPS; i++)
    {
      g_array_sort (found->groups[i], compare_items);
      if (found->groups[i]->len > limit)
        g_array_set_size (found->groups[i], limit);
    }
  find_waiting (&search, board);
  return found;
}

/**
 * cld_today_free:
 * @today: (nullable) (transfer full): what was found
 */
void
cld_today_free (CldToday *today)
{
  if (!today)
    return;
  for (guint i = 0; i < CLD_TODAY_N_GROUPS; i++)
    g_array_unref (today->groups[i]);
  g_array_unref (today->waiting);
  g_ptr_array_unref (today->missing);
  g_free (today);
}

/**
 * cld_today_item_make_entry:
 * @item: a row
 * @session: the caseload
 * @today: the day
 *
 * Returns: (transfer full): what the row shows
 */
CldDutyEntry *
cld_today_item_make_entry (const CldTodayItem *item, CldSession *session, gint32 today)
{
  if (item->finding)
    return cld_duty_entry_new_for_finding (session, item->facts, item->finding, today);
  return cld_duty_entry_new (session, item->facts, item->duty, today);
}

/**
 * cld_today_is_worker:
 * @board: the duties of everybody
 * @people: the names
 *
 * Returns: whether the person who uses the program is the worker of a child, as far as that is known
 */
gboolean
cld_today_is_worker (const CldDutyBoard *board, const CldDutyPeople *people)
{
  for (guint i = 0; i < cld_duty_board_get_n_children (board); i++)
    if (cld_duty_people_is_user (people, cld_duty_board_get_child (board, i)->worker))
      return TRUE;
  return FALSE;
}

/* --- the badge --- */

/* The same as the page shows when it is opened. */
static gboolean
count (CldSession *session, guint *n_late, guint *n_due)
{
  CldDutyWatch *watch = cld_duty_watch_of (session);
  const CldDutyBoard *board = cld_duty_watch_get_board (watch);
  const CldDutyPeople *people = cld_duty_watch_get_people (watch);
  CldTodayWanted wanted = { .strength = -1 };
  g_autoptr (CldToday) today = NULL;

  if (!board)
    return FALSE;
  wanted.mine = cld_today_is_worker (board, people);
  today = cld_today_find (board, people, cld_duty_watch_get_findings (watch), &wanted, 1);
  *n_late = today->n[CLD_TODAY_LATE];
  *n_due = today->n[CLD_TODAY_DUE];
  return TRUE;
}

/**
 * cld_today_count:
 * @session: the caseload
 *
 * Returns: how much is late or due today; -1 while that is not known
 */
gint64
cld_today_count (CldSession *session)
{
  guint n_late, n_due;

  return count (session, &n_late, &n_due) ? (gint64) n_late + n_due : -1;
}

/**
 * cld_today_is_late:
 * @session: the caseload
 *
 * Returns: whether something is late
 */
gboolean
cld_today_is_late (CldSession *session)
{
  guint n_late, n_due;

  return count (session, &n_late, &n_due) && n_late > 0;
}
