/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "cld-add-day-dialog.h"
#include "cld-duty-watch.h"
#include "cld-holiday-import.h"
#include "cld-holiday-row.h"
#include "cld-kinds.h"
#include "cld-preferences.h"
#include "cld-record-service.h"
#include "cld-team-setting-row.h"
#include "cld-working-days-page.h"
#include "settle.h"

/* The preferences of a caseload of one child, a window on it, and what is recorded after each choice. */

#define TODAY "2026-04-07"
#define NASTY "Ó'Neil & <b>\"%s%n"
#define PATIENCE (20 * G_USEC_PER_SEC)

typedef struct
{
  char *folder;
  CldSession *session;
  CldPreferences *window;
} Fixture;

static void
save (CldStore *store, const CldKind *kind, const char *ref, const char *const *values)
{
  g_autoptr (CldRecord) record = cld_record_new (kind, ref);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; values[i]; i += 2)
    g_assert_true (cld_record_set_text (record, (guint) cld_kind_find_field (kind, values[i]), values[i + 1]));
  cld_record_service_save (store, record, "test", &error);
  g_assert_no_error (error);
}

#define SAVE(store, kind, ref, ...) save (store, kind, ref, (const char *const[]){ __VA_ARGS__, NULL })

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  CldStore *store;

  fixture->folder = g_dir_make_tmp ("caseload-preferences-XXXXXX", NULL);
  path = g_build_filename (fixture->folder, "caseload.db", NULL);
  fixture->session = cld_session_open (path, CLD_STORE_CREATE, &error);
  g_assert_no_error (error);
  cld_session_set_today (fixture->session, TODAY);
  store = cld_session_get_store (fixture->session);
  SAVE (store, &cld_child_kind, "C1", "given_names", "Jay", "surname", "Marsh", "date_of_birth", "2015-01-01");
  SAVE (store, &cld_care_period_kind, NULL, "child", "C1", "started_on", "2026-03-02");
  SAVE (store, &cld_legal_status_kind, NULL, "child", "C1", "code", "C2", "started_on", "2026-03-02");
  SAVE (store, &cld_placement_kind, NULL, "child", "C1", "type", "U4", "started_on", "2026-03-02");
  SAVE (store, &cld_bank_holiday_kind, "2026-07-15", "day", "2026-07-15", "name", NASTY, "effect", BANK_HOLIDAY_ADDED);
  fixture->window = cld_preferences_new (NULL, fixture->session);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
}

static gboolean
nothing_in_writer (CldStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return TRUE;
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  *(gboolean *) data = TRUE;
}

/* What was given to the writer is done, and told. */
static void
wait_for_writer (Fixture *fixture)
{
  gboolean done = FALSE;

  settle ();
  cld_session_run_async (fixture->session, nothing_in_writer, NULL, NULL, NULL, done_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  settle ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gpointer window = fixture->window, session = fixture->session;
  gint64 end = g_get_monotonic_time () + PATIENCE;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_object_add_weak_pointer (window, &window);
  g_object_add_weak_pointer (session, &session);
  if (window)
    gtk_window_destroy (GTK_WINDOW (window));
  wait_for_writer (fixture);
  g_object_unref (fixture->session);
  while ((window || session) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_null (window);
  g_assert_null (session);
  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)))
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

/* --- finding --- */

typedef gboolean (*Match) (GtkWidget *widget, gconstpointer data);

static GtkWidget *
find (GtkWidget *widget, Match match, gconstpointer data)
{
  if (match (widget, data))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, match, data);

      if (found)
        return found;
    }
  return NULL;
}

static gboolean
is_setting (GtkWidget *widget, gconstpointer data)
{
  return CLD_IS_TEAM_SETTING_ROW (widget) && cld_team_setting_row_get_id (CLD_TEAM_SETTING_ROW (widget)) == *(const CldTeamSettingId *) data;
}

static gboolean
is_holiday (GtkWidget *widget, gconstpointer data)
{
  return CLD_IS_HOLIDAY_ROW (widget) && cld_holiday_row_get_day (CLD_HOLIDAY_ROW (widget)) == cld_date_to_day (data);
}

static gboolean
is_type (GtkWidget *widget, gconstpointer data)
{
  return G_TYPE_CHECK_INSTANCE_TYPE (widget, *(const GType *) data);
}

static gboolean
has_text (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), data);
}

static gboolean
is_button (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), data) == 0;
}

static gpointer
find_of_type (gpointer widget, GType type)
{
  return find (widget, is_type, &type);
}

static GtkWidget *
setting_row (Fixture *fixture, CldTeamSettingId id)
{
  GtkWidget *row = find (GTK_WIDGET (fixture->window), is_setting, &id);

  g_assert_nonnull (row);
  return row;
}

static GtkWidget *
holiday_row (Fixture *fixture, const char *day)
{
  return find (GTK_WIDGET (fixture->window), is_holiday, day);
}

static void
press (GtkWidget *row, const char *label)
{
  GtkWidget *button = find (row, is_button, label);

  g_assert_nonnull (button);
  g_assert_true (gtk_widget_get_visible (button));
  g_signal_emit_by_name (button, "clicked");
}

static char *
recorded (Fixture *fixture, const CldKind *kind, const char *ref, guint field)
{
  g_autoptr (CldRecord) record = cld_record_service_load (cld_session_get_store (fixture->session), kind, ref, NULL);

  return record ? g_strdup (cld_record_get_text (record, field)) : NULL;
}

#define ASSERT_RECORDED(kind, ref, field, value)                                    \
  G_STMT_START                                                                      \
  {                                                                                 \
    g_autofree char *recorded_value = recorded (fixture, kind, ref, field);         \
    g_assert_cmpstr (recorded_value, ==, value);                                    \
  }                                                                                 \
  G_STMT_END

#define ASSERT_SETTING(ref, value) ASSERT_RECORDED (&cld_setting_kind, ref, SETTING_VALUE, value)
#define ASSERT_EFFECT(day, value) ASSERT_RECORDED (&cld_bank_holiday_kind, day, BANK_HOLIDAY_EFFECT, value)

static gpointer
find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (G_TYPE_CHECK_INSTANCE_TYPE (window, type) && gtk_widget_get_visible (window))
        return window;
    }
  return NULL;
}

static gpointer
wait_for_window (GType type)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while (!find_window (type) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_nonnull (find_window (type));
  settle ();
  return find_window (type);
}

static void
answer (gpointer dialog, const char *response)
{
  adw_message_dialog_response (dialog, response);
  gtk_window_destroy (dialog);
  settle ();
}

static void
undo (Fixture *fixture)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "cld.undo", NULL);
  wait_for_writer (fixture);
}

static void
show_days (Fixture *fixture)
{
  CldWorkingDaysPage *page = find_of_type (fixture->window, CLD_TYPE_WORKING_DAYS_PAGE);

  g_assert_nonnull (page);
  adw_preferences_window_set_visible_page (ADW_PREFERENCES_WINDOW (fixture->window), ADW_PREFERENCES_PAGE (page));
  settle ();
}

static void
show_year (Fixture *fixture, int year)
{
  CldWorkingDaysPage *page = find_of_type (fixture->window, CLD_TYPE_WORKING_DAYS_PAGE);

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (gtk_widget_get_template_child (GTK_WIDGET (page), CLD_TYPE_WORKING_DAYS_PAGE, "year_spin")), year);
  settle ();
}

/* --- settings --- */

static void
test_setting (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row = setting_row (fixture, CLD_TEAM_VIRTUAL_COUNTS);
  GtkSwitch *control = find_of_type (row, GTK_TYPE_SWITCH);

  g_assert_false (gtk_switch_get_active (control));
  g_assert_null (find (row, has_text, "Changed"));
  g_assert_nonnull (find (row, has_text, "Default: off"));
  gtk_switch_set_active (control, TRUE);
  wait_for_writer (fixture);
  ASSERT_SETTING ("virtual_counts", "1");
  g_assert_nonnull (find (row, has_text, "Changed"));
  /* Back at once, as often as somebody likes: the last choice counts. */
  for (guint i = 0; i < 5; i++)
    gtk_switch_set_active (control, i % 2);
  for (guint i = 0; i < 5; i++)
    wait_for_writer (fixture);
  ASSERT_SETTING ("virtual_counts", NULL);
  g_assert_false (gtk_switch_get_active (control));
  g_assert_null (find (row, has_text, "Changed"));
}

static void
test_default (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row = setting_row (fixture, CLD_TEAM_COUNT_MOVE_DAY);
  GtkSwitch *control = find_of_type (row, GTK_TYPE_SWITCH);

  g_assert_true (gtk_switch_get_active (control));
  gtk_switch_set_active (control, FALSE);
  wait_for_writer (fixture);
  ASSERT_SETTING ("count_move_day_as_visit", "0");
  press (row, "Back to default");
  wait_for_writer (fixture);
  ASSERT_SETTING ("count_move_day_as_visit", NULL);
  g_assert_true (gtk_switch_get_active (control));
  /* Each of the two is a change of its own. */
  undo (fixture);
  ASSERT_SETTING ("count_move_day_as_visit", "0");
  g_assert_false (gtk_switch_get_active (control));
  undo (fixture);
  ASSERT_SETTING ("count_move_day_as_visit", NULL);
  g_assert_true (gtk_switch_get_active (control));
}

/* A number that is being typed is recorded once, at the latest when the window closes. */
static void
test_number (Fixture *fixture, gconstpointer data)
{
  GtkSpinButton *control = find_of_type (setting_row (fixture, CLD_TEAM_DUTY_WINDOW), GTK_TYPE_SPIN_BUTTON);

  g_assert_cmpint (gtk_spin_button_get_value_as_int (control), ==, 14);
  gtk_spin_button_set_value (control, 20);
  gtk_spin_button_set_value (control, 21);
  wait_for_writer (fixture);
  ASSERT_SETTING ("duty_window_days", NULL);
  gtk_window_close (GTK_WINDOW (fixture->window));
  wait_for_writer (fixture);
  ASSERT_SETTING ("duty_window_days", "21");
  fixture->window = cld_preferences_new (NULL, fixture->session);
  gtk_window_present (GTK_WINDOW (fixture->window));
  settle ();
  control = find_of_type (setting_row (fixture, CLD_TEAM_DUTY_WINDOW), GTK_TYPE_SPIN_BUTTON);
  g_assert_cmpint (gtk_spin_button_get_value_as_int (control), ==, 21);
}

/* Somebody else was faster: it is said, nothing of theirs is lost, and theirs is shown. */
static void
test_conflict (Fixture *fixture, gconstpointer data)
{
  GtkSpinButton *control = find_of_type (setting_row (fixture, CLD_TEAM_DUTY_WINDOW), GTK_TYPE_SPIN_BUTTON);
  g_autofree char *path = g_build_filename (fixture->folder, "caseload.db", NULL);
  g_autoptr (CldStore) other = cld_store_open (path, CLD_STORE_OPEN, NULL);

  SAVE (other, &cld_setting_kind, "duty_window_days", "value", "30");
  gtk_spin_button_set_value (control, 7);
  cld_team_setting_row_flush (CLD_TEAM_SETTING_ROW (setting_row (fixture, CLD_TEAM_DUTY_WINDOW)));
  wait_for_writer (fixture);
  ASSERT_SETTING ("duty_window_days", "30");
  g_assert_cmpint (gtk_spin_button_get_value_as_int (control), ==, 30);
  answer (wait_for_window (ADW_TYPE_MESSAGE_DIALOG), "close");
}

static guint
count_due (CldDutyWatch *watch)
{
  CldDutyFilter filter = CLD_DUTY_FILTER_INIT;

  filter.states = CLD_DUTY_STATE_BIT (CLD_DUTY_DUE);
  return cld_duty_board_count (cld_duty_watch_get_board (watch), &filter);
}

static void
wait_for_board (CldDutyWatch *watch, guint at_least)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while ((!cld_duty_watch_get_board (watch) || count_due (watch) < at_least) && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_nonnull (cld_duty_watch_get_board (watch));
}

/* What comes within a year is due, not only what comes within two weeks. */
static void
test_duties (Fixture *fixture, gconstpointer data)
{
  CldDutyWatch *watch = cld_duty_watch_of (fixture->session);
  GtkSpinButton *control = find_of_type (setting_row (fixture, CLD_TEAM_DUTY_WINDOW), GTK_TYPE_SPIN_BUTTON);
  guint before;

  wait_for_board (watch, 0);
  before = count_due (watch);
  gtk_spin_button_set_value (control, 366);
  cld_team_setting_row_flush (CLD_TEAM_SETTING_ROW (setting_row (fixture, CLD_TEAM_DUTY_WINDOW)));
  wait_for_board (watch, before + 1);
  g_assert_cmpuint (count_due (watch), >, before);
}

/* --- bank holidays --- */

static void
test_take_away (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row;

  show_days (fixture);
  row = holiday_row (fixture, "2026-04-03");
  g_assert_nonnull (find (row, has_text, "Good Friday"));
  g_assert_cmpint (cld_holiday_row_get_state (CLD_HOLIDAY_ROW (row)), ==, CLD_HOLIDAY_COMPUTED);
  press (row, "Take away");
  wait_for_writer (fixture);
  ASSERT_EFFECT ("2026-04-03", BANK_HOLIDAY_REMOVED);
  row = holiday_row (fixture, "2026-04-03");
  g_assert_cmpint (cld_holiday_row_get_state (CLD_HOLIDAY_ROW (row)), ==, CLD_HOLIDAY_TAKEN_AWAY);
  g_assert_nonnull (find (row, has_text, "Taken away"));
  press (row, "Put back");
  wait_for_writer (fixture);
  ASSERT_EFFECT ("2026-04-03", NULL);
  undo (fixture);
  ASSERT_EFFECT ("2026-04-03", BANK_HOLIDAY_REMOVED);
  /* What was added goes altogether. */
  row = holiday_row (fixture, "2026-07-15");
  g_assert_nonnull (find (row, has_text, NASTY));
  g_assert_cmpint (cld_holiday_row_get_state (CLD_HOLIDAY_ROW (row)), ==, CLD_HOLIDAY_ADDED);
  press (row, "Take away");
  wait_for_writer (fixture);
  ASSERT_EFFECT ("2026-07-15", NULL);
  g_assert_null (holiday_row (fixture, "2026-07-15"));
}

static CldAddDayDialog *
open_add (Fixture *fixture)
{
  CldWorkingDaysPage *page = find_of_type (fixture->window, CLD_TYPE_WORKING_DAYS_PAGE);
  CldAddDayDialog *dialog;

  /* The second of the two rows that do something. */
  for (GtkWidget *row = find_of_type (page, ADW_TYPE_ACTION_ROW); row; row = gtk_widget_get_next_sibling (row))
    if (strstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), "dd a day"))
      adw_action_row_activate (ADW_ACTION_ROW (row));
  dialog = wait_for_window (CLD_TYPE_ADD_DAY_DIALOG);
  g_assert_false (adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog), "add"));
  return dialog;
}

static void
test_add (Fixture *fixture, gconstpointer data)
{
  static const char *const refused[] = { "nonsense", "31/2/2027", "25/12/2026", "16/6/2029", "15/7/2026", "" };
  AdwMessageDialog *dialog;

  show_days (fixture);
  dialog = ADW_MESSAGE_DIALOG (open_add (fixture));
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      gtk_editable_set_text (cld_add_day_dialog_get_date_entry (CLD_ADD_DAY_DIALOG (dialog)), refused[i]);
      g_assert_false (adw_message_dialog_get_response_enabled (dialog, "add"));
    }
  gtk_editable_set_text (cld_add_day_dialog_get_date_entry (CLD_ADD_DAY_DIALOG (dialog)), "16/6/2027");
  gtk_editable_set_text (cld_add_day_dialog_get_name_entry (CLD_ADD_DAY_DIALOG (dialog)), "  " NASTY " ");
  g_assert_true (adw_message_dialog_get_response_enabled (dialog, "add"));
  g_assert_nonnull (find (GTK_WIDGET (dialog), has_text, "Wednesday 16 June 2027"));
  answer (dialog, "add");
  wait_for_writer (fixture);
  ASSERT_EFFECT ("2027-06-16", BANK_HOLIDAY_ADDED);
  ASSERT_RECORDED (&cld_bank_holiday_kind, "2027-06-16", BANK_HOLIDAY_NAME, NASTY);
  /* Its year is shown. */
  g_assert_nonnull (find (holiday_row (fixture, "2027-06-16"), has_text, NASTY));
  g_assert_null (holiday_row (fixture, "2026-04-03"));
  undo (fixture);
  ASSERT_EFFECT ("2027-06-16", NULL);
  g_assert_null (holiday_row (fixture, "2027-06-16"));
}

/* A day that was taken away is put back by adding it. */
static void
test_add_again (Fixture *fixture, gconstpointer data)
{
  AdwMessageDialog *dialog;

  show_days (fixture);
  press (holiday_row (fixture, "2026-05-04"), "Take away");
  wait_for_writer (fixture);
  ASSERT_EFFECT ("2026-05-04", BANK_HOLIDAY_REMOVED);
  dialog = ADW_MESSAGE_DIALOG (open_add (fixture));
  gtk_editable_set_text (cld_add_day_dialog_get_date_entry (CLD_ADD_DAY_DIALOG (dialog)), "4/5/2026");
  answer (dialog, "add");
  wait_for_writer (fixture);
  ASSERT_EFFECT ("2026-05-04", NULL);
  g_assert_cmpint (cld_holiday_row_get_state (CLD_HOLIDAY_ROW (holiday_row (fixture, "2026-05-04"))), ==, CLD_HOLIDAY_COMPUTED);
}

static void
import (Fixture *fixture, const char *path)
{
  cld_holiday_import (find_of_type (fixture->window, CLD_TYPE_WORKING_DAYS_PAGE), fixture->session, path);
  wait_for_writer (fixture);
}

static void
test_import (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "bank-holidays", "good.json", NULL);
  GtkWidget *dialog;

  show_days (fixture);
  show_year (fixture, 2027);
  g_assert_nonnull (find (GTK_WIDGET (fixture->window), has_text, "31 December 2026"));
  /* What it would change is said first, and nothing happens. */
  import (fixture, path);
  dialog = wait_for_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (find (dialog, has_text, "The list names 9 days, from Friday 1 January 2027 to Tuesday 28 December 2027."));
  g_assert_nonnull (find (dialog, has_text, "Added: A day that was proclaimed, Wednesday 16 June 2027"));
  g_assert_null (find (dialog, has_text, "Taken away"));
  answer (dialog, "cancel");
  wait_for_writer (fixture);
  ASSERT_EFFECT ("2027-06-16", NULL);
  import (fixture, path);
  answer (wait_for_window (ADW_TYPE_MESSAGE_DIALOG), "import");
  wait_for_writer (fixture);
  ASSERT_EFFECT ("2027-06-16", BANK_HOLIDAY_ADDED);
  g_assert_nonnull (holiday_row (fixture, "2027-06-16"));
  g_assert_nonnull (find (GTK_WIDGET (fixture->window), has_text, "28 December 2027"));
  /* Again there is nothing to ask. */
  import (fixture, path);
  g_assert_null (find_window (ADW_TYPE_MESSAGE_DIALOG));
  undo (fixture);
  ASSERT_EFFECT ("2027-06-16", NULL);
  g_assert_null (holiday_row (fixture, "2027-06-16"));
  g_assert_nonnull (find (GTK_WIDGET (fixture->window), has_text, "31 December 2026"));
}

static void
test_bad_file (Fixture *fixture, gconstpointer data)
{
  static const char *const bad[] = { "no json", "{\"england-and-wales\":{\"events\":[]}}", "[]" };
  g_autofree char *path = g_build_filename (fixture->folder, "list.json", NULL);

  show_days (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      GtkWidget *dialog;

      g_assert_true (g_file_set_contents (path, bad[i], -1, NULL));
      import (fixture, path);
      dialog = wait_for_window (ADW_TYPE_MESSAGE_DIALOG);
      g_assert_nonnull (find (dialog, has_text, "The list cannot be taken in"));
      g_assert_nonnull (find (dialog, has_text, "www.gov.uk/bank-holidays.json"));
      answer (dialog, "close");
    }
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  adw_init ();
  g_test_init (&argc, &argv, NULL);

  ADD ("/preferences/setting", test_setting);
  ADD ("/preferences/default", test_default);
  ADD ("/preferences/number", test_number);
  ADD ("/preferences/conflict", test_conflict);
  ADD ("/preferences/duties", test_duties);
  ADD ("/preferences/take-away", test_take_away);
  ADD ("/preferences/add", test_add);
  ADD ("/preferences/add-again", test_add_again);
  ADD ("/preferences/import", test_import);
  ADD ("/preferences/bad-file", test_bad_file);

  return g_test_run ();
}
