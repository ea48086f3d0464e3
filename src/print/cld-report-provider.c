/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-report-provider.h"

#include <glib/gi18n-lib.h>

#include "cld-error.h"
#include "cld-kinds.h"
#include "cld-notice-register.h"
#include "cld-provider-children.h"
#include "cld-repo.h"
#include "cld-report-findings-private.h"

/* What is known of a provider on one sheet: registration, grades, findings that are open, the ladder of enforcement, our children
 * there, and the notices that came too late. Children stand by number and initials, those whose record is restricted by number alone. */

typedef struct
{
  const char *ref;
  const CldRow *provider;
  CldInspectionRegister *inspections;
  CldNoticeRegister *notices;
  GPtrArray *children; /* of CldProviderChild: in the last twelve months */
  CldSummary *summary;
} Report;

/* What is found to make the job. */
static char *
twelve_months_before (const char *today)
{
  char iso[CLD_DATE_SIZE];

  cld_date_from_day (cld_day_add_months (cld_date_to_day (today), -12), iso);
  return g_strdup (iso);
}

static const char *
value (Report *report, guint field)
{
  return cld_report_value (report->summary, report->provider, field);
}

static void
add_head (Report *report)
{
  CldSummary *summary = report->summary;
  g_autoptr (CldPageFacts) facts = cld_page_facts_new ();
  g_autofree char *why = NULL;
  const struct
  {
    guint column;
    guint field;
  } all[] = {
    { 0, PROVIDER_TYPE }, { 1, PROVIDER_SECTOR }, { 0, PROVIDER_URN }, { 1, PROVIDER_REGISTRATION }, { 0, PROVIDER_REGISTERED_ON }, { 1, PROVIDER_REGISTRATION_ENDED_ON },
    { 0, PROVIDER_ADDRESS }, { 1, PROVIDER_POSTCODE }, { 0, PROVIDER_PHONE }, { 1, PROVIDER_EMAIL }, { 0, PROVIDER_WEBSITE },
  };

  if (cld_inspection_register_get_block (report->inspections, report->ref, &why) != CLD_NO_DAY)
    cld_paper_add_verdict (summary->paper, _("No new placements"), why && *why ? why : _("Placements are blocked"), _("An override needs a reason and is recorded."));
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      const char *text = value (report, all[i].field);

      if (text || all[i].field == PROVIDER_URN || all[i].field == PROVIDER_REGISTRATION)
        cld_page_facts_add (facts, all[i].column, _(report->provider->kind->fields[all[i].field].label), text, FALSE);
    }
  cld_page_facts_add (facts, 1, _("Area authority"), cld_summary_authority (summary, cld_summary_raw (report->provider, PROVIDER_AREA_AUTHORITY)), FALSE);
  cld_paper_add_facts (summary->paper, facts, 4);
}

static gboolean
is_of_provider (Report *report, const CldInspectionItem *item)
{
  return g_strcmp0 (item->row->values[INSPECTION_PROVIDER], report->ref) == 0;
}

/* Every judgement but the overall one: “Protection: Good; Leadership: Good”. */
static const char *
list_others (Report *report, const CldInspectionItem *item)
{
  g_autoptr (GString) out = g_string_new (NULL);

  for (guint i = 0; i < item->judgements->len; i++)
    {
      const CldRow *row = item->judgements->pdata[i];

      g_string_append_printf (out, "%s%s: %s", out->len > 0 ? "; " : "", _cld_report_judgement (report->summary, item, row, JUDGEMENT_AREA), _cld_report_judgement (report->summary, item, row, JUDGEMENT_GRADE));
    }
  return out->len > 0 ? _cld_report_clean (report->summary, out->str) : "–";
}

static void
add_grades (Report *report)
{
  CldSummary *summary = report->summary;
  const CldColumn columns[] = { { _("Inspected"), 62 }, { _("Type"), 76 }, { _("Overall"), 92 }, { _("Judgements"), 0 }, { _("Findings"), 76 } };
  g_autoptr (CldTable) table = cld_table_new (columns, G_N_ELEMENTS (columns));
  GPtrArray *items = cld_inspection_register_get_inspections (report->inspections);

  cld_paper_add_heading (summary->paper, _("Grades, newest first"), NULL, _("grades"));
  for (guint i = 0; i < items->len; i++)
    {
      const CldInspectionItem *item = items->pdata[i];

      if (is_of_provider (report, item))
        {
          const CldCell cells[] = {
            { cld_report_value (summary, item->row, INSPECTION_STARTED_ON) },
            { _cld_report_take (summary, cld_inspection_item_get_type (item)) },
            { _cld_report_take (summary, cld_inspection_item_get_grade (item)), .bold = TRUE },
            { list_others (report, item) },
            { _cld_report_count_findings (summary, item) },
          };

          cld_table_add_row (table, cells);
        }
    }
  if (cld_table_count_rows (table) == 0)
    cld_paper_add_paragraph (summary->paper, _("No inspection is recorded."), FALSE, 1);
  else
    cld_paper_add_table (summary->paper, table, 12);
}

static guint
count_open (Report *report)
{
  GPtrArray *items = cld_inspection_register_get_inspections (report->inspections);
  guint n = 0;

  for (guint i = 0; i < items->len; i++)
    if (is_of_provider (report, items->pdata[i]))
      n += ((const CldInspectionItem *) items->pdata[i])->n_open;
  return n;
}

/* A heading is not put where another follows at once. */
static void
add_findings_heading (Report *report)
{
  guint n = count_open (report);

  cld_paper_add_heading (report->summary->paper, _("Findings that are open"), NULL, _("findings"));
  cld_paper_add_paragraph (report->summary->paper, cld_summary_keep (report->summary, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u finding to be put right", "%u findings to be put right", n), n)), FALSE, 1);
}

static void
add_findings (Report *report)
{
  CldSummary *summary = report->summary;
  GPtrArray *items = cld_inspection_register_get_inspections (report->inspections);
  guint n = 0;

  for (guint i = 0; i < items->len; i++)
    {
      const CldInspectionItem *item = items->pdata[i];

      for (guint k = 0; is_of_provider (report, item) && k < item->findings->len; k++)
        if (cld_finding_state_is_open (((const CldFindingItem *) item->findings->pdata[k])->state))
          {
            if (n == 0)
              add_findings_heading (report);
            _cld_report_add_finding (summary, report->inspections, item->findings->pdata[k]);
            n++;
          }
    }
  if (n == 0)
    {
      cld_paper_add_heading (summary->paper, _("Findings that are open"), NULL, _("findings"));
      cld_paper_add_paragraph (summary->paper, _("No finding is open."), FALSE, 1);
    }
}

static void
add_enforcement (Report *report)
{
  GPtrArray *steps = cld_inspection_register_get_enforcement (report->inspections, report->ref);

  cld_paper_add_heading (report->summary->paper, _("Enforcement, in the order of its steps"), NULL, _("enforcement"));
  if (steps->len == 0)
    cld_paper_add_paragraph (report->summary->paper, _("No enforcement is recorded."), FALSE, 1);
  _cld_report_add_enforcement (report->summary, steps);
}

/* --- children --- */

static void
append_initial (GString *out, const char *name)
{
  gunichar first = name && *name ? g_utf8_get_char_validated (name, -1) : 0;

  if (first > 0 && first < 0x110000 && g_unichar_isalnum (first))
    {
      g_string_append_unichar (out, g_unichar_toupper (first));
      g_string_append_c (out, '.');
    }
}

static const char *
make_initials (Report *report, const CldProviderChild *child)
{
  g_autoptr (GString) out = g_string_new (NULL);

  if (child->restricted || report->summary->options->mask)
    return child->restricted ? _("[RESTRICTED]") : _("[name withheld]");
  append_initial (out, child->known_as ? child->known_as : child->given_names);
  append_initial (out, child->surname);
  return out->len > 0 ? cld_arena_strdup (report->summary->arena, out->str) : "–";
}

static void
add_children (Report *report)
{
  CldSummary *summary = report->summary;
  const CldColumn columns[] = { { _("Child"), 90 }, { _("Initials"), 80 }, { _("From"), 80 }, { _("To"), 80 }, { _("Social worker"), 0 } };
  g_autoptr (CldTable) table = cld_table_new (columns, G_N_ELEMENTS (columns));
  guint n_now = 0;
  const char *now;

  for (guint i = 0; i < report->children->len; i++)
    {
      const CldProviderChild *child = report->children->pdata[i];
      gboolean is_now = !child->ended_on || g_strcmp0 (child->ended_on, summary->options->today) > 0;
      const CldCell cells[] = {
        { _cld_report_clean (summary, child->child), .bold = is_now },
        { make_initials (report, child) },
        { cld_summary_day (summary, child->started_on) },
        { is_now ? _("now") : cld_summary_day (summary, child->ended_on) },
        { child->worker ? cld_summary_worker (summary, child->worker) : "–" },
      };

      n_now += is_now ? 1 : 0;
      cld_table_add_row (table, cells);
    }
  now = cld_summary_keep (summary, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u placement now", "%u placements now", n_now), n_now));
  cld_paper_add_heading (summary->paper, _("Our children there in the last 12 months"), now, _("our children"));
  if (report->children->len == 0)
    cld_paper_add_paragraph (summary->paper, _("None of our children is or was there."), FALSE, 1);
  else
    cld_paper_add_table (summary->paper, table, 3);
}

/* --- notices of the home --- */

static void
add_late_notices (Report *report)
{
  CldSummary *summary = report->summary;
  const CldColumn columns[] = { { _("Event"), 90 }, { _("Received"), 90 }, { _("Provision"), 0 } };
  g_autoptr (CldTable) table = cld_table_new (columns, G_N_ELEMENTS (columns));
  const CldNoticeFilter filter = { .view = CLD_NOTICES_RECEIVED, .period = CLD_NOTICES_ANY_TIME };
  g_autoptr (GPtrArray) found = cld_notice_register_filter (report->notices, &filter);
  guint n = 0;

  for (guint i = 0; i < found->len; i++)
    {
      const CldNoticeEntry *entry = found->pdata[i];
      const CldCell cells[] = { { cld_summary_day (summary, entry->line->event_on) }, { cld_report_when (summary, (CldWhen){ entry->received_on, CLD_NO_MINUTE }), .bold = TRUE }, { _("Admission or discharge (regulation 41)") } };

      if (g_strcmp0 (entry->line->provider, report->ref) != 0 || g_strcmp0 (entry->line->provision, "reg41") != 0)
        continue;
      n++;
      if (entry->received_late)
        cld_table_add_row (table, cells);
    }
  cld_paper_add_heading (summary->paper, _("Notices of admission and discharge that came late"),
                         cld_summary_keep (summary, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%1$u of %2$u notice", "%1$u of %2$u notices", n), cld_table_count_rows (table), n)), _("late notices"));
  if (cld_table_count_rows (table) == 0)
    cld_paper_add_paragraph (summary->paper, n > 0 ? _("None came late.") : _("No such notice is recorded."), FALSE, 1);
  else
    cld_paper_add_table (summary->paper, table, 2);
}

static void
add_cb (CldSummary *summary, gpointer data)
{
  Report *report = data;
  const char *name;

  report->summary = summary;
  name = value (report, PROVIDER_NAME);
  cld_paper_add_title (summary->paper, _("Provider"), name ? name : _cld_report_clean (summary, report->ref), cld_summary_about (summary), NULL);
  add_head (report);
  add_grades (report);
  add_findings (report);
  add_enforcement (report);
  add_children (report);
  add_late_notices (report);
}

static CldPaper *
make_paper (CldStore *store, gconstpointer data, const CldPrintOptions *options, CldPrintWatch *watch, GError **error)
{
  CldDb *db = cld_store_get_db (store);
  g_autoptr (CldRecordSet) common = cld_record_set_new ();
  g_autoptr (CldArena) arena = cld_arena_new ();
  g_autofree char *since = twelve_months_before (options->today);
  g_autoptr (CldInspectionRegister) inspections = cld_inspection_register_load (db, cld_date_to_day (options->today), error);
  g_autoptr (CldNoticeRegister) notices = inspections ? cld_notice_register_load (db, options->today, error) : NULL;
  g_autoptr (GPtrArray) children = notices ? cld_provider_children_load (db, data, since, options->today, arena, error) : NULL;
  Report report = { .ref = data, .inspections = inspections, .notices = notices, .children = children };

  if (!children || !cld_repo_load_all (db, &cld_authority_kind, common, error) || !cld_repo_load_all (db, &cld_person_kind, common, error) ||
      !cld_repo_load_all (db, &cld_provider_kind, common, error))
    return NULL;
  report.provider = cld_record_set_find (common, &cld_provider_kind, data);
  if (report.provider)
    return cld_report_new (common, options, add_cb, &report);
  g_set_error_literal (error, CLD_STORE_ERROR, CLD_STORE_ERROR_NOT_FOUND, _("The provider is not recorded any more. Nothing was printed."));
  return NULL;
}

/* Each of them has a look in the log. */
static gboolean
set_children (CldPrintJob *job, CldDb *db, const char *provider, const char *today, GError **error)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) numbers = g_ptr_array_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *since = twelve_months_before (today);

  found = cld_provider_children_load (db, provider, since, today, arena, error);
  for (guint i = 0; found && i < found->len; i++)
    {
      const char *number = ((const CldProviderChild *) found->pdata[i])->child;

      if (g_hash_table_add (seen, (gpointer) number))
        g_ptr_array_add (numbers, (gpointer) number);
    }
  g_ptr_array_add (numbers, NULL);
  if (found)
    _cld_print_job_set_children (job, (const char *const *) numbers->pdata);
  return found != NULL;
}

/**
 * cld_provider_print_new:
 * @store: where the providers are
 * @provider: ref of a provider
 * @today: YYYY-MM-DD, which the options of the print have too
 * @error: return location
 *
 * The sheet of a provider. It is a look at each child who was placed there in the last 12 months.
 *
 * Returns: (transfer full) (nullable): the job; %CLD_STORE_ERROR_NOT_FOUND where there is no such provider
 */
CldPrintJob *
cld_provider_print_new (CldStore *store, const char *provider, const char *today, GError **error)
{
  CldDb *db = cld_store_get_db (store);
  g_autoptr (CldArena) arena = cld_arena_new ();
  g_autoptr (GError) local_error = NULL;
  g_autofree char *subject = g_strconcat ("provider/", provider, NULL);
  g_autoptr (CldPrintJob) job = NULL;

  if (!cld_repo_find (db, &cld_provider_kind, provider, arena, &local_error))
    {
      if (local_error)
        g_propagate_error (error, g_steal_pointer (&local_error));
      else
        g_set_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_NOT_FOUND, _("No provider has the ref %s."), provider);
      return NULL;
    }
  job = _cld_print_job_new_report (CLD_PRINT_PROVIDER, make_paper, g_strdup (provider), g_free);
  cld_print_job_set_subject (job, subject);
  return set_children (job, db, provider, today, error) ? g_steal_pointer (&job) : NULL;
}
