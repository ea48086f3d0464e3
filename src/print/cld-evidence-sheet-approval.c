/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-evidence-sheet-private.h"
#include "cld-page-private.h"

/* The placement, who approved it and of what that person was satisfied, and what came after. */

#define LONG_NAME 48
#define MAX_OTHERS 3 /* decisions that do not count */

/* --- the placement --- */

/* The date of birth stands beside the name, or below one so long that its end is cut. */
static const char *
make_child (CldSheet *sheet, const char **birth)
{
  CldSummary *summary = sheet->summary;
  const char *known_as = cld_summary_raw (summary->child, CHILD_KNOWN_AS), *given = known_as ? known_as : cld_summary_raw (summary->child, CHILD_GIVEN_NAMES);
  const char *surname = cld_summary_raw (summary->child, CHILD_SURNAME), *born = cld_summary_raw (summary->child, CHILD_DATE_OF_BIRTH);
  g_autofree char *both = g_strdup_printf ("%s %s", given ? given : "", surname ? surname : "");
  const char *name = cld_summary_keep (summary, cld_page_clean_text (both));
  int age = cld_date_is_iso (born) ? cld_date_age (born, summary->options->today) : -1;

  if (!name)
    name = cld_summary_keep (summary, cld_page_clean_text (summary->child->ref));
  *birth = NULL;
  if (g_utf8_strlen (name, -1) > LONG_NAME)
    {
      if (age >= 0)
        *birth = cld_arena_printf (summary->arena, "%s (%d)", cld_summary_day (summary, born), age);
      return name;
    }
  /* Translators: a name, a date of birth, an age in years */
  return age >= 0 ? cld_arena_printf (summary->arena, _("%1$s, born %2$s (%3$d)"), name, cld_summary_day (summary, born), age) : name;
}

/* As it is now, or was when the placement began where that is over. */
static const char *
make_status (CldSheet *sheet)
{
  CldSummary *summary = sheet->summary;
  GPtrArray *rows = cld_record_set_get (summary->set, &cld_legal_status_kind);
  const char *end = cld_summary_raw (summary->placement, PLACEMENT_ENDED_ON), *start = cld_summary_raw (summary->placement, PLACEMENT_STARTED_ON);
  gboolean over = end && strcmp (end, summary->options->today) <= 0;
  const char *day = over && start ? start : summary->options->today;
  const CldRow *found = NULL;

  for (guint i = 0; i < rows->len; i++)
    if (cld_fact_is_in_force (rows->pdata[i], LEGAL_STATUS_STARTED_ON, LEGAL_STATUS_ENDED_ON, day) &&
        (!found || strcmp (cld_summary_raw (rows->pdata[i], LEGAL_STATUS_STARTED_ON), cld_summary_raw (found, LEGAL_STATUS_STARTED_ON)) > 0))
      found = rows->pdata[i];
  if (!found)
    return NULL;
  return cld_arena_printf (summary->arena, "%s, %s", cld_summary_code_and_label (summary, found, LEGAL_STATUS_CODE), cld_summary_start (summary, found, LEGAL_STATUS_STARTED_ON, LEGAL_STATUS_START_KNOWN));
}

static const char *
make_times (CldSheet *sheet)
{
  CldSummary *summary = sheet->summary;
  const char *start = cld_summary_start_weekday (summary, summary->placement, PLACEMENT_STARTED_ON, PLACEMENT_START_KNOWN);
  const char *end = cld_summary_raw (summary->placement, PLACEMENT_ENDED_ON);

  if (!start)
    return NULL;
  if (end && strcmp (end, summary->options->today) <= 0)
    /* Translators: when a placement began and ended */
    return cld_arena_printf (summary->arena, _("%1$s; ended %2$s"), start, cld_summary_day (summary, end));
  return strcmp (cld_summary_raw (summary->placement, PLACEMENT_STARTED_ON), summary->options->today) > 0 ? cld_arena_printf (summary->arena, _("%s; to come"), start)
                                                                                                         : cld_arena_printf (summary->arena, _("%s; still there"), start);
}

static const char *
make_boundary (CldSheet *sheet)
{
  switch (sheet->area)
    {
    case CLD_AREA_OWN:
      return _("Our own area");
    case CLD_AREA_ADJOINING:
      return _("Adjoining: next door");
    case CLD_AREA_DISTANT:
      return _("Not adjoining: at a distance");
    case CLD_AREA_OTHER:
      return _("Out of area; our neighbours are not recorded");
    case CLD_AREA_CONFIDENTIAL:
      return _("Confidential: out of area");
    case CLD_AREA_UNKNOWN:
    default:
      return NULL;
    }
}

/* Who has to approve, and why. */
static const char *
make_level (CldSheet *sheet)
{
  switch ((CldEvidenceLevel) sheet->evidence.level)
    {
    case CLD_EVIDENCE_LEVEL_NO:
      return _("Nominated officer: it adjoins ours");
    case CLD_EVIDENCE_LEVEL_DCS:
      if (sheet->area == CLD_AREA_CONFIDENTIAL)
        return _("Director: nobody may be told where it is");
      if (sheet->area == CLD_AREA_UNKNOWN)
        return _("Director, while the area is not recorded");
      return sheet->area == CLD_AREA_OTHER ? _("Director, while neighbours are not recorded") : _("Director: it does not adjoin ours");
    case CLD_EVIDENCE_LEVEL_EXEMPT:
      return cld_sheet_fact (sheet)->connected_person ? _("None: a connected person, reg 11(4)") : _("None: our own foster carer, reg 11(4)");
    case CLD_EVIDENCE_LEVEL_ADOPTION:
      return _("None: placed for adoption");
    case CLD_EVIDENCE_LEVEL_NONE:
    default:
      return _("None: in our own area");
    }
}

/* 41.0 miles; emergency: no. How far away a place is that nobody may find is nobody's to know. */
static const char *
make_distance (CldSheet *sheet)
{
  CldSummary *summary = sheet->summary;
  const char *miles = cld_summary_text (summary, summary->placement, PLACEMENT_DISTANCE_MILES);
  const char *emergency = sheet->evidence.emergency ? _("emergency: yes") : _("emergency: no");

  if (sheet->hides_area)
    return sheet->evidence.emergency ? _("Yes") : _("No");
  if (!miles)
    return cld_arena_printf (summary->arena, _("NOT RECORDED; %s"), emergency);
  return cld_arena_printf (summary->arena, _("%1$s miles; %2$s"), miles, emergency);
}

static const char *
make_carer (CldSheet *sheet)
{
  CldSummary *summary = sheet->summary;
  const char *carer = cld_summary_raw (summary->placement, PLACEMENT_CARER);

  if (carer && summary->options->mask)
    return cld_sheet_capital (sheet, cld_sheet_withhold_name (sheet, carer));
  return cld_summary_carer (summary, summary->placement);
}

static const char *
make_provider (CldSheet *sheet)
{
  CldSummary *summary = sheet->summary;
  CldRow *provider = cld_record_set_find (summary->set, &cld_provider_kind, cld_summary_raw (summary->placement, PLACEMENT_PROVIDER));
  const char *name = cld_summary_text (summary, provider, PROVIDER_NAME), *urn = cld_summary_text (summary, provider, PROVIDER_URN);

  /* Whoever knows the home knows where it is. */
  if (sheet->hides_area && name)
    return cld_sheet_capital (sheet, cld_sheet_withhold_name (sheet, name));
  return name && urn ? cld_arena_printf (summary->arena, "%s, %s", name, urn) : name ? name : urn;
}

void
cld_sheet_add_placement (CldSheet *sheet)
{
  CldSummary *summary = sheet->summary;
  g_autoptr (CldPageFacts) facts = cld_page_facts_new ();
  const char *area = cld_summary_authority (summary, cld_summary_raw (summary->placement, PLACEMENT_AREA_AUTHORITY)), *birth;

  cld_paper_add_plain_heading (summary->paper, _("The placement"), NULL, _("the placement"));
  cld_page_facts_add (facts, 0, _("Child"), make_child (sheet, &birth), TRUE);
  if (birth)
    cld_page_facts_add (facts, 0, _("Born"), birth, TRUE);
  cld_page_facts_add (facts, 0, _("Legal status"), make_status (sheet), FALSE);
  cld_page_facts_add (facts, 0, _("Carer"), make_carer (sheet), FALSE);
  cld_page_facts_add (facts, 0, _("Type"), cld_summary_code_and_label (summary, summary->placement, PLACEMENT_TYPE), FALSE);
  cld_page_facts_add (facts, 0, _("Provider"), make_provider (sheet), FALSE);
  cld_page_facts_add (facts, 1, _("Started"), make_times (sheet), TRUE);
  cld_page_facts_add (facts, 1, _("Area authority"), sheet->hides_area ? _("Confidential") : area, FALSE);
  cld_page_facts_add (facts, 1, _("Boundary"), make_boundary (sheet), FALSE);
  cld_page_facts_add (facts, 1, _("Who approves"), make_level (sheet), FALSE);
  cld_page_facts_add (facts, 1, sheet->hides_area ? _("Emergency") : _("Distance"), make_distance (sheet), FALSE);
  cld_paper_add_facts (summary->paper, facts, sheet->fact_lines);
}

/* --- the approval --- */

static const char *
join (CldSheet *sheet, const char *a, const char *b)
{
  return a && b ? cld_arena_printf (sheet->summary->arena, "%s · %s", a, b) : a ? a : b;
}

static const char *
name_approver (CldSheet *sheet, const CldRow *approval)
{
  const char *name = cld_summary_worker (sheet->summary, cld_summary_raw (approval, APPROVAL_NAME));

  return join (sheet, name ? name : _("by NOT RECORDED"), cld_sheet_files (sheet, approval));
}

/* What says so: who decided, or in which record it stands. */
static const char *
find_source (CldSheet *sheet, CldEvidenceId id, const CldEvidenceItem *item)
{
  const CldRow *row = cld_sheet_record (sheet, item->by);
  const char *name;

  if (!row)
    return NULL;
  if (row->kind == &cld_waiver_kind)
    {
      name = cld_summary_worker (sheet->summary, cld_summary_raw (row, WAIVER_NAME));
      /* Translators: somebody decided that something is not needed; %s is who */
      return cld_arena_printf (sheet->summary->arena, _("Waived by %s"), name ? name : _("NOT RECORDED"));
    }
  if (id == CLD_EVIDENCE_APPROVAL)
    return name_approver (sheet, row);
  if (item->by.index == sheet->evidence.items[CLD_EVIDENCE_APPROVAL].by.index && sheet->evidence.items[CLD_EVIDENCE_APPROVAL].by.kind == CLD_FACT_APPROVAL)
    /* Translators: where an item of evidence stands */
    return _("With the approval");
  /* Translators: where an item of evidence stands: in another request for approval */
  return _("With another request");
}

/* The cells of an item: tick, what, provision, when, what says so. */
static void
add_item (CldSheet *sheet, CldTable *table, CldEvidenceId id, const char *label)
{
  const CldEvidenceItem *item = &sheet->evidence.items[id];
  const char *day = cld_sheet_day (sheet, item->day), *due = cld_sheet_day (sheet, item->due), *source = find_source (sheet, id, item);
  CldCell cells[] = { { "", CLD_TICK_EMPTY }, { label }, { cld_evidence_provision (id, sheet->evidence.level) }, { day }, { source ? source : "–" } };

  switch ((CldEvidenceState) item->state)
    {
    case CLD_EVIDENCE_RECORDED:
      cells[0].tick = CLD_TICK_YES;
      break;
    case CLD_EVIDENCE_LATE:
      cells[0].tick = CLD_TICK_YES;
      cells[3].text = cld_arena_printf (sheet->summary->arena, _("%s, late"), day);
      break;
    case CLD_EVIDENCE_WITHHELD:
      cells[0] = (CldCell){ "–" };
      cells[3].text = _("Not needed");
      break;
    case CLD_EVIDENCE_PENDING:
      cells[3].text = due ? cld_arena_printf (sheet->summary->arena, _("due %s"), due) : _("not due yet");
      break;
    default:
      cells[3] = (CldCell){ NULL, .tag = TRUE };
      break;
    }
  cld_table_add_row (table, cells);
}

static const char *
name_item (const CldSheet *sheet, CldEvidenceId id)
{
  if (id == CLD_EVIDENCE_APPROVAL)
    return sheet->evidence.level == CLD_EVIDENCE_LEVEL_NO ? _("Approved by the nominated officer") : _("Approved by the director of children’s services");
  return cld_evidence_label (id, sheet->evidence.level);
}

static void
add_exemption (CldSheet *sheet, CldTable *table)
{
  const CldRow *approval = cld_sheet_exemption (sheet);
  gboolean connected = cld_sheet_fact (sheet)->connected_person;
  const CldCell cells[] = {
    { "", approval ? CLD_TICK_YES : CLD_TICK_EMPTY },
    { connected ? _("Exempt: with a connected person. Who decided") : _("Exempt: with our own foster carer. Who decided") },
    { cld_evidence_provision (CLD_EVIDENCE_APPROVAL, CLD_EVIDENCE_LEVEL_EXEMPT) },
    { approval ? cld_summary_weekday (sheet->summary, cld_summary_raw (approval, APPROVAL_DECIDED_ON)) : NULL, .tag = !approval },
    { approval ? name_approver (sheet, approval) : "–" },
  };

  cld_table_add_row (table, cells);
}

/* Whether it is one that would do, had there been no earlier one. */
static gboolean
is_enough (const CldSheet *sheet, const CldRow *row)
{
  gboolean far = g_strcmp0 (cld_summary_raw (row, APPROVAL_PROVISION), "reg11_1_b") == 0, director = g_strcmp0 (cld_summary_raw (row, APPROVAL_ROLE), "DCS") == 0;

  if (far)
    return director;
  return sheet->evidence.level == CLD_EVIDENCE_LEVEL_NO && (director || g_strcmp0 (cld_summary_raw (row, APPROVAL_ROLE), "NO") == 0);
}

/* Asked for, refused, decided by somebody who may not, or once more. */
static void
add_other (CldSheet *sheet, CldTable *table, const CldRow *row)
{
  CldSummary *summary = sheet->summary;
  const char *role = cld_summary_label (summary, row, APPROVAL_ROLE);
  gboolean decided = cld_sheet_is_known (sheet, row, APPROVAL_DECIDED_ON);
  gboolean refused = decided && g_strcmp0 (cld_summary_raw (row, APPROVAL_DECISION), APPROVAL_DECISION_REFUSED) == 0;
  const char *what = refused ? _("Refused") : decided && is_enough (sheet, row) ? _("Approved again") : decided ? _("Not the approval needed") : _("Asked for, not decided");
  const char *day = cld_summary_raw (row, decided ? APPROVAL_DECIDED_ON : APPROVAL_REQUESTED_ON);
  const char *name = decided ? cld_summary_worker (summary, cld_summary_raw (row, APPROVAL_NAME)) : cld_summary_worker (summary, cld_summary_raw (row, APPROVAL_REQUESTED_BY));
  const CldCell cells[] = {
    { "–" },
    { role && decided ? cld_arena_printf (summary->arena, "%s: %s", what, cld_summary_lower (summary, role)) : what },
    { g_strcmp0 (cld_summary_raw (row, APPROVAL_PROVISION), "reg11_1_a") == 0 ? cld_evidence_provision (CLD_EVIDENCE_APPROVAL, CLD_EVIDENCE_LEVEL_NO) : cld_evidence_provision (CLD_EVIDENCE_APPROVAL, CLD_EVIDENCE_LEVEL_DCS) },
    { day ? cld_summary_weekday (summary, day) : "–" },
    { name ? name : "–" },
  };

  cld_table_add_row (table, cells);
}

static gboolean
is_other (CldSheet *sheet, const CldRow *row, const CldRow *deciding)
{
  const char *provision = cld_summary_raw (row, APPROVAL_PROVISION);

  return row != deciding && g_strcmp0 (cld_summary_raw (row, APPROVAL_PLACEMENT), sheet->summary->placement->ref) == 0 &&
         (g_strcmp0 (provision, "reg11_1_a") == 0 || g_strcmp0 (provision, "reg11_1_b") == 0);
}

static void
add_others (CldSheet *sheet, CldTable *table, const CldRow *deciding)
{
  g_autoptr (GPtrArray) rows = cld_summary_sorted (sheet->summary, &cld_approval_kind, APPROVAL_DECIDED_ON);
  guint n = 0;

  for (guint i = 0; i < rows->len; i++)
    if (is_other (sheet, rows->pdata[i], deciding) && n++ < MAX_OTHERS)
      add_other (sheet, table, rows->pdata[i]);
  if (n > MAX_OTHERS)
    cld_table_set_rest (table, cld_summary_keep (sheet->summary, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "and %u more decision, all in Caseload", "and %u more decisions, all in Caseload", n - MAX_OTHERS), n - MAX_OTHERS)));
}

/* Conditions: ... What people write freely is left out where third parties are. */
static void
add_text (CldSheet *sheet, const char *format, const CldRow *row, guint field)
{
  CldSummary *summary = sheet->summary;
  const char *raw = cld_summary_raw (row, field), *text = raw ? cld_summary_text (summary, row, field) : NULL;
  g_autofree char *line = NULL;

  if (!text)
    return;
  if (summary->options->mask)
    text = cld_sheet_withhold_text (sheet, raw);
  line = g_strdup_printf ("%s: %s", format, text);
  cld_paper_add_paragraph (summary->paper, line, FALSE, sheet->text_lines);
}

void
cld_sheet_add_approval (CldSheet *sheet)
{
  const CldColumn columns[] = { { "", 10 }, { _("What the law asks"), 192 }, { _("Provision"), 56 }, { _("Date"), 96 }, { _("Evidence"), 0 } };
  CldPaper *paper = sheet->summary->paper;
  g_autoptr (CldTable) table = cld_table_new (columns, G_N_ELEMENTS (columns));
  const CldRow *deciding = sheet->evidence.level == CLD_EVIDENCE_LEVEL_EXEMPT ? cld_sheet_exemption (sheet) : cld_sheet_record (sheet, sheet->evidence.items[CLD_EVIDENCE_APPROVAL].by);

  for (guint id = 0; id < CLD_EVIDENCE_NOTICE; id++)
    if (sheet->evidence.items[id].state != CLD_EVIDENCE_NOT_NEEDED)
      add_item (sheet, table, id, name_item (sheet, id));
  if (sheet->evidence.level == CLD_EVIDENCE_LEVEL_EXEMPT)
    add_exemption (sheet, table);
  add_others (sheet, table, deciding);
  cld_paper_add_plain_heading (paper, _("Approval"), _("Care Planning, Placement and Case Review (England) Regulations 2010, reg 11"), _("approval"));
  if (cld_table_count_rows (table) == 0)
    cld_paper_add_paragraph (paper, _("None is needed."), FALSE, 1);
  else
    cld_paper_add_table (paper, table, sheet->cell_lines);
  if (deciding && deciding->kind == &cld_approval_kind)
    {
      add_text (sheet, _("Conditions"), deciding, APPROVAL_CONDITIONS);
      add_text (sheet, _("Note"), deciding, APPROVAL_NOTE);
    }
  add_text (sheet, _("Why here"), sheet->summary->placement, PLACEMENT_WHY_HERE);
}

/* --- since then --- */

static gboolean
is_of_placement (const CldSheet *sheet, const CldDuty *duty)
{
  return duty->subject.kind == CLD_FACT_PLACEMENT && duty->subject.index == sheet->index && duty->state != CLD_DUTY_PROJECTED;
}

/* Fri 8 Nov 2024; due by 11 Nov 2024 */
static const char *
describe_row (CldSheet *sheet, const CldDuty *duty)
{
  CldSummary *summary = sheet->summary;
  const char *done = cld_sheet_day (sheet, duty->done.day), *due = NULL;
  char iso[CLD_DATE_SIZE];

  if (duty->due.day != CLD_NO_DAY)
    {
      cld_date_from_day (duty->due.day, iso);
      due = cld_summary_day (summary, iso);
    }
  if (duty->state == CLD_DUTY_WAIVED)
    return _("Not needed, with a reason");
  if (!due)
    return done;
  if (done)
    return cld_arena_printf (summary->arena, duty->state == CLD_DUTY_LATE ? _("%1$s, late; due by %2$s") : _("%1$s; due by %2$s"), done, due);
  return cld_arena_printf (summary->arena, duty->state == CLD_DUTY_DUE || duty->state == CLD_DUTY_UPCOMING ? _("Due by %s") : _("NOT RECORDED; due by %s"), due);
}

static const CldDuty *
find_first (const CldSheet *sheet, const char *action, const char *id)
{
  const CldDuty *first = NULL;

  for (guint i = 0; i < sheet->n_duties; i++)
    {
      const CldDuty *duty = &sheet->duties[i];
      const CldTimetableRow *row = cld_timetable_get (duty->row);

      if (is_of_placement (sheet, duty) && g_strcmp0 (row->action, action) == 0 && (!id || strcmp (row->id, id) == 0) && (!first || duty->counted_from.day < first->counted_from.day))
        first = duty;
    }
  return first;
}

static guint
count_seen_alone (const CldSheet *sheet)
{
  const CldPlacementFact *fact = cld_sheet_fact (sheet);
  guint n = 0;

  for (guint i = 0; i < sheet->facts->visits.n; i++)
    {
      const CldVisitFact *visit = &sheet->facts->visits.at[i];

      n += visit->seen_alone && visit->at.day >= fact->start && visit->at.day <= sheet->today && (fact->end == CLD_NO_DAY || visit->at.day < fact->end);
    }
  return n;
}

/* 3 of 3 on time; seen alone 2 times */
static const char *
count_visits (CldSheet *sheet)
{
  guint n_met = 0, n = 0, n_alone = count_seen_alone (sheet);
  g_autofree char *alone = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "seen alone %u time", "seen alone %u times", n_alone), n_alone);

  for (guint i = 0; i < sheet->n_duties; i++)
    {
      const CldDuty *duty = &sheet->duties[i];

      if (!is_of_placement (sheet, duty) || g_strcmp0 (cld_timetable_get (duty->row)->action, "visit") != 0)
        continue;
      n_met += duty->state == CLD_DUTY_MET;
      n += duty->state == CLD_DUTY_MET || duty->state == CLD_DUTY_LATE || duty->state == CLD_DUTY_OVERDUE || duty->state == CLD_DUTY_MISSED;
    }
  if (n == 0)
    return _("None was due yet");
  /* Translators: visits; %3$s is “seen alone 2 times” */
  return cld_arena_printf (sheet->summary->arena, _("%1$u of %2$u on time; %3$s"), n_met, n, alone);
}

/* Enforcement against the home, as far as it was told to us. */
static const char *
describe_enforcement (CldSheet *sheet)
{
  const char *provider = cld_sheet_fact (sheet)->provider;
  const CldNoticeFact *open = NULL;

  if (!provider)
    return NULL;
  for (guint i = 0; i < sheet->facts->provider_notices.n; i++)
    {
      const CldNoticeFact *notice = &sheet->facts->provider_notices.at[i];

      if (g_strcmp0 (notice->provider, provider) == 0 && notice->closed_on == CLD_NO_DAY && notice->occurred_on <= sheet->today && (!open || notice->occurred_on > open->occurred_on))
        open = notice;
    }
  if (!open)
    return _("No enforcement is recorded");
  return cld_arena_printf (sheet->summary->arena, _("Enforcement of %s, open"), open->occurred_on != CLD_NO_DAY ? cld_sheet_day (sheet, open->occurred_on) : _("an unknown day"));
}

void
cld_sheet_add_since (CldSheet *sheet)
{
  g_autoptr (CldPageFacts) facts = cld_page_facts_new ();
  const CldDuty *visit = find_first (sheet, "visit", NULL), *plan = find_first (sheet, "plan", "A04");

  if (cld_sheet_fact (sheet)->start != CLD_NO_DAY && cld_sheet_fact (sheet)->start > sheet->today)
    return;
  cld_paper_add_plain_heading (sheet->summary->paper, _("Since then"), NULL, _("since then"));
  cld_page_facts_add (facts, 0, _("First visit"), visit ? describe_row (sheet, visit) : _("None is due"), FALSE);
  cld_page_facts_add (facts, 0, _("Visits"), count_visits (sheet), FALSE);
  cld_page_facts_add (facts, 1, _("Placement plan"), plan ? describe_row (sheet, plan) : _("None is due"), FALSE);
  cld_page_facts_add (facts, 1, _("Provider"), describe_enforcement (sheet), FALSE);
  cld_paper_add_facts (sheet->summary->paper, facts, sheet->fact_lines);
}
