/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-cli-duties.h"
#include "cld-cli-print.h"
#include "cld-compliance.h"
#include "cld-error.h"
#include "cld-kinds.h"
#include "cld-report-compliance.h"
#include "cld-repo.h"

static const char *const columns[] = { "duty", "month", "on_time", "late", "missing", "not_recorded", "waived", "lapsed", "not_due", NULL };

/* What was asked for. */
typedef struct
{
  char *from, *to, *duty, *team, *worker, *cohort, *strength, *format;
  gboolean rows;
} Options;

/* --- what is counted --- */

/**
 * cld_cli_list_workers:
 * @cli: the run, its store open
 * @worker: a worker as typed: a ref, a login or a name
 * @error: return location
 *
 * Returns: (transfer full) (nullable): every way in which that worker may be recorded
 */
char **
cld_cli_list_workers (CldCli *cli, const char *worker, GError **error)
{
  g_autoptr (CldRecordSet) set = cld_record_set_new ();
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  GPtrArray *people;

  if (!cld_repo_load_all (cld_store_get_db (cli->store), &cld_person_kind, set, error))
    return NULL;
  people = cld_record_set_get (set, &cld_person_kind);
  g_strv_builder_add (names, worker);
  for (guint i = 0; i < people->len; i++)
    {
      const CldRow *person = people->pdata[i];

      if (!cld_cli_print_is_same_worker (people, worker, person->ref))
        continue;
      g_strv_builder_add (names, person->ref);
      if (person->values[PERSON_LOGIN])
        g_strv_builder_add (names, person->values[PERSON_LOGIN]);
      if (person->values[PERSON_NAME])
        g_strv_builder_add (names, person->values[PERSON_NAME]);
    }
  return g_strv_builder_end (names);
}

static gboolean
is_duty (const char *id)
{
  if (cld_timetable_find (id))
    return TRUE;
  for (guint i = 0; strlen (id) == 1 && i < cld_timetable_get_n (); i++)
    if (cld_timetable_get (i)->id[0] == *id)
      return TRUE;
  return FALSE;
}

static gboolean
parse_month (CldCli *cli, const char *option, const char *text, gint32 *month, int *status)
{
  if (!text)
    return TRUE;
  *month = cld_month_read (text);
  if (*month != CLD_NO_MONTH)
    return TRUE;
  *status = cld_cli_usage (cli, _("--%s is a month, written YYYY-MM"), option);
  return FALSE;
}

/* Without months it is the twelve up to the present one; an end alone has the twelve before it. */
static gboolean
parse_period (CldCli *cli, const Options *options, CldComplianceFilter *filter, int *status)
{
  if (!parse_month (cli, "to", options->to, &filter->until, status))
    return FALSE;
  filter->from = filter->until - 11;
  if (!parse_month (cli, "from", options->from, &filter->from, status))
    return FALSE;
  if (filter->from <= filter->until && filter->until - filter->from < CLD_COMPLIANCE_MAX_MONTHS)
    return TRUE;
  *status = cld_cli_usage (cli, _("--from is a month before --to, at most %d months"), CLD_COMPLIANCE_MAX_MONTHS);
  return FALSE;
}

static gboolean
parse_filter (CldCli *cli, const Options *options, CldComplianceFilter *filter, int *status)
{
  if (options->cohort && !cld_cohort_find (options->cohort, &filter->cohort))
    *status = cld_cli_usage (cli, _("--cohort is all, looked-after or care-leavers; children who get help and protection only are not held in this program"));
  else if (options->duty && !is_duty (options->duty))
    *status = cld_cli_usage (cli, _("--duty is the id of a duty, such as C02, or the letter of a group"));
  else if (options->strength && strcmp (options->strength, "must") != 0 && strcmp (options->strength, "should") != 0)
    *status = cld_cli_usage (cli, _("--strength is must or should"));
  else
    {
      filter->strength = !options->strength ? CLD_STRENGTHS_ALL : *options->strength == 'm' ? CLD_STRENGTHS_MUST : CLD_STRENGTHS_SHOULD;
      filter->team = options->team;
      return parse_period (cli, options, filter, status);
    }
  return FALSE;
}

/* --- the lists --- */

/* A month without rows is no row. */
static gboolean
write_month (CldOutput *output, const CldCompliance *compliance, guint duty, gint32 month, GError **error)
{
  char text[CLD_MONTH_SIZE] = "";
  g_auto (GStrv) numbers = g_new0 (char *, CLD_COMPLIANCE_N + 1);
  const char *cells[CLD_COMPLIANCE_N + 2] = { cld_timetable_get (duty)->id, NULL };

  G_STATIC_ASSERT (G_N_ELEMENTS (cells) + 1 == G_N_ELEMENTS (columns));
  if (cld_compliance_count_any (compliance, duty, month) == 0)
    return TRUE;
  if (month != CLD_COMPLIANCE_NO_MONTH)
    {
      cld_month_write (month, text);
      cells[1] = text;
    }
  for (guint what = 0; what < CLD_COMPLIANCE_N; what++)
    cells[what + 2] = numbers[what] = g_strdup_printf ("%u", cld_compliance_count (compliance, duty, month, what));
  return cld_output_row (output, cells, error);
}

static gboolean
write_counts (CldOutput *output, const CldCompliance *compliance, GError **error)
{
  for (guint duty = 0; duty < cld_timetable_get_n (); duty++)
    {
      for (gint32 month = cld_compliance_get_from (compliance); month <= cld_compliance_get_until (compliance); month++)
        if (!write_month (output, compliance, duty, month, error))
          return FALSE;
      /* Rows of which no day is known are in no month of any period, and last. */
      if (!write_month (output, compliance, duty, CLD_COMPLIANCE_NO_MONTH, error))
        return FALSE;
    }
  return TRUE;
}

typedef struct
{
  CldOutput *output;
  const CldDutyBoard *board;
  GError **error;
  gboolean done;
} Listing;

static gboolean
write_cb (const CldFacts *facts, const CldDuty *duty, gpointer data)
{
  Listing *listing = data;

  return listing->done = cld_cli_write_duty (listing->output, listing->board, facts, duty, listing->error);
}

static int
list_compliance (CldCli *cli, const Options *options, CldComplianceFilter *filter, CldOutputFormat format)
{
  g_autoptr (CldDutyBoard) board = cld_duty_board_new (cld_date_to_day (cli->today), CLD_NO_DAY);
  g_autoptr (CldCompliance) compliance = NULL;
  g_autoptr (CldOutput) output = NULL;
  g_auto (GStrv) workers = NULL;
  const char *const ids[] = { options->duty, NULL };
  GError *error = NULL;
  Listing listing = { NULL, board, &error, TRUE };

  if (!cld_cli_open (cli, CLD_STORE_OPEN, &error) || (options->worker && !(workers = cld_cli_list_workers (cli, options->worker, &error))) ||
      !cld_duty_board_load (board, cld_store_get_db (cli->store), &error))
    return cld_cli_fail (error);
  filter->workers = (const char *const *) workers;
  filter->ids = options->duty ? ids : NULL;
  compliance = cld_compliance_new (board, filter);
  output = listing.output = cld_output_new (cli->out, format, options->rows ? cld_cli_duty_columns : columns);
  if (options->rows)
    cld_compliance_foreach (compliance, write_cb, &listing);
  else
    listing.done = write_counts (output, compliance, &error);
  return listing.done && cld_output_finish (output, &error) ? CLD_CLI_DONE : cld_cli_fail (error);
}

static void
options_clear (Options *options)
{
  char *const texts[] = { options->from, options->to, options->duty, options->team, options->worker, options->cohort, options->strength, options->format };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (texts[i]);
}

/**
 * cld_cli_compliance:
 * @cli: the run
 * @argc: how many arguments
 * @argv: the arguments
 *
 * Counts what became of duties by duty and month, or lists the rows that were counted. There is no figure over several
 * duties.
 *
 * Returns: the exit code
 */
int
cld_cli_compliance (CldCli *cli, int argc, char **argv)
{
  Options options = { NULL };
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_STRING, &options.from, N_("The first month in which they were due"), "YYYY-MM" },
    { "to", 0, 0, G_OPTION_ARG_STRING, &options.to, N_("The last month; the present one without it"), "YYYY-MM" },
    { "duty", 0, 0, G_OPTION_ARG_STRING, &options.duty, N_("Only that duty, or the duties of a group"), "ID" },
    { "team", 0, 0, G_OPTION_ARG_STRING, &options.team, N_("Only the children of that team"), N_("TEAM") },
    { "worker", 0, 0, G_OPTION_ARG_STRING, &options.worker, N_("Only the children of that worker"), N_("WORKER") },
    { "cohort", 0, 0, G_OPTION_ARG_STRING, &options.cohort, N_("all (default), looked-after or care-leavers on the day"), N_("COHORT") },
    { "strength", 0, 0, G_OPTION_ARG_STRING, &options.strength, N_("must (Act, regulation) or should (guidance)"), N_("STRENGTH") },
    { "rows", 0, 0, G_OPTION_ARG_NONE, &options.rows, N_("List the duties that are counted instead of their numbers"), NULL },
    { "format", 0, 0, G_OPTION_ARG_STRING, &options.format, N_("table (default), csv or json"), "F" },
    { NULL }
  };
  CldComplianceFilter filter;
  CldOutputFormat format;
  int status;

  if (cld_cli_parse (cli, NULL, entries, &argc, &argv, &status))
    {
      cld_compliance_filter_init (&filter, cld_date_to_day (cli->today));
      if (cld_cli_parse_format (cli, options.format, &format, &status) && parse_filter (cli, &options, &filter, &status))
        status = list_compliance (cli, &options, &filter, format);
    }
  options_clear (&options);
  return status;
}

/**
 * cld_cli_print_make_compliance:
 * @cli: the run, its store open
 * @request: what was asked for; a REF is the id of a duty
 * @error: return location
 *
 * The whole report of the months of --from and --to, or that of one duty with its twelve months drawn.
 *
 * Returns: (transfer full) (nullable): the job
 */
CldPrintJob *
cld_cli_print_make_compliance (CldCli *cli, const CldCliPrint *request, GError **error)
{
  const char *const ids[] = { request->number, NULL };
  CldCompliancePrint print = { .worker = request->worker };
  g_auto (GStrv) workers = NULL;

  if (request->number && !cld_timetable_find (request->number))
    {
      g_set_error (error, CLD_STORE_ERROR, CLD_STORE_ERROR_NOT_FOUND, _("there is no duty of this id in the timetable"));
      return NULL;
    }
  cld_compliance_filter_init (&print.filter, cld_date_to_day (cli->today));
  if (request->to != CLD_NO_DAY)
    print.filter.until = cld_month_of_day (request->to);
  print.filter.from = request->from != CLD_NO_DAY ? cld_month_of_day (request->from) : print.filter.until - 11;
  if (print.filter.from > print.filter.until || print.filter.until - print.filter.from >= CLD_COMPLIANCE_MAX_MONTHS)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _("--from is a day before --to"));
      return NULL;
    }
  if (request->worker && !(workers = cld_cli_list_workers (cli, request->worker, error)))
    return NULL;
  print.filter.workers = (const char *const *) workers;
  print.filter.team = request->team;
  if (request->number)
    print.filter.ids = print.charts = ids;
  return cld_print_job_new_compliance (&print);
}
