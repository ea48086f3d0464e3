/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "cld-record-set.h"

#include <string.h>

#include "cld-date.h"
#include "cld-kinds.h"

/* A child as it was on a day: what happened later is left out, and what ended later has not ended. Days on which something is to
 * be done, or up to which something was agreed, stay: they were known before they came. What a child's record says without a day is
 * left as it is but for the alert, which may be of any day. */

#define MAX_KNOWN 3
#define MAX_FACTS 7
#define MAX_WITH 5

/* Fields count from 1 here, so that 0 ends a list. */
#define F(field) ((field) + 1)

/* A day within a record, and what is only known with it. */
typedef struct
{
  guint date;
  guint with[MAX_WITH];
} Fact;

typedef struct
{
  const CldKind *kind;
  guint known[MAX_KNOWN]; /* it is there from the first of these days on */
  Fact facts[MAX_FACTS];
} Rule;

static const Rule rules[] = {
  { &cld_child_kind, { 0 }, { { F (CHILD_UASC_FROM), { F (CHILD_UASC_UNTIL) } } } },
  { &cld_care_period_kind, { F (CARE_PERIOD_STARTED_ON) }, { { F (CARE_PERIOD_ENDED_ON), { F (CARE_PERIOD_REASON_ENDED) } } } },
  { &cld_legal_status_kind, { F (LEGAL_STATUS_STARTED_ON) }, { { F (LEGAL_STATUS_ENDED_ON) } } },
  { &cld_placement_kind,
    { F (PLACEMENT_STARTED_ON) },
    { { F (PLACEMENT_ENDED_ON), { F (PLACEMENT_REASON_ENDED) } },
      { F (PLACEMENT_REG19_FROM), { F (PLACEMENT_REG19_UNTIL) } },
      { F (PLACEMENT_REG24_FROM), { F (PLACEMENT_REG24_UNTIL) } },
      { F (PLACEMENT_UNTIL_18_AGREED_ON) },
      { F (PLACEMENT_LONG_TERM_FOSTER_ON) },
      { F (PLACEMENT_FEWER_VISITS_AGREED_ON) },
      { F (PLACEMENT_FEWER_VISITS_WITHDRAWN_ON) } } },
  { &cld_approval_kind,
    { F (APPROVAL_REQUESTED_ON), F (APPROVAL_DECIDED_ON) },
    { { F (APPROVAL_DECIDED_ON), { F (APPROVAL_DECISION), F (APPROVAL_NAME), F (APPROVAL_CONDITIONS), F (APPROVAL_NOTE) } },
      { F (APPROVAL_WISHES_HEARD_ON) },
      { F (APPROVAL_RELATIVES_CONSULTED_ON) },
      { F (APPROVAL_AREA_CONSULTED_ON) },
      { F (APPROVAL_CARE_PLAN_SENT_ON) },
      { F (APPROVAL_IRO_CONSULTED_ON) },
      { F (APPROVAL_SUITABLE_ON) } } },
  { &cld_notice_kind,
    { F (NOTICE_EVENT_ON), F (NOTICE_OCCURRED_ON), F (NOTICE_SENT_ON) },
    { { F (NOTICE_SENT_ON), { F (NOTICE_METHOD), F (NOTICE_REFERENCE), F (NOTICE_CARE_PLAN_ENCLOSED), F (NOTICE_REASONS_GIVEN) } },
      { F (NOTICE_ACKNOWLEDGED_ON) },
      { F (NOTICE_RETURNED_ON) },
      { F (NOTICE_CHASED_ON) },
      { F (NOTICE_CLOSED_ON), { F (NOTICE_OUR_ACTION) } } } },
  { &cld_visit_kind, { F (VISIT_VISITED_ON) }, { { 0 } } },
  { &cld_review_kind, { F (REVIEW_HELD_ON) }, { { 0 } } },
  { &cld_health_check_kind, { F (HEALTH_CHECK_DONE_ON) }, { { F (HEALTH_CHECK_REPORT_RECEIVED_ON) } } },
  { &cld_sdq_kind, { F (SDQ_COMPLETED_ON) }, { { 0 } } },
  { &cld_plan_kind, { F (PLAN_MADE_ON) }, { { F (PLAN_AGREED_ON) } } },
  { &cld_missing_episode_kind,
    { F (MISSING_EPISODE_STARTED_AT) },
    { { F (MISSING_EPISODE_ENDED_AT) },
      { F (MISSING_EPISODE_INTERVIEW_OFFERED_AT), { F (MISSING_EPISODE_INTERVIEW_ACCEPTED) } },
      { F (MISSING_EPISODE_INTERVIEW_DONE_AT), { F (MISSING_EPISODE_INTERVIEW_ACCEPTED) } } } },
  { &cld_note_kind, { F (NOTE_HAPPENED_ON) }, { { 0 } } },
  { &cld_waiver_kind, { F (WAIVER_DECIDED_ON) }, { { 0 } } },
  { &cld_relationship_kind, { F (RELATIONSHIP_FROM_ON) }, { { F (RELATIONSHIP_UNTIL_ON) } } },
  { &cld_attachment_kind, { F (ATTACHMENT_ADDED_ON) }, { { 0 } } },
  { &cld_override_kind, { F (OVERRIDE_DECIDED_ON) }, { { 0 } } },
  { &cld_print_log_kind, { F (PRINT_LOG_PRINTED_AT) }, { { 0 } } },
  { &cld_quality_audit_kind, { F (QUALITY_AUDIT_AUDITED_ON) }, { { 0 } } },
  { &cld_correspondence_kind, { F (CORRESPONDENCE_DATED_ON), F (CORRESPONDENCE_RECEIVED_ON) }, { { F (CORRESPONDENCE_RECEIVED_ON) } } },
  { &cld_information_request_kind, { F (INFORMATION_REQUEST_ASKED_ON) }, { { F (INFORMATION_REQUEST_CHASED_ON) }, { F (INFORMATION_REQUEST_RECEIVED_ON) } } },
  /* It may have been agreed long before it is due. */
  { &cld_action_kind, { 0 }, { { F (ACTION_DONE_ON), { F (ACTION_EVIDENCE), F (ACTION_STATUS) } } } },
};

static gboolean
is_later (const char *value, const char *day)
{
  return value && strncmp (value, day, 10) > 0;
}

static const char *
get (const CldRow *row, guint counted)
{
  const char *value = row->values[counted - 1];

  return value && *value ? value : NULL;
}

/* A record without any date is known all the time. */
static gboolean
is_known (const Rule *rule, const CldRow *row, const char *day)
{
  gboolean dated = FALSE;

  for (guint i = 0; i < MAX_KNOWN && rule->known[i] > 0; i++)
    {
      const char *value = get (row, rule->known[i]);

      if (value && !is_later (value, day))
        return TRUE;
      dated = dated || value;
    }
  return !dated;
}

/* A return is made when its year is over, and tells of all of it. */
static gboolean
is_return_known (const CldRow *row, const char *day)
{
  const char *year = row->values[RETURN_ROW_YEAR];
  gint64 number = year ? g_ascii_strtoll (year, NULL, 10) : 0;
  g_autofree char *last = g_strdup_printf ("%04" G_GINT64_FORMAT "-03-31", number);

  return number <= 0 || strncmp (last, day, 10) <= 0;
}

static void
take_out (CldRow *row, const Rule *rule, const char *day)
{
  for (guint i = 0; i < MAX_FACTS && rule->facts[i].date > 0; i++)
    {
      const Fact *fact = &rule->facts[i];

      if (!is_later (get (row, fact->date), day))
        continue;
      row->values[fact->date - 1] = NULL;
      for (guint k = 0; k < MAX_WITH && fact->with[k] > 0; k++)
        row->values[fact->with[k] - 1] = NULL;
    }
}

/* Nothing points to what is not there yet. */
static void
forget_later_ones (CldRecordSet *then, CldRecordSet *set)
{
  for (guint k = 0; k < cld_kinds_count (); k++)
    {
      const CldKind *kind = cld_kinds ()[k];
      GPtrArray *rows = cld_record_set_get (then, kind);

      for (guint i = 0; i < kind->n_fields; i++)
        {
          const CldKind *target = kind->fields[i].type == CLD_REF ? cld_field_target_kind (&kind->fields[i]) : NULL;

          if (!target || target->child < 0 || cld_record_set_get (then, target)->len == cld_record_set_get (set, target)->len)
            continue;
          for (guint r = 0; r < rows->len; r++)
            if (get (rows->pdata[r], F (i)) && !cld_record_set_find (then, target, get (rows->pdata[r], F (i))))
              ((CldRow *) rows->pdata[r])->values[i] = NULL;
        }
    }
}

static const Rule *
find_rule (const CldKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    if (rules[i].kind == kind)
      return &rules[i];
  return NULL;
}

static void
add_rows (CldRecordSet *to, CldRecordSet *from, const CldKind *kind, const char *day)
{
  const Rule *rule = find_rule (kind);
  GPtrArray *rows = cld_record_set_get (from, kind);

  for (guint i = 0; i < rows->len; i++)
    {
      const CldRow *row = rows->pdata[i];
      CldRow *copy;

      if ((rule && !is_known (rule, row, day)) || (kind == &cld_return_row_kind && !is_return_known (row, day)))
        continue;
      copy = cld_row_copy (cld_record_set_get_arena (to), row);
      if (kind == &cld_child_kind)
        copy->values[CHILD_ALERT] = NULL;
      if (rule)
        take_out (copy, rule, day);
      cld_record_set_add (to, copy);
    }
}

/**
 * cld_record_set_as_at:
 * @set: a child's records, with others that they name
 * @day: YYYY-MM-DD
 *
 * What is recorded now of how things were on @day: records of what happened after it are left out, and what ended or was done
 * after it has not ended and is not done. It is not what was known then; that is the change log's (cld_log_as_known_on()).
 *
 * Returns: (transfer full): another set, whose texts are those of @set, which has to live as long
 */
CldRecordSet *
cld_record_set_as_at (CldRecordSet *set, const char *day)
{
  CldRecordSet *then;

  g_return_val_if_fail (set != NULL && cld_date_is_iso (day), NULL);

  then = cld_record_set_new ();
  for (guint i = 0; i < cld_kinds_count (); i++)
    add_rows (then, set, cld_kinds ()[i], day);
  forget_later_ones (then, set);
  return then;
}
