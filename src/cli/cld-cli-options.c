/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-cli.h"
#include "cld-date.h"

/**
 * cld_cli_global_entries:
 * @cli: the run
 *
 * Returns: (transfer full): the options that may stand before and after the command
 */
GOptionEntry *
cld_cli_global_entries (CldCli *cli)
{
  const GOptionEntry entries[] = {
    { "database", 0, 0, G_OPTION_ARG_FILENAME, &cli->database, N_("Use the database NAME instead of the user's own"), N_("NAME") },
    { "today", 0, 0, G_OPTION_ARG_STRING, &cli->today, N_("Take this day for today in what is computed"), "YYYY-MM-DD" },
    { "quiet", 0, 0, G_OPTION_ARG_NONE, &cli->quiet, N_("No progress and no remarks"), NULL },
    { NULL }
  };

  return g_memdup2 (entries, sizeof entries);
}

static GOptionContext *
make_context (CldCli *cli, const char *operands, const GOptionEntry *entries, const GOptionEntry *help)
{
  g_autofree char *parameters = g_strconcat (cli->command, operands && *operands ? " " : "", operands, NULL);
  g_autofree GOptionEntry *global = cld_cli_global_entries (cli);
  GOptionContext *context = g_option_context_new (parameters);

  g_option_context_set_help_enabled (context, FALSE);
  if (entries)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, help, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, global, GETTEXT_PACKAGE);
  return context;
}

/* What is given after the command replaces what was given before it; GOption would lose the first. */
static gboolean
parse_arguments (CldCli *cli, GOptionContext *context, int *argc, char ***argv, GError **error)
{
  g_autofree char *database = g_steal_pointer (&cli->database);
  g_autofree char *today = g_steal_pointer (&cli->today);
  gboolean done = g_option_context_parse (context, argc, argv, error);

  if (!cli->database)
    cli->database = g_steal_pointer (&database);
  if (!cli->today)
    cli->today = g_steal_pointer (&today);
  return done;
}

/**
 * cld_cli_parse:
 * @cli: the run
 * @operands: (nullable): what the command takes, for its help: `CHILD`
 * @entries: (nullable): the command's options, ended by an empty one; #G_OPTION_REMAINING takes the operands
 * @argc: (inout): how many arguments
 * @argv: (inout): the arguments, the command's name first
 * @status: (out): the exit code where the command is not to go on
 *
 * Reads the options of a command, which may stand before, between and after its operands; `--` ends them.
 *
 * Returns: whether to go on: %FALSE after a mistake, which was said, and after help
 */
gboolean
cld_cli_parse (CldCli *cli, const char *operands, const GOptionEntry *entries, int *argc, char ***argv, int *status)
{
  gboolean wants_help = FALSE;
  const GOptionEntry help[] = {
    { "help", 'h', 0, G_OPTION_ARG_NONE, &wants_help, N_("Show this help"), NULL },
    { NULL }
  };
  g_autoptr (GOptionContext) context = make_context (cli, operands, entries, help);
  g_autoptr (GError) error = NULL;

  if (!parse_arguments (cli, context, argc, argv, &error))
    {
      *status = cld_cli_usage (cli, "%s", error->message);
      return FALSE;
    }
  if (wants_help)
    {
      g_autofree char *text = g_option_context_get_help (context, TRUE, NULL);

      *status = cld_cli_print (cli, &error, "%s", text) ? CLD_CLI_DONE : cld_cli_fail (g_steal_pointer (&error));
      return FALSE;
    }
  if (*argc > 1)
    {
      /* Without operands of its own a command leaves them in argv. */
      *status = cld_cli_usage (cli, _("“%s” is too much"), (*argv)[1]);
      return FALSE;
    }
  return cld_cli_check_today (cli, status);
}

/**
 * cld_cli_check_operands:
 * @cli: the run
 * @operands: (nullable): the operands that were given
 * @least: how many are needed
 * @most: how many may be given; %G_MAXUINT for any
 * @status: (out): the exit code where it does not fit
 *
 * Returns: whether there are as many as there should be
 */
gboolean
cld_cli_check_operands (CldCli *cli, char **operands, guint least, guint most, int *status)
{
  guint n = operands ? g_strv_length (operands) : 0;

  if (n < least)
    *status = cld_cli_usage (cli, _("something is missing"));
  else if (n > most)
    *status = cld_cli_usage (cli, _("“%s” is too much"), operands[most]);
  return n >= least && n <= most;
}

/**
 * cld_cli_parse_format:
 * @cli: the run
 * @name: (nullable): what --format was given
 * @format: (out): the format
 * @status: (out): the exit code where it is none
 *
 * Returns: whether it is a format
 */
gboolean
cld_cli_parse_format (CldCli *cli, const char *name, CldOutputFormat *format, int *status)
{
  if (cld_output_format_parse (name, format))
    return TRUE;
  *status = cld_cli_usage (cli, _("--format is table, csv or json"));
  return FALSE;
}

/**
 * cld_cli_parse_year:
 * @cli: the run
 * @text: (nullable): what --year was given
 * @year: (out): the year, 0 where none was given
 * @status: (out): the exit code where it is none
 *
 * Returns: whether it is a collection year, or was not given
 */
gboolean
cld_cli_parse_year (CldCli *cli, const char *text, int *year, int *status)
{
  *year = 0;
  if (!text)
    return TRUE;
  if (strlen (text) == 4 && strspn (text, "0123456789") == 4)
    *year = (int) g_ascii_strtoll (text, NULL, 10);
  if (*year >= 1990 && *year <= 2199)
    return TRUE;
  *status = cld_cli_usage (cli, _("--year is a year of four digits: 2026 ends on 31 March 2026"));
  return FALSE;
}

/**
 * cld_cli_check_today:
 * @cli: the run
 * @status: (out): the exit code where --today is no date
 *
 * Takes the computer's day where none was given.
 *
 * Returns: whether there is a day
 */
gboolean
cld_cli_check_today (CldCli *cli, int *status)
{
  if (!cli->today)
    cli->today = cld_date_today ();
  if (cld_date_is_iso (cli->today))
    return TRUE;
  *status = cld_cli_usage (cli, _("--today is a date, written YYYY-MM-DD"));
  return FALSE;
}
