/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "cld-dip-sample.h"
#include "cld-print-ui.h"
#include "cld-report-compliance.h"
#include "cld-report-rows-pane.h"
#include "cld-reports-export.h"
#include "cld-reports-pane-private.h"
#include "cld-window.h"

/**
 * _cld_reports_pane_open:
 * @self: the page
 * @query: a number of it
 *
 * Shows exactly its rows.
 */
void
_cld_reports_pane_open (CldReportsPane *self, const CldReportQuery *query)
{
  CldWindow *window = cld_window_of (GTK_WIDGET (self));
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root ? gtk_root_get_focus (root) : NULL;

  g_set_weak_pointer (&self->last, focus && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)) ? focus : NULL);
  if (window)
    cld_window_push (window, cld_report_rows_pane_new (cld_pane_get_session (CLD_PANE (self)), query));
}

static void
print_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldReportsPane *self = CLD_REPORTS_PANE (widget);
  const char *const charts[] = { cld_timetable_get (self->trend)->id, NULL };
  CldCompliancePrint print = { .worker = cld_reports_filter_get_worker_name (self->filter) };
  g_autoptr (CldPrintJob) job = NULL;

  if (!self->wanted)
    return;
  print.filter = self->wanted->filter;
  print.charts = self->trend_duties->len > 0 ? charts : NULL;
  job = cld_print_job_new_compliance (&print);
  cld_print_preview (widget, cld_pane_get_session (CLD_PANE (self)), job);
}

static gboolean
write_row (CldOutput *output, const CldCountRow *row, const char *from, const char *until, GError **error)
{
  char *numbers[CLD_COMPLIANCE_N + 1];
  const char *cells[CLD_COMPLIANCE_N + 6];
  guint n = 0;
  gboolean done;

  cells[n++] = cld_timetable_get ((guint) row->id)->id;
  cells[n++] = row->label;
  cells[n++] = row->remark;
  cells[n++] = from;
  cells[n++] = until;
  for (guint i = 0; i <= CLD_COMPLIANCE_N; i++)
    cells[n++] = numbers[i] = g_strdup_printf ("%u", row->counts[i]);
  done = cld_output_row (output, cells, error);
  for (guint i = 0; i <= CLD_COMPLIANCE_N; i++)
    g_free (numbers[i]);
  return done;
}

static gboolean
write_rows (CldOutput *output, gpointer data, GError **error)
{
  CldReportsPane *self = data;
  GArray *rows = cld_count_table_get_rows (self->duties);
  char from[CLD_MONTH_SIZE], until[CLD_MONTH_SIZE];

  cld_month_write (self->wanted->filter.from, from);
  cld_month_write (self->wanted->filter.until, until);
  for (guint i = 0; i < rows->len; i++)
    if (!write_row (output, &g_array_index (rows, CldCountRow, i), from, until, error))
      return FALSE;
  return TRUE;
}

static void
export_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const char *const columns[] = { "duty", "title", "strength", "from", "to", "on_time", "late", "missing", "not_recorded", "waived", "lapsed", "not_due", "no_date", NULL };
  CldReportsPane *self = CLD_REPORTS_PANE (widget);
  GArray *rows = cld_count_table_get_rows (self->duties);

  if (self->wanted && rows)
    cld_reports_export (CLD_PANE (self), "compliance", columns, write_rows, self, rows->len);
}

static void
annex_a_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cld_reports_export_annex_a (CLD_PANE (widget));
}

static void
sample_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cld_dip_sample_ask (CLD_PANE (widget));
}

static void
find_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  cld_reports_filter_focus (CLD_REPORTS_PANE (widget)->filter);
}

void
_cld_reports_pane_class_init_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "pane.print", NULL, print_cb);
  gtk_widget_class_install_action (widget_class, "pane.export", NULL, export_cb);
  gtk_widget_class_install_action (widget_class, "pane.find", NULL, find_cb);
  gtk_widget_class_install_action (widget_class, "reports.annex-a", NULL, annex_a_cb);
  gtk_widget_class_install_action (widget_class, "reports.sample", NULL, sample_cb);
}
