/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-duty-rows.h"
#include "cld-move-plan.h"

G_BEGIN_DECLS

/* What the lines of a plan are made of. */
typedef struct
{
  const CldMoveQuestion *q;
  CldArena *arena;
  CldMovePlan *plan;
  const CldPlacementFact *p;   /* (nullable) */
  const CldPlacementFact *old; /* (nullable) */
  GArray *duties;              /* CldDuty, with the move, on the day it takes effect */
  gint32 start;                /* of the placement */
  const char *status;          /* legal status on the day it takes effect */
  gboolean absence;
  gboolean emergency;
  gboolean in_care;
  int age;
} CldMoveWork;

const CldDuty *_cld_move_find_duty (const CldMoveWork *w, CldDutyRowId row, guint32 placement);
CldMoveLine *_cld_move_add (CldMoveWork *w, CldMoveLineId id, const char *title, const char *provision);
void _cld_move_take_duty (CldMoveWork *w, CldMoveLine *line, const CldDuty *duty);
void _cld_move_not_needed (CldMoveWork *w, const char *text);
gint32 _cld_move_add_working_days (const CldMoveWork *w, gint32 day, int n);

void _cld_move_lines_approvals (CldMoveWork *w);
void _cld_move_lines_conditions (CldMoveWork *w);
void _cld_move_lines_notices (CldMoveWork *w);
void _cld_move_lines_end (CldMoveWork *w);
void _cld_move_lines_plans (CldMoveWork *w);
void _cld_move_lines_guidance (CldMoveWork *w);

G_END_DECLS
