/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "cld-change-set.h"
#include "cld-children-cell.h"
#include "cld-dip-sample.h"
#include "cld-kinds.h"
#include "cld-report-rows-pane.h"
#include "cld-reports-export.h"
#include "cld-reports-pane-private.h"
#include "cld-row-table.h"
#include "cld-window.h"

#define TODAY "2026-04-07"
#define NASTY "Ó'Neil & <b>\"%s%n"

static GtkApplication *application;

typedef struct
{
  char *folder;
  CldWindow *window;
  CldReportsPane *pane;
} Fixture;

static void
put (CldChangeSet *set, CldArena *arena, const CldKind *kind, const char *ref, ...)
{
  CldRow *row = cld_row_new (arena, kind, cld_arena_strdup (arena, ref));
  g_autoptr (GError) error = NULL;
  const char *id;
  va_list args;

  va_start (args, ref);
  while ((id = va_arg (args, const char *)))
    row->values[cld_kind_find_field (kind, id)] = cld_arena_strdup (arena, va_arg (args, const char *));
  va_end (args);
  cld_change_set_put (set, NULL, row, &error);
  g_assert_no_error (error);
}

static void
put_child (CldChangeSet *set, CldArena *arena, const char *ref, const char *surname, const char *worker, const char *team, const char *visited)
{
  g_autofree char *start = g_strdup_printf ("%s/2025-09-01", ref), *visit = g_strdup_printf ("%s/v", ref);

  put (set, arena, &cld_child_kind, ref, "given_names", "Mia", "surname", surname, "date_of_birth", "2014-11-14", "worker", worker, "team", team, NULL);
  put (set, arena, &cld_care_period_kind, start, "child", ref, "started_on", "2025-09-01", NULL);
  put (set, arena, &cld_legal_status_kind, start, "child", ref, "started_on", "2025-09-01", "code", "C2", NULL);
  put (set, arena, &cld_placement_kind, start, "child", ref, "started_on", "2025-09-01", "type", "U6", "area_authority", "391", NULL);
  if (visited)
    put (set, arena, &cld_visit_kind, visit, "child", ref, "visited_on", visited, "outcome", "SEEN_ALONE", NULL);
}

static void
put_others (CldChangeSet *set, CldArena *arena)
{
  put (set, arena, &cld_placement_kind, "m", "child", "A1", "started_on", "2026-04-02", "type", "U4", "area_authority", "391", NULL);
  put (set, arena, &cld_missing_episode_kind, "x", "child", "A1", "kind", "M", "started_at", "2026-03-01T10:00", NULL);
  put (set, arena, &cld_notice_kind, "n", "child", "B2", "provision", "reg13", "recipient_kind", "AREA", "direction", "OUT", "event_on", "2026-03-01", NULL);
  put (set, arena, &cld_provider_kind, "SC1", "name", NASTY, "type", "CH", NULL);
  put (set, arena, &cld_inspection_kind, "i", "provider", "SC1", "event_type", "FULL", "started_on", "2026-01-05", NULL);
  put (set, arena, &cld_finding_kind, "f", "inspection", "i", "number", "1", "type", "REQ", "text", "x", "regulations", "CHR15-12", "due_on", "2026-03-01", "status", "OPEN", NULL);
  put (set, arena, &cld_quality_audit_kind, "q", "child", "A1", "audited_on", "2026-03-03", "grade", "GOOD", "reasons", "x", NULL);
}

static void
fill (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CldStore) store = cld_store_open (path, CLD_STORE_CREATE, &error);
  g_autoptr (CldArena) arena = cld_arena_new ();
  g_autoptr (CldChangeSet) set = cld_change_set_begin (store, CLD_ACT_EDIT, "test", NULL, &error);

  g_assert_no_error (error);
  put (set, arena, &cld_authority_kind, "390", "name", "Brackenshire", "own", "1", NULL);
  put (set, arena, &cld_authority_kind, "391", "name", "Next", "adjoining", "1", NULL);
  put_child (set, arena, "A1", "Marsh", "Priya Nair", "East", "2025-09-05");
  put_child (set, arena, "B2", NASTY, NASTY, NASTY, "2025-09-05");
  put_child (set, arena, "C3", "Sand", "Tom Ellis", "East", NULL);
  put_others (set, arena);
  cld_change_set_commit (set, &error);
  g_assert_no_error (error);
}

static void
settle (void)
{
  for (guint i = 0; i < 25; i++)
    {
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_usleep (3000);
    }
}

static void
wait_for_numbers (CldReportsPane *pane)
{
  gint64 end = g_get_monotonic_time () + 30 * G_TIME_SPAN_SECOND;

  while (!pane->wanted)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  settle ();
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *database = NULL;

  fixture->folder = g_dir_make_tmp ("caseload-reports-XXXXXX", &error);
  g_assert_no_error (error);
  database = g_build_filename (fixture->folder, "a.db", NULL);
  fill (database);
  fixture->window = cld_window_new (application, database, TODAY);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1200, 800);
  gtk_window_present (GTK_WINDOW (fixture->window));
  for (guint i = 0; i < 20 && !cld_window_get_session (fixture->window); i++)
    settle ();
  cld_window_show_place (fixture->window, "reports");
  settle ();
  g_assert_true (CLD_IS_REPORTS_PANE (cld_window_get_pane (fixture->window)));
  fixture->pane = CLD_REPORTS_PANE (cld_window_get_pane (fixture->window));
  wait_for_numbers (fixture->pane);
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *inside = g_build_filename (path, name, NULL);

      g_unlink (inside);
    }
  g_rmdir (path);
}

/* Nothing may keep the page once its window is gone. */
static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gpointer pane = fixture->pane;

  g_object_add_weak_pointer (pane, &pane);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  settle ();
  g_assert_null (pane);
  settle ();
  remove_folder (fixture->folder);
  g_free (fixture->folder);
}

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

/* A month of the chart opens what its bar shows; so do the numbers beside it. */
static void
test_trend (Fixture *fixture, gconstpointer data)
{
  GArray *rows = cld_count_table_get_rows (fixture->pane->months);

  g_assert_cmpuint (rows->len, ==, 12);
  for (guint i = 0; i < rows->len; i++)
    {
      const CldCountRow *row = &g_array_index (rows, CldCountRow, i);

      g_signal_emit_by_name (fixture->pane->chart, "open", i);
      g_assert_cmpuint (count_opened (fixture), ==, row->counts[0] + row->counts[1] + row->counts[2] + row->counts[3]);
    }
  g_assert_cmpuint (press_all (fixture, fixture->pane->months, CLD_CHART_N_PARTS), >, 0);
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
  ADD ("trend", test_trend);
  ADD ("chosen-trend", test_chosen_trend);
  ADD ("filters", test_filters);
  ADD ("sort", test_sort);
  ADD ("no-single-figure", test_no_single_figure);
  ADD ("names", test_names);
  ADD ("export", test_export);
  ADD ("annex-a", test_annex_a);
  ADD ("sample", test_sample);
  ADD ("sample-page", test_sample_page);
  status = g_test_run ();
  g_application_release (G_APPLICATION (application));
  g_object_unref (application);
  return status;
}
