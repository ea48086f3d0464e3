/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cld-caseload-sql.h"
#include "cld-codes.h"
#include "cld-date.h"
#include "cld-text.h"

/* What is typed into the search of a list of children, made into conditions on folded keys. */

/* Each is one word, or a date of several: all patterns are folded, and one of them has to fit. */
typedef struct
{
  GPtrArray *child; /* patterns for the child's key: names, number, date of birth, postcode, worker, team, ... */
  GPtrArray *place; /* patterns for the key of the placement in force and of its provider */
  GPtrArray *types; /* codes of placements whose code, label or group holds the word */
  char *bare;       /* (nullable): pattern without apostrophes, for keys whose own are left out: oneil finds O'Neil */
} Word;

static void
append_literal (GString *pattern, const char *text)
{
  for (const char *p = text; *p; p++)
    {
      if (*p == '%' || *p == '_' || *p == '\\')
        g_string_append_c (pattern, '\\');
      g_string_append_c (pattern, *p);
    }
}

static char *
anywhere (const char *text)
{
  GString *pattern = g_string_new ("%");

  append_literal (pattern, text);
  g_string_append_c (pattern, '%');
  return g_string_free (pattern, FALSE);
}

/* A date of birth is a whole field of the key, between two of its marks; what is not known of it yet is `_`. */
static void
add_date (Word *word, const char *year, const char *month, const char *day)
{
  g_ptr_array_add (word->child, g_strdup_printf ("%%\x1f%s-%s-%s\x1f%%", year, month, day));
}

/* One or two digits as typed so far: "1" may be 01 or become 10 to 19. */
static guint
two_digits (const char *typed, gboolean ended, char out[2][3])
{
  guint n = 0;

  if (typed[0] == '\0')
    g_strlcpy (out[n++], "__", 3);
  else if (typed[1] != '\0')
    g_strlcpy (out[n++], typed, 3);
  else
    {
      g_snprintf (out[n++], 3, "0%c", typed[0]);
      if (!ended)
        g_snprintf (out[n++], 3, "%c_", typed[0]);
    }
  return n;
}

/* The years that the digits typed so far can become; two digits are also the end of a year. */
static guint
years (const char *typed, char out[2][5])
{
  guint n = 0;

  g_snprintf (out[n++], 5, "%s%s", typed, "____" + strlen (typed));
  if (strlen (typed) == 2)
    g_snprintf (out[n++], 5, "__%s", typed);
  return n;
}

static gboolean
is_digits (const char *text, gsize least, gsize most)
{
  gsize len = strlen (text);

  return len >= least && len <= most && strspn (text, "0123456789") == len;
}

/* A date of birth as it is being typed, day first: 14/11/2014, 14.11.14, 1/2, 11/2014. */
static void
add_dates (Word *word, const char *text)
{
  char separator[2] = { text[strcspn (text, "/.-")], '\0' };
  g_auto (GStrv) parts = separator[0] ? g_strsplit (text, separator, 4) : NULL;
  guint n = parts ? g_strv_length (parts) : 0;
  char days[2][3], months[2][3], ends[2][5];
  guint n_days, n_months, n_ends;
  char moment[CLD_MOMENT_SIZE];

  /* With the month as a word; a bare number would be a spreadsheet's day. */
  if (n == 3 && cld_date_read (text, strlen (text), moment) && strlen (moment) == CLD_DATE_SIZE - 1)
    g_ptr_array_add (word->child, g_strdup_printf ("%%\x1f%s\x1f%%", moment));
  if (n == 2 && is_digits (parts[0], 1, 2) && is_digits (parts[1], 4, 4))
    {
      n_months = two_digits (parts[0], TRUE, months);
      for (guint i = 0; i < n_months; i++)
        add_date (word, parts[1], months[i], "__");
    }
  if (n < 2 || n > 3 || !is_digits (parts[0], 1, 2) || !is_digits (parts[1], 0, 2) || (n == 3 && !is_digits (parts[2], 0, 4)))
    return;
  n_days = two_digits (parts[0], TRUE, days);
  n_months = two_digits (parts[1], n == 3, months);
  n_ends = years (n == 3 ? parts[2] : "", ends);
  for (guint i = 0; i < n_days; i++)
    for (guint j = 0; j < n_months; j++)
      for (guint k = 0; k < n_ends; k++)
        add_date (word, ends[k], months[j], days[i]);
}

/* A postcode typed without its space has it before the last digit: ls157xy, ls157x, ls157. */
static char *
spaced_postcode (const char *text)
{
  gsize len = strlen (text), end = len;

  while (end > 0 && len - end < 2 && g_ascii_isalpha (text[end - 1]))
    end--;
  if (len < 3 || len > 7 || end < 3 || !g_ascii_isalpha (text[0]) || !g_ascii_isdigit (text[end - 1]) || !g_ascii_isalnum (text[end - 2]) ||
      strcspn (text, "0123456789") > 2)
    return NULL;
  return g_strdup_printf ("%.*s %s", (int) end - 1, text, text + end - 1);
}

static gboolean
begins_a_word (const char *text, const char *start)
{
  const char *at = text;

  while ((at = strstr (at, start)))
    {
      if (at == text || !g_ascii_isalnum (at[-1]))
        return TRUE;
      at++;
    }
  return FALSE;
}

/* Of a label the beginning of any word counts: "other" is meant, "her" is part of a name. Of one that is no fostering
 * only its first part: "placed for adoption, with current foster carer" is not what "foster" asks for. */
static void
add_types (Word *word, const char *text)
{
  const CldCodeList *list = cld_code_list_find ("placement_type");

  for (guint i = 0; i < cld_code_list_get_n (list); i++)
    {
      const CldCode *code = cld_code_list_get (list, i);
      gboolean whole = code->group && g_str_has_prefix (code->group, "foster");
      g_autofree char *label = g_strndup (code->label, whole ? strlen (code->label) : strcspn (code->label, ","));
      g_autofree char *all = g_strjoin (" ", code->code, label, code->group ? code->group : "", NULL);
      g_autofree char *folded = cld_text_fold (all);

      if (begins_a_word (folded, text))
        g_ptr_array_add (word->types, g_strdup (code->code));
    }
}

static void
clear_word (gpointer data)
{
  Word *word = data;

  g_ptr_array_unref (word->child);
  g_ptr_array_unref (word->place);
  g_ptr_array_unref (word->types);
  g_free (word->bare);
  g_free (word);
}

static Word *
new_word (GPtrArray *words)
{
  Word *word = g_new0 (Word, 1);

  word->child = g_ptr_array_new_with_free_func (g_free);
  word->place = g_ptr_array_new_with_free_func (g_free);
  word->types = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (words, word);
  return word;
}

static char *
without_apostrophes (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "'", -1);

  return g_strjoinv ("", parts);
}

static void
add_word (GPtrArray *words, const char *text)
{
  Word *word = new_word (words);
  g_autofree char *postcode = spaced_postcode (text);
  g_autofree char *bare = without_apostrophes (text);

  if (*bare)
    word->bare = anywhere (bare);
  if (*bare && strcmp (bare, text) != 0)
    {
      g_ptr_array_add (word->child, anywhere (bare));
      g_ptr_array_add (word->place, anywhere (bare));
    }

  g_ptr_array_add (word->child, anywhere (text));
  g_ptr_array_add (word->place, anywhere (text));
  if (postcode)
    {
      g_ptr_array_add (word->child, anywhere (postcode));
      g_ptr_array_add (word->place, anywhere (postcode));
    }
  add_dates (word, text);
  add_types (word, text);
}

/* "14 Nov 2014" is three words and one date. */
static gboolean
add_written_date (GPtrArray *words, char **parts)
{
  g_autofree char *text = NULL;
  char moment[CLD_MOMENT_SIZE];

  if (!parts[0] || !parts[1] || !parts[2])
    return FALSE;
  text = g_strjoin (" ", parts[0], parts[1], parts[2], NULL);
  if (!cld_date_read (text, strlen (text), moment) || strlen (moment) != CLD_DATE_SIZE - 1)
    return FALSE;
  g_ptr_array_add (new_word (words)->child, g_strdup_printf ("%%\x1f%s\x1f%%", moment));
  return TRUE;
}

static GPtrArray *
read_words (const char *search)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (clear_word);
  g_autofree char *folded = cld_text_fold (search);
  g_auto (GStrv) parts = g_strsplit_set (folded, " \t\n\x1f,;", -1);
  g_autoptr (GPtrArray) full = g_ptr_array_new ();

  for (guint i = 0; parts[i]; i++)
    if (parts[i][0] != '\0')
      g_ptr_array_add (full, parts[i]);
  g_ptr_array_add (full, NULL);
  for (guint i = 0; full->pdata[i];)
    if (add_written_date (words, (char **) full->pdata + i))
      i += 3;
    else
      add_word (words, full->pdata[i++]);
  return words;
}

static void
add_patterns (CldCaseloadSql *sql, const char *condition, GPtrArray *patterns, const char *before)
{
  for (guint i = 0; i < patterns->len; i++)
    {
      _cld_caseload_sql_add (sql, i == 0 ? before : " OR ");
      _cld_caseload_sql_add (sql, condition);
      _cld_caseload_sql_value (sql, patterns->pdata[i]);
    }
}

static void
add_bare (CldCaseloadSql *sql, const char *condition, const Word *word)
{
  if (!word->bare)
    return;
  _cld_caseload_sql_add (sql, condition);
  _cld_caseload_sql_value (sql, word->bare);
}

static void
add_place (CldCaseloadSql *sql, const Word *word, const char *day)
{
  if (word->place->len == 0)
    return;
  /* The cheap conditions first, and the one that looks further only for what was found. */
  _cld_caseload_sql_add (sql, " OR c.id IN (SELECT p.child FROM placement p WHERE " IN_FORCE ("p") " AND " HOME ("p") " AND (");
  _cld_caseload_sql_days (sql, day, 2);
  add_patterns (sql, "p.search_key LIKE ? ESCAPE '\\'", word->place, "");
  add_bare (sql, " OR (p.search_key LIKE '%''%' AND replace(p.search_key, '''', '') LIKE ? ESCAPE '\\')", word);
  add_patterns (sql, "v.search_key LIKE ? ESCAPE '\\'", word->place, " OR p.provider IN (SELECT v.id FROM provider v WHERE ");
  _cld_caseload_sql_add (sql, ")");
  for (guint i = 0; i < word->types->len; i++)
    {
      _cld_caseload_sql_add (sql, i == 0 ? " OR p.type IN (?" : ", ?");
      _cld_caseload_sql_value (sql, word->types->pdata[i]);
    }
  _cld_caseload_sql_add (sql, word->types->len > 0 ? ")) AND " NO_LATER_PLACEMENT ")" : ") AND " NO_LATER_PLACEMENT ")");
  _cld_caseload_sql_days (sql, day, 2);
}

/**
 * _cld_caseload_add_search:
 * @sql: a statement on child `c`, after its WHERE
 * @search: (nullable): what was typed
 * @day: the day whose placements count
 *
 * Adds ` AND (...)` for every word of @search. A word is looked for in the child's own key (names, former names, known
 * as, number, date of birth, UPN, NHS number, home postcode, worker, team, reviewing officer) and in the placement
 * in force: type (code, label, group), carer, postcode, and the provider's name, URN and postcode. Earlier placements
 * are not searched: a list shows where children are, and a former carer would find children who are not there.
 */
void
_cld_caseload_add_search (CldCaseloadSql *sql, const char *search, const char *day)
{
  g_autoptr (GPtrArray) words = search ? read_words (search) : NULL;

  for (guint i = 0; words && i < words->len; i++)
    {
      const Word *word = words->pdata[i];

      _cld_caseload_sql_add (sql, " AND (");
      add_patterns (sql, "c.search_key LIKE ? ESCAPE '\\'", word->child, "");
      add_bare (sql, " OR (c.search_key LIKE '%''%' AND replace(c.search_key, '''', '') LIKE ? ESCAPE '\\')", word);
      add_place (sql, word, day);
      _cld_caseload_sql_add (sql, ")");
    }
}
