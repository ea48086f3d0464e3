/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "cld-hint.h"
#include "cld-kinds.h"
#include "cld-record-service.h"
#include "cld-today-pane-private.h"
#include "cld-why-popover.h"
#include "settle.h"

#define TODAY "2026-04-07"
#define NASTY "Ó'Neil & <b>\"%s%n"
#define FEW 3
#define MANY 60

typedef struct
{
  char *folder;
  char *path;
  CldSession *session;
  GtkWindow *window;
  CldTodayPane *pane;
} Fixture;

static void
save_record (CldStore *store, const CldKind *kind, const char *ref, const char *const *values)
{
  g_autoptr (CldRecord) record = cld_record_new (kind, ref);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; values[i]; i += 2)
    g_assert_true (cld_record_set_text (record, (guint) cld_kind_find_field (kind, values[i]), values[i + 1]));
  cld_record_service_save (store, record, "test", &error);
  g_assert_no_error (error);
}

#define SAVE(kind, ref, ...) save_record (store, kind, ref, (const char *const[]){ __VA_ARGS__, NULL })

/* Looked after since @since, never visited. */
static void
put_child (CldStore *store, const char *child, const char *name, const char *worker, const char *since)
{
  SAVE (&cld_child_kind, child, "given_names", name, "surname", "Marsh", "date_of_birth", "2015-01-01", "worker", worker, "team", "North");
  SAVE (&cld_care_period_kind, NULL, "child", child, "started_on", since);
  SAVE (&cld_legal_status_kind, NULL, "child", child, "code", "C2", "started_on", since);
  SAVE (&cld_placement_kind, NULL, "child", child, "type", "U4", "started_on", since);
}

/* C0 is late and has a hard name, C1 is due today, of every further one the visit is late. */
static void
fill (const char *path, guint n)
{
  g_autoptr (CldStore) store = cld_store_open (path, CLD_STORE_CREATE, NULL);

  g_assert_nonnull (store);
  SAVE (&cld_person_kind, "P1", "name", "Priya Nair");
  SAVE (&cld_person_kind, "P2", "name", "Me Myself", "login", cld_store_get_actor (store));
  put_child (store, "C0", NASTY, "P1", "2026-02-02");
  put_child (store, "C1", "Una", "P2", "2026-03-31");
  for (guint i = 2; i < n; i++)
    {
      g_autofree char *ref = g_strdup_printf ("C%u", i), *name = g_strdup_printf ("Name%u", i);

      put_child (store, ref, name, "P1", "2026-03-02");
    }
  SAVE (&cld_notice_kind, NULL, "direction", "OUT", "child", "C1", "recipient_kind", "AREA", "recipient", "Northmoor <i>", "event_on", "2026-03-20",
        "sent_on", "2026-03-20");
  SAVE (&cld_notice_kind, NULL, "direction", "OUT", "child", "C1", "recipient_kind", "IRO", "event_on", "2026-04-01", "sent_on", "2026-04-01");
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("caseload-today-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "caseload.db", NULL);
  fill (fixture->path, GPOINTER_TO_UINT (data));
  fixture->session = cld_session_open (fixture->path, CLD_STORE_OPEN, &error);
  g_assert_no_error (error);
  cld_session_set_today (fixture->session, TODAY);
  fixture->pane = CLD_TODAY_PANE (cld_today_pane_new (fixture->session));
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (fixture->window, 1366, 768);
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->pane));
  gtk_window_present (fixture->window);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
}

static void
wait_loaded (Fixture *fixture)
{
  CldDutyWatch *watch = cld_duty_watch_of (fixture->session);

  for (guint i = 0; i < 2000 && !cld_duty_watch_get_board (watch); i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (5000);
    }
  g_assert_nonnull (cld_duty_watch_get_board (watch));
  settle ();
  /* In the program the page in view is told when something else was before. */
  cld_pane_shown (CLD_PANE (fixture->pane));
  settle ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  static const char *const suffixes[] = { "", "-journal", "-wal", "-shm" };
  gpointer left = fixture->pane;

  g_object_add_weak_pointer (G_OBJECT (fixture->pane), &left);
  gtk_window_destroy (fixture->window);
  settle ();
  g_assert_null (left);
  for (guint i = 0; i < 400 && G_OBJECT (fixture->session)->ref_count > 1; i++)
    settle ();
  g_assert_finalize_object (fixture->session);
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *path = g_strconcat (fixture->path, suffixes[i], NULL);

      g_unlink (path);
    }
  g_assert_no_errno (g_rmdir (fixture->folder));
  g_free (fixture->path);
  g_free (fixture->folder);
}

/* --- looking --- */

static CldTodayGroup *
group (Fixture *fixture, CldTodayGroupId id)
{
  return cld_today_body_get_group (_cld_today_pane_get_body (fixture->pane), id);
}

static GtkWidget *
find_label (GtkWidget *in, const char *text)
{
  if (GTK_IS_LABEL (in) && gtk_widget_get_mapped (in) && strstr (gtk_label_get_text (GTK_LABEL (in)), text))
    return in;
  for (GtkWidget *child = gtk_widget_get_first_child (in); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_label (child, text);

      if (found)
        return found;
    }
  return NULL;
}

static GtkWidget *
find_type (GtkWidget *in, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (in, type) && gtk_widget_get_mapped (in))
    return in;
  for (GtkWidget *child = gtk_widget_get_first_child (in); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_type (child, type);

      if (found)
        return found;
    }
  return NULL;
}

/* The row of a child's duty in a group; NULL where there is none. */
static CldDutyRow *
find_row (Fixture *fixture, CldTodayGroupId id, const char *child, const char *duty)
{
  GtkWidget *row = cld_today_group_get_first_row (group (fixture, id));

  for (; row; row = gtk_widget_get_next_sibling (row))
    {
      const CldDutyTexts *texts = cld_duty_entry_get_texts (cld_duty_row_get_entry (CLD_DUTY_ROW (row)));

      if (strcmp (texts->child, child) == 0 && strcmp (texts->id, duty) == 0)
        return CLD_DUTY_ROW (row);
    }
  return NULL;
}

static GtkWidget *
get_focus (Fixture *fixture)
{
  return gtk_window_get_focus (fixture->window);
}

static const CldDutyTexts *
focused_texts (Fixture *fixture)
{
  GtkWidget *row = get_focus (fixture) ? gtk_widget_get_ancestor (get_focus (fixture), CLD_TYPE_DUTY_ROW) : NULL;

  return row && gtk_widget_get_mapped (row) ? cld_duty_entry_get_texts (cld_duty_row_get_entry (CLD_DUTY_ROW (row))) : NULL;
}

static guint
count_states (Fixture *fixture, guint states)
{
  CldDutyFilter filter = CLD_DUTY_FILTER_INIT;

  filter.states = states;
  return cld_duty_board_count (cld_duty_watch_get_board (cld_duty_watch_of (fixture->session)), &filter);
}

/* All children: the first time it is those of who uses the program. */
static void
show_all (Fixture *fixture)
{
  cld_today_filter_clear (fixture->pane->filter);
  settle ();
}

/* --- tests --- */

static void
test_mine_first (Fixture *fixture, gconstpointer data)
{
  CldTodayWanted wanted;

  g_assert_nonnull (find_label (GTK_WIDGET (fixture->pane), "Today"));
  wait_loaded (fixture);
  cld_today_filter_fill (fixture->pane->filter, &wanted);
  g_assert_true (wanted.mine);
  g_assert_nonnull (find_row (fixture, CLD_TODAY_DUE, "C1", "C01"));
  g_assert_null (find_row (fixture, CLD_TODAY_LATE, "C0", "C01"));
  g_assert_cmpint (cld_today_count (fixture->session), >, 0);
  g_assert_cmpstr (cld_duty_entry_get_texts (cld_duty_row_get_entry (find_row (fixture, CLD_TODAY_DUE, "C1", "C01")))->worker, ==, "You");
}

static void
test_groups (Fixture *fixture, gconstpointer data)
{
  CldDutyRow *late;
  const CldDutyTexts *texts;

  wait_loaded (fixture);
  show_all (fixture);
  late = find_row (fixture, CLD_TODAY_LATE, "C0", "C01");
  g_assert_nonnull (late);
  texts = cld_duty_entry_get_texts (cld_duty_row_get_entry (late));
  g_assert_cmpstr (texts->state_words, ==, "57 days late");
  g_assert_cmpstr (texts->due, ==, "Mon 9 Feb");
  g_assert_cmpint (texts->strength, ==, CLD_STRENGTH_MUST);
  g_assert_cmpstr (texts->action, ==, "Record visit");
  g_assert_cmpstr (texts->provision, ==, "reg 28(2)(a)");
  g_assert_cmpstr (texts->worker, ==, "Priya Nair");
  g_assert_cmpstr (texts->name_and_age, ==, NASTY " Marsh, 11");
  g_assert_nonnull (find_label (GTK_WIDGET (late), NASTY));
  g_assert_nonnull (find_row (fixture, CLD_TODAY_DUE, "C1", "C01"));
  g_assert_null (find_row (fixture, CLD_TODAY_LATE, "C1", "C01"));
  g_assert_cmpuint (cld_today_group_get_n_shown (group (fixture, CLD_TODAY_LATE)), ==, MIN (24, count_states (fixture, CLD_DUTY_STATE_BIT (CLD_DUTY_OVERDUE))));
}

/* What may be cut says itself in whole when the pointer rests there. */
static void
test_hints (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GtkTooltip) tooltip = g_object_new (GTK_TYPE_TOOLTIP, NULL);
  GtkWidget *row, *name;
  gboolean shown = FALSE;

  wait_loaded (fixture);
  cld_today_filter_clear (fixture->pane->filter);
  settle ();
  row = cld_today_group_get_first_row (group (fixture, CLD_TODAY_LATE));
  name = find_label (row, cld_duty_entry_get_texts (cld_duty_row_get_entry (CLD_DUTY_ROW (row)))->name_and_age);
  g_assert_nonnull (name);
  g_assert_true (gtk_widget_get_has_tooltip (name));
  g_signal_emit_by_name (name, "query-tooltip", 0, 0, FALSE, tooltip, &shown);
  g_assert_true (shown);
  cld_hint_set (name, NULL);
  g_signal_emit_by_name (name, "query-tooltip", 0, 0, FALSE, tooltip, &shown);
  g_assert_false (shown);
}

static void
test_focus (Fixture *fixture, gconstpointer data)
{
  GtkWidget *first;

  wait_loaded (fixture);
  cld_today_filter_clear (fixture->pane->filter);
  cld_pane_shown (CLD_PANE (fixture->pane));
  settle ();
  first = cld_today_group_get_first_row (group (fixture, CLD_TODAY_LATE));
  g_assert_true (get_focus (fixture) == first);
  g_assert_true (gtk_window_get_focus_visible (fixture->window));
  /* Arrows go on in the next list. */
  cld_today_group_focus (group (fixture, CLD_TODAY_DUE), FALSE);
  gtk_widget_child_focus (gtk_widget_get_parent (get_focus (fixture)), GTK_DIR_UP);
  g_signal_emit_by_name (gtk_widget_get_parent (cld_today_group_get_first_row (group (fixture, CLD_TODAY_DUE))), "keynav-failed", GTK_DIR_UP, &(gboolean){ FALSE });
  g_assert_true (gtk_widget_is_ancestor (get_focus (fixture), GTK_WIDGET (group (fixture, CLD_TODAY_LATE))));
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  cld_session_save_finish (CLD_SESSION (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

static void
save_visit (Fixture *fixture, const char *child, const char *day)
{
  g_autoptr (CldRecord) visit = cld_record_new (&cld_visit_kind, NULL);
  gboolean done = FALSE;

  cld_record_set_text (visit, VISIT_CHILD, child);
  cld_record_set_text (visit, VISIT_VISITED_ON, day);
  cld_record_set_text (visit, VISIT_OUTCOME, "SEEN_ALONE");
  cld_session_save_async (fixture->session, visit, "test", done_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  settle ();
}

/* A change moves rows at once; the keyboard stays where it was, or goes to what took the place. */
static void
test_live (Fixture *fixture, gconstpointer data)
{
  g_autofree char *ref = NULL;
  CldDutyRow *row;

  wait_loaded (fixture);
  show_all (fixture);
  row = find_row (fixture, CLD_TODAY_LATE, "C2", "C01");
  g_assert_nonnull (row);
  gtk_widget_grab_focus (GTK_WIDGET (row));
  ref = g_strdup (focused_texts (fixture)->ref);
  save_visit (fixture, "C0", "2026-02-05");
  g_assert_null (find_row (fixture, CLD_TODAY_LATE, "C0", "C01"));
  g_assert_nonnull (find_row (fixture, CLD_TODAY_LATE, "C2", "C01"));
  g_assert_cmpstr (focused_texts (fixture)->ref, ==, ref);
  save_visit (fixture, "C2", "2026-03-05");
  g_assert_null (find_row (fixture, CLD_TODAY_LATE, "C2", "C01"));
  g_assert_nonnull (focused_texts (fixture));
  g_assert_cmpstr (focused_texts (fixture)->ref, !=, ref);
}

/* Every window of the session sees it. */
static void
test_two_windows (Fixture *fixture, gconstpointer data)
{
  GtkWindow *other = GTK_WINDOW (gtk_window_new ());
  CldTodayPane *pane = CLD_TODAY_PANE (cld_today_pane_new (fixture->session));

  gtk_window_set_default_size (other, 1300, 700);
  gtk_window_set_child (other, GTK_WIDGET (pane));
  gtk_window_present (other);
  wait_loaded (fixture);
  show_all (fixture);
  cld_today_filter_clear (pane->filter);
  settle ();
  g_assert_nonnull (find_label (GTK_WIDGET (pane), NASTY));
  g_assert_nonnull (find_row (fixture, CLD_TODAY_LATE, "C0", "C01"));
  save_visit (fixture, "C0", "2026-02-05");
  g_assert_null (find_row (fixture, CLD_TODAY_LATE, "C0", "C01"));
  g_assert_cmpstr (gtk_label_get_text (pane->status), ==, gtk_label_get_text (fixture->pane->status));
  gtk_window_destroy (other);
}

static void
type_search (Fixture *fixture, const char *text)
{
  cld_today_filter_set_searching (fixture->pane->filter, TRUE);
  gtk_editable_set_text (GTK_EDITABLE (find_type (GTK_WIDGET (fixture->pane->filter), GTK_TYPE_SEARCH_ENTRY)), text);
  settle ();
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  wait_loaded (fixture);
  show_all (fixture);
  type_search (fixture, "name2 mar");
  g_assert_nonnull (find_row (fixture, CLD_TODAY_LATE, "C2", "C01"));
  g_assert_null (find_row (fixture, CLD_TODAY_LATE, "C0", "C01"));
  type_search (fixture, "no such child");
  g_assert_nonnull (find_label (GTK_WIDGET (fixture->pane), "No match"));
  type_search (fixture, "o'neil");
  g_assert_nonnull (find_row (fixture, CLD_TODAY_LATE, "C0", "C01"));
}

/* What cannot be computed is counted, and says what is missing; folded until it is asked for. */
static void
test_unknown (Fixture *fixture, gconstpointer data)
{
  CldTodayGroup *unknown;
  GtkWidget *expander;

  wait_loaded (fixture);
  show_all (fixture);
  unknown = group (fixture, CLD_TODAY_UNKNOWN);
  g_assert_cmpuint (count_states (fixture, CLD_DUTY_STATE_BIT (CLD_DUTY_UNKNOWN)), >, 0);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (unknown)));
  g_assert_cmpuint (cld_today_group_get_n_shown (unknown), ==, 0);
  expander = find_type (GTK_WIDGET (unknown), GTK_TYPE_TOGGLE_BUTTON);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (expander), TRUE);
  settle ();
  g_assert_cmpuint (cld_today_group_get_n_shown (unknown), >, 0);
  g_assert_nonnull (find_label (GTK_WIDGET (unknown), "not recorded"));
  g_assert_nonnull (find_label (GTK_WIDGET (unknown), "Not known"));
}

static void
test_waiting (Fixture *fixture, gconstpointer data)
{
  GtkWidget *body;

  wait_loaded (fixture);
  show_all (fixture);
  body = GTK_WIDGET (_cld_today_pane_get_body (fixture->pane));
  /* From 20 March to 7 April are ten working days, two of Easter left out; four from 1 April are too few. */
  g_assert_nonnull (find_label (body, "Northmoor <i> · notice sent Fri 20 Mar, Una Marsh"));
  g_assert_nonnull (find_label (body, "10 working days"));
  g_assert_null (find_label (body, "Independent reviewing officer · notice sent"));
}

static void
test_why (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row, *popover;

  wait_loaded (fixture);
  show_all (fixture);
  row = GTK_WIDGET (find_row (fixture, CLD_TODAY_LATE, "C0", "C01"));
  gtk_widget_grab_focus (row);
  g_assert_true (gtk_widget_activate_action (row, "duty.why", NULL));
  settle ();
  popover = find_type (row, GTK_TYPE_POPOVER);
  g_assert_nonnull (popover);
  g_assert_nonnull (find_label (popover, "Why Monday 9 February 2026?"));
  g_assert_nonnull (find_label (popover, "First visit · " NASTY));
  g_assert_nonnull (find_label (popover, "2 Feb 2026 + 7 days = 9 Feb 2026"));
  g_assert_nonnull (find_label (popover, "reg 28(2)(a)"));
  g_assert_nonnull (find_label (popover, "Rule C01"));
  g_assert_nonnull (find_label (popover, "Placement started"));
  g_assert_true (gtk_widget_is_ancestor (get_focus (fixture), popover));
  gtk_popover_popdown (GTK_POPOVER (popover));
  settle ();
  g_assert_true (get_focus (fixture) == row);
  g_assert_null (find_type (row, GTK_TYPE_POPOVER));
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  wait_loaded (fixture);
  show_all (fixture);
  cld_session_set_today (fixture->session, "2020-01-06");
  cld_session_note_change (fixture->session, "C0");
  settle ();
  g_assert_nonnull (find_label (GTK_WIDGET (fixture->pane), "Nothing due today"));
  g_assert_cmpint (cld_today_count (fixture->session), ==, 0);
  g_assert_false (cld_today_is_late (fixture->session));
}

/* Thousands of rows cost nothing: there are some, and more on demand. */
static void
test_many (Fixture *fixture, gconstpointer data)
{
  CldTodayGroup *late;
  GtkWidget *more;
  gint64 start;
  double ms;

  wait_loaded (fixture);
  start = g_get_monotonic_time ();
  cld_today_filter_clear (fixture->pane->filter);
  ms = (double) (g_get_monotonic_time () - start) / 1000;
  settle ();
  g_test_message ("all groups filled in %.1f ms", ms);
  late = group (fixture, CLD_TODAY_LATE);
  g_assert_cmpuint (count_states (fixture, CLD_DUTY_STATE_BIT (CLD_DUTY_OVERDUE)), >, 124);
  g_assert_cmpuint (cld_today_group_get_n_shown (late), ==, 24);
  more = gtk_widget_get_ancestor (find_label (GTK_WIDGET (late), "Show 100 more of"), GTK_TYPE_BUTTON);
  g_signal_emit_by_name (more, "clicked");
  settle ();
  g_assert_cmpuint (cld_today_group_get_n_shown (late), ==, 124);
  g_assert_nonnull (focused_texts (fixture));
}

/* Narrow, the same duties stand in three lines, and the keyboard is where it was. */
static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  int minimum;

  wait_loaded (fixture);
  show_all (fixture);
  g_assert_true (_cld_today_pane_get_body (fixture->pane) == fixture->pane->wide);
  gtk_widget_grab_focus (GTK_WIDGET (find_row (fixture, CLD_TODAY_LATE, "C2", "C01")));
  gtk_widget_measure (GTK_WIDGET (fixture->pane), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 360);
  gtk_window_set_default_size (fixture->window, 360, 640);
  settle ();
  settle ();
  g_assert_true (_cld_today_pane_get_body (fixture->pane) == fixture->pane->narrow);
  g_assert_nonnull (find_row (fixture, CLD_TODAY_LATE, "C2", "C01"));
  g_assert_nonnull (focused_texts (fixture));
  g_assert_cmpstr (focused_texts (fixture)->child, ==, "C2");
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define add(path, n, func) g_test_add ("/today/" path, Fixture, GUINT_TO_POINTER (n), set_up, func, tear_down)
  add ("mine-first", FEW, test_mine_first);
  add ("groups", FEW, test_groups);
  add ("hints", FEW, test_hints);
  add ("focus", FEW, test_focus);
  add ("live", FEW, test_live);
  add ("two-windows", FEW, test_two_windows);
  add ("search", FEW, test_search);
  add ("unknown", FEW, test_unknown);
  add ("waiting", FEW, test_waiting);
  add ("why", FEW, test_why);
  add ("empty", FEW, test_empty);
  add ("many", MANY, test_many);
  add ("narrow", FEW, test_narrow);
  return g_test_run ();
}
