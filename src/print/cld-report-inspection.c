/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-report-inspection.h"

#include <glib/gi18n-lib.h>

#include "cld-error.h"
#include "cld-kinds.h"
#include "cld-repo.h"
#include "cld-report-findings-private.h"

/* What inspectors found and what is done about it: of one inspection, or what is open of all. No child is named. */

typedef struct
{
  const char *inspection; /* NULL: what is open of all */
  CldInspectionRegister *inspections;
  CldSummary *summary;
} Report;

static void
add_fact (CldPageFacts *facts, guint column, const char *key, const char *value)
{
  if (value)
    cld_page_facts_add (facts, column, key, value, FALSE);
}

static const char *
value (Report *report, const CldRow *row, guint field)
{
  return cld_report_value (report->summary, row, field);
}

/* One line with every inspector: the one who leads first. */
static void
add_inspectors (Report *report, CldPageFacts *facts, const CldRow *row)
{
  add_fact (facts, 0, _("Lead inspector"), value (report, row, INSPECTION_LEAD_INSPECTOR));
  add_fact (facts, 1, _("Other inspectors"), _cld_report_clean (report->summary, row->values[INSPECTION_TEAM]));
  add_fact (facts, 0, _("Inspectorates"), value (report, row, INSPECTION_INSPECTORATES));
  add_fact (facts, 1, _("Topic"), value (report, row, INSPECTION_TOPIC));
}

static void
add_head (Report *report, const CldInspectionItem *item)
{
  CldSummary *summary = report->summary;
  g_autoptr (CldPageFacts) facts = cld_page_facts_new ();
  const CldRow *row = item->row;

  add_fact (facts, 0, _("Inspection of"), _cld_report_take (summary, cld_inspection_item_get_name (item)));
  add_fact (facts, 1, _("Type"), _cld_report_take (summary, cld_inspection_item_get_type (item)));
  if (item->provider)
    {
      add_fact (facts, 0, _("Kind of provider"), value (report, item->provider, PROVIDER_TYPE));
      add_fact (facts, 1, _("URN"), value (report, item->provider, PROVIDER_URN));
    }
  cld_page_facts_add (facts, 0, _("Started"), value (report, row, INSPECTION_STARTED_ON), FALSE);
  add_fact (facts, 1, _("Ended"), value (report, row, INSPECTION_ENDED_ON));
  add_fact (facts, 0, _("Report published"), value (report, row, INSPECTION_PUBLISHED_ON));
  add_fact (facts, 1, _("Report"), value (report, row, INSPECTION_REPORT_REF));
  add_inspectors (report, facts, row);
  add_fact (facts, 0, _("Overall"), _cld_report_take (summary, cld_inspection_item_get_grade (item)));
  add_fact (facts, 1, _("Next expected"), value (report, row, INSPECTION_NEXT_ON));
  cld_paper_add_facts (summary->paper, facts, 4);
}

static gboolean
has_notes (const CldInspectionItem *item)
{
  for (guint i = 0; i < item->judgements->len; i++)
    if (cld_summary_raw (item->judgements->pdata[i], JUDGEMENT_NOTE))
      return TRUE;
  return FALSE;
}

static void
add_judgements (Report *report, const CldInspectionItem *item)
{
  CldSummary *summary = report->summary;
  const CldColumn columns[] = { { _("Area"), 0 }, { _("Grade"), 0 }, { _("Note"), 0 } };
  g_autoptr (CldTable) table = cld_table_new (columns, has_notes (item) ? 3 : 2);

  cld_paper_add_heading (summary->paper, _("Judgements"), NULL, _("judgements"));
  for (guint i = 0; i < item->judgements->len; i++)
    {
      const CldRow *row = item->judgements->pdata[i];
      const char *note = value (report, row, JUDGEMENT_NOTE);
      const CldCell cells[] = {
        { _cld_report_judgement (summary, item, row, JUDGEMENT_AREA) },
        { _cld_report_judgement (summary, item, row, JUDGEMENT_GRADE), .bold = TRUE },
        { note ? note : "" },
      };

      cld_table_add_row (table, cells);
    }
  if (item->judgements->len == 0)
    cld_paper_add_paragraph (summary->paper, _("No judgement is recorded."), FALSE, 1);
  else
    cld_paper_add_table (summary->paper, table, 8);
}

/* The steps that rest on its findings. */
static void
add_enforcement (Report *report, const CldInspectionItem *item)
{
  g_autoptr (GPtrArray) steps = g_ptr_array_new ();

  for (guint i = 0; i < item->findings->len; i++)
    g_ptr_array_extend (steps, ((const CldFindingItem *) item->findings->pdata[i])->enforcement, NULL, NULL);
  if (steps->len == 0)
    return;
  cld_paper_add_heading (report->summary->paper, _("Enforcement"), NULL, _("enforcement"));
  _cld_report_add_enforcement (report->summary, steps);
}

static void
add_interventions (Report *report, const CldInspectionItem *item)
{
  CldSummary *summary = report->summary;
  const CldColumn columns[] = { { _("From"), 62 }, { _("Until"), 62 }, { _("Step"), 170 }, { _("Reason"), 0 } };
  g_autoptr (CldTable) table = cld_table_new (columns, G_N_ELEMENTS (columns));

  for (guint i = 0; i < item->interventions->len; i++)
    {
      const CldRow *row = item->interventions->pdata[i];
      const char *until = value (report, row, INTERVENTION_UNTIL_ON), *reason = value (report, row, INTERVENTION_REASON);
      const CldCell cells[] = { { value (report, row, INTERVENTION_FROM_ON) }, { until ? until : "–" }, { value (report, row, INTERVENTION_KIND), .bold = TRUE }, { reason ? reason : "–" } };

      cld_table_add_row (table, cells);
    }
  if (item->interventions->len == 0)
    return;
  cld_paper_add_heading (summary->paper, _("Intervention"), NULL, _("intervention"));
  cld_paper_add_table (summary->paper, table, 12);
}

static GPtrArray *
find_loose_actions (Report *report, const char *inspection)
{
  GPtrArray *all = cld_inspection_register_get_loose_actions (report->inspections), *found = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    {
      const CldRow *row = all->pdata[i];

      /* What hangs on a step against a provider is in that provider's sheet. */
      if (inspection ? g_strcmp0 (row->values[ACTION_INSPECTION], inspection) == 0 : row->values[ACTION_INSPECTION] != NULL)
        g_ptr_array_add (found, (gpointer) row);
    }
  return found;
}

static void
add_one (Report *report, const CldInspectionItem *item)
{
  CldSummary *summary = report->summary;
  g_autoptr (GPtrArray) loose = find_loose_actions (report, item->row->ref);

  add_head (report, item);
  add_judgements (report, item);
  cld_paper_add_heading (summary->paper, _("Findings"), NULL, _("findings"));
  cld_paper_add_paragraph (summary->paper, item->findings->len > 0 ? _cld_report_count_findings (summary, item) : _("No finding is recorded."), FALSE, 1);
  for (guint i = 0; i < item->findings->len; i++)
    _cld_report_add_finding (summary, report->inspections, item->findings->pdata[i]);
  add_enforcement (report, item);
  add_interventions (report, item);
  if (loose->len > 0)
    {
      cld_paper_add_heading (summary->paper, _("Other actions"), NULL, _("actions"));
      _cld_report_add_actions (summary, cld_inspection_register_get_today (report->inspections), loose, FALSE);
    }
}

static gboolean
add_open_of (Report *report, const CldInspectionItem *item)
{
  CldSummary *summary = report->summary;
  const char *name, *type, *day;

  if (item->n_open == 0)
    return FALSE;
  name = _cld_report_take (summary, cld_inspection_item_get_name (item));
  type = _cld_report_take (summary, cld_inspection_item_get_type (item));
  day = value (report, item->row, INSPECTION_STARTED_ON);
  cld_paper_add_heading (summary->paper, name ? name : _("Inspection"), NULL, name);
  /* A heading is not put where another follows at once. */
  cld_paper_add_paragraph (summary->paper, cld_arena_printf (summary->arena, "%s · %s · %s", type ? type : "–", day ? day : "–", _cld_report_count_findings (summary, item)), FALSE, 2);
  for (guint i = 0; i < item->findings->len; i++)
    if (cld_finding_state_is_open (((const CldFindingItem *) item->findings->pdata[i])->state))
      _cld_report_add_finding (summary, report->inspections, item->findings->pdata[i]);
  return TRUE;
}

static void
add_all_open (Report *report)
{
  CldSummary *summary = report->summary;
  GPtrArray *items = cld_inspection_register_get_inspections (report->inspections);
  g_autoptr (GPtrArray) loose = find_loose_actions (report, NULL);
  gboolean any = FALSE;

  for (guint i = 0; i < items->len; i++)
    any = add_open_of (report, items->pdata[i]) || any;
  if (!any)
    cld_paper_add_paragraph (summary->paper, _("No finding is open."), TRUE, 1);
  if (loose->len > 0)
    {
      cld_paper_add_heading (summary->paper, _("Other actions"), NULL, _("actions"));
      _cld_report_add_actions (summary, cld_inspection_register_get_today (report->inspections), loose, TRUE);
    }
}

static void
add_cb (CldSummary *summary, gpointer data)
{
  Report *report = data;
  CldInspectionItem *item = cld_inspection_register_find (report->inspections, report->inspection);

  report->summary = summary;
  cld_paper_add_title (summary->paper, _("Inspection actions"), item ? _cld_report_take (summary, cld_inspection_item_get_name (item)) : _("What is open"), cld_summary_about (summary), NULL);
  if (item)
    add_one (report, item);
  else
    add_all_open (report);
}

static CldPaper *
make_paper (CldStore *store, gconstpointer data, const CldPrintOptions *options, CldPrintWatch *watch, GError **error)
{
  g_autoptr (CldRecordSet) nobody = cld_record_set_new ();
  g_autoptr (CldInspectionRegister) inspections = cld_inspection_register_load (cld_store_get_db (store), cld_date_to_day (options->today), error);
  Report report = { .inspection = data, .inspections = inspections };

  if (!inspections)
    return NULL;
  if (data && !cld_inspection_register_find (inspections, data))
    {
      g_set_error_literal (error, CLD_STORE_ERROR, CLD_STORE_ERROR_NOT_FOUND, _("The inspection is not recorded any more. Nothing was printed."));
      return NULL;
    }
  return cld_report_new (nobody, options, add_cb, &report);
}

/**
 * cld_inspection_print_new:
 * @store: where the inspections are
 * @inspection: (nullable): ref of an inspection; %NULL for what is open of all
 * @error: return location
 *
 * Inspection actions: the inspectors, the judgements, each finding with what it rests on and why, when it is due, who owns it and how far
 * it is, what it repeats, its actions and their evidence, enforcement and intervention. What concerns one child is left out.
 *
 * Returns: (transfer full) (nullable): the job; %CLD_STORE_ERROR_NOT_FOUND where there is no such inspection
 */
CldPrintJob *
cld_inspection_print_new (CldStore *store, const char *inspection, GError **error)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  g_autoptr (GError) local_error = NULL;
  g_autofree char *subject = inspection ? g_strconcat ("inspection/", inspection, NULL) : NULL;
  CldPrintJob *job;

  if (inspection && !cld_repo_find (cld_store_get_db (store), &cld_inspection_kind, inspection, arena, &local_error))
    {
      if (local_error)
        g_propagate_error (error, g_steal_pointer (&local_error));
      else
        g_set_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_NOT_FOUND, _("No inspection has the ref %s."), inspection);
      return NULL;
    }
  job = _cld_print_job_new_report (CLD_PRINT_INSPECTION, make_paper, g_strdup (inspection), g_free);
  cld_print_job_set_subject (job, subject);
  return job;
}
