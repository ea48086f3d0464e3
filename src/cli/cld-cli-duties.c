/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-cli-duties.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-duty-why.h"

/* The columns of a list of duties. */
const char *const cld_cli_duty_columns[] = { "ref", "child", "duty", "subject", "counted_from", "due", "done", "state", "strength", "provision", "why", NULL };

/* What was asked for. */
typedef struct
{
  char *child;
  gboolean all;
  gint32 forecast;
  CldDutyFilter filter;
  CldOutputFormat format;
  gboolean calendar; /* instead of a format: a file for a calendar */
} Request;

/* A list while it is written. */
typedef struct
{
  CldDutyBoard *board;
  CldOutput *output;
  GError **error;
  gboolean done;
} Listing;

/**
 * cld_cli_format_when:
 * @when: a day or a moment
 * @text: (out caller-allocates): YYYY-MM-DD, YYYY-MM-DDThh:mm, or nothing
 *
 * Returns: (nullable): @text, %NULL where there is no day
 */
const char *
cld_cli_format_when (CldWhen when, char text[CLD_MOMENT_SIZE])
{
  if (when.day == CLD_NO_DAY)
    return NULL;
  cld_date_from_day (when.day, text);
  if (when.minute != CLD_NO_MINUTE)
    g_snprintf (text + 10, CLD_MOMENT_SIZE - 10, "T%02d:%02d", (when.minute / 60) % 24, when.minute % 60);
  return text;
}

/**
 * cld_cli_write_duty:
 * @output: a list with cld_cli_duty_columns
 * @board: the duties
 * @facts: a child
 * @duty: one of its duties
 * @error: return location
 *
 * Returns: whether its row was written
 */
gboolean
cld_cli_write_duty (CldOutput *output, const CldDutyBoard *board, const CldFacts *facts, const CldDuty *duty, GError **error)
{
  const CldTimetableRow *row = cld_timetable_get (duty->row);
  g_autofree char *ref = cld_duty_dup_ref (facts, duty);
  g_autofree char *why = cld_duty_dup_why (facts, cld_duty_board_get_rules (board), cld_duty_board_get_today (board), duty);
  char from[CLD_MOMENT_SIZE], due[CLD_MOMENT_SIZE], finished[CLD_MOMENT_SIZE];
  const char *const cells[] = {
    ref, facts->ref, row->id, duty->subject.kind == CLD_FACT_CHILD ? NULL : cld_fact_id_get_ref (facts, duty->subject),
    cld_cli_format_when (duty->counted_from, from), cld_cli_format_when (duty->due, due), cld_cli_format_when (duty->done, finished),
    cld_duty_state_id (duty->state), cld_duty_get_strength (duty), row->source, why
  };

  G_STATIC_ASSERT (G_N_ELEMENTS (cells) + 1 == G_N_ELEMENTS (cld_cli_duty_columns));
  return cld_output_row (output, cells, error);
}

static gboolean
write_cb (const CldFacts *facts, const CldDuty *duty, gpointer data)
{
  Listing *listing = data;

  listing->done = cld_cli_write_duty (listing->output, listing->board, facts, duty, listing->error);
  return listing->done;
}

static int
list_duties (CldCli *cli, Request *request)
{
  g_autoptr (CldDutyBoard) board = cld_duty_board_new (cld_date_to_day (cli->today), request->forecast);
  g_autoptr (CldOutput) output = NULL;
  g_autofree char *child = NULL;
  GError *error = NULL;
  Listing listing = { board, NULL, &error, TRUE };

  if (!cld_cli_open (cli, CLD_STORE_OPEN, &error))
    return cld_cli_fail (error);
  if (request->child && !(child = cld_cli_find_child (cli, request->child, &error)))
    return cld_cli_not_found (error);
  if (child ? !cld_duty_board_load_child (board, cld_store_get_db (cli->store), child, &error) : !cld_duty_board_load (board, cld_store_get_db (cli->store), &error))
    return cld_cli_fail (error);
  if (request->calendar)
    return cld_cli_write_calendar (cli, board, &request->filter, &error) ? CLD_CLI_DONE : cld_cli_fail (error);
  output = listing.output = cld_output_new (cli->out, request->format, cld_cli_duty_columns);
  cld_duty_board_foreach (board, &request->filter, write_cb, &listing);
  return listing.done && cld_output_finish (output, &error) ? CLD_CLI_DONE : cld_cli_fail (error);
}

/* --- the rules --- */

static gboolean
write_rule (CldOutput *output, const CldTimetableRow *row, GError **error)
{
  char from[CLD_MOMENT_SIZE], until[CLD_MOMENT_SIZE];
  CldWhen first = { row->valid_from, CLD_NO_MINUTE }, last = { row->valid_until, CLD_NO_MINUTE };
  const char *const cells[] = {
    row->id, row->duty, row->who, row->deadline, row->strength, row->source,
    cld_cli_format_when (first, from), cld_cli_format_when (last, until), row->why_not ? "no" : "yes", row->why_not
  };

  return cld_output_row (output, cells, error);
}

/* Every row of the timetable: that it is computed, or why it is not. No database is needed for that. */
static int
list_rules (CldCli *cli, CldOutputFormat format)
{
  static const char *const rule_columns[] = { "id", "duty", "who", "deadline", "strength", "provision", "valid_from", "valid_until", "computed", "why_not", NULL };
  g_autoptr (CldOutput) output = cld_output_new (cli->out, format, rule_columns);
  GError *error = NULL;

  for (guint i = 0; i < cld_timetable_get_n (); i++)
    if (!write_rule (output, cld_timetable_get (i), &error))
      return cld_cli_fail (error);
  return cld_output_finish (output, &error) ? CLD_CLI_DONE : cld_cli_fail (error);
}

/* --- options --- */

/**
 * cld_cli_parse_day:
 * @cli: the run
 * @option: the option's name, for the message
 * @text: (nullable): what it was given
 * @day: (out): the day, %CLD_NO_DAY where none was given
 * @status: (out): the exit code where it is none
 *
 * Returns: whether it is a day, or was not given
 */
gboolean
cld_cli_parse_day (CldCli *cli, const char *option, const char *text, gint32 *day, int *status)
{
  *day = text ? cld_date_read_day (text) : CLD_NO_DAY;
  if (!text || *day != CLD_NO_DAY)
    return TRUE;
  *status = cld_cli_usage (cli, _("--%s is a date, written YYYY-MM-DD"), option);
  return FALSE;
}

static gboolean
parse_states (CldCli *cli, const char *text, guint *states, int *status)
{
  g_auto (GStrv) names = text ? g_strsplit (text, ",", -1) : NULL;

  *states = 0;
  if (names && !names[0])
    {
      *status = cld_cli_usage (cli, _("--state is empty"));
      return FALSE;
    }
  for (guint i = 0; names && names[i]; i++)
    {
      guint state = 0;

      while (state < CLD_DUTY_N_STATES && strcmp (cld_duty_state_id (state), names[i]) != 0)
        state++;
      if (state == CLD_DUTY_N_STATES)
        {
          *status = cld_cli_usage (cli, _("--state is one or several of met, late, overdue, missed, lapsed, due, upcoming, waived, unknown, projected, with commas between them"));
          return FALSE;
        }
      *states |= CLD_DUTY_STATE_BIT (state);
    }
  return TRUE;
}

/* What is open, where nothing else is asked for; a forecast is asked for. */
static void
choose_states (Request *request, guint states)
{
  if (states)
    request->filter.states = states;
  else if (!request->all)
    request->filter.states = CLD_DUTY_STATES_OPEN | CLD_DUTY_STATE_BIT (CLD_DUTY_PROJECTED);
}

/**
 * cld_cli_duties:
 * @cli: the run
 * @argc: how many arguments
 * @argv: the arguments
 *
 * Lists the duties of everybody, or of one child, or the rules that they follow.
 *
 * Returns: the exit code
 */
int
cld_cli_duties (CldCli *cli, int argc, char **argv)
{
  g_autofree char *child = NULL, *from = NULL, *to = NULL, *state = NULL, *forecast = NULL, *format = NULL;
  gboolean rules = FALSE;
  Request request = { .filter = CLD_DUTY_FILTER_INIT };
  const GOptionEntry entries[] = {
    { "child", 0, 0, G_OPTION_ARG_STRING, &child, N_("Only those of one child"), N_("CHILD") },
    { "from", 0, 0, G_OPTION_ARG_STRING, &from, N_("Due on that day or later"), N_("DATE") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &to, N_("Due on that day or earlier"), N_("DATE") },
    { "state", 0, 0, G_OPTION_ARG_STRING, &state, N_("Only those in these states, such as overdue,due"), N_("STATES") },
    { "all", 0, 0, G_OPTION_ARG_NONE, &request.all, N_("Not only what is open: everything that was ever due"), NULL },
    { "forecast", 0, 0, G_OPTION_ARG_STRING, &forecast, N_("And what will be due up to that day, if each is done on its date"), N_("DATE") },
    { "list-rules", 0, 0, G_OPTION_ARG_NONE, &rules, N_("List the rules instead: those that are computed, and why the others are not"), NULL },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format, N_("table (default), csv, json, or ics for a calendar"), "F" },
    { NULL }
  };
  guint states;
  int status;

  if (!cld_cli_parse (cli, NULL, entries, &argc, &argv, &status))
    return status;
  request.calendar = g_strcmp0 (format, "ics") == 0 && !rules;
  if (!cld_cli_parse_format (cli, request.calendar ? NULL : format, &request.format, &status) ||
      !cld_cli_parse_day (cli, "from", from, &request.filter.from, &status) || !cld_cli_parse_day (cli, "to", to, &request.filter.until, &status) ||
      !cld_cli_parse_day (cli, "forecast", forecast, &request.forecast, &status) || !parse_states (cli, state, &states, &status))
    return status;
  if (rules)
    return list_rules (cli, request.format);
  request.child = child;
  choose_states (&request, states);
  return list_duties (cli, &request);
}
