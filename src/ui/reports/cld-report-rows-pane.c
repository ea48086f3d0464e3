/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-report-rows-pane.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-duty-watch.h"
#include "cld-inspect-forms.h"
#include "cld-kinds.h"
#include "cld-print-ui.h"
#include "cld-repo.h"
#include "cld-report-rows-private.h"
#include "cld-reports-export.h"
#include "cld-window.h"

struct _CldReportRowsPane
{
  CldPane parent_instance;

  GtkWidget *audit_button;
  CldRowTable *table;
  GtkWidget *empty;
  GtkLabel *sentence;

  CldReportQuery *query; /* (nullable): else it is a sample */
  GStrv sample;          /* (nullable) */
  CldDutyWatch *watch;
  GPtrArray *rows; /* (element-type CldReportTexts) */
};

G_DEFINE_FINAL_TYPE (CldReportRowsPane, cld_report_rows_pane, CLD_TYPE_PANE)

/* --- reading --- */

static GPtrArray *
new_rows (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) _cld_report_texts_free);
}

static GPtrArray *
read_rows (CldReportRowsPane *self, const CldDutyBoard *board, GError **error)
{
  const CldDutyPeople *people = cld_duty_watch_get_people (self->watch);
  g_autoptr (CldReportRows) found = cld_report_rows_find (self->query, cld_session_get_db (cld_pane_get_session (CLD_PANE (self))), board, error);
  GPtrArray *rows;

  if (!found)
    return NULL;
  rows = new_rows ();
  for (guint i = 0; i < cld_report_rows_get_n (found); i++)
    g_ptr_array_add (rows, _cld_report_texts_new (cld_report_rows_get (found, i), people, cld_duty_board_get_today (board)));
  return rows;
}

/* The last audit of each child. */
static GHashTable *
find_audits (CldRecordSet *set)
{
  GHashTable *last = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *rows = cld_record_set_get (set, &cld_quality_audit_kind);

  for (guint i = 0; i < rows->len; i++)
    {
      CldRow *row = rows->pdata[i];
      const char *child = row->values[QUALITY_AUDIT_CHILD];
      const CldRow *before = child ? g_hash_table_lookup (last, child) : NULL;

      if (child && (!before || g_strcmp0 (row->values[QUALITY_AUDIT_AUDITED_ON], before->values[QUALITY_AUDIT_AUDITED_ON]) >= 0))
        g_hash_table_insert (last, (gpointer) child, row);
    }
  return last;
}

static GPtrArray *
read_sample (CldReportRowsPane *self, const CldDutyBoard *board, GError **error)
{
  g_autoptr (CldRecordSet) set = cld_record_set_new ();
  g_autoptr (GHashTable) audits = NULL;
  GPtrArray *rows;

  if (!cld_repo_load_all (cld_session_get_db (cld_pane_get_session (CLD_PANE (self))), &cld_quality_audit_kind, set, error))
    return NULL;
  audits = find_audits (set);
  rows = new_rows ();
  for (guint i = 0; self->sample[i]; i++)
    {
      const CldFacts *facts = cld_duty_board_get_facts (board, self->sample[i]);
      const CldRow *audit = facts ? g_hash_table_lookup (audits, facts->ref) : NULL;

      if (facts)
        g_ptr_array_add (rows, _cld_report_texts_new_sample (facts, cld_duty_watch_get_people (self->watch), audit ? audit->values[QUALITY_AUDIT_AUDITED_ON] : NULL,
                                                             audit ? audit->values[QUALITY_AUDIT_GRADE] : NULL, cld_duty_board_get_today (board)));
    }
  return rows;
}

/* --- showing --- */

typedef struct
{
  guint column;
  gboolean descending;
} Order;

static int
compare_cb (gconstpointer a, gconstpointer b, gpointer data)
{
  const Order *order = data;
  int result = _cld_report_texts_compare (*(CldReportTexts *const *) a, *(CldReportTexts *const *) b, order->column);

  return order->descending ? -result : result;
}

static void
show_rows (CldReportRowsPane *self)
{
  Order order;

  if (cld_row_table_get_sort (self->table, &order.column, &order.descending))
    g_ptr_array_sort_with_data (self->rows, compare_cb, &order);
  cld_row_table_set_rows (self->table, self->rows, NULL);
}

static char *
make_count (CldReportRowsPane *self)
{
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u row", "%u rows", self->rows->len), self->rows->len);
}

/* What Enter does with a row. */
static const char *
get_hint (CldReportRowsPane *self)
{
  if (!self->query)
    return _("Enter audits the record of the child");
  return self->query->source == CLD_REPORT_FINDINGS || self->query->source == CLD_REPORT_REQUIREMENTS ? _("Enter opens the finding") : _("Enter opens the child");
}

static void
update_words (CldReportRowsPane *self)
{
  g_autofree char *title = self->query ? cld_report_query_dup_title (self->query) : g_strdup (_("Sample for quality audits"));
  g_autofree char *count = make_count (self);
  g_autofree char *text = g_strdup_printf ("%s · %s", count, get_hint (self));

  cld_pane_set_title (CLD_PANE (self), title, count);
  gtk_label_set_text (self->sentence, text);
  gtk_widget_set_visible (GTK_WIDGET (self->table), self->rows->len > 0);
  gtk_widget_set_visible (self->empty, self->rows->len == 0);
}

static void
load (CldReportRowsPane *self)
{
  const CldDutyBoard *board = self->watch ? cld_duty_watch_get_board (self->watch) : NULL;
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GError) error = NULL;
  CldWindow *window = cld_window_of (GTK_WIDGET (self));
  GPtrArray *rows;

  if (!board)
    return;
  rows = self->query ? read_rows (self, board, &error) : read_sample (self, board, &error);
  if (!rows)
    {
      if (window)
        cld_window_show_error (window, _("The rows could not be read"), error);
      return;
    }
  before = g_steal_pointer (&self->rows);
  self->rows = rows;
  show_rows (self);
  update_words (self);
}

/* --- what can be done --- */

static void
audit_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldReportRowsPane *self = CLD_REPORT_ROWS_PANE (widget);
  const CldReportTexts *row = cld_row_table_get_current (self->table);

  if (row && row->child)
    cld_inspect_form_open (widget, &cld_quality_audit_kind, NULL, "child", row->child);
}

static void
open_cb (CldReportRowsPane *self)
{
  const CldReportTexts *row = cld_row_table_get_current (self->table);
  CldWindow *window = cld_window_of (GTK_WIDGET (self));

  if (!row || !window)
    return;
  if (!self->query)
    audit_cb (GTK_WIDGET (self), NULL, NULL);
  else if (row->kind == &cld_finding_kind)
    cld_inspect_form_open (GTK_WIDGET (self), row->kind, row->ref, NULL, NULL);
  else if (row->child)
    cld_window_open_child (window, row->child);
  else if (row->kind)
    cld_window_edit (window, row->kind, row->ref, NULL);
}

static void
open_action_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  open_cb (CLD_REPORT_ROWS_PANE (widget));
}

static void
open_window_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const CldReportTexts *row = cld_row_table_get_current (CLD_REPORT_ROWS_PANE (widget)->table);
  CldWindow *window = cld_window_of (widget);

  if (row && row->child && window)
    gtk_window_present (GTK_WINDOW (cld_window_new_for_child (gtk_window_get_application (GTK_WINDOW (window)), cld_window_get_session (window), row->child)));
}

static void
sorted_cb (CldReportRowsPane *self)
{
  if (self->rows)
    show_rows (self);
}

static void
print_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  CldReportRowsPane *self = CLD_REPORT_ROWS_PANE (widget);
  CldColumn columns[CLD_REPORT_N_COLUMNS] = { { NULL } };
  g_autofree char *about = self->query ? cld_report_query_dup_title (self->query) : g_strdup (_("Sample for quality audits"));
  g_autoptr (CldPrintJob) job = NULL;

  if (!self->rows)
    return;
  for (guint i = 0; i < CLD_REPORT_N_COLUMNS; i++)
    columns[i].title = _cld_report_column_title (i);
  job = cld_print_job_new_table (_("Report rows"), about, columns, CLD_REPORT_N_COLUMNS);
  for (guint i = 0; i < self->rows->len; i++)
    cld_print_job_add_row (job, (const char *const *) ((CldReportTexts *) self->rows->pdata[i])->texts);
  cld_print_preview (widget, cld_pane_get_session (CLD_PANE (self)), job);
}

static gboolean
write_rows (CldOutput *output, gpointer data, GError **error)
{
  GPtrArray *rows = data;

  for (guint i = 0; i < rows->len; i++)
    {
      const CldReportTexts *row = rows->pdata[i];
      char day[CLD_DATE_SIZE] = "", done[CLD_DATE_SIZE] = "";
      const char *cells[] = { row->key, row->child, row->texts[CLD_REPORT_COLUMN_WHAT], day, done, row->texts[CLD_REPORT_COLUMN_STATE], row->texts[CLD_REPORT_COLUMN_WORKER] };

      if (row->day != CLD_NO_DAY)
        cld_date_from_day (row->day, day);
      if (row->done != CLD_NO_DAY)
        cld_date_from_day (row->done, done);
      if (!cld_output_row (output, cells, error))
        return FALSE;
    }
  return TRUE;
}

static void
export_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const char *const columns[] = { "ref", "child", "what", "day", "done", "state", "worker", NULL };
  CldReportRowsPane *self = CLD_REPORT_ROWS_PANE (widget);

  if (self->rows)
    cld_reports_export (CLD_PANE (self), "report-rows", columns, write_rows, self->rows, self->rows->len);
}

/* --- life --- */

static void
cld_report_rows_pane_shown (CldPane *pane)
{
  CldReportRowsPane *self = CLD_REPORT_ROWS_PANE (pane);

  if (!self->rows)
    load (self);
  cld_row_table_focus (self->table);
}

/* What is of no child, or in no duty, does not come with the board. */
static void
cld_report_rows_pane_changed (CldPane *pane, const char *child)
{
  load (CLD_REPORT_ROWS_PANE (pane));
}

static void
watch_changed_cb (CldReportRowsPane *self, const char *child)
{
  load (self);
}

static void
cld_report_rows_pane_dispose (GObject *object)
{
  CldReportRowsPane *self = CLD_REPORT_ROWS_PANE (object);

  if (self->table)
    cld_row_table_set_rows (self->table, NULL, NULL);
  self->table = NULL;
  g_clear_object (&self->watch);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (cld_report_rows_pane_parent_class)->dispose (object);
}

static void
cld_report_rows_pane_finalize (GObject *object)
{
  CldReportRowsPane *self = CLD_REPORT_ROWS_PANE (object);

  cld_report_query_free (self->query);
  g_strfreev (self->sample);
  G_OBJECT_CLASS (cld_report_rows_pane_parent_class)->finalize (object);
}

static void
cld_report_rows_pane_class_init (CldReportRowsPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cld_report_rows_pane_dispose;
  object_class->finalize = cld_report_rows_pane_finalize;
  CLD_PANE_CLASS (klass)->shown = cld_report_rows_pane_shown;
  CLD_PANE_CLASS (klass)->changed = cld_report_rows_pane_changed;
  g_type_ensure (CLD_TYPE_ROW_TABLE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/caseload/Caseload/reports/cld-report-rows-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, CldReportRowsPane, audit_button);
  gtk_widget_class_bind_template_child (widget_class, CldReportRowsPane, table);
  gtk_widget_class_bind_template_child (widget_class, CldReportRowsPane, empty);
  gtk_widget_class_bind_template_child (widget_class, CldReportRowsPane, sentence);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, sorted_cb);
  gtk_widget_class_install_action (widget_class, "pane.open", NULL, open_action_cb);
  gtk_widget_class_install_action (widget_class, "pane.open-window", NULL, open_window_cb);
  gtk_widget_class_install_action (widget_class, "pane.new", NULL, audit_cb);
  gtk_widget_class_install_action (widget_class, "pane.print", NULL, print_cb);
  gtk_widget_class_install_action (widget_class, "pane.export", NULL, export_cb);
}

static void
cld_report_rows_pane_init (CldReportRowsPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_label_set_use_markup (self->sentence, FALSE);
}

/* What is to be done by the day, what happened with the latest first, children by name; a sample as it was drawn. */
static void
set_order (CldReportRowsPane *self)
{
  switch (self->query->source)
    {
    case CLD_REPORT_OPEN_CHILDREN:
    case CLD_REPORT_OUT_OF_AREA:
    case CLD_REPORT_NOT_ALONE:
      cld_row_table_set_sort (self->table, CLD_REPORT_COLUMN_CHILD, FALSE);
      break;
    case CLD_REPORT_MOVES:
    case CLD_REPORT_MISSING:
    case CLD_REPORT_AUDITS:
      cld_row_table_set_sort (self->table, CLD_REPORT_COLUMN_DAY, TRUE);
      break;
    case CLD_REPORT_LATE:
    case CLD_REPORT_NOTICES:
    case CLD_REPORT_NOT_VISITED:
    case CLD_REPORT_SDQ:
    case CLD_REPORT_REQUIREMENTS:
    case CLD_REPORT_DUTY:
    case CLD_REPORT_FINDINGS:
    default:
      cld_row_table_set_sort (self->table, CLD_REPORT_COLUMN_DAY, FALSE);
      break;
    }
}

static void
begin (CldReportRowsPane *self, CldSession *session)
{
  gboolean sample = self->query == NULL;

  cld_row_table_setup (self->table, _cld_report_rows_get_kind (), sample ? _("Sample") : _("Rows"), FALSE, self);
  if (!sample)
    set_order (self);
  gtk_widget_set_visible (self->audit_button, sample);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pane.new", sample);
  self->watch = g_object_ref (cld_duty_watch_of (session));
  g_signal_connect_object (self->watch, "changed", G_CALLBACK (watch_changed_cb), self, G_CONNECT_SWAPPED);
  load (self);
}

/**
 * cld_report_rows_pane_new:
 * @session: the caseload
 * @query: the number whose rows are shown; it is copied
 *
 * Returns: (transfer floating): the page
 */
CldPane *
cld_report_rows_pane_new (CldSession *session, const CldReportQuery *query)
{
  CldReportRowsPane *self = g_object_new (CLD_TYPE_REPORT_ROWS_PANE, "session", session, NULL);

  self->query = cld_report_query_copy (query);
  begin (self, session);
  return CLD_PANE (self);
}

/**
 * cld_report_rows_pane_new_sample:
 * @session: the caseload
 * @children: numbers of children, in the order they are audited
 *
 * Returns: (transfer floating): the page
 */
CldPane *
cld_report_rows_pane_new_sample (CldSession *session, const char *const *children)
{
  CldReportRowsPane *self = g_object_new (CLD_TYPE_REPORT_ROWS_PANE, "session", session, NULL);

  self->sample = g_strdupv ((char **) children);
  begin (self, session);
  return CLD_PANE (self);
}

/**
 * cld_report_rows_pane_get_n:
 * @self: a page
 *
 * Returns: how many rows it shows
 */
guint
cld_report_rows_pane_get_n (CldReportRowsPane *self)
{
  return self->rows ? self->rows->len : 0;
}
