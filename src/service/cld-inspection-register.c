/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>
#include <string.h>

#include "cld-codes.h"
#include "cld-inspection-register-private.h"
#include "cld-kinds.h"
#include "cld-repo.h"
#include "cld-text.h"

/* Inspections of providers and of the authority with all that hangs on them, read in one moment. */

/* --- reading --- */

typedef struct
{
  const CldKind *kind;
  const char *condition;
} Part;

/* What others hang on comes first. Each order is the one in which the items list them. */
static const Part parts[] = {
  { &cld_legal_set_kind, "ORDER BY t.code, COALESCE(t.valid_from, '')" },
  { &cld_legal_reference_kind, "ORDER BY t.code, COALESCE(t.valid_from, '')" },
  { &cld_authority_kind, "ORDER BY t.ref" },
  { &cld_provider_kind, "ORDER BY t.search_key, t.ref" },
  { &cld_inspection_kind, "ORDER BY COALESCE(t.started_on, '') DESC, t.ref" },
  { &cld_judgement_kind, "ORDER BY t.ref" },
  { &cld_finding_kind, "ORDER BY t.ref" },
  { &cld_inspection_child_kind, "ORDER BY t.ref" },
  { &cld_enforcement_kind, "ORDER BY COALESCE(t.from_on, ''), t.ref" },
  { &cld_action_kind, "ORDER BY COALESCE(t.due_on, '9999'), t.ref" },
  { &cld_intervention_kind, "ORDER BY COALESCE(t.from_on, ''), t.ref" },
  { &cld_notice_kind, "WHERE t.direction = 'IN' AND t.provision = 's30a' AND t.closed_on IS NULL ORDER BY t.ref" },
};

static gboolean
keep_cb (CldRow *row, const char *search_key, gpointer data)
{
  cld_record_set_add (data, row);
  return TRUE;
}

/* All questions are asked before an answer is read: on a server that is one round trip. */
static gboolean
read_parts (CldDb *db, CldRecordSet *rows, GError **error)
{
  CldStmt *stmts[G_N_ELEMENTS (parts)] = { NULL };
  gboolean done = TRUE;

  for (guint i = 0; done && i < G_N_ELEMENTS (parts); i++)
    {
      stmts[i] = cld_repo_send (db, parts[i].kind, parts[i].condition, NULL, error);
      done = stmts[i] != NULL;
    }
  for (guint i = 0; done && i < G_N_ELEMENTS (parts); i++)
    done = cld_repo_read (stmts[i], parts[i].kind, cld_record_set_get_arena (rows), keep_cb, rows, error);
  for (guint i = 0; !done && i < G_N_ELEMENTS (parts); i++)
    if (stmts[i])
      cld_stmt_reset (stmts[i]);
  return done;
}

static gboolean
read_all (CldDb *db, CldRecordSet *rows, GError **error)
{
  gboolean own = !cld_db_in_transaction (db);
  gboolean done;

  if (own && !cld_db_begin_read (db, error))
    return FALSE;
  done = read_parts (db, rows, error);
  if (own)
    cld_db_rollback (db);
  return done;
}

/* --- items --- */

static GPtrArray *
make_array (CldInspectionRegister *self)
{
  GPtrArray *array = g_ptr_array_new ();

  g_ptr_array_add (self->arrays, array);
  return array;
}

static gpointer
look_up (GHashTable *table, const char *ref)
{
  return ref ? g_hash_table_lookup (table, ref) : NULL;
}

static void
fill_library (CldInspectionRegister *self)
{
  static const CldKind *const kinds[] = { &cld_legal_set_kind, &cld_legal_reference_kind };

  self->library = cld_legal_library_new ();
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      GPtrArray *rows = cld_record_set_get (self->rows, kinds[i]);

      for (guint j = 0; rows && j < rows->len; j++)
        cld_legal_library_add (self->library, rows->pdata[j]);
    }
}

static CldProviderBlock *
make_block (CldInspectionRegister *self, const char *provider)
{
  CldProviderBlock *block = g_hash_table_lookup (self->blocks, provider);

  if (!block)
    {
      block = cld_arena_alloc0 (cld_record_set_get_arena (self->rows), sizeof *block);
      cld_provider_block_init (block, self->today);
      g_hash_table_insert (self->blocks, (gpointer) provider, block);
    }
  return block;
}

static void
fill_inspection (CldInspectionRegister *self, const CldRow *row)
{
  CldInspectionItem *item = cld_arena_alloc0 (cld_record_set_get_arena (self->rows), sizeof *item);
  const CldRow *authority = row->values[INSPECTION_AUTHORITY] ? cld_record_set_find (self->rows, &cld_authority_kind, row->values[INSPECTION_AUTHORITY]) : NULL;

  item->row = row;
  item->provider = look_up (self->provider_by_ref, row->values[INSPECTION_PROVIDER]);
  item->authority_name = authority ? authority->values[AUTHORITY_NAME] : NULL;
  cld_inspection_case_init (&item->kase, row, item->provider);
  item->judgements = make_array (self);
  item->findings = make_array (self);
  item->children = make_array (self);
  item->interventions = make_array (self);
  g_ptr_array_add (self->inspections, item);
  g_hash_table_insert (self->by_ref, (gpointer) row->ref, item);
}

static void
fill_judgement (CldInspectionRegister *self, const CldRow *row)
{
  CldInspectionItem *item = look_up (self->by_ref, row->values[JUDGEMENT_INSPECTION]);

  if (!item)
    return;
  g_ptr_array_add (item->judgements, (gpointer) row);
  if (item->provider)
    cld_provider_block_add_judgement (make_block (self, item->provider->ref), item->row, row);
}

static void
fill_finding (CldInspectionRegister *self, const CldRow *row)
{
  CldInspectionItem *inspection = look_up (self->by_ref, row->values[FINDING_INSPECTION]);
  CldFindingItem *item;

  if (!inspection)
    return;
  item = cld_arena_alloc0 (cld_record_set_get_arena (self->rows), sizeof *item);
  item->row = row;
  item->inspection = inspection;
  item->state = cld_finding_state_get (row, self->today, &item->days_late);
  item->actions = make_array (self);
  item->enforcement = make_array (self);
  inspection->n_open += cld_finding_state_is_open (item->state);
  inspection->n_overdue += item->state == CLD_FINDING_OVERDUE;
  g_ptr_array_add (inspection->findings, item);
  g_ptr_array_add (self->findings, item);
  g_hash_table_insert (self->finding_by_ref, (gpointer) row->ref, item);
}

static void
fill_action (CldInspectionRegister *self, const CldRow *row)
{
  CldFindingItem *finding = look_up (self->finding_by_ref, row->values[ACTION_FINDING]);

  g_ptr_array_add (finding ? finding->actions : self->loose_actions, (gpointer) row);
}

static void
fill_enforcement (CldInspectionRegister *self, const CldRow *row)
{
  CldFindingItem *finding = look_up (self->finding_by_ref, row->values[ENFORCEMENT_FINDING]);
  const char *provider = row->values[ENFORCEMENT_PROVIDER];
  GPtrArray *steps = look_up (self->enforcement, provider);

  if (finding)
    g_ptr_array_add (finding->enforcement, (gpointer) row);
  if (!provider)
    return;
  if (!steps)
    {
      steps = make_array (self);
      g_hash_table_insert (self->enforcement, (gpointer) provider, steps);
    }
  g_ptr_array_add (steps, (gpointer) row);
  cld_provider_block_add_enforcement (make_block (self, provider), row);
}

static void
fill_child (CldInspectionRegister *self, const CldRow *row)
{
  CldInspectionItem *item = look_up (self->by_ref, row->values[INSPECTION_CHILD_INSPECTION]);

  if (item)
    g_ptr_array_add (item->children, (gpointer) row);
}

static void
fill_intervention (CldInspectionRegister *self, const CldRow *row)
{
  CldInspectionItem *item = look_up (self->by_ref, row->values[INTERVENTION_INSPECTION]);

  if (item)
    g_ptr_array_add (item->interventions, (gpointer) row);
}

static void
fill_notice (CldInspectionRegister *self, const CldRow *row)
{
  if (row->values[NOTICE_PROVIDER])
    cld_provider_block_add_notice (make_block (self, row->values[NOTICE_PROVIDER]), row);
}

static void
fill_provider (CldInspectionRegister *self, const CldRow *row)
{
  g_ptr_array_add (self->providers, (gpointer) row);
  g_hash_table_insert (self->provider_by_ref, (gpointer) row->ref, (gpointer) row);
}

static void
fill_all (CldInspectionRegister *self)
{
  static const struct
  {
    const CldKind *kind;
    void (*fill) (CldInspectionRegister *self, const CldRow *row);
  } fillers[] = {
    { &cld_provider_kind, fill_provider },
    { &cld_inspection_kind, fill_inspection },
    { &cld_judgement_kind, fill_judgement },
    { &cld_finding_kind, fill_finding },
    { &cld_action_kind, fill_action },
    { &cld_enforcement_kind, fill_enforcement },
    { &cld_notice_kind, fill_notice },
    { &cld_intervention_kind, fill_intervention },
    { &cld_inspection_child_kind, fill_child },
  };

  for (guint i = 0; i < G_N_ELEMENTS (fillers); i++)
    {
      GPtrArray *rows = cld_record_set_get (self->rows, fillers[i].kind);

      for (guint j = 0; rows && j < rows->len; j++)
        fillers[i].fill (self, rows->pdata[j]);
    }
}

/* --- order --- */

static int
find_place (const char *list_id, const char *code)
{
  const CldCodeList *list = cld_code_list_find (list_id);

  for (guint i = 0; list && i < cld_code_list_get_n (list); i++)
    if (g_strcmp0 (cld_code_list_get (list, i)->code, code) == 0)
      return (int) i;
  return G_MAXINT;
}

static int
compare_judgements (gconstpointer a, gconstpointer b, gpointer data)
{
  const CldRow *x = *(const CldRow *const *) a, *y = *(const CldRow *const *) b;
  int i = find_place (data, x->values[JUDGEMENT_AREA]), j = find_place (data, y->values[JUDGEMENT_AREA]);

  return i != j ? (i < j ? -1 : 1) : strcmp (x->ref, y->ref);
}

static int
compare_parts (gconstpointer a, gconstpointer b)
{
  const CldRow *x = *(const CldRow *const *) a, *y = *(const CldRow *const *) b;
  int i = find_place ("insp_record_role", x->values[INSPECTION_CHILD_ROLE]), j = find_place ("insp_record_role", y->values[INSPECTION_CHILD_ROLE]);

  return i != j ? (i < j ? -1 : 1) : cld_text_compare (x->values[INSPECTION_CHILD_CHILD], y->values[INSPECTION_CHILD_CHILD]);
}

static int
compare_findings (gconstpointer a, gconstpointer b)
{
  const CldFindingItem *x = *(const CldFindingItem *const *) a, *y = *(const CldFindingItem *const *) b;
  int order = cld_finding_compare_numbers (x->row->values[FINDING_NUMBER], y->row->values[FINDING_NUMBER]);

  return order != 0 ? order : strcmp (x->row->ref, y->row->ref);
}

/* Oldest inspection first. */
static int
compare_all_findings (gconstpointer a, gconstpointer b)
{
  const CldFindingItem *x = *(const CldFindingItem *const *) a, *y = *(const CldFindingItem *const *) b;
  int order = cld_text_compare (x->inspection->row->values[INSPECTION_STARTED_ON], y->inspection->row->values[INSPECTION_STARTED_ON]);

  return order != 0 ? order : compare_findings (a, b);
}

static gboolean
is_overall (const char *area)
{
  static const char *const overall[] = { "OEP", "OE_H", "OE", "SIF_OE", NULL };

  return area && g_strv_contains (overall, area);
}

static void
settle_inspection (CldInspectionRegister *self, CldInspectionItem *item)
{
  const CldRow *found = NULL;

  g_ptr_array_sort_with_data (item->judgements, compare_judgements, (gpointer) cld_inspection_list_of (&item->kase, "judgement"));
  g_ptr_array_sort (item->findings, compare_findings);
  g_ptr_array_sort (item->children, compare_parts);
  for (guint i = 0; i < item->judgements->len; i++)
    {
      const CldRow *row = item->judgements->pdata[i];

      if (!found || (is_overall (row->values[JUDGEMENT_AREA]) && !is_overall (found->values[JUDGEMENT_AREA])))
        found = row;
    }
  item->overall = found ? found->values[JUDGEMENT_GRADE] : NULL;
  /* The newest come first. */
  if (item->provider && item->overall && strcmp (item->overall, "NOGR") != 0 && !g_hash_table_contains (self->latest, item->provider->ref))
    g_hash_table_insert (self->latest, (gpointer) item->provider->ref, item);
}

/* --- the whole --- */

static CldInspectionRegister *
make_empty (gint32 today)
{
  CldInspectionRegister *self = g_new0 (CldInspectionRegister, 1);

  self->today = today;
  self->rows = cld_record_set_new ();
  self->arrays = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->inspections = make_array (self);
  self->findings = make_array (self);
  self->loose_actions = make_array (self);
  self->providers = make_array (self);
  self->nothing = make_array (self);
  self->by_ref = g_hash_table_new (g_str_hash, g_str_equal);
  self->finding_by_ref = g_hash_table_new (g_str_hash, g_str_equal);
  self->provider_by_ref = g_hash_table_new (g_str_hash, g_str_equal);
  self->enforcement = g_hash_table_new (g_str_hash, g_str_equal);
  self->blocks = g_hash_table_new (g_str_hash, g_str_equal);
  self->latest = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

/**
 * cld_inspection_register_load:
 * @db: a database
 * @today: day number
 * @error: return location
 *
 * Reads everything that is recorded of inspections, of one moment; on any thread.
 *
 * Returns: (transfer full) (nullable): the register
 */
CldInspectionRegister *
cld_inspection_register_load (CldDb *db, gint32 today, GError **error)
{
  g_autoptr (CldInspectionRegister) self = make_empty (today);

  g_return_val_if_fail (db != NULL, NULL);

  if (!read_all (db, self->rows, error))
    return NULL;
  fill_library (self);
  fill_all (self);
  g_ptr_array_sort (self->findings, compare_all_findings);
  for (guint i = 0; i < self->inspections->len; i++)
    settle_inspection (self, self->inspections->pdata[i]);
  _cld_inspection_register_thread (self);
  return g_steal_pointer (&self);
}

/**
 * cld_inspection_register_free:
 * @self: (nullable) (transfer full): a register
 *
 * Frees it with every item and row of it.
 */
void
cld_inspection_register_free (CldInspectionRegister *self)
{
  if (!self)
    return;
  g_hash_table_unref (self->by_ref);
  g_hash_table_unref (self->finding_by_ref);
  g_hash_table_unref (self->provider_by_ref);
  g_hash_table_unref (self->enforcement);
  g_hash_table_unref (self->blocks);
  g_hash_table_unref (self->latest);
  g_ptr_array_unref (self->arrays);
  g_clear_pointer (&self->library, cld_legal_library_free);
  cld_record_set_free (self->rows);
  g_free (self);
}

typedef struct
{
  gint32 today;
  gint64 n;
} Overdue;

static gboolean
count_overdue_cb (CldRow *row, const char *search_key, gpointer data)
{
  Overdue *overdue = data;

  overdue->n += cld_finding_state_get (row, overdue->today, NULL) == CLD_FINDING_OVERDUE;
  return TRUE;
}

/**
 * cld_inspection_register_count_overdue:
 * @db: a database
 * @today: day number
 *
 * Reads nothing but the findings: for a number that is asked for after every change.
 *
 * Returns: how many findings are overdue; -1 where they cannot be read
 */
gint64
cld_inspection_register_count_overdue (CldDb *db, gint32 today)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  Overdue overdue = { today, 0 };

  return cld_repo_each (db, &cld_finding_kind, NULL, NULL, arena, count_overdue_cb, &overdue, NULL) ? overdue.n : -1;
}
