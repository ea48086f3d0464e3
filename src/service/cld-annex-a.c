/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-annex-a-private.h"

#include <gio/gio.h>
#include <string.h>

#include "cld-codes.h"
#include "cld-csv-reader.h"
#include "cld-kinds.h"
#include "cld-repo.h"

/* Annex A of the inspections of a local authority (ILACS): one row a child. Which columns a list has, in which order, under which
 * headings and from which fact is data (annex_a_columns.csv), and so are the wordings (annex_a_value.csv). */

#define COLUMNS "/org/caseload/Caseload/codes/annex_a_columns.csv"

typedef struct
{
  const char *heading;
  const CldAnnexFact *fact; /* NULL: no record holds it */
} Column;

struct _CldAnnexA
{
  CldArena *arena;
  CldCsvTable *table; /* the headings are its texts */
  const char *day;
  const char *from_12;
  const char *from_6;
  gint32 day_number;
  GArray *columns[CLD_ANNEX_A_N_LISTS]; /* of Column */
  GPtrArray *rows[CLD_ANNEX_A_N_LISTS]; /* of arrays of texts */
};

/* The lists as Ofsted numbers them, and who is in each. */
static const struct
{
  int number;
  gboolean (*takes) (CldAnnexCase *child);
} lists[CLD_ANNEX_A_N_LISTS] = {
  [CLD_ANNEX_A_CARE] = { 8, _cld_annex_a_is_in_care_list },
  [CLD_ANNEX_A_LEAVERS] = { 9, _cld_annex_a_is_leaver },
  [CLD_ANNEX_A_ADOPTION] = { 10, _cld_annex_a_is_for_adoption },
};

static const CldAnnexFact *
find_fact (const char *id)
{
  const CldAnnexFact *const all[] = { _cld_annex_a_child_facts, _cld_annex_a_care_facts, _cld_annex_a_leaver_facts, _cld_annex_a_adoption_facts };

  if (!*id)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    for (const CldAnnexFact *fact = all[i]; fact->id; fact++)
      if (strcmp (fact->id, id) == 0)
        return fact;
  g_warning ("annex_a_columns.csv: there is no fact %s", id);
  return NULL;
}

static guint
find_column (CldCsvTable *table, const char *name)
{
  guint n;
  const CldCell *cells = cld_csv_table_get_row (table, 0, &n);

  for (guint i = 0; i < n; i++)
    if (strcmp (cells[i].text, name) == 0)
      return i;
  g_assert_not_reached ();
}

/* A column without a heading has its own name for one. */
static void
read_columns (CldAnnexA *self)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (COLUMNS, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  guint list, column, heading, fact;

  self->table = cld_csv_table_parse (bytes, "annex_a_columns", NULL);
  list = find_column (self->table, "list");
  column = find_column (self->table, "column");
  heading = find_column (self->table, "heading");
  fact = find_column (self->table, "fact");
  for (guint i = 1; i < cld_csv_table_get_n_rows (self->table); i++)
    {
      guint n;
      const CldCell *cells = cld_csv_table_get_row (self->table, i, &n);
      gint64 number = g_ascii_strtoll (cells[list].text, NULL, 10);
      Column one = { *cells[heading].text ? cells[heading].text : cells[column].text, find_fact (cells[fact].text) };

      for (guint k = 0; k < CLD_ANNEX_A_N_LISTS; k++)
        if (lists[k].number == number)
          g_array_append_val (self->columns[k], one);
    }
}

static const char *
keep_day (CldAnnexA *self, gint32 day)
{
  char iso[CLD_DATE_SIZE];

  cld_date_from_day (day, iso);
  return cld_arena_strdup (self->arena, iso);
}

/**
 * cld_annex_a_new:
 * @day: the day of the inspection
 *
 * Returns: (transfer full): the lists, with nobody on them
 */
CldAnnexA *
cld_annex_a_new (gint32 day)
{
  CldAnnexA *self = g_new0 (CldAnnexA, 1);

  self->arena = cld_arena_new ();
  self->day_number = day;
  self->day = keep_day (self, day);
  self->from_12 = keep_day (self, cld_day_add_months (day, -12));
  self->from_6 = keep_day (self, cld_day_add_months (day, -6));
  for (guint i = 0; i < CLD_ANNEX_A_N_LISTS; i++)
    {
      self->columns[i] = g_array_new (FALSE, FALSE, sizeof (Column));
      self->rows[i] = g_ptr_array_new ();
    }
  read_columns (self);
  return self;
}

/**
 * cld_annex_a_free:
 * @self: (nullable): lists
 */
void
cld_annex_a_free (CldAnnexA *self)
{
  if (!self)
    return;
  for (guint i = 0; i < CLD_ANNEX_A_N_LISTS; i++)
    {
      g_array_unref (self->columns[i]);
      g_ptr_array_unref (self->rows[i]);
    }
  cld_csv_table_free (self->table);
  cld_arena_free (self->arena);
  g_free (self);
}

/* --- a child --- */

/* The one in force, else the last that ended. */
static void
find_period (CldAnnexCase *child)
{
  GPtrArray *rows = cld_record_set_get (child->facts.set, &cld_care_period_kind);

  child->period = child->facts.period;
  for (guint i = 0; !child->facts.period && i < rows->len; i++)
    {
      const char *ended = cld_fact_get (rows->pdata[i], CARE_PERIOD_ENDED_ON);

      if (ended && (!child->period || strcmp (ended, cld_fact_get (child->period, CARE_PERIOD_ENDED_ON)) > 0))
        child->period = rows->pdata[i];
    }
  child->ended = child->facts.period ? NULL : cld_fact_get (child->period, CARE_PERIOD_ENDED_ON);
}

/* In care an absence that is in force is where the child is; it is over when care is. */
static void
find_placement (CldAnnexCase *child)
{
  GPtrArray *rows = cld_record_set_get (child->facts.set, &cld_placement_kind);
  const char *from = cld_fact_get (child->period, CARE_PERIOD_STARTED_ON), *last = child->ended ? child->ended : child->day;

  if (!from)
    return;
  if (!child->ended && child->facts.absence)
    child->placement = child->facts.absence;
  for (guint i = 0; !(!child->ended && child->facts.absence) && i < rows->len; i++)
    {
      CldRow *row = rows->pdata[i];
      const char *started = cld_fact_get (row, PLACEMENT_STARTED_ON), *ended = cld_fact_get (row, PLACEMENT_ENDED_ON);

      if (cld_fact_get (row, PLACEMENT_WITHIN) || !started || strcmp (started, last) > 0 || (ended && strcmp (ended, from) <= 0 && strcmp (started, from) < 0))
        continue;
      if (!child->placement || strcmp (started, cld_fact_get (child->placement, PLACEMENT_STARTED_ON)) > 0)
        child->placement = row;
    }
}

static void
share (CldRecordSet *to, CldRecordSet *from, const CldKind *kind)
{
  GPtrArray *rows = cld_record_set_get (from, kind);

  for (guint i = 0; i < rows->len; i++)
    cld_record_set_add (to, rows->pdata[i]);
}

static void
add_row (CldAnnexA *self, CldAnnexAList list, CldAnnexCase *child)
{
  GArray *columns = self->columns[list];
  const char **cells = cld_arena_alloc0 (self->arena, columns->len * sizeof *cells);

  for (guint i = 0; i < columns->len; i++)
    {
      const CldAnnexFact *fact = g_array_index (columns, Column, i).fact;
      const char *text = fact ? fact->get (child) : NULL;

      cells[i] = text && *text ? cld_arena_strdup (self->arena, text) : NULL;
    }
  g_ptr_array_add (self->rows[list], cells);
}

/**
 * cld_annex_a_add_child:
 * @self: the lists
 * @set: a child's records
 * @common: the authorities, and the providers of the placements; may be @set
 *
 * Puts the child on every list that takes it, once: by what is recorded of how things were on the day, whatever happened later.
 * Children are to be added in the order in which they are to stand.
 */
void
cld_annex_a_add_child (CldAnnexA *self, CldRecordSet *set, CldRecordSet *common)
{
  g_autoptr (CldRecordSet) then = cld_record_set_as_at (set, self->day);
  g_autoptr (CldArena) arena = cld_arena_new ();
  CldAnnexCase child = { .arena = arena, .day = self->day, .day_number = self->day_number, .from_12 = self->from_12, .from_6 = self->from_6 };

  if (common != set)
    share (then, common, &cld_authority_kind);
  cld_child_facts_find (&child.facts, then, self->day);
  if (!child.facts.child)
    return;
  child.returns = cld_record_set_get (set, &cld_return_row_kind);
  find_period (&child);
  find_placement (&child);
  if (cld_fact_get (child.placement, PLACEMENT_PROVIDER))
    child.provider = cld_record_set_find (common, &cld_provider_kind, cld_fact_get (child.placement, PLACEMENT_PROVIDER));
  for (guint i = 0; i < CLD_ANNEX_A_N_LISTS; i++)
    if (lists[i].takes (&child))
      add_row (self, i, &child);
}

/* --- everybody --- */

/* The records of each child, by the child's number. */
typedef struct
{
  GPtrArray *sets; /* of CldRecordSet, in byte order of the numbers */
  GHashTable *by_child;
} Everybody;

static gboolean
take_child_cb (CldRow *row, const char *search_key, gpointer data)
{
  Everybody *all = data;
  CldRecordSet *set = cld_record_set_new ();

  cld_record_set_add (set, row);
  g_ptr_array_add (all->sets, set);
  g_hash_table_insert (all->by_child, (gpointer) row->ref, set);
  return TRUE;
}

static gboolean
take_row_cb (CldRow *row, const char *search_key, gpointer data)
{
  Everybody *all = data;
  const char *child = cld_row_get_child (row);
  CldRecordSet *set = child ? g_hash_table_lookup (all->by_child, child) : NULL;

  if (set)
    cld_record_set_add (set, row);
  return TRUE;
}

static gboolean
read_everybody (CldDb *db, Everybody *all, CldArena *arena, CldRecordSet *common, GError **error)
{
  const CldKind *const kinds[] = { &cld_care_period_kind, &cld_legal_status_kind, &cld_placement_kind, &cld_visit_kind, &cld_review_kind, &cld_health_check_kind,
                                   &cld_missing_episode_kind, &cld_plan_kind };

  if (!cld_repo_load_all (db, &cld_authority_kind, common, error) || !cld_repo_load_all (db, &cld_provider_kind, common, error) ||
      !cld_repo_each (db, &cld_child_kind, "ORDER BY t.ref", NULL, arena, take_child_cb, all, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (!cld_repo_each (db, kinds[i], "ORDER BY t.ref", NULL, arena, take_row_cb, all, error))
      return FALSE;
  return cld_repo_each (db, &cld_return_row_kind, "WHERE t.\"table\" IN ('OC3', 'AD1', 'PlacedAdoption') ORDER BY t.ref", NULL, arena, take_row_cb, all, error);
}

/**
 * cld_annex_a_load:
 * @db: a database, best in a transaction, so that all is of one moment
 * @day: the day of the inspection
 * @error: return location
 *
 * Makes the lists of everybody who is recorded, in byte order of the children's numbers.
 *
 * Returns: (transfer full) (nullable): the lists
 */
CldAnnexA *
cld_annex_a_load (CldDb *db, gint32 day, GError **error)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  g_autoptr (CldRecordSet) common = cld_record_set_new ();
  g_autoptr (GPtrArray) sets = g_ptr_array_new_with_free_func ((GDestroyNotify) cld_record_set_free);
  g_autoptr (GHashTable) by_child = g_hash_table_new (g_str_hash, g_str_equal);
  Everybody all = { sets, by_child };
  CldAnnexA *self;

  if (!read_everybody (db, &all, arena, common, error))
    return NULL;
  self = cld_annex_a_new (day);
  for (guint i = 0; i < sets->len; i++)
    cld_annex_a_add_child (self, sets->pdata[i], common);
  return self;
}

/* --- what they say --- */

/**
 * cld_annex_a_get_number:
 * @list: a list
 *
 * Returns: its number in Annex A
 */
int
cld_annex_a_get_number (CldAnnexAList list)
{
  return lists[list].number;
}

/**
 * cld_annex_a_get_n_columns:
 * @self: the lists
 * @list: one of them
 *
 * Returns: how many columns it has
 */
guint
cld_annex_a_get_n_columns (const CldAnnexA *self, CldAnnexAList list)
{
  return self->columns[list]->len;
}

/**
 * cld_annex_a_get_heading:
 * @self: the lists
 * @list: one of them
 * @column: a column
 *
 * Returns: (transfer none): its heading in Ofsted's words
 */
const char *
cld_annex_a_get_heading (const CldAnnexA *self, CldAnnexAList list, guint column)
{
  return g_array_index (self->columns[list], Column, column).heading;
}

/**
 * cld_annex_a_get_n_rows:
 * @self: the lists
 * @list: one of them
 *
 * Returns: how many children are on it
 */
guint
cld_annex_a_get_n_rows (const CldAnnexA *self, CldAnnexAList list)
{
  return self->rows[list]->len;
}

/**
 * cld_annex_a_get_cell:
 * @self: the lists
 * @list: one of them
 * @row: a child on it
 * @column: a column
 *
 * Returns: (transfer none): what stands there, dates as dd/mm/yyyy; "" where it is not recorded
 */
const char *
cld_annex_a_get_cell (const CldAnnexA *self, CldAnnexAList list, guint row, guint column)
{
  const char *text = ((const char *const *) self->rows[list]->pdata[row])[column];

  return text ? text : "";
}
