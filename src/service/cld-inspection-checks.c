/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-inspection-checks.h"

#include <glib/gi18n-lib.h>

#include "cld-error.h"
#include "cld-inspection-rules.h"
#include "cld-kinds.h"
#include "cld-repo.h"

/* What the rules of inspections refuse, no way of saving writes. They judge what is stored once everything of the change set is
 * written and before it is committed: what is saved, and what rests on it. */

typedef struct
{
  CldDb *db;
  CldArena *arena;
  CldLegalLibrary *library; /* read when it is first asked for */
  GError *error;
} Checks;

static gboolean
add_row_cb (CldRow *row, const char *search_key, gpointer data)
{
  g_ptr_array_add (data, row);
  return TRUE;
}

/* Rows of @kind whose @field names @ref; %NULL with an error. */
static GPtrArray *
load_naming (Checks *c, const CldKind *kind, guint field, const char *ref)
{
  g_autofree char *condition = g_strdup_printf ("WHERE r%u.ref = ?", field);
  const char *const values[] = { ref, NULL };
  g_autoptr (GPtrArray) rows = g_ptr_array_new ();

  return cld_repo_each (c->db, kind, condition, values, c->arena, add_row_cb, rows, &c->error) ? g_steal_pointer (&rows) : NULL;
}

static gboolean
add_to_library_cb (CldRow *row, const char *search_key, gpointer data)
{
  cld_legal_library_add (data, row);
  return TRUE;
}

static const CldLegalLibrary *
get_library (Checks *c)
{
  if (!c->library)
    {
      c->library = cld_legal_library_new ();
      if (!cld_repo_each (c->db, &cld_legal_set_kind, NULL, NULL, c->arena, add_to_library_cb, c->library, &c->error) ||
          !cld_repo_each (c->db, &cld_legal_reference_kind, NULL, NULL, c->arena, add_to_library_cb, c->library, &c->error))
        return NULL;
    }
  return c->library;
}

/* %NULL with @c's error, or without one where it is not there. */
static CldRow *
find (Checks *c, const CldKind *kind, const char *ref)
{
  return ref ? cld_repo_find (c->db, kind, ref, c->arena, &c->error) : NULL;
}

static gboolean
init_case (Checks *c, CldInspectionCase *kase, const CldRow *inspection)
{
  const CldRow *provider = find (c, &cld_provider_kind, inspection->values[INSPECTION_PROVIDER]);

  cld_inspection_case_init (kase, inspection, provider);
  return !c->error;
}

static gboolean
load_case (Checks *c, CldInspectionCase *kase, const char *inspection)
{
  const CldRow *row = find (c, &cld_inspection_kind, inspection);

  return row && init_case (c, kase, row);
}

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

/* Takes @faults and @old. What a record that is not itself saved had wrong before is no reason to refuse something else. */
static gboolean
pass (Checks *c, const CldKind *kind, GPtrArray *faults, GPtrArray *old)
{
  g_autoptr (GPtrArray) own_faults = faults;
  g_autoptr (GPtrArray) own_old = old;

  for (guint i = 0; i < faults->len; i++)
    {
      const CldInspectionFault *fault = faults->pdata[i];

      if (!fault->refused || had_fault (old, fault->field))
        continue;
      g_set_error (&c->error, CLD_STORE_ERROR, CLD_STORE_ERROR_CONSTRAINT,
                   /* Translators: %1$s is a kind of record, %2$s one of its fields, %3$s a sentence */
                   _ ("%1$s, %2$s: %3$s Nothing was saved."),
                   _ (kind->title),
                   _ (kind->fields[fault->field].label),
                   fault->text);
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_judgement (Checks *c, const CldRow *judgement)
{
  CldInspectionCase kase;
  g_autoptr (GPtrArray) all = NULL;

  if (!load_case (c, &kase, judgement->values[JUDGEMENT_INSPECTION]))
    return !c->error;
  all = load_naming (c, &cld_judgement_kind, JUDGEMENT_INSPECTION, judgement->values[JUDGEMENT_INSPECTION]);
  return all && pass (c, &cld_judgement_kind, cld_judgement_check (&kase, judgement, all), NULL);
}

static gboolean
check_finding (Checks *c, const CldRow *finding)
{
  CldInspectionCase kase;

  if (!load_case (c, &kase, finding->values[FINDING_INSPECTION]))
    return !c->error;
  return get_library (c) && pass (c, &cld_finding_kind, cld_finding_check (&kase, c->library, finding), NULL);
}

/* @was: (nullable): the finding as it was, @was_in: (nullable): its inspection as it was; a step that was wrong already passes. */
static gboolean
check_step (Checks *c, const CldRow *step, const CldRow *was, const CldInspectionCase *was_in)
{
  const CldRow *provider = find (c, &cld_provider_kind, step->values[ENFORCEMENT_PROVIDER]);
  const CldRow *finding = c->error ? NULL : find (c, &cld_finding_kind, step->values[ENFORCEMENT_FINDING]);
  g_autoptr (GPtrArray) others = c->error ? NULL : load_naming (c, &cld_enforcement_kind, ENFORCEMENT_PROVIDER, step->values[ENFORCEMENT_PROVIDER]);
  CldInspectionCase kase;
  gboolean found = FALSE;
  GPtrArray *old = NULL;

  if (!others || !get_library (c))
    return FALSE;
  if (finding)
    found = load_case (c, &kase, finding->values[FINDING_INSPECTION]);
  if (c->error)
    return FALSE;
  if (was || was_in)
    old = cld_enforcement_check (c->library, step, provider, was ? was : finding, was_in ? was_in : found ? &kase
                                                                                                          : NULL,
                                 others);
  return pass (c, &cld_enforcement_kind, cld_enforcement_check (c->library, step, provider, finding, found ? &kase : NULL, others), old);
}

/* What rests on a finding that was changed. */
static gboolean
check_steps_of (Checks *c, const CldRow *finding, const CldRow *was, const CldInspectionCase *was_in)
{
  g_autoptr (GPtrArray) steps = load_naming (c, &cld_enforcement_kind, ENFORCEMENT_FINDING, finding->ref);

  for (guint i = 0; steps && i < steps->len; i++)
    if (!check_step (c, steps->pdata[i], was ? was : finding, was_in))
      return FALSE;
  return steps != NULL;
}

/* A trust needs the commissioner before it, who may have been moved: the other steps are looked at too. */
static gboolean
check_intervention (Checks *c, const CldSavedRow *saved)
{
  const char *inspection = saved->after->values[INTERVENTION_INSPECTION];
  CldInspectionCase kase;
  g_autoptr (GPtrArray) steps = NULL;
  g_autoptr (GPtrArray) before = g_ptr_array_new ();

  if (!load_case (c, &kase, inspection))
    return !c->error;
  steps = load_naming (c, &cld_intervention_kind, INTERVENTION_INSPECTION, inspection);
  if (!steps || !pass (c, &cld_intervention_kind, cld_intervention_check (&kase, saved->after, steps), NULL))
    return FALSE;
  for (guint i = 0; i < steps->len; i++)
    if (g_strcmp0 (((CldRow *) steps->pdata[i])->ref, saved->after->ref) != 0)
      g_ptr_array_add (before, steps->pdata[i]);
  if (saved->before)
    g_ptr_array_add (before, saved->before);
  for (guint i = 0; i < steps->len; i++)
    {
      CldRow *step = steps->pdata[i];

      if (g_strcmp0 (step->ref, saved->after->ref) != 0 &&
          !pass (c, &cld_intervention_kind, cld_intervention_check (&kase, step, steps), cld_intervention_check (&kase, step, before)))
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
check_findings_of (Checks *c, const char *inspection, const CldInspectionCase *kase, const CldInspectionCase *was)
{
  g_autoptr (GPtrArray) findings = load_naming (c, &cld_finding_kind, FINDING_INSPECTION, inspection);

  if (!findings || (findings->len > 0 && !get_library (c)))
    return FALSE;
  for (guint i = 0; i < findings->len; i++)
    {
      CldRow *finding = findings->pdata[i];

      if (!pass (c, &cld_finding_kind, cld_finding_check (kase, c->library, finding), cld_finding_check (was, c->library, finding)) || !check_steps_of (c, finding, NULL, was))
        return FALSE;
    }
  return TRUE;
}

static gboolean
check_others_of (Checks *c, const char *inspection, const CldInspectionCase *kase, const CldInspectionCase *was)
{
  g_autoptr (GPtrArray) judgements = load_naming (c, &cld_judgement_kind, JUDGEMENT_INSPECTION, inspection);
  g_autoptr (GPtrArray) steps = judgements ? load_naming (c, &cld_intervention_kind, INTERVENTION_INSPECTION, inspection) : NULL;

  if (!steps)
    return FALSE;
  for (guint i = 0; i < judgements->len; i++)
    if (!pass (c, &cld_judgement_kind, cld_judgement_check (kase, judgements->pdata[i], judgements), cld_judgement_check (was, judgements->pdata[i], judgements)))
      return FALSE;
  for (guint i = 0; i < steps->len; i++)
    if (!pass (c, &cld_intervention_kind, cld_intervention_check (kase, steps->pdata[i], steps), cld_intervention_check (was, steps->pdata[i], steps)))
      return FALSE;
  return TRUE;
}

static gboolean
check_inspection (Checks *c, const CldSavedRow *saved)
{
  CldInspectionCase kase, was;

  if (!init_case (c, &kase, saved->after) || !pass (c, &cld_inspection_kind, cld_inspection_check (&kase, saved->after), NULL))
    return FALSE;
  if (!saved->before)
    return TRUE;
  if (!init_case (c, &was, saved->before))
    return FALSE;
  return is_same_case (&kase, &was) || (check_findings_of (c, saved->after->ref, &kase, &was) && check_others_of (c, saved->after->ref, &kase, &was));
}

static gboolean
check_row (Checks *c, const CldSavedRow *saved)
{
  const CldKind *kind = saved->after->kind;

  if (kind == &cld_inspection_kind)
    return check_inspection (c, saved);
  if (kind == &cld_judgement_kind)
    return check_judgement (c, saved->after);
  if (kind == &cld_finding_kind)
    return check_finding (c, saved->after) && (!saved->before || check_steps_of (c, saved->after, saved->before, NULL));
  if (kind == &cld_enforcement_kind)
    return check_step (c, saved->after, NULL, NULL);
  return kind != &cld_intervention_kind || check_intervention (c, saved);
}

/**
 * _cld_inspection_checks_run:
 * @store: a store, in the transaction that wrote @rows
 * @rows: (array length=n_rows): what is being saved
 * @n_rows: how many
 * @error: return location
 *
 * Asks the database nothing where none of @rows is of an inspection.
 *
 * Returns: whether it may be committed; %CLD_STORE_ERROR_CONSTRAINT where a rule refuses one of @rows, or what one of them made of
 *   a record that rests on it
 */
gboolean
_cld_inspection_checks_run (CldStore *store, const CldSavedRow *rows, guint n_rows, GError **error)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  Checks checks = { cld_store_get_db (store), arena, NULL, NULL };
  gboolean good = TRUE;

  for (guint i = 0; i < n_rows && good; i++)
    good = !rows[i].is_put || check_row (&checks, &rows[i]);
  cld_legal_library_free (checks.library);
  if (checks.error)
    g_propagate_error (error, checks.error);
  return good;
}
