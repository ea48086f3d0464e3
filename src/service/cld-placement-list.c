/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-placement-list.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "cld-placement-names.h"
#include "cld-text.h"
#include "cld-where.h"

struct _CldPlacementList
{
  CldArena *arena;
  GArray *entries;  /* (element-type CldPlacementEntry): as they are sorted */
  const char **keys; /* (nullable) (owned): folded, for the search; made when first needed */
};

/* A list in the making. */
typedef struct
{
  CldPlacementList *list;
  const CldDutyBoard *board;
  gint32 today;
  CldPlacementScope scope;
  CldWhere *where;
  GHashTable *areas; /* code -> Area: there are few */
} Making;

typedef struct
{
  CldArea area;
  const char *name;
} Area;

/* --- one placement --- */

static const CldPeriodFact *
find_period (const CldFacts *facts, gint32 start, gint32 today)
{
  const CldPeriodFact *found = NULL;

  for (guint i = 0; i < facts->periods.n; i++)
    {
      const CldPeriodFact *period = &facts->periods.at[i];

      if (start != CLD_NO_DAY && period->start != CLD_NO_DAY && period->start <= today && period->start <= start &&
          (period->end == CLD_NO_DAY || start < period->end) && (!found || period->start >= found->start))
        found = period;
    }
  return found;
}

/* Left open, it ends with its period of care. */
static gint32
find_end (const CldFacts *facts, const CldPlacementFact *fact, gint32 today)
{
  const CldPeriodFact *period = fact->end == CLD_NO_DAY ? find_period (facts, fact->start, today) : NULL;

  return period && period->end != CLD_NO_DAY && period->end <= today ? period->end : fact->end;
}

static gboolean
is_one_of (const char *type, const char *const *types)
{
  for (guint i = 0; types[i]; i++)
    if (strcmp (types[i], type) == 0)
      return TRUE;
  return FALSE;
}

/* Homes, supported accommodation and agencies are registered, in England; the others of these are with nobody. */
static gboolean
is_unregistered (const CldPlacementEntry *entry)
{
  static const char *const need_urn[] = { "K1", "K2", "K3", "R3", "U4", "U5", "U6", NULL };
  static const char *const with_nobody[] = { "H5", "P2", "Z1", "Z11", "Z12", "Z13", "Z14", NULL };
  static const char *const elsewhere[] = { "WAL", "SCO", "NIR", "NUK", NULL };

  if (entry->area_code && is_one_of (entry->area_code, elsewhere))
    return FALSE;
  return is_one_of (entry->type, with_nobody) || (is_one_of (entry->type, need_urn) && (!entry->urn || strcmp (entry->urn, "XXXXXXX") == 0));
}

/* Asked for and not decided, or decided by nobody who may. */
static gboolean
awaits_decision (const CldPlacementEntry *entry)
{
  const CldEvidence *evidence = &entry->evidence;
  CldEvidenceState state = evidence->items[CLD_EVIDENCE_APPROVAL].state;
  gboolean needed = (entry->flags & CLD_PLACEMENT_OUT_OF_AREA) && (state == CLD_EVIDENCE_PENDING || state == CLD_EVIDENCE_NOT_RECORDED);

  if (!(entry->flags & (CLD_PLACEMENT_IS_CURRENT | CLD_PLACEMENT_IS_TO_COME)))
    return FALSE;
  for (guint i = 0; i < entry->facts->approvals.n; i++)
    {
      const CldApprovalFact *fact = &entry->facts->approvals.at[i];

      if (fact->placement != entry->index)
        continue;
      if (fact->requested_on != CLD_NO_DAY && fact->decided_on == CLD_NO_DAY && fact->refused_on == CLD_NO_DAY)
        return TRUE;
      if (fact->refused_on != CLD_NO_DAY && fact->provision == CLD_PROVISION_REG11_1_B && fact->role == CLD_ROLE_DCS)
        needed = FALSE;
      if (fact->refused_on != CLD_NO_DAY && fact->provision == CLD_PROVISION_REG11_1_A && evidence->level == CLD_EVIDENCE_LEVEL_NO && fact->role != CLD_ROLE_OTHER)
        needed = FALSE;
    }
  return needed;
}

static guint
find_flags (const Making *making, const CldPlacementEntry *entry)
{
  guint flags = entry->flags;

  if (entry->area == CLD_AREA_UNKNOWN)
    flags |= CLD_PLACEMENT_AREA_UNKNOWN;
  else if (entry->area != CLD_AREA_OWN)
    flags |= CLD_PLACEMENT_OUT_OF_AREA;
  if (entry->area == CLD_AREA_DISTANT || entry->area == CLD_AREA_OTHER)
    flags |= CLD_PLACEMENT_AT_A_DISTANCE;
  if (entry->area == CLD_AREA_CONFIDENTIAL)
    flags |= CLD_PLACEMENT_IS_RESTRICTED;
  if (is_unregistered (entry))
    flags |= CLD_PLACEMENT_UNREGISTERED;
  if ((flags & CLD_PLACEMENT_IS_CURRENT) && (flags & CLD_PLACEMENT_OUT_OF_AREA))
    flags |= (entry->evidence.lacks_approval ? CLD_PLACEMENT_LACKS_APPROVAL : 0u) | (entry->evidence.lacks_notice ? CLD_PLACEMENT_LACKS_NOTICE : 0u);
  return flags;
}

static const Area *
find_area (const Making *making, const char *code)
{
  Area *area = g_hash_table_lookup (making->areas, code ? code : "");
  const char *name;

  if (area)
    return area;
  area = cld_arena_alloc0 (making->list->arena, sizeof *area);
  area->area = cld_where_tell (making->where, code);
  name = area->area == CLD_AREA_CONFIDENTIAL ? _("Confidential") : cld_where_get_name (making->where, code);
  area->name = name ? cld_arena_strdup (making->list->arena, name) : NULL;
  g_hash_table_insert (making->areas, (gpointer) (code ? code : ""), area);
  return area;
}

static guint
find_time (const Making *making, const CldPlacementFact *fact, gint32 until)
{
  if (until != CLD_NO_DAY && until <= making->today)
    return 0;
  return fact->start > making->today ? CLD_PLACEMENT_IS_TO_COME : CLD_PLACEMENT_IS_CURRENT;
}

static gboolean
is_in_scope (const Making *making, guint flags)
{
  if (making->scope == CLD_PLACEMENTS_ALL)
    return TRUE;
  if (making->scope == CLD_PLACEMENTS_CURRENT)
    return (flags & CLD_PLACEMENT_IS_CURRENT) != 0;
  return (flags & (CLD_PLACEMENT_IS_CURRENT | CLD_PLACEMENT_IS_TO_COME)) == 0;
}

static CldPlacementEntry
make_entry (const Making *making, const CldFacts *facts, const CldPlacementNames *names)
{
  return (CldPlacementEntry){
    .facts = facts,
    .index = CLD_NO_FACT,
    .child = names->child,
    .surname = names->surname,
    .given_names = names->given_names,
    .known_as = names->known_as,
    .worker = facts->worker,
    .team = facts->team,
    .age = facts->date_of_birth == CLD_NO_DAY ? -1 : cld_day_age (facts->date_of_birth, making->today),
    .type = "",
    .from = CLD_NO_DAY,
    .until = CLD_NO_DAY,
    .from_known = TRUE,
  };
}

static void
fill_entry (const Making *making, CldPlacementEntry *entry, const CldPlacementNames *names)
{
  const Area *area = find_area (making, names->area);

  entry->ref = names->ref;
  entry->type = entry->fact->type;
  entry->from = entry->fact->start;
  entry->from_known = entry->fact->start_known;
  entry->carer = names->carer;
  entry->provider_kind = names->provider_kind;
  entry->provider = names->provider;
  entry->provider_name = names->provider_name;
  entry->urn = names->urn;
  entry->area = area->area;
  entry->area_code = names->area;
  entry->area_name = area->name;
  /* How far away a confidential place is is nobody's to know. */
  entry->miles = area->area == CLD_AREA_CONFIDENTIAL ? NULL : names->miles;
  if (names->restricted)
    entry->flags |= CLD_PLACEMENT_IS_RESTRICTED;
}

static void
add_placement (const Making *making, const CldFacts *facts, const CldPlacementNames *names)
{
  CldPlacementEntry entry = make_entry (making, facts, names);
  const CldDuty *duties;
  guint n_duties;

  for (guint32 i = 0; i < facts->placements.n && entry.index == CLD_NO_FACT; i++)
    if (strcmp (facts->placements.at[i].ref, names->ref) == 0)
      entry.index = i;
  if (entry.index == CLD_NO_FACT)
    return;
  entry.fact = &facts->placements.at[entry.index];
  entry.until = find_end (facts, entry.fact, making->today);
  entry.flags = find_time (making, entry.fact, entry.until);
  if (!is_in_scope (making, entry.flags))
    return;
  duties = cld_duty_board_get_duties (making->board, names->child, &n_duties);
  if (!cld_evidence_find (facts, cld_duty_board_get_rules (making->board), making->today, duties, n_duties, entry.index, &entry.evidence))
    return;
  fill_entry (making, &entry, names);
  entry.flags = find_flags (making, &entry);
  if (awaits_decision (&entry))
    entry.flags |= CLD_PLACEMENT_AWAITS_DECISION;
  g_array_append_val (making->list->entries, entry);
}

/* --- gaps --- */

/* A child of a series of short breaks lives at home between them. */
static gboolean
is_short_breaks (const CldFacts *facts, gint32 day)
{
  for (guint i = 0; i < facts->statuses.n; i++)
    {
      const CldStatusFact *status = &facts->statuses.at[i];

      if (status->code[0] == 'V' && (status->code[1] == '3' || status->code[1] == '4') && status->start <= day && (status->end == CLD_NO_DAY || status->end > day))
        return TRUE;
    }
  return FALSE;
}

static void
add_gap (const Making *making, const CldFacts *facts, const CldPlacementNames *names, gint32 from, gint32 until)
{
  CldPlacementEntry entry = make_entry (making, facts, names);

  entry.from = from;
  entry.until = until;
  entry.flags = CLD_PLACEMENT_IS_GAP | (until == CLD_NO_DAY ? CLD_PLACEMENT_IS_CURRENT : 0u);
  if (is_in_scope (making, entry.flags) && !is_short_breaks (facts, from))
    g_array_append_val (making->list->entries, entry);
}

/* The first day from @day on that no placement has, as far as @last; facts are sorted by start. */
static void
add_gaps_of (const Making *making, const CldFacts *facts, const CldPlacementNames *names, const CldPeriodFact *period)
{
  gboolean open = period->end == CLD_NO_DAY || period->end > making->today;
  gint32 covered = period->start, last = open ? making->today + 1 : period->end;

  for (guint i = 0; i < facts->placements.n; i++)
    {
      const CldPlacementFact *fact = &facts->placements.at[i];

      if (fact->is_absence || fact->start == CLD_NO_DAY || fact->start >= last || (fact->end != CLD_NO_DAY && fact->end <= covered))
        continue;
      if (fact->start > covered)
        add_gap (making, facts, names, covered, fact->start);
      if (fact->end == CLD_NO_DAY)
        return;
      covered = MAX (covered, fact->end);
    }
  if (covered < last)
    add_gap (making, facts, names, covered, open ? CLD_NO_DAY : last);
}

static void
add_gaps (const Making *making, const CldFacts *facts, const CldPlacementNames *names)
{
  for (guint i = 0; i < facts->periods.n; i++)
    if (facts->periods.at[i].start != CLD_NO_DAY && facts->periods.at[i].start <= making->today)
      add_gaps_of (making, facts, names, &facts->periods.at[i]);
}

/* --- all of them --- */

static int
compare_within_child (gconstpointer a, gconstpointer b)
{
  const CldPlacementEntry *x = a, *y = b;

  if (x->from != y->from)
    return x->from < y->from ? -1 : 1;
  return g_strcmp0 (x->ref, y->ref);
}

/* The lines come child by child; gaps are put where they belong by time. */
static void
add_child (const Making *making, const CldPlacementNames *lines, guint n)
{
  const CldFacts *facts = cld_duty_board_get_facts (making->board, lines[0].child);
  GArray *entries = making->list->entries;
  guint first = entries->len;

  /* Another program may have written since the board was loaded: who is not on it is not listed. */
  if (!facts)
    return;
  for (guint i = 0; i < n; i++)
    if (lines[i].ref)
      add_placement (making, facts, &lines[i]);
  add_gaps (making, facts, &lines[0]);
  if (entries->len > first + 1)
    qsort (&g_array_index (entries, CldPlacementEntry, first), entries->len - first, sizeof (CldPlacementEntry), compare_within_child);
}

static void
add_all (const Making *making, const GArray *names)
{
  const CldPlacementNames *lines = (const CldPlacementNames *) (gconstpointer) names->data;

  for (guint i = 0, end; i < names->len; i = end)
    {
      /* The same child has the same text. */
      for (end = i + 1; end < names->len && lines[end].child == lines[i].child; end++)
        ;
      add_child (making, &lines[i], end - i);
    }
}

static GArray *
read_names (Making *making, CldDb *db, GError **error)
{
  char since[CLD_DATE_SIZE];
  GArray *names = NULL;

  cld_date_from_day (making->today, since);
  if (!cld_db_begin_read (db, error))
    return NULL;
  if (cld_where_learn (making->where, db, error))
    names = cld_placement_names_load (db, making->scope == CLD_PLACEMENTS_CURRENT ? since : NULL, making->list->arena, error);
  cld_db_rollback (db);
  return names;
}

/**
 * cld_placement_list_load:
 * @db: a database
 * @board: its facts and duties, loaded
 * @scope: which placements; of gaps likewise
 * @error: return location
 *
 * Makes the list for the day of @board: by folded surname, given names and number of the child, then by start and ref.
 * Temporary absences are not among them.
 *
 * Returns: (transfer full) (nullable): the list, good until the version of @board changes
 */
CldPlacementList *
cld_placement_list_load (CldDb *db, const CldDutyBoard *board, CldPlacementScope scope, GError **error)
{
  g_autoptr (CldPlacementList) list = g_new0 (CldPlacementList, 1);
  g_autoptr (CldWhere) where = cld_where_new (NULL);
  g_autoptr (GHashTable) areas = g_hash_table_new (g_str_hash, g_str_equal);
  Making making = { list, board, cld_duty_board_get_today (board), scope, where, areas };
  g_autoptr (GArray) names = NULL;

  list->arena = cld_arena_new ();
  list->entries = g_array_new (FALSE, FALSE, sizeof (CldPlacementEntry));
  names = read_names (&making, db, error);
  if (!names)
    return NULL;
  add_all (&making, names);
  return g_steal_pointer (&list);
}

/**
 * cld_placement_list_free:
 * @list: (nullable): a list
 *
 * Frees it and its entries.
 */
void
cld_placement_list_free (CldPlacementList *list)
{
  if (!list)
    return;
  g_free (list->keys);
  g_array_unref (list->entries);
  cld_arena_free (list->arena);
  g_free (list);
}

/**
 * cld_placement_list_get_n:
 * @list: a list
 *
 * Returns: how many entries there are, gaps included
 */
guint
cld_placement_list_get_n (const CldPlacementList *list)
{
  return list->entries->len;
}

/**
 * cld_placement_list_get:
 * @list: a list
 * @i: an index
 *
 * Returns: (transfer none): an entry
 */
const CldPlacementEntry *
cld_placement_list_get (const CldPlacementList *list, guint i)
{
  g_return_val_if_fail (i < list->entries->len, NULL);

  return &g_array_index (list->entries, CldPlacementEntry, i);
}

/**
 * cld_placement_list_find_ref:
 * @list: a list
 * @ref: a placement
 *
 * Returns: (transfer none) (nullable): its entry
 */
const CldPlacementEntry *
cld_placement_list_find_ref (const CldPlacementList *list, const char *ref)
{
  for (guint i = 0; i < list->entries->len; i++)
    {
      const CldPlacementEntry *entry = &g_array_index (list->entries, CldPlacementEntry, i);

      if (g_strcmp0 (entry->ref, ref) == 0)
        return entry;
    }
  return NULL;
}

/* --- filters --- */

static void
make_keys (CldPlacementList *list)
{
  g_autoptr (GString) words = g_string_new (NULL);

  list->keys = g_new0 (const char *, list->entries->len + 1);
  for (guint i = 0; i < list->entries->len; i++)
    {
      const CldPlacementEntry *entry = &g_array_index (list->entries, CldPlacementEntry, i);
      const char *const texts[] = { entry->given_names, entry->surname, entry->known_as, entry->child, entry->carer, entry->provider_name, entry->urn, entry->area_name, entry->worker };

      g_string_truncate (words, 0);
      for (guint j = 0; j < G_N_ELEMENTS (texts); j++)
        if (texts[j])
          {
            cld_text_append_folded (words, texts[j]);
            g_string_append_c (words, ' ');
          }
      list->keys[i] = cld_arena_strndup (list->arena, words->str, words->len);
    }
}

static gboolean
has_words (const char *key, char **words)
{
  for (guint i = 0; words[i]; i++)
    if (!strstr (key, words[i]))
      return FALSE;
  return TRUE;
}

static gboolean
matches (const CldPlacementEntry *entry, const CldPlacementFilter *filter)
{
  if ((entry->flags & filter->flags) != filter->flags)
    return FALSE;
  if ((entry->flags & CLD_PLACEMENT_IS_GAP) && !filter->gaps && !(filter->flags & CLD_PLACEMENT_IS_GAP))
    return FALSE;
  return (!filter->child || strcmp (filter->child, entry->child) == 0) && (!filter->worker || g_strcmp0 (filter->worker, entry->worker) == 0) &&
         (!filter->team || g_strcmp0 (filter->team, entry->team) == 0);
}

/**
 * cld_placement_list_find:
 * @list: a list
 * @filter: which are meant
 *
 * Returns: (transfer container) (element-type CldPlacementEntry): those, in the order of the list
 */
GPtrArray *
cld_placement_list_find (CldPlacementList *list, const CldPlacementFilter *filter)
{
  GPtrArray *found = g_ptr_array_new ();
  g_autofree char *folded = filter->search ? cld_text_fold (filter->search) : NULL;
  g_auto (GStrv) words = folded ? g_strsplit (folded, " ", -1) : NULL;

  if (words && words[0] && !list->keys)
    make_keys (list);
  for (guint i = 0; i < list->entries->len; i++)
    {
      CldPlacementEntry *entry = &g_array_index (list->entries, CldPlacementEntry, i);

      if (matches (entry, filter) && (!words || !words[0] || has_words (list->keys[i], words)))
        g_ptr_array_add (found, entry);
    }
  return found;
}

/**
 * cld_placement_list_count:
 * @list: a list
 * @filter: which are meant
 *
 * Returns: how many there are
 */
guint
cld_placement_list_count (CldPlacementList *list, const CldPlacementFilter *filter)
{
  g_autoptr (GPtrArray) found = cld_placement_list_find (list, filter);

  return found->len;
}
