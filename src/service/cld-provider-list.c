/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-provider-list.h"

#include <string.h>

#include "cld-codes.h"
#include "cld-kinds.h"
#include "cld-provider-children.h"
#include "cld-text.h"
#include "cld-where.h"

/* The providers, on top of the register of inspections and one query for the children of all. */

#define MONTHS_BACK 12
/* Below this step of the ladder there is a letter or a review and nothing to comply with: insp_enforcement.csv. */
#define RUNG_OF_NOTICE 3

typedef struct
{
  CldProviderEntry entry; /* first: what others see */
  const char *order;      /* folded name, and the ref */
  const char *key;        /* folded: what a search looks into */
} Line;

struct _CldProviderList
{
  CldArena *arena;
  CldInspectionRegister *inspections;
  CldWhere *where;
  GPtrArray *lines;   /* (element-type Line): by name */
  GHashTable *by_ref; /* ref -> Line */
  gint32 today;
};

static void
line_clear (gpointer data)
{
  Line *line = data;

  g_clear_pointer (&line->entry.inspections, g_ptr_array_unref);
}

/* --- loading --- */

static void
add_line (CldProviderList *self, const CldRow *row)
{
  Line *line = cld_arena_alloc0 (self->arena, sizeof *line);
  CldProviderEntry *entry = &line->entry;
  const char *area = row->values[PROVIDER_AREA_AUTHORITY], *name = row->values[PROVIDER_NAME], *known = area ? cld_where_get_name (self->where, area) : NULL;
  g_autoptr (GString) order = g_string_new (NULL);

  entry->row = row;
  entry->name = name && *name ? name : row->ref;
  entry->area_name = known ? cld_arena_strdup (self->arena, known) : area;
  entry->inspections = g_ptr_array_new ();
  entry->graded_on = entry->blocked_since = CLD_NO_DAY;
  cld_text_append_folded (order, entry->name);
  g_string_append_c (order, '\x1f');
  g_string_append (order, row->ref);
  line->order = cld_arena_strdup (self->arena, order->str);
  g_ptr_array_add (self->lines, line);
  g_hash_table_insert (self->by_ref, (gpointer) row->ref, line);
}

static void
count_findings (CldProviderEntry *entry, const CldInspectionItem *item)
{
  for (guint i = 0; i < item->findings->len; i++)
    {
      const CldFindingItem *finding = item->findings->pdata[i];
      const char *type = finding->row->values[FINDING_TYPE];
      gboolean required = g_strcmp0 (type, "REQ") == 0;

      if (g_strcmp0 (type, "STR") == 0)
        continue;
      entry->n_findings++;
      entry->n_requirements += required;
      entry->n_open += cld_finding_state_is_open (finding->state);
      entry->n_overdue += required && finding->state == CLD_FINDING_OVERDUE;
    }
}

static void
take_inspections (CldProviderList *self)
{
  GPtrArray *items = cld_inspection_register_get_inspections (self->inspections);

  for (guint i = 0; i < items->len; i++)
    {
      CldInspectionItem *item = items->pdata[i];
      Line *line = item->provider ? g_hash_table_lookup (self->by_ref, item->provider->ref) : NULL;

      if (!line)
        continue;
      g_ptr_array_add (line->entry.inspections, item);
      count_findings (&line->entry, item);
    }
}

static gboolean
is_in_force (const CldRow *step, gint32 today)
{
  gint32 from = cld_date_read_day (step->values[ENFORCEMENT_FROM_ON]), until = cld_date_read_day (step->values[ENFORCEMENT_UNTIL_ON]);

  return from != CLD_NO_DAY && from <= today && (until == CLD_NO_DAY || until >= today) && cld_enforcement_rung (step->values[ENFORCEMENT_KIND]) >= RUNG_OF_NOTICE;
}

static void
find_standing (CldProviderList *self, CldProviderEntry *entry)
{
  g_autofree char *why = NULL;
  GPtrArray *steps = cld_inspection_register_get_enforcement (self->inspections, entry->row->ref);

  entry->latest = cld_inspection_register_get_latest (self->inspections, entry->row->ref);
  if (entry->latest)
    {
      entry->grade = entry->latest->overall;
      entry->graded_on = cld_date_read_day (entry->latest->row->values[INSPECTION_STARTED_ON]);
    }
  entry->blocked_since = cld_inspection_register_get_block (self->inspections, entry->row->ref, &why);
  entry->why = entry->blocked_since != CLD_NO_DAY && why && *why ? cld_arena_strdup (self->arena, why) : NULL;
  for (guint i = 0; steps && i < steps->len; i++)
    entry->enforced = entry->enforced || is_in_force (steps->pdata[i], self->today);
}

/* A child is counted once, however often it was placed there. Lines come provider by provider, and of one child together. */
static gboolean
count_children (CldProviderList *self, CldDb *db, GError **error)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  char today[CLD_DATE_SIZE], since[CLD_DATE_SIZE];
  const CldProviderChild *before = NULL;
  g_autoptr (GPtrArray) found = NULL;
  gboolean counted = FALSE;

  cld_date_from_day (self->today, today);
  cld_date_from_day (cld_day_add_months (self->today, -MONTHS_BACK), since);
  found = cld_provider_children_load_all (db, since, today, arena, error);
  for (guint i = 0; found && i < found->len; i++)
    {
      const CldProviderChild *child = found->pdata[i];
      Line *line = g_hash_table_lookup (self->by_ref, child->provider);
      gboolean again = before && strcmp (before->provider, child->provider) == 0 && strcmp (before->child, child->child) == 0;
      gboolean now = !child->ended_on || strcmp (child->ended_on, today) > 0;

      before = child;
      if (!line)
        continue;
      if (!again)
        counted = FALSE;
      line->entry.n_year += !again;
      line->entry.n_now += now && !counted;
      counted = counted || now;
    }
  return found != NULL;
}

static void
append_word (GString *key, const char *text)
{
  if (!text || !*text)
    return;
  g_string_append_c (key, '\x1f');
  cld_text_append_folded (key, text);
}

/* A postcode is found with and without its space. */
static void
make_key (CldProviderList *self, Line *line)
{
  g_autoptr (GString) key = g_string_new (NULL);
  const CldProviderEntry *entry = &line->entry;
  g_auto (GStrv) parts = g_strsplit (entry->row->values[PROVIDER_POSTCODE] ? entry->row->values[PROVIDER_POSTCODE] : "", " ", -1);
  g_autofree char *together = g_strjoinv (NULL, parts);

  append_word (key, entry->name);
  append_word (key, entry->row->values[PROVIDER_URN]);
  append_word (key, entry->row->values[PROVIDER_POSTCODE]);
  append_word (key, together);
  for (guint i = 0; i < entry->inspections->len; i++)
    {
      const CldInspectionItem *item = entry->inspections->pdata[i];

      append_word (key, item->row->values[INSPECTION_LEAD_INSPECTOR]);
      append_word (key, item->row->values[INSPECTION_TEAM]);
    }
  line->key = cld_arena_strdup (self->arena, key->str);
}

static int
compare_orders (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(const Line *const *) a)->order, (*(const Line *const *) b)->order);
}

/**
 * cld_provider_list_load:
 * @db: a database
 * @today: the day
 * @error: return location
 *
 * Returns: (transfer full) (nullable): every provider
 */
CldProviderList *
cld_provider_list_load (CldDb *db, gint32 today, GError **error)
{
  g_autoptr (CldProviderList) self = g_new0 (CldProviderList, 1);
  GPtrArray *providers;

  g_return_val_if_fail (db != NULL && today != CLD_NO_DAY, NULL);

  self->arena = cld_arena_new ();
  self->today = today;
  self->lines = g_ptr_array_new_with_free_func (line_clear);
  self->by_ref = g_hash_table_new (g_str_hash, g_str_equal);
  self->where = cld_where_new (NULL);
  self->inspections = cld_where_learn (self->where, db, error) ? cld_inspection_register_load (db, today, error) : NULL;
  if (!self->inspections)
    return NULL;
  providers = cld_inspection_register_get_providers (self->inspections);
  for (guint i = 0; i < providers->len; i++)
    add_line (self, providers->pdata[i]);
  g_ptr_array_sort (self->lines, compare_orders);
  take_inspections (self);
  for (guint i = 0; i < self->lines->len; i++)
    {
      Line *line = self->lines->pdata[i];

      find_standing (self, &line->entry);
      make_key (self, line);
    }
  return count_children (self, db, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * cld_provider_list_free:
 * @self: (nullable) (transfer full): a list
 *
 * Frees it, its entries and its register.
 */
void
cld_provider_list_free (CldProviderList *self)
{
  if (!self)
    return;
  g_clear_pointer (&self->by_ref, g_hash_table_unref);
  g_clear_pointer (&self->lines, g_ptr_array_unref);
  g_clear_pointer (&self->inspections, cld_inspection_register_free);
  g_clear_pointer (&self->where, cld_where_free);
  cld_arena_free (self->arena);
  g_free (self);
}

/**
 * cld_provider_list_get_register:
 * @self: a list
 *
 * Returns: (transfer none): the inspections that it was made of
 */
CldInspectionRegister *
cld_provider_list_get_register (CldProviderList *self)
{
  return self->inspections;
}

/**
 * cld_provider_list_get_n:
 * @self: a list
 *
 * Returns: how many providers there are
 */
guint
cld_provider_list_get_n (const CldProviderList *self)
{
  return self->lines->len;
}

/**
 * cld_provider_list_find:
 * @self: a list
 * @ref: ref of a provider
 *
 * Returns: (transfer none) (nullable): its entry
 */
const CldProviderEntry *
cld_provider_list_find (const CldProviderList *self, const char *ref)
{
  Line *line = ref ? g_hash_table_lookup (self->by_ref, ref) : NULL;

  return line ? &line->entry : NULL;
}

/* --- filters --- */

static gboolean
has_words (const Line *line, char **words)
{
  for (guint i = 0; words && words[i]; i++)
    if (*words[i] && !strstr (line->key, words[i]))
      return FALSE;
  return TRUE;
}

static gboolean
is_value (const char *wanted, const char *value)
{
  return !wanted || g_strcmp0 (*wanted ? wanted : NULL, value) == 0;
}

static gboolean
is_shown (const CldProviderFilter *filter, const Line *line, char **words)
{
  const CldProviderEntry *entry = &line->entry;
  const char *const *values = (const char *const *) entry->row->values;

  if (filter->with_children && entry->n_now == 0)
    return FALSE;
  if (filter->enforced && !entry->enforced && entry->blocked_since == CLD_NO_DAY)
    return FALSE;
  return is_value (filter->type, values[PROVIDER_TYPE]) && is_value (filter->sector, values[PROVIDER_SECTOR]) && is_value (filter->grade, entry->grade) &&
         is_value (filter->registration, values[PROVIDER_REGISTRATION]) && has_words (line, words);
}

/* A key of the column: a number, or a text; %NULL and %CLD_NO_DAY are missing. */
static const char *
get_text (const CldProviderEntry *entry, CldProviderSort sort)
{
  const char *const *values = (const char *const *) entry->row->values;

  switch (sort)
    {
    case CLD_PROVIDER_BY_URN:
      return values[PROVIDER_URN];
    case CLD_PROVIDER_BY_TYPE:
      return values[PROVIDER_TYPE] ? cld_code_list_label ("insp_provider_type", values[PROVIDER_TYPE]) : NULL;
    case CLD_PROVIDER_BY_SECTOR:
      return values[PROVIDER_SECTOR] ? cld_code_list_label ("insp_provider_sector", values[PROVIDER_SECTOR]) : NULL;
    case CLD_PROVIDER_BY_AREA:
      return entry->area_name;
    default:
      return NULL;
    }
}

/* Better grades have higher ranks. */
static gint64
get_rank (const char *grade)
{
  const char *rank = grade ? cld_code_list_get_cell (cld_code_list_find ("insp_grade_provider|insp_grade_la"), grade, "rank") : NULL;

  return rank ? g_ascii_strtoll (rank, NULL, 10) : CLD_NO_DAY;
}

static gint64
get_number (const CldProviderEntry *entry, CldProviderSort sort)
{
  switch (sort)
    {
    case CLD_PROVIDER_BY_GRADE:
      return get_rank (entry->grade);
    case CLD_PROVIDER_BY_DATE:
      return entry->graded_on;
    case CLD_PROVIDER_BY_FINDINGS:
      return (gint64) entry->n_overdue * 100000 + entry->n_open;
    case CLD_PROVIDER_BY_BLOCK:
      return entry->blocked_since;
    case CLD_PROVIDER_BY_CHILDREN:
      return entry->n_now;
    default:
      return 0;
    }
}

static gboolean
is_text (CldProviderSort sort)
{
  return sort == CLD_PROVIDER_BY_URN || sort == CLD_PROVIDER_BY_TYPE || sort == CLD_PROVIDER_BY_SECTOR || sort == CLD_PROVIDER_BY_AREA;
}

static int
compare_keys (const CldProviderEntry *a, const CldProviderEntry *b, const CldProviderFilter *filter)
{
  int order, missing;

  if (is_text (filter->sort))
    {
      const char *one = get_text (a, filter->sort), *other = get_text (b, filter->sort);

      missing = !one - !other;
      order = one && other ? cld_text_compare (one, other) : 0;
    }
  else
    {
      gint64 one = get_number (a, filter->sort), other = get_number (b, filter->sort);

      missing = (one == CLD_NO_DAY) - (other == CLD_NO_DAY);
      order = (one > other) - (one < other);
    }
  return missing ? missing : filter->descending ? -order : order;
}

static int
compare_lines (gconstpointer a, gconstpointer b, gpointer data)
{
  const Line *one = *(const Line *const *) a, *other = *(const Line *const *) b;
  const CldProviderFilter *filter = data;
  int order = filter->sort == CLD_PROVIDER_BY_NAME ? 0 : compare_keys (&one->entry, &other->entry, filter);
  int by_name = strcmp (one->order, other->order);

  return order ? order : filter->sort == CLD_PROVIDER_BY_NAME && filter->descending ? -by_name : by_name;
}

/**
 * cld_provider_list_filter:
 * @self: a list
 * @filter: which providers, in which order
 *
 * Returns: (transfer container) (element-type CldProviderEntry): as long as @self is there
 */
GPtrArray *
cld_provider_list_filter (const CldProviderList *self, const CldProviderFilter *filter)
{
  g_autofree char *folded = filter->text ? cld_text_fold (filter->text) : NULL;
  g_auto (GStrv) words = folded ? g_strsplit (folded, " ", -1) : NULL;
  GPtrArray *found = g_ptr_array_new ();

  for (guint i = 0; i < self->lines->len; i++)
    if (is_shown (filter, self->lines->pdata[i], words))
      g_ptr_array_add (found, self->lines->pdata[i]);
  g_ptr_array_sort_with_data (found, compare_lines, (gpointer) filter);
  return found;
}

/* --- what there is to choose from --- */

static GStrv
keep_order (GHashTable *seen, const char *list_id)
{
  const CldCodeList *list = cld_code_list_find (list_id);
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();

  for (guint i = 0; i < cld_code_list_get_n (list); i++)
    if (g_hash_table_remove (seen, cld_code_list_get (list, i)->code))
      g_ptr_array_add (codes, (gpointer) cld_code_list_get (list, i)->code);
  g_ptr_array_add (codes, NULL);
  return g_strdupv ((char **) codes->pdata);
}

/**
 * cld_provider_list_get_values:
 * @self: a list
 * @field: PROVIDER_TYPE, PROVIDER_SECTOR or PROVIDER_REGISTRATION
 *
 * Returns: (transfer full): the codes that occur, in the order of their list
 */
GStrv
cld_provider_list_get_values (const CldProviderList *self, guint field)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->lines->len; i++)
    {
      const char *value = ((const Line *) self->lines->pdata[i])->entry.row->values[field];

      if (value)
        g_hash_table_add (seen, (gpointer) value);
    }
  return keep_order (seen, cld_provider_kind.fields[field].target);
}

/**
 * cld_provider_list_get_grades:
 * @self: a list
 *
 * Returns: (transfer full): the overall grades that occur, best scale first as in their list
 */
GStrv
cld_provider_list_get_grades (const CldProviderList *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->lines->len; i++)
    {
      const char *grade = ((const Line *) self->lines->pdata[i])->entry.grade;

      if (grade)
        g_hash_table_add (seen, (gpointer) grade);
    }
  return keep_order (seen, "insp_grade_provider|insp_grade_la");
}
