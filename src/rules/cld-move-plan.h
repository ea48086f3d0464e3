/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-area.h"
#include "cld-arena.h"
#include "cld-duty.h"
#include "cld-recipients.h"

G_BEGIN_DECLS

/**
 * CldMoveLevel:
 *
 * Who approves a placement because of where it is.
 */
typedef enum
{
  CLD_MOVE_LEVEL_UNKNOWN,  /* whose area it is, is not recorded */
  CLD_MOVE_LEVEL_NONE,     /* in our area */
  CLD_MOVE_LEVEL_NO,       /* next door: the nominated officer */
  CLD_MOVE_LEVEL_DCS,      /* at a distance, another country, or confidential: the director */
  CLD_MOVE_LEVEL_EXEMPT,   /* connected person or our own foster carer: reg 11(4) */
  CLD_MOVE_LEVEL_ADOPTION, /* other regulations */
  CLD_MOVE_LEVEL_ABSENCE,  /* a temporary move is no placement */
} CldMoveLevel;

/* What has to be done, in the order in which it is shown. */
typedef enum
{
  CLD_MOVE_AREA_UNKNOWN, /* say whose area it is */
  CLD_MOVE_COURT,        /* D05: the court approves */
  CLD_MOVE_AGREEMENT,    /* D05: everybody with parental responsibility agrees */
  CLD_MOVE_APPROVAL,     /* D01, D02, D04 */
  CLD_MOVE_AREA_FIRST,   /* D03: area authority notified, or consulted and given the care plan */
  CLD_MOVE_POINTS,       /* D03: wishes, suitability, relatives, reviewing officer */
  CLD_MOVE_PARENT,       /* D11, D12 */
  CLD_MOVE_TEMPORARY,    /* D13: temporary approval of a connected person */
  CLD_MOVE_KS4,          /* D10 */
  CLD_MOVE_LIBERTY,      /* F14: deprivation of liberty */
  CLD_MOVE_SECURE,       /* F12 */
  CLD_MOVE_SECURE_UNDER_13,
  CLD_MOVE_OTHER,        /* D20: "other arrangements" are suitable, visited, and the reviewing officer is told */
  CLD_MOVE_AREA_NOTICE,  /* D07 */
  CLD_MOVE_NOTICES,      /* D06 */
  CLD_MOVE_END_FIRST,    /* D08: review first, other arrangements, reviewing officer */
  CLD_MOVE_END_NOTICES,  /* D08, D09 */
  CLD_MOVE_CARE_PLAN,    /* A03 */
  CLD_MOVE_PLAN,         /* A04, A21 */
  CLD_MOVE_VISIT,        /* C01 and what follows */
  CLD_MOVE_SECURE_REVIEW, /* B09 */
  CLD_MOVE_TEMPORARY_ENDS, /* D13: 16 weeks */
  CLD_MOVE_EXEMPT,       /* reg 11(4): who decided it */
  CLD_MOVE_OFSTED,       /* practice */
  CLD_MOVE_VIRTUAL_SCHOOL, /* guidance */
  CLD_MOVE_N_LINES
} CldMoveLineId;

typedef enum
{
  CLD_MOVE_BEFORE, /* before @due, or on it */
  CLD_MOVE_BY,     /* by the end of @due */
  CLD_MOVE_SOON,   /* as soon as it is decided */
  CLD_MOVE_ALWAYS, /* it has no day */
} CldMoveTiming;

typedef enum
{
  CLD_MOVE_DO_NOTHING,
  CLD_MOVE_DO_ASK,     /* ask for an approval */
  CLD_MOVE_DO_PREPARE, /* prepare notices */
  CLD_MOVE_DO_RECORD,  /* say something on the form */
  CLD_MOVE_DO_WHY,     /* why this date */
} CldMoveAction;

/**
 * CldMoveLine:
 * @id: #CldMoveLineId
 * @must: law rather than guidance
 * @timing: #CldMoveTiming
 * @action: #CldMoveAction
 * @due: the day, %CLD_NO_DAY for none
 * @number: of @unit that @due lies after what it is counted from; 0 where nothing is counted
 * @unit: #CldUnit
 * @duty: (nullable): the row of the timetable, such as `D02`
 * @title: what must happen, translated
 * @provision: such as `reg 11(1)(b)`
 * @detail: (nullable): what is known of it, or who is meant, translated
 * @duty_ref: (nullable): ref of the computed row
 * @n: how many people and bodies
 *
 * A line of what a move brings. Texts live in the arena that was given.
 */
typedef struct
{
  guint8 id;
  gboolean must;
  guint8 timing;
  guint8 action;
  gint32 due;
  int number;
  guint8 unit;
  const char *duty;
  const char *title;
  const char *provision;
  const char *detail;
  const char *duty_ref;
  guint n;
} CldMoveLine;

/**
 * CldMoveApproval:
 * @provision: code of approval_provision.csv
 * @role: code of approval_role.csv; "" where anybody may decide it
 * @due: by when; %CLD_NO_DAY where it is not known
 *
 * A decision that a move needs.
 */
typedef struct
{
  const char *provision;
  const char *role;
  gint32 due;
} CldMoveApproval;

/**
 * CldMoveQuestion:
 * @facts: the child's facts with the placement as it would be recorded and the end of the one before
 * @rules: settings and calendar
 * @today: today
 * @placement: its index, %CLD_NO_FACT for the end of @old alone
 * @old: index of the placement that ends, %CLD_NO_FACT for none
 * @old_ends: whether @old ends with this move: it was open before
 * @to: what decides who is told of @placement
 * @to_end: what decides who is told of the end of @old
 * @child: (nullable): what the child is called, for sentences
 * @area: (nullable): code of the area authority
 * @area_name: (nullable): what it is called
 * @own_name: (nullable): what our own authority is called
 * @where: #CldArea of the area authority
 * @liberty: #CldSaid: the child is deprived of liberty there
 *
 * What is asked.
 */
typedef struct
{
  const CldFacts *facts;
  const CldDutyRules *rules;
  gint32 today;
  guint32 placement;
  guint32 old;
  gboolean old_ends;
  const CldRecipientFacts *to;
  const CldRecipientFacts *to_end;
  const char *child;
  const char *area;
  const char *area_name;
  const char *own_name;
  guint8 where;
  gint8 liberty;
} CldMoveQuestion;

/**
 * CldMovePlan:
 * @lines: (element-type CldMoveLine): what must happen, law first
 * @n_must: how many of them are law
 * @n_should: how many are guidance
 * @level: #CldMoveLevel
 * @place: #CldPlace
 * @why: (nullable): why it is out of area, or in it, a sentence
 * @approvals: (element-type CldMoveApproval): decisions it needs
 * @recipients: (element-type CldRecipient): who is told of the placement
 * @recipients_end: (element-type CldRecipient): who is told that the old one ended
 * @next_review: day of the next review, which a move does not change; %CLD_NO_DAY for none
 * @unchanged: what a move leaves as it is; %NULL-terminated, translated; of @next_review the caller speaks
 * @not_needed: what might be expected and is not needed; %NULL-terminated, translated
 *
 * What a move brings.
 */
typedef struct
{
  GArray *lines;
  guint n_must;
  guint n_should;
  guint8 level;
  guint8 place;
  const char *why;
  GArray *approvals;
  GArray *recipients;
  GArray *recipients_end;
  gint32 next_review;
  const char **unchanged;
  const char **not_needed;
} CldMovePlan;

void cld_move_plan_make (const CldMoveQuestion *question, CldArena *arena, CldMovePlan *plan);
void cld_move_plan_clear (CldMovePlan *plan);
const CldMoveLine *cld_move_plan_find (const CldMovePlan *plan, CldMoveLineId id);
gboolean cld_move_is_key_stage_4 (gint32 date_of_birth, gint32 day);
const char *cld_move_line_id (CldMoveLineId id);

G_END_DECLS
