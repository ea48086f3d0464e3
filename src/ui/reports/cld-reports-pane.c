/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cld-reports-pane-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cld-choices.h"
#include "cld-codes.h"
#include "cld-columns.h"
#include "cld-window.h"

G_DEFINE_FINAL_TYPE (CldReportsPane, cld_reports_pane, CLD_TYPE_PANE)

#define FIRST_TREND "C02" /* visits */

/* --- tiles --- */

/* A number of what is shown now: its months, its children. */
CldReportQuery
_cld_reports_pane_make_query (CldReportsPane *self, CldReportSource source)
{
  CldReportQuery query = { .source = source, .month = CLD_COMPLIANCE_PERIOD, .what = CLD_COMPLIANCE_N };

  query.filter = self->wanted->filter;
  return query;
}

static void
tile_clicked_cb (CldReportsPane *self, GtkWidget *button)
{
  CldReportQuery query;

  if (!self->wanted)
    return;
  query = _cld_reports_pane_make_query (self, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "source")));
  _cld_reports_pane_open (self, &query);
}

/* The box of the tiles has keys of its own: it is on its items that the keyboard is. */
static void
tile_activated_cb (CldReportsPane *self, GtkFlowBoxChild *item)
{
  g_signal_emit_by_name (gtk_flow_box_child_get_child (item), "clicked");
}

static void
make_tile (CldReportsPane *self, CldReportSource source)
{
  CldReportsTile *tile = &self->tile[source];
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *item = gtk_flow_box_child_new ();
  CldReportQuery query = { .source = source };
  g_autofree char *title = cld_report_query_dup_title (&query);

  tile->source = source;
  tile->number = GTK_LABEL (gtk_label_new ("–"));
  tile->title = GTK_LABEL (gtk_label_new (title));
  gtk_widget_add_css_class (GTK_WIDGET (tile->number), "cld-big");
  gtk_widget_add_css_class (GTK_WIDGET (tile->title), "cld-caption");
  gtk_label_set_xalign (tile->number, 0);
  gtk_label_set_xalign (tile->title, 0);
  gtk_label_set_wrap (tile->title, TRUE);
  gtk_label_set_width_chars (tile->title, 12);
  gtk_label_set_max_width_chars (tile->title, 18);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (tile->number));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (tile->title));
  tile->button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (tile->button), box);
  gtk_widget_add_css_class (tile->button, "card");
  gtk_widget_add_css_class (tile->button, "cld-tile");
  gtk_widget_set_name (tile->button, cld_report_source_get_id (source));
  g_object_set_data (G_OBJECT (tile->button), "source", GUINT_TO_POINTER (source));
  g_signal_connect_object (tile->button, "clicked", G_CALLBACK (tile_clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (item), tile->button);
  gtk_widget_set_focusable (tile->button, FALSE);
  gtk_flow_box_append (self->tiles, item);
}

/* Counting is making the rows: a number can say nothing else than what it opens. */
static gboolean
load_tile (CldReportsPane *self, CldReportsTile *tile, CldDb *db, const CldDutyBoard *board, GError **error)
{
  CldReportQuery query = _cld_reports_pane_make_query (self, tile->source);
  g_autoptr (CldReportRows) rows = cld_report_rows_find (&query, db, board, error);
  g_autofree char *number = NULL, *name = NULL;

  if (!rows)
    return FALSE;
  tile->n = cld_report_rows_get_n (rows);
  number = g_strdup_printf ("%u", tile->n);
  name = g_strdup_printf ("%s: %s", gtk_label_get_text (tile->title), number);
  gtk_label_set_text (tile->number, number);
  gtk_accessible_update_property (GTK_ACCESSIBLE (tile->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (tile->button)), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return TRUE;
}

/* --- duties --- */

static GArray *
make_duty_rows (const CldCompliance *counts)
{
  GArray *rows = cld_count_rows_new ();

  for (guint duty = 0; duty < cld_timetable_get_n (); duty++)
    {
      const CldTimetableRow *of = cld_timetable_get (duty);
      CldCountRow row = { .id = (int) duty };

      if (!cld_compliance_has_duty (counts, duty))
        continue;
      row.label = g_strdup_printf ("%s (%s)", _(of->short_title), of->id);
      row.remark = g_strdup (of->must ? _("Must") : _("Should"));
      for (guint what = 0; what < CLD_COMPLIANCE_N; what++)
        row.counts[what] = cld_compliance_count (counts, duty, CLD_COMPLIANCE_PERIOD, what);
      row.counts[CLD_REPORTS_NO_DATE] = cld_compliance_count_any (counts, duty, CLD_COMPLIANCE_NO_MONTH);
      row.share = cld_compliance_get_share (counts, duty, CLD_COMPLIANCE_PERIOD);
      g_array_append_val (rows, row);
    }
  return rows;
}

static void
open_duty_cb (CldReportsPane *self, int id, guint column)
{
  CldReportQuery query = _cld_reports_pane_make_query (self, CLD_REPORT_DUTY);

  query.duty = (guint) id;
  query.month = column == CLD_REPORTS_NO_DATE ? CLD_COMPLIANCE_NO_MONTH : CLD_COMPLIANCE_PERIOD;
  query.what = column == CLD_REPORTS_NO_DATE ? CLD_COMPLIANCE_N : column;
  _cld_reports_pane_open (self, &query);
}

/* --- the trend --- */

/* Of the twelve months up to the last one that is shown. */
static CldComplianceFilter
make_year (CldReportsPane *self, const char *const *ids)
{
  CldComplianceFilter filter = self->wanted->filter;

  filter.from = filter.until - 11;
  filter.ids = ids;
  return filter;
}

static void
load_trend (CldReportsPane *self, const CldDutyBoard *board)
{
  const CldTimetableRow *of = cld_timetable_get (self->trend);
  const char *const ids[] = { of->id, NULL };
  CldComplianceFilter filter = make_year (self, ids);
  g_autoptr (CldCompliance) year = cld_compliance_new (board, &filter);
  g_autofree char *title = g_strdup_printf ("%s (%s)", _(of->short_title), of->id);
  GArray *rows = cld_count_rows_new ();

  for (gint32 month = filter.from; month <= filter.until; month++)
    {
      CldCountRow row = { .id = month, .label = cld_month_dup_label (month, TRUE), .share = cld_compliance_get_share (year, self->trend, month) };

      for (guint what = 0; what < CLD_CHART_N_PARTS; what++)
        row.counts[what] = cld_compliance_count (year, self->trend, month, what);
      g_array_append_val (rows, row);
    }
  cld_count_table_set_rows (self->months, rows, 0);
  cld_trend_area_set_bars (self->chart, cld_compliance_bars_new (year, self->trend), title);
}

static void
open_month (CldReportsPane *self, gint32 month, guint what)
{
  CldReportQuery query = _cld_reports_pane_make_query (self, CLD_REPORT_DUTY);

  query.filter = make_year (self, NULL);
  query.duty = self->trend;
  query.month = month;
  query.what = what;
  _cld_reports_pane_open (self, &query);
}

/* A bar is what it shows: every row of the month in one of its four parts. */
static void
open_bar_cb (CldReportsPane *self, guint bar)
{
  if (self->wanted)
    open_month (self, self->wanted->filter.until - 11 + (gint32) bar, CLD_COMPLIANCE_CHARTED);
}

static void
open_month_cb (CldReportsPane *self, int month, guint column)
{
  open_month (self, month, column);
}

static void
choose_trend (CldReportsPane *self, guint duty)
{
  const CldDutyBoard *board = self->watch ? cld_duty_watch_get_board (self->watch) : NULL;

  self->trend = duty;
  cld_count_table_set_chosen (self->duties, (int) duty);
  if (board && self->wanted)
    load_trend (self, board);
}

static void
trend_chosen_cb (CldReportsPane *self)
{
  guint selected = gtk_drop_down_get_selected (self->trend_of);

  if (!self->quiet && selected < self->trend_duties->len)
    choose_trend (self, g_array_index (self->trend_duties, guint, selected));
}

static void
duty_chosen_cb (CldReportsPane *self, int duty)
{
  for (guint i = 0; i < self->trend_duties->len; i++)
    if (g_array_index (self->trend_duties, guint, i) == (guint) duty)
      gtk_drop_down_set_selected (self->trend_of, i);
  gtk_widget_grab_focus (GTK_WIDGET (self->chart));
}

/* The duties that there are: the one that was chosen, else visits, else the first. */
static void
fill_trend_choices (CldReportsPane *self, GArray *rows)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  guint selected = 0;

  self->quiet = TRUE;
  g_array_set_size (self->trend_duties, 0);
  for (guint i = 0; i < rows->len; i++)
    {
      const CldCountRow *row = &g_array_index (rows, CldCountRow, i);
      guint duty = (guint) row->id;

      g_array_append_val (self->trend_duties, duty);
      gtk_string_list_append (list, row->label);
      if (duty == self->trend)
        selected = i;
    }
  gtk_drop_down_set_model (self->trend_of, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (self->trend_of, rows->len > 0 ? selected : GTK_INVALID_LIST_POSITION);
  self->trend = rows->len > 0 ? g_array_index (self->trend_duties, guint, selected) : self->trend;
  self->quiet = FALSE;
}

/* --- audits --- */

static gboolean
load_audits (CldReportsPane *self, CldDb *db, const CldDutyBoard *board, GError **error)
{
  g_autoptr (CldAuditGrades) audits = cld_audit_grades_load (db, board, &self->wanted->filter, error);
  GArray *rows;

  if (!audits)
    return FALSE;
  rows = cld_count_rows_new ();
  for (guint grade = 0; grade < cld_audit_grades_get_n (audits); grade++)
    {
      CldCountRow row = { .id = (int) grade, .label = g_strdup (cld_audit_grades_get_label (audits, grade)), .counts = { cld_audit_grades_count (audits, grade) }, .share = -1 };

      g_array_append_val (rows, row);
    }
  cld_count_table_set_rows (self->audits, rows, -1);
  return TRUE;
}

static void
open_audits_cb (CldReportsPane *self, int grade, guint column)
{
  const CldCodeList *codes = cld_code_list_find ("audit_grade");
  CldReportQuery query = _cld_reports_pane_make_query (self, CLD_REPORT_AUDITS);

  query.grade = (guint) grade < cld_code_list_get_n (codes) ? cld_code_list_get (codes, (guint) grade)->code : "";
  _cld_reports_pane_open (self, &query);
}

/* --- all of it --- */

static void
show_fault (CldReportsPane *self, const GError *error)
{
  CldWindow *window = cld_window_of (GTK_WIDGET (self));

  if (window && error)
    cld_window_show_error (window, _("The numbers could not be read"), error);
}

static void
update_words (CldReportsPane *self)
{
  const CldComplianceFilter *filter = &self->wanted->filter;
  g_autofree char *from = cld_month_dup_label (filter->from, TRUE), *until = cld_month_dup_label (filter->until, TRUE);
  g_autofree char *period = filter->from == filter->until ? g_strdup (until) : g_strdup_printf (_("%1$s to %2$s"), from, until);
  g_autofree char *about = g_strdup_printf (_("Due in %s. Each duty stands for itself; a number opens its rows. %s"), period, cld_cohort_get_limits ());

  gtk_label_set_text (self->about, about);
  cld_pane_set_title (CLD_PANE (self), _("Reports"), period);
}

static void
set_wanted (CldReportsPane *self, const CldDutyBoard *board)
{
  CldReportQuery query = { .source = CLD_REPORT_DUTY };

  cld_reports_filter_fill (self->filter, cld_duty_board_get_today (board), &query.filter);
  g_clear_pointer (&self->wanted, cld_report_query_free);
  self->wanted = cld_report_query_copy (&query);
}

static void
show_loading (CldReportsPane *self, gboolean loading)
{
  gtk_widget_set_visible (self->loading, loading);
  gtk_widget_set_visible (self->scroller, !loading);
  gtk_spinner_set_spinning (self->spinner, loading);
}

/**
 * _cld_reports_pane_load:
 * @self: the page
 *
 * Counts everything anew.
 */
void
_cld_reports_pane_load (CldReportsPane *self)
{
  const CldDutyBoard *board = self->watch ? cld_duty_watch_get_board (self->watch) : NULL;
  CldSession *session = cld_pane_get_session (CLD_PANE (self));
  CldDb *db = session ? cld_session_get_db (session) : NULL;
  g_autoptr (CldCompliance) counts = NULL;
  g_autoptr (GError) error = NULL;
  GArray *rows;
  gboolean done = TRUE;

  show_loading (self, !board);
  if (!board || !db)
    return;
  self->stale = FALSE;
  set_wanted (self, board);
  counts = cld_compliance_new (board, &self->wanted->filter);
  rows = make_duty_rows (counts);
  fill_trend_choices (self, rows);
  cld_count_table_set_rows (self->duties, rows, (int) self->trend);
  for (guint i = 0; i < CLD_REPORT_N_TILES && done; i++)
    done = load_tile (self, &self->tile[i], db, board, &error);
  load_trend (self, board);
  update_words (self);
  if (!done || !_cld_reports_pane_load_sectors (self, db, cld_duty_board_get_today (board), &error) || !load_audits (self, db, board, &error))
    show_fault (self, error);
  if (self->wants_focus && gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_child_focus (GTK_WIDGET (self->tiles), GTK_DIR_TAB_FORWARD);
  self->wants_focus = FALSE;
}

static void
filter_changed_cb (CldReportsPane *self)
{
  _cld_reports_pane_load (self);
}

static gboolean
reload_idle_cb (gpointer data)
{
  CldReportsPane *self = data;

  self->reload_idle = 0;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    _cld_reports_pane_load (self);
  return G_SOURCE_REMOVE;
}

/* A change is told by the record and by its duties, and there may be many: they are counted once. Out of sight it waits. */
static void
reload (CldReportsPane *self)
{
  self->stale = TRUE;
  if (!self->reload_idle)
    self->reload_idle = g_idle_add (reload_idle_cb, self);
}

static void
watch_changed_cb (CldReportsPane *self, const char *child)
{
  const CldDutyBoard *board = cld_duty_watch_get_board (self->watch);

  if (board)
    cld_reports_filter_load (self->filter, board, cld_duty_watch_get_people (self->watch));
  reload (self);
}

/* --- life --- */

static void
cld_reports_pane_shown (CldPane *pane)
{
  CldReportsPane *self = CLD_REPORTS_PANE (pane);

  /* Who comes back from the rows of a number finds the keyboard on it. */
  self->wants_focus = !self->last;
  if (self->stale || !self->wanted)
    _cld_reports_pane_load (self);
  if (self->wants_focus && self->wanted)
    gtk_widget_child_focus (GTK_WIDGET (self->tiles), GTK_DIR_TAB_FORWARD);
  else if (self->last)
    gtk_widget_grab_focus (self->last);
  self->wants_focus = self->wants_focus && !self->wanted;
}

static void
cld_reports_pane_changed (CldPane *pane, const char *child)
{
  reload (CLD_REPORTS_PANE (pane));
}

static CldCountTable *
make_duties_table (void)
{
  CldCountColumns columns = { .first = _("Duty"), .remark = _("Strength"), .share = _("Share on time"), .choose = _("show its trend") };

  for (guint what = 0; what < CLD_COMPLIANCE_N; what++)
    columns.titles[columns.n++] = cld_compliance_what_label (what);
  /* Translators: rows of which no day is known */
  columns.titles[columns.n++] = _("No date");
  return CLD_COUNT_TABLE (cld_count_table_new (&columns, _("What became of each duty")));
}

static CldCountTable *
make_months_table (void)
{
  CldCountColumns columns = { .first = _("Month"), .share = _("Share on time") };

  for (guint what = 0; what < CLD_CHART_N_PARTS; what++)
    columns.titles[columns.n++] = cld_compliance_what_label (what);
  return CLD_COUNT_TABLE (cld_count_table_new (&columns, _("Months of the trend")));
}

static CldCountTable *
make_audits_table (void)
{
  const CldCountColumns columns = { .first = _("Grade"), .titles = { _("Audits") }, .n = 1 };

  return CLD_COUNT_TABLE (cld_count_table_new (&columns, _("Quality audits")));
}

/* A part of the trend in a frame of its own. */
static void
add_card (GtkWidget *to, GtkWidget *widget)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_set_hexpand (widget, TRUE);
  gtk_box_append (GTK_BOX (card), widget);
  gtk_widget_set_parent (card, to);
}

static void
build (CldReportsPane *self)
{
  for (guint i = 0; i < CLD_REPORT_N_TILES; i++)
    make_tile (self, i);
  self->duties = make_duties_table ();
  self->months = make_months_table ();
  _cld_reports_pane_build_sectors (self);
  self->audits = make_audits_table ();
  self->chart = g_object_new (CLD_TYPE_TREND_AREA, "margin-top", 9, "margin-bottom", 6, "margin-start", 9, "margin-end", 9, NULL);
  gtk_widget_set_hexpand (GTK_WIDGET (self->duties), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->audits), TRUE);
  gtk_box_append (self->duties_box, GTK_WIDGET (self->duties));
  gtk_box_append (self->audits_box, GTK_WIDGET (self->audits));
  add_card (self->trend_box, GTK_WIDGET (self->chart));
  add_card (self->trend_box, GTK_WIDGET (self->months));
  g_signal_connect_object (self->tiles, "child-activated", G_CALLBACK (tile_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->duties, "open", G_CALLBACK (open_duty_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->duties, "chosen", G_CALLBACK (duty_chosen_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->months, "open", G_CALLBACK (open_month_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->chart, "open", G_CALLBACK (open_bar_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->audits, "open", G_CALLBACK (open_audits_cb), self, G_CONNECT_SWAPPED);
}

static void
cld_reports_pane_constructed (GObject *object)
{
  CldReportsPane *self = CLD_REPORTS_PANE (object);
  CldSession *session;

  G_OBJECT_CLASS (cld_reports_pane_parent_class)->constructed (object);
  session = cld_pane_get_session (CLD_PANE (self));
  cld_pane_set_title (CLD_PANE (self), _("Reports"), NULL);
  if (!session)
    return;
  self->watch = g_object_ref (cld_duty_watch_of (session));
  g_signal_connect_object (self->watch, "changed", G_CALLBACK (watch_changed_cb), self, G_CONNECT_SWAPPED);
  if (cld_duty_watch_get_board (self->watch))
    cld_reports_filter_load (self->filter, cld_duty_watch_get_board (self->watch), cld_duty_watch_get_people (self->watch));
}

static void
cld_reports_pane_dispose (GObject *object)
{
  g_clear_handle_id (&CLD_REPORTS_PANE (object)->reload_idle, g_source_remove);
  g_clear_object (&CLD_REPORTS_PANE (object)->watch);
  g_clear_weak_pointer (&CLD_REPORTS_PANE (object)->last);
  G_OBJECT_CLASS (cld_reports_pane_parent_class)->dispose (object);
}

static void
cld_reports_pane_finalize (GObject *object)
{
  CldReportsPane *self = CLD_REPORTS_PANE (object);

  cld_report_query_free (self->wanted);
  g_array_unref (self->trend_duties);
  g_ptr_array_unref (self->sector_codes);
  G_OBJECT_CLASS (cld_reports_pane_parent_class)->finalize (object);
}

static void
cld_reports_pane_class_init (CldReportsPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = cld_reports_pane_constructed;
  object_class->dispose = cld_reports_pane_dispose;
  object_class->finalize = cld_reports_pane_finalize;
  CLD_PANE_CLASS (klass)->shown = cld_reports_pane_shown;
  CLD_PANE_CLASS (klass)->changed = cld_reports_pane_changed;
  g_type_ensure (CLD_TYPE_COLUMNS);
  g_type_ensure (CLD_TYPE_REPORTS_FILTER);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/caseload/Caseload/reports/cld-reports-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, CldReportsPane, filter);
  gtk_widget_class_bind_template_child (widget_class, CldReportsPane, scroller);
  gtk_widget_class_bind_template_child (widget_class, CldReportsPane, tiles);
  gtk_widget_class_bind_template_child (widget_class, CldReportsPane, about);
  gtk_widget_class_bind_template_child (widget_class, CldReportsPane, duties_box);
  gtk_widget_class_bind_template_child (widget_class, CldReportsPane, trend_of);
  gtk_widget_class_bind_template_child (widget_class, CldReportsPane, trend_box);
  gtk_widget_class_bind_template_child (widget_class, CldReportsPane, sectors_box);
  gtk_widget_class_bind_template_child (widget_class, CldReportsPane, audits_box);
  gtk_widget_class_bind_template_child (widget_class, CldReportsPane, loading);
  gtk_widget_class_bind_template_child (widget_class, CldReportsPane, spinner);
  gtk_widget_class_bind_template_child (widget_class, CldReportsPane, loading_label);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, trend_chosen_cb);
  _cld_reports_pane_class_init_actions (widget_class);
}

static void
cld_reports_pane_init (CldReportsPane *self)
{
  int duty = cld_timetable_index (FIRST_TREND);

  self->stale = TRUE;
  self->trend = duty >= 0 ? (guint) duty : 0;
  self->trend_duties = g_array_new (FALSE, FALSE, sizeof (guint));
  self->sector_codes = g_ptr_array_new_with_free_func (g_free);
  self->quiet = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  cld_choices_prepare (self->trend_of, 40);
  build (self);
  self->quiet = FALSE;
}

/**
 * cld_reports_pane_new:
 * @session: a session
 *
 * Returns: (transfer floating): the page
 */
CldPane *
cld_reports_pane_new (CldSession *session)
{
  return g_object_new (CLD_TYPE_REPORTS_PANE, "session", session, NULL);
}
