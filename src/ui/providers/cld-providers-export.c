/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-providers-export.h"

#include <glib/gi18n-lib.h>

#include "cld-codes.h"
#include "cld-kinds.h"
#include "cld-print-ui.h"
#include "cld-provider-look.h"
#include "cld-table-export.h"

/* The list as a file that other programs read, with codes and days instead of words; and as paper. */

static const char *const names[] = { "ref", "name", "urn", "type", "sector", "area_authority", "registration", "grade", "graded_on", "findings", "requirements",
                                     "findings_open", "requirements_overdue", "blocked", "blocked_since", "children_now", "children_12_months", NULL };

/* 0 stands for a day that is not recorded. */
static const char *
write_day (gint32 day, char text[CLD_DATE_SIZE])
{
  if (day == CLD_NO_DAY || day == 0)
    return NULL;
  cld_date_from_day (day, text);
  return text;
}

static gboolean
write_row (CldOutput *output, const CldProviderEntry *entry, GError **error)
{
  const char *const *values = (const char *const *) entry->row->values;
  char graded[CLD_DATE_SIZE], blocked[CLD_DATE_SIZE], numbers[6][16];
  const guint counts[] = { entry->n_findings, entry->n_requirements, entry->n_open, entry->n_overdue, entry->n_now, entry->n_year };

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    g_snprintf (numbers[i], sizeof numbers[i], "%u", counts[i]);

  const char *const cells[] = { entry->row->ref, values[PROVIDER_NAME], values[PROVIDER_URN], values[PROVIDER_TYPE], values[PROVIDER_SECTOR], values[PROVIDER_AREA_AUTHORITY],
                                values[PROVIDER_REGISTRATION], entry->grade, write_day (entry->graded_on, graded), numbers[0], numbers[1], numbers[2], numbers[3],
                                entry->blocked_since != CLD_NO_DAY ? "1" : "0", write_day (entry->blocked_since, blocked), numbers[4], numbers[5] };

  G_STATIC_ASSERT (G_N_ELEMENTS (cells) + 1 == G_N_ELEMENTS (names));
  return cld_output_row (output, cells, error);
}

static gboolean
write_rows (CldOutput *output, gpointer data, GError **error)
{
  GPtrArray *entries = data;

  for (guint i = 0; i < entries->len; i++)
    if (!write_row (output, entries->pdata[i], error))
      return FALSE;
  return TRUE;
}

/**
 * cld_providers_export_to:
 * @entries: (element-type CldProviderEntry): what is shown
 * @path: the file
 * @overwrite: whether it may be there already
 * @error: return location
 *
 * Writes the rows in their order. Nothing is logged.
 *
 * Returns: whether the whole file is there
 */
gboolean
cld_providers_export_to (GPtrArray *entries, const char *path, gboolean overwrite, GError **error)
{
  return cld_table_export_to (names, write_rows, entries, path, overwrite, error);
}

/**
 * cld_providers_export:
 * @from: a #CldPane
 * @entries: (element-type CldProviderEntry): what is shown
 *
 * Asks where they go, and writes them as they are now.
 */
void
cld_providers_export (GtkWidget *from, GPtrArray *entries)
{
  g_autofree char *title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Export %u provider", "Export %u providers", entries->len), entries->len);
  g_autofree char *why = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "list of providers, %u row", "list of providers, %u rows", entries->len), entries->len);
  g_autofree char *done = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u provider exported", "%u providers exported", entries->len), entries->len);

  cld_table_export (CLD_PANE (from), &(CldTableExport){ "providers", title, why, done, _("The providers were not exported"), names, write_rows, entries });
}

/**
 * cld_providers_describe_sectors:
 * @entries: (element-type CldProviderEntry): some providers
 *
 * Returns: (transfer full): what was found in each sector: “Private: 9 findings, 4 of them requirements, 2 open · …”
 */
char *
cld_providers_describe_sectors (GPtrArray *entries)
{
  g_autoptr (GArray) counts = cld_provider_list_count_sectors (entries);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < counts->len; i++)
    {
      const CldSectorCount *count = &g_array_index (counts, CldSectorCount, i);
      const char *label = count->sector ? cld_code_list_label ("insp_provider_sector", count->sector) : _("No sector recorded");
      /* Translators: how many findings of inspections there are of providers of a sector, and how many of the findings are requirements */
      g_autofree char *findings = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u finding", "%u findings", count->n_findings), count->n_findings);
      g_autofree char *required = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u requirement", "%u requirements", count->n_requirements), count->n_requirements);
      g_autofree char *open = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u open", "%u open", count->n_open), count->n_open);

      g_string_append_printf (text, "%s%s: %s, %s, %s", text->len > 0 ? " · " : "", label, findings, required, open);
    }
  return g_string_free (text, FALSE);
}

/**
 * cld_providers_print:
 * @from: a widget of the window
 * @session: the caseload
 * @entries: (element-type CldProviderEntry): what is shown
 *
 * Shows the list as it goes to paper, with what was found in each sector.
 */
void
cld_providers_print (GtkWidget *from, CldSession *session, GPtrArray *entries)
{
  /* In points, on a page turned: 0 shares what is left. */
  static const double widths[CLD_PROVIDERS_N_COLUMNS] = { [CLD_PROVIDERS_SECTOR] = 72, [CLD_PROVIDERS_BLOCK] = 60, [CLD_PROVIDERS_FINDINGS] = 34, [CLD_PROVIDERS_CHILDREN] = 46, [CLD_PROVIDERS_DATE] = 62, [CLD_PROVIDERS_URN] = 58 };
  CldColumn columns[CLD_PROVIDERS_N_COLUMNS];
  g_autofree char *about = cld_providers_describe_sectors (entries);
  g_autoptr (CldPrintJob) job = NULL;

  for (guint i = 0; i < CLD_PROVIDERS_N_COLUMNS; i++)
    columns[i] = (CldColumn){ cld_providers_column_title (i), widths[i] };
  job = cld_print_job_new_table (_("Providers"), about, columns, CLD_PROVIDERS_N_COLUMNS);
  for (guint i = 0; i < entries->len; i++)
    {
      char *cells[CLD_PROVIDERS_N_COLUMNS];

      for (guint k = 0; k < CLD_PROVIDERS_N_COLUMNS; k++)
        cells[k] = cld_providers_dup_text (entries->pdata[i], k);
      cld_print_job_add_row (job, (const char *const *) cells);
      for (guint k = 0; k < CLD_PROVIDERS_N_COLUMNS; k++)
        g_free (cells[k]);
    }
  cld_print_preview (from, session, job);
}
