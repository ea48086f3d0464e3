/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-duty-board.h"
#include "cld-duty-people.h"
#include "cld-session.h"
#include "cld-today-findings.h"

G_BEGIN_DECLS

/* The duties of a session, kept up with every change: one a session, shared by its pages. The board is loaded on another
 * thread; until it is there get_board() is %NULL and pages show that they are counting.
 *
 * Signal `changed` (child): emitted on the main thread when the board has been loaded (%NULL) or recomputed for one child
 * (its number) or for everybody (%NULL). What pages took from the board before is void then. */
#define CLD_TYPE_DUTY_WATCH (cld_duty_watch_get_type ())
G_DECLARE_FINAL_TYPE (CldDutyWatch, cld_duty_watch, CLD, DUTY_WATCH, GObject)

CldDutyWatch *cld_duty_watch_of (CldSession *session);                       /* transfer none; made when first asked for, loading at once */
const CldDutyBoard *cld_duty_watch_get_board (CldDutyWatch *self);           /* (nullable) */
const CldDutyPeople *cld_duty_watch_get_people (CldDutyWatch *self);         /* (nullable): as long as the board */
CldTodayFindings *cld_duty_watch_get_findings (CldDutyWatch *self);          /* (nullable): as long as the board */
CldInspectionRegister *cld_duty_watch_get_inspections (CldDutyWatch *self);  /* (nullable): as long as the board */
const char *cld_duty_watch_get_fault (CldDutyWatch *self);                   /* (nullable): why it could not be loaded */
void cld_duty_watch_set_forecast (CldDutyWatch *self, gint32 until);         /* rows are projected up to this day; reloads; default none */

G_END_DECLS
