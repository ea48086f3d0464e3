/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-calendar.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-csv-reader.h"

/* Days that were moved or proclaimed once are rows of this list with a `kind`; the others in it are what we compute. */
#define ONE_OFF_DAYS "/org/caseload/Caseload/codes/england_bank_holidays_2011_2035.csv"
/* Up to here that list was compared with what was proclaimed; move it on with the list. */
#define LOOKED_UP_UNTIL "2026-12-31"

#define FIRST_YEAR 1850
#define LAST_YEAR 2299
#define FIRST_DAY (-43829) /* 1 January 1850, a Tuesday */
#define N_DAYS 164359      /* to 31 December 2299 */

/**
 * CldCalendar:
 *
 * Which days of 450 years are none for work, a bit a day, and what the holidays among them are called. Once it is shared it is
 * only read, so any thread may.
 */
struct _CldCalendar
{
  gatomicrefcount refs;
  gint32 known_until;
  GHashTable *names; /* day: name, in English */
  GStringChunk *texts;
  guint8 off[N_DAYS / 8 + 1];
};

static gboolean
is_in_range (gint32 day)
{
  return day >= FIRST_DAY && day < FIRST_DAY + N_DAYS;
}

/* 0 is Sunday; 1 January 1970 was a Thursday. */
static int
day_of_week (gint32 day)
{
  return ((day + 4) % 7 + 7) % 7;
}

static gboolean
is_weekend (gint32 day)
{
  return day_of_week (day) == 0 || day_of_week (day) == 6;
}

static gboolean
is_off (const CldCalendar *calendar, gint32 day)
{
  guint i = (guint) (day - FIRST_DAY);

  return (calendar->off[i / 8] >> (i % 8)) & 1;
}

static void
set_off (CldCalendar *calendar, gint32 day, gboolean off)
{
  guint i = (guint) (day - FIRST_DAY);

  if (off)
    calendar->off[i / 8] |= (guint8) (1u << (i % 8));
  else
    calendar->off[i / 8] &= (guint8) ~(1u << (i % 8));
}

static gint32
day_of (int year, int month, int day)
{
  return cld_day_add_months (FIRST_DAY, (year - FIRST_YEAR) * 12 + month - 1) + day - 1;
}

static gint32
first_monday (int year, int month)
{
  gint32 first = day_of (year, month, 1);

  return first + (8 - day_of_week (first)) % 7;
}

static gint32
last_monday (int year, int month)
{
  gint32 last = day_of (year, month, 31);

  return last - (day_of_week (last) + 6) % 7;
}

/* The Gregorian computus. */
static gint32
easter_sunday (int year)
{
  int a = year % 19, b = year / 100, c = year % 100, d = b / 4, e = b % 4, f = (b + 8) / 25, g = (b - f + 1) / 3;
  int h = (19 * a + b - d - g + 15) % 30, i = c / 4, k = c % 4, l = (32 + 2 * e + 2 * i - h - k) % 7;
  int m = (a + 11 * h + 22 * l) / 451, sum = h + l - 7 * m + 114;

  return day_of (year, sum / 31, sum % 31 + 1);
}

static void
add (CldCalendar *calendar, gint32 day, const char *name)
{
  set_off (calendar, day, TRUE);
  g_hash_table_insert (calendar->names, GINT_TO_POINTER (day), (gpointer) name);
}

/* A holiday on a weekend gives way to the next weekday that is none itself. */
static void
add_substitute (CldCalendar *calendar, gint32 day, const char *name)
{
  while (is_off (calendar, day))
    day++;
  add (calendar, day, name);
}

static void
add_weekends (CldCalendar *calendar)
{
  gint32 saturday = FIRST_DAY + 6 - day_of_week (FIRST_DAY);

  for (gint32 day = saturday; is_in_range (day); day += 7)
    set_off (calendar, day, TRUE);
  for (gint32 day = saturday + 1; is_in_range (day); day += 7)
    set_off (calendar, day, TRUE);
}

static void
add_year (CldCalendar *calendar, int year)
{
  gint32 easter = easter_sunday (year), christmas = day_of (year, 12, 25);

  add_substitute (calendar, day_of (year, 1, 1), N_("New Year’s Day"));
  add (calendar, easter - 2, N_("Good Friday"));
  add (calendar, easter + 1, N_("Easter Monday"));
  add (calendar, first_monday (year, 5), N_("Early May bank holiday"));
  add (calendar, last_monday (year, 5), N_("Spring bank holiday"));
  add (calendar, last_monday (year, 8), N_("Summer bank holiday"));
  /* With Christmas on a Sunday, Boxing Day keeps its Monday and Christmas takes the Tuesday. */
  if (!is_weekend (christmas + 1))
    add (calendar, christmas + 1, N_("Boxing Day"));
  add_substitute (calendar, christmas, N_("Christmas Day"));
  if (is_weekend (christmas + 1))
    add_substitute (calendar, christmas + 1, N_("Boxing Day"));
}

static void
take_away (CldCalendar *calendar, gint32 day)
{
  g_hash_table_remove (calendar->names, GINT_TO_POINTER (day));
  set_off (calendar, day, is_weekend (day));
}

/* The row of a moved day begins with the name of the one that it took the place of, that year. */
static void
take_away_moved (CldCalendar *calendar, gint32 moved, const char *name)
{
  char iso[CLD_DATE_SIZE];
  gint32 day, next;

  cld_date_from_day (moved, iso);
  memcpy (iso + 5, "01-01", 5);
  day = cld_date_to_day (iso);
  for (next = cld_day_anniversary (day, 1); day < next; day++)
    {
      const char *usual = g_hash_table_lookup (calendar->names, GINT_TO_POINTER (day));

      if (usual && g_str_has_prefix (name, usual))
        {
          take_away (calendar, day);
          return;
        }
    }
}

static void
add_listed (CldCalendar *calendar)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (ONE_OFF_DAYS, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (CldCsvTable) table = bytes ? cld_csv_table_parse (bytes, "bank holidays", NULL) : NULL;

  g_assert (table);
  for (guint i = 1; i < cld_csv_table_get_n_rows (table); i++)
    {
      guint n;
      const CldCell *cells = cld_csv_table_get_row (table, i, &n); /* date, weekday, name, kind */
      gint32 day = cld_date_to_day (cells[0].text);
      gboolean moved = n > 3 && strcmp (cells[3].text, "moved") == 0;

      if (!moved && (n <= 3 || strcmp (cells[3].text, "one-off") != 0))
        continue;
      if (moved)
        take_away_moved (calendar, day, cells[2].text);
      cld_calendar_add_holiday (calendar, day, cells[2].text);
    }
}

/**
 * cld_calendar_new:
 *
 * Returns: (transfer full): the working days of England from 1850 to 2299, as they are known to this program
 */
CldCalendar *
cld_calendar_new (void)
{
  CldCalendar *calendar = g_new0 (CldCalendar, 1);

  g_atomic_ref_count_init (&calendar->refs);
  calendar->names = g_hash_table_new (NULL, NULL);
  calendar->texts = g_string_chunk_new (256);
  add_weekends (calendar);
  for (int year = FIRST_YEAR; year <= LAST_YEAR; year++)
    add_year (calendar, year);
  add_listed (calendar);
  calendar->known_until = cld_date_to_day (LOOKED_UP_UNTIL);
  return calendar;
}

/**
 * cld_calendar_ref:
 * @calendar: a calendar
 *
 * Returns: (transfer full): @calendar
 */
CldCalendar *
cld_calendar_ref (CldCalendar *calendar)
{
  g_return_val_if_fail (calendar != NULL, NULL);

  g_atomic_ref_count_inc (&calendar->refs);
  return calendar;
}

/**
 * cld_calendar_unref:
 * @calendar: (nullable) (transfer full): a calendar
 */
void
cld_calendar_unref (CldCalendar *calendar)
{
  if (!calendar || !g_atomic_ref_count_dec (&calendar->refs))
    return;
  g_hash_table_unref (calendar->names);
  g_string_chunk_free (calendar->texts);
  g_free (calendar);
}

/**
 * cld_calendar_add_holiday:
 * @calendar: a calendar that nobody else reads yet
 * @day: a day; one outside the calendar is left out
 * @name: (nullable): what it is called
 *
 * Makes @day a holiday. One that is known already keeps its own name.
 */
void
cld_calendar_add_holiday (CldCalendar *calendar, gint32 day, const char *name)
{
  g_return_if_fail (calendar != NULL);

  if (!is_in_range (day) || g_hash_table_contains (calendar->names, GINT_TO_POINTER (day)))
    return;
  add (calendar, day, name && *name ? g_string_chunk_insert_const (calendar->texts, name) : N_("Bank holiday"));
}

/**
 * cld_calendar_remove_holiday:
 * @calendar: a calendar that nobody else reads yet
 * @day: a day; nothing happens to one that is no holiday
 *
 * Makes @day an ordinary day again: for work, unless it is a Saturday or Sunday.
 */
void
cld_calendar_remove_holiday (CldCalendar *calendar, gint32 day)
{
  g_return_if_fail (calendar != NULL);

  if (is_in_range (day))
    take_away (calendar, day);
}

/**
 * cld_calendar_is_working_day:
 * @calendar: a calendar
 * @day: a day
 *
 * Returns: whether @day is a working day; %FALSE for one outside the calendar
 */
gboolean
cld_calendar_is_working_day (const CldCalendar *calendar, gint32 day)
{
  g_return_val_if_fail (calendar != NULL, FALSE);

  return is_in_range (day) && !is_off (calendar, day);
}

/**
 * cld_calendar_add_working_days:
 * @calendar: a calendar
 * @day: day 0, a working day or not
 * @n: how many working days on; negative counts backwards
 *
 * Returns: the @n-th working day after @day, which is @day itself for 0; %CLD_NO_DAY where either lies outside the calendar
 */
gint32
cld_calendar_add_working_days (const CldCalendar *calendar, gint32 day, int n)
{
  int step = n < 0 ? -1 : 1;
  guint left = n < 0 ? 0u - (guint) n : (guint) n;

  g_return_val_if_fail (calendar != NULL, CLD_NO_DAY);

  if (!is_in_range (day))
    return CLD_NO_DAY;
  while (left > 0)
    {
      day += step;
      if (!is_in_range (day))
        return CLD_NO_DAY;
      if (!is_off (calendar, day))
        left--;
    }
  return day;
}

/**
 * cld_calendar_count_working_days:
 * @calendar: a calendar
 * @from: a day, not counted
 * @until: the last day that is counted
 *
 * Returns: the working days between, 0 where @until is not after @from; days outside the calendar are none
 */
int
cld_calendar_count_working_days (const CldCalendar *calendar, gint32 from, gint32 until)
{
  int n = 0;

  g_return_val_if_fail (calendar != NULL, 0);

  from = CLAMP (from, FIRST_DAY - 1, FIRST_DAY + N_DAYS - 1);
  until = CLAMP (until, FIRST_DAY - 1, FIRST_DAY + N_DAYS - 1);
  for (gint32 day = from + 1; day <= until; day++)
    n += !is_off (calendar, day);
  return n;
}

/**
 * cld_calendar_get_holiday:
 * @calendar: a calendar
 * @day: a day
 *
 * Returns: (nullable): the name of the holiday, translated where it comes every year; %NULL for any other day, a weekend too
 */
const char *
cld_calendar_get_holiday (const CldCalendar *calendar, gint32 day)
{
  const char *name;

  g_return_val_if_fail (calendar != NULL, NULL);

  name = g_hash_table_lookup (calendar->names, GINT_TO_POINTER (day));
  return name ? g_dgettext (GETTEXT_PACKAGE, name) : NULL;
}

/**
 * cld_calendar_known_until:
 * @calendar: a calendar
 *
 * A day can be proclaimed a holiday, or moved, at any time.
 *
 * Returns: the last day up to which that was looked up; of a later date it should be said that holidays want checking
 */
gint32
cld_calendar_known_until (const CldCalendar *calendar)
{
  g_return_val_if_fail (calendar != NULL, CLD_NO_DAY);

  return calendar->known_until;
}

/**
 * cld_calendar_set_known_until:
 * @calendar: a calendar that nobody else reads yet
 * @day: the last day of a list of holidays that was read; an earlier one than is known changes nothing
 */
void
cld_calendar_set_known_until (CldCalendar *calendar, gint32 day)
{
  g_return_if_fail (calendar != NULL);

  calendar->known_until = MAX (calendar->known_until, day);
}
