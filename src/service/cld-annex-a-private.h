/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-annex-a.h"
#include "cld-child-facts.h"

/**
 * CldAnnexCase:
 * @facts: what is so of the child on the day, from what happened up to it
 * @arena: of the texts that are made
 * @day: the day of the inspection
 * @day_number: the same
 * @from_12: the same day of the month 12 months before; it counts
 * @from_6: the same six months before
 * @period: (nullable): the period of care in force, else the last one
 * @ended: (nullable): the day it ended; %NULL in care
 * @placement: (nullable): the last placement of @period, or the absence from it that is in force
 * @returns: (element-type CldRow): rows of the returns, whenever the return was made
 * @provider: (nullable): of @placement
 *
 * A child seen from the day of an inspection.
 */
typedef struct
{
  CldChildFacts facts;
  CldArena *arena;
  const char *day;
  gint32 day_number;
  const char *from_12;
  const char *from_6;
  CldRow *period;
  const char *ended;
  CldRow *placement;
  CldRow *provider;
  GPtrArray *returns;
} CldAnnexCase;

/* A fact that a column of annex_a_columns.csv names. Its value is as it is written; NULL is not recorded. */
typedef struct
{
  const char *id;
  const char *(*get) (CldAnnexCase *child);
} CldAnnexFact;

extern const CldAnnexFact _cld_annex_a_child_facts[];
extern const CldAnnexFact _cld_annex_a_care_facts[];
extern const CldAnnexFact _cld_annex_a_leaver_facts[];
extern const CldAnnexFact _cld_annex_a_adoption_facts[];

gboolean _cld_annex_a_is_in_care_list (CldAnnexCase *child);
gboolean _cld_annex_a_is_leaver (CldAnnexCase *child);
gboolean _cld_annex_a_is_for_adoption (CldAnnexCase *child);

const char *_cld_annex_a_word (CldAnnexCase *child, const char *field, const char *list, const char *code);
const char *_cld_annex_a_yes_no (CldAnnexCase *child, gboolean yes);
const char *_cld_annex_a_date (CldAnnexCase *child, const char *iso);
const char *_cld_annex_a_return_cell (CldAnnexCase *child, const char *table, const char *column, int *year);
gboolean _cld_annex_a_is_within (const char *iso, const char *from, const char *until);
