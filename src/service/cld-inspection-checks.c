/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-inspection-checks-private.h"

#include <glib/gi18n-lib.h>

#include "cld-error.h"
#include "cld-kinds.h"
#include "cld-repo.h"

/* What the rules of inspections refuse, no save, removal, undo or redo leaves behind. They judge what is stored once everything of
 * the change set is written and before it is committed: what is saved, and what rests on it or stood beside it. */

static gboolean
add_row_cb (CldRow *row, const char *search_key, gpointer data)
{
  g_ptr_array_add (data, row);
  return TRUE;
}

/* All rows of @kind; %NULL with an error. */
GPtrArray *
_cld_checks_load (CldChecks *c, const CldKind *kind)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  return cld_repo_each (c->db, kind, NULL, NULL, c->arena, add_row_cb, rows, &c->error) ? g_steal_pointer (&rows) : NULL;
}

/* Rows of @kind whose @field names @ref; %NULL with an error. */
GPtrArray *
_cld_checks_load_naming (CldChecks *c, const CldKind *kind, guint field, const char *ref)
{
  g_autofree char *condition = g_strdup_printf ("WHERE r%u.ref = ?", field);
  const char *const values[] = { ref, NULL };
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  return cld_repo_each (c->db, kind, condition, values, c->arena, add_row_cb, rows, &c->error) ? g_steal_pointer (&rows) : NULL;
}

/* %NULL with @c's error, or without one where it is not there. */
CldRow *
_cld_checks_find (CldChecks *c, const CldKind *kind, const char *ref)
{
  return ref ? cld_repo_find (c->db, kind, ref, c->arena, &c->error) : NULL;
}

static gboolean
init_case (CldChecks *c, CldInspectionCase *kase, const CldRow *inspection)
{
  const CldRow *provider = _cld_checks_find (c, &cld_provider_kind, inspection->values[INSPECTION_PROVIDER]);

  cld_inspection_case_init (kase, inspection, provider);
  return !c->error;
}

gboolean
_cld_checks_load_case (CldChecks *c, CldInspectionCase *kase, const char *inspection)
{
  const CldRow *row = _cld_checks_find (c, &cld_inspection_kind, inspection);

  return row && init_case (c, kase, row);
}

/* ---- what is refused, and how it is said ---- */

static gboolean
had_fault (GPtrArray *faults, guint field)
{
  for (guint i = 0; faults && i < faults->len; i++)
    {
      const CldInspectionFault *fault = faults->pdata[i];

      if (fault->refused && fault->field == field)
        return TRUE;
    }
  return FALSE;
}

/* The first of @faults that is refused and not among @old. What a record that is not itself saved had wrong before is no reason
 * to refuse something else. */
const CldInspectionFault *
_cld_checks_find_new (GPtrArray *faults, GPtrArray *old)
{
  for (guint i = 0; i < faults->len; i++)
    {
      const CldInspectionFault *fault = faults->pdata[i];

      if (fault->refused && !had_fault (old, fault->field))
        return fault;
    }
  return NULL;
}

/* What to do about a refusal of a record that is not saved itself, and that nothing was done. */
const char *
_cld_checks_way_out (const CldChecks *c)
{
  switch (c->act)
    {
    case CLD_CHECKS_REMOVE:
      return _ ("Change or remove that first. Nothing was removed.");
    case CLD_CHECKS_UNDO:
      return _ ("Undo the later change first, or change the record by hand. Nothing was undone.");
    case CLD_CHECKS_REDO:
      return _ ("Undo the later change first, or change the record by hand. Nothing was redone.");
    case CLD_CHECKS_SAVE:
    default:
      return _ ("Change that first. Nothing was saved.");
    }
}

static char *
describe_refusal (const CldChecks *c, const CldRow *row, const CldInspectionFault *fault)
{
  const char *kind = _ (row->kind->title), *field = _ (row->kind->fields[fault->field].label);

  switch (c->act)
    {
    case CLD_CHECKS_REMOVE:
      /* Translators: %1$s is a kind of record, %2$s its number, %3$s one of its fields, %4$s a sentence, %5$s what to do */
      return g_strdup_printf (_ ("Removing this would leave a record as the rules refuse it. %1$s %2$s, %3$s: %4$s %5$s"), kind, row->ref, field, fault->text, _cld_checks_way_out (c));
    case CLD_CHECKS_UNDO:
      /* Translators: %1$s is a kind of record, %2$s its number, %3$s one of its fields, %4$s a sentence, %5$s what to do */
      return g_strdup_printf (_ ("Undoing this would leave a record as the rules refuse it. %1$s %2$s, %3$s: %4$s %5$s"), kind, row->ref, field, fault->text, _cld_checks_way_out (c));
    case CLD_CHECKS_REDO:
      /* Translators: %1$s is a kind of record, %2$s its number, %3$s one of its fields, %4$s a sentence, %5$s what to do */
      return g_strdup_printf (_ ("Redoing this would leave a record as the rules refuse it. %1$s %2$s, %3$s: %4$s %5$s"), kind, row->ref, field, fault->text, _cld_checks_way_out (c));
    case CLD_CHECKS_SAVE:
    default:
      /* Translators: %1$s is a kind of record, %2$s one of its fields, %3$s a sentence */
      return g_strdup_printf (_ ("%1$s, %2$s: %3$s Nothing was saved."), kind, field, fault->text);
    }
}

/* Takes @faults and @old. */
static gboolean
pass (CldChecks *c, const CldRow *row, GPtrArray *faults, GPtrArray *old)
{
  g_autoptr (GPtrArray) own_faults = faults;
  g_autoptr (GPtrArray) own_old = old;
  const CldInspectionFault *fault = _cld_checks_find_new (faults, old);
  g_autofree char *text = fault ? describe_refusal (c, row, fault) : NULL;

  if (fault)
    g_set_error_literal (&c->error, CLD_STORE_ERROR, CLD_STORE_ERROR_CONSTRAINT, text);
  return !fault;
}

/* ---- findings and what rests on them ---- */

static gboolean
check_finding (CldChecks *c, const CldRow *finding)
{
  CldInspectionCase kase;

  if (!_cld_checks_load_case (c, &kase, finding->values[FINDING_INSPECTION]))
    return !c->error;
  return _cld_checks_get_library (c) && pass (c, finding, cld_finding_check (&kase, c->library, finding), NULL);
}

/* @earlier: (nullable): what it rested on; @old is filled then, so that a step that was wrong already passes. */
gboolean
_cld_checks_list_step (CldChecks *c, const CldRow *step, const CldEarlier *earlier, GPtrArray **faults, GPtrArray **old)
{
  const CldRow *provider = _cld_checks_find (c, &cld_provider_kind, step->values[ENFORCEMENT_PROVIDER]);
  const CldRow *finding = c->error ? NULL : _cld_checks_find (c, &cld_finding_kind, step->values[ENFORCEMENT_FINDING]);
  g_autoptr (GPtrArray) others = c->error ? NULL : _cld_checks_load_naming (c, &cld_enforcement_kind, ENFORCEMENT_PROVIDER, step->values[ENFORCEMENT_PROVIDER]);
  CldInspectionCase kase;
  const CldInspectionCase *found_in = NULL;

  if (!others || !_cld_checks_get_library (c))
    return FALSE;
  if (finding && _cld_checks_load_case (c, &kase, finding->values[FINDING_INSPECTION]))
    found_in = &kase;
  if (c->error)
    return FALSE;
  if (earlier)
    *old = cld_enforcement_check (earlier->library ? earlier->library : c->library, step, earlier->provider ? earlier->provider : provider,
                                  earlier->finding ? earlier->finding : finding, earlier->found_in ? earlier->found_in : found_in, others);
  *faults = cld_enforcement_check (c->library, step, provider, finding, found_in, others);
  return TRUE;
}

static gboolean
check_step (CldChecks *c, const CldRow *step, const CldEarlier *earlier)
{
  GPtrArray *faults = NULL, *old = NULL;

  return _cld_checks_list_step (c, step, earlier, &faults, &old) && pass (c, step, faults, old);
}

/* What rests on a finding that was changed. */
static gboolean
check_steps_of (CldChecks *c, const CldRow *finding, const CldEarlier *earlier)
{
  g_autoptr (GPtrArray) steps = _cld_checks_load_naming (c, &cld_enforcement_kind, ENFORCEMENT_FINDING, finding->ref);

  for (guint i = 0; steps && i < steps->len; i++)
    if (!check_step (c, steps->pdata[i], earlier))
      return FALSE;
  return steps != NULL;
}

/* ---- judgements and interventions: what stands beside each other in one inspection ---- */

typedef GPtrArray *(*CheckAmong) (const CldInspectionCase *self, const CldRow *row, GPtrArray *all);

/* What @now, the rows whose @field names @ref, was before. */
static GPtrArray *
list_before (CldChecks *c, GPtrArray *now, const CldKind *kind, guint field, const char *ref)
{
  GPtrArray *before = g_ptr_array_new ();

  for (guint i = 0; i < now->len; i++)
    if (!g_hash_table_contains (c->changed, ((CldRow *) now->pdata[i])->id))
      g_ptr_array_add (before, now->pdata[i]);
  for (guint i = 0; i < c->n_rows; i++)
    if (c->rows[i].is_put && c->rows[i].before && c->rows[i].before->kind == kind && g_strcmp0 (c->rows[i].before->values[field], ref) == 0)
      g_ptr_array_add (before, c->rows[i].before);
  return before;
}

/* Those of one inspection: a trust needs the commissioner before it, who may have been moved, removed or taken back. */
static gboolean
check_among (CldChecks *c, const CldKind *kind, guint field, const char *inspection, CheckAmong check)
{
  CldInspectionCase kase;
  g_autoptr (GPtrArray) now = NULL;
  g_autoptr (GPtrArray) before = NULL;

  if (!_cld_checks_load_case (c, &kase, inspection))
    return !c->error;
  now = _cld_checks_load_naming (c, kind, field, inspection);
  if (!now)
    return FALSE;
  before = list_before (c, now, kind, field, inspection);
  for (guint i = 0; i < now->len; i++)
    if (g_hash_table_contains (c->changed, ((CldRow *) now->pdata[i])->id) && !pass (c, now->pdata[i], check (&kase, now->pdata[i], now), NULL))
      return FALSE;
  for (guint i = 0; i < now->len; i++)
    if (!g_hash_table_contains (c->changed, ((CldRow *) now->pdata[i])->id) && !pass (c, now->pdata[i], check (&kase, now->pdata[i], now), check (&kase, now->pdata[i], before)))
      return FALSE;
  return TRUE;
}

/* Each inspection once, that a changed row of @kind is or was of. */
static gboolean
check_all_among (CldChecks *c, const CldKind *kind, guint field, CheckAmong check)
{
  g_autoptr (GHashTable) done = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < c->n_rows; i++)
    {
      const CldRow *const both[] = { c->rows[i].after, c->rows[i].before };

      for (guint j = 0; c->rows[i].is_put && j < G_N_ELEMENTS (both); j++)
        if (both[j] && both[j]->kind == kind && both[j]->values[field] && g_hash_table_add (done, (gpointer) both[j]->values[field]) &&
            !check_among (c, kind, field, both[j]->values[field], check))
          return FALSE;
    }
  return TRUE;
}

/* ---- an inspection: its day, type and whose it is decide about what hangs on it ---- */

static gboolean
is_same_case (const CldInspectionCase *a, const CldInspectionCase *b)
{
  return a->scope == b->scope && g_strcmp0 (a->provider_type, b->provider_type) == 0 && g_strcmp0 (a->event_type, b->event_type) == 0 &&
         g_strcmp0 (a->framework, b->framework) == 0 && g_strcmp0 (a->day, b->day) == 0 && g_strcmp0 (a->provider, b->provider) == 0;
}

static gboolean
check_findings_of (CldChecks *c, const char *inspection, const CldInspectionCase *kase, const CldInspectionCase *was)
{
  g_autoptr (GPtrArray) findings = _cld_checks_load_naming (c, &cld_finding_kind, FINDING_INSPECTION, inspection);

  if (!findings || (findings->len > 0 && !_cld_checks_get_library (c)))
    return FALSE;
  for (guint i = 0; i < findings->len; i++)
    {
      CldRow *finding = findings->pdata[i];
      const CldEarlier earlier = { .found_in = was };

      if (!pass (c, finding, cld_finding_check (kase, c->library, finding), cld_finding_check (was, c->library, finding)) || !check_steps_of (c, finding, &earlier))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_others_of (CldChecks *c, const char *inspection, const CldInspectionCase *kase, const CldInspectionCase *was)
{
  g_autoptr (GPtrArray) judgements = _cld_checks_load_naming (c, &cld_judgement_kind, JUDGEMENT_INSPECTION, inspection);
  g_autoptr (GPtrArray) steps = judgements ? _cld_checks_load_naming (c, &cld_intervention_kind, INTERVENTION_INSPECTION, inspection) : NULL;

  if (!steps)
    return FALSE;
  for (guint i = 0; i < judgements->len; i++)
    if (!pass (c, judgements->pdata[i], cld_judgement_check (kase, judgements->pdata[i], judgements), cld_judgement_check (was, judgements->pdata[i], judgements)))
      return FALSE;
  for (guint i = 0; i < steps->len; i++)
    if (!pass (c, steps->pdata[i], cld_intervention_check (kase, steps->pdata[i], steps), cld_intervention_check (was, steps->pdata[i], steps)))
      return FALSE;
  return TRUE;
}

static gboolean
check_inspection (CldChecks *c, const CldSavedRow *saved)
{
  CldInspectionCase kase, was;

  if (!init_case (c, &kase, saved->after) || !pass (c, saved->after, cld_inspection_check (&kase, saved->after), NULL))
    return FALSE;
  if (!saved->before)
    return TRUE;
  if (!init_case (c, &was, saved->before))
    return FALSE;
  return is_same_case (&kase, &was) || (check_findings_of (c, saved->after->ref, &kase, &was) && check_others_of (c, saved->after->ref, &kase, &was));
}

/* The type of a provider decides whether it is regulated, or inspected with its authority. */
static gboolean
check_provider (CldChecks *c, const CldSavedRow *saved)
{
  const CldEarlier earlier = { .provider = saved->before };
  g_autoptr (GPtrArray) inspections = NULL;
  g_autoptr (GPtrArray) steps = NULL;

  if (!saved->before || g_strcmp0 (saved->before->values[PROVIDER_TYPE], saved->after->values[PROVIDER_TYPE]) == 0)
    return TRUE;
  inspections = _cld_checks_load_naming (c, &cld_inspection_kind, INSPECTION_PROVIDER, saved->after->ref);
  steps = inspections ? _cld_checks_load_naming (c, &cld_enforcement_kind, ENFORCEMENT_PROVIDER, saved->after->ref) : NULL;
  for (guint i = 0; steps && i < inspections->len; i++)
    {
      const CldRow *inspection = inspections->pdata[i];
      CldInspectionCase kase, was;

      cld_inspection_case_init (&kase, inspection, saved->after);
      cld_inspection_case_init (&was, inspection, saved->before);
      if (!pass (c, inspection, cld_inspection_check (&kase, inspection), cld_inspection_check (&was, inspection)) ||
          !check_findings_of (c, inspection->ref, &kase, &was) || !check_others_of (c, inspection->ref, &kase, &was))
        return FALSE;
    }
  for (guint i = 0; steps && i < steps->len; i++)
    if (!check_step (c, steps->pdata[i], &earlier))
      return FALSE;
  return steps != NULL;
}

/* What a removed record may leave behind is seen from what stands beside it; what names it, the store holds. */
static gboolean
check_row (CldChecks *c, const CldSavedRow *saved)
{
  const CldRow *row = saved->after;
  const CldEarlier earlier = { .finding = saved->before };

  if (!row)
    return TRUE;
  if (row->kind == &cld_inspection_kind)
    return check_inspection (c, saved);
  if (row->kind == &cld_provider_kind)
    return check_provider (c, saved);
  if (row->kind == &cld_finding_kind)
    return check_finding (c, row) && (!saved->before || check_steps_of (c, row, &earlier));
  return row->kind != &cld_enforcement_kind || check_step (c, row, NULL);
}

/**
 * _cld_inspection_checks_want:
 * @kind: a kind
 *
 * Returns: whether a record of @kind can be, or can make another, what a rule of inspections refuses
 */
gboolean
_cld_inspection_checks_want (const CldKind *kind)
{
  return kind == &cld_inspection_kind || kind == &cld_judgement_kind || kind == &cld_finding_kind || kind == &cld_enforcement_kind ||
         kind == &cld_intervention_kind || kind == &cld_provider_kind || kind == &cld_legal_set_kind || kind == &cld_legal_reference_kind;
}

static gboolean
check_all (CldChecks *c)
{
  for (guint i = 0; i < c->n_rows; i++)
    {
      const CldRow *one = c->rows[i].after ? c->rows[i].after : c->rows[i].before;

      if (c->rows[i].is_put && _cld_inspection_checks_want (one->kind))
        g_hash_table_insert (c->changed, (gpointer) one->id, (gpointer) &c->rows[i]);
    }
  if (g_hash_table_size (c->changed) == 0)
    return TRUE;
  for (guint i = 0; i < c->n_rows; i++)
    if (c->rows[i].is_put && !check_row (c, &c->rows[i]))
      return FALSE;
  return check_all_among (c, &cld_judgement_kind, JUDGEMENT_INSPECTION, cld_judgement_check) &&
         check_all_among (c, &cld_intervention_kind, INTERVENTION_INSPECTION, cld_intervention_check) && _cld_checks_citing (c);
}

/**
 * _cld_inspection_checks_run:
 * @store: a store, in the transaction that wrote @rows
 * @act: what is being done
 * @rows: (array length=n_rows): what is being saved, removed or taken back; a record once
 * @n_rows: how many
 * @error: return location
 *
 * Asks the database nothing where none of @rows is of an inspection.
 *
 * Returns: whether it may be committed; %CLD_STORE_ERROR_CONSTRAINT where a rule refuses one of @rows, or what one of them made of
 *   a record that rests on it
 */
gboolean
_cld_inspection_checks_run (CldStore *store, CldChecksAct act, const CldSavedRow *rows, guint n_rows, GError **error)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  g_autoptr (GHashTable) changed = g_hash_table_new (g_str_hash, g_str_equal);
  CldChecks checks = { .db = cld_store_get_db (store), .arena = arena, .act = act, .rows = rows, .n_rows = n_rows, .changed = changed };
  gboolean good = check_all (&checks);

  cld_legal_library_free (checks.library);
  cld_legal_library_free (checks.old_library);
  if (checks.error)
    g_propagate_error (error, checks.error);
  return good;
}
