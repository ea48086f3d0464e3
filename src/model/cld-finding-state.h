/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-date.h"
#include "cld-row.h"

G_BEGIN_DECLS

/**
 * CldFindingState:
 * @CLD_FINDING_NOTHING: nothing has to be done: a strength, a shortfall that was only noted
 * @CLD_FINDING_OPEN: to be done, without a date or before it
 * @CLD_FINDING_DUE: to be done within 14 days
 * @CLD_FINDING_OVERDUE: to be done, and its day is over
 * @CLD_FINDING_MET: done
 * @CLD_FINDING_CARRIED: looked at again in a later inspection
 * @CLD_FINDING_WITHDRAWN: the inspectorate took it back
 *
 * How far a finding, or an action, is. Derived, never stored.
 */
typedef enum
{
  CLD_FINDING_NOTHING,
  CLD_FINDING_OPEN,
  CLD_FINDING_DUE,
  CLD_FINDING_OVERDUE,
  CLD_FINDING_MET,
  CLD_FINDING_CARRIED,
  CLD_FINDING_WITHDRAWN,
} CldFindingState;

#define CLD_FINDING_SOON 14 /* days before its day from which it is due: our choice */

CldFindingState cld_finding_state_get (const CldRow *row, gint32 today, int *days_late);
gboolean cld_finding_state_is_open (CldFindingState state);
const char *cld_finding_state_get_id (CldFindingState state);
const char *cld_finding_state_get_word (CldFindingState state);
char *cld_finding_state_describe (CldFindingState state, const CldRow *row, gint32 today);
int cld_finding_compare_numbers (const char *a, const char *b);

G_END_DECLS
