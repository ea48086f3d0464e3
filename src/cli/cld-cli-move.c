/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "cld-cli.h"
#include "cld-move.h"

#define SILENT_USEC G_USEC_PER_SEC /* what takes less needs no progress */

typedef struct
{
  gint64 started;
  int shown; /* per cent */
} Progress;

static void
progress_cb (double part, gpointer data)
{
  Progress *progress = data;
  int per_cent = (int) (part * 100);

  if (per_cent == progress->shown || g_get_monotonic_time () - progress->started < SILENT_USEC)
    return;
  progress->shown = per_cent;
  /* Translators: how much of a database has been moved */
  g_printerr (_("\rMoving… %d%% "), per_cent);
}

static int
tell (CldCli *cli, const char *from, const char *to, const CldMoveResult *result)
{
  g_autofree char *old = cld_db_display_name (from), *new = cld_db_display_name (to);
  int status = CLD_CLI_DONE;

  if (!cli->quiet)
    /* Translators: how many records and entries of the change log, and the old and the new database */
    status = cld_cli_say (cli, status, _("Moved and proved equal: %1$u records and %2$u entries of the change log, from %3$s to %4$s. "
                                         "The old database is kept, and its last entry says that it was moved: work in the new one from now on."),
                          (guint) result->n_records, (guint) result->n_entries, old, new);
  if (!result->unnoted)
    return status;
  /* Translators: why the old database could not be written to */
  cld_cli_error (_("Moved, but the old database could not note it: %s Put it away, so that nobody goes on in it."), result->unnoted);
  return status == CLD_CLI_DONE ? CLD_CLI_PROBLEMS : status;
}

static int
move (CldCli *cli, const char *from, const char *to)
{
  gboolean show = !cli->quiet && isatty (STDERR_FILENO);
  Progress progress = { g_get_monotonic_time (), -1 };
  CldMoveResult result;
  GError *error = NULL;
  gboolean done;
  int status;

  /* A password may stand in either name: neither is used before both were looked at. */
  if (!cld_db_check_name (from, &error) || !cld_db_check_name (to, &error))
    return cld_cli_fail (error);
  done = cld_move (from, to, show ? progress_cb : NULL, &progress, &result, &error);
  if (show && progress.shown >= 0)
    g_printerr ("\r%*s\r", 40, "");
  status = done ? tell (cli, from, to, &result) : cld_cli_fail (error);
  g_free (result.unnoted);
  return status;
}

/**
 * cld_cli_move:
 * @cli: the run
 * @argc: how many arguments
 * @argv: the arguments
 *
 * Takes a whole database from one place to another that holds none, a file or a server.
 *
 * Returns: the exit code
 */
int
cld_cli_move (CldCli *cli, int argc, char **argv)
{
  g_auto (GStrv) operands = NULL;
  const GOptionEntry entries[] = {
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &operands, NULL, NULL },
    { NULL }
  };
  int status;

  if (!cld_cli_parse (cli, _("FROM TO"), entries, &argc, &argv, &status) || !cld_cli_check_operands (cli, operands, 2, 2, &status))
    return status;
  return move (cli, operands[0], operands[1]);
}
