/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cld-cli-print.h"
#include "cld-notice-register.h"

/* The register of notices, of both directions. */

#define MAX_DAYS 9999

static const char *const columns[] = {
  "ref", "child", "placement", "direction", "provision", "recipient_kind", "recipient", "event_on", "due", "sent_on", "method", "reference",
  "acknowledged_on", "returned_on", "not_sent_reason", "state", "waiting_days", NULL
};

/* What was asked for. */
typedef struct
{
  gboolean unsent;
  int unacknowledged; /* working days, -1: no */
  CldOutputFormat format;
} Request;

static gboolean
write_entry (CldOutput *output, const CldNoticeEntry *entry, GError **error)
{
  const CldNoticeLine *line = entry->line;
  g_autofree char *waiting = entry->waiting_days >= 0 ? g_strdup_printf ("%d", entry->waiting_days) : NULL;
  char due[CLD_DATE_SIZE];
  const char *const cells[] = {
    line->ref, line->child, line->placement, line->incoming ? "IN" : "OUT", line->provision, line->recipient_kind, line->recipient, line->event_on,
    entry->due != CLD_NO_DAY ? due : NULL, line->sent_on, line->method, line->reference, line->acknowledged_on, line->returned_on, line->not_sent_reason,
    cld_notice_state_id (entry->state), waiting
  };

  G_STATIC_ASSERT (G_N_ELEMENTS (cells) + 1 == G_N_ELEMENTS (columns));
  if (entry->due != CLD_NO_DAY)
    cld_date_from_day (entry->due, due);
  return cld_output_row (output, cells, error);
}

static gboolean
is_asked (const CldNoticeRegister *notices, const CldNoticeEntry *entry, const Request *request)
{
  if (request->unsent && (entry->line->incoming || entry->state != CLD_NOTICE_TO_SEND))
    return FALSE;
  return request->unacknowledged < 0 || cld_notice_register_is_unacknowledged (notices, entry, request->unacknowledged);
}

static gboolean
list_notices (CldCli *cli, const Request *request, GError **error)
{
  g_autoptr (CldOutput) output = cld_output_new (cli->out, request->format, columns);
  g_autoptr (CldNoticeRegister) notices = NULL;

  if (!cld_cli_open (cli, CLD_STORE_OPEN, error))
    return FALSE;
  notices = cld_notice_register_load (cld_store_get_db (cli->store), cli->today, error);
  if (!notices)
    return FALSE;
  for (guint i = 0; i < cld_notice_register_get_n (notices); i++)
    {
      const CldNoticeEntry *entry = cld_notice_register_get (notices, i);

      if (is_asked (notices, entry, request) && !write_entry (output, entry, error))
        return FALSE;
    }
  return cld_output_finish (output, error);
}

static gboolean
parse_days (CldCli *cli, const char *text, int *days, int *status)
{
  guint64 number;

  *days = -1;
  if (!text)
    return TRUE;
  if (!g_ascii_string_to_unsigned (text, 10, 0, MAX_DAYS, &number, NULL))
    {
      *status = cld_cli_usage (cli, _("--unacknowledged is a number of working days"));
      return FALSE;
    }
  *days = (int) number;
  return TRUE;
}

/**
 * cld_cli_notices:
 * @cli: the run
 * @argc: how many arguments
 * @argv: the arguments
 *
 * Lists the notices, sorted by the child's folded surname, given names and number, then by ref. With both options those that are both,
 * which none is.
 *
 * Returns: the exit code
 */
int
cld_cli_notices (CldCli *cli, int argc, char **argv)
{
  g_autofree char *unacknowledged = NULL, *format_name = NULL;
  g_auto (GStrv) operands = NULL;
  Request request = { FALSE, -1, CLD_OUTPUT_TABLE };
  const GOptionEntry entries[] = {
    { "unsent", 0, 0, G_OPTION_ARG_NONE, &request.unsent, N_("Only those that are still to be sent"), NULL },
    { "unacknowledged", 0, 0, G_OPTION_ARG_STRING, &unacknowledged, N_("Only those sent that nobody acknowledged within so many working days"), N_("DAYS") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format_name, N_("table (default), csv or json"), "F" },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &operands, NULL, NULL },
    { NULL }
  };
  g_autoptr (GError) error = NULL;
  int status;

  if (!cld_cli_parse (cli, NULL, entries, &argc, &argv, &status) || !cld_cli_check_operands (cli, operands, 0, 0, &status) ||
      !cld_cli_parse_format (cli, format_name, &request.format, &status) || !parse_days (cli, unacknowledged, &request.unacknowledged, &status))
    return status;
  return list_notices (cli, &request, &error) ? CLD_CLI_DONE : cld_cli_fail (g_steal_pointer (&error));
}

/**
 * cld_cli_print_make_notices:
 * @cli: the run, its store open
 * @request: what was asked for
 * @error: return location
 *
 * The whole register in both directions, or that of some days, and the children of other authorities.
 *
 * Returns: (transfer full): the job
 */
CldPrintJob *
cld_cli_print_make_notices (CldCli *cli, const CldCliPrint *request, GError **error)
{
  gboolean some_days = request->from != CLD_NO_DAY || request->to != CLD_NO_DAY;
  const CldNoticesPrint notices = {
    .filter = { .period = some_days ? CLD_NOTICES_BETWEEN : CLD_NOTICES_ANY_TIME, .from = request->from, .until = request->to },
    .host = TRUE,
  };

  return cld_print_job_new_notices (&notices);
}
