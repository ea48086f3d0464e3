/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cld-cli.h"
#include "cld-export-registers.h"

/* The registers of correspondence, information requests and quality audits. */

/* What was asked for. */
typedef struct
{
  gboolean open;
  char *find; /* (owned) */
  CldOutputFormat format;
} Request;

static gboolean
list_correspondence (CldCli *cli, const Request *request, GError **error)
{
  g_autoptr (CldOutput) output = cld_output_new (cli->out, request->format, cld_export_correspondence_columns);
  const CldCorrespondenceFilter filter = { .only = request->open ? CLD_CORRESPONDENCE_ONLY_OPEN : CLD_CORRESPONDENCE_ALL, .find = request->find };
  g_autoptr (CldCorrespondenceRegister) all = NULL;
  g_autoptr (GPtrArray) entries = NULL;

  if (!cld_cli_open (cli, CLD_STORE_OPEN, error))
    return FALSE;
  all = cld_correspondence_register_load (cld_store_get_db (cli->store), cli->today, error);
  if (!all)
    return FALSE;
  entries = cld_correspondence_register_filter (all, &filter);
  for (guint i = 0; i < entries->len; i++)
    if (!cld_export_correspondence_row (output, entries->pdata[i], error))
      return FALSE;
  return cld_output_finish (output, error);
}

static gboolean
list_information (CldCli *cli, const Request *request, GError **error)
{
  g_autoptr (CldOutput) output = cld_output_new (cli->out, request->format, cld_export_information_columns);
  g_autoptr (CldInformationRegister) all = NULL;
  g_autoptr (GPtrArray) entries = NULL;

  if (!cld_cli_open (cli, CLD_STORE_OPEN, error))
    return FALSE;
  all = cld_information_register_load (cld_store_get_db (cli->store), cli->today, error);
  if (!all)
    return FALSE;
  entries = cld_information_register_filter (all, request->open, FALSE, NULL);
  for (guint i = 0; i < entries->len; i++)
    if (!cld_export_information_row (output, entries->pdata[i], error))
      return FALSE;
  return cld_output_finish (output, error);
}

static gboolean
list_audits (CldCli *cli, const Request *request, GError **error)
{
  g_autoptr (CldOutput) output = cld_output_new (cli->out, request->format, cld_export_audit_columns);
  g_autoptr (CldAuditRegister) all = NULL;

  if (!cld_cli_open (cli, CLD_STORE_OPEN, error))
    return FALSE;
  all = cld_audit_register_load (cld_store_get_db (cli->store), error);
  if (!all)
    return FALSE;
  for (guint i = 0; i < cld_audit_register_get_n (all); i++)
    if (!cld_export_audit_row (output, cld_audit_register_get (all, i), error))
      return FALSE;
  return cld_output_finish (output, error);
}

static int
run (CldCli *cli, const GOptionEntry *entries, int argc, char **argv, Request *request, char **format, GStrv *operands,
     gboolean (*list) (CldCli *cli, const Request *request, GError **error))
{
  g_autoptr (GError) error = NULL;
  int status;

  if (!cld_cli_parse (cli, NULL, entries, &argc, &argv, &status) || !cld_cli_check_operands (cli, *operands, 0, 0, &status) ||
      !cld_cli_parse_format (cli, *format, &request->format, &status))
    return status;
  return list (cli, request, &error) ? CLD_CLI_DONE : cld_cli_fail (g_steal_pointer (&error));
}

/**
 * cld_cli_correspondence:
 * @cli: the run
 * @argc: how many arguments
 * @argv: the arguments
 *
 * Lists letters and other documents, the latest first.
 *
 * Returns: the exit code
 */
int
cld_cli_correspondence (CldCli *cli, int argc, char **argv)
{
  g_autofree char *format = NULL;
  g_auto (GStrv) operands = NULL;
  Request request = { FALSE, NULL, CLD_OUTPUT_TABLE };
  const GOptionEntry entries[] = {
    { "open", 0, 0, G_OPTION_ARG_NONE, &request.open, N_("Only what still waits for an answer"), NULL },
    { "find", 0, 0, G_OPTION_ARG_STRING, &request.find, N_("Only those with that reference, ours or theirs"), N_("REF") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, N_("table (default), csv or json"), "F" },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &operands, NULL, NULL },
    { NULL }
  };
  int status;

  status = run (cli, entries, argc, argv, &request, &format, &operands, list_correspondence);
  g_free (request.find);
  return status;
}

/**
 * cld_cli_information_requests:
 * @cli: the run
 * @argc: how many arguments
 * @argv: the arguments
 *
 * Lists what was asked of practitioners: what is waited for, the longest first, then what came.
 *
 * Returns: the exit code
 */
int
cld_cli_information_requests (CldCli *cli, int argc, char **argv)
{
  g_autofree char *format = NULL;
  g_auto (GStrv) operands = NULL;
  Request request = { FALSE, NULL, CLD_OUTPUT_TABLE };
  const GOptionEntry entries[] = {
    { "open", 0, 0, G_OPTION_ARG_NONE, &request.open, N_("Only what did not come yet"), NULL },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, N_("table (default), csv or json"), "F" },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &operands, NULL, NULL },
    { NULL }
  };

  return run (cli, entries, argc, argv, &request, &format, &operands, list_information);
}

/**
 * cld_cli_audits:
 * @cli: the run
 * @argc: how many arguments
 * @argv: the arguments
 *
 * Lists the quality audits of children's records, the latest first.
 *
 * Returns: the exit code
 */
int
cld_cli_audits (CldCli *cli, int argc, char **argv)
{
  g_autofree char *format = NULL;
  g_auto (GStrv) operands = NULL;
  Request request = { FALSE, NULL, CLD_OUTPUT_TABLE };
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, N_("table (default), csv or json"), "F" },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &operands, NULL, NULL },
    { NULL }
  };

  return run (cli, entries, argc, argv, &request, &format, &operands, list_audits);
}
