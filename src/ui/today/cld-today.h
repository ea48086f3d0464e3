/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-duty-entry.h"
#include "cld-duty-watch.h"

G_BEGIN_DECLS

/* How far ahead Today looks. */
#define CLD_TODAY_DAYS 7

typedef enum
{
  CLD_TODAY_LATE,
  CLD_TODAY_DUE,
  CLD_TODAY_WEEK,
  CLD_TODAY_UNKNOWN,
  CLD_TODAY_N_GROUPS
} CldTodayGroupId;

/**
 * CldTodayWanted:
 * @mine: only the children of the person who uses the program
 * @worker: (nullable): only those of this worker, by name
 * @team: (nullable): only those of this team, and findings of the whole service
 * @groups: (nullable): letters of the groups of the timetable, such as `BC`
 * @strength: #CldStrength, -1 for any
 * @search: (nullable): folded words that the child's name or number holds
 *
 * Which duties Today is to show.
 */
typedef struct
{
  gboolean mine;
  const char *worker;
  const char *team;
  const char *groups;
  int strength;
  const char *search;
} CldTodayWanted;

/**
 * CldTodayItem:
 * @facts: (nullable): a child
 * @duty: (nullable): a duty of it; else
 * @finding: (nullable): what an inspection leaves to be done, of a child where @facts is set
 *
 * A row of Today.
 */
typedef struct
{
  const CldFacts *facts;
  const CldDuty *duty;
  const CldTodayFinding *finding;
} CldTodayItem;

/**
 * CldTodayWaiting:
 * @facts: a child
 * @notice: a notice about it that was sent
 * @days: working days since then
 *
 * Somebody has not answered.
 */
typedef struct
{
  const CldFacts *facts;
  const CldNoticeFact *notice;
  int days;
} CldTodayWaiting;

/**
 * CldToday:
 * @today: the day
 * @groups: (element-type CldTodayItem): the first of each, by due date
 * @n: how many there are of each
 * @n_of_service: where a team is wanted, how many of them are of no team: findings that are about no child and nobody's who is in one
 * @waiting: (element-type CldTodayWaiting): the longest first
 * @missing: (element-type CldFacts): children who are missing, or away without leave, now
 * @next_day: the first day after those shown on which something is due, %CLD_NO_DAY for none
 *
 * What Today shows, good until the board changes.
 */
typedef struct
{
  gint32 today;
  GArray *groups[CLD_TODAY_N_GROUPS];
  guint n[CLD_TODAY_N_GROUPS];
  guint n_of_service;
  GArray *waiting;
  GPtrArray *missing;
  gint32 next_day;
} CldToday;

CldToday *cld_today_find (const CldDutyBoard *board, const CldDutyPeople *people, const CldTodayFindings *findings, const CldTodayWanted *wanted, guint limit);
void cld_today_free (CldToday *today);
gboolean cld_today_is_worker (const CldDutyBoard *board, const CldDutyPeople *people);

CldDutyEntry *cld_today_item_make_entry (const CldTodayItem *item, CldSession *session, gint32 today);
CldStrength cld_today_finding_strength (const CldTodayFinding *finding);

gint64 cld_today_count (CldSession *session);
gboolean cld_today_is_late (CldSession *session);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CldToday, cld_today_free)

G_END_DECLS
