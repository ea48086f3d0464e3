/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-date.h"

#include <string.h>

#define FIRST_YEAR 1850
#define LAST_YEAR 2299
#define EXCEL_FIRST 20000 /* 3 October 1954 */
#define EXCEL_LAST 60000  /* 8 April 2064 */
#define EXCEL_EPOCH_DAY (-25569) /* 30 December 1899, counted from 1970 */
#define FIRST_DAY (-719162)      /* 1 January 0001: a day that is written with four digits of year */
#define LAST_DAY 2932896         /* 31 December 9999 */

typedef struct
{
  const char *p;
  const char *end;
} Cursor;

static int
days_of_month (int year, int month)
{
  static const guint8 days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
  gboolean leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

  return days[month - 1] + (month == 2 && leap ? 1 : 0);
}

static gboolean
is_real (int year, int month, int day)
{
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || day < 1)
    return FALSE;
  return day <= days_of_month (year, month);
}

/* Days since 1 January 1970 of a proleptic Gregorian date (era arithmetic: the year begins in March). */
static gint32
civil_to_day (int year, int month, int day)
{
  int y = month <= 2 ? year - 1 : year;
  int era = (y >= 0 ? y : y - 399) / 400;
  int year_of_era = y - era * 400;
  int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

  return era * 146097 + day_of_era - 719468;
}

static void
day_to_civil (gint32 day, int *year, int *month, int *day_of_month)
{
  gint32 z = day + 719468;
  gint32 era = (z >= 0 ? z : z - 146096) / 146097;
  int day_of_era = z - era * 146097;
  int year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  int shifted = (5 * day_of_year + 2) / 153;

  *day_of_month = day_of_year - (153 * shifted + 2) / 5 + 1;
  *month = shifted < 10 ? shifted + 3 : shifted - 9;
  *year = year_of_era + era * 400 + (*month <= 2 ? 1 : 0);
}

static void
write_digits (char *to, int value, int n)
{
  for (int i = n - 1; i >= 0; i--, value /= 10)
    to[i] = (char) ('0' + value % 10);
}

static void
write_iso (char *to, int year, int month, int day)
{
  write_digits (to, year, 4);
  to[4] = '-';
  write_digits (to + 5, month, 2);
  to[7] = '-';
  write_digits (to + 8, day, 2);
  to[10] = '\0';
}

static gboolean
parse_fixed (const char *text, int *year, int *month, int *day)
{
  static const char mask[] = "dddd-dd-dd";

  for (int i = 0; i < 10; i++)
    if (mask[i] == 'd' ? !g_ascii_isdigit (text[i]) : text[i] != '-')
      return FALSE;
  *year = (text[0] - '0') * 1000 + (text[1] - '0') * 100 + (text[2] - '0') * 10 + (text[3] - '0');
  *month = (text[5] - '0') * 10 + (text[6] - '0');
  *day = (text[8] - '0') * 10 + (text[9] - '0');
  return is_real (*year, *month, *day);
}

/**
 * cld_date_is_iso:
 * @text: (nullable): a date
 *
 * Returns: whether @text is a real day, written YYYY-MM-DD and nothing else
 */
gboolean
cld_date_is_iso (const char *text)
{
  int year, month, day;

  return text && strlen (text) == 10 && parse_fixed (text, &year, &month, &day);
}

/**
 * cld_moment_is_iso:
 * @text: (nullable): a moment
 *
 * Returns: whether @text is YYYY-MM-DDThh:mm, or a bare date when no time is known
 */
gboolean
cld_moment_is_iso (const char *text)
{
  int year, month, day;

  if (!text || (strlen (text) != 10 && strlen (text) != 16))
    return FALSE;
  if (!parse_fixed (text, &year, &month, &day))
    return FALSE;
  if (text[10] == '\0')
    return TRUE;
  return text[10] == 'T' && text[13] == ':' &&
         g_ascii_isdigit (text[11]) && g_ascii_isdigit (text[12]) &&
         g_ascii_isdigit (text[14]) && g_ascii_isdigit (text[15]) &&
         (text[11] - '0') * 10 + (text[12] - '0') < 24 && text[14] < '6';
}

static gboolean
read_number (Cursor *c, int max_digits, int *value, int *n_digits)
{
  const char *start = c->p;

  *value = 0;
  while (c->p < c->end && c->p - start < max_digits && g_ascii_isdigit (*c->p))
    *value = *value * 10 + (*c->p++ - '0');
  *n_digits = (int) (c->p - start);
  return *n_digits > 0;
}

static gboolean
read_month_name (Cursor *c, int *month)
{
  static const char *const names[] = { "january", "february", "march", "april", "may", "june", "july",
                                       "august", "september", "october", "november", "december" };
  const char *start = c->p;
  gsize n;

  while (c->p < c->end && g_ascii_isalpha (*c->p))
    c->p++;
  n = (gsize) (c->p - start);
  for (int i = 0; n >= 3 && i < 12; i++)
    if ((n == 3 || n == strlen (names[i])) && g_ascii_strncasecmp (start, names[i], n) == 0)
      {
        *month = i + 1;
        return TRUE;
      }
  return FALSE;
}

/* The rest of a cell after its date: nothing, or a time that must be a real one. Midnight sharp is what
 * spreadsheets append to a plain date, so it says no time. */
static gboolean
read_time (Cursor *c, char moment[CLD_MOMENT_SIZE])
{
  int hour, minute, second = 0, n;

  while (c->p < c->end && (*c->p == ' ' || *c->p == 'T'))
    c->p++;
  if (c->p == c->end)
    return TRUE;
  if (!read_number (c, 2, &hour, &n) || c->p == c->end || *c->p++ != ':' || !read_number (c, 2, &minute, &n) || n != 2)
    return FALSE;
  if (c->p < c->end && *c->p == ':')
    {
      c->p++;
      if (!read_number (c, 2, &second, &n) || n != 2)
        return FALSE;
      if (c->p < c->end && *c->p == '.')
        for (c->p++; c->p < c->end && g_ascii_isdigit (*c->p);)
          c->p++;
    }
  if (c->p != c->end || hour > 23 || minute > 59 || second > 59)
    return FALSE;
  if (hour == 0 && minute == 0)
    return TRUE;
  moment[10] = 'T';
  write_digits (moment + 11, hour, 2);
  moment[13] = ':';
  write_digits (moment + 14, minute, 2);
  moment[16] = '\0';
  return TRUE;
}

/* A day's number in a spreadsheet: 45413, also written 45413.0. */
static gboolean
read_excel (Cursor *c, int serial, char moment[CLD_MOMENT_SIZE])
{
  if (c->p < c->end && *c->p == '.')
    for (c->p++; c->p < c->end && *c->p == '0';)
      c->p++;
  if (c->p != c->end || serial < EXCEL_FIRST || serial > EXCEL_LAST)
    return FALSE;
  cld_date_from_day (EXCEL_EPOCH_DAY + serial, moment);
  return TRUE;
}

/**
 * cld_date_read:
 * @text: a date as case systems write it, UTF-8
 * @len: length of @text
 * @moment: (out caller-allocates): YYYY-MM-DD, or YYYY-MM-DDThh:mm where a time other than midnight was given
 *
 * Reads DD/MM/YYYY (padded or not), YYYY-MM-DD, DD-Mon-YYYY, each with or without a time, and the day numbers
 * 20000-60000 of spreadsheets. Numbers are day-first, always: a date that only reads month-first is refused.
 *
 * Returns: whether @text is a real date; if not, @moment is undefined
 */
gboolean
cld_date_read (const char *text, gsize len, char moment[CLD_MOMENT_SIZE])
{
  Cursor c = { text, text + len };
  int first, month, last, n;
  char separator;

  if (!read_number (&c, 5, &first, &n))
    return FALSE;
  if (n == 5)
    return read_excel (&c, first, moment);
  if (c.p == c.end || n == 3)
    return FALSE;
  separator = *c.p++;
  if (separator == '\0' || !strchr ("/-. ", separator))
    return FALSE;
  if (c.p < c.end && g_ascii_isalpha (*c.p))
    {
      if (n == 4 || !read_month_name (&c, &month))
        return FALSE;
    }
  else
    {
      int digits;
      if (!read_number (&c, 2, &month, &digits) || (n == 4 && digits != 2))
        return FALSE;
    }
  if (c.p == c.end || *c.p++ != separator)
    return FALSE;
  if (n == 4)
    {
      if (separator == '.' || separator == ' ' || !read_number (&c, 2, &last, &n) || n != 2 || !is_real (first, month, last))
        return FALSE;
      write_iso (moment, first, month, last);
    }
  else
    {
      if (!read_number (&c, 4, &last, &n) || n != 4 || !is_real (last, month, first))
        return FALSE;
      write_iso (moment, last, month, first);
    }
  if (c.p < c.end && *c.p != ' ' && *c.p != 'T')
    return FALSE;
  return read_time (&c, moment);
}

/**
 * cld_date_to_day:
 * @iso: (nullable): a date or moment; what follows the date is not looked at
 *
 * Returns: days since 1 January 1970, or %CLD_NO_DAY where @iso is %NULL or no date
 */
gint32
cld_date_to_day (const char *iso)
{
  int year, month, day;

  if (!iso || strnlen (iso, 10) < 10 || !parse_fixed (iso, &year, &month, &day))
    return CLD_NO_DAY;
  return civil_to_day (year, month, day);
}

/**
 * cld_date_read_day:
 * @iso: (nullable): a date
 *
 * For what a database holds, by the hundred thousand: nothing is forgiven.
 *
 * Returns: days since 1 January 1970, or %CLD_NO_DAY where @iso is %NULL or anything but YYYY-MM-DD
 */
gint32
cld_date_read_day (const char *iso)
{
  int year, month, day;

  return iso && parse_fixed (iso, &year, &month, &day) && iso[10] == '\0' ? civil_to_day (year, month, day) : CLD_NO_DAY;
}

/**
 * cld_moment_read_day:
 * @iso: (nullable): a moment
 * @minute: (out): the minute of the day, -1 where no time is known
 *
 * Returns: days since 1 January 1970, or %CLD_NO_DAY where @iso is %NULL or neither YYYY-MM-DD nor YYYY-MM-DDThh:mm
 */
gint32
cld_moment_read_day (const char *iso, gint16 *minute)
{
  int year, month, day;

  *minute = -1;
  if (!iso || !parse_fixed (iso, &year, &month, &day) || (iso[10] != '\0' && !cld_moment_is_iso (iso)))
    return CLD_NO_DAY;
  if (iso[10] != '\0')
    *minute = (gint16) (((iso[11] - '0') * 10 + (iso[12] - '0')) * 60 + (iso[14] - '0') * 10 + (iso[15] - '0'));
  return civil_to_day (year, month, day);
}

/**
 * cld_date_from_day:
 * @day: days since 1 January 1970
 * @iso: (out caller-allocates): the date
 */
void
cld_date_from_day (gint32 day, char iso[CLD_DATE_SIZE])
{
  int year, month, day_of_month;

  day_to_civil (day, &year, &month, &day_of_month);
  write_iso (iso, year, month, day_of_month);
}

/* Whether a day can be taken apart and written: anything else is a slip of whoever reckoned it. */
static gboolean
is_writable (gint32 day)
{
  return day >= FIRST_DAY && day <= LAST_DAY;
}

/**
 * cld_day_add_months:
 * @day: a day, or %CLD_NO_DAY
 * @n: how many months on; may be negative
 *
 * The same day of the month @n months on; where that month is shorter, its last day.
 *
 * Returns: the day; %CLD_NO_DAY where @day is none, or either lies outside the years 1 to 9999
 */
gint32
cld_day_add_months (gint32 day, int n)
{
  int year, month, day_of_month;
  gint64 months;

  if (!is_writable (day))
    return CLD_NO_DAY;
  day_to_civil (day, &year, &month, &day_of_month);
  months = (gint64) year * 12 + (month - 1) + n;
  if (months < 12 || months >= 10000 * 12)
    return CLD_NO_DAY;
  year = (int) (months / 12);
  month = (int) (months % 12) + 1;
  return civil_to_day (year, month, MIN (day_of_month, days_of_month (year, month)));
}

/**
 * cld_day_anniversary:
 * @birth: a day of birth, or %CLD_NO_DAY
 * @years: which birthday
 *
 * Somebody born on 29 February has it on 1 March of a common year, as the law counts.
 *
 * Returns: the day; %CLD_NO_DAY where @birth is none, or either lies outside the years 1 to 9999
 */
gint32
cld_day_anniversary (gint32 birth, int years)
{
  int year, month, day_of_month;

  if (!is_writable (birth))
    return CLD_NO_DAY;
  day_to_civil (birth, &year, &month, &day_of_month);
  if (years < 1 - year || years > 9999 - year)
    return CLD_NO_DAY;
  /* The 29th of a shorter February is reckoned on into March. */
  return civil_to_day (year + years, month, day_of_month);
}

/**
 * cld_day_age:
 * @birth: a day of birth, or %CLD_NO_DAY
 * @on: a later day, or %CLD_NO_DAY
 *
 * A child born on 29 February is a year older on 1 March of a common year, as the law counts.
 *
 * Returns: full years, or -1 where either day is missing or @on is before @birth
 */
int
cld_day_age (gint32 birth, gint32 on)
{
  int by, bm, bd, y, m, d, age;

  if (!is_writable (birth) || !is_writable (on))
    return -1;
  day_to_civil (birth, &by, &bm, &bd);
  day_to_civil (on, &y, &m, &d);
  age = y - by - ((m < bm || (m == bm && d < bd)) ? 1 : 0);
  return MAX (age, -1);
}

/**
 * cld_date_age:
 * @born: (nullable): a date of birth
 * @on: (nullable): a later date
 *
 * As cld_day_age(), for dates.
 *
 * Returns: full years, or -1 where either date is missing or @on is before @born
 */
int
cld_date_age (const char *born, const char *on)
{
  return cld_day_age (cld_date_to_day (born), cld_date_to_day (on));
}

/**
 * cld_date_return_year:
 * @iso: a date
 *
 * Returns: the collection year that holds @iso: it ends on 31 March and bears that year's number; 0 for no date
 */
int
cld_date_return_year (const char *iso)
{
  int year, month, day;

  if (!iso || strnlen (iso, 10) < 10 || !parse_fixed (iso, &year, &month, &day))
    return 0;
  return month >= 4 ? year + 1 : year;
}

/**
 * cld_date_today:
 *
 * Returns: (transfer full): the local calendar day
 */
char *
cld_date_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_format (now, "%Y-%m-%d");
}

/**
 * cld_moment_now_utc:
 *
 * Returns: (transfer full): this moment in UTC, with milliseconds, as the change log records it
 */
char *
cld_moment_now_utc (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *second = g_date_time_format (now, "%Y-%m-%dT%H:%M:%S");

  return g_strdup_printf ("%s.%03dZ", second, g_date_time_get_microsecond (now) / 1000);
}
