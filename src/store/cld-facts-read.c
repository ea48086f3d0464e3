/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "cld-area.h"
#include "cld-fact-codes.h"
#include "cld-facts-loader-private.h"

/* One row of a table into one fact. What cannot be, after an edit by hand of the file for one, is as if not recorded. */

/* Columns that every statement begins with. */
enum
{
  CHILD,
  REF,
  FIRST
};

/* --- values --- */

/* Eight letters at a time: refs are many. */
static gboolean
is_ascii (const char *text, gsize len)
{
  guint64 bits = 0, word;
  gsize i = 0;

  for (; i + sizeof word <= len; i += sizeof word)
    {
      memcpy (&word, text + i, sizeof word);
      bits |= word;
    }
  for (; i < len; i++)
    bits |= (guchar) text[i];
  return (bits & G_GUINT64_CONSTANT (0x8080808080808080)) == 0;
}

/* Texts come from a file that others may have edited: they are made valid. */
char *
_cld_facts_keep (CldFactsLoad *load, const char *text)
{
  gsize len = strlen (text);

  if (!is_ascii (text, len) && !g_utf8_validate_len (text, len, NULL))
    {
      g_autofree char *valid = g_utf8_make_valid (text, (gssize) len);

      return cld_arena_strdup (load->arena, valid);
    }
  return cld_arena_strndup (load->arena, text, len);
}

/* Names of workers and providers stand in many facts. */
static const char *
get_shared (CldFactsLoad *load, CldStmt *stmt, int column)
{
  const char *text = cld_stmt_get_text (stmt, column);
  char *kept;

  if (!text || *text == '\0')
    return NULL;
  kept = g_hash_table_lookup (load->texts, text);
  if (!kept)
    {
      kept = _cld_facts_keep (load, text);
      g_hash_table_insert (load->texts, cld_arena_strdup (load->scratch, text), kept);
    }
  return kept;
}

static gint32
get_day (CldStmt *stmt, int column)
{
  return cld_date_read_day (cld_stmt_get_text (stmt, column));
}

static CldWhen
get_when (CldStmt *stmt, int column)
{
  CldWhen when;

  when.day = cld_moment_read_day (cld_stmt_get_text (stmt, column), &when.minute);
  return when;
}

static gboolean
get_flag (CldStmt *stmt, int column)
{
  return cld_stmt_get_int (stmt, column) == 1;
}

static gboolean
is_set (CldStmt *stmt, int column)
{
  const char *text = cld_stmt_get_text (stmt, column);

  return text && *text != '\0';
}

/* A text that is too long is no code, and must not be taken for one when it is cut. */
static void
get_code (CldStmt *stmt, int column, char code[4])
{
  const char *text = cld_stmt_get_text (stmt, column);

  if (!text)
    return;
  if (strnlen (text, 4) < 4)
    strcpy (code, text);
  else
    strcpy (code, "?");
}

static guint8
get_choice (CldStmt *stmt, int column, CldFactCodes list)
{
  return cld_fact_code_find (list, cld_stmt_get_text (stmt, column));
}

/* Only a placement of the same child. */
static guint32
get_placement (CldFactsLoad *load, CldStmt *stmt, int column, guint32 owner)
{
  const char *key = cld_stmt_get_text (stmt, column);
  const CldPlacementPlace *place = key ? g_hash_table_lookup (load->placements, key) : NULL;

  return place && place->child == owner ? place->index : CLD_NO_FACT;
}

/* --- rows --- */

/* id, ref, date_of_birth, uasc_from, uasc_until, worker, team, iro */
void
_cld_facts_read_child (CldFactsLoad *load, CldStmt *stmt, CldFacts *facts)
{
  const char *ref = cld_stmt_get_text (stmt, REF);

  facts->ref = _cld_facts_keep (load, ref ? ref : "");
  facts->date_of_birth = get_day (stmt, FIRST);
  facts->uasc_from = get_day (stmt, FIRST + 1);
  facts->uasc_until = get_day (stmt, FIRST + 2);
  facts->worker = get_shared (load, stmt, FIRST + 3);
  facts->team = get_shared (load, stmt, FIRST + 4);
  facts->iro = get_shared (load, stmt, FIRST + 5);
}

static void
read_period (CldFactsLoad *load, CldStmt *stmt, guint32 owner, gpointer data)
{
  CldPeriodFact *fact = data;

  fact->start = get_day (stmt, FIRST);
  fact->end = get_day (stmt, FIRST + 1);
  fact->start_known = get_flag (stmt, FIRST + 2);
  fact->reason_ended = get_shared (load, stmt, FIRST + 3);
}

static void
read_status (CldFactsLoad *load, CldStmt *stmt, guint32 owner, gpointer data)
{
  CldStatusFact *fact = data;

  fact->start = get_day (stmt, FIRST);
  fact->end = get_day (stmt, FIRST + 1);
  fact->start_known = get_flag (stmt, FIRST + 2);
  get_code (stmt, FIRST + 3, fact->code);
}

static guint8
find_place (CldFactsLoad *load, const char *code)
{
  const CldAreaKnown *one = code ? g_hash_table_lookup (load->areas, code) : NULL;
  CldAreaKnown known = { load->own_known, load->neighbours_known, one && one->is_own, one && one->is_adjoining };

  return (guint8) cld_area_get_place (cld_area_tell (code, &known));
}

enum
{
  START = FIRST,
  END,
  START_KNOWN,
  TYPE,
  WITHIN,
  PROVIDER,
  AREA,
  EMERGENCY,
  CONNECTED,
  OWN_CARER,
  REG19_FROM,
  REG19_UNTIL,
  REG24_FROM,
  REG24_UNTIL,
  UNTIL_18,
  LONG_TERM,
  FEWER_AGREED,
  FEWER_WITHDRAWN,
  ARRANGER,
  REMAND,
  REASON_STARTED,
  REASON_ENDED,
  ID
};

static void
read_placement (CldFactsLoad *load, CldStmt *stmt, guint32 owner, gpointer data)
{
  CldRawPlacement *raw = data;
  CldPlacementFact *fact = &raw->fact;

  fact->start = get_day (stmt, START);
  fact->end = get_day (stmt, END);
  fact->start_known = get_flag (stmt, START_KNOWN);
  get_code (stmt, TYPE, fact->type);
  fact->provider = get_shared (load, stmt, PROVIDER);
  fact->place = find_place (load, cld_stmt_get_text (stmt, AREA));
  fact->emergency = get_flag (stmt, EMERGENCY);
  fact->connected_person = get_flag (stmt, CONNECTED);
  fact->own_foster_carer = get_flag (stmt, OWN_CARER);
  fact->reg19_from = get_day (stmt, REG19_FROM);
  fact->reg19_until = get_day (stmt, REG19_UNTIL);
  fact->reg24_from = get_day (stmt, REG24_FROM);
  fact->reg24_until = get_day (stmt, REG24_UNTIL);
  fact->until_18_agreed_on = get_day (stmt, UNTIL_18);
  fact->long_term_foster_on = get_day (stmt, LONG_TERM);
  fact->fewer_visits_agreed_on = get_day (stmt, FEWER_AGREED);
  fact->fewer_visits_withdrawn_on = get_day (stmt, FEWER_WITHDRAWN);
  fact->other_arranger = is_set (stmt, ARRANGER) && strcmp (cld_stmt_get_text (stmt, ARRANGER), "0") != 0;
  fact->remand = get_choice (stmt, REMAND, CLD_FACT_CODES_REMAND);
  get_code (stmt, REASON_STARTED, fact->reason_started);
  fact->reason_ended = get_shared (load, stmt, REASON_ENDED);
  fact->is_absence = is_set (stmt, WITHIN);
  fact->within = CLD_NO_FACT;
  raw->within = fact->is_absence ? cld_arena_strdup (load->scratch, cld_stmt_get_text (stmt, WITHIN)) : NULL;
  raw->place = cld_arena_alloc0 (load->scratch, sizeof *raw->place);
  raw->place->child = owner;
  g_hash_table_insert (load->placements, cld_arena_strdup (load->scratch, cld_stmt_get_text (stmt, ID)), raw->place);
}

static void
read_visit (CldFactsLoad *load, CldStmt *stmt, guint32 owner, gpointer data)
{
  CldVisitFact *fact = data;

  fact->at = get_when (stmt, FIRST);
  cld_visit_fact_set_outcome (fact, cld_stmt_get_text (stmt, FIRST + 1));
}

static void
read_review (CldFactsLoad *load, CldStmt *stmt, guint32 owner, gpointer data)
{
  CldReviewFact *fact = data;
  gint64 days = cld_stmt_get_int (stmt, FIRST + 2);

  fact->held_on = get_day (stmt, FIRST);
  fact->kind = get_choice (stmt, FIRST + 1, CLD_FACT_CODES_REVIEW);
  fact->visits_every_days = days > 0 && days <= G_MAXINT32 ? (gint32) days : 0;
}

static void
read_health (CldFactsLoad *load, CldStmt *stmt, guint32 owner, gpointer data)
{
  CldHealthFact *fact = data;

  fact->done_on = get_day (stmt, FIRST);
  fact->kind = get_choice (stmt, FIRST + 1, CLD_FACT_CODES_HEALTH);
  fact->status = get_choice (stmt, FIRST + 2, CLD_FACT_CODES_CHECK_STATUS);
  fact->report_received_on = get_day (stmt, FIRST + 3);
}

static void
read_sdq (CldFactsLoad *load, CldStmt *stmt, guint32 owner, gpointer data)
{
  CldSdqFact *fact = data;

  fact->completed_on = get_day (stmt, FIRST);
  fact->has_score = get_flag (stmt, FIRST + 1);
}

static void
read_plan (CldFactsLoad *load, CldStmt *stmt, guint32 owner, gpointer data)
{
  CldPlanFact *fact = data;

  fact->made_on = get_day (stmt, FIRST);
  fact->agreed_on = get_day (stmt, FIRST + 1);
  fact->kind = get_choice (stmt, FIRST + 2, CLD_FACT_CODES_PLAN);
  fact->placement = get_placement (load, stmt, FIRST + 3, owner);
}

static void
read_missing (CldFactsLoad *load, CldStmt *stmt, guint32 owner, gpointer data)
{
  CldMissingFact *fact = data;
  const char *kind = cld_stmt_get_text (stmt, FIRST);

  fact->kind = kind && (strcmp (kind, "M") == 0 || strcmp (kind, "A") == 0) ? kind[0] : 0;
  fact->started_at = get_when (stmt, FIRST + 1);
  fact->ended_at = get_when (stmt, FIRST + 2);
  fact->interview_offered_at = get_when (stmt, FIRST + 3);
  fact->interview_done_at = get_when (stmt, FIRST + 4);
  fact->interview_accepted = (gint8) CLAMP (cld_stmt_get_int (stmt, FIRST + 5), -1, 1);
}

static void
read_approval (CldFactsLoad *load, CldStmt *stmt, guint32 owner, gpointer data)
{
  CldApprovalFact *fact = data;

  cld_approval_fact_set_decision (fact, get_day (stmt, FIRST), cld_stmt_get_text (stmt, FIRST + 8));
  fact->placement = get_placement (load, stmt, FIRST + 1, owner);
  fact->provision = get_choice (stmt, FIRST + 2, CLD_FACT_CODES_PROVISION);
  fact->role = get_choice (stmt, FIRST + 3, CLD_FACT_CODES_ROLE);
  fact->wishes_heard_on = get_day (stmt, FIRST + 4);
  fact->area_consulted_on = get_day (stmt, FIRST + 5);
  fact->care_plan_sent_on = get_day (stmt, FIRST + 6);
  fact->iro_consulted_on = get_day (stmt, FIRST + 7);
  fact->relatives_consulted_on = get_day (stmt, FIRST + 9);
  fact->suitable_on = get_day (stmt, FIRST + 10);
  fact->requested_on = get_day (stmt, FIRST + 11);
}

static void
read_notice (CldFactsLoad *load, CldStmt *stmt, guint32 owner, gpointer data)
{
  CldNoticeFact *fact = data;
  const char *direction = cld_stmt_get_text (stmt, FIRST + 1);

  fact->incoming = g_strcmp0 (direction, "IN") == 0;
  fact->placement = get_placement (load, stmt, FIRST, owner);
  fact->provision = get_choice (stmt, FIRST + 2, CLD_FACT_CODES_PROVISION);
  fact->recipient_kind = get_shared (load, stmt, FIRST + 3);
  fact->provider = get_shared (load, stmt, FIRST + 4);
  fact->event_on = get_day (stmt, FIRST + 5);
  fact->occurred_on = get_day (stmt, FIRST + 6);
  fact->sent_on = get_day (stmt, FIRST + 7);
  fact->acknowledged_on = get_day (stmt, FIRST + 8);
  fact->returned_on = get_day (stmt, FIRST + 9);
  fact->not_sent = get_choice (stmt, FIRST + 10, CLD_FACT_CODES_NOT_SENT);
  fact->closed_on = get_day (stmt, FIRST + 11);
}

static void
read_waiver (CldFactsLoad *load, CldStmt *stmt, guint32 owner, gpointer data)
{
  CldWaiverFact *fact = data;
  const char *duty = cld_stmt_get_text (stmt, FIRST);

  fact->duty_ref = _cld_facts_keep (load, duty ? duty : "");
  fact->decided_on = get_day (stmt, FIRST + 1);
}

/* --- the statements --- */

#define ID_OF_CHILD "(SELECT c.id FROM child c WHERE c.ref = ?)"
#define SELECT_NOTICES                                                                                                                    \
  "SELECT t.child, t.ref, t.placement, t.direction, t.provision, t.recipient_kind, v.ref, t.event_on, t.occurred_on, t.sent_on,"          \
  " t.acknowledged_on, t.returned_on, t.not_sent_reason, t.closed_on FROM notice t LEFT JOIN provider v ON v.id = t.provider"
#define ARRAY(name) G_STRUCT_OFFSET (CldFacts, name)
#define SOURCE(Type, date) sizeof (Type), G_STRUCT_OFFSET (Type, date)

/* In table order, without ORDER BY: sorting within a child is cheaper here than sorting everybody's rows there. */
const CldFactSource _cld_fact_sources[CLD_N_FACT_SOURCES] = {
  { "SELECT t.child, t.ref, t.started_on, t.ended_on, COALESCE(t.start_known, 1), t.type, t.within, v.ref, t.area_authority, t.emergency,"
    " t.connected_person, t.own_foster_carer, t.reg19_from, t.reg19_until, t.reg24_from, t.reg24_until, t.until_18_agreed_on, t.long_term_foster_on,"
    " t.fewer_visits_agreed_on, t.fewer_visits_withdrawn_on, t.other_arranger, t.remand, t.reason_started, t.reason_ended, t.id"
    " FROM placement t LEFT JOIN provider v ON v.id = t.provider",
    NULL, SOURCE (CldRawPlacement, fact.start), FALSE, ARRAY (placements), read_placement },
  { "SELECT t.child, t.ref, t.started_on, t.ended_on, COALESCE(t.start_known, 1), t.reason_ended FROM care_period t",
    NULL, SOURCE (CldPeriodFact, start), FALSE, ARRAY (periods), read_period },
  { "SELECT t.child, t.ref, t.started_on, t.ended_on, COALESCE(t.start_known, 1), t.code FROM legal_status t",
    NULL, SOURCE (CldStatusFact, start), FALSE, ARRAY (statuses), read_status },
  { "SELECT t.child, t.ref, t.visited_on, t.outcome FROM visit t",
    NULL, SOURCE (CldVisitFact, at), TRUE, ARRAY (visits), read_visit },
  { "SELECT t.child, t.ref, t.held_on, t.kind, COALESCE(t.visits_every_days, 0) FROM review t",
    NULL, SOURCE (CldReviewFact, held_on), FALSE, ARRAY (reviews), read_review },
  { "SELECT t.child, t.ref, t.done_on, t.kind, t.status, t.report_received_on FROM health_check t",
    NULL, SOURCE (CldHealthFact, done_on), FALSE, ARRAY (health), read_health },
  { "SELECT t.child, t.ref, t.completed_on, CASE WHEN t.score IS NULL THEN 0 ELSE 1 END FROM sdq t",
    NULL, SOURCE (CldSdqFact, completed_on), FALSE, ARRAY (sdqs), read_sdq },
  { "SELECT t.child, t.ref, t.made_on, t.agreed_on, t.kind, t.placement FROM plan t",
    NULL, SOURCE (CldPlanFact, made_on), FALSE, ARRAY (plans), read_plan },
  { "SELECT t.child, t.ref, t.kind, t.started_at, t.ended_at, t.interview_offered_at, t.interview_done_at, COALESCE(t.interview_accepted, -1) FROM missing_episode t",
    NULL, SOURCE (CldMissingFact, started_at), TRUE, ARRAY (missing), read_missing },
  { "SELECT t.child, t.ref, t.decided_on, t.placement, t.provision, t.role, t.wishes_heard_on, t.area_consulted_on, t.care_plan_sent_on,"
    " t.iro_consulted_on, t.decision, t.relatives_consulted_on, t.suitable_on, t.requested_on FROM approval t",
    NULL, SOURCE (CldApprovalFact, decided_on), FALSE, ARRAY (approvals), read_approval },
  /* A notice may name the placement alone. */
  { SELECT_NOTICES, " WHERE t.child = " ID_OF_CHILD " OR (t.child IS NULL AND t.placement IN (SELECT p.id FROM placement p WHERE p.child = " ID_OF_CHILD "))",
    SOURCE (CldNoticeFact, event_on), FALSE, ARRAY (notices), read_notice },
  { "SELECT t.child, t.ref, t.duty_ref, t.decided_on FROM waiver t",
    NULL, SOURCE (CldWaiverFact, decided_on), FALSE, ARRAY (waivers), read_waiver },
};

const CldFactSource _cld_fact_provider_notices = {
  SELECT_NOTICES " WHERE t.provision = 's30a' AND t.direction = 'IN' AND t.provider IS NOT NULL",
  " AND t.provider IN (SELECT p.provider FROM placement p WHERE p.child = " ID_OF_CHILD ")",
  SOURCE (CldNoticeFact, event_on), FALSE, ARRAY (provider_notices), read_notice
};
