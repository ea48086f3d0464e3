/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-child-facts.h"

#include <string.h>

#include "cld-date.h"
#include "cld-kinds.h"

/* What the records of a child say today. Screen and paper ask here, so that they cannot differ. */

/**
 * cld_fact_get:
 * @row: (nullable): a row
 * @field: a field of its kind
 *
 * Returns: (nullable): the value; %NULL where there is no row or nothing in it
 */
const char *
cld_fact_get (const CldRow *row, guint field)
{
  const char *value = row ? row->values[field] : NULL;

  return value && *value ? value : NULL;
}

/**
 * cld_fact_is_set:
 * @row: (nullable): a row
 * @field: a field that is yes or no
 *
 * Returns: whether it says yes
 */
gboolean
cld_fact_is_set (const CldRow *row, guint field)
{
  return g_strcmp0 (cld_fact_get (row, field), "1") == 0;
}

/**
 * cld_fact_get_date:
 * @row: a row
 *
 * Returns: (nullable): the date or moment of what it records, by the date field of its kind
 */
const char *
cld_fact_get_date (const CldRow *row)
{
  return row->kind->date >= 0 ? cld_fact_get (row, (guint) row->kind->date) : NULL;
}

/**
 * cld_fact_is_in_force:
 * @row: a row
 * @started: the field of its first day
 * @ended: the field of the day after its last
 * @today: YYYY-MM-DD
 *
 * Returns: whether it is so on @today. Days are half open: what ends today is over
 */
gboolean
cld_fact_is_in_force (const CldRow *row, guint started, guint ended, const char *today)
{
  const char *from = cld_fact_get (row, started), *until = cld_fact_get (row, ended);

  return from && strcmp (from, today) <= 0 && (!until || strcmp (until, today) > 0);
}

/**
 * cld_fact_hides_address:
 * @placement: (nullable): a placement
 *
 * Returns: whether its address is restricted, or it is a confidential placement, which is one by another name
 */
gboolean
cld_fact_hides_address (const CldRow *placement)
{
  return cld_fact_is_set (placement, PLACEMENT_ADDRESS_RESTRICTED) || g_strcmp0 (cld_fact_get (placement, PLACEMENT_AREA_AUTHORITY), "CON") == 0;
}

/**
 * cld_fact_is_professional:
 * @contact: (nullable): a contact
 * @relationship: (nullable): what it is to the child
 *
 * Returns: whether it is somebody of a service and not of the family
 */
gboolean
cld_fact_is_professional (const CldRow *contact, const CldRow *relationship)
{
  static const char *const private_roles[] = { "PARENT", "RELATIVE", "CARER", "OTHER", NULL };
  const char *role = cld_fact_get (contact, CONTACT_ROLE), *kind = cld_fact_get (relationship, RELATIONSHIP_KIND);

  if (g_strcmp0 (kind, "PROFESSIONAL") == 0)
    return TRUE;
  /* A parent who is a doctor is a parent. */
  if (kind && strcmp (kind, "OTHER") != 0)
    return FALSE;
  return role && !g_strv_contains (private_roles, role);
}

static int
compare_newest_first (gconstpointer a, gconstpointer b, gpointer field)
{
  const CldRow *left = *(CldRow *const *) a, *right = *(CldRow *const *) b;
  guint i = GPOINTER_TO_UINT (field);
  int order = g_strcmp0 (cld_fact_get (right, i), cld_fact_get (left, i));

  return order != 0 ? order : g_strcmp0 (right->ref, left->ref);
}

/**
 * cld_fact_sort:
 * @set: a child's records
 * @kind: a kind
 * @field: a field of it that holds a date
 *
 * Returns: (transfer container) (element-type CldRow): the rows of @kind, newest first by @field; those without a date
 *   last
 */
GPtrArray *
cld_fact_sort (CldRecordSet *set, const CldKind *kind, guint field)
{
  GPtrArray *rows = cld_record_set_get (set, kind);
  GPtrArray *sorted = g_ptr_array_sized_new (rows->len);

  g_ptr_array_extend (sorted, rows, NULL, NULL);
  g_ptr_array_sort_with_data (sorted, compare_newest_first, GUINT_TO_POINTER (field));
  return sorted;
}

/**
 * cld_fact_days_between:
 * @from: (nullable): a date or moment
 * @until: (nullable): another
 *
 * Returns: how many days from the one to the other, negative where @until is first; %G_MININT where one cannot be read
 */
int
cld_fact_days_between (const char *from, const char *until)
{
  g_autofree char *first = from ? g_strndup (from, 10) : NULL;
  g_autofree char *last = until ? g_strndup (until, 10) : NULL;

  if (!cld_date_is_iso (first) || !cld_date_is_iso (last))
    return G_MININT;
  return cld_date_to_day (last) - cld_date_to_day (first);
}

/**
 * cld_child_facts_find_last:
 * @facts: the facts; only set and today are used
 * @kind: a kind
 * @date: the field by which the last is found
 * @field: a field that has to hold @code, or -1
 * @code: (nullable): the code
 *
 * Returns: (nullable): the newest record of @kind whose date is not to come; one without a date where there is no other
 */
CldRow *
cld_child_facts_find_last (const CldChildFacts *facts, const CldKind *kind, guint date, int field, const char *code)
{
  GPtrArray *rows = cld_record_set_get (facts->set, kind);
  CldRow *last = NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      CldRow *row = rows->pdata[i];
      const char *on = cld_fact_get (row, date);

      if (field >= 0 && g_strcmp0 (cld_fact_get (row, (guint) field), code) != 0)
        continue;
      if (on && strncmp (on, facts->today, 10) > 0)
        continue;
      if (!last || compare_newest_first (&row, &last, GUINT_TO_POINTER (date)) < 0)
        last = row;
    }
  return last;
}

/* The newest that is in force; placements within others are absences. */
static CldRow *
find_in_force (const CldChildFacts *facts, const CldKind *kind, guint started, guint ended, int within, gboolean is_within)
{
  GPtrArray *rows = cld_record_set_get (facts->set, kind);
  CldRow *found = NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      CldRow *row = rows->pdata[i];

      if (within >= 0 && (cld_fact_get (row, (guint) within) != NULL) != is_within)
        continue;
      if (cld_fact_is_in_force (row, started, ended, facts->today) && (!found || compare_newest_first (&row, &found, GUINT_TO_POINTER (started)) < 0))
        found = row;
    }
  return found;
}

/* Of two the newer one; a moment may have no time. */
static CldRow *
newer (CldRow *a, CldRow *b)
{
  if (!a || !b)
    return a ? a : b;
  return g_strcmp0 (cld_fact_get_date (b), cld_fact_get_date (a)) > 0 ? b : a;
}

static CldRow *
find_last_words (const CldChildFacts *facts, const CldKind *kind, guint words, int restricted)
{
  GPtrArray *rows = cld_record_set_get (facts->set, kind);
  CldRow *last = NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      CldRow *row = rows->pdata[i];
      const char *on = cld_fact_get_date (row);

      if (cld_fact_get (row, words) && on && strncmp (on, facts->today, 10) <= 0 && (restricted < 0 || !cld_fact_is_set (row, (guint) restricted)))
        last = newer (last, row);
    }
  return last;
}

/**
 * cld_child_facts_find:
 * @facts: (out caller-allocates): where they go
 * @set: a child's records with the authorities, kept as long as @facts are used
 * @today: YYYY-MM-DD, kept too
 *
 * Finds what is so today.
 */
void
cld_child_facts_find (CldChildFacts *facts, CldRecordSet *set, const char *today)
{
  GPtrArray *children = cld_record_set_get (set, &cld_child_kind);
  GPtrArray *authorities = cld_record_set_get (set, &cld_authority_kind);
  GPtrArray *notes = cld_record_set_get (set, &cld_note_kind);
  const char *born;

  *facts = (CldChildFacts){ .set = set, .today = today };
  facts->child = children->len > 0 ? children->pdata[0] : NULL;
  for (guint i = 0; i < authorities->len; i++)
    if (cld_fact_is_set (authorities->pdata[i], AUTHORITY_OWN))
      facts->own = authorities->pdata[i];
  facts->period = find_in_force (facts, &cld_care_period_kind, CARE_PERIOD_STARTED_ON, CARE_PERIOD_ENDED_ON, -1, FALSE);
  facts->legal = find_in_force (facts, &cld_legal_status_kind, LEGAL_STATUS_STARTED_ON, LEGAL_STATUS_ENDED_ON, -1, FALSE);
  facts->placement = find_in_force (facts, &cld_placement_kind, PLACEMENT_STARTED_ON, PLACEMENT_ENDED_ON, PLACEMENT_WITHIN, FALSE);
  facts->absence = find_in_force (facts, &cld_placement_kind, PLACEMENT_STARTED_ON, PLACEMENT_ENDED_ON, PLACEMENT_WITHIN, TRUE);
  facts->last_alone = cld_child_facts_find_last (facts, &cld_visit_kind, VISIT_VISITED_ON, VISIT_OUTCOME, "SEEN_ALONE");
  facts->last_seen = newer (facts->last_alone, cld_child_facts_find_last (facts, &cld_visit_kind, VISIT_VISITED_ON, VISIT_OUTCOME, "SEEN"));
  facts->last_review = cld_child_facts_find_last (facts, &cld_review_kind, REVIEW_HELD_ON, -1, NULL);
  facts->last_sdq = cld_child_facts_find_last (facts, &cld_sdq_kind, SDQ_COMPLETED_ON, -1, NULL);
  facts->last_words = newer (find_last_words (facts, &cld_note_kind, NOTE_CHILDS_WORDS, NOTE_RESTRICTED),
                             find_last_words (facts, &cld_visit_kind, VISIT_CHILDS_WORDS, -1));
  born = cld_fact_get (facts->child, CHILD_DATE_OF_BIRTH);
  facts->age = cld_date_is_iso (born) ? cld_date_age (born, today) : -1;
  for (guint i = 0; i < notes->len; i++)
    facts->n_restricted += cld_fact_is_set (notes->pdata[i], NOTE_RESTRICTED) ? 1 : 0;
}

/**
 * cld_child_facts_get_area:
 * @facts: the facts
 * @code: (nullable): an area, by its DfE number or locality code
 *
 * Returns: where it is, by what the authorities say that are recorded
 */
CldArea
cld_child_facts_get_area (const CldChildFacts *facts, const char *code)
{
  GPtrArray *authorities = cld_record_set_get (facts->set, &cld_authority_kind);
  CldRow *authority = code ? cld_record_set_find (facts->set, &cld_authority_kind, code) : NULL;
  CldAreaKnown known = { facts->own != NULL, FALSE, cld_fact_is_set (authority, AUTHORITY_OWN), cld_fact_is_set (authority, AUTHORITY_ADJOINING) };

  for (guint i = 0; i < authorities->len; i++)
    known.neighbours = known.neighbours || cld_fact_is_set (authorities->pdata[i], AUTHORITY_ADJOINING);
  return cld_area_tell (code, &known);
}

/**
 * cld_child_facts_get_provider:
 * @facts: the facts
 * @placement: (nullable): a placement
 *
 * Returns: (nullable): its provider, where one is recorded
 */
CldRow *
cld_child_facts_get_provider (const CldChildFacts *facts, const CldRow *placement)
{
  const char *ref = cld_fact_get (placement, PLACEMENT_PROVIDER);

  return ref ? cld_record_set_find (facts->set, &cld_provider_kind, ref) : NULL;
}

static int
compare_events (gconstpointer a, gconstpointer b)
{
  const CldRow *left = *(CldRow *const *) a, *right = *(CldRow *const *) b;
  int order = g_strcmp0 (cld_fact_get_date (right), cld_fact_get_date (left));

  if (order != 0)
    return order;
  order = cld_kind_index (left->kind) - cld_kind_index (right->kind);
  return order != 0 ? order : g_strcmp0 (right->ref, left->ref);
}

/**
 * cld_child_facts_list_events:
 * @facts: the facts
 *
 * Returns: (transfer container) (element-type CldRow): everything recorded of the child but the child itself and the
 *   rows of returns, newest first, those without a date last
 */
GPtrArray *
cld_child_facts_list_events (const CldChildFacts *facts)
{
  GPtrArray *events = g_ptr_array_new ();

  for (guint k = 0; k < cld_kinds_count (); k++)
    {
      const CldKind *kind = cld_kinds ()[k];

      if (kind->child >= 0 && kind != &cld_return_row_kind)
        g_ptr_array_extend (events, cld_record_set_get (facts->set, kind), NULL, NULL);
    }
  g_ptr_array_sort (events, compare_events);
  return events;
}
