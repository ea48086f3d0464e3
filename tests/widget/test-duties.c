/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "cld-change-set.h"
#include "cld-children-cell.h"
#include "cld-duties-pane-private.h"
#include "cld-kinds.h"
#include "settle.h"

#define TODAY "2026-04-07"
#define NASTY "Ó'Neil & <b>\"%s%n"

typedef struct
{
  char *folder;
  char *database;
  CldSession *session;
  GtkWidget *window;
  CldDutiesPane *pane;
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
put_child (CldChangeSet *set, CldArena *arena, const char *ref, const char *given, const char *surname, const char *worker, const char *team, const char *visited)
{
  g_autofree char *start = g_strdup_printf ("%s/2025-09-01", ref), *visit = g_strdup_printf ("%s/v", ref);

  put (set, arena, &cld_child_kind, ref, "given_names", given, "surname", surname, "date_of_birth", "2014-11-14", "worker", worker, "team", team, NULL);
  put (set, arena, &cld_care_period_kind, start, "child", ref, "started_on", "2025-09-01", NULL);
  put (set, arena, &cld_legal_status_kind, start, "child", ref, "started_on", "2025-09-01", "code", "C2", NULL);
  put (set, arena, &cld_placement_kind, start, "child", ref, "started_on", "2025-09-01", "type", "U6", "area_authority", "391", NULL);
  if (visited)
    put (set, arena, &cld_visit_kind, visit, "child", ref, "visited_on", visited, "outcome", "SEEN_ALONE", NULL);
}

/* Three children; @n_more beside them. 6 weeks from 24 February is today; from 10 March it is 21 April. */
static void
fill (const char *path, guint n_more)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CldStore) store = cld_store_open (path, CLD_STORE_CREATE, &error);
  g_autoptr (CldArena) arena = cld_arena_new ();
  g_autoptr (CldChangeSet) set = cld_change_set_begin (store, CLD_ACT_EDIT, "test", NULL, &error);

  g_assert_no_error (error);
  put (set, arena, &cld_authority_kind, "391", "name", "Brackenshire", "own", "1", NULL);
  put_child (set, arena, "A1", "Jay", "Marsh", "Priya Nair", "East", "2026-02-24");
  put_child (set, arena, "B2", "Mia", NASTY, "Tom Ellis", "West", "2026-03-10");
  put_child (set, arena, "C3", "Leo", "Sand", "Tom Ellis", "West", NULL);
  for (guint i = 0; i < n_more; i++)
    {
      g_autofree char *ref = g_strdup_printf ("X%05u", i);
      g_autofree char *name = g_strdup_printf ("Zed%05u", i);

      put_child (set, arena, ref, "More", name, "Nadia Bell", "North", "2026-03-20");
    }
  cld_change_set_commit (set, &error);
  g_assert_no_error (error);
}

/* Until the duties are there with all that will come of them. */
static void
wait_for_rows (CldDutiesPane *pane)
{
  gint64 end = g_get_monotonic_time () + 30 * G_TIME_SPAN_SECOND;

  for (;;)
    {
      gboolean projected = FALSE;

      for (guint i = 0; pane->items && i < pane->items->len && !projected; i++)
        projected = g_array_index (pane->items, CldDutyItem, i).duty->state == CLD_DUTY_PROJECTED;
      if (projected)
        break;
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  settle ();
}

static void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("caseload-duties-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->database = g_build_filename (fixture->folder, "a.db", NULL);
  fill (fixture->database, GPOINTER_TO_UINT (data));
  fixture->session = cld_session_open (fixture->database, CLD_STORE_OPEN, &error);
  g_assert_no_error (error);
  cld_session_set_today (fixture->session, TODAY);
  fixture->pane = CLD_DUTIES_PANE (cld_duties_pane_new (fixture->session));
  fixture->window = adw_window_new ();
  adw_window_set_content (ADW_WINDOW (fixture->window), GTK_WIDGET (fixture->pane));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1160, 640);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (fixture->window);
  wait_for_rows (fixture->pane);
}

/* Nothing may keep the pane once its window is gone. */
static void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  gpointer pane = fixture->pane;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_object_add_weak_pointer (pane, &pane);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  settle ();
  g_assert_null (pane);
  g_clear_object (&fixture->session);
  settle ();
  dir = g_dir_open (fixture->folder, 0, NULL);
  while (dir && (name = g_dir_read_name (dir)))
    {
      g_autofree char *inside = g_build_filename (fixture->folder, name, NULL);

      g_unlink (inside);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->database);
  g_free (fixture->folder);
}

/* --- what is there --- */

static const CldDutyItem *
get_item (CldDutiesPane *pane, guint i)
{
  g_assert_cmpuint (i, <, pane->items->len);
  return &g_array_index (pane->items, CldDutyItem, i);
}

static const char *
get_id (CldDutiesPane *pane, guint i)
{
  return cld_timetable_get (get_item (pane, i)->duty->row)->id;
}

static guint
find_item (CldDutiesPane *pane, const char *child, const char *group, CldDutyState state)
{
  for (guint i = 0; i < pane->items->len; i++)
    if (strcmp (get_item (pane, i)->facts->ref, child) == 0 && get_id (pane, i)[0] == group[0] && get_item (pane, i)->duty->state == state)
      return i;
  g_error ("no duty %s of %s in that state", group, child);
}

static char *
get_text (CldDutiesPane *pane, guint position, CldDutiesColumn column)
{
  return cld_duties_record_dup_text (cld_ids_model_get_record (pane->model, position), column);
}

static guint
count_cells (GtkWidget *widget, const char *text)
{
  guint n = CLD_IS_CHILDREN_CELL (widget) && g_strcmp0 (cld_children_cell_get_text (CLD_CHILDREN_CELL (widget)), text) == 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    n += count_cells (child, text);
  return n;
}

static void
test_shown (Fixture *fixture, gconstpointer data)
{
  CldDutiesPane *pane = fixture->pane;
  guint today = find_item (pane, "A1", "C", CLD_DUTY_DUE), last = pane->items->len - 1;
  g_autofree char *due = get_text (pane, today, CLD_DUTIES_DUE), *state = get_text (pane, today, CLD_DUTIES_STATE), *child = get_text (pane, today, CLD_DUTIES_CHILD);
  g_autofree char *title = get_text (pane, today, CLD_DUTIES_TITLE), *strength = get_text (pane, today, CLD_DUTIES_STRENGTH), *worker = get_text (pane, today, CLD_DUTIES_WORKER);
  g_autofree char *late = get_text (pane, 0, CLD_DUTIES_LATE);

  g_assert_cmpstr (due, ==, "Tue 7 Apr");
  g_assert_cmpstr (state, ==, "Due today");
  g_assert_cmpstr (child, ==, "Jay Marsh, 11");
  g_assert_cmpstr (title, ==, "Visit");
  g_assert_cmpstr (strength, ==, "Must");
  g_assert_cmpstr (worker, ==, "Priya Nair");
  for (guint i = 1; i < pane->items->len; i++)
    {
      gint32 earlier = get_item (pane, i - 1)->duty->due.day, later = get_item (pane, i)->duty->due.day;

      /* What has no date stands last. */
      g_assert_true (later == CLD_NO_DAY || (earlier != CLD_NO_DAY && earlier <= later));
    }
  /* Late ones first, a year ahead and no further. */
  g_assert_cmpint (get_item (pane, 0)->duty->state, ==, CLD_DUTY_OVERDUE);
  g_assert_cmpint (g_ascii_strtoll (late, NULL, 10), >, 100);
  g_assert_cmpint (get_item (pane, last)->duty->due.day, <=, cld_date_to_day ("2027-04-07"));
  g_assert_cmpint (get_item (pane, last)->duty->due.day, >, cld_date_to_day ("2027-02-01"));
  for (guint i = 0; i < pane->items->len; i++)
    g_assert_false (get_item (pane, i)->duty->state == CLD_DUTY_PROJECTED && get_item (pane, i)->duty->due.day < cld_date_to_day (TODAY));
  g_assert_nonnull (strstr (gtk_label_get_label (pane->sentence), "duties are shown · "));
  g_assert_nonnull (strstr (gtk_label_get_label (pane->sentence), " are late"));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (pane->empty)));
  g_assert_false (gtk_widget_get_visible (pane->loading));
}

/* As it was typed, in table, list and calendar. */
static void
test_nasty (Fixture *fixture, gconstpointer data)
{
  cld_duties_filter_set_search (fixture->pane->filter, "o'neil");
  settle ();
  g_assert_cmpuint (count_cells (fixture->window, "Mia " NASTY ", 11"), >, 3);
  g_assert_cmpuint (count_cells (fixture->window, "Jay Marsh, 11"), ==, 0);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 420, 640);
  settle ();
}

static void
assert_only (CldDutiesPane *pane, gboolean (*is_so) (const CldDutyItem *))
{
  g_assert_cmpuint (pane->items->len, >, 0);
  for (guint i = 0; i < pane->items->len; i++)
    g_assert_true (is_so (get_item (pane, i)));
}

static gboolean
is_of_tom (const CldDutyItem *item)
{
  return g_strcmp0 (item->facts->worker, "Tom Ellis") == 0;
}

static gboolean
is_visit (const CldDutyItem *item)
{
  return cld_timetable_get (item->duty->row)->id[0] == 'C';
}

static gboolean
is_late (const CldDutyItem *item)
{
  return item->duty->state == CLD_DUTY_OVERDUE;
}

static gboolean
is_guidance (const CldDutyItem *item)
{
  return cld_duty_look_strength (item->duty) != CLD_STRENGTH_MUST;
}

static gboolean
is_this_week (const CldDutyItem *item)
{
  return item->duty->due.day <= cld_date_to_day (TODAY) + 7;
}

static void
test_filters (Fixture *fixture, gconstpointer data)
{
  CldDutiesPane *pane = fixture->pane;
  guint all = pane->items->len;

  cld_duties_filter_set_worker (pane->filter, "Tom Ellis");
  assert_only (pane, is_of_tom);
  cld_duties_filter_set_kind (pane->filter, "C");
  assert_only (pane, is_visit);
  assert_only (pane, is_of_tom);
  cld_duties_filter_set_states (pane->filter, CLD_DUTIES_OVERDUE);
  assert_only (pane, is_late);
  g_assert_true (cld_duties_filter_is_set (pane->filter));
  cld_duties_filter_clear (pane->filter);
  g_assert_cmpuint (pane->items->len, ==, all);
  cld_duties_filter_set_strength (pane->filter, "should");
  assert_only (pane, is_guidance);
  cld_duties_filter_clear (pane->filter);
  cld_duties_filter_set_period (pane->filter, CLD_DUTIES_WEEK_AHEAD);
  assert_only (pane, is_this_week);
  cld_duties_filter_clear (pane->filter);
  /* Of what is done there is a day. */
  g_assert_cmpuint (g_list_model_get_n_items (gtk_column_view_get_columns (pane->view)), ==, CLD_DUTIES_N_COLUMNS - 1);
  cld_duties_filter_set_states (pane->filter, CLD_DUTIES_EVERYTHING);
  g_assert_cmpuint (g_list_model_get_n_items (gtk_column_view_get_columns (pane->view)), ==, CLD_DUTIES_N_COLUMNS);
  g_assert_cmpuint (pane->items->len, >, all);
}

static void
assert_sorted (CldDutiesPane *pane, CldDutiesColumn column, gboolean descending)
{
  g_autofree char *last = NULL;

  cld_duties_columns_set_sort (pane->columns, column, descending);
  settle ();
  for (guint i = 0; i < pane->items->len; i++)
    {
      g_autofree char *text = get_text (pane, i, column);
      int order = last ? strcmp (last, text) : 0;

      g_assert_true (descending ? order >= 0 : order <= 0);
      g_free (last);
      last = g_steal_pointer (&text);
    }
}

static void
test_sort (Fixture *fixture, gconstpointer data)
{
  CldDutiesPane *pane = fixture->pane;
  int before = G_MAXINT;

  cld_duties_filter_set_period (pane->filter, CLD_DUTIES_3_MONTHS_AHEAD);
  assert_sorted (pane, CLD_DUTIES_CHILD, FALSE);
  assert_sorted (pane, CLD_DUTIES_WORKER, TRUE);
  assert_sorted (pane, CLD_DUTIES_STRENGTH, FALSE);
  cld_duties_columns_set_sort (pane->columns, CLD_DUTIES_LATE, TRUE);
  settle ();
  for (guint i = 0; i < pane->items->len; i++)
    {
      int late = cld_duties_days_late (get_item (pane, i)->duty, cld_date_to_day (TODAY));

      g_assert_cmpint (late, <=, before);
      before = late;
    }
  cld_duties_columns_set_sort (pane->columns, CLD_DUTIES_DUE, FALSE);
  settle ();
  for (guint i = 1; i < pane->items->len; i++)
    g_assert_cmpint (get_item (pane, i - 1)->duty->due.day, <=, get_item (pane, i)->duty->due.day);
  cld_duties_columns_set_sort (pane->columns, CLD_DUTIES_DUE, TRUE);
  settle ();
  g_assert_cmpint (get_item (pane, 0)->duty->due.day, >, cld_date_to_day ("2026-06-01"));
}

static void
test_calendar (Fixture *fixture, gconstpointer data)
{
  CldDutiesPane *pane = fixture->pane;
  guint all = pane->items->len;
  g_autofree char *text = cld_calendar_strip_dup_text (pane->strip), *name = NULL;

  /* What it shows is said, month by month. */
  g_assert_true (g_str_has_prefix (text, "before April 2026: "));
  g_assert_nonnull (strstr (text, "; April 2026: "));
  g_assert_nonnull (strstr (text, "; March 2027: "));
  g_assert_nonnull (strstr (text, " late"));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (pane->strip), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text);

  cld_calendar_strip_choose_month (pane->strip, 2);
  name = cld_calendar_strip_dup_name (pane->strip);
  g_assert_cmpstr (name, ==, "May 2026");
  g_assert_cmpstr (gtk_label_get_label (pane->chosen_label), ==, "May 2026");
  g_assert_cmpuint (pane->items->len, >, 0);
  for (guint i = 0; i < pane->items->len; i++)
    {
      g_assert_cmpint (get_item (pane, i)->duty->due.day, >=, cld_date_to_day ("2026-05-01"));
      g_assert_cmpint (get_item (pane, i)->duty->due.day, <=, cld_date_to_day ("2026-05-31"));
    }
  /* The calendar itself still shows every month. */
  {
    g_autofree char *again = cld_calendar_strip_dup_text (pane->strip);

    g_assert_cmpstr (again, ==, text);
  }
  cld_calendar_strip_choose_month (pane->strip, 2);
  g_assert_cmpuint (pane->items->len, ==, all);
  cld_calendar_strip_choose_month (pane->strip, 0);
  assert_only (pane, is_late);
  /* Another period takes the part of the calendar back. */
  cld_duties_filter_set_period (pane->filter, CLD_DUTIES_WEEK_AHEAD);
  g_assert_false (gtk_widget_get_visible (pane->chosen_box));
  assert_only (pane, is_this_week);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (cld_session_save_finish (CLD_SESSION (source), result, &error));
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

/* A visit that is recorded elsewhere moves the date at once; what was selected stays so where it is still there. */
static void
test_change (Fixture *fixture, gconstpointer data)
{
  CldDutiesPane *pane = fixture->pane;
  CldRecord *record = g_object_new (cld_visit_get_type (), NULL);
  g_autofree char *selected = NULL;
  gboolean saved = FALSE;
  gint32 due;

  gtk_single_selection_set_selected (pane->selection, find_item (pane, "B2", "C", CLD_DUTY_DUE));
  selected = g_strdup (pane->selected_ref);
  g_assert_true (g_str_has_prefix (selected, "C"));
  g_object_set (record, "child", "A1", "visited-on", "2026-04-07", "outcome", "SEEN_ALONE", NULL);
  cld_session_save_async (fixture->session, record, "test", saved_cb, &saved);
  while (!saved)
    g_main_context_iteration (NULL, TRUE);
  settle ();
  due = get_item (pane, find_item (pane, "A1", "C", CLD_DUTY_UPCOMING))->duty->due.day;
  g_assert_cmpint (due, ==, cld_date_to_day ("2026-05-19"));
  g_assert_cmpstr (pane->selected_ref, ==, selected);
  g_object_unref (record);
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  CldDutiesPane *pane = fixture->pane;

  cld_duties_filter_set_search (pane->filter, "nobody of that name");
  settle ();
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (pane->empty)));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (pane->empty_button)));
  g_assert_cmpstr (gtk_label_get_label (pane->sentence), ==, "0 duties are shown");
  gtk_widget_activate_action (GTK_WIDGET (pane), "pane.print", NULL);
  g_signal_emit_by_name (pane->empty_button, "clicked");
  settle ();
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (pane->empty)));
  g_assert_cmpuint (pane->items->len, >, 0);
}

static void
test_export (Fixture *fixture, gconstpointer data)
{
  CldDutiesPane *pane = fixture->pane;
  g_autofree char *csv = g_build_filename (fixture->folder, "a.csv", NULL), *ics = g_build_filename (fixture->folder, "a.ics", NULL), *text = NULL, *calendar = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;
  guint n_events = 0;

  cld_duties_filter_set_kind (pane->filter, "C");
  g_assert_true (_cld_duties_export_to (pane, CLD_DUTIES_CSV, csv, FALSE, &error));
  g_assert_true (g_file_get_contents (csv, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  g_assert_cmpstr (lines[0], ==, "ref,child,duty,subject,counted_from,due,done,state,strength,provision,why");
  g_assert_cmpuint (g_strv_length (lines), ==, pane->items->len + 2);
  g_assert_nonnull (strstr (text, "C02/A1/A1/2025-09-01/2026-02-24,A1,C02,A1/2025-09-01,2026-02-24,2026-04-07,,due,REG,"));
  /* Nobody's name is in a calendar. */
  g_assert_true (_cld_duties_export_to (pane, CLD_DUTIES_CALENDAR, ics, FALSE, &error));
  g_assert_true (g_file_get_contents (ics, &calendar, NULL, NULL));
  g_assert_nonnull (strstr (calendar, "SUMMARY:Visit due: A1\r\n"));
  g_assert_null (strstr (calendar, "Marsh"));
  g_assert_null (strstr (calendar, "Nair"));
  for (const char *p = calendar; (p = strstr (p, "BEGIN:VEVENT")); p++)
    n_events++;
  g_assert_cmpuint (n_events, ==, pane->items->len);
  /* A file that is there is not replaced by chance. */
  g_assert_false (_cld_duties_export_to (pane, CLD_DUTIES_CSV, csv, FALSE, &error));
}

/* The rows of a narrow window are those of the wide one. */
static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  CldDutiesPane *pane = fixture->pane;
  GtkWidget *window = adw_window_new ();

  g_object_ref (pane);
  adw_window_set_content (ADW_WINDOW (fixture->window), NULL);
  gtk_window_set_default_size (GTK_WINDOW (window), 380, 640);
  adw_window_set_content (ADW_WINDOW (window), GTK_WIDGET (pane));
  g_object_unref (pane);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  fixture->window = window;
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  settle ();
  g_assert_true (adw_squeezer_get_visible_child (pane->squeezer) == pane->narrow);
  g_assert_null (gtk_column_view_get_model (pane->view));
  g_assert_true (gtk_list_view_get_model (pane->list) == GTK_SELECTION_MODEL (pane->selection));
  g_assert_false (gtk_widget_get_visible (pane->hints));
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (pane)), <=, 400);
}

static GtkWidget *
find_popover (GtkWidget *widget)
{
  GtkWidget *found = GTK_IS_POPOVER (widget) && gtk_widget_get_mapped (widget) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child && !found; child = gtk_widget_get_next_sibling (child))
    found = find_popover (child);
  return found;
}

/* The actions of the row know the row. */
static void
test_actions (Fixture *fixture, gconstpointer data)
{
  CldDutiesPane *pane = fixture->pane;
  guint projected = find_item (pane, "A1", "C", CLD_DUTY_PROJECTED), due = find_item (pane, "A1", "C", CLD_DUTY_DUE);

  gtk_single_selection_set_selected (pane->selection, due);
  g_assert_cmpstr (cld_duty_entry_get_texts (_cld_duties_pane_get_selected (pane)->entry)->action, ==, "Record visit");
  gtk_widget_activate_action (GTK_WIDGET (pane), "duty.menu", NULL);
  settle ();
  g_assert_nonnull (pane->menu);
  gtk_popover_popdown (GTK_POPOVER (pane->menu));
  settle ();
  g_assert_null (pane->menu);
  gtk_widget_activate_action (GTK_WIDGET (pane), "duty.why", NULL);
  settle ();
  g_assert_nonnull (find_popover (GTK_WIDGET (pane)));
  gtk_popover_popdown (GTK_POPOVER (find_popover (GTK_WIDGET (pane))));
  settle ();
  g_assert_null (find_popover (GTK_WIDGET (pane)));
  /* What only follows from others is done by nobody. */
  gtk_single_selection_set_selected (pane->selection, projected);
  g_assert_null (cld_duty_entry_get_texts (_cld_duties_pane_get_selected (pane)->entry)->action);
}

/* Ten thousand children: what is shown first does not wait for the rest. */
static void
test_fast (Fixture *fixture, gconstpointer data)
{
  CldPane *second;
  GtkWidget *window = adw_window_new ();
  gint64 start = g_get_monotonic_time (), shown;

  second = cld_duties_pane_new (fixture->session);
  adw_window_set_content (ADW_WINDOW (window), GTK_WIDGET (second));
  gtk_window_set_default_size (GTK_WINDOW (window), 1160, 640);
  gtk_window_present (GTK_WINDOW (window));
  gtk_test_widget_wait_for_draw (window);
  shown = g_get_monotonic_time () - start;
  g_test_message ("%u duties, the first of them in view after %.0f ms", CLD_DUTIES_PANE (second)->items->len, (double) shown / 1000);
  g_assert_cmpuint (CLD_DUTIES_PANE (second)->items->len, >, 50000);
  g_assert_cmpint (shown, <, g_test_perf () ? 200000 : 2000000);
  start = g_get_monotonic_time ();
  {
    CldDutiesPane *pane = CLD_DUTIES_PANE (second);
    guint n_days = cld_calendar_strip_count_days (pane->today);
    g_autofree CldDutiesDay *days = g_new (CldDutiesDay, n_days);
    CldDutiesQuery query;
    g_autoptr (GArray) items = NULL;

    _cld_duties_pane_fill_query (pane, &query);
    items = cld_duties_query_run (&query, cld_duty_watch_get_board (pane->watch), cld_duty_watch_get_people (pane->watch), cld_calendar_strip_find_first (pane->today), days, n_days);
    g_test_message ("to find and order %u duties took %.0f ms", items->len, (double) (g_get_monotonic_time () - start) / 1000);
  }
  start = g_get_monotonic_time ();
  cld_duties_filter_set_search (CLD_DUTIES_PANE (second)->filter, "marsh");
  g_test_message ("a search took %.0f ms", (double) (g_get_monotonic_time () - start) / 1000);
  start = g_get_monotonic_time ();
  cld_duties_filter_clear (CLD_DUTIES_PANE (second)->filter);
  cld_duties_columns_set_sort (CLD_DUTIES_PANE (second)->columns, CLD_DUTIES_CHILD, FALSE);
  g_test_message ("an order by child took %.0f ms", (double) (g_get_monotonic_time () - start) / 1000);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(path, func) g_test_add ("/duties/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("shown", test_shown);
  ADD ("nasty", test_nasty);
  ADD ("filters", test_filters);
  ADD ("sort", test_sort);
  ADD ("calendar", test_calendar);
  ADD ("change", test_change);
  ADD ("empty", test_empty);
  ADD ("export", test_export);
  ADD ("narrow", test_narrow);
  ADD ("actions", test_actions);
  g_test_add ("/duties/fast", Fixture, GUINT_TO_POINTER (10000), fixture_set_up, test_fast, fixture_tear_down);
  return g_test_run ();
}
