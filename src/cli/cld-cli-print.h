/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cld-cli-as-known.h"
#include "cld-print-job.h"

G_BEGIN_DECLS

/**
 * CldCliPrint:
 * @number: (nullable): the REF as it was typed: a child's number, or what else the print is of
 * @output: (nullable): where to; %NULL: a name is proposed
 * @mask: third parties are left out
 * @force: a file that is there is replaced
 * @when: the moment whose knowledge is printed; empty is now
 * @from: first day, %CLD_NO_DAY where none was given
 * @to: last day, likewise
 * @on: the day of visits, likewise
 * @by_team: by team, else by worker
 * @purpose: (nullable): what the print is for
 * @recipient: (nullable): whom it is for
 * @worker: (nullable): only that one's children
 * @team: (nullable): only that team's
 * @role: (nullable): code of the part that children have in an inspection
 *
 * What of a print was asked for.
 */
typedef struct
{
  const char *number;
  const char *output;
  gboolean mask;
  gboolean force;
  CldCliWhen when;
  gint32 from;
  gint32 to;
  gint32 on;
  gboolean by_team;
  const char *purpose;
  const char *recipient;
  const char *worker;
  const char *team;
  const char *role;
} CldCliPrint;

CldPrintJob *cld_cli_print_make_forecast (CldCli *cli, const CldCliPrint *request, GError **error);
CldPrintJob *cld_cli_print_make_inspection (CldCli *cli, const CldCliPrint *request, GError **error);
CldPrintJob *cld_cli_print_make_provider (CldCli *cli, const CldCliPrint *request, GError **error);
CldPrintJob *cld_cli_print_make_tracked (CldCli *cli, const CldCliPrint *request, GError **error);
CldPrintJob *cld_cli_print_make_trip (CldCli *cli, const CldCliPrint *request, GError **error);
CldPrintJob *cld_cli_print_make_compliance (CldCli *cli, const CldCliPrint *request, GError **error);
CldPrintJob *cld_cli_print_make_notices (CldCli *cli, const CldCliPrint *request, GError **error);
CldPrintJob *cld_cli_print_make_visit_sheets (CldCli *cli, const CldCliPrint *request, GError **error);
char **cld_cli_list_workers (CldCli *cli, const char *worker, GError **error);
gboolean cld_cli_print_is_same_worker (GPtrArray *people, const char *a, const char *b);
CldPrintJob *cld_cli_print_make_evidence (CldCli *cli, const CldCliPrint *request, GError **error);
CldPrintJob *cld_cli_print_make_letters (CldCli *cli, const CldCliPrint *request, GError **error);

G_END_DECLS
