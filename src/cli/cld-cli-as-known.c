/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-cli-as-known.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "cld-date.h"
#include "cld-error.h"
#include "cld-kinds.h"
#include "cld-log-reader.h"
#include "cld-repo.h"

/* Reads what follows the date: `Thh:mm`, `Thh:mm:ss` or `Thh:mm:ss.mmm`, and Z where it is UTC. */
static gboolean
parse_time (const char *text, int *hour, int *minute, double *seconds, gboolean *utc, gboolean end)
{
  int used = 0, whole = 0, milli = 0;
  const char *p = text;

  if ((*p != 'T' && *p != ' ') || strlen (p) > strlen ("Thh:mm:ss.mmmZ"))
    return FALSE;
  p++;
  if (strspn (p, "0123456789:.Z") != strlen (p) || sscanf (p, "%2d:%2d%n", hour, minute, &used) != 2 || used != 5)
    return FALSE;
  p += used;
  *seconds = end ? 59.999 : 0;
  if (*p == ':')
    {
      if (sscanf (p, ":%2d%n", &whole, &used) != 1 || used != 3)
        return FALSE;
      p += used;
      *seconds = whole + (end ? 0.999 : 0);
      if (*p == '.')
        {
          if (sscanf (p, ".%3d%n", &milli, &used) != 1 || used != 4)
            return FALSE;
          p += used;
          *seconds = whole + milli / 1000.0;
        }
    }
  *utc = *p == 'Z';
  if (*utc)
    p++;
  return *p == '\0' && *hour < 24 && *minute < 60 && whole < 60;
}

/**
 * cld_cli_when_parse:
 * @text: a date, or a local time: YYYY-MM-DDThh:mm[:ss[.mmm]], or with Z as the change log writes moments
 * @end: whether the end of the day, minute or second is meant, or its start
 * @when: (out caller-allocates): the moment
 *
 * Returns: whether @text is such a moment
 */
gboolean
cld_cli_when_parse (const char *text, gboolean end, CldCliWhen *when)
{
  g_autofree char *date = g_strndup (text, 10);
  int hour = end ? 23 : 0, minute = end ? 59 : 0, year, month, day;
  double seconds = end ? 59.999 : 0;
  gboolean utc = FALSE;
  g_autoptr (GDateTime) moment = NULL, in_utc = NULL, local = NULL;
  g_autofree char *second = NULL;

  memset (when, 0, sizeof *when);
  if (!cld_date_is_iso (date) || (text[10] && !parse_time (text + 10, &hour, &minute, &seconds, &utc, end)) ||
      sscanf (date, "%4d-%2d-%2d", &year, &month, &day) != 3)
    return FALSE;
  moment = utc ? g_date_time_new_utc (year, month, day, hour, minute, seconds) : g_date_time_new_local (year, month, day, hour, minute, seconds);
  in_utc = moment ? g_date_time_to_utc (moment) : NULL;
  local = moment ? g_date_time_to_local (moment) : NULL;
  if (!in_utc || !local)
    return FALSE;
  second = g_date_time_format (in_utc, "%Y-%m-%dT%H:%M:%S");
  when->until = g_strdup_printf ("%s.%03dZ", second, (g_date_time_get_microsecond (in_utc) + 500) / 1000);
  when->local = g_date_time_format (local, "%Y-%m-%dT%H:%M");
  return TRUE;
}

/**
 * cld_cli_when_clear:
 * @when: a moment
 *
 * Frees what it holds.
 */
void
cld_cli_when_clear (CldCliWhen *when)
{
  g_clear_pointer (&when->until, g_free);
  g_clear_pointer (&when->local, g_free);
}

/**
 * cld_cli_parse_when:
 * @cli: the run
 * @text: (nullable): what --as-known-on was given
 * @when: (out caller-allocates): the moment; empty where none was given
 * @status: (out): the exit code where it is none
 *
 * Returns: whether it is a moment, or was not given
 */
gboolean
cld_cli_parse_when (CldCli *cli, const char *text, CldCliWhen *when, int *status)
{
  memset (when, 0, sizeof *when);
  if (!text || cld_cli_when_parse (text, TRUE, when))
    return TRUE;
  *status = cld_cli_usage (cli, _("--as-known-on is a date, YYYY-MM-DD, or a local time, YYYY-MM-DDThh:mm"));
  return FALSE;
}

/**
 * cld_cli_load_child:
 * @cli: the run, its store open
 * @number: a child's number as it was typed
 * @when: the moment whose knowledge is wanted; empty is now
 * @error: return location
 *
 * A child that is not recorded any more may have been at @when.
 *
 * Returns: (transfer full) (nullable): the child's records and those outside the child that they name;
 *   %CLD_STORE_ERROR_NOT_FOUND where there is, or was, none
 */
CldRecordSet *
cld_cli_load_child (CldCli *cli, const char *number, const CldCliWhen *when, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *ref = cld_cli_find_child (cli, number, &local_error);
  g_autoptr (CldRecordSet) set = NULL;

  if (!ref && (!when->until || !g_error_matches (local_error, CLD_STORE_ERROR, CLD_STORE_ERROR_NOT_FOUND)))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  if (when->until)
    set = cld_log_as_known_on (cli->store, ref ? ref : number, when->until, error);
  else
    set = cld_repo_load_child (cld_store_get_db (cli->store), ref, error);
  if (!set || !cld_repo_load_named (cld_store_get_db (cli->store), set, error))
    return NULL;
  return g_steal_pointer (&set);
}
