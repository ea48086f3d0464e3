/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-inspection-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-kinds.h"

/* What a finding rests on: its references looked up. A regulation is one wherever it is written. */

static void
citation_free (gpointer data)
{
  CldCitation *citation = data;

  g_free (citation->text);
  g_free (citation);
}

gboolean
_cld_legal_is_law (const CldLegalReference *reference)
{
  return reference->form == CLD_LEGAL_ACT || reference->form == CLD_LEGAL_REGULATION;
}

static gboolean
is_law_on_providers (const CldLegalReference *reference)
{
  return _cld_legal_is_law (reference) && strcmp (reference->audience, "LA") != 0;
}

static void
read_field (CldFooting *footing, const CldInspectionCase *self, const CldLegalLibrary *library, const CldRow *finding, guint field)
{
  g_auto (GStrv) texts = g_strsplit (finding->values[field] ? finding->values[field] : "", ";", -1);

  for (guint i = 0; texts[i]; i++)
    {
      CldCitation *citation;

      if (!*g_strstrip (texts[i]))
        continue;
      citation = g_new0 (CldCitation, 1);
      citation->text = g_strdup (texts[i]);
      citation->field = field;
      citation->reference = cld_legal_library_find (library, texts[i], NULL);
      g_ptr_array_add (footing->citations, citation);
      if (citation->reference)
        g_ptr_array_add (is_law_on_providers (citation->reference) && cld_legal_reference_is_in_force (citation->reference, self->day) ? footing->breached : footing->others, citation);
    }
}

CldFooting *
_cld_footing_new (const CldInspectionCase *self, const CldLegalLibrary *library, const CldRow *finding)
{
  static const guint fields[] = { FINDING_REGULATIONS, FINDING_STANDARDS, FINDING_GUIDANCE };
  CldFooting *footing = g_new0 (CldFooting, 1);

  footing->citations = g_ptr_array_new_with_free_func (citation_free);
  footing->breached = g_ptr_array_new ();
  footing->others = g_ptr_array_new ();
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    read_field (footing, self, library, finding, fields[i]);
  return footing;
}

void
_cld_footing_free (CldFooting *footing)
{
  if (!footing)
    return;
  g_ptr_array_unref (footing->breached);
  g_ptr_array_unref (footing->others);
  g_ptr_array_unref (footing->citations);
  g_free (footing);
}

/* “A, reg 1”, “A, reg 1 and B, reg 2”, “A, reg 1; B, reg 2 and C, reg 3”. */
char *
_cld_citations_join (const CldLegalLibrary *library, GPtrArray *citations, const char *day)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < citations->len; i++)
    {
      const CldCitation *citation = citations->pdata[i];
      g_autofree char *one = cld_legal_library_cite (library, citation->text, day);

      if (i > 0 && i + 1 == citations->len)
        /* Translators: between the last two of several references; keep the spaces */
        g_string_append (joined, _ (" and "));
      else if (i > 0)
        g_string_append (joined, "; ");
      g_string_append (joined, one);
    }
  return g_string_free (joined, FALSE);
}

/* When something was in force, as words: it has at least one of the two days. */
char *
_cld_legal_days (const CldLegalReference *reference)
{
  g_autofree char *from = cld_value_display_date (reference->valid_from), *to = cld_value_display_date (reference->valid_to);

  if (from && to)
    /* Translators: %1$s and %2$s are dates */
    return g_strdup_printf (_ ("from %1$s to %2$s"), from, to);
  if (from)
    /* Translators: %s is a date */
    return g_strdup_printf (_ ("from %s"), from);
  /* Translators: %s is a date */
  return g_strdup_printf (_ ("until %s"), to ? to : "");
}

/**
 * cld_finding_propose_type:
 * @self: the inspection
 * @library: what can be cited
 * @finding: row of kind finding
 *
 * The type follows from what is cited: a requirement rests on a breach of a regulation; a standard or guidance alone gives a
 * recommendation; an authority has areas for improvement.
 *
 * Returns: code of insp_finding_type.csv
 */
const char *
cld_finding_propose_type (const CldInspectionCase *self, const CldLegalLibrary *library, const CldRow *finding)
{
  g_autoptr (CldFooting) footing = _cld_footing_new (self, library, finding);

  if (self->scope == CLD_SCOPE_LA)
    return "AFI";
  return footing->breached->len > 0 ? "REQ" : "REC";
}

/**
 * cld_finding_can_lead_to_enforcement:
 * @self: the inspection
 * @library: what can be cited
 * @finding: row of kind finding
 *
 * Returns: whether a regulator can act on it: a requirement, or a serious concern, that names a regulation on providers which was
 *   in force; never of an authority, which is inspected and not regulated
 */
gboolean
cld_finding_can_lead_to_enforcement (const CldInspectionCase *self, const CldLegalLibrary *library, const CldRow *finding)
{
  g_autoptr (CldFooting) footing = _cld_footing_new (self, library, finding);
  const char *can = _cld_list_cell ("insp_finding_type", finding->values[FINDING_TYPE], "can_lead_to_enforcement");

  return self->scope == CLD_SCOPE_PROVIDER && can && g_str_has_prefix (can, "yes") && footing->breached->len > 0;
}

static gboolean
is_among (GPtrArray *chain, const CldLegalReference *reference)
{
  return g_ptr_array_find (chain, reference, NULL);
}

/**
 * cld_legal_chain:
 * @self: the inspection
 * @library: what can be cited
 * @citation: a code with or without a pinpoint
 *
 * Follows the links of the library: from a standard to the guidance it points to, and on to the regulation that not following it
 * may breach. Only what was in force on the inspection's day is followed.
 *
 * Returns: (transfer container) (element-type CldLegalReference): in the order they are met, without what is cited itself
 */
GPtrArray *
cld_legal_chain (const CldInspectionCase *self, const CldLegalLibrary *library, const char *citation)
{
  const CldLegalReference *start = cld_legal_library_find (library, citation, NULL), *at = start;
  GPtrArray *chain = g_ptr_array_new ();

  for (guint i = 0; at; at = i < chain->len ? chain->pdata[i++] : NULL)
    {
      g_auto (GStrv) links = g_strsplit (at->links ? at->links : "", ";", -1);

      for (guint j = 0; links[j]; j++)
        {
          const CldLegalReference *next = cld_legal_library_find (library, g_strstrip (links[j]), NULL);

          if (next && next != start && !is_among (chain, next) && cld_legal_reference_is_in_force (next, self->day))
            g_ptr_array_add (chain, (gpointer) next);
        }
    }
  return chain;
}
