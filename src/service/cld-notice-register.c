/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cld-duty-basis.h"
#include "cld-duty-board.h"
#include "cld-kinds.h"
#include "cld-notice-register-private.h"
#include "cld-repo.h"
#include "cld-team-settings.h"

/* The notices of a store with what follows from their dates. */

#define REG41_WORKING_DAYS 1 /* "without delay": our reading, no number of the law */

/* --- dates --- */

/* Whether a home told of an admission or discharge later than on the working day after it. */
gboolean
_cld_notice_is_told_late (const CldCalendar *calendar, gint32 event_on, gint32 received_on)
{
  return event_on != CLD_NO_DAY && received_on != CLD_NO_DAY && received_on > cld_calendar_add_working_days (calendar, event_on, REG41_WORKING_DAYS);
}

/* Notice of a placement has to be given before it starts, in an emergency within some working days; of its end, before that. */
static gint32
find_due (const CldNoticeRegister *self, const CldNoticeLine *line)
{
  gboolean of_start = g_strcmp0 (line->provision, "reg13") == 0 || g_strcmp0 (line->provision, "reg13_4") == 0;
  gint32 event = cld_date_read_day (line->event_on), start;

  if (line->incoming)
    return CLD_NO_DAY;
  if (of_start && line->placement)
    {
      start = line->start_known ? cld_date_read_day (line->started_on) : CLD_NO_DAY;
      return start != CLD_NO_DAY && line->emergency ? cld_calendar_add_working_days (self->calendar, start, cld_basis_get_info (CLD_BASIS_EMERGENCY)->number) : start;
    }
  return event == CLD_NO_DAY && g_strcmp0 (line->provision, "reg14") == 0 ? cld_date_read_day (line->ended_on) : event;
}

/* Days from which people wait are few, and counting them is not free. */
static int
count_waiting (const CldNoticeRegister *self, GHashTable *counted, gint32 since)
{
  gpointer known;

  if (since == CLD_NO_DAY || since > self->today)
    return -1;
  if (!g_hash_table_lookup_extended (counted, GINT_TO_POINTER (since), NULL, &known))
    {
      known = GINT_TO_POINTER (cld_calendar_count_working_days (self->calendar, since, self->today));
      g_hash_table_insert (counted, GINT_TO_POINTER (since), known);
    }
  return GPOINTER_TO_INT (known);
}

static gboolean
is_over (const CldNoticeRegister *self, gint32 from, int days)
{
  gint32 last = from != CLD_NO_DAY ? cld_calendar_add_working_days (self->calendar, from, days) : CLD_NO_DAY;

  return last != CLD_NO_DAY && last < self->today;
}

/**
 * cld_notice_register_is_unacknowledged:
 * @self: a register
 * @entry: one of its entries
 * @days: working days; negative ones count as 0
 *
 * Returns: whether it was sent, nobody acknowledged it, whether it came back or not, and the @days-th working day after it was
 *   sent is before today
 */
gboolean
cld_notice_register_is_unacknowledged (const CldNoticeRegister *self, const CldNoticeEntry *entry, int days)
{
  return (entry->state == CLD_NOTICE_SENT || entry->state == CLD_NOTICE_RETURNED) && !entry->line->incoming && is_over (self, entry->sent_on, MAX (days, 0));
}

/* --- entries --- */

static CldNoticeStanding
find_standing (const CldNoticeEntry *entry)
{
  if (entry->line->incoming)
    return entry->open ? CLD_NOTICE_IN_OPEN : CLD_NOTICE_IN_CLOSED;
  switch (entry->state)
    {
    case CLD_NOTICE_TO_SEND:
      return entry->late ? CLD_NOTICE_LATE : CLD_NOTICE_READY;
    case CLD_NOTICE_WITHHELD:
      return CLD_NOTICE_LEFT_OUT;
    case CLD_NOTICE_RETURNED:
      return CLD_NOTICE_CAME_BACK;
    case CLD_NOTICE_SENT:
    case CLD_NOTICE_ACKNOWLEDGED:
    case CLD_NOTICE_N_STATES:
    default:
      if (entry->sent_late)
        return CLD_NOTICE_WAS_LATE;
      return entry->state == CLD_NOTICE_ACKNOWLEDGED ? CLD_NOTICE_DONE : entry->no_reply ? CLD_NOTICE_NO_REPLY : CLD_NOTICE_ON_ITS_WAY;
    }
}

static void
fill_incoming (const CldNoticeRegister *self, CldNoticeEntry *entry, GHashTable *counted)
{
  const CldNoticeLine *line = entry->line;
  gint32 event = cld_date_read_day (line->event_on);

  entry->received_on = cld_date_read_day (line->occurred_on);
  entry->state = line->closed_on ? CLD_NOTICE_ACKNOWLEDGED : CLD_NOTICE_SENT;
  entry->open = !line->closed_on;
  entry->on = entry->received_on != CLD_NO_DAY ? entry->received_on : event;
  entry->waiting_days = entry->open ? count_waiting (self, counted, entry->on) : -1;
  entry->received_late = g_strcmp0 (line->provision, "reg41") == 0 && _cld_notice_is_told_late (self->calendar, event, entry->received_on);
}

static void
fill_outgoing (const CldNoticeRegister *self, CldNoticeEntry *entry, GHashTable *counted)
{
  const CldNoticeLine *line = entry->line;
  gint32 ended = cld_date_read_day (line->ended_on);
  gboolean awaited;

  entry->state = cld_notice_state_tell (line->sent_on, line->acknowledged_on, line->returned_on, line->not_sent_reason);
  entry->sent_on = cld_date_read_day (line->sent_on);
  entry->acknowledged_on = cld_date_read_day (line->acknowledged_on);
  entry->due = find_due (self, line);
  entry->late = entry->state == CLD_NOTICE_TO_SEND && entry->due != CLD_NO_DAY && entry->due < self->today;
  entry->sent_late = entry->sent_on != CLD_NO_DAY && entry->due != CLD_NO_DAY && entry->sent_on > entry->due;
  awaited = entry->state == CLD_NOTICE_SENT || entry->state == CLD_NOTICE_RETURNED;
  /* An answer about a placement that is over helps nobody. */
  entry->answer_asked = cld_notice_is_answer_asked (line->recipient_kind) && (ended == CLD_NO_DAY || ended > self->today);
  entry->no_reply = entry->answer_asked && entry->state == CLD_NOTICE_SENT && is_over (self, entry->sent_on, self->acknowledge_days);
  entry->open = entry->state == CLD_NOTICE_TO_SEND || entry->state == CLD_NOTICE_RETURNED || (entry->answer_asked && entry->state == CLD_NOTICE_SENT);
  entry->waiting_days = awaited ? count_waiting (self, counted, entry->sent_on) : -1;
  entry->on = entry->sent_on != CLD_NO_DAY ? entry->sent_on : entry->due != CLD_NO_DAY ? entry->due : cld_date_read_day (line->event_on);
}

static const char *
make_name (CldArena *arena, const CldNoticeLine *line)
{
  const char *called = line->known_as ? line->known_as : line->given_names;

  if (called && line->surname)
    return cld_arena_printf (arena, "%s %s", called, line->surname);
  return called ? called : line->surname;
}

static void
fill_entries (CldNoticeRegister *self, GPtrArray *lines)
{
  g_autoptr (GHashTable) counted = g_hash_table_new (NULL, NULL);

  self->n = lines->len;
  self->entries = g_new0 (CldNoticeEntry, MAX (lines->len, 1));
  for (guint i = 0; i < self->n; i++)
    {
      CldNoticeEntry *entry = &self->entries[i];
      const CldNoticeEntry *before = i > 0 ? entry - 1 : NULL;
      const CldNoticeLine *line = lines->pdata[i];
      gboolean same = before && line->child && before->line->child == line->child;

      *entry = (CldNoticeEntry){ .line = line, .due = CLD_NO_DAY, .sent_on = CLD_NO_DAY, .received_on = CLD_NO_DAY, .acknowledged_on = CLD_NO_DAY, .on = CLD_NO_DAY };
      entry->child_name = same ? before->child_name : make_name (self->arena, line);
      entry->area = cld_where_get_name (self->where, line->area_authority);
      if (line->incoming)
        fill_incoming (self, entry, counted);
      else
        fill_outgoing (self, entry, counted);
      entry->standing = find_standing (entry);
      g_hash_table_insert (self->by_ref, (gpointer) line->ref, entry);
    }
}

/* --- the order of the state --- */

/* What is done is looked for from its end, what is not from its beginning. */
static gboolean
is_latest_first (CldNoticeStanding standing)
{
  return standing == CLD_NOTICE_WAS_LATE || standing == CLD_NOTICE_LEFT_OUT || standing == CLD_NOTICE_DONE || standing == CLD_NOTICE_IN_CLOSED;
}

static int
compare_by_state (gconstpointer a, gconstpointer b)
{
  const CldNoticeEntry *x = *(const CldNoticeEntry *const *) a, *y = *(const CldNoticeEntry *const *) b;
  gint32 day, other;

  if (x->standing != y->standing)
    return x->standing < y->standing ? -1 : 1;
  day = x->due != CLD_NO_DAY ? x->due : x->on;
  other = y->due != CLD_NO_DAY ? y->due : y->on;
  if (day != other)
    {
      if (day == CLD_NO_DAY || other == CLD_NO_DAY)
        return day == CLD_NO_DAY ? 1 : -1;
      return (day < other) != is_latest_first (x->standing) ? -1 : 1;
    }
  return x < y ? -1 : x > y;
}

static void
rank_entries (CldNoticeRegister *self)
{
  g_autofree const CldNoticeEntry **order = g_new (const CldNoticeEntry *, MAX (self->n, 1));

  for (guint i = 0; i < self->n; i++)
    order[i] = &self->entries[i];
  qsort (order, self->n, sizeof *order, compare_by_state);
  self->ranks = g_new (guint, MAX (self->n, 1));
  for (guint i = 0; i < self->n; i++)
    self->ranks[order[i] - self->entries] = i;
}

/* --- the whole --- */

static gboolean
read_setting (CldNoticeRegister *self, CldDb *db, GError **error)
{
  g_autoptr (CldArena) arena = cld_arena_new_sized (1024);
  g_autoptr (GError) local = NULL;
  const CldRow *row = cld_repo_find (db, &cld_setting_kind, cld_team_setting_get (CLD_TEAM_ACKNOWLEDGE_DAYS)->key, arena, &local);

  if (local)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  self->acknowledge_days = cld_team_setting_read (CLD_TEAM_ACKNOWLEDGE_DAYS, row ? row->values[SETTING_VALUE] : NULL);
  return TRUE;
}

/**
 * cld_notice_register_load:
 * @db: a database
 * @today: YYYY-MM-DD
 * @error: return location
 *
 * Reads every notice; on any thread.
 *
 * Returns: (transfer full) (nullable): the register
 */
CldNoticeRegister *
cld_notice_register_load (CldDb *db, const char *today, GError **error)
{
  g_autoptr (CldNoticeRegister) self = g_new0 (CldNoticeRegister, 1);
  g_autoptr (GPtrArray) lines = NULL;

  g_return_val_if_fail (db != NULL && cld_date_is_iso (today), NULL);

  self->arena = cld_arena_new ();
  self->where = cld_where_new (NULL);
  self->by_ref = g_hash_table_new (g_str_hash, g_str_equal);
  self->today = cld_date_to_day (today);
  self->calendar = cld_duty_calendar_load (db, error);
  if (!self->calendar || !cld_where_learn (self->where, db, error) || !read_setting (self, db, error))
    return NULL;
  lines = cld_notice_list_load (db, self->arena, error);
  if (!lines)
    return NULL;
  fill_entries (self, lines);
  rank_entries (self);
  return g_steal_pointer (&self);
}

/**
 * cld_notice_register_free:
 * @self: (nullable) (transfer full): a register
 *
 * Frees it and every entry of it.
 */
void
cld_notice_register_free (CldNoticeRegister *self)
{
  if (!self)
    return;
  g_free (self->entries);
  g_free (self->ranks);
  g_clear_pointer (&self->by_ref, g_hash_table_unref);
  g_clear_pointer (&self->calendar, cld_calendar_unref);
  cld_where_free (self->where);
  cld_arena_free (self->arena);
  g_free (self);
}

/**
 * cld_notice_register_get_today:
 * @self: a register
 *
 * Returns: the day it is computed for
 */
gint32
cld_notice_register_get_today (const CldNoticeRegister *self)
{
  return self->today;
}

/**
 * cld_notice_register_get_acknowledge_days:
 * @self: a register
 *
 * Returns: how many working days the team allows for an answer
 */
int
cld_notice_register_get_acknowledge_days (const CldNoticeRegister *self)
{
  return self->acknowledge_days;
}

/**
 * cld_notice_register_get_n:
 * @self: a register
 *
 * Returns: how many notices it holds
 */
guint
cld_notice_register_get_n (const CldNoticeRegister *self)
{
  return self->n;
}

/**
 * cld_notice_register_get:
 * @self: a register
 * @i: an index; entries stand by the child's folded surname, given names and number, then by ref; those of no child last
 *
 * Returns: (transfer none): an entry
 */
const CldNoticeEntry *
cld_notice_register_get (const CldNoticeRegister *self, guint i)
{
  g_return_val_if_fail (i < self->n, NULL);

  return &self->entries[i];
}

/**
 * cld_notice_register_find:
 * @self: a register
 * @ref: a notice
 *
 * Returns: (transfer none) (nullable): its entry
 */
const CldNoticeEntry *
cld_notice_register_find (const CldNoticeRegister *self, const char *ref)
{
  return g_hash_table_lookup (self->by_ref, ref);
}

/**
 * cld_notice_register_count:
 * @self: a register
 * @counts: (out caller-allocates): the numbers
 *
 * Counts the whole register, whatever is shown of it.
 */
void
cld_notice_register_count (const CldNoticeRegister *self, CldNoticeCounts *counts)
{
  memset (counts, 0, sizeof *counts);
  for (guint i = 0; i < self->n; i++)
    {
      const CldNoticeEntry *entry = &self->entries[i];

      if (entry->line->incoming)
        {
          counts->received_open += entry->open;
          continue;
        }
      counts->to_send += entry->state == CLD_NOTICE_TO_SEND;
      counts->late += entry->late;
      counts->to_chase += entry->no_reply;
      counts->returned += entry->state == CLD_NOTICE_RETURNED;
      counts->withheld += entry->state == CLD_NOTICE_WITHHELD;
    }
}

/**
 * cld_notice_register_name_area:
 * @self: a register
 * @authority: (nullable): DfE number or code of locality.csv
 *
 * Returns: (transfer none) (nullable): its name
 */
const char *
cld_notice_register_name_area (const CldNoticeRegister *self, const char *authority)
{
  return cld_where_get_name (self->where, authority);
}
