/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-duty-basis.h"

#include <glib/gi18n-lib.h>

/* Every time limit and its reason in words. */

static const CldBasisInfo infos[CLD_BASIS_N] = {
  [CLD_BASIS_NONE] = { CLD_UNIT_NONE, 0, NULL },
  /* Translators: in all of these %s is a date, such as 10 Jan 2026 */
  [CLD_BASIS_CARE_PLAN] = { CLD_UNIT_WORKING_DAYS, 10, N_("10 working days from the first placement of the period of care, which started on %s") },
  [CLD_BASIS_PLACEMENT_PLAN] = { CLD_UNIT_WORKING_DAYS, 5, N_("5 working days from the start of the placement on %s") },
  [CLD_BASIS_FIRST_HEALTH] = { CLD_UNIT_WORKING_DAYS, 20, N_("20 working days from %s, when the period of care started") },
  [CLD_BASIS_HEALTH_UNDER_5] = { CLD_UNIT_MONTHS, 6, N_("6 months from the health assessment of %s: that is not after the 5th birthday") },
  [CLD_BASIS_HEALTH_FROM_5] = { CLD_UNIT_MONTHS, 12, N_("12 months from the health assessment of %s: 6 months would be after the 5th birthday") },
  [CLD_BASIS_FIRST_SDQ] = { CLD_UNIT_MONTHS, 12, N_("12 months from %s, the later of the start of the period of care and the 4th birthday") },
  [CLD_BASIS_SDQ] = { CLD_UNIT_MONTHS, 12, N_("12 months from the questionnaire of %s") },
  [CLD_BASIS_PEP] = { CLD_UNIT_WORKING_DAYS, 10, N_("10 working days from %s, the later of the start of the period of care and the 3rd birthday") },
  [CLD_BASIS_FIRST_REVIEW] = { CLD_UNIT_WORKING_DAYS, 20, N_("20 working days from %s, when the period of care started") },
  [CLD_BASIS_SECOND_REVIEW] = { CLD_UNIT_MONTHS, 3, N_("3 months from the first review, held on %s") },
  [CLD_BASIS_LATER_REVIEW] = { CLD_UNIT_MONTHS, 6, N_("6 months from the review held on %s") },
  [CLD_BASIS_FIRST_VISIT] = { CLD_UNIT_DAYS, 7, N_("1 week from the start of the placement on %s") },
  [CLD_BASIS_VISIT_FIRST_YEAR] = { CLD_UNIT_DAYS, 42, N_("6 weeks from the visit on %s: in the first year of the placement") },
  [CLD_BASIS_VISIT_UNTIL_18] = { CLD_UNIT_MONTHS, 3, N_("3 months from the visit on %s: after the first year of a placement that is to last until 18") },
  [CLD_BASIS_VISIT_AFTER_YEAR] = { CLD_UNIT_DAYS, 42, N_("6 weeks from the visit on %s: after the first year of the placement, with no agreement recorded that allows fewer visits") },
  [CLD_BASIS_VISIT_LONG_TERM] = { CLD_UNIT_MONTHS, 6, N_("6 months from the visit on %s: after the first year of a long-term foster placement, and the child agreed to fewer visits") },
  [CLD_BASIS_VISIT_WEEKLY] = { CLD_UNIT_DAYS, 7, N_("1 week from the visit on %s: no review had been held in this period of care") },
  [CLD_BASIS_VISIT_REG19] = { CLD_UNIT_DAYS, 42, N_("6 weeks from the visit on %s: with a parent before the assessment was finished, after the first review") },
  [CLD_BASIS_VISIT_REG24] = { CLD_UNIT_DAYS, 28, N_("4 weeks from the visit on %s: temporary approval of the carer, after the first review") },
  [CLD_BASIS_VISIT_INTERIM] = { CLD_UNIT_DAYS, 28, N_("4 weeks from the visit on %s: interim care order and living with a parent, after the first review") },
  [CLD_BASIS_VISIT_ORDER] = { CLD_UNIT_DAYS, 7, N_("1 week from the care order of %s, made while living with a parent") },
  [CLD_BASIS_VISIT_PARENT] = { CLD_UNIT_DAYS, 42, N_("6 weeks from the visit on %s: care order and living with a parent") },
  [CLD_BASIS_VISIT_OTHER_LATER] = { CLD_UNIT_MONTHS, 3, N_("3 months from the visit on %s: somebody else runs the arrangement, after its first year") },
  [CLD_BASIS_VISIT_YDA_LATER] = { CLD_UNIT_MONTHS, 3, N_("3 months from the visit on %s: youth detention accommodation, after the first year") },
  [CLD_BASIS_VISIT_ENFORCEMENT] = { CLD_UNIT_DAYS, 7, N_("1 week from %s, when the notice of enforcement action about the home was received") },
  [CLD_BASIS_BEFORE_PLACEMENT] = { CLD_UNIT_NONE, 0, N_("Before the placement started, on %s") },
  [CLD_BASIS_EMERGENCY] = { CLD_UNIT_WORKING_DAYS, 5, N_("5 working days from the start of the placement on %s, made in an emergency") },
  [CLD_BASIS_RETURN_INTERVIEW] = { CLD_UNIT_HOURS, 72, N_("72 hours from the return on %s") },
  [CLD_BASIS_NEEDS_ASSESSMENT] = { CLD_UNIT_MONTHS, 3, N_("3 months from %s: from that day the child is 16 or over and has been looked after for 91 days since the 14th birthday") },
  [CLD_BASIS_FIRST_AUTHORITY_REVIEW] = { CLD_UNIT_MONTHS, 3, N_("3 months from the placement order of %s") },
  [CLD_BASIS_AUTHORITY_REVIEW] = { CLD_UNIT_MONTHS, 6, N_("6 months from the adoption review held on %s") },
  [CLD_BASIS_FIRST_ADOPTION_REVIEW] = { CLD_UNIT_DAYS, 28, N_("4 weeks from the placement for adoption on %s") },
  [CLD_BASIS_SECOND_ADOPTION_REVIEW] = { CLD_UNIT_MONTHS, 3, N_("3 months from the first adoption review, held on %s") },
  [CLD_BASIS_LATER_ADOPTION_REVIEW] = { CLD_UNIT_MONTHS, 6, N_("6 months from the adoption review held on %s") },
  [CLD_BASIS_ADOPTION_WEEKLY] = { CLD_UNIT_DAYS, 7, N_("1 week from the visit on %s: no adoption review had been held in this placement") },
  [CLD_BASIS_ADOPTION_DECIDED] = { CLD_UNIT_DAYS, 0, N_("As often as the latest adoption review decided, from the visit on %s") },
  [CLD_BASIS_REVIEWING_OFFICER] = { CLD_UNIT_WORKING_DAYS, 5, N_("5 working days from %s, when the period of care started: the law sets no number, this is good practice") },
  [CLD_BASIS_PLAN_AGREED] = { CLD_UNIT_NONE, 0, N_("With the placement plan, made on %s") },
  [CLD_BASIS_HEALTH_PLAN] = { CLD_UNIT_NONE, 0, N_("With the care plan, made on %s: the health plan is part of it") },
  [CLD_BASIS_FIRST_CHECK] = { CLD_UNIT_MONTHS, 12, N_("12 months from %s, when the child came into care: the return asks for one within the year") },
  [CLD_BASIS_LATER_CHECK] = { CLD_UNIT_MONTHS, 12, N_("12 months from the check of %s: the return asks for one within the year") },
  [CLD_BASIS_PEP_FOR_REVIEW] = { CLD_UNIT_WORKING_DAYS, 20, N_("20 working days from %s, when the period of care started: by the first review") },
  [CLD_BASIS_PEP_AT_REVIEW] = { CLD_UNIT_NONE, 0, N_("By the first review of the period of care that started on %s") },
  [CLD_BASIS_REMAND_PLAN] = { CLD_UNIT_WORKING_DAYS, 5, N_("5 working days from the remand to local authority accommodation on %s") },
  [CLD_BASIS_DETENTION_PLAN] = { CLD_UNIT_WORKING_DAYS, 10, N_("10 working days from the remand to youth detention accommodation on %s") },
  [CLD_BASIS_FIRST_SHORT_BREAK] = { CLD_UNIT_MONTHS, 3, N_("3 months from the first short break, which started on %s") },
  [CLD_BASIS_SHORT_BREAK] = { CLD_UNIT_MONTHS, 6, N_("6 months from %s, the last one of the series of short breaks") },
  [CLD_BASIS_FIRST_SECURE] = { CLD_UNIT_MONTHS, 1, N_("1 month from the start of the secure placement on %s") },
  [CLD_BASIS_LATER_SECURE] = { CLD_UNIT_MONTHS, 3, N_("3 months from the secure review held on %s") },
  [CLD_BASIS_SATISFIED] = { CLD_UNIT_NONE, 0, N_("Before the approval of %s") },
  [CLD_BASIS_END_NOTICE] = { CLD_UNIT_NONE, 0, N_("Before the placement ended, on %s") },
  [CLD_BASIS_LATE_END_NOTICE] = { CLD_UNIT_WORKING_DAYS, 10, N_("10 working days from the end of the placement on %s, as no notice was sent before") },
  [CLD_BASIS_PARENT_APPROVAL] = { CLD_UNIT_NONE, 0, N_("Before the child, in care, was placed with a parent on %s") },
  [CLD_BASIS_PARENT_ASSESSMENT] = { CLD_UNIT_WORKING_DAYS, 10, N_("10 working days from %s, when the child was placed with a parent before the assessment was finished") },
  [CLD_BASIS_PARENT_DECISION] = { CLD_UNIT_WORKING_DAYS, 10, N_("10 working days from %s, when the assessment of the parent was finished") },
  [CLD_BASIS_TEMPORARY] = { CLD_UNIT_DAYS, 112, N_("16 weeks from the temporary approval of %s") },
  [CLD_BASIS_EXTENDED] = { CLD_UNIT_DAYS, 56, N_("8 weeks from %s, when the 16 weeks of the temporary approval were over") },
  [CLD_BASIS_RUN_OUT] = { CLD_UNIT_NONE, 0, N_("When the temporary approval ended, on %s: full approval is not recorded") },
  [CLD_BASIS_UNDER_16] = { CLD_UNIT_NONE, 0, N_("From %s on: a child under 16 may not be placed in this type of arrangement") },
  [CLD_BASIS_LEAVING_CARE] = { CLD_UNIT_NONE, 0, N_("Before care ended, on %s") },
  [CLD_BASIS_LEAVING_CARE_16] = { CLD_UNIT_NONE, 0, N_("Before accommodation ended, on %s, at 16 or 17") },
  [CLD_BASIS_INCIDENT] = { CLD_UNIT_WORKING_DAYS, 5, N_("5 working days from the incident on %s") },
  [CLD_BASIS_DEATH] = { CLD_UNIT_WORKING_DAYS, 5, N_("5 working days from the death on %s") },
  [CLD_BASIS_POLICE_PROTECTION] = { CLD_UNIT_DAYS, 3, N_("72 hours from %s, when police protection began") },
  [CLD_BASIS_EMERGENCY_ORDER] = { CLD_UNIT_DAYS, 8, N_("8 days from the emergency protection order of %s") },
  [CLD_BASIS_EXTENDED_ORDER] = { CLD_UNIT_DAYS, 7, N_("7 days from %s, when the emergency protection order was extended") },
  [CLD_BASIS_ASSESSMENT_ORDER] = { CLD_UNIT_DAYS, 7, N_("7 days from the child assessment order of %s") },
  [CLD_BASIS_PATHWAY_REVIEW] = { CLD_UNIT_MONTHS, 6, N_("6 months from %s, when the pathway plan was made or last reviewed") },
  [CLD_BASIS_ASYLUM_SEEKER] = { CLD_UNIT_NONE, 0, N_("By the 18th birthday: unaccompanied asylum-seeking from %s") },
};

static const char *const missing_sentences[CLD_MISSING_N] = {
  [CLD_MISSING_START] = N_("The day it started is not recorded"),
  [CLD_MISSING_REAL_START] = N_("The real start is not recorded: it was on or before the date shown"),
  [CLD_MISSING_START_AFTER_BIRTH] = N_("It starts before the date of birth: one of the two dates is wrong"),
  [CLD_MISSING_END_AFTER_START] = N_("It ends before it starts: one of the two dates is wrong"),
  [CLD_MISSING_DATE_OF_BIRTH] = N_("The date of birth is not recorded"),
  [CLD_MISSING_AREA] = N_("The area authority of the placement is not recorded, or not which authority is the own one"),
  [CLD_MISSING_CONFIDENTIAL_AREA] = N_("The area authority of the placement is confidential (CON)"),
  [CLD_MISSING_VISIT_INTERVAL] = N_("The latest adoption review does not say how often to visit"),
  [CLD_MISSING_PERIOD] = N_("The review lies in no period of care: its date, or the period’s, is wrong or missing"),
  [CLD_MISSING_VISIT_AFTER_BIRTH] = N_("The visit is dated before the date of birth: one of the two dates is wrong"),
  [CLD_MISSING_RANGE] = N_("The date lies beyond the calendar"),
  [CLD_MISSING_LEGAL_STATUS] = N_("The legal status on that day is not recorded"),
  [CLD_MISSING_REASON_ENDED] = N_("Why the period of care ended is not recorded"),
};

/**
 * cld_basis_get_info:
 * @basis: why a row has its date
 *
 * Returns: (transfer none): its time limit and its sentence
 */
const CldBasisInfo *
cld_basis_get_info (CldDutyBasis basis)
{
  g_return_val_if_fail ((guint) basis < CLD_BASIS_N, &infos[CLD_BASIS_NONE]);

  return &infos[basis];
}

/**
 * cld_missing_get_sentence:
 * @missing: what a row lacks
 *
 * Returns: (nullable): what it is, translated; %NULL for nothing
 */
const char *
cld_missing_get_sentence (CldMissing missing)
{
  g_return_val_if_fail ((guint) missing < CLD_MISSING_N, NULL);

  return missing_sentences[missing] ? _(missing_sentences[missing]) : NULL;
}
