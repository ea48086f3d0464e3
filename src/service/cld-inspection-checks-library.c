/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-inspection-checks-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-error.h"
#include "cld-kinds.h"

/* What changes in the library changes what findings rest on: those that cite it are judged by the library as it is and as it was. */

#define MAX_NAMED 5 /* findings that a message names */

static gboolean
is_of_library (const CldKind *kind)
{
  return kind == &cld_legal_set_kind || kind == &cld_legal_reference_kind;
}

/* Rows of @kind as they were before. */
static GPtrArray *
load_before (CldChecks *c, const CldKind *kind)
{
  g_autoptr (GPtrArray) rows = _cld_checks_load (c, kind);

  for (guint i = rows ? rows->len : 0; i > 0; i--)
    if (g_hash_table_contains (c->changed, ((CldRow *) rows->pdata[i - 1])->id))
      g_ptr_array_remove_index (rows, i - 1);
  for (guint i = 0; rows && i < c->n_rows; i++)
    if (c->rows[i].is_put && c->rows[i].before && c->rows[i].before->kind == kind)
      g_ptr_array_add (rows, c->rows[i].before);
  return g_steal_pointer (&rows);
}

static CldLegalLibrary *
make_library (CldChecks *c, GPtrArray *(*load) (CldChecks *c, const CldKind *kind))
{
  static const CldKind *const kinds[] = { &cld_legal_set_kind, &cld_legal_reference_kind };
  g_autoptr (CldLegalLibrary) library = cld_legal_library_new ();

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GPtrArray) rows = load (c, kinds[i]);

      if (!rows)
        return NULL;
      for (guint j = 0; j < rows->len; j++)
        cld_legal_library_add (library, rows->pdata[j]);
    }
  return g_steal_pointer (&library);
}

/* %NULL with @c's error. */
const CldLegalLibrary *
_cld_checks_get_library (CldChecks *c)
{
  if (!c->library)
    c->library = make_library (c, _cld_checks_load);
  return c->library;
}

/* ---- who cites what changed ---- */

/* Whether what @citation cites is another than it was, or of a set that is. */
static gboolean
is_of_changed (const CldLegalLibrary *library, const char *citation, GHashTable *sets, GHashTable *references)
{
  const CldLegalReference *reference = cld_legal_library_find (library, citation, NULL);

  return reference && (g_hash_table_contains (references, reference->code) || g_hash_table_contains (sets, reference->set));
}

static gboolean
cites_changed (CldChecks *c, const CldRow *finding, GHashTable *sets, GHashTable *references)
{
  static const guint fields[] = { FINDING_REGULATIONS, FINDING_STANDARDS, FINDING_GUIDANCE };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_auto (GStrv) citations = g_strsplit (finding->values[fields[i]] ? finding->values[fields[i]] : "", ";", -1);

      for (guint j = 0; citations[j]; j++)
        if (is_of_changed (c->library, g_strstrip (citations[j]), sets, references) || is_of_changed (c->old_library, citations[j], sets, references))
          return TRUE;
    }
  return FALSE;
}

static void
add_code (GHashTable *sets, GHashTable *references, const CldRow *row)
{
  const gboolean is_set = row && row->kind == &cld_legal_set_kind;
  const char *code = row ? row->values[is_set ? (guint) LEGAL_SET_CODE : (guint) LEGAL_REFERENCE_CODE] : NULL;

  if (code)
    g_hash_table_add (is_set ? sets : references, (gpointer) code);
}

/* ---- what it makes of them ---- */

typedef struct
{
  GString *refs;
  guint n;
  char *text; /* why the first one is refused */
} Refusals;

static void
add_refusal (Refusals *refusals, const CldRow *finding, const CldInspectionFault *fault)
{
  if (refusals->n++ < MAX_NAMED)
    g_string_append_printf (refusals->refs, "%s%s", refusals->refs->len > 0 ? ", " : "", finding->ref);
  if (!refusals->text)
    refusals->text = g_strdup (fault->text);
}

/* Whether it could be judged; a fault is added once for a finding. What is itself saved is judged anyway. */
static gboolean
judge_finding (CldChecks *c, const CldRow *finding, Refusals *refusals)
{
  CldInspectionCase kase;
  CldEarlier earlier = { .library = c->old_library };
  g_autoptr (GPtrArray) faults = NULL;
  g_autoptr (GPtrArray) old = NULL;
  g_autoptr (GPtrArray) steps = NULL;
  const CldInspectionFault *fault = NULL;

  if (!_cld_checks_load_case (c, &kase, finding->values[FINDING_INSPECTION]))
    return !c->error;
  faults = cld_finding_check (&kase, c->library, finding);
  old = cld_finding_check (&kase, c->old_library, finding);
  fault = g_hash_table_contains (c->changed, finding->id) ? NULL : _cld_checks_find_new (faults, old);
  if (fault)
    {
      add_refusal (refusals, finding, fault);
      return TRUE;
    }
  steps = _cld_checks_load_naming (c, &cld_enforcement_kind, ENFORCEMENT_FINDING, finding->ref);
  for (guint i = 0; steps && !fault && i < steps->len; i++)
    {
      g_autoptr (GPtrArray) step_faults = NULL;
      g_autoptr (GPtrArray) step_old = NULL;

      if (!_cld_checks_list_step (c, steps->pdata[i], &earlier, &step_faults, &step_old))
        return FALSE;
      fault = _cld_checks_find_new (step_faults, step_old);
      if (fault)
        add_refusal (refusals, finding, fault);
    }
  return steps != NULL;
}

static gboolean
pass (CldChecks *c, const CldKind *kind, Refusals *refusals)
{
  g_autofree char *more = NULL;
  g_autofree char *reason = NULL;

  if (refusals->n == 0)
    return TRUE;
  if (refusals->n > MAX_NAMED)
    {
      /* Translators: after the names of some findings: how many more there are */
      more = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, " and %u more", " and %u more", refusals->n - MAX_NAMED), refusals->n - MAX_NAMED);
      g_string_append (refusals->refs, more);
    }
  /* Translators: %1$s is a reference or a set of them, %2$s the numbers of findings, %3$s a sentence */
  reason = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%1$s: finding %2$s rests on it and would lose its footing. %3$s", "%1$s: findings %2$s rest on it and would lose their footing. %3$s", refusals->n),
                            _ (kind->title), refusals->refs->str, refusals->text);
  g_set_error (&c->error, CLD_STORE_ERROR, CLD_STORE_ERROR_CONSTRAINT, "%s %s", reason, _cld_checks_way_out (c));
  return FALSE;
}

/* Whether what is saved, removed or taken back of the library leaves findings, and the enforcement that rests on them, their footing. */
gboolean
_cld_checks_citing (CldChecks *c)
{
  g_autoptr (GHashTable) sets = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) references = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) findings = NULL;
  Refusals refusals = { NULL, 0, NULL };
  const CldKind *kind = NULL;
  gboolean good = TRUE;

  for (guint i = 0; i < c->n_rows; i++)
    {
      const CldRow *one = c->rows[i].after ? c->rows[i].after : c->rows[i].before;

      if (!c->rows[i].is_put || !is_of_library (one->kind))
        continue;
      kind = kind ? kind : one->kind;
      add_code (sets, references, c->rows[i].before);
      add_code (sets, references, c->rows[i].after);
    }
  if (!kind)
    return TRUE;
  findings = _cld_checks_load (c, &cld_finding_kind);
  if (!findings || !_cld_checks_get_library (c) || !(c->old_library = make_library (c, load_before)))
    return FALSE;
  refusals.refs = g_string_new (NULL);
  for (guint i = 0; good && i < findings->len; i++)
    good = !cites_changed (c, findings->pdata[i], sets, references) || judge_finding (c, findings->pdata[i], &refusals);
  good = good && pass (c, kind, &refusals);
  g_string_free (refusals.refs, TRUE);
  g_free (refusals.text);
  return good;
}
