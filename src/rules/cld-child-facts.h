/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-area.h"
#include "cld-record-set.h"

G_BEGIN_DECLS

/**
 * CldChildFacts:
 * @set: what the facts are of
 * @today: YYYY-MM-DD
 * @child: (nullable): the child
 * @own: (nullable): our own authority
 * @period: (nullable): the period of care in force today
 * @legal: (nullable): the legal status in force
 * @placement: (nullable): the placement in force, absences aside
 * @absence: (nullable): the absence in force
 * @last_seen: (nullable): the last visit at which the child was seen
 * @last_alone: (nullable): the last at which the child was seen alone
 * @last_review: (nullable): the last review held
 * @last_sdq: (nullable): the last questionnaire completed
 * @last_words: (nullable): the last note or visit that has the child's own words
 * @age: in years, -1 where it is not known
 * @n_restricted: how many notes are restricted
 *
 * What is so of a child today. Days are half open: what ends today is over, what starts tomorrow is not yet.
 */
typedef struct
{
  CldRecordSet *set;
  const char *today;
  CldRow *child;
  CldRow *own;
  CldRow *period;
  CldRow *legal;
  CldRow *placement;
  CldRow *absence;
  CldRow *last_seen;
  CldRow *last_alone;
  CldRow *last_review;
  CldRow *last_sdq;
  CldRow *last_words;
  int age;
  guint n_restricted;
} CldChildFacts;

/**
 * CldPlacementLine:
 * @placement: (nullable): the placement; %NULL is a gap: days in care without one
 * @from: its first day
 * @until: (nullable): the day after its last; %NULL while it goes on
 * @days: how many, up to today where it goes on; 0 for what has not begun, -1 where a date cannot be read
 * @absence: whether it is an absence within another
 * @current: whether it is in force
 * @from_known: whether it began that very day
 *
 * A line of the history of placements. The texts are those of the records or live in the arena that was given.
 */
typedef struct
{
  CldRow *placement;
  const char *from;
  const char *until;
  int days;
  gboolean absence;
  gboolean current;
  gboolean from_known;
} CldPlacementLine;

void cld_child_facts_find (CldChildFacts *facts, CldRecordSet *set, const char *today);
CldRow *cld_child_facts_find_last (const CldChildFacts *facts, const CldKind *kind, guint date, int field, const char *code);
CldArea cld_child_facts_get_area (const CldChildFacts *facts, const char *code);
CldRow *cld_child_facts_get_provider (const CldChildFacts *facts, const CldRow *placement);
GArray *cld_child_facts_list_placements (const CldChildFacts *facts, const CldRow *period, CldArena *arena);
GPtrArray *cld_child_facts_list_events (const CldChildFacts *facts);

const char *cld_fact_get (const CldRow *row, guint field);
gboolean cld_fact_is_set (const CldRow *row, guint field);
const char *cld_fact_get_date (const CldRow *row);
gboolean cld_fact_is_in_force (const CldRow *row, guint started, guint ended, const char *today);
gboolean cld_fact_hides_address (const CldRow *placement);
gboolean cld_fact_is_professional (const CldRow *contact, const CldRow *relationship);
GPtrArray *cld_fact_sort (CldRecordSet *set, const CldKind *kind, guint field);
int cld_fact_days_between (const char *from, const char *until);

G_END_DECLS
