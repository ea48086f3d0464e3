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
    .purpose = request->purpose,
    .recipient = request->recipient,
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

/* --- what can be printed --- */

static CldPrintJob *
make_child (CldPrintKind kind, CldCli *cli, const CldCliPrint *request, GError **error)
{
  g_autoptr (CldRecordSet) set = cld_cli_load_child (cli, request->number, &request->when, error);

  return set ? cld_print_job_new_child (kind, ((CldRow *) cld_record_set_get (set, &cld_child_kind)->pdata[0])->ref) : NULL;
}

static CldPrintJob *
make_summary (CldCli *cli, const CldCliPrint *request, GError **error)
{
  return make_child (CLD_PRINT_SUMMARY, cli, request, error);
}

static CldPrintJob *
make_duties (CldCli *cli, const CldCliPrint *request, GError **error)
{
  return make_child (CLD_PRINT_DUTIES, cli, request, error);
}

/* Options that only some prints take. */
typedef enum
{
  TAKES_NOTHING = 0,
  TAKES_AS_KNOWN_ON = 1 << 0,
  TAKES_PERIOD = 1 << 1, /* --from, --to */
  TAKES_ON = 1 << 2,
  TAKES_PEOPLE = 1 << 3, /* --worker, --team */
  TAKES_BY = 1 << 4,
  TAKES_ROLE = 1 << 5,
} Takes;

/* What makes a job of what was asked for. %NULL without an error: there is nothing to print. */
typedef CldPrintJob *(*MakeFunc) (CldCli *cli, const CldCliPrint *request, GError **error);

/* A print is a line here: its name, what it prints of a REF (NULL: it takes none) and without one (NULL: it needs one), and the
 * options that it takes then. */
static const struct
{
  const char *name;
  const char *operand; /* what REF is, for the help */
  MakeFunc of_ref;
  Takes of_ref_takes;
  MakeFunc of_all;
  Takes of_all_takes;
  const char *nothing; /* said where there is nothing to print */
} prints[] = {
  { "summary", "CHILD", make_summary, TAKES_AS_KNOWN_ON, NULL, TAKES_NOTHING, NULL },
  { "duties", "CHILD", make_duties, TAKES_AS_KNOWN_ON, cld_cli_print_make_forecast, TAKES_PERIOD | TAKES_BY | TAKES_PEOPLE, NULL },
  { "visit-sheets", "CHILD", cld_cli_print_make_visit_sheets, TAKES_ON, cld_cli_print_make_visit_sheets, TAKES_ON | TAKES_PEOPLE, N_("no visit is due, so there is nothing to print") },
  { "letters", "PLACEMENT", cld_cli_print_make_letters, TAKES_NOTHING, NULL, TAKES_NOTHING, N_("no notice of this placement is to be sent, so there is nothing to print") },
  { "out-of-area", "CHILD|PLACEMENT", cld_cli_print_make_evidence, TAKES_AS_KNOWN_ON, cld_cli_print_make_evidence, TAKES_PEOPLE, N_("no child is placed out of area, so there is nothing to print") },
  { "notices", NULL, NULL, TAKES_NOTHING, cld_cli_print_make_notices, TAKES_PERIOD, NULL },
  { "inspection", "INSPECTION", cld_cli_print_make_inspection, TAKES_NOTHING, cld_cli_print_make_inspection, TAKES_NOTHING, NULL },
  { "provider", "PROVIDER", cld_cli_print_make_provider, TAKES_NOTHING, NULL, TAKES_NOTHING, NULL },
  { "tracked", "INSPECTION", cld_cli_print_make_tracked, TAKES_AS_KNOWN_ON | TAKES_ROLE, NULL, TAKES_NOTHING, NULL },
  { "trip-sheet", NULL, NULL, TAKES_NOTHING, cld_cli_print_make_trip, TAKES_NOTHING, N_("no child is placed out of area, so there is nothing to print") },
  { "compliance", "DUTY", cld_cli_print_make_compliance, TAKES_PERIOD | TAKES_PEOPLE, cld_cli_print_make_compliance, TAKES_PERIOD | TAKES_PEOPLE, NULL },
};

static int
find_print (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (prints); i++)
    if (strcmp (name, prints[i].name) == 0)
      return (int) i;
  return -1;
}

/* summary CHILD | duties [CHILD] | ... */
static char *
describe_operands (void)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (prints); i++)
    {
      g_string_append_printf (text, "%s%s", i > 0 ? " | " : "", prints[i].name);
      if (prints[i].of_ref)
        g_string_append_printf (text, prints[i].of_all ? " [%s]" : " %s", prints[i].operand);
    }
  return g_string_free (text, FALSE);
}

/* Options that mean nothing for this print are a mistake, not something to pass over. */
static gboolean
check_options (CldCli *cli, Takes takes, const CldCliPrint *request, const char *by, int *status)
{
  if (request->when.until && !(takes & TAKES_AS_KNOWN_ON))
    *status = cld_cli_usage (cli, _("--as-known-on is for prints of one child"));
  else if (!(takes & TAKES_PERIOD) && (request->from != CLD_NO_DAY || request->to != CLD_NO_DAY))
    *status = cld_cli_usage (cli, _("--from and --to are for `duties` without a child, for `notices` and for `compliance`"));
  else if (!(takes & TAKES_ROLE) && request->role)
    *status = cld_cli_usage (cli, _("--role is for `tracked`"));
  else if (!(takes & TAKES_BY) && by)
    *status = cld_cli_usage (cli, _("--by is for `duties` without a child"));
  else if (!(takes & TAKES_ON) && request->on != CLD_NO_DAY)
    *status = cld_cli_usage (cli, _("--on is for `visit-sheets`"));
  else if (!(takes & TAKES_PEOPLE) && (request->worker || request->team))
    *status = cld_cli_usage (cli, _("--worker and --team are for prints of several children"));
  else if (by && strcmp (by, "worker") != 0 && strcmp (by, "team") != 0)
    *status = cld_cli_usage (cli, _("--by is worker or team"));
  else
    return TRUE;
  return FALSE;
}

static int
write_print_of (CldCli *cli, int print, const CldCliPrint *request)
{
  MakeFunc make = request->number ? prints[print].of_ref : prints[print].of_all;
  GError *error = NULL;
  g_autoptr (CldPrintJob) job = NULL;

  if (!cld_cli_open (cli, CLD_STORE_OPEN, &error))
    return cld_cli_fail (error);
  job = make (cli, request, &error);
  if (error)
    return request->number ? cld_cli_not_found (error) : cld_cli_fail (error);
  if (job)
    return write_job (cli, job, request);
  if (!cli->quiet)
    cld_cli_error ("%s", prints[print].nothing ? _(prints[print].nothing) : _("there is nothing to print"));
  return CLD_CLI_DONE;
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
  g_autofree char *output = NULL, *as_known_on = NULL, *from = NULL, *to = NULL, *on = NULL, *by = NULL, *worker = NULL, *team = NULL, *purpose = NULL, *recipient = NULL, *role = NULL;
  g_auto (GStrv) operands = NULL;
  const GOptionEntry entries[] = {
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &output, N_("Write to FILE instead of a name in ~/Caseload"), N_("FILE.pdf") },
    { "mask", 0, 0, G_OPTION_ARG_NONE, &request.mask, N_("Leave out the names of third parties"), NULL },
    { "purpose", 0, 0, G_OPTION_ARG_STRING, &purpose, N_("What the print is for; it says so, and the print log does"), N_("TEXT") },
    { "recipient", 0, 0, G_OPTION_ARG_STRING, &recipient, N_("Whom the print is for; it says so, and the print log does"), N_("TEXT") },
    { "as-known-on", 0, 0, G_OPTION_ARG_STRING, &as_known_on, N_("What was recorded at the end of that day, or at that local time"), N_("WHEN") },
    { "from", 0, 0, G_OPTION_ARG_STRING, &from, N_("Duties that are due, or notices, on that day or later"), N_("DATE") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &to, N_("Duties that are due, or notices, on that day or earlier"), N_("DATE") },
    { "by", 0, 0, G_OPTION_ARG_STRING, &by, N_("Duties by worker (default) or by team"), N_("GROUP") },
    { "worker", 0, 0, G_OPTION_ARG_STRING, &worker, N_("Only the children of that worker"), N_("WORKER") },
    { "team", 0, 0, G_OPTION_ARG_STRING, &team, N_("Only the children of that team"), N_("TEAM") },
    { "on", 0, 0, G_OPTION_ARG_STRING, &on, N_("Visits that are due by that day instead of today"), N_("DATE") },
    { "role", 0, 0, G_OPTION_ARG_STRING, &role, N_("Children who have that part in the inspection instead of TRACK"), N_("PART") },
    { "force", 0, 0, G_OPTION_ARG_NONE, &request.force, N_("Replace a file that is there already"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &operands, NULL, NULL },
    { NULL }
  };
  g_autofree char *what = describe_operands ();
  int status, print;

  if (!cld_cli_parse (cli, what, entries, &argc, &argv, &status) || !cld_cli_check_operands (cli, operands, 1, 2, &status))
    return status;
  print = find_print (operands[0]);
  if (print < 0)
    return cld_cli_usage (cli, _("what this version can print is: %s"), what);
  if (!cld_cli_check_operands (cli, operands, prints[print].of_all ? 1 : 2, prints[print].of_ref ? 2 : 1, &status) || !cld_cli_parse_when (cli, as_known_on, &request.when, &status) ||
      !cld_cli_parse_day (cli, "from", from, &request.from, &status) || !cld_cli_parse_day (cli, "to", to, &request.to, &status) || !cld_cli_parse_day (cli, "on", on, &request.on, &status))
    return status;
  request.number = operands[1];
  request.output = output;
  request.worker = worker;
  request.team = team;
  request.purpose = purpose;
  request.recipient = recipient;
  request.role = role;
  request.by_team = g_strcmp0 (by, "team") == 0;
  if (check_options (cli, request.number ? prints[print].of_ref_takes : prints[print].of_all_takes, &request, by, &status))
    status = write_print_of (cli, print, &request);
  cld_cli_when_clear (&request.when);
  return status;
}
