/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reports-fixture.h"

#include "cld-children-cell.h"
#include "cld-dip-sample.h"
#include "cld-finding-sectors.h"
#include "cld-form-page.h"
#include "cld-repo.h"
#include "cld-report-rows-pane.h"
#include "cld-report-rows-private.h"
#include "cld-reports-export.h"
#include "cld-row-table.h"

/* The rows page that is in view; goes back from it. */
static guint
count_opened (Fixture *fixture)
{
  CldPane *pane;
  guint n;

  settle ();
  pane = cld_window_get_pane (fixture->window);
  g_assert_true (CLD_IS_REPORT_ROWS_PANE (pane));
  n = cld_report_rows_pane_get_n (CLD_REPORT_ROWS_PANE (pane));
  cld_window_pop (fixture->window);
  settle ();
  g_assert_true (cld_window_get_pane (fixture->window) == CLD_PANE (fixture->pane));
  return n;
}

static guint
read_tile (Fixture *fixture, CldReportSource source)
{
  return (guint) g_ascii_strtoull (gtk_label_get_text (fixture->pane->tile[source].number), NULL, 10);
}

/* Each number that is shown is how many rows its click opens. */
static void
test_tiles (Fixture *fixture, gconstpointer data)
{
  static const guint expected[CLD_REPORT_N_TILES] = {
    [CLD_REPORT_OPEN_CHILDREN] = 3, [CLD_REPORT_OUT_OF_AREA] = 3, [CLD_REPORT_MOVES] = 1, [CLD_REPORT_NOTICES] = 1, [CLD_REPORT_NOT_VISITED] = 3,
    [CLD_REPORT_NOT_ALONE] = 1, [CLD_REPORT_MISSING] = 1, [CLD_REPORT_REQUIREMENTS] = 1,
  };

  for (guint i = 0; i < CLD_REPORT_N_TILES; i++)
    {
      g_test_message ("%s", cld_report_source_get_id (i));
      if (i != CLD_REPORT_LATE && i != CLD_REPORT_SDQ)
        g_assert_cmpuint (read_tile (fixture, i), ==, expected[i]);
      g_signal_emit_by_name (fixture->pane->tile[i].button, "clicked");
      g_assert_cmpuint (count_opened (fixture), ==, read_tile (fixture, i));
    }
  g_assert_cmpuint (read_tile (fixture, CLD_REPORT_LATE), >, 5);
}

static guint
press_all (Fixture *fixture, CldCountTable *table, guint n_columns)
{
  guint n = 0, n_rows = cld_count_table_get_rows (table)->len;

  for (guint i = 0; i < n_rows; i++)
    for (guint column = 0; column < n_columns; column++)
      {
        const CldCountRow *row = &g_array_index (cld_count_table_get_rows (table), CldCountRow, i);
        guint count = row->counts[column];
        GtkWidget *button = cld_count_table_find_button (table, row->id, column);

        g_assert_cmpint (button != NULL, ==, count > 0);
        if (!button)
          continue;
        g_signal_emit_by_name (button, "clicked");
        g_assert_cmpuint (count_opened (fixture), ==, count);
        n++;
      }
  return n;
}

static void
test_table (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (press_all (fixture, fixture->pane->duties, CLD_COMPLIANCE_N + 1), >, 8);
}

static void
test_audits (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (press_all (fixture, fixture->pane->audits, 1), ==, 1);
}

static CldRowTable *
find_table (GtkWidget *widget)
{
  CldRowTable *found = CLD_IS_ROW_TABLE (widget) ? CLD_ROW_TABLE (widget) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found; child = gtk_widget_get_next_sibling (child))
    found = find_table (child);
  return found;
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

static char *
join (GPtrArray *keys)
{
  g_ptr_array_sort (keys, compare_texts);
  g_ptr_array_add (keys, NULL);
  return g_strjoinv (" ", (char **) keys->pdata);
}

/* What the rows page in view lists; goes back from it. */
static char *
join_opened (Fixture *fixture)
{
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  CldRowTable *table;

  settle ();
  g_assert_true (CLD_IS_REPORT_ROWS_PANE (cld_window_get_pane (fixture->window)));
  table = find_table (GTK_WIDGET (cld_window_get_pane (fixture->window)));
  for (guint i = 0; i < cld_row_table_get_n_rows (table); i++)
    g_ptr_array_add (keys, g_strdup (((const CldReportTexts *) cld_row_table_get_row (table, i))->key));
  cld_window_pop (fixture->window);
  settle ();
  return join (keys);
}

/* The duties of a month, found without anything of the page. */
typedef struct
{
  guint duty;
  gint32 month;
  guint what;
  GPtrArray *keys;
} Expected;

static gboolean
expected_cb (const CldFacts *facts, const CldDuty *duty, gpointer data)
{
  Expected *expected = data;
  CldComplianceWhat what;
  gint32 day;

  if (duty->row == expected->duty && cld_compliance_judge (duty, &what, &day) && day != CLD_NO_DAY && cld_month_of_day (day) == expected->month &&
      (what == expected->what || (expected->what == CLD_COMPLIANCE_CHARTED && what <= CLD_COMPLIANCE_NOT_RECORDED)))
    {
      g_autofree char *ref = cld_duty_dup_ref (facts, duty);

      g_ptr_array_add (expected->keys, g_strdup_printf ("duty/%s", ref));
    }
  return TRUE;
}

static char *
join_expected (Fixture *fixture, gint32 month, guint what)
{
  const char *ids[] = { cld_timetable_get (fixture->pane->trend)->id, NULL };
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  Expected expected = { fixture->pane->trend, month, what, keys };
  CldDutyFilter filter = CLD_DUTY_FILTER_INIT;

  filter.ids = ids;
  cld_duty_board_foreach (cld_duty_watch_get_board (fixture->pane->watch), &filter, expected_cb, &expected);
  return join (keys);
}

/* Row 42 of the list of features: twelve months of visits, and each of their numbers, and each bar, opens exactly its rows. */
static void
test_row_42_trends (Fixture *fixture, gconstpointer data)
{
  guint n_numbers = 0, n_bars = 0, n_parts[CLD_CHART_N_PARTS] = { 0 };

  g_assert_cmpstr (cld_timetable_get (fixture->pane->trend)->id, ==, "C02");
  g_assert_cmpuint (cld_count_table_get_rows (fixture->pane->months)->len, ==, 12);
  for (guint i = 0; i < 12; i++)
    {
      gint32 month = g_array_index (cld_count_table_get_rows (fixture->pane->months), CldCountRow, i).id;
      g_autofree char *charted = join_expected (fixture, month, CLD_COMPLIANCE_CHARTED), *bar = NULL;

      g_assert_cmpint (month, ==, cld_month_read ("2025-05") + (gint32) i);
      g_signal_emit_by_name (fixture->pane->chart, "open", i);
      bar = join_opened (fixture);
      g_assert_cmpstr (bar, ==, charted);
      n_bars += *bar ? 1 : 0;
      for (guint what = 0; what < CLD_CHART_N_PARTS; what++)
        {
          g_autofree char *rows = join_expected (fixture, month, what), *opened = NULL;
          GtkWidget *button = cld_count_table_find_button (fixture->pane->months, month, what);

          g_assert_cmpint (button != NULL, ==, *rows != '\0');
          if (!button)
            continue;
          g_signal_emit_by_name (button, "clicked");
          opened = join_opened (fixture);
          g_assert_cmpstr (opened, ==, rows);
          n_parts[what]++;
          n_numbers++;
        }
    }
  /* Visits were made in each month, in time and late. */
  g_assert_cmpuint (n_bars, ==, 12);
  g_assert_cmpuint (n_parts[CLD_COMPLIANCE_ON_TIME], >=, 10);
  g_assert_cmpuint (n_parts[CLD_COMPLIANCE_LATE], >=, 8);
  g_assert_cmpuint (n_parts[CLD_COMPLIANCE_MISSING], >=, 1);
}

/* The numbers of a table, to see that they stay. */
static char *
join_counts (CldCountTable *table, guint n_columns)
{
  GArray *rows = cld_count_table_get_rows (table);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    for (guint column = 0; column < n_columns; column++)
      g_string_append_printf (out, "%u ", g_array_index (rows, CldCountRow, i).counts[column]);
  return g_string_free (out, FALSE);
}

/* Row 11: findings by sector, each number with exactly its rows. */
static void
test_row_11_sectors (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *label;
    CldSectorFigure figure;
    const char *rows;
  } expected[] = {
    { "Private", CLD_SECTOR_RECOMMENDATIONS, "finding/g" },
    { "Private", CLD_SECTOR_MET, "finding/h" },
    { "No sector recorded", CLD_SECTOR_REQUIREMENTS, "finding/f" },
    { "No sector recorded", CLD_SECTOR_REQUIREMENTS_OVERDUE, "finding/f" },
    { "Authorities themselves", CLD_SECTOR_IMPROVEMENTS, "finding/l" },
    { "Authorities themselves", CLD_SECTOR_IMPROVEMENTS_OVERDUE, "finding/l" },
  };
  GArray *rows = cld_count_table_get_rows (fixture->pane->sectors);
  g_autofree char *before = NULL, *after = NULL;

  g_assert_cmpuint (rows->len, ==, 3);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    for (guint k = 0; k < rows->len; k++)
      if (strcmp (g_array_index (rows, CldCountRow, k).label, expected[i].label) == 0)
        {
          GtkWidget *button = cld_count_table_find_button (fixture->pane->sectors, (int) k, expected[i].figure);
          g_autofree char *opened = NULL;

          g_assert_nonnull (button);
          g_signal_emit_by_name (button, "clicked");
          opened = join_opened (fixture);
          g_assert_cmpstr (opened, ==, expected[i].rows);
        }
  g_assert_cmpuint (press_all (fixture, fixture->pane->sectors, CLD_SECTOR_N_FIGURES), ==, G_N_ELEMENTS (expected));
  /* No filter of children changes them. */
  before = join_counts (fixture->pane->sectors, CLD_SECTOR_N_FIGURES);
  cld_reports_filter_set_team (fixture->pane->filter, NASTY);
  settle ();
  after = join_counts (fixture->pane->sectors, CLD_SECTOR_N_FIGURES);
  g_assert_cmpstr (after, ==, before);
}

static void
test_chosen_trend (Fixture *fixture, gconstpointer data)
{
  guint n = g_list_model_get_n_items (gtk_drop_down_get_model (fixture->pane->trend_of));
  guint duty = (guint) cld_timetable_index ("C01");

  g_assert_cmpuint (n, ==, cld_count_table_get_rows (fixture->pane->duties)->len);
  g_signal_emit_by_name (fixture->pane->duties, "chosen", (int) duty);
  settle ();
  g_assert_cmpuint (fixture->pane->trend, ==, duty);
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (fixture->pane->chart)));
}

static void
test_filters (Fixture *fixture, gconstpointer data)
{
  cld_reports_filter_set_team (fixture->pane->filter, NASTY);
  settle ();
  g_assert_cmpuint (read_tile (fixture, CLD_REPORT_OPEN_CHILDREN), ==, 1);
  g_signal_emit_by_name (fixture->pane->tile[CLD_REPORT_OPEN_CHILDREN].button, "clicked");
  g_assert_cmpuint (count_opened (fixture), ==, 1);
  press_all (fixture, fixture->pane->duties, CLD_COMPLIANCE_N + 1);
  cld_reports_filter_clear (fixture->pane->filter);
  cld_reports_filter_set_cohort (fixture->pane->filter, CLD_COHORT_CARE_LEAVERS);
  settle ();
  g_assert_cmpuint (read_tile (fixture, CLD_REPORT_OPEN_CHILDREN), ==, 0);
  g_assert_cmpuint (cld_count_table_get_rows (fixture->pane->duties)->len, ==, 0);
  cld_reports_filter_clear (fixture->pane->filter);
  cld_reports_filter_set_period (fixture->pane->filter, CLD_REPORTS_LAST_YEAR);
  settle ();
  g_assert_cmpint (fixture->pane->wanted->filter.from, ==, cld_month_read ("2025-04"));
  g_assert_cmpint (fixture->pane->wanted->filter.until, ==, cld_month_read ("2026-03"));
}

static void
test_sort (Fixture *fixture, gconstpointer data)
{
  GtkWidget *first;

  cld_count_table_sort (fixture->pane->duties, CLD_COMPLIANCE_MISSING, TRUE);
  settle ();
  first = gtk_widget_get_first_child (GTK_WIDGET (fixture->pane->duties));
  g_assert_nonnull (first);
  g_assert_cmpuint (press_all (fixture, fixture->pane->duties, CLD_COMPLIANCE_N + 1), >, 8);
}

/* Every label of the page: none says anything of several duties at once, none takes a name for markup. */
static void
look_at (GtkWidget *widget, GString *words)
{
  if (GTK_IS_LABEL (widget))
    g_string_append_printf (words, "%s\n", gtk_label_get_text (GTK_LABEL (widget)));
  if (CLD_IS_CHILDREN_CELL (widget))
    g_string_append_printf (words, "%s\n", cld_children_cell_get_text (CLD_CHILDREN_CELL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    look_at (child, words);
}

static void
test_no_single_figure (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_autofree char *folded = NULL;

  look_at (GTK_WIDGET (fixture->pane), words);
  folded = g_utf8_casefold (words->str, -1);
  g_assert_nonnull (strstr (words->str, "Visit (C02)"));
  g_assert_nonnull (strstr (words->str, "help and protection"));
  for (guint i = 0; i < 4; i++)
    g_assert_null (strstr (folded, ((const char *const[]){ "overall", "score", "total", "compliance:" })[i]));
}

static void
test_names (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GString) words = g_string_new (NULL);

  g_signal_emit_by_name (fixture->pane->tile[CLD_REPORT_OPEN_CHILDREN].button, "clicked");
  settle ();
  look_at (GTK_WIDGET (cld_window_get_pane (fixture->window)), words);
  g_assert_nonnull (strstr (words->str, "Mia " NASTY));
  g_string_truncate (words, 0);
  cld_window_pop (fixture->window);
  settle ();
  g_signal_emit_by_name (fixture->pane->tile[CLD_REPORT_REQUIREMENTS].button, "clicked");
  settle ();
  look_at (GTK_WIDGET (cld_window_get_pane (fixture->window)), words);
  g_assert_nonnull (strstr (words->str, NASTY));
  cld_window_pop (fixture->window);
  settle ();
}

static gboolean
write_one (CldOutput *output, gpointer data, GError **error)
{
  const char *const cells[] = { data };

  return cld_output_row (output, cells, error);
}

static void
test_export (Fixture *fixture, gconstpointer data)
{
  static const char *const columns[] = { "a", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = cld_table_export_make (columns, write_one, (gpointer) NASTY, &error);

  g_assert_no_error (error);
  g_assert_nonnull (strstr (g_bytes_get_data (bytes, NULL), "Neil"));
}

static guint
count_files (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir && (name = g_dir_read_name (dir)))
    n += g_str_has_suffix (name, ".csv") ? 1 : 0;
  return n;
}

static void
test_annex_a (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "annex-a", NULL);
  gint64 end = g_get_monotonic_time () + 20 * G_TIME_SPAN_SECOND;

  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
  cld_reports_export_annex_a_to (CLD_PANE (fixture->pane), path, cld_date_to_day (TODAY));
  while (count_files (path) == 0)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_main_context_iteration (NULL, FALSE);
    }
  settle ();
  g_assert_cmpuint (count_files (path), >=, 3);
  remove_folder (path);
}

/* Different children each time, each at most once, fewer where there are fewer. */
static void
test_sample (Fixture *fixture, gconstpointer data)
{
  const CldDutyBoard *board = cld_duty_watch_get_board (fixture->pane->watch);
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (GHashTable) first = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < 60; i++)
    {
      g_auto (GStrv) all = cld_dip_sample_draw (board, CLD_COHORT_LOOKED_AFTER, 5, rand);
      g_auto (GStrv) none = cld_dip_sample_draw (board, CLD_COHORT_CARE_LEAVERS, 5, rand);
      g_auto (GStrv) two = cld_dip_sample_draw (board, CLD_COHORT_LOOKED_AFTER, 2, rand);

      g_assert_cmpuint (g_strv_length (all), ==, 3);
      g_assert_cmpuint (g_strv_length (none), ==, 0);
      g_assert_cmpuint (g_strv_length (two), ==, 2);
      g_assert_cmpstr (two[0], !=, two[1]);
      g_hash_table_add (first, g_strdup (two[0]));
    }
  g_assert_cmpuint (g_hash_table_size (first), ==, 3);
}

static void
test_sample_page (Fixture *fixture, gconstpointer data)
{
  const char *const children[] = { "B2", "A1", NULL };
  g_autoptr (GString) words = g_string_new (NULL);
  CldPane *page = cld_report_rows_pane_new_sample (cld_window_get_session (fixture->window), children);

  cld_window_push (fixture->window, page);
  settle ();
  g_assert_cmpuint (cld_report_rows_pane_get_n (CLD_REPORT_ROWS_PANE (page)), ==, 2);
  look_at (GTK_WIDGET (page), words);
  g_assert_nonnull (strstr (words->str, "No quality audit yet"));
  g_assert_nonnull (strstr (words->str, "Good"));
  cld_window_pop (fixture->window);
  settle ();
}

static GtkWidget *
find_dialog (void)
{
  g_autoptr (GList) all = gtk_window_list_toplevels ();

  for (GList *i = all; i; i = i->next)
    if (ADW_IS_MESSAGE_DIALOG (i->data))
      return i->data;
  return NULL;
}

static GtkSpinButton *
find_spin (GtkWidget *widget)
{
  GtkSpinButton *found = GTK_IS_SPIN_BUTTON (widget) ? GTK_SPIN_BUTTON (widget) : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found; child = gtk_widget_get_next_sibling (child))
    found = find_spin (child);
  return found;
}

static GtkWidget *
find_button (GtkWidget *widget, const char *label)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found; child = gtk_widget_get_next_sibling (child))
    found = find_button (child, label);
  return found;
}

static void
type_in (CldFormPage *page, const char *field, const char *text)
{
  CldForm *form = cld_form_page_get_form (page);

  cld_form_row_type (cld_form_get_row (form, cld_kind_find_field (cld_form_get_kind (form), field)), text);
}

/* Opens the child in the sample as Enter does, and writes what is thought of its record. */
static void
audit_child (Fixture *fixture, CldPane *sample, const char *child, const char *grade, const char *reasons)
{
  CldRowTable *table = find_table (GTK_WIDGET (sample));
  CldPane *page;

  cld_row_table_set_current (table, child);
  g_signal_emit_by_name (table, "open");
  settle ();
  page = cld_window_get_pane (fixture->window);
  g_assert_true (CLD_IS_FORM_PAGE (page));
  type_in (CLD_FORM_PAGE (page), "grade", grade);
  type_in (CLD_FORM_PAGE (page), "reasons", reasons);
  gtk_widget_activate_action (GTK_WIDGET (page), "pane.save", NULL);
  while (cld_window_get_pane (fixture->window) == page)
    g_main_context_iteration (NULL, TRUE);
  settle ();
  g_assert_true (cld_window_get_pane (fixture->window) == sample);
}

/* The audits that are stored of a child on the day: exactly one, with that grade and those reasons. */
static void
assert_audit (Fixture *fixture, const char *child, const char *grade, const char *reasons)
{
  g_autoptr (CldRecordSet) set = cld_record_set_new ();
  g_autoptr (GError) error = NULL;
  GPtrArray *rows;
  guint n = 0;

  cld_repo_load_all (cld_session_get_db (cld_window_get_session (fixture->window)), &cld_quality_audit_kind, set, &error);
  g_assert_no_error (error);
  rows = cld_record_set_get (set, &cld_quality_audit_kind);
  g_assert_cmpuint (rows->len, ==, 1 + 5);
  for (guint i = 0; i < rows->len; i++)
    {
      const CldRow *row = rows->pdata[i];

      if (g_strcmp0 (row->values[QUALITY_AUDIT_CHILD], child) != 0 || g_strcmp0 (row->values[QUALITY_AUDIT_AUDITED_ON], TODAY) != 0)
        continue;
      g_assert_cmpstr (row->values[QUALITY_AUDIT_GRADE], ==, grade);
      g_assert_cmpstr (row->values[QUALITY_AUDIT_REASONS], ==, reasons);
      n++;
    }
  g_assert_cmpuint (n, ==, 1);
}

/* Row 44 of the list of features: five children are drawn by the dialog, and each gets a grade with reasons; no date changes. */
static void
test_row_44_dip_sample (Fixture *fixture, gconstpointer data)
{
  static const char *const grades[] = { "OUT", "GOOD", "GOOD", "RI", "INAD" };
  static const char *const labels[] = { "Outstanding", "Good", "Good", "Requires improvement", "Inadequate" };
  g_autofree char *before = join_counts (fixture->pane->duties, CLD_COMPLIANCE_N + 1), *after = NULL;
  g_autoptr (GPtrArray) children = g_ptr_array_new_with_free_func (g_free);
  CldPane *sample;
  GtkWidget *dialog;
  CldRowTable *table;

  gtk_widget_activate_action (GTK_WIDGET (fixture->pane), "reports.sample", NULL);
  settle ();
  dialog = find_dialog ();
  g_assert_nonnull (dialog);
  g_assert_cmpint (gtk_spin_button_get_value_as_int (find_spin (dialog)), ==, 5);
  g_signal_emit_by_name (find_button (dialog, "_Draw"), "clicked");
  settle ();
  g_assert_null (find_dialog ());
  sample = cld_window_get_pane (fixture->window);
  g_assert_true (CLD_IS_REPORT_ROWS_PANE (sample));
  g_assert_cmpuint (cld_report_rows_pane_get_n (CLD_REPORT_ROWS_PANE (sample)), ==, 5);
  table = find_table (GTK_WIDGET (sample));
  for (guint i = 0; i < 5; i++)
    g_ptr_array_add (children, g_strdup (((const CldReportTexts *) cld_row_table_get_row (table, i))->child));
  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *reasons = g_strdup_printf ("Because %u: %s", i, NASTY);

      audit_child (fixture, sample, children->pdata[i], grades[i], reasons);
    }
  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *reasons = g_strdup_printf ("Because %u: %s", i, NASTY);
      const CldReportTexts *row = cld_row_table_get_row (table, i);

      assert_audit (fixture, children->pdata[i], grades[i], reasons);
      g_assert_cmpstr (row->child, ==, children->pdata[i]);
      g_assert_cmpstr (row->texts[CLD_REPORT_COLUMN_STATE], ==, labels[i]);
    }
  cld_window_pop (fixture->window);
  settle ();
  after = join_counts (fixture->pane->duties, CLD_COMPLIANCE_N + 1);
  g_assert_cmpstr (after, ==, before);
  g_assert_cmpuint (press_all (fixture, fixture->pane->audits, 1), ==, 4);
}

#define ADD(name, func) g_test_add ("/reports/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_autofree char *state = g_dir_make_tmp ("caseload-reports-state-XXXXXX", NULL);
  int status;

  g_setenv ("XDG_STATE_HOME", state, TRUE);
  g_setenv ("XDG_DATA_HOME", state, TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  application = gtk_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, NULL);
  g_application_hold (G_APPLICATION (application));
  ADD ("tiles", test_tiles);
  ADD ("table", test_table);
  ADD ("audits", test_audits);
  ADD ("chosen-trend", test_chosen_trend);
  ADD ("filters", test_filters);
  ADD ("sort", test_sort);
  ADD ("no-single-figure", test_no_single_figure);
  ADD ("names", test_names);
  ADD ("export", test_export);
  ADD ("annex-a", test_annex_a);
  ADD ("sample", test_sample);
  ADD ("sample-page", test_sample_page);
  ADD ("row-11-sectors", test_row_11_sectors);
  g_test_add ("/reports/row-42-trends", Fixture, "visited", set_up, test_row_42_trends, tear_down);
  g_test_add ("/reports/row-44-dip-sample", Fixture, "visited", set_up, test_row_44_dip_sample, tear_down);
  status = g_test_run ();
  g_application_release (G_APPLICATION (application));
  g_object_unref (application);
  return status;
}
