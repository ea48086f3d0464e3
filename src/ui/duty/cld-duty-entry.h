/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-duty-look.h"
#include "cld-session.h"
#include "cld-today-findings.h"

G_BEGIN_DECLS

/**
 * CldDutyTexts:
 * @ref: ref of the duty: `C02/BR0117/...`
 * @child: (nullable): the child's number; %NULL where an inspection leaves something to be done that is about no child
 * @name: what the child is called
 * @name_and_age: `Jay Marsh, 11`; the name alone where the age is not known
 * @worker: the social worker's name, “You” for who uses the program; "" where none is recorded
 * @team: (nullable): the team
 * @id: id in the timetable: `C02`
 * @title: `Visit`
 * @missing: (nullable): the fact without which its date cannot be said
 * @provision: in short: `reg 28(2)(b)`
 * @source: in full
 * @state: its state
 * @state_words: `3 days late`
 * @due_day: the day, %CLD_NO_DAY where it is not known
 * @due: `Sat 1 Mar`; "" where it is not known
 * @done: `Sat 1 Mar`; "" where it was not done
 * @look: icon and class of the state
 * @strength: how binding it is
 * @action: (nullable): what the button says: `Record visit`; %NULL where nothing can be done
 * @kind: (nullable): id of the kind of record that does it
 * @sentence: what a screen reader says of the row
 * @record: (nullable): of what an inspection leaves to be done: ref of the finding or action, of which @kind is the kind
 * @inspection: (nullable): ref of its inspection
 * @finding: (nullable): ref of its finding
 *
 * What a list shows of a duty.
 */
typedef struct
{
  char *ref;
  char *child;
  char *name;
  char *name_and_age;
  char *worker;
  char *team;
  const char *id;
  char *title;
  const char *missing;
  char *provision;
  const char *source;
  CldDutyState state;
  char *state_words;
  gint32 due_day;
  char *due;
  char *done;
  const CldDutyLook *look;
  CldStrength strength;
  const char *action;
  const char *kind;
  char *sentence;
  char *record;
  char *inspection;
  char *finding;
} CldDutyTexts;

/* One duty, or one thing that an inspection leaves to be done, with its own copies of what a row shows: it outlives the board that it
 * was taken from. */
#define CLD_TYPE_DUTY_ENTRY (cld_duty_entry_get_type ())
G_DECLARE_FINAL_TYPE (CldDutyEntry, cld_duty_entry, CLD, DUTY_ENTRY, GObject)

CldDutyEntry *cld_duty_entry_new (CldSession *session, const CldFacts *facts, const CldDuty *duty, gint32 today);
CldDutyEntry *cld_duty_entry_new_for_finding (CldSession *session, const CldFacts *facts, const CldTodayFinding *finding, gint32 today);
const CldDutyTexts *cld_duty_entry_get_texts (CldDutyEntry *self);
CldSession *cld_duty_entry_get_session (CldDutyEntry *self);

G_END_DECLS
