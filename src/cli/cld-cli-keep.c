/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cld-backup.h"
#include "cld-cli.h"
#include "cld-error.h"
#include "cld-log-reader.h"
#include "cld-record-service.h"
#include "cld-verify.h"

/* The options and the one operand of a command that has no options of its own. */
static gboolean
parse_operand (CldCli *cli, const char *name, gboolean needed, int argc, char **argv, char **operand, int *status)
{
  g_auto (GStrv) operands = NULL;
  const GOptionEntry entries[] = {
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &operands, NULL, NULL },
    { NULL }
  };

  if (!cld_cli_parse (cli, name, entries, &argc, &argv, status) || !cld_cli_check_operands (cli, operands, needed ? 1 : 0, 1, status))
    return FALSE;
  *operand = g_strdup (operands ? operands[0] : NULL);
  return TRUE;
}

/**
 * cld_cli_verify:
 * @cli: the run
 * @argc: how many arguments
 * @argv: the arguments
 *
 * Checks the database; prints `intact`, or each fault.
 *
 * Returns: the exit code
 */
int
cld_cli_verify (CldCli *cli, int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) faults = NULL;
  int status;

  if (!cld_cli_parse (cli, NULL, NULL, &argc, &argv, &status))
    return status;
  if (!cld_cli_open (cli, CLD_STORE_OPEN, &error) || !(faults = cld_verify (cli->store, NULL, &error)))
    return cld_cli_fail (g_steal_pointer (&error));
  if (faults->len == 0)
    return cld_cli_say (cli, CLD_CLI_DONE, "intact");
  status = CLD_CLI_PROBLEMS;
  for (guint i = 0; i < faults->len; i++)
    status = cld_cli_say (cli, status, "%s", (char *) faults->pdata[i]);
  return status;
}

/**
 * cld_cli_backup:
 * @cli: the run
 * @argc: how many arguments
 * @argv: the arguments
 *
 * Writes a checked copy of the database to a file that is not there.
 *
 * Returns: the exit code
 */
int
cld_cli_backup (CldCli *cli, int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  int status;

  if (!parse_operand (cli, _("FILE"), TRUE, argc, argv, &path, &status))
    return status;
  if (!cld_cli_open (cli, CLD_STORE_OPEN, &error) || !cld_backup (cli->store, path, &error))
    return cld_cli_fail (g_steal_pointer (&error));
  return cli->quiet ? CLD_CLI_DONE : cld_cli_say (cli, CLD_CLI_DONE, "%s", path);
}

/**
 * cld_cli_restore:
 * @cli: the run
 * @argc: how many arguments
 * @argv: the arguments
 *
 * Puts a backup in the place of the database, which is kept under another name.
 *
 * Returns: the exit code
 */
int
cld_cli_restore (CldCli *cli, int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL, *kept = NULL, *own = NULL;
  int status;

  if (!parse_operand (cli, _("FILE"), TRUE, argc, argv, &path, &status))
    return status;
  own = cld_cli_database_name (cli, &error);
  if (!own || !cld_restore (own, path, &kept, &error))
    return cld_cli_fail (g_steal_pointer (&error));
  if (cli->quiet)
    return CLD_CLI_DONE;
  /* Translators: %s is a file name */
  return cld_cli_say (cli, CLD_CLI_DONE, _("Restored. The database as it was before is kept beside it as %s."), kept);
}

static gboolean
found_cb (const CldLogEntry *entry, gpointer data, GError **error)
{
  *(gboolean *) data = TRUE;
  return FALSE;
}

/* A change set that was named and was never there is not found; one that is there but cannot be reversed is refused. */
static int
fail_reversal (CldCli *cli, const char *change_set, GError *error)
{
  CldLogFilter filter = { .change_set = change_set };
  gboolean found = FALSE;

  if (!change_set || (cld_log_each (cli->store, &filter, found_cb, &found, NULL) && found))
    return cld_cli_fail (error);
  if (!g_error_matches (error, CLD_STORE_ERROR, CLD_STORE_ERROR_NOT_FOUND))
    return cld_cli_fail (error);
  g_error_free (error);
  cld_cli_error (_("There is no change set %s. `caseload-cli history` lists them."), change_set);
  return CLD_CLI_PROBLEMS;
}

static int
reverse (CldCli *cli, int argc, char **argv, gboolean undo)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CldUndoResult) result = NULL;
  g_autofree char *change_set = NULL;
  int status;

  if (!parse_operand (cli, _("[CHANGE-SET]"), FALSE, argc, argv, &change_set, &status))
    return status;
  if (!cld_cli_open (cli, CLD_STORE_OPEN, &error))
    return cld_cli_fail (g_steal_pointer (&error));
  if (change_set && !g_utf8_validate (change_set, -1, NULL))
    return cld_cli_usage (cli, _("a change set is named as `caseload-cli history` does"));
  result = undo ? cld_record_service_undo (cli->store, change_set, &error) : cld_record_service_redo (cli->store, change_set, &error);
  if (!result)
    return fail_reversal (cli, change_set, g_steal_pointer (&error));

  status = result->left->len > 0 ? CLD_CLI_PROBLEMS : CLD_CLI_DONE;
  if (!cli->quiet)
    status = cld_cli_say (cli, status,
                          /* Translators: the key of a change set, what it was for, how many records */
                          undo ? g_dngettext (GETTEXT_PACKAGE, "Undone: %s (%s), %u record", "Undone: %s (%s), %u records", result->n_reversed)
                               : g_dngettext (GETTEXT_PACKAGE, "Redone: %s (%s), %u record", "Redone: %s (%s), %u records", result->n_reversed),
                          result->change_set, result->why ? result->why : "", result->n_reversed);
  for (guint i = 0; i < result->left->len; i++)
    /* Translators: %s is a kind of record and its reference: placement/1234/2024-05-01 */
    status = cld_cli_say (cli, status, _("Left as it is, changed since or named by others: %s"), (char *) result->left->pdata[i]);
  return status;
}

/**
 * cld_cli_undo:
 * @cli: the run
 * @argc: how many arguments
 * @argv: the arguments
 *
 * Takes a change set back and lists the records that were left.
 *
 * Returns: the exit code
 */
int
cld_cli_undo (CldCli *cli, int argc, char **argv)
{
  return reverse (cli, argc, argv, TRUE);
}

/**
 * cld_cli_redo:
 * @cli: the run
 * @argc: how many arguments
 * @argv: the arguments
 *
 * Makes a change set again that was taken back, and lists the records that were left.
 *
 * Returns: the exit code
 */
int
cld_cli_redo (CldCli *cli, int argc, char **argv)
{
  return reverse (cli, argc, argv, FALSE);
}
