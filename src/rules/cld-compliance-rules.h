/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-duty.h"

G_BEGIN_DECLS

/**
 * CldComplianceWhat:
 * @CLD_COMPLIANCE_ON_TIME: done on or before the day it was due
 * @CLD_COMPLIANCE_LATE: done after it
 * @CLD_COMPLIANCE_MISSING: that day is over and it is not done
 * @CLD_COMPLIANCE_NOT_RECORDED: a fact is missing, so nobody can say when it was due
 * @CLD_COMPLIANCE_WAIVED: somebody decided, with a reason, that it was not needed
 * @CLD_COMPLIANCE_LAPSED: what it hung on ended first: nothing was owed
 * @CLD_COMPLIANCE_NOT_YET: not due yet
 *
 * What became of a duty. Each is counted by itself: none stands for another, and nothing adds duties up to one figure.
 */
typedef enum
{
  CLD_COMPLIANCE_ON_TIME,
  CLD_COMPLIANCE_LATE,
  CLD_COMPLIANCE_MISSING,
  CLD_COMPLIANCE_NOT_RECORDED,
  CLD_COMPLIANCE_WAIVED,
  CLD_COMPLIANCE_LAPSED,
  CLD_COMPLIANCE_NOT_YET,
  CLD_COMPLIANCE_N
} CldComplianceWhat;

/**
 * CldCohort:
 * @CLD_COHORT_EVERYBODY: every child
 * @CLD_COHORT_LOOKED_AFTER: looked after on the day
 * @CLD_COHORT_CARE_LEAVERS: 16 to 24 on the day, not looked after then, but at some time since the 16th birthday
 *
 * Of which children. Children who get help and protection only are not held here, so there is no such cohort.
 */
typedef enum
{
  CLD_COHORT_EVERYBODY,
  CLD_COHORT_LOOKED_AFTER,
  CLD_COHORT_CARE_LEAVERS,
  CLD_COHORT_N
} CldCohort;

typedef enum
{
  CLD_STRENGTHS_ALL,
  CLD_STRENGTHS_MUST,   /* an Act or a regulation */
  CLD_STRENGTHS_SHOULD, /* everything else: guidance, local practice */
} CldStrengths;

gboolean cld_compliance_judge (const CldDuty *duty, CldComplianceWhat *what, gint32 *day);
const char *cld_compliance_what_id (CldComplianceWhat what);
const char *cld_compliance_what_label (CldComplianceWhat what);

gboolean cld_cohort_has (CldCohort cohort, const CldFacts *facts, gint32 day);
const char *cld_cohort_label (CldCohort cohort);
gboolean cld_cohort_find (const char *id, CldCohort *cohort);
const char *cld_cohort_get_limits (void);

gboolean cld_strengths_has (CldStrengths strength, const CldDuty *duty);

G_END_DECLS
