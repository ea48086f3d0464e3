/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-inspection-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-codes.h"
#include "cld-kinds.h"

/* Steps of a regulator against a provider: only on a breach, and up the ladder in the order of their days. */

typedef struct
{
  const CldRow *step;
  const CldRow *provider;
  GPtrArray *faults;
} Check;

static int
rung_of (const char *list, const char *kind)
{
  const char *ladder = _cld_list_cell (list, kind, "ladder");

  return ladder ? (int) g_ascii_strtoll (ladder, NULL, 10) : 0;
}

/**
 * cld_enforcement_rung:
 * @kind: (nullable): code of insp_enforcement.csv
 *
 * Returns: how far up the ladder it is; 0 for no enforcement, or a kind that is not known
 */
int
cld_enforcement_rung (const char *kind)
{
  return rung_of ("insp_enforcement", kind);
}

/**
 * cld_intervention_rung:
 * @kind: (nullable): code of insp_intervention.csv
 *
 * Returns: how far up the ladder it is; 0 for none, for the end of the ladder, or a kind that is not known
 */
int
cld_intervention_rung (const char *kind)
{
  return rung_of ("insp_intervention", kind);
}

/**
 * cld_enforcement_blocks_placements:
 * @kind: (nullable): code of insp_enforcement.csv
 *
 * Returns: whether no child is newly placed with the provider while it is in force
 */
gboolean
cld_enforcement_blocks_placements (const char *kind)
{
  return g_strcmp0 (_cld_list_cell ("insp_enforcement", kind, "blocks_placements"), "yes") == 0;
}

static gboolean
is_kind (const CldRow *step, const char *kind)
{
  return g_strcmp0 (step->values[ENFORCEMENT_KIND], kind) == 0;
}

static void
check_provider (const Check *c)
{
  const char *type = c->provider ? c->provider->values[PROVIDER_TYPE] : NULL, *framework = _cld_list_cell ("insp_provider_type", type, "framework");
  const char *kind = c->step->values[ENFORCEMENT_KIND], *scope = _cld_list_cell ("insp_enforcement", kind, "scope");

  if (framework && g_str_has_prefix (framework, "ILACS"))
    _cld_faults_add (c->faults, ENFORCEMENT_PROVIDER, TRUE, _ ("An authority is inspected, not regulated: nobody enforces against it. What follows there is an intervention of the Department for Education."));
  else if (scope && type && strcmp (scope, "provider") != 0 && strcmp (scope, "any") != 0 && !_cld_list_has (scope, type))
    _cld_faults_take (c->faults, ENFORCEMENT_KIND, TRUE,
                      /* Translators: %1$s is a step of enforcement, %2$s a type of provider */
                      g_strdup_printf (_ ("“%1$s” is not a step against a provider of this type (%2$s). Choose another."), cld_code_list_label ("insp_enforcement", kind), cld_code_list_label ("insp_provider_type", type)));
  if (kind && !cld_code_list_lookup (cld_code_list_find ("insp_enforcement"), kind))
    _cld_faults_add (c->faults, ENFORCEMENT_KIND, FALSE, _ ("This step is in no list."));
}

static void
check_breach (const Check *c, const CldLegalLibrary *library, const CldRow *finding, const CldInspectionCase *found_in)
{
  if (is_kind (c->step, "NONE"))
    return;
  if (!finding)
    {
      if (!c->step->values[ENFORCEMENT_NOTE])
        _cld_faults_add (c->faults, ENFORCEMENT_NOTE, TRUE, _ ("Enforcement rests on a breach: choose the requirement, or say which regulation was breached and how we know."));
      return;
    }
  if (found_in && found_in->scope == CLD_SCOPE_LA)
    _cld_faults_add (c->faults, ENFORCEMENT_FINDING, TRUE, _ ("This finding is one about an authority, which is inspected and not regulated: nothing is enforced on it."));
  else if (found_in && !cld_finding_can_lead_to_enforcement (found_in, library, finding))
    _cld_faults_add (c->faults, ENFORCEMENT_FINDING, TRUE, _ ("Enforcement rests on a breach of a regulation, and this finding names none that was in force: only a requirement, or a serious concern that shows a breach, can lead to it."));
  if (found_in && g_strcmp0 (found_in->provider, c->step->values[ENFORCEMENT_PROVIDER]) != 0)
    _cld_faults_add (c->faults, ENFORCEMENT_FINDING, TRUE, _ ("This finding is about another provider. Choose one of this provider."));
  if (!c->step->values[ENFORCEMENT_NOTE])
    _cld_faults_add (c->faults, ENFORCEMENT_NOTE, TRUE, _ ("Say why this step was taken."));
}

static void
check_dates (const Check *c, const CldInspectionCase *found_in)
{
  const char *from = c->step->values[ENFORCEMENT_FROM_ON], *until = c->step->values[ENFORCEMENT_UNTIL_ON];

  if (from && until && strcmp (until, from) < 0)
    _cld_faults_add (c->faults, ENFORCEMENT_UNTIL_ON, TRUE, _ ("It ends before it begins. Check both dates."));
  if (from && found_in && found_in->day && strcmp (from, found_in->day) < 0)
    _cld_faults_add (c->faults, ENFORCEMENT_FROM_ON, TRUE, _ ("It begins before the inspection that it rests on. Check both dates."));
}

/* Whether two steps are on the ladder in the wrong order; steps of one rung, or of one day, are not. */
gboolean
_cld_steps_are_out_of_order (int rung, const char *from, int other_rung, const char *other_from)
{
  if (rung == 0 || other_rung == 0 || rung == other_rung || !from || !other_from)
    return FALSE;
  return rung > other_rung ? strcmp (from, other_from) < 0 : strcmp (from, other_from) > 0;
}

char *
_cld_steps_describe_order (const char *list, const char *kind, const char *from, const char *other_kind, const char *other_from, gboolean is_higher)
{
  g_autofree char *day = cld_value_display_date (from), *other_day = cld_value_display_date (other_from);
  const char *label = cld_code_list_label (list, kind), *other_label = cld_code_list_label (list, other_kind);

  /* Translators: %1$s is the higher of two steps, %2$s its date, %3$s the lower step, %4$s its date */
  return g_strdup_printf (_ ("The steps are out of order: “%1$s” (%2$s) is the higher one and cannot begin before “%3$s” (%4$s). Check both dates."),
                          is_higher ? label : other_label,
                          is_higher ? day : other_day,
                          is_higher ? other_label : label,
                          is_higher ? other_day : day);
}

static void
check_ladder (const Check *c, GPtrArray *others)
{
  const char *kind = c->step->values[ENFORCEMENT_KIND], *from = c->step->values[ENFORCEMENT_FROM_ON], *finding = c->step->values[ENFORCEMENT_FINDING];
  int rung = cld_enforcement_rung (kind);
  gboolean proposed = FALSE;

  for (guint i = 0; i < others->len; i++)
    {
      const CldRow *other = others->pdata[i];
      const char *other_kind = other->values[ENFORCEMENT_KIND], *other_from = other->values[ENFORCEMENT_FROM_ON];
      int other_rung = cld_enforcement_rung (other_kind);

      if (_cld_row_is (other, c->step) || g_strcmp0 (other->values[ENFORCEMENT_PROVIDER], c->step->values[ENFORCEMENT_PROVIDER]) != 0)
        continue;
      if (is_kind (other, "NOP") && (!from || !other_from || strcmp (other_from, from) <= 0))
        proposed = TRUE;
      if (finding && g_strcmp0 (other->values[ENFORCEMENT_FINDING], finding) == 0 && _cld_steps_are_out_of_order (rung, from, other_rung, other_from))
        _cld_faults_take (c->faults, ENFORCEMENT_FROM_ON, TRUE, _cld_steps_describe_order ("insp_enforcement", kind, from, other_kind, other_from, rung > other_rung));
    }
  if (is_kind (c->step, "CANC") && !proposed)
    _cld_faults_add (c->faults, ENFORCEMENT_KIND, FALSE, _ ("No notice of proposal to cancel is recorded before this cancellation."));
}

/**
 * cld_enforcement_check:
 * @library: what can be cited
 * @enforcement: row of kind enforcement
 * @provider: (nullable): row of the provider
 * @finding: (nullable): the finding it rests on
 * @found_in: (nullable): the inspection of @finding
 * @others: (element-type CldRow): the other steps against the provider
 *
 * Only a breach of a regulation leads to enforcement (Care Standards Act 2000, Part 2), and only against who is registered: never
 * against an authority. Among the steps that rest on one finding a higher one does not begin before a lower one.
 *
 * Returns: (transfer full) (element-type CldInspectionFault): what is wrong with it, refusals first
 */
GPtrArray *
cld_enforcement_check (const CldLegalLibrary *library, const CldRow *enforcement, const CldRow *provider, const CldRow *finding, const CldInspectionCase *found_in, GPtrArray *others)
{
  Check c = { enforcement, provider, _cld_faults_new () };

  check_provider (&c);
  check_breach (&c, library, finding, found_in);
  check_dates (&c, found_in);
  check_ladder (&c, others);
  return c.faults;
}
