/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-cli-duties.h"
#include "cld-date.h"
#include "cld-error.h"
#include "cld-export-annex-a.h"
#include "cld-export-native.h"
#include "cld-export-return.h"
#include "cld-lookup.h"

/* What is exported: an exporter writes files into a folder. */
typedef gboolean (*ExportFunc) (CldStore *store, const char *folder, gboolean force, GError **error);

static int
export_files (CldCli *cli, ExportFunc func, const char *folder, gboolean force)
{
  g_autoptr (GError) error = NULL;

  if (!cld_cli_open (cli, CLD_STORE_OPEN, &error) || !func (cli->store, folder, force, &error))
    return cld_cli_fail (g_steal_pointer (&error));
  return cli->quiet ? CLD_CLI_DONE : cld_cli_say (cli, CLD_CLI_DONE, "%s", folder);
}

/* The year is asked for only where more than one is held. */
static int
choose_year (CldCli *cli, int *year, GError **error)
{
  g_autoptr (GArray) years = cld_lookup_return_years (cld_store_get_db (cli->store), NULL, error);

  if (!years)
    return CLD_CLI_REFUSED;
  if (*year == 0 && years->len > 1)
    return cld_cli_usage (cli, _("returns of more than one year are held: say which with --year"));
  if (*year == 0 && years->len == 1)
    *year = g_array_index (years, int, 0);
  if (*year != 0)
    return CLD_CLI_DONE;
  g_set_error_literal (error, CLD_STORE_ERROR, CLD_STORE_ERROR_NOT_FOUND, _("No return was imported, so the year has to be said with --year. Nothing was exported."));
  return CLD_CLI_REFUSED;
}

static int
export_ssda903 (CldCli *cli, const char *folder, int year, gboolean force)
{
  g_autoptr (GError) error = NULL;
  int status;

  if (!cld_cli_open (cli, CLD_STORE_OPEN, &error))
    return cld_cli_fail (g_steal_pointer (&error));
  status = choose_year (cli, &year, &error);
  if (status == CLD_CLI_USAGE)
    return status;
  if (status != CLD_CLI_DONE || !cld_export_return (cli->store, folder, year, force, &error))
    {
      cld_cli_fail (g_steal_pointer (&error));
      return CLD_CLI_REFUSED;
    }
  return cli->quiet ? CLD_CLI_DONE : cld_cli_say (cli, CLD_CLI_DONE, "%s", folder);
}

/* The day of the inspection is today where nobody says another. */
static int
export_annex_a (CldCli *cli, const char *folder, gint32 day, gboolean force)
{
  g_autoptr (GError) error = NULL;

  if (day == CLD_NO_DAY)
    day = cld_date_to_day (cli->today);
  if (!cld_cli_open (cli, CLD_STORE_OPEN, &error) || !cld_export_annex_a (cli->store, folder, day, force, &error))
    return cld_cli_fail (g_steal_pointer (&error));
  return cli->quiet ? CLD_CLI_DONE : cld_cli_say (cli, CLD_CLI_DONE, "%s", folder);
}

/**
 * cld_cli_export:
 * @cli: the run
 * @argc: how many arguments
 * @argv: the arguments
 *
 * Writes the records into a folder: native, as a return, as the lists of an inspection, or for others.
 *
 * Returns: the exit code
 */
int
cld_cli_export (CldCli *cli, int argc, char **argv)
{
  g_autofree char *year_text = NULL, *on_text = NULL;
  gboolean force = FALSE;
  g_auto (GStrv) operands = NULL;
  const GOptionEntry entries[] = {
    { "year", 0, 0, G_OPTION_ARG_STRING, &year_text, N_("The collection year, which ends on 31 March of it"), "YYYY" },
    { "on", 0, 0, G_OPTION_ARG_STRING, &on_text, N_("The day of the inspection instead of today"), N_("DATE") },
    { "force", 0, 0, G_OPTION_ARG_NONE, &force, N_("Replace files that are there already"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &operands, NULL, NULL },
    { NULL }
  };
  gint32 on;
  int status, year;

  if (!cld_cli_parse (cli, _("native|ssda903|annex-a|csv FOLDER"), entries, &argc, &argv, &status) || !cld_cli_check_operands (cli, operands, 1, 2, &status) ||
      !cld_cli_parse_year (cli, year_text, &year, &status) || !cld_cli_parse_day (cli, "on", on_text, &on, &status))
    return status;
  if (!g_strv_contains ((const char *const[]){ "native", "ssda903", "annex-a", "csv", NULL }, operands[0]))
    return cld_cli_usage (cli, _("what can be exported is native, ssda903, annex-a or csv"));
  if (!cld_cli_check_operands (cli, operands, 2, 2, &status))
    return status;
  if (on_text && strcmp (operands[0], "annex-a") != 0)
    return cld_cli_usage (cli, _("--on is for `export annex-a`"));
  if (strcmp (operands[0], "ssda903") == 0)
    return export_ssda903 (cli, operands[1], year, force);
  if (year)
    return cld_cli_usage (cli, _("--year is for `export ssda903`"));
  if (strcmp (operands[0], "annex-a") == 0)
    return export_annex_a (cli, operands[1], on, force);
  return export_files (cli, strcmp (operands[0], "csv") == 0 ? cld_export_shared : cld_export_native, operands[1], force);
}
