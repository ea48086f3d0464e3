/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-duty.h"

G_BEGIN_DECLS

/* A fact that an explanation rests on: "Last visit", visit/CHILD/2026-01-10, 2026-01-10 */
typedef struct
{
  const char *label; /* translated */
  const char *kind;  /* record kind: `visit` */
  const char *ref;   /* (nullable) */
  CldWhen at;
} CldWhyFact;

/* A day that was not counted, and why: "Christmas Day", "Saturday". */
typedef struct
{
  gint32 day;
  const char *name; /* translated */
} CldWhySkipped;

/**
 * CldDutyWhy:
 * @row: the rule: id, provision, strength, version
 * @sentence: one sentence, the `why` column: "6 weeks after the visit on 10 Jan 2026: first year of the placement"
 * @state_sentence: why the row is in its state: "Done on 20 Feb 2026, 1 day before it was due"
 * @arithmetic: "10 Jan 2026 + 42 days = 21 Feb 2026"
 * @facts: (element-type CldWhyFact): what it used, in the order of the argument
 * @skipped: (element-type CldWhySkipped): days that were skipped, in order
 * @check_holidays: whether the date lies beyond the table of one-off holidays
 *
 * Why a row has its date. Free with cld_duty_why_free().
 */
typedef struct
{
  const CldTimetableRow *row;
  char *sentence;
  char *state_sentence;
  char *arithmetic;
  GArray *facts;
  GArray *skipped;
  gboolean check_holidays;
} CldDutyWhy;

CldDutyWhy *cld_duty_explain (const CldFacts *facts, const CldDutyRules *rules, gint32 today, const CldDuty *duty);
void cld_duty_why_free (CldDutyWhy *why);
char *cld_duty_dup_why (const CldFacts *facts, const CldDutyRules *rules, gint32 today, const CldDuty *duty); /* @sentence alone, plain, for CSV */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CldDutyWhy, cld_duty_why_free)

G_END_DECLS
