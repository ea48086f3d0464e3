/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-inspection-rules.h"
#include "cld-kinds.h"

/* What an import makes of recorded findings that are not in its files themselves: a reference that changes its days, or an inspection
 * that moves to another day, can take the footing from under them: such a row is not taken. */

#define MAX_NAMED 5 /* findings that a problem names */

typedef struct
{
  CldImport *import;
  GHashTable *before;   /* CldRow as planned -> CldRow as recorded, NULL for a new one */
  GHashTable *rows;     /* key of what changed -> CldImportRow that changes it */
  GHashTable *imported; /* refs of findings in the files */
  const CldLegalLibrary *library;
  const CldLegalLibrary *old_library;
  GHashTable *told; /* CldImportRow -> Told */
} Footing;

typedef struct
{
  GString *refs;
  guint n;
  char *text; /* what is wrong with the first one */
} Told;

static void
told_free (gpointer data)
{
  Told *told = data;

  g_string_free (told->refs, TRUE);
  g_free (told->text);
  g_free (told);
}

static gboolean
is_of_library (const CldKind *kind)
{
  return kind == &cld_legal_set_kind || kind == &cld_legal_reference_kind;
}

/* What a finding looks it up by: references and sets by their code, the others by their ref. */
static const char *
key_of (CldImport *import, const CldRow *row)
{
  if (row->kind == &cld_legal_set_kind)
    return _cld_import_outside_key (import, row->kind, row->values[LEGAL_SET_CODE]);
  return _cld_import_outside_key (import, row->kind, row->kind == &cld_legal_reference_kind ? row->values[LEGAL_REFERENCE_CODE] : row->ref);
}

static gboolean
is_looked_at (const CldKind *kind)
{
  return is_of_library (kind) || kind == &cld_inspection_kind || kind == &cld_provider_kind;
}

/* ---- as it was ---- */

static const CldRow *
as_it_was (const Footing *self, const CldRow *row)
{
  gpointer before;

  return row && g_hash_table_lookup_extended (self->before, row, NULL, &before) ? before : row;
}

static const CldRow *
as_it_is (const Footing *self, const CldRow *row)
{
  return row;
}

static CldLegalLibrary *
make_library (const Footing *self, const CldRow *(*as) (const Footing *self, const CldRow *row))
{
  static const CldKind *const kinds[] = { &cld_legal_set_kind, &cld_legal_reference_kind };
  CldLegalLibrary *library = cld_legal_library_new ();

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GPtrArray) rows = _cld_import_collect (self->import, kinds[i], 0, NULL);

      for (guint j = 0; j < rows->len; j++)
        if (as (self, rows->pdata[j]))
          cld_legal_library_add (library, as (self, rows->pdata[j]));
    }
  return library;
}

/* Whether @finding's inspection was there already. */
static gboolean
init_cases (const Footing *self, const CldRow *finding, CldInspectionCase *kase, CldInspectionCase *was)
{
  const CldRow *inspection = _cld_import_find_outside (self->import, &cld_inspection_kind, finding->values[FINDING_INSPECTION]);
  const CldRow *old = as_it_was (self, inspection);

  if (!old)
    return FALSE;
  cld_inspection_case_init (kase, inspection, _cld_import_find_outside (self->import, &cld_provider_kind, inspection->values[INSPECTION_PROVIDER]));
  cld_inspection_case_init (was, old, as_it_was (self, _cld_import_find_outside (self->import, &cld_provider_kind, old->values[INSPECTION_PROVIDER])));
  return TRUE;
}

/* ---- who is to blame ---- */

static CldImportRow *
find_row (const Footing *self, const CldKind *kind, const char *name)
{
  return name ? g_hash_table_lookup (self->rows, _cld_import_outside_key (self->import, kind, name)) : NULL;
}

static CldImportRow *
find_row_of_citation (const Footing *self, const CldLegalLibrary *library, const char *citation)
{
  const CldLegalReference *reference = cld_legal_library_find (library, citation, NULL);
  CldImportRow *row = reference ? find_row (self, &cld_legal_reference_kind, reference->code) : NULL;

  return row || !reference ? row : find_row (self, &cld_legal_set_kind, reference->set);
}

/* The row that changes what @finding rests on; %NULL where none does. */
static CldImportRow *
find_cause (const Footing *self, const CldRow *finding)
{
  static const guint fields[] = { FINDING_REGULATIONS, FINDING_STANDARDS, FINDING_GUIDANCE };
  const CldRow *inspection = _cld_import_find_outside (self->import, &cld_inspection_kind, finding->values[FINDING_INSPECTION]);
  CldImportRow *row = find_row (self, &cld_inspection_kind, finding->values[FINDING_INSPECTION]);

  if (!row && inspection)
    row = find_row (self, &cld_provider_kind, inspection->values[INSPECTION_PROVIDER]);
  for (guint i = 0; !row && i < G_N_ELEMENTS (fields); i++)
    {
      g_auto (GStrv) citations = g_strsplit (finding->values[fields[i]] ? finding->values[fields[i]] : "", ";", -1);

      for (guint j = 0; citations[j] && !row; j++)
        {
          row = find_row_of_citation (self, self->library, g_strstrip (citations[j]));
          row = row ? row : find_row_of_citation (self, self->old_library, citations[j]);
        }
    }
  return row;
}

/* ---- what it makes of them ---- */

static gboolean
is_refused_at (GPtrArray *faults, guint field)
{
  for (guint i = 0; i < faults->len; i++)
    if (((const CldInspectionFault *) faults->pdata[i])->refused && ((const CldInspectionFault *) faults->pdata[i])->field == field)
      return TRUE;
  return FALSE;
}

/* The first refusal of @faults that is none of @old's. */
static char *
find_new (GPtrArray *faults, GPtrArray *old)
{
  for (guint i = 0; i < faults->len; i++)
    {
      const CldInspectionFault *fault = faults->pdata[i];

      if (fault->refused && !is_refused_at (old, fault->field))
        return g_strdup (fault->text);
    }
  return NULL;
}

static char *
judge_finding (const Footing *self, const CldRow *finding, GPtrArray *steps)
{
  CldInspectionCase kase, was;
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (GPtrArray) old = NULL;
  char *text;

  if (!init_cases (self, finding, &kase, &was))
    return NULL;
  faults = cld_finding_check (&kase, self->library, finding);
  old = cld_finding_check (&was, self->old_library, finding);
  text = find_new (faults, old);
  for (guint i = 0; !text && i < steps->len; i++)
    {
      const CldRow *step = steps->pdata[i], *provider;
      g_autoptr (GPtrArray) step_faults = NULL;
      g_autoptr (GPtrArray) step_old = NULL;

      if (g_strcmp0 (step->values[ENFORCEMENT_FINDING], finding->ref) != 0)
        continue;
      provider = _cld_import_find_outside (self->import, &cld_provider_kind, step->values[ENFORCEMENT_PROVIDER]);
      step_faults = cld_enforcement_check (self->library, step, provider, finding, &kase, steps);
      step_old = cld_enforcement_check (self->old_library, step, as_it_was (self, provider), finding, &was, steps);
      text = find_new (step_faults, step_old);
    }
  return text;
}

/* Takes @text. */
static void
tell (Footing *self, CldImportRow *row, const CldRow *finding, char *text)
{
  Told *told = g_hash_table_lookup (self->told, row);

  if (!told)
    {
      told = g_new0 (Told, 1);
      told->refs = g_string_new (NULL);
      told->text = g_steal_pointer (&text);
      g_hash_table_insert (self->told, row, told);
    }
  if (told->n++ < MAX_NAMED)
    g_string_append_printf (told->refs, "%s%s", told->refs->len > 0 ? ", " : "", finding->ref);
  g_free (text);
}

static int
compare_by_ref (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(const CldRow *const *) a)->ref, (*(const CldRow *const *) b)->ref);
}

static void
judge_all (Footing *self)
{
  g_autoptr (GPtrArray) findings = _cld_import_collect (self->import, &cld_finding_kind, 0, NULL);
  g_autoptr (GPtrArray) steps = _cld_import_collect (self->import, &cld_enforcement_kind, 0, NULL);

  g_ptr_array_sort (findings, compare_by_ref);
  for (guint i = 0; i < findings->len; i++)
    {
      const CldRow *finding = findings->pdata[i];
      CldImportRow *cause = finding->id && !g_hash_table_contains (self->imported, finding->ref) ? find_cause (self, finding) : NULL;
      char *text = cause ? judge_finding (self, finding, steps) : NULL;

      if (text)
        tell (self, cause, finding, text);
    }
}

static guint
column_of (const CldKind *kind)
{
  if (kind == &cld_legal_reference_kind)
    return LEGAL_REFERENCE_CODE;
  if (kind == &cld_legal_set_kind)
    return LEGAL_SET_CODE;
  return kind == &cld_inspection_kind ? (guint) INSPECTION_STARTED_ON : (guint) PROVIDER_TYPE;
}

static char *
describe (const Told *told)
{
  g_autofree char *refs = told->n <= MAX_NAMED ? g_strdup (told->refs->str)
                                               /* Translators: %1$s are the numbers of some findings, %2$u how many more there are */
                                               : g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%1$s and %2$u more", "%1$s and %2$u more", told->n - MAX_NAMED), told->refs->str, told->n - MAX_NAMED);

  /* Translators: %1$s are the numbers of findings, %2$s is a sentence */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "finding %1$s is recorded, rests on it and loses its footing: %2$s", "findings %1$s are recorded, rest on it and lose their footing: %2$s", told->n), refs, told->text);
}

static Footing *
footing_new (CldImport *import)
{
  Footing *self = g_new0 (Footing, 1);

  self->import = import;
  self->before = g_hash_table_new (NULL, NULL);
  self->rows = g_hash_table_new (g_str_hash, g_str_equal);
  self->imported = g_hash_table_new (g_str_hash, g_str_equal);
  self->told = g_hash_table_new_full (NULL, NULL, NULL, told_free);
  for (guint i = 0; i < import->outside->len; i++)
    {
      const CldImportRow *row = import->outside->pdata[i];

      if (row->file->kind == &cld_finding_kind && row->state == CLD_ROW_GOOD && row->cells[NATIVE_REF])
        g_hash_table_add (self->imported, (gpointer) row->cells[NATIVE_REF]);
    }
  return self;
}

static void
footing_free (Footing *self)
{
  g_hash_table_unref (self->before);
  g_hash_table_unref (self->rows);
  g_hash_table_unref (self->imported);
  g_hash_table_unref (self->told);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Footing, footing_free)

/* @row makes @record; what it was is known. */
static void
add_change (Footing *self, CldImportRow *row, const CldRow *record)
{
  const CldRow *old = as_it_was (self, record);

  g_hash_table_insert (self->rows, (gpointer) key_of (self->import, record), row);
  if (old)
    g_hash_table_insert (self->rows, (gpointer) key_of (self->import, old), row);
}

static void
judge_by (Footing *self, const CldLegalLibrary *library, const CldLegalLibrary *old_library)
{
  self->library = library;
  self->old_library = old_library;
  judge_all (self);
}

/* Lists what the import takes from under recorded findings, once every row of no child is in its place. */
void
_cld_import_footing_list (CldImport *import)
{
  g_autoptr (Footing) self = footing_new (import);
  g_autoptr (CldLegalLibrary) old_library = NULL;

  for (guint i = 0; i < import->puts->len; i++)
    {
      const CldPlannedPut *put = &g_array_index (import->puts, CldPlannedPut, i);

      if (put->after && is_looked_at (put->after->kind))
        g_hash_table_insert (self->before, put->after, (gpointer) put->before);
    }
  for (guint i = 0; i < import->outside->len; i++)
    {
      CldImportRow *row = import->outside->pdata[i];

      if (row->state == CLD_ROW_GOOD && row->made && g_hash_table_contains (self->before, row->made))
        add_change (self, row, row->made);
    }
  if (g_hash_table_size (self->rows) == 0)
    return;
  old_library = make_library (self, as_it_was);
  judge_by (self, _cld_import_get_library (import), old_library);
  for (guint i = 0; i < import->outside->len; i++)
    {
      CldImportRow *row = import->outside->pdata[i];
      const Told *told = g_hash_table_lookup (self->told, row);
      g_autofree char *reason = told ? describe (told) : NULL;
      guint column = told ? column_of (row->made->kind) : 0;

      if (told)
        _cld_import_add_problem (import, row, row->made->kind->fields[column].id, row->made->values[column], reason, NULL);
    }
}

/* Whether findings may rest on what @record changes in @known, which is %NULL for a new one. */
static gboolean
changes_footing (const CldRow *known, const CldRow *record)
{
  static const guint of_inspection[] = { INSPECTION_PROVIDER, INSPECTION_AUTHORITY, INSPECTION_STARTED_ON };
  static const guint of_provider[] = { PROVIDER_TYPE };
  const guint *fields = record->kind == &cld_provider_kind ? of_provider : of_inspection;
  guint n = record->kind == &cld_provider_kind ? G_N_ELEMENTS (of_provider) : G_N_ELEMENTS (of_inspection);

  if (is_of_library (record->kind))
    return !known || !cld_row_same_values (known, record);
  if (!known || (record->kind != &cld_provider_kind && record->kind != &cld_inspection_kind))
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (known->values[fields[i]], record->values[fields[i]]) != 0)
      return TRUE;
  return FALSE;
}

/* Whether @row is taken, which makes @record: not where it takes the footing from under recorded findings. */
gboolean
_cld_import_footing_reject (CldImport *import, CldImportRow *row, const CldRow *record)
{
  const char *key = _cld_import_outside_key (import, record->kind, record->ref);
  const CldRow *known = g_hash_table_lookup (import->outside_refs, key);
  g_autoptr (Footing) self = NULL;
  g_autoptr (CldLegalLibrary) library = NULL;
  g_autoptr (CldLegalLibrary) old_library = NULL;
  const Told *told;
  g_autofree char *reason = NULL;

  if (!changes_footing (known, record))
    return TRUE;
  self = footing_new (import);
  old_library = make_library (self, as_it_is);
  g_hash_table_insert (import->outside_refs, (gpointer) key, (gpointer) record);
  g_hash_table_insert (self->before, (gpointer) record, (gpointer) known);
  add_change (self, row, record);
  library = make_library (self, as_it_is);
  judge_by (self, library, old_library);
  if (known)
    g_hash_table_insert (import->outside_refs, (gpointer) key, (gpointer) known);
  else
    g_hash_table_remove (import->outside_refs, key);
  told = g_hash_table_lookup (self->told, row);
  if (!told)
    return TRUE;
  reason = describe (told);
  _cld_import_reject (import, row, record->kind->fields[column_of (record->kind)].id, record->values[column_of (record->kind)], reason, NULL);
  return FALSE;
}
