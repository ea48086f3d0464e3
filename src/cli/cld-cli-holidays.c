/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-bank-holidays.h"
#include "cld-calendar.h"
#include "cld-cli.h"
#include "cld-date.h"
#include "cld-holiday-list.h"
#include "cld-kinds.h"
#include "cld-repo.h"

/* From the start of last year to the end of the year after next. */
#define YEARS_BACK 1
#define YEARS_AHEAD 2

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (((char *const *) *(const gpointer *) a)[0], ((char *const *) *(const gpointer *) b)[0]);
}

static void
add_line (GPtrArray *lines, const char *day, const char *name, const char *effect)
{
  GStrv line = g_new0 (char *, 4);

  line[0] = g_strdup (day);
  line[1] = g_strdup (name ? name : "");
  line[2] = g_strdup (effect);
  g_ptr_array_add (lines, line);
}

static gboolean
is_recorded (GPtrArray *records, const char *day)
{
  for (guint i = 0; i < records->len; i++)
    if (g_strcmp0 (((CldRow *) records->pdata[i])->values[BANK_HOLIDAY_DAY], day) == 0)
      return TRUE;
  return FALSE;
}

/* The computed days around today, and every day that is recorded. */
static GPtrArray *
gather (CldCli *cli, GPtrArray *records)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autoptr (CldCalendar) calendar = cld_calendar_new ();
  int year = (int) g_ascii_strtoll (cli->today, NULL, 10);
  g_autofree char *first = g_strdup_printf ("%04d-01-01", year - YEARS_BACK), *last = g_strdup_printf ("%04d-12-31", year + YEARS_AHEAD);
  gint32 until = cld_date_to_day (last);

  for (guint i = 0; i < records->len; i++)
    {
      const CldRow *row = records->pdata[i];

      add_line (lines, row->values[BANK_HOLIDAY_DAY], row->values[BANK_HOLIDAY_NAME], row->values[BANK_HOLIDAY_EFFECT]);
    }
  for (gint32 day = cld_date_to_day (first); day != CLD_NO_DAY && day <= until; day++)
    {
      const char *name = cld_calendar_get_holiday (calendar, day);
      char iso[CLD_DATE_SIZE];

      cld_date_from_day (day, iso);
      if (name && !is_recorded (records, iso))
        add_line (lines, iso, name, "COMPUTED");
    }
  g_ptr_array_sort (lines, compare_lines);
  return lines;
}

static int
list_holidays (CldCli *cli, CldOutputFormat format)
{
  static const char *const columns[] = { "day", "name", "effect", NULL };
  g_autoptr (CldRecordSet) set = cld_record_set_new ();
  g_autoptr (CldOutput) output = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  GError *error = NULL;

  if (!cld_cli_open (cli, CLD_STORE_OPEN, &error) || !cld_repo_load_all (cld_store_get_db (cli->store), &cld_bank_holiday_kind, set, &error))
    return cld_cli_fail (error);
  lines = gather (cli, cld_record_set_get (set, &cld_bank_holiday_kind));
  output = cld_output_new (cli->out, format, columns);
  for (guint i = 0; i < lines->len; i++)
    if (!cld_output_row (output, lines->pdata[i], &error))
      return cld_cli_fail (error);
  return cld_output_finish (output, &error) ? CLD_CLI_DONE : cld_cli_fail (error);
}

static int
import_holidays (CldCli *cli, const char *path)
{
  g_autoptr (GPtrArray) read = NULL;
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (CldListedHoliday));
  CldHolidayChanges changes;
  GError *error = NULL;

  read = cld_bank_holidays_read (path, NULL, &error);
  if (!read)
    return cld_cli_fail (error);
  for (guint i = 0; i < read->len; i++)
    {
      const CldBankHoliday *one = read->pdata[i];
      CldListedHoliday day = { one->day, one->name };

      g_array_append_val (days, day);
    }
  if (!cld_cli_open (cli, CLD_STORE_OPEN, &error) ||
      !cld_holiday_list_apply (cli->store, (const CldListedHoliday *) (gconstpointer) days->data, days->len, &changes, &error))
    return cld_cli_fail (error);
  if (cli->quiet)
    return CLD_CLI_DONE;
  return cld_cli_say (cli, CLD_CLI_DONE, _("bank holidays in the list: %1$u; added: %2$u; taken away: %3$u; records no longer needed: %4$u"),
                      changes.n_listed, changes.n_added, changes.n_removed, changes.n_mended);
}

/**
 * cld_cli_holidays:
 * @cli: the run
 * @argc: how many arguments
 * @argv: the arguments
 *
 * Lists the bank holidays, or takes in the government's list of them.
 *
 * Returns: the exit code
 */
int
cld_cli_holidays (CldCli *cli, int argc, char **argv)
{
  g_autofree char *format_name = NULL;
  g_auto (GStrv) operands = NULL;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format_name, N_("table (default), csv or json"), "F" },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &operands, NULL, NULL },
    { NULL }
  };
  CldOutputFormat format;
  int status;

  if (!cld_cli_parse (cli, _("[import FILE]"), entries, &argc, &argv, &status) || !cld_cli_parse_format (cli, format_name, &format, &status))
    return status;
  if (!operands)
    return list_holidays (cli, format);
  if (strcmp (operands[0], "import") != 0)
    return cld_cli_usage (cli, _("`holidays` takes nothing, or `import` and a file"));
  return cld_cli_check_operands (cli, operands, 2, 2, &status) ? import_holidays (cli, operands[1]) : status;
}
