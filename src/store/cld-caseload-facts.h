/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-db.h"

/**
 * CldCaseloadFacts:
 * @ref: the child's number
 * @given_names: (nullable): given names
 * @surname: (nullable): family name
 * @known_as: (nullable): what people call the child
 * @date_of_birth: (nullable): YYYY-MM-DD
 * @dob_estimated: whether the date of birth is an estimate
 * @worker: (nullable): the social worker
 * @team: (nullable): the team
 * @iro: (nullable): the independent reviewing officer
 * @alert: (nullable): what has to be known at once
 * @restricted: whether the record is restricted
 * @care_started_on: (nullable): when the period of care in force began; %NULL where the child is not in care
 * @left_on: (nullable): when the last period of care ended, where none is in force
 * @legal_status: (nullable): code of the legal status in force
 * @placement_type: (nullable): code of the placement in force
 * @carer: (nullable): its carer
 * @provider: (nullable): name of its provider
 * @since: (nullable): when it began
 * @miles: (nullable): its distance from home
 * @address_restricted: whether its address must not be given away
 * @seen_on: (nullable): day of the last visit at which the child was seen
 * @seen_alone_on: (nullable): day of the last one alone
 * @missing_since: (nullable): start of the open time missing or away
 * @missing_kind: (nullable): its code
 *
 * A child as a list shows it, with the facts in force on a day.
 */
typedef struct
{
  char *ref;
  char *given_names;
  char *surname;
  char *known_as;
  char *date_of_birth;
  char *worker;
  char *team;
  char *iro;
  char *alert;
  char *care_started_on;
  char *left_on;
  char *legal_status;
  char *placement_type;
  char *carer;
  char *provider;
  char *since;
  char *miles;
  char *seen_on;
  char *seen_alone_on;
  char *missing_since;
  char *missing_kind;
  gboolean dob_estimated;
  gboolean restricted;
  gboolean address_restricted;
} CldCaseloadFacts;

void cld_caseload_facts_free (CldCaseloadFacts *facts);
GPtrArray *cld_caseload_load (CldDb *db, const char *const *refs, guint n_refs, const char *day, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CldCaseloadFacts, cld_caseload_facts_free)
