/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cld-cli-print.h"
#include "cld-codes.h"
#include "cld-error.h"
#include "cld-report-inspection.h"
#include "cld-report-provider.h"
#include "cld-report-tracked.h"
#include "cld-report-trip.h"

/* The prints of inspections and of providers. */

/**
 * cld_cli_print_make_inspection:
 * @cli: the run, its store open
 * @request: what was asked for
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the actions of the inspection that was named, or what is open of all
 */
CldPrintJob *
cld_cli_print_make_inspection (CldCli *cli, const CldCliPrint *request, GError **error)
{
  return cld_inspection_print_new (cli->store, request->number, error);
}

/**
 * cld_cli_print_make_provider:
 * @cli: the run, its store open
 * @request: what was asked for
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the sheet of the provider
 */
CldPrintJob *
cld_cli_print_make_provider (CldCli *cli, const CldCliPrint *request, GError **error)
{
  return cld_provider_print_new (cli->store, request->number, cli->today, error);
}

/**
 * cld_cli_print_make_tracked:
 * @cli: the run, its store open
 * @request: what was asked for
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the pack of the children who are tracked, or have the part in the inspection that was asked for
 */
CldPrintJob *
cld_cli_print_make_tracked (CldCli *cli, const CldCliPrint *request, GError **error)
{
  const char *role = request->role ? request->role : "TRACK";

  if (!cld_code_list_lookup (cld_code_list_find ("insp_record_role"), role))
    {
      g_set_error_literal (error, CLD_STORE_ERROR, CLD_STORE_ERROR_NOT_FOUND, _("--role is a code of the parts that a child can have in an inspection: TRACK, SAMPLE, AUDIT, SPOKE, VISITED or MENTION."));
      return NULL;
    }
  return cld_tracked_print_new (cli->store, request->number, role, error);
}

/**
 * cld_cli_print_make_trip:
 * @cli: the run, its store open
 * @request: what was asked for
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the trip sheet; %NULL without an error where nobody is placed out of area
 */
CldPrintJob *
cld_cli_print_make_trip (CldCli *cli, const CldCliPrint *request, GError **error)
{
  return cld_trip_print_new (cli->store, cli->today, error);
}
