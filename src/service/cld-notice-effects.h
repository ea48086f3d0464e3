/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-arena.h"
#include "cld-duty-board.h"

G_BEGIN_DECLS

/**
 * CldNoticeEffectChild:
 * @child: the number
 * @name: (nullable): what the child is called, with the surname
 * @restricted: whether the child's record is restricted
 * @placement: ref of the placement at that provider; of several the last one
 * @started_on: when it began
 * @ended_on: (nullable): when it ended
 * @now: whether the child is there today
 * @then: whether the child was there on the day of the event, or of the receipt where that is not recorded
 *
 * One of our children who is with the provider that a notice is about, or was in the last twelve months.
 */
typedef struct
{
  const char *child;
  const char *name;
  gboolean restricted;
  const char *placement;
  const char *started_on;
  const char *ended_on;
  gboolean now;
  gboolean then;
} CldNoticeEffectChild;

/**
 * CldNoticeEffectStep:
 * @duty: (nullable): id of the row of the timetable, such as C12; %NULL where there is none
 * @duty_ref: (nullable): ref of the child's row where it is computed, for `why`
 * @child: (nullable): the child it is for, %NULL where it is for the home or for all
 * @what: what has to be done, a sentence, translated
 * @provision: the provision that says so
 * @strength: as the timetable writes it: `ACT`, `REG`, `SG`; `GP` is our own practice
 * @due: the day by which; %CLD_NO_DAY where no number of days is set ("at once", "as soon as")
 * @done: the day it was done, or %CLD_NO_DAY
 * @state: (nullable): of a computed row its state (cld_duty_state_id()); else %NULL: nobody can tell from the record
 *
 * One thing that a notice received sets off.
 */
typedef struct
{
  const char *duty;
  const char *duty_ref;
  const char *child;
  const char *what;
  const char *provision;
  const char *strength;
  gint32 due;
  gint32 done;
  const char *state;
} CldNoticeEffectStep;

/**
 * CldNoticeEffects:
 * @arena: holds all texts
 * @ref: the notice
 * @provision: (nullable): its provision
 * @provider: (nullable): ref of the provider it is about: the one named, else the placement's
 * @provider_name: (nullable): its name
 * @children: (element-type CldNoticeEffectChild): those there now first, then by surname, given names, number
 * @n_now: how many are there now
 * @steps: (element-type CldNoticeEffectStep): by due date, those without one first (they are for at once)
 * @blocks_placements: whether it forbids new placements there until it is closed (section 30A)
 * @is_late: of a reg 41 notice: received later than one working day after the event
 * @n_told: how many reg 41 notices with both dates that provider gave
 * @n_told_late: how many of them late: "1 late of 4"
 *
 * What a notice received sets off.
 */
typedef struct
{
  CldArena *arena;
  const char *ref;
  const char *provision;
  const char *provider;
  const char *provider_name;
  GPtrArray *children;
  guint n_now;
  GPtrArray *steps;
  gboolean blocks_placements;
  gboolean is_late;
  guint n_told;
  guint n_told_late;
} CldNoticeEffects;

CldNoticeEffects *cld_notice_effects_load (CldDb *db, const char *ref, const char *today, GError **error);
void cld_notice_effects_free (CldNoticeEffects *effects);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CldNoticeEffects, cld_notice_effects_free)

G_END_DECLS
