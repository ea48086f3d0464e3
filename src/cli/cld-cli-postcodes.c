/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#include "cld-cli.h"
#include "cld-postcode-import.h"
#include "cld-postcode.h"
#include "cld-where.h"

/* The postcode directory of this user: public data, beside no database and in none. */

static void
progress_cb (double fraction, gpointer data)
{
  int *said = data, percent = (int) (fraction * 100);

  if (percent == *said)
    return;
  *said = percent;
  g_printerr ("\r%3d %%%s", percent, percent == 100 ? "\r     \r" : "");
}

static int
say_counts (CldCli *cli, const CldPostcodeCounts *counts)
{
  const int status = counts->n_rejected > 0 ? CLD_CLI_PROBLEMS : CLD_CLI_DONE;

  if (cli->quiet)
    return status;
  return cld_cli_say (cli, status,
                      _("files: %1$u; postcodes: %2$u; of them no longer in use: %3$u; without an authority: %4$u; without a grid reference: %5$u; rows that repeat a postcode: %6$u; rows without a postcode: %7$u"),
                      counts->n_files, counts->n_postcodes, counts->n_ended, counts->n_without_authority, counts->n_without_grid, counts->n_repeated, counts->n_rejected);
}

static int
import_postcodes (CldCli *cli, char **paths)
{
  const gboolean watched = !cli->quiet && isatty (STDERR_FILENO);
  CldPostcodeCounts counts;
  GError *error = NULL;
  int said = -1;

  if (cld_postcode_import ((const char *const *) paths, NULL, watched ? progress_cb : NULL, &said, NULL, &counts, &error))
    return say_counts (cli, &counts);
  if (watched && said >= 0)
    g_printerr ("\r     \r");
  return cld_cli_fail (error);
}

static char *
format_metres (gint32 metres)
{
  return metres == CLD_NO_GRID ? g_strdup ("") : g_strdup_printf ("%d", metres);
}

static int
print_place (CldCli *cli, CldWhere *where, const char *postcode, const CldPostcodePlace *place, CldOutputFormat format)
{
  static const char *const columns[] = { "postcode", "authority", "name", "easting", "northing", NULL };
  g_autoptr (CldOutput) output = cld_output_new (cli->out, format, columns);
  g_autofree char *shown = cld_postcode_format (postcode), *easting = format_metres (place->easting), *northing = format_metres (place->northing);
  const char *name = cld_where_get_name (where, place->authority);
  const char *const cells[] = { shown, place->authority, name ? name : "", easting, northing, NULL };
  GError *error = NULL;

  return cld_output_row (output, cells, &error) && cld_output_finish (output, &error) ? CLD_CLI_DONE : cld_cli_fail (error);
}

static int
find_postcode (CldCli *cli, const char *postcode, CldOutputFormat format)
{
  g_autoptr (CldWhere) where = cld_where_new (NULL);
  char bare[CLD_POSTCODE_SIZE];
  CldPostcodePlace place;

  if (!cld_postcode_normalise (postcode, strlen (postcode), bare))
    return cld_cli_usage (cli, _("that has not the form of a postcode, such as LS10 2PW"));
  if (!cld_where_has_directory (where))
    {
      cld_cli_error (_("There is no postcode directory yet. Import one with `caseload-cli postcodes import`."));
      return CLD_CLI_REFUSED;
    }
  if (cld_where_find (where, postcode, &place))
    return print_place (cli, where, postcode, &place, format);
  cld_cli_error (_("The postcode directory does not have this postcode. Check it, or import a newer directory."));
  return CLD_CLI_PROBLEMS;
}

/**
 * cld_cli_postcodes:
 * @cli: the run
 * @argc: how many arguments
 * @argv: the arguments
 *
 * Imports a postcode directory, or looks a postcode up in it.
 *
 * Returns: the exit code
 */
int
cld_cli_postcodes (CldCli *cli, int argc, char **argv)
{
  g_autofree char *format_name = NULL;
  g_auto (GStrv) operands = NULL;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format_name, N_("table (default), csv or json"), "F" },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &operands, NULL, NULL },
    { NULL }
  };
  CldOutputFormat format;
  int status;

  if (!cld_cli_parse (cli, _("import PATH… | find POSTCODE"), entries, &argc, &argv, &status) || !cld_cli_parse_format (cli, format_name, &format, &status))
    return status;
  if (operands && strcmp (operands[0], "import") == 0)
    {
      if (format_name)
        return cld_cli_usage (cli, _("--format is for `postcodes find`"));
      return cld_cli_check_operands (cli, operands, 2, G_MAXUINT, &status) ? import_postcodes (cli, operands + 1) : status;
    }
  if (operands && strcmp (operands[0], "find") == 0)
    return cld_cli_check_operands (cli, operands, 2, 2, &status) ? find_postcode (cli, operands[1], format) : status;
  return cld_cli_usage (cli, _("`postcodes` takes `import` and files, or `find` and a postcode"));
}
