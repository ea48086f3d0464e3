/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-duty.h"
#include "cld-row.h"

G_BEGIN_DECLS

/**
 * CldDutyMark:
 * @ref: the duty's ref
 * @row: index in the timetable
 * @state: #CldDutyState, afterwards
 * @due: when it is due
 * @done: when it was done
 *
 * A duty that a record changed something about.
 */
typedef struct
{
  char *ref;
  guint8 row;
  guint8 state;
  CldWhen due;
  CldWhen done;
} CldDutyMark;

/**
 * CldDutyEffect:
 * @done: (element-type CldDutyMark): duties that the record does: met, or done late
 * @waived: (element-type CldDutyMark): duties that are not needed any more because of it
 * @reopened: (element-type CldDutyMark): duties that were done or waived and are open again
 * @next: the next open duty of the record's series; its ref is %NULL where there is none
 *
 * What a record does to the duties of its child.
 */
typedef struct
{
  GArray *done;
  GArray *waived;
  GArray *reopened;
  CldDutyMark next;
} CldDutyEffect;

/**
 * CldDutySet:
 * @facts: a child's facts
 * @duties: its duties
 * @n: how many
 */
typedef struct
{
  const CldFacts *facts;
  const CldDuty *duties;
  guint n;
} CldDutySet;

CldDutyEffect *cld_duty_effect_find (const CldDutySet *before, const CldDutySet *after, const CldRow *record);
void cld_duty_effect_free (CldDutyEffect *effect);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CldDutyEffect, cld_duty_effect_free)

G_END_DECLS
