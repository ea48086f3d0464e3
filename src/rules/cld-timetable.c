/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-timetable.h"

#include <gio/gio.h>
#include <string.h>

#include "cld-csv-reader.h"
#include "cld-timetable-titles.h"

#define FOLDER "/org/caseload/Caseload/codes/"

/* The columns of duties.csv, and of duty_rules.csv, which says of the same rows, in the same order, what we do with them. */
enum { DUTY_ID, DUTY_GROUP, DUTY_DUTY, DUTY_TRIGGER, DUTY_WHO, DUTY_DEADLINE, DUTY_NUMBER, DUTY_UNIT, DUTY_COUNTED_FROM, DUTY_RECURS, DUTY_EXCEPTIONS, DUTY_SOURCE, DUTY_STRENGTH, DUTY_CONFIDENCE, DUTY_N };
enum { RULE_ID, RULE_ACTION, RULE_VERSION, RULE_VALID_FROM, RULE_VALID_TO, RULE_WHY_NOT, RULE_N };

/* Read once and kept, with the tables that own the texts. */
typedef struct
{
  GArray *rows;
  GHashTable *by_id; /* id: index */
  CldCsvTable *duties; /* own the texts */
  CldCsvTable *rules;
} Timetable;

static CldCsvTable *
read_table (const char *name)
{
  g_autofree char *path = g_strconcat (FOLDER, name, NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  CldCsvTable *table = bytes ? cld_csv_table_parse (bytes, name, NULL) : NULL;

  g_assert (table);
  return table;
}

static const CldCell *
get_row (CldCsvTable *table, guint i, guint n_columns)
{
  guint n;
  const CldCell *cells = cld_csv_table_get_row (table, i, &n);

  g_assert (n == n_columns);
  return cells;
}

static const char *
text_or_null (const CldCell *cell)
{
  return cell->len > 0 ? cell->text : NULL;
}

static void
fill_row (CldTimetableRow *row, const CldCell *duty, const CldCell *rule)
{
  *row = (CldTimetableRow){
    .id = duty[DUTY_ID].text,
    .group = duty[DUTY_GROUP].text,
    .duty = duty[DUTY_DUTY].text,
    .trigger = duty[DUTY_TRIGGER].text,
    .who = duty[DUTY_WHO].text,
    .deadline = duty[DUTY_DEADLINE].text,
    .counted_from = duty[DUTY_COUNTED_FROM].text,
    .recurs = duty[DUTY_RECURS].text,
    .exceptions = duty[DUTY_EXCEPTIONS].text,
    .source = duty[DUTY_SOURCE].text,
    .strength = duty[DUTY_STRENGTH].text,
    .confidence = duty[DUTY_CONFIDENCE].text,
    .unit = duty[DUTY_UNIT].text,
    .number = (int) g_ascii_strtoll (duty[DUTY_NUMBER].text, NULL, 10),
    .must = g_str_has_prefix (duty[DUTY_STRENGTH].text, "ACT") || g_str_has_prefix (duty[DUTY_STRENGTH].text, "REG"),
    .short_title = cld_timetable_find_title (duty[DUTY_ID].text),
    .action = text_or_null (&rule[RULE_ACTION]),
    .why_not = text_or_null (&rule[RULE_WHY_NOT]),
    .valid_from = cld_date_to_day (rule[RULE_VALID_FROM].text),
    .valid_until = cld_date_to_day (rule[RULE_VALID_TO].text),
    .version = rule[RULE_VERSION].text,
  };
}

static Timetable *
load (void)
{
  CldCsvTable *duties = read_table ("duties.csv"), *rules = read_table ("duty_rules.csv");
  guint n = cld_csv_table_get_n_rows (duties);
  Timetable *timetable = g_new0 (Timetable, 1);

  /* The index of a row has to fit what a duty keeps of it. */
  g_assert (n == cld_csv_table_get_n_rows (rules) && n - 1 <= G_MAXUINT8);
  timetable->rows = g_array_sized_new (FALSE, TRUE, sizeof (CldTimetableRow), n - 1);
  timetable->by_id = g_hash_table_new (g_str_hash, g_str_equal);
  timetable->duties = duties;
  timetable->rules = rules;
  for (guint i = 1; i < n; i++)
    {
      const CldCell *duty = get_row (duties, i, DUTY_N), *rule = get_row (rules, i, RULE_N);
      CldTimetableRow row;

      g_assert (strcmp (duty[DUTY_ID].text, rule[RULE_ID].text) == 0);
      fill_row (&row, duty, rule);
      g_assert (row.short_title);
      g_array_append_val (timetable->rows, row);
      g_hash_table_insert (timetable->by_id, (gpointer) row.id, GUINT_TO_POINTER (i - 1));
    }
  return timetable;
}

static const Timetable *
get_timetable (void)
{
  static Timetable *timetable;

  if (g_once_init_enter (&timetable))
    g_once_init_leave (&timetable, load ());
  return timetable;
}

/**
 * cld_timetable_get_n:
 *
 * The timetable is read once and kept. May be asked from any thread.
 *
 * Returns: how many rows it has, computed or not
 */
guint
cld_timetable_get_n (void)
{
  return get_timetable ()->rows->len;
}

/**
 * cld_timetable_get:
 * @i: an index
 *
 * Returns: (transfer none): the row at @i, in the order of duties.csv
 */
const CldTimetableRow *
cld_timetable_get (guint i)
{
  const Timetable *timetable = get_timetable ();

  g_return_val_if_fail (i < timetable->rows->len, NULL);

  return &g_array_index (timetable->rows, CldTimetableRow, i);
}

/**
 * cld_timetable_index:
 * @id: (nullable): such as `C02`
 *
 * Returns: the index of the row, -1 where there is none of that id
 */
int
cld_timetable_index (const char *id)
{
  gpointer i;

  return id && g_hash_table_lookup_extended (get_timetable ()->by_id, id, NULL, &i) ? (int) GPOINTER_TO_UINT (i) : -1;
}

/**
 * cld_timetable_find:
 * @id: (nullable): such as `C02`
 *
 * Returns: (transfer none) (nullable): the row of that id
 */
const CldTimetableRow *
cld_timetable_find (const char *id)
{
  int i = cld_timetable_index (id);

  return i < 0 ? NULL : cld_timetable_get ((guint) i);
}
