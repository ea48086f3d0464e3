/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-compliance-rules.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LEAVES_AT_LEAST 16 /* Children (Leaving Care) Act 2000: 16 and 17 relevant, from 18 former relevant */
#define LEAVES_UNTIL 25    /* Children and Social Work Act 2017 s3: to the 25th birthday */

/* clang-format off */
static const struct
{
  const char *id;
  const char *label;
} whats[CLD_COMPLIANCE_N] = {
  [CLD_COMPLIANCE_ON_TIME]      = { "on_time", N_("On time") },
  [CLD_COMPLIANCE_LATE]         = { "late", N_("Late") },
  /* Translators: of duties: due, and not done */
  [CLD_COMPLIANCE_MISSING]      = { "missing", N_("Missing") },
  [CLD_COMPLIANCE_NOT_RECORDED] = { "not_recorded", N_("Not recorded") },
  [CLD_COMPLIANCE_WAIVED]       = { "waived", N_("Waived") },
  /* Translators: of duties: what they were about ended before they were due */
  [CLD_COMPLIANCE_LAPSED]       = { "lapsed", N_("Not owed") },
  [CLD_COMPLIANCE_NOT_YET]      = { "not_due", N_("Not due yet") },
}, cohorts[CLD_COHORT_N] = {
  [CLD_COHORT_EVERYBODY]    = { "all", N_("All children") },
  [CLD_COHORT_LOOKED_AFTER] = { "looked-after", N_("Looked after") },
  [CLD_COHORT_CARE_LEAVERS] = { "care-leavers", N_("Care leavers") },
};
/* clang-format on */

static const CldComplianceWhat of_state[CLD_DUTY_N_STATES] = {
  [CLD_DUTY_MET] = CLD_COMPLIANCE_ON_TIME,
  [CLD_DUTY_LATE] = CLD_COMPLIANCE_LATE,
  [CLD_DUTY_OVERDUE] = CLD_COMPLIANCE_MISSING,
  [CLD_DUTY_MISSED] = CLD_COMPLIANCE_MISSING,
  [CLD_DUTY_LAPSED] = CLD_COMPLIANCE_LAPSED,
  [CLD_DUTY_DUE] = CLD_COMPLIANCE_NOT_YET,
  [CLD_DUTY_UPCOMING] = CLD_COMPLIANCE_NOT_YET,
  [CLD_DUTY_WAIVED] = CLD_COMPLIANCE_WAIVED,
  [CLD_DUTY_UNKNOWN] = CLD_COMPLIANCE_NOT_RECORDED,
  [CLD_DUTY_PROJECTED] = CLD_COMPLIANCE_N,
};

/**
 * cld_compliance_judge:
 * @duty: a duty
 * @what: (out): what became of it
 * @day: (out): the day by which it is counted: when it was due, else the day it is counted from; %CLD_NO_DAY where neither
 *   is known
 *
 * Returns: whether it is counted at all: what is only projected is not
 */
gboolean
cld_compliance_judge (const CldDuty *duty, CldComplianceWhat *what, gint32 *day)
{
  g_return_val_if_fail (duty->state < CLD_DUTY_N_STATES, FALSE);

  *what = of_state[duty->state];
  *day = duty->due.day != CLD_NO_DAY ? duty->due.day : duty->counted_from.day;
  return *what != CLD_COMPLIANCE_N;
}

/**
 * cld_compliance_what_id:
 * @what: what became of duties
 *
 * Returns: its column on the command line
 */
const char *
cld_compliance_what_id (CldComplianceWhat what)
{
  g_return_val_if_fail (what < CLD_COMPLIANCE_N, NULL);

  return whats[what].id;
}

/**
 * cld_compliance_what_label:
 * @what: what became of duties
 *
 * Returns: it in words, translated
 */
const char *
cld_compliance_what_label (CldComplianceWhat what)
{
  g_return_val_if_fail (what < CLD_COMPLIANCE_N, NULL);

  return _(whats[what].label);
}

static gboolean
is_looked_after (const CldFacts *facts, gint32 day)
{
  for (guint i = 0; i < facts->periods.n; i++)
    {
      const CldPeriodFact *period = &facts->periods.at[i];

      if (period->start != CLD_NO_DAY && period->start <= day && (period->end == CLD_NO_DAY || period->end >= day))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_care_leaver (const CldFacts *facts, gint32 day)
{
  gint32 at_16;
  int age;

  if (facts->date_of_birth == CLD_NO_DAY || is_looked_after (facts, day))
    return FALSE;
  age = cld_day_age (facts->date_of_birth, day);
  if (age < LEAVES_AT_LEAST || age >= LEAVES_UNTIL)
    return FALSE;
  at_16 = cld_day_anniversary (facts->date_of_birth, LEAVES_AT_LEAST);
  for (guint i = 0; i < facts->periods.n; i++)
    if (facts->periods.at[i].end != CLD_NO_DAY && facts->periods.at[i].end >= at_16 && facts->periods.at[i].end < day)
      return TRUE;
  return FALSE;
}

/**
 * cld_cohort_has:
 * @cohort: a cohort
 * @facts: a child
 * @day: a day
 *
 * Membership is of a day, so that a duty of last March counts for those who were looked after then. The last day of a
 * period of care is one of being looked after.
 *
 * Returns: whether the child was of the cohort on that day
 */
gboolean
cld_cohort_has (CldCohort cohort, const CldFacts *facts, gint32 day)
{
  switch (cohort)
    {
    case CLD_COHORT_LOOKED_AFTER:
      return is_looked_after (facts, day);
    case CLD_COHORT_CARE_LEAVERS:
      return is_care_leaver (facts, day);
    case CLD_COHORT_EVERYBODY:
    case CLD_COHORT_N:
    default:
      return TRUE;
    }
}

/**
 * cld_cohort_label:
 * @cohort: a cohort
 *
 * Returns: it in words, translated
 */
const char *
cld_cohort_label (CldCohort cohort)
{
  g_return_val_if_fail (cohort < CLD_COHORT_N, NULL);

  return _(cohorts[cohort].label);
}

/**
 * cld_cohort_find:
 * @id: what somebody typed
 * @cohort: (out): the cohort of that name
 *
 * Returns: whether there is one
 */
gboolean
cld_cohort_find (const char *id, CldCohort *cohort)
{
  for (guint i = 0; i < CLD_COHORT_N; i++)
    if (strcmp (cohorts[i].id, id) == 0)
      {
        *cohort = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * cld_cohort_get_limits:
 *
 * Returns: what is said beside the choice of a cohort: which one is not held here
 */
const char *
cld_cohort_get_limits (void)
{
  return _("Children who get help and protection without being looked after are not held in this program.");
}

/**
 * cld_strengths_has:
 * @strength: a strength
 * @duty: a duty
 *
 * Returns: whether the duty is of that strength
 */
gboolean
cld_strengths_has (CldStrengths strength, const CldDuty *duty)
{
  const char *text;
  gboolean must;

  if (strength == CLD_STRENGTHS_ALL)
    return TRUE;
  text = cld_duty_get_strength (duty);
  must = strstr (text, "ACT") || strstr (text, "REG");
  return must == (strength == CLD_STRENGTHS_MUST);
}
