/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-holiday-list.h"

#include "cld-calendar.h"
#include "cld-change-set.h"
#include "cld-date.h"
#include "cld-kinds.h"
#include "cld-repo.h"
#include "cld-team-settings.h"

/* A year of which a list names fewer days is taken not to be whole: nothing is taken away in it. */
#define LEAST_DAYS_OF_YEAR 5

typedef struct
{
  CldStore *store;
  CldRecordSet *known;
  CldCalendar *computed;
  CldChangeSet *set; /* once something changes */
  CldHolidayChanges *changes;
  GArray *named; /* (nullable): where nothing is to be written, the days that would change */
} List;

static gboolean
is_weekend (gint32 day)
{
  /* 1 January 1970 was a Thursday. */
  return ((day + 3) % 7 + 7) % 7 >= 5;
}

static void
name_day (List *list, gint32 day, const char *name, gboolean taken_away)
{
  CldHolidayChange change = { day, NULL, taken_away };

  if (!list->named)
    return;
  change.name = g_strdup (name);
  g_array_append_val (list->named, change);
}

static gboolean
put (List *list, const CldRow *before, CldRow *after, GError **error)
{
  if (list->named)
    return TRUE;
  if (!list->set)
    list->set = cld_change_set_begin_together (list->store, CLD_ACT_IMPORT, "bank holidays", error);
  return list->set && cld_change_set_put (list->set, before, after, error);
}

static gboolean
put_day (List *list, const CldRow *before, gint32 day, const char *name, const char *effect, GError **error)
{
  CldArena *arena = cld_record_set_get_arena (list->known);
  char iso[CLD_DATE_SIZE];
  CldRow *after;

  cld_date_from_day (day, iso);
  after = before ? cld_row_copy (arena, before) : cld_row_new (arena, &cld_bank_holiday_kind, cld_arena_strdup (arena, iso));
  after->values[BANK_HOLIDAY_DAY] = cld_arena_strdup (arena, iso);
  after->values[BANK_HOLIDAY_NAME] = cld_arena_strdup (arena, name);
  after->values[BANK_HOLIDAY_EFFECT] = cld_arena_strdup (arena, effect);
  return put (list, before, after, error);
}

/* By its day, whatever its ref is. */
static const CldRow *
find_record (List *list, gint32 day)
{
  GPtrArray *rows = cld_record_set_get (list->known, &cld_bank_holiday_kind);

  for (guint i = 0; i < rows->len; i++)
    if (cld_date_read_day (((CldRow *) rows->pdata[i])->values[BANK_HOLIDAY_DAY]) == day)
      return rows->pdata[i];
  return NULL;
}

static gboolean
is_removed (const CldRow *record)
{
  return record && g_strcmp0 (record->values[BANK_HOLIDAY_EFFECT], BANK_HOLIDAY_REMOVED) == 0;
}

/* A day of the list is a bank holiday, whatever was recorded before. */
static gboolean
apply_listed (List *list, const CldListedHoliday *one, GError **error)
{
  const CldRow *record = find_record (list, one->day);
  gboolean computed = cld_calendar_get_holiday (list->computed, one->day) != NULL;

  if (is_weekend (one->day) || (computed && !is_removed (record)) || (record && !is_removed (record)))
    return TRUE;
  name_day (list, one->day, one->name, FALSE);
  if (computed)
    {
      list->changes->n_mended++;
      return put (list, record, NULL, error);
    }
  list->changes->n_added++;
  return put_day (list, record, one->day, one->name, BANK_HOLIDAY_ADDED, error);
}

/* A computed day that the list leaves out, in a year that it names, is none; what somebody recorded stays. */
static gboolean
apply_left_out (List *list, gint32 day, GError **error)
{
  const char *name = cld_calendar_get_holiday (list->computed, day);

  if (!name || is_weekend (day) || find_record (list, day))
    return TRUE;
  list->changes->n_removed++;
  name_day (list, day, name, TRUE);
  return put_day (list, NULL, day, name, BANK_HOLIDAY_REMOVED, error);
}

static int
year_of (gint32 day)
{
  char iso[CLD_DATE_SIZE];

  cld_date_from_day (day, iso);
  return (int) g_ascii_strtoll (iso, NULL, 10);
}

static gboolean
apply_year (List *list, const CldListedHoliday *days, guint n, GError **error)
{
  gint32 last = days[n - 1].day;
  guint next = 0;

  for (gint32 day = days[0].day; n >= LEAST_DAYS_OF_YEAR && day <= last; day++)
    if (day == days[next].day)
      next++;
    else if (!apply_left_out (list, day, error))
      return FALSE;
  return TRUE;
}

/* How far the government's days are known. */
static gboolean
apply_end (List *list, gint32 last, GError **error)
{
  CldArena *arena = cld_record_set_get_arena (list->known);
  const CldRow *before = cld_record_set_find (list->known, &cld_setting_kind, CLD_TEAM_HOLIDAYS_UNTIL);
  gint32 known = before ? cld_date_read_day (before->values[SETTING_VALUE]) : CLD_NO_DAY;
  char iso[CLD_DATE_SIZE];
  CldRow *after;

  if (last <= MAX (known, cld_calendar_known_until (list->computed)))
    return TRUE;
  list->changes->known_until = last;
  cld_date_from_day (last, iso);
  after = before ? cld_row_copy (arena, before) : cld_row_new (arena, &cld_setting_kind, CLD_TEAM_HOLIDAYS_UNTIL);
  after->values[SETTING_VALUE] = cld_arena_strdup (arena, iso);
  return put (list, before, after, error);
}

static gboolean
apply_all (List *list, const CldListedHoliday *days, guint n, GError **error)
{
  for (guint i = 0; i < n; i++)
    if (!apply_listed (list, &days[i], error))
      return FALSE;
  for (guint i = 0, end; i < n; i = end)
    {
      for (end = i + 1; end < n && year_of (days[end].day) == year_of (days[i].day);)
        end++;
      if (!apply_year (list, days + i, end - i, error))
        return FALSE;
    }
  return n == 0 || apply_end (list, days[n - 1].day, error);
}

static gboolean
run (CldStore *store, const CldListedHoliday *days, guint n, CldHolidayChanges *changes, GArray *named, GError **error)
{
  g_autoptr (CldRecordSet) known = cld_record_set_new ();
  g_autoptr (CldCalendar) computed = cld_calendar_new ();
  List list = { store, known, computed, NULL, changes, named };
  gboolean done;

  *changes = (CldHolidayChanges){ .n_listed = n, .known_until = CLD_NO_DAY };
  if (!cld_repo_load_all (cld_store_get_db (store), &cld_bank_holiday_kind, known, error) || !cld_repo_load_all (cld_store_get_db (store), &cld_setting_kind, known, error))
    return FALSE;
  done = apply_all (&list, days, n, error) && (!list.set || cld_change_set_commit (list.set, error));
  cld_change_set_free (list.set);
  return done;
}

/**
 * cld_holiday_list_apply:
 * @store: a store
 * @days: (array length=n): the days of a list for England, sorted, each once
 * @n: how many
 * @changes: (out caller-allocates): what it changed
 * @error: return location
 *
 * Records where the list differs from the computed bank holidays, as one change. Within the days that it names of a
 * year the list is taken to be whole; days that somebody added stay. A list that is applied again changes nothing.
 *
 * Returns: whether all of it was taken, else nothing was changed
 */
gboolean
cld_holiday_list_apply (CldStore *store, const CldListedHoliday *days, guint n, CldHolidayChanges *changes, GError **error)
{
  return run (store, days, n, changes, NULL, error);
}

static void
clear_change (CldHolidayChange *change)
{
  g_free (change->name);
}

/**
 * cld_holiday_list_look:
 * @store: a store
 * @days: (array length=n): the days of a list for England, sorted, each once
 * @n: how many
 * @changes: (out caller-allocates): what it would change
 * @error: return location
 *
 * Finds out what cld_holiday_list_apply() would do now, and does nothing.
 *
 * Returns: (transfer full) (nullable) (element-type CldHolidayChange): the days that would change, those of the list
 *   before those that it leaves out
 */
GArray *
cld_holiday_list_look (CldStore *store, const CldListedHoliday *days, guint n, CldHolidayChanges *changes, GError **error)
{
  g_autoptr (GArray) named = g_array_new (FALSE, FALSE, sizeof (CldHolidayChange));

  g_array_set_clear_func (named, (GDestroyNotify) clear_change);
  return run (store, days, n, changes, named, error) ? g_steal_pointer (&named) : NULL;
}
