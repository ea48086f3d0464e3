/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-codes.h"
#include "cld-inspection-register-private.h"
#include "cld-kinds.h"

/* What the register tells, and the words for it that every face uses. */

/**
 * cld_inspection_register_get_library:
 * @self: a register
 *
 * Returns: (transfer none): what findings cite: what is shipped and what the team recorded
 */
const CldLegalLibrary *
cld_inspection_register_get_library (CldInspectionRegister *self)
{
  return self->library;
}

/**
 * cld_inspection_register_get_today:
 * @self: a register
 *
 * Returns: the day its states are of
 */
gint32
cld_inspection_register_get_today (CldInspectionRegister *self)
{
  return self->today;
}

/**
 * cld_inspection_register_get_inspections:
 * @self: a register
 *
 * Returns: (transfer none) (element-type CldInspectionItem): inspections, newest first, then by ref
 */
GPtrArray *
cld_inspection_register_get_inspections (CldInspectionRegister *self)
{
  return self->inspections;
}

/**
 * cld_inspection_register_get_findings:
 * @self: a register
 *
 * Returns: (transfer none) (element-type CldFindingItem): every finding, oldest inspection first, then by number and ref
 */
GPtrArray *
cld_inspection_register_get_findings (CldInspectionRegister *self)
{
  return self->findings;
}

/**
 * cld_inspection_register_find:
 * @self: a register
 * @ref: (nullable): ref of an inspection
 *
 * Returns: (transfer none) (nullable): its item
 */
CldInspectionItem *
cld_inspection_register_find (CldInspectionRegister *self, const char *ref)
{
  return ref ? g_hash_table_lookup (self->by_ref, ref) : NULL;
}

/**
 * cld_inspection_register_find_finding:
 * @self: a register
 * @ref: (nullable): ref of a finding
 *
 * Returns: (transfer none) (nullable): its item
 */
CldFindingItem *
cld_inspection_register_find_finding (CldInspectionRegister *self, const char *ref)
{
  return ref ? g_hash_table_lookup (self->finding_by_ref, ref) : NULL;
}

/**
 * cld_inspection_register_get_providers:
 * @self: a register
 *
 * Returns: (transfer none) (element-type CldRow): every provider, by folded name
 */
GPtrArray *
cld_inspection_register_get_providers (CldInspectionRegister *self)
{
  return self->providers;
}

/**
 * cld_inspection_register_find_provider:
 * @self: a register
 * @ref: (nullable): ref of a provider
 *
 * Returns: (transfer none) (nullable): its row
 */
const CldRow *
cld_inspection_register_find_provider (CldInspectionRegister *self, const char *ref)
{
  return ref ? g_hash_table_lookup (self->provider_by_ref, ref) : NULL;
}

/**
 * cld_inspection_register_get_enforcement:
 * @self: a register
 * @provider: (nullable): ref of a provider
 *
 * Returns: (transfer none) (element-type CldRow): every step against it, by the day it began
 */
GPtrArray *
cld_inspection_register_get_enforcement (CldInspectionRegister *self, const char *provider)
{
  GPtrArray *steps = provider ? g_hash_table_lookup (self->enforcement, provider) : NULL;

  return steps ? steps : self->nothing;
}

/**
 * cld_inspection_register_get_loose_actions:
 * @self: a register
 *
 * Returns: (transfer none) (element-type CldRow): the actions of no finding, by their day, those without one last
 */
GPtrArray *
cld_inspection_register_get_loose_actions (CldInspectionRegister *self)
{
  return self->loose_actions;
}

/**
 * cld_inspection_register_get_latest:
 * @self: a register
 * @provider: (nullable): ref of a provider
 *
 * Returns: (transfer none) (nullable): its latest inspection with a grade
 */
CldInspectionItem *
cld_inspection_register_get_latest (CldInspectionRegister *self, const char *provider)
{
  return provider ? g_hash_table_lookup (self->latest, provider) : NULL;
}

/**
 * cld_inspection_register_get_block:
 * @self: a register
 * @provider: (nullable): ref of a provider
 * @why: (out) (optional) (transfer full) (nullable): by what, in sentences
 *
 * Whether new placements with it are blocked today: by enforcement in force that forbids them, an open notice under section 30A, or
 * the lowest grade in its latest overall judgement.
 *
 * Returns: since when, the earliest of them, 0 where that is not recorded; %CLD_NO_DAY where nothing blocks
 */
gint32
cld_inspection_register_get_block (CldInspectionRegister *self, const char *provider, char **why)
{
  const CldProviderBlock *block = provider ? g_hash_table_lookup (self->blocks, provider) : NULL;
  gint32 restricted = block ? cld_provider_block_get_restricted_on (block) : CLD_NO_DAY;
  gint32 inadequate = block ? cld_provider_block_get_inadequate_on (block) : CLD_NO_DAY;

  if (why)
    *why = block ? cld_provider_block_describe (block) : NULL;
  if (restricted == CLD_NO_DAY || inadequate == CLD_NO_DAY)
    return restricted == CLD_NO_DAY ? inadequate : restricted;
  return MIN (restricted, inadequate);
}

/* --- words --- */

/**
 * cld_inspection_item_get_name:
 * @item: an inspection
 *
 * Returns: (transfer full): name of whom it is about
 */
char *
cld_inspection_item_get_name (const CldInspectionItem *item)
{
  const char *ref = item->row->values[INSPECTION_PROVIDER] ? item->row->values[INSPECTION_PROVIDER] : item->row->values[INSPECTION_AUTHORITY];

  if (item->provider && item->provider->values[PROVIDER_NAME])
    return g_strdup (item->provider->values[PROVIDER_NAME]);
  if (item->authority_name)
    return g_strdup (item->authority_name);
  return g_strdup (ref ? ref : "");
}

/**
 * cld_inspection_item_get_type:
 * @item: an inspection
 *
 * Returns: (transfer full): what sort it is: “Full inspection”
 */
char *
cld_inspection_item_get_type (const CldInspectionItem *item)
{
  const char *code = item->row->values[INSPECTION_EVENT_TYPE];

  return g_strdup (code ? cld_code_list_label (cld_inspection_list_of (&item->kase, "event_type"), code) : "");
}

/**
 * cld_inspection_item_get_grade:
 * @item: an inspection
 *
 * Returns: (transfer full): its overall grade in words; what it says where none was given
 */
char *
cld_inspection_item_get_grade (const CldInspectionItem *item)
{
  if (!item->overall || strcmp (item->overall, "NOGR") == 0)
    /* Translators: of an inspection of a local authority that ends with a letter */
    return g_strdup (item->kase.scope == CLD_SCOPE_LA ? _ ("No grade (letter)") : _ ("No grade given"));
  return g_strdup (cld_code_list_label (cld_inspection_list_of (&item->kase, "grade"), item->overall));
}

static void
append_citations (GString *to, const CldLegalLibrary *library, const char *citations)
{
  g_auto (GStrv) parts = g_strsplit (citations ? citations : "", ";", -1);

  for (guint i = 0; parts[i]; i++)
    if (*g_strstrip (parts[i]))
      {
        g_autofree char *cited = cld_legal_library_cite_short (library, parts[i]);

        g_string_append (to, to->len > 0 ? ", " : "");
        g_string_append (to, cited);
      }
}

/**
 * cld_finding_item_get_provision:
 * @self: the register
 * @item: a finding
 *
 * Returns: (transfer full): what it rests on, in short: its regulations, else its standards, else the guidance; empty for none
 */
char *
cld_finding_item_get_provision (CldInspectionRegister *self, const CldFindingItem *item)
{
  static const guint fields[] = { FINDING_REGULATIONS, FINDING_STANDARDS, FINDING_GUIDANCE };
  GString *text = g_string_new (NULL);

  for (guint i = 0; text->len == 0 && i < G_N_ELEMENTS (fields); i++)
    append_citations (text, self->library, item->row->values[fields[i]]);
  return g_string_free (text, FALSE);
}

/**
 * cld_finding_item_get_type:
 * @item: a finding
 *
 * Returns: (transfer full): its type in one or two words
 */
char *
cld_finding_item_get_type (const CldFindingItem *item)
{
  static const struct
  {
    const char *code;
    const char *word;
  } words[] = {
    { "REQ", N_ ("Requirement") },
    { "REC", N_ ("Recommendation") },
    { "SHORT", N_ ("Shortfall") },
    { "STR", N_ ("Strength") },
    { "AFI", N_ ("Area for improvement") },
    /* Translators: of a finding in an inspection of a local authority: area for priority action */
    { "APA", N_ ("Priority action") },
    { "WEAK", N_ ("Weakness") },
    { "SCON", N_ ("Serious concern") },
  };
  const char *code = item->row->values[FINDING_TYPE];

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strcmp0 (words[i].code, code) == 0)
      return g_strdup (_ (words[i].word));
  return g_strdup (code ? cld_code_list_label ("insp_finding_type", code) : "");
}

/**
 * cld_finding_item_explain:
 * @self: the register
 * @item: a finding
 *
 * Returns: (transfer full): why it is of its type, in one sentence
 */
char *
cld_finding_item_explain (CldInspectionRegister *self, const CldFindingItem *item)
{
  return cld_finding_explain (&item->inspection->kase, self->library, item->row);
}
