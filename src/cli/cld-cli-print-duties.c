/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-cli-print.h"
#include "cld-date.h"
#include "cld-kinds.h"
#include "cld-repo.h"

/* The prints about the duties of several children. */

/**
 * cld_cli_print_make_forecast:
 * @cli: the run, its store open
 * @request: what was asked for
 * @error: return location
 *
 * Without days it is what is late, and what is due within a month.
 *
 * Returns: (transfer full) (nullable): the job
 */
CldPrintJob *
cld_cli_print_make_forecast (CldCli *cli, const CldCliPrint *request, GError **error)
{
  CldForecast forecast = { .filter = CLD_DUTY_FILTER_INIT, .by_team = request->by_team };

  forecast.filter.from = request->from;
  forecast.filter.until = request->to != CLD_NO_DAY ? request->to : cld_day_add_months (MAX (cld_date_to_day (cli->today), request->from), 1);
  forecast.filter.worker = request->worker;
  forecast.filter.team = request->team;
  return cld_print_job_new_forecast (&forecast);
}

/**
 * cld_cli_print_is_same_worker:
 * @people: (element-type CldRow): records of kind person
 * @a: (nullable): a worker as typed or recorded
 * @b: (nullable): another
 *
 * Returns: whether two workers are one: each may be a ref, a login or a name
 */
gboolean
cld_cli_print_is_same_worker (GPtrArray *people, const char *a, const char *b)
{
  if (g_strcmp0 (a, b) == 0)
    return TRUE;
  for (guint i = 0; a && b && i < people->len; i++)
    {
      const CldRow *person = people->pdata[i];
      const char *const names[] = { person->ref, person->values[PERSON_LOGIN] ? person->values[PERSON_LOGIN] : person->ref, person->values[PERSON_NAME] ? person->values[PERSON_NAME] : person->ref, NULL };

      if (g_strv_contains (names, a) && g_strv_contains (names, b))
        return TRUE;
    }
  return FALSE;
}

static char **
find_children (CldCli *cli, const CldCliPrint *request, GError **error)
{
  gint32 today = cld_date_to_day (cli->today);
  g_autoptr (CldDutyBoard) board = cld_duty_board_new (today, CLD_NO_DAY);
  g_autoptr (CldRecordSet) people = cld_record_set_new ();
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) due = NULL;

  if (!cld_duty_board_load (board, cld_store_get_db (cli->store), error) || !cld_repo_load_all (cld_store_get_db (cli->store), &cld_person_kind, people, error))
    return NULL;
  due = cld_visit_sheets_find (board, request->on != CLD_NO_DAY ? request->on : today, NULL, request->team);
  for (guint i = 0; due[i]; i++)
    if (!request->worker || cld_cli_print_is_same_worker (cld_record_set_get (people, &cld_person_kind), request->worker, cld_duty_board_get_facts (board, due[i])->worker))
      g_strv_builder_add (builder, due[i]);
  return g_strv_builder_end (builder);
}

/**
 * cld_cli_print_make_visit_sheets:
 * @cli: the run, its store open
 * @request: what was asked for
 * @error: return location
 *
 * A sheet for the child that was named, else for each of whom a visit is due.
 *
 * Returns: (transfer full) (nullable): the job; %NULL without an error where no visit is due
 */
CldPrintJob *
cld_cli_print_make_visit_sheets (CldCli *cli, const CldCliPrint *request, GError **error)
{
  g_auto (GStrv) children = NULL;

  if (request->number)
    {
      g_autofree char *child = cld_cli_find_child (cli, request->number, error);

      return child ? cld_print_job_new_visit_sheets ((const char *const[]){ child, NULL }) : NULL;
    }
  children = find_children (cli, request, error);
  return children && children[0] ? cld_print_job_new_visit_sheets ((const char *const *) children) : NULL;
}
