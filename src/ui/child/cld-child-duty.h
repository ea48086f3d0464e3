/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-duty-entry.h"

G_BEGIN_DECLS

/* How many months ahead the duties of a child are worked out, and how near a duty is that stands on top of the overview
 * (as on the page Today). */
#define CLD_CHILD_DUTY_MONTHS 12
#define CLD_CHILD_DUTY_NEAR 7

/**
 * CldChildDutySet:
 * @session: the caseload
 * @facts: the child
 * @duties: (element-type CldDuty): past and present and, as if each were done on its day, those to come
 * @calendar: working days
 * @today: the day
 *
 * All duties of one child, good until the board changes.
 */
typedef struct
{
  CldSession *session;
  const CldFacts *facts;
  GArray *duties;
  const CldCalendar *calendar;
  gint32 today;
} CldChildDutySet;

CldChildDutySet *cld_child_duty_set_new (CldSession *session, const char *child);
void cld_child_duty_set_free (CldChildDutySet *set);
gint32 cld_child_duty_set_get_end (const CldChildDutySet *set);
GArray *cld_child_duty_set_find_near (const CldChildDutySet *set);
GArray *cld_child_duty_set_find_next (const CldChildDutySet *set, guint n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CldChildDutySet, cld_child_duty_set_free)

/**
 * CldChildDutyGroup:
 * @CLD_CHILD_DUTY_OPEN: late, due soon, or without a date that can be computed
 * @CLD_CHILD_DUTY_COMING: due later
 * @CLD_CHILD_DUTY_DONE: done, not needed, or never done and over
 *
 * The groups of the list of a child's duties, in their order.
 */
typedef enum
{
  CLD_CHILD_DUTY_OPEN,
  CLD_CHILD_DUTY_COMING,
  CLD_CHILD_DUTY_DONE,
  CLD_CHILD_DUTY_N_GROUPS
} CldChildDutyGroup;

/* A line of that list: a duty, or the heading of a group. */
#define CLD_TYPE_CHILD_DUTY (cld_child_duty_get_type ())
G_DECLARE_FINAL_TYPE (CldChildDuty, cld_child_duty, CLD, CHILD_DUTY, GObject)

CldChildDuty *cld_child_duty_new_heading (CldChildDutyGroup group, guint n);
GPtrArray *cld_child_duty_list (const CldChildDutySet *set);
CldDutyEntry *cld_child_duty_get_entry (CldChildDuty *self);
CldChildDutyGroup cld_child_duty_get_group (CldChildDuty *self);
const char *cld_child_duty_get_heading (CldChildDuty *self);
const char *cld_child_duty_get_counted_from (CldChildDuty *self);
const char *cld_child_duty_get_days_late (CldChildDuty *self);
const char *cld_child_duty_get_sentence (CldChildDuty *self);
gboolean cld_child_duty_is_same (CldChildDuty *self, CldChildDuty *other);
gboolean cld_child_duty_shows_same (CldChildDuty *self, CldChildDuty *other);

G_END_DECLS
