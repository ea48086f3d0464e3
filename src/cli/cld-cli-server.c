/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cld-cli.h"
#include "cld-server-setup.h"

typedef struct
{
  CldCli *cli;
  int status;
} Check;

static void
item_cb (gboolean good, const char *what, gpointer data)
{
  Check *check = data;

  if (!good && check->status == CLD_CLI_DONE)
    check->status = CLD_CLI_PROBLEMS;
  /* The words are for scripts too, so they are not translated. */
  if (!good || !check->cli->quiet)
    check->status = cld_cli_say (check->cli, check->status, "%s  %s", good ? "good " : "WRONG", what);
}

static int
check_setup (CldCli *cli)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = cld_cli_database_name (cli, &error);
  Check check = { cli, CLD_CLI_DONE };

  if (!name || !cld_server_setup_check (name, item_cb, &check, &error))
    return cld_cli_fail (g_steal_pointer (&error));
  return check.status;
}

static int
print_setup (CldCli *cli, const char *name, const char *roles)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *sql = NULL;

  if (!cld_server_setup_is_name (name) || !cld_server_setup_is_name (roles))
    return cld_cli_usage (cli, _("the names of a database and of roles are small letters, digits and _, at most 48"));
  sql = cld_server_setup_make_sql (name, roles);
  return cld_cli_print (cli, &error, "%s", sql) ? CLD_CLI_DONE : cld_cli_fail (g_steal_pointer (&error));
}

/**
 * cld_cli_setup_server:
 * @cli: the run
 * @argc: how many arguments
 * @argv: the arguments
 *
 * Prints what the administrator of a server has to run for a team's database, or looks whether that was done.
 *
 * Returns: the exit code
 */
int
cld_cli_setup_server (CldCli *cli, int argc, char **argv)
{
  gboolean check = FALSE;
  g_autofree char *name = NULL, *roles = NULL;
  const GOptionEntry entries[] = {
    { "name", 0, 0, G_OPTION_ARG_STRING, &name, N_("Call the database NAME (caseload)"), N_("NAME") },
    { "roles", 0, 0, G_OPTION_ARG_STRING, &roles, N_("Have the names of the roles begin with PREFIX (caseload)"), N_("PREFIX") },
    { "check", 0, 0, G_OPTION_ARG_NONE, &check, N_("Print nothing to run, but look whether the database --database is as it should be"), NULL },
    { NULL }
  };
  int status;

  if (!cld_cli_parse (cli, NULL, entries, &argc, &argv, &status))
    return status;
  if (check && (name || roles))
    return cld_cli_usage (cli, _("--name and --roles are for what is printed; --check takes --database"));
  if (check)
    return cli->database ? check_setup (cli) : cld_cli_usage (cli, _("say with --database which database is to be checked"));
  if (cli->database)
    return cld_cli_usage (cli, _("--database is for --check; the name of the new database is --name"));
  return print_setup (cli, name ? name : "caseload", roles ? roles : "caseload");
}
