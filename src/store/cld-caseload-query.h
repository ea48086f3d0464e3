/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-db.h"
#include "cld-ids.h"

/**
 * CldCaseloadScope:
 * @CLD_CASELOAD_IN_CARE: a period of care is in force on the day
 * @CLD_CASELOAD_LEFT: there was one, and none is in force
 * @CLD_CASELOAD_EVERYONE: all that are recorded
 *
 * Which children are meant.
 */
typedef enum
{
  CLD_CASELOAD_IN_CARE,
  CLD_CASELOAD_LEFT,
  CLD_CASELOAD_EVERYONE,
} CldCaseloadScope;

/**
 * CldCaseloadSort:
 * @CLD_CASELOAD_BY_NAME: folded surname, given names, number
 * @CLD_CASELOAD_BY_NUMBER: the child's number
 * @CLD_CASELOAD_BY_AGE: the youngest first
 * @CLD_CASELOAD_BY_LEGAL_STATUS: its code
 * @CLD_CASELOAD_BY_TYPE: code of the placement
 * @CLD_CASELOAD_BY_CARER: folded carer, or provider where no carer is recorded
 * @CLD_CASELOAD_BY_SINCE: start of the placement
 * @CLD_CASELOAD_BY_MILES: distance of the placement from home
 * @CLD_CASELOAD_BY_WORKER: the social worker
 * @CLD_CASELOAD_BY_TEAM: the team
 * @CLD_CASELOAD_BY_IRO: the independent reviewing officer
 * @CLD_CASELOAD_BY_SEEN: the last visit at which the child was seen, the oldest first
 * @CLD_CASELOAD_BY_ALONE: days since the child was seen alone, the fewest first
 * @CLD_CASELOAD_BY_ALERT: missing, away, restricted, other alerts
 *
 * What a list is sorted by. What is not recorded comes last in either direction; the rest by name.
 */
typedef enum
{
  CLD_CASELOAD_BY_NAME,
  CLD_CASELOAD_BY_NUMBER,
  CLD_CASELOAD_BY_AGE,
  CLD_CASELOAD_BY_LEGAL_STATUS,
  CLD_CASELOAD_BY_TYPE,
  CLD_CASELOAD_BY_CARER,
  CLD_CASELOAD_BY_SINCE,
  CLD_CASELOAD_BY_MILES,
  CLD_CASELOAD_BY_WORKER,
  CLD_CASELOAD_BY_TEAM,
  CLD_CASELOAD_BY_IRO,
  CLD_CASELOAD_BY_SEEN,
  CLD_CASELOAD_BY_ALONE,
  CLD_CASELOAD_BY_ALERT,
} CldCaseloadSort;

/**
 * CldCaseloadQuery:
 * @day: the day whose facts count, YYYY-MM-DD
 * @scope: which children
 * @search: (nullable): what is looked for, as it was typed; every word of it must be found somewhere
 * @worker: (nullable): the social worker
 * @team: (nullable): the team
 * @legal_status: (nullable): code of the legal status in force
 * @types: (nullable) (array zero-terminated=1): codes of the placement in force, any of them
 * @out_of_area: only where the placement's area authority is recorded and is not our own
 * @born_after: (nullable): only those born after this day
 * @born_until: (nullable): only those born on this day or before
 * @sort: what the list is sorted by
 * @descending: turned round
 *
 * What a list of children shows.
 */
typedef struct
{
  const char *day;
  CldCaseloadScope scope;
  const char *search;
  const char *worker;
  const char *team;
  const char *legal_status;
  const char *const *types;
  gboolean out_of_area;
  const char *born_after;
  const char *born_until;
  CldCaseloadSort sort;
  gboolean descending;
} CldCaseloadQuery;

/**
 * CldCaseloadChoice:
 * @CLD_CASELOAD_WORKERS: social workers
 * @CLD_CASELOAD_TEAMS: teams
 * @CLD_CASELOAD_LEGAL_STATUSES: codes of legal statuses in force
 *
 * What a filter can be set to.
 */
typedef enum
{
  CLD_CASELOAD_WORKERS,
  CLD_CASELOAD_TEAMS,
  CLD_CASELOAD_LEGAL_STATUSES,
} CldCaseloadChoice;

CldIds *cld_caseload_query (CldDb *db, const CldCaseloadQuery *query, GError **error);
CldIds *cld_caseload_query_first (CldDb *db, const char *day, guint n, GError **error);
gint64 cld_caseload_count (CldDb *db, CldCaseloadScope scope, const char *day, GError **error);
GStrv cld_caseload_choices (CldDb *db, CldCaseloadChoice choice, const char *day, GError **error);
