/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-facts.h"

G_BEGIN_DECLS

/**
 * CldFactCodes:
 *
 * A list of codes that the timetable knows one by one, as an enum of cld-facts.h.
 */
typedef enum
{
  CLD_FACT_CODES_REMAND,
  CLD_FACT_CODES_REVIEW,
  CLD_FACT_CODES_HEALTH,
  CLD_FACT_CODES_CHECK_STATUS,
  CLD_FACT_CODES_PLAN,
  CLD_FACT_CODES_PROVISION,
  CLD_FACT_CODES_ROLE,
  CLD_FACT_CODES_NOT_SENT,
} CldFactCodes;

guint8 cld_fact_code_find (CldFactCodes list, const char *code);
void cld_approval_fact_set_decision (CldApprovalFact *fact, gint32 decided_on, const char *decision);
void cld_visit_fact_set_outcome (CldVisitFact *fact, const char *code);

G_END_DECLS
