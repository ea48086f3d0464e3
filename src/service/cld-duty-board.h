/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-db.h"
#include "cld-duty.h"

G_BEGIN_DECLS

/* The facts and duties of the whole caseload, in memory for a session: loaded once, on any thread, then one child at a
 * time after each change. A plain object of one thread at a time, without signals: whoever shows it compares the version,
 * or knows that it called refresh. */
typedef struct _CldDutyBoard CldDutyBoard;

/**
 * CldDutyItem:
 * @facts: the child
 * @duty: one of its duties
 *
 * Good until the board's version changes.
 */
typedef struct
{
  const CldFacts *facts;
  const CldDuty *duty;
} CldDutyItem;

/* A set of states, as bits. */
#define CLD_DUTY_STATE_BIT(state) (1u << (state))
#define CLD_DUTY_STATES_ALL (CLD_DUTY_STATE_BIT (CLD_DUTY_N_STATES) - 1)
#define CLD_DUTY_STATES_OPEN                                                                                 \
  (CLD_DUTY_STATE_BIT (CLD_DUTY_OVERDUE) | CLD_DUTY_STATE_BIT (CLD_DUTY_DUE) | CLD_DUTY_STATE_BIT (CLD_DUTY_UPCOMING) | \
   CLD_DUTY_STATE_BIT (CLD_DUTY_UNKNOWN))

/**
 * CldDutyFilter:
 * @child: (nullable): one child's number as it is recorded
 * @from: first day on which a row is due, %CLD_NO_DAY for any
 * @until: last day, %CLD_NO_DAY for any
 * @states: bits of #CldDutyState; 0 for any
 * @worker: (nullable): the child's worker
 * @team: (nullable): the child's team
 * @ids: (nullable): ids of duties, %NULL-terminated, a whole id or the letter of a group: `C02`, `B`
 *
 * Which duties are meant; an empty one means all. A row without a due date is on no day: @from or @until leave it out.
 */
typedef struct
{
  const char *child;
  gint32 from;
  gint32 until;
  guint states;
  const char *worker;
  const char *team;
  const char *const *ids;
} CldDutyFilter;

#define CLD_DUTY_FILTER_INIT { .from = CLD_NO_DAY, .until = CLD_NO_DAY }

/**
 * CldDutyFunc:
 * @facts: a child
 * @duty: one of its duties
 * @data: the caller's
 *
 * Returns: whether to go on
 */
typedef gboolean (*CldDutyFunc) (const CldFacts *facts, const CldDuty *duty, gpointer data);

CldDutyBoard *cld_duty_board_new (gint32 today, gint32 forecast_until);
void cld_duty_board_free (CldDutyBoard *board);
gboolean cld_duty_board_load (CldDutyBoard *board, CldDb *db, GError **error);
gboolean cld_duty_board_load_child (CldDutyBoard *board, CldDb *db, const char *child, GError **error);
gboolean cld_duty_board_refresh_child (CldDutyBoard *board, CldDb *db, const char *child, GError **error);
void cld_duty_board_set_today (CldDutyBoard *board, gint32 today);

guint cld_duty_board_get_version (const CldDutyBoard *board);
gint32 cld_duty_board_get_today (const CldDutyBoard *board);
const CldDutyRules *cld_duty_board_get_rules (const CldDutyBoard *board);
guint cld_duty_board_get_n_children (const CldDutyBoard *board);
const CldFacts *cld_duty_board_get_child (const CldDutyBoard *board, guint i);
const CldFacts *cld_duty_board_get_facts (const CldDutyBoard *board, const char *child);
const CldDuty *cld_duty_board_get_duties (const CldDutyBoard *board, const char *child, guint *n);
const CldDuty *cld_duty_board_get_next (const CldDutyBoard *board, const char *child);

gboolean cld_duty_filter_matches (const CldDutyFilter *filter, const CldFacts *facts, const CldDuty *duty);
void cld_duty_board_foreach (const CldDutyBoard *board, const CldDutyFilter *filter, CldDutyFunc func, gpointer data);
GArray *cld_duty_board_find (const CldDutyBoard *board, const CldDutyFilter *filter);
guint cld_duty_board_count (const CldDutyBoard *board, const CldDutyFilter *filter);

CldCalendar *cld_duty_calendar_load (CldDb *db, GError **error);
gboolean cld_duty_rules_load (CldDutyRules *rules, CldDb *db, const CldCalendar *calendar, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CldDutyBoard, cld_duty_board_free)

G_END_DECLS
