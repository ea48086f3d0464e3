/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-inspection-rules.h"
#include "cld-kinds.h"

/* The rules of inspections in an import. A finding without its footing, and enforcement without a breach, are not taken, for they
 * could not be; what else a rule would refuse is kept, for a file that was written elsewhere is what is known, and listed. */

/* (nullable): recorded or planned */
const CldRow *
_cld_import_find_outside (CldImport *import, const CldKind *kind, const char *ref)
{
  return ref ? g_hash_table_lookup (import->outside_refs, _cld_import_outside_key (import, kind, ref)) : NULL;
}

/* Records of @kind, recorded or planned, whose @field names @ref; all where that is %NULL. */
GPtrArray *
_cld_import_collect (CldImport *import, const CldKind *kind, guint field, const char *ref)
{
  GPtrArray *rows = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, import->outside_refs);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (((CldRow *) value)->kind == kind && (!ref || g_strcmp0 (((CldRow *) value)->values[field], ref) == 0))
      g_ptr_array_add (rows, value);
  return rows;
}

/* Sets and references come before findings, so those of this import are there when it is first asked for. */
const CldLegalLibrary *
_cld_import_get_library (CldImport *import)
{
  g_autoptr (GPtrArray) sets = NULL;
  g_autoptr (GPtrArray) references = NULL;

  if (import->library)
    return import->library;
  import->library = cld_legal_library_new ();
  sets = _cld_import_collect (import, &cld_legal_set_kind, 0, NULL);
  references = _cld_import_collect (import, &cld_legal_reference_kind, 0, NULL);
  for (guint i = 0; i < sets->len; i++)
    cld_legal_library_add (import->library, sets->pdata[i]);
  for (guint i = 0; i < references->len; i++)
    cld_legal_library_add (import->library, references->pdata[i]);
  return import->library;
}

static gboolean
init_case (CldImport *import, CldInspectionCase *kase, const char *ref)
{
  const CldRow *inspection = _cld_import_find_outside (import, &cld_inspection_kind, ref);

  if (inspection)
    cld_inspection_case_init (kase, inspection, _cld_import_find_outside (import, &cld_provider_kind, inspection->values[INSPECTION_PROVIDER]));
  return inspection != NULL;
}

static GPtrArray *
check_enforcement (CldImport *import, const CldRow *step)
{
  const CldRow *finding = _cld_import_find_outside (import, &cld_finding_kind, step->values[ENFORCEMENT_FINDING]);
  g_autoptr (GPtrArray) others = _cld_import_collect (import, &cld_enforcement_kind, ENFORCEMENT_PROVIDER, step->values[ENFORCEMENT_PROVIDER]);
  CldInspectionCase kase;
  gboolean found = finding && init_case (import, &kase, finding->values[FINDING_INSPECTION]);

  return cld_enforcement_check (_cld_import_get_library (import), step, _cld_import_find_outside (import, &cld_provider_kind, step->values[ENFORCEMENT_PROVIDER]), finding, found ? &kase : NULL, others);
}

/* A row that is not in its place yet stands for what it will take the place of. */
static void
put_among (GPtrArray *rows, const CldRow *record)
{
  for (guint i = 0; i < rows->len; i++)
    if (g_strcmp0 (((const CldRow *) rows->pdata[i])->ref, record->ref) == 0)
      {
        rows->pdata[i] = (gpointer) record;
        return;
      }
  g_ptr_array_add (rows, (gpointer) record);
}

/* What the rules say of a record, @found: %NULL where it is of another kind. */
static GPtrArray *
check (CldImport *import, const CldRow *record)
{
  CldInspectionCase kase;
  g_autoptr (GPtrArray) others = NULL;

  if (record->kind == &cld_enforcement_kind)
    return check_enforcement (import, record);
  if (record->kind == &cld_inspection_kind)
    {
      cld_inspection_case_init (&kase, record, _cld_import_find_outside (import, &cld_provider_kind, record->values[INSPECTION_PROVIDER]));
      return cld_inspection_check (&kase, record);
    }
  if (record->kind == &cld_finding_kind && init_case (import, &kase, record->values[FINDING_INSPECTION]))
    return cld_finding_check (&kase, _cld_import_get_library (import), record);
  if (record->kind == &cld_judgement_kind && init_case (import, &kase, record->values[JUDGEMENT_INSPECTION]))
    {
      others = _cld_import_collect (import, &cld_judgement_kind, JUDGEMENT_INSPECTION, record->values[JUDGEMENT_INSPECTION]);
      put_among (others, record);
      return cld_judgement_check (&kase, record, others);
    }
  if (record->kind == &cld_intervention_kind && init_case (import, &kase, record->values[INTERVENTION_INSPECTION]))
    {
      others = _cld_import_collect (import, &cld_intervention_kind, INTERVENTION_INSPECTION, record->values[INTERVENTION_INSPECTION]);
      return cld_intervention_check (&kase, record, others);
    }
  return NULL;
}

static gboolean
is_about_citations (guint field)
{
  return field == FINDING_REGULATIONS || field == FINDING_STANDARDS || field == FINDING_GUIDANCE;
}

/* What a finding or a step cannot be without. */
static gboolean
is_footing (const CldRow *record, const CldInspectionFault *fault)
{
  if (!fault->refused)
    return FALSE;
  if (record->kind == &cld_finding_kind)
    return fault->field == FINDING_TYPE || is_about_citations (fault->field);
  return record->kind == &cld_enforcement_kind && (fault->field == ENFORCEMENT_PROVIDER || fault->field == ENFORCEMENT_FINDING ||
                                                   (fault->field == ENFORCEMENT_NOTE && !record->values[ENFORCEMENT_FINDING]));
}

static const char *
suggest (const CldRow *record, const CldInspectionFault *fault)
{
  if (record->kind == &cld_finding_kind && fault->field == FINDING_REGULATIONS)
    return _("name the regulation that was in force that day, or make the type REC");
  if (record->kind == &cld_finding_kind && fault->field == FINDING_GUIDANCE)
    return _("name the guide, standard or guidance");
  if (record->kind == &cld_finding_kind && fault->field == FINDING_TYPE)
    return _("choose a type of finding for this kind of inspection");
  if (record->kind == &cld_enforcement_kind && fault->field == ENFORCEMENT_NOTE)
    return _("name the requirement, or say which regulation was breached");
  if (record->kind == &cld_enforcement_kind && fault->field == ENFORCEMENT_FINDING)
    return _("name a requirement of this provider");
  return NULL;
}

/* A code that is in no list is listed already. */
static gboolean
is_listed (const CldRow *record, const CldInspectionFault *fault)
{
  return fault->refused || (record->kind == &cld_finding_kind && is_about_citations (fault->field));
}

/* Whether @row is taken: not where it makes @record, a finding without its footing or a step without a breach, nor where it takes the
 * footing from a recorded one; with good rows only, not where anything would be listed. */
gboolean
_cld_import_inspection_reject (CldImport *import, CldImportRow *row, const CldRow *record)
{
  gboolean strict = import->options->good_rows_only;
  g_autoptr (GPtrArray) faults = strict || record->kind == &cld_finding_kind || record->kind == &cld_enforcement_kind ? check (import, record) : NULL;

  for (guint i = 0; faults && i < faults->len; i++)
    {
      const CldInspectionFault *fault = faults->pdata[i];

      if (!is_footing (record, fault) && !(strict && is_listed (record, fault)))
        continue;
      _cld_import_reject (import, row, record->kind->fields[fault->field].id, record->values[fault->field], fault->text, suggest (record, fault));
      return FALSE;
    }
  return _cld_import_footing_reject (import, row, record);
}

/* Lists what else is wrong, once every row of no child is in its place. */
void
_cld_import_inspection_list (CldImport *import)
{
  for (guint i = 0; i < import->outside->len; i++)
    {
      CldImportRow *row = import->outside->pdata[i];
      g_autoptr (GPtrArray) faults = row->state == CLD_ROW_GOOD && row->made ? check (import, row->made) : NULL;

      for (guint j = 0; faults && j < faults->len; j++)
        {
          const CldInspectionFault *fault = faults->pdata[j];

          if (is_listed (row->made, fault))
            _cld_import_add_problem (import, row, row->made->kind->fields[fault->field].id, row->made->values[fault->field], fault->text, NULL);
        }
    }
  _cld_import_footing_list (import);
}
