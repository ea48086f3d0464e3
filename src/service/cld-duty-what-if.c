/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-duty-what-if.h"

#include <string.h>

#include "cld-fact-codes.h"
#include "cld-kinds.h"

/* What a record would do to the duties, before it is saved: it is put among a copy of the facts, as the store would read it
 * after the save, and the timetable is computed once more. */

static CldWhen
get_when (const char *text)
{
  CldWhen when;

  when.day = cld_moment_read_day (text, &when.minute);
  return when;
}

static guint32
get_placement (const CldFacts *facts, const char *ref)
{
  for (guint32 i = 0; ref && i < facts->placements.n; i++)
    if (g_strcmp0 (facts->placements.at[i].ref, ref) == 0)
      return i;
  return CLD_NO_FACT;
}

/* --- one record into one fact --- */

static void
read_visit (const CldRow *row, const CldFacts *facts, gpointer data)
{
  CldVisitFact *fact = data;

  fact->at = get_when (row->values[VISIT_VISITED_ON]);
  cld_visit_fact_set_outcome (fact, row->values[VISIT_OUTCOME]);
}

static void
read_review (const CldRow *row, const CldFacts *facts, gpointer data)
{
  gint64 days = row->values[REVIEW_VISITS_EVERY_DAYS] ? g_ascii_strtoll (row->values[REVIEW_VISITS_EVERY_DAYS], NULL, 10) : 0;
  CldReviewFact *fact = data;

  fact->held_on = cld_date_read_day (row->values[REVIEW_HELD_ON]);
  fact->kind = cld_fact_code_find (CLD_FACT_CODES_REVIEW, row->values[REVIEW_KIND]);
  fact->visits_every_days = days > 0 && days <= G_MAXINT32 ? (gint32) days : 0;
}

static void
read_health (const CldRow *row, const CldFacts *facts, gpointer data)
{
  CldHealthFact *fact = data;

  fact->done_on = cld_date_read_day (row->values[HEALTH_CHECK_DONE_ON]);
  fact->report_received_on = cld_date_read_day (row->values[HEALTH_CHECK_REPORT_RECEIVED_ON]);
  fact->kind = cld_fact_code_find (CLD_FACT_CODES_HEALTH, row->values[HEALTH_CHECK_KIND]);
  fact->status = cld_fact_code_find (CLD_FACT_CODES_CHECK_STATUS, row->values[HEALTH_CHECK_STATUS]);
}

static void
read_sdq (const CldRow *row, const CldFacts *facts, gpointer data)
{
  CldSdqFact *fact = data;

  fact->completed_on = cld_date_read_day (row->values[SDQ_COMPLETED_ON]);
  fact->has_score = row->values[SDQ_SCORE] != NULL;
}

static void
read_plan (const CldRow *row, const CldFacts *facts, gpointer data)
{
  CldPlanFact *fact = data;

  fact->made_on = cld_date_read_day (row->values[PLAN_MADE_ON]);
  fact->agreed_on = cld_date_read_day (row->values[PLAN_AGREED_ON]);
  fact->kind = cld_fact_code_find (CLD_FACT_CODES_PLAN, row->values[PLAN_KIND]);
  fact->placement = get_placement (facts, row->values[PLAN_PLACEMENT]);
}

static void
read_missing (const CldRow *row, const CldFacts *facts, gpointer data)
{
  const char *kind = row->values[MISSING_EPISODE_KIND], *accepted = row->values[MISSING_EPISODE_INTERVIEW_ACCEPTED];
  CldMissingFact *fact = data;

  fact->started_at = get_when (row->values[MISSING_EPISODE_STARTED_AT]);
  fact->ended_at = get_when (row->values[MISSING_EPISODE_ENDED_AT]);
  fact->interview_offered_at = get_when (row->values[MISSING_EPISODE_INTERVIEW_OFFERED_AT]);
  fact->interview_done_at = get_when (row->values[MISSING_EPISODE_INTERVIEW_DONE_AT]);
  fact->interview_accepted = (gint8) (accepted ? strcmp (accepted, "1") == 0 : -1);
  fact->kind = kind && (strcmp (kind, "M") == 0 || strcmp (kind, "A") == 0) ? kind[0] : 0;
}

static void
read_approval (const CldRow *row, const CldFacts *facts, gpointer data)
{
  CldApprovalFact *fact = data;

  cld_approval_fact_set_decision (fact, cld_date_read_day (row->values[APPROVAL_DECIDED_ON]), row->values[APPROVAL_DECISION]);
  fact->requested_on = cld_date_read_day (row->values[APPROVAL_REQUESTED_ON]);
  fact->relatives_consulted_on = cld_date_read_day (row->values[APPROVAL_RELATIVES_CONSULTED_ON]);
  fact->suitable_on = cld_date_read_day (row->values[APPROVAL_SUITABLE_ON]);
  fact->wishes_heard_on = cld_date_read_day (row->values[APPROVAL_WISHES_HEARD_ON]);
  fact->area_consulted_on = cld_date_read_day (row->values[APPROVAL_AREA_CONSULTED_ON]);
  fact->care_plan_sent_on = cld_date_read_day (row->values[APPROVAL_CARE_PLAN_SENT_ON]);
  fact->iro_consulted_on = cld_date_read_day (row->values[APPROVAL_IRO_CONSULTED_ON]);
  fact->placement = get_placement (facts, row->values[APPROVAL_PLACEMENT]);
  fact->provision = cld_fact_code_find (CLD_FACT_CODES_PROVISION, row->values[APPROVAL_PROVISION]);
  fact->role = cld_fact_code_find (CLD_FACT_CODES_ROLE, row->values[APPROVAL_ROLE]);
}

static void
read_notice (const CldRow *row, const CldFacts *facts, gpointer data)
{
  CldNoticeFact *fact = data;

  fact->incoming = g_strcmp0 (row->values[NOTICE_DIRECTION], "IN") == 0;
  fact->placement = get_placement (facts, row->values[NOTICE_PLACEMENT]);
  fact->provision = cld_fact_code_find (CLD_FACT_CODES_PROVISION, row->values[NOTICE_PROVISION]);
  fact->recipient_kind = row->values[NOTICE_RECIPIENT_KIND];
  fact->provider = row->values[NOTICE_PROVIDER];
  fact->event_on = cld_date_read_day (row->values[NOTICE_EVENT_ON]);
  fact->occurred_on = cld_date_read_day (row->values[NOTICE_OCCURRED_ON]);
  fact->sent_on = cld_date_read_day (row->values[NOTICE_SENT_ON]);
  fact->acknowledged_on = cld_date_read_day (row->values[NOTICE_ACKNOWLEDGED_ON]);
  fact->returned_on = cld_date_read_day (row->values[NOTICE_RETURNED_ON]);
  fact->closed_on = cld_date_read_day (row->values[NOTICE_CLOSED_ON]);
  fact->not_sent = cld_fact_code_find (CLD_FACT_CODES_NOT_SENT, row->values[NOTICE_NOT_SENT_REASON]);
}

static void
read_waiver (const CldRow *row, const CldFacts *facts, gpointer data)
{
  CldWaiverFact *fact = data;

  fact->duty_ref = row->values[WAIVER_DUTY_REF] ? row->values[WAIVER_DUTY_REF] : "";
  fact->decided_on = cld_date_read_day (row->values[WAIVER_DECIDED_ON]);
}

/* --- the whole --- */

typedef struct
{
  const CldKind *kind;
  gsize array; /* in CldFacts */
  gsize size;
  void (*read) (const CldRow *row, const CldFacts *facts, gpointer fact);
} Source;

static const Source sources[] = {
  { &cld_visit_kind, G_STRUCT_OFFSET (CldFacts, visits), sizeof (CldVisitFact), read_visit },
  { &cld_review_kind, G_STRUCT_OFFSET (CldFacts, reviews), sizeof (CldReviewFact), read_review },
  { &cld_health_check_kind, G_STRUCT_OFFSET (CldFacts, health), sizeof (CldHealthFact), read_health },
  { &cld_sdq_kind, G_STRUCT_OFFSET (CldFacts, sdqs), sizeof (CldSdqFact), read_sdq },
  { &cld_plan_kind, G_STRUCT_OFFSET (CldFacts, plans), sizeof (CldPlanFact), read_plan },
  { &cld_missing_episode_kind, G_STRUCT_OFFSET (CldFacts, missing), sizeof (CldMissingFact), read_missing },
  { &cld_approval_kind, G_STRUCT_OFFSET (CldFacts, approvals), sizeof (CldApprovalFact), read_approval },
  { &cld_notice_kind, G_STRUCT_OFFSET (CldFacts, notices), sizeof (CldNoticeFact), read_notice },
  { &cld_waiver_kind, G_STRUCT_OFFSET (CldFacts, waivers), sizeof (CldWaiverFact), read_waiver },
};

static const Source *
find_source (const CldKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    if (sources[i].kind == kind)
      return &sources[i];
  return NULL;
}

/* The arrays of CldFacts differ in what they point to alone. */
typedef struct
{
  const guint8 *at;
  guint n;
} Array;

/* Every fact begins with its ref. */
static guint
find_fact (const Array *array, gsize size, const char *ref)
{
  for (guint i = 0; i < array->n; i++)
    if (g_strcmp0 (*(const char *const *) (gconstpointer) (array->at + size * i), ref) == 0)
      return i;
  return array->n;
}

/**
 * cld_duty_what_if_knows:
 * @kind: a kind
 *
 * Returns: whether it can be told what a record of this kind would do, from the record and the child's facts alone;
 *   placements, statuses, periods and children need more
 */
gboolean
cld_duty_what_if_knows (const CldKind *kind)
{
  return find_source (kind) != NULL;
}

/**
 * cld_duty_what_if_add:
 * @facts: a child's facts
 * @record: a record of that child; its ref, where it has none yet, is %CLD_WHAT_IF_REF among the facts
 * @arena: where what is new is kept; the rest is that of @facts and @record
 * @with: (out caller-allocates): @facts with @record in place of what is recorded under its ref, or beside it
 *
 * Returns: whether it is there: a record of a kind that cld_duty_what_if_knows()
 */
gboolean
cld_duty_what_if_add (const CldFacts *facts, const CldRow *record, CldArena *arena, CldFacts *with)
{
  const Source *source = find_source (record->kind);
  const char *ref = record->ref && *record->ref ? record->ref : CLD_WHAT_IF_REF;
  Array array;
  guint8 *copy;
  guint at;

  *with = *facts;
  if (!source)
    return FALSE;
  memcpy (&array, (const guint8 *) facts + source->array, sizeof array.at + sizeof array.n);
  at = find_fact (&array, source->size, ref);
  copy = cld_arena_alloc0 (arena, source->size * (array.n + 1));
  if (array.n > 0)
    memcpy (copy, array.at, source->size * array.n);
  memset (copy + source->size * at, 0, source->size);
  *(const char **) (gpointer) (copy + source->size * at) = ref;
  source->read (record, facts, copy + source->size * at);
  array.at = copy;
  array.n = MAX (array.n, at + 1);
  memcpy ((guint8 *) with + source->array, &array, sizeof array.at + sizeof array.n);
  return TRUE;
}

static const CldRow *
name_record (const CldRow *record, CldArena *arena)
{
  CldRow *named;

  if (record->ref && *record->ref)
    return record;
  named = cld_row_copy (arena, record);
  named->ref = CLD_WHAT_IF_REF;
  return named;
}

/**
 * cld_duty_what_if:
 * @facts: a child's facts
 * @rules: the settings and the calendar
 * @today: the day
 * @record: a record of that child as it would be saved
 *
 * A pure function; nothing is saved.
 *
 * Returns: (transfer full) (nullable): what it would do to the child's duties, %NULL where that cannot be told
 */
CldDutyEffect *
cld_duty_what_if (const CldFacts *facts, const CldDutyRules *rules, gint32 today, const CldRow *record)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  g_autoptr (GArray) before = g_array_new (FALSE, FALSE, sizeof (CldDuty));
  g_autoptr (GArray) after = g_array_new (FALSE, FALSE, sizeof (CldDuty));
  CldDutySet without, within;
  CldFacts with;

  g_return_val_if_fail (facts && rules && record, NULL);

  if (!cld_duty_what_if_add (facts, record, arena, &with))
    return NULL;
  cld_duties_compute (facts, rules, today, before);
  cld_duties_compute (&with, rules, today, after);
  without = (CldDutySet){ facts, (const CldDuty *) (gconstpointer) before->data, before->len };
  within = (CldDutySet){ &with, (const CldDuty *) (gconstpointer) after->data, after->len };
  return cld_duty_effect_find (&without, &within, name_record (record, arena));
}

/**
 * cld_duty_what_if_explain:
 * @facts: a child's facts
 * @rules: the settings and the calendar
 * @today: the day
 * @record: a record of that child as it would be saved
 * @duty_ref: a duty that there would be then
 *
 * Returns: (transfer full) (nullable): why it would have its date
 */
CldDutyWhy *
cld_duty_what_if_explain (const CldFacts *facts, const CldDutyRules *rules, gint32 today, const CldRow *record, const char *duty_ref)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  g_autoptr (GArray) duties = g_array_new (FALSE, FALSE, sizeof (CldDuty));
  CldFacts with;

  g_return_val_if_fail (facts && rules && record && duty_ref, NULL);

  cld_duty_what_if_add (facts, record, arena, &with);
  cld_duties_compute (&with, rules, today, duties);
  for (guint i = 0; i < duties->len; i++)
    {
      const CldDuty *duty = &g_array_index (duties, CldDuty, i);
      g_autofree char *ref = cld_duty_dup_ref (&with, duty);

      if (strcmp (ref, duty_ref) == 0)
        return cld_duty_explain (&with, rules, today, duty);
    }
  return NULL;
}
