/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-cli.h"
#include "cld-error.h"
#include "cld-finding-sectors.h"
#include "cld-kinds.h"
#include "cld-provider-list.h"
#include "cld-text.h"

/* What inspectors found, and the providers. */

static const char *const finding_columns[] = {
  "ref", "inspection", "provider", "authority", "inspected_on", "number", "type", "provision", "text", "due_on", "owner", "status", "state", "days_late", "repeats", "actions_open", "why", NULL
};

static const char *const provider_columns[] = {
  "ref", "name", "urn", "type", "sector", "authority", "grade", "inspected_on", "blocked_from", "why", "children_now", "children_12_months", NULL
};

/* What was asked for. */
typedef struct
{
  gboolean open;
  gboolean overdue;
  const char *provider; /* (nullable): ref */
  gboolean with_children;
  gboolean by_sector;
  CldOutputFormat format;
} Request;

/* --- findings --- */

typedef struct
{
  char *name; /* folded */
  CldFindingItem *item;
} Line;

static void
line_clear (gpointer data)
{
  g_free (((Line *) data)->name);
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  const Line *x = a, *y = b;
  const CldRow *p = x->item->row, *q = y->item->row;
  int order = strcmp (x->name, y->name);

  if (order == 0)
    order = cld_text_compare (y->item->inspection->row->values[INSPECTION_STARTED_ON], x->item->inspection->row->values[INSPECTION_STARTED_ON]);
  if (order == 0)
    order = cld_finding_compare_numbers (p->values[FINDING_NUMBER], q->values[FINDING_NUMBER]);
  return order != 0 ? order : strcmp (p->ref, q->ref);
}

static gboolean
is_asked (const CldFindingItem *item, const Request *request)
{
  if (request->open && !cld_finding_state_is_open (item->state))
    return FALSE;
  if (request->overdue && item->state != CLD_FINDING_OVERDUE)
    return FALSE;
  return !request->provider || g_strcmp0 (item->inspection->row->values[INSPECTION_PROVIDER], request->provider) == 0;
}

static guint
count_open (const CldFindingItem *item, gint32 today)
{
  guint n = 0;

  for (guint i = 0; i < item->actions->len; i++)
    n += cld_finding_state_is_open (cld_finding_state_get (item->actions->pdata[i], today, NULL));
  return n;
}

static gboolean
write_finding (CldOutput *output, CldInspectionRegister *inspections, const CldFindingItem *item, GError **error)
{
  const char *const *values = item->row->values, *const *of = item->inspection->row->values;
  g_autofree char *provision = cld_finding_item_get_provision (inspections, item), *why = cld_finding_item_explain (inspections, item);
  g_autofree char *late = item->days_late > 0 ? g_strdup_printf ("%d", item->days_late) : NULL;
  g_autofree char *open = g_strdup_printf ("%u", count_open (item, cld_inspection_register_get_today (inspections)));
  const char *const cells[] = {
    item->row->ref, item->inspection->row->ref, of[INSPECTION_PROVIDER], of[INSPECTION_AUTHORITY], of[INSPECTION_STARTED_ON], values[FINDING_NUMBER], values[FINDING_TYPE], *provision ? provision : NULL, values[FINDING_TEXT], values[FINDING_DUE_ON], values[FINDING_OWNER], values[FINDING_STATUS], cld_finding_state_get_id (item->state), late, item->repeats ? item->repeats->row->ref : NULL, open, why
  };

  G_STATIC_ASSERT (G_N_ELEMENTS (cells) + 1 == G_N_ELEMENTS (finding_columns));
  return cld_output_row (output, cells, error);
}

static GArray *
sort_findings (CldInspectionRegister *inspections, const Request *request)
{
  GPtrArray *findings = cld_inspection_register_get_findings (inspections);
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (Line));

  g_array_set_clear_func (lines, line_clear);
  for (guint i = 0; i < findings->len; i++)
    if (is_asked (findings->pdata[i], request))
      {
        CldFindingItem *item = findings->pdata[i];
        g_autofree char *name = cld_inspection_item_get_name (item->inspection);
        Line line = { cld_text_fold (name), item };

        g_array_append_val (lines, line);
      }
  g_array_sort (lines, compare_lines);
  return lines;
}

static gboolean
check_provider (CldInspectionRegister *inspections, const Request *request, GError **error)
{
  if (!request->provider || cld_inspection_register_find_provider (inspections, request->provider))
    return TRUE;
  g_set_error_literal (error, CLD_STORE_ERROR, CLD_STORE_ERROR_NOT_FOUND, _ ("There is no provider of this ref. Look it up with `caseload-cli providers`."));
  return FALSE;
}

static gboolean
list_findings (CldCli *cli, const Request *request, GError **error)
{
  g_autoptr (CldOutput) output = cld_output_new (cli->out, request->format, finding_columns);
  g_autoptr (CldInspectionRegister) inspections = NULL;
  g_autoptr (GArray) lines = NULL;

  if (!cld_cli_open (cli, CLD_STORE_OPEN, error))
    return FALSE;
  inspections = cld_inspection_register_load (cld_store_get_db (cli->store), cld_date_read_day (cli->today), error);
  if (!inspections || !check_provider (inspections, request, error))
    return FALSE;
  lines = sort_findings (inspections, request);
  for (guint i = 0; i < lines->len; i++)
    if (!write_finding (output, inspections, g_array_index (lines, Line, i).item, error))
      return FALSE;
  return cld_output_finish (output, error);
}

/* --- sectors --- */

/* "sector", "title", then the ids of the figures. */
static void
fill_sector_columns (const char *columns[CLD_SECTOR_N_FIGURES + 3])
{
  columns[0] = "sector";
  columns[1] = "title";
  for (guint figure = 0; figure < CLD_SECTOR_N_FIGURES; figure++)
    columns[figure + 2] = cld_sector_figure_get_id (figure);
  columns[CLD_SECTOR_N_FIGURES + 2] = NULL;
}

static gboolean
write_sector (CldOutput *output, const CldFindingSectors *sectors, guint sector, GError **error)
{
  const char *code = cld_finding_sectors_get_code (sectors, sector);
  const char *cells[CLD_SECTOR_N_FIGURES + 2] = { *code ? code : NULL, cld_sector_label (code) };
  g_auto (GStrv) numbers = g_new0 (char *, CLD_SECTOR_N_FIGURES + 1);

  for (guint figure = 0; figure < CLD_SECTOR_N_FIGURES; figure++)
    cells[figure + 2] = numbers[figure] = g_strdup_printf ("%u", cld_finding_sectors_count (sectors, sector, figure));
  return cld_output_row (output, cells, error);
}

static gboolean
list_sectors (CldCli *cli, const Request *request, GError **error)
{
  const char *columns[CLD_SECTOR_N_FIGURES + 3];
  g_autoptr (CldInspectionRegister) inspections = NULL;
  g_autoptr (CldFindingSectors) sectors = NULL;
  g_autoptr (CldOutput) output = NULL;

  fill_sector_columns (columns);
  output = cld_output_new (cli->out, request->format, columns);
  if (!cld_cli_open (cli, CLD_STORE_OPEN, error))
    return FALSE;
  inspections = cld_inspection_register_load (cld_store_get_db (cli->store), cld_date_read_day (cli->today), error);
  if (!inspections)
    return FALSE;
  sectors = cld_finding_sectors_new (inspections);
  for (guint sector = 0; sector < cld_finding_sectors_get_n (sectors); sector++)
    if (!write_sector (output, sectors, sector, error))
      return FALSE;
  return cld_output_finish (output, error);
}

/**
 * cld_cli_findings:
 * @cli: the run
 * @argc: how many arguments
 * @argv: the arguments
 *
 * Lists what inspectors found, sorted by the folded name of whom it is about, then the newest inspection first, then by number and
 * ref; or counts them by sector.
 *
 * Returns: the exit code
 */
int
cld_cli_findings (CldCli *cli, int argc, char **argv)
{
  g_autofree char *provider = NULL, *format_name = NULL;
  g_auto (GStrv) operands = NULL;
  Request request = { .format = CLD_OUTPUT_TABLE };
  const GOptionEntry entries[] = {
    { "open", 0, 0, G_OPTION_ARG_NONE, &request.open, N_ ("Only those that are still to be met"), NULL },
    { "overdue", 0, 0, G_OPTION_ARG_NONE, &request.overdue, N_ ("Only those whose day is over"), NULL },
    { "provider", 0, 0, G_OPTION_ARG_STRING, &provider, N_ ("Only those about this provider"), "REF" },
    { "by-sector", 0, 0, G_OPTION_ARG_NONE, &request.by_sector, N_ ("Count them by the sector of whom they are about instead of listing them"), NULL },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format_name, N_ ("table (default), csv or json"), "F" },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &operands, NULL, NULL },
    { NULL }
  };
  g_autoptr (GError) error = NULL;
  int status;

  if (!cld_cli_parse (cli, NULL, entries, &argc, &argv, &status) || !cld_cli_check_operands (cli, operands, 0, 0, &status) ||
      !cld_cli_parse_format (cli, format_name, &request.format, &status))
    return status;
  request.provider = provider;
  if (request.by_sector && (request.open || request.overdue || provider))
    return cld_cli_usage (cli, _ ("--by-sector counts everything that is recorded: leave out --open, --overdue and --provider"));
  if (request.by_sector)
    return list_sectors (cli, &request, &error) ? CLD_CLI_DONE : cld_cli_fail (g_steal_pointer (&error));
  return list_findings (cli, &request, &error) ? CLD_CLI_DONE : cld_cli_not_found (g_steal_pointer (&error));
}

/* --- providers --- */

static char *
dup_day (gint32 day)
{
  char iso[CLD_DATE_SIZE];

  /* What began on a day that nobody recorded has none. */
  if (day == CLD_NO_DAY || day == 0)
    return NULL;
  cld_date_from_day (day, iso);
  return g_strdup (iso);
}

static gboolean
write_provider (CldOutput *output, const CldProviderEntry *entry, GError **error)
{
  const char *const *values = entry->row->values;
  g_autofree char *now = g_strdup_printf ("%u", entry->n_now), *year = g_strdup_printf ("%u", entry->n_year);
  g_autofree char *graded = dup_day (entry->graded_on), *blocked = dup_day (entry->blocked_since);
  const char *const cells[] = {
    entry->row->ref, values[PROVIDER_NAME], values[PROVIDER_URN], values[PROVIDER_TYPE], values[PROVIDER_SECTOR], values[PROVIDER_AREA_AUTHORITY], entry->grade, graded, blocked, entry->why, now, year
  };

  G_STATIC_ASSERT (G_N_ELEMENTS (cells) + 1 == G_N_ELEMENTS (provider_columns));
  return cld_output_row (output, cells, error);
}

static gboolean
list_providers (CldCli *cli, const Request *request, GError **error)
{
  g_autoptr (CldOutput) output = cld_output_new (cli->out, request->format, provider_columns);
  const CldProviderFilter filter = { .with_children = request->with_children };
  g_autoptr (CldProviderList) providers = NULL;
  g_autoptr (GPtrArray) entries = NULL;

  if (!cld_cli_open (cli, CLD_STORE_OPEN, error))
    return FALSE;
  providers = cld_provider_list_load (cld_store_get_db (cli->store), cld_date_read_day (cli->today), error);
  if (!providers)
    return FALSE;
  entries = cld_provider_list_filter (providers, &filter);
  for (guint i = 0; i < entries->len; i++)
    if (!write_provider (output, entries->pdata[i], error))
      return FALSE;
  return cld_output_finish (output, error);
}

/**
 * cld_cli_providers:
 * @cli: the run
 * @argc: how many arguments
 * @argv: the arguments
 *
 * Lists the providers by folded name, with their latest grade, what blocks new placements there, and how many of our children are and
 * were there.
 *
 * Returns: the exit code
 */
int
cld_cli_providers (CldCli *cli, int argc, char **argv)
{
  g_autofree char *format_name = NULL;
  g_auto (GStrv) operands = NULL;
  Request request = { .format = CLD_OUTPUT_TABLE };
  const GOptionEntry entries[] = {
    { "with-children", 0, 0, G_OPTION_ARG_NONE, &request.with_children, N_ ("Only those where children of ours are on that day"), NULL },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format_name, N_ ("table (default), csv or json"), "F" },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &operands, NULL, NULL },
    { NULL }
  };
  g_autoptr (GError) error = NULL;
  int status;

  if (!cld_cli_parse (cli, NULL, entries, &argc, &argv, &status) || !cld_cli_check_operands (cli, operands, 0, 0, &status) ||
      !cld_cli_parse_format (cli, format_name, &request.format, &status))
    return status;
  return list_providers (cli, &request, &error) ? CLD_CLI_DONE : cld_cli_fail (g_steal_pointer (&error));
}
