/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-duty-board.h"
#include "cld-duty-people.h"

G_BEGIN_DECLS

/* The columns of the list of duties, in the order they stand; each can be sorted by. */
typedef enum
{
  CLD_DUTIES_DUE,
  CLD_DUTIES_TITLE,
  CLD_DUTIES_CHILD,
  CLD_DUTIES_STRENGTH,
  CLD_DUTIES_PROVISION,
  CLD_DUTIES_WORKER,
  CLD_DUTIES_STATE,
  CLD_DUTIES_DONE,
  CLD_DUTIES_LATE,
  CLD_DUTIES_N_COLUMNS
} CldDutiesColumn;

/**
 * CldDutiesQuery:
 * @filter: which duties, by day, state, worker, team and kind; its days leave out what has no date
 * @undated: whether duties without a date are among them all the same
 * @strength: (nullable): `must` or `should`; %NULL for both
 * @search: (nullable): what was typed: words of a child's name, or its number
 * @sort: the column it is sorted by
 * @descending: turned round
 *
 * What the page of duties shows.
 */
typedef struct
{
  CldDutyFilter filter;
  gboolean undated;
  const char *strength;
  const char *search;
  CldDutiesColumn sort;
  gboolean descending;
} CldDutiesQuery;

/**
 * CldDutiesDay:
 * @n: how many are due
 * @n_late: how many of them are late
 *
 * A day of the calendar.
 */
typedef struct
{
  guint n;
  guint n_late;
} CldDutiesDay;

GArray *cld_duties_query_run (const CldDutiesQuery *query, const CldDutyBoard *board, const CldDutyPeople *people, gint32 first, CldDutiesDay *days, guint n_days);
int cld_duties_days_late (const CldDuty *duty, gint32 today);

G_END_DECLS
