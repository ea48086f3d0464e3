/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-date-entry.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_TOKENS 8
#define MAX_STEP 100000
#define YEARS_AHEAD 20 /* a year of two digits is at most so far ahead */
#define NEAR_DAYS 31

/* A piece of what was typed: digits, letters or one sign. */
typedef enum
{
  TOKEN_END,
  TOKEN_NUMBER,
  TOKEN_WORD,
  TOKEN_SIGN,
} TokenType;

typedef struct
{
  TokenType type;
  const char *text;
  int len;
  int number;
  gboolean spaced; /* a space stands before it */
} Token;

typedef struct
{
  Token tokens[MAX_TOKENS * 2];
  guint n;
  guint at;
  const char *today;
  gboolean with_time;
} Entry;

static const char *const month_names[] = { "january", "february", "march", "april", "may", "june", "july",
                                           "august", "september", "october", "november", "december", NULL };
static const char *const day_names[] = { "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", NULL };

/* Three letters and more of a name: mar, sept, tues. */
static int
find_name (const Token *token, const char *const *names)
{
  if (token->type != TOKEN_WORD || token->len < 3)
    return -1;
  for (int i = 0; names[i]; i++)
    if ((gsize) token->len <= strlen (names[i]) && strncmp (token->text, names[i], (gsize) token->len) == 0)
      return i;
  return -1;
}

static gboolean
is_word (const Token *token, const char *word)
{
  return token->type == TOKEN_WORD && strlen (word) == (gsize) token->len && strncmp (token->text, word, (gsize) token->len) == 0;
}

static gboolean
is_sign (const Token *token, const char *signs)
{
  return token->type == TOKEN_SIGN && strchr (signs, *token->text);
}

static gboolean
split (Entry *entry, const char *text)
{
  gboolean spaced = FALSE;

  for (const char *p = text; *p;)
    {
      Token token = { TOKEN_SIGN, p, 1, 0, spaced };

      if (*p == ' ')
        {
          spaced = TRUE;
          p++;
          continue;
        }
      if (entry->n == MAX_TOKENS * 2 - 1)
        return FALSE;
      if (g_ascii_isdigit (*p))
        {
          token.type = TOKEN_NUMBER;
          for (token.len = 0; token.len < 9 && g_ascii_isdigit (p[token.len]); token.len++)
            token.number = token.number * 10 + (p[token.len] - '0');
        }
      else if (g_ascii_isalpha (*p))
        {
          token.type = TOKEN_WORD;
          for (token.len = 0; g_ascii_isalpha (p[token.len]);)
            token.len++;
        }
      else if (!strchr ("/-.:+,", *p))
        return FALSE;
      entry->tokens[entry->n++] = token;
      p += token.len;
      spaced = FALSE;
    }
  return entry->n > 0;
}

static const Token *
peek (Entry *entry, guint ahead)
{
  return &entry->tokens[MIN (entry->at + ahead, entry->n)];
}

static gboolean
make_date (int year, int month, int day, char iso[CLD_DATE_SIZE])
{
  if (year < 0 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31)
    return FALSE;
  g_snprintf (iso, CLD_DATE_SIZE, "%04d-%02d-%02d", year % 10000, month % 100, day % 100);
  return cld_date_is_iso (iso);
}

/**
 * cld_date_add_months:
 * @iso: a date
 * @months: how many, may be negative
 * @out: (out caller-allocates): the same day of that month, or the last one where it has fewer days
 */
void
cld_date_add_months (const char *iso, int months, char out[CLD_DATE_SIZE])
{
  int year = atoi (iso), month = atoi (iso + 5), day = atoi (iso + 8);
  int count = year * 12 + month - 1 + months;

  while (day > 27 && !make_date (count / 12, count % 12 + 1, day, out))
    day--;
  if (day <= 27 && !make_date (count / 12, count % 12 + 1, day, out))
    *out = '\0';
}

/* 25 is 2025; 50 is 1950 until 2030. */
static int
widen_year (const Token *token, const char *today)
{
  int this_year = atoi (today), year;

  if (token->len == 4)
    return token->number;
  if (token->len != 2)
    return -1;
  year = this_year - this_year % 100 + token->number;
  return year > this_year + YEARS_AHEAD ? year - 100 : year;
}

/* Without a year it is the day nearest to today. */
static gboolean
make_nearest (const char *today, int month, int day, char iso[CLD_DATE_SIZE])
{
  gint32 now = cld_date_to_day (today);
  gint32 best = G_MAXINT32;

  for (int step = -4; step <= 4; step++)
    {
      char one[CLD_DATE_SIZE];

      if (!make_date (atoi (today) + step, month, day, one) || ABS (cld_date_to_day (one) - now) >= best)
        continue;
      best = ABS (cld_date_to_day (one) - now);
      memcpy (iso, one, CLD_DATE_SIZE);
    }
  return best != G_MAXINT32;
}

static gboolean
shift_days (const char *iso, gint64 days, char out[CLD_DATE_SIZE])
{
  if (ABS (days) > MAX_STEP * 7)
    return FALSE;
  cld_date_from_day (cld_date_to_day (iso) + (gint32) days, out);
  return cld_date_is_iso (out);
}

static gboolean
shift (const char *iso, int count, char unit, char out[CLD_DATE_SIZE])
{
  if (ABS (count) > MAX_STEP)
    return FALSE;
  switch (unit)
    {
    case 'd':
      return shift_days (iso, count, out);
    case 'w':
      return shift_days (iso, (gint64) count * 7, out);
    case 'm':
    case 'y':
      if (ABS (count) > 3000)
        return FALSE;
      cld_date_add_months (iso, unit == 'm' ? count : count * 12, out);
      return cld_date_is_iso (out);
    default:
      return FALSE;
    }
}

/* +5w, -1d, 3m, w */
static gboolean
read_step (Entry *entry, char iso[CLD_DATE_SIZE])
{
  int sign = is_sign (peek (entry, 0), "-") ? -1 : 1;
  guint at = is_sign (peek (entry, 0), "+-") ? 1 : 0;
  gboolean numbered = peek (entry, at)->type == TOKEN_NUMBER;
  int count = numbered ? peek (entry, at)->number : 1;
  const Token *unit = peek (entry, at + (numbered ? 1 : 0));
  static const char *const names[] = { "d", "w", "m", "y", "day", "days", "week", "weeks", "month", "months", "year", "years", NULL };

  if (unit->type == TOKEN_END && at == 1 && numbered)
    {
      entry->at += 2;
      return shift (entry->today, sign * count, 'd', iso);
    }
  for (guint i = 0; names[i]; i++)
    if (is_word (unit, names[i]))
      {
        entry->at += at + (numbered ? 1 : 0) + 1;
        return shift (entry->today, sign * count, *names[i], iso);
      }
  return FALSE;
}

/* A day of the week is the latest that is not after today; `last` and `next` leave today itself out. */
static gboolean
read_day_name (Entry *entry, char iso[CLD_DATE_SIZE])
{
  gboolean last = is_word (peek (entry, 0), "last"), next = is_word (peek (entry, 0), "next");
  guint at = last || next ? 1 : 0;
  int wanted = find_name (peek (entry, at), day_names);
  int now = (int) ((cld_date_to_day (entry->today) % 7 + 10) % 7); /* 1 January 1970 was a Thursday */
  int back;

  if (wanted < 0)
    return FALSE;
  back = (now - wanted + 7) % 7;
  if (last && back == 0)
    back = 7;
  if (next)
    back = back - 7;
  entry->at += at + 1;
  return shift_days (entry->today, -back, iso);
}

static gboolean
read_word (Entry *entry, char iso[CLD_DATE_SIZE])
{
  static const struct
  {
    const char *word;
    int days;
  } words[] = { { "t", 0 }, { "today", 0 }, { "yesterday", -1 }, { "tomorrow", 1 } };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (is_word (peek (entry, 0), words[i].word))
      {
        entry->at++;
        return shift_days (entry->today, words[i].days, iso);
      }
  return FALSE;
}

/* A number that can only be a year behind a month's name; 1410 there is a time. */
static gboolean
is_year (const Token *token)
{
  return token->type == TOKEN_NUMBER && (token->len == 2 || (token->len == 4 && token->number >= 1850 && token->number <= 2299));
}

/* 12 mar, 12th March 2025, 12-Mar-25, mar 12, March 12, 2025 */
static gboolean
read_named_month (Entry *entry, char iso[CLD_DATE_SIZE])
{
  int month = find_name (peek (entry, 0), month_names), day = 0;
  guint at = 0;

  if (month >= 0)
    at++;
  if (is_sign (peek (entry, at), "-/."))
    at++;
  if (peek (entry, at)->type != TOKEN_NUMBER || peek (entry, at)->len > 2)
    return FALSE;
  day = peek (entry, at++)->number;
  if (is_word (peek (entry, at), "st") || is_word (peek (entry, at), "nd") || is_word (peek (entry, at), "rd") || is_word (peek (entry, at), "th"))
    at++;
  if (month < 0)
    {
      if (is_word (peek (entry, at), "of") || is_sign (peek (entry, at), "-/."))
        at++;
      month = find_name (peek (entry, at++), month_names);
    }
  if (month < 0)
    return FALSE;
  entry->at += at;
  at = is_sign (peek (entry, 0), "-/.,") ? 1 : 0;
  if (!is_year (peek (entry, at)) || is_sign (peek (entry, at + 1), ":") || is_word (peek (entry, at + 1), "am") || is_word (peek (entry, at + 1), "pm") ||
      (peek (entry, at)->len == 2 && is_sign (peek (entry, at + 1), ".")))
    return make_nearest (entry->today, month + 1, day, iso);
  entry->at += at + 1;
  return make_date (widen_year (peek (entry, 0) - 1, entry->today), month + 1, day, iso);
}

/* 12/3, 12/3/25, 12.3.2025, 12-3-2025, 2025-03-12: the day first, always, but where the year leads. */
static gboolean
read_numbers (Entry *entry, char iso[CLD_DATE_SIZE])
{
  const Token *first = peek (entry, 0), *sign = peek (entry, 1), *second = peek (entry, 2), *third = peek (entry, 4);

  if (first->type != TOKEN_NUMBER || !is_sign (sign, "/-.") || second->type != TOKEN_NUMBER || second->len > 2)
    return FALSE;
  if (is_sign (peek (entry, 3), "/-.") && *peek (entry, 3)->text == *sign->text && third->type == TOKEN_NUMBER)
    {
      entry->at += 5;
      if (first->len == 4)
        return third->len <= 2 && make_date (first->number, second->number, third->number, iso);
      return first->len <= 2 && make_date (widen_year (third, entry->today), second->number, first->number, iso);
    }
  /* 2.30pm is a time. */
  if (first->len > 2 || is_word (peek (entry, 3), "am") || is_word (peek (entry, 3), "pm"))
    return FALSE;
  entry->at += 3;
  return make_nearest (entry->today, second->number, first->number, iso);
}

/* 12032025, 120325 */
static gboolean
read_run (Entry *entry, char iso[CLD_DATE_SIZE])
{
  const Token *token = peek (entry, 0);
  Token year = { TOKEN_NUMBER, token->text + 4, token->len - 4, 0, FALSE };
  int rest;

  if (token->type != TOKEN_NUMBER || (token->len != 8 && token->len != 6))
    return FALSE;
  entry->at++;
  year.number = token->number % (token->len == 8 ? 10000 : 100);
  rest = token->number / (token->len == 8 ? 10000 : 100);
  return make_date (widen_year (&year, entry->today), rest % 100, rest / 100, iso);
}

/* 14:10, 14.10, 1410, 2.30pm, 2pm; @alone where no date stands before it: 14.10 is then a day. */
static gboolean
read_time (Entry *entry, gboolean alone, char time[6])
{
  const Token *first = peek (entry, 0);
  int hour, minute = 0;
  guint at = 1;
  gboolean told = FALSE, pm;

  if (first->type != TOKEN_NUMBER)
    return FALSE;
  hour = first->number;
  if (is_sign (peek (entry, 1), ":.") && peek (entry, 2)->type == TOKEN_NUMBER && peek (entry, 2)->len == 2 && first->len <= 2)
    {
      told = !alone || *peek (entry, 1)->text == ':';
      minute = peek (entry, 2)->number;
      at = 3;
    }
  else if (first->len == 4 || (first->len == 3 && !alone))
    {
      told = TRUE;
      minute = hour % 100;
      hour /= 100;
    }
  else if (first->len > 2)
    return FALSE;
  pm = is_word (peek (entry, at), "pm");
  if (pm || is_word (peek (entry, at), "am"))
    {
      if (hour < 1 || hour > 12)
        return FALSE;
      hour = hour % 12 + (pm ? 12 : 0);
      told = TRUE;
      at++;
    }
  if (!told || hour > 23 || minute > 59)
    return FALSE;
  entry->at += at;
  g_snprintf (time, 6, "%02d:%02d", hour % 100, minute % 100);
  return TRUE;
}

static gboolean
read_date (Entry *entry, char iso[CLD_DATE_SIZE])
{
  static gboolean (*const readers[]) (Entry *, char *) = { read_word, read_day_name, read_named_month, read_numbers, read_run, read_step };

  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    {
      guint at = entry->at;

      if (readers[i](entry, iso))
        return TRUE;
      entry->at = at;
    }
  return FALSE;
}

/* `Tue 4 March 2025` reads back as it is shown; a day of the week that does not fit its date is a slip. */
static gboolean
read_dated (Entry *entry, char iso[CLD_DATE_SIZE])
{
  int wanted = find_name (peek (entry, 0), day_names);
  guint at = entry->at;

  if (wanted < 0 || peek (entry, 1)->type == TOKEN_END)
    return read_date (entry, iso);
  entry->at += is_sign (peek (entry, 1), ",") ? 2 : 1;
  if ((read_named_month (entry, iso) || read_numbers (entry, iso)))
    return (cld_date_to_day (iso) % 7 + 10) % 7 == wanted;
  entry->at = at;
  return read_date (entry, iso);
}

static void
skip_to_time (Entry *entry)
{
  if (is_sign (peek (entry, 0), ",") || is_word (peek (entry, 0), "at") || is_word (peek (entry, 0), "t"))
    entry->at++;
}

/**
 * cld_date_entry_parse:
 * @text: what was typed
 * @today: YYYY-MM-DD
 * @with_time: whether a time may follow or stand alone
 * @out: (out caller-allocates): YYYY-MM-DD, or YYYY-MM-DDThh:mm where a time was given
 *
 * Reads a date typed in any usual way: `2025-03-12`, `12/3`, `12/3/25`, `12.3.2025`, `12 mar`, `12 March 2025`,
 * `mar 12`, `120325`, `t`, `today`, `yesterday`, `tomorrow`, `+5w`, `-1d`, `3m`, `w`, `fri`, `last fri`, `next fri`;
 * and times: `14:10`, `1410`, `2.30pm`, `2pm`, which alone are of today. The day stands first, always. Without a year
 * it is the day nearest to @today; a day of the week is the latest one not after @today. A year of two digits is at
 * most 20 years ahead. Months and years end on the last day where the day is not in the month.
 *
 * Returns: whether @text is a real date; if not, @out is undefined
 */
gboolean
cld_date_entry_parse (const char *text, const char *today, gboolean with_time, char out[CLD_MOMENT_SIZE])
{
  g_autofree char *folded = g_strstrip (g_ascii_strdown (text, -1));
  Entry entry = { .today = today, .with_time = with_time };
  char time[6] = "";

  g_return_val_if_fail (cld_date_is_iso (today), FALSE);

  if (!split (&entry, folded))
    return FALSE;
  if (!read_dated (&entry, out))
    {
      entry.at = 0;
      return with_time && read_time (&entry, TRUE, time) && entry.at == entry.n && (g_snprintf (out, CLD_MOMENT_SIZE, "%sT%s", today, time), TRUE);
    }
  if (entry.at == entry.n)
    return TRUE;
  skip_to_time (&entry);
  if (!with_time || !read_time (&entry, FALSE, time) || entry.at != entry.n)
    return FALSE;
  out[10] = 'T';
  memcpy (out + 11, time, sizeof time);
  return TRUE;
}

/**
 * cld_date_entry_is_time:
 * @text: what was typed
 * @today: YYYY-MM-DD
 *
 * Returns: whether @text is a time and says no day, so that whoever knows a day can keep it
 */
gboolean
cld_date_entry_is_time (const char *text, const char *today)
{
  g_autofree char *folded = g_strstrip (g_ascii_strdown (text, -1));
  Entry entry = { .today = today, .with_time = TRUE };
  char iso[CLD_DATE_SIZE], time[6];

  g_return_val_if_fail (cld_date_is_iso (today), FALSE);

  if (!split (&entry, folded) || read_dated (&entry, iso))
    return FALSE;
  entry.at = 0;
  return read_time (&entry, TRUE, time) && entry.at == entry.n;
}

/**
 * cld_date_entry_format:
 * @moment: (nullable): a date or moment
 *
 * Returns: (transfer full): it as people here type it, `04/03/2025 14:10`; "" for none
 */
char *
cld_date_entry_format (const char *moment)
{
  if (!cld_moment_is_iso (moment))
    return g_strdup (moment ? moment : "");
  return g_strdup_printf ("%.2s/%.2s/%.4s%s%s", moment + 8, moment + 5, moment, moment[10] ? " " : "", moment[10] ? moment + 11 : "");
}

static char *
relate (gint32 days)
{
  if (days == 0)
    return g_strdup (_("today"));
  if (days == 1)
    return g_strdup (_("tomorrow"));
  if (days == -1)
    return g_strdup (_("yesterday"));
  if (days > 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "in %d day", "in %d days", (gulong) days), days);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day ago", "%d days ago", (gulong) -days), -days);
}

/**
 * cld_date_entry_words:
 * @moment: a date or moment
 * @today: YYYY-MM-DD
 *
 * Returns: (transfer full): it in words, so that a slip is seen: `Tue 4 March 2025, today`
 */
char *
cld_date_entry_words (const char *moment, const char *today)
{
  gint32 number = cld_date_to_day (moment), days = number - cld_date_to_day (today);
  g_autoptr (GDateTime) day = NULL;
  g_autofree char *date = NULL;
  g_autofree char *related = NULL;

  g_return_val_if_fail (number != CLD_NO_DAY, NULL);

  day = g_date_time_new_from_unix_utc ((gint64) number * 86400);
  /* Translators: a date in words, as for g_date_time_format(): Tue 4 March 2025 */
  date = g_date_time_format (day, _("%a %-d %B %Y"));
  if (ABS (days) > NEAR_DAYS)
    return g_steal_pointer (&date);
  related = relate (days);
  /* Translators: a date in words, and how far it is from today: Tue 4 March 2025, today */
  return g_strdup_printf (_("%1$s, %2$s"), date, related);
}
