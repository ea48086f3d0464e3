/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "cld-cli.h"
#include "cld-import.h"

/* What was asked for. */
typedef struct
{
  char **paths;
  int year; /* 0 where none was given */
  gboolean dry_run;
  gboolean good_rows_only;
  gboolean all_or_nothing;
  gboolean made_up;
  char *rejects;
  CldOutputFormat format;
} Request;

static void
progress_cb (CldImportStep step, double part, gpointer data)
{
  static const char *const steps[] = { N_("Reading"), N_("Comparing"), N_("Writing") };

  /* Translators: %1$s is what is done, %2$d how much of it */
  g_printerr (_("\r%1$s… %2$d%% "), _(steps[step]), (int) (part * 100));
}

static const char *
format_number (guint number, char buffer[16])
{
  g_snprintf (buffer, 16, "%u", number);
  return buffer;
}

static gboolean
print_files (CldCli *cli, const Request *request, const CldImportReport *report, GError **error)
{
  static const char *const columns[] = { "file", "kind", "year", "rows", "added", "changed", "unchanged", "rejected", "problems", NULL };
  g_autoptr (CldOutput) output = cld_output_new (cli->out, request->format, columns);
  char numbers[7][16];

  for (guint i = 0; i < report->files->len; i++)
    {
      const CldImportFileReport *file = report->files->pdata[i];
      const char *cells[] = { file->name, file->kind, file->year ? format_number ((guint) file->year, numbers[0]) : NULL,
                              format_number (file->rows, numbers[1]), format_number (file->added, numbers[2]), format_number (file->changed, numbers[3]),
                              format_number (file->unchanged, numbers[4]), format_number (file->rejected, numbers[5]), format_number (file->problems, numbers[6]), NULL };

      if (!cld_output_row (output, cells, error))
        return FALSE;
    }
  return cld_output_finish (output, error);
}

static gboolean
print_problems (CldCli *cli, const Request *request, const CldImportReport *report, GError **error)
{
  static const char *const columns[] = { "file", "line", "column", "value", "reason", "suggestion", NULL };
  g_autoptr (CldOutput) output = cld_output_new (cli->out, request->format, columns);
  char number[16];

  for (guint i = 0; i < report->problems->len; i++)
    {
      const CldImportProblem *problem = report->problems->pdata[i];
      const char *cells[] = { problem->file, problem->line ? format_number (problem->line, number) : NULL, problem->column, problem->value,
                              problem->reason, problem->suggestion, NULL };

      if (!cld_output_row (output, cells, error))
        return FALSE;
    }
  return cld_output_finish (output, error);
}

/* One JSON document of both lists; else the files, and the problems below them: a table only where there are any. */
static gboolean
print_report (CldCli *cli, const Request *request, const CldImportReport *report, GError **error)
{
  if (request->format == CLD_OUTPUT_JSON)
    return cld_cli_print (cli, error, "{\"files\": ") && print_files (cli, request, report, error) &&
           cld_cli_print (cli, error, ", \"problems\": ") && print_problems (cli, request, report, error) && cld_cli_print (cli, error, "}\n");
  return print_files (cli, request, report, error) &&
         ((report->problems->len == 0 && request->format == CLD_OUTPUT_TABLE) || (cld_cli_print (cli, error, "\n") && print_problems (cli, request, report, error)));
}

/* A file that cannot be written would lose the rejected rows: better to know before anything is imported. */
static gboolean
check_rejects (const Request *request)
{
  g_autofree char *shown = request->rejects ? g_filename_display_basename (request->rejects) : NULL;

  if (!request->rejects || !g_file_test (request->rejects, G_FILE_TEST_EXISTS | G_FILE_TEST_IS_SYMLINK))
    return TRUE;
  cld_cli_error (_("%s is there already and is not overwritten. Nothing was imported. Choose another name."), shown);
  return FALSE;
}

static int
fail (GError *error)
{
  gboolean usage = g_error_matches (error, CLD_IMPORT_ERROR, CLD_IMPORT_ERROR_NO_YEAR);

  cld_cli_error ("%s", error->message);
  g_error_free (error);
  return usage ? CLD_CLI_USAGE : CLD_CLI_REFUSED;
}

static void
say_notes (CldCli *cli, const CldImportReport *report)
{
  for (guint i = 0; !cli->quiet && i < report->notes->len; i++)
    cld_cli_error ("%s", (const char *) report->notes->pdata[i]);
}

static int
import (CldCli *cli, const Request *request)
{
  CldImportOptions options = { request->year, request->dry_run, request->good_rows_only, request->all_or_nothing, request->made_up };
  gboolean show = !cli->quiet && isatty (STDERR_FILENO);
  g_autoptr (CldImportReport) report = NULL;
  GError *error = NULL, *report_error = NULL;
  g_autofree char *database = cld_cli_database_name (cli, &error);
  gboolean done;

  if (!database)
    return cld_cli_fail (error);
  if (!check_rejects (request))
    return CLD_CLI_REFUSED;
  done = cld_import (database, (const char *const *) request->paths, &options, show ? progress_cb : NULL, NULL, NULL, &report, &error);
  if (show)
    g_printerr ("\r%*s\r", 40, "");
  if (done)
    say_notes (cli, report);
  /* What was found is told even where the import was refused for it. */
  if ((done || report->problems->len > 0) && !print_report (cli, request, report, &report_error))
    {
      g_clear_error (&error);
      return cld_cli_fail (report_error);
    }
  if (request->rejects && report->n_rejected > 0 && !cld_import_report_save_rejects (report, request->rejects, FALSE, &report_error))
    {
      g_clear_error (&error);
      return cld_cli_fail (report_error);
    }
  if (!done)
    return fail (error);
  return report->problems->len > 0 || report->n_unreadable > 0 ? CLD_CLI_PROBLEMS : CLD_CLI_DONE;
}

/**
 * cld_cli_import:
 * @cli: the run
 * @argc: how many arguments
 * @argv: the arguments
 *
 * Reads files and folders into the database, which is made where it is not there.
 *
 * Returns: the exit code
 */
int
cld_cli_import (CldCli *cli, int argc, char **argv)
{
  Request request = { 0 };
  g_autofree char *year = NULL, *format = NULL, *rejects = NULL;
  g_auto (GStrv) paths = NULL;
  const GOptionEntry entries[] = {
    { "year", 0, 0, G_OPTION_ARG_STRING, &year, N_("The collection year, which ends on 31 March of it"), "YYYY" },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &request.dry_run, N_("Read, check and report, and write nothing at all"), NULL },
    { "rejects", 0, 0, G_OPTION_ARG_FILENAME, &rejects, N_("Write the rejected rows with their reasons to FILE"), N_("FILE") },
    { "good-rows-only", 0, 0, G_OPTION_ARG_NONE, &request.good_rows_only, N_("Reject rows with problems too"), NULL },
    { "all-or-nothing", 0, 0, G_OPTION_ARG_NONE, &request.all_or_nothing, N_("Write nothing when any row is rejected"), NULL },
    { "made-up", 0, 0, G_OPTION_ARG_NONE, &request.made_up, N_("These children are made up: every print says so"), NULL },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, N_("table (default), csv or json"), "F" },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &paths, NULL, NULL },
    { NULL }
  };
  int status;

  if (!cld_cli_parse (cli, _("PATH…"), entries, &argc, &argv, &status) || !cld_cli_check_operands (cli, paths, 1, G_MAXUINT, &status) ||
      !cld_cli_parse_year (cli, year, &request.year, &status) || !cld_cli_parse_format (cli, format, &request.format, &status))
    return status;
  request.paths = paths;
  request.rejects = rejects;
  return import (cli, &request);
}
