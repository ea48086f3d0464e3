/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-codes.h"

#include <gio/gio.h>
#include <string.h>

#include "cld-csv-reader.h"
#include "cld-text.h"

#define RESOURCE_FOLDER "/org/caseload/Caseload/codes/"

struct _CldCodeList
{
  CldCsvTable *table; /* (nullable): owns the texts */
  GSList *parts;      /* of a joined list: those that own them */
  GArray *codes;
  GHashTable *by_code;
};

static int
find_column (CldCsvTable *table, const char *name, const char *other_name)
{
  guint n;
  const CldCell *cells = cld_csv_table_get_row (table, 0, &n);

  for (guint i = 0; i < n; i++)
    if (strcmp (cells[i].text, name) == 0 || (other_name && strcmp (cells[i].text, other_name) == 0))
      return (int) i;
  return -1;
}

static const char *
cell_at (const CldCell *cells, guint n, int column)
{
  return column >= 0 && (guint) column < n && cells[column].len > 0 ? cells[column].text : NULL;
}

/* The notes of a list say which of its codes only other returns take. */
static gboolean
is_refused (const char *note)
{
  return note && (g_str_has_prefix (note, "Not valid in SSDA903") || strstr (note, "rejected by validator"));
}

/* A list's id is its file's name, and its field where one file holds several lists: adopter_codes:LS_ADOPTR. */
static CldCodeList *
load_list (const char *id)
{
  g_auto (GStrv) parts = g_strsplit (id, ":", 2);
  g_autofree char *path = g_strconcat (RESOURCE_FOLDER, parts[0], ".csv", NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (CldCsvTable) table = bytes ? cld_csv_table_parse (bytes, parts[0], NULL) : NULL;
  CldCodeList *list;
  int field, code, label, group, from, to, note;

  if (!table)
    return NULL;
  field = find_column (table, "field", NULL);
  code = find_column (table, "code", "dfe_code");
  label = find_column (table, "label", "name");
  group = find_column (table, "group", NULL);
  from = find_column (table, "valid_from", NULL);
  to = find_column (table, "valid_to", NULL);
  note = find_column (table, "note", NULL);

  list = g_new0 (CldCodeList, 1);
  list->codes = g_array_new (FALSE, TRUE, sizeof (CldCode));
  list->by_code = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 1; i < cld_csv_table_get_n_rows (table); i++)
    {
      guint n;
      const CldCell *cells = cld_csv_table_get_row (table, i, &n);
      CldCode one = { cell_at (cells, n, code), cell_at (cells, n, label), cell_at (cells, n, group), cell_at (cells, n, from), cell_at (cells, n, to),
                      is_refused (cell_at (cells, n, note)) };

      if (one.code && (!parts[1] || g_strcmp0 (cell_at (cells, n, field), parts[1]) == 0))
        g_array_append_val (list->codes, one);
    }
  for (guint i = 0; i < list->codes->len; i++)
    g_hash_table_insert (list->by_code, (gpointer) g_array_index (list->codes, CldCode, i).code, &g_array_index (list->codes, CldCode, i));
  list->table = g_steal_pointer (&table);
  return list;
}

/* Two lists as one, for a field that holds codes of either: `a|b`. Of a code that is in both the first one's is meant. */
static CldCodeList *
join_lists (const char *id)
{
  g_auto (GStrv) parts = g_strsplit (id, "|", -1);
  CldCodeList *whole = g_new0 (CldCodeList, 1);

  whole->codes = g_array_new (FALSE, TRUE, sizeof (CldCode));
  whole->by_code = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; parts[i]; i++)
    {
      /* Its texts are the joined list's, and lists are kept for ever. */
      CldCodeList *part = load_list (parts[i]);

      g_assert (part);
      for (guint j = 0; j < part->codes->len; j++)
        if (!g_hash_table_contains (whole->by_code, g_array_index (part->codes, CldCode, j).code))
          {
            g_array_append_val (whole->codes, g_array_index (part->codes, CldCode, j));
            g_hash_table_add (whole->by_code, (gpointer) g_array_index (part->codes, CldCode, j).code);
          }
      whole->parts = g_slist_append (whole->parts, part);
    }
  g_hash_table_remove_all (whole->by_code);
  for (guint i = 0; i < whole->codes->len; i++)
    g_hash_table_insert (whole->by_code, (gpointer) g_array_index (whole->codes, CldCode, i).code, &g_array_index (whole->codes, CldCode, i));
  return whole;
}

/**
 * cld_code_list_find:
 * @id: the list's id: the name of its file in data/codes, with `:FIELD` where a file holds several; several ids with `|`
 *   between them are their codes as one list
 *
 * Lists are read once and kept. May be called from any thread.
 *
 * Returns: (transfer none) (nullable): the list, or %NULL where there is none of that id
 */
const CldCodeList *
cld_code_list_find (const char *id)
{
  static GMutex mutex;
  static GHashTable *lists;
  CldCodeList *list;

  g_return_val_if_fail (id != NULL, NULL);

  g_mutex_lock (&mutex);
  if (!lists)
    lists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  list = g_hash_table_lookup (lists, id);
  if (!list && (list = strchr (id, '|') ? join_lists (id) : load_list (id)))
    g_hash_table_insert (lists, g_strdup (id), list);
  g_mutex_unlock (&mutex);
  return list;
}

/**
 * cld_code_list_get_n:
 * @list: a list
 *
 * Returns: how many codes it holds
 */
guint
cld_code_list_get_n (const CldCodeList *list)
{
  return list->codes->len;
}

/**
 * cld_code_list_get:
 * @list: a list
 * @i: an index
 *
 * Returns: the code at @i, in the order of the list's file
 */
const CldCode *
cld_code_list_get (const CldCodeList *list, guint i)
{
  g_return_val_if_fail (i < list->codes->len, NULL);

  return &g_array_index (list->codes, CldCode, i);
}

/**
 * cld_code_list_lookup:
 * @list: a list
 * @code: (nullable): a code
 *
 * Returns: (nullable): the code, of whatever year, or %NULL where the list does not hold it
 */
const CldCode *
cld_code_list_lookup (const CldCodeList *list, const char *code)
{
  return code ? g_hash_table_lookup (list->by_code, code) : NULL;
}

static int
year_of (const char *bound)
{
  int year = (int) g_ascii_strtoll (bound, NULL, 10);

  /* A bound that is a day: the collection year that holds it (1 April begins the next). */
  if (strlen (bound) == 10 && strcmp (bound + 5, "04-01") >= 0)
    year++;
  return year;
}

/**
 * cld_code_is_of_year:
 * @code: a code
 * @year: a collection year, or 0 for any
 *
 * Returns: whether @code was of use in @year
 */
gboolean
cld_code_is_of_year (const CldCode *code, int year)
{
  if (year == 0)
    return TRUE;
  if (code->valid_from && year < year_of (code->valid_from))
    return FALSE;
  return !code->valid_to || year <= year_of (code->valid_to);
}

/**
 * cld_code_is_of_day:
 * @code: a code
 * @day: (nullable): YYYY-MM-DD
 *
 * Returns: whether @code was of use on @day; without a day it was
 */
gboolean
cld_code_is_of_day (const CldCode *code, const char *day)
{
  const char *from = code->valid_from, *to = code->valid_to;
  int year = day ? year_of (day) : 0;

  if (!day)
    return TRUE;
  if (from && (strlen (from) == 10 ? strcmp (day, from) < 0 : year < year_of (from)))
    return FALSE;
  return !to || (strlen (to) == 10 ? strcmp (day, to) <= 0 : year <= year_of (to));
}

/**
 * cld_code_list_nearest:
 * @list: a list
 * @value: what stands where a code should
 * @year: the collection year it must be of, or 0
 *
 * Returns: (nullable): the code that @value most likely meant: its label, or one slip away; %NULL where none
 *   or more than one is as near
 */
const CldCode *
cld_code_list_nearest (const CldCodeList *list, const char *value, int year)
{
  g_autofree char *folded = cld_text_fold (value);
  const CldCode *best = NULL;
  guint best_distance = 2;
  gboolean tie = FALSE;

  for (guint i = 0; i < list->codes->len; i++)
    {
      const CldCode *code = cld_code_list_get (list, i);
      g_autofree char *own = cld_text_fold (code->code);
      g_autofree char *label = cld_text_fold (code->label);
      guint distance;

      if (code->not_in_returns || !cld_code_is_of_year (code, year))
        continue;
      distance = strcmp (folded, label) == 0 ? 0 : cld_text_distance (folded, own);
      if (distance < best_distance)
        {
          best = code;
          best_distance = distance;
          tie = FALSE;
        }
      else if (distance == best_distance)
        tie = TRUE;
    }
  return tie ? NULL : best;
}

/**
 * cld_code_list_get_cell:
 * @list: a list
 * @code: a code
 * @column: a column of the list's file that not every list has, `counts_as_visit` for one
 *
 * Looks through the list: for what is asked once.
 *
 * Returns: (transfer none) (nullable): what stands there
 */
const char *
cld_code_list_get_cell (const CldCodeList *list, const char *code, const char *column)
{
  int key, wanted;

  for (const GSList *part = list->parts; part; part = part->next)
    if (cld_code_list_lookup (part->data, code))
      return cld_code_list_get_cell (part->data, code, column);
  if (!list->table)
    return NULL;
  key = find_column (list->table, "code", "dfe_code");
  wanted = find_column (list->table, column, NULL);
  for (guint i = 1; i < cld_csv_table_get_n_rows (list->table); i++)
    {
      guint n;
      const CldCell *cells = cld_csv_table_get_row (list->table, i, &n);

      if (g_strcmp0 (cell_at (cells, n, key), code) == 0)
        return cell_at (cells, n, wanted);
    }
  return NULL;
}

/**
 * cld_code_list_label:
 * @list_id: a list's id
 * @code: (nullable): a code
 *
 * Returns: (nullable): the label of @code; @code itself where the list does not hold it
 */
const char *
cld_code_list_label (const char *list_id, const char *code)
{
  const CldCodeList *list = cld_code_list_find (list_id);
  const CldCode *found = list ? cld_code_list_lookup (list, code) : NULL;

  return found && found->label ? found->label : code;
}
