/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cld-caseload.h"
#include "cld-cli.h"
#include "cld-date.h"

static const char *const child_columns[] = {
  "ref", "surname", "given_names", "known_as", "date_of_birth", "age", "sex",
  "legal_status", "care_started_on", "placement_type", "carer", "worker", "team", NULL
};

static gboolean
write_line (CldOutput *output, const CldCaseloadLine *line, const char *today, GError **error)
{
  int age = cld_date_age (line->date_of_birth, today);
  g_autofree char *years = age >= 0 ? g_strdup_printf ("%d", age) : NULL;
  const char *const cells[] = {
    line->ref, line->surname, line->given_names, line->known_as, line->date_of_birth, years, line->sex,
    line->legal_status, line->care_started_on, line->placement_type, line->carer, line->worker, line->team
  };

  G_STATIC_ASSERT (G_N_ELEMENTS (cells) + 1 == G_N_ELEMENTS (child_columns));
  return cld_output_row (output, cells, error);
}

static gboolean
list_children (CldCli *cli, gboolean looked_after, CldOutputFormat format, GError **error)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  g_autoptr (CldOutput) output = cld_output_new (cli->out, format, child_columns);
  g_autoptr (GPtrArray) lines = NULL;

  if (!cld_cli_open (cli, CLD_STORE_OPEN, error))
    return FALSE;
  lines = cld_caseload_on (cld_store_get_db (cli->store), cli->today, looked_after, arena, error);
  if (!lines)
    return FALSE;
  for (guint i = 0; i < lines->len; i++)
    if (!write_line (output, lines->pdata[i], cli->today, error))
      return FALSE;
  return cld_output_finish (output, error);
}

/**
 * cld_cli_children:
 * @cli: the run
 * @argc: how many arguments
 * @argv: the arguments
 *
 * Lists everyone recorded, or those in care, sorted by folded surname, given names and number.
 *
 * Returns: the exit code
 */
int
cld_cli_children (CldCli *cli, int argc, char **argv)
{
  gboolean looked_after = FALSE;
  g_autofree char *format_name = NULL;
  const GOptionEntry entries[] = {
    { "looked-after", 0, 0, G_OPTION_ARG_NONE, &looked_after, N_("Only those in care today"), NULL },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format_name, N_("table (default), csv or json"), "F" },
    { NULL }
  };
  g_autoptr (GError) error = NULL;
  CldOutputFormat format;
  int status;

  if (!cld_cli_parse (cli, NULL, entries, &argc, &argv, &status) || !cld_cli_parse_format (cli, format_name, &format, &status))
    return status;
  return list_children (cli, looked_after, format, &error) ? CLD_CLI_DONE : cld_cli_fail (g_steal_pointer (&error));
}
