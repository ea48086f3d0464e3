/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cld-placements-work.h"
#include "cld-print-ui.h"

/* In points, on a page turned: 0 is as wide as what stands there. */
static const double widths[CLD_PLACEMENTS_N_COLUMNS] = { 0 };

/**
 * cld_placements_print_list:
 * @from: a widget of the window
 * @session: the caseload
 * @rows: (element-type CldPlacementsRow): what is shown
 * @about: how many that are
 *
 * Shows the list as it goes to paper.
 */
void
cld_placements_print_list (GtkWidget *from, CldSession *session, GPtrArray *rows, const char *about)
{
  CldColumn columns[CLD_PLACEMENTS_N_COLUMNS];
  g_autoptr (CldPrintJob) job = NULL;

  for (guint i = 0; i < CLD_PLACEMENTS_N_COLUMNS; i++)
    columns[i] = (CldColumn){ cld_placements_column_title (i), widths[i] };
  job = cld_print_job_new_table (_("Placements"), about, columns, CLD_PLACEMENTS_N_COLUMNS);
  for (guint i = 0; i < rows->len; i++)
    {
      char *cells[CLD_PLACEMENTS_N_COLUMNS];

      for (guint k = 0; k < CLD_PLACEMENTS_N_COLUMNS; k++)
        cells[k] = cld_placements_row_dup_text (rows->pdata[i], k);
      cld_print_job_add_row (job, (const char *const *) cells);
      for (guint k = 0; k < CLD_PLACEMENTS_N_COLUMNS; k++)
        g_free (cells[k]);
    }
  cld_print_preview (from, session, job);
}
