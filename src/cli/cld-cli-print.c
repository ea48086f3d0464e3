/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-cli-duties.h"
#include "cld-cli-print.h"
#include "cld-date.h"
#include "cld-kinds.h"
#include "cld-pdf.h"
#include "cld-print-job.h"
#include "cld-private-folder.h"
#include "cld-repo.h"
#include "cld-safe-file.h"

/* The worker that the login belongs to, or the login itself. */
static char *
find_printer (CldCli *cli)
{
  const char *actor = cld_store_get_actor (cli->store);
  g_autoptr (CldRecordSet) set = cld_record_set_new ();
  GPtrArray *persons = cld_record_set_get (set, &cld_person_kind);

  if (cld_repo_load_all (cld_store_get_db (cli->store), &cld_person_kind, set, NULL))
    for (guint i = 0; i < persons->len; i++)
      {
        const CldRow *person = persons->pdata[i];

        if (g_strcmp0 (person->values[PERSON_LOGIN], actor) == 0 && person->values[PERSON_NAME])
          return g_strdup (person->values[PERSON_NAME]);
      }
  return g_strdup (actor);
}

/* A name without names, in a folder that nothing indexes; the first of its numbers that is free. */
static char *
propose_path (CldPrintJob *job, GError **error)
{
  g_autofree char *folder = g_build_filename (g_get_home_dir (), "Caseload", NULL);
  g_autofree char *day = cld_date_today ();
  GPtrArray *made = cld_private_folder_make (folder, error);

  if (!made)
    return NULL;
  g_ptr_array_unref (made);
  return cld_print_job_propose_path (job, folder, day);
}

/* What cannot be logged is not printed. */
static gboolean
write_print (CldCli *cli, CldPrintJob *job, const CldCliPrint *request, CldSafeFile *file, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *printed_at = g_date_time_format (now, "%Y-%m-%dT%H:%M");
  g_autofree char *printed_by = find_printer (cli), *number = NULL, *check_code = NULL;
  g_autoptr (CldPaper) paper = NULL;
  CldPrintOptions options = {
    .today = cli->today,
    .printed_at = printed_at,
    .printed_by = printed_by,
    .as_known_on = request->when.local,
    .as_known_until = request->when.until,
    .made_up = cld_store_is_made_up (cli->store),
    .mask = request->mask,
  };

  if (!cld_print_job_log (job, cli->store, &options, &number, &check_code, error))
    return FALSE;
  options.print_number = number;
  options.check_code = check_code;
  paper = cld_print_job_make_paper (job, cli->store, &options, error);
  return paper && cld_pdf_write (paper, cld_safe_file_get_stream (file), cld_print_job_get_title (job), error) && cld_safe_file_commit (file, error);
}

static int
write_job (CldCli *cli, CldPrintJob *job, const CldCliPrint *request)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = request->output ? g_strdup (request->output) : propose_path (job, &error);
  g_autoptr (CldSafeFile) file = path ? cld_safe_file_create (path, request->force, &error) : NULL;

  /* What cannot be printed for want of a place is not logged. */
  if (!file || !write_print (cli, job, request, file, &error))
    return cld_cli_fail (g_steal_pointer (&error));
  return cld_cli_say (cli, CLD_CLI_DONE, "%s", path);
}

static int
print_child (CldCli *cli, CldPrintKind kind, const CldCliPrint *request)
{
  GError *error = NULL;
  g_autoptr (CldRecordSet) set = NULL;
  g_autoptr (CldPrintJob) job = NULL;

  set = cld_cli_load_child (cli, request->number, &request->when, &error);
  if (!set)
    return cld_cli_not_found (error);
  job = cld_print_job_new_child (kind, ((CldRow *) cld_record_set_get (set, &cld_child_kind)->pdata[0])->ref);
  return write_job (cli, job, request);
}

static int
print_several (CldCli *cli, CldPrintKind kind, const CldCliPrint *request)
{
  GError *error = NULL;
  g_autoptr (CldPrintJob) job = NULL;

  job = kind == CLD_PRINT_FORECAST ? cld_cli_print_make_forecast (cli, request, &error) : cld_cli_print_make_visit_sheets (cli, request, &error);
  if (error)
    return request->number ? cld_cli_not_found (error) : cld_cli_fail (error);
  if (job)
    return write_job (cli, job, request);
  if (!cli->quiet)
    cld_cli_error (_("no visit is due, so there is nothing to print"));
  return CLD_CLI_DONE;
}

/* What can be printed, by name. */
static gboolean
find_kind (const char *name, gboolean has_child, CldPrintKind *kind)
{
  if (strcmp (name, "summary") == 0)
    *kind = CLD_PRINT_SUMMARY;
  else if (strcmp (name, "duties") == 0)
    *kind = has_child ? CLD_PRINT_DUTIES : CLD_PRINT_FORECAST;
  else if (strcmp (name, "visit-sheets") == 0)
    *kind = CLD_PRINT_VISIT_SHEETS;
  else
    return FALSE;
  return TRUE;
}

/* Options that mean nothing for this print are a mistake, not something to pass over. */
static gboolean
check_options (CldCli *cli, CldPrintKind kind, const CldCliPrint *request, const char *by, int *status)
{
  gboolean several = kind >= CLD_PRINT_TABLE;

  if (several && request->when.until)
    *status = cld_cli_usage (cli, _("--as-known-on is for prints of one child"));
  else if (kind != CLD_PRINT_FORECAST && (request->from != CLD_NO_DAY || request->to != CLD_NO_DAY || by))
    *status = cld_cli_usage (cli, _("--from, --to and --by are for `duties` without a child"));
  else if (kind != CLD_PRINT_VISIT_SHEETS && request->on != CLD_NO_DAY)
    *status = cld_cli_usage (cli, _("--on is for `visit-sheets`"));
  else if ((!several || request->number) && (request->worker || request->team))
    *status = cld_cli_usage (cli, _("--worker and --team are for prints of several children"));
  else if (by && strcmp (by, "worker") != 0 && strcmp (by, "team") != 0)
    *status = cld_cli_usage (cli, _("--by is worker or team"));
  else
    return TRUE;
  return FALSE;
}

static int
print_kind (CldCli *cli, CldPrintKind kind, const CldCliPrint *request)
{
  GError *error = NULL;

  if (!cld_cli_open (cli, CLD_STORE_OPEN, &error))
    return cld_cli_fail (error);
  return kind < CLD_PRINT_TABLE ? print_child (cli, kind, request) : print_several (cli, kind, request);
}

/**
 * cld_cli_print_command:
 * @cli: the run
 * @argc: how many arguments
 * @argv: the arguments
 *
 * Writes a print as PDF.
 *
 * Returns: the exit code
 */
int
cld_cli_print_command (CldCli *cli, int argc, char **argv)
{
  CldCliPrint request = { NULL };
  g_autofree char *output = NULL, *as_known_on = NULL, *from = NULL, *to = NULL, *on = NULL, *by = NULL, *worker = NULL, *team = NULL;
  g_auto (GStrv) operands = NULL;
  const GOptionEntry entries[] = {
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &output, N_("Write to FILE instead of a name in ~/Caseload"), N_("FILE.pdf") },
    { "mask", 0, 0, G_OPTION_ARG_NONE, &request.mask, N_("Leave out the names of third parties"), NULL },
    { "as-known-on", 0, 0, G_OPTION_ARG_STRING, &as_known_on, N_("What was recorded at the end of that day, or at that local time"), N_("WHEN") },
    { "from", 0, 0, G_OPTION_ARG_STRING, &from, N_("Duties that are due on that day or later"), N_("DATE") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &to, N_("Duties that are due on that day or earlier"), N_("DATE") },
    { "by", 0, 0, G_OPTION_ARG_STRING, &by, N_("Duties by worker (default) or by team"), N_("GROUP") },
    { "worker", 0, 0, G_OPTION_ARG_STRING, &worker, N_("Only the children of that worker"), N_("WORKER") },
    { "team", 0, 0, G_OPTION_ARG_STRING, &team, N_("Only the children of that team"), N_("TEAM") },
    { "on", 0, 0, G_OPTION_ARG_STRING, &on, N_("Visits that are due by that day instead of today"), N_("DATE") },
    { "force", 0, 0, G_OPTION_ARG_NONE, &request.force, N_("Replace a file that is there already"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &operands, NULL, NULL },
    { NULL }
  };
  CldPrintKind kind;
  int status;

  if (!cld_cli_parse (cli, _("summary CHILD | duties [CHILD] | visit-sheets [CHILD]"), entries, &argc, &argv, &status) || !cld_cli_check_operands (cli, operands, 1, 2, &status))
    return status;
  if (!find_kind (operands[0], operands[1] != NULL, &kind))
    return cld_cli_usage (cli, _("what this version can print is `summary`, the case summary of a child, `duties`, and `visit-sheets`"));
  if (!cld_cli_check_operands (cli, operands, kind < CLD_PRINT_TABLE ? 2 : 1, 2, &status) || !cld_cli_parse_when (cli, as_known_on, &request.when, &status) ||
      !cld_cli_parse_day (cli, "from", from, &request.from, &status) || !cld_cli_parse_day (cli, "to", to, &request.to, &status) || !cld_cli_parse_day (cli, "on", on, &request.on, &status))
    return status;
  request.number = operands[1];
  request.output = output;
  request.worker = worker;
  request.team = team;
  request.by_team = g_strcmp0 (by, "team") == 0;
  status = check_options (cli, kind, &request, by, &status) ? print_kind (cli, kind, &request) : status;
  cld_cli_when_clear (&request.when);
  return status;
}
