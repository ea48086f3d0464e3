/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-inspection-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-codes.h"
#include "cld-kinds.h"

/* Steps of the Department for Education with an authority, up to a trust. They mostly go up in time; practice also goes back down, or
 * adds an adviser to a notice: then with a reason. */

static gboolean
needs_reason (const char *kind)
{
  return _cld_list_has ("DIR;COMM;PARTN;TRUSTV;TRUSTD", kind);
}

static gboolean
needs_commissioner (const char *kind)
{
  return _cld_list_has ("PARTN;TRUSTV;TRUSTD", kind);
}

static void
check_intervention_alone (const CldInspectionCase *self, const CldRow *step, GPtrArray *faults)
{
  const char *kind = step->values[INTERVENTION_KIND], *from = step->values[INTERVENTION_FROM_ON], *until = step->values[INTERVENTION_UNTIL_ON];

  if (self->scope != CLD_SCOPE_LA)
    _cld_faults_add (faults, INTERVENTION_INSPECTION, TRUE, _ ("The Department for Education intervenes with authorities. What a regulator does with a provider is enforcement."));
  if (kind && !cld_code_list_lookup (cld_code_list_find ("insp_intervention"), kind))
    _cld_faults_add (faults, INTERVENTION_KIND, FALSE, _ ("This step is in no list."));
  if (from && self->day && strcmp (from, self->day) < 0)
    _cld_faults_add (faults, INTERVENTION_FROM_ON, TRUE, _ ("It begins before the inspection that it follows. Check both dates."));
  if (from && until && strcmp (until, from) < 0)
    _cld_faults_add (faults, INTERVENTION_UNTIL_ON, TRUE, _ ("It ends before it begins. Check both dates."));
  if (!step->values[INTERVENTION_REASON] && g_strcmp0 (kind, "COMM") == 0)
    _cld_faults_add (faults, INTERVENTION_REASON, TRUE, _ ("A commissioner is appointed for persistent or systemic failure: say which it was, and why."));
  else if (!step->values[INTERVENTION_REASON] && needs_reason (kind))
    _cld_faults_add (faults, INTERVENTION_REASON, TRUE, _ ("Say why this step was taken."));
}

/* Ending the ladder comes last. */
static void
check_lift (const CldRow *step, const CldRow *other, GPtrArray *faults)
{
  const char *from = step->values[INTERVENTION_FROM_ON], *other_from = other->values[INTERVENTION_FROM_ON];
  gboolean lifts = g_strcmp0 (step->values[INTERVENTION_KIND], "LIFT") == 0, other_lifts = g_strcmp0 (other->values[INTERVENTION_KIND], "LIFT") == 0;

  if (lifts == other_lifts || !from || !other_from)
    return;
  if (lifts && strcmp (from, other_from) < 0)
    _cld_faults_add (faults, INTERVENTION_FROM_ON, TRUE, _ ("The intervention is lifted before another step of it begins. Check both dates."));
  else if (other_lifts && strcmp (other_from, from) < 0)
    _cld_faults_add (faults, INTERVENTION_FROM_ON, TRUE, _ ("The intervention was lifted before this step begins. A new one follows a new inspection."));
}

/* A lower step after a higher one has a reason; told of whichever of the two is looked at. */
static void
check_step_down (const CldRow *step, const CldRow *other, GPtrArray *faults)
{
  int rung = cld_intervention_rung (step->values[INTERVENTION_KIND]), other_rung = cld_intervention_rung (other->values[INTERVENTION_KIND]);
  const CldRow *lower = rung < other_rung ? step : other, *higher = lower == step ? other : step;
  const char *label = cld_code_list_label ("insp_intervention", lower->values[INTERVENTION_KIND]), *higher_label = cld_code_list_label ("insp_intervention", higher->values[INTERVENTION_KIND]);
  g_autofree char *day = cld_value_display_date (lower->values[INTERVENTION_FROM_ON]), *higher_day = cld_value_display_date (higher->values[INTERVENTION_FROM_ON]);

  if (lower->values[INTERVENTION_REASON] || !_cld_steps_are_out_of_order (rung, step->values[INTERVENTION_FROM_ON], other_rung, other->values[INTERVENTION_FROM_ON]))
    return;
  if (lower == other)
    _cld_faults_take (faults, INTERVENTION_FROM_ON, TRUE,
                      /* Translators: %1$s is the lower of two steps, %2$s its date, %3$s the higher step, %4$s its date */
                      g_strdup_printf (_ ("“%1$s” (%2$s) is a lower step than “%3$s” (%4$s), begins after it and has no reason. Give that step its reason first, or check both dates."), label, day, higher_label, higher_day));
  else if (!needs_reason (step->values[INTERVENTION_KIND]))
    _cld_faults_take (faults, INTERVENTION_REASON, TRUE,
                      /* Translators: %1$s is the lower of two steps, %2$s its date, %3$s the higher step, %4$s its date */
                      g_strdup_printf (_ ("“%1$s” (%2$s) is a lower step than “%3$s” (%4$s) and begins after it: say why, or check both dates."), label, day, higher_label, higher_day));
}

static void
check_intervention_ladder (const CldRow *step, GPtrArray *others, GPtrArray *faults)
{
  const char *kind = step->values[INTERVENTION_KIND], *from = step->values[INTERVENTION_FROM_ON];
  gboolean commissioned = FALSE;

  for (guint i = 0; i < others->len; i++)
    {
      const CldRow *other = others->pdata[i];
      const char *other_kind = other->values[INTERVENTION_KIND], *other_from = other->values[INTERVENTION_FROM_ON];

      if (_cld_row_is (other, step) || g_strcmp0 (other->values[INTERVENTION_INSPECTION], step->values[INTERVENTION_INSPECTION]) != 0)
        continue;
      if (g_strcmp0 (other_kind, "COMM") == 0 && (!from || (other_from && strcmp (other_from, from) <= 0)))
        commissioned = TRUE;
      check_lift (step, other, faults);
      check_step_down (step, other, faults);
    }
  if (needs_commissioner (kind) && !commissioned)
    _cld_faults_add (faults, INTERVENTION_KIND, TRUE, _ ("A partnership or a trust follows a commissioner’s review of whether services leave the authority’s control: record the commissioner first."));
}

/**
 * cld_intervention_check:
 * @self: the inspection it follows
 * @intervention: row of kind intervention
 * @others: (element-type CldRow): the other steps after the inspection
 *
 * The Department for Education’s ladder, from support to a trust: a commissioner is appointed for persistent or systemic failure,
 * a direction under section 497A of the Education Act 1996 and what follows it need a reason, a partnership or a trust comes after a
 * commissioner, the end of the ladder last. A lower step may begin after a higher one (an adviser after a notice, a step down), with
 * a reason.
 *
 * Returns: (transfer full) (element-type CldInspectionFault): what is wrong with it, refusals first
 */
GPtrArray *
cld_intervention_check (const CldInspectionCase *self, const CldRow *intervention, GPtrArray *others)
{
  GPtrArray *faults = _cld_faults_new ();

  check_intervention_alone (self, intervention, faults);
  check_intervention_ladder (intervention, others, faults);
  return faults;
}
