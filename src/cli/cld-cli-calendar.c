/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-calendar-file.h"
#include "cld-cli-duties.h"

typedef struct
{
  CldCalendarFile *file;
  GError **error;
  gboolean done;
} Writing;

static gboolean
add_cb (const CldFacts *facts, const CldDuty *duty, gpointer data)
{
  Writing *writing = data;

  return writing->done = cld_calendar_file_add (writing->file, facts, duty, writing->error);
}

/**
 * cld_cli_write_calendar:
 * @cli: the run
 * @board: a loaded board
 * @filter: which duties are meant
 * @error: return location
 *
 * Writes the due dates to standard output as a calendar.
 *
 * Returns: whether all of it was written
 */
gboolean
cld_cli_write_calendar (CldCli *cli, const CldDutyBoard *board, const CldDutyFilter *filter, GError **error)
{
  g_autofree char *now = cld_moment_now_utc ();
  g_autoptr (CldCalendarFile) file = cld_calendar_file_new (cli->out, now);
  Writing writing = { file, error, TRUE };

  cld_duty_board_foreach (board, filter, add_cb, &writing);
  return writing.done && cld_calendar_file_finish (file, error);
}
