/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cld-cli.h"

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

/* IMPORT: the importer of io/ is to be called here. */
static int
import (CldCli *cli, const Request *request)
{
  cld_cli_error (_("`%s` is not in this version of Caseload yet"), "import");
  return CLD_CLI_USAGE;
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
