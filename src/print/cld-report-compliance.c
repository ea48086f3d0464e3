/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-report-compliance.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-audit-grades.h"
#include "cld-finding-sectors.h"
#include "cld-kinds.h"
#include "cld-repo.h"
#include "cld-report-private.h"

/* What became of duties in a period, duty by duty; for some of them month by month, drawn and in numbers; what inspectors found,
 * by sector; and quality audits by their grade, apart. Nothing adds duties up. */

typedef struct
{
  const CldCompliancePrint *print;
  const CldCompliance *counts; /* of the period */
  const CldCompliance *year;   /* of the twelve months up to its end */
  const CldFindingSectors *sectors;
  const CldAuditGrades *audits;
  CldSummary *summary;
} Report;

/* --- the months of a chart --- */

/**
 * cld_compliance_bars_new:
 * @compliance: counts
 * @duty: index of a duty in the timetable
 *
 * Returns: (transfer full): a bar for each month of the counts
 */
CldComplianceBars *
cld_compliance_bars_new (const CldCompliance *compliance, guint duty)
{
  static const CldComplianceWhat whats[CLD_CHART_N_PARTS] = { CLD_COMPLIANCE_ON_TIME, CLD_COMPLIANCE_LATE, CLD_COMPLIANCE_MISSING, CLD_COMPLIANCE_NOT_RECORDED };
  CldComplianceBars *self = g_new0 (CldComplianceBars, 1);
  gint32 from = cld_compliance_get_from (compliance);

  self->bars = g_array_new (FALSE, TRUE, sizeof (CldChartBar));
  self->texts = g_ptr_array_new_with_free_func (g_free);
  for (gint32 month = from; month <= cld_compliance_get_until (compliance); month++)
    {
      CldChartBar bar = { cld_month_dup_label (month, FALSE), NULL, { 0 } };

      g_ptr_array_add (self->texts, (gpointer) bar.label);
      if (month == from || month % 12 == 0)
        {
          bar.group = g_strdup_printf ("%d", month / 12);
          g_ptr_array_add (self->texts, (gpointer) bar.group);
        }
      for (guint i = 0; i < CLD_CHART_N_PARTS; i++)
        bar.parts[i] = cld_compliance_count (compliance, duty, month, whats[i]);
      g_array_append_val (self->bars, bar);
    }
  return self;
}

/**
 * cld_compliance_bars_free:
 * @self: (nullable): bars
 */
void
cld_compliance_bars_free (CldComplianceBars *self)
{
  if (!self)
    return;
  g_array_unref (self->bars);
  g_ptr_array_unref (self->texts);
  g_free (self);
}

/* --- tables --- */

static const char *
number (Report *report, guint n)
{
  return cld_arena_printf (report->summary->arena, "%u", n);
}

static const char *
share (Report *report, const CldCompliance *counts, guint duty, gint32 month)
{
  int per_cent = cld_compliance_get_share (counts, duty, month);

  return per_cent < 0 ? "–" : cld_arena_printf (report->summary->arena, "%d %%", per_cent);
}

static const char *
name_duty (Report *report, guint duty)
{
  const CldTimetableRow *row = cld_timetable_get (duty);

  return cld_arena_printf (report->summary->arena, "%s (%s)", _(row->short_title), row->id);
}

static void
add_duties (Report *report)
{
  CldColumn columns[CLD_COMPLIANCE_N + 4] = { { _("Duty"), 0 }, { _("Strength"), 46 } };
  guint n = 2;
  g_autoptr (CldTable) table = NULL;

  for (guint what = 0; what < CLD_COMPLIANCE_N; what++)
    columns[n++] = (CldColumn){ cld_compliance_what_label (what), 55 };
  /* Translators: rows of which no day is known */
  columns[n++] = (CldColumn){ _("No date"), 42 };
  /* Translators: of one duty: how many of those on time, late and missing were on time */
  columns[n++] = (CldColumn){ _("Share on time"), 70 };
  table = cld_table_new (columns, n);
  for (guint duty = 0; duty < cld_timetable_get_n (); duty++)
    {
      CldCell cells[CLD_COMPLIANCE_N + 4] = { { name_duty (report, duty) }, { cld_timetable_get (duty)->must ? _("Must") : _("Should") } };
      guint i = 2;

      if (!cld_compliance_has_duty (report->counts, duty))
        continue;
      for (guint what = 0; what < CLD_COMPLIANCE_N; what++)
        cells[i++] = (CldCell){ number (report, cld_compliance_count (report->counts, duty, CLD_COMPLIANCE_PERIOD, what)) };
      cells[i++] = (CldCell){ number (report, cld_compliance_count_any (report->counts, duty, CLD_COMPLIANCE_NO_MONTH)) };
      cells[i++] = (CldCell){ share (report, report->counts, duty, CLD_COMPLIANCE_PERIOD) };
      cld_table_add_row (table, cells);
    }
  cld_paper_add_heading (report->summary->paper, _("Duties"), NULL, _("duties"));
  if (cld_table_count_rows (table) > 0)
    cld_paper_add_table (report->summary->paper, table, 2);
  else
    cld_paper_add_paragraph (report->summary->paper, _("No duty falls into this period."), FALSE, 1);
}

static void
draw_cb (cairo_t *cr, double width, double height, gpointer data)
{
  CldComplianceBars *bars = data;

  cld_chart_draw_trend (cr, (const CldChartBar *) bars->bars->data, bars->bars->len, width, height, &cld_chart_style_print);
}

static void
bars_free (gpointer data)
{
  cld_compliance_bars_free (data);
}

static void
add_months (Report *report, guint duty)
{
  CldColumn columns[CLD_CHART_N_PARTS + 2] = { { _("Month"), 0 } };
  guint n = 1;
  g_autoptr (CldTable) table = NULL;

  for (guint what = 0; what < CLD_CHART_N_PARTS; what++)
    columns[n++] = (CldColumn){ cld_compliance_what_label (what), 84 };
  columns[n++] = (CldColumn){ _("Share on time"), 96 };
  table = cld_table_new (columns, n);
  for (gint32 month = cld_compliance_get_from (report->year); month <= cld_compliance_get_until (report->year); month++)
    {
      CldCell cells[CLD_CHART_N_PARTS + 2] = { { cld_summary_keep (report->summary, cld_month_dup_label (month, TRUE)) } };
      guint i = 1;

      for (guint what = 0; what < CLD_CHART_N_PARTS; what++)
        cells[i++] = (CldCell){ number (report, cld_compliance_count (report->year, duty, month, what)) };
      cells[i++] = (CldCell){ share (report, report->year, duty, month) };
      cld_table_add_row (table, cells);
    }
  cld_paper_add_table (report->summary->paper, table, 1);
}

static void
add_chart (Report *report, const char *id)
{
  int duty = cld_timetable_index (id);
  const char *title;

  if (duty < 0)
    return;
  title = name_duty (report, (guint) duty);
  cld_paper_add_heading (report->summary->paper, title, _("by month in which it was due"), title);
  cld_paper_add_drawing (report->summary->paper, cld_chart_get_trend_height (&cld_chart_style_print), draw_cb, cld_compliance_bars_new (report->year, (guint) duty), bars_free);
  add_months (report, (guint) duty);
}

static void
add_sectors (Report *report)
{
  /* As wide as their titles. */
  static const double widths[CLD_SECTOR_N_FIGURES] = {
    [CLD_SECTOR_REQUIREMENTS] = 81, [CLD_SECTOR_REQUIREMENTS_OVERDUE] = 94, [CLD_SECTOR_RECOMMENDATIONS] = 100, [CLD_SECTOR_IMPROVEMENTS] = 79,
    [CLD_SECTOR_IMPROVEMENTS_OVERDUE] = 92, [CLD_SECTOR_OTHERS] = 57, [CLD_SECTOR_MET] = 76,
  };
  CldColumn columns[CLD_SECTOR_N_FIGURES + 1] = { { _("Sector"), 0 } };
  g_autoptr (CldTable) table = NULL;

  for (guint figure = 0; figure < CLD_SECTOR_N_FIGURES; figure++)
    columns[figure + 1] = (CldColumn){ cld_sector_figure_label (figure), widths[figure] };
  table = cld_table_new (columns, G_N_ELEMENTS (columns));
  for (guint sector = 0; sector < cld_finding_sectors_get_n (report->sectors); sector++)
    {
      CldCell cells[CLD_SECTOR_N_FIGURES + 1] = { { cld_sector_label (cld_finding_sectors_get_code (report->sectors, sector)) } };

      for (guint figure = 0; figure < CLD_SECTOR_N_FIGURES; figure++)
        cells[figure + 1] = (CldCell){ number (report, cld_finding_sectors_count (report->sectors, sector, figure)) };
      cld_table_add_row (table, cells);
    }
  if (cld_table_count_rows (table) == 0)
    return;
  cld_paper_add_heading (report->summary->paper, _("Findings by sector"), _("what inspectors found, as it stands on the day of the print"), _("findings by sector"));
  cld_paper_add_table (report->summary->paper, table, 1);
}

static void
add_audits (Report *report)
{
  const CldColumn columns[] = { { _("Grade"), 0 }, { _("Audits"), 96 } };
  g_autoptr (CldTable) table = cld_table_new (columns, G_N_ELEMENTS (columns));

  for (guint grade = 0; grade < cld_audit_grades_get_n (report->audits); grade++)
    {
      const CldCell cells[] = { { cld_audit_grades_get_label (report->audits, grade) }, { number (report, cld_audit_grades_count (report->audits, grade)) } };

      cld_table_add_row (table, cells);
    }
  cld_paper_add_heading (report->summary->paper, _("Quality audits"), _("what somebody thought of the work, apart from all dates"), _("quality audits"));
  cld_paper_add_table (report->summary->paper, table, 1);
}

/* --- the whole --- */

/* "Apr 2025 to Mar 2026 · Looked after · North" */
static const char *
make_about (Report *report)
{
  CldSummary *summary = report->summary;
  const CldComplianceFilter *filter = &report->print->filter;
  const char *from = cld_summary_keep (summary, cld_month_dup_label (filter->from, TRUE)), *until = cld_summary_keep (summary, cld_month_dup_label (filter->until, TRUE));
  GString *out = g_string_new (NULL);

  /* Translators: two months */
  g_string_append_printf (out, _("Due from %1$s to %2$s"), from, until);
  g_string_append_printf (out, " · %s", cld_cohort_label (filter->cohort));
  if (filter->team)
    g_string_append_printf (out, " · %s", filter->team);
  if (report->print->worker || filter->workers)
    g_string_append_printf (out, " · %s", report->print->worker ? report->print->worker : filter->workers[0]);
  if (filter->strength != CLD_STRENGTHS_ALL)
    g_string_append_printf (out, " · %s", filter->strength == CLD_STRENGTHS_MUST ? _("Must only") : _("Should only"));
  if (summary->options->purpose || summary->options->recipient)
    g_string_append_printf (out, " · %s", cld_summary_about (summary));
  return cld_summary_keep (summary, g_string_free (out, FALSE));
}

static void
add_cb (CldSummary *summary, gpointer data)
{
  Report *report = data;
  g_autofree char *about = NULL;

  report->summary = summary;
  cld_paper_set_landscape (summary->paper);
  about = cld_page_clean_text (make_about (report));
  cld_paper_add_title (summary->paper, _("Compliance by duty and month"), NULL, about, NULL);
  cld_paper_add_paragraph (summary->paper, _("Each duty stands for itself: nothing here adds duties up. On time is done on or before the day it was due, late is after it, missing is that the day is over and it was not done."), FALSE, 2);
  cld_paper_add_paragraph (summary->paper, _("Not recorded: a fact is missing, so no day can be worked out; counted under the month it is counted from, or under No date where that is not known either."), FALSE, 2);
  cld_paper_add_paragraph (summary->paper, cld_cohort_get_limits (), FALSE, 1);
  add_duties (report);
  for (guint i = 0; report->print->charts && report->print->charts[i]; i++)
    add_chart (report, report->print->charts[i]);
  add_sectors (report);
  add_audits (report);
}

static CldPaper *
make_paper (CldStore *store, gconstpointer data, const CldPrintOptions *options, CldPrintWatch *watch, GError **error)
{
  const CldCompliancePrint *print = data;
  CldDb *db = cld_store_get_db (store);
  g_autoptr (CldDutyBoard) board = cld_duty_board_new (cld_date_to_day (options->today), CLD_NO_DAY);
  g_autoptr (CldRecordSet) people = cld_record_set_new ();
  g_autoptr (CldCompliance) counts = NULL, year = NULL;
  g_autoptr (CldInspectionRegister) inspections = NULL;
  g_autoptr (CldFindingSectors) sectors = NULL;
  g_autoptr (CldAuditGrades) audits = NULL;
  CldComplianceFilter filter = print->filter;
  Report report = { .print = print };

  if (!cld_duty_board_load (board, db, error) || !cld_repo_load_all (db, &cld_person_kind, people, error))
    return NULL;
  report.counts = counts = cld_compliance_new (board, &filter);
  report.audits = audits = cld_audit_grades_load (db, board, &filter, error);
  if (!audits)
    return NULL;
  inspections = cld_inspection_register_load (db, cld_duty_board_get_today (board), error);
  if (!inspections)
    return NULL;
  report.sectors = sectors = cld_finding_sectors_new (inspections);
  filter.from = filter.until - 11;
  filter.ids = print->charts;
  report.year = year = cld_compliance_new (board, &filter);
  return cld_report_new (people, options, add_cb, &report);
}

static void
print_free (gpointer data)
{
  CldCompliancePrint *print = data;

  g_strfreev ((char **) print->filter.ids);
  g_strfreev ((char **) print->filter.workers);
  g_strfreev ((char **) print->charts);
  g_free ((char *) print->filter.team);
  g_free ((char *) print->worker);
  g_free (print);
}

/**
 * cld_print_job_new_compliance:
 * @print: what it holds; it is copied
 *
 * What became of duties. It is counted when it is laid out. It names no child.
 *
 * Returns: (transfer full): the job
 */
CldPrintJob *
cld_print_job_new_compliance (const CldCompliancePrint *print)
{
  CldCompliancePrint *copy = g_memdup2 (print, sizeof *print);

  copy->filter.ids = (const char *const *) g_strdupv ((char **) print->filter.ids);
  copy->filter.workers = (const char *const *) g_strdupv ((char **) print->filter.workers);
  copy->filter.team = g_strdup (print->filter.team);
  copy->charts = (const char *const *) g_strdupv ((char **) print->charts);
  copy->worker = g_strdup (print->worker);
  return _cld_print_job_new_report (CLD_PRINT_COMPLIANCE, make_paper, copy, print_free);
}
