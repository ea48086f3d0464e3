/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-cli-as-known.h"
#include "cld-date.h"
#include "cld-kinds.h"
#include "cld-pdf.h"
#include "cld-print-job.h"
#include "cld-private-folder.h"
#include "cld-repo.h"
#include "cld-safe-file.h"

/* What was asked for. */
typedef struct
{
  const char *number;
  const char *output; /* NULL: a name is proposed */
  gboolean mask;
  gboolean force;
  CldCliWhen when;
} Request;

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
write_print (CldCli *cli, CldPrintJob *job, const Request *request, CldSafeFile *file, GError **error)
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
print_summary (CldCli *cli, const Request *request)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CldRecordSet) set = NULL;
  g_autoptr (CldPrintJob) job = NULL;
  g_autoptr (CldSafeFile) file = NULL;
  g_autofree char *path = NULL;

  if (!cld_cli_open (cli, CLD_STORE_OPEN, &error))
    return cld_cli_fail (g_steal_pointer (&error));
  set = cld_cli_load_child (cli, request->number, &request->when, &error);
  if (!set)
    return cld_cli_not_found (g_steal_pointer (&error));
  job = cld_print_job_new_child (CLD_PRINT_SUMMARY, ((CldRow *) cld_record_set_get (set, &cld_child_kind)->pdata[0])->ref);
  path = request->output ? g_strdup (request->output) : propose_path (job, &error);
  file = path ? cld_safe_file_create (path, request->force, &error) : NULL;
  /* What cannot be printed for want of a place is not logged. */
  if (!file || !write_print (cli, job, request, file, &error))
    return cld_cli_fail (g_steal_pointer (&error));
  return cld_cli_say (cli, CLD_CLI_DONE, "%s", path);
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
  Request request = { NULL };
  g_autofree char *output = NULL, *as_known_on = NULL;
  g_auto (GStrv) operands = NULL;
  const GOptionEntry entries[] = {
    { "output", 0, 0, G_OPTION_ARG_FILENAME, &output, N_("Write to FILE instead of a name in ~/Caseload"), N_("FILE.pdf") },
    { "mask", 0, 0, G_OPTION_ARG_NONE, &request.mask, N_("Leave out the names of third parties"), NULL },
    { "as-known-on", 0, 0, G_OPTION_ARG_STRING, &as_known_on, N_("What was recorded at the end of that day, or at that local time"), N_("WHEN") },
    { "force", 0, 0, G_OPTION_ARG_NONE, &request.force, N_("Replace a file that is there already"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &operands, NULL, NULL },
    { NULL }
  };
  int status;

  if (!cld_cli_parse (cli, _("summary CHILD"), entries, &argc, &argv, &status) || !cld_cli_check_operands (cli, operands, 1, 2, &status))
    return status;
  if (strcmp (operands[0], "summary") != 0)
    return cld_cli_usage (cli, _("what this version can print is `summary`, the case summary of a child"));
  if (!cld_cli_check_operands (cli, operands, 2, 2, &status) || !cld_cli_parse_when (cli, as_known_on, &request.when, &status))
    return status;
  request.number = operands[1];
  request.output = output;
  status = print_summary (cli, &request);
  cld_cli_when_clear (&request.when);
  return status;
}
