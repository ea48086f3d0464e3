/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "cld-calendar-strip.h"
#include "cld-change-set.h"
#include "cld-child-chase-row.h"
#include "cld-child-duties.h"
#include "cld-child-duty-row.h"
#include "cld-child-page.h"
#include "cld-child-strip.h"
#include "cld-column-box.h"
#include "cld-duty-row.h"
#include "cld-duty-watch.h"
#include "cld-kinds.h"

#define TODAY "2026-04-07"
#define NASTY "Ó'Neil & <b>\"%s%n"

/* The duties of a child on its page, over a real store: the strip on top of the overview, the card of what is next, and
 * the view of all of them. Each test works on a store of its own. */

typedef struct
{
  char *folder;
  char *database;
  CldSession *session;
  CldPane *page;
  GtkWidget *window;
} Fixture;

static void
put (CldChangeSet *changes, CldArena *arena, const CldKind *kind, const char *ref, ...)
{
  CldRow *row = cld_row_new (arena, kind, cld_arena_strdup (arena, ref));
  g_autoptr (GError) error = NULL;
  const char *id;
  va_list args;

  va_start (args, ref);
  while ((id = va_arg (args, const char *)))
    row->values[cld_kind_find_field (kind, id)] = cld_arena_strdup (arena, va_arg (args, const char *));
  va_end (args);
  cld_change_set_put (changes, NULL, row, &error);
  g_assert_no_error (error);
}

static void
commit (CldChangeSet *changes)
{
  g_autoptr (GError) error = NULL;

  cld_change_set_commit (changes, &error);
  g_assert_no_error (error);
  cld_change_set_free (changes);
}

static CldChangeSet *
begin (CldStore *store)
{
  g_autoptr (GError) error = NULL;
  CldChangeSet *changes = cld_change_set_begin (store, CLD_ACT_EDIT, "made for the test", NULL, &error);

  g_assert_no_error (error);
  return changes;
}

/* In care at home in our area since the first of January, seen alone once: the visit after it is late. */
static void
put_child (CldChangeSet *changes, CldArena *arena, const char *number, const char *name)
{
  g_autofree char *period = g_strconcat (number, "/p", NULL), *status = g_strconcat (number, "/l", NULL), *placement = g_strconcat (number, "/w", NULL);
  g_autofree char *visit = g_strconcat (number, "/v1", NULL);

  put (changes, arena, &cld_child_kind, number, "given_names", name, "surname", NASTY, "date_of_birth", "2014-11-14", NULL);
  put (changes, arena, &cld_care_period_kind, period, "child", number, "started_on", "2026-01-01", "start_known", "1", NULL);
  put (changes, arena, &cld_legal_status_kind, status, "child", number, "started_on", "2026-01-01", "code", "C2", NULL);
  put (changes, arena, &cld_placement_kind, placement, "child", number, "started_on", "2026-01-01", "start_known", "1", "type", "U6", "area_authority", "001", NULL);
  put (changes, arena, &cld_visit_kind, visit, "child", number, "visited_on", "2026-01-06", "outcome", "SEEN_ALONE", NULL);
}

static void
put_children (CldStore *store)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  CldChangeSet *changes = begin (store);

  put (changes, arena, &cld_authority_kind, "001", "name", "Home", "own", "1", NULL);
  put_child (changes, arena, "ONE", "One");
  put_child (changes, arena, "TWO", "Two");
  put (changes, arena, &cld_notice_kind, "TWO/n", "child", "TWO", "direction", "OUT", "placement", "TWO/w", "recipient_kind", "PARENT", "recipient", NASTY,
       "event_on", "2026-01-01", "sent_on", "2026-01-01", NULL);
  put (changes, arena, &cld_child_kind, "BARE", "surname", "Bare", NULL);
  commit (changes);
}

static void
spin (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * 1000;

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (2000);
}

static void
wait_for_board (CldSession *session)
{
  gint64 end = g_get_monotonic_time () + 20 * G_TIME_SPAN_SECOND;

  while (!cld_duty_watch_get_board (cld_duty_watch_of (session)) && g_get_monotonic_time () < end)
    spin (10);
  g_assert_nonnull (cld_duty_watch_get_board (cld_duty_watch_of (session)));
  spin (50);
}

static void
fixture_set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("caseload-duties-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->database = g_build_filename (fixture->folder, "test.db", NULL);
  fixture->session = cld_session_open (fixture->database, CLD_STORE_CREATE, &error);
  g_assert_no_error (error);
  cld_session_set_today (fixture->session, TODAY);
  put_children (cld_session_get_store (fixture->session));
  /* The session did not write that itself, and would have pages read anew at any moment. */
  cld_session_look_around (fixture->session);
  fixture->page = cld_child_page_new (fixture->session);
  fixture->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1160, 768);
  adw_window_set_content (ADW_WINDOW (fixture->window), GTK_WIDGET (fixture->page));
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (fixture->window);
  if (!data)
    wait_for_board (fixture->session);
}

static void
fixture_tear_down (Fixture *fixture, gconstpointer data)
{
  gpointer left = fixture->page;
  g_autoptr (GDir) folder = NULL;
  const char *name;

  g_object_add_weak_pointer (G_OBJECT (fixture->page), &left);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  spin (400);
  g_assert_null (left);
  g_object_unref (fixture->session);
  spin (50);
  folder = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (folder)))
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->database);
  g_free (fixture->folder);
}

static void
show (Fixture *fixture, const char *child)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (cld_child_page_show (CLD_CHILD_PAGE (fixture->page), child, &error));
  g_assert_no_error (error);
  spin (150);
}

/* --- looking at widgets --- */

static GtkWidget *
find (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type);

      if (found)
        return found;
    }
  return NULL;
}

static gboolean
has_text (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_visible (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    if (has_text (child, text))
      return TRUE;
  return FALSE;
}

static CldChildStrip *
get_strip (Fixture *fixture)
{
  return CLD_CHILD_STRIP (find (GTK_WIDGET (fixture->page), CLD_TYPE_CHILD_STRIP));
}

static GtkWidget *
get_view (Fixture *fixture)
{
  return find (GTK_WIDGET (fixture->page), CLD_TYPE_CHILD_DUTIES);
}

/* The lines that the list has, with its headings. */
static GListModel *
get_lines (Fixture *fixture)
{
  GtkWidget *list = find (find (get_view (fixture), ADW_TYPE_SQUEEZER), GTK_TYPE_LIST_VIEW);

  return G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)));
}

/* "Open", or the ids of duties and their states. */
static char *
describe (Fixture *fixture, guint n)
{
  GListModel *lines = get_lines (fixture);
  GString *text = g_string_new (NULL);

  for (guint i = 0; lines && i < MIN (n, g_list_model_get_n_items (lines)); i++)
    {
      g_autoptr (CldChildDuty) line = g_list_model_get_item (lines, i);
      const CldDutyTexts *texts = cld_child_duty_get_entry (line) ? cld_duty_entry_get_texts (cld_child_duty_get_entry (line)) : NULL;

      if (texts)
        g_string_append_printf (text, "%s%s/%s", i > 0 ? " " : "", texts->id, cld_duty_state_id (texts->state));
      else
        g_string_append_printf (text, "%s%s:", i > 0 ? " " : "", cld_child_duty_get_heading (line));
    }
  return g_string_free (text, FALSE);
}

static guint
count_group (Fixture *fixture, CldChildDutyGroup group)
{
  GListModel *lines = get_lines (fixture);
  guint n = 0;

  for (guint i = 0; lines && i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (CldChildDuty) line = g_list_model_get_item (lines, i);

      n += cld_child_duty_get_entry (line) && cld_child_duty_get_group (line) == group ? 1 : 0;
    }
  return n;
}

static GtkWidget *
find_suggested (GtkWidget *widget, guint *n)
{
  GtkWidget *first = NULL;

  if (gtk_widget_has_css_class (widget, "suggested-action"))
    {
      ++*n;
      first = widget;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_suggested (child, n);

      first = first ? first : found;
    }
  return first;
}

/* --- tests --- */

static guint
count_visits (CldSession *session, const char *child, guint states)
{
  static const char *const ids[] = { "C", NULL };
  CldDutyFilter filter = CLD_DUTY_FILTER_INIT;

  filter.child = child;
  filter.ids = ids;
  filter.states = states;
  return cld_duty_board_count (cld_duty_watch_get_board (cld_duty_watch_of (session)), &filter);
}

static void
test_strip (Fixture *fixture, gconstpointer data)
{
  CldChildStrip *strip = get_strip (fixture);
  GtkWidget *row, *list, *suggested;
  guint n = 0;

  show (fixture, "TWO");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (strip)));
  g_assert_cmpuint (count_visits (fixture->session, "TWO", CLD_DUTY_STATE_BIT (CLD_DUTY_OVERDUE)), ==, 1);
  list = find (GTK_WIDGET (strip), GTK_TYPE_LIST_BOX);
  row = find (list, CLD_TYPE_DUTY_ROW);
  g_assert_nonnull (row);
  g_assert_cmpint (cld_duty_entry_get_texts (cld_duty_row_get_entry (CLD_DUTY_ROW (row)))->state, ==, CLD_DUTY_OVERDUE);
  suggested = find_suggested (list, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_true (gtk_widget_is_ancestor (suggested, list));
  /* No more than four, then how many more. */
  g_assert_cmpuint (cld_child_strip_get_n (strip), >, 4);
  g_assert_nonnull (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 4));
  g_assert_null (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 5));
  g_assert_true (has_text (list, "more"));
  gtk_widget_activate (GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 4)));
  spin (200);
  g_assert_cmpint (cld_child_page_get_view (CLD_CHILD_PAGE (fixture->page)), ==, CLD_CHILD_VIEW_DUTIES);
  cld_child_page_set_view (CLD_CHILD_PAGE (fixture->page), CLD_CHILD_VIEW_OVERVIEW);
  show (fixture, "BARE");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (strip)));
  g_assert_cmpuint (cld_child_strip_get_n (strip), ==, 0);
}

/* What was sent long ago and is not answered is to be chased, until it is. */
static void
test_chase (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  CldChangeSet *changes;
  guint before;

  show (fixture, "ONE");
  before = cld_child_strip_get_n (get_strip (fixture));
  changes = begin (cld_session_get_store (fixture->session));
  /* Five working days before are not too long, with Good Friday and Easter Monday between. */
  put (changes, arena, &cld_notice_kind, "ONE/n1", "child", "ONE", "direction", "OUT", "recipient_kind", "SOS", "recipient", NASTY, "sent_on", "2026-03-27", NULL);
  commit (changes);
  cld_session_note_change (fixture->session, "ONE");
  spin (200);
  g_assert_cmpuint (cld_child_strip_get_n (get_strip (fixture)), ==, before);
  changes = begin (cld_session_get_store (fixture->session));
  put (changes, arena, &cld_notice_kind, "ONE/n2", "child", "ONE", "direction", "OUT", "recipient_kind", "SOS", "recipient", NASTY, "sent_on", "2026-03-26", NULL);
  put (changes, arena, &cld_notice_kind, "ONE/n3", "child", "ONE", "direction", "OUT", "recipient_kind", "SOS", "sent_on", "2026-03-01", "acknowledged_on", "2026-03-02", NULL);
  put (changes, arena, &cld_notice_kind, "ONE/n4", "child", "ONE", "direction", "IN", "recipient_kind", "SOS", "sent_on", "2026-03-01", NULL);
  commit (changes);
  cld_session_note_change (fixture->session, "ONE");
  spin (200);
  g_assert_cmpuint (cld_child_strip_get_n (get_strip (fixture)), ==, before + 1);
}

static void
test_view (Fixture *fixture, gconstpointer data)
{
  g_autofree char *start = NULL, *print = NULL;
  GtkDropDown *which;
  guint n_done;

  show (fixture, "ONE");
  cld_child_page_set_view (CLD_CHILD_PAGE (fixture->page), CLD_CHILD_VIEW_DUTIES);
  spin (300);
  start = describe (fixture, 2);
  g_test_message ("%s", start);
  g_assert_true (g_str_has_prefix (start, "Open: "));
  g_assert_true (g_str_has_suffix (start, "/overdue"));
  g_assert_cmpuint (count_group (fixture, CLD_CHILD_DUTY_OPEN), >, 0);
  g_assert_cmpuint (count_group (fixture, CLD_CHILD_DUTY_COMING), >, 0);
  n_done = count_group (fixture, CLD_CHILD_DUTY_DONE);
  g_assert_cmpuint (n_done, >, 0);
  which = GTK_DROP_DOWN (find (get_view (fixture), GTK_TYPE_DROP_DOWN));
  gtk_drop_down_set_selected (which, 1);
  spin (50);
  g_assert_cmpuint (count_group (fixture, CLD_CHILD_DUTY_DONE), ==, 0);
  gtk_drop_down_set_selected (which, 0);
  spin (50);
  g_assert_cmpuint (count_group (fixture, CLD_CHILD_DUTY_DONE), ==, n_done);
  show (fixture, "BARE");
  g_assert_true (has_text (get_view (fixture), "No duties"));
}

/* Every line of the year to come is within it, and nothing that is projected is over. */
static void
test_forecast (Fixture *fixture, gconstpointer data)
{
  gint32 today = cld_date_to_day (TODAY);
  GListModel *lines;
  guint n_projected = 0;

  show (fixture, "ONE");
  cld_child_page_set_view (CLD_CHILD_PAGE (fixture->page), CLD_CHILD_VIEW_DUTIES);
  spin (200);
  lines = get_lines (fixture);
  for (guint i = 0; i < g_list_model_get_n_items (lines); i++)
    {
      g_autoptr (CldChildDuty) line = g_list_model_get_item (lines, i);
      const CldDutyTexts *texts = cld_child_duty_get_entry (line) ? cld_duty_entry_get_texts (cld_child_duty_get_entry (line)) : NULL;

      if (!texts || texts->state != CLD_DUTY_PROJECTED)
        continue;
      n_projected++;
      g_assert_cmpint (texts->due_day, >=, today);
      g_assert_cmpint (texts->due_day, <=, cld_date_to_day ("2027-04-07"));
    }
  g_assert_cmpuint (n_projected, >, 2);
}

static void
put_visit (CldStore *store, const char *ref, const char *child, const char *day)
{
  g_autoptr (CldArena) arena = cld_arena_new ();
  CldChangeSet *changes = begin (store);

  put (changes, arena, &cld_visit_kind, ref, "child", child, "visited_on", day, "outcome", "SEEN_ALONE", NULL);
  commit (changes);
}

static gboolean
has_late_visit (Fixture *fixture)
{
  GtkWidget *list = find (GTK_WIDGET (get_strip (fixture)), GTK_TYPE_LIST_BOX);

  for (int i = 0; gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), i); i++)
    {
      GtkWidget *row = GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), i));

      if (CLD_IS_DUTY_ROW (row) && cld_duty_entry_get_texts (cld_duty_row_get_entry (CLD_DUTY_ROW (row)))->id[0] == 'C')
        return TRUE;
    }
  return FALSE;
}

/* Another program records the visit: nobody presses anything here. */
static void
test_live (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CldStore) other = NULL;
  guint n_before;

  show (fixture, "ONE");
  n_before = cld_child_strip_get_n (get_strip (fixture));
  other = cld_store_open (fixture->database, CLD_STORE_OPEN, &error);
  g_assert_no_error (error);
  put_visit (other, "ONE/v2", "ONE", TODAY);
  for (guint i = 0; i < 60 && cld_child_strip_get_n (get_strip (fixture)) == n_before; i++)
    spin (100);
  g_assert_cmpuint (cld_child_strip_get_n (get_strip (fixture)), ==, n_before - 1);
  g_assert_false (has_late_visit (fixture) && n_before <= 4);
  cld_child_page_set_view (CLD_CHILD_PAGE (fixture->page), CLD_CHILD_VIEW_DUTIES);
  spin (200);
  n_before = count_group (fixture, CLD_CHILD_DUTY_DONE);
  put_visit (cld_session_get_store (fixture->session), "ONE/v3", "ONE", "2026-02-01");
  cld_session_note_change (fixture->session, "ONE");
  spin (300);
  g_assert_cmpuint (count_group (fixture, CLD_CHILD_DUTY_DONE), >, n_before);
}

static GtkWidget *
get_focus (Fixture *fixture)
{
  return gtk_root_get_focus (GTK_ROOT (fixture->window));
}

/* The keyboard is at a row and not at a button of it; each row says what it is; the titles say nothing twice. */
static void
test_rows (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row;

  show (fixture, "TWO");
  cld_child_page_set_view (CLD_CHILD_PAGE (fixture->page), CLD_CHILD_VIEW_DUTIES);
  spin (300);
  cld_pane_shown (fixture->page);
  spin (200);
  g_assert_nonnull (get_focus (fixture));
  row = gtk_widget_get_first_child (get_focus (fixture));
  g_assert_true (CLD_IS_CHILD_DUTY_ROW (row));
  g_assert_nonnull (cld_child_duty_get_entry (cld_child_duty_row_get (CLD_CHILD_DUTY_ROW (row))));
  gtk_test_accessible_assert_property (get_focus (fixture), GTK_ACCESSIBLE_PROPERTY_LABEL, cld_child_duty_get_sentence (cld_child_duty_row_get (CLD_CHILD_DUTY_ROW (row))));
  g_assert_true (gtk_widget_activate_action (get_focus (fixture), "duty.why", NULL));
  spin (300);
  g_assert_nonnull (find (row, GTK_TYPE_POPOVER));
  gtk_popover_popdown (GTK_POPOVER (find (row, GTK_TYPE_POPOVER)));
  spin (400);
  g_assert_true (gtk_widget_get_first_child (get_focus (fixture)) == row);
}

static void
test_calendar (Fixture *fixture, gconstpointer data)
{
  CldCalendarStrip *calendar;
  GListModel *lines;
  guint n_all, n;

  show (fixture, "ONE");
  cld_child_page_set_view (CLD_CHILD_PAGE (fixture->page), CLD_CHILD_VIEW_DUTIES);
  spin (200);
  calendar = CLD_CALENDAR_STRIP (find (get_view (fixture), CLD_TYPE_CALENDAR_STRIP));
  lines = get_lines (fixture);
  n_all = g_list_model_get_n_items (lines);
  cld_calendar_strip_choose_month (calendar, 2);
  spin (100);
  n = g_list_model_get_n_items (lines);
  g_assert_cmpuint (n, <, n_all);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (CldChildDuty) line = g_list_model_get_item (lines, i);

      if (cld_child_duty_get_entry (line))
        {
          g_assert_cmpint (cld_duty_entry_get_texts (cld_child_duty_get_entry (line))->due_day, >=, cld_date_to_day ("2026-05-01"));
          g_assert_cmpint (cld_duty_entry_get_texts (cld_child_duty_get_entry (line))->due_day, <=, cld_date_to_day ("2026-05-31"));
        }
    }
  cld_calendar_strip_choose_none (calendar);
  spin (100);
  g_assert_cmpuint (g_list_model_get_n_items (lines), ==, n_all);
}

/* Before anything is loaded nothing is said to be in order. */
static void
test_not_loaded (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (cld_child_page_show (CLD_CHILD_PAGE (fixture->page), "ONE", &error));
  cld_child_page_set_view (CLD_CHILD_PAGE (fixture->page), CLD_CHILD_VIEW_DUTIES);
  if (!cld_duty_watch_get_board (cld_duty_watch_of (fixture->session)))
    g_assert_false (has_text (get_view (fixture), "No duties"));
  wait_for_board (fixture->session);
  g_assert_cmpuint (count_group (fixture, CLD_CHILD_DUTY_OPEN), >, 0);
}

/* What asks for more room than there is, down to where it comes from. */
static void
tell_wide (GtkWidget *widget, int depth)
{
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  if (minimum <= 340 || !gtk_widget_get_visible (widget))
    return;
  g_test_message ("%*s%s %s: %d", depth, "", G_OBJECT_TYPE_NAME (widget), gtk_widget_get_css_name (widget), minimum);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    tell_wide (child, depth + 1);
}

static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  int minimum;

  show (fixture, "TWO");
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 360, 700);
  spin (300);
  for (guint i = CLD_CHILD_VIEW_OVERVIEW; i <= CLD_CHILD_VIEW_DUTIES; i++)
    {
      cld_child_page_set_view (CLD_CHILD_PAGE (fixture->page), i);
      spin (200);
      gtk_widget_measure (GTK_WIDGET (fixture->page), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
      if (minimum > 360)
        tell_wide (GTK_WIDGET (fixture->page), 0);
      g_assert_cmpint (minimum, <=, 360);
    }
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv);
  adw_init ();
  g_test_add ("/child-duties/strip", Fixture, NULL, fixture_set_up, test_strip, fixture_tear_down);
  g_test_add ("/child-duties/chase", Fixture, NULL, fixture_set_up, test_chase, fixture_tear_down);
  g_test_add ("/child-duties/view", Fixture, NULL, fixture_set_up, test_view, fixture_tear_down);
  g_test_add ("/child-duties/forecast", Fixture, NULL, fixture_set_up, test_forecast, fixture_tear_down);
  g_test_add ("/child-duties/live", Fixture, NULL, fixture_set_up, test_live, fixture_tear_down);
  g_test_add ("/child-duties/rows", Fixture, NULL, fixture_set_up, test_rows, fixture_tear_down);
  g_test_add ("/child-duties/calendar", Fixture, NULL, fixture_set_up, test_calendar, fixture_tear_down);
  g_test_add ("/child-duties/not-loaded", Fixture, "early", fixture_set_up, test_not_loaded, fixture_tear_down);
  g_test_add ("/child-duties/narrow", Fixture, NULL, fixture_set_up, test_narrow, fixture_tear_down);
  return g_test_run ();
}
