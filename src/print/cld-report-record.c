/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-change-set.h"
#include "cld-log-reader.h"
#include "cld-report-private.h"

/* The chronology: everything recorded of a child in the order it happened. */

#define MAX_SHOWN 9

/* A field of an event: bare, or behind its label. */
typedef struct
{
  guint field; /* plus one: 0 ends the list */
  gboolean labelled;
} Shown;

#define BARE(field) { (field) + 1, FALSE }
#define LABELLED(field) { (field) + 1, TRUE }

/* Which records there are of. */
typedef enum
{
  EVERY,
  WHERE_SET,   /* the field @where holds something */
  WHERE_UNSET, /* it holds nothing */
} Condition;

/* An event that a record tells of: a placement tells of its beginning and of its end. */
typedef struct
{
  const CldKind *kind;
  const char *title;
  guint date;
  int by;   /* who did it; -1: whoever recorded it */
  int what; /* the field that says what it was, behind the title; -1 for none */
  Condition condition;
  guint where;
  Shown shown[MAX_SHOWN];
} Line;

static const Line lines[] = {
  { &cld_care_period_kind, N_("Came into care"), CARE_PERIOD_STARTED_ON, -1, -1, EVERY, 0, { BARE (CARE_PERIOD_CATEGORY_OF_NEED) } },
  { &cld_care_period_kind, N_("Left care"), CARE_PERIOD_ENDED_ON, -1, -1, EVERY, 0, { BARE (CARE_PERIOD_REASON_ENDED) } },
  { &cld_legal_status_kind, N_("Legal status"), LEGAL_STATUS_STARTED_ON, -1, -1, EVERY, 0, { BARE (LEGAL_STATUS_CODE), LABELLED (LEGAL_STATUS_ENDED_ON) } },
  { &cld_placement_kind, N_("Placement began"), PLACEMENT_STARTED_ON, -1, -1, WHERE_UNSET, PLACEMENT_WITHIN,
    { BARE (PLACEMENT_TYPE), LABELLED (PLACEMENT_CARER), LABELLED (PLACEMENT_PROVIDER), LABELLED (PLACEMENT_AREA_AUTHORITY), LABELLED (PLACEMENT_POSTCODE), LABELLED (PLACEMENT_DISTANCE_MILES), LABELLED (PLACEMENT_REASON_STARTED) } },
  { &cld_placement_kind, N_("Placement ended"), PLACEMENT_ENDED_ON, -1, -1, WHERE_UNSET, PLACEMENT_WITHIN, { BARE (PLACEMENT_TYPE), LABELLED (PLACEMENT_CARER), LABELLED (PLACEMENT_PROVIDER), LABELLED (PLACEMENT_REASON_ENDED) } },
  { &cld_placement_kind, N_("Temporary absence"), PLACEMENT_STARTED_ON, -1, -1, WHERE_SET, PLACEMENT_WITHIN, { BARE (PLACEMENT_TYPE), LABELLED (PLACEMENT_ENDED_ON) } },
  { &cld_approval_kind, N_("Approval"), APPROVAL_DECIDED_ON, APPROVAL_NAME, -1, EVERY, 0,
    { BARE (APPROVAL_PROVISION), BARE (APPROVAL_ROLE), LABELLED (APPROVAL_PLACEMENT), LABELLED (APPROVAL_WISHES_HEARD_ON), LABELLED (APPROVAL_RELATIVES_CONSULTED_ON), LABELLED (APPROVAL_AREA_CONSULTED_ON), LABELLED (APPROVAL_IRO_CONSULTED_ON), LABELLED (APPROVAL_NOTE) } },
  { &cld_notice_kind, N_("Notice"), NOTICE_EVENT_ON, -1, -1, EVERY, 0,
    { BARE (NOTICE_PROVISION), BARE (NOTICE_DIRECTION), LABELLED (NOTICE_RECIPIENT_KIND), LABELLED (NOTICE_RECIPIENT), LABELLED (NOTICE_SENT_ON), LABELLED (NOTICE_ACKNOWLEDGED_ON), LABELLED (NOTICE_NOT_SENT_REASON), LABELLED (NOTICE_NOTE) } },
  { &cld_visit_kind, N_("Visit"), VISIT_VISITED_ON, VISIT_BY, -1, EVERY, 0, { BARE (VISIT_OUTCOME), BARE (VISIT_NOTES), LABELLED (VISIT_CHILDS_WORDS) } },
  { &cld_review_kind, NULL, REVIEW_HELD_ON, REVIEW_IRO, REVIEW_KIND, EVERY, 0, { BARE (REVIEW_PARTICIPATION), LABELLED (REVIEW_DECISIONS) } },
  { &cld_health_check_kind, NULL, HEALTH_CHECK_DONE_ON, -1, HEALTH_CHECK_KIND, EVERY, 0, { BARE (HEALTH_CHECK_STATUS), LABELLED (HEALTH_CHECK_PRACTITIONER), LABELLED (HEALTH_CHECK_REPORT_RECEIVED_ON) } },
  { &cld_sdq_kind, N_("SDQ"), SDQ_COMPLETED_ON, -1, -1, EVERY, 0, { LABELLED (SDQ_SCORE), LABELLED (SDQ_REASON) } },
  { &cld_plan_kind, NULL, PLAN_MADE_ON, -1, PLAN_KIND, EVERY, 0, { LABELLED (PLAN_AGREED_ON), LABELLED (PLAN_PLACEMENT) } },
  { &cld_missing_episode_kind, NULL, MISSING_EPISODE_STARTED_AT, -1, MISSING_EPISODE_KIND, EVERY, 0,
    { LABELLED (MISSING_EPISODE_ENDED_AT), LABELLED (MISSING_EPISODE_INTERVIEW_OFFERED_AT), LABELLED (MISSING_EPISODE_INTERVIEW_ACCEPTED), LABELLED (MISSING_EPISODE_INTERVIEW_DONE_AT), LABELLED (MISSING_EPISODE_POLICE_REF) } },
  { &cld_note_kind, NULL, NOTE_HAPPENED_ON, -1, NOTE_KIND, EVERY, 0, { BARE (NOTE_TEXT), LABELLED (NOTE_HEADING), LABELLED (NOTE_CHILDS_WORDS) } },
  { &cld_waiver_kind, NULL, WAIVER_DECIDED_ON, WAIVER_NAME, -1, EVERY, 0, { BARE (WAIVER_DUTY_REF), LABELLED (WAIVER_REASON), LABELLED (WAIVER_ROLE) } },
  { &cld_action_kind, N_("Action due"), ACTION_DUE_ON, ACTION_OWNER, -1, EVERY, 0, { BARE (ACTION_WHAT), LABELLED (ACTION_DONE_ON), LABELLED (ACTION_STATUS), LABELLED (ACTION_EVIDENCE) } },
  { &cld_quality_audit_kind, N_("Quality audit"), QUALITY_AUDIT_AUDITED_ON, QUALITY_AUDIT_AUDITOR, -1, EVERY, 0,
    { BARE (QUALITY_AUDIT_GRADE), LABELLED (QUALITY_AUDIT_REASONS), LABELLED (QUALITY_AUDIT_EXPERIENCE), LABELLED (QUALITY_AUDIT_VOICE), LABELLED (QUALITY_AUDIT_PLANNING), LABELLED (QUALITY_AUDIT_OVERSIGHT) } },
  { &cld_information_request_kind, N_("Information asked for"), INFORMATION_REQUEST_ASKED_ON, -1, -1, EVERY, 0,
    { BARE (INFORMATION_REQUEST_WHAT), LABELLED (INFORMATION_REQUEST_ASKED_OF), LABELLED (INFORMATION_REQUEST_CHASED_ON), LABELLED (INFORMATION_REQUEST_RECEIVED_ON), LABELLED (INFORMATION_REQUEST_CAUSE) } },
  { &cld_correspondence_kind, NULL, CORRESPONDENCE_DATED_ON, -1, CORRESPONDENCE_FORM, EVERY, 0,
    { BARE (CORRESPONDENCE_SUBJECT), BARE (CORRESPONDENCE_DIRECTION), LABELLED (CORRESPONDENCE_CORRESPONDENT), LABELLED (CORRESPONDENCE_OUR_REF), LABELLED (CORRESPONDENCE_THEIR_REF), LABELLED (CORRESPONDENCE_NOTE) } },
  { &cld_relationship_kind, N_("Contact"), RELATIONSHIP_FROM_ON, -1, -1, EVERY, 0, { BARE (RELATIONSHIP_KIND), BARE (RELATIONSHIP_CONTACT), LABELLED (RELATIONSHIP_UNTIL_ON) } },
};

/* An event that is printed. */
typedef struct
{
  const char *date;
  const Line *line;
  const CldRow *row;
} Event;

static gboolean
is_told (CldSummary *summary, const Line *line, const CldRow *row)
{
  gboolean set = cld_summary_raw (row, line->where) != NULL;

  if (!cld_summary_raw (row, line->date) || (line->condition == WHERE_SET && !set) || (line->condition == WHERE_UNSET && set))
    return FALSE;
  return row->kind != &cld_note_kind || !cld_summary_hides_note (summary, row);
}

/* In the order it happened; on one day in the order of the table above. */
static int
compare_events (gconstpointer a, gconstpointer b)
{
  const Event *left = a, *right = b;
  int order = strncmp (left->date, right->date, 10);

  if (order == 0 && left->date[10] && right->date[10])
    order = strcmp (left->date, right->date);
  if (order == 0 && left->line != right->line)
    order = left->line < right->line ? -1 : 1;
  return order != 0 ? order : strcmp (left->row->ref, right->row->ref);
}

static GArray *
find_events (CldSummary *summary)
{
  GArray *events = g_array_new (FALSE, FALSE, sizeof (Event));

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      GPtrArray *rows = cld_record_set_get (summary->set, lines[i].kind);

      for (guint k = 0; k < rows->len; k++)
        {
          Event event = { cld_summary_raw (rows->pdata[k], lines[i].date), &lines[i], rows->pdata[k] };

          if (is_told (summary, &lines[i], rows->pdata[k]))
            g_array_append_val (events, event);
        }
    }
  g_array_sort (events, compare_events);
  return events;
}

/* Who wrote each note, from the change log: "kind/ref" to login. What an import brought was written elsewhere. */
typedef struct
{
  GHashTable *authors;
  CldArena *arena;
  CldArena *scratch;
} Authors;

static gboolean
find_author_cb (const CldLogEntry *entry, gpointer data, GError **error)
{
  Authors *authors = data;
  g_autoptr (GArray) rows = NULL;

  if (!entry->detail || g_strcmp0 (entry->act, CLD_ACT_EDIT) != 0)
    return TRUE;
  cld_arena_clear (authors->scratch);
  rows = cld_log_parse_detail (entry->detail, entry->detail_len, authors->scratch, error);
  for (guint i = 0; rows && i < rows->len; i++)
    {
      const CldLogRow *row = &g_array_index (rows, CldLogRow, i);

      if (!row->before && row->after)
        g_hash_table_insert (authors->authors, cld_arena_printf (authors->arena, "%s/%s", row->kind->id, row->after->ref), cld_arena_strdup (authors->arena, entry->actor));
    }
  return rows != NULL;
}

static const char *
find_by (CldSummary *summary, const Event *event, GHashTable *authors)
{
  const char *key, *by = event->line->by >= 0 ? cld_report_value (summary, event->row, (guint) event->line->by) : NULL;

  if (by)
    return by;
  key = cld_arena_printf (summary->arena, "%s/%s", event->row->kind->id, event->row->ref);
  by = cld_summary_worker (summary, g_hash_table_lookup (authors, key));
  return by ? by : "";
}

static const char *
make_what (CldSummary *summary, const Event *event)
{
  const Line *line = event->line;
  const char *label = line->what >= 0 ? cld_summary_label (summary, event->row, (guint) line->what) : NULL;
  const char *title = line->title ? _(line->title) : label ? label : _(line->kind->title);

  if (line->kind == &cld_note_kind && cld_summary_is_set (event->row, NOTE_SIGNIFICANT))
    /* Translators: a kind of note that matters */
    return cld_arena_printf (summary->arena, _("%s (significant)"), title);
  return title;
}

static const char *
make_text (CldSummary *summary, const Event *event)
{
  GString *out = g_string_new (NULL);

  for (const Shown *shown = event->line->shown; shown < event->line->shown + MAX_SHOWN && shown->field > 0; shown++)
    {
      guint field = shown->field - 1;
      const char *value = cld_report_value (summary, event->row, field);

      if (!value)
        continue;
      if (out->len > 0)
        g_string_append (out, strchr (".!?", out->str[out->len - 1]) ? " " : "; ");
      if (shown->labelled)
        /* Translators: a field and its value */
        g_string_append_printf (out, _("%s: %s"), _(event->row->kind->fields[field].label), value);
      else
        g_string_append (out, value);
    }
  return cld_summary_keep (summary, g_string_free (out, FALSE));
}

/* No text is cut: a long one takes several rows, that may stand on several pages. */
static void
add_event (CldSummary *summary, CldTable *table, const Event *event, GHashTable *authors)
{
  const char *text = make_text (summary, event);
  gboolean bold = event->row->kind == &cld_note_kind && cld_summary_is_set (event->row, NOTE_SIGNIFICANT), first = TRUE;

  do
    {
      const char *end = cld_report_part_end (text);
      g_autofree char *part = g_strndup (text, (gsize) (end - text));
      const CldCell cells[] = {
        { first ? cld_summary_day (summary, event->date) : "", .joined = *end != '\0' },
        { first ? make_what (summary, event) : "", .bold = bold },
        { part },
        { first ? find_by (summary, event, authors) : "" },
      };

      cld_table_add_row (table, cells);
      text = *end == ' ' ? end + 1 : end;
      first = FALSE;
    }
  while (*text);
}

/* Texts that a mask covers, counted as notes: what people write freely names others in ways that no list of names
 * finds. */
static guint
count_covered (CldSummary *summary)
{
  static const struct
  {
    const CldKind *kind;
    guint field;
  } texts[] = {
    { &cld_visit_kind, VISIT_NOTES },
    { &cld_approval_kind, APPROVAL_NOTE },
    { &cld_notice_kind, NOTICE_NOTE },
    { &cld_action_kind, ACTION_EVIDENCE },
    { &cld_quality_audit_kind, QUALITY_AUDIT_REASONS },
    { &cld_quality_audit_kind, QUALITY_AUDIT_EXPERIENCE },
    { &cld_quality_audit_kind, QUALITY_AUDIT_VOICE },
    { &cld_quality_audit_kind, QUALITY_AUDIT_PLANNING },
    { &cld_quality_audit_kind, QUALITY_AUDIT_OVERSIGHT },
    { &cld_correspondence_kind, CORRESPONDENCE_NOTE },
  };
  guint n = 0;

  for (guint i = 0; summary->options->mask && i < G_N_ELEMENTS (texts); i++)
    {
      GPtrArray *rows = cld_record_set_get (summary->set, texts[i].kind);

      for (guint k = 0; k < rows->len; k++)
        n += cld_summary_raw (rows->pdata[k], texts[i].field) ? 1 : 0;
    }
  return n;
}

static const char *
find_hidden (CldSummary *summary)
{
  GPtrArray *placements = cld_record_set_get (summary->set, &cld_placement_kind);
  CldHidden hidden = { 0 };

  cld_summary_count_hidden (summary, &hidden);
  for (guint i = 0; i < placements->len; i++)
    hidden.n_addresses += cld_summary_hides_address (placements->pdata[i]) ? 1 : 0;
  hidden.n_notes += count_covered (summary);
  return cld_summary_hidden_text (summary, &hidden);
}

static void
add_cb (CldSummary *summary, gpointer data)
{
  const CldColumn columns[] = { { _("Date"), 76 }, { _("What"), 94 }, { _("Recorded"), 0 }, { _("By"), 72 } };
  g_autoptr (CldTable) table = cld_table_new (columns, G_N_ELEMENTS (columns));
  g_autoptr (GArray) events = find_events (summary);
  const char *n = cld_summary_keep (summary, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u event", "%u events", events->len), events->len));

  cld_paper_add_title (summary->paper, _("Record"), cld_summary_subject (summary), cld_summary_about (summary), find_hidden (summary));
  cld_paper_add_heading (summary->paper, _("What was recorded, in the order it happened"), n, _("record"));
  for (guint i = 0; i < events->len; i++)
    add_event (summary, table, &g_array_index (events, Event, i), data);
  if (events->len == 0)
    cld_paper_add_paragraph (summary->paper, NULL, TRUE, 1);
  cld_paper_add_table (summary->paper, table, 0);
}

/**
 * cld_report_new_record:
 * @store: where the change log is read, which knows who wrote a note
 * @set: one child with what it names
 * @until: (nullable): the moment whose knowledge is printed
 * @options: what the print says about itself
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the finished document
 */
CldPaper *
cld_report_new_record (CldStore *store, CldRecordSet *set, const char *until, const CldPrintOptions *options, GError **error)
{
  GPtrArray *children = cld_record_set_get (set, &cld_child_kind);
  g_autoptr (GHashTable) table = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (CldArena) arena = cld_arena_new (), scratch = cld_arena_new ();
  Authors authors = { table, arena, scratch };
  CldLogFilter filter = { .child = ((CldRow *) children->pdata[0])->ref, .until = until };

  if (!cld_log_each (store, &filter, find_author_cb, &authors, error))
    return NULL;
  return cld_report_new (set, options, add_cb, table);
}
