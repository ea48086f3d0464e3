/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-placement-what-if.h"

#include <string.h>

#include "cld-duty-what-if.h"
#include "cld-fact-codes.h"
#include "cld-kinds.h"

/* A placement as it would be recorded, among a child's facts: with cld_duty_what_if_add() several records can be looked at together. */

static gboolean
is_set (const CldRow *row, guint field)
{
  return g_strcmp0 (row->values[field], "1") == 0;
}

/* A code that is too long is none, and must not be taken for another when it is cut. */
static void
copy_code (const char *value, char code[4])
{
  if (value && strlen (value) < 4)
    strcpy (code, value);
  else if (value)
    strcpy (code, "?");
}

static guint32
find_placement (const CldFacts *facts, const char *ref)
{
  for (guint32 i = 0; ref && i < facts->placements.n; i++)
    if (g_strcmp0 (facts->placements.at[i].ref, ref) == 0)
      return i;
  return CLD_NO_FACT;
}

static void
read_placement (const CldRow *row, const CldFacts *facts, CldPlace place, CldPlacementFact *fact)
{
  const char *known = row->values[PLACEMENT_START_KNOWN], *arranger = row->values[PLACEMENT_OTHER_ARRANGER];

  fact->provider = row->values[PLACEMENT_PROVIDER];
  fact->reason_ended = row->values[PLACEMENT_REASON_ENDED];
  fact->start = cld_date_read_day (row->values[PLACEMENT_STARTED_ON]);
  fact->end = cld_date_read_day (row->values[PLACEMENT_ENDED_ON]);
  fact->reg19_from = cld_date_read_day (row->values[PLACEMENT_REG19_FROM]);
  fact->reg19_until = cld_date_read_day (row->values[PLACEMENT_REG19_UNTIL]);
  fact->reg24_from = cld_date_read_day (row->values[PLACEMENT_REG24_FROM]);
  fact->reg24_until = cld_date_read_day (row->values[PLACEMENT_REG24_UNTIL]);
  fact->until_18_agreed_on = cld_date_read_day (row->values[PLACEMENT_UNTIL_18_AGREED_ON]);
  fact->long_term_foster_on = cld_date_read_day (row->values[PLACEMENT_LONG_TERM_FOSTER_ON]);
  fact->fewer_visits_agreed_on = cld_date_read_day (row->values[PLACEMENT_FEWER_VISITS_AGREED_ON]);
  fact->fewer_visits_withdrawn_on = cld_date_read_day (row->values[PLACEMENT_FEWER_VISITS_WITHDRAWN_ON]);
  fact->within = find_placement (facts, row->values[PLACEMENT_WITHIN]);
  fact->place = (guint8) place;
  fact->remand = cld_fact_code_find (CLD_FACT_CODES_REMAND, row->values[PLACEMENT_REMAND]);
  copy_code (row->values[PLACEMENT_TYPE], fact->type);
  copy_code (row->values[PLACEMENT_REASON_STARTED], fact->reason_started);
  fact->start_known = !known || strcmp (known, "1") == 0;
  fact->is_absence = row->values[PLACEMENT_WITHIN] != NULL;
  fact->emergency = is_set (row, PLACEMENT_EMERGENCY);
  fact->connected_person = is_set (row, PLACEMENT_CONNECTED_PERSON);
  fact->own_foster_carer = is_set (row, PLACEMENT_OWN_FOSTER_CARER);
  fact->other_arranger = arranger && strcmp (arranger, "0") != 0;
}

/**
 * cld_placement_what_if_add:
 * @facts: a child's facts
 * @placement: a placement of that child; its ref, where it has none yet, is %CLD_WHAT_IF_REF among the facts
 * @place: where it is
 * @arena: where what is new is kept; the rest is that of @facts and @placement
 * @with: (out caller-allocates): @facts with @placement in place of what is recorded under its ref, or beside it
 *
 * Returns: its index
 */
guint32
cld_placement_what_if_add (const CldFacts *facts, const CldRow *placement, CldPlace place, CldArena *arena, CldFacts *with)
{
  const char *ref = placement->ref && *placement->ref ? placement->ref : CLD_WHAT_IF_REF;
  guint32 at = find_placement (facts, ref);
  guint n = facts->placements.n;
  CldPlacementFact *copy = cld_arena_alloc0 (arena, sizeof *copy * (n + 1));

  g_return_val_if_fail (placement->kind == &cld_placement_kind, CLD_NO_FACT);

  if (n > 0)
    memcpy (copy, facts->placements.at, sizeof *copy * n);
  if (at == CLD_NO_FACT)
    at = n++;
  memset (&copy[at], 0, sizeof *copy);
  copy[at].ref = ref;
  read_placement (placement, facts, place, &copy[at]);
  *with = *facts;
  with->placements.at = copy;
  with->placements.n = n;
  return at;
}
