/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <string.h>

#include "cld-duties-other.h"
#include "cld-timetable.h"

/* A child's facts in a line of text, and rows as text, so that a case is a line of a table:
 *
 *   dob D; iro NAME; uasc D D; period D D REASON; status D D CODE; placement D D TYPE key=value...; visit D; review D KIND;
 *   health D KIND STATUS; missing T T; plan D KIND agreed=D p=1; approval D PROVISION ROLE p=1 checks=D,D,D,D; notice DIR PROVISION WHO event=D sent=D p=1
 *
 * `-` is no day. A record's ref is its kind's first letters and its number, from 1: period1, placement2. */

typedef struct
{
  CldFacts facts;
  GStringChunk *texts;
  GArray *periods, *statuses, *placements, *visits, *reviews, *health, *plans, *approvals, *notices, *missing;
} Child;

static gint32
day_of (const char *text)
{
  gint32 day = text && strcmp (text, "-") != 0 ? cld_date_to_day (text) : CLD_NO_DAY;

  if (text && strcmp (text, "-") != 0 && day == CLD_NO_DAY)
    g_error ("no day: %s", text);
  return day;
}

static int
number_of (const char *text, const char *names)
{
  g_auto (GStrv) all = g_strsplit (names, " ", -1);

  for (int i = 0; all[i]; i++)
    if (g_strcmp0 (all[i], text) == 0)
      return i;
  g_error ("%s is none of: %s", text, names);
}

static const char *
value_of (char **words, const char *key)
{
  for (; *words; words++)
    if (g_str_has_prefix (*words, key) && (*words)[strlen (key)] == '=')
      return *words + strlen (key) + 1;
  return NULL;
}

static gint32
day_in (char **words, const char *key, guint nth)
{
  const char *value = value_of (words, key);
  g_auto (GStrv) days = value ? g_strsplit (value, ",", -1) : NULL;

  return days && nth < g_strv_length (days) ? day_of (days[nth]) : CLD_NO_DAY;
}

static guint32
placement_in (char **words)
{
  const char *value = value_of (words, "p");

  return value ? (guint32) g_ascii_strtoull (value, NULL, 10) - 1 : CLD_NO_FACT;
}

static const char *
keep (Child *child, const char *text)
{
  return text && strcmp (text, "-") != 0 ? g_string_chunk_insert_const (child->texts, text) : NULL;
}

static const char *
new_ref (Child *child, const char *kind, const GArray *array)
{
  g_autofree char *ref = g_strdup_printf ("%s%u", kind, array->len + 1);

  return keep (child, ref);
}

static void
read_placement (Child *child, char **w)
{
  CldPlacementFact fact = {
    .ref = new_ref (child, "placement", child->placements),
    .start = day_of (w[1]),
    .end = day_of (w[2]),
    .start_known = value_of (w, "before") == NULL,
    .reason_ended = keep (child, value_of (w, "ended")),
    .reg19_from = day_in (w, "reg19", 0),
    .reg19_until = day_in (w, "reg19", 1),
    .reg24_from = day_in (w, "reg24", 0),
    .reg24_until = day_in (w, "reg24", 1),
    .until_18_agreed_on = CLD_NO_DAY,
    .long_term_foster_on = CLD_NO_DAY,
    .fewer_visits_agreed_on = CLD_NO_DAY,
    .fewer_visits_withdrawn_on = CLD_NO_DAY,
    .within = CLD_NO_FACT,
    .place = CLD_PLACE_OWN,
    .remand = value_of (w, "remand") ? (guint8) number_of (value_of (w, "remand"), "NONE RLAA YDA") : 0,
    .own_foster_carer = value_of (w, "own") != NULL,
  };

  g_strlcpy (fact.type, w[3], sizeof fact.type);
  g_array_append_val (child->placements, fact);
}

static void
read_notice (Child *child, char **w)
{
  CldNoticeFact fact = {
    .ref = new_ref (child, "notice", child->notices),
    .incoming = strcmp (w[1], "IN") == 0,
    .provision = (guint8) number_of (w[2], "other reg11_1_a reg11_1_b reg18 reg24 reg39_2 reg39_5 reg13 reg13_4 reg14 reg40 reg41 s30a s16c"),
    .recipient_kind = keep (child, w[3]),
    .event_on = day_in (w, "event", 0),
    .occurred_on = day_in (w, "occurred", 0),
    .sent_on = day_in (w, "sent", 0),
    .acknowledged_on = CLD_NO_DAY,
    .returned_on = CLD_NO_DAY,
    .placement = placement_in (w),
    .not_sent = value_of (w, "not") ? (guint8) number_of (value_of (w, "not"), "NONE NOT_PRACTICABLE HARM NOT_APPROPRIATE_AGE NOT_APPLICABLE OTHER") : 0,
  };

  g_array_append_val (child->notices, fact);
}

static void
read_approval (Child *child, char **w)
{
  CldApprovalFact fact = {
    .ref = new_ref (child, "approval", child->approvals),
    .decided_on = day_of (w[1]),
    .wishes_heard_on = day_in (w, "checks", 0),
    .area_consulted_on = day_in (w, "checks", 1),
    .iro_consulted_on = day_in (w, "checks", 2),
    .care_plan_sent_on = day_in (w, "checks", 3),
    .placement = placement_in (w),
    .provision = (guint8) number_of (w[2], "other reg11_1_a reg11_1_b reg18 reg24 reg39_2 reg39_5"),
    .role = (guint8) number_of (w[3], "- NO DCS"),
  };

  g_array_append_val (child->approvals, fact);
}

static void
read_event (Child *child, char **w)
{
  if (strcmp (w[0], "visit") == 0)
    {
      CldVisitFact fact = { .ref = new_ref (child, "visit", child->visits), .at = { day_of (w[1]), CLD_NO_MINUTE }, .counts = TRUE };
      g_array_append_val (child->visits, fact);
    }
  else if (strcmp (w[0], "review") == 0)
    {
      CldReviewFact fact = { .ref = new_ref (child, "review", child->reviews), .held_on = day_of (w[1]),
                             .kind = (guint8) number_of (w[2], "LAC ADOPTION SECURE SHORT_BREAK OTHER") };
      g_array_append_val (child->reviews, fact);
    }
  else if (strcmp (w[0], "health") == 0)
    {
      CldHealthFact fact = { .ref = new_ref (child, "health", child->health), .done_on = day_of (w[1]), .report_received_on = CLD_NO_DAY,
                             .kind = (guint8) number_of (w[2], "IHA RHA DENTAL SURV IMM OPT OTHER"),
                             .status = (guint8) number_of (w[3], "UNKNOWN PLANNED COMPLETED REFUSED CANCELLED") };
      g_array_append_val (child->health, fact);
    }
  else if (strcmp (w[0], "plan") == 0)
    {
      CldPlanFact fact = { .ref = new_ref (child, "plan", child->plans), .made_on = day_of (w[1]), .agreed_on = day_in (w, "agreed", 0),
                           .placement = placement_in (w), .kind = (guint8) number_of (w[2], "CARE PLACEMENT PEP HEALTH PATHWAY_ASSESSMENT PATHWAY OTHER") };
      g_array_append_val (child->plans, fact);
    }
  else if (strcmp (w[0], "missing") == 0)
    {
      CldMissingFact fact = { .ref = new_ref (child, "missing", child->missing), .interview_offered_at = { CLD_NO_DAY, -1 },
                              .interview_done_at = { CLD_NO_DAY, -1 }, .interview_accepted = -1, .kind = 'M' };
      fact.started_at.day = cld_moment_read_day (w[1], &fact.started_at.minute);
      fact.ended_at.day = cld_moment_read_day (w[2], &fact.ended_at.minute);
      g_array_append_val (child->missing, fact);
    }
  else
    g_error ("no such fact: %s", w[0]);
}

static void
read_fact (Child *child, char **w)
{
  if (strcmp (w[0], "dob") == 0)
    child->facts.date_of_birth = day_of (w[1]);
  else if (strcmp (w[0], "iro") == 0)
    child->facts.iro = keep (child, w[1]);
  else if (strcmp (w[0], "uasc") == 0)
    {
      child->facts.uasc_from = day_of (w[1]);
      child->facts.uasc_until = day_of (w[2]);
    }
  else if (strcmp (w[0], "period") == 0)
    {
      CldPeriodFact fact = { .ref = new_ref (child, "period", child->periods), .start = day_of (w[1]), .end = day_of (w[2]),
                             .start_known = value_of (w, "before") == NULL, .reason_ended = keep (child, w[3]) };
      g_array_append_val (child->periods, fact);
    }
  else if (strcmp (w[0], "status") == 0)
    {
      CldStatusFact fact = { .ref = new_ref (child, "status", child->statuses), .start = day_of (w[1]), .end = day_of (w[2]),
                             .start_known = value_of (w, "before") == NULL };
      g_strlcpy (fact.code, w[3], sizeof fact.code);
      g_array_append_val (child->statuses, fact);
    }
  else if (strcmp (w[0], "placement") == 0)
    read_placement (child, w);
  else if (strcmp (w[0], "approval") == 0)
    read_approval (child, w);
  else if (strcmp (w[0], "notice") == 0)
    read_notice (child, w);
  else
    read_event (child, w);
}

#define FOREACH_ARRAY(X)                                                                                                            \
  X (periods, CldPeriodFact) X (statuses, CldStatusFact) X (placements, CldPlacementFact) X (visits, CldVisitFact)                  \
  X (reviews, CldReviewFact) X (health, CldHealthFact) X (plans, CldPlanFact) X (approvals, CldApprovalFact) X (notices, CldNoticeFact) \
  X (missing, CldMissingFact)

/* The last first: the answer must not depend on the order. */
static void
turn_round (GArray *array, gsize size)
{
  g_autofree guint8 *copy = array->len > 0 ? g_memdup2 (array->data, array->len * size) : NULL;

  for (guint i = 0; i < array->len; i++)
    memcpy (array->data + (array->len - 1 - i) * size, copy + i * size, size);
}

static void
turn_facts_round (Child *child)
{
  guint n = child->placements->len;

#define TURN(name, Type) turn_round (child->name, sizeof (Type));
  FOREACH_ARRAY (TURN)
#undef TURN
#define REMAP(name, Type)                                    \
  for (guint i = 0; i < child->name->len; i++)               \
    {                                                        \
      Type *fact = &g_array_index (child->name, Type, i);    \
      if (fact->placement != CLD_NO_FACT)                    \
        fact->placement = n - 1 - fact->placement;           \
    }
  REMAP (plans, CldPlanFact)
  REMAP (approvals, CldApprovalFact)
  REMAP (notices, CldNoticeFact)
#undef REMAP
}

static void
child_init (Child *child, const char *text, gboolean backwards)
{
  g_auto (GStrv) lines = g_strsplit (text, ";", -1);

  *child = (Child){ .facts = { .ref = "X1", .date_of_birth = CLD_NO_DAY, .uasc_from = CLD_NO_DAY, .uasc_until = CLD_NO_DAY }, .texts = g_string_chunk_new (256) };
#define NEW(name, Type) child->name = g_array_new (FALSE, FALSE, sizeof (Type));
  FOREACH_ARRAY (NEW)
#undef NEW
  for (guint i = 0; lines[i]; i++)
    {
      g_auto (GStrv) words = g_strsplit (g_strstrip (lines[i]), " ", -1);

      if (words[0] && *words[0])
        read_fact (child, words);
    }
  if (backwards)
    turn_facts_round (child);
#define POINT(name, Type) child->facts.name.at = (const Type *) (gconstpointer) child->name->data, child->facts.name.n = child->name->len;
  FOREACH_ARRAY (POINT)
#undef POINT
}

static void
child_clear (Child *child)
{
#define FREE(name, Type) g_array_unref (child->name);
  FOREACH_ARRAY (FREE)
#undef FREE
  g_string_chunk_free (child->texts);
}

static void
append_day (GString *to, gint32 day)
{
  char iso[CLD_DATE_SIZE] = "-";

  if (day != CLD_NO_DAY)
    cld_date_from_day (day, iso);
  g_string_append_printf (to, " %s", iso);
}

/* "D13 placement1 2026-02-02 2026-05-25 - due", joined by "; ": duty, subject, counted from, due, done, state. */
static char *
compute_rows (const char *text, const char *today, const char *ids, const char *forecast, gboolean backwards)
{
  g_autoptr (CldCalendar) calendar = cld_calendar_new ();
  g_autoptr (GArray) duties = g_array_new (FALSE, TRUE, sizeof (CldDuty));
  GString *rows = g_string_new (NULL);
  CldDutyRules rules;
  Child child;

  child_init (&child, text, backwards);
  cld_duty_rules_init (&rules, calendar);
  rules.forecast_until = forecast ? day_of (forecast) : CLD_NO_DAY;
  cld_duties_compute (&child.facts, &rules, day_of (today), duties);
  for (guint i = 0; i < duties->len; i++)
    {
      const CldDuty *duty = &g_array_index (duties, CldDuty, i);
      const char *id = cld_timetable_get (duty->row)->id, *subject = cld_fact_id_get_ref (&child.facts, duty->subject);

      g_assert_null (cld_timetable_get (duty->row)->why_not);
      if (!strstr (ids, id))
        continue;
      g_string_append_printf (rows, "%s%s %s", rows->len > 0 ? "; " : "", id, subject ? subject : "-");
      append_day (rows, duty->counted_from.day);
      append_day (rows, duty->due.day);
      append_day (rows, duty->done.day);
      g_string_append_printf (rows, " %s", cld_duty_state_id ((CldDutyState) duty->state));
    }
  child_clear (&child);
  return g_string_free (rows, FALSE);
}

typedef struct
{
  const char *name;
  const char *facts;
  const char *today;
  const char *rows;
} Case;

static void
check_cases (const Case *cases, guint n, const char *ids)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *rows = compute_rows (cases[i].facts, cases[i].today, ids, NULL, FALSE);
      g_autofree char *backwards = compute_rows (cases[i].facts, cases[i].today, ids, NULL, TRUE);

      g_test_message ("%s", cases[i].name);
      g_assert_cmpstr (rows, ==, cases[i].rows);
      g_assert_cmpstr (backwards, ==, rows);
    }
}
