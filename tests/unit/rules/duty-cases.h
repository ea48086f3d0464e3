/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <stdlib.h>
#include <string.h>

#include "cld-duty-basis.h"
#include "cld-duty-rows.h"
#include "cld-duty-why.h"
#include "cld-duty.h"

/* Facts and rows as texts, so that a case is a table to read. A fact is a line, `kind key=value ...`; see each reader for
 * its keys. A row is a line `duty/subject/counted_from due done state`, with `-` for what is blank. */

typedef struct
{
  CldFacts facts;
  GArray *periods, *statuses, *placements, *visits, *reviews, *health, *sdqs, *plans, *missing, *approvals, *notices, *provider_notices, *waivers;
  GStringChunk *texts;
} Facts;

typedef struct
{
  const char *name;
  const char *facts;
  const char *today;
  const char *only; /* (nullable): the duties that are compared, by the beginning of their id, separated by spaces */
  const char *rows;
} DutyCase;

static inline gint32
day_of (const char *iso)
{
  return iso ? cld_date_to_day (iso) : CLD_NO_DAY;
}

static inline CldWhen
when_of (const char *iso)
{
  CldWhen when = { .day = CLD_NO_DAY, .minute = CLD_NO_MINUTE };

  if (iso)
    when.day = cld_moment_read_day (iso, &when.minute);
  return when;
}

static inline Facts *
facts_new (void)
{
  Facts *f = g_new0 (Facts, 1);

  f->periods = g_array_new (FALSE, TRUE, sizeof (CldPeriodFact));
  f->statuses = g_array_new (FALSE, TRUE, sizeof (CldStatusFact));
  f->placements = g_array_new (FALSE, TRUE, sizeof (CldPlacementFact));
  f->visits = g_array_new (FALSE, TRUE, sizeof (CldVisitFact));
  f->reviews = g_array_new (FALSE, TRUE, sizeof (CldReviewFact));
  f->health = g_array_new (FALSE, TRUE, sizeof (CldHealthFact));
  f->sdqs = g_array_new (FALSE, TRUE, sizeof (CldSdqFact));
  f->plans = g_array_new (FALSE, TRUE, sizeof (CldPlanFact));
  f->missing = g_array_new (FALSE, TRUE, sizeof (CldMissingFact));
  f->approvals = g_array_new (FALSE, TRUE, sizeof (CldApprovalFact));
  f->notices = g_array_new (FALSE, TRUE, sizeof (CldNoticeFact));
  f->provider_notices = g_array_new (FALSE, TRUE, sizeof (CldNoticeFact));
  f->waivers = g_array_new (FALSE, TRUE, sizeof (CldWaiverFact));
  f->texts = g_string_chunk_new (256);
  f->facts = (CldFacts){ .ref = "K", .date_of_birth = CLD_NO_DAY, .uasc_from = CLD_NO_DAY, .uasc_until = CLD_NO_DAY };
  return f;
}

static inline void
facts_free (Facts *f)
{
  GArray *all[] = { f->periods, f->statuses, f->placements, f->visits, f->reviews, f->health, f->sdqs, f->plans, f->missing, f->approvals, f->notices, f->provider_notices, f->waivers };

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    g_array_unref (all[i]);
  g_string_chunk_free (f->texts);
  g_free (f);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Facts, facts_free)

/* The arrays may have moved: called when all is added. */
static inline const CldFacts *
facts_get (Facts *f)
{
#define POINT(array) (f->facts.array.at = (gconstpointer) f->array->data, f->facts.array.n = f->array->len)
  POINT (periods);
  POINT (statuses);
  POINT (placements);
  POINT (visits);
  POINT (reviews);
  POINT (health);
  POINT (sdqs);
  POINT (plans);
  POINT (missing);
  POINT (approvals);
  POINT (notices);
  POINT (provider_notices);
  POINT (waivers);
#undef POINT
  return &f->facts;
}

/* A line taken apart. */
typedef struct
{
  GHashTable *values;
  Facts *f;
} Line;

static inline const char *
text_of (const Line *line, const char *key)
{
  const char *value = g_hash_table_lookup (line->values, key);

  return value ? g_string_chunk_insert_const (line->f->texts, value) : NULL;
}

static inline gint32
date_of (const Line *line, const char *key)
{
  return day_of (g_hash_table_lookup (line->values, key));
}

static inline int
number_of (const Line *line, const char *key, int otherwise)
{
  const char *value = g_hash_table_lookup (line->values, key);

  return value ? atoi (value) : otherwise;
}

static inline void
code_of (const Line *line, const char *key, char code[4])
{
  const char *value = g_hash_table_lookup (line->values, key);

  g_strlcpy (code, value ? value : "", 4);
}

static inline const char *
ref_of (const Line *line, const char *key)
{
  const char *ref = text_of (line, "ref");

  return ref ? ref : text_of (line, key);
}

/* Place of a placement that was named before. */
static inline guint32
placement_of (const Line *line, const char *key)
{
  const char *ref = g_hash_table_lookup (line->values, key);

  for (guint i = 0; ref && i < line->f->placements->len; i++)
    if (strcmp (g_array_index (line->f->placements, CldPlacementFact, i).ref, ref) == 0)
      return i;
  g_assert_null (ref);
  return CLD_NO_FACT;
}

static inline int
choice_of (const Line *line, const char *key, const char *const *codes, int otherwise)
{
  const char *value = g_hash_table_lookup (line->values, key);

  if (!value)
    return otherwise;
  for (int i = 0; codes[i]; i++)
    if (strcmp (codes[i], value) == 0)
      return i;
  g_error ("%s=%s is no code", key, value);
}

static inline void
read_placement (const Line *line)
{
  static const char *const places[] = { "?", "OWN", "NEXT", "FAR", "CON", NULL };
  static const char *const remands[] = { "-", "RLAA", "YDA", NULL };
  CldPlacementFact fact = {
    .ref = ref_of (line, "start"),
    .provider = text_of (line, "provider"),
    .reason_ended = text_of (line, "why"),
    .start = date_of (line, "start"),
    .end = date_of (line, "end"),
    .reg19_from = date_of (line, "reg19"),
    .reg19_until = date_of (line, "reg19_until"),
    .reg24_from = date_of (line, "reg24"),
    .reg24_until = date_of (line, "reg24_until"),
    .until_18_agreed_on = date_of (line, "until18"),
    .long_term_foster_on = date_of (line, "ltf"),
    .fewer_visits_agreed_on = date_of (line, "fewer"),
    .fewer_visits_withdrawn_on = date_of (line, "withdrawn"),
    .within = placement_of (line, "within"),
    .place = (guint8) choice_of (line, "place", places, CLD_PLACE_OWN),
    .remand = (guint8) choice_of (line, "remand", remands, CLD_REMAND_NONE),
    .start_known = number_of (line, "known", 1) == 1,
    .emergency = number_of (line, "emergency", 0) == 1,
    .connected_person = number_of (line, "connected", 0) == 1,
    .own_foster_carer = number_of (line, "own_foster", 0) == 1,
    .other_arranger = number_of (line, "other", 0) == 1,
  };

  fact.is_absence = fact.within != CLD_NO_FACT;
  code_of (line, "type", fact.type);
  code_of (line, "rne", fact.reason_started);
  g_array_append_val (line->f->placements, fact);
}

static const char *const provision_codes[] = { "-", "reg11_1_a", "reg11_1_b", "reg18", "reg24", "reg39_2", "reg39_5", "reg13", "reg13_4", "reg14", "reg40", "reg41", "s30a", "s16c", NULL };

static inline void
read_notice (const Line *line)
{
  static const char *const reasons[] = { "-", "NOT_PRACTICABLE", "HARM", "NOT_APPROPRIATE_AGE", "NOT_APPLICABLE", "OTHER", NULL };
  CldNoticeFact fact = {
    .ref = ref_of (line, "ref"),
    .recipient_kind = text_of (line, "to"),
    .provider = text_of (line, "provider"),
    .event_on = date_of (line, "event"),
    .occurred_on = date_of (line, "on"),
    .sent_on = date_of (line, "sent"),
    .acknowledged_on = date_of (line, "acknowledged"),
    .returned_on = date_of (line, "returned"),
    .placement = placement_of (line, "placement"),
    .provision = (guint8) choice_of (line, "under", provision_codes, CLD_PROVISION_REG13),
    .not_sent = (guint8) choice_of (line, "not_sent", reasons, CLD_NOT_SENT_NONE),
    .incoming = number_of (line, "in", 0) == 1,
  };

  g_array_append_val (number_of (line, "shared", 0) == 1 ? line->f->provider_notices : line->f->notices, fact);
}

static inline void
read_check (const Line *line)
{
  static const char *const kinds[] = { "IHA", "RHA", "DENTAL", "SURV", "IMM", "OPT", "OTHER", NULL };
  static const char *const statuses[] = { "-", "PLANNED", "COMPLETED", "REFUSED", "CANCELLED", NULL };
  CldHealthFact fact = {
    .ref = ref_of (line, "on"),
    .done_on = date_of (line, "on"),
    .report_received_on = date_of (line, "report"),
    .kind = (guint8) choice_of (line, "kind", kinds, CLD_HEALTH_RHA),
    .status = (guint8) choice_of (line, "status", statuses, CLD_CHECK_COMPLETED),
  };

  g_array_append_val (line->f->health, fact);
}

static inline void
read_plan (const Line *line)
{
  static const char *const kinds[] = { "CARE", "PLACEMENT", "PEP", "HEALTH", "PATHWAY_ASSESSMENT", "PATHWAY", "OTHER", NULL };
  CldPlanFact fact = {
    .ref = ref_of (line, "on"),
    .made_on = date_of (line, "on"),
    .agreed_on = date_of (line, "agreed"),
    .placement = placement_of (line, "placement"),
    .kind = (guint8) choice_of (line, "kind", kinds, CLD_PLAN_CARE),
  };

  g_array_append_val (line->f->plans, fact);
}

static inline void
read_missing (const Line *line)
{
  CldMissingFact fact = {
    .ref = ref_of (line, "start"),
    .started_at = when_of (g_hash_table_lookup (line->values, "start")),
    .ended_at = when_of (g_hash_table_lookup (line->values, "end")),
    .interview_offered_at = when_of (g_hash_table_lookup (line->values, "offered")),
    .interview_done_at = when_of (g_hash_table_lookup (line->values, "done")),
    .interview_accepted = (gint8) number_of (line, "accepted", -1),
    .kind = 'M',
  };

  g_array_append_val (line->f->missing, fact);
}

static inline void
read_approval (const Line *line)
{
  static const char *const roles[] = { "-", "NO", "DCS", NULL };
  CldApprovalFact fact = {
    .ref = ref_of (line, "on"),
    .decided_on = date_of (line, "on"),
    .refused_on = date_of (line, "refused"),
    .requested_on = date_of (line, "requested"),
    .wishes_heard_on = date_of (line, "wishes"),
    .relatives_consulted_on = date_of (line, "relatives"),
    .area_consulted_on = date_of (line, "area"),
    .care_plan_sent_on = date_of (line, "plan"),
    .iro_consulted_on = date_of (line, "iro"),
    .suitable_on = date_of (line, "suitable"),
    .placement = placement_of (line, "placement"),
    .provision = (guint8) choice_of (line, "under", provision_codes, 0),
    .role = (guint8) choice_of (line, "by", roles, 0),
  };

  g_array_append_val (line->f->approvals, fact);
}

static inline void
read_other (const Line *line, const char *kind)
{
  static const char *const reviews[] = { "LAC", "ADOPTION", "SECURE", "SHORT_BREAK", "OTHER", NULL };
  Facts *f = line->f;

  if (strcmp (kind, "child") == 0)
    f->facts.date_of_birth = date_of (line, "born");
  else if (strcmp (kind, "period") == 0)
    g_array_append_vals (f->periods, &(CldPeriodFact){ .ref = ref_of (line, "start"), .start = date_of (line, "start"), .end = date_of (line, "end"), .start_known = number_of (line, "known", 1) == 1, .reason_ended = text_of (line, "why") }, 1);
  else if (strcmp (kind, "visit") == 0)
    g_array_append_vals (f->visits, &(CldVisitFact){ .ref = ref_of (line, "on"), .at = when_of (g_hash_table_lookup (line->values, "on")), .counts = number_of (line, "counts", 1) == 1, .virtual_contact = number_of (line, "virtual", 0) == 1 }, 1);
  else if (strcmp (kind, "review") == 0)
    g_array_append_vals (f->reviews, &(CldReviewFact){ .ref = ref_of (line, "on"), .held_on = date_of (line, "on"), .visits_every_days = number_of (line, "every", 0), .kind = (guint8) choice_of (line, "kind", reviews, CLD_REVIEW_LAC) }, 1);
  else if (strcmp (kind, "sdq") == 0)
    g_array_append_vals (f->sdqs, &(CldSdqFact){ .ref = ref_of (line, "on"), .completed_on = date_of (line, "on"), .has_score = number_of (line, "score", 1) == 1 }, 1);
  else if (strcmp (kind, "approval") == 0)
    read_approval (line);
  else if (strcmp (kind, "waiver") == 0)
    g_array_append_vals (f->waivers, &(CldWaiverFact){ .ref = "W", .duty_ref = text_of (line, "duty"), .decided_on = date_of (line, "on") }, 1);
  else
    g_error ("%s is no kind", kind);
}

static inline void
read_status (const Line *line)
{
  CldStatusFact fact = { .ref = ref_of (line, "start"), .start = date_of (line, "start"), .end = date_of (line, "end"), .start_known = number_of (line, "known", 1) == 1 };

  code_of (line, "code", fact.code);
  g_array_append_val (line->f->statuses, fact);
}

static inline void
read_line (Facts *f, const char *text)
{
  g_autoptr (GHashTable) values = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  Line line = { values, f };

  for (guint i = 1; words[0] && words[i]; i++)
    {
      char *equals = strchr (words[i], '=');

      g_assert_nonnull (equals);
      *equals = '\0';
      g_hash_table_insert (values, words[i], equals + 1);
    }
  if (strcmp (words[0], "placement") == 0)
    read_placement (&line);
  else if (strcmp (words[0], "notice") == 0)
    read_notice (&line);
  else if (strcmp (words[0], "check") == 0)
    read_check (&line);
  else if (strcmp (words[0], "plan") == 0)
    read_plan (&line);
  else if (strcmp (words[0], "missing") == 0)
    read_missing (&line);
  else if (strcmp (words[0], "status") == 0)
    read_status (&line);
  else
    read_other (&line, words[0]);
}

static inline Facts *
facts_read (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  Facts *f = facts_new ();

  for (guint i = 0; lines[i]; i++)
    if (*lines[i])
      read_line (f, lines[i]);
  return f;
}

static inline void
append_when (GString *out, CldWhen when)
{
  char iso[CLD_DATE_SIZE];

  if (when.day == CLD_NO_DAY)
    {
      g_string_append (out, " -");
      return;
    }
  cld_date_from_day (when.day, iso);
  g_string_append_printf (out, " %s", iso);
  if (when.minute != CLD_NO_MINUTE)
    g_string_append_printf (out, "T%02d:%02d", when.minute / 60, when.minute % 60);
}

static inline void
append_row (GString *out, const CldFacts *facts, const CldDuty *duty)
{
  g_autofree char *ref = cld_duty_dup_ref (facts, duty);
  const char *child = strchr (ref, '/');

  g_assert_nonnull (child);
  g_string_append_len (out, ref, child - ref);
  g_string_append (out, strchr (child + 1, '/'));
  append_when (out, duty->due);
  append_when (out, duty->done);
  g_string_append_printf (out, " %s\n", cld_duty_state_id (duty->state));
}

static inline gboolean
is_among (const char *id, const char *only)
{
  g_auto (GStrv) prefixes = only ? g_strsplit (only, " ", -1) : NULL;

  for (guint i = 0; prefixes && prefixes[i]; i++)
    if (g_str_has_prefix (id, prefixes[i]))
      return TRUE;
  return only == NULL;
}

/* The rows as text, in their order. */
static inline char *
rows_write (const CldFacts *facts, const CldDutyRules *rules, gint32 today, const char *only)
{
  g_autoptr (GArray) duties = g_array_new (FALSE, FALSE, sizeof (CldDuty));
  GString *out = g_string_new (NULL);

  cld_duties_compute (facts, rules, today, duties);
  for (guint i = 0; i < duties->len; i++)
    {
      const CldDuty *duty = &g_array_index (duties, CldDuty, i);

      if (is_among (cld_timetable_get (duty->row)->id, only))
        append_row (out, facts, duty);
    }
  return g_string_free (out, FALSE);
}

static inline void
check_case_with (const DutyCase *test, const CldDutyRules *rules)
{
  g_autoptr (Facts) f = facts_read (test->facts);
  g_autofree char *rows = rows_write (facts_get (f), rules, day_of (test->today), test->only);

  if (strcmp (rows, test->rows) != 0)
    {
      g_test_message ("%s: expected\n%sbut got\n%s", test->name, test->rows, rows);
      g_test_fail ();
    }
}

static inline void
check_cases (const DutyCase *cases, guint n)
{
  g_autoptr (CldCalendar) calendar = cld_calendar_new ();
  CldDutyRules rules;

  cld_duty_rules_init (&rules, calendar);
  for (guint i = 0; i < n; i++)
    check_case_with (&cases[i], &rules);
}
