/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-arena.h"
#include "cld-repo.h"

/**
 * CldCaseloadLine:
 * @ref: the child's number
 * @surname: (nullable): family name
 * @given_names: (nullable): given names
 * @known_as: (nullable): what people call the child
 * @date_of_birth: (nullable): YYYY-MM-DD
 * @sex: (nullable): code
 * @worker: (nullable): the social worker
 * @team: (nullable): the team
 * @care_started_on: (nullable): when the period of care began that is in force; %NULL where the child is not in care
 * @legal_status: (nullable): code of the legal status in force
 * @placement_type: (nullable): code of the placement in force, absences aside
 * @carer: (nullable): its carer
 *
 * A child with the facts in force on one day.
 */
typedef struct
{
  const char *ref;
  const char *surname;
  const char *given_names;
  const char *known_as;
  const char *date_of_birth;
  const char *sex;
  const char *worker;
  const char *team;
  const char *care_started_on;
  const char *legal_status;
  const char *placement_type;
  const char *carer;
} CldCaseloadLine;

GPtrArray *cld_caseload_on (CldDb *db, const char *day, gboolean looked_after, CldArena *arena, GError **error);
char *cld_caseload_find_child (CldDb *db, const char *number, GError **error);
gboolean cld_caseload_each_record (CldDb *db, const CldKind *kind, CldRowFunc func, gpointer data, GError **error);
