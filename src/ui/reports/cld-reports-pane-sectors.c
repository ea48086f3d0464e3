/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cld-finding-sectors.h"
#include "cld-reports-pane-private.h"

/* What inspectors found, by sector: the same rules hold for all of them, so they stand beside each other. */

/* Reads how findings stand, and shows it. */
gboolean
_cld_reports_pane_load_sectors (CldReportsPane *self, CldDb *db, gint32 today, GError **error)
{
  g_autoptr (CldInspectionRegister) inspections = cld_inspection_register_load (db, today, error);
  g_autoptr (CldFindingSectors) sectors = NULL;
  GArray *rows;

  if (!inspections)
    return FALSE;
  sectors = cld_finding_sectors_new (inspections);
  rows = cld_count_rows_new ();
  g_ptr_array_set_size (self->sector_codes, 0);
  for (guint sector = 0; sector < cld_finding_sectors_get_n (sectors); sector++)
    {
      const char *code = cld_finding_sectors_get_code (sectors, sector);
      CldCountRow row = { .id = (int) sector, .label = g_strdup (cld_sector_label (code)), .share = -1 };

      for (guint figure = 0; figure < CLD_SECTOR_N_FIGURES; figure++)
        row.counts[figure] = cld_finding_sectors_count (sectors, sector, figure);
      g_array_append_val (rows, row);
      g_ptr_array_add (self->sector_codes, g_strdup (code));
    }
  cld_count_table_set_rows (self->sectors, rows, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->sectors_box), rows->len > 0);
  return TRUE;
}

static void
open_sector_cb (CldReportsPane *self, int sector, guint figure)
{
  CldReportQuery query;

  if (!self->wanted || (guint) sector >= self->sector_codes->len)
    return;
  query = _cld_reports_pane_make_query (self, CLD_REPORT_FINDINGS);
  query.sector = self->sector_codes->pdata[sector];
  query.what = figure;
  _cld_reports_pane_open (self, &query);
}

void
_cld_reports_pane_build_sectors (CldReportsPane *self)
{
  CldCountColumns columns = { .first = _("Sector") };

  G_STATIC_ASSERT (CLD_SECTOR_N_FIGURES <= CLD_COUNT_TABLE_MAX);
  for (guint figure = 0; figure < CLD_SECTOR_N_FIGURES; figure++)
    columns.titles[columns.n++] = cld_sector_figure_label (figure);
  self->sectors = CLD_COUNT_TABLE (cld_count_table_new (&columns, _("Findings by sector")));
  gtk_widget_set_hexpand (GTK_WIDGET (self->sectors), TRUE);
  gtk_box_append (self->sectors_box, GTK_WIDGET (self->sectors));
  g_signal_connect_object (self->sectors, "open", G_CALLBACK (open_sector_cb), self, G_CONNECT_SWAPPED);
}
