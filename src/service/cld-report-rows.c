/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-report-rows.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-audit-grades.h"
#include "cld-codes.h"
#include "cld-finding-sectors.h"
#include "cld-kinds.h"
#include "cld-notice-register.h"
#include "cld-notice-words.h"
#include "cld-repo.h"

/* What each number of the page of reports counts. */

struct _CldReportRows
{
  GArray *rows; /* (element-type CldReportRow) */
  CldArena *arena;
};

/* The finding of them. */
typedef struct
{
  const CldReportQuery *query;
  const CldDutyBoard *board;
  CldDb *db;
  gint32 today;
  CldReportRows *to;
} Making;

static void
add (Making *making, CldReportRow row, const char *kind, const char *ref)
{
  row.key = cld_arena_printf (making->to->arena, "%s/%s", kind, ref);
  row.ref = ref ? cld_arena_strdup (making->to->arena, ref) : NULL;
  g_array_append_val (making->to->rows, row);
}

static const char *
keep (Making *making, char *text)
{
  const char *kept = cld_arena_strdup (making->to->arena, text);

  g_free (text);
  return kept;
}

/* --- children --- */

static const CldPeriodFact *
find_period (const CldFacts *facts, gint32 day)
{
  for (guint i = facts->periods.n; i > 0; i--)
    {
      const CldPeriodFact *period = &facts->periods.at[i - 1];

      if (period->start != CLD_NO_DAY && period->start <= day && (period->end == CLD_NO_DAY || period->end > day))
        return period;
    }
  return NULL;
}

/* The one in force, absences aside; of several the latest. */
static const CldPlacementFact *
find_placement (const CldFacts *facts, gint32 day)
{
  const CldPlacementFact *found = NULL;

  for (guint i = 0; i < facts->placements.n; i++)
    {
      const CldPlacementFact *fact = &facts->placements.at[i];

      if (!fact->is_absence && fact->start != CLD_NO_DAY && fact->start <= day && (fact->end == CLD_NO_DAY || fact->end > day))
        found = fact;
    }
  return found;
}

static gboolean
is_meant (const Making *making, const CldFacts *facts)
{
  const CldComplianceFilter *filter = &making->query->filter;

  if (filter->team && g_strcmp0 (filter->team, facts->team) != 0)
    return FALSE;
  if (filter->workers && (!facts->worker || !g_strv_contains (filter->workers, facts->worker)))
    return FALSE;
  return cld_cohort_has (filter->cohort, facts, making->today);
}

static void
add_open (Making *making, const CldFacts *facts)
{
  const CldPeriodFact *period = find_period (facts, making->today);

  if (period)
    add (making, (CldReportRow){ NULL, facts, NULL, &cld_child_kind, NULL, _("In care"), period->start, FALSE }, "child", facts->ref);
}

static const char *
name_placement (Making *making, const CldPlacementFact *fact)
{
  const char *label = *fact->type ? cld_code_list_label ("placement_type", fact->type) : NULL;

  return label ? keep (making, g_strdup_printf ("%s, %s", fact->type, label)) : *fact->type ? keep (making, g_strdup (fact->type)) : _("Placement");
}

static void
add_out_of_area (Making *making, const CldFacts *facts)
{
  const CldPlacementFact *fact = find_period (facts, making->today) ? find_placement (facts, making->today) : NULL;

  if (fact && fact->place != CLD_PLACE_UNKNOWN && fact->place != CLD_PLACE_OWN)
    add (making, (CldReportRow){ NULL, facts, NULL, &cld_placement_kind, NULL, name_placement (making, fact), fact->start, FALSE }, "placement", fact->ref);
}

/* 1 April that is over: the year of the returns. */
static gint32
find_year_start (gint32 today)
{
  gint32 month = cld_month_of_day (today), april = month / 12 * 12 + 3;

  return cld_month_get_first_day (month >= april ? april : april - 12);
}

/* T and U: the same carers, of another status. */
static gboolean
is_same_carers (const CldPlacementFact *fact)
{
  return strcmp (fact->reason_started, "T") == 0 || strcmp (fact->reason_started, "U") == 0;
}

static gboolean
is_move (const CldFacts *facts, const CldPlacementFact *fact, gint32 from, gint32 today)
{
  const CldPeriodFact *period;

  if (fact->is_absence || fact->start == CLD_NO_DAY || fact->start < from || fact->start > today || is_same_carers (fact))
    return FALSE;
  period = find_period (facts, fact->start);
  for (guint i = 0; period && i < facts->placements.n; i++)
    {
      const CldPlacementFact *before = &facts->placements.at[i];

      if (before != fact && !before->is_absence && before->start != CLD_NO_DAY && before->start >= period->start && before->start < fact->start)
        return TRUE;
    }
  return FALSE;
}

static void
add_moves (Making *making, const CldFacts *facts)
{
  gint32 from = find_year_start (making->today);

  for (guint i = 0; i < facts->placements.n; i++)
    {
      const CldPlacementFact *fact = &facts->placements.at[i];

      if (is_move (facts, fact, from, making->today))
        add (making, (CldReportRow){ NULL, facts, NULL, &cld_placement_kind, NULL, name_placement (making, fact), fact->start, FALSE }, "placement", fact->ref);
    }
}

static gboolean
was_seen_alone (const CldFacts *facts, gint32 from, gint32 until)
{
  for (guint i = 0; i < facts->visits.n; i++)
    {
      const CldVisitFact *visit = &facts->visits.at[i];

      if (visit->counts && visit->seen_alone && visit->at.day != CLD_NO_DAY && visit->at.day >= from && visit->at.day <= until)
        return TRUE;
    }
  return FALSE;
}

static gint32
find_seen_alone (const CldFacts *facts, gint32 today)
{
  gint32 last = CLD_NO_DAY;

  for (guint i = 0; i < facts->visits.n; i++)
    if (facts->visits.at[i].counts && facts->visits.at[i].seen_alone && facts->visits.at[i].at.day <= today)
      last = MAX (last, facts->visits.at[i].at.day);
  return last;
}

static void
add_not_alone (Making *making, const CldFacts *facts)
{
  gint32 from = cld_month_get_first_day (making->query->filter.from), until = MIN (making->today, cld_month_get_last_day (making->query->filter.until)), last;

  if (!find_period (facts, making->today) || was_seen_alone (facts, from, until))
    return;
  last = find_seen_alone (facts, making->today);
  add (making, (CldReportRow){ NULL, facts, NULL, &cld_child_kind, NULL, last == CLD_NO_DAY ? _("Never seen alone") : _("Last seen alone"), last, FALSE }, "child", facts->ref);
}

static void
add_missing (Making *making, const CldFacts *facts)
{
  gint32 from = cld_day_add_months (making->today, -12) + 1;

  for (guint i = 0; i < facts->missing.n; i++)
    {
      const CldMissingFact *fact = &facts->missing.at[i];
      gboolean now = fact->ended_at.day == CLD_NO_DAY;

      /* Away without permission is another thing than missing. */
      if (fact->kind != 'A' && fact->started_at.day != CLD_NO_DAY && fact->started_at.day >= from && fact->started_at.day <= making->today)
        add (making, (CldReportRow){ NULL, facts, NULL, &cld_missing_episode_kind, NULL, _("Missing"), fact->started_at.day, now, now ? _("Missing now") : _("Back") }, "missing_episode", fact->ref);
    }
}

/* --- duties --- */

static void
add_duty (Making *making, const CldFacts *facts, const CldDuty *duty)
{
  char *ref = cld_duty_dup_ref (facts, duty);

  add (making, (CldReportRow){ NULL, facts, duty, NULL, NULL, NULL, duty->due.day, duty->state == CLD_DUTY_OVERDUE }, "duty", ref);
  g_free (ref);
}

static gboolean
is_visit (const CldDuty *duty)
{
  return g_strcmp0 (cld_timetable_get (duty->row)->action, "visit") == 0;
}

static void
add_overdue (Making *making, const CldFacts *facts)
{
  guint n;
  const CldDuty *duties = cld_duty_board_get_duties (making->board, facts->ref, &n);
  const char *id = making->query->source == CLD_REPORT_SDQ ? "A14" : NULL;

  for (guint i = 0; i < n; i++)
    if (duties[i].state == CLD_DUTY_OVERDUE && (!id || strcmp (cld_timetable_get (duties[i].row)->id, id) == 0))
      add_duty (making, facts, &duties[i]);
}

/* A child once, by the visit that is late longest; duties are sorted by the day they are due. */
static void
add_not_visited (Making *making, const CldFacts *facts)
{
  guint n;
  const CldDuty *duties = cld_duty_board_get_duties (making->board, facts->ref, &n);

  for (guint i = 0; i < n; i++)
    if (duties[i].state == CLD_DUTY_OVERDUE && is_visit (&duties[i]))
      {
        add_duty (making, facts, &duties[i]);
        return;
      }
}

static gboolean
add_of_duty (Making *making, GError **error)
{
  const CldReportQuery *query = making->query;
  const char *ids[] = { cld_timetable_get (query->duty)->id, NULL };
  CldComplianceFilter filter = query->filter;
  g_autoptr (CldCompliance) compliance = NULL;
  g_autoptr (GArray) items = NULL;

  filter.ids = ids;
  compliance = cld_compliance_new (making->board, &filter);
  items = cld_compliance_get_rows (compliance, query->duty, query->month, query->what);
  for (guint i = 0; i < items->len; i++)
    add_duty (making, g_array_index (items, CldDutyItem, i).facts, g_array_index (items, CldDutyItem, i).duty);
  return TRUE;
}

/* --- records --- */

static gboolean
add_notices (Making *making, GError **error)
{
  char today[CLD_DATE_SIZE];
  CldNoticeFilter filter = CLD_NOTICE_FILTER_INIT;
  g_autoptr (CldNoticeRegister) notices = NULL;
  g_autoptr (GPtrArray) found = NULL;

  cld_date_from_day (making->today, today);
  notices = cld_notice_register_load (making->db, today, error);
  if (!notices)
    return FALSE;
  filter.view = CLD_NOTICES_SENT;
  filter.only = CLD_NOTICES_NOT_SENT | CLD_NOTICES_TO_CHASE;
  found = cld_notice_register_filter (notices, &filter);
  for (guint i = 0; i < found->len; i++)
    {
      const CldNoticeEntry *entry = found->pdata[i];
      const CldFacts *facts = entry->line->child ? cld_duty_board_get_facts (making->board, entry->line->child) : NULL;
      const char *to = cld_notice_words_recipient_kind (entry->line->recipient_kind), *why = cld_notice_words_reason (entry->line->provision);
      const char *title = keep (making, g_strdup_printf ("%s: %s", why ? why : _("Notice"), to ? to : _("nobody named")));

      if (!facts || is_meant (making, facts))
        add (making, (CldReportRow){ NULL, facts, NULL, &cld_notice_kind, NULL, title, entry->on, entry->late, cld_notice_words_standing (entry) }, "notice", entry->line->ref);
    }
  return TRUE;
}

/* What is met is of the day it was met. */
static void
add_finding (Making *making, const CldFindingItem *item)
{
  const char *const *values = item->row->values;
  const char *iso = item->state == CLD_FINDING_MET ? values[FINDING_MET_ON] : values[FINDING_DUE_ON];
  g_autofree char *type = cld_finding_item_get_type (item), *name = cld_inspection_item_get_name (item->inspection);
  /* Translators: a finding of an inspection: its type, its number, the home: “Requirement 2, Larch House” */
  const char *title = keep (making, g_strdup_printf (_("%1$s %2$s, %3$s"), type, values[FINDING_NUMBER] ? values[FINDING_NUMBER] : "–", name));
  char *state = item->days_late > 0 ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%d day late", "%d days late", (gulong) item->days_late), item->days_late)
                                    : cld_finding_state_describe (item->state, item->row, making->today);
  const char *owner = values[FINDING_OWNER] ? cld_arena_strdup (making->to->arena, values[FINDING_OWNER]) : NULL;

  add (making, (CldReportRow){ NULL, NULL, NULL, &cld_finding_kind, NULL, title, cld_date_read_day (iso), item->state == CLD_FINDING_OVERDUE, keep (making, state), owner }, "finding",
       item->row->ref);
}

static gboolean
add_requirements (Making *making, GError **error)
{
  g_autoptr (CldInspectionRegister) inspections = cld_inspection_register_load (making->db, making->today, error);
  GPtrArray *findings;

  if (!inspections)
    return FALSE;
  findings = cld_inspection_register_get_findings (inspections);
  for (guint i = 0; i < findings->len; i++)
    {
      const CldFindingItem *item = findings->pdata[i];

      if (item->state == CLD_FINDING_OVERDUE && g_strcmp0 (item->row->values[FINDING_TYPE], "REQ") == 0)
        add_finding (making, item);
    }
  return TRUE;
}

static gboolean
add_findings (Making *making, GError **error)
{
  const CldReportQuery *query = making->query;
  g_autoptr (CldInspectionRegister) inspections = cld_inspection_register_load (making->db, making->today, error);
  g_autoptr (CldFindingSectors) sectors = NULL;
  GPtrArray *findings;
  int sector;

  if (!inspections)
    return FALSE;
  sectors = cld_finding_sectors_new (inspections);
  sector = cld_finding_sectors_find (sectors, query->sector ? query->sector : "");
  /* The last provider of the sector may be gone by now. */
  if (sector < 0)
    return TRUE;
  findings = cld_finding_sectors_get_rows (sectors, (guint) sector, query->what);
  for (guint i = 0; i < findings->len; i++)
    add_finding (making, findings->pdata[i]);
  return TRUE;
}

static gboolean
add_audits (Making *making, GError **error)
{
  g_autoptr (CldAuditGrades) audits = cld_audit_grades_load (making->db, making->board, &making->query->filter, error);

  if (!audits)
    return FALSE;
  for (guint grade = 0; grade < cld_audit_grades_get_n (audits); grade++)
    {
      GPtrArray *rows = cld_audit_grades_get_rows (audits, grade);
      const char *label = keep (making, g_strdup (cld_audit_grades_get_label (audits, grade)));

      if (making->query->grade && strcmp (making->query->grade, cld_audit_grades_get_code (audits, grade)) != 0)
        continue;
      for (guint i = 0; i < rows->len; i++)
        {
          const CldRow *row = rows->pdata[i];
          const CldFacts *facts = cld_duty_board_get_facts (making->board, row->values[QUALITY_AUDIT_CHILD]);

          add (making, (CldReportRow){ NULL, facts, NULL, &cld_quality_audit_kind, NULL, label, cld_date_read_day (row->values[QUALITY_AUDIT_AUDITED_ON]), FALSE }, "quality_audit", row->ref);
        }
    }
  return TRUE;
}

/* --- all of it --- */

/* clang-format off */
static const struct
{
  const char *id;
  const char *title;
  void (*add_child) (Making *making, const CldFacts *facts);
  gboolean (*add_all) (Making *making, GError **error);
} sources[] = {
  [CLD_REPORT_OPEN_CHILDREN] = { "open-children", N_("Children in care"), add_open, NULL },
  [CLD_REPORT_OUT_OF_AREA]   = { "out-of-area", N_("Placed out of area"), add_out_of_area, NULL },
  [CLD_REPORT_MOVES]         = { "moves", N_("Moves since 1 April"), add_moves, NULL },
  [CLD_REPORT_LATE]          = { "late", N_("Late duties"), add_overdue, NULL },
  [CLD_REPORT_NOTICES]       = { "notices", N_("Notices to send or chase"), NULL, add_notices },
  [CLD_REPORT_NOT_VISITED]   = { "not-visited", N_("Children with a late visit"), add_not_visited, NULL },
  [CLD_REPORT_NOT_ALONE]     = { "not-seen-alone", N_("Not seen alone in the period"), add_not_alone, NULL },
  [CLD_REPORT_MISSING]       = { "missing", N_("Missing episodes in 12 months"), add_missing, NULL },
  [CLD_REPORT_SDQ]           = { "sdq", N_("SDQ late"), add_overdue, NULL },
  [CLD_REPORT_REQUIREMENTS]  = { "requirements", N_("Requirements overdue"), NULL, add_requirements },
  [CLD_REPORT_DUTY]          = { "duty", NULL, NULL, add_of_duty },
  [CLD_REPORT_AUDITS]        = { "audits", N_("Quality audits"), NULL, add_audits },
  [CLD_REPORT_FINDINGS]      = { "findings", N_("Findings"), NULL, add_findings },
};
/* clang-format on */

/**
 * cld_report_rows_find:
 * @query: which number
 * @db: a database
 * @board: the duties and the children
 * @error: return location
 *
 * Returns: (transfer full) (nullable): everything that the number counts
 */
CldReportRows *
cld_report_rows_find (const CldReportQuery *query, CldDb *db, const CldDutyBoard *board, GError **error)
{
  g_autoptr (CldReportRows) rows = g_new0 (CldReportRows, 1);
  Making making = { query, board, db, cld_duty_board_get_today (board), rows };

  g_return_val_if_fail (query->source < G_N_ELEMENTS (sources), NULL);

  rows->arena = cld_arena_new ();
  rows->rows = g_array_new (FALSE, FALSE, sizeof (CldReportRow));
  if (sources[query->source].add_all)
    return sources[query->source].add_all (&making, error) ? g_steal_pointer (&rows) : NULL;
  for (guint i = 0; i < cld_duty_board_get_n_children (board); i++)
    if (is_meant (&making, cld_duty_board_get_child (board, i)))
      sources[query->source].add_child (&making, cld_duty_board_get_child (board, i));
  return g_steal_pointer (&rows);
}

/**
 * cld_report_rows_free:
 * @self: (nullable): rows
 */
void
cld_report_rows_free (CldReportRows *self)
{
  if (!self)
    return;
  g_clear_pointer (&self->rows, g_array_unref);
  g_clear_pointer (&self->arena, cld_arena_free);
  g_free (self);
}

/**
 * cld_report_rows_get_n:
 * @self: rows
 *
 * Returns: how many: the number itself
 */
guint
cld_report_rows_get_n (const CldReportRows *self)
{
  return self->rows->len;
}

/**
 * cld_report_rows_get:
 * @self: rows
 * @i: an index
 *
 * Returns: (transfer none): a row
 */
const CldReportRow *
cld_report_rows_get (const CldReportRows *self, guint i)
{
  g_return_val_if_fail (i < self->rows->len, NULL);

  return &g_array_index (self->rows, CldReportRow, i);
}

/**
 * cld_report_source_get_id:
 * @source: a number
 *
 * Returns: its name, for files and tests
 */
const char *
cld_report_source_get_id (CldReportSource source)
{
  g_return_val_if_fail (source < G_N_ELEMENTS (sources), NULL);

  return sources[source].id;
}

/**
 * cld_report_query_dup_title:
 * @query: which number
 *
 * Returns: (transfer full): what it counts, translated; of a duty “Visit (C02), Mar 2026: late”
 */
char *
cld_report_query_dup_title (const CldReportQuery *query)
{
  const CldTimetableRow *row;
  g_autofree char *duty = NULL, *month = NULL;
  const char *what;

  if (query->source == CLD_REPORT_AUDITS && query->grade)
    return g_strdup_printf ("%s: %s", _(sources[query->source].title), *query->grade ? cld_code_list_label ("audit_grade", query->grade) : _("No grade"));
  if (query->source == CLD_REPORT_FINDINGS && query->sector)
    /* Translators: findings of inspections: of which sector, what is counted: “Findings, Private: Requirements open” */
    return g_strdup_printf (_("Findings, %1$s: %2$s"), cld_sector_label (query->sector), cld_sector_figure_label (query->what));
  if (query->source != CLD_REPORT_DUTY)
    return g_strdup (_(sources[query->source].title));
  row = cld_timetable_get (query->duty);
  duty = g_strdup_printf ("%s (%s)", _(row->short_title), row->id);
  what = query->what < CLD_COMPLIANCE_N ? cld_compliance_what_label (query->what) : query->what == CLD_COMPLIANCE_CHARTED ? _("On time, late, missing or not recorded") : _("All rows");
  if (query->month == CLD_COMPLIANCE_PERIOD)
    return g_strdup_printf ("%s: %s", duty, what);
  if (query->month == CLD_COMPLIANCE_NO_MONTH)
    /* Translators: a duty of which no day is known */
    return g_strdup_printf (_("%s: no date"), duty);
  month = cld_month_dup_label (query->month, TRUE);
  return g_strdup_printf ("%s, %s: %s", duty, month, what);
}

/**
 * cld_report_query_copy:
 * @query: which number
 *
 * Returns: (transfer full): a copy with texts of its own
 */
CldReportQuery *
cld_report_query_copy (const CldReportQuery *query)
{
  CldReportQuery *copy = g_memdup2 (query, sizeof *query);

  copy->filter.ids = (const char *const *) g_strdupv ((char **) query->filter.ids);
  copy->filter.workers = (const char *const *) g_strdupv ((char **) query->filter.workers);
  copy->filter.team = g_strdup (query->filter.team);
  copy->grade = g_strdup (query->grade);
  copy->sector = g_strdup (query->sector);
  return copy;
}

/**
 * cld_report_query_free:
 * @query: (nullable): a copy
 */
void
cld_report_query_free (CldReportQuery *query)
{
  if (!query)
    return;
  g_strfreev ((char **) query->filter.ids);
  g_strfreev ((char **) query->filter.workers);
  g_free ((char *) query->filter.team);
  g_free ((char *) query->grade);
  g_free ((char *) query->sector);
  g_free (query);
}
