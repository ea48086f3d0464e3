/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-report-private.h"

/* What the reports of a child share: the frame round them, and a value as it may stand on paper. */

#define PART 1100 /* letters of a text in one row: a row must fit on a page */

/* Lays out a report on as many pages as it takes; @add begins with the title. */
CldPaper *
cld_report_new (CldRecordSet *set, const CldPrintOptions *options, CldReportFunc add, gpointer data)
{
  CldSummary summary = { .set = set, .options = options, .lines = 4, .cell_lines = 0, .text_lines = 0 };
  g_autoptr (CldArena) arena = cld_arena_new ();
  g_autoptr (CldRedact) redact = cld_redact_new ();
  GPtrArray *children = cld_record_set_get (set, &cld_child_kind);

  summary.arena = arena;
  summary.redact = redact;
  summary.child = children->len > 0 ? children->pdata[0] : NULL;
  summary.paper = cld_paper_new ();
  cld_summary_find_current (&summary);
  cld_summary_hide (&summary);
  summary.name = cld_summary_name (&summary);
  cld_summary_set_head (&summary);
  add (&summary, data);
  cld_summary_set_foot (&summary);
  cld_paper_finish (summary.paper);
  return summary.paper;
}

/* What a record of another kind is called. */
static const char *
name_target (CldSummary *summary, const CldField *field, const char *ref)
{
  const CldKind *kind = cld_field_target_kind (field);
  CldRow *row = kind ? cld_record_set_find (summary->set, kind, ref) : NULL;
  const char *name = NULL;

  if (kind == &cld_contact_kind && summary->options->mask)
    return _("name withheld");
  if (kind == &cld_contact_kind)
    name = cld_summary_text (summary, row, CONTACT_NAME);
  if (kind == &cld_provider_kind)
    name = cld_summary_text (summary, row, PROVIDER_NAME);
  if (kind == &cld_placement_kind && row && cld_summary_raw (row, PLACEMENT_STARTED_ON))
    /* Translators: which placement; %s is the day it began */
    return cld_arena_printf (summary->arena, _("that of %s"), cld_summary_day (summary, cld_summary_raw (row, PLACEMENT_STARTED_ON)));
  return name ? name : cld_summary_keep (summary, cld_page_clean_text (ref));
}

static gboolean
is_worker_field (const CldRow *row, guint field)
{
  return (row->kind == &cld_visit_kind && field == VISIT_BY) || (row->kind == &cld_review_kind && field == REVIEW_IRO) ||
         (row->kind == &cld_approval_kind && field == APPROVAL_NAME) || (row->kind == &cld_action_kind && field == ACTION_OWNER) ||
         (row->kind == &cld_quality_audit_kind && field == QUALITY_AUDIT_AUDITOR) ||
         (row->kind == &cld_child_kind && (field == CHILD_WORKER || field == CHILD_IRO));
}

/* Whom a print was for, what a file is called, with whom letters are exchanged: often a third party's name. */
static gboolean
may_name_somebody (const CldKind *kind, guint field)
{
  return (kind == &cld_attachment_kind && (field == ATTACHMENT_NAME || field == ATTACHMENT_ABOUT)) ||
         (kind == &cld_print_log_kind && (field == PRINT_LOG_PURPOSE || field == PRINT_LOG_RECIPIENT)) ||
         (kind == &cld_notice_kind && field == NOTICE_ADDRESS) || (kind == &cld_action_kind && field == ACTION_WHAT) ||
         (kind == &cld_correspondence_kind && (field == CORRESPONDENCE_CORRESPONDENT || field == CORRESPONDENCE_SUBJECT || field == CORRESPONDENCE_SOURCE)) ||
         (kind == &cld_information_request_kind && (field == INFORMATION_REQUEST_ASKED_OF || field == INFORMATION_REQUEST_WHAT));
}

/* What a mask or a restriction puts in place of a value, or NULL where it may be shown. */
static const char *
find_cover (CldSummary *summary, const CldRow *row, guint field)
{
  const CldKind *kind = row->kind;
  gboolean words = (kind == &cld_note_kind && field == NOTE_CHILDS_WORDS) || (kind == &cld_visit_kind && field == VISIT_CHILDS_WORDS);
  gboolean alert = kind == &cld_child_kind && field == CHILD_ALERT;

  if (kind == &cld_note_kind && kind->fields[field].type == CLD_NOTE && cld_summary_hides_note (summary, row))
    return cld_summary_is_set (row, NOTE_RESTRICTED) ? _("[RESTRICTED]") : _("[note withheld]");
  if (kind == &cld_placement_kind && (field == PLACEMENT_POSTCODE || field == PLACEMENT_ADDRESS) && cld_summary_hides_address (row))
    return _("RESTRICTED: not printed");
  /* How far away a confidential place is is nobody's to know. */
  if (kind == &cld_placement_kind && field == PLACEMENT_DISTANCE_MILES && g_strcmp0 (cld_summary_raw (row, PLACEMENT_AREA_AUTHORITY), "CON") == 0)
    return _("[RESTRICTED]");
  if (!summary->options->mask)
    return NULL;
  if ((kind == &cld_placement_kind && field == PLACEMENT_CARER) || (kind == &cld_notice_kind && field == NOTICE_RECIPIENT))
    return _("[name withheld]");
  if ((kind->fields[field].type == CLD_NOTE && !words && !alert) || may_name_somebody (kind, field))
    return _("[withheld]");
  return NULL;
}

/**
 * cld_report_value:
 * @summary: the report in the making
 * @row: a record, of the child or of the change log
 * @field: a field of its kind
 *
 * A value as it may stand on this paper: codes with their labels, days as people read them, names instead of refs, and
 * in place of what is restricted or masked a word in brackets.
 *
 * Returns: (nullable): the text, however long; %NULL where nothing is recorded
 */
const char *
cld_report_value (CldSummary *summary, const CldRow *row, guint field)
{
  const CldField *of = &row->kind->fields[field];
  const char *raw = cld_summary_raw (row, field), *cover = raw ? find_cover (summary, row, field) : NULL;
  g_autofree char *clean = NULL;

  if (!raw || cover)
    return cover;
  if (is_worker_field (row, field))
    return cld_summary_worker (summary, raw);
  if (row->kind == &cld_placement_kind && field == PLACEMENT_AREA_AUTHORITY)
    return cld_summary_authority (summary, raw);
  switch (of->type)
    {
    case CLD_DATE:
    case CLD_MOMENT:
      return cld_summary_day (summary, raw);
    case CLD_REF:
      return name_target (summary, of, raw);
    case CLD_CHOICE:
    case CLD_BOOL:
      return cld_summary_label (summary, row, field);
    case CLD_TEXT:
    case CLD_NOTE:
    case CLD_INT:
    case CLD_DECIMAL:
    default:
      clean = cld_page_clean_whole_text (raw);
      return cld_summary_keep (summary, cld_redact_text (summary->redact, clean));
    }
}

/* Where a text that goes on in the next row is parted: behind a word, or in a word that has no end. */
const char *
cld_report_part_end (const char *text)
{
  const char *end;

  if (g_utf8_strlen (text, -1) <= PART)
    return text + strlen (text);
  end = g_utf8_offset_to_pointer (text, PART);
  for (const char *p = end; p > text + PART / 2; p--)
    if (*p == ' ')
      return p;
  return end;
}
