/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-inspection-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-codes.h"
#include "cld-kinds.h"

/* The legal footing of findings. No regulation breached, no requirement: a standard or guidance alone gives a recommendation, and
 * an authority, which is inspected and not regulated, has areas for improvement. */

typedef struct
{
  const CldInspectionCase *self;
  const CldLegalLibrary *library;
  const CldRow *finding;
  CldFooting *footing;
  GPtrArray *faults;
} Check;

static gboolean
is_type (const Check *c, const char *type)
{
  return g_strcmp0 (c->finding->values[FINDING_TYPE], type) == 0;
}

static void
check_scope (const Check *c)
{
  const char *type = c->finding->values[FINDING_TYPE];
  const char *scope = _cld_list_cell ("insp_finding_type", type, "scope");

  if (type && !cld_code_list_lookup (cld_code_list_find ("insp_finding_type"), type))
    _cld_faults_add (c->faults, FINDING_TYPE, FALSE, _ ("This type is in no list."));
  else if (scope && strcmp (scope, "provider") == 0 && c->self->scope == CLD_SCOPE_LA)
    _cld_faults_add (c->faults, FINDING_TYPE, TRUE, _ ("An authority is inspected, not regulated: it has areas for improvement and areas for priority action, never requirements or recommendations. Choose another type."));
  else if (scope && strcmp (scope, "LA") == 0 && c->self->scope == CLD_SCOPE_PROVIDER)
    _cld_faults_add (c->faults, FINDING_TYPE, TRUE, _ ("Only an authority has areas for improvement, priority action or weaknesses with an expectation. A provider has requirements and recommendations. Choose another type."));
}

/* Why what is cited carries no requirement; %NULL where nothing is cited at all. */
static char *
describe_lack (const Check *c)
{
  for (guint i = 0; i < c->footing->others->len; i++)
    {
      const CldCitation *citation = c->footing->others->pdata[i];
      g_autofree char *name = NULL;

      if (!_cld_legal_is_law (citation->reference))
        continue;
      if (strcmp (citation->reference->audience, "LA") != 0)
        return NULL; /* not in force, which is said by itself */
      name = cld_legal_library_cite (c->library, citation->text, c->self->day);
      /* Translators: %s is a regulation */
      return g_strdup_printf (_ ("A requirement rests on a breach of a regulation, and %s is a duty of authorities, not of the provider: name the regulation on the provider that is breached, or make it a recommendation."), name);
    }
  if (c->footing->others->len > 0)
    {
      g_autofree char *names = _cld_citations_join (c->library, c->footing->others, c->self->day);

      /* Translators: %s names standards or guidance */
      return g_strdup_printf (_ ("A requirement rests on a breach of a regulation: name the regulation that not following %s shows a breach of, or make it a recommendation."), names);
    }
  return g_strdup (_ ("A requirement rests on a breach of a regulation: name the regulation that was in force on the day of the inspection, or make it a recommendation."));
}

static void
check_requirement (const Check *c)
{
  g_autofree char *lack = NULL;

  if (!is_type (c, "REQ") || c->self->scope == CLD_SCOPE_LA || c->footing->breached->len > 0)
    return;
  lack = describe_lack (c);
  if (lack)
    _cld_faults_take (c->faults, FINDING_REGULATIONS, TRUE, g_steal_pointer (&lack));
}

static void
check_source (const Check *c)
{
  if (is_type (c, "REC") && c->footing->citations->len == 0)
    _cld_faults_add (c->faults, FINDING_GUIDANCE, TRUE, _ ("A recommendation says what it rests on: name the guide, the standard, the guidance or the regulation."));
}

/* What was not in force that day: no requirement rests on it; else it is only said. */
static void
check_in_force (const Check *c, const CldCitation *citation)
{
  gboolean refused = is_type (c, "REQ") && _cld_legal_is_law (citation->reference);
  g_autofree char *name = NULL, *days = NULL, *day = NULL;

  if (cld_legal_reference_is_in_force (citation->reference, c->self->day))
    return;
  name = cld_legal_library_cite (c->library, citation->text, c->self->day);
  days = _cld_legal_days (citation->reference);
  day = cld_value_display_date (c->self->day);
  _cld_faults_take (c->faults, citation->field, refused,
                    /* Translators: %1$s is a regulation or standard, %2$s is "from ... to ...", %3$s a date */
                    g_strdup_printf (refused ? _ ("%1$s was in force %2$s, so not on the day of the inspection, %3$s. Name what was in force that day.") : _ ("%1$s was in use %2$s, so not on the day of the inspection, %3$s."), name, days, day));
}

static void
check_audience (const Check *c, const CldCitation *citation)
{
  const CldLegalReference *reference = citation->reference;
  gboolean on_provider = c->self->scope == CLD_SCOPE_PROVIDER;
  g_autofree char *name = cld_legal_library_cite (c->library, citation->text, c->self->day);

  if (on_provider && strcmp (reference->audience, "LA") == 0 && reference->form == CLD_LEGAL_STATUTORY_GUIDANCE)
    _cld_faults_take (c->faults, citation->field, FALSE,
                      /* Translators: %1$s is guidance, %2$s the law it was made under */
                      reference->power ? g_strdup_printf (_ ("%1$s is aimed at local authorities (%2$s): a provider may be asked to follow it as good practice, and no more."), name, reference->power) : g_strdup_printf (_ ("%s is aimed at local authorities: a provider may be asked to follow it as good practice, and no more."), name));
  else if (on_provider && strcmp (reference->audience, "LA") == 0)
    /* Translators: %s is a regulation or standard */
    _cld_faults_take (c->faults, citation->field, FALSE, g_strdup_printf (_ ("%s is a duty of local authorities, not of the provider."), name));
  else if (!on_provider && strcmp (reference->audience, "PROVIDER") == 0 && !_cld_list_has (reference->provider_types, "LAFS"))
    /* Translators: %s is a regulation or standard */
    _cld_faults_take (c->faults, citation->field, FALSE, g_strdup_printf (_ ("%s is about providers, not about authorities."), name));
  else if (on_provider && reference->provider_types && c->self->provider_type && !_cld_list_has (reference->provider_types, c->self->provider_type))
    _cld_faults_take (c->faults, citation->field, FALSE,
                      /* Translators: %1$s is a regulation or standard, %2$s a type of provider */
                      g_strdup_printf (_ ("%1$s is not about a provider of this type (%2$s)."), name, cld_code_list_label ("insp_provider_type", c->self->provider_type)));
}

static gboolean
stands_in_place (const CldCitation *citation)
{
  switch (citation->reference->form)
    {
    case CLD_LEGAL_ACT:
    case CLD_LEGAL_REGULATION:
      return citation->field == FINDING_REGULATIONS;
    case CLD_LEGAL_STANDARD:
      return citation->field == FINDING_STANDARDS;
    case CLD_LEGAL_GUIDE:
    case CLD_LEGAL_STATUTORY_GUIDANCE:
    case CLD_LEGAL_POLICY:
    default:
      return citation->field == FINDING_GUIDANCE;
    }
}

static void
check_citation (const Check *c, const CldCitation *citation)
{
  g_autofree char *name = NULL;

  if (!citation->reference)
    {
      _cld_faults_add (c->faults, citation->field, FALSE, _ ("One of these references is not in the library, so it counts for nothing. Choose it from the library, or record it there first."));
      return;
    }
  check_in_force (c, citation);
  check_audience (c, citation);
  if (stands_in_place (citation))
    return;
  name = cld_legal_library_cite (c->library, citation->text, c->self->day);
  _cld_faults_take (c->faults, citation->field, FALSE,
                    /* Translators: %1$s is a regulation or standard, %2$s one of "regulation", "standard", "guidance" */
                    g_strdup_printf (_ ("%1$s counts as what it is, %2$s, though it is written among others."), name, _cld_legal_is_law (citation->reference) ? _ ("a regulation") : citation->reference->form == CLD_LEGAL_STANDARD ? _ ("a standard")
                                                                                                                                                                                                                                     : _ ("guidance")));
}

static void
check_dates (const Check *c)
{
  const char *due = c->finding->values[FINDING_DUE_ON], *met = c->finding->values[FINDING_MET_ON];
  const char *type = c->finding->values[FINDING_TYPE];

  if (!due && g_strcmp0 (_cld_list_cell ("insp_finding_type", type, "needs_due_date"), "yes") == 0)
    _cld_faults_add (c->faults, FINDING_DUE_ON, TRUE, is_type (c, "REQ") ? _ ("A requirement says by when it must be met: give the date.") : _ ("This type of finding says by when something must be done: give the date."));
  if (due && c->self->day && strcmp (due, c->self->day) < 0)
    _cld_faults_add (c->faults, FINDING_DUE_ON, FALSE, _ ("It is due before the inspection started."));
  if (met && c->self->day && strcmp (met, c->self->day) < 0)
    _cld_faults_add (c->faults, FINDING_MET_ON, TRUE, _ ("It cannot have been met before the inspection started. Check both dates."));
  if (!met && g_strcmp0 (c->finding->values[FINDING_STATUS], "MET") == 0)
    _cld_faults_add (c->faults, FINDING_MET_ON, FALSE, _ ("It is met, but the day is not recorded."));
}

/**
 * cld_finding_check:
 * @self: the inspection
 * @library: what can be cited
 * @finding: row of kind finding
 *
 * Refused is a requirement that names no regulation on the provider in force on the inspection's day, or that names one that was
 * not; a recommendation without a source; a type of the other scope; a date that is missing or cannot be. Requirements rest on
 * section 22 of the Care Standards Act 2000 and the regulations made under it; guidance under section 7 of the Local Authority
 * Social Services Act 1970 binds authorities alone.
 *
 * Returns: (transfer full) (element-type CldInspectionFault): what is wrong with it, refusals first
 */
GPtrArray *
cld_finding_check (const CldInspectionCase *self, const CldLegalLibrary *library, const CldRow *finding)
{
  g_autoptr (CldFooting) footing = _cld_footing_new (self, library, finding);
  Check c = { self, library, finding, footing, _cld_faults_new () };

  check_scope (&c);
  check_requirement (&c);
  check_source (&c);
  for (guint i = 0; i < footing->citations->len; i++)
    check_citation (&c, footing->citations->pdata[i]);
  check_dates (&c);
  if (is_type (&c, "WEAK") && !finding->values[FINDING_EXPECTATION])
    _cld_faults_add (c.faults, FINDING_EXPECTATION, FALSE, _ ("A weakness goes with what is expected of the authority: say what."));
  return c.faults;
}
