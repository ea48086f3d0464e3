/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cld-cli-as-known.h"
#include "cld-file-list.h"
#include "cld-kinds.h"

typedef struct
{
  CldOutput *output;
  GError *error;
} Prints;

static gboolean
write_row_cb (CldRow *row, const char *search_key, gpointer data)
{
  Prints *prints = data;
  const char *cells[CLD_MAX_FIELDS + 1] = { row->ref };

  for (guint i = 0; i < row->kind->n_fields; i++)
    cells[i + 1] = row->values[i];
  return cld_output_row (prints->output, cells, &prints->error);
}

/* The latest print first. */
static int
list_prints (CldCli *cli, const char *since, CldOutputFormat format)
{
  const char *columns[CLD_MAX_FIELDS + 2] = { "ref" };
  g_autoptr (CldArena) arena = cld_arena_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (CldOutput) output = NULL;
  Prints prints = { NULL, NULL };

  if (!cld_cli_open (cli, CLD_STORE_OPEN, &error))
    return cld_cli_fail (g_steal_pointer (&error));
  for (guint i = 0; i < cld_print_log_kind.n_fields; i++)
    columns[i + 1] = cld_print_log_kind.fields[i].id;
  output = prints.output = cld_output_new (cli->out, format, columns);
  if (!cld_print_list_each (cld_store_get_db (cli->store), since, arena, write_row_cb, &prints, &error))
    return cld_cli_fail (g_steal_pointer (&error));
  if (prints.error || !cld_output_finish (output, &prints.error))
    return cld_cli_fail (g_steal_pointer (&prints.error));
  return CLD_CLI_DONE;
}

/**
 * cld_cli_prints:
 * @cli: the run
 * @argc: how many arguments
 * @argv: the arguments
 *
 * Lists the print log: a line a print.
 *
 * Returns: the exit code
 */
int
cld_cli_prints (CldCli *cli, int argc, char **argv)
{
  g_autofree char *since = NULL, *format_name = NULL;
  g_auto (GStrv) operands = NULL;
  const GOptionEntry entries[] = {
    { "since", 0, 0, G_OPTION_ARG_STRING, &since, N_("From that day, or local time, on"), N_("DATE") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format_name, N_("table (default), csv or json"), "F" },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &operands, NULL, NULL },
    { NULL }
  };
  g_auto (CldCliWhen) when = { NULL, NULL };
  CldOutputFormat format;
  int status;

  if (!cld_cli_parse (cli, NULL, entries, &argc, &argv, &status) || !cld_cli_check_operands (cli, operands, 0, 0, &status) ||
      !cld_cli_parse_format (cli, format_name, &format, &status))
    return status;
  if (since && !cld_cli_when_parse (since, FALSE, &when))
    return cld_cli_usage (cli, _("--since is a date, YYYY-MM-DD, or a local time, YYYY-MM-DDThh:mm"));
  return list_prints (cli, when.until, format);
}
